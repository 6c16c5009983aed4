import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.checking.check import load
from anora_quiz.quiz.chance import stream
from anora_quiz.quiz.forms import Form, Listed, Pair
from anora_quiz.quiz.kinds import KINDS, find_kind
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.options import Option
from anora_quiz.quiz.question import Answer, Mark, Question, Wrong
from tests.cases import for_each
from tests.quiz.builders import choice, every_kind, numbers, questions, texts, thrifty

RIGHT = Mark(Fraction(1))
MULTIPLE = Multiple(
    id="wins",
    question="Which Oscars did Anora win?",
    answers=("Picture", "Director", "Editing"),
    wrong=(Wrong("Score", "Not even nominated."), Wrong("Costumes")),
)
TRUE_FALSE = TrueFalse(id="stock", question="Anora was shot on film.", answer=True)
TEXT = Text(id="who", question="Who?", answer="Andrea Werhun", accept=("Werhun", "Ms Werhun"))
NUMBER = Number(id="days", question="How many?", answer=Decimal(37), unit="days")
ORDER = Order(id="films", question="In order.", items=("Tangerine", "Red Rocket", "Anora"))
MATCH = Match(
    id="cast",
    question="Who plays whom?",
    pairs=(("Mikey", "Ani"), ("Yura", "Igor"), ("Mark", "Ivan")),
    decoys=("Toros",),
)


def example_of(kind: type[Question], folder: Path) -> Question:
    """Return the example of ``kind``, read from a pack in ``folder``."""
    item = "  - " + indent(kind.example, "    ").strip()
    pack = folder / "examples.yaml"
    pack.write_text(f"format: 1\ntitle: Examples\nquestions:\n{item}\n", encoding="utf-8")
    (question,) = load(pack).questions
    return question


def any_form(question: Question) -> Form:
    return question.form(random.Random(0))


def offered(form: Form) -> Iterator[Option]:
    if isinstance(form, Listed):
        yield from form.options
    elif isinstance(form, Pair):
        yield from (*form.left, *form.right)


def faults(question: Question) -> list[tuple[str, str, int | None]]:
    return [(fault.code, fault.field, fault.index) for fault in question.faults()]


# Properties of every kind


@every_kind
def test_kind_is_found_by_its_name(kind: type[Question]) -> None:
    assert find_kind(kind.kind) is kind


def test_no_kind_has_an_unknown_name() -> None:
    assert find_kind("riddle") is None


def test_names_of_kinds_differ() -> None:
    assert len({kind.kind for kind in KINDS}) == len(KINDS)


@every_kind
def test_example_is_a_question_of_its_kind(kind: type[Question], tmp_path: Path) -> None:
    assert type(example_of(kind, tmp_path)) is kind


@every_kind
def test_solution_of_the_example_earns_full_credit(kind: type[Question], tmp_path: Path) -> None:
    question = example_of(kind, tmp_path)
    assert any_form(question).problem(question.solution()) == ""
    assert question.mark(question.solution()) == RIGHT


@every_kind
def test_solution_gets_no_remark(kind: type[Question], tmp_path: Path) -> None:
    question = example_of(kind, tmp_path)
    assert question.reasons(question.solution()) == {}


@every_kind
def test_no_answer_earns_nothing(kind: type[Question], tmp_path: Path) -> None:
    assert example_of(kind, tmp_path).mark(()) == Mark(Fraction(0))


@every_kind
@thrifty
@given(data=st.data())
def test_solution_fits_the_form_and_earns_full_credit(
    kind: type[Question], data: st.DataObject
) -> None:
    question = data.draw(questions(kind))
    assert any_form(question).problem(question.solution()) == ""
    assert question.mark(question.solution()).credit == 1


@every_kind
@thrifty
@given(data=st.data())
def test_any_answer_has_a_credit_from_0_to_1(kind: type[Question], data: st.DataObject) -> None:
    question = data.draw(questions(kind))
    own = [*question.solution(), *(option.key for option in offered(any_form(question)))]
    pieces = st.text() | texts | st.sampled_from(own)
    answer = data.draw(st.lists(pieces, max_size=8).map(tuple) | st.permutations(own).map(tuple))
    assert 0 <= question.mark(answer).credit <= 1
    assert isinstance(question.reasons(answer), dict)


