"""The scene of a page on which settings are changed: a row for each of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.scenes.menus import TITLE
from anora_quiz.terminal.scenes.rows import POINTER, blank, prose
from anora_quiz.terminal.setting_rows import SettingRow
from anora_quiz.terminal.stage.compose import Part, Scene
from anora_quiz.terminal.stage.state import State
from anora_quiz.terminal.stage.typed_text import typed_text

_INDENT = 2  # columns of the pointer, or of the sign before a value, with the space after it
_GAP = 3  # columns between a value and its note
_SHORT = 24  # columns; the notes of longer values stand right after them
_NARROW = 24  # columns, below which a label has a row of its own


class Page(NamedTuple):
    """What stays on a page of settings: its title, the verb for Enter, and what ends the page."""

    title: str
    action: str = ""
    footer: str = ""


def settings(
    page: Page, rows: Sequence[SettingRow], index: int, typing: State, *, notice: str = ""
) -> Scene:
    """Return a ``page`` of ``rows``, of which the one at ``index`` is pointed at.

    If ``typing`` holds a text, it is being typed into that row.
    """
    noticed: list[Part] = [prose(notice, "hint"), blank()] if notice else []
    above: list[Part] = [*noticed, prose(page.title, "bold"), blank()]
    columns = _columns(rows)
    lines = [_Line(row, columns) for row in rows]
    lines[index] = _Line(rows[index], columns, typing)
    if page.footer:  # part of the last row: whoever goes there sees it
        lines[-1] = replace(lines[-1], footer=page.footer)
    pointed_at = len(above) + index
    return Scene(
        header=TITLE,
        body=[*above, *(line.draw for line in lines)],
        pointed_at=pointed_at,
        pinned=pointed_at if typing.error else 0 if notice else None,
        keys=["Enter done", "Esc cancel"] if typing.draft else _keys(rows[index], page.action),
    )


def _keys(row: SettingRow, action: str) -> list[str]:
    """Return what keys do while ``row`` is pointed at."""
    if row.choice is not None:
        own = ["←→ change or type" if row.entry else "←→ change"]
    elif row.entry is not None:
        own = ["Space type" if action else "Enter type"]
    else:
        own = ["Enter open"] if row.open else []
    own += ["Backspace remove"] if row.clear else []
    act = [f"Enter {action}"] if action and row.open is None else []
    return ["↑↓ move", *own, *act, "Esc back", "Ctrl-C quit"]


class _Columns(NamedTuple):
    """How wide the labels are, and where notes stand after the start of values."""

    labels: int
    notes: int


def _columns(rows: Sequence[SettingRow]) -> _Columns:
    # Of all values there are to choose from, so that nothing moves when one is chosen.
    values = [
        text for row in rows for text in (row.value, *(row.choice.texts if row.choice else ()))
    ]
    lengths = [cell_len(visible(text)) for text in values]
    notes = max((length for length in lengths if length <= _SHORT), default=0) + _INDENT + _GAP
    return _Columns(max(cell_len(visible(row.label)) for row in rows), notes)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it is drawn, in line with the others.

    ``typing`` is what is being typed into it, empty for nothing, None if the pointer is elsewhere.
    """

    row: SettingRow
    columns: _Columns
    typing: State | None = None
    footer: str = ""

    def draw(self, width: int) -> RenderableType:
        """Return the row ``width`` columns wide."""
        label_width = min(self.columns.labels, width // 2 - _INDENT)
        is_narrow = width < _NARROW
        room = width - _INDENT - (0 if is_narrow else label_width + 1 + _INDENT)
        value, below = self._value(room)
        label = Text(visible(self.row.label), self._style, overflow="fold")
        mark = Text(" " if self.typing is None else POINTER, "accent")
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=1)
        if is_narrow:
            grid.add_row(mark, label)
            grid.add_row(self._sign, value)
        else:
            grid.add_column(width=label_width)
            grid.add_column(width=1)
            grid.add_row(mark, label, self._sign, value)
        under = [Padding(each, (0, 0, 0, _INDENT)) for each in below]
        footer = [blank(), prose(self.footer, "quiet")] if self.footer else []
        return Group(grid, *under, *footer)

    @property
    def _style(self) -> str:
        return "" if self.typing is None else "bold"

    @property
    def _sign(self) -> Text:
        """What stands before the value: the start of a choice, or of a text to type."""
        if self.typing is None:
            return Text()
        return Text("›" if self.typing.draft else "‹" if self.row.choice else "", "accent")

    def _value(self, room: int) -> tuple[Text, list[Text]]:
        """Return the value for ``room`` columns, and what stands below the row."""
        row, typing = self.row, self.typing
        if typing is not None and typing.draft and row.entry:
            said = (typing.error, "wrong") if typing.error else (row.entry.question, "quiet")
            return typed_text(typing.draft[0], typing.cursor, room), [prose(*said)]
        value = Text(overflow="fold").append(visible(row.value), self._style)
        if row.choice and typing is not None:
            value.append("\N{NO-BREAK SPACE}›", "accent")
        elif row.open:
            value.append("…", self._style)
        note = prose(row.note, "quiet")
        start = max(value.cell_len + _GAP, self.columns.notes)
        if not note or start + note.cell_len > room:
            return value, [note] if note else []
        return value.append(" " * (start - value.cell_len)).append_text(note), []
