"""A turn: one question, the reply to it, and its verdict."""

from dataclasses import dataclass
from enum import StrEnum

from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.question import FULL, Mark
from anora_quiz.quiz.replies import Action, Reply
from anora_quiz.quiz.selection import Card


class Verdict(StrEnum):
    """The verdict on a turn, in the words that players see."""

    CORRECT = "Correct"
    PARTLY = "Partly correct"
    WRONG = "Wrong"
    SKIPPED = "Skipped"
    OUT_OF_TIME = "Out of time"


_WITHOUT_ANSWER = {
    Action.SKIPPED: Verdict.SKIPPED,
    Action.WALKED_AWAY: Verdict.SKIPPED,
    Action.OUT_OF_TIME: Verdict.OUT_OF_TIME,
    Action.CUT_OFF: Verdict.OUT_OF_TIME,
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and the reply to it.

    ``place`` is the card's place in the deck and ``seat`` the player whose turn it was, both
    counted from 0; ``seconds`` is the time it took to reply.
    ``is_claimed`` means that the answer counts as right because the player claimed it.
    """

    card: Card
    place: int
    seat: int
    reply: Reply
    seconds: float
    mark: Mark
    points: int
    lifelines: tuple[Lifeline, ...] = ()
    is_claimed: bool = False

    @property
    def counts(self) -> bool:
        """Whether the question counts: not if the end of the round cut it off."""
        return self.reply.action is not Action.CUT_OFF

    @property
    def verdict(self) -> Verdict:
        """The verdict on the turn."""
        if self.reply.action in _WITHOUT_ANSWER:
            return _WITHOUT_ANSWER[self.reply.action]
        if self.mark.credit == FULL:
            return Verdict.CORRECT
        return Verdict.PARTLY if self.mark.credit else Verdict.WRONG
