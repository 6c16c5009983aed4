"""Quotes of texts from packs and players in messages: in quotation marks, and cut if long."""

_LONGEST_QUOTE = 60  # characters


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks for a message, cut if longer than 60 characters."""
    return f"“{truncated(text)}”"


def printable(text: str) -> str:
    """Return ``text`` like `truncated`, but on one line, escaped if not all of it is printable."""
    cut = truncated(text)
    return cut if cut.isprintable() else ascii(cut)[1:-1]


def truncated(text: str) -> str:
    """Return ``text`` for a message, cut and ending in “…” if longer than 60 characters."""
    return f"{text[:_LONGEST_QUOTE]}…" if len(text) > _LONGEST_QUOTE else text
