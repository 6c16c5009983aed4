"""A database of scores with as many rounds as are wanted."""

import dataclasses
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from anora_quiz.quiz.setup import Setup
from anora_quiz.records.encoding import stored_time
from anora_quiz.records.store import Store

BOARDS = 50
PLAYERS = 200
PLAYER, PACK = "player-007", "pack-07"
"""A player and a pack that have their share of the rounds."""

_FIRST = datetime(2020, 1, 1, tzinfo=UTC)


def write_history(path: Path, rounds: int) -> None:
    """Write a database of ``rounds`` finished rounds of ten questions to ``path``."""
    with Store(path):
        pass  # which makes the tables
    with closing(sqlite3.connect(path)) as database, database:
        database.executemany(
            "INSERT INTO rounds (id, mode, board, setup, is_signed, state, spent, started_at,"
            " finished_at, uid) VALUES (?, 'classic', ?, ?, 1, 'finished', 0, ?, ?, ?)",
            _rounds(rounds),
        )
        database.executemany(
            "INSERT INTO players (round, seat, name, player_key) VALUES (?, 0, ?, ?)",
            ((number, *[_player(number)] * 2) for number in range(1, rounds + 1)),
        )
        database.executemany(
            "INSERT INTO results (round, seat, board, player, player_key, score, max_score,"
            " correct, questions, finished_at) VALUES (?, 0, ?, ?, ?, ?, 3000, ?, 10, ?)",
            _results(rounds),
        )
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rounds(count: int) -> Iterator[tuple[object, ...]]:
    setups = [
        json.dumps(dataclasses.asdict(Setup(packs=(pack,), titles=(pack,), seed=place)))
        for place, pack in enumerate(map(_pack, range(BOARDS)))
    ]
    for number in range(1, count + 1):
        begun = _FIRST + timedelta(minutes=number)
        at = stored_time(begun), stored_time(begun + timedelta(seconds=50))
        yield number, _board(number), setups[number % BOARDS], *at, f"{number:032x}"


def _results(count: int) -> Iterator[tuple[object, ...]]:
    rng = Random(7)  # the same rounds every time
    for number in range(1, count + 1):
        score = rng.randrange(3001)
        at = stored_time(_FIRST + timedelta(minutes=number, seconds=50))
        yield number, _board(number), *[_player(number)] * 2, score, score // 300, at


def _board(number: int) -> str:
    return f"classic, {_pack(number)}, 10 questions, untimed"


def _pack(number: int) -> str:
    return f"pack-{number % BOARDS:02}"


def _player(number: int) -> str:
    """Return a name that is its own key."""
    # Not in step with the boards: every player is on every board.
    return f"player-{number * 7919 // BOARDS % PLAYERS:03}"
