"""The same text in other words: rules for numbers, short forms, plurals, dates, and pairs."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from anora_quiz.quiz.marking.dates import MONTHS, NUMBERS_OF_MONTHS
from anora_quiz.quiz.marking.folding import ARTICLES, CACHE_SIZE, MINUS, POINT, Words
from anora_quiz.quiz.marking.number_words import NUMBER_WORDS, with_digits, with_ending

_SHORT_FORMS = {
    short: spelled_out
    for spelled_out, *shorts in map(
        str.split,
        (
            *("doctor dr", "mister mr", "missus mrs", "professor prof", "mount mt", "fort ft"),
            *("junior jr jnr", "senior sr snr", "versus vs", "captain capt", "general gen"),
            *("lieutenant lt", "colonel col", "sergeant sgt", "governor gov", "reverend rev"),
            *("senator sen", "president pres", "avenue ave", "road rd", "boulevard blvd"),
            *("volume vol", "part pt", "chapter ch", "gray grey", "bc bce", "ad ce", "and n"),
            *("brothers bros", "company co", "corporation corp", "department dept", "limited ltd"),
            *("university univ", "highway hwy", "square sq"),
        ),
    )
    for short in shorts
}
_NUMBER = frozenset({"number", "no", "nr", "num", "part", "pt", "volume", "vol", "episode"})
_DIGITS_AND_UNIT = re.compile(r"(\d+)([^\W\d_]+)")
_DAY_FIRST = re.compile(
    rf"(?:\bthe )?\b([12]?\d|3[01])(?:st|nd|rd|th)?(?: of)? ({'|'.join(NUMBERS_OF_MONTHS)})\b"
)
_MONTH_FIRST = re.compile(
    rf"\b({'|'.join(NUMBERS_OF_MONTHS)}) (?:the )?(\d{{1,2}}|\d{{4}})(?:st|nd|rd|th)?\b"
)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DIGIT = re.compile(r"\d")
_REGNAL = re.compile(r"(?<!\bof) the (\d+)(?:st|nd|rd|th)\b")
_LAST_ORDINAL = re.compile(r"(?<=[^\W\d_]) (?<!\bthe )(\d+)(?:st|nd|rd|th)$")
_CENTURY = re.compile(r"\b\d{1,2}(?= (?:century|centuries)\b)")
_AND_A_HALF = re.compile(r"(?<=\d) and a half\b")
_BETWEEN_INITIALS = re.compile(r"(?<![^ ].)(?<=[^\W\d_]) (?=[^\W\d_](?: |$))")
_ROMAN_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN_NUMERALS = {
    f"{ten}{one}": str(10 * tens + ones)
    for tens, ten in enumerate(_ROMAN_TENS)
    for ones, one in enumerate(_ROMAN_ONES)
    if ten or one
}
_IRREGULAR_PLURALS = dict(
    map(
        str.split,
        (
            *("men man", "women woman", "children child", "people person", "feet foot"),
            *("teeth tooth", "geese goose", "mice mouse", "dice die", "crises crisis"),
            *("cacti cactus", "fungi fungus", "nuclei nucleus", "bacteria bacterium"),
        ),
    )
)
_DECADES = {
    "twenties": "20s",
    "thirties": "30s",
    "forties": "40s",
    "fifties": "50s",
    "sixties": "60s",
    "seventies": "70s",
    "eighties": "80s",
    "nineties": "90s",
}
_DECADE = re.compile(r"\b19([2-9]0s)\b")
_TITLES = frozenset(
    {"sir", "dame", "king", "queen", "tsar", "czar", "emperor", "empress", "pope", "archduke"}
    | {"president", "doctor", "professor", "captain", "general", "lord", "lady"}
)
_SHORTEST_TITLED = 2  # words: a title and a name of two words, or with a number
_LINKS = frozenset({"and", "of", "the"})
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_SHORTEST_PLURAL = 4  # letters
_MOST_WORDS_IN_UNIT = (3, 2, 1)
_TELLING = frozenset(
    {*_SHORT_FORMS, *_NUMBER, *_IRREGULAR_PLURALS, *_TITLES, *_LINKS, *ARTICLES}
    | {"minus", "negative", "st", "v", "per", "percent"}
    | {f"{note}b" for note in "abcdefg"}  # which `other_signs` takes for flat
    | NUMBER_WORDS
    | _DECADES.keys()
    | _ROMAN_NUMERALS.keys()
)


def are_plain(words: Words) -> bool:
    """Return whether ``words``, without digits, can only be said otherwise in their plurals."""
    return _TELLING.isdisjoint(words) and "" not in words and min(map(len, words)) > 1


def in_singular(words: Words) -> Iterator[Words]:
    """Yield ``words`` in the singular, in each way that can be: “buses” is “bus”."""
    return product(*map(_singulars, words))


def ways_to_say(words: Words) -> Iterator[Words]:
    """Yield ``words`` with each in its usual form; in several ways where one can mean several."""
    plain = with_digits(words)
    for rule in _RULES:
        plain = rule(plain)
    for chosen in product(*(_meanings(plain, place) for place in range(len(plain)))):
        inner = range(1, len(chosen) - 1)
        yield tuple(
            word for place, word in enumerate(chosen) if place not in inner or word != "and"
        )
        for link, turn in _TURNS.items():
            if len(places := [place for place in inner if chosen[place] == link]) == 1:
                yield turn(chosen[: places[0]], chosen[places[0] + 1 :])
        if chosen[0] in _TITLES and len(chosen) > _SHORTEST_TITLED and chosen[1] not in _LINKS:
            yield chosen[1:]
        if chosen[-1].isdecimal() and len(chosen) > 1:
            yield (with_ending(int(chosen[-1])), *_without_article(chosen[:-1]))


def _pair(one: Words, other: Words) -> Words:
    """Return “x and y” in one order: “Jerry and Tom” is “Tom and Jerry”."""
    first, second = sorted(map(_without_article, (one, other)))
    return (*first, "and", *second)


def _turned(one: Words, other: Words) -> Words:
    """Return “x of y” turned around: “the Treaty of Versailles” is “the Versailles treaty”."""
    return (*_without_article(other), *_without_article(one))


def _without_article(words: Words) -> Words:
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


_TURNS = {"and": _pair, "of": _turned}


def _roman_numerals(words: Sequence[str]) -> list[str]:
    """Write Roman numerals in digits: “Rocky II” is “Rocky 2”.

    A single letter is no numeral at the beginning; a V between words can also be short for versus.
    """
    last = len(words) - 1
    return [
        word
        if len(word) == 1 and (place == 0 or (word == "v" and place < last))
        else _ROMAN_NUMERALS.get(word, word)
        for place, word in enumerate(words)
    ]


def _negative(words: Sequence[str]) -> list[str]:
    """Write a minus as a sign: “minus 5” is “-5”."""
    said: list[str] = []
    for word in words:
        if word[:1].isdecimal() and said and said[-1] in ("minus", "negative"):
            said[-1] = f"{MINUS}{word}"
        else:
            said.append(word)
    return said


def _halves(words: Sequence[str]) -> list[str]:
    """Write halves in digits: “eight and a half” is “8.5”."""
    return _AND_A_HALF.sub(f"{POINT}5", " ".join(words)).split(" ")


def _initials(words: Sequence[str]) -> list[str]:
    """Join initials: “J. J. Thomson” is “JJ Thomson”."""
    return _BETWEEN_INITIALS.sub("", " ".join(words)).split(" ")


def _unnumbered(words: Sequence[str]) -> list[str]:
    """Leave out “number” before a number: “No. 1” and “#1” are “1”."""
    following = (*words[1:], "")
    return [
        word
        for word, after in zip(words, following, strict=True)
        if not (word in _NUMBER and after[:1].isdecimal())
    ]


