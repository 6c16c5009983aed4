"""Cells that hold several texts: splits them, and joins texts to such cells."""

import re
from collections.abc import Sequence

from anora_quiz.packs.formats.splitting import split_at

_BAR = re.compile(r"\\.|\|", re.DOTALL)
_EQUALS = re.compile(r"\\.|=", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|=\s])")


def split_items(cell: str) -> list[str]:
    r"""Return the items in ``cell``, separated by bars; ``\|`` is a bar in a text.

    Blanks around an item are removed, except for those after a backslash.
    """
    if "\\" not in cell:
        return list(map(str.strip, cell.split("|"))) if cell.strip() else []
    return list(map(_unescaped, split_at(_BAR, cell))) if cell.strip() else []


def split_pairs(cell: str) -> list[tuple[str, str]]:
    r"""Return the pairs in ``cell``: ``left = right | left = right``, with ``\=`` in texts.

    The right side is empty if there is no ``=``.
    """
    pairs: list[tuple[str, str]] = []
    for item in split_at(_BAR, cell) if cell.strip() else []:
        left, *_ = split_at(_EQUALS, item)
        pairs.append((_unescaped(left), _unescaped(item[len(left) + 1 :])))
    return pairs


def split_groups(cell: str) -> list[list[str]]:
    r"""Return the groups in ``cell``: ``one = other | single``, with ``\=`` in texts."""
    items = split_at(_BAR, cell) if cell.strip() else []
    return [list(map(_unescaped, split_at(_EQUALS, item))) for item in items]


def join_items(items: Sequence[str]) -> str:
    """Return a cell that `split_items` splits into ``items`` again."""
    return " | ".join(_escaped(item, "|") for item in items)


def join_groups(groups: Sequence[Sequence[str]]) -> str:
    """Return a cell that `split_groups` or `split_pairs` splits into ``groups`` again."""
    return " | ".join(" = ".join(_escaped(text, "|=") for text in group) for group in groups)


def _unescaped(item: str) -> str:
    start = item.lstrip()
    whole = start.rstrip()
    escapes = len(whole) - len(whole.rstrip("\\"))
    if escapes % 2:  # the first blank that was stripped is part of the text
        whole = start[: len(whole) + 1]
    return _ESCAPED.sub(r"\1", whole)


def _escaped(text: str, special: str) -> str:
    characters = [
        f"\\{character}" if character in special or character == "\\" else character
        for character in text
    ]
    for index in {0, len(characters) - 1} if characters else ():
        if characters[index].isspace():
            characters[index] = f"\\{characters[index]}"
    return "".join(characters)
