"""The kind ``choice``: one correct option among several."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from anora_quiz.quiz import chance, forms
from anora_quiz.quiz.kinds.faults import options_alike
from anora_quiz.quiz.limits import MOST_OPTIONS, OPTION_COLUMNS, limited
from anora_quiz.quiz.marking.folding import phrase_finder
from anora_quiz.quiz.options import options
from anora_quiz.quiz.question import FULL, NOTHING, Answer, Fault, Mark, Question, Wrong, reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """One correct option among several. All or nothing."""

    kind: ClassVar[str] = "choice"
    about: ClassVar[str] = "One correct option among several. All or nothing."
    example: ClassVar[str] = """\
id: editor
kind: choice
question: Who edited Anora?
answer: Sean Baker
wrong:
  - Drew Daniels
  - {text: Alex Coco, because: He produced it.}
"""

    answer: str = field(metadata=limited(columns=OPTION_COLUMNS))
    wrong: tuple[Wrong, ...] = field(metadata=limited(most=MOST_OPTIONS))

    def form(self, rng: random.Random) -> forms.PickOne:
        """Return the options in a random order."""
        texts = (self.answer, *(wrong.text for wrong in self.wrong))
        return forms.PickOne(chance.shuffled(options(texts), rng))

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for the right option."""
        return Mark(FULL if answer == (self.answer,) else NOTHING)

    def solution(self) -> Answer:
        """Return the right option."""
        return (self.answer,)

    def reasons(self, answer: Answer) -> Mapping[str, str]:
        """Return why the chosen option is wrong."""
        return reasons(self.wrong, answer)

    def gives_away(self, text: str) -> str:
        """Return the right option if ``text`` names it and none of the wrong ones."""
        is_named = phrase_finder(text)
        others = (wrong.text for wrong in self.wrong)
        return self.answer if is_named(self.answer) and not any(map(is_named, others)) else ""

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and one for each option that reads like another."""
        yield from Question.faults(self)
        yield from options_alike("answer", (self.answer,), self.wrong)
