"""A round: what was dealt, who plays, and every turn so far; and the mode it goes by.

A `Round` is frozen. `Round.record` returns a new one with one more turn; score, streak,
whose turn it is and the ending are computed from the turns and stored nowhere. To resume
a saved round is to replay its turns.
"""

import dataclasses
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Difficulty, Mark, Question
from anora_quiz.quiz.selection import Card, Pool, Selection, apportion

_POINTS = {Difficulty.EASY: 100, Difficulty.MEDIUM: 200, Difficulty.HARD: 300}
_BONUS_PER_ANSWER_IN_A_ROW = 10
_LARGEST_BONUS = 50
# Out of ten questions, how many of each difficulty. The mix is the same in every round of
# one length, so that scores on one board can be compared.
_MIX = {Difficulty.EASY: 4, Difficulty.MEDIUM: 4, Difficulty.HARD: 2}


class How(StrEnum):
    """What a player did with a question."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    OUT_OF_TIME = "out of time"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back from the player: an answer, or what happened instead."""

    how: How
    answer: Answer = ()


SKIP = Reply(How.SKIPPED)
OUT_OF_TIME = Reply(How.OUT_OF_TIME)
LEAVE = Reply(How.LEFT)


def answered(*answer: str) -> Reply:
    """Return the reply that gives ``answer``."""
    return Reply(How.ANSWERED, answer)


class Verdict(StrEnum):
    """How a turn came out, in the words that players see."""

    CORRECT = "Correct"
    PARTLY = "Partly correct"
    WRONG = "Wrong"
    SKIPPED = "Skipped"
    OUT_OF_TIME = "Out of time"


@dataclass(frozen=True, slots=True)
class Turn:
    """One question, asked and replied to. ``seconds`` is the time it took to reply."""

    card: Card
    player: str
    reply: Reply
    seconds: float
    mark: Mark
    points: int

    @property
    def verdict(self) -> Verdict:
        """How the turn came out."""
        if self.reply.how is How.SKIPPED:
            return Verdict.SKIPPED
        if self.reply.how is How.OUT_OF_TIME:
            return Verdict.OUT_OF_TIME
        if self.mark.credit == FULL:
            return Verdict.CORRECT
        return Verdict.PARTLY if self.mark.credit else Verdict.WRONG


class Reason(StrEnum):
    """Why a round is over."""

    ALL_ASKED = "all questions were asked"


