"""What this version can't read of old rounds: it is left out, and the rounds are named.

A newer version wrote it, or the file was damaged. Whoever opens such a round gets an error instead.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, TypeVar

from anora_quiz.errors import RecordsError

UPDATE = "update Anora Quiz"
"""What to do about what a newer version has written."""

CANNOT_READ = (ValueError, KeyError, TypeError, IndexError, AttributeError, ArithmeticError)
"""What is raised when values are made from rows that this version can't read."""


class Damaged(RecordsError):
    """The database is damaged; what was saved to it is still in its file."""


_NAMED = 5  # rounds at most, for a message of one line
_Made = TypeVar("_Made")


def readable(
    rows: Iterable[tuple[Any, ...]],
    read: Callable[..., _Made],
    warn: Callable[[RecordsError], None],
    round_of: Callable[[tuple[Any, ...]], int] = itemgetter(0),
) -> Iterator[_Made]:
    """Yield what ``read`` makes of each of ``rows``, and leave out those that can't be read.

    ``warn`` is told their rounds in the end: a row's first value, or what ``round_of`` returns.
    """
    left_out = set()
    try:
        for row in rows:
            try:
                made = read(*row)
            except CANNOT_READ:
                left_out.add(round_of(row))
            else:
                yield made
    finally:
        if left_out:
            warn(_warning(sorted(left_out)))


def decoded(text: bytes) -> str:
    """Return ``text`` from the database; a damaged one is no reason to refuse all others."""
    return text.decode(errors="backslashreplace")


def _warning(numbers: list[int]) -> RecordsError:
    names = [f"{number}" for number in numbers[:_NAMED]]
    if more := len(numbers) - len(names):
        names.append(f"{more:,} more")
    *others, last = names
    rounds = f"rounds {', '.join(others)} and {last}" if others else f"round {last}"
    return RecordsError(f"this version can't read all of {rounds}; it left out the rest", UPDATE)
