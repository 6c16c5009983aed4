"""Finds out what each column of a table holds, by the names that people give to columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.csv_tables.rows import Row, read_rows
from anora_quiz.quiz.field_types import Field, FieldType
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question

BECAUSE = "because"
"""The column that says why the wrong options are wrong; other columns have one of their own."""

OPTIONS = "options"
"""The column of options that may include the right one."""

_SYNONYMS = {
    "question": ("prompt", "front", "term", "q"),
    "answer": ("correct", "correctanswer", "rightanswer", "correctoption", "back", "definition"),
    "answers": ("correctanswers", "rightanswers", "correctoptions"),
    "wrong": ("incorrect", "distractors", "wronganswers", "incorrectanswers"),
    OPTIONS: (OPTIONS, "choices"),
    "accept": ("alsoaccept",),
    "kind": ("kind", "type", "questiontype"),
    "difficulty": ("level",),
    "explanation": ("feedback", "comment"),
    "tags": ("tag", "category", "categories"),
    "source title": ("source",),
    "snippet text": ("snippet",),
}
_WRONG_COLUMN = re.compile(
    r"(?:wrong|incorrect|wronganswer|incorrectanswer|distractor)([a-z]|\d{1,2})"
)
_OPTION_COLUMN = re.compile(r"(?:option|choice|answer|answeroption)?([a-z]|\d{1,2})")
# The delimiter is found in so many lines, but no more than so many characters.
_SAMPLE_LINES = 40
_SAMPLE_LENGTH = 20_000


@dataclass(slots=True)
class Layout:
    """The indexes (from 0) of columns by what they hold.

    ``named`` are those of fields; ``wrong`` are those with one wrong option each; ``options``
    are those with one option each, preceded by its letter or number.
    """

    named: dict[str, list[int]] = field(default_factory=dict)
    wrong: list[int] = field(default_factory=list)
    options: list[tuple[str, int]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    def cell(self, row: Row, name: str) -> str:
        """Return the text of ``row`` for ``name``; empty if it is blank or missing."""
        columns = self.named.get(name)
        return " | ".join(cells_at(row, columns)) if columns else ""


def cells_at(row: Row, columns: Iterable[int]) -> list[str]:
    """Return the texts of ``row`` in ``columns``, which are sorted, that are not blank."""
    # A row can be much shorter than the header.
    present = takewhile(lambda column: column < len(row.cells), columns)
    return [text for column in present if (text := row.cells[column]).strip()]


def columns_of(name: str, field_type: FieldType) -> tuple[str, ...]:
    """Return the names of the columns that hold a field."""
    if field_type.owner is not None:
        return tuple(f"{name} {part}" for part in fields_of(field_type.owner))
    has_reasons = field_type.item is not None and field_type.item.owner is not None
    return (name, reasons_column(name)) if has_reasons else (name,)


def reasons_column(name: str) -> str:
    """Return the column of the reasons why the texts in the column ``name`` are wrong."""
    return BECAUSE if name == "wrong" else f"{name} {BECAUSE}"


@cache
def all_columns() -> tuple[str, ...]:
    """Return the columns of all fields of all kinds: the question, its answer, the rest."""
    common = fields_of(Question)
    own = [each for kind in KINDS for each in fields_of(kind).values() if each.name not in common]
    rest = [each for each in common.values() if each.name not in ("id", "question")]
    names = [name for each in (*own, *rest) for name in columns_of(each.name, each.type)]
    return tuple(dict.fromkeys(("id", "kind", "question", *names)))


def find_layout(header: Sequence[str]) -> Layout | None:
    """Return what the columns under ``header`` hold, or None if it is not a header row."""
    known = _known_names()
    names = [_normalized(name) for name in header]
    # In a table with columns A, B, C …, all are options; with only Q and A, A is the answer.
    if "b" not in names:
        names = ["answer" if name == "a" else name for name in names]
    has_bare_labels = {"a", "b"} <= set(names) or {"1", "2"} <= set(names)
    layout = Layout()
    for column, name in enumerate(names):
        if name in known and (known[name] in _list_fields() or known[name] not in layout.named):
            layout.named.setdefault(known[name], []).append(column)
        elif _WRONG_COLUMN.fullmatch(name):
            layout.wrong.append(column)
        elif (found := _OPTION_COLUMN.fullmatch(name)) and (
            has_bare_labels or len(name) > len(found[1])
        ):
            layout.options.append((found[1], column))
        else:
            layout.unknown.append(column)
    if not layout.named.keys() & {"answer", "answers"}:
        layout.unknown += (column for _, column in layout.options)
        layout.options.clear()
    answers = {"answer", "answers", "items", "pairs"}
    return layout if "question" in layout.named and layout.named.keys() & answers else None


def plain_layout(width: int) -> Layout:
    """Return the layout of a table without a header: question, answer, wrong options."""
    return Layout({"question": [0], "answer": [1]}, list(range(2, width)))


def find_delimiter(text: str) -> str:
    """Return the delimiter that makes a header row or, failing that, the most even rows."""
    lines = text[:_SAMPLE_LENGTH].split("\n")[:_SAMPLE_LINES]
    sample = "\n".join(lines[:-1] or lines)  # the last one may be cut off
    return max(",;\t", key=lambda delimiter: _delimiter_score(read_rows(sample, delimiter, [])))


def notes_on(layout: Layout, rows: Sequence[Row]) -> Iterator[Note]:
    """Yield a note for each unknown column that is not empty."""
    header = rows[0]
    filled = {column for row in rows for column, cell in enumerate(row.cells) if cell.strip()}
    for column in sorted(layout.unknown):
        if column in filled:
            title = header.cells[column]
            name = scalars.quoted(title) if title.strip() else f"{column + 1}"
            yield Note(f"left out the column {name}: unknown or duplicate", header.line)


def _delimiter_score(rows: Sequence[Row]) -> tuple[bool, int, int]:
    if not rows:
        return (False, 0, 0)
    width = len(rows[0].cells)
    rows_of_width = sum(len(row.cells) == width for row in rows) if width > 1 else 0
    return (find_layout(rows[0].cells) is not None, rows_of_width, width)


def _normalized(name: str) -> str:
    """Return the name of a column without case, blanks, or punctuation."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


@cache
def _known_names() -> dict[str, str]:
    names = {_normalized(name): name for name in all_columns()}
    return names | {each: name for name, others in _SYNONYMS.items() for each in others}


@cache
def _list_fields() -> frozenset[str]:
    fields: list[Field] = [each for kind in KINDS for each in fields_of(kind).values()]
    return frozenset(each.name for each in fields if each.type.is_several) | {OPTIONS}
