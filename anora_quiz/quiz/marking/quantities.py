"""Typed numbers with what they count: what “about 2½ million”, “2 h 19”, or “37 days” means."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile

from anora_quiz.quiz.limits import LONGEST_ANSWER
from anora_quiz.quiz.marking import durations
from anora_quiz.quiz.marking.counted import ENDING, Counted, counted_in, says_what
from anora_quiz.quiz.marking.number_words import with_digits
from anora_quiz.quiz.marking.numerals import (
    ORDINAL,
    Numeral,
    exponent_of,
    find_numeral,
    is_currency,
    plain_text,
    shifted,
    show_number,
)
from anora_quiz.quiz.marking.units import canonical, find_units

_NO_NUMBER, _NOT_JUST_ONE = "isn't a number.", "isn't just one number."
_OTHER_UNIT = "is in another unit."
_CACHE_SIZE = 64
_MOST_SCALES = 3
_LONGEST_PHRASE = 20  # words in a number
_DOZEN = 12
# Words around a number that say nothing about it.
_BEFORE = (
    r"(?:(?:about|around|roughly|approximately|approx|circa|exactly|just|only|maybe|perhaps|"
    r"probably|(?:i|i'd) (?:think|guess|believe|say)|(?:my guess|answer) is|my guess|answer|"
    r"it (?:was|is|took|lasted|cost)|it's|that's|there (?:were|was|are)|"
    r"in|the|year|number|num|equals)\b\.?|(?:no|nr|n°|c|ca)\.?(?= ?\d)|[≈~=#:]) ?"
)
_AFTER = (
    r"[ ,]+(?:or so|or thereabouts|i (?:think|guess|believe)|maybe|perhaps|probably|exactly|"
    r"approximately|approx|roughly|in total|total|altogether|in all)|-?ish"
)
_ZERO = r"(?:none|nil|nought|naught|nothing|no)\b"
_FRACTIONS = tuple(
    (rf"\b(?:and )?{words}\b(?: of)?(?: an?\b)?", f" {sign}")
    for words, sign in (
        ("three quarters", "¾"),
        ("(?:an? |one )?quarter", "¼"),
        ("(?:an? |one )?half", "½"),
    )
)
_BRACKETS = str.maketrans(dict.fromkeys("()[]“”", " "))
_BEFORE_CHRIST, _AFTER_CHRIST = r" ?b\.? ?c\.?(?: ?e)?", r" ?(?:a\.? ?d|c\.? ?e)"
_CENTURIES = (1900, 2000)  # of a year such as '24
_GROUPED_FROM, _YEARS_TO = 1000, 10_000  # years are numbers without a unit
_SHOWN_SCALES = (("trillion", 12), ("billion", 9), ("million", 6))
_SHORTEST_NAME = 4  # letters; shorter units are symbols
_DECIMALS = 2  # as many as are shown before a scale, and of what never ends


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed text means for a question.

    Each of the ``values`` may be the number that is meant, in the unit of the question. An answer
    that is wrong whatever the number, such as a decade, has none. ``fault`` says why the text has
    to be typed again. ``is_bare`` says that the text has no unit, ``is_converted`` that it has
    another one, and ``is_worded`` that its number isn't in digits.
    """

    values: tuple[Decimal | Fraction, ...] = ()
    fault: str = ""
    is_bare: bool = False
    is_converted: bool = False
    is_worded: bool = False


@lru_cache(_CACHE_SIZE)
def read(text: str, unit: str) -> Reading:
    """Return what ``text`` means where numbers are counted in ``unit``, which may be empty.

    A number may have the unit in any usual spelling, scales such as million, and words around it
    that say nothing, such as about. Hours and minutes, and smaller metric units, are converted.
    Any other unit, two numbers, a range, or other words are a fault; so is a text of more than
    500 characters.
    """
    if len(text) > LONGEST_ANSWER:
        return Reading(fault=_NO_NUMBER)
    counted = counted_in(unit)
    whole = plain_text(text)
    plain = _without_fillers(whole)
    if counted.is_time and (value := durations.read(plain, counted.units[0].name)) is not None:
        return Reading((value,), is_converted=True)
    if not counted.text and (short_year := re.fullmatch(r"['’‘](\d\d)", plain)):
        years = (Decimal(century + int(short_year[1])) for century in _CENTURIES)
        return Reading(tuple(years), is_worded=True)
    for unit_text in dict.fromkeys((counted.text, counted.noun_text)):
        if number := _before_unit(" ".join(whole.rstrip(ENDING).split()), unit_text):
            reading = _read(_without_fillers(number), counted, unit_text)
            if not reading.fault:
                return reading
    reading = _read(plain, counted)
    if reading.fault and counted.noun and plain.startswith(("a ", "an ")):  # a day is one day
        return _read(f"one {plain.partition(' ')[2]}", counted)
    return reading


