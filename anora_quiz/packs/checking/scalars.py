"""Convert single values of a pack to texts, numbers, flags, and so on.

Each function takes the name of the field, for messages, and the value with its location. It
raises `InvalidValue` for a value that the field can't hold, and `AlreadyReported` for a value
that could not be read.
"""

import re
import unicodedata
from collections.abc import Iterable, Sized
from decimal import Decimal

from anora_quiz.packs.pack import is_forbidden
from anora_quiz.packs.syntax.tree import Location, Mapping, Scalar, Sequence, UnreadableValue, Value
from anora_quiz.quiz.fields import Field
from anora_quiz.quiz.limits import LONGEST_TEXT, MOST_LINES
from anora_quiz.quiz.question import Difficulty, too_many
from anora_quiz.quiz.quoting import quoted as quoted  # noqa: PLC0414 - for those who import this

LONGEST_IDENTIFIER = 80
"""The largest number of characters in an id."""

LONGEST_URL = 2000
"""The largest number of characters in a web address."""

_LONGEST_ID_SOURCE = 1000  # characters of a text that an id is made from
_LONGEST_YEAR = 4
_MOST_DIGITS = 30  # of a number, before and after the decimal point
_NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?", re.ASCII)
_ASCII_IDENTIFIER = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_IDENTIFIER - 1}}}")
_ASCII_WORD = re.compile("[a-z0-9]+")
_YEAR = re.compile(r"0*[1-9]\d*", re.ASCII)
# Matches in one way only, so that it never backtracks far.
_URL = re.compile(r"https?://[^\s/][^\s/.]*\.\S+")


class InvalidValue(Exception):
    """A value that its field can't hold; ``found`` is location, code, message, and hint."""

    def __init__(self, location: Location, code: str, message: str, hint: str) -> None:
        """Carry what is wrong with the value at ``location``, and how to fix it."""
        super().__init__(message)
        self.found = (location, code, message, hint)


class AlreadyReported(Exception):
    """A value that can't be read; the reason is already reported."""


def text(name: str, value: Value) -> str:
    """Return the author's characters, without the line breaks around a block scalar."""
    if not isinstance(value, Scalar):
        _raise_if_unreadable(value)
        hint = "put quotes around it if it holds a colon, or starts with [ or {"
        raise InvalidValue(
            value.location, "no-text", f"`{name}` needs a text, not a list or mapping", hint
        )
    if not value.text.strip():
        hint = "write something, or take the line out; quote a text that starts with # or &"
        raise InvalidValue(value.location, "empty", f"`{name}` is empty", hint)
    return value.text.strip("\n").rstrip() if value.is_block else value.text


def identifier(name: str, value: Value) -> str:
    """Return an id or a tag."""
    typed = text(name, value)
    if len(typed) <= _LONGEST_ID_SOURCE:  # composing characters can take long
        typed = unicodedata.normalize("NFC", typed)
    if not is_identifier(typed):
        hint = f"up to {LONGEST_IDENTIFIER} letters, digits, - _ and points, such as {slug(typed)}"
        raise InvalidValue(value.location, "bad-id", f"`{name}` cannot be {quoted(typed)}", hint)
    return typed


def is_identifier(typed: str) -> bool:
    """Tell whether ``typed`` can be an id."""
    if _ASCII_IDENTIFIER.fullmatch(typed):  # as most are, and this is far quicker
        return True
    if not typed[:1].isalnum() or len(typed) > LONGEST_IDENTIFIER:
        return False
    return all(character in "-_." or _is_word_character(character) for character in typed)


def url(name: str, value: Value) -> str:
    """Return a web address."""
    typed = text(name, value)
    if len(typed) > LONGEST_URL or not _URL.fullmatch(typed):
        hint = "start it with https://, or leave it out"
        raise InvalidValue(value.location, "bad-url", f"{quoted(typed)} is no web address", hint)
    if not typed.isprintable():
        for character in filter(is_forbidden, typed):
            message = f"the character U+{ord(character):04X} cannot stand in a web address"
            raise InvalidValue(value.location, "bad-url", message, "take it out")
    return typed


def flag(name: str, value: Value) -> bool:
    """Return true or false."""
    typed = text(name, value).casefold()
    if typed not in ("true", "false"):
        message = f"`{name}` is true or false, not {quoted(typed)}"
        raise InvalidValue(value.location, "no-flag", message, "write true or false")
    return typed == "true"


