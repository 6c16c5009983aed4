"""The letters of codes as people read and type them: Crockford's base 32, with check letters.

The alphabet is that of https://www.crockford.com/base32.html. In the program, a letter is a
number from 0 to 31.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from anora_quiz.quiz.codes.errors import CHECK_FOR_TYPOS, CodeError, Misread
from anora_quiz.quiz.quoting import printable

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {
    **{letter: value for value, letter in enumerate(_LETTERS)},
    **{letter.lower(): value for value, letter in enumerate(_LETTERS)},
    **dict.fromkeys("Oo", 0),
    **dict.fromkeys("IiLl", 1),
}
_CHECK_LETTERS = 2
_LONGEST_CODE = 5000  # characters; longer ones would only be slow to decode
_LONGEST_GROUP = 5  # letters


def count(payload: Sequence[int]) -> int:
    """Return how many letters the code of ``payload`` has."""
    return len(payload) + _CHECK_LETTERS


def spell(payload: Sequence[int]) -> str:
    """Return the letters of ``payload`` and two check letters, in groups of up to five.

    Raises ``ValueError`` for a code of more than 5,000 characters.
    """
    text = "".join(_LETTERS[each] for each in [*payload, *_check(payload)])
    groups = -(-len(text) // _LONGEST_GROUP)
    cuts = [position * len(text) // groups for position in range(groups + 1)]
    code = "-".join(text[start:end] for start, end in pairwise(cuts))
    if len(code) > _LONGEST_CODE:
        raise ValueError(f"a code of {len(code)} characters is too long")
    return code


def word(value: int, count: int) -> str:
    """Return ``value``, which is below ``count``, in as few letters as any such value takes."""
    length = -(-(count - 1).bit_length() // 5)
    return "".join(_LETTERS[value >> 5 * place & 31] for place in reversed(range(length)))


def parse(code: str) -> list[int]:
    """Return the payload that `spell` turned into ``code``, however it was typed.

    Raises `Misread` if the check letters do not match, and `CodeError` for a character that no
    code has.
    """
    letters = list(_letters_in(code[:_LONGEST_CODE]))
    payload, check = letters[:-_CHECK_LETTERS], letters[-_CHECK_LETTERS:]
    # The number of letters is even, so a single lost or repeated letter is always noticed.
    if len(code) > _LONGEST_CODE or len(letters) % 2 or _check(payload) != check:
        raise Misread
    return payload


def _letters_in(code: str) -> Iterator[int]:
    for character in code:
        if character in _VALUES:
            yield _VALUES[character]
        elif not _is_separator(character):
            hint = f"{CHECK_FOR_TYPOS}; codes use digits, and letters except I, L, O, and U"
            raise CodeError(f'codes don\'t contain "{printable(character)}"', hint)


def _is_separator(character: str) -> bool:
    # Messengers turn hyphens into dashes and add invisible characters.
    is_dash_or_invisible = unicodedata.category(character) in ("Pd", "Cf")
    return character.isspace() or character == "−" or is_dash_or_invisible


def _check(letters: Iterable[int]) -> list[int]:
    """Return two check letters that reveal any two wrong or swapped letters among up to 31.

    A Reed-Solomon code over 32 letters, with the generator (x + 2)(x + 4) = x² + 6x + 8.
    """
    high, low = 1, 1  # not 0, or a row of zeros would be a valid code
    for letter in letters:
        once = high ^ letter
        twice = _doubled(once)
        fourfold = _doubled(twice)
        high, low = low ^ twice ^ fourfold, _doubled(fourfold)
    return [high, low]


def _doubled(letter: int) -> int:
    """Return ``letter`` times x in the field of 32 elements, modulo x⁵ + x² + 1."""
    return letter << 1 ^ (0b100101 if letter & 0b10000 else 0)
