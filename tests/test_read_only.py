"""Homes where nothing can be written, and databases that disappear: reading and playing go on.

A folder is made read-only with permissions, or for root, whom those don't bind, by mounting it.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

import pytest

from anora_quiz.databases import sqlite_error
from anora_quiz.quiz.replies import SKIP
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import history
from anora_quiz.records.journal import Journal
from anora_quiz.records.store import NotSaved, Store
from tests.cli.playing import write_quiz
from tests.command_line import Result, run
from tests.records.builders import begin
from tests.samples import EDITOR, FILM, round_of

if sys.platform == "win32":
    pytest.skip("needs other permissions", allow_module_level=True)

_PLAY = ("--no-spoilers", "--questions", "2", "--player", "Ani")
_NOT_SAVED = "warning: this round won't be saved: "


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """Let nobody write to ``folder``."""
    if os.geteuid():
        files = [each for each in folder.rglob("*") if each.is_file()]
        for each, mode in [*((file, 0o400) for file in files), (folder, 0o500)]:
            each.chmod(mode)
        yield
        for each, mode in [(folder, 0o700), *((file, 0o600) for file in files)]:
            each.chmod(mode)
        return
    for options in (["--bind", str(folder), str(folder)], ["-o", "remount,bind,ro", str(folder)]):
        mount = ["mount", *options]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("needs somebody who may mount")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607


@pytest.fixture
def quiz(tmp_path: Path) -> str:
    return write_quiz(tmp_path / "quiz.yaml")


def _play(quiz: str, lines: str = "Yes\nNo\n") -> Result:
    return run("play", quiz, *_PLAY, lines=lines)


def _assert_not_saved(result: Result, reason: str) -> None:
    assert result.exit_code == 0
    assert result.stderr.count(_NOT_SAVED) == 1
    assert reason in result.stderr
    assert not any(words in result.stdout for words in ("Saved at", "is saved", "1st", "resume"))


_READING = (
    ("scores",),
    ("scores", "--json"),
    ("stats", "--player", "Ani"),
    ("review",),
    ("review", "--list"),
    ("resume", "--list"),
    ("review", "--json"),
    ("resume", "--list", "--json"),
    ("data", "path"),
)


def test_what_was_played_is_read_in_a_read_only_home(home: Path, quiz: str) -> None:
    _play(quiz)
    _play(quiz, "Yes\n")  # the second one is saved for later
    before = [run(*command) for command in _READING]
    with _read_only(home):
        assert [run(*command) for command in _READING] == before
    assert all(each.exit_code == 0 and each.stdout for each in before)


def test_a_round_that_cannot_be_saved_is_printed_with_all_answers(home: Path, quiz: str) -> None:
    _play(quiz)
    with _read_only(home):
        result = run("play", quiz, *_PLAY, "--json", lines="Yes\nNo\n")
    _assert_not_saved(result, "")
    data = json.loads(result.stdout)
    assert (data["round"], data["finished"], data["started_at"]) == (None, True, None)
    assert [turn["answer"] for turn in data["turns"]] == [["Yes"], ["No"]]


@pytest.mark.parametrize("kept", [["-wal"], ["-wal", "-shm"]], ids="".join)
def test_answers_that_are_in_the_log_alone_are_read(
    home: Path, tmp_path: Path, kept: Sequence[str]
) -> None:
    """As after a kill."""
    killed = tmp_path / "killed" / "scores.db"
    with Store(killed) as store:
        begin(store, round_of(EDITOR, FILM), SKIP)
        home.mkdir(parents=True)
        for ending in ("", *kept):
            shutil.copy(f"{killed}{ending}", home)
    with _read_only(home), Store(home / "scores.db") as opened:
        assert [each.asked for each in history.unfinished(opened)] == [1]


def test_database_of_an_earlier_version_is_read_and_left_as_it_is(home: Path) -> None:
    path = home / "scores.db"
    home.mkdir(parents=True)
    script = Path(__file__).parent / "records" / "databases" / "version-5.sql"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(script.read_text(encoding="utf-8"))
    before = path.read_bytes()
    with _read_only(home):
        assert "2. " in run("review", "--list").stdout
    assert path.read_bytes() == before
    assert list(home.iterdir()) == [path]


def test_round_in_a_read_only_home_is_played_and_not_said_to_be_saved(
    home: Path, quiz: str
) -> None:
    _play(quiz)
    before = run("scores").stdout
    with _read_only(home):
        result = _play(quiz)
        left = _play(quiz, "Yes\n:quit\n")
    _assert_not_saved(result, "can't be written")
    assert "(1 of 2 correct)" in result.stdout
    _assert_not_saved(left, "can't be written")
    assert "This round wasn't saved." in left.stdout
    assert run("scores").stdout == before
    assert run("resume", "--list").stdout.startswith("No saved rounds")


def test_saved_round_is_resumed_in_a_read_only_home_and_stays_as_it_was(
    home: Path, quiz: str
) -> None:
    _play(quiz, "Yes\n")
    before = run("resume", "--list").stdout
    with _read_only(home):
        result = run("resume", lines="No\n")
    _assert_not_saved(result, "can't be written")
    assert "(1 of 2 correct)" in result.stdout
    assert run("resume", "--list").stdout == before


def test_home_that_cannot_be_made_has_nothing_and_is_played_in(
    home: Path, quiz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir(parents=True)
    monkeypatch.setenv("ANORA_QUIZ_HOME", str(home / "deep" / "home"))
    with _read_only(home):
        assert run("scores").stdout.startswith("No scores yet")
        _assert_not_saved(_play(quiz), "can't be written")
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "command", [("resume", "--discard", "1"), ("data", "backup")], ids=" ".join
)
def test_what_has_to_write_says_that_it_cannot(
    home: Path, quiz: str, command: Sequence[str]
) -> None:
    _play(quiz, "Yes\n")
    with _read_only(home):
        result = run(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "can't" in result.stderr
    assert "write" in result.stderr or "written" in result.stderr


# Databases that disappear during a round


def _delete(path: Path) -> None:
    for each in path.parent.glob("scores.db*"):
        each.unlink()


def _replace(path: Path) -> None:
    other = path.with_name("other.db")
    other.write_bytes(path.read_bytes())
    other.replace(path)


def _move_away(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


_LOSE = pytest.mark.parametrize("lose", [_delete, _replace, _move_away])


@_LOSE
def test_database_that_disappears_is_told_by_the_next_step(
    home: Path, lose: Callable[[Path], None]
) -> None:
    path = home / "scores.db"
    with Store(path) as store:
        played, journal = begin(store, round_of(EDITOR, FILM))
        lose(path)
        with pytest.raises(NotSaved, match="was moved or deleted"):
            journal.keep(played)


@_LOSE
def test_round_whose_database_disappears_is_played_on_and_that_is_told_once(
    home: Path, quiz: str, lose: Callable[[Path], None]
) -> None:
    _play(quiz)

    def save_and_lose(self: Journal, played: Round, at: datetime) -> None:
        save(self, played, at)
        if len(played.turns) == 1:
            lose(home / "scores.db")

    save = Journal.save
    with pytest.MonkeyPatch.context() as patch:  # undoing all would also forget the home
        patch.setattr(Journal, "save", save_and_lose)
        result = _play(quiz)
    _assert_not_saved(result, "was moved or deleted")
    assert "(1 of 2 correct)" in result.stdout
    assert result.stdout.endswith("This round wasn't saved.\n")
    assert _NOT_SAVED not in _play(quiz).stderr
    assert (home / "scores.db").stat().st_size


def test_database_that_becomes_read_only_during_a_round_is_told_once(
    quiz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _play(quiz)

    def save_read_only(self: Journal, played: Round, at: datetime) -> None:
        with self._store.reading() as database:
            database.execute("PRAGMA query_only = ON")
        save(self, played, at)

    save = Journal.save
    monkeypatch.setattr(Journal, "save", save_read_only)
    _assert_not_saved(_play(quiz), "can't be written")


# Disks that get full, and damage, during a round


@contextmanager
def _harm_after(turns: int, harm: tuple[int, str]) -> Iterator[None]:
    """Let nothing be saved after this many turns, with an error as SQLite raises it."""

    @contextmanager
    def writing(self: Store) -> Iterator[sqlite3.Connection]:
        with write(self) as database:
            (count,) = database.execute("SELECT count(*) FROM turns WHERE round > 1").fetchone()
            if count >= turns:
                raise sqlite_error(*harm)
            yield database

    write = Store.writing
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "writing", writing)
        yield


_FULL = (sqlite3.SQLITE_FULL, "database or disk is full")
_DAMAGED = (sqlite3.SQLITE_CORRUPT, "database disk image is malformed")


@pytest.mark.parametrize(
    ("harm", "command"), [(_FULL, "resume"), (_DAMAGED, "data check --fix")], ids=["full", "damage"]
)
@pytest.mark.parametrize("turns", [1, 2])
def test_round_that_can_no_longer_be_saved_is_played_on_and_says_what_is_saved(
    quiz: str, harm: tuple[int, str], command: str, turns: int
) -> None:
    _play(quiz)
    with _harm_after(turns, harm):
        result = _play(quiz)
    assert result.exit_code == 0
    assert result.stderr.count("warning: ") == 1
    assert f"this round is saved only up to question {turns}: " in result.stderr
    assert harm[1] in result.stderr
    assert f"hint: later, run `anora-quiz {command}`\n" in result.stderr
    assert "(1 of 2 correct)" in result.stdout
    assert result.stdout.endswith(
        f"This round is saved only up to question {turns}. Continue with: anora-quiz {command}\n"
    )
    assert "(1 of 2 correct)" in run("resume", lines="No\n").stdout


def test_round_on_a_disk_that_is_full_from_the_start_is_played(quiz: str) -> None:
    _play(quiz)
    with _harm_after(0, _FULL):
        result = _play(quiz)
    _assert_not_saved(result, "the disk is full")
    assert result.stdout.endswith("This round wasn't saved.\n")


@pytest.fixture
def full_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiz: str) -> Iterator[Path]:
    """Return a home on a full disk, with a round that was played before."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "none", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs somebody who may mount disks")
    monkeypatch.setenv("ANORA_QUIZ_HOME", str(disk))
    try:
        _play(quiz)
        with suppress(OSError), (disk / "filler").open("wb", 0) as filler:
            while filler.write(bytes(4096)):
                pass
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S607


@pytest.mark.parametrize("command", _READING, ids=" ".join)
def test_what_was_played_is_read_on_a_full_disk(full_home: Path, command: Sequence[str]) -> None:
    result = run(*command)
    assert (result.exit_code, result.stderr) == (0, "")
    (full_home / "filler").unlink()
    assert result.stdout == run(*command).stdout


def test_round_is_played_on_a_full_disk(full_home: Path, quiz: str) -> None:
    _assert_not_saved(_play(quiz), "the disk is full")
    (full_home / "filler").unlink()
    assert _play(quiz).stderr == ""
