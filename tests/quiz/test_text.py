"""Typed answers: what a pack rejects, and answers in which typos aren't forgiven."""

from dataclasses import replace

from hypothesis import given

from anora_quiz.quiz.codec import decode
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import FULL, NOTHING, Question, Rejected
from anora_quiz.quiz.replies import answered
from anora_quiz.quiz.selection import Card
from tests.cases import for_each
from tests.quiz.builders import new_round, questions

CONSULTANT = Text(
    id="consultant",
    question="Who advised?",
    answer="Andrea Werhun",
    accept=("Werhun",),
    reject=(Rejected("Andrea Arnold", "She directed American Honey."), Rejected("Wehrun")),
)
COUNTRY = Text(id="country", question="Where?", answer="Slovenia", reject=(Rejected("Slovakia"),))

FILM = Text(id="film", question="Which?", answer="Aliens", reject=(Rejected("Alien"),))


def _is_right(question: Text, typed: str) -> bool:
    credit = question.mark((typed,)).credit
    assert credit in (NOTHING, FULL)
    return credit == FULL


@for_each(
    ("question", "typed"),
    [
        (CONSULTANT, "Andrea Arnold"),
        (CONSULTANT, "andrea  ARNOLD"),
        (CONSULTANT, "Wehrun"),  # a typo away from what is right
        (CONSULTANT, " wehrun "),
        (replace(CONSULTANT, exact=True), "Wehrun"),
        (CONSULTANT, "Andrea Arnlod"),
        (COUNTRY, "slovakia"),
        (COUNTRY, "Slovakiaa"),
        (FILM, "alien"),
    ],
)
def test_rejected_answer_is_wrong_and_cannot_be_claimed(question: Text, typed: str) -> None:
    assert not _is_right(question, typed)
    played = new_round((Card("oscars", question),)).record(answered(typed))
    assert not played.can_claim
    assert played.is_rejected
    assert played.claim() == played


@for_each(
    ("question", "typed"),
    [
        (CONSULTANT, "Andrea Werhun"),
        (CONSULTANT, "werhun"),
        (CONSULTANT, "Andrea Werhum"),
        (COUNTRY, "Slovenia"),
        (FILM, "aliens"),
        (FILM, "Alienss"),
        (COUNTRY, "Slovennia"),
        (replace(COUNTRY, reject=(Rejected("Slovenie"),)), "slovenia"),
        (replace(COUNTRY, reject=(Rejected("Sloveeene"),)), "Sloveenia"),
    ],
)
def test_answer_that_is_closer_to_the_right_one_is_right(question: Text, typed: str) -> None:
    assert _is_right(question, typed)
    assert question.reasons((typed,)) == {}


def test_typo_of_the_answer_that_is_as_close_to_a_rejected_one_is_wrong() -> None:
    asked = Text(id="a", question="?", answer="Martina", reject=(Rejected("Martine"),))
    assert _is_right(replace(asked, reject=()), "Martin")
    assert not _is_right(asked, "Martin")
    assert _is_right(asked, "Martinna")


def test_closest_of_the_right_answers_counts() -> None:
    asked = Text(id="a", question="?", answer="Katherine", reject=(Rejected("Kathrine"),))
    assert not _is_right(asked, "Katharinne")
    assert _is_right(replace(asked, accept=("Katharine",)), "Katharinne")


def test_without_typos_what_is_no_typo_of_a_rejected_answer_is_only_wrong() -> None:
    exact = replace(CONSULTANT, exact=True)
    for typed in ("Andrea Arnlod", "Andrea Werhum"):
        assert not _is_right(exact, typed)
        assert not exact.rejects((typed,))


