"""Keys for prompts to read, and a terminal that records what they draw."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from threading import Event, Thread, Timer

import pyte
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput, Output
from prompt_toolkit.output.vt100 import Vt100_Output

UP, DOWN, SHIFT_DOWN = "\x1b[A", "\x1b[B", "\x1b[1;2B"
ENTER, ESCAPE, CTRL_C, BACKSPACE = "\r", "\x1b", "\x03", "\x7f"

_LINES = 16
_TIMEOUT = 60.0  # seconds; long, since a slow machine is not a failure
_INTERVAL = 0.02  # seconds from one key to the next


@contextmanager
def pressed(keys: str, output: Output | None = None) -> Iterator[None]:
    """Press ``keys``, then Ctrl-C, so that a prompt that waits for more keys ends."""
    with _keyboard(output) as pipe:
        pipe.send_text(keys + CTRL_C)
        yield


@contextmanager
def pressed_only(keys: str = "", output: Output | None = None) -> Iterator[None]:
    """Press ``keys`` and nothing else."""
    with _keyboard(output) as pipe:
        pipe.send_text(keys)
        yield


@contextmanager
def pressed_repeatedly(
    *keys: str, after: float = _INTERVAL, output: Output | None = None
) -> Iterator[None]:
    """Press ``keys`` one by one, from ``after`` seconds on; repeat the last until the end."""
    is_done = Event()

    def press() -> None:
        waiting = list(keys)
        pause = after
        while not is_done.wait(pause):
            pipe.send_text(waiting.pop(0) if len(waiting) > 1 else waiting[0])
            pause = _INTERVAL

    with _keyboard(output) as pipe:
        thread = Thread(target=press)
        thread.start()
        try:
            yield
        finally:
            is_done.set()
            thread.join()


@contextmanager
def scripted(terminal: "RecordedTerminal", *steps: tuple[str, str]) -> Iterator[None]:
    """Press keys when a text appears: each of ``steps`` is a text on ``terminal``, and keys."""
    with _keyboard(terminal.output) as pipe:
        waiting = list(steps)

        def press() -> None:
            while waiting and waiting[0][0] in terminal.text:
                pipe.send_text(waiting.pop(0)[1])

        terminal.on_change = press
        give_up = Timer(_TIMEOUT, lambda: pipe.send_text(CTRL_C))
        give_up.start()
        try:
            yield
        finally:
            give_up.cancel()
            give_up.join()
            assert not waiting, f"{waiting[0][0]!r} was not seen"


@contextmanager
def _keyboard(output: Output | None) -> Iterator[PipeInput]:
    with (
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=output or DummyOutput()),
    ):
        yield pipe


class RecordedTerminal:
    """A terminal of ``columns`` that records everything shown on it.

    One that ``is_slow`` does not answer by itself when it is asked for its cursor position.
    """

    def __init__(self, columns: int = 80, *, is_slow: bool = False) -> None:
        self._screen = pyte.Screen(columns, _LINES)
        self._stream = pyte.Stream(self._screen)
        self.pages: list[str] = []
        """What was shown, in order."""
        self.on_change: Callable[[], None] = lambda: None
        size = Size(rows=_LINES, columns=columns)
        self.output = Vt100_Output(
            _CallbackFile(self._draw, is_terminal=is_slow), lambda: size, term="xterm-256color"
        )

    def __contains__(self, text: str) -> bool:
        """Return whether ``text`` was shown at any time."""
        return any(text in page for page in self.pages)

    @property
    def text(self) -> str:
        """The text shown now."""
        return "\n".join(line.rstrip() for line in self._screen.display).strip("\n")

    def _draw(self, codes: str) -> None:
        self._stream.feed(codes)
        page = self.text
        if page and page not in self.pages[-1:]:
            self.pages.append(page)
            self.on_change()


class _CallbackFile(StringIO):
    """A file that passes what is written to a function."""

    def __init__(self, draw: Callable[[str], None], *, is_terminal: bool) -> None:
        super().__init__()
        self._draw = draw
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def write(self, text: str) -> int:
        self._draw(text)
        return len(text)
