"""Lines of styled words, printed in colour or plainly."""

import re
from collections.abc import Iterable

Span = tuple[str, str]
"""Some words and the name of their style in the theme; an empty name for none."""

Line = tuple[Span, ...]

_DEEPEST = 12  # columns, beyond which too little is left on a narrow screen


def say(lines: Iterable[Line], *, is_plain: bool) -> None:
    """Print ``lines``, wrapped and in colour unless ``is_plain``."""
    if is_plain:
        for line in lines:
            print("".join(text for text, _ in line))
        return
    # Imported late: plain lines need none of it.
    from rich.text import Text

    from anora_quiz.terminal.theme import make_console

    console = make_console()
    for line in lines:
        text = Text.assemble(*line)
        indent = _indent(text.plain)
        for number, part in enumerate(text[indent:].wrap(console, max(console.width - indent, 1))):
            before = text[:indent] if number == 0 else Text(" " * indent)
            part.rstrip()
            console.print(before.append_text(part), soft_wrap=True)


def _indent(line: str) -> int:
    """Return the columns by which the later lines of a wrapped line are set in."""
    found = re.match(r" *(= )?", line)
    return found.end() if found and found.end() < _DEEPEST else 0
