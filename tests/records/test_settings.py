"""Reading and saving the player's settings."""

import os
import re
import sys
from pathlib import Path

import pytest

from anora_quiz.errors import SettingsError
from anora_quiz.records.settings import Settings, read_settings, save_settings
from tests.cases import for_each
from tests.growth import ends_soon


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "config.toml"


def test_there_are_defaults_before_anything_is_saved(path: Path) -> None:
    assert read_settings(path) == Settings()
    assert not path.parent.exists()


def test_what_is_saved_is_read(path: Path) -> None:
    save_settings(path, player='Ani "Anora" \\ Микеева')
    save_settings(path, spoilers={"shoot-length": True})
    save_settings(path, spoilers={"consultant": False})
    assert read_settings(path) == Settings(
        'Ani "Anora" \\ Микеева', {"shoot-length": True, "consultant": False}
    )


def test_one_change_leaves_other_settings_alone(path: Path) -> None:
    save_settings(path, player="Ani", spoilers={"consultant": False, "shoot-length": True})
    save_settings(path, one_key=True)
    save_settings(path, plain=True)
    save_settings(path, one_key=False, spoilers={"consultant": True})
    assert read_settings(path) == Settings(
        player="Ani",
        spoilers={"consultant": True, "shoot-length": True},
        one_key=False,
        plain=True,
    )


