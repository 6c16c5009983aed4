"""A player's progress in a plot and tables, as renderables for Rich to print."""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from anora_quiz.quiz.player_stats import BestResult, NamedTally, PlayerStats, RecentResult
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.stats_lines import (
    closing_words,
    omitted_words,
    summary_words,
    titled_tallies,
    trend_words,
)

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


def stats(progress: PlayerStats, width: int) -> RenderableType:
    """Return the progress of a player who has finished a round, for ``width`` columns."""
    renderables: list[RenderableType] = [
        Text(f"Progress of {visible(progress.player)}", style="label")
    ]
    renderables += [Text(line) for line in summary_words(progress)]
    if progress.recent:
        plot = Group(RecentPlot(progress.recent), Text(trend_words(progress.recent)))
        renderables.append(Panel(plot, border_style="frame", padding=(0, 1)))
    for title, tallies in titled_tallies(progress):
        renderables += [Text(), _bars(title, tallies, width)]
        if omitted := omitted_words(title, progress):
            renderables.append(Text(omitted, style="quiet"))
    if progress.best:
        renderables += [Text(), _best(progress.best, width)]
    renderables += [Text(), *(Text(line) for line in closing_words(progress))]
    return Group(*renderables)


def _bars(title: str, tallies: Sequence[NamedTally], width: int) -> RenderableType:
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0))
    table.add_column(title, overflow="fold", max_width=width // 3)
    table.add_column("", ratio=1)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("Right", justify="right", no_wrap=True)
    for named in tallies:
        tally = named.tally
        bar = ProgressBar(total=max(tally.asked, 1), completed=tally.right)
        table.add_row(
            Text(visible(named.name)),
            Padding(bar, 0),
            f"{tally.percent}%",
            f"{tally.right:,} of {tally.asked:,}",
        )
    return table


def _best(best: Sequence[BestResult], width: int) -> RenderableType:
    is_wide = width >= _NARROW
    table = Table(
        title=Text("Best results", style="label"),
        title_justify="left",
        expand=True,
        border_style="frame",
    )
    table.add_column("Board", overflow="fold", ratio=1)
    table.add_column("Place", justify="right")
    table.add_column("Score", justify="right", style="points")
    if is_wide:
        table.add_column("Of", justify="right", style="quiet")
        table.add_column("Played on")
    for each in best:
        rank = f"{each.rank:,} of {each.entries:,}"
        cells: list[RenderableType] = [Text(visible(each.board)), rank, f"{each.score:,}"]
        cells += [f"{each.max_score:,}", f"{each.finished_at:%Y-%m-%d}"] if is_wide else []
        table.add_row(*cells)
    return table
