"""The high-score table: the best results of each board."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from anora_quiz.quiz.names import name_key
from anora_quiz.quiz.results import BoardEntry, Standing
from anora_quiz.records.encoding import titles_from_text
from anora_quiz.records.store import Store
from anora_quiz.records.unreadable import readable

EACH_BOARD = """
    WITH RECURSIVE boards (board) AS (
        SELECT min(board) FROM results
        UNION ALL
        SELECT (SELECT min(board) FROM results WHERE results.board > boards.board)
        FROM boards WHERE board IS NOT NULL)
    SELECT {rest}
"""
"""A query of ``boards``, the names of all boards; ``rest`` follows SELECT.

It steps along the index from one board to the next, however many results there are.
"""

_BOARDS = EACH_BOARD.format(rest="board FROM boards WHERE board IS NOT NULL")
_RANK = """
    SELECT (SELECT count(*) FROM results WHERE board = :board AND score > :score) + 1,
        (SELECT count(*) FROM results WHERE board = :board),
        (SELECT max(score) FROM results
            WHERE board = :board AND player_key = :key AND round != :number
            AND typeof(score) = 'integer')
"""
_SCORES = """
    SELECT round, {rank}, results.board, player, score, max_score, correct, questions, claimed,
        mode, setup, started_at, results.finished_at
    FROM results JOIN rounds ON rounds.id = results.round
    WHERE {which}
"""
_RANK_OF_EACH = """(SELECT count(*) FROM results AS better
    WHERE better.board = results.board AND better.score > results.score) + 1"""
_COUNTS = "SELECT score, count(*) FROM results WHERE board = ? GROUP BY score ORDER BY score DESC"
_BEST = "results.board = :board {player_filter} ORDER BY score DESC, results.finished_at LIMIT :top"
_NEWEST = _SCORES.format(
    rank=_RANK_OF_EACH,
    which="player_key = :key ORDER BY results.finished_at DESC, round DESC",
)


def scores(
    store: Store, *, top: int | None, pack: str = "", mode: str = "", player: str = ""
) -> list[BoardEntry]:
    """Return the best ``top`` results of every board, all for None, sorted by board name.

    ``pack``, ``mode`` and ``player`` limit which results are returned; their ranks are
    still those among all results of the board.
    """
    with store.reading() as database:
        boards = database.execute(_BOARDS).fetchall()
        rows = chain.from_iterable(_rows(database, board, top, player) for (board,) in boards)
        return [
            entry
            for entry in readable(rows, _board_entry, store.warn)
            if (not mode or mode == entry.mode)
            and (not pack or name_key(pack) in map(name_key, entry.packs))
        ]


def _rows(
    database: sqlite3.Connection, board: str, top: int | None, player: str
) -> Iterator[tuple[Any, ...]]:
    """Yield the best ``top`` results on ``board``, all for None, of ``player``, empty for all."""
    which = _BEST.format(player_filter="AND player_key = :key" if player else "")
    values = {"board": board, "key": name_key(player), "top": -1 if top is None else top}
    if top is not None:
        yield from database.execute(_SCORES.format(rank=_RANK_OF_EACH, which=which), values)
        return
    # To count better results for each of all results would take long: this counts them once.
    rows = database.execute(_SCORES.format(rank="score", which=which), values).fetchall()
    ranks, rank = {}, 1
    for score, count in database.execute(_COUNTS, (board,)):
        ranks[score] = rank
        rank += count
    yield from ((number, ranks[score], *rest) for number, score, *rest in rows)


def newest(store: Store, player: str) -> BoardEntry | None:
    """Return the result of ``player`` that is the newest on any board; None if there is none."""
    with store.reading() as database:
        rows = database.execute(_NEWEST, {"key": name_key(player)})
        return next(readable(rows, _board_entry, store.warn), None)


def standing(store: Store, board: str, player: str, score: int, number: int = 0) -> Standing:
    """Return the rank among all results on ``board`` of that with ``score`` in round ``number``."""
    with store.reading() as database:
        values = {"board": board, "key": name_key(player), "score": score, "number": number}
        rank, entries, best = database.execute(_RANK, values).fetchone()
    return Standing(player=player, board=board, rank=rank, entries=entries, best=best)


def _board_entry(*row: Any) -> BoardEntry:
    number, rank, board, player, score, max_score, correct, questions, claimed, *rest = row
    mode, setup, started, finished = rest
    values = json.loads(setup)
    return BoardEntry(
        rank=rank,
        board=board,
        player=player,
        score=int(score),
        max_score=int(max_score),
        correct=int(correct),
        questions=int(questions),
        mode=mode,
        packs=tuple(values["packs"]),
        seed=values["seed"],
        code=values.get("code") or None,
        started_at=datetime.fromisoformat(started).astimezone(),
        finished_at=datetime.fromisoformat(finished).astimezone(),
        claimed=claimed,
        round=number,
        titles=titles_from_text(setup),
        hand=values.get("hand", 0),
    )
