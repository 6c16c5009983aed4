"""Lifelines: what helps with a question, and what it costs."""

import random
from enum import StrEnum
from fractions import Fraction

from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import Form, PickOne
from anora_quiz.quiz.question import Answer, Question

_FEWEST_TO_HALVE = 3  # options; of two, fifty-fifty would leave the answer alone


class Lifeline(StrEnum):
    """A help with the open question. Skipping, which ends it, is a reply."""

    HINT = "hint"
    HALF = "half"

    @property
    def cost(self) -> Fraction:
        """The part of the question's points that it costs, from 0 to 1."""
        return _COSTS[self]

    def applies(self, question: Question, form: Form) -> bool:
        """Tell whether it helps with ``question``, asked as ``form``."""
        if self is Lifeline.HINT:
            return bool(question.hint)
        return isinstance(form, PickOne) and len(form.options) >= _FEWEST_TO_HALVE


_COSTS = {Lifeline.HINT: Fraction(1, 4), Lifeline.HALF: Fraction(1, 2)}


def halve(form: Form, solution: Answer, rng: random.Random) -> Form:
    """Return ``form`` without half of its options (rounded down), all of them wrong ones."""
    if not isinstance(form, PickOne):
        return form
    wrong = [option for option in form.options if option.key not in solution]
    gone = chance.sample(wrong, len(form.options) // 2, rng)
    return PickOne(tuple(option for option in form.options if option not in gone))
