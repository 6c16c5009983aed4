"""Reading and saving the player's settings."""

import os
import sys
from pathlib import Path

import pytest

from anora_quiz.errors import SettingsError
from anora_quiz.records.settings import Settings, read_settings, save_player, save_spoilers
from tests.cases import for_each
from tests.growth import ends_soon


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "config.toml"


def test_there_are_defaults_before_anything_is_saved(path: Path) -> None:
    assert read_settings(path) == Settings()
    assert not path.parent.exists()


def test_what_is_saved_is_read(path: Path) -> None:
    save_player(path, 'Ani "Anora" \\ Микеева')
    save_spoilers(path, {"shoot-length": True})
    save_spoilers(path, {"consultant": False})
    assert read_settings(path) == Settings(
        'Ani "Anora" \\ Микеева', {"shoot-length": True, "consultant": False}
    )


def test_saving_keeps_what_the_player_wrote(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('# mine\nplayer = "Ani"  # me\ncolour = "red"\n')
    save_player(path, "Vanya")
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
    assert found.problem is not None
    message, hint = found.problem.lines()
    assert (f'line {line} of "{path}" ' if line else f'"{path}" ') in message
    assert len(message) < len(str(path)) + 250
    assert (message + hint).isprintable()
    assert hint.endswith("; until then, the defaults are used")
    with pytest.raises(SettingsError, match="can't save the settings, because "):
        save_player(path, "Ani")
    with pytest.raises(SettingsError, match="can't save the settings, because "):
        save_spoilers(path, {"consultant": True})
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
    assert f'"{path}"' in str(read_settings(path).problem)
    with pytest.raises(SettingsError, match="can't save the settings"):
        save_player(path, "Ani")
    assert path.lstat().st_mode == mode


def test_what_is_right_in_a_file_with_a_mistake_counts(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('player = "Ani"\n[spoilers]\nconsultant = 7\n')
    assert read_settings(path).player == "Ani"


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
    save_player(path, "Vanya")
    assert read_settings(path) == Settings("Vanya")


def test_settings_do_not_grow_larger_than_can_be_read(path: Path) -> None:
    save_player(path, "Ani")
    with pytest.raises(SettingsError, match="can't save the settings"):
        save_spoilers(path, {f"pack-{number}": True for number in range(10_000)})
    assert read_settings(path) == Settings("Ani")


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are others there")
def test_a_linked_file_stays_a_link_and_keeps_its_mode(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('player = "Ani"\n')
    real.chmod(0o640)
    path.parent.mkdir()
    path.symlink_to(real)
    save_player(path, "Vanya")
    assert path.is_symlink()
    assert real.read_text() == 'player = "Vanya"\n'
    assert real.stat().st_mode & 0o777 == 0o640


@for_each(
    ("text", "is_one_key"), [("", False), ("one_key = true", True), ("one_key = false", False)]
)
def test_one_key_can_answer(tmp_path: Path, text: str, *, is_one_key: bool) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    assert read_settings(path).one_key == is_one_key


def test_a_switch_that_is_not_true_or_false_is_named_and_its_default_used(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('player = "Ani"\none_key = "yes"\n')
    found = read_settings(path)
    assert (found.player, found.one_key) == ("Ani", False)
    assert str(found.problem) == f'`one_key` on line 2 of "{path}" isn\'t true or false'
