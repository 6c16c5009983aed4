"""Chance that can be repeated: the same seed gives the same round everywhere.

Python promises the sequence of `random.Random.random()` for a seed across versions, but
not what `shuffle` and `sample` make of it. Rounds are resumed after upgrades and shared
between machines, so shuffling is done here, on top of `random()` alone.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def stream(seed: int, *labels: str) -> random.Random:
    """Return a source of chance of its own for ``labels`` under ``seed``.

    Streams with other labels are independent: drawing from one does not move another.
    That keeps the order of a question's options the same however often, and in whatever
    order, the questions are shown.
    """
    name = "\x1f".join([str(seed), *labels])
    return random.Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:16]))


def shuffled(items: Sequence[_Item], rng: random.Random) -> tuple[_Item, ...]:
    """Return ``items`` in a random order, each order equally likely (Fisher-Yates)."""
    return sample(items, len(items), rng)


def sample(items: Sequence[_Item], count: int, rng: random.Random) -> tuple[_Item, ...]:
    """Return ``count`` (0 to ``len(items)``) different items in random order."""
    return tuple(items[number] for number in numbers(len(items), count, rng))


def numbers(total: int, count: int, rng: random.Random) -> Iterator[int]:
    """Yield ``count`` (0 to ``total``) different numbers below ``total`` in random order.

    It takes no longer for a large ``total``: of the list that is shuffled, only what was moved
    is kept.
    """
    moved: dict[int, int] = {}
    for index in range(count):
        other = index + int(rng.random() * (total - index))
        yield moved.get(other, other)
        moved[other] = moved.get(index, index)
