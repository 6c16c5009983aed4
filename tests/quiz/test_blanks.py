"""The kind ``blanks``: each blank is marked like an answer of the kind ``text``."""

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.forms import FillIn, read_line
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Answer, Mark
from anora_quiz.quiz.replies import answered
from anora_quiz.quiz.selection import Card
from tests.cases import for_each
from tests.growth import ends_soon
from tests.quiz.builders import new_round, texts

PRIZE = Blanks(
    id="prize",
    question="Anora won the ___ in ____, and ___ wrote it.",
    answers=(("Palme d'Or", "Palme"), ("Cannes",), ("Sean Baker", "Baker")),
)
SOLUTION = ("Palme d'Or", "Cannes", "Sean Baker")


def form_of(question: Blanks) -> FillIn:
    return question.form(Random(0))


def faults(question: Blanks) -> list[tuple[str, str, int | None]]:
    return [(fault.code, fault.field, fault.index) for fault in question.faults()]


# Marks


@for_each(
    ("answer", "credit"),
    [
        (SOLUTION, Fraction(1)),
        (("Palme", "Cannes", "Baker"), Fraction(1)),
        (("Palme", "Venice", "Baker"), Fraction(2, 3)),
        (("Lion", "Cannes", "Anora"), Fraction(1, 3)),
        (("Cannes", "Palme", "x"), Fraction(0)),
        (("Palme", "Cannes"), Fraction(0)),
        ((*SOLUTION, "Sean Baker"), Fraction(0)),
        (("", "", ""), Fraction(0)),
    ],
)
def test_credit_is_the_share_of_right_blanks(answer: Answer, credit: Fraction) -> None:
    assert PRIZE.mark(answer) == Mark(credit)


@for_each(
    ("answer", "accepted"),
    [
        (SOLUTION, ""),
        ((" Palme ", "Cannes", "Baker"), ""),
        (("palme dor", "Cannes", "Baker"), "Palme d'Or; Cannes; Baker"),
        (("Palme", "cannes", "Sean  baker"), "Palme; Cannes; Sean Baker"),
        (("Palme", "Venice", "baker"), "Palme; Venice; Baker"),
    ],
)
def test_what_was_accepted_is_named_where_what_was_typed_differs(
    answer: Answer, accepted: str
) -> None:
    assert PRIZE.mark(answer).accepted == accepted


@given(st.lists(texts, min_size=1, max_size=3, unique=True).map(tuple), texts)
def test_blank_is_marked_like_a_text(accepted: Answer, typed: str) -> None:
    blanks = Blanks(id="a", question="___", answers=(accepted,))
    text = Text(id="a", question="?", answer=accepted[0], accept=accepted[1:])
    for answer in ((typed,), (accepted[-1].upper(),), *((each,) for each in accepted)):
        assert blanks.mark(answer) == text.mark(answer)


@given(st.lists(st.lists(texts, min_size=1, max_size=3), min_size=1, max_size=4))
def test_what_is_shown_as_the_answer_is_accepted(accepted: list[list[str]]) -> None:
    question = replace(PRIZE, answers=tuple(map(tuple, accepted)))
    assert question.mark(question.solution()) == Mark(Fraction(1))
    assert form_of(question).problem(question.solution()) == ""


def test_wrong_or_partly_right_answer_can_be_claimed_as_fully_right() -> None:
    played = new_round((Card("oscars", PRIZE),)).record(answered("Palme", "Venice", "x"))
    assert played.turns[-1].mark.credit == Fraction(1, 3)
    assert played.can_claim
    assert played.claim().turns[-1].mark.credit == 1


def test_right_answer_cannot_be_claimed() -> None:
    played = new_round((Card("oscars", PRIZE),)).record(answered(*SOLUTION))
    assert not played.can_claim


# The form


@for_each(
    ("line", "answer"),
    [
        ("Palme d'Or; Cannes; Sean Baker", SOLUTION),
        ("Palme d'Or;Cannes ;  Sean Baker ", SOLUTION),
    ],
)
def test_line_has_semicolons_between_the_blanks(line: str, answer: Answer) -> None:
    assert read_line(form_of(PRIZE), line) == (answer, "")


