"""``data export`` and ``data import``: rounds and settings on their way to another machine."""

import json
import os
import random
import signal
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

from anora_quiz import databases
from anora_quiz.records import history, memories, store, tallies
from anora_quiz.records.settings import read_settings, save_settings
from anora_quiz.records.store import Store
from tests.cases import for_each
from tests.cli.playing import NOON, scores, shown, write_quiz
from tests.command_line import run
from tests.records import damage
from tests.records.histories import content, exported, imported, write

_ROUNDS = 40


@pytest.fixture
def played(home: Path) -> Path:
    """Return the database of this home, with a history."""
    write(home / "scores.db", range(_ROUNDS))
    return home / "scores.db"


@pytest.fixture
def moved(played: Path, tmp_path: Path) -> Path:  # noqa: ARG001 - its database is this home's
    """Return a file with all rounds of the database."""
    path = tmp_path / "mine.jsonl"
    shown("data", "export", str(path))
    return path


def _go_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make ``folder`` the player's home; return where its database will be."""
    monkeypatch.setenv("ANORA_QUIZ_HOME", str(folder))
    return folder / "scores.db"


def test_rounds_are_exported_to_a_file_or_to_standard_output(played: Path, moved: Path) -> None:
    text = moved.read_text(encoding="utf-8")
    assert text == exported(played)
    assert shown("data", "export") == shown("data", "export", "-") == text
    assert json.loads(text.splitlines()[0])["format"] == 1


