"""``data check``: what is well, what is not, and how it is repaired."""

import json
import os
import random
import re
import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from io import StringIO
from pathlib import Path

import pytest
import typer

from anora_quiz.cli.data.checking import check
from anora_quiz.game.session import Session
from anora_quiz.records.backups import rounds_in
from tests.cli.playing import Clock, session_at, write_quiz
from tests.command_line import run
from tests.records import damage

_CHECK = ("data", "check")
_FIX = "anora-quiz data check --fix"


@pytest.fixture
def scores(home: Path) -> Path:
    """Return a database of 40 rounds."""
    damage.make_database(home / "scores.db", 40)
    return home / "scores.db"


@pytest.fixture
def damaged(scores: Path) -> Path:
    """Return a database in which some rounds can't be read."""
    damage.overwrite(scores, random.Random(2))
    return scores


def _lose(scores: Path) -> Path:
    """Overwrite the whole database, after a backup; return the backup."""
    assert run("data", "backup").exit_code == 0
    scores.write_bytes(b"\xff" * 9000)
    (backup,) = (scores.parent / "backups").iterdir()
    return backup


def test_what_is_well_is_listed_and_needs_no_repair(scores: Path) -> None:
    run("data", "backup")
    (backup,) = (scores.parent / "backups").iterdir()
    before = scores.read_bytes()
    result = run(*_CHECK)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"scores: {scores}",
        "  The file is whole.",
        "  40 rounds, 3 players, 376 answers",
        "backups:",
        f"  {backup.name}: 40 rounds",
        "Nothing needs repair.",
    ]
    result = run(*_CHECK, "--fix")
    assert (result.exit_code, result.stdout) == (0, "Nothing needs repair.\n")
    assert scores.read_bytes() == before


def test_check_before_any_round_makes_nothing(home: Path) -> None:
    result = run(*_CHECK, "--fix")
    assert result.exit_code == 0
    assert result.stdout == f"No rounds yet: {home / 'scores.db'} doesn't exist.\n"
    assert not home.exists()


def test_player_follows_the_messages_from_damage_back_to_playing(
    damaged: Path, tmp_path: Path
) -> None:
    harmed = damaged.read_bytes()
    result = run("resume", "--list")
    assert result.exit_code == 1
    assert result.stderr.endswith("\nhint: run `anora-quiz data check`\n")
    result = run(*_CHECK)
    assert result.exit_code == 1
    assert "  The file is damaged: " in result.stdout
    assert result.stdout.endswith(f"To repair it, run: {_FIX}\n")
    assert damaged.read_bytes() == harmed
    result = run(*_CHECK, "--fix")
    assert (result.exit_code, result.stderr) == (1, "")
    brought, partial, lost, kept = result.stdout.splitlines()
    assert brought.startswith("Brought back ")
    assert " with all results, but incomplete: " in partial
    assert " can't be brought back: " in lost
    assert Path(kept.removeprefix("The damaged file is now ")).read_bytes() == harmed
    assert run(*_CHECK).exit_code == 0
    quiz = write_quiz(tmp_path / "quiz.yaml")
    played = run("play", quiz, "--no-spoilers", "--questions", "1", lines="Yes\n")
    assert (played.exit_code, played.stderr) == (0, "")


@pytest.mark.usefixtures("damaged")
def test_check_is_also_data() -> None:
    result = run(*_CHECK, "--json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["is_well"] is False
    assert data["damage"]
    assert data["rounds"] + len(data["lost"]) == 40
    assert data["backups"] == []


def test_rounds_in_a_backup_are_brought_back_from_there(scores: Path) -> None:
    run("data", "backup")
    damage.overwrite(scores, random.Random(2))
    lines = run(*_CHECK, "--fix").stdout.splitlines()
    assert re.fullmatch(r"Brought back 40 rounds, \d+ from backups\.", lines[0])


def test_sums_that_do_not_match_the_rounds_are_computed_again_in_place(scores: Path) -> None:
    with closing(sqlite3.connect(scores)) as database, database:
        values = "'gone', 'pack', 'question', min(id), '2026-11-21', '2026-11-22', ''"
        database.execute(f"INSERT INTO memories SELECT {values} FROM questions")  # noqa: S608
        database.execute("UPDATE tallies SET asked = asked + 1")
    assert "  What doesn't match the rounds: statistics, practice\n" in run(*_CHECK).stdout
    result = run(*_CHECK, "--fix")
    assert (result.exit_code, result.stdout) == (0, "Computed statistics and practice again.\n")
    assert run(*_CHECK).exit_code == 0
    assert list(scores.parent.glob("*damaged*")) == []


def test_backup_takes_the_place_of_what_cannot_be_read_only_if_that_is_wanted(
    scores: Path,
) -> None:
    backup = _lose(scores)
    result = run(*_CHECK)
    assert result.exit_code == 1
    assert result.stdout.endswith(f"\nTo use the newest backup, run: {_FIX} --from-backup\n")
    result = run(*_CHECK, "--fix")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        f'error: no round in "{scores}" can be read',
        f'hint: to use the backup "{backup.name}" with 40 rounds, run `{_FIX} --from-backup`',
    ]
    assert scores.read_bytes() == b"\xff" * 9000
    result = run(*_CHECK, "--fix", "--from-backup")
    assert result.exit_code == 0
    first, kept = result.stdout.splitlines()
    assert first == f'The backup "{backup.name}" with 40 rounds is in place.'
    assert Path(kept.removeprefix("The damaged file is now ")).read_bytes() == b"\xff" * 9000
    assert "  40 rounds, 3 players, 376 answers" in run(*_CHECK).stdout


