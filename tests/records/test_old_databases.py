"""A database that an earlier version wrote, with rounds of every mode, two of them unfinished."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from anora_quiz.quiz.forms import PickOne
from anora_quiz.quiz.lifelines import HINT
from anora_quiz.quiz.options import options
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import high_scores, history, saved
from anora_quiz.records.store import Store
from tests.samples import NOON, right

_WRITTEN = Path(__file__).parent / "databases" / "version-4.sql"
_FINISHED = range(1, 11)
_HOT_SEAT, _LADDER = 11, 12


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path)
    database.executescript(_WRITTEN.read_text(encoding="utf-8"))
    database.close()
    with Store(path) as opened:
        yield opened


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
