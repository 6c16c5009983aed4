"""Dates and times as people say them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from anora_quiz.terminal.moments import (
    calendar_words,
    coming_words,
    date_words,
    day_words,
    moment_words,
)
from tests.cases import for_each

_NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def _words(tell: Callable[[datetime, datetime], str], **later: float) -> str:
    return tell(_NOW + timedelta(**later), _NOW)


@for_each(
    ("later", "expected"),
    [
        ({"hours": 0}, "today at 12:00"),
        ({"hours": -12}, "today at 00:00"),
        ({"minutes": -12 * 60 - 1}, "yesterday at 23:59"),
        ({"hours": 12}, "tomorrow at 00:00"),
        ({"days": -2}, "Nov 25"),
        ({"days": -330}, "Jan 1"),
        ({"days": -331}, "Dec 31, 2025"),
    ],
)
def test_a_moment_is_told_from_now(later: dict[str, float], expected: str) -> None:
    assert _words(moment_words, **later) == expected


@for_each(
    ("days", "expected"),
    [(0, "today"), (-1, "yesterday"), (1, "tomorrow"), (2, "Nov 29"), (35, "Jan 1, 2027")],
)
def test_a_day_has_no_time(days: int, expected: str) -> None:
    assert _words(day_words, days=days) == expected


@for_each(
    ("seconds", "expected"),
    [
        (1, "in 1 minute"),
        (61, "in 2 minutes"),
        (3599, "in 60 minutes"),
        (3600, "today at 13:00"),
        (11 * 3600, "today at 23:00"),
        (12 * 3600, "tomorrow"),
        (60 * 3600, "Nov 30"),
    ],
)
def test_what_comes_soon_is_told_in_minutes(seconds: int, expected: str) -> None:
    assert _words(coming_words, seconds=seconds) == expected


def test_the_day_is_that_of_the_clock_of_the_player() -> None:
    evening = datetime(2026, 11, 27, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert moment_words(datetime(2026, 11, 28, 3, 0, tzinfo=UTC), evening) == "today at 22:00"


def test_a_date_is_told_in_full_where_nobody_knows_from_when_it_is_read() -> None:
    assert date_words(_NOW, None) == "2026-11-27"
    assert date_words(_NOW, _NOW) == "today"


@for_each(
    ("day", "words"), [("2026-11-02", "Nov 2"), ("2026-03-22", "Mar 22"), ("", ""), ("x", "x")]
)
def test_the_day_of_a_daily_round_is_told_without_its_year(day: str, words: str) -> None:
    assert calendar_words(day) == words
