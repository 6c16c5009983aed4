"""Characters that no text of a pack may hold, as they play with the terminal or the reader."""

import unicodedata

REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the order of letters round."""

_BLANKS = frozenset("\t\n\x85")


def is_forbidden(letter: str) -> bool:
    """Tell whether ``letter`` is a control character other than a blank, or reorders letters."""
    is_control = letter not in _BLANKS and unicodedata.category(letter) in ("Cc", "Cs")
    return is_control or letter in REORDERING
