"""Converts values to and from the text that the database stores."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from anora_quiz.quiz.lifelines import Lifeline, find_lifeline


class State(StrEnum):
    """The state of a saved round."""

    OPEN = "open"
    FINISHED = "finished"
    DISCARDED = "discarded"


def stored_time(moment: datetime) -> str:
    """Return ``moment`` in UTC, to the microsecond; such texts sort in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def lifelines_to_text(used: Iterable[Lifeline]) -> str:
    """Return the lifelines ``used`` as one text, separated by spaces."""
    return " ".join(map(str, used))


def lifelines_from_text(text: str) -> tuple[Lifeline, ...]:
    """Return the lifelines in ``text``. Raises ``ValueError`` for other words."""
    return tuple(map(find_lifeline, text.split()))
