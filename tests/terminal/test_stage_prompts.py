"""What any part of the game may ask and show on the stage: lists, lines to type, pages."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from anora_quiz.errors import Canceled
from anora_quiz.terminal.face import ListItem
from anora_quiz.terminal.stage.endings import ENTER as ENTER_KEY
from anora_quiz.terminal.stage.endings import ESCAPE as ESCAPE_KEY
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


def _chosen(keys: str, escape: int = 0) -> int:
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


def test_equal_texts_are_different_choices() -> None:
    choices = (("same", 1), ("same", 2))
    assert _with(DOWN + ENTER, lambda: StagePlayer().face.choose("Which?", choices, 0)) == 2


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


@for_each("columns", [40, 80, 200])
def test_long_choices_are_wrapped_not_cut(columns: int) -> None:
    words = " ".join(f"word{number}" for number in range(30))
    player = StagePlayer(columns)
    _with(ENTER, lambda: player.face.choose(words, ((words, 1), ("short", 2)), 0))
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
    ],
)
def test_ticks_are_set_and_removed(keys: str, picked: list[int]) -> None:
    player = StagePlayer()
    assert _with(keys, lambda: player.face.pick_many("Which?", _NUMBERS, [3, 2])) == picked
    assert "[ ] a  one" in player.pages[1]
    assert "[x] c  three" in player.pages[1]


def test_going_back_from_ticks_is_told_apart_from_being_done() -> None:
    with pytest.raises(Canceled):
        _with("ab" + ESCAPE, lambda: StagePlayer().face.pick_many("Which?", _NUMBERS, [3, 2]))


_ROUNDS = [
    ListItem(1, "today, the first, 100 points", ("21:04", "the first", "100 points"), "Today"),
    ListItem(2, "today, the second, 5 points", ("9:30", "the second", "5 points"), "Today"),
    ListItem(3, "yesterday, the third", ("10:00", "the third", ""), "Yesterday"),
]


def _chosen_or(keys: str, last: int = 0) -> tuple[int, str]:
    face = StagePlayer().face
    words = {ENTER_KEY: "resume", "d": "discard"}
    return _with(keys, lambda: face.choose_or("Which?", _ROUNDS, words, last))


@for_each(
    ("keys", "last", "chosen"),
    [
        (ENTER, 0, (1, ENTER_KEY)),
        (ENTER, 2, (3, ENTER_KEY)),
        (DOWN + "d", 0, (2, "d")),
        ("D", 1, (2, "d")),
        (ESCAPE, 1, (2, ESCAPE_KEY)),
        (UP + ENTER, 0, (3, ENTER_KEY)),
        ("2x" + ENTER, 0, (2, ENTER_KEY)),
    ],
)
def test_a_key_does_something_else_with_the_item_pointed_at(
    keys: str, last: int, chosen: tuple[int, str]
) -> None:
    assert _chosen_or(keys, last) == chosen


@for_each("key", [CTRL_C, "\x04"])
def test_ctrl_c_and_ctrl_d_leave_a_list_with_further_keys(key: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        _chosen_or(key)


def _listed(columns: int, rows: int = 24) -> list[str]:
    player = StagePlayer(columns, rows)
    player.face.say("Done.")
    _with(ENTER, lambda: player.face.choose_or("Which?", _ROUNDS, {ENTER_KEY: "resume"}))
    return [row for row in player.pages[-2].splitlines() if row.strip()]


def test_items_are_in_columns_below_their_headings() -> None:
    assert _listed(80) == [
        "A N O R A   Q U I Z",
        "Done.",
        "Which?",
        "Today",
        "❯ 21:04  the first   100 points",
        "  9:30   the second  5 points",
        "Yesterday",
        "  10:00  the third",
        "↑↓ move · Enter resume · Esc back · Ctrl-C quit",
    ]


def test_where_columns_do_not_fit_items_are_wrapped() -> None:
    words = " ".join(_listed(24))
    assert "Today ❯ 21:04 · the first · 100 points" in " ".join(words.split())


def test_items_without_columns_are_their_texts() -> None:
    player = StagePlayer()
    items = [ListItem(1, _EVIL), ListItem(2, "two")]
    _with(ENTER, lambda: player.face.choose_or("Which?", items, {ENTER_KEY: "play", "c": "copy"}))
    page = player.pages[-2]
    assert f"Which?\n\n❯ {_HARMLESS}\n  two\n" in page
    assert "Enter play · c copy · Esc back" in page


def test_a_long_list_is_never_longer_than_the_screen() -> None:
    player = StagePlayer(40, 20)
    items = [ListItem(number, "", (f"item {number}",), f"{number // 7}") for number in range(300)]
    steps = [("❯ item 0", END), ("❯ item 299", PAGE_UP), ("❯ item 28", ENTER)]
    with scripted(player.screen, *steps):
        chosen, _ = player.face.choose_or("Which?", items, {ENTER_KEY: "play"})
    assert 280 <= chosen < 299
    assert all(len(page.splitlines()) <= 20 for page in player.pages)


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
        lambda face: face.choose("Which?", _NUMBERS, 0),
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
        _with(ENTER, lambda: player.face.choose("Which?", _NUMBERS, 0))
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
        "choose": lambda: player.face.choose("Which?", _NUMBERS, 0),
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
        assert player.face.choose(message, _NUMBERS, 0) == 1


# The stage around it


def test_each_prompt_opens_the_stage_for_itself_or_uses_the_one_that_is_open() -> None:
    player = StagePlayer()
    _with(ENTER, lambda: player.face.choose("Which?", _NUMBERS, 0))
    _with(ENTER, lambda: player.face.ask_text("How many?", "10"))
    assert "".join(player.screen.writes).count("\x1b[?1049h") == 2
    with player.face.staged(), player.face.staged():
        _with(ENTER, lambda: player.face.choose("Which?", _NUMBERS, 0))
        player.face.show_verdict(round_of(EDITOR, FILM).record(right(EDITOR)))
    written = "".join(player.screen.writes)
    assert written.count("\x1b[?1049h") == written.count("\x1b[?1049l") == 3
