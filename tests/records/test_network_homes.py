"""Homes on file systems without shared memory, such as network disks: no write-ahead log.

SQLite stands in for them when told not to lock: then it has no shared memory either.
"""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("has another way to lock", allow_module_level=True)

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.replies import SKIP
from anora_quiz.records import backups, history
from anora_quiz.records.store import Store
from tests.records.builders import begin, finish
from tests.samples import EDITOR, FILM, NOON, right, round_of

_connect: Callable[..., sqlite3.Connection] = sqlite3.connect


@pytest.fixture(autouse=True)
def without_shared_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(name: Any, **options: Any) -> sqlite3.Connection:
        uri = f"{name.absolute().as_uri()}?mode=rwc" if isinstance(name, Path) else name
        return _connect(f"{uri}&vfs=unix-none", **options | {"uri": True})

    monkeypatch.setattr(sqlite3, "connect", connect)


def _mode(store: Store) -> str:
    with store.reading() as database:
        mode: str = database.execute("PRAGMA journal_mode").fetchone()[0]
        return mode


def test_rounds_are_saved_with_a_rollback_journal(path: Path) -> None:
    with Store(path) as store:
        finish(store, round_of(EDITOR), right(EDITOR))
        assert _mode(store) == "delete"
    with Store(path) as store:
        assert [each.right for each in history.finished(store, 9)] == [1]
        assert _mode(store) == "delete"
        assert store.not_saved is None


def test_several_windows_can_be_open(path: Path) -> None:
    with Store(path) as one, Store(path) as other:
        begin(one, round_of(EDITOR, FILM), SKIP)
        begin(other, round_of(EDITOR, FILM), SKIP)
        assert len(history.unfinished(one)) == len(history.unfinished(other)) == 2


def test_every_commit_waits_until_it_is_on_disk(path: Path) -> None:
    with Store(path) as store, store.writing() as database:
        assert database.execute("PRAGMA synchronous").fetchone() == (2,)


def test_backup_is_made(path: Path) -> None:
    with Store(path, lambda: NOON) as store:
        finish(store, round_of(EDITOR), right(EDITOR))
        store.back_up()
        assert store.backup_problem is None
    assert len(backups.backups(path)) == 1


def test_answers_in_the_log_of_a_copied_home_are_kept(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill on a disk that has shared memory."""
    path.parent.mkdir(parents=True)
    killed = tmp_path / "killed.db"
    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", _connect)
        with Store(killed) as store:
            begin(store, round_of(EDITOR, FILM), SKIP)
            assert _mode(store) == "wal"
            for ending in ("", "-wal"):
                shutil.copy(f"{killed}{ending}", f"{path}{ending}")
    with Store(path) as store:
        assert [each.asked for each in history.unfinished(store)] == [1]
        assert _mode(store) == "delete"
    assert not path.with_name("scores.db-wal").exists()


def test_file_that_cannot_be_opened_is_not_taken_for_a_disk_without_shared_memory(
    path: Path,
) -> None:
    path.mkdir(parents=True)
    with pytest.raises(RecordsError, match="can't be opened"):
        Store(path)
