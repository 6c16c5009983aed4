"""Snippets from the pack to every place where a question is shown again, with a pipe for input."""

import json
from pathlib import Path

import pytest

from tests.cli.playing import shown

_PACK = """\
format: 1
title: Loops
questions:
  - id: a
    kind: choice
    question: What does this print?
    snippet:
      language: python
      text: |
        for x in y:
        \tprint(x)
    answer: |-
      if x:
          y()
    wrong: [Nothing]
"""
_SNIPPET = ["What does this print?", "Code, Python:", "    for x in y:", "        print(x)"]
_OPTION = "if x:\n         y()"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "loops.yaml"
    second = _PACK.partition("questions:\n")[2].replace("id: a", "id: b")
    path.write_text(_PACK + second, encoding="utf-8")
    return path


def _has_snippet(text: str) -> bool:
    return "\n".join(_SNIPPET) in text and _OPTION in text


def test_a_saved_round_keeps_its_snippets_when_the_pack_is_gone(pack: Path) -> None:
    assert _has_snippet(shown("play", str(pack), lines="Nothing\n:quit\n"))
    pack.unlink()
    assert _has_snippet(shown("resume", lines="Nothing\n"))
    assert _has_snippet(shown("review"))


def test_players_at_one_keyboard_see_the_snippet_in_turn(pack: Path) -> None:
    played = shown("play", str(pack), "--player", "Ani", "--player", "Igor", lines="1\n1\n1\n1\n")
    assert played.count("\n".join(_SNIPPET)) == 2


def test_data_has_the_snippet_of_each_turn(pack: Path) -> None:
    shown("play", str(pack), lines="Nothing\nNothing\n")
    turn, _ = json.loads(shown("review", "--json"))["turns"]
    assert turn["snippet"] == {"text": "for x in y:\n\tprint(x)", "language": "python"}


def test_rounds_that_move_to_another_machine_keep_their_snippets(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown("play", str(pack), lines="Nothing\nNothing\n")
    moved = tmp_path / "moved.jsonl"
    moved.write_text(shown("data", "export"), encoding="utf-8")
    monkeypatch.setenv("ANORA_QUIZ_HOME", str(tmp_path / "other"))
    shown("data", "import", str(moved))
    assert _has_snippet(shown("review"))


def test_a_pack_is_shown_with_its_snippets_line_by_line(pack: Path) -> None:
    lines = shown("packs", "show", str(pack), "--answers").splitlines()
    start = lines.index("What does this print?")
    assert lines[start : start + 8] == [
        "What does this print?",
        "  language: python",
        "    for x in y:",
        "        print(x)",
        "  answer:",
        "    if x:",
        "        y()",
        "  wrong: Nothing",
    ]
