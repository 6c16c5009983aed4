"""No answer whose verdict was shown is lost: to kills, to other processes, to full disks.

Each test runs whole processes of the game. The short forms are part of the normal run, with a
fixed seed; the long ones run with ``-m endurance``.
"""

import itertools
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs signals, and limits to the size of files", allow_module_level=True)

from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from anora_quiz.records import history, saved
from anora_quiz.records.store import Store
from tests.cli.playing import scores, write_quiz
from tests.command_line import run

_QUESTIONS = 10
_LINES = ("Yes\n", "No\n", ":skip\n")
_PLAY = ("--no-spoilers", "--player", "Ani", "--questions", str(_QUESTIONS))
_VERDICT = re.compile(rf"({'|'.join(map(str, Verdict))})\b")


@pytest.fixture
def quiz(tmp_path: Path) -> str:
    """Return the path of a pack that is already compiled, so that rounds start at once."""
    path = write_quiz(tmp_path / "quiz.yaml")
    run("play", path, "--no-spoilers")
    run("resume", "--discard", "1")
    return path


def _start(script: Sequence[str], arguments: Sequence[object]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _verdicts(output: str) -> dict[int, tuple[str, str]]:
    """Return the text and verdict of each question in ``output``, by its number."""
    shown: dict[int, tuple[str, str]] = {}
    number, question = 0, ""
    lines = output.splitlines()
    for line, following in itertools.pairwise([*lines, ""]):
        if opening := re.match(r"Question (\d+) of \d+ ", line):
            number, question = int(opening[1]), following
        elif number and (verdict := _VERDICT.match(line)):
            shown[number] = (question, verdict[1])
            number = 0
    return shown


def _saved(played: Round) -> dict[int, tuple[str, str]]:
    """Return the text and verdict of each saved turn of ``played``, by its number."""
    return {
        number: (turn.card.question.question, str(turn.verdict))
        for number, turn in enumerate(played.turns, start=1)
    }


def _newest(home: Path) -> tuple[int, dict[int, tuple[str, str]], bool]:
    """Return the newest round: its number, what is saved of it, and whether it is open."""
    if not (home / "scores.db").exists():
        return 0, {}, False
    with Store(home / "scores.db") as store:
        waiting = [each.id for each in history.unfinished(store)]
        number = max([*waiting, *(each.id for each in history.finished(store, 1))], default=0)
        if not number:
            return 0, {}, False
        is_open = number in waiting
        return (
            number,
            _saved(saved.resume(store, number)[0] if is_open else saved.review(store, number)),
            is_open,
        )


def _assert_intact(database: Path) -> None:
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []


# Kills


def _killed(game: "subprocess.Popen[str]", rng: random.Random) -> str:
    """Answer questions, kill ``game`` at a random moment, and return what it had printed."""
    assert game.stdin is not None
    assert game.stdout is not None
    game.stdin.write("".join(rng.choices(_LINES, k=_QUESTIONS)))
    game.stdin.flush()
    if rng.random() < 0.1:  # while it starts
        time.sleep(rng.random() * 0.3)
    printed = ""
    for _ in range(rng.randrange(60)):
        printed += game.stdout.readline()
    time.sleep(rng.random() * 0.01)
    game.send_signal(signal.SIGKILL)
    printed += game.stdout.read()  # communicate would skip what is buffered
    game.communicate()
    return printed


def _kill_rounds(home: Path, quiz: str, count: int, seed: int) -> Counter[str]:
    """Kill rounds ``count`` times, resume those that can be resumed, and count what happened.

    ``lost`` is how many verdicts were shown but not saved, or saved differently.
    """
    rng = random.Random(seed)
    shown: dict[int, dict[int, tuple[str, str]]] = {}
    tally = Counter(kills=0, verdicts=0, lost=0, resumed=0)
    while tally["kills"] < count:
        number, _, is_open = _newest(home)
        arguments = ["resume", number] if is_open else ["play", quiz, *_PLAY]
        game = _start(["-m", "anora_quiz"], arguments)
        verdicts = _verdicts(_killed(game, rng))
        tally["kills"] += game.returncode == -signal.SIGKILL
        tally["resumed"] += is_open
        tally["verdicts"] += len(verdicts)
        number, stored, _ = _newest(home)
        shown.setdefault(number, {}).update(verdicts)
        tally["lost"] += sum(
            stored.get(asked) != verdict for asked, verdict in shown[number].items()
        )
    return tally


def _check_kills(home: Path, quiz: str, count: int, seed: int) -> Counter[str]:
    tally = _kill_rounds(home, quiz, count, seed)
    assert tally["lost"] == 0
    assert tally["verdicts"] > count
    assert tally["resumed"] > 0
    _assert_intact(home / "scores.db")
    run("resume", lines="Yes\n" * _QUESTIONS)
    assert run("resume").stdout.startswith("No saved rounds")
    return tally


def test_rounds_that_are_killed_lose_no_verdict(home: Path, quiz: str) -> None:
    _check_kills(home, quiz, 3, seed=2)


@pytest.mark.endurance
def test_rounds_that_are_killed_500_times_lose_no_verdict(home: Path, quiz: str) -> None:
    print(_check_kills(home, quiz, 500, seed=1))


# Several processes

_ROUNDS = """
import io, sys
from contextlib import redirect_stdout
from typer.main import get_command
from anora_quiz.cli import app

quiz, player, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
arguments = ("play", quiz, "--no-spoilers", "--questions", "2", "--player", player)
command = get_command(app)
for _ in range(count):
    sys.stdin = io.StringIO("Yes\\n" * 2)
    with redirect_stdout(io.StringIO()):
        command.main(arguments, standalone_mode=False)
"""


def _play_in_processes(home: Path, quiz: str, processes: int, rounds: int) -> None:
    players = [f"Player {number}" for number in range(processes)]
    games = [_start(["-c", _ROUNDS], [quiz, player, rounds]) for player in players]
    for game in games:
        assert game.communicate(timeout=1200) == ("", "")
        assert game.returncode == 0
    entries = scores("--top", str(10 * processes * rounds))
    assert Counter(entry["player"] for entry in entries) == dict.fromkeys(players, rounds)
    _assert_intact(home / "scores.db")
    for player in players:
        stats = json.loads(run("stats", "--player", player, "--json").stdout)
        assert (stats["rounds"], stats["questions"]["asked"]) == (rounds, 2 * rounds)


def test_every_result_of_several_processes_is_kept(home: Path, quiz: str) -> None:
    _play_in_processes(home, quiz, processes=2, rounds=3)


@pytest.mark.endurance
def test_every_result_of_16_processes_with_50_rounds_each_is_kept(home: Path, quiz: str) -> None:
    _play_in_processes(home, quiz, processes=16, rounds=50)


# Disks that are full

_LIMITED = """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from anora_quiz.cli import main
main()
"""
_SIZES = range(0, 300_000, 20_000)  # bytes


def _play_on_full_disk(
    script: Sequence[str], arguments: Sequence[object]
) -> dict[int, tuple[str, str]]:
    """Play a round where the disk may be full; return the verdicts that were shown as saved.

    What goes wrong is reported in one line, and what to do in another; if that is a warning, the
    round goes on.
    """
    game = _start(script, arguments)
    output, errors = game.communicate("Yes\n" * _QUESTIONS, timeout=60)
    shown = _verdicts(output)
    assert "Traceback" not in output + errors
    if game.returncode:
        assert game.returncode == 1
        line, *hints = errors.splitlines()
        assert re.search("the disk|can't be (saved|opened)|No space|File too large", line), line
        assert len(hints) <= 1
        assert "damaged" not in line
    else:
        assert len(shown) == _QUESTIONS
        if "warning: this round" in errors:
            saved = re.search("is saved only up to question ([0-9]+)", errors)
            return {asked: shown[asked] for asked in sorted(shown)[: int(saved[1]) if saved else 0]}
        assert not errors or errors.startswith("warning: no backup was made: ")
    return shown


def _continue_with_space(home: Path, quiz: str, shown: Mapping[int, tuple[str, str]]) -> None:
    """Check that everything that was ``shown`` is saved; finish the round, or play another one."""
    if (home / "scores.db").exists():
        _assert_intact(home / "scores.db")
    number, stored, is_open = _newest(home)
    assert {asked: stored.get(asked) for asked in shown} == shown
    arguments = ("resume", str(number)) if is_open else ("play", quiz, *_PLAY)
    result = run(*arguments, lines="Yes\n" * _QUESTIONS)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"({_QUESTIONS} of {_QUESTIONS} correct)" in result.stdout


def _fill_files(sizes: Sequence[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    quiz, counts = write_quiz(tmp_path / "quiz.yaml"), []
    for size in sizes:
        home = tmp_path / f"at-{size}"
        monkeypatch.setenv("ANORA_QUIZ_HOME", str(home))
        arguments = (size, "play", quiz, *_PLAY)
        shown = _play_on_full_disk(["-c", _LIMITED], arguments)
        counts.append(len(shown))
        _continue_with_space(home, quiz, shown)
    return counts


def test_files_that_may_not_grow_lose_no_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = _fill_files((0, 170_000), tmp_path, monkeypatch)
    assert counts[0] == 0 < counts[1] < _QUESTIONS


@pytest.mark.endurance
def test_files_that_may_not_grow_beyond_15_sizes_lose_no_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = _fill_files(_SIZES, tmp_path, monkeypatch)
    print(dict(zip(_SIZES, counts, strict=True)))
    assert {0, _QUESTIONS} < {*counts}  # some end within the round


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Return the folder of a small disk, which `_resize` makes larger or smaller."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4k,mode=700", "none", str(folder)]
    try:
        is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        is_mounted = False
    if not is_mounted:
        pytest.skip("needs somebody who may mount disks")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


def _resize(disk: Path, kilobytes: int) -> None:
    options = f"remount,size={kilobytes}k"
    subprocess.run(["mount", "-o", options, str(disk)], check=True)  # noqa: S607


@pytest.mark.endurance
def test_disks_of_15_sizes_that_get_full_lose_no_verdict(
    disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz = write_quiz(tmp_path / "quiz.yaml")
    sizes = range(16, 466, 30)  # kilobytes
    counts = []
    for size in sizes:
        _resize(disk, size)
        home = disk / f"at-{size}"
        monkeypatch.setenv("ANORA_QUIZ_HOME", str(home))
        shown = _play_on_full_disk(["-m", "anora_quiz"], ("play", quiz, *_PLAY))
        counts.append(len(shown))
        _resize(disk, 10_000)
        _continue_with_space(home, quiz, shown)
        for path in sorted(home.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    print(dict(zip(sizes, counts, strict=True)))
    assert {0, _QUESTIONS} < {*counts}  # some end within the round
