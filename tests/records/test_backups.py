"""Backups: whole, private, the newest kept, and never made of damage."""

import os
import sqlite3
import sys
import threading
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.replies import SKIP
from anora_quiz.records import backups, history
from anora_quiz.records.store import Store
from tests.records.builders import begin
from tests.samples import EDITOR, FILM, NOON, round_of

_NOW = datetime.fromisoformat("2026-11-28T03:24:55")


def _names(path: Path) -> list[str]:
    return [each.name for each in backups.backups(path)]


def _make(path: Path, days: int, why: str = backups.DAILY) -> Path:
    return backups.make(path, _NOW + timedelta(days=days), why)


def test_backup_holds_what_is_not_yet_in_the_file_itself(store: Store, path: Path) -> None:
    """As during a round, when the newest answers are in the write-ahead log."""
    begin(store, round_of(EDITOR, FILM), SKIP)
    made = backups.make(path, _NOW, backups.DAILY)
    with Store(made) as copied:
        assert [each.asked for each in history.unfinished(copied)] == [1]


def test_backup_has_a_name_with_its_time_and_reason_in_a_folder_beside_the_database(
    store: Store, path: Path
) -> None:
    begin(store, round_of(EDITOR))
    assert _make(path, 0) == path.parent / "backups" / "scores-2026-11-28-032455-daily.db"
    made = _make(path, 1, backups.BEFORE_UPDATE)
    assert made.name == "scores-2026-11-29-032455-before-update.db"
    assert _names(path)[0] == made.name


@pytest.mark.skipif(sys.platform == "win32", reason="has other permissions")
def test_backup_is_private_and_alone(store: Store, path: Path) -> None:
    begin(store, round_of(EDITOR))
    made = _make(path, 0)
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    assert list(made.parent.iterdir()) == [made]


def test_only_the_last_three_are_kept_and_those_of_the_player(store: Store, path: Path) -> None:
    begin(store, round_of(EDITOR))
    own = backups.folder_of(path) / backups.name_of(path, _NOW - timedelta(days=9))
    backups.copy(path, own)
    made = [_make(path, day) for day in range(5)]
    assert backups.backups(path) == [*reversed(made[-3:]), own]


def test_backup_after_a_round_is_due_once_a_day(store: Store, path: Path) -> None:
    begin(store, round_of(EDITOR))
    assert backups.is_due(path, _NOW)
    _make(path, 0, backups.BEFORE_UPDATE)
    assert backups.is_due(path, _NOW)
    _make(path, 0)
    assert not backups.is_due(path, _NOW)
    assert backups.is_due(path, _NOW + timedelta(days=1))


def test_damage_is_told_and_does_not_push_out_good_backups(path: Path) -> None:
    with Store(path) as store:
        begin(store, round_of(EDITOR))
    good = [_make(path, day) for day in range(3)]
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    with pytest.raises(RecordsError, match=r"no backup was made: .* is damaged"):
        _make(path, 4)
    assert backups.backups(path) == good[::-1]
    assert sorted(path.parent.joinpath("backups").iterdir()) == good


def test_folder_that_cannot_be_made_is_an_error_with_its_name(store: Store, path: Path) -> None:
    begin(store, round_of(EDITOR))
    backups.folder_of(path).write_text("a file")
    with pytest.raises(RecordsError, match=r"no backup was made: can't write .*backups"):
        _make(path, 0)


def test_copies_that_kills_left_are_removed_but_not_one_that_is_being_made(
    store: Store, path: Path
) -> None:
    begin(store, round_of(EDITOR))
    made = _make(path, 0)
    left, new = (made.with_name(f".scores-{name}") for name in ("left", "new"))
    for each, at in ((left, NOON - timedelta(hours=2)), (new, NOON)):
        each.touch()
        os.utime(each, (at.timestamp(), at.timestamp()))
    made = backups.make(path, NOON, backups.DAILY)
    assert not left.exists()
    assert new.exists()


