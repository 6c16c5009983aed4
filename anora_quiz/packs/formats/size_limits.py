"""Limits on what an imported file may hold: far more than an honest file of its length does.

Everything that is read takes time and memory, and a byte or two can make a question, an option,
or a note. These limits keep both proportional to the length of the file.
"""

from anora_quiz.errors import PackError

MOST_OPTIONS = 1000
"""The most options, pairs, or answers that one question may have."""

LONGEST_HEADER = 1000
"""The most characters that are kept of each text in a file's header."""

MOST_TAGS = 100
"""The most tags that are kept of a question."""

LONGEST_MESSAGE = 500
"""The most characters that are kept of a note."""

_FEW_QUESTIONS = 15_000  # a table of ten thousand has a header, and a list has comments
_CHARACTERS_TO_A_QUESTION = 150
_TIMES_AS_MANY_TEXTS = 10


def most_questions(length: int) -> int:
    """Return how many questions, or notes, a file of ``length`` characters may yield."""
    return max(_FEW_QUESTIONS, length // _CHARACTERS_TO_A_QUESTION)


def most_texts(length: int) -> int:
    """Return how many texts the questions of a file of ``length`` characters may hold."""
    return _TIMES_AS_MANY_TEXTS * most_questions(length)


def too_many(things: str, most: int) -> PackError:
    """Return the error for a file that holds more than ``most`` of ``things``, a plural noun."""
    return PackError(f"more than {most:,} {things} in one file", "split it, and import each part")
