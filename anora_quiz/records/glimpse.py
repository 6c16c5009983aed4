"""Names of players and numbers of rounds, without waiting for anything: for completion."""

import json
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from anora_quiz import databases
from anora_quiz.quiz.names import DELETED

_MOST = 50  # rows: nobody looks through more
_PLAYERS = """
    SELECT name, max(round) FROM players WHERE player_key != ? GROUP BY player_key
    ORDER BY 2 DESC LIMIT ?
"""
_ROUNDS = """
    SELECT id, board, setup, at,
        CASE WHEN is_signed THEN (SELECT group_concat(name, char(10))
            FROM (SELECT name FROM players WHERE round = rounds.id ORDER BY seat)) END
    FROM rounds JOIN (
        SELECT id, CASE state WHEN 'finished' THEN finished_at ELSE max(started_at, coalesce(
            (SELECT max(replied_at) FROM turns WHERE round = rounds.id), '')) END AS at
        FROM rounds WHERE state = ? AND id LIKE ? || '%' ORDER BY at DESC, id DESC LIMIT ?
    ) USING (id) ORDER BY at DESC, id DESC
"""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a round was: its board, the titles of its packs by id, who played, and when last."""

    id: int
    board: str
    titles: dict[str, str]
    players: list[str]
    at: datetime


def players(scores: Path) -> list[str]:
    """Return the players in the database at ``scores``, those of the newest rounds first.

    Raises ``sqlite3.Error`` if it can't be read at once.
    """
    return [name for name, _ in _rows(scores, _PLAYERS, DELETED, _MOST)]


def rounds(scores: Path, state: str, beginning: str) -> list[Glimpse]:
    """Return the newest rounds in a ``state`` whose numbers have this ``beginning``.

    Raises ``sqlite3.Error`` if they can't be read at once.
    """
    found = []
    for number, board, setup, at, names in _rows(scores, _ROUNDS, state, beginning, _MOST):
        with suppress(ValueError, KeyError, TypeError):  # other rounds can be read
            values = json.loads(setup)
            titles = dict(zip(values["packs"], values["titles"], strict=False))
            moment = datetime.fromisoformat(at)
            found.append(Glimpse(number, board, titles, (names or "").splitlines(), moment))
    return found


def _rows(scores: Path, query: str, *values: Any) -> list[Any]:
    if databases.is_empty(scores):
        return []
    with closing(databases.open_at_once(scores)) as database:
        return database.execute(query, values).fetchall()
