"""Sentences that both faces share."""

import re
from dataclasses import replace
from fractions import Fraction

from anora_quiz.quiz.lifelines import HALF, HINT
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import MODES
from anora_quiz.terminal.wording import cost_words, granted_words
from tests.cases import for_each
from tests.samples import EDITOR

HINTED = replace(EDITOR, hint="He directed it, too.")


@for_each(
    ("cost", "words"),
    [
        (Fraction(0), "costs nothing"),
        (Fraction(1, 4), "costs a quarter of the points"),
        (Fraction(1, 2), "costs half the points"),
        (Fraction(3, 10), "costs 30% of the points"),
        (Fraction(1), "costs 100% of the points"),
    ],
)
def test_any_cost_can_be_told(cost: Fraction, words: str) -> None:
    assert cost_words(replace(HINT, cost=cost)) == words


@for_each("mode", [mode for mode in MODES if mode.is_ranked], ids=lambda mode: mode.name)
def test_the_rule_of_a_mode_with_scores_says_what_each_lifeline_costs(mode: type[Mode]) -> None:
    """Such as “A hint costs a quarter of the question's points, fifty-fifty half.”"""
    for lifeline in mode.lifelines:
        cost = cost_words(lifeline).removeprefix("costs ")
        share = cost.removesuffix(" the points").removesuffix(" of")
        said = rf"\b{re.escape(lifeline.name.casefold())}( costs)? {re.escape(share)}(?!\w)"
        assert re.search(said, mode.scoring.casefold())


def test_a_lifeline_tells_what_it_reveals_or_what_it_leaves() -> None:
    assert granted_words(HINT, HINTED).endswith("of the points): He directed it, too.")
    assert granted_words(HALF, HINTED).endswith(". Options left:")
