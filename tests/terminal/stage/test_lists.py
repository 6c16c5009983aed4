"""Picking, arranging, and pairing options by keys."""

from collections.abc import Callable

import pytest

from anora_quiz.quiz.options import Option, options
from anora_quiz.quiz.question import Answer
from anora_quiz.terminal.stage.endings import ESCAPE, CommandPressed, Interrupted
from anora_quiz.terminal.stage.lists import (
    arrange,
    option_keys,
    pair,
    pick_many,
    pick_one,
)
from anora_quiz.terminal.stage.prompt import Prompt
from tests.cases import for_each
from tests.terminal.keyboard import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    DOWN,
    END,
    ENTER,
    HOME,
    PAGE_DOWN,
    SHIFT_DOWN,
    UP,
    pressed,
    pressed_only,
)
from tests.terminal.stage.drawn import DrawnScreen, draw, scripted

_SHIFT_UP = "\x1b[1;2A"
_PEOPLE = options(("Drew", "Sean", "Alex"))
_TRUTH = options(("True", "False"))
_MANY = options(("Picture", "Score", "Director"))
_FILMS = options(("Anora", "Tangerine", "Red Rocket"))
_LEFT, _RIGHT = options(("Mikey", "Yura")), options(("Igor", "Ani", "Toros"))


def _prompt(screen: DrawnScreen | None = None) -> Prompt:
    return Prompt((screen or DrawnScreen()).stage(), draw, commands=("?", "%", ESCAPE))


def _at_least_one(answer: Answer) -> str:
    return "" if answer else "Choose at least one option."


@for_each(
    ("listed", "keys", "answer"),
    [
        (_PEOPLE, ENTER, "Drew"),
        (_PEOPLE, DOWN + ENTER, "Sean"),
        (_PEOPLE, UP + ENTER, "Alex"),
        (_PEOPLE, END + ENTER, "Alex"),
        (_PEOPLE, END + HOME + ENTER, "Drew"),
        (_PEOPLE, END + DOWN + ENTER, "Drew"),
        (_PEOPLE, "2" + ENTER, "Sean"),
        (_PEOPLE, "c" + ENTER, "Alex"),
        (_PEOPLE, "C" + ENTER, "Alex"),
        (_PEOPLE, "9zc1" + ENTER, "Drew"),
        (_PEOPLE, PAGE_DOWN + ENTER, "Drew"),
        (_TRUTH, "f" + ENTER, "False"),
        (_TRUTH, "F" + ENTER, "False"),
        (_PEOPLE, DOWN + "\x1b[27;5;13~", "Sean"),
    ],
)
def test_one_option_is_picked(listed: tuple[Option, ...], keys: str, answer: str) -> None:
    with pressed(keys):
        assert pick_one(_prompt(), listed) == answer


@for_each(
    ("name", "keys"),
    [
        ("the window gets the focus and loses it", "\x1b[I\x1b[O"),
        ("an unknown key of newer terminals", "\x1b[99;5u"),
        ("an answer about the terminal", "\x1b[?62;c"),
        ("the mouse is moved", "\x1b[<35;20;10M"),
        ("a pasted letter", "\x1b[200~c\x1b[201~"),
        ("pasted lines", "\x1b[200~c\rb\r\nc\r\x1b[201~"),
        ("Ctrl-Q", "\x11"),
        ("Ctrl-R", "\x12"),
        ("Ctrl-L", "\x0c"),
        ("F1 of the Linux console", "\x1b[[A"),
    ],
    ids=lambda value: value,
)
def test_what_is_no_key_of_a_list_does_nothing(name: str, keys: str) -> None:
    with pressed("b" + keys + ENTER):
        assert pick_one(_prompt(), _PEOPLE) == "Sean", name


def test_a_list_begins_where_it_was_left() -> None:
    with pressed(ENTER):
        assert pick_one(_prompt(), _PEOPLE, ("Alex",)) == "Alex"


@for_each(("key", "answer"), [("b", "Sean"), ("C", "Alex"), ("1", "Drew")])
def test_one_key_answers_if_the_player_wants_that(key: str, answer: str) -> None:
    with pressed(key):
        assert pick_one(_prompt(), _PEOPLE, is_one_key=True) == answer


@for_each(
    ("keys", "command", "draft"),
    [
        ("?", "?", ("Drew",)),
        (DOWN + "%", "%", ("Sean",)),
        ("c" + "\x1b", ESCAPE, ("Alex",)),
    ],
)
def test_commands_end_a_list_and_keep_what_was_pointed_at(
    keys: str, command: str, draft: Answer
) -> None:
    with pressed_only(keys), pytest.raises(CommandPressed) as pressed_command:
        pick_one(_prompt(), _PEOPLE)
    assert (pressed_command.value.key, pressed_command.value.draft) == (command, draft)


@for_each("key", [CTRL_C, CTRL_D])
def test_ctrl_c_and_ctrl_d_interrupt(key: str) -> None:
    with pressed_only(key), pytest.raises(Interrupted):
        pick_one(_prompt(), _PEOPLE)


@for_each(
    ("keys", "answer"),
    [
        (" " + ENTER, ("Picture",)),
        ("13" + ENTER, ("Picture", "Director")),
        ("CA" + ENTER, ("Picture", "Director")),
        ("121" + ENTER, ("Score",)),
        (END + " " + ENTER, ("Director",)),
        (ENTER + "2" + ENTER, ("Score",)),
    ],
)
def test_several_options_are_ticked(keys: str, answer: Answer) -> None:
    with pressed(keys):
        assert pick_many(_prompt(), _MANY, _at_least_one) == answer


