"""What can come next on a command line, as each shell is told."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from anora_quiz.completion import VARIABLE
from anora_quiz.completion.answers import ANSWERS, TABLE
from anora_quiz.completion.values import _FILES, _FINDERS
from anora_quiz.packs.formats import EXPORTERS
from anora_quiz.paths import player_folders
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.modes import MODES, OPEN_MODES
from tests.cases import for_each
from tests.cli.playing import quiz_text, shown, write_quiz
from tests.completion_table import table

# What the help calls values that only the player can know.
_UNKNOWABLE = ("N", "SECONDS", "DAYS", "TITLE", "CODE", "NEW")
_KINDS = [kind.kind for kind in KINDS]


def answer(line: str) -> tuple[str, dict[str, str]]:
    """Return which files fish adds after ``line``, and what it is told with descriptions."""
    *words, typed = line.split(" ")
    files, *lines = ANSWERS["fish"]([*words, typed])
    pairs = (each.partition("\t") for each in lines)
    return files, {name: about for name, _, about in pairs}


def words(line: str) -> list[str]:
    """Return the words that can come at the end of ``line``; no file may."""
    files, found = answer(line)
    assert files == ""
    return [*found]


def play(pack: str, *players: str, lines: str = "Yes\n") -> None:
    names = [word for player in players for word in ("--player", player)]
    shown("play", pack, "--no-spoilers", "--questions", "1", *names, lines=lines)


@pytest.fixture
def quiz(tmp_path: Path) -> str:
    return write_quiz(tmp_path / "quiz.yaml", "A title")


@pytest.fixture
def own(home: Path) -> Path:
    """Return the folder of the player's packs."""
    folder = player_folders().packs
    folder.mkdir(parents=True)
    assert folder.is_relative_to(home)
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the player's home folder, which is not the current one."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ANORA_QUIZ_HOME", str(folder))
    return folder


def test_the_table_is_what_the_code_makes() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run `python -m tests.docs`"


def test_every_value_of_a_command_is_completed_or_known_to_the_player_alone() -> None:
    known = {*_FILES, *_FINDERS, *json.loads(table())["choices"], *_UNKNOWABLE}

    def check(path: str, node: dict[str, object]) -> None:
        parameters = [
            *((max(each["names"], key=len), each["value"]) for each in node["options"]),  # type: ignore[attr-defined]
            *((each["value"], each["value"]) for each in node["arguments"]),  # type: ignore[attr-defined]
        ]
        for name, value in parameters:
            assert not value or {value, f"{path} {name}".strip()} & known, (path, name)
        for name, each in node["commands"].items():  # type: ignore[attr-defined]
            check(f"{path} {name}".strip(), each)

    check("", json.loads(table())["root"])


def test_commands_come_with_what_they_do() -> None:
    files, found = answer("")
    assert files == ""
    assert found["daily"] == (
        "Play today's round: 10 questions, the same for everyone with the same packs."
    )
    assert "check" in words("packs ")
    assert words("unknown ") == []
    assert words("--plain config ")[:2] == ["path", "list"]


def test_options_come_once_unless_they_can_be_repeated() -> None:
    found = words("play --mode blitz --kind text --no-spoilers -")
    assert {"--kind", "--questions", "-n", "--help", "-h"} <= {*found}
    assert not {"--mode", "--spoilers", "--no-spoilers"} & {*found}
    assert "-n" not in words("play -n 3 -")
    assert "--top" in words("scores ")  # which takes no arguments
    assert "consultant" in answer("play -- -")[1]
    assert "--mode" not in answer("play -- -")[1]


