"""Describe what is wrong with a pack, and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from anora_quiz.errors import PackError
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.syntax.tree import NO_EDITS, Edit, Location
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.quoting import arguments

_MOST_SHOWN = 20
_MOST_ERRORS = 40_000  # in one file, plus one for every so many of its characters:
_CHARACTERS_PER_ERROR = 100
_MOST_WARNINGS = 10_000  # likewise:
_CHARACTERS_PER_WARNING = 200
_MOST_SYNTAX_ERRORS = 5_000  # in its YAML, plus one for every so many of its characters:
_CHARACTERS_PER_SYNTAX_ERROR = 256

_UNREADABLE = "unreadable-file"
_start = attrgetter("location.line", "location.column")


class Severity(StrEnum):
    """How serious a problem is: a pack with an error can't be played."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it is, what it is, and how to fix it.

    ``edits`` are the fix where it is certain.
    """

    path: str
    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    edits: tuple[Edit, ...] = NO_EDITS

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}: {self.message}{hint}"

    @property
    def where(self) -> str:
        """The file with the line and column, as editors read it; without, if it can't be read."""
        if self.code == _UNREADABLE:
            return f'"{self.path}"'
        return f"{self.path}:{self.location.line}:{self.location.column}"


@dataclass(frozen=True, slots=True)
class Inspection:
    """The result of checking the file at ``path``.

    ``text`` is empty if the file can't be read, and ``pack`` is None if it has errors. ``count``
    is the number of questions in it, good or bad; ``locations`` are the questions that could be
    read, each with the location of its text.
    """

    path: Path
    text: str
    pack: Pack | None
    problems: list[Problem]
    count: int = 0
    locations: tuple[tuple[Question, Location], ...] = ()


class BrokenPack(PackError):
    """What can't be read as a pack; ``problems`` say why and where, in the order of the file.

    It may be a pack with mistakes, a file that can't be opened or holds no text, or a text that
    isn't worth reading further or would take too long.
    """

    def __init__(self, *problems: Problem) -> None:
        """Carry ``problems``; the message has one line for each of the first twenty."""
        self.problems = in_order(problems)
        lines = [str(problem) for problem in self.problems[:_MOST_SHOWN]]
        if len(self.problems) > _MOST_SHOWN:
            lines.append(f"… and {len(self.problems) - _MOST_SHOWN} more")
        super().__init__("\n".join(lines))

    def lines(self, label: str = "error") -> list[str]:
        """Return the lines to print: for each of the first twenty problems, what and how to fix."""
        lines: list[str] = []
        for each in self.problems[:_MOST_SHOWN]:
            lines += PackError(f"{each.where}: {each.message}", each.hint).lines(label)
        hidden_count = len(self.problems) - _MOST_SHOWN
        return [*lines, *([f"… and {hidden_count:,} more"] if hidden_count > 0 else [])]

    def sentences(self) -> str:
        """Return how many problems there are and how to see them, for a notice in the game."""
        first = self.problems[0]
        if first.code == _UNREADABLE:
            return PackError(f"{first.where}: {first.message}", first.hint).sentences()
        count = count_of(len(self.problems), "problem")
        hint = f"run `anora-quiz packs check {arguments(first.path)}`"
        return PackError(f'"{first.path}" has {count}', hint).sentences()

    def renamed_to(self, name: str) -> "BrokenPack":
        """Return an error for a file called ``name``; it takes over the list of problems."""
        for index, problem in enumerate(self.problems):  # in place: there may be very many
            self.problems[index] = replace(problem, path=name)
        return BrokenPack(*self.problems)


def most_errors(length: int) -> int:
    """Return how many errors are reported for a file of ``length`` characters."""
    return _MOST_ERRORS + length // _CHARACTERS_PER_ERROR


def most_warnings(length: int) -> int:
    """Return how many warnings are reported for a file of ``length`` characters."""
    return _MOST_WARNINGS + length // _CHARACTERS_PER_WARNING


def refuse_many_errors(errors: Sequence[Problem], length: int) -> None:
    """Raise `BrokenPack` if YAML of ``length`` characters has too many ``errors``."""
    if len(errors) > _MOST_SYNTAX_ERRORS + length // _CHARACTERS_PER_SYNTAX_ERROR:
        raise BrokenPack(too_many_problems(errors[-1]))


def too_many_problems(last: Problem) -> Problem:
    """Return the problem that says that no problems after ``last`` are looked for."""
    message, hint = "too many problems to list", "fix the first ones and check again"
    location = last.location._replace(width=1)
    return replace(
        last,
        location=location,
        code="too-many-problems",
        message=message,
        hint=hint,
        edits=NO_EDITS,
    )


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` in the order of the file, without duplicates.

    An alias repeats the value that it refers to, mistakes included; those are reported once.
    """
    # Most problems come in order, and few share a location: only those are compared further.
    ordered = sorted(problems, key=_start)
    return [each for _, group in groupby(ordered, _start) for each in _unique(group)]


def _unique(problems: Iterable[Problem]) -> list[Problem]:
    first, *others = problems
    return sorted({first, *others}, key=attrgetter("code", "message")) if others else [first]
