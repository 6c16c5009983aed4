"""Rounds that are left before anything was done in them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.lifelines import HALF
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.replies import SKIP, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import history, saved
from anora_quiz.records.journal import Journal
from anora_quiz.records.store import Store
from tests.records.builders import begin, finish
from tests.samples import EDITOR, FILM, NOON, right, round_of

_TABLES = ("rounds", "players", "cards", "turns", "flags", "results")


def _counts(path: Path) -> dict[str, int]:
    """Return how many rows each table of rounds has."""
    with closing(sqlite3.connect(path)) as database:
        return {
            table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in _TABLES
        }


def test_nothing_is_left_of_a_round_that_is_forgotten(store: Store, path: Path) -> None:
    finish(store, round_of(EDITOR), right(EDITOR))
    before = _counts(path)
    _, journal = begin(store, round_of(EDITOR, FILM, players=["Ani", "Igor"]))
    assert _counts(path) != before
    assert journal.forget()
    assert _counts(path) == before
    assert history.unfinished(store) == []
    with pytest.raises(RecordsError, match=f"no saved round {journal.number}"):
        saved.resume(store, journal.number)


def test_time_alone_does_not_keep_a_round(store: Store) -> None:
    current, journal = begin(store, round_of(EDITOR))
    journal.keep(current.spend(5.0))
    assert journal.forget()


def _answer(journal: Journal, current: Round) -> None:
    journal.save(current.record(answered("Alex Coco")), NOON)


def _skip(journal: Journal, current: Round) -> None:
    journal.save(current.record(SKIP), NOON)


def _halve(journal: Journal, current: Round) -> None:
    journal.keep(current.use(HALF))


def _flag(journal: Journal, _: Round) -> None:
    journal.flag(0, "")


@pytest.mark.parametrize("touch", [_answer, _skip, _halve, _flag])
def test_a_round_in_which_anything_was_done_is_kept(
    store: Store, path: Path, touch: Callable[[Journal, Round], None]
) -> None:
    current, journal = begin(store, round_of(EDITOR, FILM))
    touch(journal, current)
    before = _counts(path)
    assert not journal.forget()
    assert _counts(path) == before
    assert [each.id for each in history.unfinished(store)] == [journal.number]


def test_only_the_round_that_is_left_is_forgotten(store: Store) -> None:
    _, other = begin(store, round_of(EDITOR))
    _, journal = begin(store, round_of(EDITOR))
    assert journal.forget()
    assert [each.id for each in history.unfinished(store)] == [other.number]


def test_the_number_of_a_forgotten_round_is_not_given_again(store: Store) -> None:
    """Another window may still have that round: its answers must not go into a new one."""
    current, journal = begin(store, round_of(EDITOR))
    _, elsewhere = saved.resume(store, journal.number)
    assert journal.forget()
    _, new = begin(store, round_of(EDITOR))
    assert new.number > journal.number
    with pytest.raises(RecordsError, match="in another window"):
        elsewhere.save(current.record(SKIP), NOON)


def test_a_round_that_was_continued_elsewhere_is_not_forgotten(store: Store) -> None:
    current, journal = begin(store, round_of(EDITOR))
    _, elsewhere = saved.resume(store, journal.number)
    played = current.record(right(EDITOR))
    elsewhere.save(played, NOON)
    assert not journal.forget()
    elsewhere.finish(played, NOON)
    with pytest.raises(RecordsError, match="in another window"):
        journal.forget()
    assert saved.review(store, journal.number).turns == played.turns


def test_todays_round_can_begin_again_after_it_was_forgotten(store: Store) -> None:
    new = round_of(EDITOR, mode=Daily())
    new = replace(new, setup=replace(new.setup, day=NOON.date().isoformat()))
    _, journal = begin(store, new)
    assert history.daily(store, NOON.date(), ["sample"], "Ani") is not None
    journal.forget()
    assert history.daily(store, NOON.date(), ["sample"], "Ani") is None