@for_each(
    ("line", "expected"),
    [
        ("play --mode ", [mode.name for mode in OPEN_MODES]),
        ("play --difficulty ", ["easy", "medium", "hard"]),
        ("play --difficulty easy --difficulty ", ["medium", "hard"]),
        ("play --kind ", _KINDS),
        ("packs new x.yaml --kind text --kind ", [each for each in _KINDS if each != "text"]),
        ("packs check --format ", ["text", "json", "github"]),
        ("packs export x --to ", [each.name for each in EXPORTERS]),
        ("scores --mode=", [f"--mode={mode.name}" for mode in MODES if mode.is_ranked]),
        ("config set plain ", ["true", "false"]),
        ("config set spoilers.consultant ", ["true", "false", "ask"]),
        ("config set unknown ", []),
        ("config set plain true ", ["--plain", "--help", "-h"]),
        ("help packs", [*json.loads(TABLE.read_bytes())["root"]["commands"]]),
        ("help packs check ", []),
        ("--show-completion ", ["bash", "zsh", "fish"]),
    ],
)  # fmt: skip
def test_values_are_those_that_the_command_takes(line: str, expected: list[str]) -> None:
    assert words(line) == expected


def test_formats_and_kinds_and_modes_come_with_what_they_are() -> None:
    assert answer("packs import --from ")[1]["gift"] == "GIFT, Moodle's text format"
    assert answer("play --kind ")[1]["text"] == "A typed answer"
    assert answer("play --mode ")[1]["blitz"] == "as many as time allows"


@for_each(
    "line",
    [
        "play --questions ", "play --seed ", "play --code ", "daily --timer ", "practice --ahead ",
        "packs new x.yaml --title ", "packs new x.yaml --author ", "players rename Ani ",
        "scores --top ", "resume ", "review ", "stats --player ", "resume --discard ",
    ],
)  # fmt: skip
def test_no_files_and_nothing_else_comes_where_only_the_player_knows(home: Path, line: str) -> None:
    assert words(line) == []
    assert not home.exists()


@for_each(
    ("line", "files"),
    [
        ("packs import ", "files"),
        ("packs import x --out ", "files"),
        ("packs export consultant --to csv --out=", "files"),
        ("packs new ", "files"),
        ("data backup ", "files"),
        ("data export ", "files"),
        ("data import ", "files"),
        ("packs add ", "packs"),
        ("packs check ", "packs"),
        ("packs check a.yaml ", "packs"),
        ("packs show ", "packs"),
        ("play ", "packs"),
        ("packs path ", "packs"),
        ("packs remove ", ""),
        ("packs import x.csv --update ", "packs"),
        ("scores --pack ", "packs"),
        ("data path ", ""),
    ],
)
def test_files_come_where_a_file_is_meant(line: str, files: str) -> None:
    assert answer(line)[0] == files


def test_packs_come_with_titles_also_before_they_were_ever_read(own: Path) -> None:
    assert answer("play ")[1]["oscar-category"] == "Oscar category"
    text = quiz_text().replace("title: Quiz", 'title: "It\'s `mine`: [all]"', 1)
    (own / "mine.yaml").write_text(text, encoding="utf-8")
    (own / "broken.yaml").write_text("{", encoding="utf-8")
    assert answer("play ")[1]["mine"] == ""
    assert not player_folders().library.exists()
    shown("packs", "list")
    for line in ("play ", "daily ", "packs show ", "scores --pack ", "packs path "):
        found = answer(line)[1]
        assert found["mine"] == "It's `mine`: [all]"
        assert {"broken", "consultant"} <= {*found}
    for line in ("packs remove ", "packs import x.csv --update "):  # not those that come bundled
        assert answer(line)[1] == {"broken": "", "mine": "It's `mine`: [all]"}
    assert "mine" not in answer("play mine ")[1]
    assert answer("config get ")[1]["spoilers.mine"] == "It's `mine`: [all]"


def test_titles_cannot_reach_the_terminal(own: Path) -> None:
    (own / "mine.yaml").write_text(
        'format: 1\ntitle: "\\u202e\\e[31m\\nred\\ttab"\nquestions: []\n', encoding="utf-8"
    )
    shown("packs", "list")
    assert answer("play ")[1]["mine"].isprintable()


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")
def test_no_name_is_completed_that_a_terminal_could_obey(own: Path) -> None:
    for name in ("\x1b]0;x\a", "\u202eb", "\nb", "\udcff", "\t"):
        (own / f"mine{name}.yaml").touch()
    (own / "mine-é_1.yaml").touch()
    assert [name for name in answer("play ")[1] if name.startswith("mine")] == ["mine-é_1"]


