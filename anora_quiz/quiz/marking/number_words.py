"""English number words: “thirty seven” is 37, “twenty first” 21st, “two million” 2000000."""

from collections.abc import Sequence

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    "fourty": 40,
}
_MULTIPLES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _ordinal(cardinal: str) -> str:
    regular = f"{cardinal[:-1]}ieth" if cardinal.endswith("y") else f"{cardinal}th"
    return _IRREGULAR_ORDINALS.get(cardinal, regular)


_CARDINALS = {
    word: cardinal
    for cardinal in (*_NUMBERS, *_MULTIPLES)
    for word in (cardinal, _ordinal(cardinal))
}
NUMBER_WORDS = frozenset(_CARDINALS)
"""The words that numbers are made of: cardinals and ordinals."""

_DECADE, _HUNDRED = 10, 100
_CENTURIES = range(11, 22)  # the first half of a year: nineteen eighty-four
_LONGEST_DIGITS = 15


def with_digits(words: Sequence[str]) -> list[str]:
    """Return ``words``, in lower case, with each number in words replaced by its digits.

    An ordinal keeps its ending: “twenty”, “first” is “21st”. “a” before a dozen, a hundred, or
    more means one, “and” after a hundred or more belongs to the number, digits before a hundred
    or more are multiplied, and “nineteen”, “eighty”, “four” is the year 1984.
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        number, end = _number_at(words, at)
        found.append(number or words[at])
        at = max(end, at + 1)
    return found


def _number_at(words: Sequence[str], start: int) -> tuple[str, int]:
    """Return the digits of the number that starts at ``start``, and where it ends; or empty."""
    if words[start] in ("a", "an"):
        if start + 1 == len(words) or _CARDINALS.get(words[start + 1]) not in _MULTIPLES:
            return "", start
        number, end = _Number(1), start + 1
    elif words[start].isdecimal():
        is_long = len(words[start]) > _LONGEST_DIGITS
        if is_long or start + 1 == len(words) or _CARDINALS.get(words[start + 1]) not in _MULTIPLES:
            return "", start
        number, end = _Number(int(words[start])), start + 1
    else:
        number, end = _Number(), start
    is_ordinal = False
    while end < len(words) and not is_ordinal:
        at = end + (words[end] == "and" and number.takes_and)
        cardinal = _CARDINALS.get(words[at]) if at < len(words) else None
        if not cardinal or not number.take(cardinal):
            break
        is_ordinal = cardinal != words[at]
        end = at + 1
    if end == start:
        return "", start
    return with_ending(number.value) if is_ordinal else str(number.value), end


class _Number:
    """A number that is read word by word."""

    def __init__(self, value: int | None = None) -> None:
        self._done = 0  # what is complete, such as two thousand
        self._part = value  # what a larger word may still multiply
        self._room = 0 if value is not None else _HUNDRED  # what follows must be smaller
        self._least = 10**15  # the smallest scale so far
        self.takes_and = False

    @property
    def value(self) -> int:
        """The number so far."""
        return self._done + (self._part or 0)

    def take(self, word: str) -> bool:
        """Add a cardinal to the number; return whether it can follow."""
        if word in _MULTIPLES:
            return self._multiply(_MULTIPLES[word])
        number = _NUMBERS[word]
        if self._part is None or 0 < number < self._room:
            self._room = _DECADE if number >= 2 * _DECADE else 0  # twenty-one, but not ten-one
            self._part = (self._part or 0) + number
        elif self._done == 0 and self._part in _CENTURIES and number >= _DECADE:
            self._done, self._part = self._part * _HUNDRED, number
            self._room = _DECADE if number >= 2 * _DECADE else 0
        else:
            return False
        self.takes_and = False
        return True

    def _multiply(self, scale: int) -> bool:
        part = 1 if self._part is None else self._part
        if self._done and self._part is None:  # a thousand million
            if scale <= self._least or self._done >= scale:
                return False
            self._done, self._least = self._done * scale, _HUNDRED
        elif not part or scale >= self._least:
            return False
        elif scale > _HUNDRED:
            self._done, self._part = self._done + part * scale, None
            self._least = scale
        elif part % _HUNDRED and part < _HUNDRED:
            self._part = part * scale
        else:
            return False
        self._room, self.takes_and = _HUNDRED, True
        return True


def with_ending(number: int) -> str:
    """Return a number as an ordinal: 21st."""
    if number % _HUNDRED in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % _DECADE, 'th') }"
