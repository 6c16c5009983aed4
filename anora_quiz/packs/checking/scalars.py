"""One value of a pack -> a text, a number, a flag and so on, or why it is none.

Each function takes the name of the field, for messages, and the value with its place. Each
raises `Bad` for a value that its field cannot hold, `Reported` for one that was lost.
"""

import re
import unicodedata
from collections.abc import Sized
from decimal import Decimal

from anora_quiz.packs.pack import is_forbidden
from anora_quiz.packs.syntax.tree import Lost, Mapping, Place, Scalar, Sequence, Value
from anora_quiz.quiz.fields import Field
from anora_quiz.quiz.limits import LONGEST_TEXT, MOST_LINES
from anora_quiz.quiz.question import Difficulty, too_many
from anora_quiz.quiz.quoting import quoted as quoted  # noqa: PLC0414 - for its readers

LONGEST_IDENTIFIER = 80
"""How many letters an id has at most."""

LONGEST_URL = 2000
"""How many characters a web address has at most."""

_LONGEST_NAME = 1000  # characters that an id can be made of
_LONGEST_YEAR = 4
_MOST_DIGITS = 30  # of a number, before the point and behind it
_NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?", re.ASCII)
_YEAR = re.compile(r"0*[1-9]\d*", re.ASCII)
_URL = re.compile(r"https?://[^\s/][^\s/.]*\.\S+")  # in one way only, so that none is tried twice


class Bad(Exception):
    """A value that its field cannot hold; ``found`` is place, code, message and hint."""

    def __init__(self, place: Place, code: str, message: str, hint: str) -> None:
        """Say what is wrong with the value at ``place``, and how to mend it."""
        super().__init__(message)
        self.found = (place, code, message, hint)


class Reported(Exception):
    """A value that cannot be had; why is reported already."""


def text(name: str, value: Value) -> str:
    """Return the author's characters, less what a block scalar puts round them."""
    if not isinstance(value, Scalar):
        _raise_if_lost(value)
        hint = "put quotes around it if it holds a colon, or starts with [ or {"
        raise Bad(value.place, "no-text", f"`{name}` needs a text, not a list or mapping", hint)
    if not value.text.strip():
        hint = "write something, or take the line out; quote a text that starts with # or &"
        raise Bad(value.place, "empty", f"`{name}` is empty", hint)
    return value.text.strip("\n").rstrip() if value.is_block else value.text


def identifier(name: str, value: Value) -> str:
    """Return an id or a tag."""
    typed = text(name, value)
    if len(typed) <= _LONGEST_NAME:  # to compose letters can take long
        typed = unicodedata.normalize("NFC", typed)
    if not is_identifier(typed):
        hint = f"up to {LONGEST_IDENTIFIER} letters, digits, - _ and points, such as {slug(typed)}"
        raise Bad(value.place, "bad-id", f"`{name}` cannot be {quoted(typed)}", hint)
    return typed


def is_identifier(typed: str) -> bool:
    """Tell whether ``typed`` has the shape of an id."""
    if not typed[:1].isalnum() or len(typed) > LONGEST_IDENTIFIER:
        return False
    return all(letter in "-_." or _is_of_a_word(letter) for letter in typed)


def url(name: str, value: Value) -> str:
    """Return a web address."""
    typed = text(name, value)
    if len(typed) > LONGEST_URL or not _URL.fullmatch(typed):
        hint = "start it with https://, or leave it out"
        raise Bad(value.place, "bad-url", f"{quoted(typed)} is no web address", hint)
    if not typed.isprintable():
        for letter in filter(is_forbidden, typed):
            message = f"the character U+{ord(letter):04X} cannot stand in a web address"
            raise Bad(value.place, "bad-url", message, "take it out")
    return typed


def flag(name: str, value: Value) -> bool:
    """Return true or false."""
    typed = text(name, value).casefold()
    if typed not in ("true", "false"):
        message = f"`{name}` is true or false, not {quoted(typed)}"
        raise Bad(value.place, "no-flag", message, "write true or false")
    return typed == "true"


