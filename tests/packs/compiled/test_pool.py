"""Test that a pool deals what a selection admits, with equal chances, the same everywhere."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.compiled.cache import CompiledPacks
from anora_quiz.packs.compiled.pool import CompiledPool
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.question import Difficulty, Question
from anora_quiz.quiz.selection import Card, Selection
from anora_quiz.quiz.shoe import Shoe

_EASY = Text(id="easy", question="?", answer="x", difficulty=Difficulty.EASY)
_TAGGED = Text(id="tagged", question="?", answer="x", tags=("crew", "sound"))
_STATEMENT = TrueFalse(id="statement", question="?", answer=True)
_SPOILER = Text(id="spoiler", question="?", answer="x", spoiler=True)
_HARD = TrueFalse(id="hard", question="?", answer=False, difficulty=Difficulty.HARD)

_KINDS: tuple[Question, ...] = (
    Text(id="text", question="?", answer="x"),
    TrueFalse(id="statement", question="?", answer=True),
    Order(id="order", question="?", items=("x", "y", "z")),
)


def _pack(name: str, *questions: Question, tags: tuple[str, ...] = ()) -> Pack:
    header = Header(id=name, title=name, tags=tags)
    return Pack(path=Path(f"{name}.yaml"), header=header, questions=questions)


_PACKS = (
    _pack("alpha", _EASY, _TAGGED, _SPOILER),
    _pack("beta", _STATEMENT, _SPOILER, _HARD, tags=("history",)),
)


def _pool(
    folder: Path, packs: Sequence[Pack], selection: Selection, *, others: Iterable[Pack] = ()
) -> CompiledPool:
    """Return a pool of ``packs``, compiled in this order after ``others``, in ``folder``."""
    by_name = {pack.id: pack for pack in (*others, *packs)}
    compiled = CompiledPacks(folder / "library.db", lambda path: by_name[path.stem])
    found = {}
    for name in by_name:
        path = folder / name
        path.touch()
        found[name] = compiled.pack(path)
    return CompiledPool(compiled, [found[pack.id] for pack in packs], selection)


def _all(pool: CompiledPool) -> list[Card]:
    """Return all cards in ``pool`` by difficulty, in the order of their numbers."""
    return [
        card
        for difficulty in Difficulty
        for card in pool.draw(difficulty, range(pool.count(difficulty)))
    ]


def _names(cards: Iterable[Card]) -> list[str]:
    return [f"{card.pack} {card.question.id}" for card in cards]


@pytest.mark.parametrize(
    ("selection", "admitted"),
    [
        (Selection(), ["alpha easy", "alpha tagged", "beta hard", "beta statement"]),
        (Selection(difficulties=(Difficulty.EASY,)), ["alpha easy"]),
        (
            Selection(difficulties=(Difficulty.EASY, Difficulty.HARD)),
            ["alpha easy", "beta hard"],
        ),
        (Selection(kinds=("true-false",)), ["beta hard", "beta statement"]),
        (Selection(kinds=("choice",)), []),
        (Selection(tags=("crew",)), ["alpha tagged"]),
        (Selection(tags=("crew", "sound")), ["alpha tagged"]),
        (Selection(tags=("crew", "crew")), ["alpha tagged"]),
        (Selection(tags=("history",)), ["beta hard", "beta statement"]),
        (
            Selection(tags=("sound", "history")),
            ["alpha tagged", "beta hard", "beta statement"],
        ),
        (
            Selection(spoilers=("beta",)),
            ["alpha easy", "alpha tagged", "beta hard", "beta spoiler", "beta statement"],
        ),
        (
            Selection(kinds=("text",), difficulties=(Difficulty.MEDIUM,), spoilers=("alpha",)),
            ["alpha spoiler", "alpha tagged"],
        ),
        (Selection(kinds=("true-false",), tags=("crew",)), []),
    ],
    ids=[
        "nothing-asked-for",
        "difficulty",
        "two-difficulties",
        "kind",
        "kind-that-no-question-has",
        "tag",
        "two-tags-of-one-question",
        "tag-asked-for-twice",
        "tag-of-a-pack",
        "either-of-two-tags",
        "spoilers-of-one-pack",
        "filters-together",
        "filters-that-exclude-one-another",
    ],
)
def test_pool_holds_what_the_selection_admits(
    selection: Selection, admitted: list[str], tmp_path: Path
) -> None:
    assert sorted(_names(_all(_pool(tmp_path, _PACKS, selection)))) == admitted


def test_pool_counts_by_difficulty(tmp_path: Path) -> None:
    pool = _pool(tmp_path, _PACKS, Selection())
    assert [pool.count(difficulty) for difficulty in Difficulty] == [1, 2, 1]


def test_pool_of_no_packs_is_empty(tmp_path: Path) -> None:
    pool = _pool(tmp_path, [], Selection(), others=_PACKS)
    assert [pool.count(difficulty) for difficulty in Difficulty] == [0, 0, 0]
    assert list(pool.draw(Difficulty.EASY, ())) == []


def test_tags_of_several_difficulties_and_kinds_are_kept_apart(tmp_path: Path) -> None:
    """Questions with a tag are next to one another, whatever their facets."""
    tags = [("a",), ("b",), ("a", "b"), ()]
    questions = [
        replace(like, id=f"{difficulty}-{like.id}-{number}", difficulty=difficulty, tags=own)
        for difficulty in Difficulty
        for like in _KINDS
        for number, own in enumerate(tags)
    ]
    pool = _pool(tmp_path, [_pack("alpha", *questions)], Selection(tags=("a", "b")))
    assert [pool.count(difficulty) for difficulty in Difficulty] == [9, 9, 9]
    assert {card.question.id for card in _all(pool)} == {
        question.id for question in questions if question.tags
    }


def test_question_with_a_tag_twice_is_dealt_once(tmp_path: Path) -> None:
    pack = _pack("alpha", Text(id="a", question="?", answer="x", tags=("crew", "crew")))
    pool = _pool(tmp_path, [pack], Selection(tags=("crew",)))
    assert _names(_all(pool)) == ["alpha a"]


# Properties


_TAGS = "abcd"

_some_tags = st.lists(st.sampled_from(_TAGS), unique=True, max_size=3).map(tuple)
_questions = st.builds(
    replace,
    st.sampled_from(_KINDS),
    id=st.integers(0, 999).map("q{}".format),
    difficulty=st.sampled_from(Difficulty),
    tags=_some_tags,
    group=st.sampled_from(["", "a", "b"]),
    spoiler=st.booleans(),
)
_packs = st.lists(
    st.builds(
        lambda name, questions, tags: _pack(name, *questions, tags=tags),
        st.sampled_from(("alpha", "beta", "gamma")),
        st.lists(_questions, max_size=12, unique_by=lambda question: question.id),
        _some_tags,
    ),
    max_size=3,
    unique_by=lambda pack: pack.id,
)
_selections = st.builds(
    Selection,
    difficulties=st.lists(st.sampled_from(Difficulty), max_size=2).map(tuple),
    kinds=st.lists(st.sampled_from(["text", "order", "choice"]), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from([*_TAGS, "e"]), max_size=3).map(tuple),
    spoilers=st.lists(st.sampled_from(["alpha", "beta", "delta"]), max_size=2).map(tuple),
)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield new folders: hypothesis tries many examples in one test."""
    root = tmp_path_factory.mktemp("pools")

    def new() -> Iterator[Path]:
        for number in count():
            folder = root / str(number)
            folder.mkdir()
            yield folder

    return new()


