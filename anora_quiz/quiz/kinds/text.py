"""The kind ``text``."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from anora_quiz.quiz import forms, spelling
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Fault, Mark, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Question):
    """A typed answer. All or nothing, small slips forgiven.

    Case, accents, punctuation, a leading article, doubled spaces and small typos in
    longer words do not matter; what else is right goes into ``accept``.

    Example::

        id: consultant
        kind: text
        question: Who was the chief consultant on sex work?
        answer: Andrea Werhun
        accept: [Werhun]
    """

    kind: ClassVar[str] = "text"

    answer: str
    accept: tuple[str, ...] = ()

    def form(self, rng: random.Random) -> forms.TypeIn:  # noqa: ARG002
        """Return a line to type in."""
        return forms.TypeIn()

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for any accepted spelling, and name it where it differs."""
        typed = "".join(answer).strip()
        match = spelling.find_match(typed, (self.answer, *self.accept))
        if match is None:
            return Mark(NOTHING)
        return Mark(FULL, accepted="" if typed == match.text else match.text)

    def faults(self) -> Iterator[Fault]:
        """Yield answers that are too long to be typed."""
        hint = "ask for less, or make it a choice"
        message = f"more than {forms.LONGEST_TEXT} characters cannot be typed as an answer"
        if len(self.answer) > forms.LONGEST_TEXT:
            yield Fault("answer", None, "too-long", message, hint)
        for index, text in enumerate(self.accept):
            if len(text) > forms.LONGEST_TEXT:
                yield Fault("accept", index, "too-long", message, hint)

    def solution(self) -> Answer:
        """Return the spelling to print."""
        return (self.answer,)
