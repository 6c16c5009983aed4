"""How the questions of a pack were answered, flagged and claimed."""

import json
import sqlite3
from collections.abc import Iterator
from fractions import Fraction

from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.question_reports import AskedQuestion
from anora_quiz.quiz.replies import Action, Reply

_TURNS = """
    SELECT body, how, answer, credit, seconds
    FROM cards JOIN turns USING (round, place) JOIN questions ON questions.id = cards.question
    WHERE pack = ? ORDER BY cards.round, number
"""
_FLAGS = """
    SELECT body, why
    FROM cards JOIN flags USING (round, place) JOIN questions ON questions.id = cards.question
    WHERE pack = ? ORDER BY cards.round, place
"""
_CLAIMS = """
    SELECT body, answer
    FROM cards JOIN turns USING (round, place) JOIN questions ON questions.id = cards.question
    WHERE pack = ? AND is_claimed ORDER BY cards.round, number
"""


def asked_of(database: sqlite3.Connection, pack: str) -> Iterator[AskedQuestion]:
    """Yield every turn on a question of ``pack``, oldest round first."""
    for body, how, answer, credit, seconds in database.execute(_TURNS, (pack,)):
        yield AskedQuestion(
            question=decode(body),
            reply=Reply(Action(how), tuple(json.loads(answer))),
            credit=Fraction(credit),
            seconds=seconds,
        )


def flags_of(database: sqlite3.Connection, pack: str) -> Iterator[tuple[str, str]]:
    """Yield the id of each flagged question of ``pack``, and the reason given.

    Claimed answers are included, because the question may need to accept them.
    """
    for body, why in database.execute(_FLAGS, (pack,)):
        yield decode(body).id, why
    for body, answer in database.execute(_CLAIMS, (pack,)):
        yield decode(body).id, f"claimed to be right: {' '.join(json.loads(answer))}"
