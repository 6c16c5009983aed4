"""The database of rounds. Every answer is committed before its verdict is shown.

This module opens it, and turns what goes wrong into `RecordsError`. What can be asked of it
stands in the modules that it is about: each function there takes the store.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from anora_quiz import databases
from anora_quiz.databases import Cause
from anora_quiz.errors import RecordsError
from anora_quiz.records import patience
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.unreadable import CANNOT_READ, UPDATE, Damaged, decoded

_LOCK_TIMEOUT = 30.0  # seconds to wait while another process is writing
_SHORT_TIMEOUT = 0.5  # seconds to wait for what can be done without


class InUse(RecordsError):
    """Another process has been writing to the database for longer than one waits."""


class NotSaved(RecordsError):
    """The database can't be written, or is gone: what is played can't be saved."""


_ERRORS = {
    Cause.IN_USE: InUse,
    Cause.FULL: NotSaved,
    Cause.READ_ONLY: NotSaved,
    Cause.CANNOT_OPEN: NotSaved,
    Cause.DAMAGED: Damaged,
}

_READABLE = (Cause.FULL, Cause.READ_ONLY)  # where a copy of the database can be read


class Store:
    """The open database, as a context manager that closes it at the end.

    Where nothing can be written, it is a copy in memory, and ``not_saved`` says why; None
    otherwise. ``backup_problem`` says why no backup was made where one should be. If the file is
    lost, but not its backups, that is warned of, and a new one is made only to save something.
    """

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        warn: Callable[[RecordsError], None] = lambda _: None,
        waiting: patience.Waiting = patience.SILENTLY,
    ) -> None:
        """Open the database at ``path``; create it and bring it up to date as needed.

        ``now`` tells the player's local time. ``warn`` is called with what was left out of an
        answer, because it can't be read; ``waiting``, while other programs write. Raises
        `RecordsError` if opening fails.
        """
        self._path, self.now, self.warn, self._waiting = path, now, warn, waiting
        self.not_saved: NotSaved | None = None
        self.backup_problem: RecordsError | None = None
        self._file: tuple[int, int] | None = None
        self._database: sqlite3.Connection
        self._is_lost = self._find_lost()
        with self._database_errors():
            try:
                if not databases.is_writable(path):
                    raise databases.READ_ONLY
                self._open()
            except sqlite3.Error as error:
                if databases.cause_of(error, path.parent) not in _READABLE:
                    raise
                self.not_saved = NotSaved(*databases.explain(path, error))
                self._open_copy()

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

        Raises `RecordsError` if it cannot be saved, which is `NotSaved` if nothing can be.
        """
        if self.not_saved is not None:
            raise self.not_saved
        if self._is_lost:
            self._begin_anew()
        with self._database_errors(), self._transaction() as database:
            if self.is_gone():
                raise self._gone()
            yield database

    @contextmanager
    def deriving(self, *, is_patient: bool = True) -> Iterator[sqlite3.Connection]:
        """Yield the database for a transaction on what is computed from the rest.

        Where nothing can be saved, it is done in memory. Raises `RecordsError` like `writing`,
        and `InUse` soon unless it ``is_patient``.
        """
        with (
            self._database_errors(),
            patience.limited(self._database, _LOCK_TIMEOUT if is_patient else _SHORT_TIMEOUT),
            self._transaction() as database,
        ):
            yield database

    def back_up(self) -> None:
        """Back the database up, unless that was done after another round on the same day.

        Why that failed, if it did, is the ``backup_problem``.
        """
        from anora_quiz.records import backups  # late: rarely needed

        try:
            if self.not_saved is None and backups.is_due(self._path, self.now()):
                with self.writing():  # so that other processes wait, and then find the backup
                    if backups.is_due(self._path, self.now()):
                        backups.make(self._path, self.now(), backups.DAILY)
        except RecordsError as error:
            self.backup_problem = error

    def _find_lost(self) -> bool:
        """Return whether the database is lost, but not its backups; warn of that."""
        if not databases.is_empty(self._path):
            return False
        from anora_quiz.records import backups  # late: rarely needed

        if loss := backups.find_loss(self._path):
            self.warn(loss)
        return loss is not None

    def _open(self) -> None:
        """Open the file; if it can't have a write-ahead log there, without one."""
        if self._is_lost:
            self._open_empty()
            return
        try:
            self._connect()
        except sqlite3.OperationalError as error:
            if not databases.lacks_shared_memory(error, self._path.parent):
                raise
            self._connect(has_log=False)
        self._file = databases.identity(self._path)

    def _begin_anew(self) -> None:
        """Make a new file in the place of the lost one. Raises `RecordsError`."""
        stand_in, self._is_lost = self._database, False
        try:
            with self._database_errors():
                self._open()
        except RecordsError:
            self._database, self._is_lost = stand_in, True
            raise
        stand_in.close()

    def _connect(self, *, has_log: bool = True) -> None:
        try:
            self._database = databases.connect(self._path, patience=_LOCK_TIMEOUT)
            self._database.text_factory = decoded
        except OSError as error:
            message = f'can\'t create the folder "{self._path.parent}": {error.strerror}'
            hint = "check its permissions, or set ANORA_QUIZ_HOME to another folder"
            raise RecordsError(message, hint) from None
        try:
            if not has_log:
                databases.remove_log(self._database)
            self._prepare(has_log=has_log)
        except BaseException:
            self._database.close()
            raise

    def _open_copy(self) -> None:
        """Open a copy of the database in memory, and bring that up to date."""
        try:
            self._path.stat()
            with closing(databases.open_to_read(self._path, patience=_LOCK_TIMEOUT)) as original:
                self._database = databases.in_memory(original)
        except FileNotFoundError:
            self._open_empty()
            return
        except OSError as error:
            raise NotSaved(*databases.explain(self._path, error)) from None
        self._database.text_factory = decoded
        if self._version() < len(MIGRATIONS):
            self._migrate()

    def _open_empty(self) -> None:
        self._database = sqlite3.connect(":memory:", isolation_level=None)
        self._migrate()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        patience.begin(self._database, self._waiting)
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

    def _prepare(self, *, has_log: bool) -> None:
        """Set up the connection and run the migrations that the database has not had."""
        is_current = self._version() == len(MIGRATIONS)  # refuses a newer one before it writes
        if has_log and not is_current:  # a current one without a log can't have it
            databases.use_log(self._database, patience=_LOCK_TIMEOUT)
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("PRAGMA foreign_keys = ON")
        if not is_current:
            self._migrate()

    def _migrate(self) -> None:
        with self._transaction() as database:
            # Another process may have migrated it meanwhile.
            version = self._version()
            if 0 < version < len(MIGRATIONS) and self.not_saved is None:
                self._back_up_before_update()
            for migrate in MIGRATIONS[version:]:
                migrate(database)
            database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _back_up_before_update(self) -> None:
        """Back the database up; the update goes on without, because it is one transaction."""
        from anora_quiz.records import backups  # late: rarely needed

        try:
            backups.make(self._path, self.now(), backups.BEFORE_UPDATE)
        except RecordsError as error:
            self.backup_problem = error

    def _version(self) -> int:
        """Return how many migrations the database has had.

        Raises `RecordsError` if a newer version of the game has added more.
        """
        version: int = self._database.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            message = f'"{self._path}" was written by a newer version of Anora Quiz'
            raise RecordsError(message, UPDATE)
        return version

    def is_gone(self) -> bool:
        """Return whether the file that is open is no longer the one at the path."""
        return self._file is not None and databases.identity(self._path) != self._file

    def _gone(self) -> NotSaved:
        return NotSaved(
            f'"{self._path}" was moved or deleted', "put it back, or a new one is made next time"
        )

    @contextmanager
    def _database_errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            if self.is_gone():
                raise self._gone() from None
            kind = _ERRORS.get(databases.cause_of(error, self._path.parent), RecordsError)
            raise kind(*databases.explain(self._path, error)) from None
