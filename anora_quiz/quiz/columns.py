"""How many columns of a screen texts take."""

import unicodedata


def display_width(text: str) -> int:
    """Return the number of columns that ``text`` takes on one line."""
    if text.isascii():
        return len(text)
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
