"""The shape of the database, as numbered steps. Steps are only ever added, never changed.

The number of steps that a database has behind it stands in its ``user_version``.
"""

import sqlite3
from collections.abc import Callable


def _rounds_turns_results(database: sqlite3.Connection) -> None:
    # Questions are kept whole, each once: a round goes on, and can be looked at again,
    # when its pack was changed or removed in the meantime. Times are in UTC, all written
    # alike, so that their order as texts is their order.
    for statement in (
        """CREATE TABLE questions (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            body TEXT NOT NULL)""",
        """CREATE TABLE rounds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            mode TEXT NOT NULL,
            board TEXT NOT NULL,
            setup TEXT NOT NULL,
            is_signed INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'discarded')),
            spent REAL NOT NULL,
            started_at TEXT NOT NULL,
            finished_at TEXT)""",
        "CREATE INDEX rounds_open ON rounds (id) WHERE state = 'open'",
        """CREATE TABLE players (
            round INTEGER NOT NULL REFERENCES rounds,
            seat INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (round, seat)) WITHOUT ROWID""",
        """CREATE TABLE cards (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            pack TEXT NOT NULL,
            question INTEGER NOT NULL REFERENCES questions,
            PRIMARY KEY (round, place)) WITHOUT ROWID""",
        """CREATE TABLE turns (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            how TEXT NOT NULL,
            answer TEXT NOT NULL,
            seconds REAL NOT NULL,
            credit TEXT NOT NULL,  -- a fraction: 1, 0, 2/3
            accepted TEXT NOT NULL,
            points INTEGER NOT NULL,
            PRIMARY KEY (round, place)) WITHOUT ROWID""",
        """CREATE TABLE results (
            round INTEGER NOT NULL REFERENCES rounds,
            seat INTEGER NOT NULL,
            board TEXT NOT NULL,
            player TEXT NOT NULL,
            score INTEGER NOT NULL,
            max_score INTEGER NOT NULL,
            correct INTEGER NOT NULL,
            questions INTEGER NOT NULL,
            finished_at TEXT NOT NULL,
            PRIMARY KEY (round, seat)) WITHOUT ROWID""",
        "CREATE INDEX results_board ON results (board, score DESC, finished_at)",
    ):
        database.execute(statement)


def _flags_and_packs(database: sqlite3.Connection) -> None:
    for statement in (
        """CREATE TABLE flags (
            round INTEGER NOT NULL REFERENCES rounds,
            place INTEGER NOT NULL,
            why TEXT NOT NULL,
            PRIMARY KEY (round, place)) WITHOUT ROWID""",
        "CREATE INDEX cards_pack ON cards (pack)",
    ):
        database.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _rounds_turns_results,
    _flags_and_packs,
)
