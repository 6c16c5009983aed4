"""Splitting raw texts at separators that aren't escaped."""

import re
from itertools import islice


def split_at(separator: re.Pattern[str], text: str, most: int | None = None) -> list[str]:
    r"""Return ``text`` split at its first ``most`` separators, or at all of them.

    A separator is one character. What is longer and matched, too, is none: ``\\.|#`` splits at
    each ``#`` that has no backslash before it.
    """
    found = (each.span() for each in separator.finditer(text) if len(each[0]) == 1)
    spans = list(islice(found, most))
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]
