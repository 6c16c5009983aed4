"""Untrusted text is made harmless."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.terminal.sanitize import visible, visible_lines
from tests.cases import for_each


@for_each(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\x07b", "a\\x07b"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("\ud800", "\\ud800"),
        ("one\r\ntwo\tthree", "one  two three"),
        ("Аня 안녕 👩‍🎤 é", "Аня 안녕 👩‍🎤 é"),
        ("[bold]not markup[/bold]", "[bold]not markup[/bold]"),
    ],
)
def test_characters_that_move_the_cursor_or_reverse_text_are_written_out(
    text: str, shown: str
) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(codec=None)))
def test_no_control_character_is_left_in_any_text(text: str) -> None:
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in visible(text))


def test_visible_lines_keeps_line_breaks() -> None:
    assert visible_lines("one\r\ntwo\x1b\n\nthree") == "one\ntwo\\x1b\n\nthree"
