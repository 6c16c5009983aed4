"""A real terminal to run the game in: a pseudo-terminal, and a screen that shows its output.

Only for systems with pseudo-terminals; import it where `pexpect` is installed.
"""

import re
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from itertools import groupby
from time import monotonic
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte
from pyte.screens import Char
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ENTER, ESCAPE, BACKSPACE = "\r", "\x1b", "\x7f"
CTRL_C, CTRL_D, CTRL_L, CTRL_Z = "\x03", "\x04", "\x0c", "\x1a"
ERASE_ALL = "\x1b[2J"
# The last words on the screen while a prompt is open: when they are there, all else is, too.
QUESTION, VERDICT, MORE, TYPING = "Esc more", "save and quit", "Ctrl-C quit", "Esc cancel"
HOME, READY, REVIEWED = "Esc quit", "Ready?", "Esc list"
RESULT, RESULT_AT_HOME = "q quit", "Esc home"
PROGRAM = (sys.executable, "-m", "anora_quiz")
_TIMEOUT = 60.0  # seconds; long, since a slow machine is not a failure
_POLL_INTERVAL = 0.05  # seconds to wait for output before looking again
_CLOSE_DELAY = 0.01  # seconds
_SECOND_SCREEN = 1049  # the mode that shows it
_DIM, _BLINK = 2, 5  # attributes of text
_COLOR_NAMES = {"brown": "yellow"}  # from pyte's names to Rich's, where they differ


class GameTerminal:
    """The game, running in a terminal of ``columns`` by ``lines``."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
        lines: int = 24,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """Start the ``program``, the game by default, with ``arguments``."""
        self.screen = _AnsweringScreen(columns, lines, self._send)
        self._stream = pyte.Stream(self.screen)
        self.raw = ""
        """Everything that the program wrote."""
        self.process = pexpect.spawn(
            program[0],
            [*program[1:], *arguments],
            env=dict(environment),
            dimensions=(lines, columns),
            encoding="utf-8",
            timeout=_TIMEOUT,
        )

        self.modes_before = self.modes
        """The settings of the terminal when the program started."""

        # Without pexpect's own delays for slow programs: tests wait for the text they expect.
        self.process.delaybeforesend = None
        self.process.delayafterclose = _CLOSE_DELAY
        self.process.delayafterterminate = _CLOSE_DELAY

    def __enter__(self) -> Self:
        """Return the terminal itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program."""
        self.process.close(force=True)

    @property
    def is_sane(self) -> bool:
        """Whether the terminal shows the cursor and echoes what is typed."""
        return not self.screen.cursor.hidden and _echoes(self.process.child_fd)

    @property
    def is_quiet(self) -> bool:
        """Whether the terminal neither echoes keys nor waits for whole lines."""
        modes: int = termios.tcgetattr(self.process.child_fd)[3]
        return not modes & (termios.ECHO | termios.ICANON)

    @property
    def modes(self) -> list[Any]:
        """The settings of the terminal."""
        return termios.tcgetattr(self.process.child_fd)

    @property
    def cells(self) -> list[list[Char]]:
        """What is on the screen now, with its colors."""
        columns = range(self.screen.columns)
        return [[self.screen.buffer[y][x] for x in columns] for y in range(self.screen.lines)]

    @property
    def text(self) -> str:
        """The text on the screen now."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def type(self, keys: str) -> None:
        """Press ``keys``."""
        self.process.send(keys)

    def type_until(self, keys: str, *wanted: str, pause: float = _POLL_INTERVAL) -> str:
        """Press ``keys`` repeatedly until one of ``wanted`` is on the screen; return it.

        Wait ``pause`` seconds, or a little more, between two presses.
        """
        deadline = monotonic() + _TIMEOUT
        pressed_at = -pause
        while monotonic() < deadline:
            for text in wanted:
                if text in self.text:
                    return text
            if monotonic() - pressed_at >= pause:
                self.type(keys)
                pressed_at = monotonic()
            self._read()
        raise AssertionError(f"{wanted} did not come on the screen:\n{self.text}")

    def resize(self, columns: int, lines: int, wanted: str) -> None:
        """Change the size of the window, and wait until all is drawn anew, ``wanted`` last."""
        written = len(self.raw)
        self.screen.resize(lines, columns)
        self.process.setwinsize(lines, columns)
        self._wait_for_new(written, wanted)

    def draw_again(self, wanted: str) -> None:
        """Press Ctrl-L, and wait until all is drawn anew, ``wanted`` last."""
        written = len(self.raw)
        self.type(CTRL_L)
        self._wait_for_new(written, wanted)

    def _wait_for_new(self, written: int, wanted: str) -> None:
        deadline = monotonic() + _TIMEOUT
        while ERASE_ALL not in self.raw[written:] or wanted not in self.text:
            assert monotonic() < deadline, f"nothing was drawn anew:\n{self.text}"
            self._read()

    def _send(self, text: str) -> None:
        self.process.send(text)

    def wait_for(self, *wanted: str) -> str:
        """Wait until one of ``wanted`` is on the screen; return the first one found."""
        deadline = monotonic() + _TIMEOUT
        while monotonic() < deadline:
            for text in wanted:
                if text in self.text:
                    return text
            self._read()
        raise AssertionError(f"{wanted} did not come on the screen:\n{self.text}")

    def read_for(self, seconds: float) -> None:
        """Read what the program writes for about ``seconds``, or until it ends."""
        deadline = monotonic() + seconds
        while (left := deadline - monotonic()) > 0 and not self._read(min(left, _POLL_INTERVAL)):
            pass

    def wait_until_gone(self, unwanted: str) -> None:
        """Wait until ``unwanted`` is not on the screen."""
        deadline = monotonic() + _TIMEOUT
        while unwanted in self.text:
            assert monotonic() < deadline, f"{unwanted!r} stays on the screen:\n{self.text}"
            self._read()

    def wait_for_end(self, timeout: float = _TIMEOUT) -> int:
        """Wait up to ``timeout`` seconds until the program ends; return its exit code, or -1."""
        deadline = monotonic() + timeout
        while not self._read():
            assert monotonic() < deadline, f"it goes on:\n{self.text}"
        self.process.wait()
        return -1 if self.process.exitstatus is None else self.process.exitstatus

    def picture(self, title: str) -> str:
        """Return the screen as SVG, drawn by Rich."""
        console = Console(
            record=True,
            width=self.screen.columns,
            file=StringIO(),
            color_system="truecolor",
            force_terminal=True,
            legacy_windows=False,
        )
        rows = [self._row(number) for number in range(self.screen.lines)]
        while rows and not rows[-1].plain.strip():
            rows.pop()
        for row in rows:
            console.print(row, no_wrap=True, overflow="ignore", crop=False)
        return console.export_svg(
            title=title, theme=_SVG_THEME, code_format=_SVG_TEMPLATE, unique_id="anora-quiz"
        )

    def _row(self, number: int) -> Text:
        line = self.screen.buffer[number]
        cells = [line[column] for column in range(self.screen.columns)]
        row = Text()
        for style, run in groupby(cells, key=_style):
            # Word by word, since some SVG viewers drop spaces at the start of a text.
            for word in re.findall(r"\s+|\S+", "".join(cell.data for cell in run)):
                row.append(word, style)
        row.rstrip()
        return row

    def _read(self, timeout: float = _POLL_INTERVAL) -> bool:
        """Read what the program wrote; return whether it has ended."""
        try:
            written = self.process.read_nonblocking(65536, timeout=timeout)
            self.raw += written
            self._stream.feed(written)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            return True
        return False


