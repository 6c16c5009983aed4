"""The prompts, driven through a pipe of key presses."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import pytest

from anora_quiz.quiz.forms import Arrange, FillIn, Form, Pair, PickMany, PickOne, TypeIn
from anora_quiz.quiz.marking.numerals import parse_number
from anora_quiz.quiz.options import options
from anora_quiz.terminal import form_prompts, prompts
from anora_quiz.terminal.form_prompts import FormPrompt
from anora_quiz.terminal.prompts import PromptLimits
from tests.cases import for_each
from tests.samples import EDITOR, round_of
from tests.terminal.keyboard import (
    BACKSPACE,
    DOWN,
    ENTER,
    ESCAPE,
    SHIFT_DOWN,
    UP,
    RecordedTerminal,
    pressed,
    pressed_repeatedly,
)

_ONE = PickOne(options(("Drew", "Sean", "Alex")))
_COUNT = TypeIn("Type a number.", parse_number)
_BLANKS = FillIn((("Ani",), ("Igor",)))
_TRUTH = PickOne(options(("True", "False")))
_MANY = PickMany(options(("Picture", "Score", "Director")))
_ORDER = Arrange(options(("Anora", "Tangerine", "Red Rocket")))
_PAIRS = Pair(options(("Mikey", "Yura")), options(("Igor", "Ani", "Toros")))
_LIMITS = PromptLimits(80)

_Value = TypeVar("_Value")


def _answer(form: Form, keys: str, draft: tuple[str, ...] = ()) -> tuple[str, ...]:
    with pressed(keys):
        return form_prompts.answer_form(form, FormPrompt(round_of(EDITOR), _LIMITS), draft)


def _with_keys(keys: str, ask: Callable[[], _Value]) -> _Value:
    with pressed(keys):
        return ask()


@for_each(
    ("form", "keys", "answer"),
    [
        (_ONE, ENTER, ("Drew",)),
        (_ONE, DOWN + ENTER, ("Sean",)),
        (_ONE, UP + ENTER, ("Alex",)),
        (_ONE, "2" + ENTER, ("Sean",)),
        (_ONE, "c" + ENTER, ("Alex",)),
        (_ONE, "9zc1" + ENTER, ("Drew",)),
        (_TRUTH, "f" + ENTER, ("False",)),
        (_MANY, " " + ENTER, ("Picture",)),
        (_MANY, "13" + ENTER, ("Picture", "Director")),
        (_MANY, "ac" + ENTER, ("Picture", "Director")),
        (_MANY, "121" + ENTER, ("Score",)),
        (_MANY, ENTER + "2" + ENTER, ("Score",)),
        (TypeIn(), "Andrea Werhun" + ENTER, ("Andrea Werhun",)),
        (TypeIn(), "Аня 안녕" + ENTER, ("Аня 안녕",)),
        (TypeIn(), ENTER + "x" + ENTER, ("x",)),
        (TypeIn(), ":skip" + ENTER, (":skip",)),
        (_COUNT, "many" + ENTER + 4 * BACKSPACE + "37" + ENTER, ("37",)),
        (_BLANKS, "Ani" + ENTER + "Igor" + ENTER, ("Ani", "Igor")),
        (_BLANKS, ENTER + "Ani" + ENTER + ENTER + "Igor" + ENTER, ("Ani", "Igor")),
        (_BLANKS, ":skip" + ENTER, (":skip",)),
        (_BLANKS, "Ani" + ENTER + ":skip" + ENTER, (":skip",)),
        (FillIn((("Ani",),)), "Ani; Anora" + ENTER, ("Ani; Anora",)),
        (_ORDER, ENTER, ("Anora", "Tangerine", "Red Rocket")),
        (_ORDER, " " + DOWN + ENTER, ("Tangerine", "Anora", "Red Rocket")),
        (_ORDER, " " + DOWN + DOWN + " " + UP + ENTER, ("Tangerine", "Red Rocket", "Anora")),
        (_ORDER, SHIFT_DOWN + ENTER, ("Tangerine", "Anora", "Red Rocket")),
        (_ORDER, " " + UP + ENTER, ("Anora", "Tangerine", "Red Rocket")),
        (_PAIRS, "2" + ENTER + "1" + ENTER, ("Mikey", "Ani", "Yura", "Igor")),
        (_PAIRS, "b" + ENTER + "b" + ENTER, ("Mikey", "Ani", "Yura", "Toros")),
        (_PAIRS, "1" + ENTER + "3" + ENTER + "2" + ENTER + "1" + ENTER,
         ("Mikey", "Ani", "Yura", "Igor")),
    ],
)  # fmt: skip
def test_keys_give_answers(form: Form, keys: str, answer: tuple[str, ...]) -> None:
    assert _answer(form, keys) == answer


_any_form = for_each("form", [_ONE, _MANY, TypeIn(), _BLANKS, _ORDER, _PAIRS])


@_any_form
def test_ctrl_c_leaves_every_prompt(form: Form) -> None:
    with pytest.raises(prompts.Interrupted):
        _answer(form, "")


@_any_form
def test_escape_asks_for_the_menu_in_every_prompt(form: Form) -> None:
    with pytest.raises(form_prompts.MenuRequested):
        _answer(form, ESCAPE)


@for_each(
    ("form", "before", "after", "answer"),
    [
        (_ONE, DOWN, ENTER, ("Sean",)),
        (_MANY, "13", ENTER, ("Picture", "Director")),
        (TypeIn(), "Andr", "ea" + ENTER, ("Andrea",)),
        (_BLANKS, "An", "i" + ENTER + "Igor" + ENTER, ("Ani", "Igor")),
        (_BLANKS, "Ani" + ENTER + "Ig", ENTER + "or" + ENTER, ("Ani", "Igor")),
        (_ORDER, " " + DOWN, ENTER, ("Tangerine", "Anora", "Red Rocket")),
        (_PAIRS, "2" + ENTER, "1" + ENTER, ("Mikey", "Ani", "Yura", "Igor")),
    ],
)
def test_escape_keeps_an_unfinished_answer(
    form: Form, before: str, after: str, answer: tuple[str, ...]
) -> None:
    with pytest.raises(form_prompts.MenuRequested) as more:
        _answer(form, before + ESCAPE)
    assert _answer(form, after, more.value.draft) == answer


def test_an_unknown_command_is_not_an_answer() -> None:
    assert _answer(TypeIn(), ":skp" + ENTER + 4 * BACKSPACE + "x" + ENTER) == ("x",)


def test_the_end_of_input_leaves_a_prompt() -> None:
    with pytest.raises(prompts.Interrupted):
        _answer(TypeIn(), "\x04")


def test_a_choice_gives_its_value() -> None:
    choices = (("one", 1), ("two", 2))
    assert _with_keys(DOWN + ENTER, lambda: prompts.choose("Which?", choices, _LIMITS)) == 2


def test_digits_and_initials_choose_and_escape_goes_back() -> None:
    choices = (("one", 1), ("two", 2), ("three", 3))
    assert _with_keys("3" + ENTER, lambda: prompts.choose("Which?", choices, _LIMITS)) == 3
    assert _with_keys("o" + ENTER, lambda: prompts.choose("Which?", choices, _LIMITS)) == 1
    assert _with_keys(ESCAPE, lambda: prompts.choose("Which?", choices, _LIMITS, escape=1)) == 2


def test_equal_texts_are_different_choices() -> None:
    choices = (("same", 1), ("same", 2))
    assert _with_keys(DOWN + ENTER, lambda: prompts.choose("Which?", choices, _LIMITS)) == 2


def test_a_name_is_typed_or_the_suggestion_taken() -> None:
    assert _with_keys(ENTER, lambda: prompts.type_name("Name", "ani")) == "ani"
    assert _with_keys(" Vanya " + ENTER, lambda: prompts.type_name("Name", "ani")) == "Vanya"


@for_each("key", [ENTER, " ", "x"])
def test_a_key_ends_the_wait(key: str) -> None:
    _with_keys(key, lambda: prompts.wait("Enter goes on"))


def test_ctrl_c_ends_the_wait_as_an_interruption() -> None:
    with pytest.raises(prompts.Interrupted):
        _with_keys("", lambda: prompts.wait("Enter goes on"))


def test_an_invalid_name_is_not_taken() -> None:
    keys = "x" * 41 + ENTER + 41 * BACKSPACE + ENTER
    assert _with_keys(keys, lambda: prompts.type_name("Name:", "ani")) == "ani"


# Waiting


@for_each(("key", "returned"), [("m", "m"), ("f", "f"), ("x", ""), (ENTER, "")])
def test_the_wait_returns_which_of_its_keys_ended_it(key: str, returned: str) -> None:
    assert _with_keys(key, lambda: prompts.wait("Enter goes on", ["m", "f"])) == returned


def test_the_wait_returns_nothing_for_any_other_key() -> None:
    assert not _with_keys("m", lambda: prompts.wait("Enter goes on", ["f"]))


@pytest.mark.parametrize(
    "keys", ["andrea", "Mf?", ENTER, " 37" + ENTER, DOWN, BACKSPACE, "Аня 안녕"]
)
def test_a_sudden_wait_takes_only_ctrl_c_at_first(
    keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A player who is still typing when the time runs out does not mean to go on."""
    monkeypatch.setattr(prompts, "_KEYS_IGNORED_FOR", 3600.0)
    with pytest.raises(prompts.Interrupted):
        _with_keys(keys, lambda: prompts.wait("Enter goes on", ["m", "f"], is_sudden=True))


