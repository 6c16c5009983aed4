"""Aiken is read with the mistakes that people make in it, and written as far as it can hold."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.aiken import Aiken
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.question import Question, Source, Wrong
from tests.cases import for_each
from tests.packs.formats.losses import is_every_loss_told, tells_loss
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, FILMS, WINS

_HEADER = Header(id="seats", title="Seats")
_GOOD = "Who sails?\nA. Ani\nB. Igor\nANSWER: B\n"


def _read(text: str) -> Imported:
    return Aiken().read(text, _HEADER)


def _one(text: str) -> Any:
    """Return the only question of a file."""
    imported = _read(text)
    assert imported.found == len(imported.questions) == 1, imported.notes
    return imported.questions[0]


def _notes(text: str) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in _read(text).notes]


def _write(*questions: Question, **about: Any) -> Exported:
    header = Header(id="seats", title="Seats", **about)
    return Aiken().write(Pack(path=Path("seats.yaml"), header=header, questions=questions))


def _options(question: Any) -> list[str]:
    return [question.answer, *(wrong.text for wrong in question.wrong)]


@for_each("end_of_letter", [". ", ") ", ")", ".", ".\t"])
def test_letter_after_answer_names_the_right_option(end_of_letter: str) -> None:
    text = (
        f"Who sails?\nA{end_of_letter}Ani\nB{end_of_letter}Igor\nC{end_of_letter}Toros\nANSWER: B\n"
    )
    question = _one(text)
    assert question.question == "Who sails?"
    assert _options(question) == ["Igor", "Ani", "Toros"]
    assert _notes(text) == []


@for_each("gap", ["", "\n", "\n \n\n"])
def test_blank_lines_between_questions_may_be_left_out(gap: str) -> None:
    assert len(_read(_GOOD + gap + _GOOD).questions) == 2


def test_blank_lines_between_options_make_no_difference() -> None:
    assert _options(_one("Who?\n\nA. Ani\n\nB. Igor\n\nANSWER: A")) == ["Ani", "Igor"]


@for_each("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_line_ends(end: str) -> None:
    assert _options(_one(_GOOD.replace("\n", end))) == ["Igor", "Ani"]


def test_options_run_from_a_to_z() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    lines = [f"{letter}. option {letter}" for letter in letters]
    question = _one("\n".join(["Which?", *lines, "ANSWER: Z"]))
    assert (question.answer, len(question.wrong)) == ("option Z", 25)


def test_lines_of_a_question_are_kept() -> None:
    assert _one(f"Ani, Igor:\n{_GOOD}").question == "Ani, Igor:\nWho sails?"


def test_blank_line_within_a_question_is_kept_and_noted() -> None:
    text = f"Sea\n\n{_GOOD}"
    assert _one(text).question == "Sea\n\nWho sails?"
    assert [line for line, _ in _notes(text)] == [3]


def test_lines_of_an_option_are_kept() -> None:
    assert _one("Who?\nA. Ani\nfrom Kent\nB. Igor\nANSWER: A").answer == "Ani\nfrom Kent"


@for_each("start", ["J. K. Rowling", "A. Lincoln", "A.D. 79", "U.S. ships", "a) b"])
def test_question_may_begin_like_an_option(start: str) -> None:
    question = _one(f"{start}\nwho?\nA. Ani\nB. Igor\nANSWER: B")
    assert question.question == f"{start}\nwho?"
    assert _options(question) == ["Igor", "Ani"]


def test_letters_may_be_left_out() -> None:
    assert _options(_one("Who?\nA. Ani\nC. Igor\nANSWER: C")) == ["Igor", "Ani"]


def test_true_and_false_make_a_statement() -> None:
    text = "Ships float.\nA. TRUE\nB. false\nANSWER: A"
    question = _one(text)
    assert isinstance(question, TrueFalse)
    assert question.answer is True
    assert _notes(text) == []


def test_true_and_false_among_others_stay_options() -> None:
    assert isinstance(_one("Ships float.\nA. True\nB. False\nC. Both\nANSWER: C"), Choice)


@for_each("word", ["answer", "Answer"])
def test_small_letters_in_answer_are_tolerated_and_noted(word: str) -> None:
    assert _notes(_GOOD.replace("ANSWER", word)) == [(4, f"read “{word}:” as ANSWER:")]


@for_each("answer", ["b", "B.", "B)", " B "])
def test_letter_after_answer_may_have_punctuation(answer: str) -> None:
    text = _GOOD.replace("ANSWER: B", f"ANSWER:{answer}")
    assert _one(text).answer == "Igor"
    assert _notes(text) == []


def test_small_letters_of_options_are_tolerated_and_noted() -> None:
    text = "Who?\na. Ani\nb. Igor\nANSWER: b"
    assert _options(_one(text)) == ["Igor", "Ani"]
    assert _notes(text) == [(1, "read lowercase letters as option letters")]


@for_each("answer", ["Igor", "B. Igor", "B) Igor"])
def test_option_in_full_after_answer_is_taken_and_noted(answer: str) -> None:
    text = _GOOD.replace("ANSWER: B", f"ANSWER: {answer}")
    assert _one(text).answer == "Igor"
    assert _notes(text) == [(4, f"read “{answer}” as option B")]


def test_several_letters_after_answer_are_all_right() -> None:
    text = "Who?\nA. Ani\nB. Igor\nC. Toros\nANSWER: A, C"
    question = _one(text)
    assert isinstance(question, Multiple)
    assert question.answers == ("Ani", "Toros")
    assert len(_notes(text)) == 1


@for_each(
    ("text", "reason"),
    [
        ("Who?\nA. Ani\nB. Igor\n", "no ANSWER: line"),
        ("Who?\nA. Ani\nB. Igor\nANSWER: D", "ANSWER: “D” isn't one of its options"),
        ("Who?\nA. Ani\nB. Igor\nANSWER:", "its ANSWER: line names no option"),
        ("Who?\nA. Ani\nANSWER: A", "only 1 option"),
        ("Who?\nANSWER: A", "no options (lines starting with A. or A))"),
        ("A. Ani\nB. Igor\nANSWER: A", "no question text before the options"),
        ("ANSWER: A", "no question text before the options"),
        ("Who?\nA. Ani\nA. Igor\nB. x\nANSWER: A", "option A appears twice"),
    ],
)
def test_what_cannot_be_asked_is_left_out_with_its_line_and_the_reason(
    text: str, reason: str
) -> None:
    imported = _read(f"{_GOOD}\n{text}")
    assert (imported.found, len(imported.questions)) == (2, 1)
    lost = imported.notes[-1]
    assert (lost.message, lost.line, tells_loss(lost)) == (f"skipped question: {reason}", 6, True)


@for_each("gap", ["", "\n"])
def test_question_without_answer_does_not_touch_the_next(gap: str) -> None:
    imported = _read(f"Who?\nA. x\nB. y\n{gap}{_GOOD}")
    assert imported.found == 2
    assert _options(imported.questions[0]) == ["Igor", "Ani"]
    assert imported.notes[0].line == 1


@for_each("text", ["", "Only words.", "Who?\nA. Ani\nB. Igor", "\0"])
def test_text_without_answers_is_not_aiken(text: str) -> None:
    with pytest.raises(PackError, match="not an Aiken file"):
        _read(text)


@for_each("filename", ["a.txt", "A.TXT", "a"])
def test_aiken_is_recognized_by_its_lines(filename: str) -> None:
    assert Aiken().looks_like(_GOOD, filename)


@for_each(("text", "filename"), [(_GOOD, "a.yaml"), ("Who? {=a ~b}", "a.txt"), ("A. x\n", "a.txt")])
def test_other_files_are_not_aiken(text: str, filename: str) -> None:
    assert not Aiken().looks_like(text, filename)


# Writing


def test_choices_and_statements_are_written() -> None:
    exported = _write(EDITOR, FILM)
    assert exported.count == 2
    lines = exported.text.splitlines()
    assert lines[0] == "Who edited Anora?"
    assert {line[3:] for line in lines[1:4]} == {"Sean Baker", "Drew Daniels", "Alex Coco"}
    assert lines[5:] == ["", "It was shot on film.", "A. True", "B. False", "ANSWER: A"]


def test_right_option_has_not_always_the_same_letter() -> None:
    answers = {
        _write(replace(EDITOR, id=f"q{number}")).text.splitlines()[4] for number in range(20)
    }
    assert answers == {"ANSWER: A", "ANSWER: B", "ANSWER: C"}


@for_each("last", ["answer", "wrong"])
def test_an_option_that_stays_last_is_written_last(last: str) -> None:
    stays, plain = ("None of these", "Nobody") if last == "answer" else ("Nobody", "None of these")
    for number in range(20):
        question = replace(
            EDITOR, id=f"q{number}", answer=stays, wrong=(Wrong(plain), *EDITOR.wrong)
        )
        assert _write(question).text.splitlines()[4] == "D. None of these"


@for_each("question", [WINS, CONSULTANT, DAYS, FILMS, CAST])
def test_other_kinds_are_left_out(question: Question) -> None:
    exported = _write(question)
    assert exported.count == 0
    lost = exported.notes[-1]
    assert (lost.question, tells_loss(lost)) == (question.id, True)


def test_more_options_than_letters_leave_out_the_question() -> None:
    wrong = tuple(Wrong(f"option {number}") for number in range(26))
    assert tells_loss(_write(replace(EDITOR, wrong=wrong)).notes[-1])


def test_fields_without_a_place_are_noted() -> None:
    question = replace(EDITOR, hint="h", tags=("a",), spoiler=True, disputed="d")
    notes = _write(question, author="Ani", source=Source(title="s")).notes
    of_pack = "the pack's title, author, source; question ids"
    assert [(note.question, note.message.rpartition(": ")[2]) for note in notes] == [
        ("", of_pack),
        (
            "editor",
            "difficulty, hint, explanation, tags, spoiler, source, disputed, because",
        ),
    ]


def test_line_breaks_are_made_blanks_and_noted() -> None:
    exported = _write(replace(FILM, question="Shot\n\n on film?"))
    assert exported.text.startswith("Shot on film?\n")
    assert any("line breaks" in note.message for note in exported.notes)


@for_each("question", ["A. Lincoln sailed.", "Z) so", "U.S. ships", "ANSWER: B"])
def test_question_that_reads_like_another_line_gets_a_word_before_it(question: str) -> None:
    exported = _write(replace(FILM, question=question))
    assert exported.text.startswith(f"Question: {question}\n")
    assert any("added “Question:”" in note.message for note in exported.notes)


# Properties

_PARTS = ["A", "B", "C", "a", ". ", ") ", ".", ")", " ", "ANSWER:", "x", "y", "é", "true"]
_texts = st.lists(st.sampled_from(_PARTS), min_size=1, max_size=6).map("".join).map(str.strip)
_options_of_one = st.lists(_texts.filter(fold), min_size=2, max_size=5, unique_by=fold)


@given(st.lists(st.tuples(_texts.filter(bool), _options_of_one), min_size=1, max_size=3))
def test_what_is_written_reads_back(drawn: list[tuple[str, list[str]]]) -> None:
    questions = [
        Choice(
            id=f"q{index}", question=f"Is it {asked}", answer=first, wrong=tuple(map(Wrong, rest))
        )
        for index, (asked, (first, *rest)) in enumerate(drawn)
    ]
    imported = _read(_write(*questions).text).questions
    assert [replace(each, id="") for each in imported] == [
        replace(each, id="") for each in questions
    ]


@given(st.text() | st.lists(st.sampled_from([*_PARTS, "\n", "\n\n", "\0", "\ud800"])).map("".join))
def test_any_text_gives_questions_and_losses_or_is_not_aiken(text: str) -> None:
    try:
        imported = _read(text)
    except PackError:
        return
    assert is_every_loss_told(imported)
    assert not [
        fault for each in imported.questions for fault in each.faults() if not fault.is_warning
    ]