def number(name: str, value: Value) -> Decimal:
    """Return a number of up to thirty digits before the point and behind it.

    They are counted as they are when the number is written out, without an exponent.
    """
    typed = text(name, value)
    if not _NUMBER.fullmatch(typed):
        hint = "write digits, with a point for fractions: 1000 or 1.5"
        raise Bad(value.place, "bad-number", f"{quoted(typed)} is no number", hint)
    found = Decimal(typed)
    if found and not _is_short(found):
        message = f"{quoted(typed)} has too many digits when it is written out"
        hint = f"up to {_MOST_DIGITS} before the point and {_MOST_DIGITS} behind it are read"
        raise Bad(value.place, "bad-number", message, hint)
    return found or Decimal(0)


def _is_short(number: Decimal) -> bool:
    behind = -int(number.as_tuple().exponent)
    return number.adjusted() < _MOST_DIGITS and behind <= _MOST_DIGITS


def year(name: str, value: Value) -> int:
    """Return a year from 1 to 9999."""
    typed = text(name, value)
    if len(typed) > _LONGEST_YEAR or not _YEAR.fullmatch(typed):
        message = f"`{name}` is a year, not {quoted(typed)}"
        raise Bad(value.place, "bad-year", message, "write it in digits: 2024")
    return int(typed)


def difficulty(name: str, value: Value) -> Difficulty:
    """Return how hard a question is."""
    typed = text(name, value)
    try:
        return Difficulty(typed)
    except ValueError:
        message = f"`{name}` cannot be {quoted(typed)}"
        raise Bad(value.place, "bad-difficulty", message, "write easy, medium or hard") from None


def items(name: str, value: Value) -> list[Value]:
    """Return the values of a list that is not empty."""
    if not isinstance(value, Sequence):
        _raise_if_lost(value)
        hint = "write each item on a line of its own with a dash, or [one, two]"
        raise Bad(value.place, "no-list", f"`{name}` needs a list", hint)
    if not value.items:
        raise Bad(value.place, "empty", f"`{name}` is empty", "add an item")
    return value.items


def pairs(name: str, value: Value) -> list[tuple[Scalar, Value]]:
    """Return the keys and values of a mapping."""
    if not isinstance(value, Mapping):
        _raise_if_lost(value)
        hint = "write each pair on a line of its own: `left: right`"
        raise Bad(value.place, "no-pairs", f"`{name}` needs pairs", hint)
    return value.entries


def refuse_many(field: Field, place: Place, listed: Sized) -> None:
    """Raise `Bad` for more items than ``field`` takes."""
    if len(listed) > field.limits.most:
        message, hint = too_many(field.name, len(listed), field.limits.most)
        raise Bad(place, "too-many", message, hint)


def refuse_long(name: str, place: Place, typed: str) -> None:
    """Raise `Bad` for a text that is too long for any screen."""
    lines = len(typed.splitlines())
    if len(typed) > LONGEST_TEXT:
        message = f"`{name}` has {len(typed):,} characters; {LONGEST_TEXT:,} is the most"
    elif lines > MOST_LINES:
        message = f"`{name}` has {lines:,} lines; {MOST_LINES:,} is the most"
    else:
        return
    raise Bad(place, "too-long", message, "shorten it")


def slug(name: str) -> str:
    """Return ``name`` in the shape of an id."""
    composed = unicodedata.normalize("NFC", name[:_LONGEST_NAME].casefold())
    signs = (letter if _is_of_a_word(letter) else " " for letter in composed)
    words = (_from_first_letter(word) for word in "".join(signs).split())
    plain = "-".join(filter(None, words))
    return plain[:LONGEST_IDENTIFIER].rstrip("-") or "pack"


def columns_of(typed: str) -> int:
    """Return how many columns ``typed`` takes on one line of a screen."""
    if typed.isascii():
        return len(typed)
    return sum(_columns_of_letter(letter) for letter in typed)


def _columns_of_letter(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _raise_if_lost(value: Value) -> None:
    if isinstance(value, Lost):
        raise Reported


def _from_first_letter(word: str) -> str:
    """Return ``word`` without marks that belong to a sign before it, such as an emoji."""
    start = next((place for place, letter in enumerate(word) if letter.isalnum()), len(word))
    return word[start:]


def _is_of_a_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"  # M: the vowel signs of many scripts
