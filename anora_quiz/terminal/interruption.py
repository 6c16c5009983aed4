"""Signals that end the program: INT, TERM and HUP. None is lost, and none tears a round apart.

While a round is held, a signal between two prompts is noted, and the next prompt ends by it: an
answer that was given is kept, and the round is saved as it stands. Everywhere else a signal
raises ``KeyboardInterrupt`` at once.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_INSISTENT = 3  # signals, the last of which raises wherever it comes: something hangs


@dataclass(slots=True)
class _State:
    count: int = 0  # of the signals noted
    is_final: bool = False  # whether one asks the whole program to end, not what it does now
    is_over: bool = False  # whether the program ends already
    held: int = 0  # how many rounds are held, one inside the other
    wake: Callable[[], None] | None = None  # ends the prompt that is open


_state = _State()


def install() -> None:
    """Handle the signals from now on, none of which has come; only the main thread can."""
    global _state  # noqa: PLW0603 - signals are the process's, and so is what is known of them
    _state = _State()
    for name in _NAMES:
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), _handle)


def ignore() -> None:
    """Ignore all further signals: the program ends anyway."""
    _state.is_over = True


def note() -> None:
    """Note that the player wants to leave: the next prompt ends by it."""
    _state.count += 1


def is_noted() -> bool:
    """Tell whether a signal was noted."""
    return _state.count > 0


def forget() -> None:
    """Forget noted signals that ended a round; those that end the program stay."""
    if not _state.is_final:
        _state.count = 0


def interrupt() -> None:
    """Raise ``KeyboardInterrupt``."""
    raise KeyboardInterrupt


@contextmanager
def held() -> Iterator[None]:
    """Only note the signals that come between two prompts."""
    _state.held += 1
    try:
        yield
    finally:
        _state.held -= 1


@contextmanager
def waiting(wake: Callable[[], None]) -> Iterator[None]:
    """Let a signal call ``wake``, which ends the prompt that is open meanwhile.

    Raises ``KeyboardInterrupt`` for a signal that was noted before; for one that comes
    meanwhile afterwards, unless a round is held: what was typed before it still counts there.
    """
    _state.wake = wake
    try:
        if is_noted():
            raise KeyboardInterrupt
        yield
    finally:
        _state.wake = None
    if is_noted() and not _state.held:
        raise KeyboardInterrupt


def _handle(number: int, _: object) -> None:
    if _state.is_over:
        return
    note()
    _state.is_final |= number != signal.SIGINT
    if _state.count >= _INSISTENT:
        raise KeyboardInterrupt
    if _state.wake is not None:
        _state.wake()
    elif not _state.held:
        raise KeyboardInterrupt
