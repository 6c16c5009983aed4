"""The title of the program, which stands above everything but rounds."""

from rich.color import Color
from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

_TITLE = "A N O R A   Q U I Z"
_FIRST_COLOR, _LAST_COLOR = (236, 72, 153), (129, 110, 250)  # red, green, blue
_GAP = 2  # columns between the title and what stands beside it


class Title:
    """The title, with a text at the other end of its row, or below it where that is too long.

    It goes from pink to violet where the terminal has such colors.
    """

    def __init__(self, about: Text | None = None) -> None:
        """Put ``about`` beside the title, with a rule below both."""
        self._about = about

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the rows."""
        title = _colored() if console.color_system == "truecolor" else Text(_TITLE, "accent")
        if self._about is None:
            yield title
            return
        space = options.max_width - title.cell_len - self._about.cell_len
        if space >= _GAP:
            yield Text.assemble(title, " " * space, self._about)
        else:
            yield title
            yield self._about
        yield Text("─" * options.max_width, "quiet")


def _colored() -> Text:
    text, last = Text(), len(_TITLE) - 1
    for index, character in enumerate(_TITLE):
        ends = zip(_FIRST_COLOR, _LAST_COLOR, strict=True)
        red, green, blue = (first + (end - first) * index / last for first, end in ends)
        text.append(character, Style(bold=True, color=Color.from_rgb(red, green, blue)))
    return text
