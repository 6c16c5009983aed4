"""Rows of a table that know their line, and cells that hold several things."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.decoding import with_plain_ends
from anora_quiz.packs.formats.size_limits import most_questions, most_texts, too_many

_SIGN = {sign: re.compile(rf"\\.|{re.escape(sign)}", re.DOTALL) for sign in "|="}
_BLANK_LINES = re.compile(r"\n+")
_ESCAPED = re.compile(r"\\([\\|=\s])")
_STRAYS = 20  # rows whose quotation marks reach into other rows and end in nothing
_MOST_LINES = 1000  # of a row
_MOST_CELLS = 25_000  # and items of lists, in a line


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the line (from 1) that it starts in."""

    line: int
    cells: tuple[str, ...]


def read_rows(text: str, delimiter: str, notes: list[Note], comment: str = "") -> list[Row]:
    """Return the rows that are not empty; lines that start with ``comment`` are none.

    Quotation marks that do not pair are read as letters, with a note. Raises `PackError` for
    more rows or cells than a table of this length should have.
    """
    text = with_plain_ends(text)
    most, most_cells = most_questions(len(text)), most_texts(len(text))
    filled = 0
    rows: list[Row] = []
    before = csv.field_size_limit(len(text) + 1)  # there is no other way to take long cells
    try:
        for row in _rows(_Feed(text, delimiter, comment), delimiter, notes):
            if any(map(str.strip, row.cells)):
                rows.append(row)
                filled += sum(map(bool, row.cells))
            if len(rows) > most:
                raise too_many("rows", most)
            if filled > most_cells:
                raise too_many("cells", most_cells)
    finally:
        csv.field_size_limit(before)
    return rows


class _Feed:
    """Hands lines to a reader of CSV, each with its end; can go back."""

    def __init__(self, text: str, delimiter: str, comment: str) -> None:
        self._text = text
        self._delimiter = delimiter
        self._comment = comment
        self._place = self._place_of_row = 0
        self.line = 0
        """How many lines were handed out."""

        self.line_of_row = 0
        """How many of them before this row."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.line - self.line_of_row >= _MOST_LINES:
            raise csv.Error
        line = self._line()
        if max(line.count(self._delimiter), line.count("|")) > _MOST_CELLS:
            message = f"more than {_MOST_CELLS:,} texts in line {self.line:,}; is this a table?"
            raise PackError(message)
        return line

    def _line(self) -> str:
        if self._place == len(self._text):
            raise StopIteration
        start = self._place
        self._place = self._text.find("\n", start) + 1 or len(self._text)
        self.line += 1
        return self._text[start : self._place]

    def has_row(self) -> bool:
        """Tell whether another row starts here, blank lines and comments passed over."""
        while True:
            if blank := _BLANK_LINES.match(self._text, self._place):
                self.line += blank.end() - self._place
                self._place = blank.end()
            if not (self._comment and self._text.startswith(self._comment, self._place)):
                break
            self._line()
        self.line_of_row, self._place_of_row = self.line, self._place
        return self._place < len(self._text)

    def line_again(self) -> str:
        """Go back to where the row starts and return its first line."""
        self.line, self._place = self.line_of_row, self._place_of_row
        return self._line()


def _rows(feed: _Feed, delimiter: str, notes: list[Note]) -> Iterator[Row]:
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    width = strays = 0
    while feed.has_row():
        number = feed.line_of_row + 1
        try:
            cells = next(reader)
        except csv.Error:
            strays += feed.line > number
            cells = _unpaired(feed.line_again().rstrip("\n"), delimiter, width)
            message = "the quotation marks do not pair; what cannot be meant so is read as text"
            notes.append(Note(message, number))
            if strays == _STRAYS:  # each costs a look at lines behind it
                reader = csv.reader(feed, delimiter=delimiter, quoting=csv.QUOTE_NONE)
                message = "too many such lines: from here on all quotation marks are text"
                notes.append(Note(message, number))
                strays += 1
        width = width or len(cells)
        yield Row(number, tuple(cells))


def _unpaired(line: str, delimiter: str, width: int) -> list[str]:
    """Return the cells of a line as written or, if only that gives ``width``, as may be meant."""
    written = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE))
    meant = next(csv.reader([line], delimiter=delimiter))
    return meant if len(meant) == width != len(written) else written


def split_items(cell: str) -> list[str]:
    r"""Return the items in ``cell``, parted by bars; ``\|`` is a bar in a text.

    Blanks round an item are not its own, but for those behind a backslash.
    """
    if "\\" not in cell:
        return list(map(str.strip, cell.split("|"))) if cell.strip() else []
    return [_unescaped(item) for item in _parted(cell)] if cell.strip() else []


def split_pairs(cell: str) -> list[tuple[str, str]]:
    r"""Return the pairs in ``cell``: ``left = right | left = right``, with ``\=`` in texts.

    The right side is empty where there is no sign.
    """
    pairs: list[tuple[str, str]] = []
    for item in _parted(cell) if cell.strip() else []:
        signs = (found.start() for found in _SIGN["="].finditer(item) if found[0] == "=")
        end = next(signs, len(item))
        pairs.append((_unescaped(item[:end]), _unescaped(item[end + 1 :])))
    return pairs


def join_items(items: Sequence[str]) -> str:
    """Return a cell that `split_items` parts again."""
    return " | ".join(_escaped(item, "|") for item in items)


def join_pairs(pairs: Sequence[tuple[str, str]]) -> str:
    """Return a cell that `split_pairs` parts again."""
    return " | ".join(" = ".join(_escaped(side, "|=") for side in pair) for pair in pairs)


def _parted(cell: str) -> list[str]:
    places = [found.start() for found in _SIGN["|"].finditer(cell) if found[0] == "|"]
    starts = [0, *(index + 1 for index in places)]
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
    for index in {0, len(letters) - 1} if letters else ():
        if letters[index].isspace():
            letters[index] = f"\\{letters[index]}"
    return "".join(letters)
