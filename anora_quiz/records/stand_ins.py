"""Puts a question in the place of those that are lost, so that rounds keep their results."""

import hashlib
import re
import sqlite3
from collections.abc import Mapping

from anora_quiz.quiz.codec import encode
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.records.encoding import titles_from_text

# Of the kind whose answers may have any number of parts.
_BODY = encode(
    Blanks(
        id="lost-question",
        question="This question was lost when the file with your scores was damaged.",
        answers=(("lost, too",),),
    )
)
_DIGEST = hashlib.sha256(_BODY.encode()).digest()
_COUNT = re.compile(r", (\d+) questions?(?:,|$)")  # in the name of a board, for each player
_NO_PACK = "lost"

# Nobody can answer a question that is lost: rounds that would still ask it stay incomplete.
_LOST_QUESTIONS = """
    UPDATE cards SET question = ? WHERE question NOT IN (SELECT id FROM questions)
    AND (round IN (SELECT id FROM rounds WHERE state != 'open') OR EXISTS
        (SELECT 1 FROM turns WHERE turns.round = cards.round AND turns.place = cards.place))
"""
_FINISHED = """
    SELECT id, board, setup, (SELECT count(*) FROM players WHERE round = id),
        (SELECT coalesce(max(place), -1) FROM turns WHERE round = id)
    FROM rounds WHERE state = 'finished'
"""


def is_stand_in(body: str) -> bool:
    """Return whether ``body``, a stored question, stands in for a lost one."""
    return body == _BODY


def stand_in(database: sqlite3.Connection, packs: Mapping[tuple[int, int], str]) -> None:
    """Let a question stand in for those that rounds in ``database`` were asked and that are lost.

    So do cards for those of finished rounds. ``packs`` are those of cards, by round and place.
    """
    database.execute(
        "INSERT OR IGNORE INTO questions (digest, body) VALUES (?, ?)", (_DIGEST, _BODY)
    )
    query = "SELECT id FROM questions WHERE digest = ?"
    (question,) = database.execute(query, (_DIGEST,)).fetchone()
    database.execute(_LOST_QUESTIONS, (question,))
    for number, board, setup, players, last in database.execute(_FINISHED).fetchall():
        named = _COUNT.search(board)
        dealt = max(int(named[1]) * players if named else 0, last + 1)
        titles = titles_from_text(setup)
        pack = next(iter(titles)) if len(titles) == 1 else _NO_PACK
        database.executemany(
            "INSERT OR IGNORE INTO cards (round, place, pack, question) VALUES (?, ?, ?, ?)",
            [(number, place, packs.get((number, place), pack), question) for place in range(dealt)],
        )
