"""Options to choose, arrange, or pair; their labels; and the ones that a typed line names."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice, product
from itertools import count as counting

from anora_quiz.quiz.marking.folding import fold

_MAX_DIGITS = 9
# A soft hyphen, a space without width, a word joiner, and a byte order mark.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, arrange, or pair: ``key`` goes into answers, ``text`` is shown."""

    key: str
    text: str


def options(texts: Iterable[str]) -> tuple[Option, ...]:
    """Return an option for each of ``texts``, whose key is the text itself."""
    return tuple(Option(text, text) for text in texts)


def is_code(text: str) -> bool:
    """Return whether ``text`` has lines like code: one after the first is indented."""
    return any(line.startswith((" ", "\t")) for line in text.splitlines()[1:])


def appearance(text: str) -> str:
    """Return ``text`` as players see it: options of the same appearance can't be told apart.

    Spaces count only at the beginning of lines of code.
    """
    if text.isascii() and text.isprintable():  # as most options are, in one line
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text).translate(_UNSEEN)
    if is_code(composed):
        return "\n".join(map(str.rstrip, composed.splitlines()))
    return " ".join(composed.split())


def letters(count: int) -> list[str]:
    """Return ``count`` labels for options: a to z, then aa, ab and so on, then aaa."""
    labels = (map("".join, product(_ALPHABET, repeat=length)) for length in counting(1))
    return list(islice(chain.from_iterable(labels), count))


def position_in(word: str, count: int) -> int:
    """Return ``word`` as a number from 1 to ``count``, or 0 if it isn't one."""
    is_number = word.isdecimal() and len(word) <= _MAX_DIGITS
    return int(word) if is_number and int(word) <= count else 0


def keys_in(line: str, choices: Sequence[Option]) -> tuple[str, ...]:
    """Return the keys of the options whose numbers or letters are in ``line``.

    Empty if anything else is in it.
    """
    labels = letters(len(choices))
    positions = [_labeled(word, labels) for word in _words(line)]
    return tuple(choices[position - 1].key for position in positions) if all(positions) else ()


def ambiguous_word(line: str, choices: Sequence[Option]) -> str:
    """Return a word in ``line`` that labels one option and is the text of another one.

    Empty if there is none. Where that holds for any number, letters are never ambiguous, so
    that each option can be named.
    """
    labels = letters(len(choices))
    places = {fold(option.text): place for place, option in enumerate(choices, start=1)}
    has_numbers = any(position_in(text, len(choices)) not in (0, places[text]) for text in places)
    for word in _words(line):
        place = position_in(word, len(choices)) if has_numbers else _labeled(word, labels)
        if place and places.get(fold(word), place) != place:
            return word
    return ""


def has_ambiguous_labels(choices: Sequence[Option]) -> bool:
    """Return whether a number or letter labels one option and is the text of another one."""
    count = len(choices)
    labels = (*map(str, range(1, count + 1)), *letters(count))
    return any(ambiguous_word(label, choices) for label in labels)


def _words(line: str) -> list[str]:
    return re.split(r"[\s,;]+", line.strip(" \t,;."))


def _labeled(word: str, labels: Sequence[str]) -> int:
    """Return the place, from 1, of the option whose number or letter ``word`` is, or else 0."""
    letter = word.casefold()
    return labels.index(letter) + 1 if letter in labels else position_in(word, len(labels))


def key_of_text(line: str, choices: Sequence[Option]) -> tuple[str, ...]:
    """Return the key of the option whose text ``line`` is; empty unless exactly one fits.

    Letter by letter is best; what never matters for an answer decides if no text fits so.
    """
    for seen_as in (appearance, fold) if line else ():
        wanted = seen_as(line)
        keys = [option.key for option in choices if seen_as(option.text) == wanted]
        if keys:
            return (keys[0],) if len(keys) == 1 else ()
    return ()


def keys_of(choices: Iterable[Option]) -> set[str]:
    """Return the keys of options."""
    return {option.key for option in choices}


def texts_of(choices: Iterable[Option]) -> dict[str, str]:
    """Return the texts of options, by their keys."""
    return {option.key: option.text for option in choices}
