"""Pages of settings on the stage."""

import pytest

from anora_quiz.terminal.scenes import settings as scene
from anora_quiz.terminal.setting_rows import SettingRow
from anora_quiz.terminal.stage.state import State
from tests.cases import for_each
from tests.terminal.keyboard import (
    BACKSPACE,
    CTRL_C,
    CTRL_D,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    HOME,
    LEFT,
    PAGE_DOWN,
    PAGE_UP,
    RIGHT,
    UP,
    pressed,
    pressed_only,
)
from tests.terminal.seen import rows
from tests.terminal.settings_page import Page
from tests.terminal.stage.drawn import scripted
from tests.terminal.stage_player import StagePlayer

_F5 = "\x1b[15~"
_PASTED = "\x1b[200~{}\x1b[201~"


def _adjusted(keys: str, page: Page | None = None, action: str = "play") -> Page:
    """Return the page after ``keys`` and the action."""
    page = page or Page()
    with pressed(keys + END + ENTER):
        assert StagePlayer().face.adjust("Set up", page.rows, action)
    return page


def _shown(keys: str, wanted: str, *, action: str = "play") -> str:
    """Return what is on the screen after ``keys``, when ``wanted`` is there."""
    player = StagePlayer()
    steps = ("Ctrl-C quit", keys), (wanted, CTRL_C)
    with pytest.raises(KeyboardInterrupt), scripted(player.screen, *steps):
        player.face.adjust("Set up", Page().rows, action, footer="the file")
    page = next(each for each in reversed(player.pages) if wanted in each)
    return "\n".join(" ".join(row.split()) for row in page.splitlines() if row.strip())


def test_enter_does_the_action_and_escape_goes_back() -> None:
    with pressed(DOWN + ENTER):
        assert StagePlayer().face.adjust("Set up", Page().rows, "play")
    with pressed(ESCAPE):
        assert not StagePlayer().face.adjust("Set up", Page().rows, "play")


@for_each("key", [CTRL_C, CTRL_D])
def test_the_program_can_be_left(key: str) -> None:
    with pytest.raises(KeyboardInterrupt), pressed_only(key):
        StagePlayer().face.adjust("Set up", Page().rows, "play")


@for_each(
    ("keys", "count"),
    [
        (RIGHT, "20"),
        (RIGHT + RIGHT, "5"),
        (LEFT, "5"),
        (LEFT + LEFT, "20"),
        (" ", "20"),
        ("7" + ENTER, "7"),
        ("7" + ENTER + RIGHT, "5"),
        ("7" + ENTER + LEFT, "20"),
        ("12" + BACKSPACE + ENTER, "1"),
        ("7" + ESCAPE, "10"),
        ("x" + ENTER + BACKSPACE + "8" + ENTER, "8"),
        (_PASTED.format("7\n8") + ENTER, "7"),
    ],
)
def test_a_choice_is_stepped_through_and_typed_over(keys: str, count: str) -> None:
    assert _adjusted(DOWN + keys).count == count


@for_each(
    ("keys", "name"),
    [
        (" " + "ta" + ENTER, "Anita"),
        ("Zoë" + ENTER, "Zoë"),
        ("Zoë" + ESCAPE, "Ani"),
        (LEFT + RIGHT, "Ani"),
        (" " + 3 * BACKSPACE + ENTER, ""),
    ],
)
def test_a_text_is_typed(keys: str, name: str) -> None:
    assert _adjusted(DOWN + DOWN + keys).name == name


@for_each(
    ("keys", "is_fast"),
    [
        (UP, True),
        (END, True),
        (PAGE_DOWN, True),
        (END + DOWN + UP, True),
        (END + HOME, False),
        (END + PAGE_UP, False),
    ],
)
def test_keys_move_the_pointer(keys: str, *, is_fast: bool) -> None:
    assert _adjusted(keys + RIGHT).is_fast is is_fast


def test_the_pointer_stays_where_it_was() -> None:
    assert _adjusted(DOWN + "7" + ENTER + RIGHT).count == "5"
    assert _adjusted(DOWN + "7" + ESCAPE + RIGHT).count == "20"
    # A row that appears above it does not move it to another setting.
    assert not _adjusted(END + RIGHT + RIGHT).is_fast


def test_a_page_of_its_own_opens_and_returns() -> None:
    player = StagePlayer()
    opened = []

    def choose() -> None:
        opened.append(player.face.choose("Which?", (("one", 1), ("two", 2)), 0))

    page = Page(open_packs=choose)
    with pressed(" " + DOWN + ENTER + UP + ENTER + ENTER + RIGHT + ENTER):
        assert player.face.adjust("Set up", page.rows, "play")
    assert opened == [2, 1]
    assert page.count == "20"


def test_after_going_back_from_a_page_of_its_own_the_pointer_stays() -> None:
    player = StagePlayer()

    def tick() -> None:
        player.face.pick_many("Which?", [("one", 1)], [])

    page = Page(open_packs=tick)
    steps = ("❯ Packs", ENTER), ("Which?", ESCAPE), ("❯ Packs", ENTER), ("Which?", ENTER)
    with scripted(player.screen, *steps, ("❯ Questions", ENTER)):
        assert player.face.adjust("Set up", page.rows, "play")


