"""Saves one round to the database while it is played."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.board_names import board_of
from anora_quiz.quiz.names import name_key
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Seat
from anora_quiz.records import shoes
from anora_quiz.records.encoding import lifelines_to_text, setup_from_text, stored_time
from anora_quiz.records.store import Store

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome


_IS_UNTOUCHED = """
    SELECT lifelines = '' AND NOT EXISTS (SELECT 1 FROM turns WHERE round = id)
        AND NOT EXISTS (SELECT 1 FROM flags WHERE round = id)
    FROM rounds WHERE id = ?
"""


class Journal:
    """Saves one round while it is played, one transaction per step."""

    def __init__(self, store: Store, number: int) -> None:
        """Prepare to save the round ``number`` to ``store``."""
        self._store = store
        self.number = number

    def save(self, played: Round, at: datetime) -> None:
        """Commit the last turn of ``played``, replied to ``at``. When this returns, it is on disk.

        Raises `RecordsError` if that fails, or if the round was continued or discarded
        elsewhere.
        """
        turn = played.turns[-1]
        values = self._turn_values(played) | {
            "seat": turn.seat,
            "place": turn.place,
            "how": turn.reply.action,
            "answer": json.dumps(turn.reply.answer, ensure_ascii=False),
            "seconds": turn.seconds,
            "lifelines": lifelines_to_text(turn.lifelines),
            "at": stored_time(at),
        }
        with self._writing(len(played.turns) - 1) as database:
            database.execute(
                "UPDATE rounds SET spent = 0, lifelines = '', place = NULL WHERE id = ?",
                (self.number,),
            )
            database.execute(
                "INSERT INTO turns (round, number, seat, place, how, answer, seconds, credit,"
                " accepted, points, lifelines, replied_at) VALUES (:round, :number, :seat, :place,"
                " :how, :answer, :seconds, :credit, :accepted, :points, :lifelines, :at)",
                values,
            )

    def amend(self, played: Round) -> None:
        """Commit the new mark and points of the last turn of ``played``, which is already on disk.

        Raises `RecordsError` like `save`.
        """
        values = self._turn_values(played) | {"is_claimed": played.turns[-1].is_claimed}
        with self._writing(len(played.turns)) as database:
            database.execute(
                "UPDATE turns SET credit = :credit, accepted = :accepted, points = :points,"
                " is_claimed = :is_claimed, is_remembered = 0"
                " WHERE round = :round AND number = :number",
                values,
            )

    def keep(self, current: Round) -> None:
        """Commit the state of the open question of ``current``.

        Raises `RecordsError` like `save`.
        """
        kept = current.open_question
        with self._writing(len(current.turns)) as database:
            database.execute(
                "UPDATE rounds SET spent = ?, lifelines = ?, place = ? WHERE id = ?",
                (kept.spent, lifelines_to_text(kept.lifelines), kept.place, self.number),
            )

    def keeping(self, current: Round, spent: Callable[[], float]) -> AbstractContextManager[None]:
        """Keep the seconds ``spent`` on the open question of ``current`` every few seconds.

        Where that fails, nothing is kept. ``spent`` is called in another thread.
        """
        from anora_quiz.records import spent_time  # late: only timed rounds need it

        with self._store.reading() as database:
            _, _, path = database.execute("PRAGMA database_list").fetchone()
        return spent_time.kept(Path(path), self.number, len(current.turns), spent)

    def forget(self) -> bool:
        """Remove the round if it has no turns, lifelines, or flags; return whether it is gone.

        Its hand goes back into the players' shoe.

        Raises `RecordsError` like `save`.
        """
        with self._writing() as database:
            (is_untouched,) = database.execute(_IS_UNTOUCHED, (self.number,)).fetchone()
            if is_untouched:
                query = "SELECT setup FROM rounds WHERE id = ?"
                (setup,) = database.execute(query, (self.number,)).fetchone()
                shoes.give_back(database, self._names(database), setup_from_text(setup))
                database.execute("DELETE FROM cards WHERE round = ?", (self.number,))
                database.execute("DELETE FROM players WHERE round = ?", (self.number,))
                database.execute("DELETE FROM rounds WHERE id = ?", (self.number,))
            return bool(is_untouched)

    def flag(self, place: int, why: str) -> None:
        """Commit a flag on the question at ``place`` in the deck, counted from 0.

        ``why`` is the reason, which may be empty.

        Raises `RecordsError` like `save`.
        """
        with self._writing() as database:
            save_flag(database, self.number, place, why)

    def finish(self, played: Round, finished_at: datetime) -> "Outcome":
        """Commit the results of ``played``; return their ranks and what else the round achieved.

        ``finished_at`` is the player's local time. Raises `RecordsError` like `save`.
        """
        # Imported late: only finished rounds need them.
        from anora_quiz.quiz.modes.daily import days_in_a_row, streaks
        from anora_quiz.quiz.results import Outcome
        from anora_quiz.records import high_scores, history, memories, tallies

        at, mode = stored_time(finished_at), played.mode
        with self._writing(len(played.turns)) as database:
            database.execute(
                "UPDATE rounds SET state = 'finished', finished_at = ? WHERE id = ?",
                (at, self.number),
            )
            if (names := self._names(database)) != [*played.players]:
                shoes.rename(database, names, played.players)
            for seat in played.seats:
                database.execute(
                    "UPDATE players SET name = ?, player_key = ? WHERE round = ? AND seat = ?",
                    (seat.player, name_key(seat.player), self.number, seat.number),
                )
                if mode.is_ranked:
                    self.save_result(database, played, seat, at)
            tallies.add(database, played)
            if not mode.is_ranked:
                memories.add_new_turns(self._store)
        player = played.players[0]
        if not mode.is_ranked:
            upcoming = memories.upcoming(self._store, player, finished_at)
            return Outcome(upcoming=upcoming, at=finished_at)
        days = history.days_played(self._store, player) if played.setup.day else set()
        board = board_of(played)
        standings = tuple(
            high_scores.standing(self._store, board, seat.player, seat.score, self.number)
            for seat in played.seats
        )
        return Outcome(
            standings=standings,
            days=days_in_a_row(days, finished_at.date()),
            earlier_days=streaks(days)[:-1],
        )

    def _names(self, database: sqlite3.Connection) -> list[str]:
        """Return the names of the players that the round was saved with."""
        query = "SELECT name FROM players WHERE round = ? ORDER BY seat"
        return [name for (name,) in database.execute(query, (self.number,))]

    def save_result(self, database: sqlite3.Connection, played: Round, seat: Seat, at: str) -> None:
        """Save the result of ``seat`` in ``played``, finished ``at``, in an open transaction."""
        database.execute(
            "INSERT INTO results (round, seat, board, player, player_key, score, max_score,"
            " correct, questions, claimed, finished_at) VALUES (:round, :seat, :board, :player,"
            " :player_key, :score, :max_score, :correct, :questions, :claimed, :finished_at)",
            {
                "round": self.number,
                "seat": seat.number,
                "board": board_of(played),
                "player": seat.player,
                "player_key": name_key(seat.player),
                "score": seat.score,
                "max_score": played.mode.best_score(seat),
                "correct": seat.correct,
                "questions": seat.asked,
                "claimed": sum(turn.is_claimed for turn in seat.turns),
                "finished_at": at,
            },
        )

    def _turn_values(self, played: Round) -> dict[str, Any]:
        """Return the columns that identify the last turn of ``played`` and hold its mark."""
        turn = played.turns[-1]
        return {
            "round": self.number,
            "number": len(played.turns) - 1,
            "credit": str(turn.mark.credit),
            "accepted": turn.mark.accepted,
            "points": turn.points,
        }

    @contextmanager
    def _writing(self, turns: int | None = None) -> Iterator[sqlite3.Connection]:
        """Yield the database for one transaction on the round, which must still be open.

        ``turns`` is how many turns it must have, so that a forgotten window cannot write to
        a round that another window has continued. Raises `RecordsError` otherwise.
        """
        message = f"round {self.number} was continued or discarded in another window"
        with self._store.writing() as database:
            found = database.execute(
                "SELECT state, (SELECT count(*) FROM turns WHERE round = id) FROM rounds"
                " WHERE id = ?",
                (self.number,),
            ).fetchone()
            if found is None or found[0] != "open" or turns not in (None, found[1]):
                raise RecordsError(message, "run `anora-quiz resume --list`")
            yield database


def save_flag(database: sqlite3.Connection, number: int, place: int, why: str) -> None:
    """Save a flag on a question; an empty ``why`` never replaces a reason given before."""
    database.execute(
        "INSERT INTO flags (round, place, why) VALUES (:round, :place, :why)"
        " ON CONFLICT (round, place) DO UPDATE SET why = :why WHERE :why != ''",
        {"round": number, "place": place, "why": why},
    )
