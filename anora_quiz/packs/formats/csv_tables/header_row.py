"""Which column of a table holds what: the names that people give them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.csv_tables.rows import Row, read_rows
from anora_quiz.quiz.fields import Field, FieldType, fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question, Source

BECAUSE = "because"
"""The column beside wrong options that says why they are wrong."""

OPTIONS = "options"
"""The column of options of which one may be the right one."""

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
}
_WRONG = re.compile(r"(?:wrong|incorrect|wronganswer|incorrectanswer|distractor)([a-z]|\d{1,2})")
_OPTION = re.compile(r"(?:option|choice|answer|answeroption)?([a-z]|\d{1,2})")
_LISTS = frozenset({FieldType.TEXTS, FieldType.IDENTIFIERS, FieldType.WRONG, FieldType.PAIRS})
_SAMPLE = 40  # lines, and as many characters as this:
_SAMPLE_LENGTH = 20_000


@dataclass(slots=True)
class Layout:
    """The columns (from 0) by what they hold.

    ``named`` are those of fields; ``wrong`` hold one wrong option each; ``options`` one
    option each, with its letter or number.
    """

    named: dict[str, list[int]] = field(default_factory=dict)
    wrong: list[int] = field(default_factory=list)
    options: list[tuple[str, int]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    def cell(self, row: Row, name: str) -> str:
        """Return what ``row`` has for ``name``; empty where it is blank or not there."""
        columns = self.named.get(name)
        return " | ".join(cells_at(row, columns)) if columns else ""


def cells_at(row: Row, columns: Iterable[int]) -> list[str]:
    """Return the texts in ``columns`` (in their order) of ``row`` that are not blank."""
    # A row can be far shorter than the header.
    there = takewhile(lambda at: at < len(row.cells), columns)
    return [text for at in there if (text := row.cells[at]).strip()]


def columns_of(name: str, shape: FieldType) -> tuple[str, ...]:
    """Return the columns that a field takes."""
    if shape is FieldType.SOURCE:
        return tuple(f"{name} {part}" for part in fields_of(Source))
    return (name, BECAUSE) if shape is FieldType.WRONG else (name,)


@cache
def all_columns() -> tuple[str, ...]:
    """Return the columns of all fields of all kinds: what is asked, its answer, the rest."""
    common = fields_of(Question)
    own = [each for kind in KINDS for each in fields_of(kind).values() if each.name not in common]
    rest = [each for each in common.values() if each.name not in ("id", "question")]
    names = [name for each in (*own, *rest) for name in columns_of(each.name, each.type)]
    return tuple(dict.fromkeys(("id", "kind", "question", *names)))


def find_layout(header: Sequence[str]) -> Layout | None:
    """Return what the columns under ``header`` hold, or None if this is no header."""
    known = _known()
    names = [_plain(name) for name in header]
    # Of the columns A, B, C … all are options; beside Q, A is the answer.
    if "b" not in names:
        names = ["answer" if name == "a" else name for name in names]
    has_bare = {"a", "b"} <= set(names) or {"1", "2"} <= set(names)
    layout = Layout()
    for at, name in enumerate(names):
        if name in known and (known[name] in _lists() or known[name] not in layout.named):
            layout.named.setdefault(known[name], []).append(at)
        elif _WRONG.fullmatch(name):
            layout.wrong.append(at)
        elif (found := _OPTION.fullmatch(name)) and (has_bare or len(name) > len(found[1])):
            layout.options.append((found[1], at))
        else:
            layout.unknown.append(at)
    if not layout.named.keys() & {"answer", "answers"}:
        layout.unknown += (at for _, at in layout.options)
        layout.options.clear()
    answers = {"answer", "answers", "items", "pairs"}
    return layout if "question" in layout.named and layout.named.keys() & answers else None


def plain_layout(width: int) -> Layout:
    """Return the columns of a table without a header: question, answer, wrong options."""
    return Layout({"question": [0], "answer": [1]}, list(range(2, width)))


def find_delimiter(text: str) -> str:
    """Return the sign that parts the cells: that which makes a header, or the evenest rows."""
    lines = text[:_SAMPLE_LENGTH].splitlines(keepends=True)[:_SAMPLE]
    # The last one may be cut off.
    sample = "".join(lines[:-1] if len(lines) > 1 else lines)
    return max(",;\t", key=lambda delimiter: _evenness(read_rows(sample, delimiter, [])))


def notes_on(layout: Layout, rows: Sequence[Row]) -> Iterator[Note]:
    """Yield a note for each column with something in it that nobody knows."""
    header = rows[0]
    filled = {at for row in rows for at, cell in enumerate(row.cells) if cell.strip()}
    for at in sorted(layout.unknown):
        if at in filled:
            name = scalars.quoted(header.cells[at]) if header.cells[at].strip() else f"{at + 1}"
            yield Note(f"the column {name} is left out: it is unknown, or there twice", header.line)


def _evenness(rows: Sequence[Row]) -> tuple[bool, int, int]:
    if not rows:
        return (False, 0, 0)
    width = len(rows[0].cells)
    even = sum(len(row.cells) == width for row in rows) if width > 1 else 0
    return (find_layout(rows[0].cells) is not None, even, width)


def _plain(name: str) -> str:
    """Return what matters of the name of a column: neither case nor blanks nor signs."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


@cache
def _known() -> dict[str, str]:
    names = {_plain(name): name for name in all_columns()}
    return names | {each: name for name, others in _SYNONYMS.items() for each in others}


@cache
def _lists() -> frozenset[str]:
    fields: list[Field] = [each for kind in KINDS for each in fields_of(kind).values()]
    return frozenset(each.name for each in fields if each.type in _LISTS) | {OPTIONS}
