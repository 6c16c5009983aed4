"""The terminal's second screen: entered and left as a whole, also around stops.

The main screen keeps what it showed, and its scrollback.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from anora_quiz.terminal.stage.quiet_input import QuietInput

_ENTER = "\x1b[?1049h\x1b[?2004h\x1b[?7l\x1b[?25l\x1b[H\x1b[2J"
# It is erased before it is left: where a terminal has one screen only, that one is clean then.
_LEAVE = "\x1b[0m\x1b[?2004l\x1b[?7h\x1b[H\x1b[2J\x1b[?1049l\x1b[?25h"
_WHOLE_GROUP = 0  # the process that gets a signal, to `os.kill`
_BLOCKED = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGTSTP", "SIGCONT")
    if hasattr(signal, name)
]


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let signals wait: a screen that is drawn or changed by halves can't be restored."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _BLOCKED)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class AlternateScreen:
    """Enters and leaves the second screen through ``write``.

    ``repaint`` draws all of it again after a stop, in which other programs had the terminal.
    """

    def __init__(
        self, write: Callable[[str], None], repaint: Callable[[], None], terminal: int | None
    ) -> None:
        """Read keys from ``terminal``, a file descriptor; None where keys need no settings."""
        self.is_open = False
        self.call_soon: Callable[[Callable[[], None]], object] | None = None
        """Calls a function as soon as nothing is drawn: set while a prompt is open."""
        self._write = write
        self._repaint = repaint
        self._terminal = terminal
        self._input = QuietInput(None)
        self._handlers_before: dict[int, Any] = {}
        self._is_stopping = False

    def enter(self) -> None:
        """Enter, and drop the keys typed before; nothing happens if it is open already."""
        if self.is_open:
            return
        with undisturbed():
            self._input = QuietInput(self._terminal)
            self._switch_on()
            self._input.drop_typed()
            self.is_open = True
            self._handle("SIGTSTP", lambda *_: self._soon(self.stop))
            self._handle("SIGCONT", lambda *_: self._soon(self._go_on))

    def leave(self) -> None:
        """Leave, and restore all that was changed; nothing happens if it was left already."""
        if not self.is_open:
            return
        with undisturbed():
            self.is_open = False
            for number, handler in self._handlers_before.items():
                signal.signal(number, handler)
            self._handlers_before.clear()
            self._switch_off()

    def stop_group(self) -> None:
        """Stop this program with those that started it in the shell's job, as Ctrl-Z does."""
        if hasattr(signal, "SIGTSTP"):
            self.stop(_WHOLE_GROUP)

    def stop(self, process: int | None = None) -> None:
        """Leave, stop until the shell lets the program go on, and enter again.

        ``process`` is what is stopped, this one by default. Where nothing can be stopped, such
        as without a shell that controls jobs, it goes on at once.
        """
        if not self.is_open:
            return
        with undisturbed():
            self._switch_off()
        self._is_stopping = True
        own = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid() if process is None else process, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, own)
        self._is_stopping = False
        self._enter_again()

    def _go_on(self) -> None:
        if self.is_open and not self._is_stopping:
            self._enter_again()

    def _enter_again(self) -> None:
        with undisturbed():
            self._switch_on()
            self._repaint()

    def _switch_on(self) -> None:
        # The settings come first: in the background, they stop the program before it draws.
        self._input.start(has_signals=self.call_soon is None)
        self._send(_ENTER)

    def _switch_off(self) -> None:
        self._send(_LEAVE)
        self._input.end()

    def _send(self, codes: str) -> None:
        with suppress(OSError):  # the terminal is gone
            self._write(codes)

    def _soon(self, act: Callable[[], None]) -> None:
        if self.call_soon is not None:
            with suppress(RuntimeError):  # the prompt has just ended
                self.call_soon(act)
                return
        act()

    def _handle(self, name: str, handler: Callable[..., None]) -> None:
        number = getattr(signal, name, None)  # Windows has neither of the two
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            self._handlers_before[number] = signal.signal(number, handler)
