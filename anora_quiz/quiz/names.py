"""Players' names: how they are tidied, and which are valid."""

import unicodedata

LONGEST_NAME = 40
"""The maximum number of characters in a name."""


def tidy_name(text: str) -> str:
    """Return ``text`` as a name: composed (NFC), with no outer or repeated spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def name_problem(text: str) -> str:
    """Return why ``text`` cannot be a player's name; empty if it can."""
    name = tidy_name(text)
    if not name:
        return "The name is empty."
    if len(name) > LONGEST_NAME:
        return f"A name has {LONGEST_NAME} characters at most."
    if any(unicodedata.category(character) in ("Cc", "Cs", "Cf") for character in name):
        return "The name has characters that cannot be shown."
    return ""
