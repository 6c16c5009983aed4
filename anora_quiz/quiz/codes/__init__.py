"""Share codes: a round in a few letters, to be read aloud and dealt again elsewhere.

A code holds the settings of a round, never a question, and hashes of the packs, so that it
deals the same questions or none. It is one large mixed-radix integer, written in Crockford's
base 32 with two check letters. A code is made in these steps, and read in reverse:

    Recipe      what a code says                        recipe.py, fingerprints.py
    Sealed      the same, with hashes for the packs     sealed.py, matching.py
    digits      the values in a fixed order             layout.py, digits.py
    letters     the digits, and two check letters       letters.py

Codes outlive versions: kinds and modes are only added at the ends of their lists, and any other
change takes the next format number, which is the lowest digit and read before all the others.
Format 0 is from before the first release, when a seed dealt other questions than it does now.
"""

from anora_quiz.quiz.codes import layout, letters
from anora_quiz.quiz.codes.errors import (
    CHECK_FOR_TYPOS,
    CodeError,
    Misread,
    NewerVersion,
    OlderVersion,
)
from anora_quiz.quiz.codes.fingerprints import Fingerprint, fingerprint_of
from anora_quiz.quiz.codes.recipe import Recipe
from anora_quiz.quiz.codes.sealed import Sealed, seal
from anora_quiz.quiz.quoting import printable

__all__ = [
    "CHECK_FOR_TYPOS",
    "MOST_LETTERS",
    "CodeError",
    "Fingerprint",
    "Recipe",
    "Sealed",
    "decode",
    "encode",
    "fingerprint_of",
    "short_code",
]

MOST_LETTERS = 40
"""The maximum number of letters in a code that people can read aloud or type."""


def short_code(recipe: Recipe) -> str:
    """Return the code of ``recipe``, or an empty text if it has more than `MOST_LETTERS`.

    Raises ``ValueError`` for a recipe outside its ranges.
    """
    if len(recipe.packs) > MOST_LETTERS:  # each pack takes at least one letter
        return ""
    payload = layout.write(seal(recipe))
    return letters.spell(payload) if letters.count(payload) <= MOST_LETTERS else ""


def encode(recipe: Recipe) -> str:
    """Return the code of ``recipe``; equal recipes have the same code.

    Raises ``ValueError`` for a recipe outside its ranges, or one too large for a code.
    """
    return letters.spell(layout.write(seal(recipe)))


def decode(code: str) -> Sealed:
    """Return what ``code`` says, regardless of spaces, hyphens, and case.

    Raises `CodeError` for anything that `encode` did not make.
    """
    if not code.strip():
        raise CodeError("no code given", "type the one shown at the end of the round")
    try:
        return _unsealed(code)
    except Misread:
        raise CodeError(f'"{printable(code)}" isn\'t a valid code', CHECK_FOR_TYPOS) from None
    except OlderVersion:
        message = f'"{printable(code)}" was made by an older version of Anora Quiz'
        raise CodeError(message, "ask for a code of a round played with this version") from None
    except NewerVersion:
        message = f'"{printable(code)}" was made by a newer version of Anora Quiz'
        raise CodeError(message, "update Anora Quiz") from None


def _unsealed(code: str) -> Sealed:
    payload = letters.parse(code)
    sealed = layout.read(payload)
    if layout.write(sealed) != payload:
        raise Misread
    return sealed