def _without_fillers(text: str) -> str:
    """Return ``text`` without words around the number that say nothing, and with a minus sign."""
    if text[:1] == text[-1:] == '"':
        text = text[1:-1]
    text = text.translate(_BRACKETS).rstrip(ENDING).lstrip()
    if not text[:1].isdecimal():
        text = re.sub(rf"^(?:{_BEFORE})++(?=.)", "", text)
        text = re.sub(r"^(?:minus|negative) ", "-", text)
    if not text[-1:].isdecimal():
        text = re.sub(rf"(?:{_AFTER})++$", "", text).rstrip(ENDING)
    for pattern, fraction in _FRACTIONS if "half" in text or "quarter" in text else ():
        text = re.sub(pattern, fraction, text)
    return " ".join(text.split())


def _before_unit(text: str, unit: str) -> str:
    """Return what is before the ``unit`` at the end of ``text``; empty if it does not end so."""
    number = text.removesuffix(unit) if unit else text
    ends, starts = number[-1:], unit[:1]
    is_cut = (ends.isalpha() and starts.isalpha()) or (ends.isdigit() and starts.isdigit())
    return "" if number == text or is_cut else number.strip()


def _read(text: str, counted: Counted, unit: str = "") -> Reading:
    """Return what ``text`` means, after which the ``unit`` was typed as it is in the question."""
    is_worded = not (text[:1].isdecimal() or any(map(str.isdecimal, text)))
    if is_worded:
        # Without a unit, “no idea” is not zero.
        text = _in_digits(re.sub(rf"^{_ZERO}{'' if counted.noun else '$'}", "zero", text))
    numeral = find_numeral(text)
    if numeral is None:
        return Reading(fault=_NO_NUMBER)
    if not counted.text and (special := _special(numeral)):
        return special
    if numeral.before and not _fits_before(numeral.before, counted):
        return Reading(fault=_OTHER_UNIT if find_units(numeral.before) else _NOT_JUST_ONE)
    after = re.sub(rf"^{ORDINAL}", "", numeral.after).strip(ENDING)
    factor, exponent, rest = _scaled(after, counted) if after else (1, 0, "")
    power = counted.conversion(rest)
    if power is None or (unit and rest) or _has_another_number(rest, counted):
        return Reading(fault=_fault(rest))
    value = numeral.value if factor == 1 else Fraction(numeral.value) * factor
    value = shifted(value, exponent + power)
    values: tuple[Decimal | Fraction, ...] = (value,)
    if counted.exponent and unit != counted.text:  # 6 and 6000000, in million dollars
        whole = shifted(value, -counted.exponent)
        values = (whole,) if exponent or rest or unit else (value, whole)
    is_bare = not (unit or rest or numeral.before)
    return Reading(values, is_bare=is_bare, is_converted=power != 0, is_worded=is_worded)


def _has_another_number(rest: str, counted: Counted) -> bool:
    """Return whether other words than a unit hold a number, too: nineteen oh five."""
    words = rest.split()
    return not counted.noun and not find_units(rest) and with_digits(words) != words


def _fault(rest: str) -> str:
    is_unit = find_units(rest) or (says_what(rest) and with_digits(rest.split()) == rest.split())
    return _OTHER_UNIT if is_unit else _NOT_JUST_ONE


def _fits_before(text: str, counted: Counted) -> bool:
    """Return whether ``text`` may stand before a number: a currency, in most cases."""
    if counted.noun:
        return counted.conversion(text) == 0
    units = find_units(text)
    return is_currency(text) or (bool(units) and units[0].dimension == "money")


