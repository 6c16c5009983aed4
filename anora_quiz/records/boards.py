"""The high-score table."""

import json
import sqlite3
from datetime import datetime
from typing import Any

from anora_quiz.quiz.scores import Score, Standing

_BOARDS = """
    SELECT results.board, setup FROM results JOIN rounds ON rounds.id = results.round
    WHERE :mode = '' OR mode = :mode GROUP BY results.board ORDER BY results.board
"""
_SCORES = """
    SELECT (SELECT count(*) FROM results AS better
            WHERE better.board = results.board AND better.score > results.score) + 1,
        results.board, player, score, max_score, correct, questions, claimed, mode,
        setup, started_at, results.finished_at
    FROM results JOIN rounds ON rounds.id = results.round
    WHERE results.board = :board AND (:player = '' OR player = :player)
    ORDER BY score DESC, results.finished_at LIMIT :top
"""


def scores(
    database: sqlite3.Connection, *, top: int, pack: str = "", mode: str = "", player: str = ""
) -> list[Score]:
    """Return the best ``top`` results of every board, the boards by name.

    ``pack``, ``mode`` and ``player`` narrow down which results are shown; their ranks
    stay those among all results of the board.
    """
    found: list[Score] = []
    for board, setup in database.execute(_BOARDS, {"mode": mode}).fetchall():
        packs: list[str] = json.loads(setup)["packs"]
        if not pack or pack in packs:  # all rounds of a board are of the same packs
            rows = database.execute(_SCORES, {"board": board, "player": player, "top": top})
            found.extend(map(_score, rows))
    return found


def standing(database: sqlite3.Connection, board: str, player: str, score: int) -> Standing:
    """Return where a result of ``score`` stands among all results of ``board``."""
    better, entries = database.execute(
        "SELECT count(*) FILTER (WHERE score > ?), count(*) FROM results WHERE board = ?",
        (score, board),
    ).fetchone()
    return Standing(player=player, board=board, rank=better + 1, entries=entries)


def _score(row: tuple[Any, ...]) -> Score:
    rank, board, player, score, max_score, correct, questions, claimed, *rest = row
    mode, setup, started, finished = rest
    values = json.loads(setup)
    return Score(
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
