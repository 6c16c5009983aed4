"""Tells how much longer something takes when what it is given doubles."""

import gc
from collections.abc import Callable
from time import process_time

MOST = 2.5
"""What twice the input may take, as a multiple: 2, and room for chance."""

_SHORT = 0.05  # seconds: less than this is too little to measure
_LARGEST = 2**20  # characters
_ROUNDS = 4


def growth(work: Callable[[str], object], text: Callable[[int], str], start: int = 1000) -> float:
    """Return how many times as long ``work`` takes with twice the text.

    ``text`` makes one of about as many characters as it is told. The size goes up from
    ``start`` until there is something to measure; where a million characters take no time
    at all, that is no growth.
    """
    size = start
    while shortest_time(work, text(size), 1) < _SHORT:
        if size >= _LARGEST:
            return 1.0
        size *= 2
    once, twice = text(size), text(2 * size)
    # A busy machine can only make it look worse: the best of some rounds counts.
    found = float("inf")
    for _ in range(_ROUNDS):
        found = min(found, shortest_time(work, twice, 1) / shortest_time(work, once, 2))
        if found <= MOST:
            break
    return found


def shortest_time(work: Callable[[str], object], text: str, rounds: int = 3) -> float:
    """Return the shortest process time, in seconds, that ``work`` took for ``text``."""
    # The collector walks what other tests left in this process: that says nothing of the work.
    gc.disable()
    try:
        return min(_time(work, text) for _ in range(rounds))
    finally:
        gc.enable()


def _time(work: Callable[[str], object], text: str) -> float:
    begun = process_time()
    work(text)
    return process_time() - begun
