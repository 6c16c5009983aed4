"""Programs and when they say what: in a pseudo-terminal, or whole, their output in a pipe.

Nothing here draws a screen: what a program writes is looked through as it comes, so that
watching takes next to no time. All times are in seconds.
"""

import fcntl
import os
import pty
import resource
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

_LINES, _COLUMNS = 24, 80
_PATIENCE = 60.0  # seconds to wait for a text
_FAREWELL = 10.0  # seconds that a program has to end when it is told to
_ASKS_FOR_CURSOR = b"\x1b[6n"
_CURSOR = b"\x1b[12;1R"  # a terminal answers with a row and a column
_SHOWN = 400  # bytes of output in a message


class Failed(Exception):
    """A program did not do what it was started for."""


class Terminal:
    """A program in a terminal of 80 columns by 24 lines, started as this is made."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], at: Path) -> None:
        """Start ``command`` in the folder ``at``."""
        self._written = bytearray()
        self._looked = 0
        self._answered = 0
        self._status: int | None = None
        self._started = self._read_at = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            try:
                size = struct.pack("HHHH", _LINES, _COLUMNS, 0, 0)
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.chdir(at)
                os.execve(command[0], list(command), dict(environment))  # noqa: S606
            finally:
                os._exit(127)

    def __enter__(self) -> Self:
        """Return the terminal itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program, if `end` did not."""
        if self._status is None:
            self._stop()
        os.close(self._terminal)

    def wait_for(self, *texts: str) -> float:
        """Return when one of ``texts`` had come, after what was waited for before."""
        wanted = [text.encode() for text in texts]
        deadline = time.perf_counter() + _PATIENCE
        while True:
            found = [each for text in wanted if (each := self._place_of(text)) >= 0]
            if found:
                self._looked = min(found)
                return self._read_at - self._started
            if time.perf_counter() > deadline or not self._read(deadline):
                seen = bytes(self._written[-_SHOWN:])
                raise Failed(f"{texts} did not come; the last that came: {seen!r}")

    def press(self, keys: str) -> float:
        """Press ``keys`` and return when."""
        pressed_at = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return pressed_at - self._started

    def end(self) -> int:
        """End the program; return the most memory that it had, in the system's unit.

        Raises `Failed` if that was less than this process has, whose twin it was at first:
        then the system tells of the twin.
        """
        used = self._stop()
        if used.ru_maxrss <= resource.getrusage(resource.RUSAGE_SELF).ru_maxrss:
            raise Failed("the program had less memory than this one: it cannot be told how much")
        return used.ru_maxrss

    def _stop(self) -> resource.struct_rusage:
        os.kill(self._pid, signal.SIGTERM)
        deadline = time.perf_counter() + _FAREWELL
        while time.perf_counter() < deadline and self._read(deadline):
            pass
        if time.perf_counter() >= deadline:
            os.kill(self._pid, signal.SIGKILL)
        _, self._status, used = os.wait4(self._pid, 0)
        return used

    def _place_of(self, text: bytes) -> int:
        """Return where ``text`` ends in what came since the last look; -1 for nowhere."""
        found = self._written.find(text, self._looked)
        return found + len(text) if found >= 0 else -1

    def _read(self, deadline: float) -> bool:
        """Read what comes next; tell whether anything came before the end or ``deadline``."""
        left = max(deadline - time.perf_counter(), 0.0)
        if not select.select([self._terminal], [], [], left)[0]:
            return False
        try:
            written = os.read(self._terminal, 65536)
        except OSError:  # how Linux tells that nobody writes any more
            return False
        self._read_at = time.perf_counter()
        self._written += written
        asked = self._written.count(_ASKS_FOR_CURSOR)
        if asked > self._answered:
            os.write(self._terminal, _CURSOR * (asked - self._answered))
            self._answered = asked
        return bool(written)


def run(command: Sequence[str], environment: Mapping[str, str], at: Path) -> float:
    """Run ``command`` from its start to its end and return how long that took.

    Its input is empty, its output goes into a pipe. Raises `Failed` if it ends badly.
    """
    begun = time.perf_counter()
    done = subprocess.run(
        command, env=environment, cwd=at, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    took = time.perf_counter() - begun
    if done.returncode:
        said = (done.stderr or done.stdout)[-_SHOWN:].decode(errors="replace")
        raise Failed(f"{' '.join(command)} ended with {done.returncode}: {said}")
    return took
