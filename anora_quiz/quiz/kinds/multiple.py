"""The kind ``multiple``: several correct options among others."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz import chance, forms
from anora_quiz.quiz.kinds.faults import options_alike
from anora_quiz.quiz.limits import MOST_OPTIONS, OPTION_COLUMNS, limited
from anora_quiz.quiz.options import options
from anora_quiz.quiz.question import NOTHING, Answer, Fault, Mark, Question, Wrong, reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Question):
    """Several correct options among others. The credit is a share, never below 0."""

    kind: ClassVar[str] = "multiple"
    about: ClassVar[str] = """\
Several correct options among others.

The credit is the share of correct options chosen minus the share of wrong options chosen, and
never below 0. Choosing every option earns nothing."""
    example: ClassVar[str] = """\
id: wins
kind: multiple
question: Which Oscars did Anora win?
answers: [Best Picture, Best Director]
wrong: [Best Original Score, Best Costume Design]
"""

    answers: tuple[str, ...] = field(metadata=limited(most=MOST_OPTIONS, columns=OPTION_COLUMNS))
    wrong: tuple[Wrong, ...] = field(metadata=limited(most=MOST_OPTIONS))

    def form(self, rng: random.Random) -> forms.PickMany:
        """Return the options in a random order."""
        texts = (*self.answers, *(wrong.text for wrong in self.wrong))
        return forms.PickMany(chance.shuffled(options(texts), rng))

    def mark(self, answer: Answer) -> Mark:
        """Give the share of right options chosen minus the share of wrong options chosen."""
        chosen = set(answer)
        wrong = {option.text for option in self.wrong}
        if not chosen <= wrong.union(self.answers):
            return Mark(NOTHING)
        hits = Fraction(len(chosen.intersection(self.answers)), len(self.answers))
        misses = Fraction(len(chosen & wrong), len(wrong))
        return Mark(max(NOTHING, hits - misses))

    def solution(self) -> Answer:
        """Return all the right options."""
        return self.answers

    def reasons(self, answer: Answer) -> Mapping[str, str]:
        """Return why the wrong options among those chosen are wrong."""
        return reasons(self.wrong, answer)

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and one for each option that reads like another."""
        yield from Question.faults(self)
        yield from options_alike("answers", self.answers, self.wrong)