def test_tags_are_those_of_the_packs(own: Path, quiz: str) -> None:
    bundled = words("play --tag ")
    assert "awards" in bundled
    assert {*words("play consultant --tag ")} < {*bundled}
    write_quiz(own / "mine.yaml")
    assert words("play mine --tag ") == []
    shown("play", "mine", quiz, "--no-spoilers", lines=":quit\n")
    for name in ("mine", quiz):
        assert words(f"play {name} --tag ") == ["even", "odd"]
        assert words(f"play --tag even {name} --tag ") == ["odd"]


def test_players_are_those_who_played_the_latest_first(quiz: str, home: Path) -> None:
    del home
    for name in ("Ani", "Anora M", "Igor", "ANI"):
        play(quiz, name)
    files, *lines = ANSWERS["zsh"](["play", "--player", ""])
    assert (files, lines) == ("", ["ANI", "Igor", "Anora M"])
    for line in (
        "play --player ", "stats --player ", "scores --player ", "players delete ",
        "players merge ", "players rename ", "config set player ", "daily --player ",
    ):  # fmt: skip
        assert words(line) == lines, line
    assert words("play --player Igor --player ") == ["ANI", "Anora M"]
    assert words("players merge Igor ") == ["ANI", "Anora M"]
    assert not Path(f"{player_folders().scores}-shm").exists()


def test_rounds_come_newest_first_with_what_they_were(quiz: str, home: Path) -> None:
    del home
    play(quiz, "It's me")
    play(quiz, "Ani", "Igor", lines="Yes\n" * 2)
    shown("play", quiz, "--no-spoilers", "--mode", "blitz", "--player", "Ani")
    play(quiz, "Ani", lines="")
    assert answer("review ")[1] == {
        "2": "Classic · A title · 1 question · Ani · Igor · today",
        "1": "Classic · A title · 1 question · It's me · today",
    }
    assert [*answer("resume ")[1]] == ["4", "3"]
    assert answer("resume --discard ")[1]["3"].startswith("Blitz · A title · ")
    assert words("review 2") == ["2"]
    assert words("review x") == []


def test_what_is_locked_damaged_or_gone_gives_nothing(home: Path, quiz: str, own: Path) -> None:
    play(quiz, "Ani")
    write_quiz(own / "mine.yaml")
    folders = player_folders()
    with closing(sqlite3.connect(folders.scores)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert words("stats --player ") in ([], ["Ani"])
    for each in (folders.scores, folders.library):
        each.write_bytes(b"This is no database. " * 500)
    assert words("stats --player ") == words("review ") == []
    assert "mine" in answer("play ")[1]
    shutil.rmtree(home)
    home.write_text("no folder", encoding="utf-8")
    assert words("review ") == words("resume ") == []
    assert "consultant" in answer("play ")[1]


def _complete(shell: str, *typed: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "anora_quiz", *typed],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            VARIABLE: shell,
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


@pytest.mark.parametrize("shell", [*ANSWERS, "complete_zsh", ""])
def test_the_program_answers_and_is_silent_about_what_is_wrong(home: Path, shell: str) -> None:
    typed = ["anora-quiz play --mode b", "b", "9"] if shell == "bash" else ["play", "--mode", "b"]
    result = _complete(shell, *typed)
    assert result.stderr == ""
    assert ("blitz" in result.stdout) == (shell in ANSWERS)
    assert _complete(shell).stdout == ""  # without a word
    assert not home.exists()


def test_answers_are_utf_8_wherever(home: Path, quiz: str) -> None:
    del home
    play(quiz, "Ünï 🎬")
    result = _complete("fish", "stats", "--player", "", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert result.stdout == "\nÜnï 🎬\n"
