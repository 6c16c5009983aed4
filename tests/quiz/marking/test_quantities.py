from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.marking.quantities import read, show_quantity, show_span
from tests.cases import for_each
from tests.growth import ends_soon
from tests.quiz.builders import numbers


@for_each(
    ("text", "number"),
    [
        *(("37", 37), ("+37", 37), ("37.", 37), ("٣٧", 37), ("-4", -4), ("minus 4", -4)),
        *(("seven", 7), ("Thirty-Seven", 37), ("one hundred and one", 101), ("negative two", -2)),
        *(("a dozen", 12), ("two dozen", 24), ("hundred", 100), ("a million", 10**6)),
        *(
            ("none", 0),
            ("zero", 0),
            ("nil", 0),
            ("no", 0),
            ("one point five", Fraction(3, 2)),
            ("point five million", 500_000),
            ("the 37th", 37),
            ("third", 3),
        ),
        *(("½", Fraction(1, 2)), ("1½", Fraction(3, 2)), ("1 1/2", Fraction(3, 2))),
        *(("1/2", Fraction(1, 2)), ("1/3", Fraction(1, 3)), ("-½", -Fraction(1, 2))),
        *(("half a million", 500_000), ("three quarters", Fraction(3, 4)), ("half a dozen", 6)),
        *(("two and a half million", 2_500_000), ("5 and a half", Fraction(11, 2))),
        *(("2½ million", 2_500_000), ("6 million dollars", 6_000_000), ("US$6m", 6_000_000)),
        *(("EUR 5", 5), ("6 mln", 6_000_000), ("1bn", 10**9), ("4k", 4000), ("1e3", 1000)),
        *(("about 37", 37), ("≈37", 37), ("it was 37", 37), ("in 2024", 2024), ("No. 3", 3)),
        *(
            ("no 3", 3),
            ("№3", 3),
            ("nº 3", 3),
            ("#3", 3),
            ("the year 2024", 2024),
            ("c. 1969", 1969),
            ("37 or so", 37),
        ),
        *(
            ("I think 37, maybe", 37),
            ("the answer is 37", 37),
            ("it took 37 days", 37),
            ("37?", 37),
            ("“37”", 37),
            ('"37"', 37),
            ("(37)", 37),
        ),
        *(("44 BC", -44), ("44 B.C.E.", -44), ("79 AD", 79), ("AD 79", 79), ("79 C.E.", 79)),
        *(("37 days", 37), ("37 of them", 37), ("25 °C", 25), ("nineteen eighty-four", 1984)),
    ],
)
def test_number_is_read_in_the_words_of_players(text: str, number: int | Fraction) -> None:
    assert read(text, "").values == (number,)


@for_each(
    "text",
    [
        *("", "?", "many", "days", "36-38", "36 to 38", "36 or 38", "between 3 and 4", ">100"),
        *("<100", "≥100", "100+", "100 or more", "over 100", "not 37", "at least 37", "5 or six"),
        *("nineteen oh five", "fifty fifty", "5 six", "since 1990"),
        *("no idea", "nothing comes to mind", "minus", "point", "a"),
        *("12 34", "1, 2", "2:19", "2023/24", "36/37", "July 1969", "1.2.3", "0x10", "7 + 1"),
        "5 days and nights",
    ],
)
def test_what_is_not_one_number_is_asked_again(text: str) -> None:
    assert read(text, "").fault
    assert read(text, "people").fault


@for_each("text", ["1990s", "the 1990s", "1990's"])
def test_decade_is_an_answer_but_no_year(text: str) -> None:
    assert not read(text, "").fault
    assert not read(text, "").values


def test_year_of_two_digits_is_of_this_century_or_the_last() -> None:
    assert list(read("'24", "").values) == [1924, 2024]


