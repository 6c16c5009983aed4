"""The high-score table: the best results of each board."""

import json
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
    SELECT round, (SELECT count(*) FROM results AS better
            WHERE better.board = results.board AND better.score > results.score) + 1,
        results.board, player, score, max_score, correct, questions, claimed, mode,
        setup, started_at, results.finished_at
    FROM results JOIN rounds ON rounds.id = results.round
    WHERE {which}
"""
_BEST = "results.board = :board {player_filter} ORDER BY score DESC, results.finished_at LIMIT :top"
_SCORES_OF_ALL = _SCORES.format(which=_BEST.format(player_filter=""))
_SCORES_OF_PLAYER = _SCORES.format(which=_BEST.format(player_filter="AND player_key = :key"))
_NEWEST = _SCORES.format(which="player_key = :key ORDER BY results.finished_at DESC, round DESC")


def scores(
    store: Store, *, top: int | None, pack: str = "", mode: str = "", player: str = ""
) -> list[BoardEntry]:
    """Return the best ``top`` results of every board, all for None, sorted by board name.

    ``pack``, ``mode`` and ``player`` limit which results are returned; their ranks are
    still those among all results of the board.
    """
    query = _SCORES_OF_PLAYER if player else _SCORES_OF_ALL
    limit = -1 if top is None else top
    with store.reading() as database:
        boards = database.execute(_BOARDS).fetchall()
        rows = chain.from_iterable(
            database.execute(query, {"board": board, "key": name_key(player), "top": limit})
            for (board,) in boards
        )
        return [
            entry
            for entry in readable(rows, _board_entry, store.warn)
            if (not mode or mode == entry.mode) and (not pack or pack in entry.packs)
        ]


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
