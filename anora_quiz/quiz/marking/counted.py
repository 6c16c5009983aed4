"""What a number is counted in, and whether a typed unit fits that."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anora_quiz.quiz.marking.numerals import exponent_of, is_currency, plain_text
from anora_quiz.quiz.marking.units import Unit, find_units

ENDING = " .!?,;:"
"""Punctuation that may follow an answer, and spaces."""

_CACHE_SIZE = 256
_LARGEST_EXPONENT = 15
_ATTACHED = ("%", "°", "\u2032", "\u2033", "'", '"')  # written right after the number
_OTHER_FORMS = (  # irregular plurals, and short forms
    *(("people", "person", "persons", "ppl"), ("man", "men"), ("woman", "women")),
    *(("child", "children"), ("foot", "feet"), ("tooth", "teeth"), ("goose", "geese")),
    *(("mouse", "mice"), ("ox", "oxen"), ("die", "dice")),
    *(("points", "pts"), ("episodes", "eps")),
)
_ONE_WORD = {word: words[0] for words in _OTHER_FORMS for word in words}
# What follows the noun that is counted: days a week, bottles of beer, seats in parliament.
_AFTER_NOUN = frozenset({"a", "an", "per", "each", "of", "in", "on", "at", "for", "from", "with"})
_SMALL_WORDS = _AFTER_NOUN | {"the"}
_WITH_OTHER_WORDS = ("time", "rate")  # dimensions of shooting days, and of frames for 24 fps
_WORD = r"[^\W\d_]+"
# No words say what is counted if they say that the number is another one: 5 or six, 100 and up.
_OTHERWISE = frozenset(
    {"or", "and", "to", "plus", "minus", "up", "more", "less", "fewer", "over", "under"}
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number is counted in, from the ``unit`` of a question.

    ``noun`` is the unit without the scale before it, which is ten to the ``exponent``: in million
    dollars, dollars and 6. ``text`` is the unit in lower case, and ``noun_text`` the noun.
    ``units`` are the known units that the noun may stand for; ``parts`` are those of a noun that
    is none itself: days, for days a week and for shooting days.
    """

    text: str
    noun: str
    noun_text: str
    exponent: int
    units: tuple[Unit, ...]
    parts: tuple[Unit, ...]

    def conversion(self, typed: str) -> int | None:
        """Return the power of ten by which a number in the unit ``typed`` is multiplied.

        That is 0 for the same unit, or for none, and less for a smaller metric unit: -3 for
        meters if kilometers are wanted. None stands for any other unit.
        """
        typed = typed.strip(ENDING).removeprefix("of ").removeprefix("-")
        if not typed or typed == self.noun_text:
            return 0
        found = find_units(typed)
        if not self.noun:
            return 0 if found or says_what(typed) else None
        if not set(found).isdisjoint(self.units or self.parts):
            return 0
        powers = (
            small.exponent - large.exponent
            for large in self.units
            for small in found
            if small.is_part_of(large)
        )
        return next(powers, None if found or not self._has_noun(typed) else 0)

    @property
    def takes_letters(self) -> bool:
        """Whether a letter alone is a scale: k, m, and b are among measures no million."""
        measure = next(iter((*self.units, *self.parts)), None)
        return measure is None or measure.dimension == "money" or self.exponent > 0

    @property
    def is_time(self) -> bool:
        """Whether minutes, hours, or the like are counted."""
        return bool(self.units) and self.units[0].dimension == "time"

    def _has_noun(self, typed: str) -> bool:
        """Return whether ``typed`` counts the same things: Oscar nominations are nominations."""
        if self.units and self.units[0].dimension not in _WITH_OTHER_WORDS:
            return False
        typed = typed.replace("/", " per ")
        (before, after), (own_before, own_after) = _split(typed), _split(self.noun)
        if not before or not own_before or not says_what(typed):
            return False
        own = [*own_before, *own_after]
        others = [*(before[:-1] if len(own_before) > 1 else []), *after]
        return _are_same(before[-1], own_before[-1]) and all(
            any(_are_same(word, each) for each in own) for word in others
        )

    def with_number(self, number: str) -> str:
        """Return ``number``, a text in digits, with what is counted, as people write it."""
        unit = self.units[0] if self.units else None
        sign = self.noun if is_currency(self.noun) else unit.sign if unit else ""
        if sign:
            return f"-{sign}{number[1:]}" if number.startswith("-") else f"{sign}{number}"
        is_one = number in ("1", "-1") and unit is not None and unit.name == self.noun
        noun = unit.one if is_one and unit else self.noun
        return f"{number}{'' if noun in _ATTACHED else ' '}{noun}".rstrip()

    @property
    def is_before(self) -> bool:
        """Whether what is counted is written before the number, or right after it."""
        return self.with_number("5")[:1] != "5" or self.noun in _ATTACHED


@lru_cache(_CACHE_SIZE)
def counted_in(unit: str) -> Counted:
    """Return what is counted in ``unit``, which may be empty."""
    words = unit.split()
    if len(words) > 1 and exponent_of(plain_text(words[-1])):  # USD million
        words = [words[-1], *words[:-1]]
    exponent = 0
    while words and (power := exponent_of(plain_text(words[0]))):
        is_unit = words != ["k"] and find_units(" ".join(words))  # m is meters, and K kelvins
        if is_unit or exponent + power > _LARGEST_EXPONENT:
            break
        exponent += power
        words = words[1:]
    noun = " ".join(words[1:] if exponent and words[:1] == ["of"] else words)
    units = _likely(noun)
    before = _split(noun)[0]
    parts = () if units else _likely(" ".join(before)) or _likely("".join(before[-1:]))
    text, noun_text = (" ".join(plain_text(each).strip(ENDING).split()) for each in (unit, noun))
    return Counted(text, noun, noun_text, exponent, units, parts)


def _likely(spelling: str) -> tuple[Unit, ...]:
    """Return the usual unit of each dimension; a single letter has one alone."""
    found = find_units(spelling)
    if len(spelling) == 1 and spelling.isalpha():
        return found[:1]
    return tuple({unit.dimension: unit for unit in reversed(found)}.values())[::-1]


def _split(text: str) -> tuple[list[str], list[str]]:
    """Return the words up to the noun that is counted, and those after it, without small ones."""
    words = re.findall(_WORD, plain_text(text))
    end = next((at for at, word in enumerate(words) if at and word in _AFTER_NOUN), len(words))
    before, after = words[:end], words[end:]
    return (
        [word for word in before if word not in _SMALL_WORDS],
        [word for word in after if word not in _SMALL_WORDS],
    )


def says_what(text: str) -> bool:
    """Return whether ``text`` is words that say what is counted, and no other number."""
    is_plain = all(each.isalpha() or each in " '’-.%°" for each in text)
    return is_plain and _OTHERWISE.isdisjoint(re.findall(_WORD, text))


def _are_same(one: str, other: str) -> bool:
    """Return whether two words are the same but for the plural."""
    return not _forms(one).isdisjoint(_forms(other))


def _forms(word: str) -> set[str]:
    forms = {word, _ONE_WORD.get(word, word)}
    for ending, singular in (("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"), ("ves", "fe")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            forms.add(f"{word.removesuffix(ending)}{singular}")
    return forms
