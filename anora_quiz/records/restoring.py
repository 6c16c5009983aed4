"""Makes a new database of what can be read of a damaged one, with the help of backups."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

from anora_quiz import databases
from anora_quiz.records import parts
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.pages import Pages
from anora_quiz.records.salvage import salvage
from anora_quiz.records.store import Store


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
    lost, is_torn = _salvage(pages, fresh, _bodies(backups))
    with Store(fresh) as store:
        lost |= parts.remove_torn(store) if is_torn else set()
        count = len(lost)
        for backup in backups:
            lost -= _take(store, lost, backup) if lost else set()
        parts.sum_up(store)
        rounds = _count(fresh)
    if not rounds and (lost or not pages.version):
        return None
    return rounds, count - len(lost), tuple(sorted(lost))


def _salvage(pages: Pages, fresh: Path, bodies: Mapping[bytes, str]) -> tuple[set[int], bool]:
    """Make a database at ``fresh`` of ``pages`` like `salvage`.

    If the first page is lost, several versions are tried.
    """
    if pages.version:
        return salvage(pages, pages.version, fresh, bodies)
    found: tuple[set[int], bool] = set(), True
    for version in range(len(MIGRATIONS), 0, -1):
        fresh.unlink(missing_ok=True)
        found = salvage(pages, version, fresh, bodies)
        if _count(fresh) > 1:  # a wrong version may have one at most
            break
    return found


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