def _admits(selection: Selection, card: Card, pack_tags: Sequence[str]) -> bool:
    """Return whether ``card`` may be asked; its pack's tags count as the question's own."""
    question = card.question
    return (
        (not question.spoiler or card.pack in selection.spoilers)
        and (not selection.difficulties or question.difficulty in selection.difficulties)
        and (not selection.kinds or question.kind in selection.kinds)
        and (not selection.tags or not {*question.tags, *pack_tags}.isdisjoint(selection.tags))
    )


@given(packs=_packs, selection=_selections)
def test_pool_is_what_the_selection_admits_of_whole_packs(
    packs: list[Pack], selection: Selection, folders: Iterator[Path]
) -> None:
    admitted = [
        card
        for pack in packs
        for card in (Card(pack.id, question) for question in pack.questions)
        if _admits(selection, card, pack.header.tags)
    ]
    pool = _pool(next(folders), packs, selection)
    counts = Counter(card.question.difficulty for card in admitted)
    assert {each: pool.count(each) for each in Difficulty} == {
        each: counts[each] for each in Difficulty
    }
    drawn = _all(pool)
    assert sorted(_names(drawn)) == sorted(_names(admitted))
    assert all(card in admitted for card in drawn)


@given(packs=_packs, selection=_selections, data=st.data())
def test_numbers_are_those_of_different_questions_of_the_difficulty(
    packs: list[Pack],
    selection: Selection,
    data: st.DataObject,
    folders: Iterator[Path],
) -> None:
    pool = _pool(next(folders), packs, selection)
    for difficulty in Difficulty:
        numbers = data.draw(st.permutations(range(pool.count(difficulty))))
        drawn = pool.draw(difficulty, numbers)
        assert len({*_names(drawn)}) == len(drawn) == len(numbers)
        assert pool.groups(difficulty, numbers) == [card.question.group for card in drawn]
        assert pool.has_groups or not any(card.question.group for card in drawn)
        assert {card.question.difficulty for card in drawn} <= {difficulty}


