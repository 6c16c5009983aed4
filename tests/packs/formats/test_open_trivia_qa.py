"""The lists of the OpenTriviaQA project become choices and statements."""

from collections.abc import Sequence

import pytest

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.decoding import decode
from anora_quiz.packs.formats.open_trivia_qa import OpenTriviaQA
from anora_quiz.packs.pack import Header
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question, Wrong
from tests.cases import for_each
from tests.packs.formats.losses import tells_loss

_HEADER = Header(id="seats", title="Seats")
_AFTER = "\n#Q Next?\n^ Yes\nA Yes\nB No\n"


def _read(text: str) -> Imported:
    return OpenTriviaQA().read(text, _HEADER)


def _only(text: str) -> Question:
    """Return the one question in ``text``."""
    imported = _read(text)
    assert imported.found == 1
    [question] = imported.questions
    return question


def _options(question: Question) -> tuple[str, Sequence[str]]:
    """Return the right option and the wrong ones."""
    assert isinstance(question, Choice)
    (right,) = question.solution()
    return right, [wrong.text for wrong in question.wrong]


def _losses(imported: Imported) -> list[int]:
    return [note.line for note in imported.notes if tells_loss(note)]


# Questions that are written as they should be


def test_question_becomes_a_choice() -> None:
    imported = _read("#Q Who dances?\n^ Ani\nA Toros\nB Ani\nC Igor\nD Garnick\n")
    assert imported.questions == (
        Choice(
            id="who-dances",
            question="Who dances?",
            answer="Ani",
            wrong=(Wrong("Toros"), Wrong("Igor"), Wrong("Garnick")),
        ),
    )
    assert (imported.found, imported.notes, imported.header) == (1, (), _HEADER)


@for_each(("answer", "truth"), [("True", True), ("False", False), ("true", True), ("FALSE", False)])
@for_each("options", ["A True\nB False", "A False\nB True", "A true\nB FALSE"])
def test_true_and_false_make_a_statement(answer: str, truth: bool, options: str) -> None:  # noqa: FBT001
    imported = _read(f"#Q Ani dances.\n^ {answer}\n{options}\n")
    assert imported.questions == (TrueFalse(id="ani-dances", question="Ani dances.", answer=truth),)
    assert imported.notes == ()


def test_true_among_three_options_makes_a_choice() -> None:
    question = _only("#Q Ani dances.\n^ True\nA True\nB False\nC Sometimes\n")
    assert _options(question) == ("True", ["False", "Sometimes"])


@for_each("gap", ["", "\n", "\n\n\n", " \t\n"])
def test_questions_may_be_close_or_apart(gap: str) -> None:
    text = gap.join(f"#Q Question {name}?\n^ a\nA a\nB b\n" for name in ("one", "two"))
    imported = _read(text)
    assert [each.question for each in imported.questions] == ["Question one?", "Question two?"]
    assert imported.notes == ()


def test_windows_line_ends_make_no_difference() -> None:
    text = "#Q One\ntwo?\n^ Ani\nA Ani\nB Igor\n\n#Q Yes?\n^ True\nA True\nB False\n"
    assert _read(text.replace("\n", "\r\n")) == _read(text)


def test_lines_may_be_indented() -> None:
    question = _only("  #Q Who?\n  ^ Ani\n\tA Ani\n\tB Igor\n")
    assert (question.question, _options(question)) == ("Who?", ("Ani", ["Igor"]))


def test_text_may_hold_the_special_characters_of_the_format() -> None:
    question = _only("#Q Which #Q ^ is #1?\n^ A ^ #Q\nA A ^ #Q\nB B\n")
    assert question.question == "Which #Q ^ is #1?"
    assert _options(question) == ("A ^ #Q", ["B"])


# Texts of several lines


def test_text_of_several_lines_keeps_them() -> None:
    question = _only("#Q Which line\nis the\nlast?\n^ Ani\nA Ani\nB Igor\n")
    assert question.question == "Which line\nis the\nlast?"


def test_blank_line_within_a_text_stays() -> None:
    question = _only("#Q Which line?\n\n\nThis one?\n\n^ Ani\n\nA Ani\n\nB Igor\n")
    assert question.question == "Which line?\n\nThis one?"
    assert _options(question) == ("Ani", ["Igor"])


