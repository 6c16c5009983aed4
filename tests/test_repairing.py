"""Repairs are made whole or not at all: beside other processes, when killed, and on full disks.

Each test runs whole processes. The short forms are part of the normal run; the long ones, with
chance from a fixed seed, run with ``-m endurance``.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("needs signals, and limits to the size of files", allow_module_level=True)

from anora_quiz.records import repair
from anora_quiz.records.store import Store
from tests.command_line import run
from tests.records import damage
from tests.records.builders import finish
from tests.samples import EDITOR, right, round_of

_FIX = ("data", "check", "--fix")
_SOME_ARE_LOST = 1  # as an exit code
_PLAYING = """
import sys
from pathlib import Path
from anora_quiz.records.store import Store
with Store(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""
_WAITING = """
import sqlite3, sys
from contextlib import closing
with closing(sqlite3.connect(sys.argv[1], timeout=30)) as database:
    print("waiting", flush=True)
    try:
        database.execute("CREATE TABLE mine (one)")
    except sqlite3.Error as error:
        print(error)
"""
_DYING = """
import os, sys
from pathlib import Path
left, replace = int(sys.argv.pop(1)), Path.replace
def replace_or_die(path, target):
    global left
    replace(path, target)
    left -= 1
    if not left:
        os._exit(9)
Path.replace = replace_or_die
from anora_quiz.cli import main
main()
"""
_LIMITED = """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from anora_quiz.cli import main
main()
"""
_FILES = {"scores.db", "scores.db-wal", "scores.db-shm", "library.db"}
_SIZES = range(0, 2_100_000, 140_000)  # bytes
_Contents = dict[int, list[tuple[Any, ...]]]


def _start(script: Sequence[str], *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a folder with a damaged database; its newest round is in its log, as after a kill."""
    made, folder = tmp_path / "made" / "scores.db", tmp_path / "damaged"
    damage.make_database(made, 40)
    with Store(made) as store:
        finish(store, round_of(EDITOR), right(EDITOR))
        shutil.copytree(made.parent, folder)
    damage.overwrite(folder / "scores.db", random.Random(5), 3)
    return folder


def _repaired(damaged: Path, home: Path) -> _Contents:
    """Return what is in the database after a repair that nothing disturbs."""
    shutil.copytree(damaged, home)
    result = run(*_FIX)
    assert (result.exit_code, result.stderr) == (_SOME_ARE_LOST, "")
    contents = damage.contents(home / "scores.db")
    assert 41 in contents
    shutil.rmtree(home)
    return contents


def _check_after(home: Path, damaged: Path, expected: _Contents) -> None:
    """Check that a second repair brings everything back, and that the damaged files are kept."""
    assert run(*_FIX).stderr == ""
    assert run("data", "check").exit_code == 0
    assert damage.contents(home / "scores.db") == expected
    harmed = {(damaged / f"scores.db{ending}").read_bytes() for ending in ("", "-wal")}
    assert harmed <= {each.read_bytes() for each in home.glob("scores-damaged-*")}
    assert not [each.name for each in home.iterdir() if "repair" in each.name]
    shutil.rmtree(home)


def test_database_that_another_process_has_open_is_not_repaired(damaged: Path, home: Path) -> None:
    shutil.copytree(damaged, home)
    game = _start(["-c", _PLAYING], home / "scores.db")
    assert game.stdout is not None
    assert game.stdout.readline() == "open\n"
    before = (home / "scores.db").read_bytes()
    result = run(*_FIX)
    assert result.exit_code == 1
    assert result.stderr == (
        f'error: "{home / "scores.db"}" is in use by another program\n'
        "hint: close other Anora Quiz windows and try again\n"
    )
    assert (home / "scores.db").read_bytes() == before
    game.communicate("\n")
    assert run(*_FIX).exit_code == _SOME_ARE_LOST


def test_process_that_waited_for_the_old_file_uses_nothing_of_the_new_one(
    damaged: Path, home: Path
) -> None:
    """It has the old one open by then, and must not write beside the new one."""
    shutil.copytree(damaged, home)
    scores, fresh = home / "scores.db", home / "fresh.db"
    damage.make_database(fresh, 40)
    with repair._alone(scores) as file:  # noqa: SLF001
        game = _start(["-c", _WAITING], scores)
        assert game.stdout is not None
        assert game.stdout.readline() == "waiting\n"
        repair._replace(scores, file, fresh)
    output, _ = game.communicate(timeout=60)
    assert output == "file is not a database\n"
    assert damage.contents(scores).keys() == set(range(1, 41))


@pytest.mark.parametrize("steps", range(1, 6))
def test_repair_that_dies_after_any_step_loses_nothing(
    damaged: Path, home: Path, steps: int
) -> None:
    expected = _repaired(damaged, home)
    shutil.copytree(damaged, home)
    dying = _start(["-c", _DYING], steps, *_FIX)
    dying.communicate(timeout=60)
    assert dying.returncode == (9 if steps < 5 else _SOME_ARE_LOST)  # there are four
    _check_after(home, damaged, expected)


def _kill_repairs(damaged: Path, home: Path, count: int, seed: int) -> int:
    """Kill as many repairs at random moments; return how many had begun to write."""
    expected, rng = _repaired(damaged, home), random.Random(seed)
    shutil.copytree(damaged, home)
    started = time.perf_counter()
    _start(["-m", "anora_quiz"], *_FIX).communicate()
    duration = time.perf_counter() - started
    shutil.rmtree(home)
    begun = 0
    for _ in range(count):
        shutil.copytree(damaged, home)
        killed = _start(["-m", "anora_quiz"], *_FIX)
        time.sleep(duration * rng.uniform(0.4, 1))
        killed.kill()
        killed.communicate()
        begun += len([*home.iterdir()]) > len([*damaged.iterdir()])
        _check_after(home, damaged, expected)
    return begun


def test_repair_that_is_killed_loses_nothing(damaged: Path, home: Path) -> None:
    _kill_repairs(damaged, home, 1, seed=1)


@pytest.mark.endurance
def test_repair_that_is_killed_50_times_loses_nothing(damaged: Path, home: Path) -> None:
    assert _kill_repairs(damaged, home, 50, seed=2) > 5


def _repair_on_full_disks(damaged: Path, home: Path, sizes: Sequence[int]) -> list[bool]:
    """Repair where files may have these ``sizes``; return whether that was possible."""
    expected, successes = _repaired(damaged, home), []
    for size in sizes:
        shutil.copytree(damaged, home)
        before = (home / "scores.db").read_bytes()
        limited = _start(["-c", _LIMITED], size, *_FIX)
        _, errors = limited.communicate(timeout=60)
        if errors:
            assert limited.returncode == 1
            assert "Traceback" not in errors
            assert len(errors.splitlines()) == 2
            assert (home / "scores.db").read_bytes() == before
            assert {each.name for each in home.iterdir()} <= _FILES
        successes.append(not errors)
        _check_after(home, damaged, expected)
    return successes


def test_repair_on_a_full_disk_loses_nothing(damaged: Path, home: Path) -> None:
    assert _repair_on_full_disks(damaged, home, [100_000, 10_000_000]) == [False, True]


@pytest.mark.endurance
def test_repair_on_disks_of_15_sizes_loses_nothing(damaged: Path, home: Path) -> None:
    successes = _repair_on_full_disks(damaged, home, _SIZES)
    print(dict(zip(_SIZES, successes, strict=True)))
    assert {*successes} == {False, True}
