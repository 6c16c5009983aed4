"""Readings: the other usual ways to say what a text says.

Two texts say the same if they have a reading in common, so it doesn't matter which of them is the
answer. The rules are in `other_signs` and `other_words`; each can be told to a player in a
sentence. Imported late, because only what doesn't read the same as the right answer needs it.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from anora_quiz.quiz.marking.dates import possible_dates
from anora_quiz.quiz.marking.folding import (
    CACHE_SIZE,
    LONGEST_CACHED,
    Words,
    all_words,
    fold,
    folded_words,
    joined,
)
from anora_quiz.quiz.marking.other_signs import is_plain, ways_to_write
from anora_quiz.quiz.marking.other_words import are_plain, in_singular, ways_to_say
from anora_quiz.quiz.marking.typos import count_typos

_MOST_READINGS = 16  # of each way to write a text
_NO_DATES: frozenset[tuple[int, ...]] = frozenset()
_MANY = 1000  # typos: more than any answer may have
_BEFORE_ARTICLES = frozenset("aAtT \"'“”„‘’«»‹›¿¡([{")  # or how they begin
_LONGEST = 200  # characters in a text that is read in other ways


class _Readings(NamedTuple):
    """What a text says: its ``folds`` in all ways, ``dates`` if it is one, ``words`` for typos."""

    folds: AbstractSet[str]
    dates: AbstractSet[tuple[int, ...]]
    words: tuple[Words, ...]

    def is_same_date(self, other: "_Readings") -> bool:
        """Return whether both are the same date; only one of them may be one of two dates."""
        is_sure = 1 in (len(self.dates), len(other.dates))
        return is_sure and not self.dates.isdisjoint(other.dates)


def find_other(typed: str, accepted: Sequence[str], *, is_exact: bool) -> str | None:
    """Return the first of ``accepted`` that says the same as ``typed``; None for none.

    If there is none, return the one that ``typed`` has the fewest typos of, unless ``is_exact``.
    """
    read = _read(typed)
    found, fewest = None, _MANY
    for text in accepted:
        other = _read(text)
        if not read.folds.isdisjoint(other.folds) or (other.dates and read.is_same_date(other)):
            return text
        if not is_exact:
            typos = _fewest_typos(read, other)
            if typos < fewest:
                found, fewest = text, typos
    return found


def typos_of(typed: str, text: str) -> int:
    """Return how many typos make ``typed`` of ``text``, 0 if both say the same.

    The result is large for more than are forgiven.
    """
    read, other = _read(typed), _read(text)
    is_same = not read.folds.isdisjoint(other.folds) or read.is_same_date(other)
    return 0 if is_same else _fewest_typos(read, other)


def _fewest_typos(read: _Readings, other: _Readings) -> int:
    fewest = _MANY
    for words in read.words:
        for right in other.words:
            typos = count_typos(words, right)
            if typos is not None and typos < fewest:
                fewest = typos
    return fewest


def _read(text: str) -> _Readings:
    return _cached_readings(text) if len(text) <= LONGEST_CACHED else _readings(text)


@lru_cache(CACHE_SIZE)
def _cached_readings(text: str) -> _Readings:
    return _readings(text)


def _readings(text: str) -> _Readings:
    words = folded_words(text)
    if len(text) > _LONGEST or (is_plain(text) and are_plain(words)):
        folds = {fold(text)}
        if text[:1] in _BEFORE_ARTICLES:
            folds.add(joined(all_words(text)))
        if "s " in f"{' '.join(words)} ":
            folds.update(map(joined, islice(in_singular(words), _MOST_READINGS)))
        return _Readings(folds, _NO_DATES, (words,))
    ways = tuple(dict.fromkeys(_all_readings(text)))
    return _Readings(set(map(joined, ways)), possible_dates(text), ways)


def _all_readings(text: str) -> Iterator[Words]:
    for way in ways_to_write(text):
        for words in {folded_words(way), all_words(way)}:
            yield words
            yield from islice(ways_to_say(words), _MOST_READINGS)
