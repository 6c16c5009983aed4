"""Values in the lines of a file, each checked: what isn't as it should be is refused."""

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any, TypeVar

from anora_quiz.quiz.limits import LONGEST_TEXT
from anora_quiz.quiz.quoting import printable
from anora_quiz.records.encoding import stored_time

_Value = TypeVar("_Value")

MOST_PARTS = 100_000
"""The maximum number of items in a list."""

_LARGEST = 2**53  # numbers that every program keeps exactly
_LONGEST_TURN = 10**7  # seconds
_MOST_DIGITS = 9  # in a credit
_YEARS = range(1970, 9000)
_HEXADECIMAL = {*"0123456789abcdef"}


class Refused(ValueError):
    """A line that isn't taken; the message says what is wrong with it."""


def get(values: Mapping[str, Any], key: str, kind: type[_Value] | tuple[type, ...]) -> Any:
    """Return the value of ``key``, which has to be there and of this ``kind``."""
    if key not in values:
        message = f'"{key}" is missing'
        raise Refused(message)
    value = values[key]
    # True and False are numbers in Python, but not here.
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        message = f'"{key}" is {_name(value)}'
        raise Refused(message)
    return value


def _name(value: object) -> str:
    names = {str: "a text", bool: "true or false", list: "a list", dict: "an object"}
    names |= {int: "a whole number", float: "a number with decimals"}
    return names.get(type(value), "null") + ", which isn't what belongs there"


def text(values: Mapping[str, Any], key: str) -> str:
    """Return the text of ``key``."""
    return _text(get(values, key, str), key)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        message = f'"{key}" has an item that isn\'t a text'
        raise Refused(message)
    if len(value) > LONGEST_TEXT:
        message = f'"{key}" is longer than {LONGEST_TEXT:,} characters'
        raise Refused(message)
    return value


def digits(values: Mapping[str, Any], key: str, count: int) -> str:
    """Return the text of ``key``, which has to be ``count`` hexadecimal digits."""
    value = text(values, key)
    if len(value) != count or not {*value} <= _HEXADECIMAL:
        message = f'"{key}" isn\'t {count} hexadecimal digits'
        raise Refused(message)
    return value


def texts(values: Mapping[str, Any], key: str) -> list[str]:
    """Return the list of texts of ``key``."""
    return [_text(each, key) for each in _items(values, key)]


def objects(values: Mapping[str, Any], key: str) -> Iterator[dict[str, Any]]:
    """Yield the objects in the list of ``key``; what is refused in one is located."""
    for number, each in enumerate(_items(values, key), start=1):
        where = f'item {number} of "{key}"'
        if not isinstance(each, dict):
            message = f"{where} isn't an object"
            raise Refused(message)
        yield each


def _items(values: Mapping[str, Any], key: str) -> list[Any]:
    found: list[Any] = get(values, key, list)
    if len(found) > MOST_PARTS:
        message = f'"{key}" has more than {MOST_PARTS:,} items'
        raise Refused(message)
    return found


def whole(values: Mapping[str, Any], key: str, smallest: int = 0, largest: int = _LARGEST) -> int:
    """Return the whole number of ``key``, which is from ``smallest`` to ``largest``."""
    number: int = get(values, key, int)
    if not smallest <= number <= largest:
        message = f'"{key}" isn\'t from {smallest} to {largest}'
        raise Refused(message)
    return number


def seconds(values: Mapping[str, Any], key: str) -> float:
    """Return the seconds of ``key``."""
    number = float(get(values, key, (int, float)))
    if not (math.isfinite(number) and 0 <= number <= _LONGEST_TURN):
        message = f'"{key}" isn\'t a number of seconds'
        raise Refused(message)
    return number


def credit(values: Mapping[str, Any], key: str) -> Fraction:
    """Return the credit of ``key``: a text such as "1" or "2/3", in its shortest form."""
    value = text(values, key)
    found = parsed(Fraction, value) if len(value) <= 2 * _MOST_DIGITS else None
    if found is None or not 0 <= found <= 1 or str(found) != value:
        message = f'"{key}" isn\'t a credit from 0 to 1'
        raise Refused(message)
    return found


def time(values: Mapping[str, Any], key: str) -> str:
    """Return the time of ``key`` as it is stored."""
    value = text(values, key)
    found = parsed(datetime.fromisoformat, value)
    if found is None or found.tzinfo is None or found.year not in _YEARS:
        message = f'"{key}" isn\'t a time with a time zone: "{printable(value)}"'
        raise Refused(message)
    return stored_time(found)


def day(values: Mapping[str, Any], key: str) -> str:
    """Return the day of ``key``, empty for none."""
    value = text(values, key)
    found = parsed(date.fromisoformat, value)
    if value and (found is None or found.isoformat() != value):
        message = f'"{key}" isn\'t a date: "{printable(value)}"'
        raise Refused(message)
    return value


def parsed(parse: Callable[[str], _Value], value: str) -> _Value | None:
    """Return what ``parse`` makes of ``value``; None if it can't."""
    try:
        return parse(value)
    except (ValueError, ArithmeticError):
        return None
