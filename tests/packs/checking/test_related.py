"""Questions of one pack that shouldn't meet in a round."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from anora_quiz.packs.checking.check import inspect
from tests.cases import for_each
from tests.growth import ends_soon

_HEAD = "format: 1\ntitle: G\nquestions:\n"
_RIALTO = "kind: text, question: Who built the Rialto?, answer: Ada Bloom"
_SEATS = "kind: number, question: How many seats did Ada Bloom give the Rialto?, answer: 400"
_CODES = ("answer-in-question", "same-answer")

Warnings = Callable[..., list[str]]


@pytest.fixture
def warnings(tmp_path: Path) -> Warnings:
    """Return the warnings about questions with these fields, each with its number."""

    def found(*questions: str) -> list[str]:
        path = tmp_path / "pack.yaml"
        listed = [f"- {{id: q{number}, {each}}}\n" for number, each in enumerate(questions)]
        path.write_text(_HEAD + "".join(listed), encoding="utf-8")
        head = _HEAD.count("\n")
        return [
            f"{problem.location.line - head}: {problem.message}"
            for problem in inspect(path).problems
            if problem.code in _CODES
        ]

    return found


def _text(question: str, answer: str = "Ada Bloom", more: str = "") -> str:
    return f'kind: text, question: "{question}", answer: "{answer}"{more}'


# An answer in the text of another question


def test_question_that_contains_the_answer_to_another_is_named(warnings: Warnings) -> None:
    assert warnings(_SEATS, _RIALTO) == ["1: “Ada Bloom” answers the question on line 5"]
    assert warnings(_RIALTO, _SEATS) == ["2: “Ada Bloom” answers the question on line 4"]


@for_each(
    ("asks", "contains"),
    [
        (_RIALTO, "When was ADA BLOOM's Rialto opened?"),
        (_text("Who built the Rialto?", "Léa Dœr"), "When did Lea Doer’s Rialto open?"),
        (
            _text("Where did the Rialto stand?", "The Old Mill Road"),
            "Is old mill road, Rialto, on?",
        ),
        (_text("What did the Rialto sell?", "Popcorn"), "Which Rialto usher had Popcorn Day off?"),
        (
            "kind: choice, question: Who built the Rialto?, answer: Ada Bloom, wrong: [Ada Broom]",
            "When did Ada Bloom open the Rialto?",
        ),
        (
            "kind: number, question: How high was the Rialto?, answer: 12, unit: feet",
            "Who climbed the 12 feet to the roof of the Rialto?",
        ),
        (
            "kind: date, question: When did the Rialto open?, answer: 1920-10-01",
            "What came to the Rialto after October 1, 1920?",
        ),
        (
            'kind: blanks, question: "The Rialto was built by ___.", answers: [Ada Bloom]',
            "When did Ada Bloom open the Rialto?",
        ),
    ],
)
def test_answer_of_one_text_is_found_in_a_question(
    asks: str, contains: str, warnings: Warnings
) -> None:
    [found] = warnings(asks, _text(contains, "x"))
    assert found.startswith("2: ")


@for_each(
    ("asks", "contains"),
    [
        # The two are about different things.
        (_RIALTO, "How many sisters did Ada Bloom have?"),
        (_text("Which Bloom built the Rialto?"), "How many sisters did Ada Bloom have?"),
        # The answer is a common word, a small number, or a year.
        (_text("What did the Rialto sell?", "popcorn"), "Which Rialto usher swept up the popcorn?"),
        (_text("What did the Rialto sell?", "Popcorn"), "Popcorn was sold at the Rialto by whom?"),
        (
            "kind: number, question: How many doors had the Rialto?, answer: 3, unit: doors",
            "Who painted the 3 doors of the Rialto?",
        ),
        ("kind: date, question: When did the Rialto open?, answer: 1920", "Rialto, 1920: what?"),
        # Part of a word, or of a name.
        (_text("Who built the Rialto?", "Ada"), "Where did Adam Bloom open the Rialto?"),
        (_RIALTO, "When did Ada and Ben Bloom open the Rialto?"),
        # Its own question contains the answer, so that it's about something else.
        (
            "kind: choice, question: Did Ada Bloom build Rialto?, answer: Ada Bloom, wrong: [x]",
            "When did Ada Bloom open the Rialto?",
        ),
        # A list of answers isn't one.
        (
            "kind: order, question: Who came to the Rialto first?, items: [Ada Bloom, Ben Bloom]",
            "When did Ada Bloom open the Rialto?",
        ),
        ("kind: true-false, question: The Rialto burned down., answer: true", "True Rialto fans?"),
    ],
)
def test_what_tells_no_answer_is_no_problem(asks: str, contains: str, warnings: Warnings) -> None:
    assert warnings(asks, _text(contains, "x")) == []


def test_options_hints_and_explanations_may_contain_the_answer(warnings: Warnings) -> None:
    fields = "hint: Ask Ada Bloom., explanation: Ada Bloom's Rialto had seats., wrong: [Ada Bloom]"
    asked = f"kind: choice, question: Who swept the Rialto?, answer: x, {fields}"
    assert warnings(_RIALTO, asked) == []


def test_name_that_is_everywhere_is_no_problem(warnings: Warnings) -> None:
    things = ("clock", "lamp", "screen", "curtain", "organ", "piano")
    asks = _text(f"Who gave the Rialto its {' and '.join(things)}?")
    tell = [_text(f"Who repaired the {thing} for Ada Bloom?", thing) for thing in things]
    assert len(warnings(asks, *tell[:5])) == 5
    assert warnings(asks, *tell) == []


def test_questions_are_not_about_the_same_for_a_word_that_most_have(warnings: Warnings) -> None:
    others = [f"kind: true-false, question: Rialto {one}., answer: true" for one in "abc"]
    assert len(warnings(_RIALTO, _SEATS, *others[:2])) == 1
    assert warnings(_RIALTO, _SEATS, *others) == []


def test_question_that_tells_two_answers_is_named_for_both(warnings: Warnings) -> None:
    where = _text("Where was the Rialto built?", "Columbus")
    both = _text("When did Ada Bloom leave the Rialto in Columbus?", "x")
    assert warnings(_RIALTO, where, both) == [
        "3: “Ada Bloom” answers the question on line 4",
        "3: “Columbus” answers the question on line 5",
    ]


# The same asked twice


@for_each(
    ("first", "second"),
    [
        (_RIALTO, _text("Who was the builder of the Rialto?")),
        (_text("Who built the Rialto on Main Street?"), _text("Who built the Main Rialto?")),
        (_RIALTO, _text("By whom was the Rialto built?", "ada bloom", ", accept: [Bloom]")),
        (
            _RIALTO,
            "kind: choice, question: Who had built the Rialto?, answer: Ada Bloom, wrong: [x]",
        ),
        (
            "kind: number, question: How many seats had the Rialto?, answer: 400",
            "kind: text, question: How many seats did the Rialto have?, answer: '400'",
        ),
        (
            "kind: multiple, question: Who owned the Rialto?, answers: [Ada, Ben], wrong: [x]",
            "kind: multiple, question: Rialto owners?, answers: [Ben, Ada], wrong: [y]",
        ),
    ],
)
def test_same_question_in_other_words_is_named(first: str, second: str, warnings: Warnings) -> None:
    assert warnings(first, second) == ["2: this asks for the same as the question on line 4"]


@for_each(
    ("first", "second"),
    [
        (_RIALTO, _text("Who built the Rialto's roof and painted the ceiling?")),
        (_RIALTO, _text("Who was the builder of the Rialto?", "Ben Bloom")),
        (
            _text("Who led the choir of the Rialto theater in 1920?"),
            _text("Who led the choir of the Rialto theater in 1921?"),
        ),
        (
            "kind: true-false, question: The Rialto was built of wood., answer: true",
            "kind: true-false, question: Of wood was the Rialto built., answer: true",
        ),
        (_text("Who?"), _text("Whom?")),
        (_text("What did the Rialto run on?", "C"), _text("What ran the Rialto?", "C++")),
    ],
)
def test_another_question_is_no_problem(first: str, second: str, warnings: Warnings) -> None:
    assert warnings(first, second) == []


@for_each("year", ["", " in 1920"])
def test_questions_are_not_the_same_for_words_that_most_have(year: str, warnings: Warnings) -> None:
    pair = [_text(f"Who {verb} the Rialto cinema hall{year}?") for verb in ("opened", "closed")]
    others = [
        f"kind: true-false, question: Rialto cinema hall {one}., answer: true" for one in "abc"
    ]
    assert len(warnings(*pair, *others[:2])) == 1
    assert warnings(*pair, *others) == []


def test_question_that_is_asked_again_and_again_is_named_once_each_time(warnings: Warnings) -> None:
    found = warnings(*(_text(f"Who {built} the Rialto?") for built in ("builds", "built", "build")))
    assert [each[0] for each in found] == ["2", "3"]


def test_same_words_are_not_named_as_well(warnings: Warnings) -> None:
    assert warnings(_RIALTO, _text("Who built the RIALTO")) == []


# Groups


@for_each(("group", "other", "count"), [("a", "a", 0), ("a", "b", 1), ("a", "", 1), ("", "", 1)])
@for_each("questions", [(_RIALTO, _SEATS), (_RIALTO, _text("Who was the Rialto's builder?"))])
def test_one_group_says_that_it_is_meant(
    questions: Sequence[str], group: str, other: str, count: int, warnings: Warnings
) -> None:
    groups = [f", group: {name}" if name else "" for name in (group, other)]
    asked = [each + group for each, group in zip(questions, groups, strict=True)]
    assert len(warnings(*asked)) == count


def test_group_of_one_pair_hides_no_other(warnings: Warnings) -> None:
    first, second, third = (
        _text(f"Who {built} the Rialto?") for built in ("built", "once had built", "then built")
    )
    found = warnings(f"{first}, group: a", second, f"{third}, group: a")
    assert [each[0] for each in found] == ["2", "3"]
    found = warnings(
        f"{_RIALTO}, group: a", _text("Who was the Rialto's builder?"), f"{_SEATS}, group: a"
    )
    assert "3: “Ada Bloom” answers the question on line 5" in found


def test_long_questions_with_the_same_answer_are_soon_compared(warnings: Warnings) -> None:
    with ends_soon():
        warnings(*(_text(f"{'a b c d e ' * 50} {chr(97 + number % 26)}") for number in range(500)))


def test_questions_about_snippets_ask_for_what_is_in_these(warnings: Warnings) -> None:
    asked = [f"What does this short program print {word}?" for word in ("here", "out here")]
    assert len(warnings(*map(_text, asked))) == 1
    snippets = [f", snippet: print({number})" for number in (1, 2)]
    assert (
        warnings(*(_text(each, more=more) for each, more in zip(asked, snippets, strict=True)))
        == []
    )
