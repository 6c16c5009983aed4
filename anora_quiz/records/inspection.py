"""Finds out whether the database of rounds is well, without changing anything."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from anora_quiz import databases
from anora_quiz.errors import RecordsError
from anora_quiz.quiz.names import DELETED
from anora_quiz.records import memories, parts
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.pages import HIGHEST_VERSION
from anora_quiz.records.restoring import Restored, restore
from anora_quiz.records.store import Store
from anora_quiz.records.unreadable import UPDATE

_PATIENCE = 5.0  # seconds to wait for another process
_MOST_FAULTS = 5  # that SQLite looks for
_COUNTS = """
    SELECT (SELECT count(*) FROM rounds),
        (SELECT count(DISTINCT player_key) FROM players WHERE player_key != :deleted),
        (SELECT count(*) FROM turns)
"""
# Sums of seconds depend on the order, and so does when a question is due. When it was last asked
# depends on the clock, if that was ever ahead.
_TALLIES = """
    SELECT player_key, pack, difficulty, kind, asked, right, partly, skipped, round(seconds, 2)
    FROM tallies ORDER BY player_key, pack, difficulty, kind
"""
_SUMS = {
    "statistics": (_TALLIES, "SELECT * FROM played ORDER BY player_key, mode"),
    "scores": ("SELECT * FROM results ORDER BY round, seat",),
    "practice": ("SELECT player_key, pack, name FROM memories ORDER BY 1, 2, 3",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What is in a database, and what is wrong with it.

    ``damage`` is what SQLite says, empty if the file is whole. ``rounds``, ``players``, and
    ``answers`` count what can be read, or could be after a repair; ``lost`` has the numbers of
    rounds that can't, and ``partial`` of those that lack questions. ``unreadable`` has those of
    rounds that are whole, but that this version can't read, which is no damage. ``differing``
    names what doesn't match the rounds.
    ``version`` is that of the tables, 0 if it is lost.
    """

    version: int
    damage: tuple[str, ...] = ()
    rounds: int = 0
    players: int = 0
    answers: int = 0
    lost: tuple[int, ...] = ()
    partial: tuple[int, ...] = ()
    unreadable: tuple[int, ...] = ()
    differing: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.damage or self.lost or self.partial or self.differing)


def inspect(
    path: Path, backups: Sequence[Path], texts: Callable[[], Iterable[str]] = tuple
) -> Inspection:
    """Return what is in the database at ``path``.

    If it is damaged, this is what a repair would bring back, with the help of ``backups`` and of
    questions in ``texts``. Raises `RecordsError` if it can't be opened for another reason, or is
    of a newer version.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="anora-quiz-") as folder:
            copied = Path(folder, path.name)
            version, damage = _copy(path, copied)
            if len(MIGRATIONS) < version <= HIGHEST_VERSION:
                message = f'"{path}" was written by a newer version of Anora Quiz'
                raise RecordsError(message, UPDATE)
            found = None if damage else _inspect_whole(copied, version)
            if found is not None:
                return found
            fresh = copied.with_name("fresh")
            restored = restore(path, fresh, backups, texts)
            return _inspect_damaged(version, damage, fresh, restored)
    except (sqlite3.Error, OSError) as error:
        raise RecordsError(*databases.explain(path, error)) from None


def rounds_in(backup: Path) -> int | None:
    """Return how many rounds are in ``backup``; None if it is damaged or can't be read."""
    try:
        with closing(databases.open_unchanging(backup)) as database:
            if _faults(database):
                return None
            (count,) = database.execute("SELECT count(*) FROM rounds").fetchone()
            return int(count)
    except (sqlite3.Error, OSError):
        return None


def _copy(path: Path, target: Path) -> tuple[int, tuple[str, ...]]:
    """Copy a database that is whole; return its version, and else what is wrong with it."""
    version = 0
    try:
        with closing(databases.open_to_read(path, patience=_PATIENCE)) as database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            faults = _faults(database)
            if not faults:
                with closing(sqlite3.connect(target)) as copied:
                    database.backup(copied)
            return version, faults
    except sqlite3.Error as error:
        if databases.cause_of(error) is not databases.Cause.DAMAGED:
            raise
        return version, (str(error),)


def _faults(database: sqlite3.Connection) -> tuple[str, ...]:
    found = database.execute(f"PRAGMA integrity_check({_MOST_FAULTS})").fetchall()
    texts = (line for (text,) in found for line in str(text).splitlines() if line[:3] != "***")
    return tuple(text for text in texts if text != "ok")


def _inspect_damaged(
    version: int, damage: tuple[str, ...], fresh: Path, found: Restored | None
) -> Inspection:
    """Inspect the database ``fresh``, which has what was ``found`` in a damaged one."""
    if found is None:
        return Inspection(version=version, damage=damage)
    with Store(fresh) as store:
        inspected = _counted(store, version)
    return replace(inspected, damage=damage, lost=found.lost, partial=found.partial)


def _inspect_whole(path: Path, version: int) -> Inspection | None:
    """Inspect the database at ``path``, a copy that is changed meanwhile.

    None if parts of rounds are missing.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        if parts.bring_up_to_date(database):
            return None
    with Store(path) as store:
        found = _counted(store, version)
        return found if found.unreadable else replace(found, differing=_differing(store))


def _counted(store: Store, version: int) -> Inspection:
    unreadable = parts.unreadable(store)
    with store.reading() as database:
        rounds, players, answers = database.execute(_COUNTS, {"deleted": DELETED}).fetchone()
    return Inspection(
        version=version,
        rounds=rounds,
        players=players,
        answers=answers,
        unreadable=tuple(sorted(unreadable)),
    )


def _differing(store: Store) -> tuple[str, ...]:
    """Return the names of what doesn't match the rounds, which are summed up again."""
    memories.bring_up_to_date(store)
    before = _sums(store)
    parts.sum_up(store)
    after = _sums(store)
    return tuple(name for name in _SUMS if before[name] != after[name])


def _sums(store: Store) -> dict[str, list[Any]]:
    with store.reading() as database:
        return {
            name: [database.execute(query).fetchall() for query in queries]
            for name, queries in _SUMS.items()
        }
