"""Finds the header row of a table, and refuses what is not a table of questions."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from itertools import takewhile

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.csv_tables.column_names import (
    OPTIONS,
    known_names,
    role_of,
    squeezed,
)
from anora_quiz.packs.formats.csv_tables.layout import (
    USUAL,
    Layout,
    cells_at,
    find_layout,
    is_numeric,
    layout_of,
    missing_from,
)
from anora_quiz.packs.formats.csv_tables.rows import Row, read_rows
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.suggestions import all_of

FIRST_ROWS = 10
"""The most rows up to and including the header row: banners and instructions come first."""

_CLOSE = 0.75  # how much a misspelled title has to be like a name, from 0 to 1
_MOST_NAMED = 8  # columns that a message names
_LONGEST_LABEL = 60  # characters
_MOST_WORDS = 6  # in the title of a column
_LEAST_WORDS = 4  # in a question without a question mark
_MANY = 4  # rows, which have different answers
_ENDS_OF_QUESTIONS = ("?", "？", "؟", ":", "…", "...", "=")
_BLANK = "__"
_SUM = re.compile(r"\d\s*[+*×÷^]\s*\d")
_LABEL = re.compile(r"[A-Ea-e]|[1-6]")
_CODE = ("{", "[{", "[[", "<")  # how JSON and HTML begin
_ADD_HEADER = 'begin the table with a line of column names, such as "question,answer,wrong"'
# The delimiter is found in so many lines, but no more than so many characters.
_SAMPLE_LINES = 40
_SAMPLE_LENGTH = 20_000


def find_header(rows: Sequence[Row]) -> tuple[int, Layout] | None:
    """Return the index of the row that names the columns, and what they hold.

    It is one of the first ten. If there is none, return None for rows that are a question, its
    answer, and wrong options. Raises `PackError` for column names that aren't understood, and for
    rows that don't look like questions.
    """
    if rows[0].cells[0].lstrip().startswith(_CODE):
        raise PackError("not a table of questions and answers", _ADD_HEADER)
    for index, row in enumerate(rows[:FIRST_ROWS]):
        if layout := find_layout(row.cells):
            return index, layout
    banner = takewhile(lambda row: len(_texts(row)) == 1, rows[: FIRST_ROWS - 1])
    below = rows[len(list(banner)) :] or rows
    if _names_columns(below[0]) or _is_unlike_the_rest(below):
        raise _not_understood(below[0])
    if not _are_questions(rows):
        if len(below) > 1 and _is_titles(below[0]):
            raise _not_understood(below[0])
        raise PackError("not a table of questions and answers", _ADD_HEADER)
    return None


def refuse_unknown_options(rows: Sequence[Row], layout: Layout) -> None:
    """Raise `PackError` if the answers of ``rows`` seem to name options in unknown columns."""
    has_options = layout.options or layout.wrong or layout.named.keys() & {"wrong", OPTIONS}
    unknown = [column for column in layout.unused if not role_of(layout.titles[column])[0]]
    shown = [_shown(title) for column in unknown if (title := layout.titles[column]).strip()]
    labels = sum(_LABEL.fullmatch(layout.cell(row, "answer")) is not None for row in rows)
    if rows and not has_options and len(shown) > 1 and labels >= USUAL * len(rows):
        message = f"the answers refer to options, but no column has them: {_listed(shown)}"
        raise PackError(message, 'name the columns of options "option 1", "option 2", and so on')


def find_delimiter(text: str) -> str:
    """Return the delimiter that makes a header row or, failing that, the most even rows."""
    lines = text[:_SAMPLE_LENGTH].split("\n")[:_SAMPLE_LINES]
    sample = "\n".join(lines[:-1] or lines)  # the last one may be cut off
    scores = {each: _delimiter_score(read_rows(sample, each, [])) for each in ",;\t|"}
    scores["|"] = scores["|"] if scores["|"][0] else (False, 0, 0)  # cells have bars, too
    return max(scores, key=lambda delimiter: scores[delimiter])


def _names_columns(row: Row) -> bool:
    """Return whether the cells of ``row`` are titles, at least one of which is known."""
    layout = layout_of(row.cells)
    options = [column for label, column in layout.options if squeezed(row.cells[column]) != label]
    return bool(layout.named or layout.wrong or options) and _is_titles(row)


def _is_titles(row: Row) -> bool:
    texts = _texts(row)
    return len(texts) > 1 and all(map(_is_title, texts))


def _texts(row: Row) -> list[str]:
    return cells_at(row, range(len(row.cells)))


def _is_title(cell: str) -> bool:
    """Return whether ``cell`` names a column, or is short and neither a sentence nor a number."""
    if len(squeezed(cell)) > 1 and not is_numeric(cell) and role_of(cell)[0]:
        return True
    return (
        len(cell) <= _LONGEST_LABEL
        and len(cell.split()) <= _MOST_WORDS
        and not cell.rstrip().endswith((".", "!", *_ENDS_OF_QUESTIONS))
        and not is_numeric(cell)
    )


def _is_question(cell: str) -> bool:
    return _is_marked(cell) or len(cell.split()) >= _LEAST_WORDS or _SUM.search(cell) is not None


def _is_unlike_the_rest(rows: Sequence[Row]) -> bool:
    """Return whether the first row has titles, and a column below them holds something else."""
    first, rest = rows[0], rows[1:]
    if not rest or not _is_titles(first):
        return False
    if _is_question(first.cells[0]):
        return _part(rest, 0, _is_marked) >= USUAL and not _is_marked(first.cells[0])
    numeric = (_part(rest, column, is_numeric) for column in range(len(first.cells)))
    return _part(rest, 0, _is_question) >= USUAL / 2 or max(numeric) >= USUAL


def _is_marked(cell: str) -> bool:
    return cell.rstrip().endswith(_ENDS_OF_QUESTIONS) or _BLANK in cell


def _are_questions(rows: Sequence[Row]) -> bool:
    """Return whether most rows look like a question with an answer, or like a flashcard."""
    usual = USUAL * len(rows)
    several = [row for row in rows if len(set(_texts(row))) > 1]
    if len(several) < usual:
        return False
    answers = {row.cells[1] for row in several}
    has_more = any(len(row.cells) > 2 for row in several)  # noqa: PLR2004 - question and answer
    if has_more and len(several) >= _MANY and len(answers) <= len(several) / _MANY:
        return False  # a subject or a setting, which many rows share
    if _part(rows, 0, _is_question) >= USUAL / 2:
        return True
    cards = sum(len(_texts(row)) == len(row.cells[:2]) for row in several)
    return cards >= usual and _part(rows, 0, is_numeric) < USUAL


def _part(rows: Sequence[Row], column: int, test: Callable[[str], bool]) -> float:
    """Return which part of ``rows`` has a cell in ``column`` that passes the ``test``."""
    return sum(any(map(test, row.cells[column : column + 1])) for row in rows) / len(rows)


def _not_understood(row: Row) -> PackError:
    """Return the error for a row with the names of columns that make no questions."""
    layout = layout_of(row.cells)
    missing = missing_from(layout)
    shown = [_shown(title) for title in row.cells if title.strip()]
    columns = all_of(list(missing.values()))
    message = f"no column for {columns} on line {row.line:,}, only {_listed(shown)}"
    known = [name for name, role in known_names().items() if role in missing]
    for column in layout.unused:
        title = row.cells[column]
        if close := get_close_matches(squeezed(title), known, n=1, cutoff=_CLOSE):
            return PackError(message, f'for {_shown(title)}, did you mean "{close[0]}"?')
    named = all_of([f'"{name}"' for name in missing])
    if layout.options and list(missing) == ["answer"]:
        return PackError(message, f"add a column {named} with the number of the correct option")
    return PackError(message, f"name {'it' if len(missing) == 1 else 'them'} {named}")


def _shown(title: str) -> str:
    return f'"{printable(" ".join(title.split()))}"'


def _listed(titles: Sequence[str]) -> str:
    return all_of([*titles[:_MOST_NAMED], *(["more"] if len(titles) > _MOST_NAMED else [])])


def _delimiter_score(rows: Sequence[Row]) -> tuple[bool, int, int]:
    if not rows:
        return (False, 0, 0)
    has_header = any(find_layout(row.cells) for row in rows[:FIRST_ROWS])
    width = len(rows[0].cells)
    rows_of_width = sum(len(row.cells) == width for row in rows) if width > 1 else 0
    return (has_header, rows_of_width, width)
