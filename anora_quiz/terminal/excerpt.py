"""A line of a file with a mark under the words in question."""

from rich.cells import cell_len

from anora_quiz.terminal.prose import Line
from anora_quiz.terminal.text import visible

_BEFORE = 12  # columns to show before the words, where a long line is cut
_CUT = "…"


def excerpt(line: str, number: int, column: int, width: int, room: int) -> list[Line]:
    """Return ``line``, its ``number`` beside it, and a line of carets below it.

    The carets stand under ``width`` characters from ``column`` (from 1) on. What does not
    fit into ``room`` columns is cut off.
    """
    label = f"{number:>5} | "
    start = min(column - 1, len(line))
    end = max(min(start + width, len(line)), start)
    before, words, after = map(visible, (line[:start], line[start:end], line[end:]))
    room = max(room - len(label) - 1, _BEFORE)
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
