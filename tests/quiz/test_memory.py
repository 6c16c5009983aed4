"""When a question is asked again."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from itertools import pairwise
from typing import Any, Never

import fsrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from anora_quiz.quiz.memory import Memory, Recall, recalled, remember
from tests.cases import for_each

FORGOTTEN, HARD, GOOD = Recall
START = datetime(2026, 3, 1, 20, 15, tzinfo=UTC)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
MINUTES = 10 * MINUTE  # the limit for "within minutes"
YEAR = 365 * DAY
CALENDAR = range(1, 9999)

recalls = st.sampled_from(Recall)
gaps = st.timedeltas(timedelta(0), 3 * YEAR) | st.timedeltas(timedelta(0), DAY)
histories = st.lists(st.tuples(recalls, gaps), min_size=1, max_size=12)
times = st.timedeltas(-50 * YEAR, 150 * YEAR).map(lambda gap: START + gap)
offsets = st.timedeltas(-23 * HOUR, 23 * HOUR).map(timezone)

_IN_ANOTHER_PROCESS = """
from datetime import UTC, datetime, timedelta
from anora_quiz.quiz.memory import Recall, remember
memory, at = None, datetime(2026, 3, 1, 20, 15, tzinfo=UTC)
for recall in [*Recall, *reversed(Recall), *Recall]:
    memory = remember(memory, recall, at)
    at += timedelta(days=3, hours=1)
print(memory.due.isoformat(), memory.state)
"""
_WHAT_IS_LOADED = """
import sys
import anora_quiz.quiz.memory
print("fsrs" in sys.modules)
"""


def after(history: Iterable[tuple[Recall, timedelta]], start: datetime = START) -> Memory:
    """Return the memory after all recalls of ``history``, each after the gap given with it."""
    memory, at = None, start
    for recall, gap in history:
        at += gap
        memory = remember(memory, recall, at)
    assert memory
    return memory


def in_another_process(code: str, **environment: str) -> str:
    """Return what ``code`` prints in a fresh process."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return run.stdout.strip()


# How well it was remembered


@for_each(
    ("credit", "is_aided", "expected"),
    [
        (Fraction(1), False, GOOD),
        (Fraction(1), True, HARD),
        (Fraction(99, 100), False, HARD),
        (Fraction(1, 2), False, HARD),
        (Fraction(1, 2), True, HARD),
        (Fraction(49, 100), False, FORGOTTEN),
        (Fraction(49, 100), True, FORGOTTEN),
        (Fraction(0), False, FORGOTTEN),
        (Fraction(0), True, FORGOTTEN),
    ],
)
def test_recall_follows_from_credit_and_help(
    credit: Fraction, *, is_aided: bool, expected: Recall
) -> None:
    assert recalled(credit, is_aided=is_aided) is expected


# When it is due: ranges, because a later FSRS may give slightly different times


def test_wrong_the_first_time_is_due_within_minutes() -> None:
    assert timedelta(0) < remember(None, FORGOTTEN, START).due - START <= MINUTES


def test_hard_the_first_time_is_due_within_minutes() -> None:
    assert timedelta(0) < remember(None, HARD, START).due - START <= MINUTES


def test_right_the_first_time_is_due_after_days() -> None:
    assert DAY <= remember(None, GOOD, START).due - START <= 7 * DAY


def test_right_again_and_again_is_due_after_longer_each_time_up_to_a_year() -> None:
    memory, at, intervals = None, START, []
    for _ in range(12):
        memory = remember(memory, GOOD, at)
        intervals.append(memory.due - at)
        at = memory.due
    growing = intervals[: intervals.index(YEAR) + 1]
    assert len(growing) > 3
    assert all(earlier < later for earlier, later in pairwise(growing))
    assert set(intervals[len(growing) :]) == {YEAR}


def test_wrong_at_last_is_due_within_minutes_then_sooner_than_before() -> None:
    known = after([(GOOD, timedelta(0)), (GOOD, 3 * DAY), (GOOD, 14 * DAY)])
    lapse = remember(known, FORGOTTEN, known.due)
    assert timedelta(0) < lapse.due - known.due <= MINUTES
    relearned = remember(lapse, GOOD, lapse.due)
    assert DAY <= relearned.due - lapse.due < known.due - (START + 17 * DAY)


def test_hard_is_due_before_good() -> None:
    known = after([(GOOD, timedelta(0)), (GOOD, 3 * DAY)])
    hard, good = (remember(known, recall, known.due).due for recall in (HARD, GOOD))
    assert known.due + DAY <= hard < good


def test_right_many_times_in_one_sitting_is_due_again_soon() -> None:
    cramming = after((GOOD, MINUTE) for _ in range(20))
    assert cramming.due - START <= 14 * DAY


# Properties


