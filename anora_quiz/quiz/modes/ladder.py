"""Ladder: fifteen rungs up, and all or nearly all to lose on each."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.question import FULL, Difficulty, Question
from anora_quiz.quiz.replies import How, Reply
from anora_quiz.quiz.rounds import Reason, Round
from anora_quiz.quiz.turns import Turn

_STEP = 100  # points: the first rung is worth as many, each next one 200 more than the last
_PARTS = 3  # a safe rung ends each part of the ladder but the last


class Ladder(Mode):
    """Climb with right answers, walk away in time, or fall to the last safe rung."""

    name = "ladder"
    about = "fifteen rungs, two of them safe: walk away, or climb on and risk it"
    way = (
        "Rung by rung from easy to hard; rungs 5 and 10 are safe. An answer that is not fully "
        "right, or none in time, drops you to the last safe rung and ends the climb; walking "
        "away keeps all points. There is no skipping."
    )
    scoring = (
        "Points: 100 for the first rung, 200 more for each next one than for the one before. "
        "A hint costs a quarter of the rung's points, fifty-fifty half."
    )
    usual_count = 15
    can_skip = False
    mix: ClassVar[Mapping[Difficulty, int]] = {
        Difficulty.EASY: 1,
        Difficulty.MEDIUM: 1,
        Difficulty.HARD: 1,
    }
    is_rising = True

    def worth(self, question: Question, asked: int) -> int:  # noqa: ARG002 - rungs decide
        """Return the points for the rung: 100, 300, 500 and so on, 22,500 for fifteen."""
        return _STEP * (2 * asked + 1)

    def bonus(self, streak: int) -> int:  # noqa: ARG002 - on a ladder, all is a streak
        """Return 0: higher rungs are worth more as it is."""
        return 0

    def points(self, current: Round, reply: Reply, credit: Fraction) -> int:
        """Return what the rung brings; for a fall, what is lost down to the last safe one."""
        if credit == FULL or reply.how is How.WALKED_AWAY:
            return super().points(current, reply, credit)
        seat = current.seat
        return _safe_points(current, seat) - current.score(seat)

    def reason(self, current: Round, seat: int) -> Reason | None:
        """Return why the climb is over for ``seat``, or None while it goes on."""
        turns = current.turns_of(seat)
        if turns and not _is_climbed(turns[-1]):
            is_away = turns[-1].reply.how is How.WALKED_AWAY
            return Reason.WALKED_AWAY if is_away else Reason.FELL
        return super().reason(current, seat)

    def can_walk_away(self, current: Round) -> bool:
        """Tell whether there are points to walk away with."""
        return current.score(current.seat) > 0

    def status(self, current: Round) -> str:
        """Say what the next rung brings and what is safe."""
        worth = self.worth(current.card.question, current.asked)
        return f"rung worth {worth:,}, {_safe_points(current, current.seat):,} safe"


def _is_climbed(turn: Turn) -> bool:
    return turn.reply.how is How.ANSWERED and turn.mark.credit == FULL


def _safe_points(current: Round, seat: int) -> int:
    """Return the points that ``seat`` had on the last safe rung."""
    climbed: Sequence[Turn] = [turn for turn in current.turns_of(seat) if _is_climbed(turn)]
    rungs = len(current.hand(seat))
    safe = [rungs * part // _PARTS for part in range(_PARTS)]
    reached = max(rung for rung in safe if rung <= len(climbed))
    return sum(turn.points for turn in climbed[:reached])
