"""Players' names: how they are tidied, and which are valid."""

import unicodedata

LONGEST_NAME = 40
"""The maximum number of characters in a name."""


def tidy_name(text: str) -> str:
    """Return ``text`` as a name: composed (NFC), with no outer or repeated spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def name_problem(text: str) -> str:
    """Return why ``text`` can't be a player's name; empty if it can."""
    name = tidy_name(text)
    if not name:
        return "Type a name."
    if len(name) > LONGEST_NAME:
        return f"Use up to {LONGEST_NAME} characters."
    if any(unicodedata.category(character) in ("Cc", "Cs", "Cf") for character in name):
        return "Use only characters that can be displayed."
    return ""
