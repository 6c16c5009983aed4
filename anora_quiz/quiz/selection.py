"""Which questions a round may take, and where it takes them from."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from anora_quiz.quiz.question import Difficulty, Question


@dataclass(frozen=True, slots=True)
class Card:
    """A question on the table, with the id of the pack that it came from."""

    pack: str
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What the player narrowed the questions down to. An empty filter lets all through.

    ``spoilers`` are the ids of the packs whose spoilers may be asked.
    """

    difficulties: tuple[Difficulty, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    spoilers: tuple[str, ...] = ()

    def admits(self, card: Card, pack_tags: Sequence[str] = ()) -> bool:
        """Tell whether ``card`` may be asked; its pack's tags count as the question's."""
        asked = card.question
        is_tagged = not self.tags or not {*asked.tags, *pack_tags}.isdisjoint(self.tags)
        facet = (asked.difficulty, asked.kind)
        return is_tagged and self.admits_facet(card.pack, *facet, is_spoiler=asked.spoiler)

    def admits_facet(
        self, pack: str, difficulty: Difficulty, kind: str, *, is_spoiler: bool
    ) -> bool:
        """Tell whether such questions of ``pack`` may be asked, whatever their tags."""
        return (
            (not is_spoiler or pack in self.spoilers)
            and (not self.difficulties or difficulty in self.difficulties)
            and (not self.kinds or kind in self.kinds)
        )


class Pool(Protocol):
    """The questions that a round may be dealt from.

    What is drawn depends on the questions in the pool and on ``rng``, on nothing else:
    not on the order of files or rows.
    """

    def count(self, difficulty: Difficulty) -> int:
        """Return how many questions of ``difficulty`` there are."""
        ...

    def draw(self, difficulty: Difficulty, count: int, rng: random.Random) -> Sequence[Card]:
        """Return ``count`` (0 to what there is) different questions by chance."""
        ...


def apportion(
    count: int, weights: Mapping[Difficulty, int], available: Mapping[Difficulty, int]
) -> dict[Difficulty, int]:
    """Share ``count`` out by ``weights``, nobody getting more than is ``available``.

    What one cannot take goes to the others; one by one, always to the one that is
    furthest below its weight (Webster's method).
    """
    shares = dict.fromkeys(weights, 0)
    for _ in range(min(count, sum(available.values()))):
        hungriest = max(
            (each for each in shares if shares[each] < available[each]),
            key=lambda each: Fraction(weights[each], 2 * shares[each] + 1),
        )
        shares[hungriest] += 1
    return shares
