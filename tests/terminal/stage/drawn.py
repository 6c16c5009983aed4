"""A stage whose screen is only remembered, and scenes to show on it."""

from io import StringIO

import pyte
from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from anora_quiz.terminal.stage.compose import Frame, Scene
from anora_quiz.terminal.stage.stage import Stage


class DrawnScreen:
    """A screen of ``columns`` by ``rows`` that shows what is written on it."""

    def __init__(self, columns: int = 80, rows: int = 24) -> None:
        self.writes: list[str] = []
        self.pages: list[str] = []
        """What was shown after each write."""
        self.emulator = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.emulator)

    def write(self, codes: str) -> None:
        self.writes.append(codes)
        self._stream.feed(codes)
        self.pages.append(self.text)

    def size(self) -> tuple[int, int]:
        return self.emulator.columns, self.emulator.lines

    def resize(self, columns: int, rows: int) -> None:
        self.emulator.resize(rows, columns)

    @property
    def text(self) -> str:
        """The text shown now."""
        return "\n".join(line.rstrip() for line in self.emulator.display).strip("\n")

    def stage(self) -> Stage:
        """Return a stage that is drawn on this screen."""
        return Stage(console(), self.write, self.size, None)


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
