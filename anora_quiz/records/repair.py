"""Repairs the database of rounds: what can be read of it goes into a new one, and the old is kept.

Whenever this is interrupted, either database is in place with all it has.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from anora_quiz import databases, private
from anora_quiz.errors import RecordsError
from anora_quiz.records import parts
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.pages import Pages
from anora_quiz.records.salvage import salvage
from anora_quiz.records.store import Store
from anora_quiz.saving import saved_beside

_ENDINGS = ("-wal", "-shm", "")  # of the files of a database; the one that leads to all is last
_LOCKED = (0x40000000, 512)  # where SQLite locks the file of a database, and how many bytes
_PIECE = 1024 * 1024  # bytes that are copied at once


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair.

    ``rounds`` were brought back, of which ``from_backups`` were in backups alone; ``lost`` has
    the numbers of those that were not. ``kept`` is where the old database is now.
    """

    rounds: int
    from_backups: int
    lost: tuple[int, ...]
    kept: Path


def repair(path: Path, backups: Sequence[Path], at: datetime) -> Repaired | None:
    """Repair the database at ``path``, ``at`` the player's local time; None if nothing can be read.

    Rounds that are lost are taken from the ``backups`` that have them, the first one first.
    Raises `RecordsError` if it is in use, or nothing can be written; then nothing was changed.
    """
    with _errors(path), _alone(path) as file, _fresh(path) as fresh:
        kept = _keep(path, file, at)
        found = restore(kept, fresh, backups)
        if found is None:
            _remove(kept)
            return None
        _replace(path, file, fresh)
        return Repaired(*found, kept)


def put_back(path: Path, backup: Path, at: datetime) -> Path | None:
    """Put a copy of ``backup`` in the place of the database at ``path``; return what that is now.

    None if there was none. Raises `RecordsError` if it is in use, or nothing can be written; then
    nothing was changed.
    """
    with _errors(path), _fresh(path) as fresh:
        shutil.copyfile(backup, fresh)
        if not path.exists():
            fresh.replace(path)
            return None
        with _alone(path) as file:
            kept = _keep(path, file, at)
            _replace(path, file, fresh)
            return kept


def restore(
    damaged: Path, fresh: Path, backups: Sequence[Path]
) -> tuple[int, int, tuple[int, ...]] | None:
    """Make a database at ``fresh`` of what can be read of that at ``damaged``, which stays.

    Return how many rounds it has, how many of them are from ``backups``, and the numbers of those
    that are lost. None if nothing can be read. Raises `RecordsError` and ``sqlite3.Error``.
    """
    log = damaged.with_name(f"{damaged.name}-wal")
    pages = Pages(damaged.read_bytes(), log.read_bytes() if log.exists() else b"")
    if pages.version > len(MIGRATIONS):
        return None
    lost = _salvage(pages, fresh, _bodies(backups))
    with Store(fresh) as store:
        lost |= parts.remove_unreadable(store)
        count = len(lost)
        for backup in backups:
            lost -= _take(store, lost, backup) if lost else set()
        parts.sum_up(store)
        rounds = _count(fresh)
    if not rounds and (lost or not pages.version):
        return None
    return rounds, count - len(lost), tuple(sorted(lost))


def _salvage(pages: Pages, fresh: Path, bodies: Mapping[bytes, str]) -> set[int]:
    """Make a database at ``fresh`` of ``pages``; if the first one is lost, try several versions."""
    if pages.version:
        return salvage(pages, pages.version, fresh, bodies)
    lost = set()
    for version in range(len(MIGRATIONS), 0, -1):
        _remove(fresh)
        lost = salvage(pages, version, fresh, bodies)
        if _count(fresh) > 1:  # a wrong version may have one at most
            break
    return lost


def _count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        (count,) = database.execute("SELECT count(*) FROM rounds").fetchone()
        return int(count)


