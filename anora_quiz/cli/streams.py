"""Makes the standard streams fit to use: closed ones, encodings, and output that fails."""

import codecs
import io
import os
import sys
from contextlib import suppress

_ERROR_HANDLER = "anora-quiz-plainly"  # the name that `codecs` knows it by
_PLAIN_CHARACTERS = {
    "✓": "+", "✗": "x", "◐": "~", "–": "-", "—": "-", "·": "-", "…": "...", "❯": ">",
    "“": '"', "”": '"', "‘": "'", "’": "'", "━": "=", "╸": "=", "╺": " ", "─": "-",
    "●": "@", "○": ".", "♥": "*", "♡": ".", "▶": ">", "›": ">", "→": ">", "↗": "^", "↕": "|",
    "↑": "^", "↓": "v", "▴": "^", "▾": "v", "╱": "/", "┃": "|", "╻": "|", "╹": "|",
    **dict.fromkeys("┏┓┗┛┣┫┻", "+"),
}  # fmt: skip


def prepare_streams() -> None:
    """Make all three streams usable, whatever state they are in."""
    codecs.register_error(_ERROR_HANDLER, _plain_replacement)
    _open_closed_streams()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Files and pipes are UTF-8 on every system. A character that a terminal cannot
            # show, or a byte that is not text, must not end a game.
            is_utf_8 = not stream.isatty() and "PYTHONIOENCODING" not in os.environ
            errors = "replace" if stream is sys.stdin else _ERROR_HANDLER
            stream.reconfigure(encoding="utf-8" if is_utf_8 else None, errors=errors)


def _open_closed_streams() -> None:
    """Put streams in place of those that were closed before the program started.

    Standard input is empty then, writing to standard output fails as it would on a full disk,
    and errors go nowhere.
    """
    for name, flags, mode in (
        ("stdin", os.O_RDONLY, "r"),
        ("stdout", os.O_RDONLY, "w"),
        ("stderr", os.O_WRONLY, "w"),
    ):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode))


def flush_output() -> None:
    """Write buffered output now, while a failure can still be reported."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def drop_output() -> None:
    """Discard buffered output, so that Python does not try to write it again when it exits."""
    null_device = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(null_device, stream.fileno())


def _plain_replacement(error: UnicodeError) -> tuple[str, int]:
    """Return replacements for the characters that the encoding of the output lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    characters = error.object[error.start : error.end]
    return "".join(_PLAIN_CHARACTERS.get(each, "?") for each in characters), error.end
