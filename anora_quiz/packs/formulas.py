"""Texts in tables that a spreadsheet would take for formulas.

One that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break gets an apostrophe, and
so does one that begins with apostrophes before such a sign: the text can be had back.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def escape(text: str) -> str:
    """Return ``text`` as a cell that is a text to every spreadsheet."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescape(cell: str) -> str:
    """Return the text of a cell that `escape` made."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
