"""Answers of two questions that are a typo apart."""

from collections.abc import Sequence
from pathlib import Path

from anora_quiz.packs.checking.check import inspect
from tests.cases import for_each

_HEAD = "format: 1\ntitle: G\nquestions:\n"


def _warnings(path: Path, *answers: str) -> list[str]:
    """Return the warnings about text questions with these fields, each with its number."""
    asked = [
        f"- {{id: q{number}, kind: text, question: Question {number}?, {answer}}}\n"
        for number, answer in enumerate(answers, start=1)
    ]
    return _of_pack(path, asked)


def _of_pack(path: Path, questions: Sequence[str]) -> list[str]:
    path.write_text(_HEAD + "".join(questions), encoding="utf-8")
    head = _HEAD.count("\n")
    return [
        f"{problem.location.line - head}: {problem.message}"
        for problem in inspect(path).problems
        if problem.code == "near-answers"
    ]


def test_each_question_that_takes_the_other_answer_is_named(tmp_path: Path) -> None:
    found = _warnings(tmp_path / "a.yaml", "answer: Columbus", "answer: Ani", "answer: Columbia")
    assert found == [
        "1: “Columbia”, the answer on line 6, is accepted here as a typo of “Columbus”",
        "3: “Columbus”, the answer on line 4, is accepted here as a typo of “Columbia”",
    ]


@for_each(
    ("first", "second"),
    [
        ("Dominica", "Dominican"),
        ("Christian", "Christina"),
        ("the Tulgey Wood", "Tugley Wood"),
        ("Andrea Martina", "Andrea Martine"),
        ("Martina Navratilova", "Martine Navratilova"),
        ("Mëlina", "Melona"),
    ],
)
def test_texts_that_are_taken_for_one_another_are_found(
    first: str, second: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    assert len(_warnings(path, f"answer: {first}", f"answer: {second}")) == 2
    accepted = _warnings(path, f"answer: x, accept: [y, {first}]", f"answer: z, accept: [{second}]")
    assert len(accepted) == 2


@for_each(
    ("first", "second"),
    [
        ("Ani", "Ari"),
        ("Slovenia", "Slovakia"),
        ("Austria", "Australia"),
        ("donkey", "Donkeys"),
        ("Columbus", "columbus"),
        ("area 51", "area 52"),
        ("Rocky", "Rocky V"),
    ],
)
def test_texts_that_are_not_are_no_problem(first: str, second: str, tmp_path: Path) -> None:
    assert _warnings(tmp_path / "a.yaml", f"answer: {first}", f"answer: {second}") == []


@for_each("fields", ["exact: true", "reject: [Columbia]", "reject: [x, columbia]"])
def test_question_that_rules_it_out_is_not_named(fields: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    [found] = _warnings(path, f"answer: Columbus, {fields}", "answer: Columbia")
    assert found.startswith("2: “Columbus”")
    assert _warnings(path, f"answer: Columbus, {fields}", "answer: Columbia, exact: true") == []


def test_questions_about_the_same_thing_may_have_different_spellings(tmp_path: Path) -> None:
    first, second = "answer: Eydelshteyn, accept: [Mark]", "answer: Eydelstein, accept: [mark]"
    assert _warnings(tmp_path / "a.yaml", first, second) == []


def test_spellings_of_one_question_are_no_problem(tmp_path: Path) -> None:
    assert _warnings(tmp_path / "a.yaml", "answer: Columbus, accept: [Columbia]") == []


def test_blank_is_an_answer_but_has_no_way_to_rule_another_out(tmp_path: Path) -> None:
    blank = "- {id: b, kind: blanks, question: In ___., answers: [[x, Columbia]]}\n"
    text = "- {id: t, kind: text, question: Where?, answer: Columbus}\n"
    [found] = _of_pack(tmp_path / "a.yaml", [blank, text])
    assert found.startswith("2: “Columbia”")


def test_question_is_named_once(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    answers = [f"answer: Columbi{letter}" for letter in "aeio"]
    assert [found[0] for found in _warnings(path, *answers)] == ["1", "2", "3", "4"]
