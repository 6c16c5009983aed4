"""Repeatable randomness: the same seed gives the same round everywhere.

Python guarantees the sequence of `random.Random.random()` for a seed across versions, but
not the results of `shuffle` and `sample`. Rounds are resumed after upgrades and shared
between machines, so shuffling is done here, using only `random()`.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def stream(seed: int, *labels: str) -> random.Random:
    """Return a random number generator for ``seed`` and ``labels``.

    Generators with different labels are independent: drawing from one does not advance another.
    That keeps the order of a question's options the same no matter how often, or in which
    order, the questions are shown.
    """
    name = "\x1f".join([str(seed), *labels])
    return random.Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:16]))


def shuffled(items: Sequence[_Item], rng: random.Random) -> tuple[_Item, ...]:
    """Return ``items`` in a random order, each order equally likely (Fisher-Yates)."""
    return sample(items, len(items), rng)


def sample(items: Sequence[_Item], count: int, rng: random.Random) -> tuple[_Item, ...]:
    """Return ``count`` (0 to ``len(items)``) different items in random order."""
    return tuple(items[index] for index in numbers(len(items), count, rng))


def numbers(total: int, count: int, rng: random.Random) -> Iterator[int]:
    """Yield ``count`` (0 to ``total``) different numbers below ``total`` in random order.

    A large ``total`` takes no longer: of the list being shuffled, only the numbers that have
    moved are kept.
    """
    moved: dict[int, int] = {}
    for index in range(count):
        other = index + int(rng.random() * (total - index))
        yield moved.get(other, other)
        moved[other] = moved.get(index, index)
