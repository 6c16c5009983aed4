"""Share codes: a round in a few letters, to be read aloud and dealt again elsewhere.

A code says what was asked for, never a question, and holds fingerprints of the packs, so that
it deals the same questions or none. It is one large integer of digits of mixed radix, written
in Crockford's base 32 with two letters that check it. From here to there:

    Recipe      what a code says                        recipe.py, prints.py
    Sealed      the same, with marks for the packs      sealed.py, matching.py
    digits      in their order                          layout.py, digits.py
    letters     with those that check them              letters.py

Codes outlive versions: the tables in `layout` only grow at their ends, and whatever else
changes takes the next format number. That is the lowest digit, read before all others.
"""

from anora_quiz.quiz.codes import layout, letters
from anora_quiz.quiz.codes.errors import CodeError, Misread, Newer, quoted
from anora_quiz.quiz.codes.fingerprints import Fingerprint, fingerprint_of
from anora_quiz.quiz.codes.recipe import Recipe
from anora_quiz.quiz.codes.sealed import Sealed, seal

__all__ = [
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
"""How many letters of a code anybody reads aloud or types."""


def short_code(recipe: Recipe) -> str:
    """Return the code of ``recipe``; empty where that has more than `MOST_LETTERS`.

    Raises ``ValueError`` for a recipe outside its ranges.
    """
    if len(recipe.packs) > MOST_LETTERS:  # of which each takes a letter or more
        return ""
    payload = layout.write(seal(recipe))
    return letters.spell(payload) if letters.count(payload) <= MOST_LETTERS else ""


def encode(recipe: Recipe) -> str:
    """Return the code of ``recipe``: the same rounds have the same code.

    Raises ``ValueError`` for a recipe outside its ranges, or one too large for a code.
    """
    return letters.spell(layout.write(seal(recipe)))


def decode(code: str) -> Sealed:
    """Return what ``code`` says, however it is spaced and whatever its case.

    Raises `CodeError` for anything that `encode` did not make.
    """
    if not code.strip():
        raise CodeError("the code is empty; type the one that was shown with the round")
    try:
        return _unsealed(code)
    except Misread:
        message = f"the code {quoted(code)} has a wrong or missing letter; read it once more"
    except Newer:
        message = f"the code {quoted(code)} was made by a newer Anora Quiz; update this one"
    raise CodeError(message)


def _unsealed(code: str) -> Sealed:
    payload = letters.parse(code)
    sealed = layout.read(payload)
    if layout.write(sealed) != payload:
        raise Misread
    return sealed
