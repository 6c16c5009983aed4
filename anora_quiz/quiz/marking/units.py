"""Units of measure in their usual spellings: “km”, “kilometre”, and “kilometers” are one unit.

Prefixes, squares, cubes, and quotients are computed. A spelling can stand for several units, the
usual one first: “pounds” weigh something or pay for it, and “$” is the dollar of many countries.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 60  # characters in the spelling of a unit
_CACHE_SIZE = 256

_DEGREES = "degrees degree deg °"
# By dimension: the name of each unit, then its other spellings, in lower case.
_UNITS = {
    "time": (
        "minutes minute min mins m ' ′",
        "hours hour hr hrs h",
        "days day d",
        "weeks week wk wks w",
        "months month mo mos mth mths",
        "years year yr yrs y years_old year_old yrs_old years_of_age yo",
        "decades decade",
        "centuries century",
    ),
    "length": (
        "inches inch in ins \" ″ ''",
        "feet foot ft ' ′",
        "yards yard yd yds",
        "miles mile mi",
        "nautical_miles nautical_mile nmi nm",
        "light_years light_year lightyears lightyear ly",
        "astronomical_units astronomical_unit au",
        "parsecs parsec pc",
        "fathoms fathom",
    ),
    "area": ("acres acre ac",),
    "angle": (_DEGREES, "radians radian rad"),
    "volume": (
        "gallons gallon gal gals",
        "quarts quart qt",
        "pints pint pt",
        "fluid_ounces fluid_ounce fl_oz floz oz ounces ounce",
        "barrels barrel bbl",
    ),
    "mass": (
        "pounds pound lb lbs",
        "ounces ounce oz",
        "stones stone st",
        "tons ton",
        "carats carat ct",
    ),
    "temperature": (
        f"degrees_Celsius degree_Celsius celsius centigrade °c °_c c deg_c degrees_c {_DEGREES}",
        f"degrees_Fahrenheit degree_Fahrenheit fahrenheit °f °_f f deg_f degrees_f {_DEGREES}",
        "kelvins kelvin k",
    ),
    "speed": ("knots knot kn kt kts",),
    "power": ("horsepower horsepower hp",),
    "share": ("percent percent % per_cent pct percentage", "percentage_points percentage_point pp"),
    "rate": (
        "miles_per_gallon mpg miles_a_gallon miles/gallon",
        "frames_per_second fps frames/second frames/sec frames/s frames_a_second f/s",
        "revolutions_per_minute rpm revs_per_minute r/min",
        "beats_per_minute bpm beats_a_minute",
        "words_per_minute wpm words_a_minute",
    ),
    "loudness": ("decibels decibel db",),
    "pressure": ("bars bar", "atmospheres atmosphere atm", "psi psi"),
    "money": (
        "US_dollars US_dollar $ usd us$ dollars dollar bucks buck american_dollars",
        "Canadian_dollars Canadian_dollar $ cad c$ ca$ dollars dollar",
        "Australian_dollars Australian_dollar $ aud a$ au$ dollars dollar",
        "New_Zealand_dollars New_Zealand_dollar $ nzd nz$ dollars dollar",
        "Hong_Kong_dollars Hong_Kong_dollar $ hkd hk$ dollars dollar",
        "Singapore_dollars Singapore_dollar $ sgd s$ dollars dollar",
        "euros euro € eur",
        "pounds_sterling pound_sterling £ gbp pounds pound quid british_pounds sterling",
        "yen yen ¥ jpy japanese_yen",
        "yuan yuan ¥ cny rmb renminbi chinese_yuan",
        "rupees rupee ₹ inr rs indian_rupees",
        "Swiss_francs Swiss_franc chf francs franc fr",
        "rubles ruble roubles rouble ₽ rub russian_rubles",
        "won won ₩ krw",
        "drams dram ֏ amd",
        "pesos peso $ mxn",
        "kronor krona kr sek swedish_kronor",
        "kroner krone kr nok dkk",
        "lira lira liras ₺ try",
        "hryvnias hryvnia ₴ uah",
        "reais real r$ brl",
        "zloty zlotys zł pln",
        "shekels shekel ₪ ils",
        "cents cent c ¢",
        "pence penny p",
    ),
}
# The name of each unit with metric prefixes, its dimension, other names and symbols, and the
# prefixes of its symbols. Of M and m, which only differ in case, a symbol has one.
_METRIC = (
    ("meters", "length", "meter metres metre", "m", "kdcmμn"),
    ("grams", "mass", "gram grammes gramme", "g", "kmμn"),
    ("liters", "volume", "liter litres litre", "l", "hdcmμ"),
    ("seconds", "time", "second secs sec", "s", "mμn"),
    ("bytes", "data", "byte", "b", "kMGTP"),
    ("bits", "data", "bit", "bit b", "kMGT"),
    ("watts", "power", "watt", "w", "kMGT"),
    ("watt hours", "energy", "watt_hour", "wh", "kMGT"),
    ("joules", "energy", "joule", "j", "kMG"),
    ("calories", "energy", "calorie cals", "cal", "k"),
    ("volts", "voltage", "volt", "v", "km"),
    ("amperes", "current", "ampere amps amp", "a", "m"),
    ("hertz", "frequency", "", "hz", "kMGT"),
    ("newtons", "force", "newton", "n", "k"),
    ("pascals", "pressure", "pascal", "pa", "khM"),
    ("pixels", "image", "pixel", "px p", "M"),
    ("tonnes", "mass", "tonne metric_tons metric_ton tons ton", "t", "kM"),
    ("hectares", "area", "hectare", "ha", ""),
)
_PREFIXES = {
    "P": ("peta", 15),
    "T": ("tera", 12),
    "G": ("giga", 9),
    "M": ("mega", 6),
    "k": ("kilo", 3),
    "h": ("hecto", 2),
    "d": ("deci", -1),
    "c": ("centi", -2),
    "m": ("milli", -3),
    "μ": ("micro", -6),
    "n": ("nano", -9),
}
_SHORT = {  # for spellings that are read as any other
    "miles/hour": "mph",
    "km/h": "kph kmh kmph",
    "m/s": "mps",
    "mbit/s": "mbps",
    "kg": "kilo kilos kgs",
    "km": "kms",
    "cm": "cms",
    "mm": "mms",
    "g": "gr gms",
    "l": "lt ltr ltrs",
    "gb": "gig gigs",
    "ft2": "sqft",
    "m2": "sqm",
    "cm3": "cc",
    "μm": "micron microns um",
    "μg": "ug mcg",
}
_SIZES = {  # of metric units that are another one's multiple
    "liters": ("cubic meters", -3),
    "tonnes": ("grams", 6),
    "hectares": ("square meters", 4),
}
_POWERS = (
    ("area", "square", 2, ("square ", "sq "), (" squared", "2")),
    ("volume", "cubic", 3, ("cubic ", "cu "), (" cubed", "3")),
)
_PER = ("/", " per ", " a ", " an ")
# Dimensions of what a quotient is a unit of its own for: 60 km is no speed, but 2 days may well be
# the answer in days a week.
_FLOWING = ("length", "volume", "data")
_SIGNS = {"US dollars": "$", "euros": "€", "pounds sterling": "£"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``name`` is its plural, ``one`` its singular.

    It is ten to the ``exponent`` of the unit that ``base`` names; only metric units have a base
    other than themselves.
    """

    name: str
    one: str
    dimension: str
    base: str
    exponent: int = 0

    @property
    def sign(self) -> str:
        """The sign that people write before the number; empty if there is none."""
        return _SIGNS.get(self.name, "")

    def is_part_of(self, other: "Unit") -> bool:
        """Return whether this is ``other`` or a smaller metric unit of the same kind."""
        return self.base == other.base and self.exponent <= other.exponent


