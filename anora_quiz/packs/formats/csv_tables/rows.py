"""Reads the rows of a table with their line numbers."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.size_limits import most_questions, most_texts, too_many

_BLANK_LINES = re.compile(r"\n+")
_MOST_UNPAIRED = 20  # rows with a quotation mark that is still open some lines later
_MOST_LINES = 1000  # of a row
_LONGEST_ROW = 1_000_000  # characters
_MOST_CELLS = 25_000  # and items of lists, in a line


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the line (from 1) that it starts on."""

    line: int
    cells: tuple[str, ...]


class SheetText(str):
    """A sheet as CSV text, which knows its rows by the numbers they have in the sheet."""

    __slots__ = ("rows",)
    rows: Sequence[Row]


def read_rows(text: str, delimiter: str, notes: list[Note], comment: str = "") -> list[Row]:
    """Return the rows with something in them, without lines that start with ``comment``.

    ``text`` has Unix line ends. Unpaired quotation marks are read as text, with a note in
    ``notes``. Raises `PackError` for more rows or cells than a table of this length should have.
    """
    most, most_cells = most_questions(len(text)), most_texts(len(text))
    cell_count = 0
    rows: list[Row] = []
    previous_limit = csv.field_size_limit(len(text) + 1)  # the only way to read long cells
    try:
        for row in _rows(_Lines(text, delimiter, comment), delimiter, notes):
            if any(map(str.strip, row.cells)):
                rows.append(row)
                cell_count += sum(map(bool, row.cells))
            if len(rows) > most:
                raise too_many("rows", most)
            if cell_count > most_cells:
                raise too_many("cells", most_cells)
    finally:
        csv.field_size_limit(previous_limit)
    return rows


class _Lines:
    """The lines of a text with their line ends, for a CSV reader; can go back to a row's start."""

    def __init__(self, text: str, delimiter: str, comment: str) -> None:
        self._text = text
        self._delimiter = delimiter
        self._comment = comment
        self._offset = self._row_offset = 0
        self.line = 0
        """The number of the line read last, from 1."""

        self.line_before_row = 0
        """The number of the last line before the current row."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        length = self._offset - self._row_offset
        if self.line - self.line_before_row >= _MOST_LINES or length > _LONGEST_ROW:
            raise csv.Error
        line = self._line()
        if max(line.count(self._delimiter), line.count("|")) > _MOST_CELLS:
            message = f"more than {_MOST_CELLS:,} texts on line {self.line:,}"
            raise PackError(message, "check that this is a table")
        return line

    def _line(self) -> str:
        if self._offset == len(self._text):
            raise StopIteration
        start = self._offset
        self._offset = self._text.find("\n", start) + 1 or len(self._text)
        self.line += 1
        if self._offset - start > _LONGEST_ROW:
            message = f"line {self.line:,} has more than {_LONGEST_ROW:,} characters"
            raise PackError(message)
        return self._text[start : self._offset]

    def has_row(self) -> bool:
        """Skip blank lines and comments; return whether another row starts after them."""
        while True:
            if blank := _BLANK_LINES.match(self._text, self._offset):
                self.line += blank.end() - self._offset
                self._offset = blank.end()
            if not (self._comment and self._text.startswith(self._comment, self._offset)):
                break
            self._line()
        self.line_before_row, self._row_offset = self.line, self._offset
        return self._offset < len(self._text)

    def restart_row(self) -> str:
        """Go back to the start of the current row and return its first line."""
        self.line, self._offset = self.line_before_row, self._row_offset
        return self._line()


def _rows(lines: _Lines, delimiter: str, notes: list[Note]) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    width = unpaired_rows = 0
    while lines.has_row():
        number = lines.line_before_row + 1
        try:
            cells = next(reader)
        except csv.Error:
            unpaired_rows += lines.line > number
            cells = _unpaired_cells(lines.restart_row().rstrip("\n"), delimiter, width)
            message = "unmatched quotation marks; read them as text"
            notes.append(Note(message, number))
            if unpaired_rows == _MOST_UNPAIRED:  # each means reading the lines after it twice
                reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
                message = "too many unmatched quotation marks; read the rest as text"
                notes.append(Note(message, number))
                unpaired_rows += 1
        width = width or len(cells)
        yield Row(number, tuple(cells))


def _unpaired_cells(line: str, delimiter: str, width: int) -> list[str]:
    """Return the cells of a line without quoting or, if only that gives ``width``, with it."""
    unquoted = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE))
    quoted = next(csv.reader([line], delimiter=delimiter))
    return quoted if len(quoted) == width != len(unquoted) else unquoted
