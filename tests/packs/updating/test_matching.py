"""The questions of a pack are found again in a newer file."""

from dataclasses import replace

import pytest

from anora_quiz.packs.updating.matching import match
from anora_quiz.quiz.kinds.text import Text
from tests.cases import for_each
from tests.growth import ends_soon


def asked(name: str, question: str, answer: str = "Ani") -> Text:
    return Text(id=name, question=question, answer=answer)


OLD = (
    asked("a", "Who drew the first map?", "Anna"),
    asked("b", "Who sailed around the world?", "Magellan"),
    asked("c", "Who found the pass?", "Vanya"),
)


def found(*new: Text, own: bool = False) -> list[str]:
    """Return the ids of the old questions that ``new`` ones are; "-" for none."""
    own_ids = {question.id for question in new} if own else ()
    return ["-" if old is None else old.id for old in match(OLD, new, own_ids)]


def test_ids_of_the_file_decide() -> None:
    new = (asked("c", OLD[0].question), asked("a", "Anything else?"), asked("x", "New one?"))
    assert found(*new, own=True) == ["c", "a", "-"]


def test_ids_that_are_made_from_texts_do_not() -> None:
    assert found(asked("a", OLD[1].question, "Magellan"), asked("b", "New one?")) == ["b", "-"]


def test_the_same_text_is_the_same_question_in_any_order() -> None:
    texts = [replace(question, id="x") for question in reversed(OLD)]
    assert found(*texts) == ["c", "b", "a"]
    assert found(asked("x", "who found THE pass", "Igor")) == ["c"]


def test_of_equal_texts_the_one_with_the_same_answer_is_taken() -> None:
    old = (asked("a", "Who is it?", "Ani"), asked("b", "Who is it?", "Igor"))
    new = (asked("x", "Who is it?", "Igor"), asked("y", "Who is it?", "Toros"))
    assert [each and each.id for each in match(old, new, ())] == ["b", "a"]


@for_each(
    "typo",
    [
        "Who drwe the first map?",
        "Who drew the frist map?",
        "Who drew first map??",
        "Who drew maps?",
    ],
)
def test_a_text_with_a_typo_is_the_same_question_if_its_answer_is(typo: str) -> None:
    assert found(asked("x", typo, "anna")) == ["-" if typo == "Who drew maps?" else "a"]


def test_near_texts_with_other_answers_are_other_questions() -> None:
    old = (asked("a", "What is the capital of Iran?", "Tehran"), asked("b", "Who?"))
    new = (
        asked("x", "Who?"),
        asked("y", "What is the capital of Iraq?", "Baghdad"),
        asked("z", "?"),
    )
    assert [each and each.id for each in match(old, new, ())] == ["b", None, None]


def test_near_text_with_another_answer_is_the_same_question_between_the_same_neighbors() -> None:
    new = (OLD[0], replace(OLD[1], question="Who saild around the world?", answer="Drake"), OLD[2])
    assert found(*new) == ["a", "b", "c"]


def test_only_question_with_a_near_text_is_the_same() -> None:
    (old,) = match(OLD[:1], [asked("x", "Who drew the first mapp?", "Else")], ())
    assert old == OLD[0]


def test_each_question_is_found_once() -> None:
    assert found(asked("x", OLD[2].question), asked("y", OLD[2].question)) == ["c", "-"]
    assert found(asked("x", "Who found the pas?", "Vanya"), replace(OLD[2], id="y")) == ["-", "c"]


@pytest.mark.thorough
def test_thousands_of_other_questions_take_no_long_time() -> None:
    old = [asked(f"a{number}", f"{number} {'Who was there? ' * 30}") for number in range(5000)]
    new = [asked(f"b{number}", f"{'Where was she? ' * 30} {number}") for number in range(5000)]
    with ends_soon():
        match(old, new, ())


def test_questions_in_a_large_file_are_found_near_their_places() -> None:
    old = [
        asked(f"a{number}", f"Who is number {number:05} of all?", f"{number}")
        for number in range(800)
    ]
    new = [replace(each, id=f"b{each.id}", question=f"{each.question[:-1]} her") for each in old]
    assert [each and each.id for each in match(old, new, ())] == [each.id for each in old]
