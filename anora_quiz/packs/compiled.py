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
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from anora_quiz.errors import PackError
from anora_quiz.packs import shape
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.question import Question, Source

_PATIENCE = 60.0  # seconds to wait for another process that is writing
_DOUBTFUL = 2  # seconds, within which a file may change again and look the same
_FIND = (
    "SELECT stamp, seen_at, content, id, path, header, digest, tags, count FROM packs"
    " WHERE path = ?"
)
_SEEN_AGAIN = "UPDATE packs SET stamp = ?, seen_at = ? WHERE path = ?"
_NOW = "SELECT CAST(strftime('%s', 'now') AS INTEGER)"  # seconds since 1970

# What a database can suffer from that is not broken.
_NO_DAMAGE = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)

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


class Damaged(sqlite3.DatabaseError):
    """The database holds what it cannot have been given."""


class CompiledPacks:
    """The database of compiled packs.

    Where its file cannot be written, a temporary one stands in; where it is broken, it is
    made anew.
    """

    def __init__(self, path: Path, compiler: Compile) -> None:
        """Keep what ``compiler`` makes of packs in the database at ``path``."""
        self._path = path
        self._compiler = compiler

    def pack(self, path: Path) -> CompiledPack:
        """Return the pack in the file at ``path``, compiled now if that was not done before.

        Raises `PackError` for a file that is no good pack.
        """
        place = os.fsencode(os.path.abspath(path))  # noqa: PTH100 - links may change
        try:
            status = os.stat(place)  # noqa: PTH116 - likewise
            if not stat.S_ISREG(status.st_mode):
                self._compiler(path)  # which says what is wrong
            now, seen = self._seen(place)
            if seen is not None and seen.is_fresh(status):
                return seen.pack
            content = _content(path)
        except (OSError, ValueError):
            self._compiler(path)
            raise
        if seen is None or seen.content != content:
            return self._compile(path, place, content, (stamp_of(status), now))
        if seen.stamp != stamp_of(status) or _changed_at(status) < now:  # it is to be seen fresh
            with self.writing() as database:
                database.execute(_SEEN_AGAIN, (stamp_of(status), now, place))
        return seen.pack

    def question(self, pack: CompiledPack, name: str) -> Question | None:
        """Return the question of ``pack`` whose id is ``name``; None for none."""
        with self.open() as database:
            # Left alone, SQLite reads through the whole pack.
            row = database.execute(
                "SELECT body FROM questions INDEXED BY questions_name WHERE pack = ? AND name = ?",
                (pack.row, name),
            ).fetchone()
            return None if row is None else decoded(row)

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """Give the database for queries, in its newest form.

        Raises `PackError` where it cannot be used. A broken one, and one that another process
        has made anew meanwhile, is deleted: it is made of the packs again.
        """
        try:
            with closing(self._connect()) as database:
                yield database
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_DAMAGE:
                message = f"{self._path}: compiled packs cannot be kept: {error}"
                raise PackError(message) from None
            self._delete()
            message = f"{self._path}: the compiled packs were broken and are deleted; try again"
            raise PackError(message) from None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the database for one transaction."""
        with self.open() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")

    def _seen(self, place: bytes) -> "tuple[int, _Seen | None]":
        """Return the time, and the pack in the database from the file at ``place``."""
        with self.open() as database:
            (now,) = database.execute(_NOW).fetchone()
            row = database.execute(_FIND, (place,)).fetchone()
            if row is None:
                return now, None
            stamp, seen_at, content, *rest = row
            return now, _Seen(stamp, seen_at, content, _compiled(rest))

    def _compile(
        self, path: Path, place: bytes, content: bytes, seen: tuple[str, int]
    ) -> CompiledPack:
        from anora_quiz.packs.compiling import Compiled, write  # late: rarely needed

        stamp, seen_at = seen
        compiled = Compiled.of(self._compiler(path))
        try:
            is_same = stamp_of(os.stat(place)) == stamp  # noqa: PTH116 - as in `pack`
        except OSError:
            is_same = False
        if not is_same:  # it changed while it was read: the next time, it is read again
            stamp, content = "", b""
        with self.writing() as database:
            row = database.execute(_FIND, (place,)).fetchone()
            if row is None or row[2] != content or not is_same:  # nobody was quicker
                write(database, compiled, place=place, seen=(stamp, seen_at, content))
                row = database.execute(_FIND, (place,)).fetchone()
            return _compiled(row[3:])

    def _connect(self) -> sqlite3.Connection:
        """Return the open database: mended, or another one, where it cannot be used."""
        try:
            return self._connected()
        except (sqlite3.OperationalError, OSError):  # no folder, or none to write to
            self._stand_aside()
        except sqlite3.DatabaseError:
            self._delete()
        return self._connected()

    def _connected(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if self._path.exists() and not os.access(self._path, os.W_OK):
            raise PermissionError(self._path)
        database = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        try:
            # What a crash of the machine breaks is made anew.
            database.execute("PRAGMA synchronous = OFF")
            if not shape.is_current(database):
                shape.make(database)
        except BaseException:
            database.close()
            raise
        return database

    def _delete(self) -> None:
        with suppress(OSError):
            self._path.unlink()

    def _stand_aside(self) -> None:
        import shutil  # these are late, as hardly anybody needs them
        import tempfile
        from weakref import finalize

        folder = Path(tempfile.mkdtemp(prefix="anora-quiz-"))
        finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._path = folder / self._path.name


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


def decoded(row: Sequence[Any] | None) -> Question:
    """Return the question whose body is all of ``row``. Raises `Damaged` for none."""
    try:
        return decode(row[0])  # type: ignore[index] # None is no row: damage, too
    except (ValueError, TypeError):
        raise Damaged from None


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
        raise Damaged from None


def _content(path: Path) -> bytes:
    return sha256(path.read_bytes()).digest()
