"""Small packs with predictable answers, a clock, and functions that play by pipe."""

import json
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from anora_quiz.game.session import Session
from anora_quiz.paths import player_folders
from anora_quiz.quiz.question import Difficulty
from tests.command_line import run

RIGHT, WRONG, SKIP = "Yes\n", "No\n", ":skip\n"
TYPED_RIGHT, TYPED_WRONG, TYPED_SKIP = RIGHT + "\n", WRONG + "\n", SKIP + "\n"
"""What a person types: after a verdict, Enter."""
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
_DIFFICULTIES = tuple(Difficulty)


def quiz_text(title: str = "Quiz", count: int = 24) -> str:
    """Return a pack in which "Yes" is the right answer to every question and "No" a wrong one.

    Every fourth answer is typed, the other questions have four options. Difficulties alternate;
    every sixth question is a spoiler; every other one has a hint and the tag "even".
    """
    return f"format: 1\ntitle: {title}\nquestions:\n" + "".join(
        _question_text(title, number) for number in range(count)
    )


def _question_text(title: str, number: int) -> str:
    kind = (
        "kind: text, answer: 'Yes'"
        if number % 4 == 1
        else "kind: choice, answer: 'Yes', wrong: ['No', Perhaps, Never]"
    )
    even = "tags: [even], hint: Agree." if number % 2 == 0 else "tags: [odd]"
    word = "spoiler" if number % 6 == 5 else "question"
    return (
        f"  - {{id: q{number}, {kind}, question: {title} {word} {number}?, {even},"
        f" difficulty: {_DIFFICULTIES[number % 3]}, spoiler: {str(word == 'spoiler').lower()}}}\n"
    )


def write_quiz(path: Path, title: str = "Quiz", count: int = 24) -> str:
    """Write the pack of `quiz_text` to ``path`` and return that path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(quiz_text(title, count), encoding="utf-8")
    return str(path)


def shown(*arguments: str, lines: str = "") -> str:
    """Return what the command line prints; it must succeed."""
    result = run(*arguments, lines=lines)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def refusal(*arguments: str) -> str:
    """Return the lines on standard error with which the command line refuses wrong use."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    error, *hints = result.stderr.splitlines()
    assert error.startswith("error: ")
    assert all(hint.startswith("hint: ") for hint in hints)
    assert len(hints) <= 1
    assert all(line.isprintable() for line in (error, *hints))
    return result.stderr


def scores(*arguments: str) -> list[dict[str, Any]]:
    """Return the entries of `scores --json`."""
    data: list[dict[str, Any]] = json.loads(shown("scores", "--json", *arguments))
    return data


def questions_in(text: str) -> list[str]:
    """Return the questions that were asked, in order, without their options."""
    return re.findall(r"Question \d+ of \d+ .+\n(.+)", text)


def score_in(text: str) -> str:
    """Return the line with the score in the ``text`` of a round, which has one."""
    (score,) = re.findall(r"^Score: .+$", text, re.MULTILINE)
    return str(score)


def code_in(text: str) -> str:
    """Return the share code in the ``text`` of a result."""
    (code,) = re.findall(r"--code (\S+)", text)
    return str(code)


@dataclass
class Clock:
    """A clock that shows ``at``; each reading of the seconds moves it on by ``pace``.

    So each answer takes as long as ``pace``, and so does the pause before the next question.
    """

    at: datetime = NOON
    pace: timedelta = timedelta(0)

    def now(self) -> datetime:
        return self.at

    def seconds(self) -> float:
        self.at += self.pace
        return (self.at - NOON).total_seconds()


def session_at(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, lines: str = "", *, is_person: bool = False
) -> Session:
    """Return a session in plain lines at the time of ``clock``, with ``lines`` as its input."""
    monkeypatch.setattr(sys, "stdin", StringIO(lines))
    return Session(player_folders(), is_person, is_plain=True, clock=clock)
