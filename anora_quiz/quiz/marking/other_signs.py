"""The same text in other characters: rules for what has to be read before it is cut into words."""

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction

_MOST_WAYS = 12

_LETTERS_AS_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_TELLING = frozenset("0123456789()[],!@$#%+/^&:")  # in ASCII
_TELLING_BEYOND = re.compile(
    f"[{re.escape(''.join(sorted(_TELLING)))}\\d×äöüåøæÄÖÜÅØÆ€£¥♯♭°№Α-Ωα-ω½¼¾⅛⅜⅝⅞\u0300-\u036f]"
)
_LETTERS_FOR_SIGNS = {"$": "s", "!": "i", "@": "a", "×": "x"}
_SIGN_IN_WORD = re.compile(r"(?<=\w)[$!@](?=[^\W\d])|×")
_SUM = re.compile(
    r"(-\s*+)?([$€£¥])\s*+(\d[\d.,]*+(?:\s*+(?:thousand|million|billion|trillion)\b)?)",
    re.IGNORECASE,
)
_SHARP = re.compile(r"\b([A-Ga-g])[#♯]")
_FLAT = re.compile(r"\b([A-G])b\b")
_GREEK_LETTER = re.compile(r"(?<!\w)[Α-Ωα-ω](?!\w)")
_NUMBER_SIGN = re.compile(r"#\s*+(?=\d)|№")
_BRACKETS = re.compile(r"\([^()\[\]]*+\)|\[[^()\[\]]*+\]")
_TIME = re.compile(r"(?<![\d:.])(\d{1,2}):(\d\d)(?![\d:])")
_VULGAR = re.compile("[½¼¾⅛⅜⅝⅞]")
_FRACTION = re.compile(r"(?:(?<!\S)(\d{1,3})[\s-]++)?(?<![\d/.,])([1-7])/([248])(?![\d/.,])")


def is_plain(text: str) -> bool:
    """Return whether no rule of this module can say anything about ``text``."""
    if text.isascii():
        return _TELLING.isdisjoint(text)
    return _TELLING_BEYOND.search(text) is None


def ways_to_write(text: str) -> list[str]:
    """Return ``text``, and the same in other characters."""
    ways = [unicodedata.normalize("NFC", text)]
    for rule in _RULES:
        ways += [each for each in map(rule, ways) if each and each not in ways]
    return ways[:_MOST_WAYS]


def _without_brackets(text: str) -> str:
    """Leave out what is in brackets: “Lois (of Hi and Lois)” is “Lois”."""
    rest = _BRACKETS.sub(" ", text) if "(" in text or "[" in text else ""
    return rest if any(map(str.isalnum, rest)) else ""


def _turned_around(text: str) -> str:
    """Turn around a name with a comma: “Baker, Sean” is “Sean Baker”."""
    last, _, first = map(str.strip, text.partition(","))
    is_name = first and last and "," not in first and not any(map(str.isdecimal, text))
    return f"{first} {last}" if is_name else ""


def _two_letters(text: str) -> str:
    """Write ä, ö, ü, å, and ø as two letters: “Mueller” is “Müller”."""
    return "" if text.isascii() else "".join(map(_as_two, text.casefold()))


def _as_two(letter: str) -> str:
    return _LETTERS_AS_TWO.get(letter, letter)


def _signs_as_letters(text: str) -> str:
    """Write signs that stand for a letter within a word as that letter: “Ke$ha” is “Kesha”."""
    return _SIGN_IN_WORD.sub(lambda match: _LETTERS_FOR_SIGNS[match[0]], text)


def _signs_in_words(text: str) -> str:
    """Say signs in words: “$100” is “100 dollars”, “F#” “F sharp”, and “50%” “50 percent”."""
    said = _SUM.sub(
        lambda match: f"{'-' if match[1] else ''}{match[3]} {_CURRENCIES[match[2]]}", text
    )
    said = _FLAT.sub(r"\1 flat", _SHARP.sub(r"\1 sharp", said))
    said = _GREEK_LETTER.sub(_name, _NUMBER_SIGN.sub(" number ", said))
    for sign, word in (*_CURRENCIES.items(), *_WORDS_FOR_SIGNS):
        said = said.replace(sign, f" {word} " if word else "")
    return said


def _name(letter: re.Match[str]) -> str:
    return unicodedata.name(letter[0]).split()[-1]


_WORDS_FOR_SIGNS = (
    *(("°C", "degree celsius"), ("°F", "degree fahrenheit"), ("°", "degree"), ("%", "percent")),
    *(("♭", "flat"), (" + ", "and"), ("+", "plus"), (" / ", "and"), ("/", "per"), ("^", "")),
)


def _decimals(text: str) -> str:
    """Write fractions as decimals: “8½” and “8 1/2” are “8.5”."""
    slashed = _VULGAR.sub(lambda match: f" {_with_slash(match[0])}", text)
    return _FRACTION.sub(_as_decimal, slashed)


def _with_slash(fraction: str) -> str:
    return unicodedata.normalize("NFKD", fraction).replace("\u2044", "/")


def _as_decimal(match: re.Match[str]) -> str:
    share = Fraction(int(match[2]), int(match[3]))
    is_proper = share < 1 and share.denominator == int(match[3])  # 6/8 is a time in music
    return f"{float(int(match[1] or 0) + share):g}" if is_proper else match[0]


def _time_with_period(text: str) -> str:
    """Write times with a period: “12:30” is “12.30”."""
    return _TIME.sub(r"\1.\2", text)


def _time_without_colon(text: str) -> str:
    """Write times without a colon: “3:10 to Yuma” is “310 to Yuma”."""
    return _TIME.sub(r"\1\2", text)


def _ampersand_as_n(text: str) -> str:
    """Write an ampersand as n: “R&B” is “RnB”."""
    return text.replace("&", "n")


_RULES: tuple[Callable[[str], str], ...] = (
    _without_brackets,
    _turned_around,
    _two_letters,
    _signs_as_letters,
    _signs_in_words,
    _decimals,
    _time_with_period,
    _time_without_colon,
    _ampersand_as_n,
)
