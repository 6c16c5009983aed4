"""Typos: how many mistakes make one word of another.

Imported late, because only a wrong or misspelled answer needs it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from anora_quiz.quiz.marking.number_words import NUMBER_WORDS

# Scripts whose words are so short that one different character makes a different word.
_DENSE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_KEYS = {  # the row and column of each on a keyboard
    letter: (row, column)
    for row, letters in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for column, letter in enumerate(letters)
}
_SOUNDS = ("aeiouy", "ckqsxz", "bp", "dt", "fvw", "gj", "mn", "ij")
_ROMAN_NUMERAL = re.compile("m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")

_SILENT_H = re.compile("(?<=[dgkr])h")
_OPPOSITES = (("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("ante", "anti"))
_CACHE_SIZE = 1024  # pairs of letters, and words
_SWAP_FROM = 4  # letters in the shorter of the two words
_ONE_TYPO_FROM = 5
_TWO_TYPOS_FROM = 8


def count_typos(typed: Sequence[str], right: Sequence[str]) -> int | None:
    """Return how many typos turn the words ``right`` into ``typed``; None for too many.

    Words may be joined or split, but not numbers (9 11 is not 911), and nothing may be left out:
    Rocky is not Rocky V.
    """
    if typed[0][:1] != right[0][:1]:
        return None
    if len(typed) == len(right):
        total = 0
        for word, right_word in zip(typed, right, strict=True):
            if word != right_word:
                if word[:1] != right_word[:1] or (count := _in_word(word, right_word)) is None:
                    return None
                total += count
        return total
    joined, right_joined = "".join(typed), "".join(right)
    if len(joined) != len(right_joined) or not joined.isalpha():
        return None
    return 0 if joined == right_joined else _in_word(joined, right_joined)


def _in_word(typed: str, right: str) -> int | None:
    """Return how many typing or spelling mistakes turn ``right`` into ``typed``, another word.

    None for too many: one is allowed from 5 letters, two from 8 (counted in the shorter word), and
    in 4 letters two may be swapped. The first letter must be right. A letter replaced by one that
    neither sounds similar nor is next to it on the keyboard counts twice: Iceland is not Ireland.
    Words with digits, numbers in words, and words in scripts where a character is a word allow
    none; neither does a prefix that turns the meaning around: hypo is not hyper.
    """
    length = min(len(typed), len(right))
    allowed = (length >= _ONE_TYPO_FROM) + (length >= _TWO_TYPOS_FROM)
    if allowed:
        count = _count(allowed, typed, right)
        if count > allowed and (heard := (_by_ear(typed), _by_ear(right))) != (typed, right):
            count = _count(allowed, *heard)
        if count > allowed:
            return None
    elif length == _SWAP_FROM == len(typed) == len(right) and _are_swapped(typed, right):
        count = 1
    else:
        return None
    is_forgiven = (
        _allows_typos(typed) and _allows_typos(right) and not _differ_in_kind(typed, right)
    )
    return count if is_forgiven else None


def _are_swapped(one: str, other: str) -> bool:
    """Tell whether two neighbors are swapped in words of the same length, and nothing else."""
    differing = [
        place for place, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) > 1
    ]
    match differing:
        case [first, second]:
            return second == first + 1 and one[first] + one[second] == other[second] + other[first]
        case _:
            return False


def _by_ear(word: str) -> str:
    plain = _SILENT_H.sub("", word.replace("ph", "f"))
    return f"{plain[:-2]}y" if plain.endswith(("ie", "ey")) else plain


def _count(allowed: int, typed: str, right: str) -> int:
    """Return the smallest number of typos: letters too many, missing, swapped, or replaced.

    Replaced letters that are not alike count twice (optimal string alignment, with weights). The
    result is exact up to ``allowed``.
    """
    # This counts all replaced letters once, and fast.
    if OSA.distance(typed, right, score_cutoff=allowed) > allowed:
        return allowed + 1
    typed, right = _without_common_ends(typed, right)
    before: list[int] = []
    row = list(range(len(right) + 1))
    for place, letter in enumerate(typed, start=1):
        two_before, before, row = before, row, [place]
        for other, right_letter in enumerate(right, start=1):
            replaced = 0 if letter == right_letter else 1 if _are_alike(letter, right_letter) else 2
            costs = [before[other] + 1, row[-1] + 1, before[other - 1] + replaced]
            if (
                two_before
                and other > 1
                and typed[place - 2 : place] == right[other - 1] + right[other - 2]
            ):
                costs.append(two_before[other - 2] + 1)
            row.append(min(costs))
    return row[-1]


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    shorter = min(len(one), len(other))
    start = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if one[-1 - place] != other[-1 - place]), rest)
    return one[start : len(one) - end], other[start : len(other) - end]


@lru_cache(_CACHE_SIZE)
def _allows_typos(word: str) -> bool:
    if not word.isalpha() or _ROMAN_NUMERAL.fullmatch(word):
        return False
    return word.isascii() or not any(
        unicodedata.name(letter, "").startswith(_DENSE_SCRIPTS) for letter in word
    )


def _differ_in_kind(one: str, other: str) -> bool:
    """Tell whether the words are different numbers, or start with opposite prefixes."""
    if one in NUMBER_WORDS and other in NUMBER_WORDS:
        return True
    starts = (
        {one.startswith(a) - one.startswith(b), other.startswith(a) - other.startswith(b)}
        for a, b in _OPPOSITES
    )
    return {1, -1} in starts


@lru_cache(_CACHE_SIZE)
def _are_alike(one: str, other: str) -> bool:
    if any(one in sound and other in sound for sound in _SOUNDS):
        return True
    row, column = _KEYS.get(one, (-1, -1))
    other_row, other_column = _KEYS.get(other, (9, 9))
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1
