"""Lines that are typed or piped, read one at a time."""

import os
import select
import signal
import sys
from functools import cache
from io import StringIO
from typing import TextIO

from anora_quiz.terminal import interruption
from anora_quiz.terminal.sanitize import visible

_LONGEST_LINE = 10_000  # characters; no answer, name, or reason needs more
_MANY = 4096  # bytes of the pipe, one for each signal


class EndOfInput(Exception):
    """There are no more lines to read."""


class LineInput:
    """Asks for lines on ``out`` and reads them from ``lines``.

    With ``is_echoed``, each line is also printed, so that the output shows the whole dialogue.
    """

    def __init__(self, lines: TextIO | None, out: TextIO, *, is_echoed: bool) -> None:
        """Read ``lines``; None stands for a standard input that is closed."""
        self._lines = lines or StringIO()
        self._out = out
        self._is_echoed = is_echoed

    def read(self, prompt: str) -> str:
        """Return the next line after printing ``prompt``.

        Raises `EndOfInput`, and ``KeyboardInterrupt`` for Ctrl-C.
        """
        while True:
            print(visible(prompt), end="", file=self._out, flush=True)
            line, is_complete = self._next_line()
            if not line:
                raise EndOfInput
            if self._is_echoed:
                print(visible(line.rstrip("\r\n")), file=self._out, flush=True)
            if is_complete:
                return line
            message = f"That line is too long; type up to {_LONGEST_LINE:,} characters."
            print(message, file=self._out, flush=True)

    def _next_line(self) -> tuple[str, bool]:
        """Return the next line, empty at the end of input, and whether it is complete.

        Input that can't be read, such as that of a lost terminal, has ended.
        """
        line = ""
        try:
            with interruption.waiting(interruption.interrupt):
                _wait_for_keys(self._lines)
                line = chunk = self._lines.readline(_LONGEST_LINE)
                while _is_cut_off(chunk):
                    chunk = self._lines.readline(_LONGEST_LINE)  # drop the rest
        except OSError:
            return "", True
        except KeyboardInterrupt:
            if not line or _is_cut_off(line):  # otherwise it came too late and ends the next prompt
                raise
        return line, not _is_cut_off(line)


def _wait_for_keys(lines: TextIO) -> None:
    """Wait until a line is typed if ``lines`` is a terminal; a signal at any moment ends it.

    Python handles signals between two of its own steps only: one that comes just before a read
    blocks would wait for the next key. Here, it also writes to a pipe that is waited for.
    """
    if sys.platform == "win32" or not lines.isatty():
        return
    noticed, writer = _signal_pipe()
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    while lines.fileno() not in select.select([lines.fileno(), noticed], [], [])[0]:
        os.read(noticed, _MANY)  # of signals that came earlier, or end nothing


@cache
def _signal_pipe() -> tuple[int, int]:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    return reader, writer


def _is_cut_off(line: str) -> bool:
    return len(line) == _LONGEST_LINE and not line.endswith("\n")
