"""Spelling: whether typed text is meant to be an answer.

Forgiven: case, accents, punctuation, a leading English article, ``&`` for *and*, doubled
and trailing spaces, and small typos in longer words. Not forgiven: another word, another
number. `find_match` says which accepted spelling was met, so that the screen can always
show what was taken for right.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_ARTICLES = frozenset({"the", "a", "an"})
# Letters that carry no combining mark to drop, yet are typed without it.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
# Marks are dropped only in scripts where people leave them out. Elsewhere they make
# another letter (Japanese が and か, the vowel signs of Indic scripts).
_ACCENTED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC")
_BREVE = "\u0306"  # й is a letter of its own beside и
# Scripts whose words are so short that one other sign makes another word.
_DENSE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
# Signs that tell answers apart (C, C# and C++), so they are not punctuation here.
_MEANINGFUL = frozenset("#%")
_FRACTIONS = re.compile("[¼-¾⅐-⅞]")  # 8½ is typed 8 1/2
_DIGIT = re.compile(r"\d")
_GAP = re.compile(r"(?<!\d) | (?!\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# A point or minus that makes another number (1.5 and 15, -5 and 5) is no punctuation. It is
# kept as a sign that no one types.
_IN_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)|(?<![\w)])[-\u2212](?:(?=\d)| ?(?=[$€£¥]\d))")
_NUMBER_SIGNS = {".": "\u2395", ",": "\u2395", "-": "\u2052", "\u2212": "\u2052"}
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("aeiouy", "ckqsxz", "bp", "dt", "fvw", "gj", "mn", "ij")

_SHORTEST_PHRASE = 3  # letters
_LOOKED_THROUGH = 10_000  # characters: for each phrase all of them are looked at
_MOST_MARKS = 30  # on one letter
_LONGER = 4  # times as long as a text may become when its letters are taken apart
_CACHED = 4096  # letters, and short texts
_SHORT = 60  # characters

_ONE_TYPO_FROM = 5  # letters in the shorter of the two words
_TWO_TYPOS_FROM = 8


@dataclass(frozen=True, slots=True)
class Match:
    """An accepted spelling that typed text was found to mean.

    ``exact`` is false where a typo had to be forgiven.
    """

    text: str
    exact: bool


def find_match(typed: str, accepted: Sequence[str]) -> Match | None:
    """Return the first of ``accepted`` that ``typed`` means, exact ones first."""
    folded = fold(typed)
    for text in accepted:
        if folded == fold(text):
            return Match(text, exact=True)
    words = _words(typed)
    for text in accepted:
        if _is_small_typo(words, _words(text)):
            return Match(text, exact=False)
    return None


def finder(text: str) -> Callable[[str], bool]:
    """Return what tells whether the words of a phrase stand in ``text``, one behind the other.

    Of a very long text, only the beginning is looked through. Words of one or two letters say
    too little; numbers count at any length.
    """
    looked_through = f" {' '.join(_words(text[:_LOOKED_THROUGH]))} "

    def holds(phrase: str) -> bool:
        wanted = _words(phrase)
        if len("".join(wanted)) < _SHORTEST_PHRASE and not wanted[0].isdigit():
            return False
        return f" {' '.join(wanted)} " in looked_through

    return holds


def fold(text: str) -> str:
    """Return what is left of ``text`` when all that is forgiven is taken out.

    Two texts with the same fold are the same answer. Where nothing would be left (an
    answer of punctuation alone), the text itself is kept.
    """
    words = _words(text)
    # Spaces go (Sin-Dee, Sin Dee and Sindee are one), except between numbers: 1 11, 11 1.
    if len(words) == 1:
        return words[0]
    joined = "".join(words)
    return _GAP.sub("", " ".join(words)) if _DIGIT.search(joined) else joined


def _words(text: str) -> tuple[str, ...]:
    return _short_words(text) if len(text) <= _SHORT else _words_of(text)


@lru_cache(_CACHED)
def _short_words(text: str) -> tuple[str, ...]:
    """Return the words of a short text, which stands in many questions or is asked for again."""
    return _words_of(text)


def _words_of(text: str) -> tuple[str, ...]:
    words = (_plain_words if text.isascii() else _words_of_any_script)(text)
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return tuple(words) or (" ".join(text.casefold().split()),)


def _plain_words(text: str) -> list[str]:
    """Return what `_words_of_any_script` returns, of a text in ASCII, and far sooner."""
    plain = text.lower()
    if ("," in plain or "." in plain or "-" in plain) and _DIGIT.search(plain):
        plain = _THOUSANDS.sub("", plain)
        plain = _IN_NUMBER.sub(lambda sign: _NUMBER_SIGNS[sign[0][0]], plain)
    return plain.translate(_PLAIN_SIGNS).split()


def _words_of_any_script(text: str) -> list[str]:
    plain = _FRACTIONS.sub(_spelt_out, text.casefold().replace("´", "'"))
    plain = _decomposed(plain)
    plain = _without_accents(plain).casefold().translate(_PLAIN_LETTERS)
    plain = _THOUSANDS.sub("", plain.replace("&", " and "))
    plain = _IN_NUMBER.sub(lambda sign: _NUMBER_SIGNS[sign[0][0]], plain)
    spaced = "".join(map(_letter_or_gap, plain))
    return spaced.split()


def _decomposed(text: str) -> str:
    """Return ``text`` with its letters taken apart, and only as far as is of use.

    To put many marks on one letter into order takes their number squared; no script needs
    more than a few. Some signs stand for whole sentences; those are left alone in a text that
    is full of them.
    """
    if len(text) > _MOST_MARKS and _has_long_run(text):
        text = _with_short_runs(text)
    plain = unicodedata.normalize("NFKD", text)
    return plain if len(plain) <= _LONGER * len(text) else unicodedata.normalize("NFD", text)


def _has_long_run(text: str) -> bool:
    # A run that is too long has a mark at every so many characters.
    return any(map(unicodedata.combining, text[::_MOST_MARKS]))


def _with_short_runs(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _without_accents(text: str) -> str:
    kept: list[str] = []
    base_is_accented = False
    for letter in text:
        is_accented_base = _is_accented_base(letter)
        if is_accented_base is None:
            if base_is_accented and letter != _BREVE:
                continue
        else:
            base_is_accented = is_accented_base
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(_CACHED)
def _is_accented_base(letter: str) -> bool | None:
    """Tell whether marks on ``letter`` are accents; None for what is a mark itself."""
    if unicodedata.category(letter) == "Mn":
        return None
    return unicodedata.name(letter, "").startswith(_ACCENTED_SCRIPTS)


def _spelt_out(fraction: re.Match[str]) -> str:
    return " " + unicodedata.normalize("NFKD", fraction[0]).replace("\u2044", "/")


@lru_cache(_CACHED)
def _letter_or_gap(letter: str) -> str:
    category = unicodedata.category(letter)
    # An apostrophe or full stop joins (Palme d'Or, N.Y.C.); other punctuation parts words.
    if letter in "'’‘ʼʻ`.·" or category == "Cf":
        return ""
    return letter if letter in _MEANINGFUL or category[0] in "LMNS" else " "


_PLAIN_SIGNS = {
    number: " and " if chr(number) == "&" else _letter_or_gap(chr(number)) for number in range(128)
}


def _is_small_typo(typed: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if len(typed) == len(right):
        return all(map(_is_close, typed, right))
    # Words run together or torn apart, though not numbers (9 11 and 911), and nothing left
    # out: Rocky is not Rocky V.
    one, other = "".join(typed), "".join(right)
    return one.isalpha() and len(one) == len(other) and _is_close(one, other)


def _is_close(typed: str, right: str) -> bool:
    """Tell whether one word is the other with few slips of the finger or the ear.

    One slip from 5 letters on, two from 8 (counted in the shorter word). The first letter
    must be right. A letter typed for one that neither sounds like it nor lies beside it
    on the keyboard counts twice: Iceland is not Ireland. Words with digits, and words in
    scripts where a sign is a word, allow none.
    """
    if typed == right:
        return True
    length = min(len(typed), len(right))
    allowed = (length >= _ONE_TYPO_FROM) + (length >= _TWO_TYPOS_FROM)
    if not allowed or typed[0] != right[0] or not (_takes_typos(typed) and _takes_typos(right)):
        return False
    return _is_within(allowed, typed, right)


def _is_within(allowed: int, typed: str, right: str) -> bool:
    """Tell whether ``allowed`` slips turn ``typed`` into ``right``."""
    # Imported late: only a wrong or misspelt answer needs it.
    from rapidfuzz.distance import OSA, Levenshtein

    distance = OSA.distance(typed, right, score_cutoff=allowed)
    if distance > allowed:
        return False
    slips = Levenshtein.editops(typed, right)
    if len(slips) > distance:  # two neighbours swapped count as one: swap them back
        for position in range(len(typed) - 1):
            mended = (
                f"{typed[:position]}{typed[position + 1]}{typed[position]}{typed[position + 2 :]}"
            )
            if OSA.distance(mended, right) < distance and _is_within(allowed - 1, mended, right):
                return True
        return False
    unlike = sum(
        slip.tag == "replace" and not _are_alike(typed[slip.src_pos], right[slip.dest_pos])
        for slip in slips
    )
    return distance + unlike <= allowed


def _takes_typos(word: str) -> bool:
    return word.isalpha() and not any(
        unicodedata.name(letter, "").startswith(_DENSE_SCRIPTS) for letter in word
    )


def _are_alike(one: str, other: str) -> bool:
    if any(one in sound and other in sound for sound in _SOUNDS):
        return True
    places = [_key_position(letter) for letter in (one, other)]
    if None in places:
        return False
    (row, column), (other_row, other_column) = (position for position in places if position)
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


def _key_position(letter: str) -> tuple[int, int] | None:
    for row, keys in enumerate(_KEYBOARD):
        if letter in keys:
            return row, keys.index(letter)
    return None
