"""When to ask a question again: spaced repetition, by the algorithm FSRS.

What was got wrong comes back within minutes, what was known after days, and after more days
each time that it was known again. A question that was never asked has no memory.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from anora_quiz.quiz.question import FULL

if TYPE_CHECKING:  # see `remember`
    from fsrs import Card

_ENOUGH = Fraction(1, 2)  # credit from which on an answer was remembered, if with pains
_RETENTION = 0.9  # how likely it is to be known still on the day that it is due
_SOON = timedelta(minutes=1)
_LONGEST = timedelta(days=365)
# What is kept of a card of FSRS, and the types it has in JSON.
_KEPT: dict[str, tuple[type, ...]] = {
    "difficulty": (float,),
    "last_review": (str,),
    "stability": (float,),
    "state": (int,),
    "step": (int, type(None)),
}
_REVIEW = 2  # a state of FSRS, in which there is no step
_STATES = {1, _REVIEW, 3}  # the others are learning and relearning
_EASIEST, _HARDEST = 1.0, 10.0  # the bounds of FSRS for difficulties
_MOST_STABLE = 1e12  # days: far above what ten thousand years of play come to
_SHOWN = 60  # characters of a broken state in a message


class Recall(StrEnum):
    """How well a question was remembered, from worst to best."""

    FORGOTTEN = "forgotten"
    HARD = "hard"
    GOOD = "good"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is known about how well one question is remembered.

    ``due`` is when to ask it next, in UTC. ``state`` is JSON text that only `remember`
    reads, of less than 200 characters; the same memory always has the same text.
    """

    due: datetime
    state: str


def recalled(credit: Fraction, *, is_aided: bool) -> Recall:
    """Return how well a question was remembered whose answer earned ``credit`` (0 to 1).

    ``is_aided`` tells that the player took help with it, such as a hint. What got no answer
    earned 0.
    """
    if credit < _ENOUGH:
        return Recall.FORGOTTEN
    return Recall.GOOD if credit == FULL and not is_aided else Recall.HARD


def remember(memory: Memory | None, recall: Recall, at: datetime) -> Memory:
    """Return the memory after the question was asked ``at`` a time and came out as ``recall``.

    ``memory`` is the one before, None for a question never asked. A time before that of the
    last asking, from a clock set back, counts as the time of the last asking.
    Raises ``ValueError`` for a time without a zone or outside the years 1 to 9998, and for
    a memory whose state was not made here.
    """
    # Late, for it takes 30 ms and most runs never need it.
    from fsrs import Card, Rating, Scheduler

    ratings = {
        Recall.FORGOTTEN: Rating.Again,
        Recall.HARD: Rating.Hard,
        Recall.GOOD: Rating.Good,
    }
    scheduler = Scheduler(
        desired_retention=_RETENTION,
        learning_steps=(_SOON,),
        relearning_steps=(_SOON,),
        maximum_interval=_LONGEST.days,
        enable_fuzzing=False,  # it would take chance from outside
    )
    moment = _in_utc(at)
    # A card that is given no id and no due time takes them from the clock, and sleeps.
    card = Card(card_id=0, due=moment) if memory is None else _decode(memory.state)
    moment = max(moment, card.last_review or moment)
    card, _ = scheduler.review_card(card, ratings[recall], moment)
    return Memory(due=card.due, state=_encode(card))


def _in_utc(at: datetime) -> datetime:
    """Return ``at`` in UTC, the only zone that FSRS takes, if there is a year after it."""
    if at.utcoffset() is None:
        raise ValueError(f"a time without a time zone: {at.isoformat()}")
    try:
        moment = at.astimezone(UTC)
        moment + _LONGEST  # the latest that the question can be due
    except OverflowError as error:
        raise ValueError(f"a time too near the end of the calendar: {at.isoformat()}") from error
    return moment


def _encode(card: "Card") -> str:
    values = {name: value for name, value in card.to_dict().items() if name in _KEPT}
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def _decode(text: str) -> "Card":
    """Return the card that `_encode` made ``text`` of; raises ``ValueError`` for others."""
    from fsrs import Card, State  # late, as above

    try:
        values = _checked(json.loads(text))
        last_review = _in_utc(datetime.fromisoformat(values["last_review"]))
    # A text of nothing but brackets goes deeper than JSON can be read.
    except (ValueError, RecursionError) as error:
        shown = ascii(text[:_SHOWN]) + ("…" if len(text) > _SHOWN else "")
        raise ValueError(f"what is remembered of a question is broken: {shown}") from error
    return Card(
        card_id=0,
        state=State(values["state"]),
        step=values["step"],
        stability=values["stability"],
        difficulty=values["difficulty"],
        due=last_review,  # FSRS sets it and never looks at it
        last_review=last_review,
    )


def _checked(values: Any) -> dict[str, Any]:
    """Return ``values`` if FSRS can go on from them; raises ``ValueError`` if not."""
    if not isinstance(values, dict) or values.keys() != _KEPT.keys():
        raise ValueError("other names")
    # Not `isinstance`: to Python, `true` in JSON is a number.
    if any(type(value) not in _KEPT[name] for name, value in values.items()):
        raise ValueError("other types")
    is_sound = (
        values["state"] in _STATES
        and values["step"] == (None if values["state"] == _REVIEW else 0)
        and _EASIEST <= values["difficulty"] <= _HARDEST  # which NaN is not
        and 0 < values["stability"] <= _MOST_STABLE
    )
    if not is_sound:
        raise ValueError("other values")
    return values
