"""The seventh migration: rounds and players that can be told apart on any machine.

A round's ``uid`` is the same wherever there is a copy of the round. A player's key is equal for
names that differ in case or normal form alone: what was kept under several of them is merged.
Like all migrations, this one is never changed.
"""

import hashlib
import json
import sqlite3
from collections import Counter
from contextlib import suppress
from typing import Any

from anora_quiz.quiz.names import name_key

_ROUNDS = "SELECT id, mode, setup, started_at FROM rounds ORDER BY id"
_PARTS = (
    "SELECT round, seat, name FROM players ORDER BY round, seat",
    """SELECT round, place, pack, digest FROM cards
        LEFT JOIN questions ON questions.id = question ORDER BY round, place""",
    """SELECT round, number, seat, place, how, answer, seconds, credit, accepted, points,
        lifelines, is_claimed, replied_at FROM turns ORDER BY round, number""",
)
"""What two copies of a round share. How and when it was finished may differ between them."""


def add_uids_and_keys(database: sqlite3.Connection) -> None:
    """Give each round its `uid`, and each player the key of their name."""
    # A name that is no valid text must not keep anybody from playing.
    database.create_function("key_of", 1, lambda name: name_key(name.decode(errors="replace")))
    for statement in (
        "ALTER TABLE rounds ADD COLUMN uid TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE players ADD COLUMN player_key TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE results ADD COLUMN player_key TEXT NOT NULL DEFAULT ''",
        "UPDATE players SET player_key = key_of(CAST(name AS BLOB))",
        "UPDATE results SET player_key = key_of(CAST(player AS BLOB))",
        "CREATE INDEX players_key ON players (player_key)",
        "DROP INDEX results_player",
        "DROP INDEX results_recent",
        """CREATE INDEX results_player
            ON results (board, player_key, score DESC, finished_at)""",
        "CREATE INDEX results_recent ON results (player_key, finished_at)",
        "ALTER TABLE tallies RENAME TO named_tallies",
        """CREATE TABLE tallies (
            player_key TEXT NOT NULL,
            pack TEXT NOT NULL,
            difficulty TEXT NOT NULL,
            kind TEXT NOT NULL,
            asked INTEGER NOT NULL,
            right INTEGER NOT NULL,  -- with full credit
            partly INTEGER NOT NULL,
            skipped INTEGER NOT NULL,  -- without an answer, for whatever reason
            seconds REAL NOT NULL,  -- that answers took
            PRIMARY KEY (player_key, pack, difficulty, kind)) WITHOUT ROWID""",
        """INSERT INTO tallies SELECT key_of(CAST(player AS BLOB)), pack, difficulty, kind,
            sum(asked), sum(right), sum(partly), sum(skipped), total(seconds)
            FROM named_tallies GROUP BY 1, 2, 3, 4""",
        "DROP TABLE named_tallies",
        "ALTER TABLE played RENAME TO named_played",
        """CREATE TABLE played (
            player_key TEXT NOT NULL,
            mode TEXT NOT NULL,
            rounds INTEGER NOT NULL,
            PRIMARY KEY (player_key, mode)) WITHOUT ROWID""",
        """INSERT INTO played SELECT key_of(CAST(player AS BLOB)), mode, sum(rounds)
            FROM named_played GROUP BY 1, 2""",
        "DROP TABLE named_played",
        "DROP INDEX memories_due",
        "ALTER TABLE memories RENAME TO named_memories",
        """CREATE TABLE memories (
            player_key TEXT NOT NULL,
            pack TEXT NOT NULL,
            name TEXT NOT NULL,  -- the question's id in its pack
            question INTEGER NOT NULL REFERENCES questions,
            asked_at TEXT NOT NULL,
            due TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (player_key, pack, name)) WITHOUT ROWID""",
        "CREATE INDEX memories_due ON memories (player_key, due)",
        # Memories under several spellings are made again from the turns when they're needed.
        """CREATE TEMP TABLE merged AS SELECT key_of(CAST(player AS BLOB)) AS player_key
            FROM named_memories GROUP BY 1 HAVING count(DISTINCT player) > 1""",
        """INSERT INTO memories
            SELECT key_of(CAST(player AS BLOB)), pack, name, question, asked_at, due, state
            FROM named_memories
            WHERE key_of(CAST(player AS BLOB)) NOT IN (SELECT player_key FROM merged)""",
        """UPDATE turns SET is_remembered = 0 WHERE (round, seat) IN
            (SELECT round, seat FROM players JOIN merged USING (player_key))""",
        "DROP TABLE temp.merged",
        "DROP TABLE named_memories",
    ):
        database.execute(statement)
    _key_shoes(database)
    _identify_rounds(database)
    database.execute("CREATE UNIQUE INDEX rounds_uid ON rounds (uid)")


def _key_shoes(database: sqlite3.Connection) -> None:
    """Put keys in place of the players' names; of shoes that become one, keep that dealt most."""
    shoes = database.execute("SELECT players, setup, seed, hand FROM shoes ORDER BY hand DESC")
    rows = shoes.fetchall()
    database.execute("DELETE FROM shoes")
    for players, *rest in rows:
        keys = players
        with suppress(ValueError, TypeError, AttributeError):
            keys = json.dumps(sorted(map(name_key, json.loads(players))), ensure_ascii=False)
        database.execute("INSERT OR IGNORE INTO shoes VALUES (?, ?, ?, ?)", (keys, *rest))


def _identify_rounds(database: sqlite3.Connection) -> None:
    """Give each round a `uid` from its content, so that two copies of a database agree."""
    factory, database.text_factory = database.text_factory, bytes  # texts may be damaged
    contents = {
        number: hashlib.sha256(_encoded(values)) for number, *values in database.execute(_ROUNDS)
    }
    for query in _PARTS:
        for number, *values in database.execute(query):
            if number in contents:
                contents[number].update(_encoded(values))
    database.text_factory = factory
    seen = Counter[str]()
    for number, content in contents.items():
        seen[content.hexdigest()] += 1
        content.update(_encoded([seen[content.hexdigest()]]))  # two rounds may be equal
        uid = content.hexdigest()[:32]
        database.execute("UPDATE rounds SET uid = ? WHERE id = ?", (uid, number))


def _encoded(values: list[Any]) -> bytes:
    return json.dumps(values, default=bytes.hex).encode() + b"\n"
