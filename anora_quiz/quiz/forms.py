"""The six forms that a question can take when it is asked.

Kinds are open, forms are closed: every kind of question turns itself into one of these
forms, so a screen or a pipe that can show all six can show every present and future kind.

Each form knows its options, which answer a typed line gives (`read`, `how_to`), whether an
answer fits it (`problem`), and how to put an answer into words (`words`), part by part (`parts`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from anora_quiz.quiz.limits import LONGEST_ANSWER
from anora_quiz.quiz.marking.spelling import find_match
from anora_quiz.quiz.options import Option, key_of_text, keys_in, keys_of, letters, texts_of
from anora_quiz.quiz.quoting import truncated

Part = tuple[str, bool]
"""A part of an answer in words, and whether it is right."""

_BETWEEN_PAIRS = " \t,;"
# Possessive (`*+`), so that text which is not a pair is scanned only once.
_PAIR = r"(\d{1,9})\s*+(?:[-:=.]\s*+)?([a-z]+)"


@dataclass(frozen=True, slots=True)
class Listed:
    """A form whose answers are keys of its ``options``."""

    options: tuple[Option, ...]
    separator: ClassVar[str] = "; "

    def read(self, line: str) -> tuple[str, ...]:
        """Return the answer that ``line`` gives, empty if it gives none."""
        return keys_in(line, self.options)

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` in words."""
        texts = texts_of(self.options)
        return self.separator.join(texts.get(key, key) for key in answer)


@dataclass(frozen=True, slots=True)
class PickOne(Listed):
    """Choose one option. The answer is its key."""

    def read(self, line: str) -> tuple[str, ...]:
        """Return the answer that ``line`` gives, empty if it gives none."""
        keys = keys_in(line, self.options)
        return keys if len(keys) == 1 else key_of_text(line, self.options) or keys

    def how_to(self) -> str:
        """Return what to type; empty where that is obvious."""
        return f"Type a number from 1 to {len(self.options)}."

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        fits = len(answer) == 1 and set(answer) <= keys_of(self.options)
        return "" if fits else "Choose one option."

    def parts(self, answer: Sequence[str], right: Sequence[str]) -> list[Part]:
        """Return ``answer`` in words, and whether it is ``right``."""
        return [(self.words(answer), tuple(answer) == tuple(right))]


@dataclass(frozen=True, slots=True)
class PickMany(Listed):
    """Choose every right option. The answer is their keys, in any order."""

    def how_to(self) -> str:
        """Return what to type; empty where that is obvious."""
        return "Type one or more numbers, such as 1 3."

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        if not answer:
            return "Choose at least one option."
        fits = len(set(answer)) == len(answer) and set(answer) <= keys_of(self.options)
        return "" if fits else f"Choose one or more of the {len(self.options)} options."

    def parts(self, answer: Sequence[str], right: Sequence[str]) -> list[Part]:
        """Return the options of ``answer``, and for each whether ``right`` has it."""
        return [(self.words((key,)), key in right) for key in answer]


@dataclass(frozen=True, slots=True)
class Arrange(Listed):
    """Put the options in order. The answer is all their keys in that order."""

    separator: ClassVar[str] = ", then "

    def how_to(self) -> str:
        """Return what to type; empty where that is obvious."""
        example = " ".join(str(number) for number in range(len(self.options), 0, -1))
        return f"Type all the numbers in order, such as {example}."

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        fits = sorted(answer) == sorted(keys_of(self.options))
        return "" if fits else f"Put all {len(self.options)} items in order."

    def parts(self, answer: Sequence[str], right: Sequence[str]) -> list[Part]:
        """Return ``answer`` item by item, and for each whether it is in its place."""
        positions = enumerate(zip(answer, right, strict=True), start=1)
        return [(f"{number}. {self.words((key,))}", key == its) for number, (key, its) in positions]


