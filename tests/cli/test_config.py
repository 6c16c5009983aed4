"""`config path`, `list`, `get`, and `set`."""

import json
from pathlib import Path

import pytest

from anora_quiz.cli.config import KEYS
from anora_quiz.paths import player_folders
from anora_quiz.records.settings import Changes, Settings, read_settings
from tests.cases import for_each
from tests.cli.playing import refusal, shown, write_quiz
from tests.command_line import run

_README = Path(__file__).parent.parent.parent / "README.md"
_TEXT = """\
# mine
one-key = true  # not what it's called
player = "Ani"  # me

[spoilers]
consultant = true  # read the interviews
"""


@pytest.fixture
def config(home: Path) -> Path:
    """Return the path of a file with settings, comments, and a name that is no setting."""
    write_quiz(home / "packs" / "my-pack.yaml", count=1)
    path = player_folders().config
    path.write_text(_TEXT)
    return path


def test_the_path_is_that_of_the_file() -> None:
    assert shown("config", "path") == f"{player_folders().config}\n"


def test_before_anything_is_set_the_list_has_the_defaults() -> None:
    result = run("config", "list")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        'player = ""  # default\none_key = false  # default\nplain = false  # default\n'
    )
    assert not player_folders().config.exists()


def test_the_list_has_what_is_set_and_names_what_is_unknown(config: Path) -> None:
    result = run("config", "list")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        'player = "Ani"',
        "one_key = false  # default",
        "plain = false  # default",
        "spoilers.consultant = true",
    ]
    assert result.stderr == (
        f'warning: unknown setting "one-key" on line 2 of "{config}"\n'
        'hint: did you mean "one_key"?\n'
    )


def test_no_line_is_told_for_an_unknown_name_that_is_written_in_another_way(config: Path) -> None:
    config.write_text('"on\\u0065-key" = true\n', encoding="utf-8")
    warning = run("config", "list").stderr.splitlines()[0]
    assert warning == f'warning: unknown setting "one-key" in "{config}"'


@pytest.mark.usefixtures("config")
def test_the_list_as_json_has_all_settings() -> None:
    data = json.loads(run("config", "list", "--json").stdout)
    assert data == {
        "player": "Ani",
        "one_key": False,
        "plain": False,
        "spoilers": {"consultant": True},
    }
    assert data.keys() == Changes.__annotations__.keys()


@for_each(
    ("key", "value"),
    [
        ("player", "Ani"),
        ("plain", "false"),
        ("spoilers.consultant", "true"),
        ("spoilers.my-pack", "ask"),
    ],
)
def test_one_value_is_printed_for_scripts(config: Path, key: str, value: str) -> None:
    del config
    assert run("config", "get", key).stdout == f"{value}\n"


@for_each(
    ("key", "value", "expected"),
    [
        ("player", "  Vanya  Z ", Settings("Vanya Z", {"consultant": True})),
        ("player", "", Settings("", {"consultant": True})),
        ("plain", "true", Settings("Ani", {"consultant": True}, plain=True)),
        ("one_key", "ON", Settings("Ani", {"consultant": True}, one_key=True)),
        ("spoilers.my-pack", "no", Settings("Ani", {"consultant": True, "my-pack": False})),
        ("spoilers.consultant", "ask", Settings("Ani")),
    ],
)
def test_a_setting_is_changed(home: Path, key: str, value: str, expected: Settings) -> None:
    write_quiz(home / "packs" / "my-pack.yaml", count=1)
    player_folders().config.write_text(_TEXT)
    result = run("config", "set", key, value)
    assert result.exit_code == 0
    assert result.stdout == f"{_line(key)}\n"
    assert read_settings(player_folders().config) == expected


def _line(key: str) -> str:
    value = run("config", "get", key).stdout.rstrip("\n")
    return f"{key} = {json.dumps(value) if key == 'player' else value}"


def test_own_lines_and_comments_stay(config: Path) -> None:
    shown("config", "set", "player", "Vanya")
    shown("config", "set", "spoilers.consultant", "false")
    shown("config", "set", "plain", "true")
    expected = _TEXT.replace('"Ani"', '"Vanya"').replace("consultant = true", "consultant = false")
    assert config.read_text() == expected.replace("# me\n", "# me\nplain = true\n")


@for_each(
    ("arguments", "error", "hint"),
    [
        ("get one-key", 'unknown setting "one-key"', 'did you mean "one_key"?'),
        (
            "get spoiler.consultant",
            'unknown setting "spoiler.consultant"',
            'mean "spoilers.consultant"',
        ),
        ("set colour red", 'unknown setting "colour"', "use player, one_key, plain, or spoilers."),
        ("set spoilers true", "spoilers are set for each pack", "use spoilers.PACK"),
        ("set spoilers.consultnt true", 'no pack named "consultnt"', 'mean "consultant"?'),
        ("get spoilers.nothing-like-it", 'no pack named "nothing-like-it"', "packs list"),
        ("set plain flase", 'plain can\'t be "flase"', 'did you mean "false"?'),
        ("set spoilers.consultant aks", 'spoilers.consultant can\'t be "aks"', 'mean "ask"?'),
        ("set plain maybe", 'plain can\'t be "maybe"', "use true or false"),
        ("set spoilers.consultant 1", 'spoilers.consultant can\'t be "1"', "true, false, or ask"),
        (f"set player {41 * 'x'}", "isn't a valid player name", "use up to 40"),
    ],
)
def test_what_cannot_be_set_is_refused(home: Path, arguments: str, error: str, hint: str) -> None:
    del home
    first, second = refusal("config", *arguments.split()).splitlines()
    assert error in first
    assert hint in second
    assert not player_folders().config.exists()


@for_each(
    ("text", "line"),
    [("plain = true\none_key = 7\n", 2), ("player = \n", 1), ("a = 1\na = 2\n", 2)],
)
def test_a_broken_file_is_never_written(home: Path, text: str, line: int) -> None:
    path = home / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    result = run("config", "set", "player", "Ani")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error: can't save the settings, because " in result.stderr
    assert (
        f'on line {line} of "{path}"' in result.stderr
        or f'line {line} of "{path}" isn' in result.stderr
    )
    assert path.read_text() == text


def test_a_value_that_is_wrong_is_told_with_its_line_and_what_is_used(config: Path) -> None:
    config.write_text('player = "Ani"\n\none_key = "yes"\n')
    result = run("config", "get", "one_key")
    assert (result.exit_code, result.stdout) == (0, "false\n")
    assert result.stderr == (
        f'warning: `one_key` on line 3 of "{config}" isn\'t true or false\n'
        "hint: write one_key = true or false; until then, it's false\n"
    )


def test_every_setting_is_in_the_help_and_in_the_readme() -> None:
    assert {key.partition(".")[0] for key in KEYS} == Changes.__annotations__.keys()
    said = " ".join(shown("config", "--help").split())
    section = _README.read_text().partition("### Settings")[2].partition("\n## ")[0]
    for key, about in KEYS.items():
        assert f"{key}: {about}" in said
        assert f"`{key}`" in section
