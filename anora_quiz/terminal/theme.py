"""How things look: colors, the symbols that say the same without color, and width."""

from collections.abc import Callable

from rich.console import Console, RenderableType
from rich.theme import Theme

from anora_quiz.quiz.turns import Verdict
from anora_quiz.terminal.environment import wants_color

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
        "hint": "yellow",
        "accent": "bold magenta",
        "late": "bold red",
        "code": "",
    }
)

VERDICT_STYLES = {
    Verdict.CORRECT: "correct",
    Verdict.PARTLY: "partly",
    Verdict.WRONG: "wrong",
    Verdict.SKIPPED: "passed",
    Verdict.OUT_OF_TIME: "passed",
}
VERDICT_SYMBOLS = {
    Verdict.CORRECT: "✓",
    Verdict.PARTLY: "◐",
    Verdict.WRONG: "✗",
    Verdict.SKIPPED: "–",
    Verdict.OUT_OF_TIME: "–",
}

SHARE_SYMBOLS = {
    Verdict.CORRECT: "🟩",
    Verdict.PARTLY: "🟨",
    Verdict.WRONG: "🟥",
    Verdict.SKIPPED: "⬜",
    Verdict.OUT_OF_TIME: "⬜",
}
"""The symbol for each verdict in a line to share."""

_MAX_WIDTH = 100  # columns


Screen = Callable[[int], RenderableType]
"""A function that returns what to print on a console, given its width in columns."""


def make_console() -> Console:
    """Return the console for standard output; text of packs is never treated as markup on it."""
    color = wants_color()
    return Console(
        theme=_THEME,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=color or None,
        no_color=color is False,
    )


def width_of(console: Console) -> int:
    """Return the width in columns to use: lines over 100 are hard to read."""
    return min(console.width, _MAX_WIDTH)
