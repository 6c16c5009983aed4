"""Signals while prompts are open, between them, and while a round is held."""

import os
import signal
import sys
from collections.abc import Iterator
from io import StringIO

import pytest
import questionary

from anora_quiz.terminal import interruption, prompts
from anora_quiz.terminal.plain_face import PlainFace
from tests.terminal.keyboard import ENTER, pressed_only, pressed_repeatedly

if sys.platform == "win32":
    pytest.skip("signals are others there", allow_module_level=True)

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_ENDED = prompts.Interrupted
_TIMEOUT = 10.0  # seconds, after which keys end a prompt that a signal did not end


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


def _prompt(number: signal.Signals, *, is_done: bool) -> questionary.Question:
    """Return a prompt during which a signal comes: once it is drawn, or once it is answered."""
    prompt = questionary.text("Name")
    waiting = [number]

    def send(_: object) -> None:
        if waiting and prompt.application.is_done == is_done:
            _send(waiting.pop())

    prompt.application.after_render += send
    return prompt


@pytest.mark.parametrize("number", _SIGNALS)
def test_a_signal_ends_an_open_prompt(number: signal.Signals) -> None:
    with pressed_repeatedly("x", ENTER, after=_TIMEOUT), interruption.held(), pytest.raises(_ENDED):
        prompts.run(_prompt(number, is_done=False))


@pytest.mark.parametrize("number", _SIGNALS)
def test_a_signal_right_after_enter_ends_the_next_prompt_of_a_round(
    number: signal.Signals,
) -> None:
    with pressed_repeatedly("Ani" + ENTER, "x", ENTER), interruption.held():
        assert prompts.run(_prompt(number, is_done=True)) == "Ani"
        with pytest.raises(_ENDED):
            prompts.run(questionary.text("Next"))


@pytest.mark.parametrize("number", _SIGNALS)
def test_a_signal_right_after_enter_counts_at_once_where_no_round_is_played(
    number: signal.Signals,
) -> None:
    with pressed_only("Ani" + ENTER), pytest.raises(_ENDED):
        prompts.run(_prompt(number, is_done=True))


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


@pytest.mark.parametrize(("number", "is_kept"), [(signal.SIGINT, False), (signal.SIGTERM, True)])
def test_a_menu_goes_on_after_ctrl_c_but_not_after_the_end_of_the_session(
    number: signal.Signals, *, is_kept: bool
) -> None:
    with interruption.held():
        _send(number)
    interruption.forget()
    assert interruption.is_noted() == is_kept


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