@for_each("line", ["", "Palme d'Or", "Palme; Cannes", "Palme; Cannes; Baker; Baker", ";;;;"])
def test_line_with_another_number_of_texts_is_asked_again(line: str) -> None:
    assert read_line(form_of(PRIZE), line)[1] == "Type 3 answers, separated by semicolons (;)."


@for_each("line", [";;", "Palme; ; Baker", "Palme; Cannes;", f"Palme; {'x' * 501}; Baker"])
def test_line_with_a_text_that_cannot_be_an_answer_is_asked_again(line: str) -> None:
    assert read_line(form_of(PRIZE), line)[1]


def test_line_for_one_blank_is_taken_as_it_is() -> None:
    one = form_of(replace(PRIZE, answers=(("Palme; d'Or",),)))
    assert read_line(one, "Palme; d'Or") == (("Palme; d'Or",), "")
    assert read_line(one, "")[1] == "Type an answer."
    assert (one.how_to(), one.problem(())) == ("", "Type an answer.")


def test_line_of_any_length_is_answered_at_once() -> None:
    with ends_soon():
        answer, problem = read_line(form_of(PRIZE), ";" * 1_000_000)
        assert problem == "Type 3 answers, separated by semicolons (;)."
        assert PRIZE.mark(answer) == Mark(Fraction(0))


def test_parts_are_the_typed_texts_each_right_or_wrong_as_it_is_marked() -> None:
    parts = form_of(PRIZE).parts(("palme dor", " Venice ", "Baker"), SOLUTION)
    assert parts == [("palme dor", True), ("Venice", False), ("Baker", True)]


# What is given away, printed, and wrong with a question


@for_each(
    ("text", "given"),
    [
        ("It got a Palme.", "Palme"),
        ("Written by Sean Baker", "Sean Baker"),
        ("A festival on the coast", ""),
    ],
)
def test_text_that_names_what_is_accepted_in_a_blank_gives_it_away(text: str, given: str) -> None:
    assert PRIZE.gives_away(text) == given


def test_other_accepted_spellings_are_also_right() -> None:
    assert PRIZE.also_right() == "Also accepted: Palme; Baker"
    assert replace(PRIZE, answers=(("Palme",),)).also_right() == ""


@for_each(
    "question", ["No blank", "One ___", "Two ___ and ___", "_ and __ are none", "4 ___ ___ ___ ___"]
)
def test_question_has_a_blank_for_each_answer(question: str) -> None:
    assert faults(replace(PRIZE, question=question)) == [("blank-count-mismatch", "answers", None)]


@for_each("question", ["___, ___, ___", "__ ___ _ ___ ___", "____ ___ ____", "(___) (___)\n___."])
def test_three_underscores_or_more_are_a_blank(question: str) -> None:
    assert faults(replace(PRIZE, question=question)) == []


def test_spelling_that_is_accepted_already_is_named_with_its_blank() -> None:
    doubled = (*PRIZE.answers[:2], ("Sean Baker", "Baker", "baker", "SEAN BAKER"))
    found = list(replace(PRIZE, answers=doubled).faults())
    assert [(fault.code, fault.index) for fault in found] == 2 * [("redundant-accept", 2)]
    assert all(fault.is_warning for fault in found)
    assert "baker" in found[0].message


@for_each(("count", "found"), [(100, []), (101, [("too-many-items", "answers", 1)])])
def test_blank_accepts_up_to_a_hundred_spellings(
    count: int, found: list[tuple[str, str, int | None]]
) -> None:
    many = (PRIZE.answers[0], tuple(map(str, range(count))), PRIZE.answers[2])
    assert faults(replace(PRIZE, answers=many)) == found


def test_spelling_that_is_too_long_to_be_typed_is_a_fault_of_its_blank() -> None:
    long = (*PRIZE.answers[:1], ("Cannes", "x" * 501), *PRIZE.answers[2:])
    assert faults(replace(PRIZE, answers=long)) == [("answer-too-long", "answers", 1)]


def test_a_semicolon_can_be_typed_where_there_is_one_blank() -> None:
    question = Blanks(id="a", question="It says ___.", answers=(("no; never", "never"),))
    assert not list(question.faults())
    assert question.form(Random(0)).read("no; never") == ("no; never",)
