"""What is wrong with a pack, and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from anora_quiz.errors import PackError
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.syntax.tree import Location
from anora_quiz.quiz.question import Question

_MOST_SHOWN = 20
_MOST = 50_000  # of one file, and one to every so many of its characters:
_CHARACTERS_TO_A_PROBLEM = 64
_MOST_SLIPS = 10_000  # of its YAML, and one to every so many:
_CHARACTERS_TO_A_SLIP = 128


class Severity(StrEnum):
    """How bad a problem is: a pack with an error cannot be played."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it is (line and column from 1), what it is and how to mend it.

    ``width`` is how many columns the text in question takes, from ``column`` on.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    width: int = 1

    def __str__(self) -> str:
        mend = f" ({self.hint})" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{mend}"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in the file at ``path``.

    ``text`` is empty where the file cannot be read, ``pack`` None where it has errors;
    ``questions`` tells how many it holds, good or bad, ``locations`` where those that could be
    read are asked.
    """

    path: Path
    text: str
    pack: Pack | None
    problems: list[Problem]
    count: int = 0
    locations: tuple[tuple[Question, Location], ...] = ()


class BrokenPack(PackError):
    """A pack with mistakes in it; ``problems`` holds them all, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Carry ``problems``; the message has a line for each, up to twenty."""
        self.problems = in_order(problems)
        lines = [str(problem) for problem in self.problems[:_MOST_SHOWN]]
        if len(self.problems) > _MOST_SHOWN:
            lines.append(f"… and {len(self.problems) - _MOST_SHOWN} more")
        super().__init__("\n".join(lines))

    def renamed_to(self, name: str) -> "BrokenPack":
        """Return the same problems as those of a file called ``name``; it takes them over."""
        for number, problem in enumerate(self.problems):  # there may be very many
            self.problems[number] = replace(problem, path=name)
        return BrokenPack(self.problems)


class TooComplex(Exception):
    """A text that is not worth reading on, or would take no end; ``problem`` says why.

    ``before`` are the problems that were found until then.
    """

    def __init__(self, problem: Problem) -> None:
        """Carry ``problem``."""
        super().__init__(problem.message)
        self.problem = problem
        self.before: list[Problem] = []


def most_problems(length: int) -> int:
    """Return how many problems are told of a file of ``length`` characters."""
    return _MOST + length // _CHARACTERS_TO_A_PROBLEM


def refuse_many_slips(slips: Sequence[Problem], length: int) -> None:
    """Raise `TooComplex` if ``slips`` are too many for the YAML of ``length`` characters."""
    if len(slips) > _MOST_SLIPS + length // _CHARACTERS_TO_A_SLIP:
        raise TooComplex(too_many_problems(slips[-1]))


def too_many_problems(last: Problem) -> Problem:
    """Return the problem that more than those up to ``last`` are not looked for."""
    message, hint = "there are too many problems to list", "fix the first ones and check again"
    return replace(last, code="too-many-problems", message=message, hint=hint, width=1)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` in the order of the file, each once.

    An alias repeats what it stands for, mistakes included: those are told once.
    """
    # Most come in order, and few at one place: nothing else is compared.
    placed = sorted(problems, key=_location)
    return [one for _, those in groupby(placed, _location) for one in _each_once(those)]


def _each_once(problems: Iterable[Problem]) -> list[Problem]:
    first, *others = problems
    return sorted({first, *others}, key=attrgetter("code", "message")) if others else [first]


def _location(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column
