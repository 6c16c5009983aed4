"""Numbers in digits: ``1,000``, ``1 000``, ``1½``, ``1e3``, ``6·10^6``, ``$6 million``, ``-4``."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile
from typing import TypeVar

from anora_quiz.quiz.limits import LONGEST_ANSWER

_SCALES = {
    word: exponent
    for exponent, words in {
        2: "hundred",
        3: "thousand k",
        5: "lakh",
        6: "million m mn mln mil mio",
        7: "crore",
        9: "billion b bn bln",
        12: "trillion tn trn",
    }.items()
    for word in words.split()
}
ORDINAL = r"(?:st|nd|rd|th)(?![^\W\d_])"
_SIGNS = str.maketrans(
    dict.fromkeys("\u2212\u2012\u2013\u2014\u2015\ufe63", "-")
    | {"º": "°", "\u02da": "°", "\u2044": "/", "\u066a": "%", "\u066b": ".", "\u066c": ","}
)
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
# Digits in groups with one kind of separator, or plain digits; then a fraction, and a power of
# ten. A comma before exactly three digits separates thousands; before other digits, and after a
# zero, it is a decimal comma: 1,000 is a thousand, and 0,125 an eighth. A period separates
# thousands where it could not be a decimal point: in 6.000.000 and 1.000,5.
# Blanks are matched possessively (*+): with backtracking, they would take quadratic time.
_NUMBER = r"""(?xs)
    (?P<sign>[+-]?)\s*+(?P<before>[^\d+¼-¾⅐-⅞-]*?)(?P<second>[+-]?)\s*+
    (?P<whole>
        (?!0)\d{1,3}(?:,\d{3})+ | (?!0)\d{1,2}(?:,\d{2})+,\d{3}
      | (?!0)\d{1,3}(?:\.\d{3}){2,} | (?!0)\d{1,3}\.\d{3}(?=,\d)
      | \d{1,3}(?:[ ]\d{3})+ | \d{1,3}(?:['’]\d{3})+ | \d{1,3}(?:_\d{3})+
      | \d+ | (?=[.,]\d|[¼-¾⅐-⅞])
    )
    (?:(?P<point>[.,])(?P<fraction>\d+))?
    (?:[ ]?(?P<vulgar>[¼-¾⅐-⅞]) | (?:[ ](?P<top>\d{1,2}))?/(?P<bottom>\d{1,4})(?![\d/]))?
    (?:
        e(?P<exponent>[+-]?\d{1,2})
      | (?P<times>[ ]?[x×*·⋅][ ]?10)?
        (?:(?:\^|\*\*)[ ]?(?P<power>[+-]?\d{1,2}) | (?P<superscript>⁻?[⁰¹²³⁴-⁹]{1,2}))
    )?
    (?P<after>.*)
"""
_BOTTOMS = frozenset({*range(2, 11), 12, 16, 100, 1000})  # of fractions; 2023/24 is none
_LONGEST_TOP = 2  # digits
_LARGEST_EXPONENT = 30

_Number = TypeVar("_Number", Decimal, Fraction, Decimal | Fraction)


@dataclass(frozen=True, slots=True)
class Numeral:
    """The first number in a text: its ``digits``, its value, and what is before and after it."""

    before: str
    digits: str
    value: Decimal | Fraction
    after: str


def plain_text(text: str) -> str:
    """Return ``text`` in lower case, with full-width and other digits and signs as usual ones."""
    if not text.isascii():
        text = "".join(map(_plain, text.translate(_SIGNS)))
    return text.casefold().strip()


def _plain(character: str) -> str:
    """Return the NFKC form, but leave superscripts, fractions, and circled digits as they are."""
    category = unicodedata.category(character)
    if category == "Cf":  # cannot be seen
        return ""
    return character if category == "No" else unicodedata.normalize("NFKC", character)


def find_numeral(text: str) -> Numeral | None:
    """Return the first number in ``text``, which is plain; None if there is none."""
    match = re.match(_NUMBER, text)
    if match is None or (match["second"] and not match["before"]):
        return None
    if match["point"] and match["point"] in match["whole"]:
        return None
    value = _value(match)
    if value is None:
        return None
    return Numeral(match["before"].strip(), match["whole"], value, match["after"])


def _value(match: re.Match[str]) -> Decimal | Fraction | None:
    digits = re.sub(r"\D", "", match["whole"]) or "0"
    power = match["power"] or (match["superscript"] or "").translate(_SUPERSCRIPTS)
    exponent = int(match["exponent"] or power or 0)
    if power and not match["times"]:  # 10^2
        if match["whole"] != "10" or match["point"]:
            return None
        digits = "1"
    if abs(exponent) > _LARGEST_EXPONENT:
        return None
    sign = "-" if "-" in (match["sign"], match["second"]) else ""
    if match["vulgar"] or match["bottom"]:
        part = _part(match, int(digits))
        return None if part is None else part * int(f"{sign}1") * Fraction(10) ** exponent
    return Decimal(f"{sign}{digits}.{match['fraction'] or 0}e{exponent}")


def _part(match: re.Match[str], whole: int) -> Fraction | None:
    """Return the value of ½, 1½, 1/2, or 1 1/2."""
    if match["point"]:
        return None
    if match["vulgar"]:
        return whole + Fraction(unicodedata.numeric(match["vulgar"])).limit_denominator(10)
    bottom = int(match["bottom"])
    if bottom not in _BOTTOMS or (len(match["whole"]) > _LONGEST_TOP and not match["top"]):
        return None
    return whole + Fraction(int(match["top"]), bottom) if match["top"] else Fraction(whole, bottom)


def exponent_of(word: str) -> int:
    """Return the power of ten of a scale in lower case (thousand, millions, bn); 0 if none."""
    return _SCALES.get(word) or _SCALES.get(word.removesuffix("s"), 0)


def shifted(value: _Number, exponent: int) -> _Number:
    """Return ``value`` times ten to the ``exponent``, exactly."""
    if not exponent:
        return value
    if isinstance(value, Fraction):
        return value * Fraction(10) ** exponent
    sign, digits, own = value.as_tuple()
    return Decimal((sign, digits, int(own) + exponent))


def parse_number(text: str) -> Decimal | None:
    """Return ``text`` as a number, or None if it is not one.

    A currency sign may come before the number, and a scale (``6 million``) and any other words
    after it. A text of more than 500 characters is not a number.
    """
    found = find_numeral(plain_text(text).rstrip(".!")) if len(text) <= LONGEST_ANSWER else None
    if found is None or not isinstance(found.value, Decimal):
        return None
    is_sign = found.before in "~≈" or is_currency(found.before)
    if not is_sign or any(map(str.isnumeric, found.after)):
        return None
    words = re.findall(r"[^\W\d_]+", re.sub(rf"^{ORDINAL}", "", found.after))
    exponent = sum(takewhile(bool, map(exponent_of, words)))
    return shifted(found.value, exponent) if exponent <= _LARGEST_EXPONENT else None


def is_currency(text: str) -> bool:
    """Return whether ``text`` is one currency sign."""
    return len(text) == 1 and unicodedata.category(text) == "Sc"


def show_number(number: Decimal, grouped_from: int = 10_000) -> str:
    """Return ``number`` as people write it: no exponent, thousands separated by commas.

    Numbers below ``grouped_from`` get no comma: by default, so that years look like years.
    """
    text = f"{number:f}" if abs(number) < grouped_from else f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
