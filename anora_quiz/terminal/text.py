"""Text from packs and players is untrusted: what it could do to a terminal is made visible."""

import unicodedata

# Overrides and isolates that make text read in another order than it is stored.
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


_BREAKS = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")


def visible(text: str) -> str:
    """Return ``text`` on one line, control characters and reordering written out.

    Line breaks and tabs become spaces, an escape character becomes a backslash and x1b.
    """
    return "".join(_shown(letter) for letter in text)


def visible_lines(text: str) -> str:
    """Return ``text`` like `visible` does, its line breaks kept."""
    return "\n".join(visible(line) for line in text.splitlines())


def _shown(letter: str) -> str:
    if letter in _BREAKS:
        return " "
    if letter in _REORDERING or unicodedata.category(letter) in ("Cc", "Cs"):
        return ascii(letter)[1:-1]
    return letter
