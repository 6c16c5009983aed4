"""What a mode is, and the classic mode itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz import chance
from anora_quiz.quiz.lifelines import LIFELINES, Lifeline
from anora_quiz.quiz.question import FULL, NOTHING, Difficulty, Question
from anora_quiz.quiz.replies import OUT_OF_TIME, Action, Reply
from anora_quiz.quiz.seats import Reason, Seat
from anora_quiz.quiz.selection import Card, Pool, apportion
from anora_quiz.quiz.setup import Setup
from anora_quiz.quiz.shoe import Shoe
from anora_quiz.quiz.turns import Turn

_POINTS = {Difficulty.EASY: 100, Difficulty.MEDIUM: 200, Difficulty.HARD: 300}
_BONUS_PER_ANSWER_IN_A_ROW = 10
_LARGEST_BONUS = 50

MOST_PLAYERS = 8
"""The maximum number of players in one round."""


@dataclass(frozen=True)
class Mode:
    """Classic: a set number of questions, points by difficulty, and a bonus for streaks.

    Other modes are subclasses that override what differs.
    """

    name: ClassVar[str] = "classic"
    about: ClassVar[str] = "a set number of questions"
    way: ClassVar[str] = ""
    """How the mode differs from a classic round, as players see it."""
    scoring: ClassVar[str] = (
        "100 for an easy question, 200 for medium, 300 for hard, and a share of that for a partly "
        "correct answer. A correct answer earns 10 more for each one in a row before it, up to "
        "50. A hint costs a quarter of the points, and fifty-fifty costs half."
    )
    usual_count: ClassVar[int] = 10
    """How many questions each player gets by default."""
    usual_timer: ClassVar[int | None] = None
    """How many seconds are on the clock by default; None for no clock."""
    has_round_clock: ClassVar[bool] = False
    """Whether a clock is for all questions together, not for each of them."""
    most_players: ClassVar[int] = MOST_PLAYERS
    is_ranked: ClassVar[bool] = True
    """Whether results go on the boards."""
    is_open_to_choice: ClassVar[bool] = True
    """Whether ``play --mode`` offers it; the other modes have their own commands."""
    played_again_as: ClassVar[str] = ""
    """The name of the mode in which a round is dealt again from its code, if it is another."""
    late_reply: ClassVar[Reply] = OUT_OF_TIME
    """What a reply becomes that comes after the time is up."""
    lifelines: ClassVar[tuple[Lifeline, ...]] = LIFELINES
    can_skip: ClassVar[bool] = True
    # The relative number of questions of each difficulty. The mix is the same in every round of
    # the same length, so that the scores on a board can be compared.
    mix: ClassVar[Mapping[Difficulty, int]] = {
        Difficulty.EASY: 4,
        Difficulty.MEDIUM: 4,
        Difficulty.HARD: 2,
    }
    is_endless: ClassVar[bool] = False
    """Whether players are not expected to get through all the questions."""
    is_rising: ClassVar[bool] = False
    """Whether the questions get harder from the first to the last."""

    def briefing(self, seat: Seat) -> str:  # noqa: ARG002 - other modes use it
        """Return how the mode differs from a classic round, in the numbers of this round."""
        return self.way

    def deal(
        self, pool: Pool, count: int, seed: int, seats: int = 1, hand: int = 0
    ) -> tuple[Card, ...]:
        """Return ``count`` different cards for each of ``seats`` seats, in the order to ask them.

        They are ``hand``, counted from 0, of the shoe with this ``seed``. If there are not
        enough, every seat still gets the same number; and where possible, all seats get
        questions of the same difficulty at the same time.
        """
        drawn = self._shoe(pool, count, seed, seats).hand(hand)
        rng = chance.stream(seed, "deal", str(hand))
        # They are in order from easy to hard, so a row has one difficulty, or adjacent ones.
        dealt = [tuple(drawn[start : start + seats]) for start in range(0, len(drawn), seats)]
        order = dealt if self.is_rising else chance.shuffled(dealt, rng)
        # Where a row has two difficulties, it is decided at random who gets the harder one.
        return tuple(card for row in order for card in chance.shuffled(row, rng))

    def hands(self, pool: Pool, count: int, seats: int = 1) -> int:
        """Return how many hands `deal` deals before all that it deals from was in one."""
        return self._shoe(pool, count, 0, seats).hands

    def _shoe(self, pool: Pool, count: int, seed: int, seats: int) -> Shoe:
        available = {difficulty: pool.count(difficulty) for difficulty in Difficulty}
        rows = min(count, sum(available.values()) // seats)
        shares = apportion(rows, self.mix, {each: available[each] // seats for each in available})
        # Where a difficulty's questions cannot be divided evenly among the seats, those left over
        # make up further rows of mixed difficulty.
        rest = {each: available[each] - shares[each] * seats for each in shares}
        extra = apportion((rows - sum(shares.values())) * seats, self.mix, rest)
        return Shoe(pool, seed, {each: shares[each] * seats + extra[each] for each in shares})

    def next(self, seats: Sequence[Seat], turns: Sequence[Turn]) -> tuple[int, int]:
        """Return the number of the seat whose turn it is, and the place of the card to ask.

        The turn goes around to the next seat that is not out, or, if all are out, stays with the
        one that played last. The card is the first of its hand that was not asked; if there is
        none, the place is that after the end of the deck.
        """
        last = turns[-1].seat if turns else len(seats) - 1
        following = [*seats[last + 1 :], *seats[: last + 1]]
        seat = next((each for each in following if self.reason(each) is None), seats[last])
        asked = {turn.place for turn in turns}
        return seat.number, next((each for each in seat.places if each not in asked), seat.place)

    def clock(self, setup: Setup) -> int | None:
        """Return how many seconds the clock begins with; None for no clock."""
        return setup.timer

    def seconds(self, seat: Seat) -> float | None:
        """Return how many seconds are left for the open question of ``seat``; None for no clock."""
        timer = seat.setup.timer
        return None if timer is None else timer - seat.open_question.spent

    def worth(self, question: Question, asked: int) -> int:  # noqa: ARG002 - other modes use it
        """Return the points for ``question`` if the player was asked ``asked`` ones before it."""
        return _POINTS[question.difficulty]

    def bonus(self, streak: int) -> int:
        """Return the extra points for a right answer after ``streak`` right ones in a row."""
        return min(streak * _BONUS_PER_ANSWER_IN_A_ROW, _LARGEST_BONUS)

    def points(self, seat: Seat, reply: Reply, credit: Fraction) -> int:
        """Return the points for ``reply`` to the open question of ``seat``.

        ``credit`` is that of the answer, from 0 to 1.
        """
        if reply.action is not Action.ANSWERED:
            return 0
        cost = sum((each.cost for each in seat.open_question.lifelines), start=NOTHING)
        worth = self.worth(seat.card.question, seat.asked)
        bonus = self.bonus(seat.streak) if credit == FULL else 0
        return round(worth * credit * max(1 - cost, NOTHING)) + bonus

    def best_score(self, seat: Seat) -> int:
        """Return the points of ``seat`` for getting everything right, without lifelines."""
        return sum(
            self.worth(card.question, asked) + self.bonus(asked)
            for asked, card in enumerate(self.counted(seat))
        )

    def reason(self, seat: Seat) -> Reason | None:
        """Return why the round is over for ``seat``, or None while it is not."""
        return Reason.ALL_ASKED if seat.asked >= len(seat.places) else None

    def counted(self, seat: Seat) -> tuple[Card, ...]:
        """Return the cards that count toward the best score possible for ``seat``.

        In an endless mode, these are the ones that it reached.
        """
        if not self.is_endless:
            return seat.hand
        return tuple(turn.card for turn in seat.turns if turn.counts)

    def can_walk_away(self, seat: Seat) -> bool:  # noqa: ARG002 - other modes use it
        """Return whether the player may stop here and keep the points."""
        return False

    def status(self, seat: Seat) -> str:  # noqa: ARG002 - other modes use it
        """Return what the mode shows the player whose turn it is; empty for nothing."""
        return ""

    def lives(self, seat: Seat) -> tuple[int, int] | None:  # noqa: ARG002 - other modes use it
        """Return how many lives are left, and of how many; None where there are none to lose."""
        return None

    def news(self, seat: Seat) -> str:  # noqa: ARG002 - other modes use it
        """Return what the last turn of ``seat`` changed besides the points; empty for nothing."""
        return ""

    def headline(self, seat: Seat) -> str:  # noqa: ARG002 - other modes use it
        """Return how the round went for ``seat``, in a few words.

        Empty where the share of correct answers says it.
        """
        return ""

    def terms(self, setup: Setup, count: int) -> tuple[str, ...]:
        """Return, in words, what must be the same for scores to be comparable.

        ``count`` is how many questions each player was dealt.
        """
        questions = "1 question" if count == 1 else f"{count} questions"
        timing = f"{setup.timer} seconds a question" if setup.timer else "untimed"
        return (questions, timing)
