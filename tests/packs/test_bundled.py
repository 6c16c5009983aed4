"""Test that the bundled packs are as the game promises."""

import re
from collections import Counter
from functools import cache

from anora_quiz.packs.checking.check import inspect_all, load
from anora_quiz.packs.pack import Pack
from anora_quiz.paths import bundled_packs
from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import FillIn, TypeIn
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import FULL, Difficulty, Question
from tests.cases import for_each
from tests.packs.guessing import (
    Strategy,
    guess,
    longest,
    not_the_longest,
    of_middle_length,
    rank,
    sharing_words_with_the_question,
    shortest,
    with_numbers,
)

_IDS = (
    *("actor-backgrounds", "baker-filmography", "consultant", "oscar-category"),
    *("plot-and-characters", "red-rocket-link", "shared-universe", "shoot-length"),
    "themes-and-reception",
)
# The share of all questions that have a difficulty, from and to.
_SHARES = {
    Difficulty.EASY: (0.35, 0.45),
    Difficulty.MEDIUM: (0.35, 0.45),
    Difficulty.HARD: (0.15, 0.25),
}
_EACH_PACK = for_each("name", _IDS)


@cache
def _pack(name: str) -> Pack:
    return load(bundled_packs() / f"{name}.yaml")


def _all_questions() -> list[Question]:
    return [question for name in _IDS for question in _pack(name).questions]


def _choices() -> list[Choice]:
    return [one for one in _all_questions() if isinstance(one, Choice)]


def test_nine_packs_are_bundled() -> None:
    assert sorted(path.name for path in bundled_packs().glob("*.y*ml")) == [
        f"{name}.yaml" for name in _IDS
    ]


@_EACH_PACK
def test_bundled_pack_loads_and_its_id_is_its_file_name(name: str) -> None:
    assert _pack(name).id == name


@_EACH_PACK
def test_bundled_pack_has_enough_questions_for_several_rounds(name: str) -> None:
    assert len(_pack(name).questions) >= 24


def test_bundled_packs_have_about_300_questions_in_all() -> None:
    assert 280 <= len(_all_questions()) <= 320


def test_checker_finds_no_fault_with_the_bundled_packs_and_no_question_asked_twice() -> None:
    found = inspect_all([bundled_packs() / f"{name}.yaml" for name in _IDS])
    assert [str(problem) for each in found for problem in each.problems] == []


@_EACH_PACK
def test_every_question_of_a_bundled_pack_has_an_explanation(name: str) -> None:
    assert [one.id for one in _pack(name).questions if not one.explanation] == []


@_EACH_PACK
def test_every_question_of_a_bundled_pack_has_a_source_that_can_be_named(name: str) -> None:
    assert [one.id for one in _pack(name).questions if not str(one.source or "")] == []


def test_three_quarters_of_the_sources_have_an_address() -> None:
    sources = [one.source for one in _all_questions() if one.source]
    assert sum(bool(source.url) for source in sources) >= 0.75 * len(_all_questions())


def test_a_page_has_one_title() -> None:
    titles: dict[str, set[str]] = {}
    for source in (one.source for one in _all_questions() if one.source and one.source.url):
        page = source.url.partition("#")[0].rstrip("/")
        titles.setdefault(page, set()).add(source.title)
    assert {page: each for page, each in titles.items() if len(each) > 1} == {}


def test_half_of_the_wrong_options_have_a_reason() -> None:
    questions = [one for one in _all_questions() if isinstance(one, Choice | Multiple)]
    wrong = [option for one in questions for option in one.wrong]
    assert 2 * sum(bool(option.because) for option in wrong) >= len(wrong)


@_EACH_PACK
def test_typed_medium_and_hard_questions_of_a_bundled_pack_have_a_hint(name: str) -> None:
    forms = {one: one.form(chance.stream(0, one.id)) for one in _pack(name).questions}
    needing = [
        one
        for one, form in forms.items()
        if one.difficulty is not Difficulty.EASY or isinstance(form, TypeIn | FillIn)
    ]
    assert [one.id for one in needing if not one.hint] == []


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


def test_bundled_packs_have_no_kind_too_often() -> None:
    kinds = Counter(one.kind for one in _all_questions())
    assert 2 * max(kinds.values()) <= kinds.total()


def test_bundled_packs_have_about_as_many_easy_as_medium_questions_and_fewer_hard_ones() -> None:
    count = Counter(one.difficulty for one in _all_questions())
    shares = {each: count[each] / count.total() for each in Difficulty}
    assert {
        each: share
        for each, share in shares.items()
        if not _SHARES[each][0] <= share <= _SHARES[each][1]
    } == {}


def test_about_half_of_the_statements_are_true() -> None:
    asked = [one for one in _all_questions() if isinstance(one, TrueFalse)]
    assert 0.4 <= sum(one.answer for one in asked) / len(asked) <= 0.6


@for_each(
    "strategy",
    [longest, shortest, not_the_longest, of_middle_length, sharing_words_with_the_question],
    ids=lambda strategy: strategy.__name__,
)
def test_a_guess_by_the_looks_of_options_is_no_better_or_worse_than_chance(
    strategy: Strategy,
) -> None:
    guesses = guess(strategy, _choices())
    assert guesses.are_chance, guesses


def test_right_number_is_now_a_small_and_now_a_large_one() -> None:
    """There are too few questions with numbers for tests against chance."""
    ranks = list(map(rank, with_numbers(_choices())))
    assert {0, 1} <= set(ranks)
    assert 1 / 3 <= sum(ranks) / len(ranks) <= 2 / 3
    assert max(Counter(ranks).values()) <= len(ranks) / 2


def test_shoot_length_never_calls_40_wrong() -> None:
    """Some sources count 40 days, the three in Las Vegas included."""
    choices = [one for one in _pack("shoot-length").questions if isinstance(one, Choice)]
    wrong = [option.text for one in choices for option in one.wrong]
    assert [text for text in wrong if re.search(r"\b40\b", text)] == []


@_EACH_PACK
def test_bundled_pack_is_saved_in_utf_8_with_unix_line_ends(name: str) -> None:
    assert b"\r" not in (bundled_packs() / f"{name}.yaml").read_bytes()
