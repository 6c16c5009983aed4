"""Why a code cannot be read or dealt, and how its messages quote what others wrote."""

_LONGEST_QUOTE = 60  # characters


class CodeError(ValueError):
    """A code that cannot be read or dealt; the text is one line for the player."""


class Misread(Exception):
    """The letters are those of no code."""


class Newer(Exception):
    """The code says what this version does not know."""


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks, on one line and not too long."""
    return f"“{safe(text)}”"


def safe(text: str) -> str:
    """Return ``text`` on one line and not too long, what cannot be seen written out."""
    cut = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return cut if cut.isprintable() else ascii(cut)[1:-1]
