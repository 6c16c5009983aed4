"""A list of any length to choose from, in columns where they fit."""

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from anora_quiz.terminal.face import ListItem
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.scenes.menus import TITLE
from anora_quiz.terminal.scenes.rows import POINTER, blank, prose, row
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.stage.state import State

_INDENT = 2  # columns for the pointer
_GAP = 2  # columns between two cells
_LEAST = 24  # columns for the widest cell, below which there are no columns


def listing(
    message: str,
    items: Sequence[ListItem[Any]],
    state: State,
    keys: Sequence[str],
    *,
    notice: str = "",
) -> Scene:
    """Return ``items`` below a ``message``; ``keys`` say what else Enter and letters do."""
    noticed: list[Part] = [prose(notice, "hint"), blank()] if notice else []
    above: list[Part] = [*noticed, prose(message, "bold"), blank()]
    columns = _Columns(items)
    return Scene(
        header=TITLE,
        body=[*above, *(_line(items, index, state, columns) for index in range(len(items)))],
        pointed_at=len(above) + state.pointed_at,
        keys=["↑↓ move", *keys, "Esc back", "Ctrl-C quit"],
    )


class _Columns:
    """How wide the cells of items are; the widest one takes the room that there is."""

    def __init__(self, items: Sequence[ListItem[Any]]) -> None:
        rows = [item.cells for item in items]
        is_regular = len({len(cells) for cells in rows}) == 1
        self._widths = [_widest(column) for column in zip(*rows, strict=True)] if is_regular else []

    def widths(self, width: int) -> list[int]:
        """Return how wide each column is in a ``width``; none if they don't fit."""
        if not self._widths:
            return []
        widest = self._widths.index(max(self._widths))
        others = sum(self._widths) - self._widths[widest] + _GAP * (len(self._widths) - 1)
        room = min(width - others, self._widths[widest])
        widths = [*self._widths]
        widths[widest] = room
        return widths if room >= min(_LEAST, self._widths[widest]) else []


def _widest(cells: Sequence[str]) -> int:
    return max(Text(visible(cell)).cell_len for cell in cells)


def _line(items: Sequence[ListItem[Any]], index: int, state: State, columns: _Columns) -> Part:
    item, is_pointed = items[index], index == state.pointed_at
    mark = Text(POINTER if is_pointed else " ", "accent")
    style = "bold" if is_pointed else ""
    is_first = index == 0 or items[index - 1].heading != item.heading
    heading = [Text(visible(item.heading), "quiet")] if item.heading and is_first else []
    if heading and index:
        heading.insert(0, blank())

    def draw(width: int) -> RenderableType:
        if widths := columns.widths(width - _INDENT):
            line = _grid(mark, [Text(visible(cell), style) for cell in item.cells], widths)
        else:
            text = " · ".join(item.cells) if item.heading else item.text
            line = row(mark, "", text, style=style)(width)
        return Group(*heading, line)

    return draw


def _grid(mark: Text, cells: Sequence[Text], widths: Sequence[int]) -> RenderableType:
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    grid.add_row(*cells)
    whole = Table.grid(padding=(0, 1, 0, 0))
    whole.add_row(mark, grid)
    return whole
