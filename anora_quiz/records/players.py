"""The players in the database: who there are, giving them other names, and removing them."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from anora_quiz import databases
from anora_quiz.errors import RecordsError
from anora_quiz.quiz.names import DELETED, name_key
from anora_quiz.records import memories, shoes, tallies
from anora_quiz.records.backups import backups
from anora_quiz.records.history import shown_name
from anora_quiz.records.store import Store

_LISTED = """
    SELECT player_key, count(CASE WHEN state = 'finished' THEN 1 END),
        count(CASE WHEN state = 'open' THEN 1 END), max(coalesce(finished_at, started_at))
    FROM players JOIN rounds ON rounds.id = players.round
    WHERE player_key != ? GROUP BY player_key ORDER BY 4 DESC, 1
"""
_TOGETHER = """
    SELECT max(round) FROM players AS one JOIN players AS other USING (round)
    WHERE one.player_key = ? AND other.player_key = ?
"""
_DELETION = """
    SELECT count(CASE WHEN state = 'finished' AND NOT is_shared THEN 1 END),
        count(CASE WHEN state = 'finished' AND is_shared THEN 1 END),
        count(CASE WHEN state = 'open' THEN 1 END)
    FROM (SELECT state, EXISTS (SELECT 1 FROM players WHERE round = rounds.id
            AND player_key NOT IN (:key, :deleted)) AS is_shared
        FROM rounds WHERE id IN (SELECT round FROM players WHERE player_key = :key))
"""
_REMOVED = """
    CREATE TEMP TABLE removed AS SELECT round FROM players WHERE player_key = :key
    EXCEPT SELECT round FROM players WHERE player_key NOT IN (:key, :deleted)
"""
_REMOVE = (
    "DELETE FROM results WHERE round IN removed",
    "DELETE FROM flags WHERE round IN removed",
    "DELETE FROM turns WHERE round IN removed",
    "DELETE FROM cards WHERE round IN removed",
    "DELETE FROM players WHERE round IN removed",
    "DELETE FROM rounds WHERE id IN removed",
    "DROP TABLE temp.removed",
)
_DISCARD = """
    UPDATE rounds SET state = 'discarded' WHERE state = 'open'
        AND id IN (SELECT round FROM players WHERE player_key = ?)
