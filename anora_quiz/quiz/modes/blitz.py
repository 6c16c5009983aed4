"""Blitz: as many questions as possible before the time is up."""

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.replies import CUT_OFF, OUT_OF_TIME
from anora_quiz.quiz.seats import Reason, Seat
from anora_quiz.quiz.setup import Setup


class Blitz(Mode):
    """One clock for the whole round, which stops while verdicts are shown."""

    name = "blitz"
    about = "as many as time allows"
    way = (
        "As many questions as you can in 60 seconds (--timer changes that). The clock stops while "
        "you read a verdict, and a question it cuts off doesn't count."
    )
    usual_count = 60  # nobody reads more than one question per second
    usual_timer = 60
    has_round_clock = True
    is_endless = True
    late_reply = CUT_OFF

    def seconds(self, seat: Seat) -> float | None:
        """Return how many seconds of the round are left for the player."""
        return self.clock(seat.setup) - seat.seconds - seat.open_question.spent

    def reason(self, seat: Seat) -> Reason | None:
        """Return why the round is over for ``seat``: time is up, or all questions were asked."""
        # An earlier version ended rounds with a reply out of time.
        if seat.turns and seat.turns[-1].reply in (CUT_OFF, OUT_OF_TIME):
            return Reason.TIME_UP
        return super().reason(seat)

    def briefing(self, seat: Seat) -> str:
        """Return how long the round is."""
        is_alone = len(seat.places) == len(seat.deck)
        whose = "the whole round" if is_alone else "each player"
        clock = count_of(self.clock(seat.setup), "second")
        return f"{clock} for {whose}. The clock stops while you read a verdict."

    def headline(self, seat: Seat) -> str:
        """Return how many answers were correct, and in what time."""
        is_up = self.reason(seat) is Reason.TIME_UP
        seconds = self.clock(seat.setup) if is_up else max(round(seat.seconds), 1)
        return f"{seat.correct:,} correct in {count_of(seconds, 'second')}"

    def terms(self, setup: Setup, count: int) -> tuple[str, ...]:
        """Return the length of the round in seconds, and a question limit if one was set."""
        limit = (f"up to {count} questions",) if setup.count else ()
        return (*limit, f"{self.clock(setup)} seconds")

    def clock(self, setup: Setup) -> int:
        """Return how many seconds the round has."""
        return setup.timer or self.usual_timer
