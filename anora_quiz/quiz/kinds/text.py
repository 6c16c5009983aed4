"""The kind ``text``: a typed answer."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from anora_quiz.quiz import forms
from anora_quiz.quiz.descriptions import ANSWER, described
from anora_quiz.quiz.kinds.faults import (
    accepted_already,
    rejected_answers,
    several_answers,
    starting_with_colons,
)
from anora_quiz.quiz.limits import LONGEST_ANSWER, MOST_SPELLINGS, limited
from anora_quiz.quiz.marking.folding import phrase_finder
from anora_quiz.quiz.marking.spelling import find_match, nearest
from anora_quiz.quiz.question import (
    FULL,
    NOTHING,
    Answer,
    Fault,
    Mark,
    Question,
    Rejected,
    reasons,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Question):
    """A typed answer. All or nothing, but small typos are forgiven."""

    kind: ClassVar[str] = "text"
    also: ClassVar[str] = (
        "type answer, type the answer, text input, text entry, open answer, paragraph, "
        "free response, "
        "short answer, short text, open, open ended, free text, freeform, typed, type in, "
        "string, input, word, written, identification, text answer, text box, open text, "
        "essay, long answer, answer, qa, trivia, flashcard, freitext, kurzantwort, texte"
    )
    about: ClassVar[str] = """\
A typed answer. All or nothing, but small typos are forgiven.

Case, accents, punctuation, a leading article, extra spaces, and small typos in longer words
don't matter. List other correct answers in `accept`.

List close but wrong answers in `reject`, with a reason if you like. They stay wrong even if they're
a typo away from the answer, and players can't mark them as correct. `exact: true` forgives no
typos; case, accents, and the rest still don't matter."""
    example: ClassVar[str] = """\
id: consultant
kind: text
question: Who was the chief consultant on sex work?
answer: Andrea Werhun
accept: [Werhun]
reject:
  - {text: Andrea Arnold, because: She directed American Honey.}
exact: false
"""

    answer: str = field(
        metadata=limited(longest=LONGEST_ANSWER)
        | described("The correct answer, in the spelling that players see.", also=ANSWER)
    )
    accept: tuple[str, ...] = field(
        default=(),
        metadata=limited(most=MOST_SPELLINGS, longest=LONGEST_ANSWER)
        | described(
            "Other correct answers.",
            also="accepted alternatives also aliases synonyms variants other_answers answers",
        ),
    )
    reject: tuple[Rejected, ...] = field(
        default=(),
        metadata=limited(most=MOST_SPELLINGS, longest=LONGEST_ANSWER)
        | described(
            "Answers that are wrong even if they're a typo away from a correct one: each a text, or"
            " {text: …, because: …}.",
            also="wrong incorrect rejected",
        ),
    )
    exact: bool = field(
        default=False,
        metadata=described(
            "true forgives no typos; case, accents, and punctuation still don't matter.",
            also="strict case_sensitive",
        ),
    )

    def form(self, rng: random.Random) -> forms.TypeIn:  # noqa: ARG002
        """Return a line to type into."""
        return forms.TypeIn()

    def mark(self, answer: Answer) -> Mark:
        """Give full credit for any accepted spelling, and name it where it differs."""
        typed = "".join(answer).strip()
        accepted = find_match(typed, self.spellings(), is_exact=self.exact)
        if accepted is None or self.rejects(answer):
            return Mark(NOTHING)
        shown = accepted.strip()
        return Mark(FULL, accepted="" if typed == shown else shown)

    def spellings(self) -> tuple[str, ...]:
        """Return the answer and what else is accepted."""
        return (self.answer, *self.accept)

    def taken_as(self, text: str) -> str:
        """Return the right text of which ``text`` counts as a typo; empty for none."""
        found = None if self.exact else nearest(text, self.spellings())
        return found[1] if found and found[0] > 1 and not self.rejects((text,)) else ""

    def rejects(self, answer: Answer) -> bool:
        """Return whether ``answer`` is in ``reject``, or closer to that than to what is right."""
        return bool(self._rejected(answer))

    def reasons(self, answer: Answer) -> Mapping[str, str]:
        """Return why the rejected answer is wrong."""
        return reasons(self.reject, self._rejected(answer))

    def _rejected(self, answer: Answer) -> Answer:
        """Return the text in ``reject`` that ``answer`` means, or nothing.

        An answer that is as close to an accepted text as to a rejected one means the latter.
        """
        if not self.reject:
            return ()
        typed, rejected = "".join(answer).strip(), [each.text for each in self.reject]
        wrong = nearest(typed, rejected, is_exact=self.exact)
        if wrong is None:
            return ()
        right = nearest(typed, self.spellings(), is_exact=self.exact)
        return () if right and right[0] < wrong[0] else (wrong[1],)

    def also_right(self) -> str:
        """Return the other accepted spellings."""
        return f"Also accepted: {'; '.join(self.accept)}" if self.accept else ""

    def gives_away(self, text: str) -> str:
        """Return the first accepted spelling that occurs in ``text``, empty for none."""
        return next(filter(phrase_finder(text), self.spellings()), "")

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and those of entries of ``accept`` and ``reject``."""
        yield from Question.faults(self)
        yield from accepted_already("accept", self.accept, earlier=self.answer)
        yield from starting_with_colons("answer", [self.answer])
        yield from starting_with_colons("accept", self.accept)
        accept = [("accept", index) for index in range(len(self.accept))]
        yield from several_answers([("answer", None), *accept], self.spellings(), self.question)
        yield from rejected_answers([each.text for each in self.reject], self.spellings())

    def solution(self) -> Answer:
        """Return the spelling to show."""
        return (self.answer,)
