"""What is wrong with a pack, and where."""

from dataclasses import dataclass

from anora_quiz.errors import PackError

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is (line and column from 1), what it is and how to mend it."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        mend = f" ({self.hint})" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{mend}"


class BrokenPack(PackError):
    """A pack with mistakes in it; ``problems`` holds them all, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        """Carry ``problems``; the message has a line for each, up to twenty."""
        # An alias repeats what it stands for, mistakes included: each is told once.
        self.problems = sorted(set(problems))
        lines = [str(problem) for problem in self.problems[:_MOST_SHOWN]]
        if len(self.problems) > _MOST_SHOWN:
            lines.append(f"… and {len(self.problems) - _MOST_SHOWN} more")
        super().__init__("\n".join(lines))