@every_kind
@thrifty
@given(data=st.data(), seed=st.integers(0))
def test_same_chance_gives_the_same_form(
    kind: type[Question], data: st.DataObject, seed: int
) -> None:
    question = data.draw(questions(kind))
    assert question.form(stream(seed)) == question.form(stream(seed))


@every_kind
@thrifty
@given(data=st.data(), seed=st.integers(0))
def test_form_offers_the_same_options_whatever_the_chance(
    kind: type[Question], data: st.DataObject, seed: int
) -> None:
    question = data.draw(questions(kind))
    form = question.form(stream(seed))
    assert Counter(offered(form)) == Counter(offered(any_form(question)))


# choice


def test_choice_offers_its_answer_and_every_wrong_option() -> None:
    keys = {option.key for option in offered(any_form(choice()))}
    assert keys == {"Sean Baker", "Drew Daniels", "Alex Coco"}


def test_answer_of_a_choice_is_in_every_position_equally_often() -> None:
    """4 positions, 4,000 seeds: each gets about 1,000, within four standard deviations."""
    question = choice(wrong=("Drew Daniels", "Alex Coco", "Samantha Quan"))
    forms = (question.form(stream(seed)) for seed in range(4000))
    places = Counter([option.key for option in form.options].index("Sean Baker") for form in forms)
    assert all(890 < places[place] < 1110 for place in range(4))


@for_each(
    "answer", [("Drew Daniels",), ("sean baker",), ("Sean Baker", "Drew Daniels"), ("nobody",)]
)
def test_choice_gives_nothing_for_any_other_answer(answer: Answer) -> None:
    assert choice().mark(answer).credit == 0


# multiple


@for_each(
    ("answer", "credit"),
    [
        (("Director", "Editing", "Picture"), Fraction(1)),
        (("Picture", "Director"), Fraction(2, 3)),
        (("Picture",), Fraction(1, 3)),
        (("Picture", "Director", "Editing", "Score"), Fraction(1, 2)),
        (("Picture", "Director", "Score"), Fraction(1, 6)),
        (("Picture", "Score"), Fraction(0)),
        (("Score",), Fraction(0)),
        (("Score", "Costumes"), Fraction(0)),
        (("Picture", "Director", "Editing", "Sound"), Fraction(0)),
    ],
)
def test_multiple_gives_the_share_of_right_options_less_that_of_wrong_ones(
    answer: Answer, credit: Fraction
) -> None:
    assert MULTIPLE.mark(answer) == Mark(credit)


@thrifty
@given(st.data())
def test_choosing_every_option_of_a_multiple_earns_nothing(data: st.DataObject) -> None:
    question = data.draw(questions(Multiple))
    everything = tuple(option.key for option in offered(any_form(question)))
    assert question.mark(everything).credit == 0


# true-false


@for_each("seed", range(20))
def test_true_is_always_before_false(seed: int) -> None:
    """People expect this order, so it is never shuffled."""
    form = TRUE_FALSE.form(stream(seed))
    assert form.options == (Option("true", "True"), Option("false", "False"))


@for_each(("answer", "credit"), [("true", 0), ("false", 1), ("False", 0)])
def test_statement_that_is_not_true_is_false(answer: str, credit: int) -> None:
    assert replace(TRUE_FALSE, answer=False).mark((answer,)).credit == credit


# text


@for_each(
    ("typed", "accepted"),
    [
        ("Andrea Werhun", ""),
        (" Andrea Werhun ", ""),
        ("Werhun", ""),
        ("andrea werhun", "Andrea Werhun"),
        ("Andrea Werhum", "Andrea Werhun"),
        ("WERHUN", "Werhun"),
        ("a werhun", "Werhun"),
        ("A Werhun.", "Werhun"),
    ],
)
def test_text_names_the_accepted_spelling_where_the_typed_one_differs(
    typed: str, accepted: str
) -> None:
    assert TEXT.mark((typed,)) == Mark(Fraction(1), accepted=accepted)


@for_each("typed", ["", "Andrea", "Sean Baker"])
def test_text_gives_nothing_for_another_text(typed: str) -> None:
    assert TEXT.mark((typed,)) == Mark(Fraction(0))