@dataclass(frozen=True, slots=True)
class Ending:
    """That a round is over, and why."""

    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a round was asked to be: enough to deal it again from the same packs.

    ``packs`` are pack ids in alphabetical order, ``titles`` their titles in that order;
    ``collection`` is the name of the set they make up, where the player chose it as one.
    """

    packs: tuple[str, ...]
    titles: tuple[str, ...] = ()
    collection: str = ""
    selection: Selection = field(default_factory=Selection)
    seed: int = 0

    def title(self, pack: str) -> str:
        """Return the title of the pack whose id is ``pack``; its id where it has none."""
        return dict(zip(self.packs, self.titles, strict=False)).get(pack, pack)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round as it stands.

    ``spent`` is the time in seconds that the open question had before the round was put
    aside: the clock goes on where it stopped. ``is_signed`` tells that the players gave
    their names, so that they need not be asked.
    """

    mode: "Mode"
    setup: Setup
    deck: tuple[Card, ...]
    players: tuple[str, ...]
    turns: tuple[Turn, ...] = ()
    spent: float = 0.0
    is_signed: bool = False

    @property
    def ending(self) -> Ending | None:
        """Why the round is over, or None while it goes on."""
        return self.mode.ending(self)

    @property
    def card(self) -> Card:
        """The open question."""
        return self.deck[len(self.turns)]

    @property
    def player(self) -> str:
        """Whose turn it is."""
        return self.players[len(self.turns) % len(self.players)]

    def form(self, card: Card) -> Form:
        """Return ``card`` as this round asks it: always with the same order of options."""
        rng = chance.stream(self.setup.seed, "options", card.pack, card.question.id)
        return card.question.form(rng)

    def record(self, reply: Reply, seconds: float) -> "Round":
        """Return the round with the open question replied to after ``seconds``."""
        question = self.card.question
        is_answer = reply.how is How.ANSWERED
        mark = question.mark(reply.answer) if is_answer else Mark(NOTHING)
        points = self.mode.points(question, mark.credit, self.streak())
        return self.replay(reply, self.spent + seconds, mark, points)

    def replay(self, reply: Reply, seconds: float, mark: Mark, points: int) -> "Round":
        """Return the round with a turn as it was once recorded.

        A verdict that was shown stays, though a later version might mark otherwise.
        """
        turn = Turn(self.card, self.player, reply, seconds, mark, points)
        return dataclasses.replace(self, turns=(*self.turns, turn), spent=0.0)

    def put_aside(self, seconds: float) -> "Round":
        """Return the round with ``seconds`` more of the open question's time gone."""
        return dataclasses.replace(self, spent=self.spent + seconds)

    def sign(self, player: str) -> "Round":
        """Return the round as played by ``player``, who gave the name only now."""
        turns = tuple(dataclasses.replace(turn, player=player) for turn in self.turns)
        return dataclasses.replace(self, players=(player,), turns=turns, is_signed=True)

    def turns_of(self, player: str | None = None) -> tuple[Turn, ...]:
        """Return the turns of ``player``, by default of the one whose turn it is."""
        name = player or self.player
        return tuple(turn for turn in self.turns if turn.player == name)

    def streak(self, player: str | None = None) -> int:
        """Return how many answers in a row were fully right; skipping breaks no streak."""
        count = 0
        for turn in self.turns_of(player):
            if turn.reply.how is not How.SKIPPED:
                count = count + 1 if turn.mark.credit == FULL else 0
        return count

    def score(self, player: str | None = None) -> int:
        """Return the points of ``player`` so far."""
        return sum(turn.points for turn in self.turns_of(player))

    def correct(self, player: str | None = None) -> int:
        """Return how many answers of ``player`` were fully right."""
        return sum(turn.mark.credit == FULL for turn in self.turns_of(player))

    def share(self, player: str) -> tuple[Card, ...]:
        """Return the cards of the deck that fall to ``player``."""
        return self.deck[self.players.index(player) :: len(self.players)]

    def best_score(self, player: str | None = None) -> int:
        """Return the points for getting everything right."""
        cards = self.share(player or self.player)
        return sum(
            self.mode.points(card.question, FULL, before) for before, card in enumerate(cards)
        )


@dataclass(frozen=True)
class Mode:
    """Classic: a set number of questions, points by difficulty, a bonus for streaks.

    Other modes are subclasses that override what differs.
    """

    name: ClassVar[str] = "classic"
    about: ClassVar[str] = "a set number of questions, no hurry"
    rule: ClassVar[str] = (
        "Points: easy 100, medium 200, hard 300, times the credit for the answer; "
        "10 more for each right answer in a row before it, up to 50."
    )

    def deal(self, pool: Pool, count: int, seed: int) -> tuple[Card, ...]:
        """Return ``count`` different questions, or all there are, in the order to ask them."""
        rng = chance.stream(seed, "deal")
        available = {difficulty: pool.count(difficulty) for difficulty in Difficulty}
        shares = apportion(count, _MIX, available)
        drawn = [
            card
            for difficulty, share in shares.items()
            for card in pool.draw(difficulty, share, rng)
        ]
        return chance.shuffled(drawn, rng)

    def points(self, question: Question, credit: Fraction, streak: int) -> int:
        """Return the points for ``credit`` (0 to 1) after ``streak`` right answers in a row."""
        bonus = min(streak * _BONUS_PER_ANSWER_IN_A_ROW, _LARGEST_BONUS)
        return round(_POINTS[question.difficulty] * credit) + (bonus if credit == FULL else 0)

    def ending(self, current: Round) -> Ending | None:
        """Return why ``current`` is over, or None while it goes on."""
        return Ending(Reason.ALL_ASKED) if len(current.turns) >= len(current.deck) else None
