"""Tallies of what players did, kept as rounds are finished, and the statistics read from them."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from anora_quiz.quiz.modes.daily import days_in_a_row, streaks
from anora_quiz.quiz.names import DELETED, name_key
from anora_quiz.quiz.player_stats import (
    BestResult,
    DailyStreak,
    PlayerStats,
    RecentResult,
    Tally,
    TallyGroup,
    tally_turns,
)
from anora_quiz.quiz.results import Upcoming
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import memories
from anora_quiz.records.high_scores import EACH_BOARD, standing
from anora_quiz.records.history import days_played, shown_name
from anora_quiz.records.store import InUse, NotSaved, Store
from anora_quiz.records.unreadable import readable

_RECENT_RESULTS = 30  # the most that are shown
_BEST_RESULTS = 10  # the most that are shown, one per board
_QUICK_TURNS = 500  # as many turns are remembered without a noticeable delay

_ADD_TALLY = """
    INSERT INTO tallies (player_key, pack, difficulty, kind, asked, right, partly, skipped, seconds)
    {rows}
    ON CONFLICT (player_key, pack, difficulty, kind) DO UPDATE SET
        asked = asked + excluded.asked, right = right + excluded.right,
        partly = partly + excluded.partly, skipped = skipped + excluded.skipped,
        seconds = seconds + excluded.seconds
"""
_ADD_ROUND = """
    INSERT INTO played (player_key, mode, rounds) {rows}
    ON CONFLICT (player_key, mode) DO UPDATE SET rounds = rounds + excluded.rounds
