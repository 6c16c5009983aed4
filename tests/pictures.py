"""Draws the README's picture: ``python -m tests.pictures``.

The game runs in a real terminal, and its screen becomes an SVG.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.screen import ENTER, QUESTION, VERDICT, GameTerminal

PICTURE = Path(__file__).parent.parent / ".github" / "question.svg"
_ARGUMENTS = ("play", "--no-spoilers", "--seed", "23")


def draw() -> str:
    """Return the picture: a question on the stage, after one that was answered."""
    with TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "ANORA_QUIZ_HOME": home,
            "TERM": "xterm-256color",
            "COLORTERM": "",
            "NO_COLOR": "",
            "ACCESSIBLE": "",
        }
        with GameTerminal(_ARGUMENTS, environment, columns=80, lines=16) as terminal:
            terminal.wait_for(QUESTION)
            terminal.type("a" + ENTER)
            terminal.wait_for(VERDICT)
            terminal.type(ENTER)
            terminal.wait_for(QUESTION)
            return terminal.picture("anora-quiz play")


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
    print(f"written: {PICTURE}", file=sys.stderr)
