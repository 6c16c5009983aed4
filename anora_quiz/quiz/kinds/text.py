"""The kind ``text``: a typed answer."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.kinds.faults import accepted_already, starting_with_colons
from anora_quiz.quiz.limits import MOST_SPELLINGS, limited
from anora_quiz.quiz.marking.folding import phrase_finder
from anora_quiz.quiz.marking.spelling import find_match
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Fault, Mark, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Question):
    """A typed answer. All or nothing, but small typos are forgiven."""

    kind: ClassVar[str] = "text"
    about: ClassVar[str] = """\
A typed answer. All or nothing, but small typos are forgiven.

Case, accents, punctuation, a leading article, extra spaces, and small typos in longer words
don't matter. List other correct answers in `accept`."""
    example: ClassVar[str] = """\
id: consultant
kind: text
question: Who was the chief consultant on sex work?
answer: Andrea Werhun
accept: [Werhun]
"""

    answer: str = field(metadata=limited(longest=forms.LONGEST_TEXT))
    accept: tuple[str, ...] = field(
        default=(), metadata=limited(most=MOST_SPELLINGS, longest=forms.LONGEST_TEXT)
    )

    def form(self, rng: random.Random) -> forms.TypeIn:  # noqa: ARG002
        """Return a line to type into."""
        return forms.TypeIn()

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for any accepted spelling, and name it where it differs."""
        typed = "".join(answer).strip()
        accepted = find_match(typed, (self.answer, *self.accept))
        if accepted is None:
            return Mark(NOTHING)
        shown = accepted.strip()
        return Mark(FULL, accepted="" if typed == shown else shown)

    def also_right(self) -> str:
        """Return the other accepted spellings."""
        return f"Also accepted: {'; '.join(self.accept)}" if self.accept else ""

    def gives_away(self, text: str) -> str:
        """Return the first accepted spelling that occurs in ``text``, empty for none."""
        return next(filter(phrase_finder(text), (self.answer, *self.accept)), "")

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and one for each redundant entry in ``accept``."""
        yield from Question.faults(self)
        yield from accepted_already("accept", self.accept, earlier=self.answer)
        yield from starting_with_colons("answer", [self.answer])
        yield from starting_with_colons("accept", self.accept)

    def solution(self) -> Answer:
        """Return the spelling to show."""
        return (self.answer,)
