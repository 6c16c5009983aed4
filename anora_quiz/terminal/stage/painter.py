"""Writes the rows of a screen that have changed, each at its own place."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment

from anora_quiz.terminal.stage.compose import Frame

_HIDE_CURSOR, _SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
_ERASE_ALL, _ERASE_TO_END = "\x1b[0m\x1b[2J", "\x1b[K"
_PLAIN = "\x1b[0m"


class Painter:
    """Draws frames through ``write``, in one call each, in the colors that ``console`` has."""

    def __init__(self, write: Callable[[str], None], console: Console) -> None:
        """Begin with nothing known about the screen."""
        self._write = write
        self._console = console
        self._size = (0, 0)
        self._rows: list[Sequence[Segment]] = []
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Draw everything the next time: something else may have written on the screen."""
        self._size = (0, 0)

    def paint(self, frame: Frame, size: tuple[int, int]) -> None:
        """Draw ``frame``, arranged for ``size``; write nothing if all of it is there already."""
        columns, count = size
        is_new = size != self._size
        shown = [[]] * count if is_new else self._rows
        changed = "".join(
            self._row(number, new, columns)
            for number, (old, new) in enumerate(zip(shown, frame.rows, strict=True))
            if old != new
        )
        if is_new or changed or frame.cursor != self._cursor:
            start = _HIDE_CURSOR + (_ERASE_ALL if is_new else "")
            self._write(start + changed + _cursor_codes(frame.cursor))
        self._size, self._rows, self._cursor = size, list(frame.rows), frame.cursor

    def _row(self, number: int, row: Sequence[Segment], columns: int) -> str:
        colors = _colors(self._console)
        if self._console.no_color:
            row = list(Segment.remove_color(row))
        text = "".join(
            text if style is None else style.render(text, color_system=colors)
            for text, style, _ in row
        )
        is_full = sum(cell_len(segment.text) for segment in row) >= columns
        return f"\x1b[{number + 1};1H{text}{_PLAIN}{'' if is_full else _ERASE_TO_END}"


def _colors(console: Console) -> ColorSystem | None:
    name = console.color_system
    return COLOR_SYSTEMS[name] if name else None


def _cursor_codes(cursor: tuple[int, int] | None) -> str:
    if cursor is None:
        return ""
    column, row = cursor
    return f"\x1b[{row + 1};{column + 1}H{_SHOW_CURSOR}"
