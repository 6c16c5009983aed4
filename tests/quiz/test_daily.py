"""The daily round: the same questions for everyone, once a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.lifelines import HINT
from anora_quiz.quiz.modes.daily import Daily, days_in_a_row, seed_of, share_line, streaks
from anora_quiz.quiz.replies import OUT_OF_TIME, SKIP, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.turns import Verdict
from tests.cases import for_each
from tests.quiz.builders import (
    EASY,
    HARD,
    PARTLY,
    RIGHT,
    WRONG,
    cards,
    new_round,
    play_on,
    pool,
    typed,
)

TODAY = date(2026, 11, 22)
SIGNS = {
    Verdict.CORRECT: "+",
    Verdict.PARTLY: "~",
    Verdict.WRONG: "x",
    Verdict.SKIPPED: "-",
    Verdict.OUT_OF_TIME: "!",
}

dates = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def days(*ago: int) -> set[date]:
    """Return the days that are each of ``ago`` days before today."""
    return {TODAY - timedelta(days=each) for each in ago}


# The seed


def test_day_has_the_same_seed_as_in_earlier_versions() -> None:
    """Players of another version, or elsewhere, were asked the same questions."""
    assert seed_of(date(2024, 5, 25)) == 51948


@given(dates)
def test_seed_fits_into_twenty_bits(day: date) -> None:
    assert 0 <= seed_of(day) < 2**18


def test_days_of_ten_years_have_different_seeds() -> None:
    """Except for random collisions: of 3,650 days, six or seven pairs are expected."""
    start = date(2024, 1, 1)
    seeds = {seed_of(start + timedelta(days=number)) for number in range(3650)}
    assert len(seeds) > 3650 - 25


@given(dates)
def test_neighboring_days_deal_other_questions(day: date) -> None:
    large = pool(easy=20, medium=20, hard=20)
    today, tomorrow = (
        Daily().deal(large, 10, seed_of(each)) for each in (day, day + timedelta(days=1))
    )
    assert today != tomorrow


def test_same_day_deals_the_same_to_everybody() -> None:
    large = pool(easy=20, medium=20, hard=20)
    assert Daily().deal(large, 10, seed_of(TODAY)) == Daily().deal(large, 10, seed_of(TODAY))


# Days in a row


@for_each(
    ("played", "count"),
    [
        pytest.param((), 0, id="never"),
        pytest.param((0,), 1, id="today"),
        pytest.param((1,), 1, id="today not yet"),
        pytest.param((2,), 0, id="broken off"),
        pytest.param((0, 1, 2), 3, id="three"),
        pytest.param((1, 2, 3), 3, id="three and today not yet"),
        pytest.param((0, 2, 3), 1, id="gap yesterday"),
        pytest.param((0, 1, 3, 4), 2, id="gap before"),
        pytest.param((2, 3, 4), 0, id="gap of two"),
        pytest.param((-1,), 1, id="tomorrow, before travelling west"),
        pytest.param((-1, 0, 1), 3, id="tomorrow and before"),
        pytest.param((-1, 1), 1, id="tomorrow, but not today"),
    ],
)
def test_days_are_counted_back_from_the_last_one(played: tuple[int, ...], count: int) -> None:
    assert days_in_a_row(days(*played), TODAY) == count


def test_order_of_days_does_not_matter() -> None:
    assert days_in_a_row(sorted(days(0, 1, 2)), TODAY) == 3
    assert days_in_a_row(sorted(days(0, 1, 2), reverse=True), TODAY) == 3


def test_days_go_on_over_the_end_of_a_year_and_a_leap_day() -> None:
    assert days_in_a_row({date(2023, 12, 31), date(2024, 1, 1)}, date(2024, 1, 1)) == 2
    february = {date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)}
    assert days_in_a_row(february, date(2024, 3, 1)) == 3


@given(st.sets(st.integers(0, 12)))
def test_playing_today_adds_a_day(ago: set[int]) -> None:
    before = days_in_a_row(days(*ago - {0}), TODAY)
    assert days_in_a_row(days(*ago | {0}), TODAY) == before + 1


# The line to share


def daily() -> Round:
    """Return a daily round of five questions, one of them typed."""
    deck = (*cards(EASY, EASY, HARD, EASY), typed())
    start = new_round(deck, mode=Daily())
    return replace(start, setup=replace(start.setup, day=TODAY.isoformat()))


def test_line_has_the_day_how_many_were_right_and_a_symbol_for_each_question() -> None:
    played = play_on(daily(), RIGHT, PARTLY, WRONG, SKIP, OUT_OF_TIME)
    assert share_line(played, SIGNS) == "Anora Quiz 2026-11-22 1/5 +~x-!"


def test_line_gives_away_no_question_answer_or_name() -> None:
    line = share_line(play_on(daily(), *[RIGHT] * 5), SIGNS)
    for secret in ("yes", "also", "Which", "Who", "Ani ", "oscars"):
        assert secret not in line


def test_line_counts_a_claimed_answer_as_right() -> None:
    played = play_on(daily(), *[RIGHT] * 4, WRONG)
    assert share_line(played, SIGNS).endswith("4/5 ++++x")
    assert share_line(played.claim(), SIGNS).endswith("5/5 +++++")


def test_line_does_not_show_lifelines() -> None:
    four_right = play_on(daily(), *[RIGHT] * 4)
    helped = four_right.use(HINT)
    assert helped != four_right
    assert share_line(play_on(helped, answered("yes")), SIGNS).endswith("5/5 +++++")


# The rest


def test_daily_round_is_for_one() -> None:
    assert Daily().most_players == 1


def test_points_are_those_of_the_classic_round() -> None:
    replies = (RIGHT, RIGHT, SKIP, RIGHT)
    classic = new_round(daily().deck)
    assert play_on(daily(), *replies).seats[0].score == play_on(classic, *replies).seats[0].score


@for_each(
    ("steps", "lengths"),
    [
        ([], ()),
        ([0], (1,)),
        ([0, 1, 2], (3,)),
        ([0, 2, 4], (1, 1, 1)),
        ([9, 0, 1, 5, 6, 7], (2, 3, 1)),
    ],
)
def test_streaks_are_consecutive_days(steps: list[int], lengths: tuple[int, ...]) -> None:
    assert streaks({TODAY + timedelta(days=step) for step in steps}) == lengths


@given(st.sets(st.integers(0, 40)))
def test_no_run_of_days_is_longer(steps: set[int]) -> None:
    lengths = streaks({TODAY + timedelta(days=step) for step in steps})
    rows = [
        length
        for length in range(1, 42)
        if any(steps >= {*range(first, first + length)} for first in steps)
    ]
    assert max(lengths, default=0) == max(rows, default=0)
    assert sum(lengths) == len(steps)
