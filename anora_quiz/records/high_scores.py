"""The high-score table."""

import json
import sqlite3
from datetime import datetime
from typing import Any

from anora_quiz.quiz.results import BoardEntry, Standing

# From one board to the next along the index: that takes as many steps as there are boards,
# however many results.
_BOARDS = """
    WITH RECURSIVE boards (board) AS (
        SELECT min(board) FROM results
        UNION ALL
        SELECT (SELECT min(board) FROM results WHERE results.board > boards.board)
        FROM boards WHERE board IS NOT NULL)
    SELECT boards.board, mode, setup FROM boards JOIN rounds ON rounds.id =
        (SELECT round FROM results WHERE results.board = boards.board LIMIT 1)
"""
_SCORES = """
    SELECT (SELECT count(*) FROM results AS better
            WHERE better.board = results.board AND better.score > results.score) + 1,
        results.board, player, score, max_score, correct, questions, claimed, mode,
        setup, started_at, results.finished_at
    FROM results JOIN rounds ON rounds.id = results.round
    WHERE results.board = :board {whose} ORDER BY score DESC, results.finished_at LIMIT :top
"""
_OF_ALL = _SCORES.format(whose="")
_OF_PLAYER = _SCORES.format(whose="AND player = :player")


def scores(
    database: sqlite3.Connection, *, top: int, pack: str = "", mode: str = "", player: str = ""
) -> list[BoardEntry]:
    """Return the best ``top`` results of every board, the boards by name.

    ``pack``, ``mode`` and ``player`` narrow down which results are shown; their ranks
    stay those among all results of the board.
    """
    found: list[BoardEntry] = []
    query = _OF_PLAYER if player else _OF_ALL
    for board, mode_of_board, setup in database.execute(_BOARDS).fetchall():
        # All rounds of a board are of one mode and of the same packs.
        packs: list[str] = json.loads(setup)["packs"]
        if (not mode or mode == mode_of_board) and (not pack or pack in packs):
            rows = database.execute(query, {"board": board, "player": player, "top": top})
            found.extend(map(_score, rows))
    return found


def standing(database: sqlite3.Connection, board: str, player: str, score: int) -> Standing:
    """Return where a result of ``score`` stands among all results of ``board``."""
    better, entries = database.execute(
        "SELECT count(CASE WHEN score > ? THEN 1 END), count(*) FROM results WHERE board = ?",
        (score, board),
    ).fetchone()
    return Standing(player=player, board=board, rank=better + 1, entries=entries)


def _score(row: tuple[Any, ...]) -> BoardEntry:
    rank, board, player, score, max_score, correct, questions, claimed, *rest = row
    mode, setup, started, finished = rest
    values = json.loads(setup)
    return BoardEntry(
        rank=rank,
        board=board,
        player=player,
        score=score,
        max_score=max_score,
        correct=correct,
        questions=questions,
        mode=mode,
        packs=tuple(values["packs"]),
        seed=values["seed"],
        code=values.get("code") or None,
        started_at=datetime.fromisoformat(started).astimezone(),
        finished_at=datetime.fromisoformat(finished).astimezone(),
        claimed=claimed,
    )
