"""Counts with their nouns."""

from anora_quiz.quiz.counting import count_of
from tests.cases import for_each


@for_each(
    ("count", "noun", "words"),
    [
        (0, "question", "0 questions"),
        (1, "question", "1 question"),
        (2, "question", "2 questions"),
        (-1, "point", "-1 points"),
        (2_150, "point", "2,150 points"),
        (1_234_567, "point", "1,234,567 points"),
        (1, "day", "1 day"),
        (2, "day", "2 days"),
        (1, "entry", "1 entry"),
        (3, "entry", "3 entries"),
        (2, "more problem", "2 more problems"),
        (2, "match", "2 matches"),
        (2, "guess", "2 guesses"),
    ],
)
def test_count_is_written_with_separators_and_its_noun_in_the_right_number(
    count: int, noun: str, words: str
) -> None:
    assert count_of(count, noun) == words
