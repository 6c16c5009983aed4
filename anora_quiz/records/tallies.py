"""Tallies of what players did, kept as rounds are finished, and the statistics read from them."""

import sqlite3
from datetime import datetime

from anora_quiz.quiz.modes.daily import days_in_a_row
from anora_quiz.quiz.player_stats import (
    BestResult,
    DailyStreak,
    PlayerStats,
    RecentResult,
    Tally,
    TallyGroup,
    longest_in_a_row,
    tally_turns,
)
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import memories
from anora_quiz.records.history import days_played

_RECENT_RESULTS = 30  # the most that are shown
_BEST_RESULTS = 10  # the most that are shown, one per board
_QUICK_TURNS = 500  # as many turns are remembered without a noticeable delay

_ADD_TALLY = """
    INSERT INTO tallies (player, pack, difficulty, kind, asked, right, partly, skipped, seconds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (player, pack, difficulty, kind) DO UPDATE SET
        asked = asked + excluded.asked, right = right + excluded.right,
        partly = partly + excluded.partly, skipped = skipped + excluded.skipped,
        seconds = seconds + excluded.seconds
"""
_ADD_ROUND = """
    INSERT INTO played (player, mode, rounds) VALUES (?, ?, 1)
    ON CONFLICT (player, mode) DO UPDATE SET rounds = rounds + 1
"""
# Steps along the index from one board to the next, and on each to the player's best result.
_BEST = """
    WITH RECURSIVE boards (board) AS (
        SELECT min(board) FROM results
        UNION ALL
        SELECT (SELECT min(board) FROM results WHERE results.board > boards.board)
        FROM boards WHERE board IS NOT NULL)
    SELECT best.board, best.score, best.max_score, best.finished_at
    FROM boards JOIN results AS best ON (best.round, best.seat) =
        (SELECT round, seat FROM results WHERE results.board = boards.board AND player = ?
         ORDER BY score DESC, finished_at LIMIT 1)
"""
_RANK = """
    SELECT (SELECT count(*) FROM results WHERE board = :board AND score > :score) + 1,
        (SELECT count(*) FROM results WHERE board = :board)
"""


def add(database: sqlite3.Connection, finished: Round) -> None:
    """Add what each player of ``finished`` did to the tallies; call this once per round."""
    for seat in finished.seats:
        database.execute(_ADD_ROUND, (seat.player, finished.mode.name))
        for each in tally_turns(seat.turns):
            tally = each.tally
            counts = (tally.asked, tally.right, tally.partly, tally.skipped, tally.seconds)
            row = (seat.player, each.pack, each.difficulty, each.kind, *counts)
            database.execute(_ADD_TALLY, row)


def players(database: sqlite3.Connection, top: int) -> list[str]:
    """Return up to ``top`` players with finished rounds, those with the most rounds first."""
    rows = database.execute(
        "SELECT player FROM played GROUP BY player ORDER BY sum(rounds) DESC, player LIMIT ?",
        (top,),
    )
    return [player for (player,) in rows]


def turns_to_remember(database: sqlite3.Connection) -> tuple[bool, bool]:
    """Return whether there are turns to remember, and whether there are too many to do it now."""
    count: int = database.execute(
        "SELECT count(*) FROM (SELECT 1 FROM turns JOIN rounds ON rounds.id = turns.round"
        " WHERE is_remembered = 0 AND (state != 'open' OR is_signed) LIMIT ?)",
        (_QUICK_TURNS + 1,),
    ).fetchone()[0]
    return count > 0, count > _QUICK_TURNS


def read(
    database: sqlite3.Connection, player: str, now: datetime, *, is_remembered: bool
) -> PlayerStats:
    """Return the progress of ``player``; ``now`` is their local time.

    ``is_remembered`` says that the memories are up to date, so that `upcoming` can be read.
    """
    rounds = database.execute(
        "SELECT mode, rounds FROM played WHERE player = ? ORDER BY rounds DESC, mode", (player,)
    ).fetchall()
    return PlayerStats(
        player=player,
        rounds=tuple(rounds),
        counted=_tally_groups(database, player),
        recent=_recent(database, player),
        best=_best(database, player),
        days=_days(database, player, now),
        upcoming=memories.upcoming(database, player, now) if is_remembered else None,
    )


def _tally_groups(database: sqlite3.Connection, player: str) -> tuple[TallyGroup, ...]:
    rows = database.execute(
        "SELECT pack, difficulty, kind, asked, right, partly, skipped, seconds FROM tallies"
        " WHERE player = ?",
        (player,),
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


def _recent(database: sqlite3.Connection, player: str) -> tuple[RecentResult, ...]:
    rows = database.execute(
        "SELECT board, score, max_score, finished_at FROM results WHERE player = ?"
        " ORDER BY finished_at DESC, round DESC LIMIT ?",
        (player, _RECENT_RESULTS),
    ).fetchall()
    return tuple(
        RecentResult(board=board, score=score, max_score=max_score, finished_at=_local_time(at))
        for board, score, max_score, at in reversed(rows)
    )


def _best(database: sqlite3.Connection, player: str) -> tuple[BestResult, ...]:
    found = [
        RecentResult(board=board, score=score, max_score=max_score, finished_at=_local_time(at))
        for board, score, max_score, at in database.execute(_BEST, (player,))
    ]
    # Choose which to show before looking up ranks, because each rank takes some counting.
    found.sort(key=lambda each: (-each.share, -each.score, each.board))
    best: list[BestResult] = []
    for each in found[:_BEST_RESULTS]:
        values = {"board": each.board, "score": each.score}
        rank, entries = database.execute(_RANK, values).fetchone()
        best.append(
            BestResult(
                board=each.board,
                score=each.score,
                max_score=each.max_score,
                finished_at=each.finished_at,
                rank=rank,
                entries=entries,
            )
        )
    return tuple(best)


def _days(database: sqlite3.Connection, player: str, now: datetime) -> DailyStreak:
    days = days_played(database, player)
    return DailyStreak(
        played=len(days),
        longest=longest_in_a_row(days),
        current=days_in_a_row(days, now.date()),
    )


def _local_time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()
