"""Errors for codes that cannot be read or dealt, and safe quotes for their messages."""

_LONGEST_QUOTE = 60  # characters


class CodeError(ValueError):
    """A code cannot be read or dealt; the message is one line for the player."""


class Misread(Exception):
    """The letters are not those of a code."""


class NewerVersion(Exception):
    """The code uses something that this version does not know."""


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks, on one line, and cut if longer than 60 characters."""
    return f"“{printable(text)}”"


def printable(text: str) -> str:
    """Return ``text`` on one line, cut if long, and with escapes if not all of it is printable."""
    cut = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return cut if cut.isprintable() else ascii(cut)[1:-1]
