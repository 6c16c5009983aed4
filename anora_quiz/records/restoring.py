"""Makes a new database of what can be read of a damaged one, with the help of backups."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from anora_quiz import databases
from anora_quiz.records import parts
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.pages import Pages
from anora_quiz.records.salvage import salvage
from anora_quiz.records.store import Store


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored.

    There are ``rounds``, of which ``from_backups`` were in backups alone. ``lost`` has the numbers
    of those that are not there, and ``partial`` of those whose questions are lost in part.
    """

    rounds: int
    from_backups: int
    lost: tuple[int, ...]
    partial: tuple[int, ...]


def restore(
    damaged: Path, fresh: Path, backups: Sequence[Path], texts: Callable[[], Iterable[str]]
) -> Restored | None:
    """Make a database at ``fresh`` of what can be read of that at ``damaged``, which stays.

    Rounds that are lost are taken from ``backups``, and questions from there, too, or from
    ``texts``, which are only asked for if any is lost. None if nothing can be read. Raises
    `RecordsError` and ``sqlite3.Error``.
    """
    log = damaged.with_name(f"{damaged.name}-wal")
    pages = Pages(damaged.read_bytes(), log.read_bytes() if log.exists() else b"")
    if pages.version > len(MIGRATIONS):
        return None
    bodies = _bodies(backups)
    lost = _salvage(pages, fresh, bodies)
    if lost:
        more = {hashlib.sha256(text.encode()).digest(): text for text in texts()}
        if more.keys() - bodies.keys():
            bodies |= more
            lost = _salvage(pages, fresh, bodies)
    with Store(fresh) as store:
        from_backups: set[int] = set()
        for backup in backups:
            from_backups |= _take(store, lost - from_backups, backup)
        lost -= from_backups
        partial = _take_partial(store, lost, pages, fresh, bodies)
        lost -= partial
        parts.sum_up(store)
        rounds = _count(fresh)
    if not rounds and (lost or not pages.version):
        return None
    return Restored(rounds, len(from_backups), tuple(sorted(lost)), tuple(sorted(partial)))


def _take_partial(
    store: Store, numbers: set[int], pages: Pages, fresh: Path, bodies: Mapping[bytes, str]
) -> set[int]:
    """Take those of the rounds of which only questions are lost; return their numbers."""
    if not numbers:
        return set()
    partial = fresh.with_name(f"{fresh.name}-partial")
    try:
        _salvage(pages, partial, bodies, stands_in=True)
        return _take(store, numbers, partial)
    finally:
        partial.unlink(missing_ok=True)


def _salvage(
    pages: Pages, fresh: Path, bodies: Mapping[bytes, str], *, stands_in: bool = False
) -> set[int]:
    """Make a database at ``fresh`` of ``pages``; return the numbers of the rounds that are lost.

    If the first page is lost, several versions are tried.
    """
    known = [pages.version] if pages.version else range(len(MIGRATIONS), 0, -1)
    found: tuple[set[int], bool] = set(), True
    for version in known:
        fresh.unlink(missing_ok=True)
        found = salvage(pages, version, fresh, bodies, stands_in=stands_in)
        if _count(fresh) > 1:  # a wrong version may have one at most
            break
    lost, is_torn = found
    if is_torn:
        with Store(fresh) as store:
            lost |= parts.remove_torn(store)
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
                if parts.load(store, number) is not None:
                    taken.add(number)
                else:
                    parts.remove(database, number)
    return taken


def _in_memory(path: Path) -> sqlite3.Connection:
    """Return a copy of the database at ``path`` in memory, with the tables of this version."""
    with closing(databases.open_unchanging(path)) as database:
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
        with suppress(sqlite3.Error, OSError), closing(databases.open_unchanging(backup)) as source:
            found |= dict(source.execute("SELECT digest, body FROM questions"))
    return found
