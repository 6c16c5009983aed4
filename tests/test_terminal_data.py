"""`play --json` in a terminal: the person plays there, and the data goes elsewhere."""

import json
import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.cli.playing import write_quiz
from tests.screen import CTRL_C, ENTER, GameTerminal

_CONTINUE = "Enter for the next question"


def _terminal(folder: Path, options: str = "") -> GameTerminal:
    quiz = write_quiz(folder / "quiz.yaml")
    command = f'exec "$0" -m anora_quiz play {options} --no-spoilers -n 2 "$1" --json > "$2"'
    program = ("sh", "-c", command, sys.executable)
    return GameTerminal([quiz, str(folder / "out.json")], os.environ, program=program)


def test_a_person_plays_in_plain_lines_and_the_document_goes_to_the_file(tmp_path: Path) -> None:
    with _terminal(tmp_path, "--kind choice") as terminal:
        terminal.wait_for("Answer:")
        terminal.type(f"Yes{ENTER}")
        terminal.wait_for(_CONTINUE)  # a person reads the verdict first
        terminal.type(ENTER)
        terminal.wait_for("Question 2 of 2")
        terminal.type(f"Yes{ENTER}")
        terminal.wait_for("Enter for the result")
        terminal.type(ENTER)
        terminal.wait_for("Your name")
        terminal.type(f"Ani{ENTER}")
        assert terminal.wait_for_end() == 0  # no menu follows: it is one round
        assert "\x1b" not in terminal.raw
    data = json.loads((tmp_path / "out.json").read_text(encoding="ascii"))
    assert (data["finished"], data["results"][0]["player"]) == (True, "Ani")


def test_ctrl_c_saves_the_round_and_prints_it_as_it_is(tmp_path: Path) -> None:
    with _terminal(tmp_path, "--kind choice") as terminal:
        terminal.wait_for("Answer:")
        terminal.type(f"Yes{ENTER}")
        terminal.wait_for(_CONTINUE)
        terminal.read_for(0.5)  # until it really waits for a key, also on a busy machine
        terminal.type(CTRL_C)
        assert terminal.wait_for_end() == 0
    data = json.loads((tmp_path / "out.json").read_text(encoding="ascii"))
    assert (data["finished"], len(data["turns"])) == (False, 1)
