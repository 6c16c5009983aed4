"""A player's progress in plots and tables, as values for Rich to print."""

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
    course_words,
    more_words,
    stats_parts,
    summary_words,
)

_NARROW = 60  # columns, below which tables do with fewer columns
_BLOCKS = " ▁▂▃▄▅▆▇█"
_EIGHTHS = 8  # in a block that is full
_ROWS = 4  # of blocks in the plot


class RecentPlot:
    """The last results as columns of blocks, as many as there is room for.

    Where the output has no such signs, there is no plot: all of it is said in words, too.
    """

    def __init__(self, recent: Sequence[RecentResult]) -> None:
        """Plot ``recent``, the oldest at the left."""
        self._recent = recent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the rows of the plot, each with its place on the scale where it has one."""
        if options.ascii_only:
            return
        scale = {0: "100 % ", _ROWS - 1: "  0 % "}
        room = max(options.max_width - len(scale[0]), 1)
        gap = " " if 2 * len(self._recent) <= room else ""
        heights = [_height(each) for each in self._recent[-room:]]
        for row in range(_ROWS):
            below = (_ROWS - 1 - row) * _EIGHTHS
            blocks = [_BLOCKS[min(max(height - below, 0), _EIGHTHS)] for height in heights]
            line = Text(scale.get(row, " " * len(scale[0])), style="quiet", no_wrap=True)
            yield line.append(gap.join(blocks), style="points")


def _height(each: RecentResult) -> int:
    """Return the height of a result in eighths of a row; none is so low that it cannot be seen."""
    return max(round(each.share * _ROWS * _EIGHTHS), 1)


def stats(found: PlayerStats, width: int) -> RenderableType:
    """Return the progress of a player who has finished a round, on ``width`` columns."""
    parts: list[RenderableType] = [Text(f"Progress of {visible(found.player)}", style="label")]
    parts += [Text(line) for line in summary_words(found)]
    if found.recent:
        plot = Group(RecentPlot(found.recent), Text(course_words(found.recent)))
        parts.append(Panel(plot, border_style="frame", padding=(0, 1)))
    for title, shown in stats_parts(found):
        parts += [Text(), _bars(title, shown, width)]
        if more := more_words(title, found):
            parts.append(Text(more, style="quiet"))
    if found.best:
        parts += [Text(), _best(found.best, width)]
    parts += [Text(), *(Text(line) for line in closing_words(found))]
    return Group(*parts)


def _bars(title: str, shown: Sequence[NamedTally], width: int) -> RenderableType:
    table = Table(box=None, expand=True, padding=(0, 1, 0, 0))
    table.add_column(title, overflow="fold", max_width=width // 3)
    table.add_column("", ratio=1)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("Right", justify="right", no_wrap=True)
    for part in shown:
        tally = part.tally
        bar = ProgressBar(total=max(tally.asked, 1), completed=tally.right)
        table.add_row(
            Text(visible(part.name)),
            Padding(bar, 0),
            f"{tally.percent} %",
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
        place = f"{each.rank:,} of {each.entries:,}"
        cells: list[RenderableType] = [Text(visible(each.board)), place, f"{each.score:,}"]
        cells += [f"{each.max_score:,}", f"{each.finished_at:%Y-%m-%d}"] if is_wide else []
        table.add_row(*cells)
    return table