def test_ticks_are_kept() -> None:
    with pressed("1" + ENTER):
        answer = pick_many(_prompt(), _MANY, _at_least_one, ("Score", "Picture"))
    assert answer == ("Score",)


@for_each(
    ("pick", "keys", "answer"),
    [
        (lambda prompt: pick_one(prompt, _PEOPLE), "z" + 2 * ENTER, "Drew"),
        (lambda prompt: pick_one(prompt, _PEOPLE), "bz" + DOWN + ENTER, "Alex"),
        (lambda prompt: pick_one(prompt, _PEOPLE), "zc" + ENTER, "Alex"),
        (lambda prompt: arrange(prompt, _TRUTH), "z" + 2 * ENTER, ("True", "False")),
    ],
)
def test_enter_after_a_letter_of_no_option_does_not_answer(
    pick: Callable[[Prompt], object], keys: str, answer: object
) -> None:
    with pressed(keys):
        assert pick(_prompt()) == answer
    screen = DrawnScreen()
    with scripted(screen, ("draft", "z"), ("There is no option “z” here.", 2 * ENTER)):
        pick(_prompt(screen))


def test_an_error_is_seen_until_the_next_key() -> None:
    screen, error = DrawnScreen(), "Choose at least one option."
    with scripted(screen, ("draft", ENTER), (error, DOWN), ("no error", "1" + ENTER)):
        assert pick_many(_prompt(screen), _MANY, _at_least_one) == ("Picture",)


@for_each(
    ("keys", "answer"),
    [
        (ENTER, ("Anora", "Tangerine", "Red Rocket")),
        (" " + DOWN + ENTER, ("Tangerine", "Anora", "Red Rocket")),
        (" " + DOWN + DOWN + " " + UP + ENTER, ("Tangerine", "Red Rocket", "Anora")),
        (SHIFT_DOWN + ENTER, ("Tangerine", "Anora", "Red Rocket")),
        ("c" + _SHIFT_UP + ENTER, ("Anora", "Red Rocket", "Tangerine")),
        (" " + UP + ENTER, ("Anora", "Tangerine", "Red Rocket")),
        (END + " " + UP + UP + ENTER, ("Red Rocket", "Anora", "Tangerine")),
        (" " + "b" + DOWN + ENTER, ("Anora", "Tangerine", "Red Rocket")),
    ],
)
def test_items_are_arranged(keys: str, answer: Answer) -> None:
    with pressed(keys):
        assert arrange(_prompt(), _FILMS) == answer


def test_an_order_is_kept() -> None:
    draft = ("Red Rocket", "Anora", "Tangerine")
    with pressed_only(SHIFT_DOWN + "?"), pytest.raises(CommandPressed) as command:
        arrange(_prompt(), _FILMS, draft)
    assert command.value.draft == ("Anora", "Red Rocket", "Tangerine")


def test_an_item_that_is_carried_is_said_to_be() -> None:
    screen = DrawnScreen()
    first, second = "> Anora\n  Tangerine\n", "  Tangerine\n> Anora\n"
    steps = [(first, " "), ("\ncarrying", DOWN), (second, " "), ("not carrying", ENTER)]
    with scripted(screen, *steps):
        arrange(_prompt(screen), _FILMS)


@for_each(
    ("keys", "answer"),
    [
        ("2" + ENTER + "1" + 2 * ENTER, ("Mikey", "Ani", "Yura", "Igor")),
        ("B" + ENTER + "C" + 2 * ENTER, ("Mikey", "Ani", "Yura", "Toros")),
        ("B" + ENTER + "cB" + ENTER + "c" + 2 * ENTER, ("Mikey", "Ani", "Yura", "Toros")),
        (ENTER + BACKSPACE + DOWN + ENTER + 2 * ENTER, ("Mikey", "Ani", "Yura", "Igor")),
        ("B" + ENTER + BACKSPACE + ENTER + 2 * ENTER, ("Mikey", "Ani", "Yura", "Igor")),
        (BACKSPACE + ENTER + END + 2 * ENTER, ("Mikey", "Igor", "Yura", "Toros")),
        (2 * ENTER + BACKSPACE + END + 2 * ENTER, ("Mikey", "Igor", "Yura", "Toros")),
    ],
)
def test_items_are_paired(keys: str, answer: Answer) -> None:
    with pressed(keys):
        result = pair(_prompt(), _LEFT, _RIGHT)
    assert result == answer


def test_pairs_are_kept() -> None:
    with pressed_only("a" + "?"), pytest.raises(CommandPressed) as command:
        pair(_prompt(), _LEFT, _RIGHT, ("Mikey", "Ani"))
    assert command.value.draft == ("Mikey", "Ani")
    with pressed(2 * ENTER):
        assert pair(_prompt(), _LEFT, _RIGHT, ("Mikey", "Ani")) == ("Mikey", "Ani", "Yura", "Igor")


@for_each(
    ("listed", "keys"),
    [
        (_PEOPLE, {"1": 0, "2": 1, "3": 2, "a": 0, "b": 1, "c": 2, "d": 0, "s": 1}),
        (_TRUTH, {"1": 0, "2": 1, "a": 0, "b": 1, "t": 0, "f": 1}),
        (options(("ßa", "…", "1")), {"1": 0, "2": 1, "3": 2, "a": 0, "b": 1, "c": 2}),
    ],
)
def test_options_have_digits_letters_and_initials(
    listed: tuple[Option, ...], keys: dict[str, int]
) -> None:
    assert option_keys(listed) == keys
