"""A stage whose screen is only remembered, and scenes to show on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from textwrap import dedent
from threading import Timer

import pyte
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from anora_quiz.terminal.stage.compose import Frame, Scene
from anora_quiz.terminal.stage.stage import Stage
from anora_quiz.terminal.stage.state import State
from tests.terminal.keyboard import forget_interruptions

_TIMEOUT = 60.0  # seconds; long, since a slow machine is not a failure


class DrawnScreen:
    """A screen of ``columns`` by ``rows`` that shows what is written on it."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self.writes: list[str] = []
        self.on_change: Callable[[], None] = lambda: None
        self.emulator = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.emulator)

    def write(self, codes: str) -> None:
        self.writes.append(codes)
        self._stream.feed(codes)
        self.on_change()

    def size(self) -> tuple[int, int]:
        return self.emulator.columns, self.emulator.lines

    def resize(self, columns: int, rows: int) -> None:
        self.emulator.resize(rows, columns)

    @property
    def text(self) -> str:
        """The text shown now, without its margin."""
        return dedent("\n".join(line.rstrip() for line in self.emulator.display)).strip("\n")

    def stage(self, on: Console | None = None) -> Stage:
        """Return a stage that is drawn on this screen; its messages go to the console ``on``."""
        return Stage(on or console(), self.write, self.size, None)


@contextmanager
def scripted(screen: DrawnScreen, *steps: tuple[str, str]) -> Iterator[None]:
    """Press keys when a text appears: each of ``steps`` is a text on ``screen``, and keys."""
    waiting = list(steps)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):

        def press() -> None:
            while waiting and waiting[0][0] in screen.text:
                pipe.send_text(waiting.pop(0)[1])

        screen.on_change = press
        give_up = Timer(_TIMEOUT, lambda: pipe.send_text("\x03"))
        give_up.start()
        try:
            press()
            yield
        finally:
            give_up.cancel()
            give_up.join()
            forget_interruptions()  # Ctrl-C ended a prompt
            assert not waiting, f"{waiting[0][0]!r} was not seen in:\n{screen.text}"


def console() -> Console:
    """Return a console in color, whose output goes nowhere."""
    theme = Theme({"quiet": "dim"})
    return Console(
        file=StringIO(), force_terminal=True, color_system="standard", theme=theme, markup=False
    )


def texts(frame: Frame) -> list[str]:
    """Return the text of each row."""
    return ["".join(segment.text for segment in row).rstrip() for row in frame.rows]


def lines(count: int, word: str = "line") -> Scene:
    """Return a scene of ``count`` numbered lines."""
    return Scene([Text(f"{word} {number}") for number in range(count)])


def draw(state: State) -> Scene:
    """Return a scene that shows all that ``state`` holds."""
    return Scene(
        [
            *[
                Text(f"{'>' if index == state.pointed_at else ' '} {option.text}")
                for index, option in enumerate(state.options)
            ],
            Text(f"draft {' '.join(state.draft)}"),
            Text("carrying" if state.is_carrying else "not carrying"),
            Text(state.error or "no error"),
        ],
        pointed_at=state.pointed_at if state.options else None,
        pinned=len(state.options) + 2,
    )
