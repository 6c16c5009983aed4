"""The kind ``number``: a typed number."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.descriptions import ANSWER, TOLERANCE, described
from anora_quiz.quiz.limits import limited
from anora_quiz.quiz.marking.folding import phrase_finder
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Mark, Question

_DIGITS = 100  # more than a number of a pack has, and its tolerance

# What typed numbers mean is imported when one is marked or shown: a round starts sooner.


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """A typed number. All or nothing; numbers within `tolerance` are correct."""

    kind: ClassVar[str] = "number"
    also: ClassVar[str] = (
        "numeric input, "
        "numeric, numerical, integer, int, float, decimal, estimate, estimation, guess, "
        "amount, numeric answer, numerical answer, range, slider, count, quantity, zahl, nombre"
    )
    about: ClassVar[str] = """\
A typed number. All or nothing.

Numbers within `tolerance` of the answer are correct. `unit` says what is counted. Players type
numbers their own way: `1,000`, `a thousand`, `1½`, `6.5 million`, `about 37`. The unit can be left
out, or typed in any usual spelling: `5 km`, `5 kilometres`. Hours and minutes (`2 h 19`, `2:19`)
and smaller metric units (`5,000 m` in kilometers) are converted. Any other unit, a range, or
another text is asked again. With a unit such as `million dollars`, both `6` and `6000000` are 6
million."""
    example: ClassVar[str] = """\
id: days
kind: number
question: How many shooting days were there in New York?
answer: 37
tolerance: 0
unit: days
"""

    answer: Decimal = field(metadata=described("The number, in digits.", also=f"{ANSWER} value"))
    tolerance: Decimal = field(
        default=Decimal(0),
        metadata=limited(is_from_zero=True)
        | described(
            "How far from the answer a number may be and still be correct.", also=TOLERANCE
        ),
    )
    unit: str = field(
        default="", metadata=described("What the number counts or measures.", also="units measure")
    )

    def form(self, rng: random.Random) -> "TypeNumber":  # noqa: ARG002
        """Return a line to type a number into."""
        wanted = f"Type a number ({self.unit})." if self.unit else "Type a number."
        return TypeNumber(wanted, self.unit)

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for a number within the tolerance.

        Name the answer if the number differs or is in words, and the number if it was converted.
        """
        from anora_quiz.quiz.marking import quantities

        reading = quantities.read("".join(answer), self.unit)
        near = [number for number in reading.values if self._is_near(number)]
        if not near:
            return Mark(NOTHING)
        if reading.is_converted:
            return Mark(FULL, accepted=quantities.show_quantity(near[0], self.unit))
        is_shown = self.answer not in near or reading.is_worded
        return Mark(FULL, accepted=self.solution()[0] if is_shown else "")

    def _is_near(self, number: Decimal | Fraction) -> bool:
        # Fractions, because arithmetic on decimals rounds.
        return abs(Fraction(number) - Fraction(self.answer)) <= self.tolerance

    def solution(self) -> Answer:
        """Return the number as people write it."""
        from anora_quiz.quiz.marking import quantities

        return (quantities.show_quantity(self.answer, self.unit),)

    def margin(self) -> str:
        """Return from where to where numbers count, in words."""
        if not self.tolerance:
            return ""
        from anora_quiz.quiz.marking import quantities

        with localcontext(prec=_DIGITS):
            low, high = self.answer - self.tolerance, self.answer + self.tolerance
        span = quantities.show_span(low, high, self.unit)
        return f"Anything {span} counts"

    def gives_away(self, text: str) -> str:
        """Return the number if it occurs in ``text``."""
        from anora_quiz.quiz.marking.numerals import show_number

        contains = phrase_finder(text)
        return next(filter(contains, (show_number(self.answer), *self.solution())), "")


@dataclass(frozen=True, slots=True)
class TypeNumber(forms.TypeIn):
    """Type a number that is counted in ``unit``."""

    unit: str = ""

    def fault(self, text: str) -> str:
        """Return how a sentence about ``text`` goes on if it has to be typed again, or empty."""
        from anora_quiz.quiz.marking import quantities

        fault = quantities.read(text, self.unit).fault
        return f"{fault} {quantities.wanted(fault, self.unit) or self.wanted}" if fault else ""

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` with its unit, and with what it was converted to."""
        from anora_quiz.quiz.marking import quantities

        text = "".join(answer).strip()
        reading = quantities.read(text, self.unit)
        if reading.is_converted:
            return f"{text} ({quantities.show_quantity(reading.values[0], self.unit)})"
        is_bare = reading.is_bare and text[:1].isdigit() and text[-1:].isdigit()
        return quantities.with_unit(text, self.unit) if is_bare else text
