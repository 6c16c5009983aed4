"""Limits on the values of the fields of the pack format.

Declared next to each field; read by the pack checker and by the schema for editors.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_METADATA_KEY = "limits"

QUESTION_COLUMNS = 10 * 36
"""Ten lines on a screen of 40 columns, which leaves room above and below the question."""

OPTION_COLUMNS = 4 * 34
"""Four lines on a screen of 40 columns, next to the symbol and number of an option."""

MOST_ITEMS = 10_000
"""The maximum number of items in a list, such as tags."""

MOST_SPELLINGS = 1000
"""The maximum number of accepted spellings of an answer."""

MOST_OPTIONS = 100
"""The maximum number of options, items, or pairs in a question: all must fit on a screen."""

LONGEST_ANSWER = 500
"""The maximum number of characters in a typed answer."""

LONGEST_TEXT = 500_000
"""The maximum number of characters in a text of a pack."""

MOST_LINES = 200
"""The maximum number of lines in a text of a pack."""


LONGEST_SNIPPET = 20_000
"""The maximum number of characters in a snippet: highlighting longer ones takes too long."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a field: ``fewest`` to ``most`` items, up to ``longest`` characters in a text.

    ``is_from_zero`` rules out negative numbers. A text wider than ``columns`` columns can be
    played but is hard to read on a screen of 40 columns. For ``longest`` and ``columns``,
    0 means no limit. Lines of a text that isn't ``is_wrapped`` can have any width.
    """

    fewest: int = 1
    most: int = MOST_ITEMS
    longest: int = 0
    columns: int = 0
    is_from_zero: bool = False
    is_wrapped: bool = True


_NO_LIMITS = Limits()


def limited(  # noqa: PLR0913 - each is a limit
    *,
    fewest: int = 1,
    most: int = MOST_ITEMS,
    longest: int = 0,
    columns: int = 0,
    is_from_zero: bool = False,
    is_wrapped: bool = True,
) -> dict[str, Limits]:
    """Return metadata that gives a dataclass field these limits."""
    return {_METADATA_KEY: Limits(fewest, most, longest, columns, is_from_zero, is_wrapped)}


def limits_of(metadata: Mapping[str, Any]) -> Limits:
    """Return the limits in ``metadata``, which is that of a dataclass field."""
    limits: Limits = metadata.get(_METADATA_KEY, _NO_LIMITS)
    return limits