_PUNCTUATION = str.maketrans({"-": " "} | dict.fromkeys("·⋅^*", ""))
_Table = dict[str, tuple[Unit, ...]]


def canonical(text: str) -> str | None:
    """Return the one name of the unit that ``text`` spells, or None if it is no known unit."""
    units = find_units(text)
    return units[0].name if units else None


def find_units(text: str) -> tuple[Unit, ...]:
    """Return the units that ``text`` can stand for, the usual one first."""
    return _found(text) if 0 < len(text) <= _LONGEST else ()


@lru_cache(_CACHE_SIZE)
def _found(text: str) -> tuple[Unit, ...]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    if "." in plain:  # m.p.h., and sq.ft.
        return _found(plain.replace(".", "")) or _found(plain.replace(".", " "))
    plain = " ".join(plain.translate(_PUNCTUATION).split())
    return _resolved(plain.replace(" /", "/").replace("/ ", "/"))


def _resolved(key: str) -> tuple[Unit, ...]:
    """Return the units for a spelling in lower case, with single spaces."""
    table = _table()
    return table.get(key) or _power(key, table) or _quotient(key, table)


def _power(key: str, table: _Table, dimension: str = "length") -> tuple[Unit, ...]:
    """Return squares and cubes of units that have the ``dimension``: “sq ft”, “km2”."""
    for found, word, power, before, after in _POWERS:
        side = next((key.removeprefix(each) for each in before if key.startswith(each)), "")
        side = side or next((key.removesuffix(each) for each in after if key.endswith(each)), "")
        if units := table.get(side.strip()):
            return tuple(
                Unit(
                    f"{word} {each.name}",
                    f"{word} {each.one}",
                    found,
                    f"{word} {each.base}",
                    power * each.exponent,
                )
                for each in units
                if each.dimension == dimension
            )
    return ()


