"""A progress bar for reading long packs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from anora_quiz.terminal.sanitize import visible

_DELAY = 0.5  # seconds; quicker work gets no bar


@contextmanager
def reading(path: Path, clock: Callable[[], float]) -> Iterator[Callable[[int, int], None]]:
    """Show on standard error how much of the pack at ``path`` is read, if that takes long.

    Yield a function to call with how many lines are read, and how many there are.
    """
    began_at = clock()
    bar: _Bar | None = None

    def progress(done: int, total: int) -> None:
        nonlocal bar
        if bar is None and clock() - began_at > _DELAY:
            bar = _Bar(f"Reading {visible(path.name)}", total)
        if bar is not None:
            bar.update(done)

    try:
        yield progress
    finally:
        if bar is not None:
            bar.stop()


class _Bar:
    """A bar with its rate and the time left."""

    def __init__(self, description: str, total: int) -> None:
        from rich.console import Console  # imported late: rarely needed
        from rich.progress import (
            BarColumn,
            Progress,
            TaskProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(show_speed=True),
            TextColumn("{task.fields[rate]}", markup=False),
            TimeRemainingColumn(),
            console=Console(stderr=True, markup=False, emoji=False, highlight=False),
            transient=True,
        )
        self._task = self._progress.add_task(description, total=total, rate="")
        self._progress.start()

    def update(self, done: int) -> None:
        speed = self._progress.tasks[0].speed
        rate = f"{speed:,.0f} lines/s" if speed else ""
        self._progress.update(self._task, completed=done, rate=rate)

    def stop(self) -> None:
        self._progress.stop()
