"""Signals while prompts are open, between them, and while a round is held."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from io import StringIO

import pytest

from anora_quiz.quiz.question import Answer
from anora_quiz.terminal import interruption
from anora_quiz.terminal.plain_face import PlainFace
from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.endings import Interrupted
from anora_quiz.terminal.stage.prompt import Prompt
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.stage.text_fields import type_text
from tests.terminal.keyboard import ENTER, pressed_only
from tests.terminal.stage import drawn

if sys.platform == "win32":
    pytest.skip("signals are others there", allow_module_level=True)

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_TIMEOUT = 10.0  # seconds, after which a prompt ends that a signal did not end


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in _SIGNALS}
    interruption.install()
    yield
    interruption.install()
    for number, handler in before.items():
        signal.signal(number, handler)


def _send(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)


def _type(
    *, while_open: signal.Signals | None = None, at_enter: signal.Signals | None = None
) -> str:
    """Return a typed line; a signal comes once the prompt is drawn, or as Enter is pressed."""
    waiting = [while_open]

    def draw(state: State) -> Scene:
        if (number := waiting.pop() if waiting else None) is not None:
            _send(number)
        return drawn.draw(state)

    def problem(_: Answer) -> str:
        if at_enter is not None:
            _send(at_enter)
        return ""

    prompt = Prompt(drawn.DrawnScreen().stage(), draw, seconds_left=lambda: _TIMEOUT)
    return type_text(prompt, problem)


@pytest.mark.parametrize("number", _SIGNALS)
def test_a_signal_ends_an_open_prompt(number: signal.Signals) -> None:
    with pressed_only(), interruption.held(), pytest.raises(Interrupted):
        _type(while_open=number)


@pytest.mark.parametrize("number", _SIGNALS)
def test_a_signal_at_enter_ends_the_next_prompt_of_a_round(number: signal.Signals) -> None:
    with pressed_only("Ani" + ENTER), interruption.held():
        assert _type(at_enter=number) == "Ani"
        with pytest.raises(Interrupted):
            _type()


@pytest.mark.parametrize("number", _SIGNALS)
def test_a_signal_at_enter_counts_at_once_where_no_round_is_played(number: signal.Signals) -> None:
    with pressed_only("Ani" + ENTER), pytest.raises(Interrupted):
        _type(at_enter=number)


@pytest.mark.parametrize("number", _SIGNALS)
def test_between_two_prompts_a_signal_interrupts_unless_a_round_is_held(
    number: signal.Signals,
) -> None:
    with pytest.raises(KeyboardInterrupt):
        _send(number)
    interruption.install()
    with interruption.held():
        _send(number)
    assert interruption.is_noted()


def test_the_third_signal_interrupts_even_a_round() -> None:
    with interruption.held():
        _send(signal.SIGTERM)
        _send(signal.SIGHUP)
        with pytest.raises(KeyboardInterrupt):
            _send(signal.SIGINT)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_the_exit_code_says_which_signal_ended_the_program(
    number: signal.Signals, code: int
) -> None:
    with pytest.raises(KeyboardInterrupt):
        _send(number)
    assert interruption.exit_code() == code


def test_no_signal_counts_once_the_program_ends() -> None:
    interruption.ignore()
    for number in _SIGNALS:
        _send(number)
    assert not interruption.is_noted()


class _InterruptedLines(StringIO):
    """Lines during which a signal comes, before the first is read or after."""

    def __init__(self, *, is_before: bool) -> None:
        super().__init__("1\n2\n")
        self._is_before = is_before

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        if self._is_before:
            _send(signal.SIGTERM)
        line = super().readline(size)
        if not self._is_before:
            with interruption.held():  # as if the line had been returned already
                interruption.note()
        return line


def test_a_signal_ends_reading_a_line() -> None:
    player = PlainFace(_InterruptedLines(is_before=True), StringIO(), is_person=True)
    with interruption.held(), pytest.raises(KeyboardInterrupt):
        player.ask_text("Name", "ani")


def test_a_line_that_was_read_before_a_signal_counts() -> None:
    player = PlainFace(_InterruptedLines(is_before=False), StringIO(), is_person=True)
    with interruption.held():
        assert player.ask_text("Name", "ani") == "1"
        with pytest.raises(KeyboardInterrupt):
            player.ask_text("Name", "ani")


def test_a_signal_that_does_not_disturb_the_reading_ends_it() -> None:
    """One that comes just before the reading blocks is like one that another thread notices."""
    keyboard, terminal = os.openpty()

    def leave() -> None:
        time.sleep(0.2)  # the reading has begun
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)
        if not is_over.wait(_TIMEOUT):
            typed.append("a line that ends it at last\n")
            os.write(keyboard, typed[0].encode())

    typed: list[str] = []
    is_over = threading.Event()
    thread = threading.Thread(target=leave)
    with os.fdopen(keyboard, "rb", buffering=0), os.fdopen(terminal, encoding="utf-8") as lines:
        player = PlainFace(lines, StringIO(), is_person=True)
        thread.start()
        with interruption.held(), pytest.raises(KeyboardInterrupt):
            player.ask_text("Name", "ani")
        is_over.set()
        thread.join()
    assert not typed
