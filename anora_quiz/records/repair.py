"""Repairs the database of rounds: what can be read of it goes into a new one, and the old is kept.

Whenever this is interrupted, either database is in place with all it has.
"""

import itertools
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from anora_quiz import databases, private
from anora_quiz.errors import RecordsError
from anora_quiz.records.restoring import Restored, restore
from anora_quiz.saving import saved_beside

# Of the files of a database; that without which the others are nothing comes last.
_ENDINGS = ("-journal", "-wal", "-shm", "")
_HOLDING = ("-journal", "-wal", "")  # those that hold any of its content
_LOCKED = (0x40000000, 512)  # where SQLite locks the file of a database, and how many bytes
_SPOILED = b"replaced by a repair".ljust(100)  # in place of what makes a file a database
_PIECE = 1024 * 1024  # bytes that are copied at once


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair: what was ``restored``, and where the old database is ``kept``."""

    restored: Restored
    kept: Path


def repair(
    path: Path, copies: Sequence[Path], at: datetime, texts: Callable[[], Iterable[str]] = tuple
) -> Repaired | None:
    """Repair the database at ``path``, ``at`` the player's local time; None if nothing can be read.

    What is lost is taken from ``copies``, backups of which the first one is tried first, and
    questions also from ``texts``. Raises `RecordsError` if it is in use, or nothing can be
    written; then nothing was changed.
    """
    with (
        _errors(path),
        _alone(path) as file,
        _fresh(path) as fresh,
        _kept(path, file, at) as kept,
    ):
        found = restore(kept, fresh, copies, texts)
        if found is None:
            _remove(kept)
            return None
        _replace(path, file, fresh)
        return Repaired(found, kept)


def put_back(path: Path, backup: Path, at: datetime, why: str = "damaged") -> Path | None:
    """Put a copy of ``backup`` in the place of the database at ``path``; return what that is now.

    Its new name says ``why``; None if there was none. Raises `RecordsError` if it is in use, or
    nothing can be written; then nothing was changed.
    """
    with _errors(path), ExitStack() as stack:
        file = stack.enter_context(_alone(path)) if path.exists() else None
        fresh = stack.enter_context(_fresh(path))
        with (
            closing(databases.open_unchanging(backup)) as source,
            closing(sqlite3.connect(fresh)) as target,
        ):
            source.backup(target)
        kept = stack.enter_context(_kept(path, file, at, why))
        if file is None:
            for ending in _ENDINGS:  # a new database must not meet the log of another one
                with suppress(FileNotFoundError):
                    path.with_name(path.name + ending).unlink()
            _complete(fresh)
            fresh.replace(path)
            return None
        _replace(path, file, fresh)
        return kept


def clean_up(path: Path) -> None:
    """Remove what a repair of the database at ``path`` left that was killed."""
    with suppress(OSError, RecordsError), _alone(path), _fresh(path):
        pass


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise RecordsError(*databases.explain(path, error)) from None


@contextmanager
def _alone(path: Path) -> Iterator[BinaryIO]:
    """Yield the open file of the database at ``path``, while no other process can use it.

    While the file is open, it must not be opened again: closing that would let others in. Raises
    `RecordsError` if one does already.
    """
    with path.open("rb+") as file:
        try:
            import fcntl
        except ImportError:  # Windows replaces no file that is in use
            pass
        else:
            try:
                start, length = _LOCKED
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
            except OSError:
                problem, remedy = databases.Cause.IN_USE.value
                raise RecordsError(f'"{path}" {problem}', remedy) from None
        yield file


@contextmanager
def _fresh(path: Path) -> Iterator[Path]:
    """Yield where to make a database beside ``path``; what was not moved away is removed."""
    fresh = path.with_name(f".{path.name}-repair")
    _remove(fresh)
    try:
        yield fresh
    finally:
        _remove(fresh)


def _remove(path: Path) -> None:
    """Remove the database at ``path``, and all that has its name with an ending."""
    for each in path.parent.glob(f"{path.name}*"):
        with suppress(OSError):
            each.unlink()


@contextmanager
def _kept(path: Path, file: BinaryIO | None, at: datetime, why: str = "damaged") -> Iterator[Path]:
    """Yield a copy of the database at ``path``, whose open file is ``file``.

    It stays unless there is an error before the database is replaced. Without ``file``, there are
    at most other files that belong to it, of which those that hold nothing are left out.
    """
    kept = _unused(path, f"{path.stem}-{why}-{at:%Y-%m-%d-%H%M%S}")
    try:
        for ending in _HOLDING:
            source, target = (each.with_name(each.name + ending) for each in (path, kept))
            if not ending and file is not None:
                _copy(file, target)
            elif source.exists() and source.stat().st_size:
                with source.open("rb") as opened:
                    _copy(opened, target)
        yield kept
    except BaseException:
        if file is not None and not file.closed and _is_at(path, file):
            _remove(kept)
        raise


def _is_at(path: Path, file: BinaryIO) -> bool:
    with suppress(OSError):
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    return False


def _unused(path: Path, name: str) -> Path:
    """Return a path beside ``path`` with this ``name``, and a number if there is such a file."""
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    paths = (path.with_name(each + path.suffix) for each in names)
    return next(each for each in paths if not any(path.parent.glob(f"{each.name}*")))


def _copy(file: BinaryIO, target: Path) -> None:
    file.seek(0)
    pieces = iter(lambda: file.read(_PIECE), b"")
    with saved_beside(target, pieces, f".{target.name}-") as temporary:
        temporary.replace(target)


def _replace(path: Path, file: BinaryIO, fresh: Path) -> None:
    """Put the database ``fresh`` in the place of that at ``path``, whose open file is ``file``.

    Its log comes first: beside either database, it makes it the new one.
    """
    _complete(fresh)
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        _write_log(fresh, log)
    with suppress(FileNotFoundError):
        path.with_name(f"{path.name}-journal").unlink()
    if os.name == "nt":  # which replaces no open file
        file.close()
        fresh.replace(path)
        return
    with _alone(fresh):  # who finds it at the path waits until the log is gone
        fresh.replace(path)
        for ending in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + ending).unlink()
        # Who waits for the old file must not use it beside files of the new one. It has no name
        # any more, and its copy is kept.
        with suppress(OSError):
            file.seek(0)
            file.write(_SPOILED)
            file.flush()


def _complete(fresh: Path) -> None:
    """Make the database ``fresh`` private, and wait until it is on disk."""
    fresh.chmod(private.FILE_MODE)
    with fresh.open("rb+") as opened:
        os.fsync(opened.fileno())


def _write_log(fresh: Path, log: Path) -> None:
    """Replace ``log`` with a write-ahead log that has all pages of the database ``fresh``."""
    twin = fresh.with_name(f"{fresh.name}-twin")
    try:
        with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(twin)) as target:
            target.execute("PRAGMA journal_mode = WAL")
            target.execute("PRAGMA wal_autocheckpoint = 0")
            source.backup(target)
            with twin.with_name(f"{twin.name}-wal").open("rb") as opened:
                _copy(opened, log)
    finally:
        _remove(twin)
