"""Lines that are never wrapped: what doesn't fit is cut with a sign, and scrolled sideways."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

_SIGN = Text("…", "quiet")


class Wide(NamedTuple):
    """Lines, each after a margin that doesn't scroll; the first line has one of its own.

    What is ``below`` the lines is wrapped, in line with them.
    """

    lines: Sequence[Text]
    first: Text
    rest: Text
    below: RenderableType | None = None

    def beyond(self, width: int) -> int:
        """Return how many columns of the widest line don't fit in ``width``."""
        widest = max((line.cell_len for line in self.lines), default=0)
        return max(widest - self._room(width), 0)

    def drawn(self, width: int, left: int) -> RenderableType:
        """Return the lines with ``left`` columns scrolled off, but no more than to see the end."""
        room, left = self._room(width), min(left, self.beyond(width))
        margins = [self.first, *[self.rest] * (len(self.lines) - 1)]
        rows: list[RenderableType] = [
            Text.assemble(margin, _cut(line, left, room), no_wrap=True, overflow="crop")
            for margin, line in zip(margins, self.lines, strict=True)
        ]
        if self.below is not None:
            rows.append(Padding(self.below, (0, 0, 0, min(self.rest.cell_len, width - 1))))
        return Group(*rows)

    def _room(self, width: int) -> int:
        return max(width - self.rest.cell_len, 1)


def _cut(line: Text, left: int, room: int) -> Text:
    """Return what is seen of ``line`` in ``room`` columns, with a sign where it goes on."""
    shown = line
    if left and line.cell_len:
        start = _index_at(line.plain, left + _SIGN.cell_len)
        # Half of a wide character is a space.
        gap = max(cell_len(line.plain[:start]) - left - _SIGN.cell_len, 0)
        shown = Text.assemble(_SIGN, " " * gap, line[start:])
    if shown.cell_len > room:
        shown = shown.copy()
        shown.truncate(room - _SIGN.cell_len)
        shown.append_text(_SIGN)
    return shown


def _index_at(text: str, column: int) -> int:
    """Return the index of the first character of ``text`` at ``column`` or after it."""
    if text.isascii():
        return column
    passed = 0
    for index, character in enumerate(text):
        if passed >= column:
            return index
        passed += cell_len(character)
    return len(text)
