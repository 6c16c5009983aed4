"""The player's settings."""

import sys
from pathlib import Path

import pytest

from anora_quiz.errors import SettingsError
from anora_quiz.records.settings import Settings, read_settings, save_player, save_spoilers


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


@pytest.mark.parametrize(
    "text", ["player = ", "player = 7", "[spoilers]\nconsultant = 'maybe'", "spoilers = 1"]
)
def test_a_broken_file_is_an_error_that_names_it_and_loses_nothing(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(SettingsError, match=r"config\.toml"):
        read_settings(path)
    assert path.read_text() == text


def test_a_file_that_is_not_utf_8_is_an_error(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"player = '\xff'")
    with pytest.raises(SettingsError, match=r"config\.toml"):
        read_settings(path)


def test_saving_into_a_broken_file_leaves_it_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("player = ")
    with pytest.raises(SettingsError, match="cannot be saved"):
        save_player(path, "Ani")
    assert path.read_text() == "player = "
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]


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


@pytest.mark.parametrize("name", ["", "x" * 41, "a\\u001bb"])
def test_a_name_in_the_file_is_as_good_as_one_typed(path: Path, name: str) -> None:
    path.parent.mkdir()
    path.write_text(f'player = "{name}"\n')
    if not name:
        assert read_settings(path).player == ""
        return
    with pytest.raises(SettingsError, match="player"):
        read_settings(path)
