"""Which hand players are dealt next, for each kind of round that they play.

One row is kept per shoe: who plays, what is dealt from, the seed, and the hand that comes next. A
round takes its hand when it is begun, and gives it back if it is forgotten.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from anora_quiz import databases
from anora_quiz.quiz.names import DELETED, name_key
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.setup import Setup

_PATIENCE = 1.0  # seconds to wait for another process, before a question is on the screen
_TAKE = """
    INSERT INTO shoes (players, setup, seed, hand) VALUES (:players, :setup, :seed, :hand + 1)
    ON CONFLICT (players, setup) DO UPDATE SET seed = :seed,
        hand = CASE WHEN seed = :seed THEN max(hand, :hand + 1) ELSE :hand + 1 END
"""
_TAKE_OVER = """
    INSERT INTO shoes (players, setup, seed, hand) VALUES (:players, :setup, :seed, :hand + 1)
    ON CONFLICT (players, setup) DO UPDATE SET hand = max(hand, :hand + 1) WHERE seed = :seed
"""
_GIVE_BACK = """
    UPDATE shoes SET hand = :hand
    WHERE players = :players AND setup = :setup AND seed = :seed AND hand = :hand + 1
"""


def shoe_name(mode: str, count: int, setup: Setup) -> str:
    """Return the name of the shoe for rounds of ``count`` questions in ``mode`` with ``setup``."""
    selection = setup.selection
    filters = (selection.difficulties, selection.kinds, selection.tags, selection.spoilers)
    return json.dumps([mode, count, setup.packs, *map(sorted, filters)], ensure_ascii=False)


def next_hand(path: Path, players: Iterable[str], shoe: str) -> tuple[int, int] | None:
    """Return the seed of the ``shoe`` of ``players``, and the number of the hand to deal next.

    None if there is none, or it can't be read. The database at ``path`` is not made or brought
    up to date: no player should wait for that before the first question.
    """
    query = "SELECT seed, hand FROM shoes WHERE players = ? AND setup = ?"
    with (
        suppress(sqlite3.Error, OSError),
        closing(databases.open_to_read(path, patience=_PATIENCE)) as database,
    ):
        row: tuple[int, int] | None = database.execute(query, (_key(players), shoe)).fetchone()
        return row
    return None


def take(database: sqlite3.Connection, new: Round) -> None:
    """Note that ``new`` has its hand, if it is one of the players' own shoe.

    Nobody can play on with players who were deleted.
    """
    if new.setup.shoe and DELETED not in new.players:
        database.execute(_TAKE, _values(new.players, new.setup))


def take_over(database: sqlite3.Connection, players: Iterable[str], setup: Setup) -> None:
    """Go on after a round of another machine, unless ``players`` have another shoe here."""
    database.execute(_TAKE_OVER, _values(players, setup))


def give_back(database: sqlite3.Connection, players: Iterable[str], setup: Setup) -> None:
    """Let the hand of a round with this ``setup`` be dealt again, unless others followed it."""
    if setup.shoe:
        database.execute(_GIVE_BACK, _values(players, setup))


def rename(database: sqlite3.Connection, players: Iterable[str], names: Iterable[str]) -> None:
    """Let ``players``, who gave their ``names`` only now, keep their shoes."""
    database.execute(
        "UPDATE OR IGNORE shoes SET players = ? WHERE players = ?", (_key(names), _key(players))
    )


def move(database: sqlite3.Connection, old: str, new: str) -> None:
    """Give the shoes of the player with the key ``old`` to that with ``new``.

    Of two that become one, that remains of which more was dealt.
    """
    for players, setup, seed, hand in _of(database, old):
        keys = _key(new if key == old else key for key in json.loads(players))
        database.execute(
            "INSERT INTO shoes (players, setup, seed, hand) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (players, setup) DO UPDATE SET seed = excluded.seed,"
            " hand = excluded.hand WHERE excluded.hand > hand",
            (keys, setup, seed, hand),
        )
    remove(database, old)


def remove(database: sqlite3.Connection, key: str) -> None:
    """Remove the shoes of the player with this ``key``, alone and with others."""
    for players, setup, *_ in _of(database, key):
        database.execute("DELETE FROM shoes WHERE players = ? AND setup = ?", (players, setup))


def _of(database: sqlite3.Connection, key: str) -> list[tuple[str, str, int, int]]:
    """Return the shoes of the player with this ``key``, alone and with others."""
    rows = database.execute("SELECT players, setup, seed, hand FROM shoes").fetchall()
    return [row for row in rows if key in json.loads(row[0])]


def _values(players: Iterable[str], setup: Setup) -> dict[str, str | int]:
    return {
        "players": _key(players),
        "setup": setup.shoe,
        "seed": setup.seed,
        "hand": setup.hand,
    }


def _key(players: Iterable[str]) -> str:
    return json.dumps(sorted(map(name_key, players)), ensure_ascii=False)
