"""Rows of scenes: a mark, a label, and a text that wraps beside them."""

from collections.abc import Callable, Iterable

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from anora_quiz.terminal.sanitize import visible, visible_lines

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
    return lambda width: Padding(text, (0, 0, 0, _INDENT if width >= _NARROW else 0))


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


def _noted(body: Text, note: Text, note_at: int, width: int) -> RenderableType:
    """Return ``body`` with its ``note`` after it, in a column of its own, or below it."""
    start = max(body.cell_len + _GAP, note_at)
    if start + note.cell_len <= width:
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
    return max((cell_len(visible(text)) for text in texts), default=0) + _GAP
