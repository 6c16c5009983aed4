"""The prompts, driven through a pipe of key presses."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from anora_quiz.quiz.forms import Arrange, Form, Pair, PickMany, PickOne, TypeIn, options
from anora_quiz.terminal import answers, prompts

_UP, _DOWN, _SHIFT_DOWN = "\x1b[A", "\x1b[B", "\x1b[1;2B"
_ENTER, _ESCAPE, _CTRL_C, _BACKSPACE = "\r", "\x1b", "\x03", "\x7f"

_ONE = PickOne(options(("Drew", "Sean", "Alex")))
_TRUTH = PickOne(options(("True", "False")))
_MANY = PickMany(options(("Picture", "Score", "Director")))
_ORDER = Arrange(options(("Anora", "Tangerine", "Red Rocket")))
_PAIRS = Pair(options(("Mikey", "Yura")), options(("Igor", "Ani", "Toros")))

_Value = TypeVar("_Value")


@contextmanager
def _keys(keys: str) -> Iterator[None]:
    """Press ``keys``, then Ctrl-C, so that a prompt that waits for more ends, too."""
    with create_pipe_input() as pipe:
        pipe.send_text(keys + _CTRL_C)
        with create_app_session(input=pipe, output=DummyOutput()):
            yield


def _answer(form: Form, keys: str, draft: tuple[str, ...] = ()) -> tuple[str, ...]:
    with _keys(keys):
        return answers.answer_form(form, 80, draft)


def _with_keys(keys: str, ask: Callable[[], _Value]) -> _Value:
    with _keys(keys):
        return ask()


@pytest.mark.parametrize(
    ("form", "keys", "answer"),
    [
        (_ONE, _ENTER, ("Drew",)),
        (_ONE, _DOWN + _ENTER, ("Sean",)),
        (_ONE, _UP + _ENTER, ("Alex",)),
        (_ONE, "2" + _ENTER, ("Sean",)),
        (_ONE, "c" + _ENTER, ("Alex",)),
        (_ONE, "9zc1" + _ENTER, ("Drew",)),
        (_TRUTH, "f" + _ENTER, ("False",)),
        (_MANY, " " + _ENTER, ("Picture",)),
        (_MANY, "13" + _ENTER, ("Picture", "Director")),
        (_MANY, "ac" + _ENTER, ("Picture", "Director")),
        (_MANY, "121" + _ENTER, ("Score",)),
        (_MANY, _ENTER + "2" + _ENTER, ("Score",)),
        (TypeIn(), "Andrea Werhun" + _ENTER, ("Andrea Werhun",)),
        (TypeIn(), "Аня 안녕" + _ENTER, ("Аня 안녕",)),
        (TypeIn(), _ENTER + "x" + _ENTER, ("x",)),
        (TypeIn(), ":skip" + _ENTER, (":skip",)),
        (TypeIn(is_number=True), "many" + _ENTER + 4 * _BACKSPACE + "37" + _ENTER, ("37",)),
        (_ORDER, _ENTER, ("Anora", "Tangerine", "Red Rocket")),
        (_ORDER, " " + _DOWN + _ENTER, ("Tangerine", "Anora", "Red Rocket")),
        (_ORDER, " " + _DOWN + _DOWN + " " + _UP + _ENTER, ("Tangerine", "Red Rocket", "Anora")),
        (_ORDER, _SHIFT_DOWN + _ENTER, ("Tangerine", "Anora", "Red Rocket")),
        (_ORDER, " " + _UP + _ENTER, ("Anora", "Tangerine", "Red Rocket")),
        (_PAIRS, "2" + _ENTER + "1" + _ENTER, ("Mikey", "Ani", "Yura", "Igor")),
        (_PAIRS, "b" + _ENTER + "b" + _ENTER, ("Mikey", "Ani", "Yura", "Toros")),
        (_PAIRS, "1" + _ENTER + "3" + _ENTER + "2" + _ENTER + "1" + _ENTER,
         ("Mikey", "Ani", "Yura", "Igor")),
    ],
)  # fmt: skip
def test_keys_give_answers(form: Form, keys: str, answer: tuple[str, ...]) -> None:
    assert _answer(form, keys) == answer


_ANY_FORM = pytest.mark.parametrize("form", [_ONE, _MANY, TypeIn(), _ORDER, _PAIRS])


@_ANY_FORM
def test_ctrl_c_leaves_every_prompt(form: Form) -> None:
    with pytest.raises(prompts.Interrupted):
        _answer(form, "")


@_ANY_FORM
def test_escape_asks_for_more_in_every_prompt(form: Form) -> None:
    with pytest.raises(answers.More):
        _answer(form, _ESCAPE)


@pytest.mark.parametrize(
    ("form", "before", "after", "answer"),
    [
        (_ONE, _DOWN, _ENTER, ("Sean",)),
        (_MANY, "13", _ENTER, ("Picture", "Director")),
        (TypeIn(), "Andr", "ea" + _ENTER, ("Andrea",)),
        (_ORDER, " " + _DOWN, _ENTER, ("Tangerine", "Anora", "Red Rocket")),
        (_PAIRS, "2" + _ENTER, "1" + _ENTER, ("Mikey", "Ani", "Yura", "Igor")),
    ],
)
def test_escape_loses_nothing_of_a_half_made_answer(
    form: Form, before: str, after: str, answer: tuple[str, ...]
) -> None:
    with pytest.raises(answers.More) as more:
        _answer(form, before + _ESCAPE)
    assert _answer(form, after, more.value.draft) == answer


def test_a_command_that_there_is_not_is_no_answer() -> None:
    assert _answer(TypeIn(), ":skp" + _ENTER + 4 * _BACKSPACE + "x" + _ENTER) == ("x",)


def test_the_end_of_input_leaves_a_prompt() -> None:
    with pytest.raises(prompts.Interrupted):
        _answer(TypeIn(), "\x04")


def test_a_choice_gives_its_value() -> None:
    choices = (("one", 1), ("two", 2))
    assert _with_keys(_DOWN + _ENTER, lambda: prompts.choose("Which?", choices, 80)) == 2


def test_digits_and_initials_choose_and_escape_goes_back() -> None:
    choices = (("one", 1), ("two", 2), ("three", 3))
    assert _with_keys("3" + _ENTER, lambda: prompts.choose("Which?", choices, 80)) == 3
    assert _with_keys("o" + _ENTER, lambda: prompts.choose("Which?", choices, 80)) == 1
    assert _with_keys(_ESCAPE, lambda: prompts.choose("Which?", choices, 80, escape=1)) == 2


def test_equal_texts_are_different_choices() -> None:
    choices = (("same", 1), ("same", 2))
    assert _with_keys(_DOWN + _ENTER, lambda: prompts.choose("Which?", choices, 80)) == 2


def test_a_name_is_typed_or_the_suggested_taken() -> None:
    assert _with_keys(_ENTER, lambda: prompts.type_name("Name", "ani")) == "ani"
    assert _with_keys(" Vanya " + _ENTER, lambda: prompts.type_name("Name", "ani")) == "Vanya"


@pytest.mark.parametrize("key", [_ENTER, " ", "x"])
def test_a_key_ends_the_wait(key: str) -> None:
    _with_keys(key, lambda: prompts.wait("Enter goes on"))


def test_ctrl_c_ends_the_wait_as_an_interruption() -> None:
    with pytest.raises(prompts.Interrupted):
        _with_keys("", lambda: prompts.wait("Enter goes on"))


def test_a_name_that_is_none_is_not_taken() -> None:
    keys = "x" * 41 + _ENTER + 41 * _BACKSPACE + _ENTER
    assert _with_keys(keys, lambda: prompts.type_name("Name:", "ani")) == "ani"
