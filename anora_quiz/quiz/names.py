"""Players' names: how they are tidied, and which are valid."""

import unicodedata

LONGEST_NAME = 40
"""The maximum number of characters in a name."""

DELETED = "(deleted player)"
"""What stands for players who were deleted, in rounds with others. No player can have this name.

It is its own key. Nothing is summed up under it.
"""

_JOINERS = "\u200c\u200d"  # shape the letters around them in some scripts, and join emojis
_VIRAMA = 9  # the combining class of the signs that join letters in Indic scripts


def name_key(name: str) -> str:
    """Return a key that is equal for names that differ only in case or Unicode composition."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


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
    if name_key(name) == DELETED:
        return "Use a different name."
    before = ("", *name)
    after = (*name[1:], "")
    if not all(map(_is_displayed, name, before, after)):
        return "Use only characters that can be displayed."
    return ""


def _is_displayed(character: str, before: str, after: str) -> bool:
    """Tell whether ``character`` can be seen, or changes how those beside it look."""
    if character not in _JOINERS:
        return unicodedata.category(character) not in ("Cc", "Cs", "Cf")
    return bool(before and after) and after not in _JOINERS and _is_shaped(before)


def _is_shaped(character: str) -> bool:
    """Tell whether a joiner after ``character`` can be seen: in Arabic, Indic scripts, emojis."""
    return (
        unicodedata.bidirectional(character) == "AL"
        or unicodedata.combining(character) == _VIRAMA
        or unicodedata.category(character) in ("So", "Sk")
        or character == "\ufe0f"
    )
