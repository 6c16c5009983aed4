"""Open the database of compiled packs, and create it anew if it is damaged."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from anora_quiz import databases
from anora_quiz.errors import PackError
from anora_quiz.packs.compiled import tables

_LOCK_TIMEOUT = 60.0  # seconds to wait for another process that is writing

_Result = TypeVar("_Result")


class DamagedDatabase(Exception):
    """The database holds what this program can't have written."""


class LibraryDatabase:
    """The database at a path, which may be deleted at any time: then packs are compiled again.

    If its file can't be written, a temporary one is used instead.
    """

    def __init__(self, path: Path) -> None:
        """Store ``path``; the file is opened for each call of `run`."""
        self._path = path

    def run(
        self, query: Callable[[sqlite3.Connection], _Result], *, is_writing: bool = False
    ) -> _Result:
        """Return the result of ``query``, which is called with the database in one transaction.

        If the database turns out to be damaged, it is deleted, and ``query`` is called again with
        an empty one. Raises `PackError` if it can't be used for any other reason, and leaves it
        as it is.
        """
        repairs = [self._delete, self._use_temporary_file]
        while True:
            try:
                return self._attempt(query, is_writing=is_writing)
            except (DamagedDatabase, sqlite3.Error) as error:
                is_damaged = isinstance(error, DamagedDatabase) or (
                    databases.cause_of(error) is databases.Cause.DAMAGED
                )
                if not repairs or not (is_damaged or _is_deleted(error)):
                    raise PackError(*databases.explain(self._path, error)) from None
                repair = repairs.pop(0)
                if is_damaged:  # otherwise another process has created it anew
                    repair()

    def _attempt(
        self, query: Callable[[sqlite3.Connection], _Result], *, is_writing: bool
    ) -> _Result:
        with closing(self._connect()) as database:  # which rolls back what is not committed
            try:
                database.execute("BEGIN IMMEDIATE" if is_writing else "BEGIN")
                result = query(database)
                database.execute("COMMIT")
            except sqlite3.Error as error:
                is_unexpected = databases.cause_of(error) is databases.Cause.UNEXPECTED
                if is_unexpected and not tables.is_whole(database):
                    raise DamagedDatabase from None
                raise
        return result

    def _connect(self) -> sqlite3.Connection:
        """Return the open database, or a temporary one if it can't be at its path."""
        try:
            return self._open()
        except (sqlite3.OperationalError, OSError) as error:  # no folder, or not a writable one
            try:
                self._use_temporary_file()
            except OSError:  # there is no room for temporary files either
                raise PackError(*databases.explain(self._path, error)) from None
        return self._open()

    def _open(self) -> sqlite3.Connection:
        if self._path.exists() and not os.access(self._path, os.W_OK):
            raise PermissionError(self._path)
        database = databases.connect(self._path, patience=_LOCK_TIMEOUT)
        try:
            # If a crash of the machine damages the file, it is created anew.
            database.execute("PRAGMA synchronous = OFF")
            if not tables.is_current(database):
                tables.make(database)
        except BaseException:
            database.close()
            raise
        return database

    def _delete(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            self._use_temporary_file()

    def _use_temporary_file(self) -> None:
        import shutil  # imported late, as hardly anyone needs these
        import tempfile
        from weakref import finalize

        folder = Path(tempfile.mkdtemp(prefix="anora-quiz-"))
        finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._path = folder / self._path.name


def _is_deleted(error: Exception) -> bool:
    """Tell whether ``error`` says that the file of the open database is gone."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code == sqlite3.SQLITE_READONLY_DBMOVED
