"""Copies of the database of rounds, in the folder ``backups`` beside it.

The game makes some of its own, whose names end with why, and keeps the newest of those. Others
were made by the player, who alone removes them.
"""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from anora_quiz import databases, private
from anora_quiz.errors import RecordsError
from anora_quiz.saving import move_into_place, saved_beside

KEPT = 3
"""How many of the backups that the game made are kept."""

USE_BACKUP = "to bring back the rounds, run `anora-quiz data check --fix --from-backup`"
"""What to do if the database is lost, but not its backups."""

DAILY = "daily"
"""Why a backup is made after the first finished round of a day."""

BEFORE_UPDATE = "before-update"
"""Why a backup is made before a newer version changes the tables."""

_FULL = (databases.Cause.FULL, databases.Cause.DISK)
_DAY = "%Y-%m-%d"
_LEFT_OVER = timedelta(hours=1)  # an unfinished copy as old as this was left by a kill


def folder_of(path: Path) -> Path:
    """Return the folder for backups of the database at ``path``; it may not exist."""
    return path.with_name("backups")


def name_of(path: Path, at: datetime, why: str = "") -> str:
    """Return the file name of a backup made ``at`` the player's local time; empty if by them."""
    return "-".join(filter(None, (path.stem, f"{at:{_DAY}-%H%M%S}", why))) + path.suffix


def backups(path: Path) -> list[Path]:
    """Return the backups of the database at ``path``, newest first.

    Raises ``OSError`` if their folder can't be read.
    """
    found = folder_of(path).glob(f"{path.stem}-*{path.suffix}")
    return sorted(found, key=lambda each: each.name, reverse=True)


def rounds_in(backup: Path) -> int:
    """Return how many rounds seem to be in ``backup``; 0 if it can't be read."""
    with suppress(sqlite3.Error, OSError), closing(databases.open_unchanging(backup)) as database:
        return int(database.execute("SELECT count(*) FROM rounds").fetchone()[0])
    return 0


def find_loss(path: Path) -> RecordsError | None:
    """Return what to say if the database at ``path`` is missing or empty, but has backups.

    None if no round seems to be in a backup.
    """
    with suppress(OSError):
        if databases.is_empty(path) and any(map(rounds_in, backups(path))):
            problem = "is empty" if path.exists() else "doesn't exist"
            return RecordsError(f'"{path}" {problem}, but there are backups of it', USE_BACKUP)
    return None


def copy(path: Path, target: Path, *, replaces: bool = False, is_checked: bool = False) -> None:
    """Copy the database at ``path``, as it is at one moment, to a private file at ``target``.

    The file appears once all of it is on disk. With ``is_checked``, damage is an error. Raises
    `FileExistsError` unless it ``replaces`` a file, and `RecordsError` if it can't be made.
    """
    try:
        if target.parent == folder_of(path):
            private.make_folder(target.parent)
        with saved_beside(target, (), f".{target.name}-") as temporary:
            _copy(path, temporary)
            if is_checked:
                _check(temporary)
            move_into_place(temporary, target, replaces=replaces)
    except sqlite3.Error as error:
        is_full = databases.cause_of(error, target.parent) in _FULL
        raise RecordsError(*databases.explain(target if is_full else path, error)) from None
    except OSError as error:
        if isinstance(error, FileExistsError) and target.is_file():
            raise
        message = f'can\'t write "{target}": {error.strerror}'
        raise RecordsError(message, "check the folder, its permissions, and its space") from None


def is_due(path: Path, at: datetime) -> bool:
    """Return whether no backup was made after a round on the day of ``at``, a local time."""
    today = f"{path.stem}-{at:{_DAY}}-"
    return not any(each.name.startswith(today) for each in _made_for(path, DAILY))


def make(path: Path, at: datetime, why: str) -> Path:
    """Back up the database at ``path``, remove older backups, and return the new one.

    Nothing may write to the database meanwhile, so that one process at a time does this. Raises
    `RecordsError` if it fails, or if the database is damaged; then no backup is removed.
    """
    target = folder_of(path) / name_of(path, at, why)
    try:
        copy(path, target, replaces=True, is_checked=True)
    except RecordsError as error:
        raise RecordsError(f"no backup was made: {error}", error.hint) from None
    _remove_old(path, target, at)
    return target


def _copy(path: Path, new: Path) -> None:
    """Copy the database at ``path`` to the empty file ``new``, and wait until it is on disk."""
    with (
        closing(databases.open_to_read(path)) as database,
        closing(sqlite3.connect(new, isolation_level=None)) as copied,
    ):
        # Until all of it is on disk, nobody knows the file: it needs neither journal nor order.
        copied.execute("PRAGMA journal_mode = OFF")
        copied.execute("PRAGMA synchronous = OFF")
        database.backup(copied)
    with new.open("rb+") as file:
        os.fsync(file.fileno())


def is_damaged(path: Path) -> bool:
    """Return whether the database at ``path``, in use by nobody, is damaged."""
    try:
        _check(path)
    except sqlite3.Error:
        return True
    return False


def _check(path: Path) -> None:
    """Raise ``sqlite3.DatabaseError`` if the database at ``path``, in use by nobody, is damaged."""
    with closing(databases.open_unchanging(path)) as database:
        databases.check(database)


def _made_for(path: Path, *reasons: str) -> list[Path]:
    endings = tuple(f"-{why}{path.suffix}" for why in reasons)
    return [each for each in backups(path) if each.name.endswith(endings)]


def _remove_old(path: Path, new: Path, at: datetime) -> None:
    """Remove backups that the game made before ``new``, and copies left by kills.

    The newest stay, and those with more rounds, as when the database was lost meanwhile.
    """
    old = _made_for(path, DAILY, BEFORE_UPDATE)[KEPT:]
    rounds = rounds_in(new) if old else 0
    for each in old:
        with suppress(OSError):  # it is open, or was removed
            if rounds_in(each) <= rounds:
                each.unlink()
    for each in folder_of(path).glob(f".{path.stem}-*"):
        with suppress(OSError):  # it is whole now, and has its name
            if each.stat().st_mtime < (at - _LEFT_OVER).timestamp():
                each.unlink()
