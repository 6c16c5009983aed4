"""Options to choose, arrange, or pair; their labels; and the ones that a typed line names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product
from itertools import count as counting

from anora_quiz.quiz.marking.spelling import fold

_MAX_DIGITS = 9
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, arrange, or pair: ``key`` goes into answers, ``text`` is shown."""

    key: str
    text: str


def options(texts: Iterable[str]) -> tuple[Option, ...]:
    """Return an option for each of ``texts``, whose key is the text itself."""
    return tuple(Option(text, text) for text in texts)


def letters(count: int) -> list[str]:
    """Return ``count`` labels for options: a to z, then aa, ab and so on, then aaa."""
    labels = (map("".join, product(_ALPHABET, repeat=length)) for length in counting(1))
    return list(islice(chain.from_iterable(labels), count))


def position_in(word: str, count: int) -> int:
    """Return ``word`` as a number from 1 to ``count``, or 0 if it isn't one."""
    is_number = word.isdecimal() and len(word) <= _MAX_DIGITS
    return int(word) if is_number and int(word) <= count else 0


def keys_in(line: str, choices: Sequence[Option]) -> tuple[str, ...]:
    """Return the keys of the options whose numbers are in ``line``; empty unless all are there."""
    words = re.split(r"[\s,;]+", line.strip(" \t,;."))
    positions = [position_in(word, len(choices)) for word in words]
    return tuple(choices[position - 1].key for position in positions) if all(positions) else ()


def key_of_text(line: str, choices: Sequence[Option]) -> tuple[str, ...]:
    """Return the key of the option whose text ``line`` is; empty unless exactly one fits."""
    folded = fold(line)
    keys = [option.key for option in choices if line and fold(option.text) == folded]
    return (keys[0],) if len(keys) == 1 else ()


def keys_of(choices: Iterable[Option]) -> set[str]:
    """Return the keys of options."""
    return {option.key for option in choices}


def texts_of(choices: Iterable[Option]) -> dict[str, str]:
    """Return the texts of options, by their keys."""
    return {option.key: option.text for option in choices}
