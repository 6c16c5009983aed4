"""What the environment tells: how wide the terminal is, and whether plain lines are wanted."""

import os
import sys

_OFF = ("", "0", "false", "no")
_USUAL_COLUMNS = 80


def wants_lines() -> bool:
    """Tell whether the environment asks for plain lines, without boxes and signs."""
    is_accessible = os.environ.get("ACCESSIBLE", "").casefold() not in _OFF
    return is_accessible or os.environ.get("TERM", "") == "dumb"


def columns() -> int:
    """Return the width of the terminal in columns, 80 where there is none."""
    # As shutil.get_terminal_size does, which takes long to import.
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _USUAL_COLUMNS
