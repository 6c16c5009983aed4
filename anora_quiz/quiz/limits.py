"""How much of something a field of the pack format takes.

Declared beside the field, read by whoever checks packs and by the schema for editors.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_KEY = "limits"

QUESTION_COLUMNS = 10 * 36
"""Ten lines of a screen of 40 columns: what is above and below a question fits as well."""

OPTION_COLUMNS = 4 * 34
"""Four lines beside the sign and number of an option."""

MOST_ITEMS = 10_000
"""How many items a list has at most, such as tags."""

MOST_SPELLINGS = 1000
"""How many spellings an answer has at most."""

MOST_OPTIONS = 100
"""How many options, items or pairs a question shows at most: it must fit on some screen."""

LONGEST_TEXT = 500_000
"""How many characters a text of a pack has at most."""

MOST_LINES = 200
"""How many lines a text of a pack has at most."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a field takes: ``fewest`` to ``most`` items, at most ``longest`` characters in a text.

    ``is_from_zero`` refuses negative numbers. A text of more than ``columns`` columns can be
    played, but is hard to read on a screen of 40 columns. 0 is no limit to characters and
    columns.
    """

    fewest: int = 1
    most: int = MOST_ITEMS
    longest: int = 0
    columns: int = 0
    is_from_zero: bool = False


_NONE = Limits()


def limited(
    *,
    fewest: int = 1,
    most: int = MOST_ITEMS,
    longest: int = 0,
    columns: int = 0,
    is_from_zero: bool = False,
) -> dict[str, Limits]:
    """Return the metadata of a field with these limits."""
    return {_KEY: Limits(fewest, most, longest, columns, is_from_zero)}


def limits_of(metadata: Mapping[str, Any]) -> Limits:
    """Return the limits in the metadata of a field."""
    limits: Limits = metadata.get(_KEY, _NONE)
    return limits
