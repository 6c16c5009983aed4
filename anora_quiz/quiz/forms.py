"""The five forms that a question can take when it is asked.

Kinds are open, forms are closed: every kind of question turns itself into one of these
forms, so a screen or a pipe that can show all five can show every present and future kind.

Each form knows its options, whether an answer fits it (`problem`), and how to put an
answer into words (`words`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from anora_quiz.quiz.marking.numerals import parse_number

LONGEST_TEXT = 500
"""The maximum number of characters in a typed answer."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, arrange, or pair: ``key`` goes into answers, ``text`` is shown."""

    key: str
    text: str


def options(texts: Iterable[str]) -> tuple[Option, ...]:
    """Return an option for each of ``texts``, whose key is the text itself."""
    return tuple(Option(text, text) for text in texts)


@dataclass(frozen=True, slots=True)
class PickOne:
    """Choose one option. The answer is its key."""

    options: tuple[Option, ...]

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        fits = len(answer) == 1 and set(answer) <= _keys(self.options)
        return "" if fits else f"Choose one of the {len(self.options)} options."

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` in words."""
        return _join(self.options, answer, "; ")


@dataclass(frozen=True, slots=True)
class PickMany:
    """Choose every right option. The answer is their keys, in any order."""

    options: tuple[Option, ...]

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        if not answer:
            return "Choose at least one option."
        fits = len(set(answer)) == len(answer) and set(answer) <= _keys(self.options)
        return "" if fits else f"Choose from the {len(self.options)} options, each once."

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` in words."""
        return _join(self.options, answer, "; ")


@dataclass(frozen=True, slots=True)
class TypeIn:
    """Type a text, or a number counted in ``unit``. The answer is the text as typed."""

    is_number: bool = False
    unit: str = ""

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        text = "".join(answer)
        if len(answer) != 1 or not text.strip():
            return "Type an answer."
        if len(text) > LONGEST_TEXT:
            return f"That is too long: {LONGEST_TEXT} characters at most."
        if any("\ud800" <= character <= "\udfff" for character in text):
            return "Some letters did not come through; type it again."
        if self.is_number and parse_number(text, self.unit) is None:
            unit = f", counted in {self.unit}" if self.unit else ""
            return f"Type a number{unit}."
        return ""

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` in words."""
        text = "".join(answer).strip()
        lacks_unit = self.is_number and parse_number(text) is not None and text[-1:].isdigit()
        return f"{text} {self.unit}" if lacks_unit and self.unit else text


@dataclass(frozen=True, slots=True)
class Arrange:
    """Put the items in order. The answer is all their keys in that order."""

    items: tuple[Option, ...]

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        fits = sorted(answer) == sorted(_keys(self.items))
        return "" if fits else f"Put all {len(self.items)} items in order, each once."

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` in words."""
        return _join(self.items, answer, ", then ")


@dataclass(frozen=True, slots=True)
class Pair:
    """Give each item on the left a partner on the right, where some can be left over.

    In the answer, left and right keys alternate: a left key, its right key, the next left key.
    """

    left: tuple[Option, ...]
    right: tuple[Option, ...]

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        lefts, rights = answer[::2], answer[1::2]
        fits = (
            sorted(lefts) == sorted(_keys(self.left))
            and len(lefts) == len(rights) == len(set(rights))
            and set(rights) <= _keys(self.right)
        )
        return "" if fits else f"Pair each of the {len(self.left)} items with another partner."

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` in words."""
        texts = _texts((*self.left, *self.right))
        shown = [texts.get(key, key) for key in answer]
        return "; ".join(map(": ".join, zip(shown[::2], shown[1::2], strict=True)))


Form = PickOne | PickMany | TypeIn | Arrange | Pair


def _keys(choices: Iterable[Option]) -> set[str]:
    return {option.key for option in choices}


def _texts(choices: Iterable[Option]) -> dict[str, str]:
    return {option.key: option.text for option in choices}


def _join(choices: Iterable[Option], answer: Iterable[str], separator: str) -> str:
    texts = _texts(choices)
    return separator.join(texts.get(key, key) for key in answer)
