"""The kind ``true-false``: a statement that is true or false."""

import random
from dataclasses import dataclass, field
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.descriptions import ANSWER, described
from anora_quiz.quiz.options import Option
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Mark, Question

_OPTIONS = (Option("true", "True"), Option("false", "False"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """A statement that is true or false. All or nothing."""

    kind: ClassVar[str] = "true-false"
    also: ClassVar[str] = (
        "boolean, bool, tf, yes no, true or false, binary, truth, true false statement, right "
        "or wrong, yes or no, wahr falsch, richtig falsch, ja nein, vrai faux, verdadero falso"
    )
    about: ClassVar[str] = "A statement that is true or false. All or nothing."
    example: ClassVar[str] = """\
id: film-stock
kind: true-false
question: Anora was shot on film.
answer: true
"""

    answer: bool = field(metadata=described("true or false.", also=f"{ANSWER} value is_true"))

    def form(self, rng: random.Random) -> forms.PickOne:  # noqa: ARG002
        """Return True and False, always in this order, because people expect it."""
        return forms.PickOne(_OPTIONS)

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for the right option."""
        return Mark(FULL if answer == self.solution() else NOTHING)

    def solution(self) -> Answer:
        """Return the key of the right option."""
        return ("true" if self.answer else "false",)
