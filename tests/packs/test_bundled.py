"""The bundled banks keep what the game promises of them."""

import re
from fractions import Fraction
from functools import cache

import pytest

from anora_quiz.packs.check import load
from anora_quiz.packs.pack import Pack
from anora_quiz.paths import bundled_packs
from anora_quiz.quiz import chance
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.question import FULL, Difficulty, Question

_IDS = ("actor-backgrounds", "consultant", "oscar-category", "red-rocket-link", "shoot-length")
_EACH_BANK = pytest.mark.parametrize("name", _IDS)


@cache
def _bank(name: str) -> Pack:
    return load(bundled_packs() / f"{name}.yaml")


def _all_questions() -> list[Question]:
    return [question for name in _IDS for question in _bank(name).questions]


def _chance_that_the_longest_is_right(question: Choice) -> Fraction:
    """Return what choosing the longest option earns, ties broken by chance."""
    texts = [question.answer, *(wrong.text for wrong in question.wrong)]
    longest = [text for text in texts if len(text) == max(map(len, texts))]
    return Fraction(longest.count(question.answer), len(longest))


def test_five_banks_are_bundled() -> None:
    assert sorted(path.name for path in bundled_packs().glob("*.y*ml")) == [
        f"{name}.yaml" for name in _IDS
    ]


@_EACH_BANK
def test_bank_loads_and_its_id_is_its_file_name(name: str) -> None:
    assert _bank(name).id == name


@_EACH_BANK
def test_bank_has_at_least_8_questions(name: str) -> None:
    assert len(_bank(name).questions) >= 8


@_EACH_BANK
def test_every_question_of_a_bank_has_an_explanation(name: str) -> None:
    assert [one.id for one in _bank(name).questions if not one.explanation] == []


@_EACH_BANK
def test_every_question_of_a_bank_has_a_source_that_can_be_named(name: str) -> None:
    assert [one.id for one in _bank(name).questions if not str(one.source or "")] == []


@_EACH_BANK
def test_medium_and_hard_questions_of_a_bank_have_a_hint(name: str) -> None:
    harder = [one for one in _bank(name).questions if one.difficulty is not Difficulty.EASY]
    assert [one.id for one in harder if not one.hint] == []


@_EACH_BANK
@pytest.mark.parametrize("seed", range(5))
def test_solutions_of_a_bank_are_answers_to_their_forms(name: str, seed: int) -> None:
    problems = {
        one.id: one.form(chance.stream(seed, one.id)).problem(one.solution())
        for one in _bank(name).questions
    }
    assert {name: problem for name, problem in problems.items() if problem} == {}


@_EACH_BANK
def test_solutions_of_a_bank_earn_full_credit(name: str) -> None:
    questions = _bank(name).questions
    assert [one.id for one in questions if one.mark(one.solution()).credit != FULL] == []


def test_banks_have_every_kind() -> None:
    assert {one.kind for one in _all_questions()} == {kind.kind for kind in KINDS}


def test_banks_have_every_difficulty() -> None:
    assert {one.difficulty for one in _all_questions()} == set(Difficulty)


def test_longest_option_is_right_hardly_more_often_than_chance() -> None:
    """At most 10 points more often, so that length gives nothing away."""
    choices = [one for one in _all_questions() if isinstance(one, Choice)]
    by_length = sum(_chance_that_the_longest_is_right(one) for one in choices)
    by_chance = sum(Fraction(1, 1 + len(one.wrong)) for one in choices)
    assert by_length / len(choices) <= by_chance / len(choices) + Fraction(1, 10)


def test_shoot_length_never_calls_40_wrong() -> None:
    """Some sources count 40 days, the three in Las Vegas included."""
    choices = [one for one in _bank("shoot-length").questions if isinstance(one, Choice)]
    wrong = [option.text for one in choices for option in one.wrong]
    assert [text for text in wrong if re.search(r"\b40\b", text)] == []


@_EACH_BANK
def test_bank_is_saved_in_utf_8_with_line_ends_of_unix(name: str) -> None:
    assert b"\r" not in (bundled_packs() / f"{name}.yaml").read_bytes()
