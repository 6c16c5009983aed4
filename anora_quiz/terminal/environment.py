"""What the environment tells: how wide the terminal is, and whether plain lines are wanted."""

import os
import re
import sys

_OFF = ("", "0", "false", "no")
_USUAL_COLUMNS = 80
_SIZE = re.compile(r"[1-9][0-9]{0,3}")


def wants_lines() -> bool:
    """Tell whether the environment asks for plain lines, without boxes and signs."""
    is_accessible = os.environ.get("ACCESSIBLE", "").casefold() not in _OFF
    return is_accessible or os.environ.get("TERM", "") == "dumb"


def terminal_width() -> int:
    """Return the width of the terminal in columns, 80 where there is none."""
    # As shutil.get_terminal_size does, which takes long to import.
    told = os.environ.get("COLUMNS", "")
    if _SIZE.fullmatch(told):
        return int(told)
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno())  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _USUAL_COLUMNS
    return size.columns or _USUAL_COLUMNS


def drop_bad_sizes() -> None:
    """Forget the sizes in the environment that no terminal has: what draws believes them."""
    for name in ("COLUMNS", "LINES"):
        if not _SIZE.fullmatch(os.environ.get(name, "1")):
            del os.environ[name]