# number


@for_each("typed", ["37", "37.0", "37 days", "+37", "٣٧", "37th"])
def test_number_can_be_written_in_many_ways(typed: str) -> None:
    assert NUMBER.mark((typed,)) == RIGHT


@for_each("typed", ["36", "38", "-37", "37.1", "37 weeks", "", "many", "3 7"])
def test_number_gives_nothing_for_another_number(typed: str) -> None:
    assert NUMBER.mark((typed,)) == Mark(Fraction(0))


@for_each("typed", ["35", "36", "36.5", "39"])
def test_number_within_the_tolerance_is_right_and_the_exact_one_is_shown(typed: str) -> None:
    about = replace(NUMBER, tolerance=Decimal(2))
    assert about.mark((typed,)) == Mark(Fraction(1), accepted="37 days")


@for_each("typed", ["34.9", "39.1", "0"])
def test_number_beyond_the_tolerance_is_wrong(typed: str) -> None:
    assert replace(NUMBER, tolerance=Decimal(2)).mark((typed,)).credit == 0


def test_solution_of_a_number_is_written_as_people_write_it() -> None:
    assert NUMBER.solution() == ("37 days",)
    assert replace(NUMBER, answer=Decimal("6E+6"), unit="US dollars").solution() == ("$6 million",)


@for_each("typed", ["thirty-seven", "Thirty seven days", "37,000 m", "'37"])
def test_number_that_was_interpreted_is_shown(typed: str) -> None:
    unit = {"37,000 m": "km", "'37": ""}.get(typed, "days")
    year = Decimal(1937) if typed == "'37" else Decimal(37)
    question = replace(NUMBER, answer=year, unit=unit)
    assert question.mark((typed,)) == Mark(Fraction(1), accepted=question.solution()[0])


@for_each(
    ("answer", "tolerance", "unit", "margin"),
    [
        (37, 0, "days", ""),
        (139, 3, "minutes", "Anything from 136 to 142 minutes counts"),
        (6_000_000, 500_000, "US dollars", "Anything from $5.5 million to $6.5 million counts"),
        (1969, 1, "", "Anything from 1968 to 1970 counts"),
        ("3.3", "0.1", "", "Anything from 3.2 to 3.4 counts"),
    ],
)
def test_margin_of_a_number_is_from_where_to_where_it_counts(
    answer: str, tolerance: str, unit: str, margin: str
) -> None:
    question = replace(NUMBER, answer=Decimal(answer), tolerance=Decimal(tolerance), unit=unit)
    assert question.margin() == question.also_right() == margin


@given(numbers, numbers.map(abs), st.sampled_from(["", "days", "$", "million people"]))
def test_ends_of_the_margin_are_right(answer: Decimal, tolerance: Decimal, unit: str) -> None:
    question = replace(NUMBER, answer=answer, tolerance=tolerance, unit=unit)
    if margin := question.margin():
        low, high = margin.removeprefix("Anything from ").removesuffix(" counts").split(" to ")
        assert question.mark((low,)).credit == question.mark((high,)).credit == 1


@for_each("answer", ["3.14159265358979323846264338327950288", "1234567890123456789012345678901"])
def test_solution_of_a_long_number_earns_full_credit(answer: str) -> None:
    question = replace(NUMBER, answer=Decimal(answer))
    assert question.mark(question.solution()).credit == 1


# order


@for_each(
    ("order", "credit"),
    [
        ("ab", Fraction(1)),
        ("ba", Fraction(0)),
        ("abc", Fraction(1)),
        ("acb", Fraction(1, 3)),
        ("bac", Fraction(1, 3)),
        ("bca", Fraction(0)),
        ("cab", Fraction(0)),
        ("cba", Fraction(0)),
        ("abdc", Fraction(2, 3)),
        ("badc", Fraction(1, 3)),
        ("acdb", Fraction(1, 3)),
        ("dabc", Fraction(0)),
        ("acbde", Fraction(4, 5)),
        ("bcdea", Fraction(1, 5)),
    ],
)
def test_order_gives_kendalls_rank_correlation(order: str, credit: Fraction) -> None:
    """Of n items, n(n-1)/2 pairs can be in the wrong order; each costs 2 out of that number."""
    question = replace(ORDER, items=tuple(sorted(order)))
    assert question.mark(tuple(order)) == Mark(credit)


