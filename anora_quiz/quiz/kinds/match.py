"""The kind ``match``: items to match with their partners."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import ClassVar

from anora_quiz.quiz import chance, forms
from anora_quiz.quiz.descriptions import described
from anora_quiz.quiz.kinds.faults import items_alike
from anora_quiz.quiz.limits import MOST_OPTIONS, OPTION_COLUMNS, limited
from anora_quiz.quiz.options import options
from anora_quiz.quiz.question import NOTHING, Answer, Fault, Mark, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Question):
    """Items to match with their partners. The credit is the share of correct pairs."""

    kind: ClassVar[str] = "match"
    also: ClassVar[str] = (
        "match the following, match up, "
        "matching, pair, pairs, pairing, connect, associate, association, drag and drop, "
        "match pairs, matching pairs, connect pairs, mapping, drag drop, zuordnung"
    )
    about: ClassVar[str] = """\
Items to match with their partners. The credit is the share of correct pairs.

`decoys` are extra partners that match nothing."""
    example: ClassVar[str] = """\
id: cast
kind: match
question: Who plays whom?
pairs: {Mikey Madison: Ani, Yura Borisov: Igor}
decoys: [Toros]
"""

    pairs: tuple[tuple[str, str], ...] = field(
        metadata=limited(fewest=2, most=MOST_OPTIONS, columns=OPTION_COLUMNS)
        | described(
            "Each item with its partner.",
            also="answer answers matches match items options",
        )
    )
    decoys: tuple[str, ...] = field(
        default=(),
        metadata=limited(most=MOST_OPTIONS, columns=OPTION_COLUMNS)
        | described(
            "Extra partners that match nothing.",
            also="distractors wrong extra extras incorrect",
        ),
    )

    def form(self, rng: random.Random) -> forms.Pair:
        """Return both sides, each in a random order."""
        left = options(left for left, _ in self.pairs)
        right = options((*(right for _, right in self.pairs), *self.decoys))
        return forms.Pair(chance.shuffled(left, rng), chance.shuffled(right, rng))

    def mark(self, answer: Answer) -> Mark:
        """Give credit for the share of right pairs."""
        if sorted(answer[::2]) != sorted(left for left, _ in self.pairs):
            return Mark(NOTHING)  # an item is left out or has two partners
        given = set(zip(answer[::2], answer[1::2], strict=False))
        return Mark(Fraction(len(given.intersection(self.pairs)), len(self.pairs)))

    def solution(self) -> Answer:
        """Return the pairs, with left and right alternating."""
        return tuple(side for pair in self.pairs for side in pair)

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and one for each text that reads like another."""
        yield from Question.faults(self)
        partners = tuple(right for _, right in self.pairs)
        for side, texts in enumerate((tuple(left for left, _ in self.pairs), partners)):
            for fault in items_alike("pairs", texts):
                # In the pack, left and right sides alternate.
                yield replace(fault, index=2 * (fault.index or 0) + side)
        yield from items_alike("decoys", self.decoys, earlier=partners)
