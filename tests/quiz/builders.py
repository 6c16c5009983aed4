"""Questions, pools, and rounds for the tests of the game to start from."""

import dataclasses
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import reduce
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.parts import Identifier
from anora_quiz.quiz.question import (
    Difficulty,
    Question,
    Rejected,
    Right,
    Snippet,
    Source,
    Wrong,
    text_of,
)
from anora_quiz.quiz.replies import Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.setup import Setup
from tests.cases import for_each
from tests.examples import example

EASY, MEDIUM, HARD = Difficulty
CLASSIC = Mode()
NAMES = ("Ani", "Igor", "Vanya", "Toros", "Garnick", "Diamond", "Lulu", "Nick")
"""As many names as players can play together."""

every_kind = for_each("kind", KINDS, ids=attrgetter("kind"))
every_mode = for_each("mode", MODES, ids=attrgetter("name"))
every_seating = for_each(
    ("mode", "players"),
    [
        pytest.param(mode, NAMES[:count], id=f"{mode.name}-{count}")
        for mode in MODES
        for count in range(1, mode.most_players + 1)
    ],
)

# For laws whose examples are slow: whole questions, whole rounds.
thrifty = settings(max_examples=settings().max_examples // 3)


# Questions and cards


def choice(wrong: Sequence[str] = ("Drew Daniels", "Alex Coco")) -> Choice:
    """Return a valid question of the kind ``choice``."""
    return Choice(
        id="editor",
        question="Who edited Anora?",
        answer="Sean Baker",
        wrong=tuple(Wrong(text) for text in wrong),
    )


RIGHT, PARTLY, WRONG = answered("yes", "also"), answered("yes"), answered("no")
"""Replies to any `card`: their credit is 1, one half, and 0."""


def card(name: str, difficulty: Difficulty = MEDIUM) -> Card:
    """Return a card that fits the replies `RIGHT`, `PARTLY`, and `WRONG`."""
    question = Multiple(
        id=name,
        question=f"Which of these, {name}?",
        difficulty=difficulty,
        answers=("yes", "also"),
        wrong=(Wrong("no"), Wrong("nobody")),
    )
    return Card("oscars", question)


def typed(name: str = "consultant", difficulty: Difficulty = MEDIUM) -> Card:
    """Return a card whose answer, ``yes``, is typed, with a hint."""
    question = Text(id=name, question="Who?", answer="yes", hint="Not no.", difficulty=difficulty)
    return Card("oscars", question)


def cards(*difficulties: Difficulty) -> tuple[Card, ...]:
    """Return a different card for each of ``difficulties``."""
    return tuple(card(f"q{number}", each) for number, each in enumerate(difficulties, 1))


class ListPool:
    """A pool that deals from a list of cards."""

    def __init__(self, listed: Iterable[Card]) -> None:
        """Take ``listed`` in the order given."""
        self.cards = tuple(listed)
        self._by_difficulty = {
            difficulty: [each for each in self.cards if each.question.difficulty is difficulty]
            for difficulty in Difficulty
        }
        self._has_groups = any(each.question.group for each in self.cards)

    def count(self, difficulty: Difficulty) -> int:
        """Return how many cards of ``difficulty`` there are."""
        return len(self._by_difficulty[difficulty])

    @property
    def has_groups(self) -> bool:
        """Whether any card has a group."""
        return self._has_groups

    def groups(self, difficulty: Difficulty, numbers: Sequence[int]) -> list[str]:
        """Return the groups of the cards of ``difficulty`` with these ``numbers``."""
        return [each.question.group for each in self.draw(difficulty, numbers)]

    def draw(self, difficulty: Difficulty, numbers: Sequence[int]) -> list[Card]:
        """Return the cards of ``difficulty`` with these ``numbers``."""
        return [self._by_difficulty[difficulty][number] for number in numbers]


def pool(*, easy: int = 0, medium: int = 0, hard: int = 0) -> ListPool:
    """Return a pool with the given number of cards of each difficulty."""
    counts = {EASY: easy, MEDIUM: medium, HARD: hard}
    return ListPool(
        card(f"{difficulty}-{number}", difficulty)
        for difficulty, count in counts.items()
        for number in range(count)
    )


# Rounds


def new_round(
    deck: tuple[Card, ...] = cards(MEDIUM, MEDIUM, MEDIUM),
    players: tuple[str, ...] = ("Ani",),
    seed: int = 7,
    *,
    mode: Mode = CLASSIC,
    timer: int | None = None,
) -> Round:
    """Return a round in which nothing has been asked yet; ``timer`` is in seconds."""
    setup = Setup(packs=("oscars",), seed=seed, timer=timer)
    return Round(mode=mode, setup=setup, deck=deck, players=players)


def play_on(current: Round, *replies: Reply) -> Round:
    """Return ``current`` with ``replies`` recorded, each after one second."""
    return reduce(lambda played, reply: played.record(reply, 1.0), replies, current)


# Strategies

_ODD_TEXTS = (
    *("No", "010", "12:30", "1.10", "1,000", "-5", "C", "C#", "C++", "null", "~", "...", "[/b]"),
    *("the", "A", "AT&T", "Café", "Cafe\u0301", "Straße", "İstanbul", "Ёлка", "Май", "Οδός"),
    *(
        "が",
        "か\u3099",
        "七人の侍",
        "기생충",
        "की",
        "שלום",
        "مرحبا",
        "👩\u200d👧",
        "\u200b",
        "½",
        "x\u2028y",
    ),
)


def _as_in_packs(text: str) -> str:
    """Return ``text`` as it comes out of a pack, where only the ends are trimmed."""
    return text.strip("\n").rstrip()


texts = (
    (st.text(max_size=20) | st.text(max_size=20) | st.sampled_from(_ODD_TEXTS))
    .map(_as_in_packs)
    .filter(str.strip)
)
"""Any text that a pack can contain."""

identifiers = st.text("abcäж019-_.", min_size=1, max_size=8).map("x".__add__)

numbers = st.decimals(
    min_value=Decimal("-1e20"), max_value=Decimal("1e20"), places=4
) | st.integers(-5000, 5000).map(Decimal)

_years = st.integers(1, 9999)
_several_texts = st.lists(texts, min_size=1, max_size=5, unique_by=fold).map(tuple)
_right_option = texts | st.builds(Right, texts, st.booleans())
_wrong_options = st.lists(
    st.builds(Wrong, texts, st.just("") | texts, st.none() | st.booleans()),
    min_size=1,
    max_size=5,
    unique_by=lambda wrong: fold(wrong.text),
)
_pairs = st.lists(
    st.tuples(texts, texts),
    min_size=1,
    max_size=5,
    unique_by=(lambda pair: fold(pair[0]), lambda pair: fold(pair[1])),
)
# By the annotations of the fields; others have the value that the kind's example has.
_VALUES: dict[object, st.SearchStrategy[Any]] = {
    str: texts,
    Identifier: identifiers,
    bool: st.booleans(),
    Decimal: numbers,
    Difficulty: st.sampled_from(Difficulty),
    str | Right: _right_option,
    tuple[str, ...]: _several_texts,
    tuple[str | Right, ...]: st.lists(
        _right_option, min_size=1, max_size=5, unique_by=lambda right: fold(text_of(right))
    ).map(tuple),
    tuple[Identifier, ...]: st.lists(identifiers, min_size=1, max_size=3).map(tuple),
    tuple[Wrong, ...]: _wrong_options.map(tuple),
    tuple[Rejected, ...]: st.lists(st.builds(Rejected, texts, st.just("") | texts), max_size=3).map(
        tuple
    ),
    tuple[tuple[str, str], ...]: _pairs.map(tuple),
    Snippet | None: st.builds(Snippet, texts, texts),
    Source | None: st.builds(Source, title=texts, publisher=texts, year=_years, url=texts),
}


def questions(kind: type[Question]) -> st.SearchStrategy[Question]:
    """Return questions of ``kind`` without faults, with all the fields that only the kind has."""
    own = [name for name in fields_of(kind) if name not in fields_of(Question)]
    return _built(kind, own).filter(lambda question: not list(question.faults()))


def full_questions(kind: type[Question]) -> st.SearchStrategy[Question]:
    """Return questions of ``kind`` with every field set, which may have faults."""
    return _built(kind, fields_of(kind))


def bare_questions(kind: type[Question]) -> st.SearchStrategy[Question]:
    """Return questions of ``kind`` with only the required fields, which may have faults."""
    return _built(kind, [name for name, field in fields_of(kind).items() if field.is_required])


def _built(kind: type[Question], names: Iterable[str]) -> st.SearchStrategy[Question]:
    types = {field.name: field.type for field in dataclasses.fields(kind)}
    values = {
        name: _VALUES[types[name]] if types[name] in _VALUES else _example_of(kind, name)
        for name in names
    }
    plain = {"id": st.just("id"), "question": st.just(example(kind).question)}
    return st.builds(kind, **plain | values)


def _example_of(kind: type[Question], name: str) -> st.SearchStrategy[Any]:
    """Return the value of the field ``name`` in the example of ``kind``, which must have one."""
    field, value = fields_of(kind)[name], getattr(example(kind), name)
    message = f"`{name}` is empty in the example of {kind.kind}: add its type to `_VALUES`"
    assert field.is_required or value != field.default, message
    return st.just(value)
