"""A line of a file with a mark under the words in question."""

from rich.cells import cell_len

from anora_quiz.terminal.prose import Line
from anora_quiz.terminal.sanitize import visible

_BEFORE = 12  # columns to show before the words, where a long line is cut
_CUT = "…"
_LETTERS_TO_A_COLUMN = 8  # with all marks on it


def excerpt(line: str, number: int, column: int, width: int, room: int) -> list[Line]:
    """Return ``line``, its ``number`` beside it, and a line of carets below it.

    The carets stand under ``width`` characters from ``column`` (from 1) on. What does not
    fit into ``room`` columns is cut off.
    """
    label = f"{number:>5} | "
    room = max(room - len(label) - 1, _BEFORE)
    start = min(column - 1, len(line))
    end = max(min(start + width, len(line)), start)
    # No more of a long line than could be shown, be there letters without a width in it.
    most = room * _LETTERS_TO_A_COLUMN
    parts = (line[max(start - most, 0) : start], line[start : min(end, start + most)])
    before, words, after = map(visible, (*parts, line[end : end + most]))
    if cell_len(before) + cell_len(words) > room:
        before = _last_columns(before, _BEFORE)
    words = _first_columns(words, room - cell_len(before))
    after = _first_columns(after, room - cell_len(before) - cell_len(words))
    carets = "^" * max(cell_len(words), 1)
    return [
        ((label, "quiet"), (before, ""), (words, "wrong"), (after, "")),
        ((f"{' ' * (len(label) - 2)}| ", "quiet"), (f"{' ' * cell_len(before)}{carets}", "wrong")),
    ]


def _first_columns(text: str, columns: int) -> str:
    if cell_len(text) <= columns:
        return text
    while text and cell_len(text) >= columns:
        # In great steps first: lines of a million letters come up.
        text = text[: max(columns, 0)] if len(text) > columns else text[:-1]
    return text + _CUT if columns > 0 else ""


def _last_columns(text: str, columns: int) -> str:
    if cell_len(text) <= columns:
        return text
    text = text[-columns:]
    while cell_len(text) >= columns:
        text = text[1:]
    return _CUT + text
