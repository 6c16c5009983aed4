"""How much a file to import may hold: far more than an honest one does for its length.

Whatever is read takes time and memory, and a byte or two can make a question, an option or a
note. These caps hold both to a multiple of the length of the file.
"""

from anora_quiz.errors import PackError

MOST_OPTIONS = 1000
"""How many options, pairs or answers of one question are looked at."""

LONGEST_HEADER = 1000
"""How many characters of what a file says of itself are taken."""

MOST_TAGS = 100
"""How many tags of a question are taken."""

LONGEST_MESSAGE = 500
"""How many characters of a note are kept."""

_FEW_QUESTIONS = 10_000
_CHARACTERS_TO_A_QUESTION = 150
_TIMES_AS_MANY_TEXTS = 15


def most_questions(length: int) -> int:
    """Return how many questions, or notes, a text of ``length`` characters may come to."""
    return max(_FEW_QUESTIONS, length // _CHARACTERS_TO_A_QUESTION)


def most_texts(length: int) -> int:
    """Return how many texts there may be in the questions of a text of ``length`` characters."""
    return _TIMES_AS_MANY_TEXTS * most_questions(length)


def too_many(what: str, most: int) -> PackError:
    """Return the error for a file that holds more than ``most`` of ``what``."""
    return PackError(f"more than {most:,} {what} in one file; split it, and import each part")
