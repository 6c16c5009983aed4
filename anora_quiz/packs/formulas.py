"""Protect texts in tables that a spreadsheet would treat as formulas.

A text that starts with ``=``, ``+``, ``-``, ``@``, a tab, or a line break gets an apostrophe.
So does one that starts with apostrophes before such a character, so that the original text can
be restored.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def escape(text: str) -> str:
    """Return ``text`` as a cell that every spreadsheet treats as text."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape(cell: str) -> str:
    """Return the original text of a cell that `escape` made."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
