"""What every question has, whatever its kind, and what marks and faults are."""

import random
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, ClassVar

from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.limits import (
    LONGEST_ANSWER,
    LONGEST_SNIPPET,
    OPTION_COLUMNS,
    QUESTION_COLUMNS,
    Limits,
    limited,
    limits_of,
)

Answer = tuple[str, ...]
"""Any answer to any question: keys of options, the typed text, or keys in order."""

Identifier = Annotated[str, "identifier"]
"""The id of a pack or question, a tag, or a group: letters, digits, ``-``, ``_``, and periods."""

Url = Annotated[str, "url"]
"""A web address that begins with http:// or https://."""

Code = Annotated[str, "code"]
"""A text whose line breaks, spaces, and tabs are kept."""

Language = Annotated[str, "language"]
"""What a snippet is written in, by the name that highlighters know: ``python``, ``c++``."""

Year = Annotated[int, "year"]
"""A year from 1 to 9999."""

NOTHING = Fraction(0)
FULL = Fraction(1)


class Difficulty(StrEnum):
    """How hard a question is; it decides the points."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer earned: a credit from 0 (wrong) to 1 (right).

    ``accepted`` is the accepted spelling that a typed answer matched, if the two differ in
    any character; the player is always shown it.
    """

    credit: Fraction
    accepted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an answer can be looked up."""

    title: str = ""
    publisher: str = ""
    year: Year | None = None
    url: Url = ""

    def __str__(self) -> str:
        parts = [self.title, self.publisher, str(self.year or "")]
        return ", ".join(part for part in parts if part) or self.url


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code, or another text that is shown line by line below a question."""

    text: Code = field(metadata=limited(longest=LONGEST_SNIPPET, is_wrapped=False))
    language: Language = "text"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong option (a distractor), and the reason why it is wrong, if one is given.

    ``last`` says whether it stays below the options that are shuffled; None leaves that to its
    text.
    """

    text: str = field(metadata=limited(columns=OPTION_COLUMNS))
    because: str = ""
    last: bool | None = None


@dataclass(frozen=True, slots=True)
class Right:
    """A right option whose author says whether it stays last, as in `Wrong`.

    Any other right option is its text alone.
    """

    text: str = field(metadata=limited(columns=OPTION_COLUMNS))
    last: bool | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A typed answer that is wrong however close it is, and the reason, if one is given."""

    text: str = field(metadata=limited(longest=LONGEST_ANSWER))
    because: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem that a question finds in itself; the pack checker adds its line and column.

    ``field`` names the field, and ``index`` the item in it, counted from 0 (in a mapping, keys
    and values alternate), or None for the whole field. If ``is_warning`` is set, the question
    can still be asked.
    """

    field: str
    index: int | None
    code: str
    message: str
    hint: str = ""
    is_warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ABC):
    """What every question has. The fields are the fields of the pack format.

    A subclass is a kind: it adds the fields of its answer and defines how it is asked
    (`form`), marked (`mark`), and solved (`solution`). ``about`` describes the kind in
    Markdown, and its first line alone says what sort of question it is; ``example`` is a
    question in YAML. The documentation and new packs are made from both.
    """

    kind: ClassVar[str]
    about: ClassVar[str]
    example: ClassVar[str]

    id: Identifier
    question: str = field(metadata=limited(columns=QUESTION_COLUMNS))
    difficulty: Difficulty = Difficulty.MEDIUM
    hint: str = ""
    explanation: str = ""
    tags: tuple[Identifier, ...] = ()
    group: Identifier = ""
    spoiler: bool = False
    snippet: Snippet | None = None
    source: Source | None = None
    disputed: str = ""

    @abstractmethod
    def form(self, rng: random.Random) -> Form:
        """Return the form in which the question is asked, with options shuffled by ``rng``."""

    @abstractmethod
    def mark(self, answer: Answer) -> Mark:
        """Return what ``answer`` earns. Every answer has a mark; nonsense earns 0."""

    @abstractmethod
    def solution(self) -> Answer:
        """Return the answer that earns full credit."""

    def reasons(self, answer: Answer) -> Mapping[str, str]:  # noqa: ARG002
        """Return why the wrong options in ``answer`` are wrong, by their texts, where known."""
        return {}

    def rejects(self, answer: Answer) -> bool:  # noqa: ARG002
        """Return whether the pack names ``answer`` as wrong, so that it can't be claimed."""
        return False

    def spellings(self) -> tuple[str, ...]:
        """Return every text that is right where texts are typed; nothing for other answers."""
        return ()

    def taken_as(self, text: str) -> str:  # noqa: ARG002
        """Return the right text of which ``text`` counts as a typo; empty for none.

        Empty, too, if an author can't rule that out.
        """
        return ""

    def also_right(self) -> str:
        """Return what counts as right besides the solution, in words; empty for nothing."""
        return self.margin()

    def margin(self) -> str:
        """Return how near to the solution counts as right, in words; empty if only that does."""
        return ""

    def gives_away(self, text: str) -> str:  # noqa: ARG002
        """Return the answer that ``text`` gives away; empty if it gives none away."""
        return ""

    def faults(self) -> Iterator[Fault]:
        """Yield the problems that can't be found by reading each value on its own.

        Here, these are fields beyond their limits; kinds add conflicts between their fields.
        Kinds call this by its class: ``super()`` doesn't work in dataclasses with slots.
        """
        for name, limits in _limited_fields(type(self)):
            yield from _limit_faults(name, getattr(self, name), limits)


@cache
def _limited_fields(kind: type[Question]) -> tuple[tuple[str, Limits], ...]:
    named = ((each.name, limits_of(each.metadata)) for each in fields(kind))
    return tuple(
        (name, limits) for name, limits in named if limits != Limits(columns=limits.columns)
    )


def _limit_faults(name: str, value: Any, limits: Limits) -> Iterator[Fault]:
    if limits.is_from_zero and value < 0:
        yield Fault(name, None, "negative-number", f"`{name}` is negative", "write 0 or more")
    if isinstance(value, tuple) and len(value) > limits.most:
        yield Fault(name, None, "too-many-items", *too_many(name, len(value), limits.most))
    if limits.fewest > 1 and len(value) < limits.fewest:
        message = f"`{name}` needs at least {limits.fewest} items, but has {len(value)}"
        yield Fault(name, None, "too-few-items", message, "add another")
    if limits.longest:
        message = f"the answer is longer than {limits.longest} characters"
        hint = "shorten it, or use the kind `choice`"
        items = [(None, value)] if isinstance(value, str) else list(enumerate(value))
        for index, item in items:
            if any(len(text) > limits.longest for text in _texts_in(item)):
                yield Fault(name, index, "answer-too-long", message, hint)


def _texts_in(item: str | tuple[str, ...] | Rejected) -> tuple[str, ...]:
    match item:
        case str():
            return (item,)
        case Rejected():
            return (item.text,)
        case _:
            return item


def too_many(name: str, count: int, most: int) -> tuple[str, str]:
    """Return the message and the hint for ``count`` items in the field ``name``."""
    return f"`{name}` has {count:,} items (maximum {most:,})", "remove some"


def text_of(option: str | Right | Wrong) -> str:
    """Return the text of an option, as players see it."""
    return option if isinstance(option, str) else option.text


def reasons(wrong: Sequence[Wrong | Rejected], answer: Answer) -> dict[str, str]:
    """Return why those of ``wrong`` that ``answer`` has are wrong, by their texts, where known."""
    chosen = set(answer)
    return {each.text: each.because for each in wrong if each.text in chosen and each.because}
