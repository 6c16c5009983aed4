"""Reports for authors on how their questions did in play."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.question import Question, Wrong
from anora_quiz.quiz.question_reports import AskedQuestion, QuestionReport, report
from anora_quiz.quiz.replies import OUT_OF_TIME, SKIP, Reply, answered
from tests.cases import for_each
from tests.quiz.builders import thrifty
from tests.samples import (
    CAST,
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    FILMS,
    QUESTIONS,
    WINS,
    right,
)


def _asked(question: Question, reply: Reply, seconds: float = 1.0) -> AskedQuestion:
    """Return a record that ``question`` was asked, marked as in a round."""
    credit = question.mark(reply.answer).credit if reply.answer else Fraction(0)
    return AskedQuestion(question=question, reply=reply, credit=credit, seconds=seconds)


def _report(question: Question, *replies: Reply, flags: Sequence[str] = ()) -> QuestionReport:
    asked = [_asked(question, reply) for reply in replies]
    (found,) = report([question], asked, [(question.id, why) for why in flags])
    return found


def test_a_question_that_was_never_asked_is_reported_as_such() -> None:
    assert _report(EDITOR) == QuestionReport(id="editor", question="Who edited Anora?")


def test_right_partly_right_wrong_and_missing_answers_are_counted_separately() -> None:
    found = _report(
        WINS,
        right(WINS),
        answered("Best Picture"),
        answered("Best Score"),
        SKIP,
        OUT_OF_TIME,
        right(WINS),
    )
    assert (found.asked, found.right, found.partly, found.skipped) == (6, 2, 1, 2)


def test_the_distractor_chosen_most_often_is_named() -> None:
    found = _report(
        EDITOR,
        answered("Drew Daniels"),
        answered("Alex Coco"),
        right(EDITOR),
        answered("Alex Coco"),
        SKIP,
    )
    assert (found.wrong_answer, found.wrong_count) == ("Alex Coco", 2)


def test_right_answers_name_no_distractor() -> None:
    found = _report(EDITOR, right(EDITOR), SKIP)
    assert (found.wrong_answer, found.wrong_count) == ("", 0)


@pytest.mark.parametrize(
    ("question", "reply", "wrong"),
    [
        (EDITOR, answered("Drew Daniels"), "Drew Daniels"),
        (WINS, answered("Best Picture", "Best Sound"), "Best Sound"),
        (FILM, answered("false"), "False"),
        (CONSULTANT, answered("Sean Baker"), "Sean Baker"),
        (DAYS, answered("40"), "40 days"),
        (
            FILMS,
            answered("Anora", "Red Rocket", "Tangerine"),
            "Anora, then Red Rocket, then Tangerine",
        ),
        (CAST, answered("Mikey Madison", "Ani", "Yura Borisov", "Toros"), "Yura Borisov: Toros"),
    ],
    ids=[question.kind for question in (EDITOR, WINS, FILM, CONSULTANT, DAYS, FILMS, CAST)],
)
def test_wrong_part_of_any_answer_is_put_into_words(
    question: Question, reply: Reply, wrong: str
) -> None:
    found = _report(question, reply, reply, right(question))
    assert (found.wrong_answer, found.wrong_count) == (wrong, 2)


def test_right_part_of_a_partly_right_answer_is_not_a_distractor() -> None:
    found = _report(
        WINS,
        answered("Best Picture", "Best Sound"),
        answered("Best Picture", "Best Score"),
        answered("Best Picture", "Best Sound"),
    )
    assert (found.wrong_answer, found.wrong_count) == ("Best Sound", 2)


def test_an_answer_within_the_tolerance_is_not_wrong() -> None:
    near = Number(id="n", question="How many?", answer=Decimal(37), tolerance=Decimal(2))
    found = _report(near, answered("38"), answered("36"), answered("50"))
    assert (found.right, found.wrong_answer, found.wrong_count) == (2, "50", 1)


def test_a_typo_that_was_forgiven_is_not_wrong() -> None:
    found = _report(CONSULTANT, answered("werhum"))
    assert (found.right, found.wrong_answer) == (1, "")


def test_seconds_are_the_median_of_answers_given() -> None:
    asked = [_asked(EDITOR, right(EDITOR), seconds) for seconds in (2.0, 4.0, 90.0)]
    (found,) = report([EDITOR], [*asked, _asked(EDITOR, SKIP, 1000.0)], [])
    assert found.seconds == 4.0


def test_there_are_no_seconds_without_an_answer() -> None:
    assert _report(EDITOR, SKIP, OUT_OF_TIME).seconds is None


def test_reports_come_in_the_order_of_the_pack() -> None:
    asked = [_asked(question, SKIP) for question in (DAYS, EDITOR, FILM)]
    found = report([EDITOR, FILM, WINS, DAYS], asked, [])
    assert [each.id for each in found] == ["editor", "film", "wins", "days"]


def test_questions_that_are_gone_come_last() -> None:
    found = report([DAYS], [_asked(EDITOR, right(EDITOR)), _asked(DAYS, SKIP)], [])
    assert [(each.id, each.question) for each in found] == [
        ("days", DAYS.question),
        ("editor", EDITOR.question),
    ]


def test_a_question_that_is_gone_has_the_words_it_was_last_asked_in() -> None:
    newer = replace(EDITOR, question="Who cut it?")
    (found,) = report([], [_asked(EDITOR, SKIP), _asked(newer, SKIP)], [])
    assert (found.question, found.asked) == ("Who cut it?", 2)


def test_question_with_an_earlier_wording_counts() -> None:
    newer = replace(EDITOR, question="Who cut it?", wrong=(Wrong("Yura Borisov"),))
    found = _report_of_both(newer)
    assert found.question == "Who cut it?"
    assert (found.asked, found.right) == (3, 1)
    assert (found.wrong_answer, found.wrong_count) == ("Drew Daniels", 1)


def test_question_asked_as_another_kind_counts() -> None:
    newer = replace(CONSULTANT, id=EDITOR.id)
    found = _report_of_both(newer)
    assert (found.asked, found.right) == (3, 1)


def _report_of_both(newer: Question) -> QuestionReport:
    asked = [
        _asked(EDITOR, right(EDITOR)),
        _asked(EDITOR, answered("Drew Daniels")),
        _asked(newer, SKIP),
    ]
    (found,) = report([newer], asked, [])
    return found


def test_flags_are_listed_with_their_question_in_order() -> None:
    flags = [("film", "Dull"), ("editor", "Two people"), ("film", "")]
    editor, film = report([EDITOR, FILM], [], flags)
    assert editor.flags == ("Two people",)
    assert film.flags == ("Dull", "")


def test_a_flag_on_a_question_that_is_gone_is_reported() -> None:
    (found,) = report([], [], [("editor", "Two people")])
    assert (found.id, found.flags, found.remark) == ("editor", ("Two people",), "flagged")


@for_each(
    ("replies", "remark"),
    [
        ([], ""),
        ([right(EDITOR)] * 4, ""),
        ([right(EDITOR)] * 5, "always answered correctly"),
        ([right(EDITOR)] * 5 + [SKIP], "always answered correctly"),
        ([right(EDITOR)] * 4 + [SKIP] * 5, ""),
        ([right(EDITOR)] * 5 + [answered("Alex Coco")], ""),
        ([answered("Alex Coco")] * 4, ""),
        ([answered("Alex Coco")] * 5, "never answered correctly"),
        ([answered("Alex Coco")] * 5 + [right(EDITOR)], ""),
        ([SKIP] * 9, ""),
    ],
)
def test_question_is_remarked_on_once_enough_players_answered(
    replies: list[Reply], remark: str
) -> None:
    assert _report(EDITOR, *replies).remark == remark


def test_partly_right_answers_are_not_nobody_right() -> None:
    assert _report(WINS, *[answered("Best Picture")] * 5).remark == ""


def test_a_flag_is_remarked_on_before_all_else() -> None:
    assert _report(EDITOR, *[right(EDITOR)] * 5, flags=[""]).remark == "flagged"


def test_answer_that_no_longer_fits_the_question_is_ignored() -> None:
    """This happens when the options of a question change while a round is saved."""
    odd = AskedQuestion(question=EDITOR, reply=answered("Gone"), credit=Fraction(0), seconds=1.0)
    (found,) = report([EDITOR], [odd], [])
    assert (found.asked, found.right, found.wrong_answer) == (1, 0, "")


_replies = st.one_of(
    st.sampled_from([SKIP, OUT_OF_TIME]),
    st.lists(st.text(max_size=6), max_size=4).map(lambda words: answered(*words)),
)


@given(
    st.lists(
        st.sampled_from(QUESTIONS).flatmap(
            lambda question: st.tuples(
                st.just(question), _replies | st.just(right(question)), st.floats(0, 100)
            )
        ),
        max_size=12,
    )
)
@thrifty
def test_every_turn_is_counted_once_whatever_was_replied(
    turns: list[tuple[Question, Reply, float]],
) -> None:
    asked = [_asked(question, reply, seconds) for question, reply, seconds in turns]
    found = report(QUESTIONS, asked, [])
    assert [each.id for each in found] == [question.id for question in QUESTIONS]
    assert sum(each.asked for each in found) == len(turns)
    for each in found:
        assert each.right + each.partly + each.skipped <= each.asked
        assert each.wrong_count <= each.asked - each.right - each.skipped
        assert bool(each.wrong_count) == bool(each.wrong_answer)
        assert (each.seconds is None) == (each.asked == each.skipped)


@given(st.permutations(range(6)))
@thrifty
def test_counts_do_not_depend_on_the_order_of_play(order: list[int]) -> None:
    replies = [right(EDITOR), answered("Alex Coco"), answered("Alex Coco"), SKIP]
    replies += [answered("Drew Daniels"), right(EDITOR)]
    assert asdict(_report(EDITOR, *(replies[place] for place in order))) == asdict(
        _report(EDITOR, *replies)
    )


def test_the_same_wrong_text_in_two_blanks_counts_once() -> None:
    question = Blanks(id="q", question="___ and ___?", answers=(("Ani",), ("Igor",)))
    reply = answered("Toros", "Toros")
    asked = AskedQuestion(question=question, reply=reply, credit=Fraction(0), seconds=1.0)
    (found,) = report([question], [asked], [])
    assert (found.wrong_answer, found.wrong_count) == ("Toros", 1)
