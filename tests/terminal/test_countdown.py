"""Prompts against the clock, driven through a pipe of key presses."""

import gc
import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.question import Question
from anora_quiz.terminal import form_prompts, prompts
from anora_quiz.terminal.countdown import Countdown, OutOfTime
from anora_quiz.terminal.form_prompts import FormPrompt, MenuRequested
from anora_quiz.terminal.prompts import Interrupted, PromptLimits
from tests.cases import for_each
from tests.samples import CAST, CONSULTANT, EDITOR, FILMS, WINS, round_of
from tests.terminal.keyboard import (
    CTRL_C,
    DOWN,
    ENTER,
    ESCAPE,
    RecordedTerminal,
    pressed,
    pressed_only,
    pressed_repeatedly,
    scripted,
)

_SHORT = 0.05  # seconds
_ONE_OF_EACH_FORM = (EDITOR, WINS, CONSULTANT, FILMS, CAST)
_KEYS = {
    EDITOR: "3" + ENTER,
    WINS: "24" + ENTER,
    CONSULTANT: "Andrea Werhun" + ENTER,
    FILMS: ENTER,
    CAST: "1" + ENTER + "1" + ENTER,
}
_any_form = for_each(
    "question", _ONE_OF_EACH_FORM, ids=[question.kind for question in _ONE_OF_EACH_FORM]
)


