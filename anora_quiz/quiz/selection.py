"""Which questions a round may use, and the pool that it draws them from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from anora_quiz.quiz.question import Difficulty, Question


@dataclass(frozen=True, slots=True)
class Card:
    """A question with the id of the pack that it came from."""

    pack: str
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters that narrow down the questions. An empty filter lets everything through.

    ``spoilers`` are the ids of the packs whose spoilers may be asked.
    """

    difficulties: tuple[Difficulty, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    spoilers: tuple[str, ...] = ()

    def admits_facet(
        self, pack: str, difficulty: Difficulty, kind: str, *, is_spoiler: bool
    ) -> bool:
        """Return whether such questions of ``pack`` may be asked, whatever their tags."""
        return (
            (not is_spoiler or pack in self.spoilers)
            and (not self.difficulties or difficulty in self.difficulties)
            and (not self.kinds or kind in self.kinds)
        )


class Pool(Protocol):
    """The questions that a round may be dealt from.

    Those of a difficulty have numbers from 0, which depend only on the questions in the pool,
    not on the order of files or database rows.
    """

    @property
    def has_groups(self) -> bool:
        """Whether any question may have a group."""

    def count(self, difficulty: Difficulty) -> int:
        """Return how many questions of ``difficulty`` there are."""

    def groups(self, difficulty: Difficulty, numbers: Sequence[int]) -> Sequence[str]:
        """Return the groups of the questions of ``difficulty`` with these ``numbers``."""

    def draw(self, difficulty: Difficulty, numbers: Sequence[int]) -> Sequence[Card]:
        """Return the questions of ``difficulty`` with these ``numbers``."""


def apportion(
    count: int, weights: Mapping[Difficulty, int], available: Mapping[Difficulty, int]
) -> dict[Difficulty, int]:
    """Divide ``count`` in proportion to ``weights``, giving none more than is ``available``.

    What one difficulty cannot take goes to the others. Questions are assigned one at a time,
    always to the difficulty that is furthest below its weight (Webster's method).
    """
    shares = dict.fromkeys(weights, 0)
    for _ in range(min(count, sum(available.values()))):
        furthest_below = max(
            (each for each in shares if shares[each] < available[each]),
            key=lambda each: Fraction(weights[each], 2 * shares[each] + 1),
        )
        shares[furthest_below] += 1
    return shares
