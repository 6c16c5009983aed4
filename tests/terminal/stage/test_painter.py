"""What the painter writes on the screen."""

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from anora_quiz.terminal.stage.compose import Frame, Scene, compose
from anora_quiz.terminal.stage.painter import Painter
from tests.terminal.stage.drawn import DrawnScreen, console, lines


def _frame(*rows: str, cursor: tuple[int, int] | None = None, count: int = 5) -> Frame:
    segments = [[Segment(row)] if row else [] for row in rows]
    return Frame([*segments, *[[]] * (count - len(rows))], cursor, 0, 0, count)


@pytest.fixture
def screen() -> DrawnScreen:
    return DrawnScreen(20, 5)


@pytest.fixture
def painter(screen: DrawnScreen) -> Painter:
    return Painter(screen.write, console())


def test_a_frame_is_on_the_screen_after_one_write(screen: DrawnScreen, painter: Painter) -> None:
    painter.paint(_frame("one", "", "three"), (20, 5))
    assert screen.text == "one\n\nthree"
    assert len(screen.writes) == 1


def test_only_rows_that_changed_are_written(screen: DrawnScreen, painter: Painter) -> None:
    painter.paint(_frame("one", "two long", "three"), (20, 5))
    painter.paint(_frame("one", "2", "three"), (20, 5))
    assert screen.text == "one\n2\nthree"
    assert "one" not in screen.writes[1]
    assert "three" not in screen.writes[1]


def test_nothing_is_written_where_nothing_changed(screen: DrawnScreen, painter: Painter) -> None:
    link = Scene([Text("source", Style(link="https://example.org"))])
    for _ in range(2):
        painter.paint(compose(link, (20, 5), console()), (20, 5))
    assert len(screen.writes) == 1


def test_rows_that_are_gone_are_erased(screen: DrawnScreen, painter: Painter) -> None:
    painter.paint(_frame("one", "two"), (20, 5))
    painter.paint(_frame("one"), (20, 5))
    assert screen.text == "one"


def test_a_new_size_erases_all(screen: DrawnScreen, painter: Painter) -> None:
    painter.paint(_frame("one", "two"), (20, 5))
    screen.resize(30, 7)
    painter.paint(_frame("two", count=7), (30, 7))
    assert screen.text == "two"


def test_a_screen_that_others_wrote_on_is_drawn_again(
    screen: DrawnScreen, painter: Painter
) -> None:
    painter.paint(_frame("one"), (20, 5))
    screen.write("\x1b[4;4Hgarbage")
    painter.forget()
    painter.paint(_frame("one"), (20, 5))
    assert screen.text == "one"


def test_a_full_row_keeps_its_last_character(screen: DrawnScreen, painter: Painter) -> None:
    screen.write("\x1b[?7l")
    painter.paint(_frame("x" * 20, "y" * 19, "字" * 10), (20, 5))
    assert screen.emulator.display[0] == "x" * 20
    assert screen.emulator.display[1] == "y" * 19 + " "
    assert "字" * 10 in screen.writes[1]
    assert "字\x1b[0m\x1b[K" not in screen.writes[1]


def test_the_cursor_is_hidden_where_nothing_is_typed(screen: DrawnScreen, painter: Painter) -> None:
    painter.paint(_frame("one", cursor=(2, 0)), (20, 5))
    assert not screen.emulator.cursor.hidden
    assert (screen.emulator.cursor.x, screen.emulator.cursor.y) == (2, 0)
    painter.paint(_frame("one"), (20, 5))
    assert screen.emulator.cursor.hidden


def test_a_moved_cursor_moves_without_other_writing(screen: DrawnScreen, painter: Painter) -> None:
    painter.paint(_frame("one", cursor=(2, 0)), (20, 5))
    painter.paint(_frame("one", cursor=(1, 0)), (20, 5))
    assert screen.emulator.cursor.x == 1
    assert "one" not in screen.writes[1]


def test_colors_and_links_end_where_the_row_ends(screen: DrawnScreen, painter: Painter) -> None:
    style = Style(color="red", link="https://example.org")
    frame = _frame("", "plain")
    frame.rows[0] = [Segment("red", style)]
    painter.paint(frame, (20, 5))
    assert screen.emulator.buffer[0][0].fg == "red"
    assert screen.emulator.buffer[1][0].fg == "default"
    assert screen.writes[0].count("\x1b]8;") == 2


def test_without_color_attributes_stay(screen: DrawnScreen) -> None:
    colorless = Console(file=console().file, force_terminal=True, no_color=True)
    frame = _frame("x")
    frame.rows[0] = [Segment("red", Style(color="red", bold=True))]
    Painter(screen.write, colorless).paint(frame, (20, 5))
    assert screen.emulator.buffer[0][0].fg == "default"
    assert screen.emulator.buffer[0][0].bold


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (200, 50)])
def test_what_is_drawn_by_and_by_looks_as_if_drawn_at_once(size: tuple[int, int]) -> None:
    by_and_by, at_once = DrawnScreen(*size), DrawnScreen(*size)
    painter = Painter(by_and_by.write, console())
    for top in (0, 3, 1, 30, 2):
        frame = compose(lines(60), size, console(), top=top)
        painter.paint(frame, size)
        Painter(at_once.write, console()).paint(frame, size)
        assert by_and_by.text == at_once.text
