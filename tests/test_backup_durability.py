"""Kills and full disks while the database is updated or backed up lose nothing.

The long forms run with ``-m endurance``, as those of `test_durability`.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs signals, and limits to the size of files", allow_module_level=True)

from anora_quiz.records import backups
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.store import Store
from tests.samples import NOON

_OLD = Path(__file__).parent / "records" / "databases" / "version-4.sql"
_COPIES = 400  # of the old rounds, so that an update takes long enough to be killed
_START = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
from anora_quiz.records import backups
from anora_quiz.records.store import Store
path, target = map(Path, sys.argv[1:])
print("ready", flush=True)
"""
_UPDATE = f"{_START}Store(path)"
_BACK_UP = f"""{_START}
at = datetime(2026, 1, 1)
while True:
    at += timedelta(days=1)
    backups.make(path, at, backups.DAILY)
    backups.copy(path, target, replaces=True)
"""
_LIMITED = """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from anora_quiz.cli import main
main()
"""


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a database of an earlier version, with many rounds."""
    path = tmp_path_factory.mktemp("old") / "scores.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(_OLD.read_text(encoding="utf-8"))
        for table in ("rounds", "players", "cards", "turns", "results"):
            names = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table})")]
            key = "id" if table == "rounds" else "round"
            others = ", ".join(name for name in names if name != key)
            database.executemany(
                f"INSERT INTO {table} ({key}, {others}) SELECT {key} + ?, {others} FROM {table}"  # noqa: S608
                f" WHERE {key} <= 100",
                [(100 * copy,) for copy in range(1, _COPIES)],
            )
        database.commit()
    return path


def _counts(path: Path) -> list[int]:
    """Return how many rounds, turns and results are in the whole database at ``path``."""
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = ("rounds", "turns", "results")
        return [
            database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in tables
        ]


def _run_and_kill(script: str, path: Path, target: Path, seconds: float | None) -> float:
    """Run ``script``, kill it after ``seconds`` unless that is None; return how long it took."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, path, target],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    began = time.perf_counter()
    if seconds is not None:
        time.sleep(seconds)
        process.kill()
    process.communicate(timeout=60)
    return time.perf_counter() - began


def _kill_updates(old: Path, home: Path, count: int) -> None:
    expected, path, rng = _counts(old), home / "scores.db", random.Random(1)
    home.mkdir(parents=True)
    shutil.copy(old, path)
    duration, versions = _run_and_kill(_UPDATE, path, path, None), set()
    for _ in range(count):
        shutil.rmtree(home)
        home.mkdir()
        shutil.copy(old, path)
        _run_and_kill(_UPDATE, path, path, rng.random() * duration)
        assert _counts(path) == expected
        assert {tuple(_counts(each)) for each in backups.backups(path)} <= {tuple(expected)}
        with closing(sqlite3.connect(path)) as database:
            versions.add(database.execute("PRAGMA user_version").fetchone()[0])
    assert versions <= {4, len(MIGRATIONS)}
    with Store(path):
        assert _counts(path) == expected


def test_updates_that_are_killed_lose_nothing(old: Path, home: Path) -> None:
    _kill_updates(old, home, 2)


@pytest.mark.endurance
def test_updates_that_are_killed_50_times_lose_nothing(old: Path, home: Path) -> None:
    _kill_updates(old, home, 50)


def _kill_backups(old: Path, home: Path, count: int) -> None:
    expected, path, rng = _counts(old), home / "scores.db", random.Random(2)
    home.mkdir(parents=True)
    shutil.copy(old, path)
    backups.copy(path, home / "own.db")
    for _ in range(count):
        _run_and_kill(_BACK_UP, path, home / "own.db", rng.random() * 0.5)
        for each in (path, home / "own.db", *backups.backups(path)):
            assert _counts(each) == expected
        assert len(backups.backups(path)) <= backups.KEPT + 1
    made = backups.make(path, NOON.replace(year=2100), backups.DAILY)
    assert {each.name[0] for each in made.parent.iterdir()} == {"s"}  # none is unfinished


def test_backups_that_are_killed_are_whole_or_not_there(old: Path, home: Path) -> None:
    _kill_backups(old, home, 2)


@pytest.mark.endurance
def test_backups_that_are_killed_50_times_are_whole_or_not_there(old: Path, home: Path) -> None:
    _kill_backups(old, home, 50)


def _run_limited(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", _LIMITED, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )


def _back_up_on_full_disks(old: Path, home: Path, sizes: Sequence[int]) -> list[bool]:
    """Return for each of ``sizes`` whether a backup was made where no file may be larger."""
    expected, target = _counts(old), home / "own.db"
    made: list[bool] = []
    home.mkdir(parents=True)
    shutil.copy(old, home / "scores.db")
    for size in sizes:
        target.write_text("older")
        arguments = [str(size), "data", "backup", str(target), "--force"]
        result = _run_limited(*arguments)
        if result.returncode:
            error, hint = result.stderr.splitlines()
            assert (result.returncode, target.read_text()) == (1, "older")
            assert str(target) in error
            assert hint.startswith("hint: ")
        else:
            assert _counts(target) == expected
        made.append(not result.returncode)
        assert {each.name for each in home.iterdir()} <= {
            *("scores.db", "scores.db-wal", "scores.db-shm", "own.db")
        }
    return made


def test_backup_that_may_not_grow_leaves_the_older_one(old: Path, home: Path) -> None:
    size = old.stat().st_size
    assert _back_up_on_full_disks(old, home, [0, size // 2, size]) == [False, False, True]


@pytest.mark.endurance
def test_backups_on_disks_of_15_sizes_are_whole_or_not_there(old: Path, home: Path) -> None:
    size = old.stat().st_size
    made = _back_up_on_full_disks(old, home, range(0, size * 15 // 14, size // 14))
    assert {True, False} == {*made}


def _update_on_full_disks(old: Path, home: Path, sizes: Sequence[int]) -> list[bool]:
    """Return for each of ``sizes`` whether the update was made where no file may be larger."""
    expected, path = _counts(old), home / "scores.db"
    made: list[bool] = []
    for size in sizes:
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        shutil.copy(old, path)
        result = _run_limited(str(size), "scores")
        assert "Traceback" not in result.stderr
        assert "damaged" not in result.stderr
        assert _counts(path) == expected
        assert all(_counts(each) == expected for each in backups.backups(path))
        with Store(path):
            made.append(not result.returncode)
        assert _counts(path) == expected
    return made


def test_update_on_a_full_disk_loses_nothing(old: Path, home: Path) -> None:
    size = old.stat().st_size
    assert _update_on_full_disks(old, home, [0, size // 2, 3 * size]) == [False, False, True]


@pytest.mark.endurance
def test_updates_on_disks_of_15_sizes_lose_nothing(old: Path, home: Path) -> None:
    size = old.stat().st_size
    made = _update_on_full_disks(old, home, range(0, size * 3, size // 5))
    assert {True, False} == {*made}