@for_each(
    ("text", "left"),
    [
        ("", "[spoilers]\n"),
        ("[spoilers]\none = true\n", "[spoilers]\n"),
        (
            "# all\n[spoilers]  # mine\none = true  # yes\n# no\ntwo = false\n\n[more]\na = 1\n",
            "# all\n[spoilers]  # mine\n# no\ntwo = false\n\n[more]\na = 1\n",
        ),
        ("spoilers = {one = true, two = false}\n", "spoilers = { two = false}\n"),
        ("spoilers.one = true\nspoilers.two = false\n", "spoilers.two = false\n"),
    ],
)
def test_a_decision_on_spoilers_can_be_removed(tmp_path: Path, text: str, left: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    save_settings(path, spoilers={"one": None})
    assert path.read_text() == left
    assert "one" not in read_settings(path).spoilers


def test_name_is_tidied_as_one_that_is_typed(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('player = "  Jose\u0301  A"\n', encoding="utf-8")
    assert read_settings(path).player == "José A"


def test_saving_keeps_what_the_player_wrote(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('# mine\nplayer = "Ani"  # me\ncolour = "red"\n')
    save_settings(path, player="Vanya")
    assert path.read_text() == '# mine\nplayer = "Vanya"  # me\ncolour = "red"\n'


# Mistakes that a file may have, and their lines.
_MISTAKES: dict[str, tuple[str | bytes, int]] = {
    "nothing after the sign": ("player = ", 1),
    "a number for a name": ("# mine\nplayer = 7", 2),
    "no name in the words of names": ('player = "a\\u001bb"', 1),
    "a name too long": (f'player = "{41 * "x"}"', 1),
    "neither yes nor no": ("[spoilers]\nconsultant = 'maybe'", 2),
    "no table": ("\n\nspoilers = 1", 3),
    "not UTF-8": (b"\nplayer = '\xff'", 2),
    "UTF-16": ('player = "Ani"'.encode("utf-16"), 1),
    "binary": (bytes(range(256)), 2),
    "a number too long": (f"x = {5000 * '9'}", 0),
    "many brackets": ("x = " + 60_000 * "[", 1),
    "a deep key": (".".join(20_000 * "a") + " = 1", 1),
    "a deep key in quotes": (".".join(15_000 * ["'a'"]) + " = 1", 1),
    "a deep table": ("\n[" + " . ".join(15_000 * "a") + "]", 2),
    "a deep key after a text": ('x = ["""a"""", {' + ".".join(20_000 * "a") + " = 1}]", 1),
    "a text without an end": ('x = """' + 15_000 * '\\"""', 1),
    "a million keys": ("".join(f"k{number} = 1\n" for number in range(100_000)), 0),
}


@pytest.mark.parametrize(("text", "line"), _MISTAKES.values(), ids=_MISTAKES)
def test_a_mistake_is_reported_with_its_line_and_the_defaults_stand_in(
    path: Path, text: str | bytes, line: int
) -> None:
    content = text if isinstance(text, bytes) else text.encode()
    path.parent.mkdir()
    path.write_bytes(content)
    with ends_soon():
        found = read_settings(path)
    assert (found.player, found.spoilers) == ("", {})
    (problem,) = found.problems
    message, hint = problem.lines()
    assert (f'line {line} of "{path}" ' if line else f'"{path}" ') in message
    assert len(message) < len(str(path)) + 250
    assert (message + hint).isprintable()
    used = "the defaults are used|your login name is used|you're asked about spoilers"
    assert re.search(rf"; until then, ({used})$", hint)
    with pytest.raises(SettingsError, match="can't save the settings, because "):
        save_settings(path, player="Ani")
    with pytest.raises(SettingsError, match="can't save the settings, because "):
        save_settings(path, spoilers={"consultant": True})
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are others there")
@pytest.mark.parametrize("kind", ["folder", "pipe", "loop", "endless"])
def test_settings_that_are_not_a_regular_file_are_neither_read_nor_replaced(
    path: Path, kind: str
) -> None:
    path.parent.mkdir()
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "loop":
            path.symlink_to(path)
        case _:
            path.symlink_to("/dev/zero")
    mode = path.lstat().st_mode
    assert f'"{path}"' in str(read_settings(path).problems[0])
    with pytest.raises(SettingsError, match="can't save the settings"):
        save_settings(path, player="Ani")
    assert path.lstat().st_mode == mode


def test_what_is_right_in_a_file_with_a_mistake_counts(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        'player = "Ani"\none_key = "yes"\nplain = true\n'
        "[spoilers]\nshoot-length = true\nconsultant = 7\n"
    )
    found = read_settings(path)
    assert (found.player, found.one_key, found.plain) == ("Ani", False, True)
    assert found.spoilers == {"shoot-length": True}
    assert " ".join(each.sentences() for each in found.problems).replace(str(path), "FILE") == (
        'A value under [spoilers] on line 6 of "FILE" isn\'t true or false. '
        "Write PACK = true or PACK = false; until then, you're asked about spoilers. "
        '`one_key` on line 2 of "FILE" isn\'t true or false. '
        "Write one_key = true or false; until then, it's false."
    )


@for_each(
    ("text", "lines"),
    [
        ("", {}),
        ("# one-key\none_key_2 = 1\n\none-key = true\n", {"one_key_2": 2, "one-key": 4}),
        ('"colour" = "red"\n[more]\na = 1\n', {"colour": 1, "more": 2}),
        ("[[rows]]\n[a.b]\n", {"rows": 1, "a": 2}),
    ],
)
def test_names_that_are_no_settings_are_known_by_their_lines(
    tmp_path: Path, text: str, lines: dict[str, int]
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    found = read_settings(path)
    assert (found.unknown, found.problems) == (lines, ())


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"k{number}=1\n" for number in range(8_000)),
        "[spoilers]\n" + "".join(f"k{number}=1\n" for number in range(8_000)),
        "a = '''\n" + 60_000 * '"' + "\n'''\nplain = 7\n",
    ],
    ids=["names", "packs", "quotes"],
)
def test_many_mistakes_are_found_soon(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with ends_soon():
        found = read_settings(path)
    assert len(found.problems) <= 1
    assert len(found.unknown) <= 10
    assert found.problems or found.unknown


@for_each(
    ("text", "line"),
    [
        ("plains = 1\n  plain = 2\n", 2),
        ("one_key = true\nspoilers.one = 7\n", 2),
        ("\nspoilers = {one = 7}\n", 2),
        ('[spoilers]\none-more = true\n"one" = 7\n', 3),
    ],
)
def test_the_line_of_a_mistake_is_that_of_its_key(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    (problem,) = read_settings(path).problems
    assert f" on line {line} of " in str(problem)


def test_text_that_only_looks_deep_is_not_a_mistake(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        f"# {100 * '.'} {100 * '['}\nplayer = 'Ani'  # {100 * '.'}\n"
        f'note = "{100 * "["}\\" {100 * "."}"\nmore = """\n{100 * "{"}\n"""\n'
        f"many = [{100 * '[1.5], '}]\n"
    )
    assert read_settings(path) == Settings("Ani")


def test_the_byte_order_mark_of_an_editor_is_not_a_mistake(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('\ufeffplayer = "Ani"\r\n', newline="")
    assert read_settings(path) == Settings("Ani")
    save_settings(path, player="Vanya")
    assert read_settings(path) == Settings("Vanya")


def test_settings_do_not_grow_larger_than_can_be_read(path: Path) -> None:
    save_settings(path, player="Ani")
    with pytest.raises(SettingsError, match="can't save the settings"):
        save_settings(path, spoilers={f"pack-{number}": True for number in range(10_000)})
    assert read_settings(path) == Settings("Ani")


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are others there")
def test_a_linked_file_stays_a_link_and_keeps_its_mode(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('player = "Ani"\n')
    real.chmod(0o640)
    path.parent.mkdir()
    path.symlink_to(real)
    save_settings(path, player="Vanya")
    assert path.is_symlink()
    assert real.read_text() == 'player = "Vanya"\n'
    assert real.stat().st_mode & 0o777 == 0o640


@for_each("name", ["one_key", "plain"])
@for_each(("text", "is_on"), [("", False), ("{} = true", True), ("{} = false", False)])
def test_a_switch_is_off_unless_the_player_turns_it_on(
    tmp_path: Path, name: str, text: str, *, is_on: bool
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text.format(name))
    assert getattr(read_settings(path), name) == is_on


@for_each("name", ["one_key", "plain"])
def test_a_switch_that_is_not_true_or_false_is_named_and_its_default_used(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'# mine\n{name} = "yes"\n')
    found = read_settings(path)
    assert getattr(found, name) is False
    assert str(found.problems[0]) == f'`{name}` on line 2 of "{path}" isn\'t true or false'


def test_plain_lines_are_wanted_whatever_mistake_is_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("player = 7\nplain = true\none_key = 1\n")
    assert read_settings(path).plain
