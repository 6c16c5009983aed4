"""Keep packs that were read and checked once in a database, and deal from there.

Everything in the database can be rebuilt from the packs at any time; deleting it costs only a
moment. Several processes may use it at once.

The questions of a pack are ordered by difficulty, kind, whether they are spoilers, and id. So
questions that are alike in the first three, a facet, are next to one another, and a question
that passes a filter is found by its number among the facets that the filter admits. No other
questions need to be read, and the numbers depend only on what is in the packs. The groups of
questions have a table of their own, so that no question is decoded to know its group.
"""

import json
import os
import sqlite3
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from anora_quiz.errors import PackError
from anora_quiz.packs.compiled.database import DamagedDatabase, LibraryDatabase
from anora_quiz.packs.pack import LARGEST_FILE, Header, Pack
from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.question import Question, Source

_STAMP_RESOLUTION = 2  # seconds within which a file may change again and look the same
_FIND_PACK = (
    "SELECT stamp, seen_at, content, id, path, header, digest, tags, count FROM packs"
    " WHERE path = ?"
)
_UPDATE_STAMP = "UPDATE packs SET stamp = ?, seen_at = ? WHERE path = ?"
_CURRENT_TIME = "SELECT CAST(strftime('%s', 'now') AS INTEGER)"  # seconds since 1970

_IS_UNCHANGED = "SELECT 1 FROM packs WHERE id = ? AND path = ? AND digest = ?"
_MOST_ATTEMPTS = 5  # to read packs that other processes keep compiling again

_Result = TypeVar("_Result")

Compile = Callable[[Path], Pack]
"""Reads and checks the pack in a file; raises `PackError` if it can't be played."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledPack:
    """What is known about a pack without reading its questions.

    ``row`` is its id in the database; ``digest`` is a hash of everything that dealing depends
    on; ``tags`` are those of the pack and of its questions; ``count`` is the number of
    questions.
    """

    row: int
    path: Path
    header: Header
    digest: bytes
    tags: frozenset[str]
    count: int

    @property
    def id(self) -> str:
        """The name that players and scores know the pack by."""
        return self.header.id


class ChangedPack(PackError):
    """The file of a pack holds a different pack than when it was found."""


class _Stale(Exception):
    """A pack in the database is gone or has changed since it was found."""


class CompiledPacks:
    """The packs in the database of compiled packs."""

    def __init__(self, path: Path, compiler: Compile) -> None:
        """Use the database at ``path``, and ``compiler`` to read packs that aren't in it."""
        self._database = LibraryDatabase(path)
        self._compiler = compiler

    def pack(self, path: Path) -> CompiledPack:
        """Return the pack in the file at ``path``, and compile it first if necessary.

        Raises `PackError` for a file that isn't a valid pack.
        """
        path_key = path_key_of(path)
        try:
            status = os.stat(path_key)  # noqa: PTH116 - follows links, which may change
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
                self._compiler(path)  # which raises what is wrong
            now, seen = self._find_record(path_key)
            if seen is not None and seen.state.is_fresh(status):
                return seen.pack
            content = content_hash(path)
        except (OSError, ValueError):
            self._compiler(path)
            raise
        if seen is None or seen.state.content != content:
            return self._compile(path, path_key, content, (stamp_of(status), now))
        # Store what makes it fresh the next time.
        if seen.state.is_outdated(status, now):
            values = (stamp_of(status), now, path_key)
            self._database.run(
                lambda database: database.execute(_UPDATE_STAMP, values), is_writing=True
            )
        return seen.pack

    def question(self, pack: CompiledPack, name: str) -> Question | None:
        """Return the question of ``pack`` with the id ``name``, or None if there is none."""

        def find(database: sqlite3.Connection, packs: Sequence[CompiledPack]) -> Question | None:
            # Without INDEXED BY, SQLite reads through the whole pack.
            row = database.execute(
                "SELECT body FROM questions INDEXED BY questions_name WHERE pack = ? AND name = ?",
                (packs[0].row, name),
            ).fetchone()
            return None if row is None else decoded(row)

        try:
            return self.read([pack], find)
        except ChangedPack:
            return self.question(self.pack(pack.path), name)
        except PackError as error:
            from anora_quiz.packs.problems import BrokenPack  # late: it is rarely needed

            if not isinstance(error, BrokenPack):  # which was valid when it was found
                raise
            return None

    def read(
        self,
        packs: Sequence[CompiledPack],
        query: Callable[[sqlite3.Connection, Sequence[CompiledPack]], _Result],
    ) -> _Result:
        """Return the result of ``query``, called with the database and the ``packs`` in it.

        Everything is read from one state of the database. Packs that another process compiled
        again, or that were lost with a damaged database, are found again first; only their rows
        differ. Raises `ChangedPack` if the file of one now holds a different pack, and
        `PackError` if it holds none or the database can't be used.
        """
        for _ in range(_MOST_ATTEMPTS):
            try:
                return self._database.run(partial(_query_current, query, packs))
            except _Stale:
                packs = [self._find_again(pack) for pack in packs]
        message = f'"{packs[0].path}" keeps changing while it is read'
        raise PackError(message, "try again")

    def _find_again(self, pack: CompiledPack) -> CompiledPack:
        found = self.pack(pack.path)
        if (found.id, found.digest) != (pack.id, pack.digest):
            raise ChangedPack(f'"{pack.path}" changed while it was read', "try again")
        return found

    def _find_record(self, path_key: bytes) -> "tuple[int, _Record | None]":
        """Return the current time, and the record of the file at ``path_key``, if any."""

        def find(database: sqlite3.Connection) -> "tuple[int, _Record | None]":
            now = current_time(database)
            row = database.execute(_FIND_PACK, (path_key,)).fetchone()
            if row is None:
                return now, None
            stamp, seen_at, content, *rest = row
            return now, _Record(FileState(stamp, seen_at, content), _compiled_pack(rest))

        return self._database.run(find)

    def _compile(
        self, path: Path, path_key: bytes, content: bytes, seen: tuple[str, int]
    ) -> CompiledPack:
        from anora_quiz.packs.compiled.compiler import Compiled, write  # late: rarely needed

        stamp, seen_at = seen
        compiled = Compiled.of(self._compiler(path))
        try:
            is_same = stamp_of(os.stat(path_key)) == stamp  # noqa: PTH116 - as in `pack`
        except OSError:
            is_same = False
        if not is_same:  # it changed meanwhile: read it again next time
            stamp, content = "", b""

        def put(database: sqlite3.Connection) -> CompiledPack:
            row = database.execute(_FIND_PACK, (path_key,)).fetchone()
            if row is None or row[2] != content or not is_same:  # no other process was quicker
                write(database, compiled, path_key=path_key, seen=(stamp, seen_at, content))
                row = database.execute(_FIND_PACK, (path_key,)).fetchone()
            return _compiled_pack(row[3:])

        return self._database.run(put, is_writing=True)


