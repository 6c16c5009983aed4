"""Lists the rounds in the database: unfinished, finished, and daily ones; and who played."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from anora_quiz.quiz.names import DELETED, name_key
from anora_quiz.quiz.setup import Setup
from anora_quiz.records.encoding import State, setup_from_text, titles_from_text
from anora_quiz.records.store import Store
from anora_quiz.records.unreadable import readable

_LISTED = """
    SELECT id, mode, board, setup, is_signed,
        (SELECT count(*) FROM turns WHERE round = rounds.id AND credit = '1'),
        (SELECT count(*) FROM turns WHERE round = rounds.id AND how != 'cut off'),
        (SELECT count(*) FROM cards WHERE round = rounds.id), {at} AS at
    FROM rounds WHERE state = :state ORDER BY at DESC, id DESC LIMIT :top
"""
_UNFINISHED = _LISTED.format(
    at="max(started_at, coalesce((SELECT max(replied_at) FROM turns WHERE round = rounds.id), ''))"
)
_FINISHED = _LISTED.format(at="finished_at")
_SEATS = """
    SELECT name, coalesce(sum(points), 0)
    FROM players LEFT JOIN turns USING (round, seat)
    WHERE players.round = ? GROUP BY seat ORDER BY seat
"""
_PLAYERS = """
    SELECT player_key, name
    FROM (SELECT id FROM rounds WHERE is_signed ORDER BY id DESC LIMIT :rounds)
    JOIN players ON players.round = id ORDER BY id DESC, seat
"""
_SEARCHED = 500  # of the newest rounds, for names of players


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRound:
    """What lists tell of a round.

    ``titles`` are those of its packs by their ids. ``seats`` are the players with their scores;
    unless the round ``is_named``, its player gave no name. ``right`` of ``asked`` answers got full
    credit; ``questions`` counts those not asked yet, too. ``at`` is when the round was played last.
    """

    id: int
    mode: str
    board: str
    titles: Mapping[str, str]
    is_named: bool
    is_finished: bool
    seats: tuple[tuple[str, int], ...]
    right: int
    asked: int
    questions: int
    at: datetime

    @property
    def players(self) -> str:
        """The names of the players in one text."""
        return ", ".join(name for name, _ in self.seats)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for a round; ``mode`` is a name, and ``players`` are those that were named.

    There are none if nobody was.
    """

    mode: str
    setup: Setup
    players: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Daily:
    """One player's daily round and its state."""

    id: int
    state: State


def unfinished(store: Store) -> list[ListedRound]:
    """Return the rounds that can be resumed, the one played last first."""
    return _listed(store, _UNFINISHED, State.OPEN, -1)


def finished(store: Store, top: int) -> list[ListedRound]:
    """Return the last ``top`` rounds that were played to the end, newest first."""
    return _listed(store, _FINISHED, State.FINISHED, top)


def has_rounds(store: Store) -> bool:
    """Return whether any round was ever begun, even if it was discarded."""
    with store.reading() as database:
        return database.execute("SELECT 1 FROM rounds LIMIT 1").fetchone() is not None


def _listed(store: Store, query: str, state: State, top: int) -> list[ListedRound]:
    with store.reading() as database:

        def listed(number: int, *row: Any) -> ListedRound:
            mode, board, setup, is_named, right, asked, questions, at = row
            return ListedRound(
                id=number,
                mode=mode,
                board=board,
                titles=titles_from_text(setup),
                is_named=bool(is_named),
                is_finished=state is State.FINISHED,
                seats=tuple(database.execute(_SEATS, (number,))),
                right=right,
                asked=asked,
                questions=questions,
                at=datetime.fromisoformat(at).astimezone(),
            )

        rows = database.execute(query, {"state": state, "top": top}).fetchall()
        return list(readable(rows, listed, store.warn))


def finished_at(store: Store, number: int) -> datetime:
    """Return when the finished round ``number`` ended, in local time."""
    with store.reading(f"round {number}") as database:
        query = "SELECT finished_at FROM rounds WHERE id = ? AND state = 'finished'"
        (at,) = database.execute(query, (number,)).fetchone()
        return datetime.fromisoformat(at).astimezone()


def last_chosen(store: Store, modes: Collection[str]) -> Chosen | None:
    """Return what was chosen for the newest round in one of ``modes``; None if there is none.

    Rounds from a share code were not chosen.
    """
    with store.reading() as database:
        rows = database.execute("SELECT id, setup, mode, is_signed FROM rounds ORDER BY id DESC")
        chosen = readable(
            (row for row in rows if row[2] in modes),
            lambda number, text, *rest: (number, setup_from_text(text), *rest),
            store.warn,
        )
        row = next((row for row in chosen if not row[1].is_from_code), None)
        if row is None:
            return None
        number, setup, mode, is_named = row
        query = "SELECT name FROM players WHERE round = ? ORDER BY seat"
        names = [name for (name,) in database.execute(query, (number,))]
        there = tuple(name for name in names if name != DELETED)
        return Chosen(mode, setup, there if is_named else ())


def shown_name(database: sqlite3.Connection, player: str) -> str:
    """Return the name of ``player`` as it was typed last: for the round that was begun last."""
    query = (
        "SELECT name FROM players JOIN rounds ON rounds.id = players.round"
        " WHERE player_key = ? ORDER BY started_at DESC, id DESC LIMIT 1"
    )
    row = database.execute(query, (name_key(player),)).fetchone()
    return player if row is None else str(row[0])


def known_players(store: Store, top: int) -> list[str]:
    """Return up to ``top`` names that players gave, those of the newest rounds first."""
    with store.reading() as database:
        names = database.execute(_PLAYERS, {"rounds": _SEARCHED})
        found: dict[str, str] = {}
        for key, name in names:
            found.setdefault(key, name)
        found.pop(name_key(DELETED), None)
        return list(found.values())[:top]


# In the daily queries, CROSS keeps SQLite from reading all players first: few rounds are daily
# ones, and they have an index.


def daily(
    store: Store, day: date, packs: Sequence[str], player: str, *, or_unnamed: bool = False
) -> Daily | None:
    """Return the daily round that ``player`` began on ``day`` with ``packs``; None if none.

    ``or_unnamed`` also accepts an open round that has no name on it yet.
    """
    with store.reading() as database:
        rows = database.execute(
            "SELECT id, state, setup FROM rounds CROSS JOIN players ON players.round = id"
            " WHERE day = :day AND day != ''"
            " AND (player_key = :key OR (:or_unnamed AND state = 'open' AND NOT is_signed))"
            " ORDER BY id",
            {"day": day.isoformat(), "key": name_key(player), "or_unnamed": or_unnamed},
        )
        found = readable(
            rows,
            lambda number, state, setup: (json.loads(setup)["packs"], Daily(number, State(state))),
            store.warn,
        )
        return next((daily for its_packs, daily in found if its_packs == list(packs)), None)


def days_played(store: Store, player: str) -> set[date]:
    """Return the days whose daily round ``player`` has finished."""
    with store.reading() as database:
        rows = database.execute(
            "SELECT id, day FROM rounds INDEXED BY rounds_day"
            " CROSS JOIN players ON players.round = id"
            " WHERE day != '' AND state = 'finished' AND player_key = ?",
            (name_key(player),),
        )
        return set(readable(rows, lambda _, day: date.fromisoformat(day), store.warn))
