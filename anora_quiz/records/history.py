"""Lists the rounds in the database: unfinished, finished, and daily ones."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from anora_quiz.records.saved import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A round that can be resumed; ``players`` are their names in one text."""

    id: int
    players: str
    board: str
    asked: int
    questions: int
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A round that was played to the end; ``right`` of ``asked`` answers got full credit."""

    id: int
    players: str
    board: str
    right: int
    asked: int
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Daily:
    """One player's daily round and its state."""

    id: int
    state: State


def unfinished(database: sqlite3.Connection) -> list[Unfinished]:
    """Return the rounds that can be resumed, newest first."""
    rows = database.execute(
        """SELECT id, board, started_at,
            (SELECT group_concat(name, ', ') FROM players WHERE round = rounds.id),
            (SELECT count(*) FROM turns WHERE round = rounds.id),
            (SELECT count(*) FROM cards WHERE round = rounds.id)
        FROM rounds WHERE state = 'open' ORDER BY id DESC"""
    ).fetchall()
    return [
        Unfinished(
            id=number,
            players=players,
            board=board,
            asked=asked,
            questions=questions,
            started_at=datetime.fromisoformat(started_at).astimezone(),
        )
        for number, board, started_at, players, asked, questions in rows
    ]


def finished(database: sqlite3.Connection, top: int) -> list[Finished]:
    """Return the last ``top`` finished rounds, newest first."""
    rows = database.execute(
        """SELECT id, board, finished_at,
            (SELECT group_concat(name, ', ') FROM players WHERE round = rounds.id),
            (SELECT count(*) FROM turns WHERE round = rounds.id AND credit = '1'),
            (SELECT count(*) FROM turns WHERE round = rounds.id)
        FROM rounds WHERE state = 'finished' ORDER BY finished_at DESC, id DESC LIMIT ?""",
        (top,),
    ).fetchall()
    return [
        Finished(
            id=number,
            players=players,
            board=board,
            right=right,
            asked=asked,
            finished_at=datetime.fromisoformat(finished_at).astimezone(),
        )
        for number, board, finished_at, players, right, asked in rows
    ]


# In the daily queries, CROSS keeps SQLite from reading all players first: few rounds are daily
# ones, and they have an index.


def daily(
    database: sqlite3.Connection,
    day: date,
    packs: Sequence[str],
    player: str,
    *,
    or_unnamed: bool,
) -> Daily | None:
    """Return the daily round that ``player`` began on ``day`` with ``packs``; None if none.

    ``or_unnamed`` also accepts an open round that has no name on it yet.
    """
    rows = database.execute(
        "SELECT id, state, setup FROM rounds CROSS JOIN players ON players.round = id"
        " WHERE day = :day AND day != ''"
        " AND (name = :player OR (:or_unnamed AND state = 'open' AND NOT is_signed))"
        " ORDER BY id",
        {"day": day.isoformat(), "player": player, "or_unnamed": or_unnamed},
    )
    return next(
        (
            Daily(number, State(state))
            for number, state, setup in rows
            if json.loads(setup)["packs"] == list(packs)
        ),
        None,
    )


def days_played(database: sqlite3.Connection, player: str) -> set[date]:
    """Return the days whose daily round ``player`` has finished."""
    rows = database.execute(
        "SELECT day FROM rounds INDEXED BY rounds_day"
        " CROSS JOIN players ON players.round = id"
        " WHERE day != '' AND state = 'finished' AND name = ?",
        (player,),
    )
    return {date.fromisoformat(day) for (day,) in rows}
