"""The tallies of finished rounds, and the statistics read from them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.lifelines import HALF
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.player_stats import DailyStreak, PlayerStats, Tally
from anora_quiz.quiz.replies import SKIP, WALK_AWAY, answered
from anora_quiz.records import high_scores, history, memories, saved, tallies
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.store import Store
from tests.records.builders import LEFT_OUT, begin, finish
from tests.samples import (
    CAST,
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    NOON,
    QUESTIONS,
    WINS,
    right,
    round_of,
)

_NO = answered("no")
_HALF = answered(*right(WINS).answer[:1])
_BEFORE = 3
"""The version of the database before there were tallies."""


def _stats(store: Store, player: str = "Ani") -> PlayerStats:
    return tallies.stats(store, player, NOON + timedelta(hours=1))


def _play_all_sorts(store: Store) -> None:
    """Play rounds that have everything that is counted separately."""
    finish(store, round_of(*QUESTIONS), *map(right, QUESTIONS))
    new = round_of(EDITOR, DAYS, FILM, WINS, players=["Ani", "Igor"], pack="other")
    finish(store, new, _NO, SKIP, right(FILM), _HALF)
    played, journal = begin(store, round_of(CONSULTANT, FILM), answered("Nobody"))
    played = played.claim()
    journal.amend(played)
    played = played.use(HALF).record(right(FILM), 1.5)
    journal.save(played, NOON)
    journal.finish(played, NOON)
    finish(store, round_of(EDITOR, CAST, mode=Ladder()), right(EDITOR), WALK_AWAY)
    finish(store, round_of(EDITOR, mode=Practice()), _NO)
    begin(store, round_of(EDITOR), right(EDITOR))
    _, journal = begin(store, round_of(EDITOR), right(EDITOR))
    saved.discard(store, journal.number)


def _make_older(path: Path) -> None:
    """Put in the place of the database at ``path`` one from before the tallies, with its rounds."""
    newer = path.rename(path.with_name("newer.db"))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for migrate in MIGRATIONS[:_BEFORE]:
            migrate(database)
        database.execute("ATTACH ? AS newer", (str(newer),))
        tables = database.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            rows = database.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 - our own names
            names = ", ".join(name for name, *_ in rows.description)
            newer_names = names.replace("player", "player_key") if table == "memories" else names
            copy = f"INSERT INTO main.{table} ({names}) SELECT {newer_names} FROM newer.{table}"  # noqa: S608
            database.execute(copy)
        database.execute(f"PRAGMA user_version = {_BEFORE}")


# What is tallied


def test_what_the_clock_cut_off_is_not_tallied(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, FILM, mode=Blitz()), right(EDITOR))
    played = played.record(right(FILM), 60.0)
    journal.save(played, NOON)
    journal.finish(played, NOON)
    found = _stats(store)
    assert sum((each.tally for each in found.counted), Tally()) == Tally(
        asked=1, right=1, seconds=2.5
    )
    assert [(each.score, each.max_score) for each in found.recent] == [(100, 100)]


@pytest.mark.parametrize("mode", MODES, ids=[mode.name for mode in MODES])
def test_finished_rounds_of_every_mode_are_tallied(store: Store, mode: type[Daily]) -> None:
    finish(store, round_of(EDITOR, mode=mode()), right(EDITOR))
    finish(store, round_of(EDITOR, mode=mode()), _NO)
    found = _stats(store)
    assert found.rounds == ((mode.name, 2),)
    (counted,) = found.counted
    assert (counted.pack, counted.difficulty, counted.kind) == ("sample", "easy", "choice")
    assert counted.tally == Tally(asked=2, right=1, seconds=5.0)


def test_open_and_discarded_rounds_are_not_tallied(store: Store) -> None:
    _, journal = begin(store, round_of(EDITOR), right(EDITOR))
    begin(store, round_of(EDITOR), right(EDITOR))
    saved.discard(store, journal.number)
    assert _stats(store).rounds == ()
    assert _stats(store).total == Tally()
    assert tallies.players(store, 10) == []


def test_each_player_of_a_round_has_their_own_turns_tallied(store: Store) -> None:
    new = round_of(EDITOR, FILM, DAYS, WINS, players=["Ani", "Igor"])
    finish(store, new, right(EDITOR), SKIP, right(DAYS), _HALF)
    ani, igor = _stats(store), _stats(store, "Igor")
    assert [part.name for part in ani.kinds] == ["choice", "number"]
    assert ani.total == Tally(asked=2, right=2, seconds=5.0)
    assert [part.name for part in igor.kinds] == ["multiple", "true-false"]
    assert igor.total == Tally(asked=2, partly=1, skipped=1, seconds=2.5)
    assert ani.rounds == igor.rounds == (("classic", 1),)


def test_a_claim_a_lifeline_and_walking_away_are_tallied_as_what_they_came_to(
    store: Store,
) -> None:
    played, journal = begin(store, round_of(CONSULTANT, EDITOR), answered("Nobody"))
    played = played.claim()
    journal.amend(played)
    played = played.use(HALF).record(right(EDITOR), 1.0)
    journal.save(played, NOON)
    journal.finish(played, NOON)
    finish(store, round_of(FILM, DAYS, mode=Ladder()), right(FILM), WALK_AWAY)
    assert {part.name: part.tally for part in _stats(store).kinds} == {
        "text": Tally(asked=1, right=1, seconds=2.5),
        "choice": Tally(asked=1, right=1, seconds=1.0),
        "true-false": Tally(asked=1, right=1, seconds=2.5),
        "number": Tally(asked=1, skipped=1),
    }


def test_turns_are_tallied_under_the_name_given_at_the_end(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, players=["login"]), right(EDITOR))
    journal.finish(played.with_name("Vanya"), NOON)
    assert _stats(store, "Vanya").total.asked == 1
    assert tallies.players(store, 10) == ["Vanya"]


def test_a_round_that_is_finished_in_two_windows_is_tallied_once(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR), right(EDITOR))
    journal.finish(played, NOON)
    with pytest.raises(RecordsError):
        journal.finish(played, NOON)
    assert _stats(store).total.asked == 1
    assert _stats(store).rounds_finished == 1


def test_what_cannot_be_tallied_is_not_finished_either(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Result and tallies are on disk together, or neither is."""
    played, journal = begin(store, round_of(EDITOR), right(EDITOR))

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no space")

    monkeypatch.setattr("anora_quiz.records.tallies.add", fail)
    with pytest.raises(RecordsError, match="no space"):
        journal.finish(played, NOON)
    assert (high_scores.scores(store, top=10), history.finished(store, 10)) == ([], [])
    monkeypatch.undo()
    journal.finish(played, NOON)
    assert _stats(store).total.asked == len(high_scores.scores(store, top=10)) == 1


