"""Typing one text or several by keys."""

import pytest

from anora_quiz.quiz.question import Answer
from anora_quiz.terminal.stage.endings import ESCAPE, CommandPressed, Interrupted
from anora_quiz.terminal.stage.prompt import Prompt
from anora_quiz.terminal.stage.text_fields import type_text, type_texts
from tests.cases import for_each
from tests.terminal.keyboard import BACKSPACE, CTRL_C, DOWN, ENTER, UP, pressed, pressed_only
from tests.terminal.stage.drawn import DrawnScreen, draw, scripted

_TAB, _BACK_TAB, _LEFT = "\t", "\x1b[Z", "\x1b[D"


def _prompt(screen: DrawnScreen | None = None) -> Prompt:
    return Prompt((screen or DrawnScreen()).stage(), draw, commands=(ESCAPE,))


def _filled(answer: Answer) -> str:
    return "" if all(answer) else "Type an answer."


@for_each(
    ("keys", "text"),
    [
        ("Andrea Werhun" + ENTER, "Andrea Werhun"),
        ("Аня 안녕 👩‍👩‍👧" + ENTER, "Аня 안녕 👩‍👩‍👧"),
        (ENTER + "x" + ENTER, "x"),
        ("ab" + _LEFT + "c" + BACKSPACE + "d" + ENTER, "adb"),
        (":skip?%" + ENTER, ":skip?%"),
        ("\x1b[200~first\nsecond\n\x1b[201~" + ENTER, "first"),
        ("\x1b[200~\x1b[201~x" + ENTER, "x"),
        ("\x1b[200~\x1b[31mred\x1b[201~" + ENTER, "red"),
        ("a\x11\x02b" + ENTER, "ba"),
        ("a\x1b[I\x1b[99;5ub" + ENTER, "ab"),
        ("a\x12b" + ENTER, "ab"),
        ("one\x1b[5~\x1b[6~" + ENTER, "one"),
        (UP + DOWN + _TAB + "x" + ENTER, "x"),
    ],
)
def test_a_text_is_typed(keys: str, text: str) -> None:
    with pressed(keys):
        assert type_text(_prompt(), _filled) == text


def test_an_error_is_seen_until_the_next_key() -> None:
    screen = DrawnScreen()
    with scripted(screen, ("no error", ENTER), ("Type an answer.", "x"), ("no error", ENTER)):
        assert type_text(_prompt(screen), _filled) == "x"


def test_a_draft_is_typed_on() -> None:
    with pressed("b" + ENTER):
        assert type_text(_prompt(), _filled, ("a",)) == "ab"


def test_escape_keeps_what_was_typed() -> None:
    with pressed_only("Ani\x1b"), pytest.raises(CommandPressed) as command:
        type_text(_prompt(), _filled)
    assert (command.value.key, command.value.draft) == (ESCAPE, ("Ani",))


@for_each("key", [CTRL_C, "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_a_text_is_interrupted(key: str) -> None:
    with pressed_only(key), pytest.raises(Interrupted):
        type_text(_prompt(), _filled)


@for_each(
    ("keys", "texts"),
    [
        ("a" + ENTER + "b" + ENTER, ("a", "b")),
        ("a" + _TAB + "b" + ENTER, ("a", "b")),
        ("a" + DOWN + "b" + UP + "c" + ENTER + ENTER, ("ac", "b")),
        (DOWN + "b" + _BACK_TAB + "a" + ENTER + ENTER, ("a", "b")),
        (ENTER + ENTER + UP + "a" + DOWN + "b" + ENTER, ("a", "b")),
    ],
)
def test_several_texts_are_typed(keys: str, texts: Answer) -> None:
    with pressed(keys):
        assert type_texts(_prompt(), 2, _filled) == texts


def test_a_draft_of_several_texts_is_kept() -> None:
    with pressed_only("c" + ENTER + "d\x1b"), pytest.raises(CommandPressed) as command:
        type_texts(_prompt(), 3, _filled, ("a", "b"))
    assert command.value.draft == ("ac", "bd", "")
