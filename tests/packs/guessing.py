"""Guess the right options of choice questions without knowing anything, as the test-wise do."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from anora_quiz.quiz.kinds.choice import Choice

_MOST_ERRORS = 3  # standard errors by which a strategy may be better or worse than chance
_SHORTEST_WORD = 4  # letters
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

Strategy = Callable[[str, Sequence[str]], Sequence[str]]
"""Picks some of the options of a question, each of which is as good as the others."""


def longest(question: str, options: Sequence[str]) -> Sequence[str]:  # noqa: ARG001
    """Pick the longest options."""
    return _with_most(options, len)


def shortest(question: str, options: Sequence[str]) -> Sequence[str]:  # noqa: ARG001
    """Pick the shortest options."""
    return _with_most(options, lambda option: -len(option))


def not_the_longest(question: str, options: Sequence[str]) -> Sequence[str]:
    """Pick all options but the longest; all if they have the same length."""
    return _without(options, longest(question, options))


def of_middle_length(question: str, options: Sequence[str]) -> Sequence[str]:
    """Pick the options that are neither the longest nor the shortest; all if there are none."""
    extremes = [*longest(question, options), *shortest(question, options)]
    return _without(options, extremes)


def sharing_words_with_the_question(question: str, options: Sequence[str]) -> Sequence[str]:
    """Pick the options that have the most longer words in common with the question."""
    asked = _words(question)
    return _with_most(options, lambda option: len(asked & _words(option)))


@dataclass(frozen=True)
class Guesses:
    """How many of ``count`` questions a strategy is expected to answer, beside chance."""

    count: int
    won: Fraction
    by_chance: Fraction
    standard_error: float

    @property
    def are_chance(self) -> bool:
        """Whether the strategy is within three standard errors of chance."""
        return abs(float(self.won - self.by_chance)) <= _MOST_ERRORS * self.standard_error

    def __str__(self) -> str:
        margin = _MOST_ERRORS * self.standard_error
        return f"{float(self.won):.1f} of {self.count}, by chance {self.by_chance} ± {margin:.1f}"


def guess(strategy: Strategy, questions: Iterable[Choice]) -> Guesses:
    """Return how a strategy does on ``questions``.

    Options that are equally good share the win: of four options, picking three wins a third in
    three of four questions. The standard error is that of the sum of such wins.
    """
    count, won, by_chance, variance = 0, Fraction(0), Fraction(0), Fraction(0)
    for question in questions:
        right, options = _options(question)
        picked = strategy(question.question, options)
        chance = Fraction(1, len(options))
        count, by_chance = count + 1, by_chance + chance
        won += Fraction(picked.count(right), len(picked))
        variance += chance / len(picked) - chance**2
    return Guesses(count, won, by_chance, sqrt(variance))


def with_numbers(questions: Iterable[Choice]) -> list[Choice]:
    """Return those of ``questions`` whose options all have numbers in digits, all different."""
    return [one for one in questions if _are_numbers(_options(one)[1])]


def rank(question: Choice) -> Fraction:
    """Return the rank of the right one among numbers: 0 for the smallest, 1 for the largest."""
    right, options = _options(question)
    return Fraction(sorted(options, key=_number).index(right), len(options) - 1)


def _options(question: Choice) -> tuple[str, list[str]]:
    """Return the right option, and all options, of which it is the first."""
    (right,) = question.solution()
    return right, [right, *(wrong.text for wrong in question.wrong)]


def _with_most(options: Sequence[str], score: Callable[[str], int]) -> Sequence[str]:
    most = max(map(score, options))
    return [option for option in options if score(option) == most]


def _without(options: Sequence[str], left_out: Sequence[str]) -> Sequence[str]:
    return [option for option in options if option not in left_out] or options


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) >= _SHORTEST_WORD}


def _are_numbers(options: Sequence[str]) -> bool:
    return all(map(_NUMBER.search, options)) and len(set(map(_number, options))) == len(options)


def _number(option: str) -> float:
    """Return the first number in ``option``; 0 for none."""
    found = _NUMBER.search(option)
    return float(found[0].replace(",", "")) if found else 0
