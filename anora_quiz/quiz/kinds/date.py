"""The kind ``date``: a typed day, month, or year."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.descriptions import ANSWER, TOLERANCE, described
from anora_quiz.quiz.marking.dates import DAY, date_parts, parse_date, show_date
from anora_quiz.quiz.marking.folding import phrase_finder
from anora_quiz.quiz.parts import DateText
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Fault, Mark, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Question):
    """A typed day, month, or year. All or nothing."""

    kind: ClassVar[str] = "date"
    also: ClassVar[str] = "day, year, month, when, datetime, calendar, full date, time, datum"
    about: ClassVar[str] = """\
A typed day, month, or year. All or nothing.

`answer` is a day (`2024-10-18`), a month (`2024-10`), or a year (`2024`). Players type dates their
own way: `October 18, 2024`, `18 Oct 2024`, `2024-10-18`, or `18.10.2024`. They're asked again if
part of the date is missing, or if it could be two dates, as `03/04/2024` could. If the answer is a
month or year, any day in it is correct. If it's a day, so is any day up to `tolerance` days off."""
    example: ClassVar[str] = """\
id: release
kind: date
question: When was Anora released in the United States?
answer: 2024-10-18
tolerance: 3
"""

    answer: DateText = field(
        metadata=described("A day (2024-10-18), a month (2024-10), or a year (2024).", also=ANSWER)
    )
    tolerance: int = field(
        default=0,
        metadata=described(
            "How many days from the answer a date may be and still be correct.",
            also=TOLERANCE,
        ),
    )

    def form(self, rng: random.Random) -> forms.TypeIn:  # noqa: ARG002
        """Return a line to type a date into that is as exact as the answer."""
        return _FORMS[len(_numbers(self.answer))]

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for a date within the answer or the tolerance; name it if it differs."""
        wanted = _numbers(self.answer)
        given = parse_date("".join(answer))
        if given is None or len(given) < len(wanted):
            return Mark(NOTHING)
        if len(wanted) == DAY:
            is_right = abs(dt.date(*given) - dt.date(*wanted)).days <= self.tolerance
        else:
            is_right = given[: len(wanted)] == wanted
        accepted = "" if given == wanted else show_date(wanted)
        return Mark(FULL, accepted) if is_right else Mark(NOTHING)

    def solution(self) -> Answer:
        """Return the date as people write it."""
        return (show_date(_numbers(self.answer)),)

    def margin(self) -> str:
        """Return the tolerance in words."""
        days = count_of(self.tolerance, "day")
        return f"Any date within {days} of the answer is accepted" if self.tolerance else ""

    def gives_away(self, text: str) -> str:
        """Return the date if it occurs in ``text``, with the month or the day first."""
        (shown,) = self.solution()
        day, month, year = date_parts(_numbers(self.answer))
        spellings = (shown, f"{day} {month} {year}", self.answer)
        return shown if any(map(phrase_finder(text), spellings)) else ""

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and one for a tolerance of what isn't a day."""
        yield from Question.faults(self)
        if self.tolerance and len(_numbers(self.answer)) < DAY:
            message = "`tolerance` needs an `answer` that is a day"
            hint = "remove `tolerance`, or write a full date, such as 2024-10-18"
            yield Fault("tolerance", None, "tolerance-without-day", message, hint)


def _numbers(answer: str) -> tuple[int, ...]:
    return tuple(map(int, answer.split("-")))


@dataclass(frozen=True, slots=True)
class TypeDate(forms.TypeIn):
    """Type a date that has at least ``length`` of a year, month, and day."""

    length: int = DAY

    def fault(self, text: str) -> str:
        """Return how a sentence about ``text`` goes on if it has to be typed again, or empty."""
        fits = len(parse_date(text) or ()) >= self.length
        return "" if fits else f"doesn't fit. {self.wanted}"


_FORMS = {
    1: TypeDate("Type a year, such as 1999.", 1),
    2: TypeDate("Type a month and a year, such as December 1999.", 2),
    DAY: TypeDate("Type a date with the month as a word, such as December 31, 1999.", DAY),
}
