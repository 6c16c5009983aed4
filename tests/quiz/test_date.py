"""The kind ``date``: what players may type, and what counts."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.kinds.date import Date
from anora_quiz.quiz.marking.dates import parse_date
from anora_quiz.quiz.question import FULL, NOTHING, Mark
from tests.cases import for_each
from tests.growth import ends_soon

_DAY, _MONTH, _YEAR = "2024-10-18", "2024-10", "2024"
_RIGHT, _WRONG = Mark(FULL), Mark(NOTHING)


def _asking(answer: str, tolerance: int = 0) -> Date:
    return Date(id="release", question="When?", answer=answer, tolerance=tolerance)


def _problem(answer: str, typed: str) -> str:
    """Return what is said to a line typed where ``answer`` is right."""
    return _asking(answer).form(Random(0)).problem((typed,))


# What is typed


@for_each(
    "typed",
    [
        *("18 October 2024", "18 Oct 2024", "18. October 2024", "18th of October 2024"),
        *("October 18, 2024", "October 18 2024", "Oct 18, 2024", "oct. 18 2024", "OCT 18TH 2024"),
        *("Oct-18-2024", "18/Oct/2024", "the 18th of October, 2024", "2024 October 18"),
        *("2024-10-18", "2024/10/18", "2024.10.18", " 2024-10-18. ", "2024 - 10 - 18"),
        *("18.10.2024", "18. 10. 2024", "18/10/2024", "10/18/2024", "18-10-2024", "10-18-2024"),
        *("١٨.١٠.٢٠٢٤", "１８.１０.２０２４"),
    ],
)  # fmt: skip
def test_day_can_be_typed_in_many_ways(typed: str) -> None:
    assert _problem(_DAY, typed) == ""
    assert _asking(_DAY).mark((typed,)) == _RIGHT


@for_each("typed", ["Sept 5, 1999", "5 SEPT. 1999", "Sep 5 1999"])
def test_september_has_two_short_forms(typed: str) -> None:
    assert parse_date(typed) == (1999, 9, 5)


@for_each("month", range(1, 13))
def test_every_month_is_known_by_its_name_and_its_first_letters(month: int) -> None:
    day = date(1999, month, 5)
    for name in (f"{day:%B}", f"{day:%b}"):
        assert parse_date(f"{name} 5, 1999") == (1999, month, 5)


@for_each("typed", ["October 2024", "Oct. 2024", "2024-10", "10/2024", "10.2024", "2024 October"])
def test_month_can_be_typed_in_many_ways(typed: str) -> None:
    assert _asking(_MONTH).mark((typed,)) == _RIGHT


@for_each(
    "typed",
    [
        *("03/04/2024", "3-4-2024", "12/11/2024"),  # one day or another
        *("18.10.24", "October 18, 24", "Oct 18 '24", "24-10-18", "18 October"),
        *("30 February 2024", "29.2.2023", "31 April 2024", "2024-13-01", "2024-18-10"),
        *("0.10.2024", "18.0.2024", "18.10.0000", "18.10.10000", "99999999999-10-18"),
        *("tomorrow", "18 octobre 2024", "18 October or 2024", "1 2 October 2024"),
        *("18 10 2024", "2024-10-18-19", "2024-10/18", "13/13/2024", "-", "18"),
        *("18 October November 2024", "²"),
    ],
)  # fmt: skip
def test_what_is_no_day_or_two_is_asked_again(typed: str) -> None:
    assert "Type a date with the month as a word" in _problem(_DAY, typed)
    assert _asking(_DAY).mark((typed,)) == _WRONG


@for_each("typed", ["04/04/2024", "4-4-2024", "04.03.2024"])
def test_day_that_can_only_be_one_is_taken(typed: str) -> None:
    assert _problem(_DAY, typed) == ""


def test_with_periods_the_day_comes_first() -> None:
    assert parse_date("03.04.2024") == (2024, 4, 3)


@for_each(
    ("answer", "typed", "wanted"),
    [
        (_DAY, "October 2024", "a date"),
        (_DAY, "2024", "a date"),
        (_MONTH, "2024", "a month"),
        (_YEAR, "last year", "a year"),
    ],
)
def test_what_is_less_exact_than_the_answer_is_asked_again(
    answer: str, typed: str, wanted: str
) -> None:
    problem = _problem(answer, typed)
    assert f"Type {wanted}" in problem
    assert problem.endswith(_asking(answer).form(Random(0)).how_to())
    example = problem.removesuffix(".").split("such as ")[1]
    assert _problem(answer, example) == ""


@for_each("characters", [250, 1_000_000])
@for_each("typed", ["1", " ", "1. ", "October ", "2024-", "²", "\ufdfa", "\u0316\u0301"], ids=ascii)
def test_line_of_any_length_is_answered_at_once(typed: str, characters: int) -> None:
    with ends_soon():
        assert parse_date(typed * characters) is None


# What counts


@for_each(
    ("answer", "typed"),
    [(_MONTH, "Oct 18 2024"), (_MONTH, "1.10.2024"), (_YEAR, "May 2024"), (_YEAR, "2024-12-31")],
)
def test_what_is_more_exact_than_the_answer_is_right_within_it(answer: str, typed: str) -> None:
    question = _asking(answer)
    assert _problem(answer, typed) == ""
    assert question.mark((typed,)) == Mark(FULL, accepted=question.solution()[0])


@for_each(
    ("answer", "typed"),
    [
        (_DAY, "17 October 2024"),
        (_DAY, "18 October 2023"),
        (_DAY, "October 2024"),
        (_MONTH, "30 September 2024"),
        (_MONTH, "October 2023"),
        (_MONTH, "2024"),
        (_YEAR, "2023"),
        (_YEAR, "31 December 2023"),
    ],
)
def test_other_date_is_wrong(answer: str, typed: str) -> None:
    assert _asking(answer).mark((typed,)) == _WRONG


@for_each(
    ("typed", "mark"),
    [
        ("2024-10-18", _RIGHT),
        ("2024-10-16", Mark(FULL, accepted="October 18, 2024")),
        ("2024-10-20", Mark(FULL, accepted="October 18, 2024")),
        ("2024-10-15", _WRONG),
        ("2024-10-21", _WRONG),
    ],
)
def test_day_within_the_tolerance_is_right_and_the_exact_one_is_shown(
    typed: str, mark: Mark
) -> None:
    assert _asking(_DAY, tolerance=2).mark((typed,)) == mark


@given(st.dates(min_value=date(1, 1, 1)), st.integers(-400, 400), st.integers(0, 400))
def test_tolerance_is_counted_in_days_over_the_ends_of_months_and_years(
    day: date, off: int, tolerance: int
) -> None:
    try:
        typed = day + timedelta(days=off)
    except OverflowError:
        return
    mark = _asking(day.isoformat(), tolerance).mark((typed.isoformat(),))
    assert (mark.credit == 1) == (abs(off) <= tolerance)


# What is shown


@for_each(
    ("answer", "shown"),
    [
        ("2024-10-18", "October 18, 2024"),
        ("2024-10-01", "October 1, 2024"),
        ("2024-10", "October 2024"),
        ("2024", "2024"),
        ("476-09-04", "September 4, 476"),
        ("0476", "476"),
        ("79-10", "October 0079"),
        ("5", "0005"),
    ],
)
def test_date_is_shown_as_people_read_it(answer: str, shown: str) -> None:
    assert _asking(answer).solution() == (shown,)


@given(st.dates(min_value=date(1, 1, 1)), st.sampled_from([4, 7, 10]))
def test_what_is_shown_as_the_answer_is_accepted(day: date, length: int) -> None:
    question = _asking(day.isoformat()[:length])
    form = question.form(Random(0))
    assert form.problem(question.solution()) == ""
    assert question.mark(question.solution()) == _RIGHT
    assert form.words(question.solution()) == question.solution()[0]


@for_each(("tolerance", "words"), [(0, ""), (1, "within 1 day of"), (3, "within 3 days of")])
def test_tolerance_is_part_of_what_is_also_right(tolerance: int, words: str) -> None:
    shown = _asking(_DAY, tolerance).also_right()
    assert words in shown
    assert bool(shown) == bool(tolerance)


@for_each(
    ("answer", "text"),
    [
        (_DAY, "It came on 18 October 2024."),
        (_DAY, "On October 18, 2024, at night"),
        (_DAY, "Released: 2024-10-18"),
        (_MONTH, "In October 2024?"),
        (_YEAR, "The film of 2024"),
    ],
)
def test_text_that_names_the_date_gives_it_away(answer: str, text: str) -> None:
    assert _asking(answer).gives_away(text) == _asking(answer).solution()[0]


@for_each(("answer", "text"), [(_DAY, "In October 2024"), (_MONTH, "In 2024"), (_YEAR, "In 2025")])
def test_text_that_names_less_gives_nothing_away(answer: str, text: str) -> None:
    assert _asking(answer).gives_away(text) == ""


# Faults


@for_each("answer", [_MONTH, _YEAR])
def test_tolerance_of_what_is_not_a_day_is_a_fault(answer: str) -> None:
    (fault,) = _asking(answer, tolerance=1).faults()
    assert (fault.field, fault.code) == ("tolerance", "tolerance-without-day")
    assert list(_asking(answer).faults()) == []


def test_tolerance_of_a_day_is_no_fault() -> None:
    assert list(_asking(_DAY, tolerance=1).faults()) == []


@pytest.mark.parametrize("answers", [(_DAY, "2025-01-01"), (_MONTH, "2025-01"), (_YEAR, "2025")])
def test_form_depends_on_how_exact_the_answer_is_alone(answers: tuple[str, str]) -> None:
    one, other = (_asking(answer).form(Random(0)) for answer in answers)
    assert one == other
    assert hash(one) == hash(other)