@for_each("line", ["A film it is.", "I wonder", "B", "X Y Z"])
def test_line_of_the_question_may_open_like_an_option(line: str) -> None:
    question = _only(f"#Q What is it?\n{line}\n^ Ani\nA Ani\nB Igor\n")
    assert question.question == f"What is it?\n{line}"
    assert _options(question) == ("Ani", ["Igor"])


def test_options_and_answer_of_several_lines_are_one_text() -> None:
    question = _only("#Q Who?\n^ Ani,\nthe dancer\nA Igor,\nthe guard\nB Ani,\nthe dancer\n")
    assert _options(question) == ("Ani,\nthe dancer", ["Igor,\nthe guard"])


@for_each("line", ["A hat, too", "I think"])
def test_line_of_an_option_may_open_like_an_option_that_is_not_next(line: str) -> None:
    imported = _read(f"#Q Who?\n^ Ani\nA Ani\nB Igor\n{line}\nC Toros\n")
    [question] = imported.questions
    is_told = any(note.line == 5 for note in imported.notes)
    assert is_told or _options(question) == ("Ani", [f"Igor\n{line}", "Toros"])


# Questions with mistakes


def test_answer_that_is_not_among_the_options_is_added_to_them_and_noted() -> None:
    imported = _read("#Q Who?\n^ Ani\nA Igor\nB Toros\n")
    assert _options(imported.questions[0]) == ("Ani", ["Igor", "Toros"])
    [note] = imported.notes
    assert (note.line, tells_loss(note)) == (1, False)
    assert "Ani" in note.message


def test_answer_beside_true_and_false_is_added_to_them() -> None:
    question = _only("#Q Who?\n^ Maybe\nA True\nB False\n")
    assert _options(question) == ("Maybe", ["True", "False"])


def test_option_that_differs_from_the_answer_in_case_is_the_answer() -> None:
    imported = _read("#Q Who?\n^ Ani M.\nA Igor\nB ani m\n")
    assert _options(imported.questions[0]) == ("Ani M.", ["Igor"])
    assert [note.line for note in imported.notes] == [4]


def test_option_that_is_the_answer_exactly_wins_over_one_that_is_alike() -> None:
    imported = _read("#Q Who?\n^ Ani\nA ani\nB Ani\nC Igor\n")
    assert _options(imported.questions[0]) == ("Ani", ["ani", "Igor"])
    assert imported.notes == ()


def test_options_that_read_alike_are_one_and_noted() -> None:
    imported = _read("#Q Who?\n^ Ani\nA Ani\nB Igor\nC Igor\u00ad\nD Igor\n")
    assert _options(imported.questions[0]) == ("Ani", ["Igor"])
    assert [note.line for note in imported.notes] == [5, 6]


def test_empty_option_is_left_out_and_noted() -> None:
    imported = _read("#Q Who?\n^ Ani\nA Ani\nB\nC Igor\n")
    assert _options(imported.questions[0]) == ("Ani", ["Igor"])
    assert [note.line for note in imported.notes] == [4]


def test_question_without_options_is_asked_with_a_typed_answer_and_noted() -> None:
    imported = _read("#Q Who?\n^ Ani\n")
    assert imported.questions == (Text(id="who", question="Who?", answer="Ani"),)
    assert [(note.line, tells_loss(note)) for note in imported.notes] == [(1, False)]


@for_each(
    "broken",
    [
        "#Q Who?\nA Ani\nB Igor",
        "#Q Who?\n^\nA Ani\nB Igor",
        "#Q Who?",
        "#Q\nA Ani\nB Igor",
        "#Q\n^ Ani\nA Ani\nB Igor",
        f"#Q Who?\n^ {'x' * 501}",
    ],
    ids=["no-answer", "empty-answer", "question-alone", "options-alone", "no-question", "too-long"],
)
def test_question_that_misses_something_is_left_out_alone_and_noted(broken: str) -> None:
    imported = _read(f"#Q First?\n^ Yes\nA Yes\nB No\n{broken}\n{_AFTER}")
    assert [each.question for each in imported.questions] == ["First?", "Next?"]
    assert imported.found == 3
    assert _losses(imported) == [5]


def test_text_before_the_first_question_is_noted_and_left_out() -> None:
    imported = _read("Seats, by an usher\n\n#Q Who?\n^ Ani\nA Ani\nB Igor\n")
    assert len(imported.questions) == 1
    [note] = imported.notes
    assert note.line == 1
    assert "Seats, by an usher" in note.message


