"""The page of settings: what it shows, and what it saves."""

from pathlib import Path

import pytest

from anora_quiz.game import settings_page
from anora_quiz.game.session import Session
from anora_quiz.paths import bundled_packs, player_folders
from anora_quiz.records.settings import Settings, read_settings, save_settings
from tests.cases import for_each
from tests.cli.playing import Clock, session_at, write_quiz
from tests.terminal.keyboard import BACKSPACE, DOWN, END, ENTER, ESCAPE, LEFT, RIGHT, pressed
from tests.terminal.stage.drawn import scripted
from tests.terminal.stage_player import StagePlayer

_BUNDLED = sorted(path.stem for path in bundled_packs().glob("*.yaml"))


@pytest.fixture
def config() -> Path:
    """Return the path of the file, which does not exist."""
    path = player_folders().config
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    return path


def _session(player: StagePlayer) -> Session:
    return Session(
        player_folders(), is_person=True, is_plain=False, clock=Clock(), _faces=[player.face]
    )


def _after(keys: str) -> Settings:
    """Return the settings after ``keys`` on the page."""
    with pressed(keys + ESCAPE):
        settings_page.show(_session(StagePlayer()))
    return read_settings(player_folders().config)


def _printed(
    lines: str, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]
) -> list[str]:
    """Return the lines that the page prints to a person who types ``lines`` and goes back."""
    capture.readouterr()
    settings_page.show(session_at(Clock(), patch, lines + "\n", is_person=True))
    return capture.readouterr().out.splitlines()


def test_the_page_shows_what_holds_before_anything_is_saved(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _printed("", monkeypatch, capsys) == [
        "Settings",
        "  1. Your name: ani (your login name)",
        "  2. Spoilers in the Anora packs: ask me",
        "  3. Answer with one key: off (on screens, without Enter)",
        "  4. Plain lines: off (for screen readers, after a restart)",
        str(config),
        "Type a number to change a setting, Enter to go back: ",
    ]
    assert not config.exists()


@for_each(
    ("keys", "settings"),
    [
        ("Zoë" + ENTER, Settings(player="Zoë")),
        (ENTER + "ta  I" + ENTER, Settings(player="anita I")),
        (DOWN + RIGHT, Settings(spoilers=dict.fromkeys(_BUNDLED, True))),
        (DOWN + RIGHT + RIGHT, Settings(spoilers=dict.fromkeys(_BUNDLED, False))),
        (DOWN + LEFT, Settings(spoilers=dict.fromkeys(_BUNDLED, False))),
        (DOWN + RIGHT + LEFT, Settings()),
        (DOWN + DOWN + RIGHT, Settings(one_key=True)),
        (DOWN + DOWN + RIGHT + RIGHT, Settings()),
        (END + " ", Settings(plain=True)),
    ],
)
def test_each_change_is_saved_at_once(config: Path, keys: str, settings: Settings) -> None:
    config.unlink(missing_ok=True)
    assert _after(keys) == settings


def test_a_change_keeps_what_the_player_wrote(config: Path) -> None:
    config.write_text('# mine\nplayer = "Ani"  # me\ncolor = "red"\n')
    _after(DOWN + DOWN + RIGHT + DOWN + RIGHT)
    written = '# mine\nplayer = "Ani"  # me\ncolor = "red"\none_key = true\nplain = true\n'
    assert config.read_text() == written


def test_a_name_that_cannot_be_one_is_explained_and_can_be_mended(config: Path) -> None:
    player = StagePlayer()
    steps = (
        ("❯ Your name", 41 * "x" + ENTER),
        ("Use up to 40 characters.", BACKSPACE + ENTER),
        ("Ctrl-C quit", ESCAPE),
    )
    with scripted(player.screen, *steps):
        settings_page.show(_session(player))
    assert read_settings(config).player == 40 * "x"


def test_other_packs_have_a_row_if_the_player_decided_on_them(
    config: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_quiz(home / "packs" / "quiz.yaml", "My quiz")
    write_quiz(home / "packs" / "other.yaml", "Undecided")
    save_settings(config, spoilers={"quiz": True, "gone": False})
    said = _printed("4\nask\n", monkeypatch, capsys)
    assert said[3:5] == [
        "  3. Spoilers in “gone”: left out",
        "  4. Spoilers in “My quiz”: included",
    ]
    # The row is still there.
    assert said[-2].endswith("  4. Spoilers in “My quiz”: ask me")
    assert read_settings(config).spoilers == {"gone": False}


def test_anora_packs_with_different_decisions_can_be_decided_on_together(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save_settings(config, spoilers={_BUNDLED[0]: True, _BUNDLED[1]: False})
    said = _printed("2\nleft\n", monkeypatch, capsys)
    assert said[2] == "  2. Spoilers in the Anora packs: varies by pack"
    assert read_settings(config).spoilers == dict.fromkeys(_BUNDLED, False)


def test_a_mistake_in_the_file_is_located_and_keeps_the_file_as_it_is(
    config: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text('player = "Ani"\none_key = maybe\n')
    said = _printed("2\nZoë\n\n5\n2\n", monkeypatch, capsys)
    assert said[1].startswith(f'  1. Error in config.toml: Line 2 of "{config}" ')
    assert said[1].endswith("(changes aren't saved until it's fixed)")
    refused = "Can't save the settings, because line 2 of "
    assert sum(refused in line for line in said) == 2
    assert config.read_text() == 'player = "Ani"\none_key = maybe\n'


def test_a_file_that_was_fixed_meanwhile_is_saved_to(config: Path) -> None:
    config.write_text("one_key = maybe\n")
    player = StagePlayer()

    steps = ("❯ Error", END + RIGHT), ("because", " "), ("‹ on ›", ESCAPE)
    with scripted(player.screen, *steps):
        press = player.screen.on_change

        def fix() -> None:
            if "because" in player.screen.text:
                config.write_text("one_key = true\n")
            press()

        player.screen.on_change = fix
        settings_page.show(_session(player))
    assert read_settings(config) == Settings(one_key=True, plain=True)


@for_each("columns", [40, 80, 200])
def test_what_cannot_be_saved_is_said_on_the_page(config: Path, columns: int) -> None:
    config.write_text("one_key = maybe\n")
    player = StagePlayer(columns)
    steps = ("❯ Error", END + RIGHT), ("because", DOWN), ("❯ Error", ESCAPE)
    with scripted(player.screen, *steps):
        settings_page.show(_session(player))
