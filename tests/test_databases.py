"""What the game needs of SQLite, and what it says if a database cannot be used."""

import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import anora_quiz
from anora_quiz import databases
from anora_quiz.errors import RecordsError
from anora_quiz.quiz.replies import SKIP
from anora_quiz.records import history, saved, tallies
from anora_quiz.records import store as records
from anora_quiz.records.journal import Journal
from anora_quiz.records.store import Store
from tests.cli.playing import shown, write_quiz
from tests.command_line import run
from tests.records.builders import begin
from tests.samples import EDITOR, FILM, NOON, right, round_of


@pytest.fixture
def path(home: Path) -> Path:
    """Return where the database of rounds will be."""
    return home / "scores.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path) as opened:
        yield opened


# Newer features of SQL, by the version that added them. Everything else in the game is older.
_NEWER = {
    (3, 25, 0): r"\bOVER\s*\(|RENAME COLUMN",
    (3, 27, 0): r"VACUUM INTO",
    (3, 30, 0): r"FILTER\s*\(|NULLS (FIRST|LAST)",
    (3, 31, 0): r"GENERATED ALWAYS",
    (3, 32, 0): r"\biif\s*\(",
    (3, 33, 0): r"UPDATE \w+ SET [^\n(]*\bFROM\b|sqlite_schema",
    (3, 35, 0): r"RETURNING|DROP COLUMN|MATERIALIZED|ON CONFLICT\s+DO|\b(floor|ceil|pow)\s*\(",
    (3, 37, 0): r"\)\s*STRICT\b",
    (3, 38, 0): r"->>|unixepoch\s*\(|\bformat\s*\(",
    (3, 39, 0): r"IS (NOT )?DISTINCT FROM|(RIGHT|FULL)( OUTER)? JOIN",
    (3, 44, 0): r"\bconcat(_ws)?\s*\(|string_agg\s*\(",
}
_SQL = re.compile(r"\"\"\"\s*(?:SELECT|INSERT|UPDATE|WITH|CREATE).*?\"\"\"|\"[^\"]*\"", re.DOTALL)


def _statements() -> str:
    """Return the string literals in all files of the game that use SQLite."""
    files = Path(anora_quiz.__file__).parent.rglob("*.py")
    sources = (path.read_text(encoding="utf-8") for path in files)
    return "\n".join(
        text.strip('"')
        for source in sources
        if "sqlite3" in source
        for text in _SQL.findall(
            re.sub(r"\"\n\s*\"", "", source)
        )  # joins literals in several pieces
    )


@pytest.mark.parametrize("version", sorted(_NEWER), ids=lambda version: f"{version[1]}")
def test_game_asks_of_sqlite_what_the_oldest_version_can_do(
    version: tuple[int, int, int],
) -> None:
    statements = _statements()
    assert "ON CONFLICT (player_key, mode) DO UPDATE" in statements
    assert version > databases.OLDEST_SQLITE
    assert re.findall(_NEWER[version], statements) == []


@pytest.mark.parametrize(
    "arguments",
    [["play"], ["play", "--plain"], ["scores"], ["resume"], ["stats"], ["daily"], ["practice"]],
    ids=" ".join,
)
def test_sqlite_that_is_too_old_is_reported_before_anything_else(
    arguments: list[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.23.1")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 23, 1))
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "error: Anora Quiz needs SQLite 3.24.0 or newer, but this Python uses 3.23.1\n"
        "hint: install a newer Python or SQLite\n"
    )
    assert not home.exists()


# What is reported


def _full(journal: Journal) -> None:
    with journal._store.reading() as database:  # noqa: SLF001 - the connection that it uses
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")


def _read_only(journal: Journal) -> None:
    with journal._store.reading() as database:  # noqa: SLF001
        database.execute("PRAGMA query_only = ON")


def _garbage_inside(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


_LONG = "x" * 100_000


@pytest.mark.parametrize(
    ("hinder", "expected"),
    [
        (_full, "can't be saved because the disk is full"),
        (_read_only, "can't be written (attempt to write a readonly database)"),
    ],
    ids=["full", "read-only"],
)
def test_what_keeps_an_answer_from_being_saved_is_reported_and_not_called_damage(
    store: Store, hinder: Callable[[Journal], None], expected: str
) -> None:
    _, journal = begin(store, round_of(EDITOR))
    hinder(journal)
    with pytest.raises(RecordsError) as caught:
        journal.flag(0, _LONG)
    assert expected in str(caught.value)
    assert "damaged" not in str(caught.value)


def test_database_locked_by_another_program_is_reported_and_not_called_damage(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(store, round_of(EDITOR))
    monkeypatch.setattr(records, "_LOCK_TIMEOUT", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Store(path) as mine:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordsError, match="is in use by another program") as caught:
            saved.begin(mine, round_of(EDITOR), NOON)
    assert "damaged" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_folder, "can't be opened"),
        (lambda path: path.write_text("my diary" * 1000), "is damaged"),
        (_garbage_inside, "is damaged"),
    ],
    ids=["folder", "text", "rubbish"],
)
def test_only_damage_is_called_damage(
    path: Path, change: Callable[[Path], None], expected: str
) -> None:
    with Store(path) as store:
        begin(store, round_of(EDITOR), SKIP)
    change(path)
    result = run("scores")
    if not result.exit_code:  # the boards are elsewhere in the file
        result = run("resume", "--list")
    assert (result.exit_code, result.stdout) == (1, "")
    error, hint = result.stderr.splitlines()
    assert error.startswith(f'error: "{path}" ')
    assert expected in error
    assert (expected == "is damaged") == (hint == "hint: run `anora-quiz data check`")


