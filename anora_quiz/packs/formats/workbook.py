"""Reads a sheet of an Excel workbook (.xlsx) as a table.

openpyxl unpacks and parses what it is given, however much that is: a small file can unpack to
gigabytes, or to a million cells. So it is given a copy of the parts that it needs, and everything
in those is counted before, piece by piece.
"""

import csv
import io
import re
import warnings
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from functools import reduce
from itertools import islice
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from anora_quiz.errors import PackError
from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.csv_tables.header_row import FIRST_ROWS
from anora_quiz.packs.formats.csv_tables.layout import find_layout
from anora_quiz.packs.formats.csv_tables.rows import Row, SheetText
from anora_quiz.packs.formats.decoding import with_plain_ends
from anora_quiz.quiz.counting import count_of

_AS_CSV = "save the sheet as CSV, and import that"
_MOST_BYTES = 24 * 2**20  # of all parts together, unpacked
_MOST_CELL_TAGS = 600_000  # of rows, cells, and texts
_MOST_OTHER_TAGS = 20_000  # of styles, rules, and the like, which take longer
_MOST_SHEETS = 50
_MOST_ROWS = 50_000
_MOST_FILLED_ROWS = 15_000
_MOST_IN_ROW = 1_000  # cells
_MOST_IN_TEXT = 5_000  # tags
_MOST_PLACES = 1_000_000  # in all rows up to their last cells
_MOST_MERGED = 1_000  # ranges
_MOST_FILLED_IN = 100_000  # cells that get the text of merged ones
_MOST_SHEETS_NAMED = 5
_PIECE = 2**18  # bytes: more than the longest text that a cell can have
_ODD = (b"<!--", b"<!DOCTYPE", b"<!ENTITY")  # no spreadsheet program writes comments or entities
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?!calcChain)(?:_rels/|worksheets/)?[^/]+\.(?:xml|rels)",
    re.IGNORECASE,
)
_SHEET = re.compile(rb"<(?:\w{1,9}:)?sheet ")
_ROW = re.compile(rb"<(?:\w{1,9}:)?row[ />]")
_TEXT = re.compile(rb"<(?:\w{1,9}:)?(?:c|si|row)[ />]")
_CELL = re.compile(rb"<(?:\w{1,9}:)?c[ />]")
_CELL_TAG = re.compile(rb"</?(?:\w{1,9}:)?(?:row|c|v|t|f|is|si)[ />]")
_MERGED = re.compile(rb'mergeCell ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_NO_RESULT = re.compile(rb"(?:</f>|<f/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_ESCAPED_RETURN = "_x000D_"  # before a line feed, in texts that Windows programs wrote
_MOST = {
    "cells": _MOST_CELL_TAGS,
    "other parts": _MOST_OTHER_TAGS,
    "sheets": _MOST_SHEETS,
    "rows": _MOST_ROWS,
}
_SIGNIFICANT_DIGITS = 15  # of a number, as in spreadsheet programs
_LONGEST_REASON = 100


@dataclass(slots=True)
class _Part:
    """What was seen of a part of the file: merged cells, and formulas without a result."""

    merged: list[tuple[bytes, bytes, bytes]]
    formulas: int = 0


def read_workbook(content: bytes) -> tuple[SheetText, list[Note]]:
    """Return the first sheet of a workbook that has column names, and notes on the others.

    If none has, it is the first that isn't empty. Raises `PackError` for a workbook that can't be
    read or would take too much time, and if the libraries that read workbooks aren't installed.
    """
    openpyxl = _library()
    with _errors_told(), warnings.catch_warnings(), ZipFile(io.BytesIO(content)) as archive:
        warnings.simplefilter("ignore")  # on what is in a workbook besides cells
        copy, parts = _copied(archive)
        book = openpyxl.load_workbook(copy, read_only=True, data_only=True, keep_links=False)
        sheet, notes = _chosen(book.worksheets)
        part = parts.get(sheet._worksheet_path, _Part([]))  # noqa: SLF001 - nothing else tells it
        rows = _with_merged(_rows(sheet, _MOST_ROWS, notes), part, notes)
    if part.formulas:
        formulas = count_of(part.formulas, "formula")
        message = f"{formulas} without a saved result; save the file in a spreadsheet program first"
        notes.insert(0, Note(message))
    return _as_text(rows), notes


def _library() -> Any:
    try:
        import defusedxml  # noqa: F401 - openpyxl uses it if it is there
        import openpyxl
    except ImportError:
        message = "Excel workbooks need the extra anora-quiz[sheets]"
        hint = f'run pip install "anora-quiz[sheets]", or {_AS_CSV}'
        raise PackError(message, hint) from None
    return openpyxl


def _chosen(sheets: Sequence[Any]) -> tuple[Any, list[Note]]:
    """Return the sheet to read, and a note on the others. Raises `PackError` if all are empty."""
    in_order = sorted(sheets, key=lambda sheet: sheet.sheet_state != "visible")
    first_rows = {sheet: _rows(sheet, FIRST_ROWS, []) for sheet in in_order}
    filled = [sheet for sheet, rows in first_rows.items() if rows]
    titled = (sheet for sheet in filled if any(find_layout(r.cells) for r in first_rows[sheet]))
    chosen = next(titled, next(iter(filled), None))
    if chosen is None:
        raise PackError("the workbook has no cells with text", _AS_CSV)
    others = [scalars.quoted(sheet.title) for sheet in filled if sheet is not chosen]
    names = ", ".join([*others[:_MOST_SHEETS_NAMED], *["…"][: len(others) > _MOST_SHEETS_NAMED]])
    message = f"read the sheet {scalars.quoted(chosen.title)}; left out {names}"
    return chosen, [Note(message)] if others else []


@contextmanager
def _errors_told() -> Iterator[None]:
    """Turn whatever goes wrong in a broken workbook into a `PackError`."""
    try:
        yield
    except PackError:
        raise
    except Exception as error:  # noqa: BLE001 - zip, XML, and openpyxl each have their own
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_REASON]
        raise PackError(f"the Excel workbook is damaged ({ascii(reason)[1:-1]})", _AS_CSV) from None


