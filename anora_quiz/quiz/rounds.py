"""A round: what was dealt, who plays, and every turn so far.

A `Round` is frozen. `Round.record` returns a new one with one more turn; score, streak,
whose turn it is and the ending are computed from the turns and stored nowhere. To resume
a saved round is to replay its turns.
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

if TYPE_CHECKING:  # a mode looks at rounds, and a round is played by its mode
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
    """That a round is over, and why, for each player in the order of the seats."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a round was asked to be: enough to deal it again from the same packs.

    ``packs`` are pack ids in alphabetical order, ``titles`` their titles in that order;
    ``collection`` is the name of the set they make up, where the player chose it as one.
    ``count`` is how many questions were asked for, None for the mode's usual number;
    ``timer`` is in seconds, None for no hurry. ``day`` is the date (ISO 8601) of a daily
    round; ``code`` deals the round again elsewhere, and is empty where nothing can.
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
        """Return the title of the pack whose id is ``pack``; its id where it has none."""
        return dict(zip(self.packs, self.titles, strict=False)).get(pack, pack)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the open question has had so far: time in seconds, and lifelines.

    It is saved like the turns: the clock of a round put aside goes on where it stopped,
    and what a hint costs stays paid.
    """

    spent: float = 0.0
    lifelines: tuple[Lifeline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round as it stands.

    ``players`` sit in the order of their turns; a seat is a place among them, from 0.
    The cards of the deck go round the seats, one by one. ``is_signed`` tells that the
    players gave their names, so that they need not be asked.
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
        """Why the round is over, or None while it goes on for anybody."""
        reasons = [self.mode.reason(self, seat) for seat in range(len(self.players))]
        over = tuple(reason for reason in reasons if reason is not None)
        return Ending(over) if len(over) == len(reasons) else None

    @property
    def seat(self) -> int:
        """Whose turn it is: the next in order who is not out. When all are, the last who played."""
        count = len(self.players)
        last = self.turns[-1].seat if self.turns else count - 1
        following = ((last + step) % count for step in range(1, count + 1))
        return next((seat for seat in following if self.mode.reason(self, seat) is None), last)

    @property
    def player(self) -> str:
        """The name of whose turn it is."""
        return self.players[self.seat]

    @property
    def asked(self) -> int:
        """How many questions the player whose turn it is has had before the open one."""
        return len(self.turns_of(self.seat))

    @property
    def place(self) -> int:
        """The place of the open question in the deck, from 0."""
        return self.asked * len(self.players) + self.seat

    @property
    def card(self) -> Card:
        """The open question."""
        return self.deck[self.place]

    @property
    def seconds_left(self) -> float | None:
        """How many seconds are left for the open question; None for as many as it takes."""
        return self.mode.seconds(self)

    @property
    def is_late(self) -> bool:
        """Whether the time for the open question has run out."""
        left = self.seconds_left
        return left is not None and left <= 0

    def form(self, card: Card) -> Form:
        """Return ``card`` as this round asks it: always with the same order of options."""
        return card.question.form(self._stream("options", card))

    def offered(self) -> Form:
        """Return the open question as it stands, after the lifelines used on it."""
        form = self.form(self.card)
        if Lifeline.HALF not in self.open.lifelines:
            return form
        return halve(form, self.card.question.solution(), self._stream("half", self.card))

    def lifelines(self) -> tuple[Lifeline, ...]:
        """Return the lifelines that help with the open question and were not used on it."""
        if self.ending is not None:
            return ()
        form = self.form(self.card)
        return tuple(
            each
            for each in self.mode.lifelines
            if each not in self.open.lifelines and each.applies(self.card.question, form)
        )

    def use(self, lifeline: Lifeline) -> "Round":
        """Return the round with ``lifeline`` used on the open question, if it is on offer."""
        if lifeline not in self.lifelines():
            return self
        used = (*self.open.lifelines, lifeline)
        return dataclasses.replace(self, open=dataclasses.replace(self.open, lifelines=used))

    def spend(self, seconds: float) -> "Round":
        """Return the round with ``seconds`` more of the open question's time gone."""
        spent = dataclasses.replace(self.open, spent=self.open.spent + seconds)
        return dataclasses.replace(self, open=spent)

    def record(self, reply: Reply, seconds: float = 0.0) -> "Round":
        """Return the round with the open question replied to after ``seconds`` more.

        A reply that comes too late counts as none, and its time ends with the clock.
        """
        now = self.spend(seconds)
        spent, left = now.open.spent, now.seconds_left
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
        """Return the round with ``turn`` as it was once recorded.

        A verdict that was shown stays, though a later version might mark otherwise.
        """
        return dataclasses.replace(self, turns=(*self.turns, turn), open=OpenQuestion())

    @property
    def can_claim(self) -> bool:
        """Whether the last answer was typed and marked wrong, so that it can be claimed."""
        if not self.turns:
            return False
        last = self.turns[-1]
        is_short = last.reply.how is How.ANSWERED and last.mark.credit < FULL
        return is_short and isinstance(self.form(last.card), TypeIn)

    def claim(self) -> "Round":
        """Return the round with the last answer counted as right, if it can be claimed."""
        if not self.can_claim:
            return self
        last = self.turns[-1]
        used = OpenQuestion(last.seconds, last.lifelines)
        before = dataclasses.replace(self, turns=self.turns[:-1], open=used)
        points = self.mode.points(before, last.reply, FULL)
        claimed = dataclasses.replace(last, mark=Mark(FULL), points=points, is_claimed=True)
        return dataclasses.replace(self, turns=(*self.turns[:-1], claimed))

    def sign(self, player: str) -> "Round":
        """Return the round with ``player`` as the first name, which was given only now."""
        return dataclasses.replace(self, players=(player, *self.players[1:]), is_signed=True)

    def hand(self, seat: int) -> tuple[Card, ...]:
        """Return the cards of the deck that fall to ``seat``."""
        return self.deck[seat :: len(self.players)]

    def turns_of(self, seat: int) -> tuple[Turn, ...]:
        """Return the turns of ``seat``."""
        return tuple(turn for turn in self.turns if turn.seat == seat)

    def streak(self, seat: int) -> int:
        """Return how many answers in a row were fully right; skipping breaks no streak."""
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
        """Return the points for getting everything right, without a lifeline."""
        cards = self.mode.counted(self, seat)
        return sum(
            self.mode.worth(card.question, place) + self.mode.bonus(place)
            for place, card in enumerate(cards)
        )

    def _stream(self, label: str, card: Card) -> random.Random:
        return chance.stream(self.setup.seed, label, card.pack, card.question.id)
