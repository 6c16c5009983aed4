"""Waiting for other programs that write to the database of rounds."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

_TRY = 100  # milliseconds that SQLite waits at a time: signals have to wait for it
_LONG = 2.0  # seconds after which the player is told


class Waiting(NamedTuple):
    """What happens meanwhile.

    ``tell`` is called once, when it has been long. ``stops`` is called about ten times a second,
    and returns how often the player wanted to stop so far: once more ends the wait.
    """

    tell: Callable[[], None] = lambda: None
    stops: Callable[[], int] = lambda: 0


SILENTLY = Waiting()
"""Waiting without a word."""


@contextmanager
def limited(database: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """Let ``database`` wait no longer than so many ``seconds`` in the meantime."""
    (before,) = database.execute("PRAGMA busy_timeout").fetchone()
    database.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    try:
        yield
    finally:
        database.execute(f"PRAGMA busy_timeout = {before}")


def begin(database: sqlite3.Connection, waiting: Waiting) -> None:
    """Begin a transaction that writes, as soon as no other program does.

    Wait as long as the busy timeout of ``database`` says, unless ``waiting`` ends that. Raises
    ``sqlite3.Error``.
    """
    (patience,) = database.execute("PRAGMA busy_timeout").fetchone()  # milliseconds
    begun, is_told, stops = time.monotonic(), False, waiting.stops()
    left = float(patience)
    try:
        while not _try(database, min(left, _TRY), is_last=left <= _TRY):
            waited = time.monotonic() - begun
            if waited >= _LONG and not is_told:
                waiting.tell()
                is_told = True
            left = patience - waited * 1000 if waiting.stops() == stops else 0
    finally:
        database.execute(f"PRAGMA busy_timeout = {patience}")


def _try(database: sqlite3.Connection, milliseconds: float, *, is_last: bool) -> bool:
    """Begin a transaction within the time, and return whether it has begun.

    Raises ``sqlite3.Error``, also if it hasn't and ``is_last``.
    """
    database.execute(f"PRAGMA busy_timeout = {max(int(milliseconds), 0)}")
    try:
        database.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if is_last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
