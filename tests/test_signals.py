"""Signals at any moment of a round, in terminals: each ends the program properly."""

import os
import random
import re
import signal
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from anora_quiz.records import history
from anora_quiz.records.store import Store
from tests.screen import CTRL_C, ENTER, GameTerminal

_PACK = "format: 1\ntitle: Sample\nquestions:\n" + "".join(
    f"  - {{id: q{number}, kind: true-false, question: Number {number}?, answer: {answer}}}\n"
    for number, answer in enumerate(("true", "true", "false"))
)
_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_SOON = 0.1  # seconds after Enter
_LONG = 1.5  # seconds, a little more than a round takes whose keys are pressed at once
# What the prompts of a round show, one after the other; Enter is an answer to each.
_QUESTION, _VERDICT, _NAME = ("Enter answer",), ("Enter next", "Enter result"), ("Your name",)
_PROMPTS = (*3 * (_QUESTION, _VERDICT), _NAME, ("Enter another round",))
_FIRST = "Number"  # the first word of each question
_VERDICTS = re.compile(r"(?:Correct|Wrong)\b")
_NOTHING = "nothing was saved"
_RESULT = " of 3 correct"


def _answer_some(terminal: GameTerminal, rng: random.Random, most: int) -> str:
    """Press Enter at some of the first ``most`` prompts; describe the last one."""
    last = rng.randrange(most)
    for prompt in _PROMPTS[: last + 1]:
        terminal.wait_for(*prompt)
        terminal.type(ENTER)
    terminal.read_for(rng.uniform(0, _SOON))
    return f"soon after Enter number {last + 1}"


def _hurry_through(terminal: GameTerminal, rng: random.Random) -> str:
    """Press Enter repeatedly, from the first question to a random moment; describe the moment."""
    terminal.wait_for(_FIRST)
    moment = rng.uniform(0, _LONG)
    for _ in range(int(moment / 0.05)):
        terminal.read_for(0.05)
        if terminal.process.isalive():
            terminal.type(ENTER)
    return f"after {moment:.3f} seconds"


def _kept(path: Path) -> int:
    """Return how many answers are in the database at ``path``."""
    with closing(sqlite3.connect(path)) as database, suppress(sqlite3.OperationalError):
        count: int = database.execute("SELECT count(*) FROM turns").fetchone()[0]
        return count
    return 0


def _problem(home: Path, pack: Path, rng: random.Random, number: int) -> str:
    """Play a round until a signal comes; return what is wrong with its end, empty if nothing."""
    end: signal.Signals | str = rng.choice(_ENDS) if number % 10 else CTRL_C
    # After the last answer, Ctrl-C, unlike a signal, continues to the result.
    most = 4 if end == CTRL_C else len(_PROMPTS) - 1
    environment = {**os.environ, "ANORA_QUIZ_HOME": str(home)}
    with GameTerminal(["play", str(pack)], environment) as terminal:
        if number % 2 and end != CTRL_C:
            moment = _hurry_through(terminal, rng)
        else:
            moment = _answer_some(terminal, rng, most)
        if not terminal.process.isalive():
            return ""
        if isinstance(end, str):
            terminal.type(end)
        else:
            terminal.process.kill(end)
        try:
            code = terminal.wait_for_end(10)
        except AssertionError:
            return f"{end!r} {moment} was lost:\n{terminal.text}"
        shown = len(_VERDICTS.findall(terminal.raw))
        kept = _kept(home / "scores.db")
        is_over = _RESULT in terminal.raw
        # After the round, a signal may end the program as it ends any other.
        is_end = code == 0 or is_over
        # Ctrl-C at once leaves nothing, even if Enter was pressed before the first prompt was open.
        is_left = end in (signal.SIGINT, CTRL_C) and kept == 0 and _NOTHING in terminal.raw
        is_reported = is_over or is_left or "anora-quiz resume" in terminal.raw
        is_clean = terminal.is_sane and "Traceback" not in terminal.raw
        if shown <= kept and is_end and is_reported and is_clean:
            return ""
        return f"{end!r} {moment}: {shown} shown, {kept} kept, ended with {code}:\n{terminal.raw}"


def _problems(folder: Path, seed: int, count: int) -> list[str]:
    pack = folder / "sample.yaml"
    pack.write_text(_PACK)
    rng = random.Random(seed)
    found = (_problem(folder / str(number), pack, rng, number) for number in range(count))
    return list(filter(None, found))


def test_no_signal_and_no_verdict_is_lost(tmp_path: Path) -> None:
    assert not _problems(tmp_path, 3, 2)


@pytest.mark.parametrize("end", [*_ENDS[1:], CTRL_C], ids=repr)
def test_only_a_player_who_leaves_at_once_leaves_nothing(
    tmp_path: Path, end: signal.Signals | str
) -> None:
    """Ctrl-C is a signal until the first prompt is open, and a key from then on."""
    pack = tmp_path / "sample.yaml"
    pack.write_text(_PACK)
    for delay in (0, 1):
        home = tmp_path / str(delay)
        environment = {**os.environ, "ANORA_QUIZ_HOME": str(home)}
        with GameTerminal(["play", str(pack)], environment) as terminal:
            terminal.wait_for(_FIRST)
            terminal.read_for(delay)
            if isinstance(end, str):
                terminal.type(end)
            else:
                terminal.process.kill(end)
            assert terminal.wait_for_end() == 0
            is_saved = "anora-quiz resume" in terminal.raw
            assert (_NOTHING in terminal.raw) != is_saved == (end != CTRL_C)
            assert terminal.is_sane
        with Store(home / "scores.db") as store:
            assert len(history.unfinished(store)) == is_saved


@pytest.mark.endurance
def test_of_hundreds_of_signals_none_is_lost_and_no_verdict(tmp_path: Path) -> None:
    """A hundred come within a tenth of a second after Enter, the others at random moments."""
    assert not _problems(tmp_path, 1, 250)
