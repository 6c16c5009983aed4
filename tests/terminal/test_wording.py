"""Sentences that both faces share."""

from dataclasses import replace
from fractions import Fraction

from anora_quiz.quiz.lifelines import HALF, HINT
from anora_quiz.terminal.wording import cost_words, granted_words
from tests.cases import for_each
from tests.samples import EDITOR

HINTED = replace(EDITOR, hint="He directed it, too.")


@for_each(
    ("cost", "words"),
    [
        (Fraction(0), "costs nothing"),
        (Fraction(1, 4), "costs a quarter of the points"),
        (Fraction(1, 2), "costs half of the points"),
        (Fraction(3, 10), "costs 30% of the points"),
        (Fraction(1), "costs 100% of the points"),
    ],
)
def test_any_cost_can_be_told(cost: Fraction, words: str) -> None:
    assert cost_words(replace(HINT, cost=cost)) == words


def test_a_lifeline_tells_what_it_reveals_or_what_it_leaves() -> None:
    assert granted_words(HINT, HINTED).endswith(": He directed it, too.")
    assert granted_words(HALF, HINTED).endswith(". What is left:")
