"""Rows of scenes: a mark, a label, and a text that wraps beside them."""

from collections.abc import Callable, Iterable

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.options import is_code
from anora_quiz.terminal.sanitize import code_lines, on_one_line, visible, visible_lines
from anora_quiz.terminal.stage.compose import Part
from anora_quiz.terminal.stage.wide import Wide

POINTER = "❯"

_DOT = (" · ", "quiet")
_INDENT = 2  # columns of a mark, with the space after it
_NARROW = 50  # columns
_GAP = 3  # columns between a text and its note
_NOTE_WIDTH = 24  # columns, below which a note of several rows stands below its text
_LEAST = 8  # columns for a text, below which its mark and label have a row of their own


def blank() -> Text:
    """Return an empty row."""
    return Text()


def prose(text: str, style: str = "") -> Text:
    """Return a text of a pack or player, of one line or more."""
    return Text(visible_lines(text), style, overflow="fold")


def indented(text: Text) -> Callable[[int], RenderableType]:
    """Return ``text`` in line with the labels of rows; on a narrow screen, from the edge."""
    return lambda width: Padding(text, (0, 0, 0, margin(width)))


def margin(width: int) -> int:
    """Return how far texts are indented that are in line with the labels of rows."""
    return _INDENT if width >= _NARROW else 0


def joined(texts: Iterable[Text]) -> Text:
    """Return ``texts`` with dots between them."""
    return Text.assemble(*(each for text in texts for each in (_DOT, text)))[len(_DOT[0]) :]


def row(  # noqa: PLR0913 - each is a part of the row
    mark: Text | str,
    label: str,
    text: Text | str,
    *,
    style: str = "",
    note: Text | str = "",
    note_at: int = 0,
    note_style: str = "",
) -> Callable[[int], RenderableType]:
    """Return ``text`` beside its ``mark`` and ``label``, and its ``note`` after it or below it.

    Notes stand below one another, ``note_at`` columns after the start of the texts, in the style
    of these or in ``note_style``.
    """

    def draw(width: int) -> RenderableType:
        indent = _INDENT + (cell_len(label) + 2 if label else 0)
        body = Text(visible(text), overflow="fold") if isinstance(text, str) else text.copy()
        body.stylize_before(style)
        told = note if isinstance(note, Text) else Text(visible(note), note_style or style)
        content = _noted(body, told, note_at, width - indent) if note else body
        if width - indent < _LEAST:
            return Text.assemble(mark, " ", (label, style), " ", body, " ", told, overflow="fold")
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=1)
        if label:
            grid.add_column(width=cell_len(label) + 1)
        grid.add_column(overflow="fold")
        grid.add_row(mark, *([Text(label, style)] if label else []), content)
        return grid

    return draw


def option_row(  # noqa: PLR0913 - each is a part of the row
    mark: Text,
    label: str,
    text: str,
    *,
    style: str = "",
    note: Text | str = "",
    note_at: int = 0,
) -> Part:
    """Return a `row` with an option, whose lines stay below one another if it has several.

    If one of them is indented, it's code, which is never wrapped.
    """
    lines = code_lines(text)
    if not is_code(text):
        body = Text("\n".join(lines), overflow="fold") if len(lines) > 1 else text
        return row(mark, label, body, style=style, note=note, note_at=note_at)
    told = Text(visible(note), style) if isinstance(note, str) else note
    first = Text.assemble(mark, " ", (f"{label}  " if label else "", style))
    rest = Text(" " * first.cell_len)
    return Wide([Text(line, style) for line in lines], first, rest, told if note else None)


def arrow_row(  # noqa: PLR0913 - each is a part of the row
    mark: Text, label: str, text: str, after: str, *, style: str = "", after_style: str = ""
) -> Part:
    """Return an `option_row` with an arrow to what comes ``after``, if that isn't empty."""
    if not after:
        return option_row(mark, label, text, style=style)
    arrow = Text(f"→ {on_one_line(after)}", after_style or style)
    if len(text.splitlines()) > 1:
        return option_row(mark, label, text, style=style, note=arrow)
    body = Text.assemble((visible(text), style), " ", arrow, overflow="fold")
    return row(mark, label, body)


def _noted(body: Text, note: Text, note_at: int, width: int) -> RenderableType:
    """Return ``body`` with its ``note`` after it, in a column of its own, or below it."""
    start = max(body.cell_len + _GAP, note_at)
    if "\n" not in body.plain and start + note.cell_len <= width:
        return body.append(" " * (start - body.cell_len)).append_text(note)
    note.overflow = "fold"
    if start > note_at or width - start < _NOTE_WIDTH:
        return Group(body, Padding(note, (0, 0, 0, _INDENT)))
    grid = Table.grid()
    grid.add_column(width=start)
    grid.add_column(overflow="fold")
    grid.add_row(body, note)
    return grid


def note_column(texts: list[str]) -> int:
    """Return where notes on ``texts`` stand below one another, in columns."""
    single = (visible(text) for text in texts if len(text.splitlines()) == 1)
    return max(map(cell_len, single), default=0) + _GAP
