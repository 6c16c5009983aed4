"""Snippets on the stage: line by line, never wrapped, and in color where their language is known.

Coloring is imported late, as few questions have snippets.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rich.text import Text

from anora_quiz.quiz.question import Snippet
from anora_quiz.terminal.sanitize import code_lines
from anora_quiz.terminal.scenes.rows import margin
from anora_quiz.terminal.stage.compose import Part
from anora_quiz.terminal.stage.wide import Wide

if TYPE_CHECKING:
    from rich.syntax import SyntaxTheme

_BAR = "│ ", "quiet"
# What takes too long to color for some languages, when a hostile pack has it.
_LONGEST_COLORED = 5000  # characters
_WIDEST_COLORED = 300  # characters in a line


def snippet_part(snippet: Snippet) -> Part:
    """Return the lines of ``snippet``, with a bar on their left."""
    lines = _drawn_lines(snippet)

    def draw(width: int) -> Wide:
        bar = Text.assemble(" " * margin(width), _BAR)
        return Wide(lines, bar, bar)

    return draw


@lru_cache(maxsize=4)  # a question is drawn again with each key
def _drawn_lines(snippet: Snippet) -> Sequence[Text]:
    lines = code_lines(snippet.text)
    is_short = sum(map(len, lines)) <= _LONGEST_COLORED
    if is_short and all(len(line) <= _WIDEST_COLORED for line in lines):
        return list(_colored("\n".join(lines), snippet.language).split("\n", allow_blank=True))
    return list(map(Text, lines))


def _colored(code: str, language: str) -> Text:
    """Return ``code`` in color; as it is if its language is unknown, or changes its text."""
    plain = Text(code)
    if language == "text":
        return plain
    from rich.syntax import Syntax

    try:
        text = Syntax(code, language, theme=_theme()).highlight(code)
    except Exception:  # noqa: BLE001 - of hundreds of languages, some fail for odd code
        return plain
    text.right_crop(len(text) - len(code))  # a line end that is added to it
    return text if text.plain == code else plain


@cache
def _theme() -> "SyntaxTheme":
    """Return few colors, those of the game: they can be read on dark and on light screens."""
    from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String
    from rich.style import Style
    from rich.syntax import ANSISyntaxTheme

    word, name = Style(color="magenta", bold=True), Style(color="cyan")
    return ANSISyntaxTheme(
        {
            Comment: Style(dim=True, italic=True),
            Keyword: word,
            Operator.Word: word,
            Name.Tag: word,
            Name.Function: Style(bold=True),
            Name.Class: Style(bold=True),
            Name.Builtin: name,
            Name.Attribute: name,
            Name.Decorator: Style(color="yellow"),
            String: Style(color="green"),
            Number: name,
            Generic.Heading: Style(bold=True),
            Generic.Prompt: Style(dim=True),
            Generic.Deleted: Style(color="red"),
            Generic.Inserted: Style(color="green"),
        }
    )
