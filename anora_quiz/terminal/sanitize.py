"""Makes untrusted text, from packs and players, safe to print on a terminal."""

import unicodedata

# Invisible, but needed to write some words and emoji.
_JOINERS = frozenset("\u200c\u200d")
_INVISIBLE = ("Cc", "Cf", "Cs")  # control, format (reordering among them), half of a pair
_LINE_BREAKS_AND_TABS = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")


def visible(text: str) -> str:
    """Return ``text`` on one line, with invisible characters written out.

    Line breaks and tabs become spaces; an escape character becomes a backslash and x1b.
    """
    # Printable text is harmless, and nearly all text is printable.
    return text if text.isprintable() else "".join(map(_escaped, text))


def visible_lines(text: str) -> str:
    """Return ``text`` like `visible`, but keep its line breaks."""
    return "\n".join(visible(line) for line in text.splitlines())


def harmless(text: str) -> str:
    """Return ``text`` with other invisible characters than line feeds and tabs written out."""
    if text.isprintable():
        return text
    return "".join(character if character in "\n\t" else _escaped(character) for character in text)


def _escaped(character: str) -> str:
    if character in _LINE_BREAKS_AND_TABS:
        return " "
    if unicodedata.category(character) in _INVISIBLE and character not in _JOINERS:
        return ascii(character)[1:-1]
    return character
