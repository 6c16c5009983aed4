"""Pages to look at, on the stage and in plain lines."""

from collections.abc import Callable
from io import StringIO

import pytest
from rich.text import Text

from anora_quiz.terminal import interruption
from anora_quiz.terminal.face import Page
from anora_quiz.terminal.plain_face import PlainFace
from tests.cases import for_each
from tests.terminal.keyboard import (
    CTRL_C,
    CTRL_D,
    END,
    ENTER,
    ESCAPE,
    HOME,
    LEFT,
    PAGE_DOWN,
    RIGHT,
    pressed_only,
)
from tests.terminal.stage.drawn import scripted
from tests.terminal.stage_player import StagePlayer


def _page(title: str = "Statistics", count: int = 40) -> Page:
    return Page(
        title,
        lambda: [f"Title {title}", "text"],
        lambda width: Text("\n".join(f"line {each} of {width}" for each in range(count))),
    )


_THREE = [_page("One", 1), _page("Two", 1), _page("Three", 1)]


def _shown(*steps: tuple[str, str], first: int = 0, columns: int = 80) -> StagePlayer:
    """Return a player who looked at three pages, pressing keys when a text is seen."""
    player = StagePlayer(columns)
    with scripted(player.screen, *steps):
        player.face.show_pages(_THREE, first)
    return player


# On the stage


@for_each("key", [ENTER, " ", "q", "Q", ESCAPE])
def test_a_page_is_shown_on_the_stage_and_scrolls(key: str) -> None:
    player = StagePlayer()
    steps = [("line 0 ", END), ("line 39 ", HOME), ("line 0 ", PAGE_DOWN), ("line 17 ", key)]
    with scripted(player.screen, *steps):
        player.face.show_pages([_page()])
    last = player.pages[-2].splitlines()  # the last thing is that the stage is closed
    assert last[0] == "Statistics"
    assert "more  PgUp/PgDn" in last[-2]
    assert last[-1] == "↑↓ scroll · Esc back · Ctrl-C quit"
    assert not player.told()


def test_of_several_pages_each_has_its_title_and_number() -> None:
    player = _shown(("1 of 3", RIGHT), ("2 of 3", LEFT), ("‹ One ›", ENTER))
    assert "‹ Two › 2 of 3" in [
        " ".join(line.split()) for line in "\n".join(player.pages).split("\n")
    ]
    assert "←→ turn page · ↑↓ scroll · Esc back · Ctrl-C quit" in "".join(player.pages)


def test_pages_go_around_in_a_circle() -> None:
    _shown(("1 of 3", LEFT), ("‹ Three ›", RIGHT), ("‹ One ›", ESCAPE))


def test_any_page_can_be_the_first() -> None:
    _shown(("‹ Two ›", RIGHT), ("‹ Three ›", RIGHT), ("‹ One ›", "q"), first=1)


def test_a_single_page_has_no_others() -> None:
    player = StagePlayer()
    with scripted(player.screen, ("Statistics", RIGHT + LEFT + END), ("line 39", ENTER)):
        player.face.show_pages([_page()])
    assert "‹" not in "".join(player.pages)


@for_each("columns", [20, 40])
def test_a_title_that_needs_the_row_has_the_number_below(columns: int) -> None:
    player = StagePlayer(columns)
    pages = [_page("Classic · Anora · 10 questions · only hard", 1), _page()]
    with scripted(player.screen, ("‹ 1 of 2 ›", RIGHT), ("2 of 2", ENTER)):
        player.face.show_pages(pages)
    assert "10 questions · only hard" in " ".join(" ".join(player.pages).split())


def test_a_page_turned_to_is_shown_from_its_start() -> None:
    player = StagePlayer()
    steps = [("line 0 ", END), ("line 39 ", RIGHT), ("line 0 ", ENTER)]
    with scripted(player.screen, *steps):
        player.face.show_pages([_page("One"), _page("Two")])


@for_each("key", [CTRL_C, CTRL_D])
def test_ctrl_c_and_ctrl_d_leave_pages(key: str) -> None:
    player = StagePlayer()
    with pressed_only(key):
        with pytest.raises(KeyboardInterrupt):
            player.face.show_pages(_THREE)
        assert interruption.is_noted()  # so that nothing that follows holds the player back


def test_a_stage_that_was_open_stays_open() -> None:
    player = StagePlayer()
    with player.face.staged(), scripted(player.screen, ("line 0 ", ENTER)):
        player.face.show_pages([_page()])
        assert player.face.is_staged


@for_each("title", ["\x1b[31m[b]Igor\u202e"])
def test_a_title_does_nothing_to_the_terminal(title: str) -> None:
    player = StagePlayer()
    with scripted(player.screen, ("\\x1b[31m[b]Igor\\u202e", ENTER)):
        player.face.show_pages([_page(title)])


def test_what_follows_a_page_that_was_scrolled_is_shown_from_its_start() -> None:
    player = StagePlayer(40, 20)
    many = [(f"choice {number}", number) for number in range(40)]
    asks: tuple[Callable[[], object], ...] = (
        lambda: player.face.choose("Which?", many, 0),
        lambda: player.face.pick_many("Which?", many, []),
        lambda: player.face.ask_text("Which?", "10"),
    )
    with player.face.staged():
        for ask in asks:
            with scripted(player.screen, ("line 0 ", END), ("line 39 ", ENTER)):
                player.face.show_pages([_page()])
            with scripted(player.screen, ("Which?", ENTER)):
                ask()


# On the main screen


def test_pages_are_printed_one_below_the_other() -> None:
    player = StagePlayer(120)
    player.face.print_pages([_page("One", 40), _page("", 1)])
    lines = player.told().split("\n")
    assert lines[:2] == ["One", "line 0 of 100"]
    assert lines[-4:] == ["line 39 of 100", "", "line 0 of 100", ""]
    assert not player.pages


# In plain lines


def _plain(ask: Callable[[PlainFace], None], lines: str = "", *, is_person: bool = True) -> str:
    out = StringIO()
    ask(PlainFace(StringIO(lines), out, is_person=is_person))
    return out.getvalue()


_CHOICES = "Choose a page\n  1. Two\n  2. Three\n  3. One\n  4. Back\nAnswer (Enter for Back): "


@for_each("back", ["\n", "4\n", "back\n", ":back\n"])
def test_a_person_chooses_pages_and_goes_back(back: str) -> None:
    shown = _plain(lambda face: face.show_pages(_THREE, 1), f"2\n1\n{back}")
    assert shown == f"{_CHOICES}Title Three\ntext\n{_CHOICES}Title Two\ntext\n{_CHOICES}"


def test_the_end_of_lines_leaves_pages() -> None:
    with pytest.raises(KeyboardInterrupt):
        _plain(lambda face: face.show_pages(_THREE))


def test_a_single_page_is_printed_and_nothing_asked() -> None:
    assert _plain(lambda face: face.show_pages([_page("One")])) == "Title One\ntext\n"


def test_all_pages_are_printed_where_nobody_is_asked() -> None:
    expected = "Title One\ntext\n\nTitle Two\ntext\n"
    pages = _THREE[:2]
    assert _plain(lambda face: face.show_pages(pages, 1), is_person=False) == expected
    assert _plain(lambda face: face.print_pages(pages)) == expected
