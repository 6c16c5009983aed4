"""What a player can do with a question: reply to it, or first use, flag, or claim something."""

from dataclasses import dataclass
from enum import StrEnum

from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.question import Answer


class Action(StrEnum):
    """What a player did with a question."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    OUT_OF_TIME = "out of time"
    CUT_OFF = "cut off"
    WALKED_AWAY = "walked away"
    LEFT = "left"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Reply:
    """The player's reply to a question: an answer, or what happened instead."""

    action: Action
    answer: Answer = ()


SKIP = Reply(Action.SKIPPED)
OUT_OF_TIME = Reply(Action.OUT_OF_TIME)
"""The time for this question ran out: it counts as missed."""

CUT_OFF = Reply(Action.CUT_OFF)
"""The time for the whole round ran out: the question does not count."""

WALK_AWAY = Reply(Action.WALKED_AWAY)
LEAVE = Reply(Action.LEFT)
"""The player leaves the round. Where nothing was done in it yet, nothing of it is kept."""

INTERRUPT = Reply(Action.INTERRUPTED)
"""Something else ends the round, such as a signal. It is kept, to be resumed."""


def answered(*answer: str) -> Reply:
    """Return the reply that gives ``answer``."""
    return Reply(Action.ANSWERED, answer)


@dataclass(frozen=True, slots=True)
class Flag:
    """Say that something is wrong with a question; ``why`` is empty if no reason is given.

    ``place`` is where its card lies in the deck, from 0. None stands for the open question or,
    after a verdict, for the question just answered.
    """

    why: str = ""
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Say that the answer that was marked wrong was right."""


@dataclass(frozen=True, slots=True)
class Continue:
    """Continue the round after a verdict was seen."""


Request = Reply | Lifeline | Flag | Claim
"""What a player who is asked a question can return; only a `Reply` ends the question."""