def _quotient(key: str, table: _Table) -> tuple[Unit, ...]:
    """Return units such as “km/h” and “miles an hour”, in which the second is a time."""
    above, separator, below = next(
        filter(lambda parts: parts[1], map(key.partition, _PER)), (key, "", "")
    )
    if not separator:
        return ()
    times = [unit for unit in table.get(below, ()) if unit.dimension == "time"]
    return tuple(
        Unit(
            f"{one.name} per {time.one}",
            f"{one.one} per {time.one}",
            "speed",
            f"{one.base} per {time.one}",
            one.exponent,
        )
        for one in table.get(above) or _power(above, table)
        for time in times or _power(below, table, "time")
        if one.dimension in _FLOWING
    )


@lru_cache(1)
def _table() -> _Table:
    """Return the units by their spellings in lower case."""
    table: _Table = {}
    for name, dimension, names, symbols, prefixes in _METRIC:
        base, exponent = _SIZES.get(name, (name, 0))
        unit = Unit(name, _words(names or name)[0], dimension, base, exponent)
        _add(table, unit, [name, *_words(names), *symbols.split()])
        for symbol, (prefix, power) in _PREFIXES.items():
            spellings = [f"{prefix}{each}" for each in (name, *_words(names))]
            own = [f"{symbol}{each}" for each in symbols.split()] if symbol in prefixes else []
            larger = Unit(
                f"{prefix}{name}", f"{prefix}{unit.one}", dimension, base, exponent + power
            )
            _add(table, larger, spellings + own)
    for dimension, rows in _UNITS.items():
        for row in rows:
            name, *spellings = _words(row)
            unit = Unit(name, spellings[0], dimension, name)
            _add(table, unit, [name, *spellings])
    for spelling, shorts in _SHORT.items():
        units = table.get(spelling) or _power(spelling, table) or _quotient(spelling, table)
        table.update(dict.fromkeys(shorts.split(), units))
    return table


def _add(table: _Table, unit: Unit, spellings: list[str]) -> None:
    for spelling in map(str.casefold, spellings):
        known = table.get(spelling, ())
        table[spelling] = known if unit in known else (*known, unit)


def _words(row: str) -> list[str]:
    return [word.replace("_", " ") for word in row.split()]
