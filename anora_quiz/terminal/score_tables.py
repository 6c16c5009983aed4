"""The results of a board as a table, for Rich to print."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.results import BoardEntry
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.score_lines import LAST_ROUND, Board

_NARROW = 60  # columns, below which there are no dates
_MARK = "▸"
_CLAIMED = "* includes answers the player claimed"


def board_table(board: Board, width: int) -> RenderableType:
    """Return ``board`` as a table for ``width`` columns, without its name."""
    is_wide = width >= _NARROW
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("Player", overflow="fold")
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("Correct", justify="right", no_wrap=True)
    if is_wide:
        table.add_column("Played", justify="right", no_wrap=True)
    for entry in board.entries:
        date = [Text(board.date(entry))] if is_wide else []
        is_marked = entry in board.marked
        table.add_row(*_cells(entry, is_marked=is_marked), *date, style="bold" if is_marked else "")
    return Group(table, *_notes(board))


def _cells(entry: BoardEntry, *, is_marked: bool) -> list[Text]:
    claimed = "*" if entry.claimed else ""
    return [
        Text.assemble((f"{_MARK} " if is_marked else "", "accent"), f"{entry.rank:,}"),
        Text(visible(entry.player)),
        Text(f"{entry.score:,}", "points"),
        Text(f"{entry.correct} of {entry.questions}{claimed}"),
    ]


def _notes(board: Board) -> list[Text]:
    """Return what the signs on ``board`` mean, below an empty row."""
    notes = []
    if any(entry.claimed for entry in board.entries):
        notes.append(Text(_CLAIMED, "quiet"))
    if board.has_marks:
        notes.append(Text.assemble((_MARK, "accent"), (f" {LAST_ROUND}", "quiet")))
    return [Text(), *notes] if notes else []