def test_database_that_is_gone_comes_back_from_its_backup(scores: Path) -> None:
    backup = _lose(scores)
    scores.unlink()
    result = run(*_CHECK)
    assert result.exit_code == 1
    assert "--from-backup" in result.stderr
    assert run(*_CHECK, "--fix", "--from-backup").stdout == (
        f'The backup "{backup.name}" with 40 rounds is in place.\n'
    )
    assert run(*_CHECK).exit_code == 0


def test_backup_comes_back_also_after_a_new_database_was_begun(
    scores: Path, tmp_path: Path
) -> None:
    backup = _lose(scores)
    scores.write_bytes(b"")
    for command in (["scores"], ["stats", "--player", "Ani"], ["review"], ["resume", "--list"]):
        result = run(*command)
        assert f'warning: "{scores}" is empty, but there are backups of it' in result.stderr
        assert f"`{_FIX} --from-backup`" in result.stderr
        assert scores.read_bytes() == b""
    quiz = write_quiz(tmp_path / "quiz.yaml")
    played = run("play", quiz, "--no-spoilers", "--questions", "1", lines="Yes\n")
    assert "is empty, but there are backups of it" in played.stderr
    assert run("data", "check", "--fix").stdout == "Nothing needs repair.\n"
    assert run(*_CHECK).stdout.endswith(
        "Nothing needs repair.\n"
        f"To use a backup, which has more rounds, run: {_FIX} --from-backup\n"
    )
    first, kept = run(*_CHECK, "--fix", "--from-backup").stdout.splitlines()
    assert first == f'The backup "{backup.name}" with 40 rounds is in place.'
    replaced = Path(kept.removeprefix("The replaced file is now "))
    assert replaced.name.startswith("scores-replaced-")
    assert rounds_in(replaced) == 1
    assert "  40 rounds, 3 players, 376 answers" in run(*_CHECK).stdout


def test_empty_file_is_told_by_a_check(scores: Path) -> None:
    _lose(scores)
    scores.write_bytes(b"")
    result = run(*_CHECK)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is empty, but there are backups of it" in result.stderr


def test_backup_that_is_wanted_but_not_there_is_an_error(scores: Path) -> None:
    result = run(*_CHECK, "--fix", "--from-backup")
    assert result.exit_code == 1
    assert "error: there is no good backup" in result.stderr
    assert scores.exists()


def test_checking_leaves_nothing_beside_backups(scores: Path) -> None:
    backup = _lose(scores)
    run(*_CHECK)
    run(*_CHECK, "--fix")
    run(*_CHECK, "--fix", "--from-backup")
    assert [*backup.parent.iterdir()] == [backup]


@pytest.mark.parametrize(("answer", "is_used"), [("1\n", True), ("2\n", False)], ids=["yes", "no"])
def test_person_is_asked_whether_to_use_the_backup(
    scores: Path, monkeypatch: pytest.MonkeyPatch, answer: str, *, is_used: bool
) -> None:
    backup = _lose(scores)
    session = session_at(Clock(), monkeypatch, answer, is_person=True)
    monkeypatch.setattr(Session, "open", lambda: session)
    monkeypatch.setattr(sys, "stdin", StringIO(answer))
    with suppress(typer.Exit):
        check(fix=True)
    assert (scores.read_bytes() == b"\xff" * 9000) != is_used
    assert backup.exists()


def test_damaged_backup_is_named_and_not_used(scores: Path) -> None:
    backup = _lose(scores)
    backup.write_bytes(b"\xff" * 9000)
    assert f"  {backup.name}: damaged" in run(*_CHECK).stdout
    result = run(*_CHECK, "--fix", "--from-backup")
    assert result.exit_code == 1
    assert "there is no good backup" in result.stderr


@pytest.mark.parametrize("options", [["--from-backup"], ["--fix", "--json"]], ids=" ".join)
def test_options_that_say_nothing_together_are_refused(options: list[str]) -> None:
    result = run(*_CHECK, *options)
    assert result.exit_code == 2
    assert f"hint: run `{_FIX}`" in result.stderr


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs folders that can't be written"
)
def test_folder_that_cannot_be_written_is_checked(damaged: Path) -> None:
    damaged.parent.chmod(0o500)
    try:
        assert run(*_CHECK).exit_code == 1
        assert "can't be" in run(*_CHECK, "--fix").stderr
    finally:
        damaged.parent.chmod(0o700)
    shutil.rmtree(damaged.parent)


def test_questions_that_are_lost_come_from_packs(home: Path, tmp_path: Path) -> None:
    quiz = write_quiz(tmp_path / "quiz.yaml")
    assert run("packs", "add", quiz).exit_code == 0
    run("play", "quiz", "--no-spoilers", "--questions", "1", lines="Yes\n")
    before = run("data", "export").stdout
    damage.overwrite_table(home / "scores.db", "questions")
    result = run(*_CHECK, "--fix")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Brought back 1 round.\nThe damaged file is now ")
    assert run("data", "export").stdout == before


def test_file_that_cannot_be_repaired_is_said_to_be_one_at_once(scores: Path) -> None:
    scores.write_bytes(b"\xff" * 9000)
    result = run(*_CHECK)
    assert result.exit_code == 1
    advice = "no good backup; to start over, move the file to another folder"
    assert result.stdout.endswith(f"\nThere is {advice}.\n")
    assert run(*_CHECK, "--fix").stderr.endswith(f"\nhint: there is {advice}\n")
