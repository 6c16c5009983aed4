"""Import of tables in the layouts of quiz sites and others; export with a column for each field.

A cell with several texts separates them with bars: ``one | two``, pairs as
``left = right | left = right``, and lists in a list as ``one = other | single``; after a
backslash, a bar, ``=``, or backslash is part of the text. Texts that a spreadsheet would
read as formulas, such as ``=1+1``, are exported with an apostrophe before them, which is removed
again if a table with all our columns is imported.
"""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs import formulas
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.csv_tables.cells import join_groups, join_items
from anora_quiz.packs.formats.csv_tables.column_names import all_columns, reasons_column
from anora_quiz.packs.formats.csv_tables.header_row import (
    FIRST_ROWS,
    find_delimiter,
    find_header,
    refuse_unknown_options,
)
from anora_quiz.packs.formats.csv_tables.layout import (
    Layout,
    find_layout,
    plain_layout,
    repeats,
    unused_columns,
)
from anora_quiz.packs.formats.csv_tables.row_reader import RowReader
from anora_quiz.packs.formats.csv_tables.rows import Row, SheetText, read_rows
from anora_quiz.packs.formats.decoding import normalized
from anora_quiz.packs.formats.losses import Kept, Losses
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.field_types import Field
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question, Rejected, Right, Snippet, Source, Wrong, text_of

# Starts the first line of some files, which gives spreadsheets the delimiter.
_TEXTS = (".txt", ".text", ".dat", ".tab", ".psv")
_SEPARATOR_LINE = "sep="
_SAMPLE_LENGTH = 10_000  # characters that are enough to recognize a file
_MOST_DIGITS = 30
_KEPT: Kept = {
    Header: ("source",),  # which each question's row has
    Wrong: ("text", "because"),
    Right: ("text",),
    Rejected: ("text", "because"),
    Question: fields_of(Question),
    Source: fields_of(Source),
    Snippet: fields_of(Snippet),
    **{kind: fields_of(kind) for kind in KINDS},
}


