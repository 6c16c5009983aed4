"""Laws of shoes: what the hands of a seed have to do with one another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Card
from tests.cases import for_each
from tests.quiz.builders import (
    CLASSIC,
    EASY,
    HARD,
    MEDIUM,
    ListPool,
    card,
    pool,
    thrifty,
)

SEEDS = range(20)

amounts = st.integers(0, 40)
pools = st.builds(pool, easy=amounts, medium=amounts, hard=amounts)
seeds = st.integers(0, 2**18)
modes = st.sampled_from(MODES).map(lambda mode: mode())
groups = st.sampled_from(["", "", "a", "b", "c"]) | st.sampled_from(["", *"defghijklmnopqrstuvw"])


def grouped(name: str, difficulty: Difficulty, group: str) -> Card:
    """Return a card in ``group``."""
    made = card(name, difficulty)
    return replace(made, question=replace(made.question, group=group))


@st.composite
def grouped_pools(draw: st.DrawFn) -> ListPool:
    """Return a pool whose cards have groups, many of them or few."""
    named = draw(st.lists(st.tuples(st.sampled_from(Difficulty), groups), max_size=60))
    return ListPool(
        grouped(f"{difficulty}-{number}", difficulty, group)
        for number, (difficulty, group) in enumerate(named)
    )


def of(difficulty: Difficulty, cards: Sequence[Card]) -> list[Card]:
    """Return those of ``cards`` that have this ``difficulty``."""
    return [each for each in cards if each.question.difficulty is difficulty]


def hands(mode: Mode, dealt_from: ListPool, count: int, seed: int, seats: int) -> list[list[Card]]:
    """Return all hands of a shoe, and as many after them."""
    number = 2 * mode.hands(dealt_from, count, seats)
    return [list(mode.deal(dealt_from, count, seed, seats, each)) for each in range(number)]


@thrifty
@given(
    mode=modes,
    dealt_from=pools | grouped_pools(),
    count=st.integers(1, 30),
    seed=seeds,
    seats=st.integers(1, 8),
)
def test_hands_repeat_nothing_until_it_runs_out(
    mode: Mode, dealt_from: ListPool, count: int, seed: int, seats: int
) -> None:
    seen: set[Card] = set()
    taken = dict.fromkeys(Difficulty, 0)
    for hand in hands(mode, dealt_from, count, seed, seats):
        assert len(set(hand)) == len(hand)
        seen.update(hand)
        for difficulty in Difficulty:
            taken[difficulty] += len(of(difficulty, hand))
            expected = min(taken[difficulty], dealt_from.count(difficulty))
            assert len(of(difficulty, list(seen))) == expected


@given(mode=modes, dealt_from=pools, count=st.integers(1, 30), seats=st.integers(1, 8))
def test_shoe_is_empty_when_every_question_was_in_a_hand_but_not_before(
    mode: Mode, dealt_from: ListPool, count: int, seats: int
) -> None:
    dealt = hands(mode, dealt_from, count, 7, seats)
    whole = dealt[: len(dealt) // 2]
    difficulties = {each.question.difficulty for each in chain(*whole)}
    wanted = {each for each in dealt_from.cards if each.question.difficulty in difficulties}
    assert set(chain(*whole)) == wanted
    assert set(chain(*whole[:-1])) < wanted or not wanted


@given(dealt_from=pools | grouped_pools(), count=st.integers(1, 30), seats=st.integers(1, 8))
def test_every_hand_has_the_same_number_of_each_difficulty(
    dealt_from: ListPool, count: int, seats: int
) -> None:
    dealt = hands(Mode(), dealt_from, count, 7, seats)
    mixes = {tuple(len(of(each, hand)) for each in Difficulty) for hand in dealt}
    assert len(mixes) <= 1


def _unneeded_meetings(dealt_from: ListPool, dealt: Sequence[list[Card]]) -> Iterator[str]:
    """Yield what shares its group with another card of its hand while others are left."""
    left = set(dealt_from.cards)
    for number, hand in enumerate(dealt):
        left.difference_update(hand)
        counted = Counter(each.question.group for each in hand if each.question.group)
        for each in hand:
            others = of(each.question.difficulty, [*left])
            if counted[each.question.group] > 1 and any(
                other.question.group not in counted for other in others
            ):
                yield f"hand {number}: {each.question.id} in {each.question.group}"


@thrifty
@given(
    mode=modes,
    dealt_from=grouped_pools(),
    count=st.integers(1, 20),
    seed=seeds,
    seats=st.integers(1, 3),
)
def test_two_of_a_group_never_meet_while_others_are_left(
    mode: Mode, dealt_from: ListPool, count: int, seed: int, seats: int
) -> None:
    dealt = hands(mode, dealt_from, count, seed, seats)
    assert list(_unneeded_meetings(dealt_from, dealt[: len(dealt) // 2])) == []


def test_hand_of_a_large_shoe_is_what_comes_of_dealing_all_before_it() -> None:
    """Where nothing was put off, hands that were not dealt make no difference."""
    bare = pool(easy=900, medium=900, hard=900)
    tied = ListPool([*bare.cards[:-1], grouped("hard-899", HARD, "a")])
    for number in (0, 99, 100, 224, 225, 449, 450, 900):
        assert ids(CLASSIC.deal(bare, 10, 7, hand=number)) == ids(
            CLASSIC.deal(tied, 10, 7, hand=number)
        )


def ids(cards: Sequence[Card]) -> list[str]:
    """Return the ids of the questions on ``cards``."""
    return [each.question.id for each in cards]


class _Library:
    """A pool of half a million questions in groups of three, which counts what is asked of it."""

    has_groups = True

    def __init__(self) -> None:
        self.asked = 0

    def count(self, difficulty: Difficulty) -> int:
        return {EASY: 200_000, MEDIUM: 200_000, HARD: 100_000}[difficulty]

    def groups(self, difficulty: Difficulty, numbers: Sequence[int]) -> list[str]:
        self.asked += len(numbers)
        return [f"{difficulty}-{number // 3}" for number in numbers]

    def draw(self, difficulty: Difficulty, numbers: Sequence[int]) -> list[Card]:
        return [card(f"{difficulty}-{number}", difficulty) for number in numbers]


@for_each("hand", [0, 1, 12_345, 49_999])
def test_any_hand_of_a_large_library_is_found_without_the_others(hand: int) -> None:
    library = _Library()
    dealt = CLASSIC.deal(library, 10, 7, hand=hand)
    assert len({*ids(dealt)}) == 10
    assert library.asked <= (10 if hand == 0 else 2200)


def test_first_hand_is_as_likely_to_have_any_question_of_a_difficulty() -> None:
    """Each of 80 questions is in a tenth of 3,000 hands, within five standard deviations."""
    dealt_from = pool(easy=40, medium=40, hard=40)
    dealt = Counter(
        each.question.id for seed in range(3000) for each in CLASSIC.deal(dealt_from, 10, seed)
    )
    for difficulty, expected, deviation in ((EASY, 300, 17), (MEDIUM, 300, 17), (HARD, 150, 12)):
        counts = [dealt[f"{difficulty}-{number}"] for number in range(40)]
        assert all(abs(count - expected) < 5 * deviation for count in counts)


def test_order_of_a_difficulty_begins_anew_while_the_others_go_on() -> None:
    dealt_from = pool(easy=40, medium=40, hard=6)
    hard = [ids(of(HARD, CLASSIC.deal(dealt_from, 10, 7, hand=hand))) for hand in range(10)]
    assert len({*chain(*hard[:3])}) == 6
    assert {*chain(*hard[:3])} == {*chain(*hard[3:6])}


def test_what_is_put_off_comes_in_the_next_hand() -> None:
    twins = [grouped(f"twin-{number}", EASY, "twins") for number in range(2)]
    dealt_from = ListPool([*pool(easy=18).cards, *twins])
    shoes = [[ids(CLASSIC.deal(dealt_from, 4, seed, hand=n)) for n in range(5)] for seed in SEEDS]
    assert all(len({*hand} & {"twin-0", "twin-1"}) < 2 for shoe in shoes for hand in shoe)
    assert all(len({*chain(*shoe)}) == 20 for shoe in shoes)


def test_who_has_the_choice_leaves_a_group_to_who_has_none() -> None:
    """The only hard question has the group of an easy one, of which there are others."""
    dealt_from = ListPool(
        [
            *pool(easy=4).cards,
            grouped("easy-twin", EASY, "twins"),
            grouped("hard-twin", HARD, "twins"),
        ]
    )
    for seed in SEEDS:
        assert "easy-twin" not in ids(CLASSIC.deal(dealt_from, 3, seed))


@given(dealt_from=grouped_pools(), seed=seeds, hand=st.integers(0, 9))
def test_hand_does_not_depend_on_which_hands_were_dealt_before(
    dealt_from: ListPool, seed: int, hand: int
) -> None:
    first = CLASSIC.deal(dealt_from, 5, seed, hand=hand)
    for other in range(3):
        CLASSIC.deal(dealt_from, 5, seed, hand=other)
    assert CLASSIC.deal(dealt_from, 5, seed, hand=hand) == first


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_no_group_meets_in_any_hand_of_a_large_shoe(seed: int) -> None:
    """Where a stretch ends, too: 3,000 questions are in 100 groups, across difficulties."""
    dealt_from = ListPool(
        grouped(f"q{number}", list(Difficulty)[number % 3], f"group-{number // 30}")
        for number in range(3000)
    )
    seen = Counter[str]()
    for hand in range(100):
        dealt = CLASSIC.deal(dealt_from, 20, seed, hand=hand)
        assert len({each.question.group for each in dealt}) == 20, hand
        seen.update(ids(dealt))
    assert max(seen.values()) == 1