def _percent(words: Sequence[str]) -> list[str]:
    """Write “per cent” as one word."""
    return " ".join(words).replace("per cent", "percent").split(" ")


def _with_units(words: Sequence[str]) -> list[str]:
    """Give each unit after a number its usual name: “5km” is “5 kilometers”."""
    if not _DIGIT.search("".join(words)):
        return list(words)
    from anora_quiz.quiz.marking.units import canonical

    split = [part for word in words for part in _digits_and_unit(word)]
    said: list[str] = []
    place = 0
    while place < len(split):
        lengths = _MOST_WORDS_IN_UNIT if said and said[-1][-1:].isdecimal() else ()
        named = ((canonical(" ".join(split[place:][:length])), length) for length in lengths)
        unit, length = next((each for each in named if each[0]), (split[place], 1))
        said += (unit or "").casefold().split()
        place += length
    return said


def _digits_and_unit(word: str) -> tuple[str, ...]:
    match = None if _ORDINAL.fullmatch(word) else _DIGITS_AND_UNIT.fullmatch(word)
    return match.groups() if match else (word,)


def _days(words: Sequence[str]) -> list[str]:
    """Put the day after its month: “the 4th of July” is “July 4”."""
    if not _DIGIT.search("".join(words)):
        return list(words)
    text = _DAY_FIRST.sub(r"\2 \1", " ".join(words))
    return _MONTH_FIRST.sub(_month_and_number, text).split(" ")


def _month_and_number(match: re.Match[str]) -> str:
    return f"{MONTHS[NUMBERS_OF_MONTHS[match[1]] - 1].casefold()} {match[2]}"


def _ordinals(words: Sequence[str]) -> list[str]:
    """Write “Henry the 8th” as “Henry 8”, like “Henry VIII”, and “19 century” as “19th century”."""
    text = _LAST_ORDINAL.sub(r" \1", _REGNAL.sub(r" \1", " ".join(words)))
    return _CENTURY.sub(lambda match: with_ending(int(match[0])), text).split(" ")


def _decades(words: Sequence[str]) -> list[str]:
    """Write “the sixties” and “the 1960s” as “the '60s”."""
    return [_DECADE.sub(r"\1", _DECADES.get(word, word)) for word in words]


_RULES: tuple[Callable[[Sequence[str]], list[str]], ...] = (
    _roman_numerals,
    _negative,
    _halves,
    _initials,
    _unnumbered,
    _percent,
    _decades,
    _with_units,
    _days,
    _ordinals,
)


def _meanings(words: Sequence[str], place: int) -> tuple[str, ...]:
    """Return what the word at ``place`` can mean: its usual forms."""
    word = words[place]
    if not word.isalpha():
        return (word,)
    is_first, is_last = place == 0, place == len(words) - 1
    if word == "v" and not is_first and not is_last:
        return ("versus", "5")
    if is_first and not is_last and word in _COMPASS:
        return (word, _COMPASS[word])
    if word == "st":
        return ("street",) if is_last and not is_first else ("saint", "street")
    return _singulars(_SHORT_FORMS.get(word, word))


@lru_cache(CACHE_SIZE)
def _singulars(word: str) -> tuple[str, ...]:
    """Return the words of which ``word`` can be the plural: “buses” is of “bus”."""
    if word in _IRREGULAR_PLURALS:
        return (_IRREGULAR_PLURALS[word],)
    if len(word) < _SHORTEST_PLURAL or word[-1] != "s" or word.endswith(("ss", "us", "is")):
        return (word,)
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    if word.endswith("ves"):
        return (f"{word[:-3]}f", f"{word[:-3]}fe", word[:-1])
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return (word[:-2], word[:-1])
    return (word[:-1], word)  # a lens may be a singular itself
