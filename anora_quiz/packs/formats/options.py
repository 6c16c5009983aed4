"""Decides which kind of question options make, and which words mean true or false."""

from collections.abc import Sequence
from dataclasses import dataclass

from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.values import truth_word

SPELLED_OUT = ("true", "false")
"""The words that mean true and false wherever they are."""

WITH_LETTERS = (*SPELLED_OUT, "t", "f")
"""The same with the letters that mean them where only they can be meant."""


@dataclass(frozen=True, slots=True)
class Option:
    """A wrong option as found in the file, with its line (0 for that of the question)."""

    text: str
    because: str = ""
    line: int = 0


def truth_value(text: str, words: Sequence[str] = SPELLED_OUT) -> bool | None:
    """Return whether ``text`` means true or false, or None if it is none of ``words``."""
    word = text.strip().casefold()
    return truth_word(word) == "true" if word in words else None


def kind_of(right: Sequence[str], wrong: Sequence[Option]) -> type[Question]:
    """Return the kind that options make if the file doesn't name one.

    True and False, spelled out, are the options of a statement. If there is a reason why one
    of them is wrong, they stay options, as a statement has no place for it.
    """
    if len(right) == len(wrong) == 1 and not wrong[0].because.strip():
        truths = {truth_value(right[0]), truth_value(wrong[0].text)}
        if truths == {True, False}:
            return TrueFalse
    if len(right) > 1:
        return Multiple
    return Choice if wrong else Text
