"""Texts with gaps, which become the blanks of questions."""

import re

GAP = "_____"
"""What is shown in place of a missing word."""

MARK = "\x02"
"""Stands for a gap while the text around it is read; no text holds it."""

_BLANK = re.compile("___+")


def count_blanks(text: str) -> int:
    """Return how many blanks players would see in ``text``."""
    return len(_BLANK.findall(text))


def split_at_marks(text: str) -> list[str]:
    """Return what is around the marks in ``text``; underscores there make no blanks."""
    return [_BLANK.sub("__", part) for part in text.split(MARK)]
