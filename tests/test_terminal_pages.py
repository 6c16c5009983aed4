"""High scores in a terminal: from a result, from board to board, and back."""

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.cli.playing import RIGHT, write_quiz
from tests.command_line import run
from tests.screen import ENTER, ESCAPE, LEFT, QUESTION, RESULT, VERDICT, GameTerminal
from tests.screen import RIGHT as RIGHT_KEY

_KEYS = "Ctrl-C quit"


def test_four_boards_are_looked_at_one_by_one(tmp_path: Path) -> None:
    quiz = write_quiz(tmp_path / "quiz.yaml")
    options = ("play", quiz, "--no-spoilers", "--kind", "choice", "--player")
    for count in (1, 2, 3, 4):
        run(*options, "Vanya", "-n", str(count), lines=RIGHT * count)
    with GameTerminal([*options, "Ani", "-n", "1"], os.environ) as terminal:
        terminal.wait_for(QUESTION)
        terminal.type("a" + ENTER)
        terminal.wait_for(VERDICT)
        terminal.type(ENTER)
        terminal.wait_for(RESULT)
        terminal.type_until("s", "1 of 4")
        terminal.wait_for(_KEYS)
        first = [" ".join(line.split()) for line in terminal.text.splitlines()]
        assert first[0] == "‹ Classic · Quiz · 1 question · only choice › 1 of 4"
        assert [line[-5:] for line in first if "Ani" in line] == ["today"]
        assert "▸ your last round" in first
        for number in ("2 of 4", "3 of 4", "4 of 4", "1 of 4"):
            terminal.type(RIGHT_KEY)
            terminal.wait_for(number)
        terminal.type(LEFT)
        terminal.wait_for("4 of 4")
        assert "your last round" not in terminal.text
        terminal.resize(40, 20, _KEYS)
        assert "4 of 4" in terminal.text
        terminal.type(ESCAPE)
        terminal.wait_for(RESULT)
        terminal.type_until("q", "Ani: ")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane
        assert "Vanya" not in terminal.text
