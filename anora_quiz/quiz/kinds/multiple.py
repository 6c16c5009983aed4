"""The kind ``multiple``: several correct options among others."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.descriptions import described
from anora_quiz.quiz.kinds.faults import options_alike
from anora_quiz.quiz.kinds.last_options import WRONG, label_references, offered
from anora_quiz.quiz.limits import MOST_OPTIONS, limited
from anora_quiz.quiz.question import (
    NOTHING,
    Answer,
    Fault,
    Mark,
    Question,
    Right,
    Wrong,
    reasons,
    text_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Question):
    """Several correct options among others. The credit is a share, never below 0."""

    kind: ClassVar[str] = "multiple"
    also: ClassVar[str] = (
        "multiple answer, multiple responses, multiple selection, select all that apply, "
        "mcq multiple, multiple choice multiple, "
        "multiple choice, multiple answers, multiple select, multiple response, multi, "
        "multiselect, checkbox, checkboxes, mrq, msq, select all, several, many, multichoice, "
        "multi answer, multiple correct, multiple options, many answers, checklist, "
        "mehrfachauswahl, choix multiple"
    )
    about: ClassVar[str] = """\
Several correct options among others.

The credit is the share of correct options chosen minus the share of wrong options chosen, and
never below 0. Choosing every option earns nothing. Options stay last as in `choice`."""
    example: ClassVar[str] = """\
id: wins
kind: multiple
question: Which Oscars did Anora win?
answers: [Best Picture, Best Director]
wrong: [Best Original Score, Best Costume Design]
"""

    answers: tuple[str | Right, ...] = field(
        metadata=limited(most=MOST_OPTIONS)
        | described(
            "The correct options: each a text, or {text: …, last: …}.",
            also="answer correct right solutions correct_answers right_answers correct_options",
        )
    )
    wrong: tuple[Wrong, ...] = field(metadata=WRONG)

    def form(self, rng: random.Random) -> forms.PickMany:
        """Return the options in a random order, with those last that stay last."""
        return forms.PickMany(offered(self.answers, self.wrong, rng))

    def mark(self, answer: Answer) -> Mark:
        """Give the share of right options chosen minus the share of wrong options chosen."""
        chosen, right = set(answer), set(self.solution())
        wrong = {option.text for option in self.wrong}
        if not chosen <= wrong | right:
            return Mark(NOTHING)
        hits = Fraction(len(chosen & right), len(right))
        misses = Fraction(len(chosen & wrong), len(wrong))
        return Mark(max(NOTHING, hits - misses))

    def solution(self) -> Answer:
        """Return all the right options."""
        return tuple(map(text_of, self.answers))

    def reasons(self, answer: Answer) -> Mapping[str, str]:
        """Return why the wrong options among those chosen are wrong."""
        return reasons(self.wrong, answer)

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and those of its options."""
        yield from Question.faults(self)
        yield from options_alike("answers", self.solution(), self.wrong)
        yield from label_references(self.solution(), self.wrong, "answers")
