"""Typed numbers: ``1,000``, ``1 000``, ``1e3``, ``37 days``, ``$6 million``, ``-4``."""

import re
import unicodedata
from decimal import Decimal

_SCALES = {"thousand": 3, "million": 6, "billion": 9, "k": 3, "m": 6, "mn": 6, "bn": 9}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MINUS = str.maketrans(
    {"\u2212": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\ufe63": "-"}
)
# Digits in groups of three with one kind of separator, or plain digits; then a fraction.
# A comma before exactly three digits separates thousands, before other digits it is a
# decimal comma: 1,000 is a thousand and 37,5 is thirty-seven and a half.
# Spaces are possessive (*+): given back one by one, they would cost the square of their number.
_NUMBER = re.compile(
    r"""
    (?P<sign>[+-]?)\s*+(?P<before>[^\w\s.,+-]?)\s*+
    (?P<whole>\d{1,3}(?:,\d{3})+ | \d{1,3}(?:[ '’]\d{3})+ | \d{1,3}(?:_\d{3})+ | \d+ | (?=[.,]\d))
    (?:(?P<point>[.,])(?P<fraction>\d+))?
    (?:e(?P<exponent>[+-]?\d{1,2}))?
    \s*+(?P<rest>[^\d]*+)
    """,
    re.VERBOSE,
)
_LARGEST_EXPONENT = 30
_LONGEST = 500  # characters, as many as can be typed
_UNBROKEN_BELOW = 10_000


def parse_number(text: str, unit: str = "") -> Decimal | None:
    """Return the number that ``text`` says, or None where it says none.

    Thousands may be set off by comma, space, apostrophe or underscore; ``1e3``,
    ``6 million`` and a currency symbol are read; infinity and not-a-number are not
    numbers, nor is a text of more than 500 characters. Words behind the number must belong
    to ``unit`` (singular or plural), where there is one: ``37 days`` is 37 days, and
    ``37 weeks`` is none.
    """
    if len(text) > _LONGEST:
        return None
    plain = "".join(map(_plain, text)).casefold().translate(_MINUS).strip()
    found = _NUMBER.fullmatch(plain.rstrip(".!"))
    if found is None or ("," in found["whole"] and found["point"] == ","):
        return None
    if found["before"] and found["before"] not in "~≈" and not _is_currency(found["before"]):
        return None
    scale = _scale(found["rest"], unit)
    exponent = int(found["exponent"] or 0)
    if scale is None or abs(exponent) > _LARGEST_EXPONENT:
        return None
    digits = re.sub(r"\D", "", found["whole"]) or "0"
    return Decimal(f"{found['sign']}{digits}.{found['fraction'] or 0}e{exponent + scale}")


def _scale(rest: str, unit: str) -> int | None:
    """Return the power of ten in the words behind a number; None for foreign words."""
    if any(letter.isnumeric() for letter in rest):  # 10² and 3½
        return None
    words = re.findall(r"[^\W\d_]+", rest)
    own = {_singular(word) for word in re.findall(r"[^\W\d_]+", unit.casefold())}
    own |= {word[0] for word in own}  # 5 m are metres, where metres are counted
    power = 0
    if words and words[0] in _ORDINALS:
        words = words[1:]
    while words and _singular(words[0]) in _SCALES and words[0] not in own:
        power += _SCALES[_singular(words[0])]
        words = words[1:]
    if own and not all(_singular(word) in own for word in words):
        return None
    return power


def _is_currency(sign: str) -> bool:
    return unicodedata.category(sign) == "Sc"


def _plain(letter: str) -> str:
    """Return the plain form of a letter; raised and circled digits are no digits."""
    is_odd = unicodedata.category(letter) == "No"
    return letter if is_odd else unicodedata.normalize("NFKC", letter)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 1 and word.endswith("s") else word


def show_number(number: Decimal) -> str:
    """Return ``number`` as people write it: no exponent, thousands set off by commas.

    Whole numbers below 10,000 stay unbroken, so that years read as years.
    """
    text = f"{number:f}" if abs(number) < _UNBROKEN_BELOW else f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
