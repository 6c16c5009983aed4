from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.marking.numerals import parse_number, show_number
from tests.cases import for_each
from tests.growth import ends_soon
from tests.quiz.builders import numbers


@for_each(
    ("text", "number"),
    [
        ("37", "37"),
        ("007", "7"),
        ("+5", "5"),
        (" 4\n", "4"),
        ("4.", "4"),
        ("4!", "4"),
        ("1,000", "1000"),
        ("1 000", "1000"),
        ("1\u00a0000", "1000"),
        ("1\u202f000", "1000"),
        ("1'000", "1000"),
        ("1_000", "1000"),
        ("12,345,678", "12345678"),
        ("1,000,000.5", "1000000.5"),
        ("1 000,5", "1000.5"),
        ("1.5", "1.5"),
        ("37,5", "37.5"),
        ("0,25", "0.25"),
        (".5", "0.5"),
        ("1e3", "1000"),
        ("1E3", "1000"),
        ("1.5e3", "1500"),
        ("1e-3", "0.001"),
        ("1e30", "1e30"),
        ("6 million", "6000000"),
        ("$6 million", "6000000"),
        ("6.5m", "6500000"),
        ("2 thousand", "2000"),
        ("2k", "2000"),
        ("3 billion", "3000000000"),
        ("3bn", "3000000000"),
        ("€5", "5"),
        ("5 €", "5"),
        ("-4", "-4"),
        ("- 4", "-4"),
        ("-$4", "-4"),
        ("\u22124", "-4"),
        ("\u20134", "-4"),
        ("－4", "-4"),
        ("97th", "97"),
        ("1st", "1"),
        ("٣٧", "37"),
        ("३७", "37"),
        ("３７", "37"),
        ("３７．５", "37.5"),
        ("37 days", "37"),
        ("0,125", "0.125"),
        ("6.000.000", "6000000"),
        ("1.000,5", "1000.5"),
        ("12,34,567", "1234567"),
        ("12,345.67", "12345.67"),
        ("6*10^6", "6000000"),
        ("6 x 10^6", "6000000"),
        ("6·10⁶", "6000000"),
        ("6×10**6", "6000000"),
        ("10^2", "100"),
        ("10**-2", "0.01"),
        ("10²", "100"),
        ("1B", "1000000000"),
        ("2 hundred", "200"),
        ("2 trillion", "2000000000000"),
        ("3 lakh", "300000"),
        ("\u200e37", "37"),
        ("1’000", "1000"),
        ("5 thousand million", "5000000000"),
    ],
)
def test_number_is_read_as_people_write_it(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@for_each(
    "text",
    [
        *("", " ", ".", "-", "$", "nan", "inf", "-inf", "infinity", "twelve", "days", "e3"),
        *("12 34", "1 00", "1, 2", "1-2", "1/2", "12:30", "--5", "1.2.3", "1,000 000", "0x10"),
        *("1e31", "1e99", "1e-99", "1e999", "½", "3½", "37 or 38", "a4", "1,000,5", "2^5", "10^31"),
    ],
)
def test_text_that_is_not_a_number_gives_none(text: str) -> None:
    assert parse_number(text) is None


@given(st.text(st.characters(), max_size=30))
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.is_finite()


@given(st.from_regex(r"[-+$]?[0-9.,' _]{1,40}(e[0-9]{1,3})?[a-z]{0,3}", fullmatch=True))
def test_anything_like_a_number_is_a_finite_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.is_finite()


@for_each(
    ("number", "shown"),
    [
        ("0", "0"),
        ("37", "37"),
        ("37.50", "37.5"),
        ("-4", "-4"),
        ("2024", "2024"),
        ("9999", "9999"),
        ("10000", "10,000"),
        ("-10000", "-10,000"),
        ("1234567.25", "1,234,567.25"),
        ("6E+6", "6,000,000"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
    ],
)
def test_number_is_shown_as_people_write_it(number: str, shown: str) -> None:
    assert show_number(Decimal(number)) == shown


@given(numbers)
def test_number_that_is_shown_is_read_again(number: Decimal) -> None:
    assert parse_number(show_number(number)) == number


@for_each("number", ["3.14159265358979323846264338327950288", "1234567890123456789012345678901"])
def test_no_digit_of_a_long_number_is_lost(number: str) -> None:
    assert show_number(Decimal(number)).replace(",", "") == number


@for_each("text", ["5²", "①", "1,234,56", "½"])
def test_signs_that_look_like_numbers_are_none(text: str) -> None:
    assert parse_number(text) is None


@for_each(
    "text",
    [
        lambda size: f"+{' ' * size}x",
        lambda size: f"1{' ' * size}1",
        lambda size: f"{'1,' * (size // 2)}x",
        lambda size: f"1{',000' * (size // 4)}x1",
        lambda size: f"5 {'million ' * (size // 8)}",
    ],
    ids=["spaces", "spaces within", "commas", "thousands", "millions"],
)
def test_long_text_is_none_and_soon(text: Callable[[int], str]) -> None:
    with ends_soon():
        assert parse_number(text(100_000)) is None


def test_number_is_no_longer_than_a_typed_answer() -> None:
    assert parse_number("5 days".ljust(500)) == 5
    assert parse_number("5 days".ljust(501)) is None
