"""Where one round is written down while it is played."""

import json
import sqlite3
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

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
        """Commit the last turn of ``played``. When this returns, it is on disk."""
        turn = played.turns[-1]
        answer = json.dumps(turn.reply.answer, ensure_ascii=False)
        place = len(played.turns) - 1
        with self._store.writing() as database:
            database.execute(
                "INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    self.number,
                    place,
                    turn.reply.how,
                    answer,
                    turn.seconds,
                    float(turn.mark.credit),
                    turn.points,
                ),
            )
            database.execute("UPDATE rounds SET spent = 0 WHERE id = ?", (self.number,))

    def put_aside(self, played: Round) -> None:
        """Commit the time that the open question of ``played`` has had so far."""
        with self._store.writing() as database:
            database.execute(
                "UPDATE rounds SET spent = ? WHERE id = ?", (played.spent, self.number)
            )

    def finish(self, played: Round, finished_at: datetime) -> tuple[Standing, ...]:
        """Commit the results of ``played``; return where they stand, a player each."""
        board = board_of(played)
        at = finished_at.isoformat()
        with self._store.writing() as database:
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
                    "INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        self.number,
                        seat,
                        board,
                        player,
                        played.score(player),
                        played.best_score(player),
                        played.correct(player),
                        len(played.share(player)),
                        at,
                    ),
                )
        with self._store.reading() as database:
            return tuple(
                boards.standing(database, board, player, played.score(player))
                for player in played.players
            )
