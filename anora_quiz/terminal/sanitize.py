"""Text from packs and players is untrusted: what it could do to a terminal is made visible."""

import unicodedata

# Invisible, but part of how words and emoji are written.
_JOINERS = frozenset("\u200c\u200d")
_UNSEEN = ("Cc", "Cf", "Cs")  # control, format (reordering among them), half of a pair
_BREAKS = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")


def visible(text: str) -> str:
    """Return ``text`` on one line, what cannot be seen written out.

    Line breaks and tabs become spaces, an escape character becomes a backslash and x1b.
    """
    # What can be printed is harmless, and is nearly all.
    return text if text.isprintable() else "".join(map(_shown, text))


def visible_lines(text: str) -> str:
    """Return ``text`` like `visible` does, its line breaks kept."""
    return "\n".join(visible(line) for line in text.splitlines())


def harmless(text: str) -> str:
    """Return ``text`` with its line breaks and tabs, what else cannot be seen written out."""
    if text.isprintable():
        return text
    return "".join(letter if letter in "\n\t" else _shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter in _BREAKS:
        return " "
    if unicodedata.category(letter) in _UNSEEN and letter not in _JOINERS:
        return ascii(letter)[1:-1]
    return letter
