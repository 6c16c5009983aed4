"""The kind ``number``."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.numerals import parse_number, show_number
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Fault, Mark, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """A typed number. All or nothing, right within ``tolerance`` either way.

    Example::

        id: days
        kind: number
        question: How many shooting days were there in New York?
        answer: 37
        tolerance: 0
        unit: days
    """

    kind: ClassVar[str] = "number"

    answer: Decimal
    tolerance: Decimal = Decimal(0)
    unit: str = ""

    def form(self, rng: random.Random) -> forms.TypeIn:  # noqa: ARG002
        """Return a line to type a number in."""
        return forms.TypeIn(is_number=True, unit=self.unit)

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for a number within the tolerance."""
        number = parse_number("".join(answer), self.unit)
        # Fractions, because decimals are rounded as soon as one calculates with them.
        if number is None or abs(Fraction(number) - Fraction(self.answer)) > self.tolerance:
            return Mark(NOTHING)
        return Mark(FULL, accepted="" if number == self.answer else show_number(self.answer))

    def solution(self) -> Answer:
        """Return the number as people write it."""
        return (show_number(self.answer),)

    def faults(self) -> Iterator[Fault]:
        """Yield a negative tolerance."""
        if self.tolerance < 0:
            hint = "write how far off an answer may be, as a number from 0 up"
            yield Fault("tolerance", None, "bad-number", "the tolerance is negative", hint)
