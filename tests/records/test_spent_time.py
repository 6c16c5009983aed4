"""Keeping the time spent on an open question while it is asked."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

import pytest

from anora_quiz.quiz.rounds import Round
from anora_quiz.records import saved, spent_time
from anora_quiz.records.journal import Journal
from anora_quiz.records.store import Store
from tests.records.builders import begin
from tests.samples import EDITOR, FILM, NOON, right, round_of

_LONG = 60.0  # seconds in which a thread must have done its work


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write down the time again and again."""
    monkeypatch.setattr(spent_time, "INTERVAL", 0.001)


@pytest.fixture
def played(store: Store) -> tuple[Round, Journal]:
    """Return a round whose second question is open, and its journal."""
    return begin(store, round_of(EDITOR, FILM, timer=20), right(EDITOR))


class _Watch:
    """Tells ``seconds``, and when they were asked for often enough to be written down once."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._readings = 0
        self._is_kept = Event()

    def read(self) -> float:
        self._readings += 1
        if self._readings > 1:
            self._is_kept.set()
        return self._seconds

    def wait(self) -> None:
        assert self._is_kept.wait(_LONG)


def _spent(path: Path, number: int) -> float:
    with closing(sqlite3.connect(path)) as database:
        (spent,) = database.execute("SELECT spent FROM rounds WHERE id = ?", (number,)).fetchone()
        return float(spent)


@pytest.mark.usefixtures("often")
def test_the_time_is_kept_while_a_question_is_asked(
    store: Store, path: Path, played: tuple[Round, Journal]
) -> None:
    current, journal = played
    watch = _Watch(7.5)
    with journal.keeping(current, watch.read):
        watch.wait()
        assert _spent(path, journal.number) == 7.5
    assert saved.resume(store, journal.number)[0] == current.spend(7.5)


@pytest.mark.usefixtures("often")
def test_no_thread_is_left_when_a_question_is_closed(played: tuple[Round, Journal]) -> None:
    current, journal = played
    before = threading.enumerate()
    with suppress(KeyboardInterrupt), journal.keeping(current, lambda: 1.0):
        assert len(threading.enumerate()) == len(before) + 1
        raise KeyboardInterrupt
    assert threading.enumerate() == before


def test_a_question_that_is_answered_at_once_writes_nothing(
    path: Path, played: tuple[Round, Journal]
) -> None:
    current, journal = played
    with journal.keeping(current, lambda: 1.0):
        pass
    assert _spent(path, journal.number) == 0.0


@pytest.mark.usefixtures("often")
def test_signals_are_left_to_the_thread_that_waits_for_the_player(
    played: tuple[Round, Journal],
) -> None:
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        pytest.skip("needs masks of signals")
    current, journal = played
    blocked: list[set[int]] = []
    is_read = Event()

    def spent() -> float:
        blocked.append({*signal.pthread_sigmask(signal.SIG_BLOCK, [])})
        is_read.set()
        return 1.0

    with journal.keeping(current, spent):
        assert is_read.wait(_LONG)
    assert {signal.SIGINT, signal.SIGTERM, signal.SIGHUP} <= blocked[0]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def _answer(_: Store, current: Round, journal: Journal) -> None:
    journal.save(current.record(right(FILM), 9.0), NOON)


def _leave(_: Store, current: Round, journal: Journal) -> None:
    journal.keep(current.spend(9.0))


def _discard(store: Store, _: Round, journal: Journal) -> None:
    saved.discard(store, journal.number)


@pytest.mark.parametrize("act", [_answer, _leave, _discard])
def test_what_was_saved_meanwhile_stays(
    act: Callable[[Store, Round, Journal], None],
    store: Store,
    path: Path,
    played: tuple[Round, Journal],
) -> None:
    """The time comes late, from a thread or a window that did not know of it."""
    current, journal = played
    act(store, current, journal)
    before = _spent(path, journal.number)
    spent_time.keep(path, journal.number, len(current.turns), 8.0)
    assert _spent(path, journal.number) == before


def test_nothing_waits_while_another_window_is_writing(
    path: Path, played: tuple[Round, Journal]
) -> None:
    _, journal = played
    with Store(path) as other, other.writing():
        spent_time.keep(path, journal.number, 1, 8.0)
    assert _spent(path, journal.number) == 0.0
    spent_time.keep(path, journal.number, 1, 8.0)
    assert _spent(path, journal.number) == 8.0


def test_a_database_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    spent_time.keep(tmp_path / "scores.db", 1, 0, 8.0)
    assert not (tmp_path / "scores.db").exists()


def test_the_time_is_no_reason_to_keep_a_round_in_which_nothing_was_done(
    store: Store, path: Path
) -> None:
    journal = saved.begin(store, round_of(EDITOR, timer=20), NOON)
    spent_time.keep(path, journal.number, 0, 8.0)
    assert journal.forget()