def _take(store: Store, numbers: set[int], backup: Path) -> set[int]:
    """Take those of the rounds that are whole in ``backup``; return their numbers.

    A backup that can't be read has none.
    """
    taken = set()
    with suppress(sqlite3.Error, OSError), closing(_in_memory(backup)) as source:
        for number in numbers & parts.numbers(source):
            with store.writing() as database:
                _copy_round(source, database, number)
                if parts.load(store, number):
                    taken.add(number)
                else:
                    parts.remove(database, number)
    return taken


def _in_memory(path: Path) -> sqlite3.Connection:
    """Return a copy of the database at ``path`` in memory, with the tables of this version."""
    with closing(databases.open_to_read(path)) as database:
        copied = databases.in_memory(database)
    parts.bring_up_to_date(copied)
    return copied


def _copy_round(source: sqlite3.Connection, target: sqlite3.Connection, number: int) -> None:
    for table, key in parts.PARTS.items():
        rows = source.execute(f"SELECT * FROM {table} WHERE {key} = ?", (number,))
        columns = [column[0] for column in rows.description]
        for row in rows.fetchall():
            values = dict(zip(columns, row, strict=True))
            if table == "cards":
                values["question"] = _copy_question(source, target, values["question"])
            target.execute(
                f"INSERT INTO {table} ({', '.join(columns)})"
                f" VALUES ({', '.join('?' * len(columns))})",
                tuple(values.values()),
            )


def _copy_question(source: sqlite3.Connection, target: sqlite3.Connection, number: int) -> int:
    """Return the row id in ``target`` of the question that has this one in ``source``."""
    query = "SELECT digest, body FROM questions WHERE id = ?"
    row = source.execute(query, (number,)).fetchone()
    target.execute("INSERT OR IGNORE INTO questions (digest, body) VALUES (?, ?)", row)
    query = "SELECT id FROM questions WHERE digest = ?"
    (found,) = target.execute(query, row[:1]).fetchone()
    return int(found)


def _bodies(backups: Iterable[Path]) -> dict[bytes, str]:
    """Return the questions in ``backups`` by their digests."""
    found: dict[bytes, str] = {}
    for backup in backups:
        with suppress(sqlite3.Error, OSError), closing(databases.open_to_read(backup)) as source:
            found |= dict(source.execute("SELECT digest, body FROM questions"))
    return found


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
    for ending in _ENDINGS:
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


def _keep(path: Path, file: BinaryIO, at: datetime) -> Path:
    """Copy the database at ``path``, whose open file is ``file``; return where the copy is."""
    kept = path.with_name(f"{path.stem}-damaged-{at:%Y-%m-%d-%H%M%S}{path.suffix}")
    for ending in _ENDINGS:
        source, target = (each.with_name(each.name + ending) for each in (path, kept))
        if not ending:
            _copy(file, target)
        elif source.exists():
            with source.open("rb") as opened:
                _copy(opened, target)
    return kept


def _copy(file: BinaryIO, target: Path) -> None:
    file.seek(0)
    pieces = iter(lambda: file.read(_PIECE), b"")
    with saved_beside(target, pieces, f".{target.name}-") as temporary:
        temporary.replace(target)


def _replace(path: Path, file: BinaryIO, fresh: Path) -> None:
    """Put the database ``fresh`` in the place of that at ``path``, whose open file is ``file``.

    Its log comes first: beside either database, it makes it the new one.
    """
    fresh.chmod(private.FILE_MODE)
    with fresh.open("rb") as opened:
        os.fsync(opened.fileno())
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        _write_log(fresh, log)
    with suppress(FileNotFoundError):
        path.with_name(f"{path.name}-journal").unlink()
    if os.name == "nt":  # which replaces no open file
        file.close()
        fresh.replace(path)
    else:
        fresh.replace(path)
        # Who waited for the old file must not write to it, nor to the log of the new one. It has
        # no name any more, and its copy is kept.
        file.truncate(0)


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
