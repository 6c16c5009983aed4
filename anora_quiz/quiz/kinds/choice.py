"""The kind ``choice``: one correct option among several."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.descriptions import ANSWER, described
from anora_quiz.quiz.kinds.faults import options_alike
from anora_quiz.quiz.kinds.last_options import WRONG, label_answer, label_references, offered
from anora_quiz.quiz.marking.folding import phrase_finder
from anora_quiz.quiz.question import (
    FULL,
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
class Choice(Question):
    """One correct option among several. All or nothing."""

    kind: ClassVar[str] = "choice"
    also: ClassVar[str] = (
        "mcqs, mcq single, radio button, select one, multiple choice single, "
        "multiple choice, mcq, mc, single choice, single, single select, radio, pick one, "
        "one, select, dropdown, quiz, multichoice, single answer, one answer, one of, option, "
        "options, buttons, pick, auswahl, choix, opción múltiple"
    )
    about: ClassVar[str] = """\
One correct option among several. All or nothing.

Options are in random order, except that those with `last: true` stay last. The answer can be
`{text: …, last: true}`, too. Options such as “All of the above” and “None of these” stay last by
themselves; `last: false` shuffles one. Several of them keep your order. An answer among them
comes first if it means all, last if it means none, and otherwise anywhere."""
    example: ClassVar[str] = """\
id: editor
kind: choice
question: Who edited Anora?
answer: Sean Baker
wrong:
  - Drew Daniels
  - {text: Alex Coco, because: He produced it.}
"""

    answer: str | Right = field(
        metadata=described("The correct option: a text, or {text: …, last: …}.", also=ANSWER)
    )
    wrong: tuple[Wrong, ...] = field(metadata=WRONG)

    def form(self, rng: random.Random) -> forms.PickOne:
        """Return the options in a random order, with those last that stay last."""
        return forms.PickOne(offered((self.answer,), self.wrong, rng))

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for the right option."""
        return Mark(FULL if answer == self.solution() else NOTHING)

    def solution(self) -> Answer:
        """Return the right option."""
        return (text_of(self.answer),)

    def reasons(self, answer: Answer) -> Mapping[str, str]:
        """Return why the chosen option is wrong."""
        return reasons(self.wrong, answer)

    def gives_away(self, text: str) -> str:
        """Return the right option if ``text`` names it and none of the wrong ones."""
        is_named = phrase_finder(text)
        right, others = text_of(self.answer), (wrong.text for wrong in self.wrong)
        return right if is_named(right) and not any(map(is_named, others)) else ""

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and those of its options."""
        yield from Question.faults(self)
        yield from options_alike("answer", self.solution(), self.wrong)
        yield from label_references(self.solution(), self.wrong, "answer")
        yield from label_answer(text_of(self.answer), self.wrong)
