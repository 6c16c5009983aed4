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
# A comma before exactly three digits separates thousands; before other digits, it is a
# decimal comma: 1,000 is a thousand, and 37,5 is thirty-seven and a half.
# Spaces are matched possessively (*+): with backtracking, they would take quadratic time.
_NUMBER = r"""(?x)
    (?P<sign>[+-]?)\s*+(?P<before>[^\w\s.,+-]?)\s*+
    (?P<whole>\d{1,3}(?:,\d{3})+ | \d{1,3}(?:[ '’]\d{3})+ | \d{1,3}(?:_\d{3})+ | \d+ | (?=[.,]\d))
    (?:(?P<point>[.,])(?P<fraction>\d+))?
    (?:e(?P<exponent>[+-]?\d{1,2}))?
    \s*+(?P<rest>[^\d]*+)
"""
_LARGEST_EXPONENT = 30
_LONGEST_TEXT = 500  # characters, as many as can be typed
_GROUPED_FROM = 10_000


def parse_number(text: str, unit: str = "") -> Decimal | None:
    """Return ``text`` as a number, or None if it is not one.

    Thousands may be separated by a comma, space, apostrophe, or underscore; ``1e3``,
    ``6 million``, and a currency symbol are understood; infinity and not-a-number are not
    numbers, nor is a text of more than 500 characters. If ``unit`` is given, words after the
    number must belong to it (singular or plural): in days, ``37 days`` is 37, and ``37 weeks``
    is not a number.
    """
    if len(text) > _LONGEST_TEXT:
        return None
    plain = "".join(map(_plain, text)).casefold().translate(_MINUS).strip()
    match = re.fullmatch(_NUMBER, plain.rstrip(".!"))
    if match is None or ("," in match["whole"] and match["point"] == ","):
        return None
    if match["before"] and match["before"] not in "~≈" and not _is_currency(match["before"]):
        return None
    scale = _scale(match["rest"], unit)
    exponent = int(match["exponent"] or 0)
    if scale is None or abs(exponent) > _LARGEST_EXPONENT:
        return None
    digits = re.sub(r"\D", "", match["whole"]) or "0"
    return Decimal(f"{match['sign']}{digits}.{match['fraction'] or 0}e{exponent + scale}")


def _scale(rest: str, unit: str) -> int | None:
    """Return the power of ten in the words after a number; None for words of another unit."""
    if any(character.isnumeric() for character in rest):  # 10² and 3½
        return None
    words = re.findall(r"[^\W\d_]+", rest)
    unit_words = {_singular(word) for word in re.findall(r"[^\W\d_]+", unit.casefold())}
    unit_words |= {word[0] for word in unit_words}  # 5 m is 5 meters if the unit is meters
    power = 0
    if words and words[0] in _ORDINALS:
        words = words[1:]
    while words and _singular(words[0]) in _SCALES and words[0] not in unit_words:
        power += _SCALES[_singular(words[0])]
        words = words[1:]
    if unit_words and not all(_singular(word) in unit_words for word in words):
        return None
    return power


def _is_currency(character: str) -> bool:
    return unicodedata.category(character) == "Sc"


def _plain(character: str) -> str:
    """Return the NFKC form, but leave superscript and circled digits, which do not count."""
    is_special = unicodedata.category(character) == "No"
    return character if is_special else unicodedata.normalize("NFKC", character)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 1 and word.endswith("s") else word


def show_number(number: Decimal) -> str:
    """Return ``number`` as people write it: no exponent, thousands separated by commas.

    Numbers below 10,000 get no comma, so that years look like years.
    """
    text = f"{number:f}" if abs(number) < _GROUPED_FROM else f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
