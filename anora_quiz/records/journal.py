"""Where one round is written down while it is played."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Protocol

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.scores import Standing, board_of
from anora_quiz.records import boards


class Database(Protocol):
    """What a journal needs of the store."""

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the database for queries."""
        ...

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """Give the database for one transaction."""
        ...


class Journal:
    """Where one round is written down while it is played."""

    def __init__(self, store: Database, number: int) -> None:
        """Write the round ``number`` in ``store``."""
        self._store = store
        self.number = number

    def save(self, played: Round) -> None:
        """Commit the last turn of ``played``. When this returns, it is on disk.

        Raises `RecordsError` where that cannot be done, or the round was played on or
        given up elsewhere.
        """
        turn = played.turns[-1]
        values = {
            "round": self.number,
            "place": len(played.turns) - 1,
            "how": turn.reply.how,
            "answer": json.dumps(turn.reply.answer, ensure_ascii=False),
            "seconds": turn.seconds,
            "credit": str(turn.mark.credit),
            "accepted": turn.mark.accepted,
            "points": turn.points,
        }
        with self._writing() as database:
            database.execute("UPDATE rounds SET spent = 0 WHERE id = ?", (self.number,))
            database.execute(
                "INSERT INTO turns (round, place, how, answer, seconds, credit, accepted, points)"
                " VALUES (:round, :place, :how, :answer, :seconds, :credit, :accepted, :points)",
                values,
            )

    def flag(self, current: Round, why: str) -> None:
        """Commit that something is wrong with the open question, and ``why``, if it is said.

        Raises `RecordsError` like `save`.
        """
        with self._writing() as database:
            database.execute(
                "INSERT INTO flags (round, place, why) VALUES (:round, :place, :why)"
                " ON CONFLICT (round, place) DO UPDATE SET why = :why WHERE :why != ''",
                {"round": self.number, "place": len(current.turns), "why": why},
            )

    def put_aside(self, played: Round) -> None:
        """Commit the time that the open question of ``played`` has had so far.

        Raises `RecordsError` like `save`.
        """
        with self._writing() as database:
            database.execute(
                "UPDATE rounds SET spent = ? WHERE id = ?", (played.spent, self.number)
            )

    def finish(self, played: Round, finished_at: datetime) -> tuple[Standing, ...]:
        """Commit the results of ``played``; return where they stand, a player each.

        Raises `RecordsError` like `save`.
        """
        at = stored_time(finished_at)
        with self._writing() as database:
            database.execute(
                "UPDATE rounds SET state = 'finished', finished_at = ? WHERE id = ?",
                (at, self.number),
            )
            for seat, player in enumerate(played.players):
                database.execute(
                    "UPDATE players SET name = ? WHERE round = ? AND seat = ?",
                    (player, self.number, seat),
                )
                database.execute(
                    "INSERT INTO results (round, seat, board, player, score, max_score, correct,"
                    " questions, finished_at) VALUES (:round, :seat, :board, :player, :score,"
                    " :max_score, :correct, :questions, :finished_at)",
                    {
                        "round": self.number,
                        "seat": seat,
                        "board": board_of(played),
                        "player": player,
                        "score": played.score(player),
                        "max_score": played.best_score(player),
                        "correct": played.correct(player),
                        "questions": len(played.share(player)),
                        "finished_at": at,
                    },
                )
        with self._store.reading() as database:
            return tuple(
                boards.standing(database, board_of(played), player, played.score(player))
                for player in played.players
            )

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give the database for one transaction on the round, which has to be open still."""
        elsewhere = f"round {self.number} was played on or given up in another window"
        message = f"{elsewhere}; see `anora-quiz resume --list`"
        with self._store.writing() as database:
            state = database.execute(
                "SELECT state FROM rounds WHERE id = ?", (self.number,)
            ).fetchone()
            if state != ("open",):
                raise RecordsError(message)
            try:
                yield database
            except sqlite3.IntegrityError:  # the turn is there already
                raise RecordsError(message) from None


def stored_time(moment: datetime) -> str:
    """Return ``moment`` as the database keeps it: in UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
