"""Lifelines: help with a question, at a cost in points."""

import random
from enum import StrEnum
from fractions import Fraction

from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import Form, PickOne
from anora_quiz.quiz.question import Answer, Question

_FEWEST_TO_HALVE = 3  # options; with two, fifty-fifty would leave only the answer


class Lifeline(StrEnum):
    """Help with the open question. Skipping ends the question, so it is a reply instead."""

    HINT = "hint"
    HALF = "half"

    @property
    def cost(self) -> Fraction:
        """The share of the question's points that this lifeline costs, from 0 to 1."""
        return _COSTS[self]

    def applies(self, question: Question, form: Form) -> bool:
        """Return whether this lifeline can help with ``question``, asked as ``form``."""
        if self is Lifeline.HINT:
            return bool(question.hint)
        return isinstance(form, PickOne) and len(form.options) >= _FEWEST_TO_HALVE


_COSTS = {Lifeline.HINT: Fraction(1, 4), Lifeline.HALF: Fraction(1, 2)}


def halve(form: Form, solution: Answer, rng: random.Random) -> Form:
    """Return ``form`` without half of its options (rounded down), all of them wrong."""
    if not isinstance(form, PickOne):
        return form
    wrong = [option for option in form.options if option.key not in solution]
    removed = chance.sample(wrong, len(form.options) // 2, rng)
    return PickOne(tuple(option for option in form.options if option not in removed))
