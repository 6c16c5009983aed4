"""Collect the problems of one file, up to as many as anyone would read."""

from dataclasses import replace

from anora_quiz.packs.problems import (
    BrokenPack,
    Problem,
    Severity,
    most_errors,
    most_warnings,
    too_many_problems,
)
from anora_quiz.packs.syntax.tree import Edit, Location

LocatedWarning = tuple[Location, str, str, str]
"""The location, code, message, and hint of a warning."""


class Reports:
    """The problems found in the file at ``path``, whose content is ``text``.

    While ``is_thorough``, there are also warnings about what is allowed but could be better.
    """

    def __init__(self, path: str, text: str, *, is_thorough: bool) -> None:
        """Start without problems."""
        self.problems: list[Problem] = []
        self._path = path
        self._most_errors, self._most_warnings = most_errors(len(text)), most_warnings(len(text))
        self._wants_warnings = is_thorough
        self.forget()

    def forget(self) -> None:
        """Start again without problems."""
        self.problems.clear()
        self._error_count = 0
        self.is_thorough = self._wants_warnings

    def report(
        self,
        location: Location,
        code: str,
        message: str,
        hint: str = "",
        *,
        is_warning: bool = False,
    ) -> None:
        """Record a problem.

        Raises `BrokenPack` for too many errors; after too many warnings, no more are looked for.
        """
        if is_warning and len(self.problems) - self._error_count >= self._most_warnings:
            if not self.is_thorough:
                return
            self.is_thorough = False
            code, message = "too-many-problems", "too many warnings to list"
            hint = "fix the first ones and check again"
        severity = Severity.WARNING if is_warning else Severity.ERROR
        self.problems.append(Problem(self._path, location, code, message, hint, severity))
        self._error_count += not is_warning
        if self._error_count > self._most_errors:
            raise BrokenPack(too_many_problems(self.problems[-1]))

    def take_back(self, count: int) -> None:
        """Forget all problems after the first ``count``."""
        errors = sum(each.severity is Severity.ERROR for each in self.problems[count:])
        self._error_count -= errors
        del self.problems[count:]

    def fix_with(self, edits: tuple[Edit, ...]) -> None:
        """Say that ``edits`` fix the problem that was recorded last."""
        if edits:
            self.problems[-1] = replace(self.problems[-1], edits=edits)

    def warn(self, location: Location, code: str, message: str, hint: str) -> None:
        """Record a warning."""
        self.report(location, code, message, hint, is_warning=True)
