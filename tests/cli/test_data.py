"""``data path`` and ``data backup``."""

import json
import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from anora_quiz.clock import SystemClock
from tests.cli.playing import NOON, write_quiz
from tests.command_line import Result, run
from tests.records import damage


@pytest.fixture
def played(home: Path, tmp_path: Path) -> Path:
    """Return the database, with one finished round."""
    quiz = write_quiz(tmp_path / "quiz.yaml")
    run("play", quiz, "--no-spoilers", "--questions", "1", "--player", "Ani", lines="Yes\n")
    return home / "scores.db"


def _players(path: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT player FROM results").fetchall()


def test_paths_are_listed_with_what_they_are(home: Path) -> None:
    lines = run("data", "path").stdout.splitlines()
    assert f"scores: {home / 'scores.db'} · rounds and scores" in lines
    assert f"backups: {home / 'backups'} · copies of rounds and scores" in lines
    assert {line.partition(":")[0] for line in lines} == {
        "scores", "backups", "packs", "config", "library"
    }  # fmt: skip
    assert not home.exists()


def test_paths_name_the_backups_also_as_json(home: Path, played: Path) -> None:
    run("data", "backup")
    data = json.loads(run("data", "path", "--json").stdout)
    assert data["scores"] == str(played)
    (made,) = (path for path in data["backup_files"] if "daily" not in path)
    assert Path(made).parent == home / "backups"
    assert f"  {Path(made).name}" in run("data", "path").stdout.splitlines()


@pytest.mark.parametrize(("name", "made_as"), [("", "scores-*.db"), ("mine.db", "mine.db")])
def test_backup_goes_into_a_folder_or_to_a_file(
    played: Path, tmp_path: Path, name: str, made_as: str
) -> None:
    result = run("data", "backup", str(tmp_path / name))
    (made,) = tmp_path.glob(made_as)
    assert result.stdout == f"Saved a backup: {made}\n"
    assert _players(made) == _players(played) == [("Ani",)]
    if sys.platform != "win32":
        assert made.stat().st_mode & 0o777 == 0o600


def test_backups_of_the_same_second_have_names_of_their_own(
    played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemClock, "now", lambda _: NOON)
    at_noon = [f"scores-2026-11-21-1200{second:02}.db" for second in range(3)]
    for arguments, folder in (((), played.parent / "backups"), ((str(tmp_path),), tmp_path)):
        for name in at_noon:
            assert run("data", "backup", *arguments).stdout == f"Saved a backup: {folder / name}\n"


def test_backup_replaces_a_file_only_with_force(played: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.db"
    target.write_text("mine")
    result = run("data", "backup", str(target))
    assert (result.exit_code, target.read_text()) == (2, "mine")
    assert "--force" in result.stderr
    assert run("data", "backup", str(target), "--force").exit_code == 0
    assert _players(target) == _players(played)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (lambda _: "-", "can't be written to standard output"),
        (str, "is the database itself"),
        (lambda path: str(path / "no" / "such"), "can't write"),
    ],
    ids=["output", "database", "no folder"],
)
def test_places_where_no_backup_can_be_are_refused(
    played: Path, file: Callable[[Path], str], expected: str
) -> None:
    before = played.read_bytes()
    result = run("data", "backup", "--force", file(played))
    assert result.exit_code
    assert expected in result.stderr
    assert played.read_bytes() == before


def test_copy_of_a_damaged_database_is_said_to_be_damaged(home: Path, tmp_path: Path) -> None:
    damage.make_database(home / "scores.db", 40)
    damage.overwrite(home / "scores.db", random.Random(2))
    target = tmp_path / "mine.db"
    result = run("data", "backup", str(target))
    assert (result.exit_code, result.stdout) == (1, f"Saved a backup: {target}\n")
    assert result.stderr.splitlines() == [
        f'error: "{home / "scores.db"}" is damaged, and so is this copy',
        "hint: run `anora-quiz data check`",
    ]
    assert target.exists()


def test_without_a_round_there_is_nothing_to_back_up(home: Path) -> None:
    result = run("data", "backup")
    assert result.stderr.startswith("error: there is nothing to back up yet")
    assert not home.exists()


# Backups that the game makes


def _play(tmp_path: Path) -> Result:
    arguments = ("--no-spoilers", "--questions", "1", "--player", "Ani")
    return run("play", str(tmp_path / "quiz.yaml"), *arguments, lines="Yes\n")


def test_first_finished_round_of_a_day_is_backed_up(home: Path, tmp_path: Path) -> None:
    write_quiz(tmp_path / "quiz.yaml")
    run("play", str(tmp_path / "quiz.yaml"), "--no-spoilers")  # saved, not finished
    assert not (home / "backups").exists()
    _play(tmp_path)
    (made,) = (home / "backups").iterdir()
    assert made.name.endswith("-daily.db")
    assert _players(made) == [("Ani",)]
    _play(tmp_path)
    assert list((home / "backups").iterdir()) == [made]


def test_round_ends_well_where_no_backup_can_be_made(
    home: Path, played: Path, tmp_path: Path
) -> None:
    assert played.exists()
    shutil.rmtree(home / "backups")
    (home / "backups").write_text("a file")
    result = _play(tmp_path)
    assert (result.exit_code, "Score: " in result.stdout) == (0, True)
    warning, hint = result.stderr.splitlines()
    assert warning.startswith("warning: no backup was made: can't write ")
    assert hint.startswith("hint: check the folder")