"""
_LOGS = ("-journal", "-wal")  # endings of files with what isn't in that of the database yet
_SUMMED_UP = (
    "DELETE FROM memories WHERE player_key = ?",
    "DELETE FROM tallies WHERE player_key = ?",
    "DELETE FROM played WHERE player_key = ?",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlayer:
    """A player: the name as it was typed last, and how many ``rounds`` they have finished.

    ``saved`` counts their unfinished rounds. They last played at ``last_played``, in local time.
    """

    name: str
    rounds: int
    saved: int
    last_played: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """What becomes of the rounds of a player who is deleted.

    Of the finished ones, those played alone are ``removed``, and those with others ``kept``,
    without the name. The unfinished ones are ``discarded``.
    """

    removed: int
    kept: int
    discarded: int


def known(store: Store) -> list[KnownPlayer]:
    """Return all players that a round was ever saved for, those who played last first."""
    with store.reading("the players") as database:
        return [
            KnownPlayer(
                name=shown_name(database, key),
                rounds=rounds,
                saved=saved,
                last_played=datetime.fromisoformat(at).astimezone(),
            )
            for key, rounds, saved, at in database.execute(_LISTED, (name_key(DELETED),)).fetchall()
        ]


def round_together(store: Store, one: str, other: str) -> int | None:
    """Return the last round that two players played with each other; None if there is none."""
    with store.reading() as database:
        keys = (name_key(one), name_key(other))
        found: int | None = database.execute(_TOGETHER, keys).fetchone()[0]
        return found


def move(store: Store, player: str, name: str) -> None:
    """Give all that ``player`` has to who has this ``name``, or gets it now.

    All rounds of ``player`` are under that name then. Raises `RecordsError` if it can't be saved.
    """
    old, new = name_key(player), name_key(name)
    with store.writing() as database:
        _rename_seats(database, old, name)
        if new != old:
            tallies.move(database, old, new)
            memories.move(database, old, new)
            shoes.move(database, old, new)


def deletion(store: Store, player: str) -> Deletion:
    """Return what would become of the rounds of ``player``."""
    with store.reading() as database:
        values = {"key": name_key(player), "deleted": name_key(DELETED)}
        removed, kept, discarded = database.execute(_DELETION, values).fetchone()
        return Deletion(removed=removed, kept=kept, discarded=discarded)


def delete(store: Store, player: str) -> Deletion:
    """Remove the rounds that ``player`` played alone, and the name from those with others.

    Return what became of the rounds. The file is rewritten, so that nothing removed is left in it,
    nor in its write-ahead log. Raises `RecordsError` if that fails.
    """
    key = name_key(player)
    _rewrite(store)  # first, too: where there is no room for that, nothing is removed
    with store.writing() as database:
        done = deletion(store, player)
        database.execute(_REMOVED, {"key": key, "deleted": name_key(DELETED)})
        for statement in _REMOVE:
            database.execute(statement)
        for statement in (_DISCARD, *_SUMMED_UP):
            database.execute(statement, (key,))
        _rename_seats(database, key, DELETED)
        shoes.remove(database, key)
    _rewrite(store)
    return done


def copies(path: Path) -> list[Path]:
    """Return the backups of the database at ``path``, and what repairs kept beside it.

    Raises ``OSError`` if a folder can't be read.
    """
    names = (f"{path.stem}-{why}-*{path.suffix}" for why in ("damaged", "replaced"))
    return [*backups(path), *(each for name in names for each in sorted(path.parent.glob(name)))]


def remove_copy(path: Path) -> None:
    """Remove the copy at ``path`` with its logs. Raises ``OSError`` if that fails."""
    for ending in (*_LOGS, "-shm", ""):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def is_in(path: Path, player: str) -> bool | None:
    """Return whether ``player`` is in the database at ``path``; None if it can't be read.

    It may be of an earlier version. Nothing may write to it meanwhile.
    """
    with (
        suppress(sqlite3.Error, OSError),
        _with_log(path) as whole,
        closing(databases.open_unchanging(whole)) as database,
    ):
        names = database.execute("SELECT DISTINCT name FROM players")
        return name_key(player) in {name_key(name) for (name,) in names}
    return None


@contextmanager
def _with_log(path: Path) -> Iterator[Path]:
    """Yield a database with what is in the one at ``path`` and its log: a copy if there is one."""
    logs = [path.with_name(f"{path.name}{ending}") for ending in _LOGS]
    if not any(log.exists() for log in logs):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="anora-quiz-") as folder:
        for each in (path, *logs):
            with suppress(FileNotFoundError):
                shutil.copyfile(each, Path(folder, each.name))
        copied = Path(folder, path.name)
        with closing(sqlite3.connect(copied)) as database:
            database.execute("PRAGMA journal_mode = DELETE")  # adds what is in a log
        yield copied


def _rename_seats(database: sqlite3.Connection, key: str, name: str) -> None:
    """Put ``name`` on all seats of the player with this ``key``."""
    values = {"old": key, "new": name_key(name), "name": name}
    results = "UPDATE results SET player = :name, player_key = :new WHERE player_key = :old"
    seats = "UPDATE players SET name = :name, player_key = :new WHERE player_key = :old"
    database.execute(results, values)
    database.execute(seats, values)


def _rewrite(store: Store) -> None:
    """Write the file anew and empty its log. Raises `RecordsError` if another process reads it."""
    with store.reading() as database:
        database.execute("VACUUM")
        (is_busy, *_) = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        message = "another program is reading your scores, so they can't be rewritten"
        raise RecordsError(message, "close other Anora Quiz windows and try again")
