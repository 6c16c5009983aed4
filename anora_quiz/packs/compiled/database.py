"""The file that compiled packs are kept in: opened, and made anew where it is damaged."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from anora_quiz import databases
from anora_quiz.errors import PackError
from anora_quiz.packs.compiled import tables

_PATIENCE = 60.0  # seconds to wait for another process that is writing

_Result = TypeVar("_Result")


class DamagedDatabase(Exception):
    """The database holds what it cannot have been given."""


class LibraryDatabase:
    """The database at a path, which may be deleted at any time: packs are compiled again then.

    Where its file cannot be written, a temporary one stands in.
    """

    def __init__(self, path: Path) -> None:
        """Open nothing yet."""
        self._path = path

    def run(
        self, work: Callable[[sqlite3.Connection], _Result], *, is_writing: bool = False
    ) -> _Result:
        """Return what ``work`` makes of the database in one transaction.

        Where the database turns out to be damaged, it is deleted, and ``work`` is done again on
        an empty one. Raises `PackError` where it cannot be used for any other reason, which
        leaves it as it is.
        """
        repairs = [self._delete, self._stand_aside]
        while True:
            try:
                return self._attempt(work, is_writing=is_writing)
            except (DamagedDatabase, sqlite3.Error) as error:
                is_damaged = isinstance(error, DamagedDatabase) or (
                    databases.cause_of(error) is databases.Cause.DAMAGED
                )
                if not repairs or not (is_damaged or _is_deleted(error)):
                    raise PackError(databases.explain(self._path, error)) from None
                repair = repairs.pop(0)
                if is_damaged:  # else another process has made it anew
                    repair()

    def _attempt(
        self, work: Callable[[sqlite3.Connection], _Result], *, is_writing: bool
    ) -> _Result:
        with closing(self._connect()) as database:  # which rolls back what is not committed
            try:
                database.execute("BEGIN IMMEDIATE" if is_writing else "BEGIN")
                result = work(database)
                database.execute("COMMIT")
            except sqlite3.Error as error:
                is_unexpected = databases.cause_of(error) is databases.Cause.UNEXPECTED
                if is_unexpected and not tables.is_whole(database):
                    raise DamagedDatabase from None
                raise
        return result

    def _connect(self) -> sqlite3.Connection:
        """Return the open database: another one, where it cannot be kept in its place."""
        try:
            return self._connected()
        except (sqlite3.OperationalError, OSError) as error:  # no folder, or none to write to
            try:
                self._stand_aside()
            except OSError:  # nor is there room for temporary files
                raise PackError(databases.explain(self._path, error)) from None
        return self._connected()

    def _connected(self) -> sqlite3.Connection:
        if self._path.exists() and not os.access(self._path, os.W_OK):
            raise PermissionError(self._path)
        database = databases.connect(self._path, patience=_PATIENCE)
        try:
            # What a crash of the machine breaks is made anew.
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
            self._stand_aside()

    def _stand_aside(self) -> None:
        import shutil  # these are late, as hardly anybody needs them
        import tempfile
        from weakref import finalize

        folder = Path(tempfile.mkdtemp(prefix="anora-quiz-"))
        finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._path = folder / self._path.name


def _is_deleted(error: Exception) -> bool:
    """Tell whether ``error`` says that the open database has no file any more."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code == sqlite3.SQLITE_READONLY_DBMOVED
