"""How a text that is being typed is drawn."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from anora_quiz.terminal.stage.compose import Frame, Scene, compose
from anora_quiz.terminal.stage.typed_text import typed_text
from tests.cases import for_each
from tests.terminal.stage.drawn import console, texts


def _frame(text: str, cursor: int, columns: int, label: str = "") -> Frame:
    scene = Scene([lambda width: typed_text(text, cursor, width, label)])
    return compose(scene, (columns, 60), console(), is_following=True)


@for_each(
    ("text", "cursor", "columns", "rows", "place"),
    [
        ("", 0, 22, ["You"], (7, 0)),
        ("Ani", 3, 22, ["You   Ani"], (10, 0)),
        ("Ani", 0, 22, ["You   Ani"], (7, 0)),
        ("漢字", 1, 22, ["You   漢字"], (9, 0)),
        ("abcdefghijklmnopq", 17, 22, ["You   abcdefghijklmn", "      opq"], (10, 1)),
        ("abcdefghijklmn", 14, 22, ["You   abcdefghijklmn"], (7, 1)),
        ("abcdefghijklmnop", 2, 22, ["You   abcdefghijklmn", "      op"], (9, 0)),
        ("a b" + " " * 20, 23, 22, ["You   a b"], (16, 1)),
        ("a\x1b", 2, 22, ["You   a\\x1b"], (12, 0)),
        ("a\tb", 3, 22, ["You   a b"], (10, 0)),
        ("abcdefghij", 10, 10, ["You", "abcdefgh", "ij"], (3, 2)),
    ],
)
def test_text_and_cursor_are_where_they_are_expected(
    text: str, cursor: int, columns: int, rows: list[str], place: tuple[int, int]
) -> None:
    frame = _frame(text, cursor, columns, "You   ")
    assert [row[1:] for row in texts(frame) if row] == rows
    assert frame.cursor == place


@given(st.text("ab 漢👩é\x1b", max_size=200), st.data(), st.integers(10, 120))
def test_cursor_follows_the_text(text: str, data: st.DataObject, columns: int) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    frame = _frame(text, cursor, columns, "You ")
    assert frame.cursor is not None
    assert all(cell_len(row) <= columns for row in texts(frame))
