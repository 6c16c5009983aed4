"""The high scores on a screen: a table for each board."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.quiz.results import BoardEntry

_NARROW = 60  # columns, below which a table leaves some of its columns out


def scores(entries: "Sequence[BoardEntry]", width: int) -> RenderableType:
    """Return the high scores, with a table for each board."""
    tables: list[RenderableType] = []
    for board in dict.fromkeys(entry.board for entry in entries):
        table = Table(
            title=Text(visible(board), style="label"),
            title_justify="left",
            expand=width < _NARROW,
            border_style="frame",
        )
        table.add_column("Rank", justify="right")
        table.add_column("Player", overflow="fold")
        table.add_column("Score", justify="right", style="points")
        if width >= _NARROW:
            table.add_column("Of", justify="right", style="quiet")
        table.add_column("Correct", justify="right")
        if width >= _NARROW:
            table.add_column("Played on")
        for entry in (each for each in entries if each.board == board):
            correct = f"{entry.correct} of {entry.questions}"
            name = Text(visible(entry.player))
            cells: list[RenderableType] = [str(entry.rank), name, f"{entry.score:,}"]
            if width >= _NARROW:
                cells.append(f"{entry.max_score:,}")
            cells.append(f"{correct}{'*' if entry.claimed else ''}")
            if width >= _NARROW:
                cells.append(f"{entry.finished_at:%Y-%m-%d}")
            table.add_row(*cells)
        if any(entry.claimed for entry in entries if entry.board == board):
            table.caption = Text("* some of them by the player's own word", style="quiet")
            table.caption_justify = "left"
        tables.extend((table, Text()))
    return Group(*tables[:-1])