@for_each(
    "answer",
    [
        ("Tangerine", "Red Rocket"),
        ("Tangerine", "Red Rocket", "Anora", "Anora"),
        ("Tangerine", "Red Rocket", "Red Rocket"),
        ("Tangerine", "Red Rocket", "Clerks"),
    ],
)
def test_order_gives_nothing_unless_each_item_is_there_once(answer: Answer) -> None:
    assert ORDER.mark(answer).credit == 0


def _starts(question: Order, seeds: int) -> Counter[Answer]:
    """Return how often each order is the first that is shown."""
    forms = (question.form(stream(seed)) for seed in range(seeds))
    return Counter(tuple(option.key for option in form.options) for form in forms)


def test_items_to_order_start_in_every_order_but_the_right_one_equally_often() -> None:
    """5 orders, 5,000 seeds: each gets about 1,000, within four standard deviations."""
    starts = _starts(ORDER, 5000)
    assert set(starts) == set(permutations(ORDER.items)) - {ORDER.items}
    assert all(885 < count < 1115 for count in starts.values())


def test_two_items_to_order_start_in_either_order_equally_often() -> None:
    """If they never started in the right one, the order shown would give it away."""
    two = replace(ORDER, items=ORDER.items[:2])
    starts = _starts(two, 2000)
    assert set(starts) == set(permutations(two.items))
    assert all(910 < count < 1090 for count in starts.values())


# match


@for_each(
    ("answer", "credit"),
    [
        (("Mark", "Ivan", "Yura", "Igor", "Mikey", "Ani"), Fraction(1)),
        (("Mikey", "Ani", "Yura", "Igor", "Mark", "Toros"), Fraction(2, 3)),
        (("Mikey", "Ani", "Yura", "Ivan", "Mark", "Igor"), Fraction(1, 3)),
        (("Mikey", "Ivan", "Yura", "Ani", "Mark", "Igor"), Fraction(0)),
        (("Ani", "Mikey", "Igor", "Yura", "Ivan", "Mark"), Fraction(0)),
    ],
)
def test_match_gives_the_share_of_right_pairs(answer: Answer, credit: Fraction) -> None:
    assert MATCH.mark(answer) == Mark(credit)


def test_pairing_an_item_with_every_partner_earns_nothing() -> None:
    everything = tuple(
        key for left, _ in MATCH.pairs for _, right in MATCH.pairs for key in (left, right)
    )
    assert MATCH.mark(everything).credit == 0


def test_pairing_some_items_alone_earns_no_full_credit() -> None:
    assert MATCH.mark(("Mikey", "Ani")).credit < 1


def test_match_shuffles_its_two_sides_independently() -> None:
    """36 ways to show 3 pairs, 3,600 seeds: each occurs about 100 times."""
    pair = replace(MATCH, decoys=())
    shown = Counter(pair.form(stream(seed)) for seed in range(3600))
    assert len(shown) == 36
    assert all(50 < count < 150 for count in shown.values())


def test_match_shuffles_decoys_among_the_partners() -> None:
    """4 positions, 4,000 seeds: each gets about 1,000, within four standard deviations."""
    forms = (MATCH.form(stream(seed)) for seed in range(4000))
    places = Counter([option.key for option in form.right].index("Toros") for form in forms)
    assert all(890 < places[place] < 1110 for place in range(4))


# Remarks


def test_remark_says_why_the_chosen_option_is_wrong() -> None:
    question = replace(choice(), wrong=(Wrong("Alex Coco", "He produced it."), Wrong("Nobody")))
    assert question.reasons(("Alex Coco",)) == {"Alex Coco": "He produced it."}


def test_reasons_are_for_the_chosen_wrong_options_alone() -> None:
    question = replace(MULTIPLE, wrong=(Wrong("A", "a."), Wrong("B", "b."), Wrong("C", "c.")))
    assert question.reasons(("C", "Picture", "A")) == {"A": "a.", "C": "c."}


