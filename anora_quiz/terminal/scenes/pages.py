"""The scene of a page to look at, one of several."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from anora_quiz.terminal.face import Page
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.stage.compose import Scene


def page(pages: Sequence[Page], index: int) -> Scene:
    """Return the page at ``index`` of ``pages``, below its title."""
    is_one = len(pages) == 1
    return Scene(
        header=lambda width: _header(pages, index, width),
        body=[pages[index].screen],
        keys=[*([] if is_one else ["←→ turn page"]), "↑↓ scroll", "Esc back", "Ctrl-C quit"],
    )


def _header(pages: Sequence[Page], index: int, width: int) -> RenderableType:
    """Return the title and which page it is, on one row where that fits, with arrows around."""
    title = Text(visible(pages[index].title), "accent", overflow="fold")
    rows = [title]
    if len(pages) > 1:
        count = Text(f"{index + 1} of {len(pages)}", "quiet")
        turning = _between_arrows(title)
        gap = width - turning.cell_len - count.cell_len
        if gap > 0:
            rows = [turning.append(" " * gap).append_text(count)]
        else:
            rows.append(_between_arrows(count))
    return Group(*rows, Text("─" * width, "quiet"))


def _between_arrows(text: Text) -> Text:
    return Text.assemble(("‹ ", "quiet"), text, (" ›", "quiet"))
