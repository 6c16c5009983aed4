"""Splits cells that list several options, which people separate in several ways."""

import re
from collections.abc import Iterable, Sequence

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.cells import split_items
from anora_quiz.packs.formats.csv_tables.column_names import OPTIONS
from anora_quiz.packs.formats.csv_tables.layout import Layout
from anora_quiz.packs.formats.csv_tables.rows import Row

_BAR = "|"
_BRACKETS = "[]"
_USUAL = 0.5  # the part of the cells that have it; a statement has one wrong option
_OTHERS = (";", "\n", ",")  # a comma is in many a typed answer, such as 1,000
_ITEM = re.compile(
    r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,\[\]'"\s][^,\[\]'"]*)""", re.DOTALL
)
_ENTITY = re.compile(r"(&#?\w{1,8});")
_KEPT = "\0"  # stands for the semicolon of an entity of HTML, such as &quot;
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class ListSplitter:
    """Splits the cells of columns of lists: at bars, or at what most cells of a column have.

    Only columns of options, and those with a title in the plural, are split at anything but bars.
    """

    def __init__(
        self, rows: Sequence[Row], layout: Layout, names: Iterable[str], collector: Collector
    ) -> None:
        """Find the separator of each of the columns ``names``, and note which isn't a bar."""
        self._layout = layout
        self._separators: dict[str, str] = {}
        for name in names:
            cells = [cell for row in rows if (cell := layout.cell(row, name))]
            separator = _separator(cells, _OTHERS if name != "accept" else _OTHERS[:-1])
            titles = [layout.titles[column] for column in layout.named.get(name, [])]
            is_list = name == OPTIONS or (titles[:1] and titles[0].strip().casefold().endswith("s"))
            if separator != _BAR and len(titles) == 1 and (is_list or separator == _BRACKETS):
                self._separators[name] = separator
                shown = {"\n": "line breaks", _BRACKETS: "commas in brackets"}.get(separator)
                shown = shown or scalars.quoted(separator)
                collector.note(0, f"split the column {scalars.quoted(titles[0])} at {shown}")

    def split(self, name: str, row: Row) -> list[str]:
        """Return the texts in the column ``name`` of ``row``."""
        cell = self._layout.cell(row, name)
        separator = self._separators.get(name, _BAR)
        if separator == _BAR:
            return split_items(cell)
        if separator == _BRACKETS:
            items = map("".join, _ITEM.findall(cell))
            return [_ESCAPED.sub(r"\1", item).strip() for item in items]
        texts = _without_entities(cell).split(separator) if cell else []
        return [text.replace(_KEPT, ";").strip() for text in texts]


def _separator(cells: Sequence[str], others: Sequence[str]) -> str:
    """Return what separates the texts in ``cells``: what most of them have, or a bar."""
    if not cells or any(_BAR in cell for cell in cells):
        return _BAR
    if all(cell.strip().startswith("[") and cell.strip().endswith("]") for cell in cells):
        return _BRACKETS
    usual = _USUAL * len(cells)
    whole = list(map(_without_entities, cells))
    found = (each for each in others if sum(each in cell for cell in whole) >= usual)
    return next(found, _BAR)


def _without_entities(cell: str) -> str:
    return _ENTITY.sub(rf"\1{_KEPT}", cell) if "&" in cell else cell
