"""The kind ``date``: a typed day, month, or year."""

import datetime as dt
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.marking import spelling
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Fault, Mark, Question
from anora_quiz.quiz.values import DateText

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS_OF_MONTHS = {
    word: number
    for number, name in enumerate(map(str.casefold, _MONTHS), start=1)
    for word in (name, name[:3])
} | {"sept": 9}
_DAY = 3  # numbers in a full date: its year, month, and day
_LONGEST_DAY, _LONGEST_YEAR = 2, 4  # digits; a year has more than a day
_SHORTEST_YEAR = 100
_WORDS_IN_DATES = frozenset({"of", "the", "st", "nd", "rd", "th", ",", ".", "-", "/"})
# Patterns are compiled when they are first needed: a round starts sooner without that.
_PART = r"\d+|[^\W\d_]+|\S"
# Possessive (`*+`), so that blanks are scanned only once.
_DIGITS = r"(\d+)(?:\s*+([./-])\s*+(\d+))?(?:\s*+\2\s*+(\d+))?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Question):
    """A typed day, month, or year. All or nothing."""

    kind: ClassVar[str] = "date"
    about: ClassVar[str] = """\
A typed day, month, or year. All or nothing.

`answer` is a day (`2024-10-18`), a month (`2024-10`), or a year (`2024`). Players type dates their
own way: `October 18, 2024`, `18 Oct 2024`, `2024-10-18`, or `18.10.2024`. They're asked again if
part of the date is missing, or if it could be two dates, as `03/04/2024` could. If the answer is a
month or year, any day in it is correct. If it's a day, so is any day up to `tolerance` days off."""
    example: ClassVar[str] = """\
id: release
kind: date
question: When was Anora released in the United States?
answer: 2024-10-18
tolerance: 3
"""

    answer: DateText
    tolerance: int = 0

    def form(self, rng: random.Random) -> forms.TypeIn:  # noqa: ARG002
        """Return a line to type a date into that is as exact as the answer."""
        return _FORMS[len(_numbers(self.answer))]

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for a date within the answer or the tolerance; name it if it differs."""
        wanted = _numbers(self.answer)
        given = parse_date("".join(answer))
        if given is None or len(given) < len(wanted):
            return Mark(NOTHING)
        if len(wanted) == _DAY:
            is_right = abs(dt.date(*given) - dt.date(*wanted)).days <= self.tolerance
        else:
            is_right = given[: len(wanted)] == wanted
        accepted = "" if given == wanted else show_date(wanted)
        return Mark(FULL, accepted) if is_right else Mark(NOTHING)

    def solution(self) -> Answer:
        """Return the date as people write it."""
        return (show_date(_numbers(self.answer)),)

    def also_right(self) -> str:
        """Return the tolerance in words."""
        days = count_of(self.tolerance, "day")
        return f"Any date within {days} of the answer is accepted" if self.tolerance else ""

    def gives_away(self, text: str) -> str:
        """Return the date if it occurs in ``text``, with the month or the day first."""
        (shown,) = self.solution()
        day, month, year = _parts(_numbers(self.answer))
        spellings = (shown, f"{day} {month} {year}", self.answer)
        return shown if any(map(spelling.phrase_finder(text), spellings)) else ""

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and one for a tolerance of what isn't a day."""
        yield from Question.faults(self)
        if self.tolerance and len(_numbers(self.answer)) < _DAY:
            message = "`tolerance` needs an `answer` that is a day"
            hint = "remove `tolerance`, or write a full date, such as 2024-10-18"
            yield Fault("tolerance", None, "tolerance-without-day", message, hint)


def parse_date(text: str) -> tuple[int, ...] | None:
    """Return the year in ``text``, then the month and the day, if it has them.

    None if it isn't a date from year 1 to 9999, if its year has fewer than three digits, or if
    it can be two days, such as 03/04/2024. With periods, the day comes first.
    """
    if len(text) > forms.LONGEST_TEXT:  # combining characters can take long
        return None
    plain = unicodedata.normalize("NFKC", text).casefold().strip(" \t.")
    numbers = _worded(plain) if any(map(str.isalpha, plain)) else _numeric(plain)
    try:
        dt.date(*(*numbers, 1, 1)[:_DAY])
    except (ValueError, TypeError, OverflowError):
        return None
    return numbers


def show_date(numbers: tuple[int, ...]) -> str:
    """Return a year, month, and day as people write them: October 18, 2024."""
    day, month, year = _parts(numbers)
    return " ".join(filter(None, (month, f"{day}," if day else "", year)))


def _parts(numbers: tuple[int, ...]) -> tuple[str, str, str]:
    """Return the day, month, and year in words; empty for what the date doesn't have."""
    year, month, day = (*numbers, 0, 0)[:_DAY]
    # A year of fewer than three digits is typed with zeros before it.
    shown_year = f"{year:04}" if year < _SHORTEST_YEAR else str(year)
    return str(day or ""), _MONTHS[month - 1] if month else "", shown_year


def _numbers(answer: str) -> tuple[int, ...]:
    return tuple(map(int, answer.split("-")))


def _worded(text: str) -> tuple[int, ...]:
    """Return the year, month, and day of a date whose month is a word; empty if it isn't one."""
    tokens = re.findall(_PART, text)
    months = [_NUMBERS_OF_MONTHS[token] for token in tokens if token in _NUMBERS_OF_MONTHS]
    digits = [token for token in tokens if token.isdecimal()]
    years = [int(each) for each in digits if _is_year(each)]
    days = [int(each) for each in digits if len(each) <= _LONGEST_DAY]
    is_date = len(months) == len(years) == 1 and len(days) == len(digits) - 1 <= 1
    others = set(tokens) - _NUMBERS_OF_MONTHS.keys() - set(digits)
    return (*years, *months, *days) if is_date and others <= _WORDS_IN_DATES else ()


def _numeric(text: str) -> tuple[int, ...]:
    """Return the year, month, and day of a date in digits; empty if it isn't one, or is two."""
    found = re.fullmatch(_DIGITS, text)
    if found is None:
        return ()
    first, separator, second, third = found.groups()
    digits = [each for each in (first, second, third) if each]
    year, *others = digits if _is_year(first) else reversed(digits)
    if not _is_year(year) or any(len(each) > _LONGEST_DAY for each in others):
        return ()
    numbers = tuple(map(int, others))
    if separator == "." or _is_year(first) or third is None:  # then the day is known
        return (int(year), *numbers)
    possible = {each for each in (numbers, numbers[::-1]) if each[0] <= len(_MONTHS)}
    return (int(year), *possible.pop()) if len(possible) == 1 else ()


def _is_year(digits: str) -> bool:
    return _LONGEST_DAY < len(digits) <= _LONGEST_YEAR


def _form(length: int, wanted: str) -> forms.TypeIn:
    def parse(text: str, _: str) -> tuple[int, ...] | None:
        numbers = parse_date(text)
        return numbers if numbers and len(numbers) >= length else None

    return forms.TypeIn(wanted, parse)


_FORMS = {
    1: _form(1, "Type a year, such as 1999."),
    2: _form(2, "Type a month and a year, such as December 1999."),
    _DAY: _form(_DAY, "Type a date with the month as a word, such as December 31, 1999."),
}
