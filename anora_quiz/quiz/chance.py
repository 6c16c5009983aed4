"""Repeatable randomness: the same seed gives the same round everywhere.

Python guarantees the sequence of `random.Random.random()` for a seed across versions, but
not the results of `shuffle` and `sample`. Rounds are resumed after upgrades and shared
between machines, so shuffling is done here, using only `random()`.
"""

import hashlib
import random
from collections.abc import Sequence
from math import isqrt
from typing import TypeVar

_Item = TypeVar("_Item")

_WORD = 8  # bytes
_MASK = 2 ** (8 * _WORD) - 1
_FEW = 32  # numbers, of which a network would not give all orders equally often


def stream(seed: int, *labels: str) -> random.Random:
    """Return a random number generator for ``seed`` and ``labels``.

    Generators with different labels are independent: drawing from one does not advance another.
    That keeps the order of a question's options the same no matter how often, or in which
    order, the questions are shown.
    """
    return random.Random(int.from_bytes(hashlib.sha256(_name(seed, labels)).digest()[:16]))


def _name(seed: int, labels: Sequence[str]) -> bytes:
    return "\x1f".join([str(seed), *labels]).encode()


def shuffled(items: Sequence[_Item], rng: random.Random) -> tuple[_Item, ...]:
    """Return ``items`` in a random order, each order equally likely (Fisher-Yates)."""
    return sample(items, len(items), rng)


def sample(items: Sequence[_Item], count: int, rng: random.Random) -> tuple[_Item, ...]:
    """Return ``count`` (0 to ``len(items)``) different items in random order."""
    drawn = list(items)
    for index in range(count):
        other = index + int(rng.random() * (len(drawn) - index))
        drawn[index], drawn[other] = drawn[other], drawn[index]
    return tuple(drawn[:count])


class Permutation:
    """The numbers below a size, each once, in an order that is computed number by number.

    A large size takes neither more time nor more memory. The seed and the labels decide the
    order, as in `stream`, and each number is equally likely at each position.
    """

    # A Feistel network: the number is written as a row and a column of a rectangle, and each of
    # the two in turn is moved on by as much as a hash of the other says. Who ends up beyond the
    # size, in the rest of the rectangle, moves on until back inside.

    def __init__(self, size: int, seed: int, *labels: str) -> None:
        """Decide the order of the numbers below ``size``, which is 1 or more."""
        self._size = size
        self._few = shuffled(range(size), stream(seed, *labels)) if size <= _FEW else ()
        self._rows = isqrt(size - 1) + 1
        self._columns = -(-size // self._rows)
        digest = hashlib.sha512(_name(seed, labels)).digest()
        starts = range(0, len(digest), 2 * _WORD)
        self._keys = [
            (int.from_bytes(digest[at : at + _WORD]), int.from_bytes(digest[at + _WORD :][:_WORD]))
            for at in starts
        ]

    def __getitem__(self, position: int) -> int:
        """Return the number at ``position``, from 0 to below the size."""
        if self._few:
            return self._few[position]
        number = self._moved(position)
        while number >= self._size:
            number = self._moved(number)
        return number

    def _moved(self, number: int) -> int:
        row, column = divmod(number, self._columns)
        for row_key, column_key in self._keys:
            row = (row + _mixed(column + row_key)) % self._rows
            column = (column + _mixed(row + column_key)) % self._columns
        return row * self._columns + column


def _mixed(number: int) -> int:
    """Return a number of 64 bits, all of which depend on all bits of ``number`` (SplitMix64)."""
    number = ((number ^ number >> 30) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ number >> 27) * 0x94D049BB133111EB) & _MASK
    return number ^ number >> 31
