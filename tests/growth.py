"""Measures how much longer something takes when its input doubles."""

import gc
from collections.abc import Callable
from time import process_time

MOST = 2.5
"""The accepted growth for twice the input: 2, plus a margin for noise."""

_MEASURABLE = 0.05  # seconds: shorter times cannot be compared
_LARGEST = 2**20  # characters
_ROUNDS = 4


def growth(work: Callable[[str], object], text: Callable[[int], str], start: int = 1000) -> float:
    """Return how many times as long ``work`` takes with twice the text.

    ``text`` returns a text with about the given number of characters. The size goes up from
    ``start`` until the time can be measured; if a million characters take too little time,
    the result is 1.
    """
    size = start
    while _seconds(work, text(size), 1) < _MEASURABLE:
        if size >= _LARGEST:
            return 1.0
        size *= 2
    once, twice = text(size), text(2 * size)
    # A busy machine can only make it look worse, so the best of several rounds counts.
    best = 0.0
    for _ in range(_ROUNDS):
        ratio = _seconds(work, twice, 1) / _seconds(work, once, 2)
        best = min(best or ratio, ratio)
        if best <= MOST or ratio > 4 * MOST:
            break
    return best


def _seconds(work: Callable[[str], object], text: str, rounds: int) -> float:
    """Return the shortest process time that ``work`` took, in seconds."""
    times: list[float] = []
    for _ in range(rounds):
        begun = process_time()
        work(text)
        times.append(process_time() - begun)
    return min(times)