def _copied(archive: ZipFile) -> tuple[io.BytesIO, dict[str, _Part]]:
    """Return a copy of the parts of ``archive`` that are needed, and what was seen of each.

    Raises `PackError` if that is too much.
    """
    members = [each for each in archive.infolist() if _NEEDED.fullmatch(each.filename)]
    # No more than this is unpacked: reading a member ends at its size in the directory.
    if sum(member.file_size for member in members) > _MOST_BYTES:
        raise PackError(f"the workbook unpacks to more than {_MOST_BYTES // 2**20} MB", _AS_CSV)
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
        raise PackError("the workbook is compressed in an unusual way", _AS_CSV)
    counts: Counter[str] = Counter()
    parts = {member.filename: _Part([]) for member in members}
    copy = io.BytesIO()
    with ZipFile(copy, "w") as new:
        for member in members:
            counts["row"] = counts["text"] = 0
            with new.open(member.filename, "w") as file:
                for piece in _pieces(archive, member):
                    _look_through(piece, member, counts, parts[member.filename])
                    file.write(piece)
    return copy, parts


def _look_through(piece: bytes, member: ZipInfo, counts: Counter[str], part: _Part) -> None:
    """Count what is in a piece of a part, and keep what openpyxl won't tell."""
    rows = _ROW.split(piece)
    counts["cells"] += (cells := len(_CELL_TAG.findall(piece)))
    counts["other parts"] += piece.count(b"<") - cells
    counts["sheets"] += len(_SHEET.findall(piece))
    counts["rows"] += len(rows) - 1
    in_rows = [len(_CELL.findall(row)) for row in rows]
    in_texts = [len(_CELL_TAG.findall(text)) for text in _TEXT.split(piece)]
    longest_row = _add_last(counts, "row", in_rows)
    if longest_row > _MOST_IN_ROW or _add_last(counts, "text", in_texts) > _MOST_IN_TEXT:
        raise _odd(member)
    for what, most in _MOST.items():
        if counts[what] > most:
            raise PackError(f"the workbook has too many {what}", _AS_CSV)
    part.merged += _MERGED.findall(piece)[: _MOST_MERGED - len(part.merged)]
    part.formulas += len(_NO_RESULT.findall(piece))


def _add_last(counts: Counter[str], name: str, found: list[int]) -> int:
    """Return the largest number; the first goes on from where the piece before it ended."""
    found[0] += counts[name]
    counts[name] = found[-1]
    return max(found)