class Csv:
    """Imports and exports tables; a pack survives both, except for its header and `last`.

    The delimiter is a comma, semicolon, or tab; a sheet of a workbook has rows already. Without a
    header row, the columns are the question, its answer, and wrong options.
    """

    name: ClassVar[str] = "csv"
    about: ClassVar[str] = "CSV or TSV table, one question per row (also reads Excel)"
    suffix: ClassVar[str] = ".csv"

    def looks_like(self, text: str, filename: str) -> bool:
        """Return whether the file has the name of a table, or the header row of one."""
        name = filename.casefold()
        if isinstance(text, SheetText) or name.endswith((".csv", ".tsv")):
            return True
        if "." in name and not name.endswith(_TEXTS):  # pages and programs may show a table
            return False
        rest, delimiter = _delimiter(normalized(text[:_SAMPLE_LENGTH]))
        rows = read_rows(rest, delimiter, [])[:FIRST_ROWS]
        return any(find_layout(row.cells) for row in rows)

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` if it is not a table."""
        collector = Collector(len(text))
        if isinstance(text, SheetText):
            rows = list(text.rows)
        else:
            rest, delimiter = _delimiter(normalized(text))
            rows = read_rows(rest, delimiter, collector.notes)
        if all(len(row.cells) == 1 for row in rows):
            raise PackError("not a table of questions: no row has a question and an answer")
        found = find_header(rows)
        if found:
            start, layout = found
            rows = _below_header(rows, start, layout, collector)
        else:
            layout = plain_layout(rows)
            columns = "options, correct option" if layout.options else "answer, wrong options"
            message = f"no column names; read as question, {columns} from here on"
            collector.note(rows[0].line, message)
        filled = [row for row in rows if layout.is_filled(row)]
        refuse_unknown_options(filled, layout)
        reader = RowReader(filled, layout, collector)
        for row in filled:
            reader.read_row(row)
        return collector.imported(header)

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` as a table with all fields of its questions."""
        stream = io.StringIO()
        writer = csv.DictWriter(
            stream, all_columns(), restval="", extrasaction="ignore", lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(map(_cells, pack.questions))
        losses = Losses(pack, _KEPT)
        for question in pack.questions:
            losses.keep(question)
        return Exported(stream.getvalue(), len(pack.questions), tuple(losses.notes))


def _below_header(
    rows: Sequence[Row], start: int, layout: Layout, collector: Collector
) -> list[Row]:
    """Return the rows of questions below the header row, and note what is left out."""
    head, below = rows[start], list(rows[start + 1 :])
    if start:
        collector.note(
            rows[0].line, f"left out what is above the column names on line {head.line:,}"
        )
    if unused := unused_columns(layout, rows[start:]):
        noun = "the column" if len(unused) == 1 else "columns"
        collector.note(head.line, f"left out {noun} {', '.join(unused)}")
    if below and repeats(head, below[0]):
        collector.note(below.pop(0).line, "left out a row that describes the columns")
    kept: list[Row] = []
    for row in below:
        if any(map(str.strip, row.cells[len(head.cells) :])):
            reason = "more cells than columns; a text with a comma, semicolon, or tab needs quotes"
            collector.leave_out(row.line, reason)
        else:
            kept.append(row)
    if set(all_columns()) <= set(head.cells):
        return [Row(row.line, tuple(map(formulas.unescape, row.cells))) for row in kept]
    return [_stripped(row, layout.named.get("snippet text", [])) for row in kept]


def _stripped(row: Row, kept: Sequence[int]) -> Row:
    """Return ``row`` without the spaces around its cells, but for the columns ``kept``."""
    cells = (cell if index in kept else cell.strip() for index, cell in enumerate(row.cells))
    return Row(row.line, tuple(cells))


def _delimiter(text: str) -> tuple[str, str]:
    """Return the text of the table and the delimiter of its cells."""
    line, end, rest = text.partition("\n")
    if line.casefold().startswith(_SEPARATOR_LINE) and len(line) == len(_SEPARATOR_LINE) + 1:
        delimiter = line[-1]
        # An empty line takes its place, so that the line numbers stay right.
        return end + rest, delimiter if delimiter in ",;\t|" else find_delimiter(rest)
    return text, find_delimiter(text)


def _cells(question: Question) -> dict[str, str]:
    """Return the cells of ``question`` by the names of their columns."""
    cells = {"kind": question.kind}
    for name, field in fields_of(type(question)).items():
        value = getattr(question, name)
        if value is not None:
            cells |= _cells_of(field, value)
    return cells


def _cells_of(field: Field, value: Any) -> dict[str, str]:
    name = field.name
    match value:
        case bool() | Decimal():
            return {name: _digits(value) if isinstance(value, Decimal) else str(value).lower()}
        case Source() | Snippet():
            return _parts(name, value)
        case (Wrong() | Rejected(), *_):
            return _options(name, value)
        case (str() | Right(), *_):
            return _texts(name, list(map(text_of, value)))
        case tuple():
            return _text(name, join_groups(value))
    return _text(name, text_of(value) if isinstance(value, Right) else field.type.plain(value))


def _digits(number: Decimal) -> str:
    digits = f"{number:f}"
    return digits if len(digits) <= _MOST_DIGITS else str(number)


def _text(name: str, value: Any) -> dict[str, str]:
    return {name: formulas.escape(str(value))}


def _options(name: str, options: Sequence[Wrong | Rejected]) -> dict[str, str]:
    reasons = [option.because for option in options]
    reasons = reasons if any(reasons) else []
    return _texts(name, [option.text for option in options]) | _texts(reasons_column(name), reasons)


def _texts(name: str, texts: Sequence[str]) -> dict[str, str]:
    return _text(name, join_items(texts))


def _parts(name: str, owner: Any) -> dict[str, str]:
    kind: type = type(owner)
    parts = {f"{name} {part}": getattr(owner, part) for part in fields_of(kind)}
    return {part: formulas.escape(str(value)) for part, value in parts.items() if value}
