"""The terminal's input while the stage is open: keys are neither echoed nor turned into lines."""

import os
import sys
from contextlib import suppress
from typing import Any

if sys.platform != "win32":  # there, prompt_toolkit does all of this
    import termios
    import tty

Modes = list[Any]
"""The settings of a terminal, as `termios` has them."""


class QuietInput:
    """Makes a terminal's input quiet, and restores it; without a ``terminal`` it does nothing."""

    def __init__(self, terminal: int | None) -> None:
        """Keep the settings of ``terminal``, a file descriptor, as they are now."""
        has_modes = sys.platform != "win32" and terminal is not None and os.isatty(terminal)
        self._terminal = terminal if has_modes else None
        self._before = self.modes()

    def modes(self) -> Modes:
        """Return the settings now, empty where there are none."""
        if self._terminal is None:
            return []
        try:
            return termios.tcgetattr(self._terminal)
        except termios.error:  # the terminal is gone
            return []

    def start(self, *, has_signals: bool) -> None:
        """Be quiet; ``has_signals`` is whether Ctrl-C and Ctrl-Z send signals, or are keys."""
        if self._before:
            self._set(_quiet(self._before, has_signals=has_signals))

    def end(self) -> None:
        """Restore what was before: not in the background, where that would stop the program."""
        if self._terminal is not None and self._before and _is_in_front(self._terminal):
            self._set(self._before)

    def drop_typed(self) -> None:
        """Drop the keys that were typed, but not read yet."""
        if self._terminal is not None:
            with suppress(termios.error):
                termios.tcflush(self._terminal, termios.TCIFLUSH)

    def _set(self, modes: Modes) -> None:
        if self._terminal is not None:
            with suppress(termios.error):  # the terminal is gone
                termios.tcsetattr(self._terminal, termios.TCSANOW, modes)


def _quiet(modes: Modes, *, has_signals: bool) -> Modes:
    quiet = modes.copy()
    # Enter must stay a carriage return: what is typed before the first prompt is read by it.
    quiet[tty.IFLAG] &= ~(
        termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF
    )
    quiet[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    if not has_signals:
        quiet[tty.LFLAG] &= ~termios.ISIG
    quiet[tty.CC] = modes[tty.CC].copy()
    quiet[tty.CC][termios.VMIN] = 1
    return quiet


def _is_in_front(terminal: int) -> bool:
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