@given(histories, times, recalls, gaps)
def test_never_due_before_it_was_asked_nor_later_than_a_year(
    history: list[tuple[Recall, timedelta]], start: datetime, recall: Recall, gap: timedelta
) -> None:
    before = after(history, start)
    at = start + sum((each for _, each in history), gap)
    assert timedelta(0) < remember(before, recall, at).due - at <= YEAR


@given(histories, gaps)
def test_better_recall_is_never_due_earlier(
    history: list[tuple[Recall, timedelta]], gap: timedelta
) -> None:
    before, at = after(history), START + sum((each for _, each in history), gap)
    dues = [remember(before, recall, at).due for recall in Recall]
    assert dues == sorted(dues)


@given(histories)
def test_nothing_is_lost_between_reviews(history: list[tuple[Recall, timedelta]]) -> None:
    """The state as text gives the same due times as an FSRS card that is kept in memory."""
    scheduler = fsrs.Scheduler(
        learning_steps=(MINUTE,),
        relearning_steps=(MINUTE,),
        maximum_interval=365,
        enable_fuzzing=False,
    )
    ratings = dict(zip(Recall, fsrs.Rating, strict=False))
    card, memory, at = fsrs.Card(card_id=1, due=START), None, START
    for recall, gap in history:
        at += gap
        card, _ = scheduler.review_card(card, ratings[recall], at)
        memory = remember(memory, recall, at)
        assert memory.due == card.due


@given(histories, times)
def test_state_is_small_json_with_sorted_keys(
    history: list[tuple[Recall, timedelta]], start: datetime
) -> None:
    state = after(history, start).state
    assert json.dumps(json.loads(state), sort_keys=True, separators=(",", ":")) == state
    assert len(state) < 200


@for_each("recall", Recall)
@for_each("gap", [timedelta(0), None, 7 * YEAR], ids=["at once", "due", "late"])
def test_a_thousand_reviews_in_a_row_stay_within_bounds(
    recall: Recall, gap: timedelta | None
) -> None:
    memory = None
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(1000):
        memory = remember(memory, recall, at)
        assert timedelta(0) < memory.due - at <= YEAR
        at = memory.due if gap is None else at + gap


def test_a_thousand_mixed_reviews_stay_within_bounds() -> None:
    memory, at = None, START
    for number in range(1000):
        memory = remember(memory, list(Recall)[number * number % 7 % 3], at)
        assert timedelta(0) < memory.due - at <= YEAR
        at = memory.due


# Times


@given(histories, offsets)
def test_time_zones_make_no_difference(
    history: list[tuple[Recall, timedelta]], zone: timezone
) -> None:
    elsewhere = after(history, START.astimezone(zone))
    assert elsewhere == after(history)
    assert elsewhere.due.tzinfo is UTC


@given(histories, recalls, st.timedeltas(timedelta(0), 40 * YEAR))
def test_time_before_the_last_review_counts_as_the_last_review(
    history: list[tuple[Recall, timedelta]], recall: Recall, shift: timedelta
) -> None:
    before, last = after(history), START + sum((each for _, each in history), timedelta(0))
    assert remember(before, recall, last - shift) == remember(before, recall, last)


def test_last_review_after_now_counts_as_now() -> None:
    memory, now = remember(None, GOOD, START + 3650 * DAY), START + DAY
    known = remember(memory, GOOD, now, now)
    assert timedelta(0) < known.due - now < 365 * DAY
    assert remember(memory, GOOD, now).due > START + 3650 * DAY


def test_time_zone_with_an_earlier_hour_is_not_a_clock_set_back() -> None:
    tokyo, new_york = timezone(9 * HOUR), timezone(-5 * HOUR)
    first = remember(None, GOOD, START.astimezone(tokyo))
    later = START + 2 * DAY
    assert remember(first, GOOD, later.astimezone(new_york)) == remember(first, GOOD, later)


@for_each("memory", [None, after([(GOOD, timedelta(0))])], ids=["new", "known"])
def test_time_without_zone_is_refused(memory: Memory | None) -> None:
    with pytest.raises(ValueError, match="without a time zone: 2026-03-01T20:15:00"):
        remember(memory, GOOD, START.replace(tzinfo=None))


@for_each(
    "at",
    [
        datetime.min.replace(tzinfo=timezone(HOUR)),
        datetime.max.replace(tzinfo=timezone(-HOUR)),
        datetime(9999, 1, 1, tzinfo=UTC),
    ],
)
@for_each("recall", Recall)
def test_time_off_the_calendar_is_refused(at: datetime, recall: Recall) -> None:
    with pytest.raises(ValueError, match="end of the calendar"):
        remember(None, recall, at)