def test_a_row_can_have_its_text_typed_and_the_next_row_follow() -> None:
    page = Page()
    page.goes_on = True
    assert not _adjusted(DOWN + DOWN + "Zoë" + ESCAPE + RIGHT, page).is_fast
    assert _adjusted(DOWN + DOWN + "Zoë" + ENTER + RIGHT, page).is_fast
    assert page.name == "Zoë"


@for_each("key", [BACKSPACE, "\x1b[3~"])
def test_a_row_can_be_cleared(key: str) -> None:
    page = Page()
    assert _adjusted(DOWN + DOWN + key, page).name == "Ani"
    page.is_removable = True
    assert _adjusted(DOWN + DOWN + key, page).name == ""


def test_without_an_action_enter_changes_the_row() -> None:
    page, opened = Page(), []
    page.open_packs = lambda: opened.append("packs")
    keys = ENTER + ENTER + DOWN + ENTER + "ta" + ENTER + ESCAPE
    with pressed(keys):
        assert not StagePlayer().face.adjust("Set up", page.rows)
    assert (opened, page.count, page.name) == (["packs"], "20", "Anita")


def test_keys_that_do_nothing_here_change_nothing() -> None:
    page = _adjusted("x7\t" + LEFT + RIGHT + _PASTED.format("x") + END + "x7" + _PASTED.format("x"))
    assert (page.name, page.count, page.is_fast) == ("Ani", "10", False)


def test_keys_without_a_character_begin_no_text() -> None:
    page = _adjusted(DOWN + DOWN + _F5 + "\t" + _PASTED.format("\x07"))
    assert page.name == "Ani"


def test_a_page_begins_at_its_start_wherever_the_one_before_was_scrolled_to() -> None:
    player = StagePlayer(rows=10)
    many = [SettingRow(label=f"Setting {number}", value="on") for number in range(20)]
    with scripted(player.screen, ("❯ Setting 0", END), ("❯ Setting 19", ENTER)):
        assert player.face.adjust("Set up", lambda: many, "play")
    with scripted(player.screen, ("❯ Setting 0", ESCAPE)):
        player.face.adjust("Settings", lambda: many)
    assert "Settings" in player.pages[-2]


def test_after_a_page_of_its_own_the_row_is_seen_again() -> None:
    player = StagePlayer(rows=10)

    def open_page() -> None:
        player.face.choose("A page", (("one", 1), ("two", 2)), 0)

    many = [SettingRow(label=f"Setting {number}", value="on") for number in range(20)]
    many.append(SettingRow(label="Last", value="page", open=open_page))
    steps = ("❯ Setting 0", END), ("❯ Last", " "), ("A page", ENTER), ("❯ Last", ESCAPE)
    with scripted(player.screen, *steps):
        player.face.adjust("Set up", lambda: many, "play")


def test_the_page_shows_values_and_what_keys_do() -> None:
    assert _shown(DOWN, "❯ Questions") == (
        "A N O R A Q U I Z\n"
        "Set up\n"
        "Packs all…\n"
        "❯ Questions ‹ 10 ›\n"
        "Name Ani\n"
        "Pace slow for all questions\n"
        "the file\n"
        "↑↓ move · ←→ change or type · Enter play · Esc back · Ctrl-C quit"
    )


@for_each(
    ("keys", "wanted", "action", "hint"),
    [
        ("", "❯ Packs", "play", "↑↓ move · Enter open"),
        ("", "❯ Packs", "", "↑↓ move · Enter open"),
        (DOWN + DOWN, "❯ Name", "play", "↑↓ move · Space type · Enter play"),
        (DOWN + DOWN, "❯ Name", "", "↑↓ move · Enter type"),
        (END, "❯ Pace", "play", "↑↓ move · ←→ change · Enter play"),
        (END, "❯ Pace", "", "↑↓ move · ←→ change"),
        (END + RIGHT + HOME + DOWN, "❯ Clock", "", "↑↓ move"),
    ],
)
def test_the_last_line_fits_the_row(keys: str, wanted: str, action: str, hint: str) -> None:
    shown = _shown(keys, wanted, action=action)
    assert shown.splitlines()[-1] == f"{hint} · Esc back · Ctrl-C quit"


def test_the_last_line_says_how_a_row_is_cleared() -> None:
    page = Page()
    page.is_removable = True
    shown = rows(scene.settings(scene.Page("Set up", "play"), page.rows(), 2, State()), 120)[-1]
    assert "Space type · Backspace remove · Enter play" in shown


def test_a_text_is_typed_in_its_row_below_which_its_mistake_is_shown() -> None:
    begun = _shown(DOWN + "x", "› x")
    assert "❯ Questions › x\nHow many questions?\nName Ani" in begun
    assert begun.endswith("Enter done · Esc cancel")
    assert "❯ Questions › x\nType a number.\nName Ani" in _shown(DOWN + "x" + ENTER, "Type a")


def test_what_is_said_meanwhile_is_shown_until_the_next_key() -> None:
    player, page = StagePlayer(), Page()
    page.open_packs = lambda: player.face.say("Not saved.")
    steps = ("❯ Packs", " "), ("Not saved.", DOWN), ("❯ Name", ENTER)
    with scripted(player.screen, *steps):
        assert player.face.adjust("Set up", page.rows, "play")
    assert "Not saved." not in player.pages[-2]
