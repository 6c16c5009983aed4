"""Rows of a table that know their line, and cells that hold several things."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anora_quiz.packs.formats.base import Note

_SIGN = {sign: re.compile(rf"\\.|{re.escape(sign)}", re.DOTALL) for sign in "|="}
_ESCAPED = re.compile(r"\\([\\|=\s])")
_STRAYS = 20  # rows whose quotation marks reach into other rows and end in nothing


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the line (from 1) that it starts in."""

    line: int
    cells: tuple[str, ...]


def read_rows(text: str, delimiter: str, notes: list[Note], comment: str = "") -> list[Row]:
    """Return the rows that are not empty; lines that start with ``comment`` are none.

    Quotation marks that do not pair are read as letters, with a note.
    """
    feed = _Feed(list(io.StringIO(text, newline="")), comment)
    before = csv.field_size_limit(len(text) + 1)  # there is no other way to take long cells
    try:
        rows = list(_rows(feed, delimiter, notes))
    finally:
        csv.field_size_limit(before)
    return [row for row in rows if any(cell.strip() for cell in row.cells)]


class _Feed:
    """Hands lines to a reader of CSV; can go back."""

    def __init__(self, lines: Sequence[str], comment: str) -> None:
        self.lines = lines
        self.at = 0
        self._comment = comment

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]

    def has_row(self) -> bool:
        """Tell whether another row starts here, comments passed over."""
        while self._comment and self._next_line().startswith(self._comment):
            self.at += 1
        return self.at < len(self.lines)

    def _next_line(self) -> str:
        return self.lines[self.at] if self.at < len(self.lines) else ""


def _rows(feed: _Feed, delimiter: str, notes: list[Note]) -> Iterator[Row]:
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    width = strays = 0
    while feed.has_row():
        start = feed.at
        try:
            cells = next(reader)
        except csv.Error:
            strays += feed.at > start + 1
            feed.at = start + 1
            cells = _unpaired(feed.lines[start].rstrip("\r\n"), delimiter, width)
            message = "the quotation marks do not pair; what cannot be meant so is read as text"
            notes.append(Note(message, start + 1))
            if strays == _STRAYS:  # each costs a look at all lines behind it
                reader = csv.reader(feed, delimiter=delimiter, quoting=csv.QUOTE_NONE)
                message = "too many such lines: from here on all quotation marks are text"
                notes.append(Note(message, start + 1))
                strays += 1
        width = width or len(cells)
        yield Row(start + 1, tuple(cells))


def _unpaired(line: str, delimiter: str, width: int) -> list[str]:
    """Return the cells of a line as written or, if only that gives ``width``, as may be meant."""
    written = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE))
    meant = next(csv.reader([line], delimiter=delimiter))
    return meant if len(meant) == width != len(written) else written


def split_items(cell: str) -> list[str]:
    r"""Return the items in ``cell``, parted by bars; ``\|`` is a bar in a text.

    Blanks round an item are not its own, but for those behind a backslash.
    """
    return [_unescaped(item) for item in _parted(cell, "|")] if cell.strip() else []


def split_pairs(cell: str) -> list[tuple[str, str]]:
    r"""Return the pairs in ``cell``: ``left = right | left = right``, with ``\=`` in texts.

    The right side is empty where there is no sign.
    """
    pairs: list[tuple[str, str]] = []
    for item in _parted(cell, "|") if cell.strip() else []:
        left, *right = _parted(item, "=")
        pairs.append((_unescaped(left), _unescaped("=".join(right))))
    return pairs


def join_items(items: Sequence[str]) -> str:
    """Return a cell that `split_items` parts again."""
    return " | ".join(_escaped(item, "|") for item in items)


def join_pairs(pairs: Sequence[tuple[str, str]]) -> str:
    """Return a cell that `split_pairs` parts again."""
    return " | ".join(" = ".join(_escaped(side, "|=") for side in pair) for pair in pairs)


def _parted(cell: str, sign: str) -> list[str]:
    places = [found.start() for found in _SIGN[sign].finditer(cell) if found[0] == sign]
    starts = [0, *(place + 1 for place in places)]
    return [cell[start:end] for start, end in zip(starts, [*places, len(cell)], strict=True)]


def _unescaped(item: str) -> str:
    start = item.lstrip()
    whole = start.rstrip()
    escapes = len(whole) - len(whole.rstrip("\\"))
    if escapes % 2:  # the first blank that was taken off is part of the text
        whole = start[: len(whole) + 1]
    return _ESCAPED.sub(r"\1", whole)


def _escaped(text: str, signs: str) -> str:
    letters = [f"\\{letter}" if letter in signs or letter == "\\" else letter for letter in text]
    for place in {0, len(letters) - 1} if letters else ():
        if letters[place].isspace():
            letters[place] = f"\\{letters[place]}"
    return "".join(letters)
