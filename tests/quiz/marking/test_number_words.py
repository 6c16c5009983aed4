from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.marking.number_words import with_digits
from tests.cases import for_each


@for_each(
    ("words", "digits"),
    [
        ("thirty seven days", "37 days"),
        ("twelve angry men", "12 angry men"),
        ("one hundred and one dalmatians", "101 dalmatians"),
        ("a thousand and one nights", "1001 nights"),
        ("hundred years war", "100 years war"),
        ("two dozen", "24"),
        ("three hundred thousand and five", "300005"),
        ("one million two hundred thousand three hundred", "1200300"),
        ("two thousand million", "2000000000"),
        ("6 million dollars", "6000000 dollars"),
        ("twelve hundred", "1200"),
        ("nineteen eighty four", "1984"),
        ("nineteen hundred", "1900"),
        ("two thousand and one", "2001"),
        ("twenty twenty", "2020"),
        ("twenty first century", "21st century"),
        ("eleventh hour", "11th hour"),
        ("second world war", "2nd world war"),
        ("the third man", "the 3rd man"),
        ("fortieth", "40th"),
        ("hundredth", "100th"),
    ],
)
def test_numbers_in_words_become_digits(words: str, digits: str) -> None:
    assert with_digits(words.split()) == digits.split()


@for_each(
    ("words", "digits"),
    [
        ("fifty fifty", "50 50"),
        ("one two three", "1 2 3"),
        ("zero zero seven", "0 0 7"),
        ("six and seven", "6 and 7"),
        ("seven and a half", "7 and a half"),
        ("one hundred and", "100 and"),
        ("million thousand", "1000000 1000"),
        ("hundred hundred", "100 100"),
    ],
)
def test_numbers_that_cannot_be_one_stay_apart(words: str, digits: str) -> None:
    assert with_digits(words.split()) == digits.split()


@for_each("words", ["a star is born", "catch 22", "an hour", "and", "tenet", "a", "ninths"])
def test_other_words_stay(words: str) -> None:
    assert with_digits(words.split()) == words.split()


_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _words(number: int) -> list[str]:
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if number >= scale:
            return [*_words(number // scale), word, *_rest(number % scale)]
    if number >= 1000:
        return [*_words(number // 1000), "thousand", *_rest(number % 1000)]
    if number >= 100:
        return [_ONES[number // 100 - 1], "hundred", *_rest(number % 100)]
    if number >= 20:
        return [_TENS[number // 10 - 2], *_rest(number % 10)]
    return [[*_ONES, *_TEENS][number - 1]]


def _rest(number: int) -> list[str]:
    return _words(number) if number else []


@given(st.integers(1, 10**15 - 1))
def test_any_number_that_is_spelled_out_is_read(number: int) -> None:
    assert with_digits(_words(number)) == [str(number)]
