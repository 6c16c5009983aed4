"""Letters as they are read aloud and typed: Crockford's base 32, checked and in groups.

The alphabet is that of https://www.crockford.com/base32.html. Inside, a letter is a number
from 0 to 31.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from anora_quiz.quiz.codes.errors import CodeError, Misread, quoted

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {
    **{letter: value for value, letter in enumerate(_LETTERS)},
    **{letter.lower(): value for value, letter in enumerate(_LETTERS)},
    **dict.fromkeys("Oo", 0),
    **dict.fromkeys("IiLl", 1),
}
_CHECKS = 2  # letters
_LONGEST = 5000  # characters; more only makes decoding slow
_GROUP = 5  # letters


def count(payload: Sequence[int]) -> int:
    """Return how many letters the code of ``payload`` has."""
    return len(payload) + _CHECKS


def spell(payload: Sequence[int]) -> str:
    """Return the letters of ``payload`` and those that check them, in groups.

    Raises ``ValueError`` for more than anybody can type.
    """
    text = "".join(_LETTERS[each] for each in [*payload, *_check(payload)])
    groups = -(-len(text) // _GROUP)
    cuts = [position * len(text) // groups for position in range(groups + 1)]
    code = "-".join(text[start:end] for start, end in pairwise(cuts))
    if len(code) > _LONGEST:
        raise ValueError(f"a code of {len(code)} characters is too long")
    return code


def parse(code: str) -> list[int]:
    """Return the letters that `spell` made ``code`` of, however it was typed.

    Raises `Misread` for letters that do not check, `CodeError` for a sign of no code.
    """
    letters = list(_letters_in(code[:_LONGEST]))
    payload, check = letters[:-_CHECKS], letters[-_CHECKS:]
    # The number of letters is even, so that none alone can be lost or doubled unnoticed.
    if len(code) > _LONGEST or len(letters) % 2 or _check(payload) != check:
        raise Misread
    return payload


def _letters_in(code: str) -> Iterator[int]:
    for sign in code:
        if sign in _VALUES:
            yield _VALUES[sign]
        # Messengers turn hyphens into dashes and add what cannot be seen.
        elif not sign.isspace() and sign != "−" and unicodedata.category(sign) not in ("Pd", "Cf"):
            raise CodeError(
                f"{quoted(sign)} is in no code: they are of digits and the letters A to Z"
                " without I, L, O and U; read it once more"
            )


def _check(letters: Iterable[int]) -> list[int]:
    """Return two letters that tell any two wrong letters, or any two exchanged, up to 31.

    A Reed-Solomon code over 32 letters, with the generator (x + 2)(x + 4) = x² + 6x + 8.
    """
    high, low = 1, 1  # not zeros, lest a row of zeros be a code
    for letter in letters:
        once = high ^ letter
        twice = _doubled(once)
        fourfold = _doubled(twice)
        high, low = low ^ twice ^ fourfold, _doubled(fourfold)
    return [high, low]


def _doubled(letter: int) -> int:
    """Return ``letter`` times x in the field of 32 elements, modulo x⁵ + x² + 1."""
    return letter << 1 ^ (0b100101 if letter & 0b10000 else 0)