@given(packs=_packs, selection=_selections, chance=st.randoms(use_true_random=False))
def test_numbers_depend_only_on_what_is_in_the_packs(
    packs: list[Pack], selection: Selection, chance: random.Random, folders: Iterator[Path]
) -> None:
    """Not on the order of packs and questions, nor on what else was compiled, nor when."""
    turned = [
        replace(pack, questions=tuple(chance.sample(pack.questions, len(pack.questions))))
        for pack in chance.sample(packs, len(packs))
    ]
    pools = (
        _pool(next(folders), packs, selection),
        _pool(next(folders), turned, selection, others=[_pack("other", *_KINDS), *_PACKS[:1]]),
    )
    first, second = (_all(pool) for pool in pools)
    assert first == second


@given(packs=_packs, selection=_selections, seed=st.integers(0, 2**18), count=st.integers(1, 9))
def test_hands_of_filtered_packs_have_every_question_before_they_repeat_one(
    packs: list[Pack], selection: Selection, seed: int, count: int, folders: Iterator[Path]
) -> None:
    pool = _pool(next(folders), packs, selection)
    hands = [Mode().deal(pool, count, seed, hand=n) for n in range(Mode().hands(pool, count))]
    for difficulty in Difficulty:
        dealt = [
            name
            for hand in hands
            for name in _names(card for card in hand if card.question.difficulty is difficulty)
        ]
        if dealt:
            size = pool.count(difficulty)
            assert sorted(dealt[:size]) == sorted(_names(pool.draw(difficulty, range(size))))


# Randomness


def _many_packs(tags: Sequence[tuple[str, ...]] = ((),)) -> list[Pack]:
    """Return three packs of 20 questions each, which take turns in having one of ``tags``."""
    return [
        _pack(
            name,
            *(
                Text(id=f"q{number}", question="?", answer="x", tags=tags[number % len(tags)])
                for number in range(20)
            ),
        )
        for name in ("alpha", "beta", "gamma")
    ]


def test_draw_does_not_depend_on_the_order_of_the_packs(folders: Iterator[Path]) -> None:
    draws = [
        _pool(next(folders), packs, Selection()).draw(Difficulty.MEDIUM, range(10))
        for packs in permutations(_many_packs())
    ]
    assert draws == draws[:1] * 6


def test_draw_does_not_depend_on_the_order_of_the_questions(folders: Iterator[Path]) -> None:
    packs = _many_packs()
    turned = [_pack(pack.id, *reversed(pack.questions)) for pack in packs]
    draws = [
        _pool(next(folders), each, Selection()).draw(Difficulty.MEDIUM, range(10))
        for each in (packs, turned)
    ]
    assert draws[0] == draws[1]


def test_seed_draws_what_it_always_drew(tmp_path: Path) -> None:
    """The same seed means the same round, after any upgrade and on any machine."""
    tags = [("a",), ("b",), ("a", "b"), ()]
    pool = _pool(tmp_path, _many_packs(tags), Selection(tags=("a", "b")))
    drawn = Shoe(pool, 2024, {Difficulty.MEDIUM: 6}).hand(0)
    assert _names(drawn) == ["beta q8", "beta q6", "alpha q6", "gamma q14", "gamma q8", "alpha q13"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("wanted", "admitted"),
    [((), 40), (("a",), 20), (("a", "b"), 30)],
    ids=["all", "tag", "either-of-two-tags"],
)
def test_every_question_is_drawn_equally_often(
    wanted: tuple[str, ...], admitted: int, tmp_path: Path
) -> None:
    """300 draws of a fifth of the questions, within five standard deviations."""
    tags = [("a",), ("b",), ("a", "b"), ()]
    pool = _pool(tmp_path, _many_packs(tags)[:2], Selection(tags=wanted))
    drawn = Counter(
        name
        for seed in range(300)
        for name in _names(Shoe(pool, seed, {Difficulty.MEDIUM: admitted // 5}).hand(0))
    )
    assert len(drawn) == admitted
    assert all(25 <= times <= 95 for times in drawn.values())
