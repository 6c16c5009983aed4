"""What the environment says: the width of the terminal, and wishes for color or plain lines."""

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
    terminal = os.environ.get("TERM", "")
    # Of a terminal without a name, nothing is known but that it shows lines.
    is_unknown = not terminal and sys.platform != "win32" and not wants_color()
    return _is_on("ACCESSIBLE") or terminal == "dumb" or is_unknown


def wants_color() -> bool | None:
    """Return whether color is wanted everywhere (True) or nowhere (False); None to leave it open.

    NO_COLOR comes first, then FORCE_COLOR, CLICOLOR_FORCE, and CLICOLOR.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return _is_on("FORCE_COLOR")
    if _is_on("CLICOLOR_FORCE"):
        return True
    return False if os.environ.get("CLICOLOR") == "0" else None


def agree_on_color() -> None:
    """Say in the environment what is wanted in words that Rich understands, too."""
    is_wanted = wants_color()
    os.environ.pop("FORCE_COLOR", None)  # Rich would take an empty one for a wish
    if is_wanted is not None:
        os.environ["FORCE_COLOR" if is_wanted else "NO_COLOR"] = "1"


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").casefold() not in _OFF_VALUES


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