@dataclass(frozen=True, slots=True)
class TypeIn:
    """Type a text. The answer is the text as typed.

    ``wanted`` says what to type, if not just any text. Then a subclass says in `fault` which
    texts are something else.
    """

    wanted: str = ""

    def read(self, line: str) -> tuple[str, ...]:
        """Return the answer that ``line`` gives, empty if it gives none."""
        return (line,)

    def how_to(self) -> str:
        """Return what to type; empty where that is obvious."""
        return self.wanted

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        text = "".join(answer)
        if len(answer) != 1 or not text.strip():
            return "Type an answer."
        if len(text) > LONGEST_ANSWER:
            return f"Your answer is too long (maximum {LONGEST_ANSWER} characters)."
        if any("\ud800" <= character <= "\udfff" for character in text):
            return "Some characters didn't come through. Type your answer again."
        fault = self.fault(text)
        return f"“{truncated(text)}” {fault}" if fault else ""

    def fault(self, text: str) -> str:  # noqa: ARG002
        """Return how a sentence about ``text`` goes on if it has to be typed again, or empty."""
        return ""

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` in words."""
        return "".join(answer).strip()

    def parts(self, answer: Sequence[str], right: Sequence[str]) -> list[Part]:
        """Return the parts of ``answer`` in words, and for each whether ``right`` has it."""
        return [(self.words(answer), tuple(answer) == tuple(right))]


@dataclass(frozen=True, slots=True)
class FillIn:
    """Type a text for each blank. The answer is all the texts as typed.

    ``accepted`` has, for each blank, the spellings that are right.
    """

    accepted: tuple[tuple[str, ...], ...]

    def read(self, line: str) -> tuple[str, ...]:
        """Return the answer that ``line`` gives, empty if it gives none."""
        return (line,) if len(self.accepted) == 1 else tuple(map(str.strip, line.split(";")))

    def how_to(self) -> str:
        """Return what to type; empty where that is obvious."""
        count = len(self.accepted)
        return f"Type {count} answers, separated by semicolons (;)." if count > 1 else ""

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        if len(answer) != len(self.accepted):
            return self.how_to() or _ANY_TEXT.problem(answer)
        for number, text in enumerate(answer, start=1):
            if problem := _ANY_TEXT.problem((text,)):
                return problem if len(answer) == 1 else f"Blank {number}: {problem}"
        return ""

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` in words."""
        return "; ".join(map(str.strip, answer))

    def parts(
        self,
        answer: Sequence[str],
        right: Sequence[str],  # noqa: ARG002 - more than that is right
    ) -> list[tuple[str, bool]]:
        """Return the text in each blank, and whether it is accepted."""
        pairs = zip(map(str.strip, answer), self.accepted, strict=False)
        return [(text, find_match(text, accepted) is not None) for text, accepted in pairs]


_ANY_TEXT = TypeIn()


@dataclass(frozen=True, slots=True)
class Pair:
    """Give each item on the left a partner on the right, where some can be left over.

    In the answer, left and right keys alternate: a left key, its right key, the next left key.
    """

    left: tuple[Option, ...]
    right: tuple[Option, ...]

    def read(self, line: str) -> tuple[str, ...]:
        """Return the answer that ``line`` gives, empty if it gives none."""
        lettered = dict(zip(letters(len(self.right)), self.right, strict=True))
        keys: list[str] = []
        end = 0
        for pair in re.finditer(_PAIR, line := line.casefold()):
            number, letter = int(pair[1]), pair[2]
            is_valid = 0 < number <= len(self.left) and letter in lettered
            if not is_valid or line[end : pair.start()].strip(_BETWEEN_PAIRS):
                return ()
            keys += [self.left[number - 1].key, lettered[letter].key]
            end = pair.end()
        return () if line[end:].strip(_BETWEEN_PAIRS) else tuple(keys)

    def how_to(self) -> str:
        """Return what to type; empty where that is obvious."""
        last_first = reversed(letters(len(self.right))[: len(self.left)])
        pairs = [f"{number}{letter}" for number, letter in enumerate(last_first, start=1)]
        return f"Type the pairs, such as {' '.join(pairs)}."

    def problem(self, answer: Sequence[str]) -> str:
        """Return what is wrong with ``answer``; empty if it fits this form."""
        lefts, rights = answer[::2], answer[1::2]
        fits = (
            sorted(lefts) == sorted(keys_of(self.left))
            and len(lefts) == len(rights) == len(set(rights))
            and set(rights) <= keys_of(self.right)
        )
        return "" if fits else f"Give each of the {len(self.left)} items a different partner."

    def words(self, answer: Sequence[str]) -> str:
        """Return ``answer`` in words."""
        texts = texts_of((*self.left, *self.right))
        shown = [texts.get(key, key) for key in answer]
        return "; ".join(map(": ".join, pairs_in(shown)))

    def parts(self, answer: Sequence[str], right: Sequence[str]) -> list[Part]:
        """Return the parts of ``answer`` in words, and for each whether ``right`` has it.

        Pairs are in the order in which they were shown.
        """
        order = [option.key for option in self.left]
        pairs = sorted(pairs_in(answer), key=lambda pair: order.index(pair[0]))
        return [(self.words(pair), pair in pairs_in(right)) for pair in pairs]


# The forms whose answers are typed texts, not keys of options.
Typed = TypeIn | FillIn
Form = PickOne | PickMany | Typed | Arrange | Pair


def read_line(form: Form, line: str) -> tuple[tuple[str, ...], str]:
    """Return the answer that ``line`` gives to ``form``, and what to say if it isn't one."""
    answer = form.read(line)
    problem = form.problem(answer)
    if not problem or isinstance(form, Typed):
        return answer, problem
    is_unreadable = line and not answer
    return answer, form.how_to() if is_unreadable else f"{problem} {form.how_to()}"


def pairs_in(answer: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of an answer in which left and right keys alternate."""
    return list(zip(answer[::2], answer[1::2], strict=True))
