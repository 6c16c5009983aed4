"""Tells whether something takes much longer than it should, in process time.

A busy machine may take several times as long as a quiet one, so a test has room for that.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time
from typing import TypeVar

MOST = 2.5
"""What twice the input may take, as a multiple: 2, and room for chance."""

_T = TypeVar("_T")

_SOON = 10.0  # seconds: many times what anything here should take, and less than a hang
_SHORT = 0.05  # seconds: less than this is too little to measure
_FEWEST_LOOKS, _MOST_LOOKS = 3, 20


@contextmanager
def ends_soon() -> Iterator[None]:
    """Fail if the block takes more than ten seconds, as work does that grows with the square.

    What the block does should take well under a second.
    """
    begun = process_time()
    yield
    assert process_time() - begun < _SOON


def growth(
    work: Callable[[_T], object],
    make: Callable[[int], _T],
    start: int = 1000,
    largest: int = 2**20,
) -> float:
    """Return how many times as long ``work`` takes with an input that is twice as large.

    ``make`` makes an input of a size, say of so many characters. The size goes up from
    ``start`` until there is something to measure; where the ``largest`` takes no time at all,
    that is no growth.
    """
    size = start
    while _seconds(work, make(size)) < _SHORT:
        if size >= largest:
            return 1.0
        size *= 2
    once, twice = make(size), make(2 * size)
    # A busy machine makes both take longer, by chance: the shortest of several times counts.
    # Work that takes four times as long does so however often it is measured.
    shortest = (float("inf"), float("inf"))
    for look in range(_MOST_LOOKS):
        shortest = (min(shortest[0], _seconds(work, once)), min(shortest[1], _seconds(work, twice)))
        if look + 1 >= _FEWEST_LOOKS and shortest[1] <= MOST * shortest[0]:
            break
    return shortest[1] / shortest[0]


def _seconds(work: Callable[[_T], object], made: _T) -> float:
    # The collector walks what other tests left in this process: that says nothing of the work.
    gc.disable()
    try:
        begun = process_time()
        work(made)
        return process_time() - begun
    finally:
        gc.enable()