def test_a_sudden_wait_ignores_keys_long_enough_to_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    sleep = asyncio.sleep

    async def record_sleep(seconds: float) -> None:
        slept.append(seconds)
        await sleep(seconds)

    monkeypatch.setattr(asyncio, "sleep", record_sleep)
    with pytest.raises(prompts.Interrupted):
        _with_keys("", lambda: prompts.wait("Enter goes on", is_sudden=True))
    assert max(slept, default=0) > 0.8


@pytest.mark.parametrize(("key", "returned"), [("f", "f"), (ENTER, "")])
def test_a_sudden_wait_takes_keys_after_a_moment(
    key: str, returned: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts, "_KEYS_IGNORED_FOR", 0.1)
    with pressed_repeatedly(key):
        assert prompts.wait("Enter goes on", ["f"], is_sudden=True) == returned


# What is drawn


@for_each("width", [40, 80, 200])
def test_long_options_are_wrapped_not_cut(width: int) -> None:
    words = " ".join(f"word{number}" for number in range(30))
    terminal = RecordedTerminal(width)
    with pressed("2" + ENTER, terminal.output):
        prompts.choose(words, (("short", 1), (words, 2)), PromptLimits(width))
    drawn = " ".join(terminal.pages[0].split())
    assert drawn.startswith("? " + words)
    assert f"2. {words}" in drawn
