"""What every question has, whatever its kind, and what marks and faults are."""

import random
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, ClassVar

from anora_quiz.quiz.descriptions import TAGS, described
from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.limits import QUESTION_COLUMNS, Limits, limited, limits_of
from anora_quiz.quiz.parts import SNIPPET, SOURCE, Identifier
from anora_quiz.quiz.parts import Rejected as Rejected  # noqa: PLC0414 - these are taken from here
from anora_quiz.quiz.parts import Right as Right  # noqa: PLC0414
from anora_quiz.quiz.parts import Snippet as Snippet  # noqa: PLC0414
from anora_quiz.quiz.parts import Source as Source  # noqa: PLC0414
from anora_quiz.quiz.parts import Wrong as Wrong  # noqa: PLC0414

Answer = tuple[str, ...]
"""Any answer to any question: keys of options, the typed text, or keys in order."""

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
    question in YAML. The documentation and new packs are made from both. ``also`` are other names
    for the kind, with commas between: what people write who guess, and other programs call it.
    """

    kind: ClassVar[str]
    about: ClassVar[str]
    example: ClassVar[str]
    also: ClassVar[str] = ""

    id: Identifier = field(
        metadata=described(
            "The question's short name, unique in the pack. Keep it once people have played:"
            " scores and practice refer to it.",
            "editor",
            also="name uid identifier slug",
        )
    )
    question: str = field(
        metadata=limited(columns=QUESTION_COLUMNS)
        | described(
            "The question that players see.",
            "Who edited Anora?",
            also="text prompt query q stem statement title question_text ask frage pregunta",
        )
    )
    difficulty: Difficulty = field(
        default=Difficulty.MEDIUM,
        metadata=described(
            "easy, medium (default), or hard: worth 100, 200, or 300 points.",
            "easy",
            also="level schwierigkeit difficulté",
        ),
    )
    hint: str = field(
        default="",
        metadata=described(
            "A clue that doesn't give the answer away. It costs players a quarter of the points.",
            "He also wrote it.",
            also="clue tip hinweis tipp indice",
        ),
    )
    explanation: str = field(
        default="",
        metadata=described(
            "Shown after the answer. Add a fact instead of repeating the answer.",
            "Baker cuts his own films, in story order.",
            also="explain feedback rationale comment note reason info erklärung explication",
        ),
    )
    tags: tuple[Identifier, ...] = field(
        default=(),
        metadata=described(
            "Labels to choose questions by, as in `anora-quiz play --tag crew`.",
            ["crew"],
            also=TAGS,
        ),
    )
    group: Identifier = field(
        default="",
        metadata=described(
            "A name shared by questions that are too similar for one round.", "baker-jobs"
        ),
    )
    spoiler: bool = field(
        default=False,
        metadata=described(
            "true if the question contains a spoiler. It's asked only if the player allows"
            " spoilers.",
            example=True,
            also="spoilers",
        ),
    )
    snippet: Snippet | None = field(default=None, metadata=SNIPPET)
    source: Source | None = field(default=None, metadata=SOURCE)
    disputed: str = field(
        default="",
        metadata=described(
            "What other sources say, if they disagree.", "A fan essay says otherwise."
        ),
    )

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