@dataclass(frozen=True, slots=True)
class FileState:
    """The state of a file when it was read.

    ``stamp`` is from `stamp_of`; ``seen_at`` is when it was taken, in seconds since 1970;
    ``content`` is the hash of the content.
    """

    stamp: str
    seen_at: int
    content: bytes

    def is_fresh(self, status: os.stat_result) -> bool:
        """Tell whether a file with this ``status`` is certain to be unchanged."""
        is_old = _changed_at(status) < self.seen_at - _STAMP_RESOLUTION
        return is_old and self.stamp == stamp_of(status)

    def is_outdated(self, status: os.stat_result, now: int) -> bool:
        """Tell whether a new state, taken ``now``, would be fresh where this one isn't.

        The file has this ``status``, and its content is the same.
        """
        return self.stamp != stamp_of(status) or _changed_at(status) < now


@dataclass(frozen=True, slots=True)
class _Record:
    """A pack in the database, and the state of its file when it was read."""

    state: FileState
    pack: CompiledPack


def _changed_at(status: os.stat_result) -> int:
    return int(max(status.st_mtime, status.st_ctime))


def stamp_of(status: os.stat_result) -> str:
    """Return a text that changes with a file: programs can't reset all that is in it."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def _query_current(
    query: Callable[[sqlite3.Connection, Sequence[CompiledPack]], _Result],
    packs: Sequence[CompiledPack],
    database: sqlite3.Connection,
) -> _Result:
    """Return the result of ``query`` on ``packs``. Raises `_Stale` if one isn't there as found."""
    for pack in packs:
        # In a database that was created anew, the row may belong to a different pack.
        values = (pack.row, os.fsencode(pack.path), pack.digest)
        if database.execute(_IS_UNCHANGED, values).fetchone() is None:
            raise _Stale
    return query(database, packs)


def decoded(row: Sequence[Any] | None) -> Question:
    """Return the question in ``row``, its body alone. Raises `DamagedDatabase` if there is none."""
    try:
        return decode(row[0])  # type: ignore[index] # no row is damage, too
    except (ValueError, TypeError):
        raise DamagedDatabase from None


def _compiled_pack(row: Sequence[Any]) -> CompiledPack:
    number, path, header, digest, tags, count = row
    try:
        values = json.loads(header)
        if values["source"] is not None:
            values["source"] = Source(**values["source"])
        values["tags"] = tuple(values["tags"])
        return CompiledPack(
            row=number,
            path=Path(os.fsdecode(path)),
            header=Header(**values),
            digest=digest,
            tags=frozenset(json.loads(tags)),
            count=count,
        )
    except (ValueError, KeyError, TypeError):
        raise DamagedDatabase from None


def path_key_of(path: Path) -> bytes:
    """Return ``path`` as databases know it: absolute, with its links, which may change."""
    return os.fsencode(os.path.abspath(path))  # noqa: PTH100 - resolves no links


def current_time(database: sqlite3.Connection) -> int:
    """Return the time in seconds since 1970."""
    (now,) = database.execute(_CURRENT_TIME).fetchone()
    return int(now)


def content_hash(path: Path) -> bytes:
    """Return a hash of the content of the file at ``path``. Raises `OSError`."""
    return sha256(path.read_bytes()).digest()
