"""A round: what was dealt, who plays, and every turn so far.

A `Round` is frozen. `Round.record` returns a new one with one more turn. The score, the
streak, whose turn it is, and the ending are computed from the turns and not stored. A saved
round is resumed by replaying its turns.
"""

import dataclasses
import random
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import Form, TypeIn
from anora_quiz.quiz.lifelines import Lifeline, halve
from anora_quiz.quiz.question import FULL, NOTHING, Mark
from anora_quiz.quiz.replies import OUT_OF_TIME, How, Reply
from anora_quiz.quiz.selection import Card, Selection
from anora_quiz.quiz.turns import Turn

if TYPE_CHECKING:  # a mode reads rounds, and a round holds its mode
    from anora_quiz.quiz.mode import Mode


class Reason(StrEnum):
    """Why a round is over for a player."""

    ALL_ASKED = "all questions were asked"
    TIME_UP = "the time is up"
    NO_LIVES = "no life is left"
    FELL = "fell off the ladder"
    WALKED_AWAY = "walked away with the points"


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a round: the reason for each player, in the order of the seats."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """The settings of a round: enough to deal it again from the same packs.

    ``packs`` are pack ids in alphabetical order, ``titles`` their titles in the same order;
    ``collection`` is the name of the set they form, if the player chose it as a whole.
    ``count`` is the number of questions requested, None for the mode's usual number;
    ``timer`` is in seconds, None for no timer. ``day`` is the date (ISO 8601) of a daily
    round; ``code`` is the share code of the round, empty if it has none.
    """

    packs: tuple[str, ...]
    titles: tuple[str, ...] = ()
    collection: str = ""
    selection: Selection = field(default_factory=Selection)
    seed: int = 0
    count: int | None = None
    timer: int | None = None
    day: str = ""
    code: str = ""

    def title(self, pack: str) -> str:
        """Return the title of the pack with the id ``pack``, or its id if it has none."""
        return dict(zip(self.packs, self.titles, strict=False)).get(pack, pack)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """The state of the open question: the seconds spent on it and the lifelines used.

    It is saved like the turns: the clock of a saved round continues where it stopped, and
    the cost of a hint stays paid.
    """

    spent: float = 0.0
    lifelines: tuple[Lifeline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The current state of a round.

    ``players`` are in the order of their turns; a seat is an index into them, from 0.
    The cards of the deck go around the seats, one by one. ``is_signed`` means that the
    players gave their names, so they need not be asked for them.
    """

    mode: "Mode"
    setup: Setup
    deck: tuple[Card, ...]
    players: tuple[str, ...]
    turns: tuple[Turn, ...] = ()
    open: OpenQuestion = OpenQuestion()
    is_signed: bool = False

    @property
    def ending(self) -> Ending | None:
        """Why the round is over, or None while anybody is still playing."""
        reasons = [self.mode.reason(self, seat) for seat in range(len(self.players))]
        over = tuple(reason for reason in reasons if reason is not None)
        return Ending(over) if len(over) == len(reasons) else None

    @property
    def seat(self) -> int:
        """Whose turn it is: the next seat that is not out. If all are out, the last that played."""
        count = len(self.players)
        last = self.turns[-1].seat if self.turns else count - 1
        following = ((last + step) % count for step in range(1, count + 1))
        return next((seat for seat in following if self.mode.reason(self, seat) is None), last)

    @property
    def player(self) -> str:
        """The name of the player whose turn it is."""
        return self.players[self.seat]

    @property
    def asked(self) -> int:
        """How many questions the player whose turn it is was asked before the open one."""
        return len(self.turns_of(self.seat))

    @property
    def place(self) -> int:
        """The place of the open question's card in the deck, from 0."""
        return self.asked * len(self.players) + self.seat

    @property
    def card(self) -> Card:
        """The card of the open question."""
        return self.deck[self.place]

    @property
    def seconds_left(self) -> float | None:
        """How many seconds are left for the open question; None for no limit."""
        return self.mode.seconds(self)

    @property
    def is_late(self) -> bool:
        """Whether the time for the open question has run out."""
        left = self.seconds_left
        return left is not None and left <= 0

    def form(self, card: Card) -> Form:
        """Return the form of ``card`` in this round: always with the same order of options."""
        return card.question.form(self._stream("options", card))

    def offered(self) -> Form:
        """Return the form of the open question, after the lifelines used on it."""
        form = self.form(self.card)
        if Lifeline.HALF not in self.open.lifelines:
            return form
        return halve(form, self.card.question.solution(), self._stream("half", self.card))

    def lifelines(self) -> tuple[Lifeline, ...]:
        """Return the lifelines that can help with the open question and were not used on it."""
        if self.ending is not None:
            return ()
        form = self.form(self.card)
        return tuple(
            each
            for each in self.mode.lifelines
            if each not in self.open.lifelines and each.applies(self.card.question, form)
        )

    def use(self, lifeline: Lifeline) -> "Round":
        """Return the round with ``lifeline`` used on the open question, if it is available."""
        if lifeline not in self.lifelines():
            return self
        used = (*self.open.lifelines, lifeline)
        return dataclasses.replace(self, open=dataclasses.replace(self.open, lifelines=used))

    def spend(self, seconds: float) -> "Round":
        """Return the round with ``seconds`` more spent on the open question."""
        later = dataclasses.replace(self.open, spent=self.open.spent + seconds)
        return dataclasses.replace(self, open=later)

    def record(self, reply: Reply, seconds: float = 0.0) -> "Round":
        """Return the round with ``reply`` to the open question, given after ``seconds`` more.

        A reply after the time is up counts as out of time, and its seconds stop at the limit.
        """
        later = self.spend(seconds)
        spent, left = later.open.spent, later.seconds_left
        if left is not None and left <= 0:
            reply, spent = OUT_OF_TIME, spent + left
        question = self.card.question
        is_answer = reply.how is How.ANSWERED
        mark = question.mark(reply.answer) if is_answer else Mark(NOTHING)
        points = self.mode.points(self, reply, mark.credit)
        turn = Turn(
            card=self.card,
            place=self.place,
            seat=self.seat,
            reply=reply,
            seconds=spent,
            mark=mark,
            points=points,
            lifelines=self.open.lifelines,
        )
        return self.replay(turn)

    def replay(self, turn: Turn) -> "Round":
        """Return the round with ``turn`` added as it was recorded.

        A verdict that was shown stays, even if a later version would mark the answer differently.
        """
        return dataclasses.replace(self, turns=(*self.turns, turn), open=OpenQuestion())

    @property
    def can_claim(self) -> bool:
        """Whether the last answer was typed and earned less than full credit."""
        if not self.turns:
            return False
        last = self.turns[-1]
        lacks_credit = last.reply.how is How.ANSWERED and last.mark.credit < FULL
        return lacks_credit and isinstance(self.form(last.card), TypeIn)

    def claim(self) -> "Round":
        """Return the round with the last answer counted as right, if it can be claimed."""
        if not self.can_claim:
            return self
        last = self.turns[-1]
        reopened = OpenQuestion(last.seconds, last.lifelines)
        before = dataclasses.replace(self, turns=self.turns[:-1], open=reopened)
        points = self.mode.points(before, last.reply, FULL)
        claimed = dataclasses.replace(last, mark=Mark(FULL), points=points, is_claimed=True)
        return dataclasses.replace(self, turns=(*self.turns[:-1], claimed))

    def sign(self, player: str) -> "Round":
        """Return the round with ``player`` as the name of the first player, given only now."""
        return dataclasses.replace(self, players=(player, *self.players[1:]), is_signed=True)

    def hand(self, seat: int) -> tuple[Card, ...]:
        """Return the cards of the deck that go to ``seat``."""
        return self.deck[seat :: len(self.players)]

    def turns_of(self, seat: int) -> tuple[Turn, ...]:
        """Return the turns of ``seat``."""
        return tuple(turn for turn in self.turns if turn.seat == seat)

    def streak(self, seat: int) -> int:
        """Return how many answers in a row were fully right; skipping does not break a streak."""
        count = 0
        for turn in self.turns_of(seat):
            if turn.reply.how is not How.SKIPPED:
                count = count + 1 if turn.mark.credit == FULL else 0
        return count

    def score(self, seat: int) -> int:
        """Return the points of ``seat`` so far."""
        return sum(turn.points for turn in self.turns_of(seat))

    def correct(self, seat: int) -> int:
        """Return how many answers of ``seat`` were fully right."""
        return sum(turn.mark.credit == FULL for turn in self.turns_of(seat))

    def best_score(self, seat: int) -> int:
        """Return the points of ``seat`` for getting everything right, without lifelines."""
        cards = self.mode.counted(self, seat)
        return sum(
            self.mode.worth(card.question, asked) + self.mode.bonus(asked)
            for asked, card in enumerate(cards)
        )

    def _stream(self, label: str, card: Card) -> random.Random:
        return chance.stream(self.setup.seed, label, card.pack, card.question.id)
