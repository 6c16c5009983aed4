"""Folding: a text without what never matters for an answer.

That is case, accents, punctuation, a leading English article, repeated spaces, and how a digit or
letter is encoded. A different word, number, or sign with a meaning of its own (C#) stays.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

Words = tuple[str, ...]
"""A text in words, folded."""

POINT = "\u2395"
"""What stands for the decimal point of a number: a character that nobody types."""

MINUS = "\u2052"
"""What stands for the minus sign of a number: a character that nobody types."""

ARTICLES = frozenset({"the", "a", "an"})
"""The articles that may be left out at the beginning."""

_QUOTES = "\"'“”„‘’«»‹›¿¡([{)]},"
# Letters that do not decompose into a base letter and a mark, but are often typed plain.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    # Arabic letters that people and keyboards exchange, and a stroke that only widens a word.
    | {"ة": "ه", "ى": "ی", "ي": "ی", "ك": "ک", "ـ": ""}
)
# Combining marks are dropped only in scripts where people leave them out. Elsewhere they make
# a different letter (Japanese が and か, the vowel signs of Indic scripts).
_ACCENTED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC")
_BREVE = "\u0306"
_LETTERS_WITH_BREVE = frozenset("иу")  # й and ў are letters in their own right
# Punctuation that distinguishes answers (C and C#), so it is kept.
_KEPT_PUNCTUATION = frozenset("#%")
_FRACTIONS = re.compile("[¼-¾⅐-⅞]")  # 8½ is also typed 8 1/2
_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# A decimal point or minus sign makes a different number (1.5 and 15, -5 and 5), so it is not
# punctuation. It is kept as a character that nobody types.
_NUMBER_PUNCTUATION = re.compile(r"(?<=\d)[.,](?=\d)|(?<![\w)])[-\u2212](?:(?=\d)| ?(?=[$€£¥]\d))")
_NUMBER_PLACEHOLDERS = {".": POINT, ",": POINT, "-": MINUS, "\u2212": MINUS}

_SHORTEST_PHRASE = 3  # letters
_LONGEST_SEARCHED = 10_000  # characters, because every phrase is searched for in all of them
_MOST_MARKS = 30  # combining marks on one letter
_MAX_GROWTH = 4  # times the length that a text may reach when it is decomposed

CACHE_SIZE = 4096
"""How many short texts are kept with what they are folded to."""

LONGEST_CACHED = 60
"""The maximum number of characters in a short text."""


def phrase_finder(text: str) -> Callable[[str], bool]:
    """Return a function that says whether ``text`` contains the words of a phrase in a row.

    Only the first 10,000 characters of a text are searched. Phrases of one or two letters are
    never found, because they say too little; numbers are found at any length.
    """
    searched = f" {' '.join(folded_words(text[:_LONGEST_SEARCHED]))} "

    def contains(phrase: str) -> bool:
        words = folded_words(phrase)
        if len("".join(words)) < _SHORTEST_PHRASE and not words[0].isdigit():
            return False
        return f" {' '.join(words)} " in searched

    return contains


def fold(text: str) -> str:
    """Return ``text`` without everything that does not matter for the answer.

    Two texts with the same fold are the same answer. If nothing would be left (an answer
    that is only punctuation), the text itself is kept.
    """
    return _cached(text)[0] if len(text) <= LONGEST_CACHED else joined(_split_words(text))


def joined(words: Sequence[str]) -> str:
    """Return folded words as one text."""
    # Spaces are dropped (Sin-Dee, Sin Dee, and Sindee are the same), except between numbers:
    # 1 11 is not 11 1.
    together = "".join(words)
    if len(words) == 1 or together.isalpha() or not _DIGIT.search(together):
        return together
    return words[0] + "".join(
        f" {word}" if before[-1].isdecimal() and word[0].isdecimal() else word
        for before, word in pairwise(words)
    )


def folded_words(text: str) -> Words:
    """Return the words of ``text``, folded, without a leading article; at least one."""
    return _cached(text)[1] if len(text) <= LONGEST_CACHED else _split_words(text)


@lru_cache(CACHE_SIZE)
def _cached(text: str) -> tuple[str, Words]:
    """Return the fold and the words of a short text: many questions share it, or it is typed."""
    words = _split_words(text)
    return joined(words), words


def _split_words(text: str) -> Words:
    words = all_words(text)
    return words[1:] if words[0] in ARTICLES and _has_article(text) else words


def all_words(text: str) -> Words:
    """Return the words of ``text``, folded, with a leading article; at least one."""
    words = (_ascii_words if text.isascii() else _unicode_words)(text)
    return tuple(words) or (" ".join(text.casefold().split()),)


def _has_article(text: str) -> bool:
    """Return whether the first word, which reads like an article, is one.

    It is not before an initial, a hyphen, or another article: A. A. Milne, A-ha, The The.
    """
    first, second, *_ = [*text.split(None, 2), "", ""]
    following = second.strip(_QUOTES).casefold()
    is_word = sum(map(str.isalnum, following)) > 1 and following not in ARTICLES
    return is_word and first.strip(_QUOTES).casefold() in ARTICLES


def _ascii_words(text: str) -> list[str]:
    """Return the same as `_unicode_words`, but for ASCII text only and much faster."""
    plain = text.lower()
    if ("," in plain or "." in plain or "-" in plain) and _DIGIT.search(plain):
        plain = _THOUSANDS.sub("", plain)
        plain = _NUMBER_PUNCTUATION.sub(_placeholder, plain)
    return plain.translate(_ASCII_TRANSLATION).split()


def _unicode_words(text: str) -> list[str]:
    plain = _FRACTIONS.sub(_spelled_out, text.casefold().replace("´", "'"))
    plain = _decomposed(plain)
    plain = _without_accents(plain).casefold().translate(_PLAIN_LETTERS)
    plain = _THOUSANDS.sub("", plain.replace("&", " and "))
    plain = _NUMBER_PUNCTUATION.sub(_placeholder, plain)
    spaced = "".join(map(_character_or_space, plain))
    return spaced.split()


def _placeholder(punctuation: re.Match[str]) -> str:
    return _NUMBER_PLACEHOLDERS[punctuation[0][0]]


def _decomposed(text: str) -> str:
    """Return ``text`` with letters and combining marks decomposed, within reasonable limits.

    Sorting the marks on a letter takes quadratic time, and no script needs more than a few, so
    the rest are dropped. Some characters expand to whole sentences; a text full of those is
    decomposed only canonically (NFD).
    """
    if len(text) > _MOST_MARKS and _has_long_mark_run(text):
        text = _with_short_mark_runs(text)
    plain = unicodedata.normalize("NFKD", text)
    return plain if len(plain) <= _MAX_GROWTH * len(text) else unicodedata.normalize("NFD", text)


def _has_long_mark_run(text: str) -> bool:
    # A run of marks that is too long must include one of every `_MOST_MARKS` characters.
    return any(map(unicodedata.combining, text[::_MOST_MARKS]))


def _with_short_mark_runs(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _without_accents(text: str) -> str:
    kept: list[str] = []
    base, base_is_accented = "", False
    for letter in text:
        is_accented_base = _is_accented_base(letter)
        if is_accented_base is None:
            if base_is_accented and not (letter == _BREVE and base in _LETTERS_WITH_BREVE):
                continue
        else:
            base, base_is_accented = letter, is_accented_base
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(CACHE_SIZE)
def _is_accented_base(letter: str) -> bool | None:
    """Return whether marks on ``letter`` are accents; None if it is a mark itself."""
    if unicodedata.category(letter) == "Mn":
        return None
    return unicodedata.name(letter, "").startswith(_ACCENTED_SCRIPTS)


def _spelled_out(fraction: re.Match[str]) -> str:
    return " " + unicodedata.normalize("NFKD", fraction[0]).replace("\u2044", "/")


@lru_cache(CACHE_SIZE)
def _character_or_space(character: str) -> str:
    category = unicodedata.category(character)
    # An apostrophe or period joins (Palme d'Or, N.Y.C.); other punctuation separates words.
    if character in "'’‘ʼʻ`.·" or category == "Cf" or _is_variation_selector(character):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character if character in _KEPT_PUNCTUATION or category[0] in "LMNS" else " "


def _is_variation_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


_ASCII_TRANSLATION = {
    code: " and " if chr(code) == "&" else _character_or_space(chr(code)) for code in range(128)
}
