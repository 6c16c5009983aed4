"""The high-score table."""

import json
import sqlite3
from datetime import datetime
from itertools import islice

from anora_quiz.quiz.scores import Score, Standing

_SCORES = """
    SELECT (SELECT count(*) FROM results AS better
            WHERE better.board = results.board AND better.score > results.score) + 1,
        board, player, score, max_score, correct, questions, mode, setup,
        started_at, results.finished_at
    FROM results JOIN rounds ON rounds.id = results.round
"""


def scores(
    database: sqlite3.Connection, *, top: int, pack: str = "", mode: str = "", player: str = ""
) -> list[Score]:
    """Return the best ``top`` results of every board, the boards by name.

    ``pack``, ``mode`` and ``player`` narrow down which results are shown; their ranks
    stay those among all results of the board.
    """
    found: list[Score] = []
    for (board,) in database.execute("SELECT DISTINCT board FROM results ORDER BY board"):
        rows = database.execute(
            f"{_SCORES} WHERE board = ? AND (? = '' OR mode = ?) AND (? = '' OR player = ?)"
            " ORDER BY score DESC, results.finished_at",
            (board, mode, mode, player, player),
        )
        matching = (score for score in map(_score, rows) if not pack or pack in score.packs)
        found.extend(islice(matching, top))
    return found


def standing(database: sqlite3.Connection, board: str, player: str, score: int) -> Standing:
    """Return where a result of ``score`` stands among all results of ``board``."""
    better, entries = database.execute(
        "SELECT count(*) FILTER (WHERE score > ?), count(*) FROM results WHERE board = ?",
        (score, board),
    ).fetchone()
    return Standing(player=player, board=board, rank=better + 1, entries=entries)


def _score(row: tuple[int, str, str, int, int, int, int, str, str, str, str]) -> Score:
    rank, board, player, score, max_score, correct, questions, mode, setup, started, finished = row
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
        code=None,
        started_at=datetime.fromisoformat(started),
        finished_at=datetime.fromisoformat(finished),
    )
