"""Finds the header row of a table, and what each of its columns holds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import takewhile
from string import ascii_lowercase

from anora_quiz.errors import PackError
from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.csv_tables.column_names import (
    OPTION,
    UNUSED,
    WRONG,
    known_names,
    list_fields,
    role_of,
    squeezed,
)
from anora_quiz.packs.formats.csv_tables.rows import Row, read_rows
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import all_of

FIRST_ROWS = 10
"""How many rows may come before the header row and with it: banners and instructions."""

_CLOSE = 0.75  # how much a misspelled title has to be like a name, from 0 to 1
_MOST_COLUMNS = 200  # that can have a meaning
_MOST_NAMED = 8  # columns that a message names
_LONGEST_LABEL = 60  # characters
_MOST_WORDS = 6  # in the title of a column
_LEAST_WORDS = 4  # in a question without a question mark
_LEAST_LETTERED = 3  # columns: a question, two options, and a letter
_USUAL = 0.8  # the part of the rows of a table that are alike
_ENDS_OF_QUESTIONS = ("?", "？", "؟", ":", "…", "...", "=")
_BLANK = "__"
_CODE = ("{", "[", "<")  # how JSON and HTML begin
_ADD_HEADER = 'begin the table with a line of column names, such as "question,answer,wrong"'
# The delimiter is found in so many lines, but no more than so many characters.
_SAMPLE_LINES = 40
_SAMPLE_LENGTH = 20_000


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
        """Return whether ``row`` has more than a number and the settings of a question."""
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
    layout = _layout(header)
    return None if _missing_from(layout) else layout


def find_header(rows: Sequence[Row]) -> tuple[int, Layout] | None:
    """Return the index of the row that names the columns, and what they hold.

    It is one of the first ten. If there is none, return None for rows that are a question, its
    answer, and wrong options. Raises `PackError` for column names that aren't understood, and for
    rows that don't look like questions.
    """
    for index, row in enumerate(rows[:FIRST_ROWS]):
        if layout := find_layout(row.cells):
            return index, layout
    titled = next(filter(_names_columns, rows[:FIRST_ROWS]), None)
    if titled or _is_unlike_the_rest(rows):
        raise _not_understood(titled or rows[0])
    if not _are_questions(rows):
        if len(rows) > 1 and _is_titles(rows[0]):
            raise _not_understood(rows[0])
        raise PackError("not a table of questions and answers", _ADD_HEADER)
    return None


def repeats(header: Row, row: Row) -> bool:
    """Return whether most cells of ``row`` name or describe what the columns hold."""
    pairs = [pair for pair in zip(header.cells, row.cells, strict=False) if pair[1].strip()]
    alike = sum(role_of(title) == role_of(cell) != ("", "") for title, cell in pairs)
    return 2 * alike > len(pairs)


def plain_layout(rows: Sequence[Row]) -> Layout:
    """Return the layout of a table without a header: question, answer, wrong options.

    If each row ends with a letter, the letter is that of the right one of the options before it.
    """
    width = max(len(row.cells) for row in rows)
    letters = ascii_lowercase[: max(width - 2, 0)]
    if width > _LEAST_LETTERED and all(
        len(row.cells) == width and row.cells[-1].strip().casefold() in [*letters] for row in rows
    ):
        options = list(zip(letters, range(1, width - 1), strict=True))
        titles = ["", *letters, ""]
        return Layout(titles, {"question": [0], "answer": [width - 1]}, options=options)
    return Layout((), {"question": [0], "answer": [1]}, list(range(2, width)))


def find_delimiter(text: str) -> str:
    """Return the delimiter that makes a header row or, failing that, the most even rows."""
    lines = text[:_SAMPLE_LENGTH].split("\n")[:_SAMPLE_LINES]
    sample = "\n".join(lines[:-1] or lines)  # the last one may be cut off
    return max(",;\t", key=lambda delimiter: _delimiter_score(read_rows(sample, delimiter, [])))


def notes_on(layout: Layout, rows: Sequence[Row]) -> Iterator[Note]:
    """Yield a note on the columns that are left out and not empty; the first row is the header."""
    line = rows[0].line
    titled = {column for column, title in enumerate(layout.titles) if title.strip()}
    # A column without a title that has numbers alone numbers the rows.
    filled = {
        column
        for row in rows[1:]
        for column, cell in enumerate(row.cells)
        if cell.strip() and (column in titled or not _is_numeric(cell))
    }
    found = [column for column in layout.unused if column in filled]
    if found:
        names = ", ".join(_name_of(layout.titles, column) for column in found)
        yield Note(f"left out {'the column' if len(found) == 1 else 'columns'} {names}", line)


def _name_of(titles: Sequence[str], column: int) -> str:
    title = " ".join(titles[column].split())
    return scalars.quoted(title) if title else f"{column + 1}"


def _layout(header: Sequence[str]) -> Layout:
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
        if role == OPTION:
            layout.options.append((label, column))
        elif role == WRONG:
            layout.wrong.append(column)
        elif role not in ("", UNUSED) and (role in list_fields() or role not in layout.named):
            layout.named.setdefault(role, []).append(column)
        else:
            layout.unused.append(column)
    return layout


def _missing_from(layout: Layout) -> dict[str, str]:
    """Return what ``layout`` lacks to make questions: the names of columns, and what they hold."""
    has_answer = layout.named.keys() & {"answer", "answers", "items", "pairs"}
    missing = {} if "question" in layout.named else {"question": "the questions"}
    return missing if has_answer else missing | {"answer": "the correct answers"}


def _names_columns(row: Row) -> bool:
    """Return whether the cells of ``row`` are titles, at least one of which is known."""
    layout = _layout(row.cells)
    options = [column for label, column in layout.options if squeezed(row.cells[column]) != label]
    return bool(layout.named or layout.wrong or options) and _is_titles(row)


def _is_titles(row: Row) -> bool:
    cells = cells_at(row, range(len(row.cells)))
    return len(cells) > 1 and all(_is_title(cell) or role_of(cell)[0] for cell in cells)


def _is_title(cell: str) -> bool:
    """Return whether ``cell`` is short, and neither a sentence nor a number."""
    return (
        len(cell) <= _LONGEST_LABEL
        and len(cell.split()) <= _MOST_WORDS
        and not cell.rstrip().endswith((".", "!", *_ENDS_OF_QUESTIONS))
        and not _is_numeric(cell)
    )


def _is_numeric(cell: str) -> bool:
    """Return whether ``cell`` has digits and no letters."""
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))


def _is_question(cell: str) -> bool:
    is_marked = cell.rstrip().endswith(_ENDS_OF_QUESTIONS) or _BLANK in cell
    return is_marked or len(cell.split()) >= _LEAST_WORDS


def _is_unlike_the_rest(rows: Sequence[Row]) -> bool:
    """Return whether the first row has titles, and a column below them holds something else."""
    first, rest = rows[0], rows[1:]
    if not rest or not _is_titles(first) or _is_question(first.cells[0]):
        return False
    numeric = (_part(rest, column, _is_numeric) for column in range(len(first.cells)))
    return _part(rest, 0, _is_question) >= _USUAL / 2 or max(numeric) >= _USUAL


def _are_questions(rows: Sequence[Row]) -> bool:
    """Return whether most rows look like a question with an answer, or like a flashcard."""
    widths = [len(cells_at(row, range(len(row.cells)))) for row in rows]
    usual = _USUAL * len(rows)
    if rows[0].cells[0].lstrip().startswith(_CODE) or sum(map((1).__lt__, widths)) < usual:
        return False
    if _part(rows, 0, _is_question) >= _USUAL / 2:
        return True
    return widths.count(2) >= usual and _part(rows, 0, _is_numeric) < _USUAL


def _part(rows: Sequence[Row], column: int, test: Callable[[str], bool]) -> float:
    """Return which part of ``rows`` has a cell in ``column`` that passes the ``test``."""
    return sum(any(map(test, row.cells[column : column + 1])) for row in rows) / len(rows)


def _not_understood(row: Row) -> PackError:
    """Return the error for a row with the names of columns that make no questions."""
    layout = _layout(row.cells)
    missing = _missing_from(layout)
    shown = [f'"{printable(" ".join(title.split()))}"' for title in row.cells if title.strip()]
    listed = all_of([*shown[:_MOST_NAMED], *(["more"] if len(shown) > _MOST_NAMED else [])])
    message = f"no column for {all_of(list(missing.values()))} on line {row.line:,}: {listed}"
    known = [name for name, role in known_names().items() if role in missing]
    for column in layout.unused:
        title = " ".join(row.cells[column].split())
        if close := get_close_matches(squeezed(title), known, n=1, cutoff=_CLOSE):
            return PackError(message, f'for "{printable(title)}", did you mean "{close[0]}"?')
    named = all_of([f'"{name}"' for name in missing])
    if layout.options and list(missing) == ["answer"]:
        return PackError(message, f"add a column {named} with the number of the correct option")
    return PackError(message, f"name {'it' if len(missing) == 1 else 'them'} {named}")


def _delimiter_score(rows: Sequence[Row]) -> tuple[bool, int, int]:
    if not rows:
        return (False, 0, 0)
    has_header = any(find_layout(row.cells) for row in rows[:FIRST_ROWS])
    width = len(rows[0].cells)
    rows_of_width = sum(len(row.cells) == width for row in rows) if width > 1 else 0
    return (has_header, rows_of_width, width)
