"""Puts something in the place of parts of rounds that are lost, so that they keep their results."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Mapping
from itertools import count, filterfalse

from anora_quiz.quiz.codec import encode
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.setup import Setup
from anora_quiz.records.encoding import setup_to_text, titles_from_text

# Of the kind whose answers may have any number of parts.
QUESTION = Blanks(
    id="lost-question",
    question="This question was lost when the file with your scores was damaged.",
    answers=(("lost, too",),),
)
"""The question that stands in for lost ones."""

_BODY = encode(QUESTION)
DIGEST = hashlib.sha256(_BODY.encode()).digest()
"""The digest of `QUESTION`."""

_COUNT = re.compile(r", (\d{1,4}) questions?(?:,|$)")  # in the name of a board, for each player
_NO_PACK = "lost"
_MOST_CARDS = 10_000  # in a round: more are damage
_LARGEST_SCORE = 10**9

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
_WITH_RESULTS = """
    SELECT id, (SELECT count(*) FROM players WHERE round = id) AS seats,
        (SELECT max(place) + 1 FROM cards WHERE round = id) AS dealt
    FROM rounds WHERE state = 'finished' AND dealt <= ?
        AND seats = (SELECT count(*) FROM results WHERE round = id)
"""
_LOST_TURNS = """
    SELECT results.seat, questions - count(number), correct - coalesce(sum(credit = '1'), 0),
        score - total(points)
    FROM results LEFT JOIN turns
        ON turns.round = results.round AND turns.seat = results.seat AND how != 'cut off'
    WHERE results.round = ? GROUP BY results.seat
"""
_ADD_TURN = """
    INSERT INTO turns (round, number, seat, place, how, answer, seconds, credit, accepted, points,
        lifelines, replied_at)
    VALUES (?, ?, ?, ?, 'answered', '["lost"]', 0, ?, '', ?, '', '')
"""


def is_stand_in(body: str) -> bool:
    """Return whether ``body``, a stored question, stands in for a lost one."""
    return body == _BODY


def stand_in(
    database: sqlite3.Connection, packs: Mapping[tuple[int, int], str], uids: Mapping[int, str]
) -> None:
    """Put something in the place of parts of rounds in ``database`` that are lost.

    That is a question for those that were asked, cards and turns of finished rounds, and what the
    results of a round tell of it. ``packs`` are those of cards by round and place, ``uids`` those
    of rounds.
    """
    _stand_in_for_rounds(database, packs, uids)
    question = _stand_in_for_questions(database, packs)
    if any(row[1] == "seat" for row in database.execute("PRAGMA table_info(turns)")):
        _stand_in_for_turns(database, question)


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
        names = tuple(sorted(known)) or (_NO_PACK,)
        setup = Setup(packs=names, titles=tuple(titles.get(each, each) for each in names))
        mode = board.split(",")[0]
        values = [number, mode, board, setup_to_text(setup), 1, "finished", 0.0, at, at]
        columns = _COLUMNS
        if has_uids:
            columns += ", uid"
            values.append(uids.get(number) or _uid(number, board, at))
        marks = ", ".join("?" * len(values))
        database.execute(f"INSERT INTO rounds ({columns}) VALUES ({marks})", values)  # noqa: S608


def _uid(*of_round: object) -> str:
    """Return an id that another repair of the same round would give it, too."""
    return hashlib.sha256(repr(of_round).encode()).hexdigest()[:32]


def _stand_in_for_questions(
    database: sqlite3.Connection, packs: Mapping[tuple[int, int], str]
) -> int:
    """Return the row id of the question that stands in for others."""
    database.execute(
        "INSERT OR IGNORE INTO questions (digest, body) VALUES (?, ?)", (DIGEST, _BODY)
    )
    query = "SELECT id FROM questions WHERE digest = ?"
    (question,) = database.execute(query, (DIGEST,)).fetchone()
    database.execute(_LOST_QUESTIONS, (question,))
    for number, board, setup, players, last in database.execute(_FINISHED).fetchall():
        named = _COUNT.search(board)
        dealt = max(int(named[1]) * players if named else 0, last + 1)
        if dealt > _MOST_CARDS:
            continue
        titles = titles_from_text(setup)
        pack = next(iter(titles)) if len(titles) == 1 else _NO_PACK
        database.executemany(
            "INSERT OR IGNORE INTO cards (round, place, pack, question) VALUES (?, ?, ?, ?)",
            [(number, place, packs.get((number, place), pack), question) for place in range(dealt)],
        )
    return int(question)


def _stand_in_for_turns(database: sqlite3.Connection, question: int) -> None:
    for number, players, dealt in database.execute(_WITH_RESULTS, (_MOST_CARDS,)).fetchall():
        query = "SELECT number, seat, place FROM turns WHERE round = ?"
        kept = database.execute(query, (number,)).fetchall()
        places = {
            seat: iter([*{*range(seat, dealt, players)} - {its[2] for its in kept}])
            for seat in range(players)
        }
        numbers = filterfalse({each[0] for each in kept}.__contains__, count())
        for _, seat, credit, points in sorted(_lost_turns(database, number, dealt)):
            place = next(places.get(seat, iter(())), None)
            if place is not None:
                values = (number, next(numbers), seat, place, credit, points)
                database.execute(_ADD_TURN, values)
                query = "UPDATE cards SET question = ? WHERE round = ? AND place = ?"
                database.execute(query, (question, number, place))


def _lost_turns(
    database: sqlite3.Connection, number: int, most: int
) -> Iterator[tuple[int, int, str, int]]:
    """Yield an order, the seat, the credit, and the points of each turn that is lost.

    All that is known is what they were together: right ones come first, and share the points.
    Players with more than ``most`` lost turns have none.
    """
    for seat, lost, correct, points in database.execute(_LOST_TURNS, (number,)).fetchall():
        if not 0 < lost <= most or abs(points) > _LARGEST_SCORE:
            continue
        right = min(max(correct, 0), lost)
        share, rest = divmod(int(points), right or lost)
        for index in range(lost):
            is_right = index < right
            gets = (share if is_right or not right else 0) + (rest if index == 0 else 0)
            yield index, seat, "1" if is_right else "0", gets
