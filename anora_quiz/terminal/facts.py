"""What is told of a turn and of a result. It is decided here, once; each face renders it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.forms import Part
from anora_quiz.quiz.question import FULL
from anora_quiz.quiz.replies import Action
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Reason, Seat
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.wording import (
    accepted_note,
    board_words,
    help_used,
    rank_words,
    round_name,
    standing_words,
    turn_note,
    winners_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome, Standing


_PRAISE = (
    (1.0, "Perfect!"),
    (0.85, "Excellent"),
    (0.7, "Well played"),
    (0.5, "Solid round"),
    (0.25, "Getting there"),
    (0.0, "Tough round"),
)


def review_heading(played: Round, when: str) -> tuple[list[str], list[str]]:
    """Return what a finished round was, and ``when`` it ended with which scores."""
    count = count_of(sum(turn.counts for turn in played.turns), "question")
    ending = [when] if when else []
    return [played.mode.name.capitalize(), round_name(played), count], [*ending, _scores(played)]


def _scores(played: Round) -> str:
    if len(played.seats) > 1:
        return ", ".join(f"{seat.player} {seat.score:,}" for seat in played.seats)
    (seat,) = played.seats
    correct = f"{seat.correct} of {seat.asked} correct"
    return f"{count_of(seat.score, 'point')}, {correct}" if played.mode.is_ranked else correct


class Role(Enum):
    """What a fact about a turn is, so that a face can give it a look or a label."""

    NOTE = auto()
    GIVEN = auto()
    RIGHT = auto()
    ACCEPTED = auto()
    MARGIN = auto()
    REASON = auto()
    EXPLANATION = auto()
    DISPUTED = auto()
    SOURCE = auto()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to tell of a turn.

    An answer, given or right, has ``parts``; a reason is ``about`` a wrong answer. ``url`` is the
    web address of a source, if it has one that isn't its text.
    """

    role: Role
    text: str = ""
    parts: tuple[Part, ...] = ()
    url: str = ""
    about: str = ""


def verdict_facts(played: Round) -> list[Fact]:
    """Return what is told of the last turn after its verdict, in order."""
    turn = played.turns[-1]
    question, answer = turn.card.question, turn.reply.answer
    solution = question.solution()
    form = played.setup.form(turn.card)
    is_missed = turn.reply.action is Action.ANSWERED and turn.mark.credit < FULL
    margin = question.margin() if turn.mark.credit < FULL else ""
    source = str(question.source or "")
    url = question.source.url if question.source else ""
    facts = [
        Fact(Role.NOTE, turn_note(turn)),
        Fact(Role.GIVEN, parts=tuple(form.parts(answer, solution)) if is_missed else ()),
        Fact(Role.RIGHT, form.words(solution), tuple(form.parts(solution, solution))),
        Fact(Role.ACCEPTED, accepted_note(turn)),
        Fact(Role.MARGIN, f"{margin}." if margin else ""),
        *(Fact(Role.REASON, why, about=text) for text, why in question.reasons(answer).items()),
        Fact(Role.EXPLANATION, question.explanation),
        Fact(Role.DISPUTED, question.disputed),
        Fact(Role.SOURCE, source, url=url),
    ]
    return [fact for fact in facts if fact.text or fact.parts]


def streak_facts(played: Round) -> list[str]:
    """Return what the last turn did to the streak, in words."""
    turn, bonus = played.turns[-1], played.mode.bonus
    streak = played.seats[turn.seat].streak
    if turn.reply.action is Action.SKIPPED and streak:
        return ["streak kept"]
    if turn.verdict is not Verdict.CORRECT or streak == 1 or not bonus(streak):
        return []
    is_full = bonus(streak - 2) < bonus(streak - 1) == bonus(streak)  # from now on
    return [f"{streak} in a row", *(["full bonus"] if is_full else [])]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatFacts:
    """What is told of one player's result; any text may be empty.

    ``reason`` says why the round ended before all questions were asked. ``best`` is the highest
    score that was possible; ``news`` says that it is the player's best.
    """

    seat: Seat
    best: int
    reason: str
    help: str
    standing: str
    news: str

    @property
    def count(self) -> str:
        """How many answers were right, in words."""
        return f"{self.seat.correct} of {self.seat.asked} correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFacts:
    """What is told of a finished round; the seats with the highest score come first."""

    title: str
    seats: tuple[SeatFacts, ...]
    winners: str
    board: str


def result_facts(played: Round, outcome: "Outcome") -> ResultFacts:
    """Return what is told of the result of ``played``."""
    seats = sorted(_seat_facts(played, outcome), key=lambda facts: -facts.seat.score)
    is_board_apart = len(seats) > 1 and outcome.standings
    return ResultFacts(
        title=played.mode.headline(seats[0].seat) or praise(seats[0].seat)
        if len(seats) == 1
        else "",
        seats=tuple(seats),
        winners=winners_words(played),
        board=board_words(outcome.standings[0], played) if is_board_apart else "",
    )


def pack_counts(played: Round) -> list[tuple[str, int, int]]:
    """Return for each pack in ``played`` its title, and how many of its questions were right."""
    turns = [turn for seat in played.seats for turn in seat.turns if turn.counts]
    return [
        (played.setup.title(pack), sum(turn.mark.credit == FULL for turn in own), len(own))
        for pack in played.setup.packs
        if (own := [turn for turn in turns if turn.card.pack == pack])
    ]


def _title(played: Round) -> str:
    (seat,) = played.seats
    return played.mode.headline(seat) or praise(seat)


def praise(seat: Seat) -> str:
    """Return a few words on how the round went for ``seat``, by the share of right answers."""
    share = seat.correct / seat.asked if seat.asked else 0
    return next(words for least, words in _PRAISE if share >= least)


def _news(standing: "Standing", score: int) -> str:
    if standing.best is None or score < standing.best or not score:
        return ""
    return f"new best (+{score - standing.best:,})" if score > standing.best else "ties your best"


def _standing_words(standing: "Standing", played: Round) -> str:
    if len(played.players) == 1:
        return standing_words(standing, played)
    return f"{rank_words(standing)} overall"


def _seat_facts(played: Round, outcome: "Outcome") -> Iterator[SeatFacts]:
    for seat in played.seats:
        reason = played.mode.reason(seat)
        standing = outcome.standings[seat.number] if outcome.standings else None
        yield SeatFacts(
            seat=seat,
            best=played.mode.best_score(seat),
            reason="" if reason in (None, Reason.ALL_ASKED) else str(reason),
            help=help_used(seat),
            standing=_standing_words(standing, played) if standing else "",
            news=_news(standing, seat.score) if standing else "",
        )
