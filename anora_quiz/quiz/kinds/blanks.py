"""The kind ``blanks``: a text with blanks to fill in."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.descriptions import described
from anora_quiz.quiz.kinds.faults import accepted_already, several_answers, starting_with_colons
from anora_quiz.quiz.limits import LONGEST_ANSWER, MOST_OPTIONS, limited
from anora_quiz.quiz.marking.folding import phrase_finder
from anora_quiz.quiz.marking.spelling import find_match
from anora_quiz.quiz.question import NOTHING, Answer, Fault, Mark, Question, too_many
from anora_quiz.quiz.quoting import quoted

_BLANK = "___+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks(Question):
    """A text with blanks to fill in. The credit is the share of correct blanks."""

    kind: ClassVar[str] = "blanks"
    also: ClassVar[str] = (
        "fill in blank, fill in blanks, fib, "
        "blank, fill in the blank, fill in the blanks, fill in, fill, fitb, cloze, gap, gaps, "
        "gap fill, gapfill, missing word, missing words, fill blanks, fill the blank, fill "
        "the blanks, fill in the gaps, completion, complete, lückentext, texte à trous"
    )
    about: ClassVar[str] = """\
A text with blanks to fill in. The credit is the share of correct blanks.

Three or more underscores make a blank. `answers` has an entry for each: a text, or a list of
accepted texts, of which players see the first. What players type is marked as in `text`. In plain
lines, they type `;` between their answers."""
    example: ClassVar[str] = """\
id: festival
kind: blanks
question: Anora won the ___ in ___.
answers:
  - [Palme d'Or, Palme]
  - Cannes
"""

    answers: tuple[tuple[str, ...], ...] = field(
        metadata=limited(most=MOST_OPTIONS, longest=LONGEST_ANSWER)
        | described(
            "What goes into each blank: a text or a list of accepted texts. Players see the first.",
            also="answer blanks gaps correct solutions correct_answers words",
        )
    )

    def form(self, rng: random.Random) -> forms.FillIn:  # noqa: ARG002
        """Return a line for each blank."""
        return forms.FillIn(self.answers)

    def mark(self, answer: Answer) -> Mark:
        """Give the share of right blanks, and name what was accepted where it differs."""
        if len(answer) != len(self.answers):
            return Mark(NOTHING)
        typed = tuple(map(str.strip, answer))
        found = tuple(map(find_match, typed, self.answers))
        right = [match for match in found if match is not None]
        taken = tuple((match or text).strip() for match, text in zip(found, typed, strict=True))
        accepted = "" if taken == typed else "; ".join(taken)
        return Mark(Fraction(len(right), len(found)), accepted)

    def solution(self) -> Answer:
        """Return the first spelling for each blank."""
        return tuple(accepted[0] for accepted in self.answers)

    def also_right(self) -> str:
        """Return the other accepted spellings."""
        others = "; ".join(text for accepted in self.answers for text in accepted[1:])
        return f"Also accepted: {others}" if others else ""

    def spellings(self) -> tuple[str, ...]:
        """Return what is accepted in each of the blanks."""
        return tuple(text for accepted in self.answers for text in accepted)

    def gives_away(self, text: str) -> str:
        """Return the first accepted spelling of any blank that occurs in ``text``."""
        return next(filter(phrase_finder(text), self.spellings()), "")

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and those of answers and of spellings in one blank."""
        yield from Question.faults(self)
        blanks, count = len(re.findall(_BLANK, self.question)), len(self.answers)
        if blanks != count:
            message = f"blanks in the question: {blanks}; answers in `answers`: {count}"
            hint = "write ___ for each blank, and one answer for each"
            yield Fault("answers", None, "blank-count-mismatch", message, hint)
        for index, accepted in enumerate(self.answers):
            places = [("answers", index)] * len(accepted)
            yield from several_answers(places, accepted, self.question)
            if len(accepted) > MOST_OPTIONS:
                described = too_many("answers", len(accepted), MOST_OPTIONS)
                yield Fault("answers", index, "too-many-items", *described)
            shown, *others = accepted
            for fault in (
                *accepted_already("answers", others, earlier=shown),
                *starting_with_colons("answers", accepted),
                *self._with_semicolons(accepted),
            ):
                yield replace(fault, index=index)

    def _with_semicolons(self, accepted: Sequence[str]) -> Iterator[Fault]:
        """Yield a warning for each of ``accepted`` that would be read as two answers."""
        for index, text in enumerate(accepted):
            if ";" in text and len(self.answers) > 1:
                message = f"{quoted(text)} has a semicolon, which separates typed answers"
                hint = "leave the semicolon out; punctuation doesn't matter"
                yield Fault("answers", index, "semicolon-in-answer", message, hint, is_warning=True)
