"""A line of a file, with carets under the words in question."""

from rich.cells import cell_len

from anora_quiz.terminal.prose import Line
from anora_quiz.terminal.sanitize import visible

_CONTEXT = 12  # columns to show before the words, where a long line is cut
_ELLIPSIS = "…"
_CHARACTERS_PER_COLUMN = 8  # at most: a letter with all its combining marks


def excerpt(line: str, number: int, column: int, length: int, max_width: int) -> list[Line]:
    """Return ``line`` with its ``number`` before it, and a line of carets below it.

    The carets mark ``length`` characters, beginning at ``column``, which counts from 1.
    What does not fit into ``max_width`` columns is cut off.
    """
    label = f"{number:>5} | "
    room = max(max_width - len(label) - 1, _CONTEXT)
    start = min(column - 1, len(line))
    end = max(min(start + length, len(line)), start)
    # Of a long line, only what could be shown, even if some characters have no width.
    most = room * _CHARACTERS_PER_COLUMN
    slices = (line[max(start - most, 0) : start], line[start : min(end, start + most)])
    before, words, after = map(visible, (*slices, line[end : end + most]))
    if cell_len(before) + cell_len(words) > room:
        before = _last_columns(before, _CONTEXT)
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
        # In large steps first: some lines have a million characters.
        text = text[: max(columns, 0)] if len(text) > columns else text[:-1]
    return text + _ELLIPSIS if columns > 0 else ""


def _last_columns(text: str, columns: int) -> str:
    if cell_len(text) <= columns:
        return text
    text = text[-columns:]
    while cell_len(text) >= columns:
        text = text[1:]
    return _ELLIPSIS + text