"""
_MOVE = (
    _ADD_TALLY.format(
        rows="SELECT :new, pack, difficulty, kind, asked, right, partly, skipped, seconds"
        " FROM tallies WHERE player_key = :old"
    ),
    _ADD_ROUND.format(rows="SELECT :new, mode, rounds FROM played WHERE player_key = :old"),
    "DELETE FROM tallies WHERE player_key = :old",
    "DELETE FROM played WHERE player_key = :old",
)
# On each board, this steps along the index to the player's best result.
_BEST = EACH_BOARD.format(
    rest="""best.round, best.board, best.score, best.max_score, best.finished_at
    FROM boards JOIN results AS best ON (best.round, best.seat) =
        (SELECT round, seat FROM results WHERE results.board = boards.board AND player_key = ?
         ORDER BY score DESC, finished_at LIMIT 1)"""
)


def add(database: sqlite3.Connection, finished: Round, times: int = 1) -> None:
    """Add what each player of ``finished`` did to the tallies; call this once per round.

    With -1 ``times``, take it away again. Deleted players have no tallies.
    """
    for seat in finished.seats:
        key = name_key(seat.player)
        if key == DELETED:
            continue
        row = (key, finished.mode.name, times)
        database.execute(_ADD_ROUND.format(rows=_values(row)), row)
        for each in tally_turns(seat.turns):
            tally = each.tally
            counts = (tally.asked, tally.right, tally.partly, tally.skipped, tally.seconds)
            what = (key, each.pack, each.difficulty, each.kind, *(times * each for each in counts))
            database.execute(_ADD_TALLY.format(rows=_values(what)), what)
    if times < 0:
        database.execute("DELETE FROM tallies WHERE asked <= 0")
        database.execute("DELETE FROM played WHERE rounds <= 0")


def _values(row: Sequence[object]) -> str:
    return f"VALUES ({', '.join('?' * len(row))})"


def move(database: sqlite3.Connection, old: str, new: str) -> None:
    """Add the tallies under the key ``old`` to those under ``new``."""
    for statement in _MOVE:
        database.execute(statement, {"old": old, "new": new})


def players(store: Store, top: int) -> list[str]:
    """Return up to ``top`` players with finished rounds, those with the most rounds first."""
    with store.reading() as database:
        rows = database.execute(
            "SELECT player_key FROM played WHERE player_key != ? GROUP BY 1"
            " ORDER BY sum(rounds) DESC, 1 LIMIT ?",
            (name_key(DELETED), top),
        ).fetchall()
        return [shown_name(database, key) for (key,) in rows]


def stats(store: Store, player: str, now: datetime) -> PlayerStats:
    """Return the progress of ``player``; ``now`` is their local time.

    What is to practice is left out if that would take too long to compute.
    """
    coming = quick_upcoming(store, player, now)
    with store.reading() as database:
        rounds = database.execute(
            "SELECT mode, rounds FROM played WHERE player_key = ? ORDER BY rounds DESC, mode",
            (name_key(player),),
        ).fetchall()
        days = days_played(store, player)
        return PlayerStats(
            player=shown_name(database, player),
            rounds=tuple(rounds),
            counted=_tally_groups(database, player),
            recent=_recent(store, player),
            best=_best(store, player),
            days=DailyStreak(
                played=len(days),
                longest=max(streaks(days), default=0),
                current=days_in_a_row(days, now.date()),
            ),
            upcoming=coming,
        )


def quick_upcoming(store: Store, player: str, now: datetime) -> Upcoming | None:
    """Return what ``player`` can practice; None if that would take too long to compute.

    That is so for many new turns, and for any while another process writes to the database.
    """
    new_turns = _count_new_turns(store)
    if new_turns > _QUICK_TURNS:
        return None
    if new_turns:
        try:
            memories.bring_up_to_date(store, is_patient=False)
        except (InUse, NotSaved):
            return None
    return memories.upcoming(store, player, now)


def summary(store: Store, player: str) -> tuple[int, int]:
    """Return how many rounds ``player`` has finished, and their highest score on any board."""
    with store.reading() as database:
        rounds, best = database.execute(
            "SELECT (SELECT total(rounds) FROM played WHERE player_key = :key),"
            " (SELECT coalesce(max(score), 0) FROM results"
            " WHERE player_key = :key AND typeof(score) = 'integer')",
            {"key": name_key(player)},
        ).fetchone()
    return int(rounds), best


def _count_new_turns(store: Store) -> int:
    """Return how many turns are not in the memories yet, up to one more than are quickly added."""
    with store.reading() as database:
        count: int = database.execute(
            "SELECT count(*) FROM (SELECT 1 FROM turns JOIN rounds ON rounds.id = turns.round"
            " WHERE is_remembered = 0 AND (state != 'open' OR is_signed) LIMIT ?)",
            (_QUICK_TURNS + 1,),
        ).fetchone()[0]
    return count


def _tally_groups(database: sqlite3.Connection, player: str) -> tuple[TallyGroup, ...]:
    rows = database.execute(
        "SELECT pack, difficulty, kind, asked, right, partly, skipped, seconds FROM tallies"
        " WHERE player_key = ?",
        (name_key(player),),
    )
    return tuple(
        TallyGroup(
            pack=pack,
            difficulty=difficulty,
            kind=kind,
            tally=Tally(asked=asked, right=right, partly=partly, skipped=skipped, seconds=seconds),
        )
        for pack, difficulty, kind, asked, right, partly, skipped, seconds in rows
    )


def _recent(store: Store, player: str) -> tuple[RecentResult, ...]:
    query = (
        "SELECT round, board, score, max_score, finished_at FROM results WHERE player_key = ?"
        " ORDER BY finished_at DESC, round DESC LIMIT ?"
    )
    with store.reading() as database:
        rows = database.execute(query, (name_key(player), _RECENT_RESULTS)).fetchall()
        return tuple(readable(reversed(rows), _result, store.warn))


def _best(store: Store, player: str) -> tuple[BestResult, ...]:
    with store.reading() as database:
        found = [*readable(database.execute(_BEST, (name_key(player),)), _result, store.warn)]
    # Choose which to show before looking up ranks, because each rank takes some counting.
    found.sort(key=lambda each: (-each.share, -each.score, each.board))
    ranked = (
        (each, standing(store, each.board, player, each.score)) for each in found[:_BEST_RESULTS]
    )
    return tuple(
        BestResult(
            board=each.board,
            score=each.score,
            max_score=each.max_score,
            finished_at=each.finished_at,
            rank=place.rank,
            entries=place.entries,
        )
        for each, place in ranked
    )


def _result(_: int, board: str, score: int, max_score: int, at: str) -> RecentResult:
    return RecentResult(
        board=board,
        score=int(score),
        max_score=int(max_score),
        finished_at=datetime.fromisoformat(at).astimezone(),
    )
