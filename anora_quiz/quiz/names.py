"""Players' names, as they stand on boards."""

import unicodedata

LONGEST_NAME = 40
"""How many characters a name has at most."""


def tidy_name(text: str) -> str:
    """Return ``text`` as a name: composed, without space around or doubled inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def name_problem(text: str) -> str:
    """Say why ``text`` is no name for a board; empty where it is one."""
    name = tidy_name(text)
    if not name:
        return "The name is empty."
    if len(name) > LONGEST_NAME:
        return f"A name has {LONGEST_NAME} characters at most."
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Cf") for letter in name):
        return "The name has characters that cannot be shown."
    return ""
