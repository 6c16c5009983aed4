"""What any part of the game may ask and show on the stage: lists, lines to type, pages."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from tests.cases import for_each
from tests.samples import EDITOR, FILM, right, round_of
from tests.terminal.keyboard import (
    BACKSPACE,
    CTRL_C,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    HOME,
    PAGE_DOWN,
    PAGE_UP,
    UP,
    pressed,
)
from tests.terminal.stage.drawn import scripted
from tests.terminal.stage_player import StagePlayer

_Value = TypeVar("_Value")
_NUMBERS = (("one", 1), ("two", 2), ("three", 3))
_EVIL = "[/b] [red]x[/red] \x1b[2J"
_HARMLESS = "[/b] [red]x[/red] \\x1b[2J"


def _with(keys: str, ask: Callable[[], _Value]) -> _Value:
    with pressed(keys):
        return ask()


def _chosen(keys: str, escape: int | None = None) -> int:
    face = StagePlayer().face
    return _with(keys, lambda: face.choose("Which?", _NUMBERS, escape))


# Lists


@for_each(
    ("keys", "number"),
    [
        (ENTER, 1),
        (DOWN + ENTER, 2),
        (UP + ENTER, 3),
        (END + ENTER, 3),
        (END + HOME + ENTER, 1),
        (PAGE_DOWN + ENTER, 3),
        ("3" + ENTER, 3),
        ("T" + ENTER, 2),
        ("o" + ENTER, 1),
    ],
)
def test_keys_choose_from_a_list(keys: str, number: int) -> None:
    assert _chosen(keys) == number


def test_escape_goes_back_where_there_is_a_way_back() -> None:
    assert _chosen(ESCAPE, escape=1) == 2
    assert _chosen(ESCAPE, escape=0) == 1
    assert _chosen(ESCAPE + DOWN + ENTER) == 2


def test_equal_texts_are_different_choices() -> None:
    choices = (("same", 1), ("same", 2))
    assert _with(DOWN + ENTER, lambda: StagePlayer().face.choose("Which?", choices)) == 2


@for_each(("keys", "answer"), [("y" + ENTER, True), ("n" + ENTER, False), (ENTER, True)])
def test_a_question_is_answered_with_yes_or_no(keys: str, *, answer: bool) -> None:
    assert _with(keys, lambda: StagePlayer().face.confirm("Discard it?")) is answer


def test_a_list_is_shown_with_its_message_and_keys() -> None:
    player = StagePlayer()
    _with(ENTER, lambda: player.face.choose(_EVIL, ((_EVIL, 1), ("two", 2)), 0))
    shown = player.pages[-2].split("\n")  # the last page is that of the closed stage
    words = [" ".join(row.split()) for row in shown if row.strip()]
    assert words == [
        "A N O R A Q U I Z",
        _HARMLESS,
        f"❯ {_HARMLESS}",
        "two",
        "↑↓ move · Enter choose · Esc back · Ctrl-C quit",
    ]
    without = StagePlayer()
    _with(ENTER, lambda: without.face.choose("Which?", _NUMBERS))
    assert "Esc" not in "".join(without.pages)


@for_each("columns", [40, 80, 200])
def test_long_choices_are_wrapped_not_cut(columns: int) -> None:
    words = " ".join(f"word{number}" for number in range(30))
    player = StagePlayer(columns)
    _with(ENTER, lambda: player.face.choose(words, ((words, 1), ("short", 2))))
    page = " ".join(player.pages[-2].split())
    assert f"{words} ❯ {words} short" in page


@for_each(
    ("keys", "picked"),
    [
        (ENTER, [2, 3]),
        ("b" + ENTER, [3]),
        (" " + ENTER, [1, 2, 3]),
        ("bc" + ENTER, []),
        (PAGE_DOWN + " " + ENTER, [2]),
        (PAGE_DOWN + PAGE_UP + " " + ENTER, [1, 2, 3]),
        ("ab" + ESCAPE, [2, 3]),
    ],
)
def test_ticks_are_set_and_removed(keys: str, picked: list[int]) -> None:
    player = StagePlayer()
    assert _with(keys, lambda: player.face.pick_many("Which?", _NUMBERS, [3, 2])) == picked
    assert "[ ] a  one" in player.pages[1]
    assert "[x] c  three" in player.pages[1]


# Lines to type


@for_each(
    ("keys", "text"),
    [
        (ENTER, "10"),
        ("  " + ENTER, "10"),
        (" 25 " + ENTER, "25"),
        ("25" + BACKSPACE + ENTER, "2"),
        ("25" + ESCAPE, "10"),
    ],
)
def test_a_text_is_typed_or_the_suggestion_taken(keys: str, text: str) -> None:
    player = StagePlayer()
    assert _with(keys, lambda: player.face.ask_text("How many?", "10")) == text
    assert "How many? (Enter for 10)" in "".join(player.pages)


@for_each(
    "ask",
    [
        lambda face: face.choose("Which?", _NUMBERS),
        lambda face: face.pick_many("Which?", _NUMBERS, [1]),
        lambda face: face.ask_text("How many?", "10"),
        lambda face: face.confirm("Discard it?"),
    ],
    ids=["choose", "pick_many", "ask_text", "confirm"],
)
def test_ctrl_c_leaves_every_prompt(ask: Callable[[object], object]) -> None:
    player = StagePlayer()
    with player.face.staged(), pressed(CTRL_C), pytest.raises(KeyboardInterrupt):
        ask(player.face)


# Messages


def test_what_is_said_is_on_the_stage_and_what_is_told_is_on_the_main_screen_afterwards() -> None:
    player = StagePlayer()
    with player.face.staged():
        player.face.say(f"Saved.\n{_EVIL}")
        player.face.say("And more.")
        player.face.tell(f"Goodbye.\n{_EVIL}")
        assert player.told() == ""
        _with(ENTER, lambda: player.face.choose("Which?", _NUMBERS))
        assert player.lines[1:5] == ["Saved.", _HARMLESS, "And more.", "Which?"]
    assert player.told() == f"Goodbye.\n{_HARMLESS}\n"


def test_what_is_said_while_no_stage_is_open_is_printed_at_once() -> None:
    player = StagePlayer()
    player.face.say("Saved.")
    assert player.told() == "Saved.\n"


@for_each("ask", ["choose", "ask_text"])
def test_a_notice_is_in_the_next_scene_only(ask: str) -> None:
    player = StagePlayer()
    asks = {
        "choose": lambda: player.face.choose("Which?", _NUMBERS),
        "ask_text": lambda: player.face.ask_text("How many?", "10"),
    }
    with player.face.staged():
        player.face.say(_EVIL)
    for is_first in (True, False):
        before = len(player.pages)
        _with(ENTER, asks[ask])
        assert (_HARMLESS in "".join(player.pages[before:])) == is_first
    assert not player.told()


def test_of_a_long_message_as_much_is_scrolled_off_as_hides_the_choices() -> None:
    player = StagePlayer(40, 20)
    message = "\n".join(f"line {number}" for number in range(40))
    with scripted(player.screen, ("❯ one", ENTER)):
        assert player.face.choose(message, _NUMBERS) == 1


# The stage around it


def test_each_prompt_opens_the_stage_for_itself_or_uses_the_one_that_is_open() -> None:
    player = StagePlayer()
    _with(ENTER, lambda: player.face.choose("Which?", _NUMBERS))
    _with(ENTER, lambda: player.face.ask_text("How many?", "10"))
    assert "".join(player.screen.writes).count("\x1b[?1049h") == 2
    with player.face.staged(), player.face.staged():
        _with(ENTER, lambda: player.face.choose("Which?", _NUMBERS))
        player.face.show_verdict(round_of(EDITOR, FILM).record(right(EDITOR)))
    written = "".join(player.screen.writes)
    assert written.count("\x1b[?1049h") == written.count("\x1b[?1049l") == 3
