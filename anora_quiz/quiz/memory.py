"""When to ask a question again: spaced repetition with the FSRS algorithm.

A question answered wrong comes back within minutes; one answered right comes back after days,
and after more days each further time. A question that was never asked has no memory.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from anora_quiz.quiz.question import FULL

if TYPE_CHECKING:  # `remember` says why it is not imported here
    from fsrs import Card

_REMEMBERED_FROM = Fraction(1, 2)  # the lowest credit of an answer that counts as remembered
_RETENTION = 0.9  # the probability that the answer is still known on the day it is due
_LEARNING_STEP = timedelta(minutes=1)
_LONGEST_INTERVAL = timedelta(days=365)
# The values of an FSRS card that are saved, and the types they have in JSON.
_SAVED_TYPES: dict[str, tuple[type, ...]] = {
    "difficulty": (float,),
    "last_review": (str,),
    "stability": (float,),
    "state": (int,),
    "step": (int, type(None)),
}
_REVIEW = 2  # the FSRS state that has no step
_STATES = {1, _REVIEW, 3}  # the other two are learning and relearning
_EASIEST, _HARDEST = 1.0, 10.0  # the range of difficulties in FSRS
_LARGEST_STABILITY = 1e12  # days: far more than ten thousand years of play can reach
_LONGEST_QUOTE = 60  # characters of an invalid state in a message


class Recall(StrEnum):
    """How well a question was remembered, from worst to best."""

    FORGOTTEN = "forgotten"
    HARD = "hard"
    GOOD = "good"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """How well a player remembers one question.

    ``due`` is when to ask it next, in UTC. ``state`` is JSON text of fewer than 200 characters
    that only `remember` reads; equal memories always have the same text.
    """

    due: datetime
    state: str


def recalled(credit: Fraction, *, is_aided: bool) -> Recall:
    """Return how well a question was remembered if its answer earned ``credit`` (0 to 1).

    ``is_aided`` means that the player used help, such as a hint. A question without an answer
    earned 0.
    """
    if credit < _REMEMBERED_FROM:
        return Recall.FORGOTTEN
    return Recall.GOOD if credit == FULL and not is_aided else Recall.HARD


def remember(
    memory: Memory | None, recall: Recall, at: datetime, now: datetime | None = None
) -> Memory:
    """Return the memory of a question after it was asked at the time ``at`` with this ``recall``.

    ``memory`` is the previous memory, or None for a question never asked before. A time before
    the last review, which can come from a clock set back, counts as the time of that review. A
    last review after ``now``, which can come from a clock that was ahead, counts as ``now``.
    Raises ``ValueError`` for a time without a time zone or outside the years 1 to 9998, and for
    a memory whose state was not made here.
    """
    # Imported late, because it takes 30 ms and most runs never need it.
    from fsrs import Card, Rating, Scheduler

    ratings = {
        Recall.FORGOTTEN: Rating.Again,
        Recall.HARD: Rating.Hard,
        Recall.GOOD: Rating.Good,
    }
    scheduler = Scheduler(
        desired_retention=_RETENTION,
        learning_steps=(_LEARNING_STEP,),
        relearning_steps=(_LEARNING_STEP,),
        maximum_interval=_LONGEST_INTERVAL.days,
        enable_fuzzing=False,  # it would use the global random state
    )
    reviewed_at = _in_utc(at)
    # A card created without an id and a due time takes them from the clock, and sleeps.
    card = Card(card_id=0, due=reviewed_at) if memory is None else _decode(memory.state)
    if now is not None and card.last_review is not None:
        card.last_review = min(card.last_review, _in_utc(now))
    reviewed_at = max(reviewed_at, card.last_review or reviewed_at)
    card, _ = scheduler.review_card(card, ratings[recall], reviewed_at)
    return Memory(due=card.due, state=_encode(card))


def _in_utc(at: datetime) -> datetime:
    """Return ``at`` in UTC, the only zone FSRS takes. Raises ``ValueError`` if it has none."""
    if at.utcoffset() is None:
        raise ValueError(f"a time without a time zone: {at.isoformat()}")
    try:
        in_utc = at.astimezone(UTC)
        in_utc + _LONGEST_INTERVAL  # the latest time the question can be due must exist
    except OverflowError as error:
        raise ValueError(f"a time too near the end of the calendar: {at.isoformat()}") from error
    return in_utc


def _encode(card: "Card") -> str:
    values: dict[str, Any] = {
        name: value for name, value in card.to_dict().items() if name in _SAVED_TYPES
    }
    # A review adds to the largest value, too.
    values["stability"] = min(values["stability"], _LARGEST_STABILITY)
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def _decode(text: str) -> "Card":
    """Return the card that `_encode` turned into ``text``; raises ``ValueError`` for other text."""
    from fsrs import Card, State  # imported late, as in `remember`

    try:
        values = _checked(json.loads(text))
        last_review = _in_utc(datetime.fromisoformat(values["last_review"]))
    # Text that is nothing but brackets is nested more deeply than the JSON parser can follow.
    except (ValueError, RecursionError) as error:
        shown = ascii(text[:_LONGEST_QUOTE]) + ("…" if len(text) > _LONGEST_QUOTE else "")
        raise ValueError(f"what is remembered of a question is broken: {shown}") from error
    return Card(
        card_id=0,
        state=State(values["state"]),
        step=values["step"],
        stability=values["stability"],
        difficulty=values["difficulty"],
        due=last_review,  # FSRS sets it and never reads it
        last_review=last_review,
    )


def _checked(values: Any) -> dict[str, Any]:
    """Return ``values`` if FSRS can continue from them; raises ``ValueError`` otherwise."""
    if not isinstance(values, dict) or values.keys() != _SAVED_TYPES.keys():
        raise ValueError("other names")
    # Not `isinstance`: to Python, the JSON value `true` is also a number.
    if any(type(value) not in _SAVED_TYPES[name] for name, value in values.items()):
        raise ValueError("other types")
    is_valid = (
        values["state"] in _STATES
        and values["step"] == (None if values["state"] == _REVIEW else 0)
        and _EASIEST <= values["difficulty"] <= _HARDEST  # which rules out NaN
        and 0 < values["stability"] <= _LARGEST_STABILITY
    )
    if not is_valid:
        raise ValueError("other values")
    return values