@pytest.fixture(autouse=True)
def _no_logs_and_no_output(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> Iterator[None]:
    """Check that no task is forgotten and no exception is only logged."""
    yield
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


def _countdown(seconds: float = _SHORT) -> Countdown:
    return Countdown(time.monotonic, time.monotonic() + seconds, seconds)


def _ask_function(question: Question, countdown: Countdown) -> Callable[[], tuple[str, ...]]:
    """Return a function that asks ``question`` against ``countdown``."""
    current = round_of(question)
    form: Form = current.seat.offered()
    return lambda: form_prompts.answer_form(form, FormPrompt(current, PromptLimits(80, countdown)))


def _choose(countdown: Countdown) -> int:
    choices = (("one", 1), ("two", 2))
    return prompts.choose("What now?", choices, PromptLimits(80, countdown), escape=0)


@_any_form
def test_a_prompt_ends_when_the_time_runs_out(question: Question) -> None:
    """An answer begun by then and not sent does not count."""
    countdown = _countdown()
    with pressed_only(DOWN + "1"), pytest.raises(OutOfTime):
        _ask_function(question, countdown)()
    assert countdown.left() == 0


@_any_form
def test_an_answer_in_time_is_an_answer(question: Question) -> None:
    countdown = _countdown(60)
    with pressed_only(_KEYS[question]):
        form = round_of(question).seat.offered()
        answer = _ask_function(question, countdown)()
    assert not form.problem(answer)
    assert countdown.left() > 0


@pytest.mark.thorough
@_any_form
def test_ctrl_c_leaves_a_prompt_against_the_clock(question: Question) -> None:
    with pressed_only(CTRL_C), pytest.raises(Interrupted):
        _ask_function(question, _countdown(60))()


@pytest.mark.thorough
@_any_form
def test_escape_asks_for_more_in_a_prompt_against_the_clock(question: Question) -> None:
    with pressed_only(ESCAPE), pytest.raises(MenuRequested):
        _ask_function(question, _countdown(60))()


def test_a_list_of_choices_ends_when_the_time_runs_out() -> None:
    with pressed_only(), pytest.raises(OutOfTime):
        _choose(_countdown())


def test_ctrl_c_leaves_a_list_against_the_clock() -> None:
    with pressed_only(CTRL_C), pytest.raises(Interrupted):
        _choose(_countdown(60))


def test_typing_a_reason_ends_when_the_time_runs_out() -> None:
    with pressed_only("It is"), pytest.raises(OutOfTime):
        prompts.type_text("What is wrong with it", "", _countdown())


def test_the_clock_of_one_prompt_goes_on_in_the_next() -> None:
    """The Esc menu does not stop the clock."""
    countdown = _countdown()
    with pressed_only(), pytest.raises(OutOfTime):
        _choose(countdown)
    with pressed_only(), pytest.raises(OutOfTime):
        _ask_function(EDITOR, countdown)()


def test_one_clock_runs_for_all_pairs() -> None:
    terminal = RecordedTerminal()
    countdown = Countdown(lambda: 60.0 if "2 of 2" in terminal else 0.0, 60.0, 60.0)
    with pressed_only("1" + ENTER, terminal.output), pytest.raises(OutOfTime):
        _ask_function(CAST, countdown)()
    assert "2 of 2" in terminal


def test_a_prompt_without_time_left_ends_at_once() -> None:
    with pressed_only(), pytest.raises(OutOfTime):
        _choose(Countdown(lambda: 100.0, 90.0, 30.0))


def test_the_prompt_after_one_that_ran_out_of_time_works_as_usual() -> None:
    for _ in range(3):
        with pressed_only("2"), pytest.raises(OutOfTime):
            _choose(_countdown())
        with pressed("2" + ENTER):
            assert _choose(_countdown(60)) == 2
    gc.collect()  # asyncio reports forgotten tasks when they are destroyed


def test_a_key_pressed_as_the_time_runs_out_is_harmless(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pressed_only("2" + ENTER), suppress(OutOfTime):
        _choose(Countdown(lambda: 100.0, 90.0, 30.0))
    assert capfd.readouterr() == ("", "")


def test_the_time_may_run_out_while_an_answered_prompt_is_cleared(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A remote terminal takes a while to answer where its cursor is."""
    cursor_is_here = "\x1b[1;1R"
    terminal = RecordedTerminal(is_slow=True)
    with (
        pressed_repeatedly("2" + ENTER, *15 * [""], cursor_is_here, ENTER, output=terminal.output),
        suppress(OutOfTime),
    ):
        _choose(_countdown(0.2))
    assert capfd.readouterr() == ("", "")


# What is shown


@for_each(
    ("left", "words"),
    [
        (14.2, " 15 seconds left"),
        (1.0, "  1 second left"),
        (3600.0, "3600 seconds left"),
    ],
)
def test_the_time_left_is_above_the_prompt(left: float, words: str) -> None:
    terminal = RecordedTerminal(40)
    with pressed(ENTER, terminal.output):
        _ask_function(EDITOR, Countdown(lambda: 0.0, left, 3600.0))()
    time_left, prompt, *_ = terminal.pages[0].splitlines()
    assert time_left == f"{words} {'━' * 20}"
    assert prompt.startswith("? Your answer")


@pytest.mark.thorough
@_any_form
def test_the_time_left_is_shown_with_every_form(question: Question) -> None:
    terminal = RecordedTerminal(40)
    with pressed(_KEYS[question], terminal.output):
        _ask_function(question, Countdown(lambda: 0.0, 12.0, 30.0))()
    assert all("12 seconds left" in page for page in terminal.pages)


def test_the_time_is_counted_down_while_nothing_is_pressed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("anora_quiz.terminal.countdown._REFRESH_INTERVAL", 0.01)
    looks = itertools.count()
    terminal = RecordedTerminal()
    with scripted(terminal, ("57 seconds left", ENTER)):
        _choose(Countdown(lambda: next(looks) / 8, 60.0, 60.0))
    seen = [int(page.split(" seconds left")[0]) for page in terminal.pages]
    assert {60, 59, 58, 57} <= set(seen)
    assert seen == sorted(seen, reverse=True)


def test_a_prompt_is_erased_when_its_time_runs_out() -> None:
    terminal = RecordedTerminal()
    with pressed_only(output=terminal.output), pytest.raises(OutOfTime):
        _ask_function(EDITOR, _countdown())()
    assert "Your answer" in terminal
    assert not terminal.text
