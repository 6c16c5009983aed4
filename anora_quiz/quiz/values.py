"""Texts of packs as values: ids, web addresses, truth values, numbers, years, and dates.

Each function takes the name of the field, for messages, and the text that its author wrote. It
raises `InvalidValue` for a text that the field can't hold.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache

from anora_quiz.quiz.limits import LONGEST_SNIPPET
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.quoting import quoted

LONGEST_IDENTIFIER = 80
"""The largest number of characters in an id."""

LONGEST_URL = 2000
"""The largest number of characters in a web address."""

LONGEST_LANGUAGE = 40
"""The largest number of characters in the name of a programming language."""

REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that change the direction of the text around them."""

_BLANKS = frozenset("\t\n\x85")
_TRUE = "true t yes y on 1 correct right wahr richtig ja vrai oui sí"
_FALSE = "false f no n off 0 incorrect wrong falsch nein faux non falso"
_TRUTH_WORDS = dict.fromkeys(_TRUE.split(), "true") | dict.fromkeys(_FALSE.split(), "false")
_LONGEST_ID_SOURCE = 1000  # characters of a text that an id is made from
_LONGEST_YEAR = 4
_MOST_DIGITS = 30  # of a number, before and after the decimal point
_ASCII_IDENTIFIER = rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_IDENTIFIER - 1}}}"
_NUMBER = r"(?a)[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?"
_YEAR = r"(?a)0*[1-9]\d*"
_DATE = r"(?a)\d{1,4}(-\d\d(-\d\d)?)?"
_WHOLE_NUMBER = r"(?a)\d{1,6}"
_LANGUAGE = rf"(?a)\w[\w+#./-]{{0,{LONGEST_LANGUAGE - 1}}}"
# Matches in one way only, so that it never backtracks far.
_URL = r"https?://[^\s/][^\s/.]*\.\S+"


class InvalidValue(Exception):
    """A value that its field can't hold: the code of the problem, what it is, and how to fix it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Carry what is wrong; whoever reads the value knows where it is."""
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@cache
def _fully_matches(pattern: str) -> Callable[[str], object]:
    """Return a function that matches ``pattern``, compiled when it is first needed."""
    return re.compile(pattern).fullmatch


def identifier(name: str, typed: str) -> str:
    """Return an id or a tag."""
    if len(typed) <= _LONGEST_ID_SOURCE:  # composing characters can take long
        typed = unicodedata.normalize("NFC", typed)
    if not is_identifier(typed):
        noun = name.removesuffix("s")  # a tag in the field `tags`
        message = f"{quoted(typed)} isn't a valid {noun}"
        hint = (
            f"use up to {LONGEST_IDENTIFIER} letters, digits, hyphens, underscores, and periods,"
            f" such as {slug(typed)}"
        )
        raise InvalidValue(f"invalid-{noun}", message, hint)
    return typed


def is_identifier(typed: str) -> bool:
    """Tell whether ``typed`` can be an id."""
    if _fully_matches(_ASCII_IDENTIFIER)(typed):  # as most are, and this is far quicker
        return True
    if not typed[:1].isalnum() or len(typed) > LONGEST_IDENTIFIER:
        return False
    return all(character in "-_." or _is_word_character(character) for character in typed)


def slug(name: str) -> str:
    """Return an id made from ``name``: its words with hyphens, or "pack" if it has none."""
    composed = unicodedata.normalize("NFC", name[:_LONGEST_ID_SOURCE].casefold())
    if composed.isascii():  # as most are, and this is far quicker
        words: Iterable[str] = re.findall("[a-z0-9]+", composed)
    else:
        characters = (character if _is_word_character(character) else " " for character in composed)
        words = (_without_leading_marks(word) for word in "".join(characters).split())
    plain = "-".join(filter(None, words))
    return plain[:LONGEST_IDENTIFIER].rstrip("-") or "pack"


def _without_leading_marks(word: str) -> str:
    """Return ``word`` without leading marks, which belong to what came before, such as an emoji."""
    start = next((index for index, character in enumerate(word) if character.isalnum()), len(word))
    return word[start:]