@for_each(
    "options",
    ["a Ani\nb Igor", "A) Ani\nB) Igor", "A. Ani\nB. Igor", "- Ani\n- Igor"],
    ids=["lower-case", "brackets", "points", "dashes"],
)
def test_options_that_are_written_otherwise_are_not_part_of_the_answer(options: str) -> None:
    imported = _read(f"#Q Who?\n^ Ani\n{options}\n")
    assert _options(imported.questions[0]) == ("Ani", ["Igor"])
    assert [note.line for note in imported.notes] == [3]


@for_each("options", ["1 Ani\n2 Igor", "C Ani\nD Igor", "a dancer"])
def test_answer_that_may_hold_options_is_left_out_and_noted(options: str) -> None:
    imported = _read(f"#Q Who?\n^ Ani\n{options}\n")
    assert (imported.questions, _losses(imported)) == ((), [1])


def test_option_that_is_missing_is_noted() -> None:
    imported = _read("#Q Who?\n^ Ani\nA Ani\nC Igor\nE Toros\n")
    assert _options(imported.questions[0]) == ("Ani", ["Igor", "Toros"])
    assert [note.line for note in imported.notes] == [4, 5]


def test_right_answer_is_never_in_a_wrong_option() -> None:
    imported = _read("#Q Who?\n^ Ani\nA Igor\nA Ani\nA Toros\n")
    assert (imported.questions, _losses(imported)) == ((), [1])


def test_line_of_an_option_may_open_with_a_small_letter() -> None:
    question = _only("#Q Who?\n^ Ani\nA Ani\nB Igor,\na guard\nb\n")
    assert _options(question) == ("Ani", ["Igor,\na guard\nb"])


def test_several_right_answers_without_options_are_all_accepted() -> None:
    question = _only("#Q Who?\n^ Ani\n^ Anora\n")
    assert question == Text(id="who", question="Who?", answer="Ani", accept=("Anora",))


def test_line_ends_of_old_macs_are_line_ends() -> None:
    text = "#Q Who?\n^ Ani\nA Ani\nB Igor\n"
    assert _read(text.replace("\n", "\r")) == _read(text)


def test_second_right_answer_is_no_wrong_option() -> None:
    imported = _read("#Q Who?\n^ Ani\n^ Anora\nA Ani\nB Anora\nC Igor\n")
    for question in imported.questions:
        assert _options(question)[1] == ["Igor"]


@for_each("text", ["", "Dear usher,\nhow are the seats?\n", "{}"])
def test_file_without_a_question_is_refused(text: str) -> None:
    with pytest.raises(PackError, match="#Q"):
        _read(text)


@for_each("letter", ["\x07", "\x1b", "\x9b", "\u202e"])
def test_character_that_controls_terminals_is_not_imported(letter: str) -> None:
    imported = _read(f"#Q W{letter}ho?\n^ A{letter}ni\nA A{letter}ni\nB I{letter}gor\n")
    [question] = imported.questions
    assert (question.question, _options(question)) == ("Who?", ("Ani", ["Igor"]))
    assert any(f"U+{ord(letter):04X}" in note.message for note in imported.notes)


def test_bytes_of_windows_are_read_and_noted_by_line() -> None:
    content = "#Q Who is in the café?\n^ Zoë\nA Zoë\nB Ani\n".encode("cp1252")
    text, notes = decode(content)
    question = _only(text)
    assert (question.question, _options(question)) == ("Who is in the café?", ("Zoë", ["Ani"]))
    assert [note.line for note in notes] == [1, 2, 3]


# Recognizing files


@for_each(
    "text",
    [
        "#Q Who?\n^ Ani\nA Ani\n",
        "#Q Who?\r\n^ Ani\r\n",
        "Seats\n\n#Q Who?\n^ Ani\n",
        "#Q\tWho?\n^\tAni\n",
    ],
)
def test_list_is_recognized_by_its_prefixes(text: str) -> None:
    assert OpenTriviaQA().looks_like(text, "seats")


@for_each(
    "text", ["", "#Q Who?\n", "^ Ani\n", "# Questions\n\n^ up\n", "What is a #Q line?\n^ x\n"]
)
def test_other_files_are_not_lists(text: str) -> None:
    assert not OpenTriviaQA().looks_like(text, "seats.txt")