def _pieces(archive: ZipFile, member: ZipInfo) -> Iterator[bytes]:
    """Yield the pieces of a part that is XML, which end before a tag.

    Raises `PackError` for XML as no spreadsheet program writes it: parsers differ in what they make
    of it, and in how long they take.
    """
    with archive.open(member) as file:
        piece = file.read(_PIECE)
        if not piece.removeprefix(BOM_UTF8).lstrip().startswith(b"<") or b"\0" in piece:
            raise _odd(member)  # it is not UTF-8, or no XML at all
        instructions = int(piece.removeprefix(BOM_UTF8).startswith(b"<?xml "))
        while piece:
            following = file.read(_PIECE)
            end = piece.rfind(b"<") if following else len(piece)
            whole = piece[:end]
            instructions -= whole.count(b"<?")
            if end <= 0 or instructions < 0 or any(each in whole for each in _ODD):
                raise _odd(member)
            yield whole
            piece = piece[end:] + following


def _odd(part: ZipInfo) -> PackError:
    return PackError(f"the workbook has unusual XML in {part.filename[:60]!a}", _AS_CSV)


def _rows(sheet: Any, most: int, notes: list[Note]) -> list[Row]:
    """Return the rows of ``sheet`` that have text, of the first ``most``.

    Raises `PackError` for a sheet that is larger than a table of questions can be.
    """
    sheet.reset_dimensions()  # what a sheet says of its size may be wrong
    rows: list[Row] = []
    places = 0
    try:
        for number, cells in enumerate(islice(sheet.iter_rows(), most + 1), start=1):
            places += len(cells)
            if number > _MOST_ROWS or len(rows) > _MOST_FILLED_ROWS or places > _MOST_PLACES:
                raise PackError("the sheet is too large for a table of questions", _AS_CSV)
            texts = [_text(cell, number, notes) for cell in cells]
            while texts and not texts[-1].strip():
                texts.pop()
            if texts and number <= most:
                rows.append(Row(number, tuple(texts)))
    except (ValueError, TypeError, KeyError, AttributeError):
        if not rows:
            raise
        notes.append(Note("nothing below this row of the sheet can be read", rows[-1].line))
    return rows


def _text(cell: Any, row: int, notes: list[Note]) -> str:
    """Return what a spreadsheet program shows in ``cell``, in plain notation."""
    if (value := cell.value) is None:
        return ""
    text = ""
    match value:
        case str() if cell.data_type == "e":
            notes.append(Note(f"left out a cell with the error {scalars.quoted(value)}", row))
        case str():
            text = with_plain_ends(value.replace(_ESCAPED_RETURN, ""))
        case bool():
            text = str(value).upper()
        case int() | float() if "%" in cell.number_format:
            text = f"{_digits(100 * value)}%"
        case int() | float():
            text = _digits(value)
        case datetime():
            text = value.isoformat(" ", "seconds").removesuffix(" 00:00:00").removesuffix(":00")
        case time():
            text = value.isoformat("seconds").removesuffix(":00")
        case _:
            text = str(value)  # a duration
    return text


def _digits(number: float) -> str:
    """Return ``number`` as it is shown: without a fraction of zero, or what binary adds."""
    return f"{Decimal(f'{number:.{_SIGNIFICANT_DIGITS}g}'):f}"


def _with_merged(rows: list[Row], part: _Part, notes: list[Note]) -> list[Row]:
    """Return ``rows`` with the text of cells that were merged downward in each of their rows."""
    cells = {row.line: list(row.cells) for row in rows}
    left = _MOST_FILLED_IN
    for letters, first, last in part.merged:
        column = reduce(lambda total, letter: 26 * total + letter - 64, letters, 0) - 1
        top, bottom = int(first), min(int(last), rows[-1].line)
        text = "".join(cells.get(top, [])[column : column + 1])
        left -= bottom - top
        if top >= bottom or not text.strip() or left < 0:
            continue
        notes.append(Note(f"read {scalars.quoted(text)} in merged cells down to row {bottom}", top))
        for number in range(top + 1, bottom + 1):
            if row := cells.get(number):
                row += [""] * (column + 1 - len(row))
                row[column] = row[column] or text
    return [Row(number, tuple(row)) for number, row in cells.items()]


def _as_text(rows: Sequence[Row]) -> SheetText:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(row.cells for row in rows)
    text = SheetText(stream.getvalue())
    text.rows = rows
    return text
