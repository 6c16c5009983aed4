"""Setting up a round in a terminal."""

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.screen import CTRL_C, DOWN, ENTER, ESCAPE, QUESTION, UP, GameTerminal

_RIGHT = "\x1b[C"
_KEYS = "Ctrl-C quit"


@pytest.fixture(autouse=True)
def _packs(home: Path) -> None:
    """Be Ani, who has two packs of twelve hard questions each."""
    for name in ("first", "second"):
        questions = "".join(
            f"  - {{id: q{number}, kind: choice, difficulty: hard, answer: Anora, wrong: [Ani],"
            f" question: Which one is {number}?}}\n"
            for number in range(12)
        )
        path = home / "packs" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"format: 1\ntitle: {name.capitalize()}\nquestions:\n{questions}")
    (home / "config.toml").write_text('player = "Ani"\n')


def _start(columns: int, lines: int) -> GameTerminal:
    terminal = GameTerminal((), dict(os.environ), columns=columns, lines=lines)
    terminal.wait_for("Esc quit")
    terminal.type("s" + ENTER)
    return terminal


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 20)])
def test_twenty_hard_questions_of_two_packs_with_a_timer_begin(columns: int, lines: int) -> None:
    with _start(columns, lines) as terminal:
        terminal.wait_for(_KEYS)
        terminal.type(DOWN + ENTER)
        terminal.wait_for("Choose packs")
        terminal.type(UP + " " + UP + " ")
        terminal.wait_for("❯ [x] j  First")
        terminal.type(ENTER)
        terminal.wait_for("First, Second")
        terminal.type("20" + ENTER)  # the pointer has gone on
        terminal.wait_for("‹ 20 ›")
        terminal.type(DOWN + _RIGHT * 3)
        terminal.wait_for("‹ hard ›")
        terminal.type(DOWN * 2 + "25" + ENTER)
        terminal.wait_for("‹ 25 seconds per")
        terminal.type(ENTER)
        terminal.wait_for("Ready?")
        assert "25 seconds per question." in " ".join(terminal.text.split())
        terminal.type(ENTER)
        terminal.wait_for(QUESTION)
        shown = terminal.text
        assert "· hard" in shown
        assert shown.count("●") + shown.count("○") == 20 or "1/20" in shown
        terminal.type(CTRL_C)
        terminal.wait_for_end()
        assert terminal.is_sane


def test_before_the_clock_starts_it_is_said_that_fewer_questions_match() -> None:
    arguments = ("play", "first", "-n", "20", "--timer", "25")
    with GameTerminal(arguments, dict(os.environ), columns=80, lines=24) as terminal:
        terminal.wait_for("Ready?")
        assert "Only 12 questions match, so this round has 12." in terminal.text
        terminal.type(ENTER)
        terminal.wait_for(QUESTION)
        terminal.type(CTRL_C)
        terminal.wait_for_end()


def test_escape_leaves_a_list_and_then_the_page() -> None:
    with _start(80, 24) as terminal:
        terminal.wait_for(_KEYS)
        terminal.type(DOWN + " ")
        terminal.wait_for("Choose packs")
        terminal.type(" ")
        terminal.wait_for("❯ [x] a")
        terminal.type(ESCAPE)
        terminal.wait_for("all Anora packs")
        terminal.type(ESCAPE)
        terminal.wait_for("Esc quit")
