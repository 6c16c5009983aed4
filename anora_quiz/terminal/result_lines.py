"""The result of a round as plain lines: the score first, then what belongs to it."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.facts import ResultFacts, SeatFacts, result_facts
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import (
    code_words,
    outcome_lines,
    sentence,
    spoken,
    verdict_words,
)

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome

_PAIR = 2  # questions


def result_lines(
    played: Round, outcome: "Outcome", symbols: Mapping[Verdict, str], *, has_turns: bool
) -> list[str]:
    """Return the result of ``played``, and with ``has_turns`` a line for each turn.

    ``symbols`` are the characters for verdicts in the line to share of a daily round.
    """
    facts = result_facts(played, outcome)
    closing = [*outcome_lines(played, outcome, symbols), code_words(played)]
    if played.setup.day:
        closing.insert(0, f"In words: {row_words(played)}.")
    head = _company(facts) if len(facts.seats) > 1 else _alone(facts)
    helped = [each for each in facts.seats if each.help]
    help_used = (_of(facts, each, sentence(each.help)) for each in helped)
    # Whoever plays alone and waits for the result has read why at the verdict.
    told = facts.seats if has_turns or len(facts.seats) > 1 else ()
    reasons = (_of(facts, each, sentence(each.reason)) for each in told if each.reason)
    turns = _turn_lines(played) if has_turns else ()
    return [*head, *filter(None, closing), *help_used, *reasons, *turns]


def row_words(played: Round) -> str:
    """Return the verdicts of ``played`` in words, those that are alike together."""
    numbered = enumerate((turn.verdict for turn in played.turns), start=1)
    runs = [
        (str(verdict).lower(), [number for number, _ in run])
        for verdict, run in groupby(numbered, key=lambda pair: pair[1])
    ]
    if len(runs) == 1:
        return f"every question {runs[0][0]}"
    words = ", ".join(f"{_numbers(numbers)} {verdict}" for verdict, numbers in runs)
    return f"question{'s' * (len(runs[0][1]) > 1)} {words}"


def _numbers(numbers: list[int]) -> str:
    first, last = numbers[0], numbers[-1]
    if len(numbers) <= _PAIR:
        return " and ".join(map(str, numbers))
    return f"{first} to {last}"


def _alone(facts: ResultFacts) -> Iterator[str]:
    (seat,) = facts.seats
    yield _score(seat)
    yield from _standing(seat)


def _company(facts: ResultFacts) -> Iterator[str]:
    yield f"{facts.winners}."
    for each in facts.seats:
        yield _of(facts, each, _score(each))
    for each in facts.seats:
        for standing in _standing(each):
            yield _of(facts, each, standing)
    if facts.board:
        yield f"Board: {spoken(facts.board)}."


def _score(facts: SeatFacts) -> str:
    return f"Score: {facts.seat.score:,} of {facts.best:,} ({facts.count})"


def _standing(facts: SeatFacts) -> Iterator[str]:
    if facts.standing:
        rank, *board = facts.standing.split(" · ", 1)
        news = filter(None, (": ".join([rank, *map(spoken, board)]), facts.news))
        yield " ".join(map(sentence, news))


def _of(facts: ResultFacts, seat: SeatFacts, line: str) -> str:
    """Return ``line`` about ``seat``: it begins with the player, unless there is only one."""
    return f"{seat.seat.player}. {line}" if len(facts.seats) > 1 else line


def _turn_lines(played: Round) -> Iterator[str]:
    for number, turn in enumerate(played.turns, start=1):
        whose = f"{played.players[turn.seat]}. " if len(played.players) > 1 else ""
        result = f"{verdict_words(turn)} ({turn.points:+,})"
        yield f"{number}. {whose}{result}: {visible(turn.card.question.question)}"
