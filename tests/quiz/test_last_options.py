"""Options that stay last: whatever the chance, in both kinds, right or wrong."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.checking.check import load
from anora_quiz.packs.pack import Header
from anora_quiz.packs.writing.yaml_text import write
from anora_quiz.quiz import chance
from anora_quiz.quiz.chance import stream
from anora_quiz.quiz.codec import decode, encode
from anora_quiz.quiz.codes.fingerprints import fingerprint_of
from anora_quiz.quiz.forms import Listed
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.last_options import is_recognized
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.lifelines import halve
from anora_quiz.quiz.options import options
from anora_quiz.quiz.question import Question, Right, Wrong, text_of
from tests.cases import for_each

_SEEDS = range(60)
_OTHERS = tuple(map(Wrong, ("Ani", "Igor", "Toros")))


def _choice(answer: str | Right, *wrong: Wrong) -> Choice:
    return Choice(id="who", question="Who?", answer=answer, wrong=wrong)


def _multiple(answers: Sequence[str | Right], *wrong: Wrong) -> Multiple:
    return Multiple(id="who", question="Who?", answers=tuple(answers), wrong=wrong)


def _offered(question: Question, seed: int) -> list[str]:
    form = question.form(stream(seed))
    assert isinstance(form, Listed)
    return [option.text for option in form.options]


def _ends(question: Question, count: int) -> Counter[tuple[str, ...]]:
    """Return how often the last ``count`` options are these."""
    return Counter(tuple(_offered(question, seed)[-count:]) for seed in _SEEDS)


@for_each(
    "question",
    [
        _choice("Lulu", *_OTHERS, Wrong("Nobody", last=True)),
        _choice("Lulu", Wrong("Nobody", "Somebody is.", last=True), *_OTHERS),
        _choice(Right("Nobody", last=True), *_OTHERS),
        _multiple(["Lulu", "Nick"], Wrong("Nobody", last=True), *_OTHERS),
        _multiple([Right("Nobody", last=True), "Nick"], *_OTHERS),
    ],
)
def test_an_option_that_its_author_puts_last_is_always_last(question: Question) -> None:
    assert set(_ends(question, 1)) == {("Nobody",)}
    assert len({tuple(_offered(question, seed)) for seed in _SEEDS}) >= 6
    assert question.mark(question.solution()).credit == 1


@for_each(
    "question",
    [
        _choice("None of these", *_OTHERS),
        _choice("Lulu", Wrong("None of these"), *_OTHERS),
        _multiple(["None of these", "Nick"], *_OTHERS),
        _multiple(["Lulu", "Nick"], Wrong("None of these"), *_OTHERS),
    ],
)
def test_an_option_about_the_others_is_last_unless_its_author_says_no(question: Question) -> None:
    assert set(_ends(question, 1)) == {("None of these",)}
    assert len(_ends(_with_last(question, last=False), 1)) > 1


def _with_last(question: Question, *, last: bool) -> Question:
    """Return ``question``, in which all options say that they stay last, or do not."""
    if isinstance(question, Choice):
        question = replace(question, answer=Right(text_of(question.answer), last))
    elif isinstance(question, Multiple):
        question = replace(
            question, answers=tuple(Right(text_of(each), last) for each in question.answers)
        )
    assert isinstance(question, Choice | Multiple)
    return replace(question, wrong=tuple(replace(each, last=last) for each in question.wrong))


_RECOGNIZED = (
    *("All of the above", "all of these", "All the above.", "ALL OF ABOVE", "all  of\nthem"),
    *("All three", "All three of these", "Both", "both of these", "Both of the above are correct"),
    *("None of the above", "None of these", "none of them", "None of these answers", "Neither"),
    *("None of the other options", "None of the others", "Neither one", "neither of them!"),
    *("Any of the above", "Two of these", "More than one of the above", "All answers are correct"),
    *("All of these are true", "None is correct"),
)
_OTHER_TEXTS = (
    *("All", "None", "Nobody", "All of Us", "All the King's Men", "All the President's Men"),
    *("All About My Mother", "Both Sides Now", "Neither Here Nor There", "Some Like It Hot"),
    *("None of these skills but one", "One", "Two", "Three", "Any", "The others", "The Above"),
    *("One of Them", "All of the above-ground tanks", "", "above", "these", "All of the above" * 9),
)


@for_each("text", _RECOGNIZED)
def test_texts_about_the_other_options_are_recognized(text: str) -> None:
    assert is_recognized(text)


@for_each("text", _OTHER_TEXTS)
def test_other_texts_are_not_recognized(text: str) -> None:
    assert not is_recognized(text)


def test_several_keep_the_order_of_the_pack() -> None:
    last = [Wrong(text, last=True) for text in ("Zoe", "Ani", "Max")]
    question = _choice("Lulu", last[0], Wrong("Igor"), *last[1:], Wrong("Toros"))
    assert set(_ends(question, 3)) == {("Zoe", "Ani", "Max")}


@for_each("answer", ["All of these", Right("All of these", last=True)])
def test_all_comes_before_none_whichever_is_right(answer: str | Right) -> None:
    question = _choice(answer, Wrong("None of these"), *_OTHERS)
    assert set(_ends(question, 2)) == {("All of these", "None of these")}
    question = _choice("None of these", Wrong("All of these", last=True), *_OTHERS)
    assert set(_ends(question, 2)) == {("All of these", "None of these")}


def test_the_place_of_a_right_option_among_others_that_stay_last_tells_nothing() -> None:
    """Of 600 seeds, each place gets about 200, within five standard deviations."""
    question = _choice(Right("Max", last=True), Wrong("Zoe", last=True), Wrong("Lou", last=True))
    places = Counter(_offered(question, seed).index("Max") for seed in range(600))
    assert set(places) == {0, 1, 2}
    assert all(140 < count < 260 for count in places.values())
    for seed in _SEEDS:
        offered = _offered(question, seed)
        assert offered.index("Zoe") < offered.index("Lou")


_texts = st.text("abcdefg", min_size=1, max_size=3)


@given(
    st.lists(
        st.tuples(_texts, st.booleans()), min_size=2, max_size=8, unique_by=lambda each: each[0]
    ),
    st.integers(0),
)
def test_the_rest_is_in_the_order_of_chance(drawn: list[tuple[str, bool]], seed: int) -> None:
    """As if nothing stayed last, so that rounds and codes of other packs stay what they are."""
    (answer, is_last), *others = drawn
    right = Right(answer, is_last) if is_last else answer
    question = _choice(right, *(Wrong(text, last=last or None) for text, last in others))
    shuffled = [
        each.text for each in chance.shuffled(options(text for text, _ in drawn), stream(seed))
    ]
    last = {text for text, is_last in drawn if is_last}
    offered = _offered(question, seed)
    rest = len(drawn) - len(last)
    assert offered[:rest] == [text for text in shuffled if text not in last]
    assert set(offered[rest:]) == last


def test_fifty_fifty_keeps_the_order() -> None:
    question = _choice("Lulu", *_OTHERS, Wrong("Both"), Wrong("None of these"))
    for seed in _SEEDS:
        form = question.form(stream(seed))
        left = halve(form, question.solution(), stream(seed, "half"))
        assert isinstance(left, Listed)
        kept = [option for option in form.options if option in left.options]
        assert list(left.options) == kept
        assert len(kept) == 3


@for_each("last", [True, False])
def test_what_the_author_says_survives_the_database_and_a_pack(last: bool, tmp_path: Path) -> None:  # noqa: FBT001
    questions = (
        replace(_with_last(_choice("None", *_OTHERS), last=last), id="one"),
        replace(_with_last(_multiple(["Lulu", "Nick"], *_OTHERS), last=last), id="many"),
    )
    assert tuple(map(decode, map(encode, questions))) == questions
    path = tmp_path / "pack.yaml"
    path.write_text(write(Header(id="pack", title="Pack"), questions), encoding="utf-8")
    assert load(path).questions == questions


@for_each(
    "question",
    [
        _choice(Right("Max", last=True), Wrong("Zoe", last=True), *_OTHERS),
        _multiple(["None of these", Right("Max", last=True)], Wrong("Both"), *_OTHERS),
    ],
)
def test_what_is_saved_has_its_options_in_the_same_order(question: Question) -> None:
    """A code deals the same order on any machine, and a saved round comes back with it."""
    for seed in _SEEDS:
        assert decode(encode(question)).form(stream(seed)) == question.form(stream(seed))


def test_an_answer_with_nothing_to_say_is_its_text(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(
        "format: 1\ntitle: Pack\nquestions:\n"
        "  - {id: who, kind: choice, question: Who?, answer: {text: Lulu}, wrong: [{text: Ani}]}\n",
        encoding="utf-8",
    )
    assert load(path).questions == (_choice("Lulu", Wrong("Ani")),)


def test_stored_form_without_last_stays_the_same() -> None:
    assert '"answer":"Lulu","wrong":[["Ani",""]]' in encode(_choice("Lulu", Wrong("Ani")))


@pytest.mark.parametrize(
    "question",
    [_choice(Right("Lulu", last=True), *_OTHERS), _choice("Lulu", Wrong("Max", last=True))],
)
def test_codes_tell_packs_apart_whose_options_have_another_order(question: Choice) -> None:
    without = replace(
        question, answer="Lulu", wrong=tuple(replace(each, last=None) for each in question.wrong)
    )
    digests = {fingerprint_of("pack", "Pack", (), [each]).digest for each in (question, without)}
    assert len(digests) == 2


_LABELS = (
    *("Both A and B", "both a and b", "A and C", "B & D", "B and D only", "A, B and C", "A or B"),
    *("Neither A nor B", "All but A", "All of the above except C", "Both 1 and 2", "Only A and B"),
    *("Options A and C", "Answers 1 and 3 are correct", "either a or c", "(A) and (B)."),
)
_NO_LABELS = (
    *("A", "A and", "and B", "a and b", "1 and 3", "B and O", "A and F", "Both 1 and 9", "A and A"),
    *("Vitamins A and D", "Simon and Garfunkel", "All of the above", "Both", "Option A", "5 or 6"),
    *("AC and DC", "X and Y", "", "A and B " * 30, "Only 1", "All but one", "and or nor"),
)


@for_each("text", _LABELS)
def test_an_option_that_names_the_labels_of_others_is_doubtful(text: str) -> None:
    questions = (
        _choice("Lulu", Wrong(text), *_OTHERS),
        _multiple(["Lulu", "Nick"], Wrong(text), *_OTHERS),
        _multiple([Right(text, last=True), "Nick"], *_OTHERS),
    )
    for question in questions:
        (fault,) = question.faults()
        assert fault.code == "label-in-option"
        assert fault.is_warning
        assert fault.index == 0


@for_each("text", _NO_LABELS)
def test_other_options_are_taken_for_no_labels(text: str) -> None:
    assert not list(_choice("Lulu", Wrong(text), *_OTHERS).faults())