def test_rounds_are_imported_from_a_file_or_from_standard_input(
    played: Path, moved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scores()
    other = _go_to(tmp_path / "other", monkeypatch)
    assert shown("data", "import", str(moved)) == f"Added {_ROUNDS} rounds.\n"
    lines = moved.read_text(encoding="utf-8")
    known = f"Added 0 rounds.\nAlready here: {_ROUNDS} rounds.\n"
    assert shown("data", "import", "-", lines=lines) == known
    assert content(other) == content(played)
    assert [each["score"] for each in scores()] == [each["score"] for each in before]


def test_merged_rounds_are_in_scores_stats_review_and_practice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz = write_quiz(tmp_path / "quiz.yaml")
    play = ("play", quiz, "--no-spoilers", "--questions", "2", "--player", "Ani")
    shown(*play, lines="Yes\nNo\n")
    lines = shown("data", "export")
    other = _go_to(tmp_path / "other", monkeypatch)
    shown(*play, lines="Yes\nYes\n")
    shown("data", "import", "-", lines=lines)
    assert len(scores()) == 2
    stats = json.loads(shown("stats", "--json"))
    assert (stats["rounds"], stats["questions"]["asked"]) == (2, 4)
    assert "No" in shown("review", "2")
    shown("practice", "--player", "Ani")
    with Store(other) as opened:
        assert memories.upcoming(opened, "Ani", NOON).known in (2, 3, 4)  # of four turns
        assert len(history.finished(opened, 9)) == 2


def test_statistics_say_what_to_practice_after_many_rounds(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home / "scores.db", range(250))
    lines = shown("data", "export")
    other = _go_to(tmp_path / "other", monkeypatch)
    shown("data", "import", "-", lines=lines)
    with Store(other) as opened:
        assert tallies.stats(opened, "Ani", NOON).upcoming is not None


def test_a_file_is_replaced_only_if_that_is_wanted(played: Path, tmp_path: Path) -> None:
    path, link = tmp_path / "a.jsonl", tmp_path / "link.jsonl"
    path.write_text("mine")
    link.symlink_to(path)
    for each in (path, link):
        result = run("data", "export", str(each))
        assert (result.exit_code, path.read_text()) == (2, "mine")
        assert "use --force" in result.stderr
    shown("data", "export", "--force", str(link))
    assert path.read_text(encoding="utf-8") == exported(played)
    assert link.is_symlink()
    assert {each.name for each in tmp_path.iterdir()} == {"a.jsonl", "link.jsonl"}


def test_bad_lines_are_told_and_the_rest_is_taken(moved: Path) -> None:
    text = moved.read_text(encoding="utf-8")
    half = text[:-200]
    result = run("data", "import", "-", lines=f"\x1b[2Jhello\n{half}")
    last = half.count("\n") + 2
    assert result.exit_code == 1
    assert result.stdout == f"Added 0 rounds.\nAlready here: {_ROUNDS - 1} rounds.\n"
    assert result.stderr.splitlines() == [
        "warning: line 1 of standard input was skipped: it isn't JSON",
        f"warning: line {last} of standard input was skipped: it isn't JSON: it ends in the middle",
    ]


def test_of_many_bad_lines_the_first_are_shown(moved: Path) -> None:
    moved.write_text(moved.read_text() + '{"kind": "\\u001b[2J"}\n' * 50)
    result = run("data", "import", str(moved))
    *first, last = result.stderr.splitlines()
    assert len(first) == 20
    assert all("unknown kind" in line or "know the kind" in line for line in first)
    assert all(line.isprintable() for line in first)
    assert last == "warning: 30 more lines were skipped"
    assert result.exit_code == 1


@for_each(
    ("arguments", "code", "message"),
    [
        (("export",), 2, "there is nothing to export yet"),
        (("import", "none.jsonl"), 2, 'no file "none.jsonl"'),
        (("import", "."), 2, '"." is a folder'),
        (("import",), 2, "FILE"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: Sequence[str], code: int, message: str) -> None:
    result = run("data", *arguments, lines="1,2,3\n")
    assert result.exit_code == code
    assert message in result.stderr.splitlines()[-2 if "hint:" in result.stderr else -1]


@for_each("text", ["", "1,2,3\n" * 30, "1,2,3\n" * 5_000, '{"kind": "other"}\n' * 30])
def test_a_file_that_is_no_export_is_refused_in_one_line(text: str) -> None:
    result = run("data", "import", "-", lines=text)
    assert (result.exit_code, result.stdout) == (1, "")
    error, hint = result.stderr.splitlines()
    assert error == "error: standard input isn't an export of Anora Quiz"
    assert "`anora-quiz data export`" in hint


def test_a_database_is_not_imported_but_a_hint_says_what_it_is_for(played: Path) -> None:
    result = run("data", "import", str(played))
    assert (result.exit_code, result.stdout) == (1, "")
    error, hint = result.stderr.splitlines()
    assert error == f'error: "{played}" is a database, not an export'
    assert "`anora-quiz data path`" in hint


def test_a_file_of_a_newer_version_says_to_update() -> None:
    result = run("data", "import", "-", lines='{"kind": "header", "format": 2}\n')
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "error: standard input is from a newer version of Anora Quiz",
        "hint: update Anora Quiz",
    ]


def test_settings_come_along_but_never_replace_what_was_chosen(
    played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = played.with_name("config.toml")
    save_settings(config, player="Ani", spoilers={"one": True, "two": False}, one_key=True)
    lines = shown("data", "export")
    other = _go_to(tmp_path / "other", monkeypatch).with_name("config.toml")
    save_settings(other, player="Igor", spoilers={"two": True})
    assert "Added settings" in shown("data", "import", "-", lines=lines)
    found = read_settings(other)
    assert (found.player, found.one_key, found.plain) == ("Igor", True, False)
    assert found.spoilers == {"one": True, "two": True}
    assert "settings" not in shown("data", "import", "-", lines=lines)


@for_each(
    "settings",
    [
        '"player": "\\u001b"',
        '"player": 5',
        '"one_key": "yes"',
        '"spoilers": ["one"]',
        '"spoilers": {"one": 1}',
    ],
)
def test_settings_that_cannot_be_are_refused(home: Path, settings: str) -> None:
    lines = f'{{"kind": "header", "format": 1}}\n{{"kind": "settings", {settings}}}\n'
    result = run("data", "import", "-", lines=lines)
    assert result.exit_code == 1
    assert result.stderr.startswith("warning: line 2 of standard input was skipped")
    assert not (home / "config.toml").exists()


def test_an_export_to_a_terminal_is_harmless(played: Path) -> None:
    result = run("data", "export", is_to_terminal=True)
    assert (result.exit_code, len(result.stdout.splitlines())) == (
        0,
        len(exported(played).splitlines()),
    )


def test_where_nothing_can_be_written_rounds_are_exported_but_not_imported(
    played: Path, moved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = exported(played)
    monkeypatch.setattr(databases, "is_writable", lambda _: False)
    assert shown("data", "export") == lines
    result = run("data", "import", str(moved))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "can't be written" in result.stderr.splitlines()[0]


def test_of_a_damaged_database_nothing_is_exported(home: Path, tmp_path: Path) -> None:
    damage.make_database(home / "scores.db", 40)
    with closing(sqlite3.connect(home / "scores.db")) as database:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'results'"
        (page,) = database.execute(query).fetchone()
    content = bytearray((home / "scores.db").read_bytes())
    content[(page - 1) * damage.PAGE : page * damage.PAGE] = bytes(damage.PAGE)
    (home / "scores.db").write_bytes(content)
    for arguments in ((), (str(tmp_path / "mine.jsonl"),)):
        result = run("data", "export", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        error, hint = result.stderr.splitlines()
        assert error.startswith(f'error: "{home / "scores.db"}" is damaged (')
        assert hint == "hint: run `anora-quiz data check`"
    assert not (tmp_path / "mine.jsonl").exists()


def test_beside_a_program_that_writes_rounds_are_exported_and_imports_give_up(
    played: Path, moved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_LOCK_TIMEOUT", 0.1)
    with closing(sqlite3.connect(played, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert shown("data", "export") == moved.read_text(encoding="utf-8")
        result = run("data", "import", str(moved))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is in use by another program" in result.stderr
    assert run("data", "import", str(moved)).exit_code == 0


# Kills and full disks

_FAST = """
import sys
from anora_quiz.records.transfer import importing
importing._BATCH = 20
from anora_quiz.cli import main
main()
"""
_LIMITED = """
import resource, sys
size = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
"""


def _start(*arguments: object, script: str = _FAST) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _kill(duration: float, rng: random.Random, *arguments: object) -> bool:
    """Run a command and kill it at a random moment; return whether it was killed in time."""
    process = _start("data", *arguments)
    time.sleep(rng.uniform(0.2, 1) * duration)  # at first, it only imports modules
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def _duration(*arguments: object) -> float:
    """Return how many seconds a command takes."""
    begun = time.monotonic()
    assert _start("data", *arguments).communicate(timeout=300)[1] == ""
    return time.monotonic() - begun


def _kill_exports(played: Path, folder: Path, count: int, seed: int) -> None:
    rng = random.Random(seed)
    text, path = exported(played), folder / "new.jsonl"
    duration = _duration("export", "--force", folder / "old.jsonl")
    kills = 0
    while kills < count:
        kills += _kill(duration, rng, "export", path)
        assert not path.exists() or path.read_text(encoding="utf-8") == text
        path.unlink(missing_ok=True)
        (folder / "old.jsonl").write_text("old")
        kills += _kill(duration, rng, "export", "--force", folder / "old.jsonl")
        assert (folder / "old.jsonl").read_text(encoding="utf-8") in ("old", text)
        # What is left beside them is named as a temporary file.
        rest = {each.name for each in folder.iterdir()} - {"old.jsonl"}
        assert all(name.startswith(".old.jsonl-") for name in rest)


def _kill_imports(played: Path, moved: Path, folder: Path, count: int, seed: int) -> None:
    """Kill imports into empty homes; what they saved is whole, and the next one completes it."""
    rng = random.Random(seed)
    whole = {*exported(played).splitlines()}
    patch = pytest.MonkeyPatch()
    _go_to(folder / "first", patch)
    duration = _duration("import", moved)
    kills, partly = 0, 0
    while kills < count:
        path = _go_to(folder / str(kills), patch)
        kills += _kill(duration, rng, "import", moved)
        if path.exists():
            found = {*exported(path).splitlines()}
            assert found <= whole
            partly += 1 < len(found) < len(whole)
        _, skipped = imported(path, moved.read_bytes())
        assert skipped == []
        assert content(path) == content(played)
        path.unlink()
    patch.undo()
    print(f"{partly} of {kills} imports were killed in their middle")


def test_a_killed_export_leaves_no_half_file(played: Path, tmp_path: Path) -> None:
    _kill_exports(played, tmp_path, 2, seed=1)


@pytest.mark.endurance
def test_50_killed_exports_leave_no_half_file(played: Path, tmp_path: Path) -> None:
    _kill_exports(played, tmp_path, 50, seed=2)


def test_a_killed_import_is_completed_by_the_next(
    played: Path, moved: Path, tmp_path: Path
) -> None:
    _kill_imports(played, moved, tmp_path, 2, seed=1)


@pytest.mark.endurance
def test_50_killed_imports_are_completed_by_the_next(played: Path, tmp_path: Path) -> None:
    write(played, range(_ROUNDS, 10 * _ROUNDS))
    moved = tmp_path / "mine.jsonl"
    shown("data", "export", str(moved))
    _kill_imports(played, moved, tmp_path, 50, seed=2)


def _fill_files(
    sizes: Sequence[int], moved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[int]:
    """Export and import where files may not grow beyond ``sizes``; return the exit codes."""
    codes: list[int] = []
    text, rounds = moved.read_text(encoding="utf-8"), content(_here())
    for size in sizes:
        target = tmp_path / f"{size}.jsonl"
        process = _start(size, "data", "export", target, script=_LIMITED + _FAST)
        _, errors = process.communicate(timeout=300)
        _check_failure(process.returncode, errors)
        assert target.exists() == (process.returncode == 0)
        assert process.returncode or target.read_text(encoding="utf-8") == text
        with monkeypatch.context() as patch:
            path = _go_to(tmp_path / f"at-{size}", patch)
            process = _start(size, "data", "import", moved, script=_LIMITED + _FAST)
            _, errors = process.communicate(timeout=300)
            _check_failure(process.returncode, errors)
            codes.append(process.returncode)
            assert imported(path, text)[1] == []
            assert content(path) == rounds
    return codes


def _here() -> Path:
    return Path(os.environ["ANORA_QUIZ_HOME"]) / "scores.db"


def _check_failure(code: int, errors: str) -> None:
    if not code:
        assert errors == ""
        return
    assert code == 1
    line, *hints = errors.splitlines()
    assert line.startswith("error: ")
    assert all(hint.startswith("hint: ") for hint in hints)


def test_a_full_disk_is_said_and_nothing_is_half(
    moved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _fill_files((0, 150_000), moved, tmp_path, monkeypatch) == [1, 1]


@pytest.mark.endurance
def test_full_disks_of_15_sizes_are_said_and_nothing_is_half(
    moved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = _fill_files(range(0, 1_500_000, 100_000), moved, tmp_path, monkeypatch)
    assert {*codes} == {0, 1}


@pytest.mark.endurance
def test_a_line_of_100_megabytes_needs_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "junk"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 10**6)
    script = (
        "import resource\n"
        "try:\n    from anora_quiz.cli import main\n    main()\n"
        "finally:\n    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    process = _start("data", "import", path, script=script)
    output, errors = process.communicate(timeout=300)
    assert "isn't an export" in errors
    assert int(output) < 200_000  # kilobytes
