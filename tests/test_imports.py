"""Commands import only what they need, so that they start quickly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from anora_quiz.completion import VARIABLE
from tests.cases import for_each
from tests.cli.playing import write_quiz
from tests.command_line import run

_SCRIPT = """
import sys

sys.argv[0] = "anora-quiz"
try:
    from anora_quiz.__main__ import main

    main()
finally:
    print("\\nimported:", *sys.modules, file=sys.stderr)
"""
_DRAWING = {"rich", "questionary", "prompt_toolkit"}
_PARSING = {
    "yaml",
    "anora_quiz.packs.checking.check",
    "anora_quiz.packs.compiled.compiler",
    "anora_quiz.packs.problems",
}
_MARKING = {"anora_quiz.quiz.marking.quantities", "anora_quiz.quiz.marking.units"}
_RARE = {"pygments", "urllib3", "fsrs", "tomlkit", "platformdirs", "rapidfuzz"} | _MARKING
_FURTHER = {"anora_quiz.packs.compiled.cache", "anora_quiz.quiz.rounds", "sqlite3"}


@pytest.fixture
def quiz(tmp_path: Path) -> str:
    """Return the path of a small pack."""
    return write_quiz(tmp_path / "quiz.yaml")


def _imported(*arguments: str, completing: str = "") -> set[str]:
    """Return the modules that a new process imports for ``arguments``, or to complete a word."""
    shell = {VARIABLE: "fish"}
    result = subprocess.run(
        [sys.executable, "-c", _SCRIPT, *(completing.split(" ") if completing else arguments)],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            **(shell if completing else {}),
        },
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert result.stdout.strip(), "it did something"
    modules = set(result.stderr.rpartition("\nimported:")[2].split())
    assert ("anora_quiz.completion" if completing else "anora_quiz.cli") in modules
    return modules


def test_round_of_compiled_packs_is_played_by_pipe_without_parser_and_prompts(quiz: str) -> None:
    assert run("play", quiz, "--no-spoilers", lines=":quit\n").exit_code == 0
    imported = _imported("play", quiz, "--no-spoilers")
    assert imported & (_DRAWING | _PARSING | _RARE) == set()


def test_questions_are_drawn_without_what_colors_snippets() -> None:
    code = (
        "import sys\n"
        "from tests.samples import EDITOR, round_of, right\n"
        "from tests.terminal.seen import open_scene, seen, verdict_scene\n"
        "seen(open_scene(round_of(EDITOR)))\n"
        "seen(verdict_scene(round_of(EDITOR).record(right(EDITOR))))\n"
        "print(*sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    imported = set(result.stdout.split())
    assert "anora_quiz.terminal.scenes.question" in imported
    assert imported & {"pygments", "rich.syntax", "anora_quiz.terminal.scenes.code"} == set()


def test_packs_that_did_not_change_are_listed_without_parser() -> None:
    run("packs", "list")
    assert _imported("packs", "list") & (_DRAWING | _PARSING | _RARE) == set()


def test_version_is_printed_without_anything_of_the_game() -> None:
    assert _imported("--version") & (_DRAWING | _PARSING | _RARE | _FURTHER) == set()


def test_scores_are_printed_by_pipe_without_packs_and_prompts(quiz: str) -> None:
    run("play", quiz, "--no-spoilers", "--questions", "1", "--player", "Ani", lines="Yes\n")
    imported = _imported("scores")
    assert imported & (_DRAWING | _PARSING | _RARE) == set()
    assert "anora_quiz.packs.compiled.cache" not in imported


@for_each(
    "typed",
    ["pl", "play --mode bl", "play --player ", "play a", "review ", "packs import --from "],
)
def test_words_are_completed_without_the_command_line_and_the_game(quiz: str, typed: str) -> None:
    """That would take several times as long."""
    run("play", quiz, "--no-spoilers", "--questions", "1", "--player", "Ani", lines="Yes\n")
    imported = _imported(completing=typed)
    assert imported & (_DRAWING | _PARSING | _RARE) == set()
    assert not {"typer", "anora_quiz.cli", "anora_quiz.game", "anora_quiz.quiz.rounds"} & imported
    assert "anora_quiz.packs.compiled.cache" not in imported
    assert "anora_quiz.records.store" not in imported
