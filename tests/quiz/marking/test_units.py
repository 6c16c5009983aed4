from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.marking.units import canonical, find_units
from tests.cases import for_each
from tests.growth import ends_soon


@for_each(
    ("name", "spellings"),
    [
        ("kilometers", ["km", "KM", "kilometre", "kilometres", "Kilometer", "km."]),
        ("millimeters", ["mm", "millimetre", "millimeters"]),
        ("micrometers", ["µm", "μm", "um", "micron"]),
        ("minutes", ["min", "mins", "min.", "minute"]),
        ("hours", ["h", "hr", "hrs", "hour"]),
        ("years", ["y", "yr", "yrs.", "year", "years old", "years of age"]),
        ("kilograms", ["kg", "kilo", "kilos", "kilogramme"]),
        ("feet", ["ft", "foot", "ft."]),
        ("square meters", ["m²", "m2", "m^2", "sq m", "sq. m", "square metres", "metres squared"]),
        ("cubic centimeters", ["cm³", "cc", "cubic centimetres"]),
        ("square kilometers", ["km²", "square kilometre"]),
        (
            "kilometers per hour",
            ["km/h", "kph", "kmh", "km / h", "kilometres per hour", "km an hour"],
        ),
        ("miles per hour", ["mph", "miles an hour", "mi/h"]),
        ("meters per square second", ["m/s²", "m/s2"]),
        ("frames per second", ["fps", "frames/s", "frames a second"]),
        ("degrees Celsius", ["°C", "° C", "℃", "degrees celsius", "C"]),
        ("percent", ["%", "per cent", "pct"]),
        ("US dollars", ["$", "USD", "US$", "dollar", "U.S. dollars", "us dollars", "bucks"]),
        ("euros", ["€", "EUR", "euro"]),
        ("pounds sterling", ["£", "GBP", "quid"]),
        ("megabytes", ["MB", "megabyte"]),
        ("kilowatt hours", ["kWh", "kW·h", "kilowatt-hours"]),
        ("hectares", ["ha", "hectare"]),
    ],
)
def test_unit_has_one_name_in_every_usual_spelling(name: str, spellings: list[str]) -> None:
    assert {each: canonical(each) for each in [name, *spellings]} == dict.fromkeys(
        [name, *spellings], name
    )


@for_each("text", ["", " ", "people", "Oscars", "shooting days", "2", "per", "/h", "x/h", "²"])
def test_other_words_are_no_unit(text: str) -> None:
    assert canonical(text) is None


@for_each(
    ("text", "names"),
    [
        ("m", ["meters", "minutes"]),
        ("pounds", ["pounds", "pounds sterling"]),
        ("°", ["degrees", "degrees Celsius", "degrees Fahrenheit"]),
        ("tons", ["tonnes", "tons"]),
    ],
)
def test_spelling_can_stand_for_several_units(text: str, names: list[str]) -> None:
    assert [unit.name for unit in find_units(text)] == names


@for_each(
    ("small", "large"),
    [
        ("m", "km"),
        ("g", "kg"),
        ("ml", "l"),
        ("mm²", "m²"),
        ("kg", "t"),
        ("m/s", "km/s"),
        ("cc", "l"),
    ],
)
def test_smaller_metric_unit_is_part_of_a_larger_one(small: str, large: str) -> None:
    one, other = find_units(small)[0], find_units(large)[0]
    assert one.is_part_of(other)
    assert not other.is_part_of(one)


@for_each(
    ("one", "other"),
    [("ft", "km"), ("m", "km/h"), ("m", "km²"), ("seconds", "minutes"), ("g", "l"), ("€", "$")],
)
def test_other_units_have_nothing_in_common(one: str, other: str) -> None:
    assert not find_units(one)[0].is_part_of(find_units(other)[0])


_PIECES = st.sampled_from(
    [
        "",
        " ",
        "k",
        "m",
        "c",
        "kilo",
        "metre",
        "g",
        "s",
        "h",
        "/",
        " per ",
        "sq ",
        "²",
        "3",
        "$",
        "°",
    ]
)


@given(st.lists(_PIECES, max_size=6).map("".join) | st.text(max_size=70))
def test_name_of_a_unit_is_a_spelling_of_it(text: str) -> None:
    for unit in find_units(text):
        assert unit in find_units(unit.name)
        assert unit in find_units(unit.one)


def test_long_text_is_no_unit_and_soon() -> None:
    with ends_soon():
        assert canonical("m/" * 100_000) is None
