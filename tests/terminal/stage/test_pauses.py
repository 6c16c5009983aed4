"""Waiting for a key, and for time to pass."""

from collections.abc import Iterator
from itertools import chain, repeat

import pytest
from prompt_toolkit.application import get_app_session

from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.endings import ENTER, Interrupted, OutOfTime
from anora_quiz.terminal.stage.pauses import let_pass, wait
from anora_quiz.terminal.stage.prompt import Prompt
from anora_quiz.terminal.stage.text_fields import type_text
from tests.cases import for_each
from tests.terminal.keyboard import CTRL_C, DOWN, UP, pressed, pressed_only
from tests.terminal.keyboard import ENTER as ENTER_KEY
from tests.terminal.stage.drawn import DrawnScreen, draw, lines, scripted

_PAGE_UP, _PAGE_DOWN = "\x1b[5~", "\x1b[6~"


def _waited(keys: str, names: tuple[str, ...] = ("f", "m")) -> str:
    with pressed(keys):
        return wait(DrawnScreen().stage(), lambda: lines(3), names)


@for_each(
    ("keys", "name"),
    [
        (ENTER_KEY, ENTER),
        (" ", ENTER),
        ("f", "f"),
        ("M", "m"),
        ("x" + "f", "f"),
        (UP + DOWN + _PAGE_UP + _PAGE_DOWN + "\x1b[H" + "m", "m"),
        ("\x1b[I\x1b[O" + "f", "f"),
        ("\x1b[200~ \r\x1b[201~" + "f", "f"),
        ("\x1b[<64;10;10M" + "f", "f"),
    ],
)
def test_only_enter_space_and_named_letters_go_on(keys: str, name: str) -> None:
    assert _waited(keys) == name


def test_ctrl_c_interrupts() -> None:
    with pytest.raises(Interrupted):
        _waited(CTRL_C)


def test_the_end_of_the_input_interrupts() -> None:
    with pressed_only():
        get_app_session().input.close()
        with pytest.raises(Interrupted):
            wait(DrawnScreen().stage(), lambda: lines(3))


@for_each(
    ("keys", "first"),
    [
        (DOWN, "line 1\n"),
        (DOWN + DOWN + UP, "line 1\n"),
        (_PAGE_DOWN, "line 8\n"),
        (2 * _PAGE_DOWN + _PAGE_UP, "line 8\n"),
        (UP + _PAGE_UP + DOWN, "line 1\n"),
        ("\x1b[F", "line 51\n"),
        ("\x1b[F\x1b[H" + DOWN, "line 1\n"),
        ("\x1b[F" + DOWN + UP, "line 50\n"),
    ],
)
def test_arrows_and_pages_scroll(keys: str, first: str) -> None:
    screen = DrawnScreen(80, 10)
    stage = screen.stage()
    with scripted(screen, ("line 0\n", keys + ENTER_KEY)):
        wait(stage, lambda: lines(60))
    stage.show(lines(60))
    assert screen.text.startswith(first)


def _clock(*seconds: float) -> Iterator[float]:
    return chain(seconds, repeat(seconds[-1]))


def test_time_passes_and_keys_pressed_in_the_meantime_are_forgotten() -> None:
    clock = _clock(0.02, 0.01, 0.0)
    stage = DrawnScreen().stage()
    with pressed_only("abc" + ENTER_KEY):
        let_pass(stage, lambda: lines(3), lambda: next(clock))
        with pytest.raises(OutOfTime):
            type_text(Prompt(stage, draw, seconds_left=lambda: 0.0), lambda _: "")


def test_ctrl_c_interrupts_while_time_passes() -> None:
    with pressed(ENTER_KEY), pytest.raises(Interrupted):
        let_pass(DrawnScreen().stage(), lambda: lines(3), lambda: 60.0)


def test_the_scene_is_drawn_again_while_time_passes() -> None:
    screen = DrawnScreen()
    numbers = iter(range(1000))

    def count() -> Scene:
        return lines(1, f"drawing {next(numbers)}")

    with scripted(screen, ("drawing 3", CTRL_C)), pytest.raises(Interrupted):
        let_pass(screen.stage(), count, lambda: 60.0)
