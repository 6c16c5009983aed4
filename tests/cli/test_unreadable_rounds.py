"""A round that can't be read, from a damaged file or a newer version, stops no command but its own.

Each command shows the rest, and names the round on standard error.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from anora_quiz.game import home as at_home
from tests.cli.playing import RIGHT, WRONG, Clock, session_at, shown, write_quiz
from tests.command_line import run

_TURNS = {
    "an unknown action": "UPDATE turns SET how = 'guessed'",
    "credit that isn't a number": "UPDATE turns SET credit = 'abc'",
    "an answer that is not JSON": "UPDATE turns SET answer = '['",
    "an answer that is not UTF-8": "UPDATE turns SET answer = CAST(x'5b22ff225d' AS TEXT)",
    "unknown lifelines": "UPDATE turns SET lifelines = 'phone'",
}
_CARDS = {
    "a question that is not JSON": "UPDATE questions SET body = '{'",
    "a question of an unknown kind": 'UPDATE questions SET body = \'{"kind":"song"}\'',
    "a question that is not UTF-8": "UPDATE questions SET body = CAST(x'7bff7d' AS TEXT)",
}
_ROUNDS = {
    "a setup that is not JSON": "UPDATE rounds SET setup = '{'",
    "an empty setup": "UPDATE rounds SET setup = '{}'",
    "a setup that is a number": "UPDATE rounds SET setup = '5'",
    "an unknown mode": "UPDATE rounds SET mode = 'quidditch'",
}
_TIMES = {
    "a reply at no time": "UPDATE turns SET replied_at = 'noon'",
    "a start at no time": "UPDATE rounds SET started_at = 'noon'",
    "an end at no time": "UPDATE rounds SET finished_at = 'noon'",
}
_RESULTS = {
    "a result at no time": "UPDATE results SET finished_at = 'noon'",
    "a score that isn't a number": "UPDATE results SET score = 'many'",
}
_DAMAGES = _TURNS | _CARDS | _ROUNDS | _TIMES | _RESULTS
_WHICH = {
    "turns": "round = :round",
    "questions": "id = (SELECT question FROM cards WHERE round = :round)",
    "rounds": "id = :round",
    "results": "round = :round",
}
_WARNING = re.compile(
    r"warning: this version can't read all of rounds? (\d)\b.*; it left out the rest\n"
    r"hint: update Anora Quiz\n"
)
_COMMANDS = {
    "scores": (("scores",), "1. Ani: 630 of 630"),
    "stats": (("stats", "--player", "Ani"), "3 rounds"),
    "practice": (("practice", "--player", "Ani"), "Question 1 of"),
    "resume --list": (("resume", "--list"), "5. "),
    "review --list": (("review", "--list"), "2. "),
    "resume --list --json": (("resume", "--list", "--json"), '"round": 5'),
    "review --list --json": (("review", "--list", "--json"), '"round": 2'),
    "packs report": (("packs", "report", "quiz"), "asked 1 time"),
}
"""The arguments of each command, and what it shows of rounds that can be read."""


@pytest.fixture
def database(home: Path) -> Path:
    """Return the database of three finished rounds and two open ones."""
    write_quiz(home / "packs" / "quiz.yaml")
    for count, lines in ((1, WRONG), (2, WRONG + RIGHT), (3, 3 * RIGHT), (4, WRONG), (5, WRONG)):
        options = ("-n", str(count), "--player", "Ani", "--no-spoilers", "--seed", str(2 * count))
        shown("play", "quiz", *options, lines=lines)
    path = home / "scores.db"
    with closing(sqlite3.connect(path)) as opened, opened:
        long_ago = "UPDATE turns SET replied_at = '2026-01-01T12:00:00.000000+00:00'"
        opened.execute(long_ago)  # so that there is something to practice
    return path


def _damage(database: Path, statement: str, number: int) -> bool:
    """Damage round ``number``; return whether it has what the ``statement`` changes."""
    which = _WHICH[statement.split()[1]]
    with closing(sqlite3.connect(database)) as opened, opened:
        changed = opened.execute(f"{statement} WHERE {which}", {"round": number})
        return changed.rowcount > 0


@pytest.mark.parametrize("command", _COMMANDS)
def test_no_command_stops_at_what_cannot_be_read(command: str, database: Path) -> None:
    arguments, wanted = _COMMANDS[command]
    damaged = 4 if command.startswith("resume --list") else 1
    whole, told = database.read_bytes(), {}
    for name, statement in _DAMAGES.items():
        database.write_bytes(whole)
        _damage(database, statement, damaged)
        result = run(*arguments)
        assert result.exit_code == 0, (name, result.stderr)
        assert wanted in result.stdout, (name, result.stdout)
        if result.stderr:
            found = _WARNING.fullmatch(result.stderr)
            assert found, (name, result.stderr)
            told[name] = int(found[1])
    assert {*told.values()} == {damaged}


def test_a_round_that_cannot_be_read_is_named_when_it_is_opened(database: Path) -> None:
    whole = database.read_bytes()
    for command, number in (("review", 1), ("resume", 4)):
        for name, statement in (_TURNS | _CARDS | _ROUNDS).items():
            database.write_bytes(whole)
            assert _damage(database, statement, number)
            result = run(command, str(number))
            assert (result.exit_code, result.stdout) == (1, ""), (command, name)
            assert f"round {number}" in result.stderr.splitlines()[0], (command, name)
            if command == "review":
                assert run(command, str(number), "--json") == result, name


def test_home_opens_whatever_cannot_be_read(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (database.parent / "config.toml").write_text('player = "Ani"\n', encoding="utf-8")
    clock = Clock()
    at_home.run(
        session_at(clock, monkeypatch, "Daily round\n:skip\n\n:quit\nQuit\n", is_person=True)
    )
    whole = database.read_bytes()
    for name, statement in _DAMAGES.items():
        for number in (1, 4, 6):  # finished, open, and today's
            database.write_bytes(whole)
            _damage(database, statement, number)
            capsys.readouterr()
            at_home.run(session_at(clock, monkeypatch, "Quit\n", is_person=True))
            out, err = capsys.readouterr()
            assert "Play: " in out, (name, number)
            for line in err.splitlines():
                assert re.match(rf"warning: this version .*\b{number}\b|hint: ", line), (name, line)
