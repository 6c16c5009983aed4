"""Finds the rows of each table in a damaged database, and puts them into a new one."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from anora_quiz.records import parts
from anora_quiz.records.pages import Node, Pages, Row
from anora_quiz.records.stand_ins import stand_in

_DIGESTS = "sqlite_autoindex_questions_1"  # the index from digests of questions to their row ids
_SCHEMA_VALUES = 6  # with the row id
_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (float, int),
    "TEXT": (str,),
    "BLOB": (bytes,),
}


@dataclass(slots=True)
class _Table:
    """A table, and the rows of it that were found, those of lost pages last.

    ``types`` are what its columns may hold. ``shortest`` is how many values a row has at least:
    those written before columns were added have fewer. ``pages`` lead to all rows, unless the
    table ``is_torn``.
    """

    name: str
    columns: tuple[str, ...]
    types: tuple[tuple[type, ...], ...]
    shortest: int
    has_row_ids: bool
    is_torn: bool = False
    rows: list[Row] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    def owns(self, node: Node) -> bool:
        """Return whether ``node`` can be one of this table, by what its rows hold."""
        if node.is_table != self.has_row_ids or not all(map(self._is_row, node.rows)):
            return False
        return self.name != "players" or _are_seats(node.rows)

    def _is_row(self, row: Row) -> bool:
        values = self._values(row)
        return self.shortest <= len(values) <= len(self.columns) and all(
            isinstance(value, types) for value, types in zip(values, self.types, strict=False)
        )

    def add(self, rows: Sequence[Row]) -> None:
        """Add rows as they are on a page."""
        self.rows.extend(map(self._values, rows))

    def _values(self, row: Row) -> Row:
        """Return the values of ``row``; an id that is the row id is not stored twice."""
        if not self.has_row_ids:
            return row
        return (row[0], *row[2:]) if row[1:2] == (None,) else row[1:]


def _are_seats(rows: Sequence[Row]) -> bool:
    """Return whether ``rows`` of a round, a number, and a text are players and not flags."""
    return all(
        later[1] == 0 or (earlier[0] == later[0] and later[1] == int(str(earlier[1])) + 1)
        for earlier, later in pairwise(rows)
    )


def salvage(
    pages: Pages,
    version: int,
    target: Path,
    bodies: Mapping[bytes, str],
    *,
    stands_in: bool = False,
) -> tuple[set[int], bool]:
    """Make a database at ``target`` of the whole rounds in ``pages``.

    Return the numbers of the others, and whether any page of rounds is lost. The pages are taken
    for those of a database of this ``version``. The new one is up to date, but for sums.
    ``bodies`` has questions by their digests, which take the place of lost ones. With
    ``stands_in``, something stands in for what finished rounds with results lack. Raises
    ``sqlite3.Error``.
    """
    with closing(sqlite3.connect(target, isolation_level=None)) as database:
        # The file is in nobody's way until it is whole: it needs neither a journal nor order.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        parts.migrate(database, version)
        tables = [_table(database, name) for name in ("questions", *parts.present(database))]
        digests = _Table(_DIGESTS, ("digest", "id"), ((bytes,), (int,)), 2, has_row_ids=False)
        sequence = _Table("sqlite_sequence", ("name", "seq"), ((str,), (int,)), 2, has_row_ids=True)
        _find_rows(pages, [*tables, digests, sequence])
        for table in tables:
            _insert(database, table)
        _remove_changed_questions(database)
        database.executemany(
            "INSERT OR IGNORE INTO questions (id, digest, body) VALUES (?, ?, ?)",
            [
                (row, key, bodies[key])
                for key, row in digests.rows
                if isinstance(key, bytes) and key in bodies
            ],
        )
        _add_players_from_results(database)
        if stands_in:
            stand_in(database, _packs(pages), _uids(pages))
        newest = max(parts.numbers(database), default=0)
        begun = max((int(str(seq)) for name, seq in sequence.rows if name == "rounds"), default=0)
        database.execute("COMMIT")
        is_torn = any(table.is_torn for table in tables)
        lost = parts.bring_up_to_date(database)
        # No later round gets the number of one that is lost.
        database.execute("DELETE FROM sqlite_sequence")
        database.execute("INSERT INTO sqlite_sequence VALUES ('rounds', ?)", (max(newest, begun),))
        if pages.has_log:
            database.execute("PRAGMA journal_mode = WAL")
    if is_torn:  # nothing is left of the newest; few of those were only begun
        lost.update(range(newest + 1, begun + 1))
    return lost, is_torn


def _table(database: sqlite3.Connection, name: str) -> _Table:
    columns = database.execute(f"PRAGMA table_info({name})").fetchall()
    query = "SELECT sql LIKE '%WITHOUT ROWID' FROM sqlite_master WHERE name = ?"
    (has_no_row_ids,) = database.execute(query, (name,)).fetchone()
    needed = [
        number for number, _, _, is_needed, default, _ in columns if is_needed and not default
    ]
    return _Table(
        name=name,
        columns=tuple(column[1] for column in columns),
        types=tuple(_TYPES[column[2]] + (() if column[3] else (type(None),)) for column in columns),
        shortest=needed[-1] + 1,
        has_row_ids=not has_no_row_ids,
    )


def _find_rows(pages: Pages, tables: Sequence[_Table]) -> None:
    """Add to ``tables`` the rows in ``pages``: those that their roots lead to, then all others.

    Others are left behind by a page above them that is lost. Which table they are of shows in
    their values.
    """
    roots = _roots(pages)
    for table in tables:
        _follow(pages, table, roots.get(table.name, 0))
    torn = [table for table in tables if table.is_torn]
    known = pages.free().union(*(table.pages for table in tables))
    for number in range(2, pages.count + 1) if torn else ():
        node = None if number in known else pages.node(number)
        if node is not None and node.rows:
            owner = next((table for table in torn if table.owns(node)), None)
            if owner is not None:
                owner.add(node.rows)


def _roots(pages: Pages) -> dict[str, int]:
    """Return the first page of each table, as far as the schema can be read."""
    found: dict[str, int] = {}
    waiting, known = [1], {0}
    while waiting:
        number = waiting.pop()
        node = None if number in known else pages.node(number)
        known.add(number)
        if node is not None:
            waiting.extend(node.children)
            for row in node.rows:
                if len(row) == _SCHEMA_VALUES and isinstance(row[4], int):
                    found[str(row[2])] = row[4]
    return found


def _follow(pages: Pages, table: _Table, root: int) -> None:
    """Add to ``table`` the rows that its ``root`` leads to; tell whether that is all of them."""
    waiting = [root]
    while waiting:
        number = waiting.pop()
        node = None if number in table.pages else pages.node(number)
        if node is None or not table.owns(node):
            table.is_torn = True
            continue
        table.pages.add(number)
        table.add(node.rows)
        waiting.extend(node.children)


def _packs(pages: Pages) -> dict[tuple[int, int], str]:
    """Return the packs of cards by round and place, from an index: cards may be lost."""
    rows = _index(pages, "cards_pack", {"pack": str, "round": int, "place": int})
    return {(number, place): pack for pack, number, place in rows}


def _uids(pages: Pages) -> dict[int, str]:
    """Return the ids that rounds have on any machine by their numbers, from an index."""
    return {number: uid for uid, number in _index(pages, "rounds_uid", {"uid": str, "id": int})}


def _index(pages: Pages, name: str, columns: Mapping[str, type]) -> Sequence[Any]:
    """Return the rows that the root of an index leads to."""
    types = tuple((each,) for each in columns.values())
    index = _Table(name, tuple(columns), types, len(columns), has_row_ids=False)
    _follow(pages, index, _roots(pages).get(name, 0))
    return index.rows


def _add_players_from_results(database: sqlite3.Connection) -> None:
    has_keys = any(row[1] == "player_key" for row in database.execute("PRAGMA table_info(players)"))
    key = ", player_key" if has_keys else ""
    database.execute(
        f"INSERT OR IGNORE INTO players (round, seat, name{key})"
        f" SELECT round, seat, player{key} FROM results"
    )


def _remove_changed_questions(database: sqlite3.Connection) -> None:
    changed = [
        (number,)
        for number, digest, body in database.execute("SELECT id, digest, body FROM questions")
        if hashlib.sha256(body.encode()).digest() != digest
    ]
    database.executemany("DELETE FROM questions WHERE id = ?", changed)


def _insert(database: sqlite3.Connection, table: _Table) -> None:
    """Insert the rows that were found; of two with the same key, the first one."""
    for row in table.rows:
        columns = table.columns[: len(row)]
        database.execute(
            f"INSERT OR IGNORE INTO {table.name} ({', '.join(columns)})"
            f" VALUES ({', '.join('?' * len(row))})",
            row,
        )
