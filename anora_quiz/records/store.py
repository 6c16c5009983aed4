"""The database of rounds. Every answer is committed before anybody sees its verdict."""

import dataclasses
import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.codec import decode, encode
from anora_quiz.quiz.modes import find_mode
from anora_quiz.quiz.question import Difficulty, Mark
from anora_quiz.quiz.reports import Asked
from anora_quiz.quiz.rounds import How, Mode, Reply, Round, Setup
from anora_quiz.quiz.scores import Score, board_of
from anora_quiz.quiz.selection import Card, Selection
from anora_quiz.records import boards, reports
from anora_quiz.records.journal import Journal, stored_time
from anora_quiz.records.migrations import MIGRATIONS

_PATIENCE = 30.0  # seconds to wait for another process that is writing
_NAP = 0.05  # seconds between two tries where SQLite itself does not wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A round that waits to be resumed."""

    id: int
    player: str
    board: str
    asked: int
    questions: int
    started_at: datetime


class Store:
    """The open database. A context manager: leaving it closes the database."""

    def __init__(self, path: Path) -> None:
        """Open the database at ``path``, making it and bringing it up to date as needed.

        Raises `RecordsError` where that cannot be done.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"{path.parent}: cannot make the folder for scores: {error.strerror}"
            raise RecordsError(message) from None
        with self._errors():
            self._database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
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
        """Close the database; whatever was saved is on disk already."""
        self._database.close()

    def begin(self, new: Round, started_at: datetime) -> Journal:
        """Save ``new``, a round without turns, and return the journal to write it on in."""
        with self.writing() as database:
            cursor = database.execute(
                "INSERT INTO rounds (mode, board, setup, is_signed, state, spent, started_at)"
                " VALUES (?, ?, ?, ?, 'open', 0, ?)",
                (
                    new.mode.name,
                    board_of(new),
                    _setup_to_json(new.setup),
                    new.is_signed,
                    stored_time(started_at),
                ),
            )
            number = cursor.lastrowid or 0
            database.executemany(
                "INSERT INTO players (round, seat, name) VALUES (?, ?, ?)",
                [(number, seat, name) for seat, name in enumerate(new.players)],
            )
            database.executemany(
                "INSERT INTO cards (round, place, pack, question) VALUES (?, ?, ?, ?)",
                [
                    (number, place, card.pack, _question_id(database, card))
                    for place, card in enumerate(new.deck)
                ],
            )
        return Journal(self, number)

    def resume(self, number: int) -> tuple[Round, Journal]:
        """Return the unfinished round ``number`` as it stood, and its journal.

        Raises `RecordsError` where there is no such round to resume.
        """
        with self._errors():
            row = self._database.execute(
                "SELECT mode, setup, is_signed, spent FROM rounds WHERE id = ? AND state = 'open'",
                (number,),
            ).fetchone()
        if row is None:
            message = f"there is no unfinished round {number}; see `anora-quiz resume --list`"
            raise RecordsError(message)
        mode_name, setup, is_signed, spent = row
        mode = find_mode(mode_name)
        if mode is None:
            message = f"round {number} is of the mode {mode_name}, which this version lacks"
            raise RecordsError(message)
        saved = self._replayed(number, mode, setup)
        return replace(saved, is_signed=bool(is_signed), spent=spent), Journal(self, number)

    def unfinished(self) -> list[Unfinished]:
        """Return the rounds that can be resumed, the newest first."""
        with self._errors():
            rows = self._database.execute(
                """SELECT id, board, started_at,
                    (SELECT group_concat(name, ', ') FROM players WHERE round = rounds.id),
                    (SELECT count(*) FROM turns WHERE round = rounds.id),
                    (SELECT count(*) FROM cards WHERE round = rounds.id)
                FROM rounds WHERE state = 'open' ORDER BY id DESC"""
            ).fetchall()
        return [
            Unfinished(
                id=number,
                player=players,
                board=board,
                asked=asked,
                questions=questions,
                started_at=datetime.fromisoformat(started_at).astimezone(),
            )
            for number, board, started_at, players, asked, questions in rows
        ]

    def scores(self, *, top: int, pack: str = "", mode: str = "", player: str = "") -> list[Score]:
        """Return the best ``top`` results of every board, narrowed down as asked for."""
        with self.reading() as database:
            return boards.scores(database, top=top, pack=pack, mode=mode, player=player)

    def asked_of(self, pack: str) -> tuple[list[Asked], list[tuple[str, str]]]:
        """Return every turn on a question of ``pack``, and its flags: ids and reasons.

        Raises `RecordsError` where they cannot be read.
        """
        with self.reading() as database:
            try:
                asked = list(reports.asked_of(database, pack))
                return asked, list(reports.flags_of(database, pack))
            except (ValueError, KeyError, TypeError, ArithmeticError):
                message = f"{self._path}: rounds are saved in a form that this version cannot read"
                raise RecordsError(message) from None

    def discard(self, number: int) -> None:
        """Take the unfinished round ``number`` off the list of rounds to resume.

        Raises `RecordsError` where there is no such round.
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
        """Give the database for queries, its errors turned into `RecordsError`."""
        with self._errors():
            yield self._database

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the database for one transaction: all of it is on disk afterwards, or none."""
        with self._errors():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:  # SQLite may have rolled back by itself
                    self._database.execute("ROLLBACK")
                raise

    def _replayed(self, number: int, mode: Mode, setup: str) -> Round:
        """Return the saved round with all its turns. Raises `RecordsError`."""
        with self._errors():
            players = self._database.execute(
                "SELECT name FROM players WHERE round = ? ORDER BY seat", (number,)
            ).fetchall()
            cards = self._database.execute(
                "SELECT pack, body FROM cards JOIN questions ON questions.id = cards.question"
                " WHERE round = ? ORDER BY place",
                (number,),
            ).fetchall()
            turns = self._database.execute(
                "SELECT how, answer, seconds, credit, accepted, points FROM turns"
                " WHERE round = ? ORDER BY place",
                (number,),
            ).fetchall()
        try:
            saved = Round(
                mode=mode,
                setup=_setup_from_json(setup),
                deck=tuple(Card(pack, decode(body)) for pack, body in cards),
                players=tuple(name for (name,) in players),
            )
            for how, answer, seconds, credit, accepted, points in turns:
                reply = Reply(How(how), tuple(json.loads(answer)))
                saved = saved.replay(reply, seconds, Mark(Fraction(credit), accepted), points)
        except (ValueError, KeyError, TypeError, IndexError, ArithmeticError):
            message = (
                f"{self._path}: round {number} is saved in a form that this version cannot"
                f" read; give it up with `anora-quiz resume --discard {number}`"
            )
            raise RecordsError(message) from None
        return saved

    def _prepare(self) -> None:
        """Set the database up and take the migrations that it has not had."""
        database = self._database
        self._use_write_ahead_log()
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        if self._version() == len(MIGRATIONS):
            return
        with self.writing():
            version = self._version()  # another process may have been quicker
            if version > len(MIGRATIONS):
                message = f"{self._path} is from a newer Anora Quiz; update this one"
                raise RecordsError(message)
            for migrate in MIGRATIONS[version:]:
                migrate(database)
            database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    def _use_write_ahead_log(self) -> None:
        """Switch to WAL, which SQLite refuses at once while another process does the same."""
        for _ in range(int(_PATIENCE / _NAP)):
            try:
                self._database.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                time.sleep(_NAP)
            else:
                return

    def _version(self) -> int:
        version: int = self._database.execute("PRAGMA user_version").fetchone()[0]
        return version

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeError, OverflowError) as error:
            message = (
                f"{self._path}: the database of scores cannot be used: {error};"
                " if it is broken, move it away to start afresh"
            )
            raise RecordsError(message) from None


def _setup_to_json(setup: Setup) -> str:
    return json.dumps(dataclasses.asdict(setup), ensure_ascii=False)


def _setup_from_json(text: str) -> Setup:
    values: dict[str, Any] = json.loads(text)
    selection = values.pop("selection")
    return Setup(
        packs=tuple(values.pop("packs")),
        titles=tuple(values.pop("titles")),
        selection=Selection(
            difficulties=tuple(map(Difficulty, selection["difficulties"])),
            kinds=tuple(selection["kinds"]),
            tags=tuple(selection["tags"]),
            spoilers=tuple(selection["spoilers"]),
        ),
        **values,
    )


def _question_id(database: sqlite3.Connection, card: Card) -> int:
    """Return the row of the question on ``card``, adding it where it is new."""
    body = encode(card.question)
    digest = hashlib.sha256(body.encode()).digest()
    database.execute(
        "INSERT INTO questions (digest, body) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
        (digest, body),
    )
    row: int = database.execute("SELECT id FROM questions WHERE digest = ?", (digest,)).fetchone()[
        0
    ]
    return row
