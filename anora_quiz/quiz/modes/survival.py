"""Survival: three lives, and questions that get harder."""

from collections.abc import Mapping
from typing import ClassVar

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.question import NOTHING, Difficulty
from anora_quiz.quiz.seats import Reason, Seat
from anora_quiz.quiz.setup import Setup

_LIVES = 3


class Survival(Mode):
    """A round that lasts until three answers were wrong."""

    name = "survival"
    about = "three lives, and it gets harder"
    way = (
        "You have three lives. A wrong answer or running out of time costs one; a partly correct "
        "answer doesn't. You can't skip."
    )
    usual_count = 50
    can_skip = False
    mix: ClassVar[Mapping[Difficulty, int]] = {
        Difficulty.EASY: 1,
        Difficulty.MEDIUM: 2,
        Difficulty.HARD: 2,
    }
    is_endless = True
    is_rising = True

    def reason(self, seat: Seat) -> Reason | None:
        """Return why the round is over for ``seat``: no lives left, or all questions asked."""
        return super().reason(seat) if _lives(seat) else Reason.NO_LIVES

    def status(self, seat: Seat) -> str:
        """Return how many lives are left, in words."""
        lives = _lives(seat)
        return "last life" if lives == 1 else f"{lives} lives left"

    def lives(self, seat: Seat) -> tuple[int, int]:
        """Return how many lives are left, and of how many."""
        return _lives(seat), _LIVES

    def news(self, seat: Seat) -> str:
        """Return whether the last turn cost a life."""
        return "life lost" if seat.turns[-1].mark.credit == NOTHING else ""

    def headline(self, seat: Seat) -> str:
        """Return how many questions cost no life."""
        survived = sum(turn.mark.credit != NOTHING for turn in seat.turns)
        return f"You survived {count_of(survived, 'question')}"

    def terms(self, setup: Setup, count: int) -> tuple[str, ...]:
        """Return the maximum number of questions and the timing."""
        _, timing = super().terms(setup, count)
        return (f"up to {count} questions", timing)


def _lives(seat: Seat) -> int:
    lost = sum(turn.mark.credit == NOTHING for turn in seat.turns)
    return max(_LIVES - lost, 0)
