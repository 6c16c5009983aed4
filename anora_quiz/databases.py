"""Opens SQLite databases and explains what is wrong with one."""

import errno
import os
import sqlite3
import time
from contextlib import closing, suppress
from enum import Enum
from pathlib import Path

from anora_quiz import private
from anora_quiz.errors import AnoraQuizError

OLDEST_SQLITE = (3, 24, 0)
"""The oldest version of SQLite that has every feature we use: `ON CONFLICT (…) DO` came last."""

_RETRY_DELAY = 0.05  # seconds between two tries if SQLite itself does not wait
_FULL_BELOW = 64 * 1024  # bytes: a disk with less free space counts as full
_FULL_ERRORS = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class Cause(Enum):
    """Why a database can't be used: what is wrong with its file, and what to do."""

    FULL = ("can't be saved because the disk is full", "free some space and try again")
    READ_ONLY = ("can't be written", "check the permissions of the file and its folder")
    IN_USE = ("is in use by another program", "close other Anora Quiz windows and try again")
    DISK = ("can't be used: the disk failed", "check the disk and its free space")
    CANNOT_OPEN = ("can't be opened", "check the permissions of the file and its folder")
    NO_MEMORY = (
        "needs more memory than there is",
        "close other programs and try again",
    )
    BAD_VALUE = ("can't hold a value that it was given", "use a different value")
    DAMAGED = ("is damaged", "run `anora-quiz data check`")
    UNEXPECTED = ("can't be used", "no data was deleted; please report this")


_CAUSES = {
    sqlite3.SQLITE_FULL: Cause.FULL,
    sqlite3.SQLITE_READONLY: Cause.READ_ONLY,
    sqlite3.SQLITE_PERM: Cause.READ_ONLY,
    sqlite3.SQLITE_BUSY: Cause.IN_USE,
    sqlite3.SQLITE_LOCKED: Cause.IN_USE,
    sqlite3.SQLITE_PROTOCOL: Cause.IN_USE,
    sqlite3.SQLITE_IOERR: Cause.DISK,
    sqlite3.SQLITE_NOLFS: Cause.DISK,
    sqlite3.SQLITE_CANTOPEN: Cause.CANNOT_OPEN,
    sqlite3.SQLITE_NOMEM: Cause.NO_MEMORY,
    sqlite3.SQLITE_TOOBIG: Cause.BAD_VALUE,
    sqlite3.SQLITE_CORRUPT: Cause.DAMAGED,
    sqlite3.SQLITE_NOTADB: Cause.DAMAGED,
}
_READABLE = (Cause.CANNOT_OPEN, Cause.READ_ONLY, Cause.FULL)  # where a file may be whole
_NO_SHARED_MEMORY = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_IOERR_SHMMAP,
)


def connect(path: Path, *, patience: float) -> sqlite3.Connection:
    """Open the database at ``path``; create it, private to the player, if it does not exist.

    ``patience`` is how many seconds to wait while another process is writing. Raises
    `AnoraQuizError` if SQLite is too old, ``OSError`` if the folder cannot be created,
    and ``sqlite3.Error``.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        message = (
            f"Anora Quiz needs SQLite {oldest} or newer, but this Python uses"
            f" {sqlite3.sqlite_version}"
        )
        raise AnoraQuizError(message, "install a newer Python or SQLite")
    private.make_folder(path.parent)
    with suppress(OSError):  # SQLite will run into the same problem and name it
        private.make_file(path)
    return sqlite3.connect(path, timeout=patience, isolation_level=None)


def open_to_read(path: Path, *, patience: float = 0.0) -> sqlite3.Connection:
    """Open the existing database at ``path`` for reading, also where nothing can be written.

    What is read is on disk, or a copy in memory of what was there. ``patience`` is how many
    seconds to wait for other processes. Raises ``sqlite3.Error`` and ``OSError``.
    """
    database = _open_uri(path, "mode=ro", patience)
    try:
        database.execute("PRAGMA user_version")
    except sqlite3.Error as error:
        database.close()
        if cause_of(error, path.parent) not in _READABLE or not path.is_file():
            raise
    else:
        return database
    # Nobody has it open, or there would be the shared memory that reading its log needs.
    log = path.with_name(f"{path.name}-wal")
    if log.is_file() and log.stat().st_size:
        return _copied_to_memory(path, log)
    return open_unchanging(path)


def open_unchanging(path: Path) -> sqlite3.Connection:
    """Open the database at ``path``, which nobody writes to and which has no log, for reading."""
    return _open_uri(path, "immutable=1", 0)


def open_at_once(path: Path) -> sqlite3.Connection:
    """Open the existing database at ``path`` for reading, and neither wait nor create any file.

    What is read may lack what another process is just writing. Raises ``sqlite3.Error``.
    """
    is_shared = path.with_name(f"{path.name}-shm").exists()  # SQLite would make it to read a log
    return _open_uri(path, "mode=ro", 0) if is_shared else open_unchanging(path)


def _copied_to_memory(path: Path, log: Path) -> sqlite3.Connection:
    import shutil  # late: rarely needed
    import tempfile

    with tempfile.TemporaryDirectory(prefix="anora-quiz-") as folder:
        for each in (path, log):
            shutil.copyfile(each, Path(folder, each.name))
        with closing(sqlite3.connect(Path(folder, path.name))) as database:
            return in_memory(database)


def in_memory(database: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy of ``database`` in memory."""
    copied = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.backup(copied)
    except BaseException:
        copied.close()
        raise
    return copied


