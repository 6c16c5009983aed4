"""Pages of settings in plain lines."""

from io import StringIO

import pytest

from anora_quiz.terminal.plain_face import PlainFace
from anora_quiz.terminal.setting_rows import Choice, SettingRow
from tests.cases import for_each
from tests.terminal.settings_page import Page

_ROWS = """\
  1. Packs: all
  2. Questions: 10
  3. Name: Ani
  4. Pace: slow (for all questions)
"""
_ASKED = "Type a number to change a setting, Enter to play, or :back to go back: "
_COUNTS = "Questions\n  1. 5\n  2. 10\n  3. 20\n  4. something else\nNumber (Enter for no change): "
_TYPED = "How many questions? (Enter for no change): "


def _dialogue(lines: str, page: Page, *, wants: bool = True, action: str = "play") -> str:
    """Return what is printed for ``lines``, after the rows."""
    out = StringIO()
    face = PlainFace(StringIO(lines), out, is_person=True)
    assert face.adjust("Set up", page.rows, action, footer="the file") is wants
    start = f"Set up\n{_ROWS}the file\n"
    assert out.getvalue().startswith(start)
    return out.getvalue().removeprefix(start)


def test_enter_does_the_action_and_back_goes_back() -> None:
    assert _dialogue("\n", Page()) == _ASKED
    assert _dialogue(":back\n", Page(), wants=False) == _ASKED
    without = "Type a number to change a setting, Enter to go back: "
    assert _dialogue("\n", Page(), wants=False, action="") == without
    assert _dialogue(":back\n", Page(), wants=False, action="") == without


def test_a_number_changes_a_setting() -> None:
    page = Page()
    changed = "  2. Questions: 20\n"
    assert _dialogue("2\n3\n\n", page) == _ASKED + _COUNTS + changed + _ASKED
    assert page.count == "20"


@for_each(
    ("lines", "count"),
    [
        ("2\n4\n7\n", "7"),
        ("2\n4\nx\n7\n", "7"),
        ("2\n4\n\n", "10"),
        ("2\n4\n:back\n", "10"),
        ("2\n9\n", "9"),
        ("2\n\n", "10"),
        ("2\n:back\n", "10"),
        ("questions\nsome\n7\n", "7"),
    ],
)
def test_a_choice_is_made_or_something_else_typed(lines: str, count: str) -> None:
    page = Page()
    _dialogue(lines + "\n", page)
    assert page.count == count


def test_what_a_row_shows_is_removed() -> None:
    names = ["Ani"]
    row = SettingRow(
        label="Player", value="", choice=Choice(("Ani",), 0, lambda _: None), clear=names.clear
    )
    out = StringIO()
    PlainFace(StringIO("1\n2\n\n"), out, is_person=True).adjust("Set up", lambda: [row], "play")
    assert "  1. Ani\n  2. remove\n" in out.getvalue()
    assert names == []


def test_a_mistake_is_explained_and_the_text_asked_for_again() -> None:
    said = _dialogue("2\n4\nx\n7\n\n", Page())
    assert f"{_TYPED}Type a number.\n{_TYPED}  2. Questions: 7\n{_ASKED}" in said


def test_a_text_is_typed() -> None:
    page = Page()
    said = _dialogue("3\nZoë\n\n", page)
    assert said == f"{_ASKED}Your name? (Enter for no change):   3. Name: Zoë\n{_ASKED}"
    assert page.name == "Zoë"


def test_a_page_of_its_own_is_opened() -> None:
    opened: list[str] = []
    _dialogue("1\n\n", Page(open_packs=lambda: opened.append("packs")))
    assert opened == ["packs"]


def test_rows_that_appear_are_shown_with_their_numbers() -> None:
    said = _dialogue("4\n2\n2\n\n", Page())
    now = "  1. Packs: all\n  2. Clock: 5 seconds\n  3. Questions: 10\n  4. Name: Ani\n"
    assert now + f"  5. Pace: fast (for all questions)\n{_ASKED}  2. Clock: 5 seconds\n" in said


def test_all_rows_that_changed_are_shown() -> None:
    values = ["off"]

    def rows() -> list[SettingRow]:
        choice = Choice(("off", "on"), 0, lambda index: values.append(("off", "on")[index]))
        return [
            SettingRow(label="Other", value="same"),
            SettingRow(label="Switch", value=values[-1], choice=choice),
            SettingRow(label="Light", value=values[-1]),
        ]

    out = StringIO()
    PlainFace(StringIO("switch\non\n\n"), out, is_person=True).adjust("Set up", rows, "play")
    assert out.getvalue().endswith(f":   2. Switch: on\n  3. Light: on\n{_ASKED}")


def test_what_is_no_setting_is_asked_again() -> None:
    sorry = "Type a number from 1 to 4, or :list for all settings.\n"
    assert _dialogue("9\n:list\n\n", Page()) == _ASKED + sorry + _ASKED + _ROWS + _ASKED


@for_each("lines", ["", "2\n", "2\n4\n", "3\n"])
def test_the_end_of_input_leaves_the_program(lines: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        PlainFace(StringIO(lines), StringIO(), is_person=True).adjust("Set up", Page().rows)