def test_database_of_a_newer_version_is_not_even_switched_to_another_journal(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 1000")
    before = path.read_bytes()
    with pytest.raises(RecordsError, match="by a newer version of Anora Quiz"):
        Store(path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def _error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    return error


_CODES = {
    name: getattr(sqlite3, name)
    for name in (
        *("SQLITE_ERROR", "SQLITE_INTERNAL", "SQLITE_PERM", "SQLITE_ABORT", "SQLITE_BUSY"),
        *("SQLITE_LOCKED", "SQLITE_NOMEM", "SQLITE_READONLY", "SQLITE_INTERRUPT", "SQLITE_IOERR"),
        *("SQLITE_CORRUPT", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_PROTOCOL", "SQLITE_SCHEMA"),
        *("SQLITE_TOOBIG", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH", "SQLITE_MISUSE"),
        *("SQLITE_NOLFS", "SQLITE_AUTH", "SQLITE_RANGE", "SQLITE_NOTADB"),
        *("SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_READONLY_DIRECTORY"),
        *("SQLITE_BUSY_SNAPSHOT", "SQLITE_CANTOPEN_ISDIR", "SQLITE_CORRUPT_VTAB"),
    )
}


@pytest.mark.parametrize("name", _CODES)
def test_every_code_of_sqlite_is_reported_with_a_hint_and_damage_alone_leads_to_the_check(
    name: str, tmp_path: Path
) -> None:
    message, hint = databases.explain(tmp_path / "scores.db", _error(_CODES[name]))
    assert message.startswith(f'"{tmp_path / "scores.db"}" ')
    assert message.endswith(" (said by SQLite)")
    is_damage = "CORRUPT" in name or "NOTADB" in name
    assert is_damage == ("damaged" in message) == (hint == "run `anora-quiz data check`")


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN])
def test_disk_without_room_is_full_whatever_sqlite_calls_it(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 4096})())
    message, _ = databases.explain(tmp_path / "scores.db", _error(code))
    assert "the disk is full" in message


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit to the size of files")
def test_file_that_may_not_grow_is_reported_and_keeps_what_was_saved(store: Store) -> None:
    import resource

    _, journal = begin(store, round_of(EDITOR))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(RecordsError, match="the disk failed"):
            journal.flag(0, _LONG)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    journal.flag(0, "Odd")
    assert len(history.unfinished(store)) == 1


def test_a_stored_name_that_is_not_utf_8_is_shown_as_it_is(path: Path, tmp_path: Path) -> None:
    quiz = write_quiz(tmp_path / "quiz.yaml")
    run("play", quiz, "--no-spoilers", "--questions", "1", "--player", "Ani", lines="Yes\n")
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE results SET player = CAST(x'ff' AS TEXT)")
    assert r"1. \xff: 100 of 100" in shown("scores")


_READING = (
    ("scores",),
    ("stats", "--player", "Ani"),
    ("review",),
    ("review", "--list"),
    ("resume", "--list"),
)


def test_commands_that_read_do_so_beside_another_program_that_writes(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Although statistics add the turns of saved rounds to the memories first."""
    quiz = write_quiz(tmp_path / "quiz.yaml")
    play = ("play", quiz, "--no-spoilers", "--questions", "2", "--player", "Ani")
    run(*play, lines="Yes\nYes\n")
    run(*play, lines="Yes\n")
    monkeypatch.setattr(records, "_LOCK_TIMEOUT", 0)
    monkeypatch.setattr(records, "_SHORT_TIMEOUT", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        beside = [run(*command) for command in _READING]
    later = [run(*command) for command in _READING]
    assert [each.exit_code for each in beside] == [0] * len(_READING)
    assert [_without_practice(each.stdout) for each in beside] == [
        _without_practice(each.stdout) for each in later
    ]
    assert all(map(_without_practice, (each.stdout for each in beside)))


def _without_practice(text: str) -> list[str]:
    """Return the lines of ``text``, without what is to practice: it's left out beside a writer."""
    return [line for line in text.splitlines() if line and "practice" not in line.lower()]


def test_turns_that_another_program_kept_out_are_remembered_later(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(store, round_of(EDITOR, FILM).with_name("Ani"), right(EDITOR))
    monkeypatch.setattr(records, "_SHORT_TIMEOUT", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = tallies.quick_upcoming(store, "Ani", NOON)
    after = tallies.quick_upcoming(store, "Ani", NOON)
    assert before is None
    assert after is not None
    assert after.known == 1
