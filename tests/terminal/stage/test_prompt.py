"""What all prompts on the stage have in common."""

import os
import signal
import sys
from collections.abc import Callable, Iterator

import pytest

if sys.platform == "win32":  # none of these signals
    pytest.skip("needs signals", allow_module_level=True)

from rich.text import Text

from anora_quiz.quiz.options import options
from anora_quiz.terminal import interruption
from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.endings import ESCAPE, CommandPressed, Interrupted, OutOfTime
from anora_quiz.terminal.stage.lists import pick_one
from anora_quiz.terminal.stage.pauses import let_pass
from anora_quiz.terminal.stage.prompt import Prompt
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.stage.text_fields import type_text
from tests.cases import for_each
from tests.terminal.keyboard import DOWN, ENTER, pressed, pressed_only
from tests.terminal.stage.drawn import DrawnScreen, draw, lines, scripted

_OPTIONS = options(("Drew", "Sean", "Alex"))

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_Ask = Callable[[Prompt], object]
_ASKS: tuple[_Ask, ...] = (
    lambda prompt: pick_one(prompt, _OPTIONS),
    lambda prompt: type_text(prompt, lambda _: ""),
)


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """Handle signals as the game does, and restore what was."""
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    interruption.install()
    yield
    interruption.install()  # which forgets what was noted
    for number, handler in before.items():
        signal.signal(number, handler)


@for_each("ask", _ASKS, ids=["list", "text"])
def test_a_signal_ends_a_prompt(ask: _Ask) -> None:
    screen = DrawnScreen()
    screen.on_change = lambda: signal.raise_signal(signal.SIGTERM)
    with pressed_only(), pytest.raises(Interrupted):
        ask(Prompt(screen.stage(), draw))


@for_each("ask", _ASKS, ids=["list", "text"])
def test_a_signal_noted_before_ends_a_prompt_at_once(ask: _Ask) -> None:
    interruption.note()
    with pressed_only(), pytest.raises(Interrupted):
        ask(Prompt(DrawnScreen().stage(), draw))


@for_each("ask", _ASKS, ids=["list", "text"])
def test_an_error_while_drawing_ends_a_prompt(ask: _Ask) -> None:
    screen = DrawnScreen()

    def fail_at_last(state: State) -> Scene:
        if state.pointed_at or state.draft == ("x",):
            raise ZeroDivisionError
        return draw(state)

    with scripted(screen, ("draft", DOWN), ("draft", "x")), pytest.raises(ZeroDivisionError):
        ask(Prompt(screen.stage(), fail_at_last))


def test_an_error_while_drawing_the_first_time_ends_a_prompt() -> None:
    def fail(_: State) -> Scene:
        raise ZeroDivisionError

    with pressed_only(), pytest.raises(ZeroDivisionError):
        pick_one(Prompt(DrawnScreen().stage(), fail), _OPTIONS)


@for_each("ask", _ASKS, ids=["list", "text"])
def test_the_end_of_the_time_ends_a_prompt(ask: _Ask) -> None:
    left = iter([0.3, 0.2, 0.1, 0.0, 0.0, 0.0])
    with pressed_only(DOWN), pytest.raises(OutOfTime):
        ask(Prompt(DrawnScreen().stage(), draw, seconds_left=lambda: next(left) / 10))


def test_a_clock_is_drawn_while_nothing_is_pressed() -> None:
    screen = DrawnScreen()
    seconds = iter(range(100, 0, -1))

    def with_clock(_: State) -> Scene:
        return Scene([Text(f"{next(seconds)} seconds left")])

    prompt = Prompt(screen.stage(), with_clock, seconds_left=lambda: 60)
    with scripted(screen, ("97 seconds", ENTER)):
        assert pick_one(prompt, _OPTIONS) == "Drew"


def test_keys_pressed_after_an_answer_are_for_the_next_prompt() -> None:
    stage = DrawnScreen().stage()
    with pressed(ENTER + "b" + ENTER):
        assert pick_one(Prompt(stage, draw), _OPTIONS) == "Drew"
        assert pick_one(Prompt(stage, draw), _OPTIONS) == "Sean"


