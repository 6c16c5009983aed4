"""The database of rounds. Every answer is committed before its verdict is shown.

This module opens it, and turns what goes wrong into `RecordsError`. What can be asked of it
stands in the modules that it is about: each function there takes the store.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from anora_quiz import databases
from anora_quiz.errors import RecordsError
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.unreadable import CANNOT_READ, UPDATE

_LOCK_TIMEOUT = 30.0  # seconds to wait while another process is writing
_RETRY_DELAY = 0.05  # seconds between two tries if SQLite itself does not wait


class Store:
    """The open database, as a context manager that closes it at the end."""

    def __init__(self, path: Path, warn: Callable[[RecordsError], None] = lambda _: None) -> None:
        """Open the database at ``path``; create it and bring it up to date as needed.

        ``warn`` is called with what was left out of an answer, because it can't be read. Raises
        `RecordsError` if opening fails.
        """
        self.warn = warn
        self._path = path
        with self._database_errors():
            try:
                self._database = databases.connect(path, patience=_LOCK_TIMEOUT)
            except OSError as error:
                message = f'can\'t create the folder "{path.parent}": {error.strerror}'
                raise RecordsError(message) from None
            self._database.text_factory = _decoded
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the database; everything that was saved is already on disk."""
        self._database.close()

    @contextmanager
    def reading(
        self, what: str = "some rounds", hint: str = UPDATE
    ) -> Iterator[sqlite3.Connection]:
        """Yield the database for queries, whose rows are made into values before it is left.

        Raises `RecordsError` if that fails. Rows that this version can't read are called
        ``what`` there, with a ``hint``.
        """
        try:
            with self._database_errors():
                yield self._database
        except CANNOT_READ:
            message = f'this version can\'t read {what} in "{self._path}"'
            raise RecordsError(message, hint) from None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield the database for one transaction, which is saved completely or not at all.

        Raises `RecordsError` if it cannot be saved.
        """
        with self._database_errors():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                # SQLite may already have rolled back. If rolling back fails, the first error
                # is the one to report.
                with suppress(sqlite3.Error):
                    if self._database.in_transaction:
                        self._database.execute("ROLLBACK")
                raise

    def _prepare(self) -> None:
        """Set up the connection and run the migrations that the database has not had."""
        self._version()  # refuses a newer database before anything is written to it
        self._use_write_ahead_log()
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("PRAGMA foreign_keys = ON")
        if self._version() == len(MIGRATIONS):
            return
        with self.writing() as database:
            # Another process may have migrated it meanwhile.
            for migrate in MIGRATIONS[self._version() :]:
                migrate(database)
            database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _use_write_ahead_log(self) -> None:
        """Switch to WAL, with retries: SQLite refuses at once while another process switches."""
        for _ in range(int(_LOCK_TIMEOUT / _RETRY_DELAY)):
            try:
                self._database.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                time.sleep(_RETRY_DELAY)
            else:
                return

    def _version(self) -> int:
        """Return how many migrations the database has had.

        Raises `RecordsError` if a newer version of the game has added more.
        """
        version: int = self._database.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            message = f'"{self._path}" was written by a newer version of Anora Quiz'
            raise RecordsError(message, UPDATE)
        return version

    @contextmanager
    def _database_errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            raise RecordsError(*databases.explain(self._path, error)) from None


def _decoded(text: bytes) -> str:
    """Return ``text`` from the database; a damaged one is no reason to refuse all others."""
    return text.decode(errors="backslashreplace")
