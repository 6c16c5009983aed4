"""A program that is killed while a clock runs sets the clock back by a few seconds at most.

The short form is part of the normal run; the long one runs with ``-m endurance``.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs kills, and a pseudo-terminal", allow_module_level=True)

from anora_quiz.records.spent_time import INTERVAL
from tests.cli.playing import write_quiz
from tests.command_line import run
from tests.screen import ENTER, QUESTION, READY, GameTerminal

_TIMER = 3000  # seconds: no test takes that long
_PATIENCE = 60.0  # seconds; long, since a slow machine is not a failure
_SLOW = 2.0  # seconds that a slow machine may add to the few between two moments
_LONGEST_LOOK = 7.0  # seconds that a question is looked at in the long form


@pytest.fixture
def start(tmp_path: Path) -> tuple[str, ...]:
    """Return the arguments that begin a round with a clock."""
    quiz = write_quiz(tmp_path / "quiz.yaml")
    return ("play", quiz, "--no-spoilers", "--player", "Ani", "--timer", str(_TIMER))


def _spent(home: Path) -> float:
    """Return the seconds that are known to be spent on the open question; 0 if none are."""
    path = home / "scores.db"
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as database:
        (spent,) = database.execute("SELECT spent FROM rounds").fetchone() or (0,)
        return float(spent)
    return 0.0


def _begin_in_pipe(arguments: Sequence[str]) -> "subprocess.Popen[str]":
    """Start the program, and wait until a question is open."""
    game = subprocess.Popen(
        [sys.executable, "-m", "anora_quiz", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert game.stdout is not None
    while not game.stdout.readline().startswith("You have "):
        pass
    return game


def _look_in_pipe(arguments: Sequence[str], look: Callable[[], None]) -> tuple[float, float]:
    """Have a question open by pipe while the player ``look``s at it, and kill the program.

    Return for how many seconds the question was open, at least and at most.
    """
    started = time.monotonic()
    game = _begin_in_pipe(arguments)
    shown = time.monotonic()
    look()
    least = time.monotonic() - shown
    game.send_signal(signal.SIGKILL)
    game.communicate()
    return least, time.monotonic() - started


def _look_in_terminal(arguments: Sequence[str], look: Callable[[], None]) -> tuple[float, float]:
    """Do the same in a terminal."""
    with GameTerminal(arguments, dict(os.environ)) as terminal:
        terminal.wait_for(READY)
        started = time.monotonic()
        terminal.type(ENTER)
        terminal.wait_for(QUESTION)
        shown = time.monotonic()
        look()
        least = time.monotonic() - shown
        terminal.process.kill(signal.SIGKILL)
        terminal.process.wait()
        return least, time.monotonic() - started


def test_a_killed_clock_goes_on_from_the_time_that_was_seen(
    home: Path, start: tuple[str, ...]
) -> None:
    def look() -> None:
        end = time.monotonic() + _PATIENCE
        while not _spent(home):
            assert time.monotonic() < end
            time.sleep(0.05)

    _, most = _look_in_pipe(start, look)
    assert 0 < _spent(home) <= most
    assert f"You have {round(_TIMER - _spent(home)):,} seconds." in run("resume").stdout


def test_a_signal_ends_the_program_while_a_clock_runs(start: tuple[str, ...]) -> None:
    game = _begin_in_pipe(start)
    game.send_signal(signal.SIGTERM)
    output, _ = game.communicate(timeout=_PATIENCE)
    assert "Saved at question 1 of 10." in output


@pytest.mark.endurance
@pytest.mark.parametrize("look_in", [_look_in_pipe, _look_in_terminal])
def test_a_clock_that_is_killed_20_times_is_set_back_by_a_few_seconds_each_time(
    look_in: Callable[..., tuple[float, float]], home: Path, start: tuple[str, ...]
) -> None:
    rng, arguments, before = random.Random(1), start, 0.0
    refunds = []
    for _ in range(20):
        seconds = rng.uniform(0, _LONGEST_LOOK)
        least, most = look_in(arguments, lambda seconds=seconds: time.sleep(seconds))
        spent = _spent(home)
        assert before <= spent <= before + most
        refunds.append(round(before + least - spent, 2))
        before, arguments = spent, ("resume",)
    print(refunds)
    assert max(refunds) <= INTERVAL + _SLOW
