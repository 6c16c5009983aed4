"""How the questions of a pack were answered, flagged and claimed."""

import json
from fractions import Fraction

from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.question_reports import AskedQuestion
from anora_quiz.quiz.replies import Action, Reply
from anora_quiz.records.store import Store

_TURNS = """
    SELECT body, how, answer, credit, seconds
    FROM cards JOIN turns USING (round, place) JOIN questions ON questions.id = cards.question
    WHERE pack = ? AND how != 'cut off' ORDER BY cards.round, number
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


def asked_of(store: Store, pack: str) -> tuple[list[AskedQuestion], list[tuple[str, str]]]:
    """Return every turn on a question of ``pack``, oldest round first, and the pack's flags.

    A flag is the id of the question and the reason given. Claimed answers are among them,
    because the question may need to accept them.
    """
    with store.reading() as database:
        asked = [
            AskedQuestion(
                question=decode(body),
                reply=Reply(Action(how), tuple(json.loads(answer))),
                credit=Fraction(credit),
                seconds=seconds,
            )
            for body, how, answer, credit, seconds in database.execute(_TURNS, (pack,))
        ]
        flags = [(decode(body).id, why) for body, why in database.execute(_FLAGS, (pack,))]
        flags += [
            (decode(body).id, f"claimed as correct: {' '.join(json.loads(answer))}")
            for body, answer in database.execute(_CLAIMS, (pack,))
        ]
        return asked, flags
