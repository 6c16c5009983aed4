"""Compiled packs: read and checked once, then dealt from a database.

What is in the database can be made again from the packs at any time; deleting it costs a
moment and nothing else. Several processes may use it at once.

The questions of a pack are kept in the order of difficulty, kind, spoilers or not, and id.
So those that are alike, a facet, lie side by side, and a question under a filter is found by
its number among the facets that the filter admits: nobody has to look at the others, and what
is drawn depends on what is in the packs alone.
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
from anora_quiz.packs.pack import LARGEST, Header, Pack
from anora_quiz.packs.problems import BrokenPack
from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.question import Question, Source

_DOUBTFUL = 2  # seconds, within which a file may change again and look the same
_FIND = (
    "SELECT stamp, seen_at, content, id, path, header, digest, tags, count FROM packs"
    " WHERE path = ?"
)
_SEEN_AGAIN = "UPDATE packs SET stamp = ?, seen_at = ? WHERE path = ?"
_NOW = "SELECT CAST(strftime('%s', 'now') AS INTEGER)"  # seconds since 1970

_IS_STILL_THERE = "SELECT 1 FROM packs WHERE id = ? AND path = ? AND digest = ?"
_TRIES = 5  # to read packs that other processes compile again meanwhile

_Result = TypeVar("_Result")

Compile = Callable[[Path], Pack]
"""Reads and checks the pack in a file; raises `PackError` where it is no good one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledPack:
    """What is known of a pack without looking at its questions.

    ``row`` is its number in the database; ``digest`` is over all that dealing depends on;
    ``tags`` are those of the pack and of its questions; ``count`` is how many these are.
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
    """The file of a pack holds another pack than the one that was found there before."""


class _Stale(Exception):
    """A pack is not in the database any more as it was found there."""


class CompiledPacks:
    """The packs in the database of compiled packs."""

    def __init__(self, path: Path, compiler: Compile) -> None:
        """Keep what ``compiler`` makes of packs in the database at ``path``."""
        self._database = LibraryDatabase(path)
        self._compiler = compiler

    def pack(self, path: Path) -> CompiledPack:
        """Return the pack in the file at ``path``, compiled now if that was not done before.

        Raises `PackError` for a file that is no good pack.
        """
        path_key = os.fsencode(os.path.abspath(path))  # noqa: PTH100 - links may change
        try:
            status = os.stat(path_key)  # noqa: PTH116 - likewise
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
                self._compiler(path)  # which says what is wrong
            now, seen = self._seen(path_key)
            if seen is not None and seen.is_fresh(status):
                return seen.pack
            content = _content(path)
        except (OSError, ValueError):
            self._compiler(path)
            raise
        if seen is None or seen.content != content:
            return self._compile(path, path_key, content, (stamp_of(status), now))
        if seen.stamp != stamp_of(status) or _changed_at(status) < now:  # it is to be seen fresh
            values = (stamp_of(status), now, path_key)
            self._database.run(
                lambda database: database.execute(_SEEN_AGAIN, values), is_writing=True
            )
        return seen.pack

    def question(self, pack: CompiledPack, name: str) -> Question | None:
        """Return the question of ``pack`` whose id is ``name``; None for none."""

        def find(database: sqlite3.Connection, packs: Sequence[CompiledPack]) -> Question | None:
            # Left alone, SQLite reads through the whole pack.
            row = database.execute(
                "SELECT body FROM questions INDEXED BY questions_name WHERE pack = ? AND name = ?",
                (packs[0].row, name),
            ).fetchone()
            return None if row is None else decoded(row)

        try:
            return self.read([pack], find)
        except ChangedPack:
            return self.question(self.pack(pack.path), name)
        except BrokenPack:  # since it was found
            return None

    def read(
        self,
        packs: Sequence[CompiledPack],
        work: Callable[[sqlite3.Connection, Sequence[CompiledPack]], _Result],
    ) -> _Result:
        """Return what ``work`` makes of the database and of ``packs`` as they are in it.

        All is read in one state of the database. Packs that another process compiled again, or
        that were lost with a damaged database, are found again first; only their rows differ.
        Raises `ChangedPack` where the file of one holds another pack by now, and `PackError`
        where it holds none or the database cannot be used.
        """
        for _ in range(_TRIES):
            try:
                return self._database.run(partial(_work_on, work, packs))
            except _Stale:
                packs = [self._found_again(pack) for pack in packs]
        message = f"{packs[0].path}: the packs keep changing while they are read; try again"
        raise PackError(message)

    def _found_again(self, pack: CompiledPack) -> CompiledPack:
        found = self.pack(pack.path)
        if (found.id, found.digest) != (pack.id, pack.digest):
            message = f"{pack.path}: the pack changed while it was read; try again"
            raise ChangedPack(message)
        return found

    def _seen(self, path_key: bytes) -> "tuple[int, _Seen | None]":
        """Return the time, and the pack in the database from the file at ``path_key``."""

        def look(database: sqlite3.Connection) -> "tuple[int, _Seen | None]":
            (now,) = database.execute(_NOW).fetchone()
            row = database.execute(_FIND, (path_key,)).fetchone()
            if row is None:
                return now, None
            stamp, seen_at, content, *rest = row
            return now, _Seen(stamp, seen_at, content, _compiled(rest))

        return self._database.run(look)

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
        if not is_same:  # it changed while it was read: the next time, it is read again
            stamp, content = "", b""

        def put(database: sqlite3.Connection) -> CompiledPack:
            row = database.execute(_FIND, (path_key,)).fetchone()
            if row is None or row[2] != content or not is_same:  # nobody was quicker
                write(database, compiled, path_key=path_key, seen=(stamp, seen_at, content))
                row = database.execute(_FIND, (path_key,)).fetchone()
            return _compiled(row[3:])

        return self._database.run(put, is_writing=True)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A pack in the database, and how its file looked when it was read."""

    stamp: str
    seen_at: int
    content: bytes
    pack: CompiledPack

    def is_fresh(self, status: os.stat_result) -> bool:
        """Tell whether a file of this ``status`` is sure to be as it was."""
        is_old = _changed_at(status) < self.seen_at - _DOUBTFUL
        return is_old and self.stamp == stamp_of(status)


def _changed_at(status: os.stat_result) -> int:
    return int(max(status.st_mtime, status.st_ctime))


def stamp_of(status: os.stat_result) -> str:
    """Return what changes with a file: programs cannot set all of it as it was."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def _work_on(
    work: Callable[[sqlite3.Connection, Sequence[CompiledPack]], _Result],
    packs: Sequence[CompiledPack],
    database: sqlite3.Connection,
) -> _Result:
    """Return what ``work`` makes of ``packs``. Raises `_Stale` where one is there no more."""
    for pack in packs:
        # In a database that was made anew, the number of a row may stand for another pack.
        values = (pack.row, os.fsencode(pack.path), pack.digest)
        if database.execute(_IS_STILL_THERE, values).fetchone() is None:
            raise _Stale
    return work(database, packs)


def decoded(row: Sequence[Any] | None) -> Question:
    """Return the question whose body is all of ``row``. Raises `DamagedDatabase` for none."""
    try:
        return decode(row[0])  # type: ignore[index] # None is no row: damage, too
    except (ValueError, TypeError):
        raise DamagedDatabase from None


def _compiled(row: Sequence[Any]) -> CompiledPack:
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


def _content(path: Path) -> bytes:
    return sha256(path.read_bytes()).digest()
