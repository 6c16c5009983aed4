"""Snippets on the stage: line by line, never wrapped, and in color where their language is known.

Coloring is imported late, as few questions have snippets.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from time import process_time
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from anora_quiz.quiz.question import Snippet
from anora_quiz.terminal.sanitize import code_lines
from anora_quiz.terminal.scenes.rows import margin
from anora_quiz.terminal.stage.compose import Part
from anora_quiz.terminal.stage.wide import Wide

if TYPE_CHECKING:
    from rich.syntax import SyntaxTheme

_BAR = "│ ", "quiet"
# Some languages take very long for what only a hostile pack has.
_LONGEST_COLORED = 5000  # characters
_WIDEST_COLORED = 120  # characters in a line
_MOST_SECONDS = 0.3  # that coloring may take, plus those for one piece of code


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
    """Return ``code`` in color; as it is if its language is unknown, or changes its text.

    It is in color up to where that took too long.
    """
    text = Text()
    if language != "text":
        with suppress(Exception):  # of hundreds of languages, some fail for odd code
            for piece, style in _pieces(code, language):
                text.append(piece, style)
    shown = text[: len(code)]  # without the line end that is added to it
    return shown.append(code[len(shown) :]) if code.startswith(shown.plain) else Text(code)


def _pieces(code: str, language: str) -> Iterator[tuple[str, Style]]:
    """Yield the pieces of ``code`` with their styles, until that took too long."""
    from pygments.lexers import get_lexer_by_name

    theme, end = _theme(), process_time() + _MOST_SECONDS
    for kind, piece in get_lexer_by_name(language, stripnl=False).get_tokens(code):
        yield piece, theme.get_style_for_token(kind)
        if process_time() > end:
            return


@cache
def _theme() -> "SyntaxTheme":
    """Return few colors, those of the game: they can be read on dark and on light screens."""
    from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String
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