def test_option_without_a_reason_gets_no_remark() -> None:
    assert MULTIPLE.reasons(("Costumes",)) == {}


# Faults


@for_each(
    "question",
    [choice(), MULTIPLE, TRUE_FALSE, TEXT, NUMBER, ORDER, MATCH],
    ids=lambda each: each.kind,
)
def test_good_question_has_no_faults(question: Question) -> None:
    assert faults(question) == []


@for_each(
    ("question", "found"),
    [
        pytest.param(
            choice(wrong=("Drew Daniels", "Sean Baker")),
            [("answer-among-wrong", "wrong", 1)],
            id="answer among the wrong options",
        ),
        pytest.param(
            choice(wrong=("the sean-baker!",)),
            [("similar-option", "wrong", 0)],
            id="answer among the wrong options in other letters",
        ),
        pytest.param(
            choice(wrong=("few", "a few", "few", "a few")),
            [
                ("similar-option", "wrong", 1),
                ("duplicate-option", "wrong", 2),
                ("duplicate-option", "wrong", 3),
            ],
            id="options alike and the same",
        ),
        pytest.param(
            choice(wrong=("if x:\n  y()\nz()", "if x:\n  y()\n  z()", "if  x:\n  y()\nz()")),
            [("similar-option", "wrong", 1), ("similar-option", "wrong", 2)],
            id="lines of code with other spaces",
        ),
        pytest.param(
            choice(wrong=("Café", "Alex Coco", "Cafe\u0301")),
            [("duplicate-option", "wrong", 2)],
            id="wrong options alike",
        ),
        pytest.param(
            replace(MULTIPLE, answers=("Picture", "Director", "Picture")),
            [("duplicate-option", "answers", 2)],
            id="right options alike",
        ),
        pytest.param(
            replace(MULTIPLE, wrong=(Wrong("Director"), Wrong("Score"), Wrong("Editing"))),
            [("answer-among-wrong", "wrong", 0), ("answer-among-wrong", "wrong", 2)],
            id="several answers among the wrong options",
        ),
        pytest.param(
            replace(TEXT, answer="x" * 501),
            [("answer-too-long", "answer", None)],
            id="answer too long to be typed",
        ),
        pytest.param(
            replace(TEXT, accept=("x", "x" * 501)),
            [("answer-too-long", "accept", 1)],
            id="accepted spelling too long to be typed",
        ),
        pytest.param(
            replace(NUMBER, tolerance=Decimal(-1)),
            [("negative-number", "tolerance", None)],
            id="negative tolerance",
        ),
        pytest.param(
            replace(ORDER, items=("Anora", "Tangerine", "Anora")),
            [("duplicate-option", "items", 2)],
            id="items to order alike",
        ),
        pytest.param(
            replace(MATCH, pairs=(("Mikey", "Ani"), (" Mikey", "Igor"))),
            [("duplicate-option", "pairs", 2)],
            id="left sides alike",
        ),
        pytest.param(
            replace(MATCH, pairs=(("Mikey", "Ani"), ("Yura", "Ani"))),
            [("duplicate-option", "pairs", 3)],
            id="right sides alike",
        ),
        pytest.param(
            replace(MATCH, decoys=("Toros", "Ivan")),
            [("duplicate-option", "decoys", 1)],
            id="decoy fits",
        ),
        pytest.param(
            replace(MATCH, decoys=("Toros", "Toros")),
            [("duplicate-option", "decoys", 1)],
            id="decoys alike",
        ),
    ],
)
def test_fault_is_located_by_field_and_index(
    question: Question, found: list[tuple[str, str, int | None]]
) -> None:
    """Items are counted from 0; in pairs, left and right sides alternate."""
    assert faults(question) == found


@for_each(
    "wrong", [("C", "C++"), ("1.5", "15"), ("か", "が"), ("Scream 5", "Scream 6"), ("-5", "5")]
)
def test_options_that_a_player_can_distinguish_are_not_a_fault(wrong: tuple[str, ...]) -> None:
    assert faults(choice(wrong=wrong)) == []


def test_fault_names_both_twins() -> None:
    (fault,) = choice(wrong=("Café", "cafe")).faults()
    assert "Café" in fault.message
    assert "cafe" in fault.message
