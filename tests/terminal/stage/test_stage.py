"""Opening and closing the stage, and what is told on the main screen."""

import io

import pytest
from rich.text import Text

from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.stage import Stage
from tests.terminal.stage.drawn import DrawnScreen, console, lines


def _stage(screen: DrawnScreen) -> tuple[Stage, io.StringIO]:
    told = console()
    assert isinstance(told.file, io.StringIO)
    return Stage(told, screen.write, screen.size, None), told.file


def test_the_second_screen_is_entered_and_left() -> None:
    screen = DrawnScreen()
    stage, _ = _stage(screen)
    with stage:
        assert "\x1b[?1049h" in screen.writes[0]
        stage.show(lines(3))
        assert "line 2" in screen.text
    assert screen.writes[-1].endswith("\x1b[?1049l\x1b[?25h")
    assert screen.text == "", "where there is one screen only, it is clean"


def test_it_is_left_once() -> None:
    screen = DrawnScreen()
    stage, _ = _stage(screen)
    with stage:
        stage.close()
        stage.close()
    assert sum("\x1b[?1049l" in each for each in screen.writes) == 1


def test_an_error_leaves_it() -> None:
    screen = DrawnScreen()
    stage, told = _stage(screen)
    with pytest.raises(ZeroDivisionError):
        _fail_on(stage)
    assert "\x1b[?1049l" in screen.writes[-1]
    assert told.getvalue() == "saved\n"


def _fail_on(stage: Stage) -> None:
    with stage:
        stage.tell("saved")
        raise ZeroDivisionError


def test_messages_are_kept_until_the_main_screen_is_seen() -> None:
    stage, told = _stage(DrawnScreen())
    with stage:
        stage.tell(Text("first"))
        stage.tell("second")
        assert told.getvalue() == ""
    assert told.getvalue() == "first\n\nsecond\n"
    stage.tell("third")
    assert told.getvalue() == "first\n\nsecond\nthird\n"


def test_it_can_be_entered_again() -> None:
    screen = DrawnScreen()
    stage, _ = _stage(screen)
    for _ in range(2):
        with stage:
            stage.show(lines(2))
            assert screen.text == "line 0\nline 1"
    assert sum("\x1b[?1049h" in each for each in screen.writes) == 2


def test_a_dead_terminal_is_no_error() -> None:
    def fail(_: str) -> None:
        raise OSError

    stage = Stage(console(), fail, lambda: (80, 24), None)
    with stage:
        stage.show(lines(3))
        stage.tell("saved")


def test_the_next_scene_is_scrolled_as_the_last_one_was() -> None:
    screen = DrawnScreen(80, 10)
    stage, _ = _stage(screen)
    with stage:
        stage.show(lines(40))
        stage.scroll(3)
        stage.show(lines(40))
        assert screen.text.startswith("line 3\n")
        stage.show(lines(40, "verdict"))
        assert screen.text.startswith("verdict 3\n")
        stage.show(lines(40), from_top=True)
        assert screen.text.startswith("line 0\n")


def test_a_page_overlaps_the_one_before() -> None:
    screen = DrawnScreen(80, 10)
    stage, _ = _stage(screen)
    with stage:
        stage.show(lines(40))
        assert stage.page == 9
        stage.scroll(pages=1)
        stage.show(lines(40))
        assert screen.text.startswith("line 8\n")


def test_repainting_shows_the_scene_at_the_size_of_now() -> None:
    screen = DrawnScreen(80, 10)
    stage, _ = _stage(screen)
    with stage:
        stage.show(Scene([lambda width: Text(f"{width} columns")]))
        screen.resize(40, 5)
        stage.repaint()
        assert screen.text == "38 columns"