# Rounds from before there were tallies


def test_an_upgrade_tallies_finished_rounds_as_finishing_them_does(path: Path) -> None:
    with Store(path) as store:
        _play_all_sorts(store)
        names = tallies.players(store, 10)
        before = [_stats(store, player) for player in names]
    assert names == ["Ani", "Igor"]
    assert all(stats.total.asked and stats.total.skipped for stats in before)
    _make_older(path)
    with Store(path) as store:
        assert tallies.players(store, 10) == names
        assert [_stats(store, player) for player in names] == before
        finish(store, round_of(EDITOR), right(EDITOR))
        assert _stats(store).total.asked == before[0].total.asked + 1


@pytest.mark.parametrize("body", ["{", "[]", '"x"', "{}", "null"])
def test_an_upgrade_leaves_out_questions_that_cannot_be_read(path: Path, body: str) -> None:
    """Players with such a database can still play."""
    with Store(path) as store:
        finish(store, round_of(EDITOR, FILM), right(EDITOR), right(FILM))
        memories.bring_up_to_date(store)
    _make_older(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE questions SET body = ? WHERE body LIKE '%editor%'", (body,))
    with Store(path) as store:
        assert [part.name for part in _stats(store).kinds] == ["true-false"]
        assert _stats(store).rounds_finished == 1


def test_an_upgrade_of_no_rounds_tallies_nothing(path: Path) -> None:
    assert len(MIGRATIONS) > _BEFORE
    with Store(path):
        pass
    _make_older(path)
    with Store(path) as store:
        assert tallies.players(store, 10) == []


# What is read


def test_who_has_played_nothing_has_no_progress(store: Store) -> None:
    finish(store, round_of(EDITOR, players=["Igor"]), right(EDITOR))
    found = _stats(store)
    assert replace(found, upcoming=None) == PlayerStats(player="Ani")
    assert found.upcoming is not None
    assert found.upcoming.known == 0


def test_the_last_thirty_results_are_shown_the_oldest_first(store: Store) -> None:
    for number in range(33):
        reply = right(EDITOR) if number % 2 else _NO
        finish(store, round_of(EDITOR), reply, at=NOON + timedelta(minutes=number))
    finish(store, round_of(EDITOR, players=["Igor"]), right(EDITOR))
    finish(store, round_of(EDITOR, mode=Practice()), _NO, at=NOON + timedelta(days=1))
    recent = _stats(store).recent
    assert [each.finished_at for each in recent] == [
        NOON + timedelta(minutes=number) for number in range(3, 33)
    ]
    assert [each.percent for each in recent[-3:]] == [0, 100, 0]


def test_rounds_that_end_at_the_same_moment_are_in_the_order_they_were_begun(
    store: Store,
) -> None:
    for reply in (_NO, right(EDITOR), _NO):
        finish(store, round_of(EDITOR), reply)
    assert [each.percent for each in _stats(store).recent] == [0, 100, 0]


def test_the_best_result_of_each_board_is_shown_with_its_place(store: Store) -> None:
    finish(store, round_of(EDITOR, FILM), SKIP, SKIP)
    finish(store, round_of(EDITOR, FILM), right(EDITOR), SKIP)
    finish(store, round_of(EDITOR, FILM, players=["Igor"]), right(EDITOR), right(FILM))
    finish(store, round_of(EDITOR), right(EDITOR))
    finish(store, round_of(EDITOR, pack="other", players=["Igor"]), right(EDITOR))
    assert [(each.board, each.rank, each.entries, each.score) for each in _stats(store).best] == [
        ("classic, sample, 1 question, untimed", 1, 1, 100),
        ("classic, sample, 2 questions, untimed", 2, 3, 100),
    ]


def test_no_more_than_ten_boards_are_shown_the_best_ones(store: Store) -> None:
    for number in range(12):
        reply = SKIP if number < 2 else right(EDITOR)
        finish(store, round_of(EDITOR, pack=f"pack-{number:02}"), reply)
    best = _stats(store).best
    assert [each.board.split(", ")[1] for each in best] == [
        f"pack-{number:02}" for number in range(2, 12)
    ]


def test_days_in_a_row_are_counted(store: Store) -> None:
    for days in (0, 1, 3, 4, 5, 9):
        at = NOON - timedelta(days=days)
        new = round_of(EDITOR, mode=Daily())
        new = replace(new, setup=replace(new.setup, day=at.date().isoformat()))
        finish(store, new, right(EDITOR), at=at)
    assert _stats(store).days == DailyStreak(played=6, longest=3, current=2)


def test_what_was_just_missed_is_due_without_having_practised(store: Store) -> None:
    finish(store, round_of(EDITOR, FILM), _NO, SKIP)
    upcoming = _stats(store).upcoming
    assert upcoming is not None
    assert (upcoming.known, upcoming.due) == (1, 1)


def test_where_much_was_played_since_practice_nobody_waits_for_what_is_due(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anora_quiz.records.tallies._QUICK_TURNS", 2)
    finish(store, round_of(EDITOR, FILM, WINS), _NO, _NO, _NO)
    assert _stats(store).upcoming is None
    memories.bring_up_to_date(store)
    upcoming = _stats(store).upcoming
    assert upcoming is not None
    assert upcoming.due == 3


def test_turns_of_unknown_players_do_not_hide_what_is_due(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anora_quiz.records.tallies._QUICK_TURNS", 2)
    begin(store, round_of(*QUESTIONS), *5 * [SKIP])
    assert _stats(store).upcoming is not None


def test_players_are_named_who_has_finished_most_first(store: Store) -> None:
    for player in ("Ani", "Igor", "Igor", "Vanya", "Igor", "Vanya"):
        finish(store, round_of(EDITOR, players=[player]), SKIP)
    assert tallies.players(store, 2) == ["Igor", "Vanya"]


@pytest.mark.parametrize(
    "damage", ["UPDATE results SET finished_at = 'now'", "UPDATE results SET score = 'many'"]
)
def test_rows_that_cannot_be_read_are_left_out_and_their_round_is_named(
    store: Store, path: Path, warnings: list[str], damage: str
) -> None:
    finish(store, round_of(EDITOR), right(EDITOR))
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(damage)
    finish(store, round_of(FILM), right(FILM))
    assert [each.score for each in _stats(store).recent] == [200]
    assert {*warnings} == {LEFT_OUT.format(1)}


def test_a_day_that_cannot_be_read_is_left_out_and_its_round_is_named(
    store: Store, warnings: list[str]
) -> None:
    for day in ("2026-11-20", "2026-11-21"):
        setup = replace(round_of(EDITOR).setup, day=day)
        finish(store, replace(round_of(EDITOR, mode=Daily()), setup=setup), right(EDITOR))
    with store.writing() as database:
        database.execute("UPDATE rounds SET day = 'Friday' WHERE id = 1")
    assert _stats(store).days.played == 1
    assert warnings == [LEFT_OUT.format(1)]


# Speed


@pytest.mark.parametrize(
    "ask", [_stats, lambda store: tallies.players(store, 10)], ids=["progress", "players"]
)
def test_no_table_is_read_from_end_to_end(store: Store, ask: Callable[[Store], object]) -> None:
    """Partial indexes are, which hold the daily rounds and the turns still to be remembered."""
    _play_all_sorts(store)
    asked: list[str] = []
    with store.reading() as database:
        database.set_trace_callback(asked.append)
        ask(store)
        database.set_trace_callback(None)
        queries = [each for each in asked if each.lstrip().startswith(("SELECT", "WITH"))]
        plans = [
            step.replace("SCAN TABLE ", "SCAN ")  # as it was until SQLite 3.36
            for query in queries
            for *_, step in database.execute(f"EXPLAIN QUERY PLAN {query}")
        ]
    scans = [
        step
        for step in plans
        if step.startswith("SCAN")
        and not step.startswith(
            ("SCAN boards", "SCAN CONSTANT ROW", "SCAN (subquery", "SCAN SUBQUERY", "SCAN played")
        )
        and "rounds_day" not in step
        and "turns_to_remember" not in step
    ]
    assert queries
    assert plans
    assert scans == []
