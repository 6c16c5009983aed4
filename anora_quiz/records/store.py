"""The database of rounds. Every answer is committed before its verdict is shown.

Modules that a round does not need at its start are imported when they are used, so that the
first question does not wait for them.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from anora_quiz import databases
from anora_quiz.errors import RecordsError
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.records import saved
from anora_quiz.records.errors import UnreadableRecord
from anora_quiz.records.journal import Journal, save_flag
from anora_quiz.records.migrations import MIGRATIONS

if TYPE_CHECKING:
    from anora_quiz.quiz.player_stats import PlayerStats
    from anora_quiz.quiz.question_reports import AskedQuestion
    from anora_quiz.quiz.results import BoardEntry, Upcoming
    from anora_quiz.records.history import Daily, Finished, Unfinished

_LOCK_TIMEOUT = 30.0  # seconds to wait while another process is writing
_RETRY_DELAY = 0.05  # seconds between two tries if SQLite itself does not wait


class Store:
    """The open database, as a context manager that closes it at the end."""

    def __init__(self, path: Path) -> None:
        """Open the database at ``path``; create it and bring it up to date as needed.

        Raises `RecordsError` if that fails.
        """
        self._path = path
        with self._database_errors():
            try:
                self._database = databases.connect(path, patience=_LOCK_TIMEOUT)
            except OSError as error:
                message = f"{path.parent}: cannot make the folder for scores: {error.strerror}"
                raise RecordsError(message) from None
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the database; everything that was saved is already on disk."""
        self._database.close()

    def begin(self, new: Round, started_at: datetime) -> Journal:
        """Save ``new``, a round without turns, and return the journal that saves what follows."""
        with self.writing() as database:
            return Journal(self, saved.insert(database, new, started_at))

    def resume(self, number: int) -> tuple[Round, Journal]:
        """Return the unfinished round ``number`` as it was left, and its journal.

        Raises `RecordsError` if there is no such round to resume.
        """
        with self.reading() as database:
            current = self._load(database, number, saved.State.OPEN)
        if current is None:
            message = f"there is no unfinished round {number}; see `anora-quiz resume --list`"
            raise RecordsError(message)
        return current, Journal(self, number)

    def review(self, number: int) -> Round:
        """Return the finished round ``number``.

        Raises `RecordsError` if there is no such round.
        """
        with self.reading() as database:
            played = self._load(database, number, saved.State.FINISHED)
        if played is None:
            message = f"there is no finished round {number}; see `anora-quiz review --list`"
            raise RecordsError(message)
        return played

    def flag(self, number: int, place: int, why: str) -> None:
        """Commit a flag on a question of the finished round ``number``; ``why`` may be empty.

        ``place`` is the place of its card in the deck, counted from 0.
        """
        with self.writing() as database:
            save_flag(database, number, place, why)

    def unfinished(self) -> "list[Unfinished]":
        """Return the rounds that can be resumed, newest first."""
        from anora_quiz.records import history

        with self.reading() as database:
            return history.unfinished(database)

    def finished(self, top: int) -> "list[Finished]":
        """Return the last ``top`` rounds that were played to the end, newest first."""
        from anora_quiz.records import history

        with self.reading() as database:
            return history.finished(database, top)

    def daily(
        self, day: date, packs: Sequence[str], player: str, *, or_unnamed: bool = False
    ) -> "Daily | None":
        """Return the daily round that ``player`` began on ``day`` with ``packs``; None if none.

        ``or_unnamed`` also accepts an open round that has no name on it yet.
        """
        from anora_quiz.records import history

        with self.reading() as database:
            return history.daily(database, day, packs, player, or_unnamed=or_unnamed)

    def days_played(self, player: str) -> set[date]:
        """Return the days whose daily round ``player`` has finished."""
        from anora_quiz.records import history

        with self.reading() as database:
            return history.days_played(database, player)

    def remember(self) -> None:
        """Commit what was played since the memories were last brought up to date."""
        from anora_quiz.records import memories

        with self.writing() as database:
            memories.bring_up_to_date(database)

    def due(self, player: str, now: datetime, count: int) -> list[Card]:
        """Return up to ``count`` questions that are due for ``player``, most urgent first.

        Call `remember` first.
        """
        from anora_quiz.records import memories

        with self.reading() as database, self._unreadable_rows():
            return memories.due(database, player, now, count)

    def upcoming(self, player: str, now: datetime) -> "Upcoming":
        """Return how many questions are due for ``player``, and when the next one will be."""
        from anora_quiz.records import memories

        with self.reading() as database:
            return memories.upcoming(database, player, now)

    def scores(
        self, *, top: int, pack: str = "", mode: str = "", player: str = ""
    ) -> "list[BoardEntry]":
        """Return the best ``top`` results of every board that match the filters that are given."""
        from anora_quiz.records import high_scores

        with self.reading() as database:
            return high_scores.scores(database, top=top, pack=pack, mode=mode, player=player)

    def stats(self, player: str, now: datetime) -> "PlayerStats":
        """Return the progress of ``player``; ``now`` is their local time."""
        from anora_quiz.records import tallies

        with self.reading() as database:
            has_new_turns, has_too_many = tallies.turns_to_remember(database)
        if has_new_turns and not has_too_many:
            self.remember()
        with self.reading() as database, self._unreadable_rows():
            return tallies.read(database, player, now, is_remembered=not has_too_many)

    def players(self, top: int) -> list[str]:
        """Return up to ``top`` players with finished rounds, those with the most rounds first."""
        from anora_quiz.records import tallies

        with self.reading() as database:
            return tallies.players(database, top)

    def asked_of(self, pack: str) -> "tuple[list[AskedQuestion], list[tuple[str, str]]]":
        """Return every turn on a question of ``pack``, and its flags: question ids and reasons.

        Raises `RecordsError` if they cannot be read.
        """
        from anora_quiz.records import question_history

        with self.reading() as database, self._unreadable_rows():
            asked = list(question_history.asked_of(database, pack))
            return asked, list(question_history.flags_of(database, pack))

    def discard(self, number: int) -> None:
        """Remove the unfinished round ``number`` from the rounds that can be resumed.

        Raises `RecordsError` if there is no such round.
        """
        with self.writing() as database:
            changed = database.execute(
                "UPDATE rounds SET state = 'discarded' WHERE id = ? AND state = 'open'", (number,)
            ).rowcount
        if not changed:
            message = f"there is no unfinished round {number}; see `anora-quiz resume --list`"
            raise RecordsError(message)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield the database for queries, with its errors turned into `RecordsError`."""
        with self._database_errors():
            yield self._database

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield the database for one transaction, which is saved completely or not at all."""
        with self._database_errors():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                # SQLite may already have rolled back. If rolling back fails, the first error
                # is the one to report.
                with suppress(sqlite3.Error):
                    if self._database.in_transaction:
                        self._database.execute("ROLLBACK")
                raise

    def _load(self, database: sqlite3.Connection, number: int, state: saved.State) -> Round | None:
        try:
            return saved.load(database, number, state)
        except saved.UnknownMode as error:
            message = f"round {number} is of the mode {error}, which this version lacks"
            raise RecordsError(message) from None
        except (ValueError, KeyError, TypeError, IndexError, ArithmeticError):
            message = (
                f"{self._path}: round {number} is saved in a form that this version cannot read"
            )
            if state is saved.State.OPEN:
                message += f"; give it up with `anora-quiz resume --discard {number}`"
            raise RecordsError(message) from None

    @contextmanager
    def _unreadable_rows(self) -> Iterator[None]:
        """Turn the errors that unreadable rows cause into `UnreadableRecord`."""
        try:
            yield
        except (ValueError, KeyError, TypeError, ArithmeticError):
            raise UnreadableRecord from None

    def _prepare(self) -> None:
        """Set up the connection and run the migrations that the database has not had."""
        database = self._database
        self._known_version()  # before anything is written to it
        self._use_write_ahead_log()
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        if self._version() == len(MIGRATIONS):
            return
        with self.writing():
            version = self._known_version()  # another process may have migrated it first
            for migrate in MIGRATIONS[version:]:
                migrate(database)
            database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _use_write_ahead_log(self) -> None:
        """Switch to WAL, with retries: SQLite refuses at once while another process switches."""
        for _ in range(int(_LOCK_TIMEOUT / _RETRY_DELAY)):
            try:
                self._database.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                time.sleep(_RETRY_DELAY)
            else:
                return

    def _known_version(self) -> int:
        """Return how many migrations the database has had.

        Raises `RecordsError` if a newer version of the game has added more.
        """
        version = self._version()
        if version > len(MIGRATIONS):
            message = f"{self._path} is from a newer Anora Quiz; update this one"
            raise RecordsError(message)
        return version

    def _version(self) -> int:
        version: int = self._database.execute("PRAGMA user_version").fetchone()[0]
        return version

    @contextmanager
    def _database_errors(self) -> Iterator[None]:
        try:
            yield
        except UnreadableRecord:
            message = f"{self._path}: rounds are saved in a form that this version cannot read"
            raise RecordsError(message) from None
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            raise RecordsError(databases.explain(self._path, error)) from None
