"""A table runs all of its cases and reports each one that fails."""

import pytest

from tests.cases import for_each


def test_every_case_that_fails_is_reported_and_no_other() -> None:
    seen = []

    @for_each(("number", "half"), [(2, 1), pytest.param(3, 1, id="odd"), (4, 2), (6, 2)])
    def halves(number: int, half: int) -> None:
        seen.append(number)
        assert number == 2 * half

    with pytest.raises(ExceptionGroup, match="2 of 4 cases: odd, 6-2") as caught:
        halves()
    assert seen == [2, 3, 4, 6]
    assert [each.__notes__ for each in caught.value.exceptions] == [["case odd"], ["case 6-2"]]


@for_each("left", "ab")
@for_each("right", "cd")
def test_tables_multiply_and_leave_fixtures_to_pytest(
    left: str, right: str, record_property: object, pairs: list[str]
) -> None:
    assert callable(record_property)
    pairs.append(left + right)
    assert len(set(pairs)) == len(pairs)


@pytest.fixture
def pairs() -> list[str]:
    """Return a list that is shared by all cases of a test."""
    return []


def test_a_table_without_cases_is_refused() -> None:
    with pytest.raises(AssertionError, match="tests nothing"):
        for_each("case", [])
