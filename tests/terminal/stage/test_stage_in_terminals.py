"""The stage in a real terminal: entered and left on any way, and drawn again after stops."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.cases import thorough
from tests.screen import CTRL_C, DOWN, ENTER, ESCAPE, GameTerminal

_QUESTION = """\
 Anora · classic

 Which of these Oscars did Anora not win?

 ❯ Cinematography
   Editing
   Screenplay
   Actress"""
_ENDED = "before\n{}after\n"


def _start(*arguments: str, columns: int = 80, lines: int = 24) -> GameTerminal:
    return GameTerminal(
        arguments,
        dict(os.environ),
        columns=columns,
        lines=lines,
        program=(sys.executable, "-m", "tests.terminal.stage.demo"),
    )


def _ready(*arguments: str, columns: int = 80, lines: int = 24) -> GameTerminal:
    """Return a terminal in which the question can be answered."""
    terminal = _start(*arguments, columns=columns, lines=lines)
    terminal.wait_for("❯")
    return terminal


def _main_screen(terminal: GameTerminal) -> str:
    return terminal.text.strip("\n") + "\n"


def test_a_question_is_answered_on_the_second_screen() -> None:
    with _ready() as terminal:
        assert terminal.screen.is_second
        assert terminal.text.startswith(_QUESTION)
        terminal.type(DOWN + ENTER)
        terminal.wait_for("You said Editing")
        terminal.type("f")
        assert terminal.wait_for_end() == 0
        assert not terminal.screen.is_second
        assert _main_screen(terminal) == _ENDED.format("pressed f\n")
        assert terminal.is_sane
        assert "\x1b[6n" not in terminal.raw
        assert "^[" not in terminal.raw


def test_keys_pressed_once_the_question_is_seen_are_not_lost() -> None:
    with _start() as terminal:
        terminal.wait_for("Oscars")
        terminal.type(DOWN + DOWN + "b" + ENTER)
        terminal.wait_for("You said Editing")


_Act = Callable[[GameTerminal], None]


def _press(keys: str) -> _Act:
    return lambda terminal: terminal.type(keys)


def _send(number: signal.Signals) -> _Act:
    return lambda terminal: terminal.process.kill(number)


@pytest.mark.parametrize(
    ("end", "message"),
    [
        pytest.param(_send(signal.SIGTERM), "interrupted", id="TERM"),
        *(
            pytest.param(act, message, id=name, marks=pytest.mark.thorough)
            for name, act, message in (
                ("Ctrl-C", _press(CTRL_C), "interrupted"),
                ("Esc", _press(DOWN + ESCAPE), "escape at Editing"),
                ("INT", _send(signal.SIGINT), "interrupted"),
                ("HUP", _send(signal.SIGHUP), "interrupted"),
            )
        ),
    ],
)
def test_every_way_out_restores_the_terminal(end: _Act, message: str) -> None:
    with _ready() as terminal:
        end(terminal)
        terminal.wait_for_end()
        assert _main_screen(terminal) == _ENDED.format(f"{message}\n")
        assert terminal.is_sane


@pytest.mark.parametrize("moment", ["early", *thorough("broken")])
def test_an_error_is_told_on_the_main_screen(moment: str) -> None:
    with _start(moment) as terminal:
        if moment == "broken":
            terminal.wait_for("❯")
            terminal.type(DOWN)
        assert terminal.wait_for_end() == 1
        assert not terminal.screen.is_second
        assert "ValueError" in terminal.text
        assert "Oscars" not in terminal.text
        assert terminal.is_sane


@pytest.mark.thorough
def test_ctrl_c_at_any_moment_of_the_start_restores_the_terminal() -> None:
    for moment in range(12):
        with _start() as terminal:
            while "before" not in terminal.raw:  # until then, Python itself may drop it
                terminal.read_for(0.01)
            terminal.read_for(moment * 0.04)
            terminal.type(CTRL_C)
            terminal.wait_for_end()
            assert not terminal.screen.is_second, moment
            assert terminal.is_sane, moment


def _garble(terminal: GameTerminal) -> None:
    terminal.screen.cursor_position(6, 1)
    terminal.screen.draw("what another program wrote")


def test_after_a_halt_the_scene_is_drawn_again() -> None:
    with _ready() as terminal:
        terminal.type(DOWN)
        terminal.wait_for("❯ Editing")
        terminal.process.kill(signal.SIGSTOP)
        _garble(terminal)
        terminal.process.kill(signal.SIGCONT)
        terminal.wait_until_gone("another program")
        terminal.wait_for("❯ Editing")
        terminal.type(DOWN)
        terminal.wait_for("❯ Screenplay")


@pytest.mark.thorough
def test_a_stop_that_nobody_can_end_does_not_stop() -> None:
    """Without a shell that controls jobs, the signal is dropped by the system."""
    with _ready() as terminal:
        terminal.process.kill(signal.SIGTSTP)
        terminal.type(DOWN)
        terminal.wait_for("❯ Editing")
        assert terminal.screen.is_second
        terminal.type("\x1a" + DOWN)
        terminal.wait_for("❯ Screenplay")


@pytest.mark.thorough
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell that controls jobs")
@pytest.mark.parametrize(("stop", "wrapper"), [("key", ""), ("signal", ""), ("key", "sh -c")])
def test_a_stopped_round_goes_on_in_the_foreground(stop: str, wrapper: str) -> None:
    command = f"{sys.executable} -m tests.terminal.stage.demo"
    command = f"{wrapper} '{command}; true'" if wrapper else command
    with GameTerminal([], dict(os.environ), program=["bash", "--norc", "--noediting"]) as terminal:
        terminal.type("PS1='ready> '\r" + command + "\r")
        terminal.wait_for("❯")
        if stop == "key":
            terminal.type("\x1a")
        else:
            os.killpg(os.tcgetpgrp(terminal.process.child_fd), signal.SIGTSTP)
        terminal.wait_for("Stopped")
        terminal.wait_until_gone("Oscars")
        assert not terminal.screen.is_second
        assert terminal.is_sane
        terminal.type("fg\r")
        terminal.wait_for("❯")
        terminal.type(DOWN)
        terminal.wait_for("❯ Editing")
        assert "Stopped" not in terminal.text
        terminal.type(CTRL_C)
        terminal.wait_for("after")
        assert "interrupted" in terminal.text
        terminal.type("echo all $((40 + 2)) fine\r")
        terminal.wait_for("all 42 fine")


@pytest.mark.parametrize("prompt", ["question", "verdict"])
def test_a_new_size_draws_all_again(prompt: str) -> None:
    with _ready() as terminal:
        if prompt == "verdict":
            terminal.type(ENTER)
            terminal.wait_for("f flag")
        for columns, lines in [(50, 24), (120, 40), (20, 6), (80, 24)]:
            terminal.screen.resize(lines, columns)
            _garble(terminal)
            terminal.process.setwinsize(lines, columns)
            terminal.wait_until_gone("another")
            terminal.wait_for("Anora · classic")
        assert terminal.text.count("Which of") == 1


def test_keys_typed_before_the_question_are_dropped() -> None:
    with _start("slow") as terminal:
        terminal.wait_for("before")
        terminal.type(DOWN + DOWN + "\r")
        terminal.wait_for("❯ Cinematography")
        assert "^[" not in terminal.text.removeprefix("before")


@pytest.mark.thorough
def test_a_terminal_that_goes_away_ends_the_prompt(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with _ready(str(told)) as terminal:
        process = terminal.process.ptyproc  # type: ignore[attr-defined]
        process.fileobj.close()
        process.wait()
        assert told.read_text() == "interrupted"
