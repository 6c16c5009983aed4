"""Signals that end the program: INT, TERM, and HUP. None is lost, and none damages a round.

While a round is held, a signal between two prompts is noted, and it ends the next prompt: an
answer that was given is kept, and the round is saved as it is. Everywhere else a signal raises
``KeyboardInterrupt`` at once.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_MORE_THAN_SIGNAL = 128  # by convention
_SIGNALS_TO_FORCE = 3  # the last of these raises at any time, since something hangs


@dataclass(slots=True)
class _State:
    count: int = 0  # how many signals were noted
    number: int = signal.SIGINT  # of the last one
    is_final: bool = False  # whether one ends the whole program, not only its current task
    is_ending: bool = False  # whether the program is ending already
    held_rounds: int = 0  # how many rounds are held, one inside the other
    wake: Callable[[], None] | None = None  # ends the open prompt


_state = _State()


def install() -> None:
    """Handle the signals from now on, and forget earlier ones; call it in the main thread."""
    global _state  # noqa: PLW0603 - signals belong to the process, and so does their state
    _state = _State()
    for name in _NAMES:
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), _handle)


def ignore() -> None:
    """Ignore all further signals: the program is ending anyway."""
    _state.is_ending = True


def note() -> None:
    """Note that the player wants to leave, which ends the next prompt."""
    _state.count += 1


def is_noted() -> bool:
    """Return whether a signal was noted."""
    return _state.count > 0


def times_noted() -> int:
    """Return how many signals were noted."""
    return _state.count


def ends_program() -> bool:
    """Return whether a noted signal ends the whole program, not only what is going on."""
    return _state.is_final


def exit_code() -> int:
    """Return what a shell reports of a program that the last signal ended, 130 for Ctrl-C."""
    return _MORE_THAN_SIGNAL + _state.number


def interrupt() -> None:
    """Raise ``KeyboardInterrupt``."""
    raise KeyboardInterrupt


@contextmanager
def held() -> Iterator[None]:
    """Hold a round: only note signals that come between two prompts."""
    _state.held_rounds += 1
    try:
        yield
    finally:
        _state.held_rounds -= 1


@contextmanager
def waiting(wake: Callable[[], None]) -> Iterator[None]:
    """Let a signal call ``wake``, which ends the prompt that is open in the meantime.

    Raises ``KeyboardInterrupt`` first for a signal noted before. Raises it at the end for one
    that came in the meantime, unless a round is held: there, what was typed before it counts.
    """
    _state.wake = wake
    try:
        if is_noted():
            raise KeyboardInterrupt
        yield
    finally:
        _state.wake = None
    if is_noted() and not _state.held_rounds:
        raise KeyboardInterrupt


def _handle(number: int, _: object) -> None:
    if _state.is_ending:
        return
    note()
    _state.number = number
    _state.is_final |= number != signal.SIGINT
    if _state.count >= _SIGNALS_TO_FORCE:
        raise KeyboardInterrupt
    if _state.wake is not None:
        _state.wake()
    elif not _state.held_rounds:
        raise KeyboardInterrupt