def test_the_start_of_a_long_question_is_seen_until_a_key_is_pressed() -> None:
    screen = DrawnScreen(40, 10)

    def long(state: State) -> Scene:
        return Scene([*lines(30).body, *draw(state).body], pointed_at=30 + state.pointed_at)

    prompt = Prompt(screen.stage(), long)
    with scripted(screen, ("line 0\n", DOWN), ("> Sean", ENTER)):
        assert pick_one(prompt, _OPTIONS) == "Sean"


def test_pages_scroll_a_long_question_and_a_key_goes_back_to_the_options() -> None:
    screen = DrawnScreen(40, 10)

    def long(state: State) -> Scene:
        return Scene([*draw(state).body, *lines(30).body], pointed_at=state.pointed_at)

    page_down = "\x1b[6~"
    steps = [("> Drew", page_down * 9), ("line 29", DOWN), ("> Sean", ENTER)]
    with scripted(screen, *steps):
        pick_one(Prompt(screen.stage(), long), _OPTIONS)


def test_nothing_but_the_stage_writes(capfd: pytest.CaptureFixture[str]) -> None:
    screen = DrawnScreen()
    with pressed(DOWN + ENTER):
        pick_one(Prompt(screen.stage(), draw), _OPTIONS)
    with pressed("x" + ENTER):
        type_text(Prompt(screen.stage(), draw), lambda _: "")
    assert capfd.readouterr() == ("", "")
    assert not any("\x1b[6n" in each or "\x1b[?1h" in each for each in screen.writes)


def test_a_resized_screen_is_drawn_again() -> None:
    screen = DrawnScreen(80, 24)

    def shrink() -> None:
        screen.resize(30, 12)
        signal.raise_signal(signal.SIGWINCH)

    def resizing(state: State) -> Scene:
        if state.pointed_at and screen.size() == (80, 24):
            shrink()
        return Scene([lambda width: Text(f"{width} columns"), *draw(state).body])

    with scripted(screen, ("78 columns", DOWN), ("28 columns", ENTER)):
        pick_one(Prompt(screen.stage(), resizing), _OPTIONS)


def test_a_stop_in_a_prompt_waits_until_nothing_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = DrawnScreen()
    stage = screen.stage()
    stops: list[str] = []
    monkeypatch.setattr(os, "kill", lambda *_: stops.append(screen.text))
    with stage, scripted(screen, ("> Drew", "\x1a"), ("> Drew", DOWN), ("> Sean", ENTER)):
        assert pick_one(Prompt(stage, draw), _OPTIONS) == "Sean"
    assert stops == [""]


def test_a_stop_signal_waits_until_a_scene_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = DrawnScreen()
    stage = screen.stage()
    events: list[str] = []
    monkeypatch.setattr(os, "kill", lambda *_: events.append("stopped"))

    def draw_slowly(state: State) -> Scene:
        if not events:
            events.append("drawing")
            signal.raise_signal(signal.SIGTSTP)
            events.append("drawn")
        return draw(state)

    with stage:
        with scripted(screen, ("> Drew", ENTER)):
            pick_one(Prompt(stage, draw_slowly), _OPTIONS)
        assert events == ["drawing", "drawn", "stopped"]
        signal.raise_signal(signal.SIGTSTP)
        assert events[3:] == ["stopped"], "between prompts, it stops at once"


def test_nothing_is_drawn_after_an_answer() -> None:
    screen = DrawnScreen()
    drawn: list[State] = []

    def note(state: State) -> Scene:
        drawn.append(state)
        return draw(state)

    with pressed("b"):  # one key, as a slow machine draws between two
        pick_one(Prompt(screen.stage(), note), _OPTIONS, is_one_key=True)
    assert {state.pointed_at for state in drawn} == {0}


def test_commands_of_one_letter_work_in_either_case() -> None:
    for key in ("f", "F"):
        with pressed_only(key), pytest.raises(CommandPressed) as command:
            pick_one(Prompt(DrawnScreen().stage(), draw, ("f", ESCAPE)), _OPTIONS)
        assert command.value.key == "f"


def test_time_that_is_over_ends_a_pause_at_once() -> None:
    with pressed_only():
        let_pass(DrawnScreen().stage(), lambda: lines(1), lambda: 0.0)
