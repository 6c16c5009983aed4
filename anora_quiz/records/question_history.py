"""How the questions of a pack were answered, flagged and claimed."""

import json
from fractions import Fraction

from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.question_reports import AskedQuestion
from anora_quiz.quiz.replies import Action, Reply
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
        asked = readable(database.execute(_TURNS, (pack,)), _asked, store.warn)
        flags = readable(database.execute(_FLAGS, (pack,)), _flag, store.warn)
        claims = readable(database.execute(_CLAIMS, (pack,)), _claim, store.warn)
        return list(asked), [*flags, *claims]


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
