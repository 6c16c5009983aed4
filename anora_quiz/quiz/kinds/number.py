"""The kind ``number``: a typed number."""

import random
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.limits import limited
from anora_quiz.quiz.marking.folding import phrase_finder
from anora_quiz.quiz.marking.numerals import parse_number, show_number
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Mark, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """A typed number. All or nothing; numbers within `tolerance` are correct."""

    kind: ClassVar[str] = "number"
    about: ClassVar[str] = """\
A typed number. All or nothing.

Numbers within `tolerance` of the answer are correct. `unit` says what is counted."""
    example: ClassVar[str] = """\
id: days
kind: number
question: How many shooting days were there in New York?
answer: 37
tolerance: 0
unit: days
"""

    answer: Decimal
    tolerance: Decimal = field(default=Decimal(0), metadata=limited(is_from_zero=True))
    unit: str = ""

    def form(self, rng: random.Random) -> forms.TypeIn:  # noqa: ARG002
        """Return a line to type a number into."""
        wanted = f"Type a number ({self.unit})." if self.unit else "Type a number."
        return forms.TypeIn(wanted, parse_number, self.unit)

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for a number within the tolerance, and show it where it differs."""
        number = parse_number("".join(answer), self.unit)
        # Fractions, because arithmetic on decimals rounds.
        if number is None or abs(Fraction(number) - Fraction(self.answer)) > self.tolerance:
            return Mark(NOTHING)
        return Mark(FULL, accepted="" if number == self.answer else show_number(self.answer))

    def solution(self) -> Answer:
        """Return the number as people write it."""
        return (show_number(self.answer),)

    def also_right(self) -> str:
        """Return the tolerance in words."""
        within = show_number(self.tolerance)
        return f"Any number within {within} of the answer is accepted" if self.tolerance else ""

    def gives_away(self, text: str) -> str:
        """Return the number if it occurs in ``text``."""
        number = show_number(self.answer)
        return number if phrase_finder(text)(number) else ""
