"""What is told of a turn and of a result. It is decided here, once; each face renders it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from anora_quiz.quiz.forms import Part
from anora_quiz.quiz.question import FULL
from anora_quiz.quiz.replies import Action
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Seat
from anora_quiz.terminal.wording import (
    accepted_note,
    ending_words,
    help_used,
    rank_words,
    standing_words,
    turn_note,
    winners_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome


class Role(Enum):
    """What a fact about a turn is, so that a face can give it a look or a label."""

    NOTE = auto()
    GIVEN = auto()
    RIGHT = auto()
    ACCEPTED = auto()
    REMARK = auto()
    EXPLANATION = auto()
    DISPUTED = auto()
    SOURCE = auto()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to tell of a turn.

    An answer, given or right, has ``parts``. ``url`` is the web address of a source, if it has
    one that isn't its text.
    """

    role: Role
    text: str = ""
    parts: tuple[Part, ...] = ()
    url: str = ""


def verdict_facts(played: Round) -> list[Fact]:
    """Return what is told of the last turn after its verdict, in order."""
    turn = played.turns[-1]
    question, answer = turn.card.question, turn.reply.answer
    solution = question.solution()
    form = played.setup.form(turn.card)
    is_missed = turn.reply.action is Action.ANSWERED and turn.mark.credit < FULL
    source = str(question.source or "")
    url = question.source.url if question.source else ""
    facts = [
        Fact(Role.NOTE, turn_note(turn)),
        Fact(Role.GIVEN, parts=tuple(form.parts(answer, solution)) if is_missed else ()),
        Fact(Role.RIGHT, form.words(solution), tuple(form.parts(solution, solution))),
        Fact(Role.ACCEPTED, accepted_note(turn)),
        *(Fact(Role.REMARK, remark) for remark in question.remarks(answer)),
        Fact(Role.EXPLANATION, question.explanation),
        Fact(Role.DISPUTED, question.disputed),
        Fact(Role.SOURCE, source, url=url),
    ]
    return [fact for fact in facts if fact.text or fact.parts]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFacts:
    """What is told of one player's result; ``standing`` and ``help`` may be empty."""

    seat: Seat
    best: int
    reason: str
    help: str
    standing: str

    @property
    def count(self) -> str:
        """How many answers were right, in words."""
        return f"{self.seat.correct} of {self.seat.asked} correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFacts:
    """What is told of a finished round; the seats with the highest score come first."""

    ending: str
    seats: tuple[SeatFacts, ...]
    winners: str
    board: str


def result_facts(played: Round, outcome: "Outcome") -> ResultFacts:
    """Return what is told of the result of ``played``."""
    seats = sorted(_seat_facts(played, outcome), key=lambda facts: -facts.seat.score)
    is_board_apart = len(seats) > 1 and outcome.standings
    return ResultFacts(
        ending=ending_words(played),
        seats=tuple(seats),
        winners=winners_words(played),
        board=outcome.standings[0].board if is_board_apart else "",
    )


def _seat_facts(played: Round, outcome: "Outcome") -> Iterator[SeatFacts]:
    words = standing_words if len(played.players) == 1 else rank_words
    for seat in played.seats:
        yield SeatFacts(
            seat=seat,
            best=played.mode.best_score(seat),
            reason=str(played.mode.reason(seat) or ""),
            help=help_used(seat),
            standing=words(outcome.standings[seat.number]) if outcome.standings else "",
        )
