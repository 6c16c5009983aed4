"""The stage: the one owner of the alternate screen, and of what is on it.

It is open in a ``with`` block, whatever way that ends. Nothing here needs prompt_toolkit, so the
first scene is shown before that is imported.
"""

import atexit
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from rich.console import Console, RenderableType

from anora_quiz.terminal.stage.alternate_screen import AlternateScreen, undisturbed
from anora_quiz.terminal.stage.compose import Scene, compose
from anora_quiz.terminal.stage.painter import Painter

_SIDE_STEP = 8  # columns that one key scrolls sideways
_USUAL_SIZE = (80, 24)  # columns and rows, where a terminal does not know its own


class Stage:
    """Shows one scene at a time on the alternate screen, and keeps messages for the main one."""

    def __init__(
        self,
        console: Console,
        write: Callable[[str], None],
        size: Callable[[], tuple[int, int]],
        terminal: int | None,
    ) -> None:
        """Draw through ``write`` on a screen of the ``size`` in columns and rows.

        Keys come from ``terminal``, a file descriptor, None where keys need no settings.
        Messages go to the ``console``.
        """
        self.screen = AlternateScreen(write, self.repaint, terminal)
        self.is_following = False
        """Whether what is pointed at is scrolled into view."""
        self._console = console
        self._size = size
        self._painter = Painter(write, console)
        self._scene = Scene(())
        self._top = self._left = self._last = self._page = 0
        self._messages: list[RenderableType] = []
        self._conclusion: RenderableType | None = None

    @classmethod
    def on(cls, console: Console) -> Self:
        """Return a stage on the terminal of ``console``."""
        return cls(console, _writer(console), _terminal_size, _standard_input())

    def __enter__(self) -> Self:
        """Open the stage."""
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the stage."""
        self.close()

    def open(self) -> None:
        """Enter the alternate screen, unless that is done; keys typed before are dropped."""
        atexit.register(self.close)
        self.screen.enter()

    def close(self) -> None:
        """Leave the alternate screen, and print the messages; harmless if called again."""
        atexit.unregister(self.close)
        self._painter.forget()
        try:
            self.screen.leave()
        finally:  # a signal may have waited for this
            messages, self._messages = self._messages, []
            if self._conclusion is not None:
                messages.append(self._conclusion)
                self._conclusion = None
            with suppress(OSError):  # the terminal is gone
                for number, message in enumerate(messages):
                    self._console.print(*([""] if number else []), message, sep="\n")

    def tell(self, message: RenderableType) -> None:
        """Print ``message`` on the main screen, when it can be seen again.

        Messages that waited together are set apart by blank lines.
        """
        self._messages.append(message)
        if not self.screen.is_open:
            self.close()

    def conclude(self, message: RenderableType | None) -> None:
        """Print ``message`` like `tell`, after all others and in place of one given here before."""
        self._conclusion = message
        if not self.screen.is_open:
            self.close()

    @property
    def is_concluded(self) -> bool:
        """Whether there is a message given to `conclude`."""
        return self._conclusion is not None

    def show(self, scene: Scene, *, from_top: bool = False, is_following: bool = False) -> None:
        """Show ``scene``, scrolled as far as the one before unless ``from_top``.

        With ``is_following``, what is pointed at is scrolled into view then.
        """
        self._scene = scene
        if from_top:
            self._top, self._left, self.is_following = 0, 0, is_following
        self._paint()

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show ``keys`` in place of those of the scene, until another one is shown."""
        self.show(self._scene._replace(keys=keys))

    def scroll(self, rows: int = 0, pages: int = 0) -> None:
        """Scroll the next scene down by so many rows and pages, up if negative."""
        step = rows + pages * max(self._page - 1, 1)
        self._top = max(min(self._top + step, self._last), 0)
        self.is_following = False

    def scroll_sideways(self, steps: int) -> None:
        """Scroll wide lines of the next scene sideways, to their start if negative."""
        self._left = max(self._left + steps * _SIDE_STEP, 0)
        self.is_following = False

    def turn_over(self) -> None:
        """Let the next scene begin at its start, or where it shows what is pointed at."""
        self._top, self._left, self.is_following = 0, 0, True

    @property
    def page(self) -> int:
        """How many rows of the scene's body are seen at a time."""
        return self._page

    def page_of(self, count: int) -> int:
        """Return how many of ``count`` lines, which fill the body, are seen at a time: about."""
        return max(count * self._page // max(self._page + self._last, 1), 1)

    def repaint(self) -> None:
        """Draw everything again: something else may have written on the screen."""
        self._painter.forget()
        self._paint()

    def _paint(self) -> None:
        size = self._size()
        frame = compose(
            self._scene,
            size,
            self._console,
            top=self._top,
            left=self._left,
            is_following=self.is_following,
        )
        self._top, self._last, self._page = frame.top, frame.last, frame.page
        self._left = frame.left
        with undisturbed(), suppress(OSError):  # the terminal is gone
            self._painter.paint(frame, size)


def _terminal_size() -> tuple[int, int]:
    """Return columns and rows of the terminal now."""
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _USUAL_SIZE
    return size.columns or _USUAL_SIZE[0], size.lines or _USUAL_SIZE[1]


def _standard_input() -> int | None:
    try:
        return sys.stdin.fileno()
    except (AttributeError, ValueError, OSError):  # closed
        return None


def _writer(console: Console) -> Callable[[str], None]:
    """Return a function that writes codes on the terminal of ``console``, at once."""
    if sys.platform == "win32":
        # Only prompt_toolkit turns on the codes there.
        from prompt_toolkit.output.defaults import create_output

        output = create_output(console.file)

        def write(codes: str) -> None:
            output.write_raw(codes)
            output.flush()

    else:

        def write(codes: str) -> None:
            console.file.write(codes)
            console.file.flush()

    return write
