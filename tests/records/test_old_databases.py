"""Databases that earlier versions wrote, with rounds of every mode, some of them unfinished."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from anora_quiz.quiz.board_names import board_of
from anora_quiz.quiz.forms import PickOne
from anora_quiz.quiz.lifelines import HINT
from anora_quiz.quiz.options import options
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import high_scores, history, saved
from anora_quiz.records.store import Store
from tests.samples import NOON, right

_DATABASES = Path(__file__).parent / "databases"
_FINISHED = range(1, 11)
_HOT_SEAT, _LADDER = 11, 12


def _opened(path: Path, name: str) -> Iterator[Store]:
    """Yield the database that is written in the file ``name``, at ``path``."""
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path)
    database.executescript((_DATABASES / name).read_text(encoding="utf-8"))
    database.close()
    with Store(path) as opened:
        yield opened


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    yield from _opened(path, "version-4.sql")


def _schema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


@pytest.mark.parametrize("name", ["version-4.sql", "version-5.sql"])
def test_an_old_database_gets_the_tables_of_a_new_one(tmp_path: Path, name: str) -> None:
    old, new = tmp_path / "old" / "scores.db", tmp_path / "new" / "scores.db"
    for _ in _opened(old, name):
        pass
    Store(new).__exit__(None, None, None)
    assert _schema(old) == _schema(new)


def _finish(store: Store, number: int) -> Round:
    """Return the round after right answers to all that was left, with its results saved."""
    current, journal = saved.resume(store, number)
    while current.ending is None:
        current = current.record(right(current.seat.card.question), 2.0)
        journal.save(current, NOON)
    journal.finish(current, NOON)
    return current


def test_finished_rounds_have_the_scores_that_are_on_the_boards(store: Store) -> None:
    played = [saved.review(store, number) for number in _FINISHED]
    scored = [
        (done.mode.name, seat.player, seat.score, done.mode.best_score(seat), seat.correct)
        for done in played
        if done.mode.is_ranked
        for seat in done.seats
    ]
    on_boards = [
        (each.mode, each.player, each.score, each.max_score, each.correct)
        for each in high_scores.scores(store, top=20)
    ]
    assert sorted(scored) == sorted(on_boards)
    assert {mode for mode, *_ in scored} == {"classic", "blitz", "survival", "ladder", "daily"}


def test_verdicts_of_finished_rounds_are_as_they_were_shown(store: Store) -> None:
    """The turns of seats with points for each, and of those that a player claimed."""
    assert [turn.points for turn in saved.review(store, 2).turns] == [100, 100, 160, 210, 320, 0]
    (claimed, _) = saved.review(store, 6).turns
    assert (claimed.is_claimed, claimed.points, str(claimed.verdict)) == (True, 200, "Correct")


def test_saved_round_of_two_is_resumed_where_it_was_left(store: Store) -> None:
    current, _ = saved.resume(store, _HOT_SEAT)
    assert current.seat.player == "Igor"
    assert current.seat.card.question.question.startswith("Which lead actor of Starlet")
    assert current.seconds_left == 60 - 3.75
    assert current.open_question.lifelines == (HINT,)
    assert _finish(store, _HOT_SEAT).setup.code == "0000-0FG96-KS2TB-P97QF-C283K"
    results = [each for each in high_scores.scores(store, top=20) if each.seed == 5]
    assert {(each.player, each.score, each.max_score) for each in results} == {
        ("Ani", 710, 760),
        ("Igor", 710, 760),
    }


def test_saved_ladder_is_resumed_with_the_options_that_were_left(store: Store) -> None:
    current, _ = saved.resume(store, _LADDER)
    assert current.seat.card.question.question.startswith("With which film did Kevin Smith")
    assert current.seat.offered() == PickOne(options(["Dogma", "Clerks"]))
    assert _finish(store, _LADDER).seats[0].score == 22_500 - 250  # half of the third rung


def test_what_was_chosen_last_and_who_played_is_known(store: Store) -> None:
    ladder = history.last_chosen(store, ["classic", "ladder"])
    assert ladder is not None
    assert (ladder.mode, ladder.setup.collection, ladder.setup.count) == ("ladder", "Anora", None)
    assert ladder.players == ("Ani",)
    hot_seat = history.last_chosen(store, ["classic"])
    assert hot_seat is not None
    assert (hot_seat.setup.count, hot_seat.setup.timer) == (4, 60)
    assert hot_seat.players == ("Ani", "Igor")
    assert history.known_players(store, 20) == ["Ani", "Igor"]


# The version before shoes: a finished round of the mix of that time, and two that were saved.


@pytest.fixture
def before_shoes(path: Path) -> Iterator[Store]:
    yield from _opened(path, "version-5.sql")


def test_rounds_from_before_shoes_are_reviewed_and_stay_on_their_boards(
    before_shoes: Store,
) -> None:
    played = saved.review(before_shoes, 2)
    assert (played.setup.seed, played.setup.hand, played.setup.shoe) == (11, 0, "")
    (entry,) = high_scores.scores(before_shoes, top=9)
    assert (entry.score, entry.max_score) == (0, 630)
    assert entry.board == "classic, Anora (9 banks), 3 questions, untimed, only kind choice"
    assert board_of(played) == entry.board


def test_round_of_two_from_before_shoes_goes_on_with_the_same_options(before_shoes: Store) -> None:
    current, journal = saved.resume(before_shoes, 3)
    assert current.seat.player == "Igor"
    assert current.open_question.lifelines == (HINT,)
    assert current.seat.offered() == PickOne(
        options(["Supervising editor", "Second-unit director", "Executive producer", "Composer"])
    )
    while current.ending is None:
        current = current.record(right(current.seat.card.question), 2.0)
        journal.save(current, NOON)
    journal.finish(current, NOON)
    scores = {each.player: each.score for each in high_scores.scores(before_shoes, top=9)}
    assert scores == {"Ani": 100, "Igor": 150 + 110}  # of the first 200, a quarter was the hint


def test_daily_round_from_before_shoes_goes_on(before_shoes: Store) -> None:
    found = history.daily(before_shoes, date(2026, 11, 28), ["consultant"], "Ani")
    assert found is not None
    assert len(saved.resume(before_shoes, found.id)[0].turns) == 5
    assert len(_finish(before_shoes, found.id).turns) == 10
