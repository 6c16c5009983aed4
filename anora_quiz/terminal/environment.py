"""What the environment says: how wide the terminal is, and whether plain lines are wanted."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_OFF_VALUES = ("", "0", "false", "no")
_DEFAULT_WIDTH = 80  # columns
_IS_PLAIN = ContextVar("is_plain", default=False)
_VALID_SIZE = re.compile(r"[1-9][0-9]{0,3}")


@contextmanager
def plain_lines(*, is_wanted: bool) -> Iterator[None]:
    """Let `wants_lines` be true within the ``with`` statement if ``is_wanted``."""
    token = _IS_PLAIN.set(is_wanted)
    try:
        yield
    finally:
        _IS_PLAIN.reset(token)


def wants_lines() -> bool:
    """Return whether plain lines are wanted, without boxes and symbols."""
    if _IS_PLAIN.get():
        return True
    is_accessible = os.environ.get("ACCESSIBLE", "").casefold() not in _OFF_VALUES
    return is_accessible or os.environ.get("TERM", "") == "dumb"


def terminal_width() -> int:
    """Return the width of the terminal in columns, 80 where there is none."""
    # Like shutil.get_terminal_size, which is slow to import.
    columns = os.environ.get("COLUMNS", "")
    if _VALID_SIZE.fullmatch(columns):
        return int(columns)
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _DEFAULT_WIDTH
    return size.columns or _DEFAULT_WIDTH


def drop_bad_sizes() -> None:
    """Remove sizes that no terminal has from the environment; Rich would trust them."""
    for name in ("COLUMNS", "LINES"):
        if not _VALID_SIZE.fullmatch(os.environ.get(name, "1")):
            del os.environ[name]
