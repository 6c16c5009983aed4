"""Test that the bundled packs are as the game promises."""

import re
from collections import Counter
from fractions import Fraction
from functools import cache

import pytest

from anora_quiz.packs.checking.check import inspect_all, load
from anora_quiz.packs.pack import Pack
from anora_quiz.paths import bundled_packs
from anora_quiz.quiz import chance
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import FULL, Difficulty, Question
from tests.cases import for_each

# Id of the pack -> the number of questions that it has at least.
_FEWEST_QUESTIONS = {
    "actor-backgrounds": 26,
    "baker-filmography": 22,
    "consultant": 26,
    "oscar-category": 26,
    "plot-and-characters": 22,
    "red-rocket-link": 26,
    "shared-universe": 22,
    "shoot-length": 26,
    "themes-and-reception": 22,
}
_IDS = tuple(_FEWEST_QUESTIONS)
_MIX = {Difficulty.EASY: 0.4, Difficulty.MEDIUM: 0.4, Difficulty.HARD: 0.2}
_EACH_PACK = for_each("name", _IDS)


@cache
def _pack(name: str) -> Pack:
    return load(bundled_packs() / f"{name}.yaml")


def _all_questions() -> list[Question]:
    return [question for name in _IDS for question in _pack(name).questions]


def _expected_score_of_the_longest(question: Choice) -> Fraction:
    """Return the expected score of choosing the longest option, with ties broken at random."""
    (right,) = question.solution()
    texts = [right, *(wrong.text for wrong in question.wrong)]
    longest = [text for text in texts if len(text) == max(map(len, texts))]
    return Fraction(longest.count(right), len(longest))


def test_nine_packs_are_bundled() -> None:
    assert sorted(path.name for path in bundled_packs().glob("*.y*ml")) == [
        f"{name}.yaml" for name in _IDS
    ]


@_EACH_PACK
def test_bundled_pack_loads_and_its_id_is_its_file_name(name: str) -> None:
    assert _pack(name).id == name


@_EACH_PACK
def test_bundled_pack_has_enough_questions_for_many_rounds(name: str) -> None:
    assert len(_pack(name).questions) >= _FEWEST_QUESTIONS[name]


def test_bundled_packs_have_250_questions_in_all() -> None:
    assert len(_all_questions()) >= 250


def test_checker_finds_no_fault_with_the_bundled_packs_and_no_question_asked_twice() -> None:
    found = inspect_all([bundled_packs() / f"{name}.yaml" for name in _IDS])
    assert [str(problem) for each in found for problem in each.problems] == []


@_EACH_PACK
def test_every_question_of_a_bundled_pack_has_an_explanation(name: str) -> None:
    assert [one.id for one in _pack(name).questions if not one.explanation] == []


@_EACH_PACK
def test_every_question_of_a_bundled_pack_has_a_source_that_can_be_named(name: str) -> None:
    assert [one.id for one in _pack(name).questions if not str(one.source or "")] == []


@_EACH_PACK
def test_medium_and_hard_questions_of_a_bundled_pack_have_a_hint(name: str) -> None:
    harder = [one for one in _pack(name).questions if one.difficulty is not Difficulty.EASY]
    assert [one.id for one in harder if not one.hint] == []


@_EACH_PACK
@for_each("seed", range(5))
def test_solutions_of_a_bundled_pack_are_answers_to_their_forms(name: str, seed: int) -> None:
    problems = {
        one.id: one.form(chance.stream(seed, one.id)).problem(one.solution())
        for one in _pack(name).questions
    }
    assert {name: problem for name, problem in problems.items() if problem} == {}


@_EACH_PACK
def test_solutions_of_a_bundled_pack_earn_full_credit(name: str) -> None:
    questions = _pack(name).questions
    assert [one.id for one in questions if one.mark(one.solution()).credit != FULL] == []


def test_bundled_packs_have_every_kind_among_them() -> None:
    kinds = {one.kind for name in _IDS for one in _pack(name).questions}
    assert kinds == {kind.kind for kind in KINDS}


@_EACH_PACK
def test_bundled_pack_has_no_kind_too_often(name: str) -> None:
    kinds = Counter(one.kind for one in _pack(name).questions)
    assert max(kinds.values()) * 2 <= kinds.total()


@_EACH_PACK
def test_bundled_pack_has_as_many_easy_as_medium_questions_and_half_as_many_hard_ones(
    name: str,
) -> None:
    count = Counter(one.difficulty for one in _pack(name).questions)
    shares = {each: count[each] / count.total() for each in Difficulty}
    assert shares == pytest.approx(_MIX, abs=0.06)


@_EACH_PACK
def test_statements_of_a_bundled_pack_are_not_all_true_or_all_false(name: str) -> None:
    asked = [one for one in _pack(name).questions if isinstance(one, TrueFalse)]
    assert {one.answer for one in asked} == {True, False}


@for_each("names", [_IDS, *((name,) for name in _IDS)], ids="+".join)
def test_longest_option_is_right_hardly_more_often_than_chance(names: tuple[str, ...]) -> None:
    """At most 10 points more often, so that length gives nothing away."""
    questions = [one for name in names for one in _pack(name).questions]
    choices = [one for one in questions if isinstance(one, Choice)]
    by_length = sum(_expected_score_of_the_longest(one) for one in choices)
    by_chance = sum(Fraction(1, 1 + len(one.wrong)) for one in choices)
    assert by_length / len(choices) <= by_chance / len(choices) + Fraction(1, 10)


def test_shoot_length_never_calls_40_wrong() -> None:
    """Some sources count 40 days, the three in Las Vegas included."""
    choices = [one for one in _pack("shoot-length").questions if isinstance(one, Choice)]
    wrong = [option.text for one in choices for option in one.wrong]
    assert [text for text in wrong if re.search(r"\b40\b", text)] == []


@_EACH_PACK
def test_bundled_pack_is_saved_in_utf_8_with_unix_line_ends(name: str) -> None:
    assert b"\r" not in (bundled_packs() / f"{name}.yaml").read_bytes()
