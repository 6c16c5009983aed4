"""A round: what was dealt, who plays, and every turn so far.

A `Round` is frozen. `Round.record` returns a new one with one more turn. The seats with their
scores and streaks, whose turn it is, and the ending are computed from the turns and not stored.
A saved round is resumed with its turns as they were recorded: a verdict that was shown stays,
even if a later version would mark the answer differently.
"""

from dataclasses import dataclass, field, replace
from typing import Self

from anora_quiz.quiz.forms import Typed
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.question import FULL, NOTHING, Mark
from anora_quiz.quiz.replies import OUT_OF_TIME, Action, Reply
from anora_quiz.quiz.seats import OpenQuestion, Reason, Seat
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.setup import Setup
from anora_quiz.quiz.turns import Turn


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a round: the reason for each player, in the order of the seats."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The current state of a round.

    ``players`` are in the order of their turns. The cards of the deck go around the seats, one by
    one. ``is_named`` means that the players gave their names, so they need not be asked for them.
    ``seats`` and ``seat``, the one whose turn it is, follow from the rest.
    """

    mode: Mode
    setup: Setup
    deck: tuple[Card, ...]
    players: tuple[str, ...]
    turns: tuple[Turn, ...] = ()
    open_question: OpenQuestion = field(default_factory=OpenQuestion)
    is_named: bool = False
    seats: tuple[Seat, ...] = field(init=False, repr=False, compare=False)
    seat: Seat = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Seat the players."""
        seats = self._seats()
        number, place = self.mode.next(seats, self.turns)
        picked = self.open_question.place
        seats[number] = replace(
            seats[number],
            place=place if picked is None else picked,
            open_question=self.open_question,
        )
        object.__setattr__(self, "seats", tuple(seats))
        object.__setattr__(self, "seat", seats[number])

    def _seats(self) -> list[Seat]:
        turns: list[list[Turn]] = [[] for _ in self.players]
        for turn in self.turns:
            turns[turn.seat].append(turn)
        count = len(self.deck)
        return [
            Seat(
                number=number,
                player=player,
                setup=self.setup,
                deck=self.deck,
                places=range(number, count, len(self.players)),
                turns=tuple(turns[number]),
                place=count,
            )
            for number, player in enumerate(self.players)
        ]

    @property
    def ending(self) -> Ending | None:
        """Why the round is over, or None while anybody is still playing."""
        reasons = [self.mode.reason(seat) for seat in self.seats]
        over = tuple(reason for reason in reasons if reason is not None)
        return Ending(over) if len(over) == len(reasons) else None

    @property
    def seconds_left(self) -> float | None:
        """How many seconds are left for the open question; None for no limit."""
        return self.mode.seconds(self.seat)

    @property
    def is_late(self) -> bool:
        """Whether the time for the open question has run out."""
        left = self.seconds_left
        return left is not None and left <= 0

    def lifelines(self) -> tuple[Lifeline, ...]:
        """Return the lifelines that can help with the open question and were not used on it."""
        if self.ending is not None:
            return ()
        question, form = self.seat.card.question, self.setup.form(self.seat.card)
        return tuple(
            each
            for each in self.mode.lifelines
            if each not in self.open_question.lifelines and each.applies(question, form)
        )

    def pick(self, place: int) -> Self:
        """Return the round with the card at ``place`` in the deck as its open question."""
        return replace(self, open_question=OpenQuestion(place=place))

    def use(self, lifeline: Lifeline) -> Self:
        """Return the round with ``lifeline`` used on the open question, if it is available."""
        if lifeline not in self.lifelines():
            return self
        used = (*self.open_question.lifelines, lifeline)
        return replace(self, open_question=replace(self.open_question, lifelines=used))

    def spend(self, seconds: float) -> Self:
        """Return the round with ``seconds`` more spent on the open question."""
        spent = self.open_question.spent + seconds
        return replace(self, open_question=replace(self.open_question, spent=spent))

    def record(self, reply: Reply, seconds: float = 0.0) -> Self:
        """Return the round with ``reply`` to the open question, given after ``seconds`` more.

        A reply after the time is up counts as out of time, and its seconds stop at the limit.
        """
        later = self.spend(seconds)
        seat, left = later.seat, later.seconds_left
        spent = seat.open_question.spent
        if left is not None and left <= 0:
            reply, spent = OUT_OF_TIME, spent + left
        if reply == OUT_OF_TIME:
            reply = self.mode.late_reply
        is_answer = reply.action is Action.ANSWERED
        mark = seat.card.question.mark(reply.answer) if is_answer else Mark(NOTHING)
        turn = Turn(
            card=seat.card,
            place=seat.place,
            seat=seat.number,
            reply=reply,
            seconds=spent,
            mark=mark,
            points=self.mode.points(seat, reply, mark.credit),
            lifelines=seat.open_question.lifelines,
        )
        return replace(self, turns=(*self.turns, turn), open_question=OpenQuestion())

    @property
    def can_claim(self) -> bool:
        """Whether the last answer was typed, earned less than full credit, and isn't rejected."""
        if not self.turns:
            return False
        last = self.turns[-1]
        lacks_credit = last.reply.action is Action.ANSWERED and last.mark.credit < FULL
        is_typed = isinstance(self.setup.form(last.card), Typed)
        return lacks_credit and is_typed and not self.is_rejected

    @property
    def is_rejected(self) -> bool:
        """Whether the pack names the last answer as wrong."""
        last = self.turns[-1] if self.turns else None
        return last is not None and last.card.question.rejects(last.reply.answer)

    def claim(self) -> Self:
        """Return the round with the last answer counted as right, if it can be claimed."""
        return self._remarked(Mark(FULL), is_claimed=True) if self.can_claim else self

    @property
    def is_claimed(self) -> bool:
        """Whether the last answer counts as right because the player claimed it."""
        return bool(self.turns) and self.turns[-1].is_claimed

    def withdraw(self) -> Self:
        """Return the round with the last answer marked as it was before it was claimed."""
        if not self.is_claimed:
            return self
        last = self.turns[-1]
        return self._remarked(last.card.question.mark(last.reply.answer), is_claimed=False)

    def _remarked(self, mark: Mark, *, is_claimed: bool) -> Self:
        """Return the round with another ``mark`` for the last turn, and the points for that."""
        *earlier, last = self.turns
        reopened = OpenQuestion(last.seconds, last.lifelines, last.place)
        before = replace(self, turns=tuple(earlier), open_question=reopened)
        points = self.mode.points(before.seat, last.reply, mark.credit)
        remarked = replace(last, mark=mark, points=points, is_claimed=is_claimed)
        return replace(self, turns=(*earlier, remarked))

    def with_name(self, player: str) -> Self:
        """Return the round with ``player`` as the name of the first player, given only now."""
        return replace(self, players=(player, *self.players[1:]), is_named=True)
