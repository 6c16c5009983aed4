"""The page of settings in a terminal, on the way from Home to a round."""

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from anora_quiz.paths import bundled_packs
from anora_quiz.records.settings import read_settings, save_settings
from tests.screen import CTRL_C, DOWN, ENTER, ESCAPE, QUESTION, GameTerminal

_BEGIN, _END, _RIGHT = "\x1b[H", "\x1b[F", "\x1b[C"
_HOME, _SETTINGS = "Esc quit", "Ctrl-C quit"


@pytest.mark.thorough
@pytest.mark.parametrize("columns", [40, 80])
def test_spoilers_are_turned_on_under_settings(home: Path, columns: int) -> None:
    with GameTerminal([], os.environ, columns=columns) as terminal:
        terminal.wait_for(_HOME)
        terminal.type("sss" + ENTER)
        terminal.wait_for(_SETTINGS)
        assert "config.toml" in "".join(terminal.text.split())
        terminal.type(DOWN + _RIGHT)
        terminal.wait_for("‹ included ›")
        bundled = {path.stem for path in bundled_packs().glob("*.yaml")}
        assert read_settings(home / "config.toml").spoilers == dict.fromkeys(bundled, True)
        terminal.type(ESCAPE)
        terminal.wait_for(_HOME)
        terminal.type(_BEGIN + ENTER)  # Play: spoilers are not asked about
        terminal.wait_for(QUESTION)
        terminal.type(CTRL_C)
        terminal.wait_for_end()
        assert terminal.is_sane


@pytest.mark.thorough
def test_plain_lines_are_turned_on_and_off_under_settings(home: Path) -> None:
    with GameTerminal([], os.environ) as terminal:
        terminal.wait_for(_HOME)
        terminal.type("sss" + ENTER)
        terminal.wait_for(_SETTINGS)
        terminal.type(_END + _RIGHT)
        terminal.wait_for("‹ on ›")
        terminal.type(CTRL_C)
        terminal.wait_for_end()
    with GameTerminal([], os.environ) as terminal:
        terminal.wait_for("Answer:")
        assert not terminal.screen.is_second
        terminal.type("Settings" + ENTER)
        terminal.wait_for("Type a number to change a setting")
        terminal.type("plain" + ENTER)
        terminal.wait_for("Number (Enter for no change)")
        terminal.type("off" + ENTER)
        terminal.wait_for("4. Plain lines: off")
    assert not read_settings(home / "config.toml").plain


@pytest.mark.thorough
def test_settings_of_plain_lines_hold_for_every_command(home: Path, tmp_path: Path) -> None:
    save_settings(home / "config.toml", plain=True)
    pack = tmp_path / "sample.yaml"
    pack.write_text(
        "format: 1\ntitle: Sample\nquestions:\n"
        "  - {id: one, kind: true-false, question: First?, answer: true}\n"
    )
    with GameTerminal(["play", str(pack)], os.environ) as terminal:
        terminal.wait_for("Answer:")
        assert "\x1b[?1049h" not in terminal.raw
