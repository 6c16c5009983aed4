"""What the columns of a table hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from string import ascii_lowercase

from anora_quiz.packs.formats.csv_tables.column_names import (
    OPTION,
    UNUSED,
    WRONG,
    list_fields,
    role_of,
    squeezed,
)
from anora_quiz.packs.formats.csv_tables.rows import Row
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.quoting import quoted_line

USUAL = 0.8
"""The part of the rows of a table that are alike."""

_MOST_COLUMNS = 200  # that can have a meaning
_LEAST_LABELED = 4  # columns: a question, two options, and a letter, number, or text


@dataclass(slots=True)
class Layout:
    """The indexes (from 0) of columns by what they hold.

    ``named`` are those of fields; ``wrong`` are those with one wrong option each; ``options``
    are those with one option each, preceded by its letter or number. ``unused`` are those that a
    pack has no field for.
    """

    titles: Sequence[str] = ()
    named: dict[str, list[int]] = field(default_factory=dict)
    wrong: list[int] = field(default_factory=list)
    options: list[tuple[str, int]] = field(default_factory=list)
    unused: list[int] = field(default_factory=list)

    def cell(self, row: Row, name: str) -> str:
        """Return the text of ``row`` for ``name``; empty if it is blank or missing."""
        columns = self.named.get(name)
        return " | ".join(cells_at(row, columns)) if columns else ""

    def is_filled(self, row: Row) -> bool:
        """Return whether ``row`` has more than a number and a question's settings."""
        columns = [*self.wrong, *(column for _, column in self.options)]
        names = self.named.keys() - {"id", "kind", "difficulty", "tags"}
        return bool(cells_at(row, columns)) or any(self.cell(row, name) for name in names)


def cells_at(row: Row, columns: Iterable[int]) -> list[str]:
    """Return the texts of ``row`` in ``columns``, which are sorted, that are not blank."""
    # A row can be much shorter than the header.
    present = takewhile(lambda column: column < len(row.cells), columns)
    return [text for column in present if (text := row.cells[column]).strip()]


def find_layout(header: Sequence[str]) -> Layout | None:
    """Return what the columns under ``header`` hold, or None if it is not a header row."""
    layout = layout_of(header)
    return None if missing_from(layout) else layout


def layout_of(header: Sequence[str]) -> Layout:
    """Return what the columns under ``header`` seem to hold, header row or not."""
    names = {squeezed(title) for title in header}
    has_bare_labels = {"a", "b"} <= names or {"1", "2"} <= names
    layout = Layout(header)
    for column, title in enumerate(header):
        role, label = role_of(title) if column < _MOST_COLUMNS else ("", "")
        if role == OPTION and squeezed(title) == label and not has_bare_labels:
            # In a table with columns A, B, C …, all are options; with only Q and A, A is right.
            role = "answer" if label == "a" and "q" in names else UNUSED
        elif role == OPTION and has_bare_labels and squeezed(title).startswith("answer"):
            role = "answers"  # the options are A, B, C …, of which Answer 1, Answer 2 … are right
        own_name = squeezed(role)  # which goes before others
        is_taken = role in layout.named or (own_name in names and squeezed(title) != own_name)
        if role == OPTION:
            layout.options.append((label, column))
        elif role == WRONG:
            layout.wrong.append(column)
        elif role not in ("", UNUSED) and (role in list_fields() or not is_taken):
            layout.named.setdefault(role, []).append(column)
        else:
            layout.unused.append(column)
    return layout


def missing_from(layout: Layout) -> dict[str, str]:
    """Return what ``layout`` lacks to make questions: the names of columns, and what they hold."""
    has_answer = layout.named.keys() & {"answer", "answers", "items", "pairs"}
    missing = {} if "question" in layout.named else {"question": "the questions"}
    return missing if has_answer else missing | {"answer": "the correct answers"}


def repeats(header: Row, row: Row) -> bool:
    """Return whether ``row`` describes what the columns hold, or is a line of dashes below them."""
    if not "".join(row.cells).strip("-: "):
        return True
    pairs = [pair for pair in zip(header.cells, row.cells, strict=False) if pair[1].strip()]
    alike = sum(role_of(title) == role_of(cell) != ("", "") for title, cell in pairs)
    return 2 * alike > len(pairs)


def plain_layout(rows: Sequence[Row]) -> Layout:
    """Return the layout of a table without a header: question, answer, wrong options.

    If most rows end with a letter, a number, or a text that names one of the options before it,
    those are the columns between.
    """
    width = max(len(row.cells) for row in rows)
    labels = [*ascii_lowercase[: width - 2], *map(str, range(1, width - 1))]
    named = (fold(row.cells[-1]) in [*labels, *map(fold, row.cells[1:-1])] for row in rows)
    even = sum(len(row.cells) == width for row in rows)
    if width >= _LEAST_LABELED and min(even, sum(named)) >= USUAL * len(rows):
        options = list(zip(labels, range(1, width - 1), strict=False))
        titles = ["", *labels[: width - 2], ""]
        return Layout(titles, {"question": [0], "answer": [width - 1]}, options=options)
    return Layout((), {"question": [0], "answer": [1]}, list(range(2, width)))


def unused_columns(layout: Layout, rows: Sequence[Row]) -> list[str]:
    """Return the names of the columns that are left out and not empty, for a message.

    The first of ``rows`` is the header row.
    """
    titled = {column for column, title in enumerate(layout.titles) if title.strip()}
    # A column without a title that has numbers alone numbers the rows.
    filled = {
        column
        for row in rows[1:]
        for column, cell in enumerate(row.cells)
        if cell.strip() and (column in titled or not is_numeric(cell))
    }
    return [
        quoted_line(layout.titles[column]) if column in titled else f"{column + 1}"
        for column in layout.unused
        if column in filled
    ]


def is_numeric(cell: str) -> bool:
    """Return whether ``cell`` has digits and no letters."""
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))