class _AnsweringScreen(pyte.Screen):
    """A screen that answers, as terminals do, when a program asks for the cursor position.

    It has a second screen, too, which pyte's own lacks, and keeps dim text apart, as blinking.
    """

    def __init__(self, columns: int, lines: int, answer: Callable[[str], None]) -> None:
        self._answer = answer
        self._main: list[dict[int, Char]] | None = None  # while the second screen is shown
        super().__init__(columns, lines)

    @property
    def is_second(self) -> bool:
        """Whether the second screen is shown."""
        return self._main is not None

    def set_mode(self, *modes: int, **options: Any) -> None:
        if _SECOND_SCREEN in modes and options.get("private") and self._main is None:
            self._main = [dict(self.buffer[number]) for number in range(self.lines)]
            self.save_cursor()
        super().set_mode(*modes, **options)

    def reset_mode(self, *modes: int, **options: Any) -> None:
        super().reset_mode(*modes, **options)
        if _SECOND_SCREEN in modes and options.get("private") and self._main is not None:
            self.erase_in_display(2)
            for number, row in enumerate(self._main):
                self.buffer[number].update(row)
            self._main = None
            self.restore_cursor()

    def select_graphic_rendition(self, *attributes: int, **options: Any) -> None:
        if attributes == (_DIM,):
            attributes = (_BLINK,)
        super().select_graphic_rendition(*attributes, **options)

    def write_process_input(self, data: str) -> None:
        self._answer(data)


def _style(cell: Char) -> Style:
    return Style(
        color=_color(cell.fg),
        bgcolor=_color(cell.bg),
        bold=cell.bold,
        italic=cell.italics,
        underline=cell.underscore,
        reverse=cell.reverse,
        dim=cell.blink,
    )


def _echoes(terminal: int) -> bool:
    local_modes: int = termios.tcgetattr(terminal)[3]
    return bool(local_modes & termios.ECHO and local_modes & termios.ICANON)


def _color(name: str) -> str | None:
    if name == "default":
        return None
    name = _COLOR_NAMES.get(name, name)
    if name.startswith("bright"):
        return f"bright_{_COLOR_NAMES.get(name[6:], name[6:])}"
    return f"#{name}" if len(name) == 6 and all(c in "0123456789abcdef" for c in name) else name


_SVG_THEME = TerminalTheme(
    (24, 22, 29),
    (226, 222, 230),
    [
        (60, 56, 66),
        (232, 93, 98),
        (126, 196, 122),
        (224, 184, 92),
        (110, 158, 240),
        (214, 122, 196),
        (96, 196, 204),
        (214, 210, 218),
    ],
    [
        (128, 122, 138),
        (255, 123, 128),
        (156, 222, 152),
        (244, 210, 128),
        (146, 186, 255),
        (240, 154, 222),
        (134, 222, 230),
        (250, 248, 252),
    ],
)
# Rich's own template, without the fonts that it loads from the network.
_SVG_TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
    <style>
    .{unique_id}-matrix {{ font-family: "Fira Code", "DejaVu Sans Mono", Menlo, Consolas, monospace;
        font-size: {char_height}px; line-height: {line_height}px;
        font-variant-east-asian: full-width; }}
    .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: arial, sans-serif; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})"
        clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""