def number(name: str, value: Value) -> Decimal:
    """Return a number with up to thirty digits before the decimal point and thirty after it.

    Digits are counted with the number written out, without an exponent.
    """
    typed = text(name, value)
    if not _NUMBER.fullmatch(typed):
        hint = "write digits, with a point for fractions: 1000 or 1.5"
        raise InvalidValue(value.location, "bad-number", f"{quoted(typed)} is no number", hint)
    found = Decimal(typed)
    if found and not _is_short(found):
        message = f"{quoted(typed)} has too many digits when it is written out"
        hint = f"up to {_MOST_DIGITS} before the point and {_MOST_DIGITS} behind it are read"
        raise InvalidValue(value.location, "bad-number", message, hint)
    return found or Decimal(0)


def _is_short(number: Decimal) -> bool:
    decimals = -int(number.as_tuple().exponent)
    return number.adjusted() < _MOST_DIGITS and decimals <= _MOST_DIGITS


def year(name: str, value: Value) -> int:
    """Return a year from 1 to 9999."""
    typed = text(name, value)
    if len(typed) > _LONGEST_YEAR or not _YEAR.fullmatch(typed):
        message = f"`{name}` is a year, not {quoted(typed)}"
        raise InvalidValue(value.location, "bad-year", message, "write it in digits: 2024")
    return int(typed)


def difficulty(name: str, value: Value) -> Difficulty:
    """Return the difficulty of a question."""
    typed = text(name, value)
    try:
        return Difficulty(typed)
    except ValueError:
        message = f"`{name}` cannot be {quoted(typed)}"
        raise InvalidValue(
            value.location, "bad-difficulty", message, "write easy, medium or hard"
        ) from None


def items(name: str, value: Value) -> list[Value]:
    """Return the values in a list, which may not be empty."""
    if not isinstance(value, Sequence):
        _raise_if_unreadable(value)
        hint = "write each item on a line of its own with a dash, or [one, two]"
        raise InvalidValue(value.location, "no-list", f"`{name}` needs a list", hint)
    if not value.items:
        raise InvalidValue(value.location, "empty", f"`{name}` is empty", "add an item")
    return value.items


def pairs(name: str, value: Value) -> list[tuple[Scalar, Value]]:
    """Return the keys and values of a mapping."""
    if not isinstance(value, Mapping):
        _raise_if_unreadable(value)
        hint = "write each pair on a line of its own: `left: right`"
        raise InvalidValue(value.location, "no-pairs", f"`{name}` needs pairs", hint)
    return value.entries


def refuse_many(field: Field, location: Location, listed: Sized) -> None:
    """Raise `InvalidValue` for more items than ``field`` allows."""
    if len(listed) > field.limits.most:
        message, hint = too_many(field.name, len(listed), field.limits.most)
        raise InvalidValue(location, "too-many", message, hint)


def refuse_long(name: str, location: Location, typed: str) -> None:
    """Raise `InvalidValue` for a text with too many characters or lines for any screen."""
    if len(typed) > LONGEST_TEXT:
        message = f"`{name}` has {len(typed):,} characters; {LONGEST_TEXT:,} is the most"
    elif (lines := len(typed.splitlines())) > MOST_LINES:
        message = f"`{name}` has {lines:,} lines; {MOST_LINES:,} is the most"
    else:
        return
    raise InvalidValue(location, "too-long", message, "shorten it")


def slug(name: str) -> str:
    """Return an id made from ``name``: its words with hyphens, or "pack" if it has none."""
    composed = unicodedata.normalize("NFC", name[:_LONGEST_ID_SOURCE].casefold())
    if composed.isascii():  # as most are, and this is far quicker
        words: Iterable[str] = _ASCII_WORD.findall(composed)
    else:
        characters = (character if _is_word_character(character) else " " for character in composed)
        words = (_without_leading_marks(word) for word in "".join(characters).split())
    plain = "-".join(filter(None, words))
    return plain[:LONGEST_IDENTIFIER].rstrip("-") or "pack"


def display_width(typed: str) -> int:
    """Return the number of screen columns that ``typed`` takes on one line."""
    if typed.isascii():
        return len(typed)
    return sum(_width_of(character) for character in typed)


def _width_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _raise_if_unreadable(value: Value) -> None:
    if isinstance(value, UnreadableValue):
        raise AlreadyReported


def _without_leading_marks(word: str) -> str:
    """Return ``word`` without leading marks, which belong to what came before, such as an emoji."""
    start = next((index for index, character in enumerate(word) if character.isalnum()), len(word))
    return word[start:]


def _is_word_character(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"  # M: the vowel signs of many scripts
