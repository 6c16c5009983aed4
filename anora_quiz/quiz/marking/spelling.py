"""Spelling: whether a typed text matches an answer.

Ignored: case, accents, punctuation, a leading English article, ``&`` for *and*, repeated
and trailing spaces, and small typos in longer words. Not ignored: a different word, or a
different number. `find_match` returns the accepted spelling that matched, so that the screen
can always show what was accepted.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain, pairwise

_ARTICLES = frozenset({"the", "a", "an"})
# Letters that do not decompose into a base letter and a mark, but are often typed plain.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
# Combining marks are dropped only in scripts where people leave them out. Elsewhere they make
# a different letter (Japanese が and か, the vowel signs of Indic scripts).
_ACCENTED_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC")
_BREVE = "\u0306"  # й is a letter in its own right, not и with an accent
# Scripts whose words are so short that one different character makes a different word.
_DENSE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
# Punctuation that distinguishes answers (C and C#), so it is kept.
_KEPT_PUNCTUATION = frozenset("#%")
_FRACTIONS = re.compile("[¼-¾⅐-⅞]")  # 8½ is also typed 8 1/2
_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# A decimal point or minus sign makes a different number (1.5 and 15, -5 and 5), so it is not
# punctuation. It is kept as a character that nobody types.
_NUMBER_PUNCTUATION = re.compile(r"(?<=\d)[.,](?=\d)|(?<![\w)])[-\u2212](?:(?=\d)| ?(?=[$€£¥]\d))")
_NUMBER_PLACEHOLDERS = {".": "\u2395", ",": "\u2395", "-": "\u2052", "\u2212": "\u2052"}
_KEYS = {  # the row and column of each on a keyboard
    letter: (row, column)
    for row, letters in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for column, letter in enumerate(letters)
}
_SOUNDS = ("aeiouy", "ckqsxz", "bp", "dt", "fvw", "gj", "mn", "ij")

_SHORTEST_PHRASE = 3  # letters
_LONGEST_SEARCHED = 10_000  # characters, because every phrase is searched for in all of them
_MOST_MARKS = 30  # combining marks on one letter
_MAX_GROWTH = 4  # times the length that a text may reach when it is decomposed
_CACHE_SIZE = 4096  # characters, and short texts
_LONGEST_CACHED = 60  # characters

_ONE_TYPO_FROM = 5  # letters in the shorter of the two words
_TWO_TYPOS_FROM = 8


def find_match(typed: str, accepted: Sequence[str], *, is_exact: bool = False) -> str | None:
    """Return the first of ``accepted`` that ``typed`` matches, exact matches first, or None.

    With ``is_exact``, typos don't match.
    """
    folded, words = fold(typed), _words(typed)
    exact = (text for text in accepted if folded == fold(text))
    possible = () if is_exact else accepted
    close = (text for text in possible if _is_small_typo(words, _words(text)))
    return next(chain(exact, close), None)


def phrase_finder(text: str) -> Callable[[str], bool]:
    """Return a function that says whether ``text`` contains the words of a phrase in a row.

    Only the first 10,000 characters of a text are searched. Phrases of one or two letters are
    never found, because they say too little; numbers are found at any length.
    """
    searched = f" {' '.join(_words(text[:_LONGEST_SEARCHED]))} "

    def contains(phrase: str) -> bool:
        words = _words(phrase)
        if len("".join(words)) < _SHORTEST_PHRASE and not words[0].isdigit():
            return False
        return f" {' '.join(words)} " in searched

    return contains


def fold(text: str) -> str:
    """Return ``text`` without everything that does not matter for the answer.

    Two texts with the same fold are the same answer. If nothing would be left (an answer
    that is only punctuation), the text itself is kept.
    """
    return _cached_fold(text) if len(text) <= _LONGEST_CACHED else _join(_split_words(text))


@lru_cache(_CACHE_SIZE)
def _cached_fold(text: str) -> str:
    """Return the fold of a short text, which many questions share or which is looked up again."""
    return _join(_cached_words(text))


def _join(words: Sequence[str]) -> str:
    # Spaces are dropped (Sin-Dee, Sin Dee, and Sindee are the same), except between numbers:
    # 1 11 is not 11 1.
    joined = "".join(words)
    if len(words) == 1 or not _DIGIT.search(joined):
        return joined
    return words[0] + "".join(
        f" {word}" if before[-1].isdecimal() and word[0].isdecimal() else word
        for before, word in pairwise(words)
    )


def _words(text: str) -> tuple[str, ...]:
    return _cached_words(text) if len(text) <= _LONGEST_CACHED else _split_words(text)


@lru_cache(_CACHE_SIZE)
def _cached_words(text: str) -> tuple[str, ...]:
    """Return the words of a short text, which many questions share or which is looked up again."""
    return _split_words(text)


def _split_words(text: str) -> tuple[str, ...]:
    words = (_ascii_words if text.isascii() else _unicode_words)(text)
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return tuple(words) or (" ".join(text.casefold().split()),)


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


@lru_cache(_CACHE_SIZE)
def _is_accented_base(letter: str) -> bool | None:
    """Return whether marks on ``letter`` are accents; None if it is a mark itself."""
    if unicodedata.category(letter) == "Mn":
        return None
    return unicodedata.name(letter, "").startswith(_ACCENTED_SCRIPTS)


def _spelled_out(fraction: re.Match[str]) -> str:
    return " " + unicodedata.normalize("NFKD", fraction[0]).replace("\u2044", "/")


@lru_cache(_CACHE_SIZE)
def _character_or_space(character: str) -> str:
    category = unicodedata.category(character)
    # An apostrophe or period joins (Palme d'Or, N.Y.C.); other punctuation separates words.
    if character in "'’‘ʼʻ`.·" or category == "Cf":
        return ""
    return character if character in _KEPT_PUNCTUATION or category[0] in "LMNS" else " "


_ASCII_TRANSLATION = {
    code: " and " if chr(code) == "&" else _character_or_space(chr(code)) for code in range(128)
}


def _is_small_typo(typed: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if len(typed) == len(right):
        return all(map(_is_close, typed, right))
    # Words may be joined or split, but not numbers (9 11 is not 911), and nothing may be left
    # out: Rocky is not Rocky V.
    joined, right_joined = "".join(typed), "".join(right)
    return joined.isalpha() and len(joined) == len(right_joined) and _is_close(joined, right_joined)


def _is_close(typed: str, right: str) -> bool:
    """Return whether ``typed`` is ``right`` with only a few typing or spelling mistakes.

    One typo is allowed from 5 letters, two from 8 (counted in the shorter word). The first
    letter must be right. A letter replaced by one that neither sounds similar nor is next to
    it on the keyboard counts twice: Iceland is not Ireland. Words with digits, and words in
    scripts where a character is a word, allow none.
    """
    if typed == right:
        return True
    length = min(len(typed), len(right))
    allowed = (length >= _ONE_TYPO_FROM) + (length >= _TWO_TYPOS_FROM)
    if not allowed or typed[0] != right[0] or not (_allows_typos(typed) and _allows_typos(right)):
        return False
    return _has_few_typos(allowed, typed, right)


def _has_few_typos(allowed: int, typed: str, right: str) -> bool:
    """Return whether at most ``allowed`` typos turn ``right`` into ``typed``."""
    # Imported late, because only a wrong or misspelled answer needs it.
    from rapidfuzz.distance import OSA, Levenshtein

    distance = OSA.distance(typed, right, score_cutoff=allowed)
    if distance > allowed:
        return False
    edits = Levenshtein.editops(typed, right)
    if len(edits) > distance:  # two swapped neighbors count as one typo: swap them back
        for position in range(len(typed) - 1):
            swapped = (
                f"{typed[:position]}{typed[position + 1]}{typed[position]}{typed[position + 2 :]}"
            )
            if OSA.distance(swapped, right) < distance and _has_few_typos(
                allowed - 1, swapped, right
            ):
                return True
        return False
    dissimilar = sum(
        edit.tag == "replace" and not _are_alike(typed[edit.src_pos], right[edit.dest_pos])
        for edit in edits
    )
    return distance + dissimilar <= allowed


def _allows_typos(word: str) -> bool:
    return word.isalpha() and not any(
        unicodedata.name(letter, "").startswith(_DENSE_SCRIPTS) for letter in word
    )


def _are_alike(one: str, other: str) -> bool:
    if any(one in sound and other in sound for sound in _SOUNDS):
        return True
    row, column = _KEYS.get(one, (-1, -1))
    other_row, other_column = _KEYS.get(other, (9, 9))
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


def fewest_typos(
    typed: str, texts: Sequence[str], *, is_exact: bool = False
) -> tuple[int, str] | None:
    """Return the fewest typos that make one of ``texts`` of ``typed``, and that text.

    Return None if ``typed`` matches none of them. With ``is_exact``, typos don't match.
    """
    same = find_match(typed, texts, is_exact=True)
    if same is not None or is_exact:
        return None if same is None else (0, same)
    from rapidfuzz.distance import OSA

    words = _words(typed)
    close = [text for text in texts if _is_small_typo(words, _words(text))]
    typos = [OSA.distance("".join(words), "".join(_words(text))) or 1 for text in close]
    return min(zip(typos, close, strict=True), default=None)