def _open_uri(path: Path, options: str, patience: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    return sqlite3.connect(uri, timeout=patience, isolation_level=None, uri=True)


def sqlite_error(code: int, text: str) -> sqlite3.OperationalError:
    """Return an error as SQLite would raise it."""
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


def check(database: sqlite3.Connection) -> None:
    """Read all of ``database``, and raise ``sqlite3.DatabaseError`` if it is damaged."""
    (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite_error(sqlite3.SQLITE_CORRUPT, found.splitlines()[-1])


READ_ONLY = sqlite_error(sqlite3.SQLITE_READONLY, "it is read-only")
"""What is wrong with a database for which `is_writable` is false."""


def is_writable(path: Path) -> bool:
    """Return whether the database at ``path`` can be written, or made, as far as one can tell."""
    # SQLite also makes files beside it. Not Path.exists, which raises for a forbidden path.
    parents = path.absolute().parents
    folder = next(each for each in parents if os.path.exists(each))  # noqa: PTH110
    is_free = os.access(folder, os.W_OK | os.X_OK) or not folder.is_dir()
    return is_free and (os.access(path, os.W_OK) or not path.exists())


def is_empty(path: Path) -> bool:
    """Return whether there is no file at ``path``, or one without content."""
    try:
        return not path.stat().st_size
    except FileNotFoundError:
        return True
    except OSError:
        return False


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at ``path`` from every other file; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def lacks_shared_memory(error: Exception, folder: Path) -> bool:
    """Return whether ``error`` may mean that WAL can have no shared memory in ``folder``."""
    code = getattr(error, "sqlite_errorcode", None)
    return code in _NO_SHARED_MEMORY and cause_of(error, folder) is not Cause.FULL


def use_log(database: sqlite3.Connection, *, patience: float) -> None:
    """Switch ``database`` to WAL, for which ``patience`` is how many seconds to try.

    SQLite itself does not wait while another process switches. Raises ``sqlite3.Error``.
    """
    for _ in range(int(patience / _RETRY_DELAY)):
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_RETRY_DELAY)
        else:
            return


def remove_log(database: sqlite3.Connection) -> None:
    """Switch ``database``, on which nothing was done yet, from WAL to a rollback journal.

    What is in the log is kept. It needs no shared memory, and nobody else on the database.
    """
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    database.execute("PRAGMA journal_mode = DELETE")
    database.execute("PRAGMA locking_mode = NORMAL")
    database.execute("PRAGMA user_version")  # gives up the lock


def cause_of(error: Exception, folder: Path | None = None) -> Cause:
    """Return why ``error`` was raised; `Cause.UNEXPECTED` if that is unknown.

    ``folder`` is where the database is, which may be full without SQLite saying so.
    """
    cause = _cause_of(error)
    if folder and cause in (Cause.DISK, Cause.CANNOT_OPEN) and _is_full(folder):
        return Cause.FULL
    return cause


def _cause_of(error: Exception) -> Cause:
    if isinstance(error, OverflowError | UnicodeEncodeError):
        return Cause.BAD_VALUE
    if isinstance(error, OSError):
        return Cause.FULL if error.errno in _FULL_ERRORS else Cause.CANNOT_OPEN
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, UnicodeError | sqlite3.OperationalError):
        # Python itself raises these, for stored text that is not UTF-8.
        return Cause.DAMAGED if "decode" in str(error) else Cause.UNEXPECTED
    return _CAUSES.get((code or 0) & 0xFF, Cause.UNEXPECTED)


def explain(path: Path, error: Exception) -> tuple[str, str]:
    """Return what is wrong with the database at ``path``, and what to do."""
    cause = cause_of(error, path.parent)
    problem, remedy = cause.value
    reason = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return f'"{path}" {problem} ({reason})', remedy


def _is_full(folder: Path) -> bool:
    import shutil  # late: rarely needed

    try:
        return shutil.disk_usage(folder).free < _FULL_BELOW
    except OSError:
        return False
