"""Tells how much longer something takes when what it is given doubles."""

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
    while _seconds(work, text(size), 1) < _SHORT:
        if size >= _LARGEST:
            return 1.0
        size *= 2
    once, twice = text(size), text(2 * size)
    # A busy machine can only make it look worse: the best of some rounds counts.
    found = 0.0
    for _ in range(_ROUNDS):
        ratio = _seconds(work, twice, 1) / _seconds(work, once, 2)
        found = min(found or ratio, ratio)
        if found <= MOST or ratio > 4 * MOST:
            break
    return found


def _seconds(work: Callable[[str], object], text: str, rounds: int) -> float:
    """Return the shortest process time that ``work`` took."""
    found: list[float] = []
    for _ in range(rounds):
        begun = process_time()
        work(text)
        found.append(process_time() - begun)
    return min(found)
