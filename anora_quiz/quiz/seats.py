"""A seat: one player's part in a round. A mode judges seats, and a round is made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.question import FULL
from anora_quiz.quiz.replies import Action
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.setup import Setup
from anora_quiz.quiz.turns import Turn


class Reason(StrEnum):
    """Why a round is over for a player."""

    ALL_ASKED = "all questions were asked"
    TIME_UP = "time's up"
    NO_LIVES = "no lives left"
    FELL = "fell off the ladder"
    WALKED_AWAY = "walked away with the points"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """The state of the open question: the seconds spent on it and the lifelines used.

    ``place`` is where its card lies in the deck, from 0, if the player picked that card; None
    if it is the next one. The state is saved like the turns: the clock of a saved round
    continues where it stopped, and the cost of a hint stays paid.
    """

    spent: float = 0.0
    lifelines: tuple[Lifeline, ...] = ()
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One player's part in a round.

    ``number`` counts the seats from 0, in the order of their turns. ``places`` are the places
    in the ``deck`` of the cards that were dealt to this seat, and ``turns`` are its own. If it
    is this seat's turn, ``place`` is that of the open question's card.
    """

    number: int
    player: str
    setup: Setup
    deck: tuple[Card, ...]
    places: Sequence[int]
    turns: tuple[Turn, ...] = ()
    place: int
    open_question: OpenQuestion = OpenQuestion()

    @property
    def hand(self) -> tuple[Card, ...]:
        """The cards that were dealt to this seat."""
        return tuple(self.deck[place] for place in self.places)

    @property
    def card(self) -> Card:
        """The card of the open question."""
        return self.deck[self.place]

    @property
    def asked(self) -> int:
        """How many questions that count the player was asked before the open one."""
        return sum(turn.counts for turn in self.turns)

    @property
    def streak(self) -> int:
        """How many answers in a row were fully right; skipping does not break a streak."""
        count = 0
        for turn in self.turns:
            if turn.reply.action is not Action.SKIPPED:
                count = count + 1 if turn.mark.credit == FULL else 0
        return count

    @property
    def score(self) -> int:
        """The points so far."""
        return sum(turn.points for turn in self.turns)

    @property
    def correct(self) -> int:
        """How many answers were fully right."""
        return sum(turn.mark.credit == FULL for turn in self.turns)

    @property
    def seconds(self) -> float:
        """How many seconds the turns took."""
        return sum(turn.seconds for turn in self.turns)

    def offered(self) -> Form:
        """Return the form of the open question, after the lifelines used on it."""
        return self.setup.offered(self.card, self.open_question.lifelines)
