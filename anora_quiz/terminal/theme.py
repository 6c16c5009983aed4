"""How things look: colours, the signs that say the same without them, and width."""

from collections.abc import Callable

from rich.console import Console, RenderableType
from rich.text import Text
from rich.theme import Theme

from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.sanitize import visible

_THEME = Theme(
    {
        "frame": "magenta",
        "label": "bold",
        "quiet": "dim",
        "points": "bold cyan",
        "correct": "bold green",
        "partly": "bold yellow",
        "wrong": "bold red",
        "passed": "bold blue",
        "disputed": "italic yellow",
        "bar.back": "grey37",
        "bar.complete": "magenta",
        "bar.finished": "magenta",
    }
)

VERDICT_STYLES = {
    Verdict.CORRECT: "correct",
    Verdict.PARTLY: "partly",
    Verdict.WRONG: "wrong",
    Verdict.SKIPPED: "passed",
    Verdict.OUT_OF_TIME: "passed",
}
VERDICT_SIGNS = {
    Verdict.CORRECT: "✓",
    Verdict.PARTLY: "◐",
    Verdict.WRONG: "✗",
    Verdict.SKIPPED: "–",
    Verdict.OUT_OF_TIME: "–",
}

SHARE_SIGNS = {
    Verdict.CORRECT: "🟩",
    Verdict.PARTLY: "🟨",
    Verdict.WRONG: "🟥",
    Verdict.SKIPPED: "⬜",
    Verdict.OUT_OF_TIME: "⬜",
}
"""What stands for verdicts in a line to share."""

# The prompts' styles, in prompt_toolkit's notation.
PROMPT_STYLE = [
    ("qmark", "fg:ansimagenta bold"),
    ("question", "bold"),
    ("instruction", "fg:ansibrightblack"),
    ("pointer", "fg:ansimagenta bold"),
    ("highlighted", "fg:ansimagenta bold"),
    ("selected", "noreverse bold"),
    ("separator", "fg:ansibrightblack"),
    ("countdown", "fg:ansicyan"),
    ("countdown-late", "fg:ansired bold"),
    ("countdown-gone", "fg:ansibrightblack"),
    ("text", ""),
    ("answer", "fg:ansicyan bold"),
    ("validation-toolbar", "bg:default fg:ansired bold noreverse"),
]

_WIDEST = 100
_LEAST_ROOM = 10  # columns for text on the narrowest terminal


Screen = Callable[[int], RenderableType]
"""Draws something for a console that is so many columns wide."""


def make_console() -> Console:
    """Return the console for standard output; pack text in it is never taken for markup."""
    return Console(theme=_THEME, highlight=False, markup=False, emoji=False)


def width_of(console: Console) -> int:
    """Return the width in columns to use: lines over a hundred are hard to read."""
    return min(console.width, _WIDEST)


def wrapped(text: str, width: int, indent: int) -> str:
    """Return ``text`` wrapped to ``width`` columns, its later lines indented.

    Columns, not letters: those of Chinese or Japanese take two.
    """
    room = max(width - indent, _LEAST_ROOM)
    lines = Text(visible(text)).wrap(make_console(), room)
    return f"\n{' ' * indent}".join(line.plain.rstrip() for line in lines)
