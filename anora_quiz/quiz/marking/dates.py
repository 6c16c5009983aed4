"""Typed dates: ``October 18, 2024``, ``18 Oct 2024``, ``2024-10-18``, ``18.10.2024``."""

import datetime as dt
import re
import unicodedata

from anora_quiz.quiz.limits import LONGEST_ANSWER

DAY = 3
"""How many numbers a full date has: its year, month, and day."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NUMBERS_OF_MONTHS = {
    word: number
    for number, name in enumerate(map(str.casefold, MONTHS), start=1)
    for word in (name, name[:3])
} | {"sept": 9}
"""The months from 1 to 12, by their names and short forms."""

_LONGEST_DAY, _LONGEST_YEAR = 2, 4  # digits; a year has more than a day
_SHORTEST_YEAR = 100
_WORDS_IN_DATES = frozenset({"of", "the", "st", "nd", "rd", "th", ",", ".", "-", "/"})
# Patterns are compiled when they are first needed: a round starts sooner without that.
_PART = r"\d+|[^\W\d_]+|\S"
# Possessive (`*+`), so that blanks are scanned only once.
_DIGITS = r"(\d+)(?:\s*+([./-])\s*+(\d+))?(?:\s*+\2\s*+(\d+))?"


def parse_date(text: str) -> tuple[int, ...] | None:
    """Return the year in ``text``, then the month and the day, if it has them.

    None if it isn't a date from year 1 to 9999, if its year has fewer than three digits, or if
    it can be two days, such as 03/04/2024. With periods, the day comes first.
    """
    possible = possible_dates(text)
    return possible.pop() if len(possible) == 1 else None


def possible_dates(text: str) -> set[tuple[int, ...]]:
    """Return the dates that ``text`` can be, as `parse_date` does: none, one, or two."""
    if len(text) > LONGEST_ANSWER:  # combining characters can take long
        return set()
    plain = unicodedata.normalize("NFKC", text).casefold().strip(" \t.")
    if not re.search(r"\d{3}", plain):
        return set()
    return set(
        filter(_is_date, _worded(plain) if any(map(str.isalpha, plain)) else _numeric(plain))
    )


def _is_date(numbers: tuple[int, ...]) -> bool:
    try:
        dt.date(*(*numbers, 1, 1)[:DAY])
    except (ValueError, TypeError, OverflowError):
        return False
    return True


def show_date(numbers: tuple[int, ...]) -> str:
    """Return a year, month, and day as people write them: October 18, 2024."""
    day, month, year = date_parts(numbers)
    return " ".join(filter(None, (month, f"{day}," if day else "", year)))


def date_parts(numbers: tuple[int, ...]) -> tuple[str, str, str]:
    """Return the day, month, and year in words; empty for what the date doesn't have."""
    year, month, day = (*numbers, 0, 0)[:DAY]
    # A year of fewer than three digits is typed with zeros before it.
    shown_year = f"{year:04}" if year < _SHORTEST_YEAR else str(year)
    return str(day or ""), MONTHS[month - 1] if month else "", shown_year


def _worded(text: str) -> list[tuple[int, ...]]:
    """Return the year, month, and day of a date whose month is a word; empty if it isn't one."""
    tokens = re.findall(_PART, text)
    months = [NUMBERS_OF_MONTHS[token] for token in tokens if token in NUMBERS_OF_MONTHS]
    digits = [token for token in tokens if token.isdecimal()]
    years = [int(each) for each in digits if _is_year(each)]
    days = [int(each) for each in digits if len(each) <= _LONGEST_DAY]
    is_date = len(months) == len(years) == 1 and len(days) == len(digits) - 1 <= 1
    others = set(tokens) - NUMBERS_OF_MONTHS.keys() - set(digits)
    return [(*years, *months, *days)] if is_date and others <= _WORDS_IN_DATES else []


def _numeric(text: str) -> list[tuple[int, ...]]:
    """Return the year, month, and day of a date in digits: none, one, or two that it can be."""
    found = re.fullmatch(_DIGITS, text)
    if found is None:
        return []
    first, separator, second, third = found.groups()
    digits = [each for each in (first, second, third) if each]
    year, *others = digits if _is_year(first) else reversed(digits)
    if not _is_year(year) or any(len(each) > _LONGEST_DAY for each in others):
        return []
    numbers = tuple(map(int, others))
    if separator == "." or _is_year(first) or third is None:  # then the day is known
        return [(int(year), *numbers)]
    return [(int(year), *each) for each in (numbers, numbers[::-1])]


def _is_year(digits: str) -> bool:
    return _LONGEST_DAY < len(digits) <= _LONGEST_YEAR
