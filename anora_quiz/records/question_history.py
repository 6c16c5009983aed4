"""How the questions of a pack were answered, flagged and claimed."""

import json
import sqlite3
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.question_reports import AskedQuestion
from anora_quiz.quiz.replies import Action, Reply
from anora_quiz.records.stand_ins import is_stand_in
from anora_quiz.records.store import Store
from anora_quiz.records.unreadable import readable

_TURNS = """
    SELECT cards.round, body, how, answer, credit, seconds
    FROM cards JOIN turns USING (round, place) JOIN questions ON questions.id = cards.question
    WHERE pack = ? AND how != 'cut off' ORDER BY cards.round, number
"""
_FLAGS = """
    SELECT cards.round, body, why
    FROM cards JOIN flags USING (round, place) JOIN questions ON questions.id = cards.question
    WHERE pack = ? ORDER BY cards.round, place
"""
_CLAIMS = """
    SELECT cards.round, body, answer
    FROM cards JOIN turns USING (round, place) JOIN questions ON questions.id = cards.question
    WHERE pack = ? AND is_claimed ORDER BY cards.round, number
"""


def asked_of(store: Store, pack: str) -> tuple[list[AskedQuestion], list[tuple[str, str]]]:
    """Return every turn on a question of ``pack``, oldest round first, and the pack's flags.

    A flag is the id of the question and the reason given. Claimed answers are among them,
    because the question may need to accept them.
    """
    with store.reading() as database:
        asked = readable(_rows(database, _TURNS, pack), _asked, store.warn)
        flags = readable(_rows(database, _FLAGS, pack), _flag, store.warn)
        claims = readable(_rows(database, _CLAIMS, pack), _claim, store.warn)
        return list(asked), [*flags, *claims]


def _rows(database: sqlite3.Connection, query: str, pack: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of ``query``, but for questions that are lost: they are not of ``pack``."""
    return (row for row in database.execute(query, (pack,)) if not is_stand_in(row[1]))


def _asked(_: int, body: str, how: str, answer: str, credit: str, seconds: float) -> AskedQuestion:
    return AskedQuestion(
        question=decode(body),
        reply=Reply(Action(how), tuple(json.loads(answer))),
        credit=Fraction(credit),
        seconds=float(seconds),
    )


def _flag(_: int, body: str, why: str) -> tuple[str, str]:
    return decode(body).id, why


def _claim(_: int, body: str, answer: str) -> tuple[str, str]:
    return decode(body).id, f"claimed as correct: {' '.join(json.loads(answer))}"