@pytest.mark.thorough
def test_every_year_up_to_9998_is_accepted() -> None:
    """Even so many reviews do not make a state that is refused as broken."""
    memory = remember(None, GOOD, datetime(1, 1, 1, tzinfo=UTC))
    for year in CALENDAR:
        memory = remember(memory, GOOD, datetime(year, 12, 31, 23, 59, tzinfo=UTC))
    assert memory.due.year == 9999


# Broken states


def valid_values() -> dict[str, Any]:
    """Return the values of a valid state."""
    values = json.loads(after([(GOOD, timedelta(0))]).state)
    assert isinstance(values, dict)
    return values


def remembered(state: str) -> Memory:
    """Return the memory after ``state`` when the question is right a week later."""
    return remember(Memory(due=START, state=state), GOOD, START + 7 * DAY)


def test_state_that_the_invalid_ones_are_made_from_is_valid() -> None:
    assert remembered(json.dumps(valid_values())).due > START + 7 * DAY


@for_each(
    "text",
    ["", "nonsense", "null", "7", '"due"', "[]", "{}", "[" * 100_000, "\x00", "1" * 5000],
    ids=ascii,
)
def test_text_that_is_not_a_state_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="what is remembered of a question is broken: "):
        remembered(text)


@for_each(
    "change",
    [
        {"difficulty": 0.5},
        {"difficulty": 10.5},
        {"difficulty": float("nan")},
        {"difficulty": None},
        {"difficulty": "5.0"},
        {"stability": 0.0},
        {"stability": -1.0},
        {"stability": 1.7e308},
        {"stability": float("inf")},
        {"stability": float("nan")},
        {"stability": None},
        {"stability": True},
        {"stability": 1},
        {"state": 0},
        {"state": 4},
        {"state": 4, "step": 0},
        {"state": True, "step": 0},
        {"state": []},
        {"state": 1, "step": None},
        {"state": 3, "step": -1},
        {"state": 1, "step": False},
        {"state": 2, "step": 0},
        {"last_review": "2026-03-01T20:15:00"},
        {"last_review": "9999-12-31T23:59:59+00:00"},
        {"last_review": "yesterday"},
        {"last_review": 0},
        {"last_review": None},
        {"another": 1},
    ],
    ids=str,
)
def test_state_with_a_wrong_value_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="what is remembered of a question is broken: "):
        remembered(json.dumps({**valid_values(), **change}))


@for_each("name", ["difficulty", "last_review", "stability", "state", "step"])
def test_state_that_lacks_a_value_is_refused(name: str) -> None:
    values = valid_values()
    del values[name]
    with pytest.raises(ValueError, match="what is remembered of a question is broken: "):
        remembered(json.dumps(values))


def test_message_about_a_broken_state_is_one_short_line_of_ascii() -> None:
    with pytest.raises(ValueError, match="broken") as caught:
        remembered("\x1b[31mé\n" * 1000)
    message = str(caught.value)
    assert message.removesuffix("…").isascii()
    assert message.removesuffix("…").isprintable()
    assert len(message) < 500


values_in_json = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)


@given(st.dictionaries(st.sampled_from(sorted(valid_values())), values_in_json, max_size=3))
@example({"stability": 5e-324})
@example({"stability": 1e12})
@example({"stability": 1e11})
def test_any_other_state_is_refused_or_gives_a_memory(change: dict[str, Any]) -> None:
    text = json.dumps({**valid_values(), **change})
    try:
        memory = remembered(text)
    except ValueError as error:
        assert "what is remembered of a question is broken" in str(error)  # noqa: PT017
    else:
        assert remembered(memory.state).due > START + 7 * DAY


# Purity


def test_same_in_every_process() -> None:
    environments: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York"},
    ]
    first, second = (in_another_process(_IN_ANOTHER_PROCESS, **each) for each in environments)
    memory, at = None, START
    for recall in [*Recall, *reversed(Recall), *Recall]:
        memory = remember(memory, recall, at)
        at += timedelta(days=3, hours=1)
    assert memory
    assert first == second == f"{memory.due.isoformat()} {memory.state}"


def test_neither_reads_the_clock_nor_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, *_: object) -> Never:
            pytest.fail("read the clock")

    def sleep(_: float) -> Never:
        pytest.fail("waited")

    for module in ("fsrs.card", "fsrs.scheduler"):
        monkeypatch.setattr(f"{module}.datetime", Stopped)
    monkeypatch.setattr("time.sleep", sleep)
    with pytest.raises(pytest.fail.Exception):
        fsrs.Card()
    after([(GOOD, timedelta(0)), (FORGOTTEN, 3 * DAY), (GOOD, MINUTE), (HARD, 9 * DAY)])


def test_fsrs_is_not_loaded_before_it_is_needed() -> None:
    assert in_another_process(_WHAT_IS_LOADED) == "False"
