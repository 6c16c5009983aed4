from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import MODES, OPEN_MODES, find_mode
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.replies import answered
from tests.cases import for_each
from tests.quiz.builders import (
    CLASSIC,
    EASY,
    HARD,
    MEDIUM,
    RIGHT,
    ListPool,
    cards,
    every_mode,
    new_round,
    play_on,
    pool,
)

seeds = st.integers(0, 2**32)
counts = st.integers(0, 40)
amounts = st.integers(0, 12)
pools = st.builds(pool, easy=amounts, medium=amounts, hard=amounts)


@every_mode
def test_mode_is_found_by_its_name(mode: type[Mode]) -> None:
    assert type(find_mode(mode.name)) is mode


def test_names_of_modes_differ() -> None:
    assert len({mode.name for mode in MODES}) == len(MODES)


def test_no_mode_has_an_unknown_name() -> None:
    assert find_mode("blitz of the century") is None


# Dealing


@given(dealt_from=pools, seed=seeds, count=counts)
def test_as_many_are_dealt_as_wanted_or_all_there_are(
    dealt_from: ListPool, seed: int, count: int
) -> None:
    deck = CLASSIC.deal(dealt_from, count, seed)
    assert len(deck) == min(count, len(dealt_from.cards))


@for_each(("count", "mix"), [(5, (2, 2, 1)), (10, (4, 4, 2)), (20, (8, 8, 4)), (50, (20, 20, 10))])
@for_each("seed", [0, 7, 2024])
def test_four_tenths_are_easy_four_medium_and_two_hard(
    count: int, mix: tuple[int, ...], seed: int
) -> None:
    deck = CLASSIC.deal(pool(easy=50, medium=50, hard=50), count, seed)
    dealt = Counter(each.question.difficulty for each in deck)
    assert dealt == dict(zip(Difficulty, mix, strict=True))


def test_other_difficulties_fill_in_where_one_runs_short() -> None:
    deck = CLASSIC.deal(pool(easy=1, medium=50, hard=50), 10, 7)
    dealt = Counter(each.question.difficulty for each in deck)
    assert dealt == {EASY: 1, MEDIUM: 6, HARD: 3}


@every_mode
def test_other_seed_deals_another_deck(mode: type[Mode]) -> None:
    large = pool(easy=50, medium=50, hard=50)
    assert len({mode().deal(large, 10, seed) for seed in range(100)}) == 100


def test_seed_deals_the_same_as_in_earlier_versions() -> None:
    """The same seed gives the same round after any upgrade."""
    deck = CLASSIC.deal(pool(easy=20, medium=20, hard=20), 10, 2024)
    assert [each.question.id for each in deck] == [
        *("hard-6", "medium-6", "easy-14", "easy-13", "easy-10"),
        *("medium-7", "easy-5", "medium-16", "medium-3", "hard-12"),
    ]


@pytest.mark.thorough
def test_every_difficulty_opens_a_round_as_often_as_it_is_dealt() -> None:
    """2,000 decks of 4, 4, and 2, within five standard deviations."""
    ten = pool(easy=4, medium=4, hard=2)
    openings = Counter(CLASSIC.deal(ten, 10, seed)[0].question.difficulty for seed in range(2000))
    assert 690 < openings[EASY] < 910
    assert 690 < openings[MEDIUM] < 910
    assert 310 < openings[HARD] < 490


@pytest.mark.thorough
def test_every_question_is_dealt_equally_often() -> None:
    """2,000 decks use 4 of 10 medium questions, within five standard deviations."""
    thirty = pool(easy=10, medium=10, hard=10)
    dealt = Counter(
        each.question.id for seed in range(2000) for each in CLASSIC.deal(thirty, 10, seed)
    )
    assert all(690 < dealt[f"medium-{number}"] < 910 for number in range(10))


# Points


@for_each(("difficulty", "points"), [(EASY, 100), (MEDIUM, 200), (HARD, 300)])
def test_points_go_by_difficulty(difficulty: Difficulty, points: int) -> None:
    assert CLASSIC.points(new_round(cards(difficulty)).seat, RIGHT, Fraction(1)) == points


@for_each(
    ("streak", "points"), [(0, 100), (1, 110), (2, 120), (4, 140), (5, 150), (6, 150), (9, 150)]
)
def test_each_right_answer_in_a_row_adds_ten_points_up_to_fifty(streak: int, points: int) -> None:
    current = play_on(new_round(cards(*[EASY] * 10)), *[RIGHT] * streak)
    assert CLASSIC.points(current.seat, RIGHT, Fraction(1)) == points


@for_each(
    ("credit", "points"),
    [(Fraction(0), 0), (Fraction(1, 3), 67), (Fraction(1, 2), 100), (Fraction(2, 3), 133)],
)
def test_part_of_the_credit_earns_its_part_of_the_points_and_no_bonus(
    credit: Fraction, points: int
) -> None:
    current = play_on(new_round(), RIGHT, RIGHT)
    assert CLASSIC.points(current.seat, answered("whatever"), credit) == points


# Texts for players


@every_mode
def test_mode_explains_what_it_is_and_how_it_is_scored(mode: type[Mode]) -> None:
    assert mode.about
    assert mode.scoring.endswith(".")
    assert mode.way == "" or mode.way.endswith(".")


def test_modes_to_choose_from_begin_with_those_of_the_first_version() -> None:
    """Share codes hold their numbers."""
    chosen = [mode.name for mode in OPEN_MODES]
    assert chosen[:4] == ["classic", "blitz", "survival", "ladder"]


def test_modes_with_a_command_of_their_own_are_not_to_choose_from() -> None:
    assert {"daily", "practice"} <= {mode.name for mode in set(MODES) - set(OPEN_MODES)}


def test_only_practice_has_no_place_on_the_boards() -> None:
    assert [mode.name for mode in MODES if not mode.is_ranked] == ["practice"]