@for_each(
    ("answer", "typed"),
    [
        *(("Austria", "Australia"), ("Slovakia", "Slovenia"), ("Niger", "Nigeria")),
        *(("Dominica", "Dominican"), ("Daniel", "Danielle"), ("Christian", "Christina")),
        *(("chlorine", "chloride"), ("Titania", "Titanic"), ("Prague", "Plague")),
        *(("prophase", "prophage"), ("hyperbola", "hyperbole"), ("mitosis", "meiosis")),
    ],
)
def test_another_word_is_wrong_where_the_pack_says_so(answer: str, typed: str) -> None:
    for asked, other in ((answer, typed), (typed, answer)):
        exact = Text(id="a", question="?", answer=asked, exact=True)
        rejecting = Text(id="a", question="?", answer=asked, reject=(Rejected(other),))
        assert not _is_right(exact, other)
        assert not _is_right(rejecting, other)
        assert _is_right(exact, asked)
        assert _is_right(rejecting, asked)


@for_each("typed", ["the wachowskis", "Wachowskis!", "WACHOWSKIS"])
def test_exact_answer_may_differ_in_all_but_typos(typed: str) -> None:
    asked = Text(id="a", question="?", answer="The Wachowskis", exact=True)
    assert _is_right(asked, typed)


def test_typo_in_an_exact_answer_is_wrong_and_can_be_claimed() -> None:
    asked = Text(id="a", question="?", answer="The Wachowskis", exact=True)
    assert _is_right(replace(asked, exact=False), "Wachovskis")
    assert not _is_right(asked, "Wachovskis")
    assert new_round((Card("oscars", asked),)).record(answered("Wachovskis")).can_claim


def test_other_wrong_answer_can_be_claimed() -> None:
    played = new_round((Card("oscars", CONSULTANT),)).record(answered("Sean Baker"))
    assert played.can_claim
    assert not played.is_rejected


def test_reason_is_that_of_the_rejected_answer() -> None:
    because = {"Andrea Arnold": "She directed American Honey."}
    assert CONSULTANT.reasons(("andrea arnold",)) == because
    assert CONSULTANT.reasons(("Andrea Arnlod",)) == because
    assert CONSULTANT.reasons(("Wehrun",)) == CONSULTANT.reasons(("Nobody",)) == {}


@given(questions(Text))
def test_what_is_rejected_is_wrong_and_what_is_accepted_is_right(question: Question) -> None:
    assert isinstance(question, Text)
    for rejected in question.reject:
        assert not _is_right(question, rejected.text)
        assert question.rejects((rejected.text,))
    for accepted in (question.answer, *question.accept):
        assert _is_right(question, accepted)


@for_each(
    ("question", "found"),
    [
        (CONSULTANT, []),
        (
            replace(CONSULTANT, reject=(Rejected("Ani"), Rejected("WERHUN"))),
            [("rejected-answer", 1, False)],
        ),
        (
            replace(CONSULTANT, reject=(Rejected("the Andrea Werhun", "No."),)),
            [("rejected-answer", 0, False)],
        ),
        (
            Text(id="a", question="Which?", answer="Aliens", reject=(Rejected("Alien"),)),
            [],
        ),
        (
            replace(CONSULTANT, reject=(*map(Rejected, map(str, range(600))), Rejected("werhun"))),
            [("rejected-answer", 600, False)],
        ),
        (
            replace(CONSULTANT, reject=(Rejected("Ani"), Rejected("ani"))),
            [("redundant-reject", 1, True)],
        ),
        (
            replace(CONSULTANT, reject=(Rejected("x" * 500), Rejected("x" * 501))),
            [("answer-too-long", 1, False)],
        ),
    ],
)
def test_faults_of_rejected_answers(question: Text, found: list[tuple[str, int, bool]]) -> None:
    faults = list(question.faults())
    assert [(each.code, each.index, each.is_warning) for each in faults] == found
    assert all(each.field == "reject" for each in faults)


def test_question_of_an_older_version_rejects_nothing_and_forgives_typos() -> None:
    saved = '{"kind":"text","id":"a","question":"?","answer":"Werhun","accept":["Andrea"]}'
    question = decode(saved)
    assert isinstance(question, Text)
    assert (question.reject, question.exact) == ((), False)
    assert _is_right(question, "Werhum")
