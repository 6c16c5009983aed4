"""Draws a text that is being typed, with its cursor; a long one goes on in the next row."""

from rich.cells import cell_len, chop_cells
from rich.style import Style
from rich.text import Text

from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.stage.compose import CURSOR

_AT_CURSOR = Style.from_meta({CURSOR: True})
_MIN_WIDTH = 8  # columns for the text, below which its label has a row of its own


def typed_text(text: str, cursor: int, width: int, label: str = "") -> Text:
    """Return ``text`` beside its ``label``, ``width`` columns wide, the cursor at ``cursor``.

    Characters that can't be seen are written out.
    """
    indent = cell_len(label)
    drawn = Text(label, no_wrap=True, overflow="ignore")
    if width - indent < _MIN_WIDTH:
        drawn = Text(f"{label}\n" if label else "")
        indent = 0
    position = len(visible(text[:cursor]))
    # The space is where the cursor is after the last character.
    for number, row in enumerate(chop_cells(visible(text) + " ", max(width - indent, 2))):
        drawn.append(f"\n{' ' * indent}" if number else "")
        start = len(drawn)
        drawn.append(row)
        if 0 <= position < len(row):
            drawn.stylize(_AT_CURSOR, start + position, start + position + 1)
        position -= len(row)
    return drawn
