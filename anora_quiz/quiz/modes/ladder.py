"""Ladder: fifteen rungs, each with most of the points at risk."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.question import FULL, Difficulty, Question
from anora_quiz.quiz.replies import Action, Reply
from anora_quiz.quiz.seats import Reason, Seat
from anora_quiz.quiz.turns import Turn

_FIRST_RUNG = 100  # points; every further rung is worth 200 more than the one before it
_SECTIONS = 3  # each section of the ladder but the last ends with a safe rung
_FALLING = (
    "Anything but a fully correct answer in time ends the climb and drops you to the last safe "
    "rung. Walk away to keep your points. You can't skip."
)


class Ladder(Mode):
    """Climb with right answers, walk away in time, or fall to the last safe rung."""

    name = "ladder"
    about = "climb, walk away, or risk a fall"
    way = f"Climb 15 rungs from easy to hard; rungs 5 and 10 are safe. {_FALLING}"
    scoring = (
        "Rungs are worth 100, 300, 500, and so on, without a bonus. "
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

    def worth(self, question: Question, asked: int) -> int:  # noqa: ARG002 - the rung alone decides
        """Return the points for the rung: 100, 300, 500 and so on, 22,500 for fifteen."""
        return _FIRST_RUNG * (2 * asked + 1)

    def bonus(self, streak: int) -> int:  # noqa: ARG002 - a climb is all one streak
        """Return 0, because higher rungs are already worth more."""
        return 0

    def points(self, seat: Seat, reply: Reply, credit: Fraction) -> int:
        """Return the points for the rung; for a fall, the (negative) loss to the last safe one."""
        if credit == FULL or reply.action is Action.WALKED_AWAY:
            return super().points(seat, reply, credit)
        return _safe_points(seat) - seat.score

    def reason(self, seat: Seat) -> Reason | None:
        """Return why the climb is over for ``seat``, or None while it is not."""
        if seat.turns and not _is_climbed(seat.turns[-1]):
            walked_away = seat.turns[-1].reply.action is Action.WALKED_AWAY
            return Reason.WALKED_AWAY if walked_away else Reason.FELL
        return super().reason(seat)

    def can_walk_away(self, seat: Seat) -> bool:
        """Return whether there are points to walk away with."""
        return seat.score > 0

    def briefing(self, seat: Seat) -> str:
        """Return how the ladder is climbed, with the rungs that are safe in this round."""
        safe = sorted({rung for rung in _safe_rungs(seat) if rung})
        count = count_of(len(seat.places), "rung")
        rungs = " and ".join(map(str, safe))
        safety = ("no rung is safe", f"rung {rungs} is safe", f"rungs {rungs} are safe")[len(safe)]
        return f"Climb {count} from easy to hard; {safety}. {_FALLING}"

    def status(self, seat: Seat) -> str:
        """Return the rung, what it is worth, and how many points are safe."""
        rung, worth = seat.asked + 1, self.worth(seat.card.question, seat.asked)
        safe = _safe_points(seat)
        return f"rung {rung} of {len(seat.places)}, worth {worth:,} points; {safe:,} safe"

    def news(self, seat: Seat) -> str:
        """Return that the last turn reached a safe rung, or how far it was a fall."""
        if self.reason(seat) is Reason.FELL:
            kept = f"{seat.score:,} kept" if seat.score else ""
            return f"back to {seat.score:,}" if seat.turns[-1].points else kept
        rung = len(seat.turns)
        is_safe = _is_climbed(seat.turns[-1]) and rung in _safe_rungs(seat)
        return f"safe at {seat.score:,}" if is_safe else ""

    def headline(self, seat: Seat) -> str:
        """Return how high ``seat`` climbed."""
        climbed, rungs = sum(map(_is_climbed, seat.turns)), len(seat.places)
        if climbed == rungs > 1:
            return f"You cleared all {rungs:,} rungs"
        return f"You reached rung {climbed:,}" if climbed else "You fell from rung 1"


def _is_climbed(turn: Turn) -> bool:
    return turn.reply.action is Action.ANSWERED and turn.mark.credit == FULL


def _safe_points(seat: Seat) -> int:
    """Return the points that ``seat`` had on the last safe rung."""
    climbed = [turn for turn in seat.turns if _is_climbed(turn)]
    last_safe = max(rung for rung in _safe_rungs(seat) if rung <= len(climbed))
    return sum(turn.points for turn in climbed[:last_safe])


def _safe_rungs(seat: Seat) -> list[int]:
    """Return the rungs that a fall stops at, counted from 1; 0 is the ground."""
    rungs = len(seat.places)
    return [rungs * section // _SECTIONS for section in range(_SECTIONS)]