@for_each(
    ("unit", "texts"),
    [
        ("days", ["5", "5 days", "5days", "5 DAY", "5 d", "5th day", "5-day", "days: 5"]),
        ("days", ["five days", "5 shooting days", "about 5 days", "5 (days)", "5 of the days"]),
        ("shooting days", ["5 shooting days", "5 days", "5 shooting day", "5 d"]),
        ("days a week", ["5 days a week", "5 days per week", "5 days/week", "5 days"]),
        ("dollars", ["$5", "5 USD", "5 US dollars", "5 bucks", "US$5", "5 dollar", "$5 dollars"]),
        ("$", ["5 dollars", "$ 5", "5$"]),
        ("€", ["€5", "5 €", "5 euros", "EUR 5"]),
        ("£", ["5 pounds", "£5", "5 quid"]),
        ("pounds", ["£5", "5 lbs", "5 lb", "5 pound"]),
        ("Oscars", ["5 oscars", "5 Oscar", "five Oscars"]),
        ("nominations", ["5 Oscar nominations", "5 nomination"]),
        ("people", ["5 persons", "5 person", "5 people in total"]),
        ("countries", ["5 country"]),
        ("times a day", ["5 times", "5 times per day"]),
        ("movies", ["5 movie"]),
        ("wives", ["5 wife"]),
        ("cups of tea", ["5 cups", "5 cups of tea", "5 cup"]),
        ("frames per second", ["5 fps", "5 frames", "5 frames a second", "5 frames/s"]),
        ("m²", ["5 m²", "5 m2", "5 square metres", "5 sq m"]),
        ("km/h", ["5 km/h", "5 kph", "5 kilometres per hour"]),
        ("minutes", ["5 min", "5 m", "5 mins."]),
        ("°C", ["5 degrees", "5°", "5 C", "5º", "5 Celsius"]),
        ("degrees", ["5°", "5 degrees", "5 °C"]),
        ("%", ["5 percent", "5 per cent", "5 %"]),
        ("feet", ["5 ft", "5 foot", "5'"]),
        ("inches", ['5"', "5 in", "5 inch"]),
    ],
)
def test_unit_may_follow_in_any_usual_spelling(unit: str, texts: list[str]) -> None:
    assert [read(text, unit).values for text in texts] == [(Decimal(5),)] * len(texts)


@for_each(
    ("unit", "texts"),
    [
        ("days", ["5 weeks", "5 hours", "5 %", "5°", "$5", "5 m"]),
        ("hours", ["1 day", "60 minutes"]),
        ("minutes", ["2 hours", "139 seconds", "2.5 hours"]),
        ("mm", ["35 m", "3.5 cm", "35 inches"]),
        ("m", ["5 minutes", "5 km", "5 cm/s"]),
        ("km/h", ["60 km", "60 mph", "60 m"]),
        ("m²", ["10 m", "10 m³"]),
        ("dollars", ["€6 million", "C$6 million", "6 pounds", "500 cents", "HK$5", "5 points"]),
        ("£", ["5 lbs", "$5"]),
        ("°C", ["23 F", "23 K"]),
        ("frames per second", ["25 seconds", "25 feet"]),
        ("days a week", ["2 weeks"]),
        ("Oscar nominations", ["6 Oscars", "6 Emmy nominations"]),
        ("kg", ["5 lbs", "0.005 t"]),
    ],
)
def test_other_unit_is_asked_again_whatever_the_number(unit: str, texts: list[str]) -> None:
    faults = {text: read(text, unit).fault for text in texts}
    assert faults == dict.fromkeys(texts, "is in another unit.")


@for_each(
    ("text", "unit", "value"),
    [
        ("5,000 m", "km", 5),
        ("5 000 000 mm", "km", 5),
        ("2500 g", "kg", Decimal("2.5")),
        ("330 ml", "liters", Decimal("0.33")),
        ("5,000 mm²", "m²", Decimal("0.005")),
        ("300,000,000 m/s", "km/s", 300_000),
        ("5 million m", "thousand km", 5),
        ("2 h 19", "minutes", 139),
        ("2h19", "minutes", 139),
        ("2 hrs 19 min.", "minutes", 139),
        ("2 hours and 19 minutes", "minutes", 139),
        ("two hours and nineteen minutes", "minutes", 139),
        ("2:19", "minutes", 139),
        ("2:19 h", "minutes", 139),
        ("2:30 min", "minutes", Decimal("2.5")),
        ("about 2:19", "minutes", 139),
        ("2:19:30", "minutes", Decimal("139.5")),
        ("2 h 30", "hours", Decimal("2.5")),
        ("2:19", "seconds", 139),
        ("2 min 19 s", "seconds", 139),
        ("1 h 2 min 3 s", "seconds", 3723),
    ],
)
def test_times_and_smaller_metric_units_are_converted(
    text: str, unit: str, value: int | Decimal
) -> None:
    reading = read(text, unit)
    assert reading.values == (value,)
    assert reading.is_converted


@for_each("text", ["2 h 75", "2:75", "2:19:30:1", "2:1"])
def test_time_that_no_clock_shows_is_asked_again(text: str) -> None:
    assert read(text, "minutes").fault


def test_times_are_not_converted_where_no_time_is_counted() -> None:
    assert read("2:19", "km").fault
    assert read("2 h 19", "").fault


