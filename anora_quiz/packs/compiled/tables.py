"""Define the tables of the database of compiled packs, which is rebuilt, never migrated."""

import sqlite3

FORMAT = 4
"""The version of the tables and of the checks: with a new one, all packs are compiled again."""

_SCHEMA = (
    """CREATE TABLE packs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,  -- no number is used for two packs
        path BLOB NOT NULL UNIQUE,  -- names of files need not be text
        stamp TEXT NOT NULL,
        seen_at INTEGER NOT NULL,
        content BLOB NOT NULL,
        header TEXT NOT NULL,
        digest BLOB NOT NULL,
        tags TEXT NOT NULL,
        count INTEGER NOT NULL)""",
    """CREATE TABLE facets (
        pack INTEGER NOT NULL,
        difficulty TEXT NOT NULL,
        kind TEXT NOT NULL,
        spoiler INTEGER NOT NULL,
        tag TEXT NOT NULL,  -- empty for all questions of the facet
        first INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (pack, tag, first)) WITHOUT ROWID""",
    """CREATE TABLE questions (
        pack INTEGER NOT NULL,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (pack, place)) WITHOUT ROWID""",
    "CREATE INDEX questions_name ON questions (pack, name)",
    """CREATE TABLE grouped (
        pack INTEGER NOT NULL,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (pack, place)) WITHOUT ROWID""",
    """CREATE TABLE tagged (
        pack INTEGER NOT NULL,
        tag TEXT NOT NULL,
        number INTEGER NOT NULL,
        place INTEGER NOT NULL,
        PRIMARY KEY (pack, tag, number)) WITHOUT ROWID""",
    """CREATE TABLE overviews (  -- of files, whether or not the pack in them can be played
        path BLOB PRIMARY KEY,
        stamp TEXT NOT NULL,
        seen_at INTEGER NOT NULL,
        content BLOB NOT NULL,
        checked_by TEXT NOT NULL,  -- the version of the program
        facts TEXT NOT NULL) WITHOUT ROWID""",
)
_TABLES = ("packs", "facets", "questions", "grouped", "tagged", "overviews")


def is_current(database: sqlite3.Connection) -> bool:
    """Tell whether ``database`` has the tables of this version."""
    number: int = database.execute("PRAGMA user_version").fetchone()[0]
    return number == FORMAT


def is_whole(database: sqlite3.Connection) -> bool:
    """Tell whether ``database`` has all of these tables and indexes."""
    rows = database.execute("SELECT sql FROM sqlite_master").fetchall()
    return {*_SCHEMA} <= {sql for (sql,) in rows}


def make(database: sqlite3.Connection) -> None:
    """Create empty tables in ``database``, unless another process just did."""
    database.execute("BEGIN IMMEDIATE")
    if not is_current(database):
        for table in _TABLES:
            database.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _SCHEMA:
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {FORMAT}")
    database.execute("COMMIT")
