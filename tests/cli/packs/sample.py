"""A pack, a broken pack, and functions that run commands on them."""

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import Result
from tests.command_line import run as run_command

PACK = """\
format: 1
title: Sample
source: {title: Notes}
questions:
  - id: one
    kind: choice
    question: Who edited it?
    answer: Sean
    wrong: [Drew, {text: Alex, because: He produced it.}]
    difficulty: easy
    explanation: He cuts his own films.
  - id: two
    kind: text
    question: Who is the heroine?
    answer: Ani
    tags: [name]
    spoiler: true
    explanation: Short for another name.
  - id: three
    kind: number
    question: How many days?
    answer: 37
    unit: days
    explanation: All in winter.
"""
BROKEN = PACK.replace("answer: Ani", "awnser: Ani").replace("37", "many")
UNEXPLAINED = PACK.replace("    explanation: All in winter.\n", "")
EVIL = "a\x1b[2Jb\x9bc\u202ed[b]e"
QA = "#Q Who?\n^ Ani\nA Ani\nB Igor\n\n#Q Lost?\n"
SCHEMA = "anora-quiz-pack.schema.json"
COMMANDS = (
    "list", "show", "path", "new", "add", "remove", "check", "import", "export", "report",
    "guide", "schema",
)  # fmt: skip
odd_names = pytest.mark.skipif(
    sys.platform == "win32", reason="names of files cannot have such signs"
)


def run(*arguments: str, lines: str = "") -> Result:
    """Run `packs` with ``arguments`` and return the result."""
    return run_command("packs", *arguments, lines=lines)


def data_of(*arguments: str) -> list[dict[str, Any]]:
    """Return the JSON that `packs` with ``arguments`` prints."""
    data: list[dict[str, Any]] = json.loads(run(*arguments).stdout)
    return data


def play(*arguments: str, lines: str) -> str:
    """Play by pipe and return what was printed."""
    result = run_command("play", *arguments, lines=lines)
    assert result.exit_code == 0, result.output
    return result.stdout


def write(name: str, text: str = PACK) -> str:
    """Write a pack and return its name."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return name


def with_id(name: str) -> str:
    """Return the sample with an id."""
    return PACK.replace("title: Sample", f"id: {name}\ntitle: Sample")


def is_harmless(text: str) -> bool:
    """Return whether ``text`` has no control characters that a terminal would obey."""
    return not any(
        unicodedata.category(character) in ("Cc", "Cs") or character == "\u202e"
        for character in text
        if character != "\n"
    )