def _scaled(text: str, counted: Counted) -> tuple[int, int, str]:
    """Return the factor and the power of ten of the scales that begin ``text``, and the rest."""
    factor, exponent = 1, 0
    for _ in range(_MOST_SCALES):
        match = re.match(r"[^\W\d_]+", text)
        word = match[0] if match else ""
        power, is_dozen = exponent_of(word), word in ("dozen", "dozens")
        rest = text[len(word) :].strip()
        if not (power or is_dozen) or _is_unit(text, counted):
            break
        if len(word) == 1 and not counted.takes_letters and not rest:
            break
        factor, exponent = factor * (_DOZEN if is_dozen else 1), exponent + power
        text = rest
    return factor, exponent, text


def _is_unit(text: str, counted: Counted) -> bool:
    return bool(counted.noun and find_units(text)) and counted.conversion(text) is not None


def _special(numeral: Numeral) -> Reading | None:
    """Return what a decade means, which is no year, a year with BC or AD, and a percentage."""
    if re.fullmatch(r"\d{3}0", numeral.digits) and re.fullmatch(r"['’]?s", numeral.after):
        return Reading()
    if numeral.before.replace(".", "") == "ad" or re.fullmatch(_AFTER_CHRIST, numeral.after):
        return Reading((numeral.value,))
    if canonical(numeral.after) == "percent":  # of what? 50% may be 50, or a half
        return Reading((numeral.value, shifted(numeral.value, -2)))
    is_before = re.fullmatch(_BEFORE_CHRIST, numeral.after)
    return Reading((-numeral.value,)) if is_before else None


def _in_digits(text: str) -> str:
    """Return ``text`` with the number that it begins with in digits, if that is in words."""
    sign = "-" if text.startswith("-") else ""
    text = text.removeprefix("-")
    words = text.replace("-", " ").replace(",", " ").split()
    number, rest = _leading_number(words)
    if rest[:1] == ["point"]:  # one point five
        single = (with_digits([word])[0] for word in rest[1:])
        decimals = list(takewhile(lambda each: len(each) == 1 and each.isdigit(), single))
        number, rest = f"{number}.{''.join(decimals)}", rest[1 + len(decimals) :]
    return " ".join([f"{sign}{number}", *rest]) if number else f"{sign}{text}"


def _leading_number(words: list[str]) -> tuple[str, list[str]]:
    """Return the digits of the number in words that comes first, or empty, and the other words."""
    for count in range(min(len(words), _LONGEST_PHRASE), 0, -1):
        found = with_digits(words[:count])
        if len(found) == 1 and found[0][:1].isdigit():
            return found[0], words[count:]
    return "", words


def show_quantity(number: Decimal | Fraction, unit: str) -> str:
    """Return ``number`` with its ``unit`` as people write it: $6 million, 1,000 days, 1969."""
    counted = counted_in(unit)
    return counted.with_number(_shown(shifted(number, counted.exponent), counted))


def wanted(fault: str, unit: str) -> str:
    """Return in what to answer, after the ``fault`` of a text; empty if its unit isn't at fault."""
    counted = counted_in(unit)
    is_short = counted.units and not counted.exponent and len(unit) < _SHORTEST_NAME
    name = counted.units[0].name if is_short else unit
    return f"Answer in {name}." if unit and fault == _OTHER_UNIT else ""


def with_unit(number: str, unit: str) -> str:
    """Return the digits of ``number`` with their ``unit``, unless that is a number of millions."""
    counted = counted_in(unit)
    return number if counted.exponent else counted.with_number(number)


def show_span(low: Decimal | Fraction, high: Decimal | Fraction, unit: str) -> str:
    """Return the numbers from ``low`` to ``high`` in words: from 136 to 142 minutes."""
    counted = counted_in(unit)
    first = _shown(shifted(low, counted.exponent), counted)
    first = counted.with_number(first) if counted.is_before else first
    return f"from {first} to {show_quantity(high, unit)}"


def _shown(number: Decimal | Fraction, counted: Counted) -> str:
    """Return ``number`` in digits, with a scale where it is a short number of millions or more."""
    if isinstance(number, Fraction):
        quotient = Decimal(number.numerator) / number.denominator
        number = quotient if number == quotient else round(quotient, _DECIMALS)
    name, exponent = next((each for each in _SHOWN_SCALES if abs(number) >= 10 ** each[1]), ("", 0))
    short = show_number(shifted(number, -exponent))
    if exponent and len(short.partition(".")[2]) <= _DECIMALS:
        return f"{short} {name}"
    return show_number(number, _GROUPED_FROM if counted.noun else _YEARS_TO)
