"""Puts something in the place of parts of rounds that are lost, so that they keep their results."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Mapping

from anora_quiz.quiz.codec import encode
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.setup import Setup
from anora_quiz.records.encoding import setup_to_text, titles_from_text

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
_WITHOUT_ROUND = """
    SELECT round, min(board), min(finished_at) FROM results
    WHERE round NOT IN (SELECT id FROM rounds) GROUP BY round
"""
_COLUMNS = "id, mode, board, setup, is_signed, state, spent, started_at, finished_at"


def is_stand_in(body: str) -> bool:
    """Return whether ``body``, a stored question, stands in for a lost one."""
    return body == _BODY


def stand_in(
    database: sqlite3.Connection, packs: Mapping[tuple[int, int], str], uids: Mapping[int, str]
) -> None:
    """Put something in the place of parts of rounds in ``database`` that are lost.

    That is a question for those that were asked, cards of finished rounds, and what the results
    of a round tell of it. ``packs`` are those of cards by round and place, ``uids`` those of
    rounds.
    """
    _stand_in_for_rounds(database, packs, uids)
    _stand_in_for_questions(database, packs)


def _stand_in_for_rounds(
    database: sqlite3.Connection, packs: Mapping[tuple[int, int], str], uids: Mapping[int, str]
) -> None:
    titles: dict[str, str] = {}
    for (setup,) in database.execute("SELECT setup FROM rounds ORDER BY id"):
        titles |= titles_from_text(setup)
    has_uids = any(row[1] == "uid" for row in database.execute("PRAGMA table_info(rounds)"))
    for number, board, at in database.execute(_WITHOUT_ROUND).fetchall():
        query = "SELECT DISTINCT pack FROM cards WHERE round = ?"
        known = {pack for (pack,) in database.execute(query, (number,))}
        known |= {pack for (its, _), pack in packs.items() if its == number}
        names = tuple(sorted(known))
        setup = Setup(packs=names, titles=tuple(titles.get(each, each) for each in names))
        mode = board.split(",")[0]
        values = [number, mode, board, setup_to_text(setup), 1, "finished", 0.0, at, at]
        columns = _COLUMNS
        if has_uids:
            columns += ", uid"
            values.append(uids.get(number) or os.urandom(16).hex())
        marks = ", ".join("?" * len(values))
        database.execute(f"INSERT INTO rounds ({columns}) VALUES ({marks})", values)  # noqa: S608


def _stand_in_for_questions(
    database: sqlite3.Connection, packs: Mapping[tuple[int, int], str]
) -> None:
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
