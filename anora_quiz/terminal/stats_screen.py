"""A player's statistics in a plot and tables, as renderables for Rich to print."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.board_names import board_title
from anora_quiz.quiz.player_stats import NamedTally, PlayerStats, RecentResult
from anora_quiz.terminal.moments import date_words
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.stats_lines import (
    closing_words,
    omitted_words,
    summary_words,
    titled_tallies,
    trend_words,
)
from anora_quiz.terminal.wording import ordinal

_NARROW = 60  # columns, below which a table leaves some of its columns out
_BLOCKS = " ▁▂▃▄▅▆▇█"
_EIGHTHS = 8  # in a full block
_ROWS = 4  # of blocks in the plot


class RecentPlot:
    """The last results as columns of blocks, as many as fit.

    If the output can't encode the blocks, there is no plot: words say all of it, too.
    """

    def __init__(self, recent: Sequence[RecentResult]) -> None:
        """Plot ``recent``, the oldest on the left."""
        self._recent = recent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the rows of the plot, the first and last labeled with their percentage."""
        if options.ascii_only:
            return
        scale = {0: "100% ", _ROWS - 1: "  0% "}
        plot_width = max(options.max_width - len(scale[0]), 1)
        gap = " " if 2 * len(self._recent) <= plot_width else ""
        heights = [_height(each) for each in self._recent[-plot_width:]]
        for row in range(_ROWS):
            below = (_ROWS - 1 - row) * _EIGHTHS
            blocks = [_BLOCKS[min(max(height - below, 0), _EIGHTHS)] for height in heights]
            line = Text(scale.get(row, " " * len(scale[0])), style="quiet", no_wrap=True)
            yield line.append(gap.join(blocks), style="points")


def _height(each: RecentResult) -> int:
    """Return the height of a result in eighths of a row; at least 1, so that it is visible."""
    return max(round(each.share * _ROWS * _EIGHTHS), 1)


def stats(
    progress: PlayerStats, width: int, now: datetime, *, in_full: bool = False
) -> RenderableType:
    """Return the statistics of a player who has finished a round, for ``width`` columns.

    ``now`` is the player's time; dates are told from it unless they are wanted ``in_full``.
    """
    renderables: list[RenderableType] = [Text(line) for line in summary_words(progress)]
    if progress.recent:
        renderables += [Text(), Text("Recent rounds", "label"), RecentPlot(progress.recent)]
        renderables.append(Text(trend_words(progress.recent)))
    for title, tallies in titled_tallies(progress):
        renderables += [Text(), _bars(title, tallies, width)]
        if omitted := omitted_words(title, progress):
            renderables.append(Text(omitted, style="quiet"))
    if progress.best:
        renderables += [Text(), _best(progress, width, None if in_full else now)]
    renderables += [Text(), *(Text(line) for line in closing_words(progress, now))]
    return Group(*renderables)


def _bars(title: str, tallies: Sequence[NamedTally], width: int) -> RenderableType:
    """Return how each of ``tallies`` went, on a wide screen with a bar."""
    is_wide = width >= _NARROW
    table = _table()
    longest = width // 3 if is_wide else None
    table.add_column(
        title,
        header_style="label",
        overflow="fold",
        max_width=longest,
        ratio=None if is_wide else 1,
    )
    if is_wide:
        table.add_column("", ratio=1)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("Correct", justify="right", no_wrap=True)
    for named in tallies:
        tally = named.tally
        bar = ProgressBar(total=max(tally.asked, 1), completed=tally.right)
        table.add_row(
            Text(visible(named.name)),
            *([Padding(bar, 0)] if is_wide else []),
            f"{tally.percent}%",
            f"{tally.right:,} of {tally.asked:,}",
        )
    return table


def _best(progress: PlayerStats, width: int, now: datetime | None) -> RenderableType:
    is_wide = width >= _NARROW
    table = _table()
    table.add_column("Best results", header_style="label", overflow="fold", ratio=1)
    table.add_column("Rank", justify="right")
    table.add_column("Score", justify="right", style="points")
    if is_wide:
        table.add_column("Of", justify="right", style="quiet")
        table.add_column("Played", justify="right")
    for each in progress.best:
        rank = f"{ordinal(each.rank)} of {each.entries:,}"
        title = Text(visible(board_title(each.board, progress.titles)))
        cells: list[RenderableType] = [title, rank, f"{each.score:,}"]
        cells += [f"{each.max_score:,}", date_words(each.finished_at, now)] if is_wide else []
        table.add_row(*cells)
    return table


def _table() -> Table:
    return Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
