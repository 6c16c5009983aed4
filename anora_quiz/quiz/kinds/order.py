"""The kind ``order``: items to put in order."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import ClassVar

from anora_quiz.quiz import chance, forms
from anora_quiz.quiz.descriptions import described
from anora_quiz.quiz.kinds.faults import items_alike
from anora_quiz.quiz.limits import MOST_OPTIONS, OPTION_COLUMNS, limited
from anora_quiz.quiz.options import options
from anora_quiz.quiz.question import NOTHING, Answer, Fault, Mark, Question

_FEWEST_TO_HIDE = 2  # items, up to which a start in the wrong order gives away the right one


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Question):
    """Items to put in order; `items` lists them in the correct one."""

    kind: ClassVar[str] = "order"
    also: ClassVar[str] = (
        "ordering, sequence, sequencing, sort, sorting, rank, ranking, arrange, reorder, "
        "timeline, put in order, chronology, ordered, reihenfolge, ordre, orden"
    )
    about: ClassVar[str] = """\
Items to put in order. List `items` in the correct order.

Each pair of items in the wrong order costs twice its share. One slip costs little, and a random
order earns little (Kendall's tau, never below 0)."""
    example: ClassVar[str] = """\
id: films
kind: order
question: Put these films in order of release, oldest first.
items: [Tangerine, Red Rocket, Anora]
"""

    items: tuple[str, ...] = field(
        metadata=limited(fewest=2, most=MOST_OPTIONS, columns=OPTION_COLUMNS)
        | described(
            "The items in the correct order.",
            also="answer answers order sequence options list steps elements",
        )
    )

    def form(self, rng: random.Random) -> forms.Arrange:
        """Return the items in a random order, but not in the right one.

        Only two may be in that: otherwise, the order shown would always be the wrong one.
        """
        items = options(self.items)
        shuffled = chance.shuffled(items, rng)
        while shuffled == items and len(items) > _FEWEST_TO_HIDE:
            shuffled = chance.shuffled(items, rng)
        return forms.Arrange(shuffled)

    def mark(self, answer: Answer) -> Mark:
        """Give Kendall's rank correlation with the right order, never below 0."""
        if sorted(answer) != sorted(self.items):
            return Mark(NOTHING)
        ranks = [self.items.index(item) for item in answer]
        in_order = [first < second for first, second in combinations(ranks, 2)]
        return Mark(max(NOTHING, 1 - Fraction(2 * in_order.count(False), len(in_order))))

    def solution(self) -> Answer:
        """Return the items in the right order."""
        return self.items

    def faults(self) -> Iterator[Fault]:
        """Yield the faults of any question, and one for each item that reads like another."""
        yield from Question.faults(self)
        yield from items_alike("items", self.items)
