"""Lines of styled words, printed in color or plainly."""

import re
from collections.abc import Iterable

Span = tuple[str, str]
"""Some words and the name of their style in the theme, empty for none."""

Line = tuple[Span, ...]

CODE = "code"
"""The style of lines that are never wrapped."""

_MAX_INDENT = 12  # columns; more would leave too little on a narrow screen


def say(lines: Iterable[Line], *, is_plain: bool) -> None:
    """Print ``lines``, wrapped and in color unless ``is_plain``."""
    if is_plain:
        for line in lines:
            print("".join(text for text, _ in line))
        return
    # Imported late: plain lines don't need them.
    from rich.text import Text

    from anora_quiz.terminal.theme import make_console

    console = make_console()
    for line in lines:
        text = Text.assemble(*line)
        if line and line[-1][1] == CODE:
            console.print(text, soft_wrap=True)
            continue
        indent = _indent(text.plain)
        for number, row in enumerate(text[indent:].wrap(console, max(console.width - indent, 1))):
            start = text[:indent] if number == 0 else Text(" " * indent)
            row.rstrip()
            console.print(start.append_text(row), soft_wrap=True)


def _indent(line: str) -> int:
    """Return how many columns to indent the later lines of a wrapped line."""
    found = re.match(r" *(= )?", line)
    return found.end() if found and found.end() < _MAX_INDENT else 0