def _is_word_character(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"  # M: the vowel signs of many scripts


def language(_: str, typed: str) -> str:
    """Return the name of a programming language, which need not be a known one."""
    if not _fully_matches(_LANGUAGE)(typed):
        hint = "use a name such as python, c++, or shell-session"
        raise InvalidValue("invalid-language", f"{quoted(typed)} isn't a language", hint)
    return typed


def code(name: str, typed: str) -> str:
    """Return the text of a snippet."""
    if len(typed) > LONGEST_SNIPPET:
        message = f"`{name}` has {len(typed):,} characters (maximum {LONGEST_SNIPPET:,})"
        raise InvalidValue("text-too-long", message, "shorten it")
    return typed


def url(_: str, typed: str) -> str:
    """Return a web address."""
    if len(typed) > LONGEST_URL or not _fully_matches(_URL)(typed):
        hint = "start it with https://, or remove it"
        raise InvalidValue("invalid-url", f"{quoted(typed)} isn't a web address", hint)
    if not typed.isprintable():
        for character in filter(is_forbidden, typed):
            message = f"the web address contains the control character U+{ord(character):04X}"
            raise InvalidValue("invalid-url", message, "remove it")
    return typed


def is_forbidden(character: str) -> bool:
    """Tell whether ``character`` is a control character other than a blank, or reorders text."""
    is_control = character not in _BLANKS and unicodedata.category(character) in ("Cc", "Cs")
    return is_control or character in REORDERING


def flag(name: str, typed: str) -> bool:
    """Return true or false."""
    if typed.casefold() not in ("true", "false"):
        message = f"`{name}` must be true or false, not {quoted(typed)}"
        raise InvalidValue("not-a-boolean", message, "write true or false")
    return typed.casefold() == "true"


def truth_word(typed: str) -> str:
    """Return "true" or "false" for a word or digit that means it, and any other text as it is."""
    return _TRUTH_WORDS.get(typed.strip().casefold(), typed)


def number(_: str, typed: str) -> Decimal:
    """Return a number with up to thirty digits before the decimal point and thirty after it.

    Digits are counted with the number written out, without an exponent.
    """
    if not _fully_matches(_NUMBER)(typed):
        hint = "write digits, such as 1000 or 1.5"
        raise InvalidValue("not-a-number", f"{quoted(typed)} isn't a number", hint)
    found = Decimal(typed)
    if found and not _is_short(found):
        message = f"{quoted(typed)} has too many digits when written out"
        hint = f"use up to {_MOST_DIGITS} before the decimal point and {_MOST_DIGITS} after it"
        raise InvalidValue("number-too-long", message, hint)
    return found or Decimal(0)


def _is_short(number: Decimal) -> bool:
    decimals = -int(number.as_tuple().exponent)
    return number.adjusted() < _MOST_DIGITS and decimals <= _MOST_DIGITS


def plain_digits(typed: str) -> str:
    """Return the digits of a number as players type it, and any other text as it is."""
    from anora_quiz.quiz.marking.numerals import parse_number  # only tables that are imported

    meant = parse_number(typed)
    if meant is None:
        return typed
    digits = f"{meant:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def year(name: str, typed: str) -> int:
    """Return a year from 1 to 9999."""
    if len(typed) > _LONGEST_YEAR or not _fully_matches(_YEAR)(typed):
        message = f"`{name}` must be a year, not {quoted(typed)}"
        raise InvalidValue("not-a-year", message, "write it in digits, such as 2024")
    return int(typed)


def date(name: str, typed: str) -> str:
    """Return a day, month, or year as its author wrote it."""
    parts = typed.split("-") if _fully_matches(_DATE)(typed) else ["0"]
    try:
        dt.date(*(*map(int, parts), 1, 1)[:3])
    except ValueError:
        message = f"`{name}` must be a date, not {quoted(typed)}"
        hint = "write a day (2024-10-18), a month (2024-10), or a year (2024)"
        raise InvalidValue("not-a-date", message, hint) from None
    return typed


def plain_date(typed: str) -> str:
    """Return a date as packs have it for one that people write, and any other text as it is."""
    from anora_quiz.quiz.marking.dates import parse_date  # only tables that are imported

    numbers = parse_date(typed)
    if numbers is None:
        return typed
    year, *rest = numbers
    return "-".join((f"{year:04}", *(f"{each:02}" for each in rest)))


def web_address(typed: str) -> str:
    """Return a web address with its scheme if that is all it lacks, and any other text as it is."""
    is_bare = len(typed) < LONGEST_URL and re.match(r"[\w-]++(?:\.[\w-]++)++(?:/|$)", typed)
    return f"https://{typed}" if is_bare else typed


def whole_number(name: str, typed: str) -> int:
    """Return a whole number from 0 to 999,999."""
    if not _fully_matches(_WHOLE_NUMBER)(typed):
        message = f"`{name}` must be a whole number, not {quoted(typed)}"
        raise InvalidValue("not-a-whole-number", message, "write it in digits, such as 3")
    return int(typed)


def difficulty(_: str, typed: str) -> Difficulty:
    """Return the difficulty of a question."""
    try:
        return Difficulty(typed)
    except ValueError:
        message = f"unknown difficulty {quoted(typed)}"
        raise InvalidValue("unknown-difficulty", message, "use easy, medium, or hard") from None
