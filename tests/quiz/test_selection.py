from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Card, apportion
from tests.cases import for_each
from tests.quiz.builders import EASY, HARD, MEDIUM, choice

MIX = {EASY: 4, MEDIUM: 4, HARD: 2}
PLENTY = dict.fromkeys(Difficulty, 1000)
CARD = Card("oscars", replace(choice(), difficulty=HARD, tags=("crew", "awards")))
SPOILER = Card("oscars", replace(choice(), spoiler=True))

amounts = st.fixed_dictionaries(dict.fromkeys(Difficulty, st.integers(0, 60)))


@for_each(
    ("count", "shares"),
    [
        (0, (0, 0, 0)),
        (3, (1, 1, 1)),
        (5, (2, 2, 1)),
        (8, (3, 3, 2)),
        (10, (4, 4, 2)),
        (20, (8, 8, 4)),
        (50, (20, 20, 10)),
    ],
)
def test_count_is_shared_out_by_weight(count: int, shares: tuple[int, ...]) -> None:
    assert apportion(count, MIX, PLENTY) == dict(zip(Difficulty, shares, strict=True))


@for_each(
    ("available", "shares"),
    [
        ((1, 100, 100), (1, 6, 3)),
        ((0, 100, 100), (0, 7, 3)),
        ((100, 0, 100), (7, 0, 3)),
        ((100, 100, 0), (5, 5, 0)),
        ((2, 3, 100), (2, 3, 5)),
        ((0, 0, 100), (0, 0, 10)),
        ((2, 3, 4), (2, 3, 4)),
        ((0, 0, 0), (0, 0, 0)),
    ],
)
def test_the_rest_goes_to_the_others_by_weight(
    available: tuple[int, ...], shares: tuple[int, ...]
) -> None:
    taken = apportion(10, MIX, dict(zip(Difficulty, available, strict=True)))
    assert taken == dict(zip(Difficulty, shares, strict=True))


@given(st.integers(0, 200), amounts)
def test_all_that_is_wanted_is_shared_out_or_all_there_is(
    count: int, available: dict[Difficulty, int]
) -> None:
    assert sum(apportion(count, MIX, available).values()) == min(count, sum(available.values()))


@given(st.integers(0, 200), amounts)
def test_nobody_gets_more_than_there_is(count: int, available: dict[Difficulty, int]) -> None:
    shares = apportion(count, MIX, available)
    assert all(0 <= shares[each] <= available[each] for each in Difficulty)


@given(st.integers(0, 200), amounts)
def test_one_more_to_share_out_takes_from_nobody(
    count: int, available: dict[Difficulty, int]
) -> None:
    shares, more = (apportion(each, MIX, available) for each in (count, count + 1))
    assert all(shares[each] <= more[each] for each in Difficulty)


@given(st.integers(0, 1000))
def test_every_share_is_less_than_one_off_its_weight(count: int) -> None:
    """Webster's method satisfies the quota rule with three parties."""
    shares = apportion(count, MIX, PLENTY)
    assert all(abs(10 * shares[each] - count * MIX[each]) < 10 for each in Difficulty)
