"""What is wrong with a pack, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from anora_quiz.errors import PackError

_MOST_SHOWN = 20


class Severity(StrEnum):
    """How bad a problem is: a pack with an error cannot be played."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
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


class BrokenPack(PackError):
    """A pack with mistakes in it; ``problems`` holds them all, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Carry ``problems``; the message has a line for each, up to twenty."""
        self.problems = in_order(problems)
        lines = [str(problem) for problem in self.problems[:_MOST_SHOWN]]
        if len(self.problems) > _MOST_SHOWN:
            lines.append(f"… and {len(self.problems) - _MOST_SHOWN} more")
        super().__init__("\n".join(lines))

    def told_of(self, name: str) -> "BrokenPack":
        """Return the same problems as those of a file called ``name``."""
        return BrokenPack(replace(problem, path=name) for problem in self.problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return ``problems`` in the order of the file, each once.

    An alias repeats what it stands for, mistakes included: those are told once.
    """
    return sorted(set(problems))