def test_copy_replaces_a_file_only_if_asked(store: Store, path: Path, tmp_path: Path) -> None:
    begin(store, round_of(EDITOR))
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(FileExistsError):
        backups.copy(path, target)
    assert target.read_text() == "mine"
    backups.copy(path, target, replaces=True)
    with closing(sqlite3.connect(target)) as database:
        assert database.execute("SELECT count(*) FROM rounds").fetchone() == (1,)


# Before an update


@pytest.fixture
def old_path(path: Path) -> Path:
    """Return the path of a database from before the last updates."""
    path.parent.mkdir(parents=True)
    script = Path(__file__).parent / "databases" / "version-5.sql"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(script.read_text(encoding="utf-8"))
    return path


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        version: int = database.execute("PRAGMA user_version").fetchone()[0]
        return version


def test_database_is_backed_up_as_it_was_before_its_tables_are_changed(old_path: Path) -> None:
    with Store(old_path, lambda: _NOW) as store:
        assert store.backup_problem is None
    assert _names(old_path) == ["scores-2026-11-28-032455-before-update.db"]
    assert [_version(each) for each in backups.backups(old_path)] == [5]
    assert _version(old_path) > 5
    with Store(old_path, lambda: _NOW + timedelta(days=1)):
        pass
    assert len(_names(old_path)) == 1


def test_new_database_is_not_backed_up(store: Store, path: Path) -> None:
    assert store.backup_problem is None
    assert not backups.folder_of(path).exists()


def test_update_goes_on_where_no_backup_can_be_made(old_path: Path) -> None:
    backups.folder_of(old_path).write_text("a file")
    with Store(old_path) as store:
        assert "no backup was made" in str(store.backup_problem)
        assert len(history.unfinished(store)) == 2
    assert _version(old_path) > 5


def test_processes_that_back_up_at_once_make_one(store: Store, path: Path) -> None:
    begin(store, round_of(EDITOR))
    problems: list[RecordsError | None] = []

    def back_up(second: int) -> None:
        with Store(path, lambda: _NOW + timedelta(seconds=second)) as other:
            other.back_up()
            problems.append(other.backup_problem)

    threads = [threading.Thread(target=back_up, args=[second]) for second in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == [None] * 4
    assert len(_names(path)) == 1


# Databases that are lost


def _lose(path: Path, *, is_empty: bool) -> None:
    """Back up a database with a round, and then delete or empty it."""
    with Store(path) as store:
        begin(store, round_of(EDITOR))
        _make(path, 0)
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()
    if is_empty:
        path.touch()


@pytest.mark.parametrize("is_empty", [False, True], ids=["missing", "empty"])
def test_database_that_is_lost_is_told_and_made_again_only_by_what_is_saved(
    path: Path, *, is_empty: bool
) -> None:
    _lose(path, is_empty=is_empty)
    told: list[RecordsError] = []
    with Store(path, warn=told.append) as store:
        assert history.unfinished(store) == []
        assert path.exists() == is_empty
        begin(store, round_of(FILM))
        assert path.stat().st_size
        assert len(history.unfinished(store)) == 1
    (warning,) = told
    assert "but there are backups of it" in str(warning)
    assert "--from-backup" in str(warning.hint)
    with Store(path, warn=told.append) as store:
        assert len(history.unfinished(store)) == 1
    assert len(told) == 1


def test_database_whose_backups_have_nothing_is_made_without_a_word(path: Path) -> None:
    with Store(path):
        _make(path, 0)
    path.unlink()
    told: list[RecordsError] = []
    with Store(path, warn=told.append):
        assert path.exists()
    assert not told


def test_backups_with_more_rounds_are_not_pushed_out(path: Path) -> None:
    with Store(path) as store:
        for _ in range(2):
            begin(store, round_of(EDITOR))
        more = _make(path, 0)
    path.unlink()
    with Store(path) as store:
        begin(store, round_of(EDITOR))
        made = [_make(path, day) for day in range(1, 6)]
        assert backups.backups(path) == [*reversed(made[-3:]), more]
        begin(store, round_of(EDITOR))
        _make(path, 6)
        assert more not in backups.backups(path)