@for_each(
    ("text", "unit", "values"),
    [
        ("6", "million dollars", (6, Decimal("0.000006"))),
        ("6000000", "million dollars", (6_000_000, 6)),
        ("6 m", "million dollars", (6,)),
        ("$6 million", "million dollars", (6,)),
        ("6 million dollars", "million dollars", (6,)),
        ("6 dollars", "million dollars", (Decimal("0.000006"),)),
        ("66 m years", "million years", (66,)),
        ("$6 million", "USD million", (6,)),
        ("6 million", "thousands of people", (6000,)),
        ("4.5 bn", "billion years", (Decimal("4.5"),)),
        ("4k", "k", (4,)),
    ],
)
def test_number_in_millions_may_be_written_out(
    text: str, unit: str, values: tuple[int | Decimal, ...]
) -> None:
    assert read(text, unit).values == values


@for_each(
    ("text", "unit", "value"),
    [
        ("6m", "people", 6_000_000),
        ("6m", "dollars", 6_000_000),
        ("6m dollars", "dollars", 6_000_000),
        ("66m years", "years", 66_000_000),
        ("35 million", "mm", 35_000_000),
        ("5 million metres", "m", 5_000_000),
        ("5 m", "m", 5),
        ("5 k", "K", 5),
    ],
)
def test_letter_is_a_scale_unless_it_is_a_measure(text: str, unit: str, value: int) -> None:
    assert list(read(text, unit).values) == [value]


@given(st.text(st.characters(), max_size=30), st.text(max_size=10))
def test_any_text_is_finite_numbers_or_a_fault(text: str, unit: str) -> None:
    reading = read(text, unit)
    assert not (reading.values and reading.fault)
    for value in reading.values:
        Fraction(value)  # raises for what is not finite


_PIECES = ["million", "k", "m", "days", "5", "1/2", "e5", "-", ".", "of", "½", "²", "s", "a", "$"]
_UNITS = st.lists(st.sampled_from(_PIECES), max_size=4).map(" ".join) | st.sampled_from(
    ["", "days", "$", "US dollars", "million dollars", "€", "%", "m²", "km/h", "k", "m", "°C", '"']
)


@given(numbers, _UNITS | st.text(max_size=10))
def test_what_is_shown_is_read_again(number: Decimal, unit: str) -> None:
    reading = read(show_quantity(number, unit), unit)
    assert number in reading.values
    assert not reading.is_converted


@for_each(
    ("number", "unit", "shown"),
    [
        ("6000000", "US dollars", "$6 million"),
        ("6", "million dollars", "$6 million"),
        ("0.5", "million dollars", "$500,000"),
        ("27575", "dollars", "$27,575"),
        ("-5", "dollars", "-$5"),
        ("5", "Canadian dollars", "5 Canadian dollars"),
        ("5", "€", "€5"),
        ("5", "euros", "€5"),
        ("5", "₹", "₹5"),
        ("5", "pounds", "5 pounds"),
        ("8.5", "million people", "8.5 million people"),
        ("1000", "days", "1,000 days"),
        ("1", "days", "1 day"),
        ("35", "mm", "35 mm"),
        ("50", "%", "50%"),
        ("12", "°C", "12 °C"),
        ("1969", "", "1969"),
        ("10000", "", "10,000"),
        ("6250000", "", "6.25 million"),
        ("1234567", "", "1,234,567"),
        ("1e9", "years", "1 billion years"),
    ],
)
def test_number_is_shown_as_people_write_it(number: str, unit: str, shown: str) -> None:
    assert show_quantity(Decimal(number), unit) == shown


@for_each(
    ("unit", "span"),
    [
        ("", "from 36 to 38"),
        ("minutes", "from 36 to 38 minutes"),
        ("$", "from $36 to $38"),
        ("%", "from 36% to 38%"),
        ("million dollars", "from $36 million to $38 million"),
        ("million people", "from 36 million to 38 million people"),
    ],
)
def test_span_names_what_is_counted_once(unit: str, span: str) -> None:
    assert show_span(Decimal(36), Decimal(38), unit) == span


@for_each(
    "text",
    [
        lambda size: f"+{' ' * size}x",
        lambda size: f"5 {'million ' * (size // 8)}",
        lambda size: "one " * (size // 4),
        lambda size: "about " * (size // 6),
        lambda size: "5" + " maybe" * (size // 6),
        lambda size: "1" + "," * size,
    ],
    ids=["spaces", "millions", "words", "fillers", "trailing", "commas"],
)
def test_long_text_is_read_soon(text: Callable[[int], str]) -> None:
    with ends_soon():
        for unit in ("", "days", "million dollars"):
            for size in (499, 100_000):
                read(text(size), unit)
    assert read(text(100_000), "").fault
