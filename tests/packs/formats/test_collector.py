"""Imported questions are changed as little as possible, and every change is noted."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.errors import PackError
from anora_quiz.packs.checking.check import inspect
from anora_quiz.packs.formats.base import Imported, Note
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.options import Option
from anora_quiz.packs.ids import MISSING, Ids
from anora_quiz.packs.pack import Header
from anora_quiz.packs.problems import Inspection, Severity
from anora_quiz.packs.writing.yaml_text import write
from anora_quiz.quiz import values
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question, Rejected, Wrong
from tests.cases import for_each
from tests.growth import MOST, growth
from tests.packs.formats.losses import tells_loss

_HEADER = Header(id="seats", title="Seats")

Adding = Callable[[Collector], None]


def _imported(*adding: Adding) -> Imported:
    collector = Collector()
    for add in adding:
        add(collector)
    return collector.imported(_HEADER)


def _asked(question: str = "Who?", answer: str = "Ani", **common: Any) -> Adding:
    return lambda collector: collector.text(1, question, answer, **common)


def _ids(imported: Imported) -> list[str]:
    return [question.id for question in imported.questions]


def _lines(imported: Imported) -> list[int]:
    return [note.line for note in imported.notes]


def _written(imported: Imported, folder: Path) -> Inspection:
    """Return the inspection of the pack that ``imported`` makes."""
    path = folder / "made.yaml"
    path.write_text(write(imported.header, imported.questions), encoding="utf-8", newline="")
    return inspect(path)


def _errors(imported: Imported, folder: Path) -> list[str]:
    """Return the errors in the pack that ``imported`` makes."""
    problems = _written(imported, folder).problems
    return [str(problem) for problem in problems if problem.severity is Severity.ERROR]


# What is imported as it is


_WHOLE: dict[str, tuple[Adding, Question]] = {
    "choice": (
        lambda collector: collector.choice(1, "Who?", "Ani", [Option("Igor", "He is not.", 2)]),
        Choice(id="who", question="Who?", answer="Ani", wrong=(Wrong("Igor", "He is not."),)),
    ),
    "multiple": (
        lambda collector: collector.multiple(1, "Who?", ["Ani", "Toros"], [Option("Igor")]),
        Multiple(id="who", question="Who?", answers=("Ani", "Toros"), wrong=(Wrong("Igor"),)),
    ),
    "true-false": (
        lambda collector: collector.true_false(1, "Who?", answer=False),
        TrueFalse(id="who", question="Who?", answer=False),
    ),
    "text": (
        lambda collector: collector.text(1, "Who?", "Ani", ["Anora"]),
        Text(id="who", question="Who?", answer="Ani", accept=("Anora",)),
    ),
    "number": (
        lambda collector: collector.number(1, "Who?", Decimal("1.50"), Decimal(1)),
        Number(id="who", question="Who?", answer=Decimal("1.50"), tolerance=Decimal(1)),
    ),
    "order": (
        lambda collector: collector.order(1, "Who?", ["b", "a"]),
        Order(id="who", question="Who?", items=("b", "a")),
    ),
    "match": (
        lambda collector: collector.match(1, "Who?", [("a", "1"), ("b", "2")], ["3"]),
        Match(id="who", question="Who?", pairs=(("a", "1"), ("b", "2")), decoys=("3",)),
    ),
}


@for_each("kind", _WHOLE)
def test_good_question_is_imported_whole_and_without_a_note(kind: str) -> None:
    adding, question = _WHOLE[kind]
    assert _imported(adding) == Imported(_HEADER, (question,), 1)


@for_each(
    "text", [" Ani ", "No", "010", "one\ntwo", "a\tb", "“Ани” 😀", "a\u2028b", "\u200d", "C#"]
)
def test_text_stays_exactly_as_it_is(text: str) -> None:
    imported = _imported(_asked(f"x{text}", text))
    [question] = imported.questions
    assert (question.question, question.solution()) == (f"x{text}", (text,))
    assert not imported.notes


@for_each("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_line_ends(end: str) -> None:
    imported = _imported(_asked(f"one{end}two"))
    assert imported.questions[0].question == "one\ntwo"
    assert not imported.notes


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x9b", "\u202e"])
@pytest.mark.parametrize(
    "adding",
    [
        lambda text: _asked(f"Who{text}?"),
        lambda text: _asked(answer=f"Ani{text}"),
        lambda text: _asked(accept=[f"Toros{text}"]),
        lambda text: _asked(explanation=f"Ani{text}"),
        lambda text: lambda collector: collector.choice(1, "Who?", "Ani", [Option(f"Igor{text}")]),
        lambda text: (
            lambda collector: collector.choice(1, "Who?", "Ani", [Option("Igor", f"No{text}")])
        ),
        lambda text: lambda collector: collector.match(1, "Who?", [("a", f"1{text}"), ("b", "2")]),
    ],
    ids=["question", "answer", "accept", "explanation", "wrong", "because", "pairs"],
)
def test_character_that_controls_terminals_is_taken_out_and_named(
    adding: Callable[[str], Adding], letter: str, tmp_path: Path
) -> None:
    imported = _imported(adding(letter))
    [note] = imported.notes
    assert f"U+{ord(letter):04X}" in note.message
    assert note.line == 1
    assert not tells_loss(note)
    assert _errors(imported, tmp_path) == []


@for_each("letter", ["\x0b", "\x0c", "\x85"])
def test_words_with_an_odd_line_end_between_them_stay_apart(letter: str) -> None:
    [question] = _imported(_asked(f"one{letter}two")).questions
    assert question.question.split() == ["one", "two"]


@for_each("letter", ["\x0b", "\x0c"])
def test_line_end_that_packs_cannot_hold_becomes_one_that_they_can_and_is_noted(
    letter: str,
) -> None:
    imported = _imported(_asked(f"one{letter}two"))
    assert imported.questions[0].question == "one\ntwo"
    assert _lines(imported) == [1]


@for_each("letter", ["\x85", "\u2028"])
def test_line_end_that_packs_can_hold_stays(letter: str) -> None:
    imported = _imported(_asked(f"one{letter}two"))
    assert (imported.questions[0].question, imported.notes) == (f"one{letter}two", ())


# Ids


def test_id_is_made_of_the_words_of_the_question() -> None:
    assert _ids(_imported(_asked("Who’s Ani, again?"))) == ["who-s-ani-again"]


def test_id_of_a_long_question_ends_with_a_whole_word() -> None:
    question = "In which of these houses did they shoot the very last scene?"
    [made] = _ids(_imported(_asked(question)))
    assert len(made) <= 40
    assert f"{made}-".startswith("in-which-of-these-houses-")
    assert made.split("-")[-1] in question.split()


def test_id_of_one_long_word_is_cut() -> None:
    [made] = _ids(_imported(_asked("x" * 500)))
    assert made == "x" * len(made)
    assert len(made) <= 40


def test_name_of_a_question_becomes_its_id() -> None:
    assert _ids(_imported(_asked(name="Q_1.b"))) == ["Q_1.b"]


@for_each(
    ("name", "made", "told"),
    [
        ("Foo Bar", "foo-bar", "id “Foo Bar” became foo-bar"),
        ("-a", "a", "id “-a” became a"),
        ("a/b", "a-b", "id “a/b” became a-b"),
        ("x" * 81, "x" * 40, f"id “{'x' * 60}…” became {'x' * 40}"),
        ("!?", "who", "id “!?” became who"),
        (MISSING, "who", "an empty id became who"),
    ],
)
def test_name_that_can_be_no_id_becomes_one_and_is_told(name: str, made: str, told: str) -> None:
    imported = _imported(_asked(name=name))
    assert _ids(imported) == [made]
    assert [note.message for note in imported.notes] == [told]
    assert imported.own_ids == {made} - {"who"}


def test_id_that_is_taken_gets_a_number_and_is_told() -> None:
    imported = _imported(_asked(name="a"), _asked(name="a"))
    assert _ids(imported) == ["a", "a-2"]
    assert [note.message for note in imported.notes] == ["id “a” became a-2: a is already taken"]
    assert imported.own_ids == frozenset()


def test_question_of_a_file_without_ids_has_nothing_to_tell() -> None:
    imported = _imported(_asked(), _asked())
    assert (imported.notes, imported.own_ids) == ((), frozenset())


def test_equal_questions_get_ids_of_their_own() -> None:
    assert _ids(_imported(_asked(), _asked(), _asked())) == ["who", "who-2", "who-3"]


@for_each("answer", [" ", "x" * 501], ids=["empty", "refused by its kind"])
def test_question_that_is_left_out_takes_no_id(answer: str) -> None:
    lost = _asked(answer=answer)
    assert _ids(_imported(lost, _asked())) == ["who"]
    assert _ids(_imported(_asked(), lost, _asked())) == ["who", "who-2"]
    assert _ids(_imported(_asked(answer=answer, name="ani"), _asked(name="ani"))) == ["ani"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(_asked("?!"), _asked("…"), id="signs"),
        pytest.param(_asked(name="who-2"), _asked("Who 2"), id="number-that-is-taken"),
        pytest.param(_asked("Who"), _asked("who"), id="case"),
        pytest.param(
            _asked(name="n" * 80),
            _asked(name="n" * 80),
            id="longest-name",
        ),
        pytest.param(
            _asked(name="\xe9"),
            _asked(name="e\u0301"),
            id="two-spellings-of-an-accent",
        ),
        pytest.param(
            _asked("❤\ufe0f What is it?"),
            _asked("⚽\ufe0f Which team?"),
            id="emoji-first",
        ),
        pytest.param(
            _asked("\u0301a"),
            _asked("\u0e31b"),
            id="mark-first",
        ),
    ],
)
def test_ids_can_be_in_one_pack(first: Adding, second: Adding, tmp_path: Path) -> None:
    pack = _written(_imported(first, second), tmp_path).pack
    assert pack is not None
    assert len({question.id for question in pack.questions}) == 2


# What cannot be asked as it is


def test_choice_without_wrong_options_is_asked_with_a_typed_answer() -> None:
    imported = _imported(lambda collector: collector.choice(3, "Who?", "Ani", [], hint="A."))
    assert imported.questions == (Text(id="who", question="Who?", answer="Ani", hint="A."),)
    assert _lines(imported) == [3]


def test_option_that_reads_like_the_answer_is_left_out_and_noted_on_its_line() -> None:
    options = [Option(" Ani", line=4), Option("Igor", line=5)]
    imported = _imported(lambda collector: collector.choice(3, "Who?", "Ani", options))
    [question] = imported.questions
    assert question == Choice(id="who", question="Who?", answer="Ani", wrong=(Wrong("Igor"),))
    [note] = imported.notes
    assert note.line == 4
    assert "“ Ani”" in note.message
    assert not tells_loss(note)


def test_option_that_is_the_answer_once_it_is_cleaned_is_left_out_alone() -> None:
    options = [Option("A\x07ni", line=4), Option("Igor", line=5)]
    imported = _imported(lambda collector: collector.choice(3, "Who?", "Ani", options))
    assert imported.questions == (
        Choice(id="who", question="Who?", answer="Ani", wrong=(Wrong("Igor"),)),
    )
    assert _lines(imported) == [4, 4]


def test_of_options_that_read_alike_the_first_stays() -> None:
    options = [Option("Igor", line=4), Option("Igor ", line=5), Option("Toros", line=6)]
    imported = _imported(lambda collector: collector.choice(3, "Who?", "Ani", options))
    assert imported.questions == (
        Choice(id="who", question="Who?", answer="Ani", wrong=(Wrong("Igor"), Wrong("Toros"))),
    )
    assert _lines(imported) == [5]


def test_multiple_with_one_right_option_is_a_choice() -> None:
    options = [Option("Igor", "No.")]
    imported = _imported(lambda collector: collector.multiple(3, "Who?", ["Ani", "Ani "], options))
    assert imported.questions == (
        Choice(id="who", question="Who?", answer="Ani", wrong=(Wrong("Igor", "No."),)),
    )
    assert _lines(imported) == [3]


def test_order_keeps_the_first_of_items_that_read_alike() -> None:
    imported = _imported(lambda collector: collector.order(3, "Who?", ["b", "b ", "a"]))
    assert imported.questions == (Order(id="who", question="Who?", items=("b", "a")),)
    assert _lines(imported) == [3]


@for_each("duplicate", [(" a", "3"), ("c", "1 ")])
def test_pair_with_a_side_that_appeared_before_is_left_out(duplicate: tuple[str, str]) -> None:
    pairs = [("a", "1"), ("b", "2"), duplicate]
    imported = _imported(lambda collector: collector.match(3, "Who?", pairs))
    assert imported.questions == (Match(id="who", question="Who?", pairs=(("a", "1"), ("b", "2"))),)
    assert [(note.line, duplicate[0] in note.message) for note in imported.notes] == [(3, True)]


@for_each("odd", [("c", ""), (" ", "3"), ("c", "\x07")])
def test_pair_with_an_empty_side_is_left_out(odd: tuple[str, str]) -> None:
    pairs = [("a", "1"), odd, ("b", "2")]
    imported = _imported(lambda collector: collector.match(3, "Who?", pairs))
    assert imported.questions == (Match(id="who", question="Who?", pairs=(("a", "1"), ("b", "2"))),)
    assert set(_lines(imported)) == {3}


def test_decoy_that_reads_like_a_partner_is_left_out() -> None:
    imported = _imported(
        lambda collector: collector.match(3, "Who?", [("a", "x"), ("b", "y")], ["x", "z", " z"])
    )
    [question] = imported.questions
    assert isinstance(question, Match)
    assert question.decoys == ("z",)
    assert _lines(imported) == [3, 3]


@for_each(
    "adding",
    [
        lambda collector: collector.text(3, " ", "Ani"),
        lambda collector: collector.text(3, "\x07", "Ani"),
        lambda collector: collector.text(3, "Who?", ""),
        lambda collector: collector.text(3, "Who?", " \t"),
        lambda collector: collector.text(3, "Who?", "\x07"),
        lambda collector: collector.text(3, "Who?", "x" * 501),
        lambda collector: collector.choice(3, "Who?", "", [Option("Igor")]),
        lambda collector: collector.multiple(3, "Who?", ["Ani", "Toros"], []),
        lambda collector: collector.multiple(3, "Who?", [], [Option("Igor")]),
        lambda collector: collector.order(3, "Who?", ["a", " a"]),
        lambda collector: collector.order(3, "Who?", ["a", "\x07"]),
        lambda collector: collector.order(3, "Who?", []),
        lambda collector: collector.match(3, "Who?", [("a", "1"), ("a", "2")]),
        lambda collector: collector.match(3, "Who?", [("a", "1"), ("b", "\x07")]),
        lambda collector: collector.match(3, "Who?", []),
        lambda collector: collector.number(3, "", Decimal(1), Decimal(0)),
        lambda collector: collector.true_false(3, "\n", answer=True),
        lambda collector: collector.leave_out(3, "it is a picture"),
    ],
    ids=[
        *("blank-question", "question-of-control-characters", "no-answer", "blank-answer"),
        *("answer-of-control-characters", "answer-too-long", "choice-without-answer"),
        *("all-right", "none-right", "items-alike", "empty-item", "no-items", "lefts-alike"),
        *("empty-partner", "no-pairs", "number-unasked", "statement-unsaid", "lost"),
    ],
)
def test_what_cannot_be_asked_is_left_out_and_noted_by_line(adding: Adding) -> None:
    imported = _imported(adding)
    assert (imported.found, imported.questions) == (1, ())
    assert [note.line for note in imported.notes if tells_loss(note)] == [3]


def test_reason_of_a_loss_is_noted() -> None:
    imported = _imported(lambda collector: collector.leave_out(3, "it is a picture"))
    assert imported.notes == (Note("skipped question: it is a picture", 3),)


_LONG = "x" * 501
_MOVED = "moved an answer to the explanation: longer than 500 characters"


@for_each(
    ("answers", "shown"),
    [
        (["Ani", _LONG, "Anora"], _LONG),
        ([_LONG, "Ani", "Anora"], _LONG),
        (["Ani", "Anora", _LONG, f"{_LONG}y"], f"{_LONG}\n{_LONG}y"),
        (["Ani", "Anora", "y\n" * 201], "y\n" * 201),
    ],
    ids=["accepted", "first", "several", "lines"],
)
def test_answer_that_is_too_long_to_type_explains_its_question(
    answers: list[str], shown: str
) -> None:
    imported = _imported(_asked(answer=answers[0], accept=answers[1:], explanation="She is."))
    [question] = imported.questions
    assert question.spellings() == ("Ani", "Anora")
    assert question.explanation.startswith(f"She is.\n{shown[:390]}")
    assert imported.notes[0] == Note(_MOVED, 1)


def test_answer_that_is_too_long_for_a_blank_explains_its_question() -> None:
    answers = ((_LONG, "Ani"), ("Igor",))
    imported = _imported(lambda collector: collector.add(Blanks, 1, "___ and ___", answers=answers))
    [question] = imported.questions
    assert (question.spellings(), question.explanation) == (("Ani", "Igor"), _LONG)
    assert imported.notes == (Note(_MOVED, 1),)


_ENDLESS = "x" * 500_001
_LINES = "x\n" * 201
_PAIRS = [("a", "b"), ("c", "d")]


@for_each("long", [_ENDLESS, _LINES], ids=["characters", "lines"])
@for_each(
    "adding",
    [
        lambda c, long: c.text(1, "Who?", "Ani", [long]),
        lambda c, long: c.text(1, "Who?", "Ani", [], [Option("Igor", long), Option(long)]),
        lambda c, long: c.text(1, "Who?", "Ani", explanation=long, hint=long),
        lambda c, long: c.choice(1, "Who?", "Ani", [Option("Igor", long), Option(long)]),
        lambda c, long: c.multiple(1, "Who?", ["Ani", "Zoe"], [Option("Igor"), Option(long)]),
        lambda c, long: c.match(1, "Who?", [*_PAIRS, ("e", long)], ["f", long]),
        lambda c, long: c.number(1, "How many?", Decimal(1), unit=long),
    ],
    ids=["accept", "reject", "explanation", "wrong", "multiple", "match", "unit"],
)
def test_part_that_a_pack_cannot_hold_costs_no_question(
    adding: Callable[[Collector, str], None], long: str, tmp_path: Path
) -> None:
    imported = _imported(lambda collector: adding(collector, long))
    assert len(imported.questions) == 1
    assert imported.notes
    assert not any(note.is_loss for note in imported.notes)
    assert _written(imported, tmp_path).pack is not None


@for_each("long", [_ENDLESS, _LINES], ids=["characters", "lines"])
@for_each(
    "adding",
    [
        lambda c, long: c.text(1, long, "Ani"),
        lambda c, long: c.choice(1, "Who?", long, [Option("Igor")]),
        lambda c, long: c.order(1, "Who?", ["a", "b", long]),
    ],
    ids=["question", "answer", "item"],
)
def test_question_that_needs_a_text_that_is_too_long_is_left_out(
    adding: Callable[[Collector, str], None], long: str
) -> None:
    imported = _imported(lambda collector: adding(collector, long), _asked())
    assert [note.is_loss for note in imported.notes] == [True]
    assert len(imported.questions) == 1


def test_header_that_a_pack_cannot_hold_is_cut_off(tmp_path: Path) -> None:
    collector = Collector()
    collector.clean(1, _LINES)  # as an importer does with texts of the header
    _asked()(collector)
    imported = collector.imported(Header(id="seats", title=_LINES, about="x" * 1001))
    assert [note.message for note in imported.notes] == [
        "cut off the title after 200 lines",
        "cut off the about after 1,000 characters",
    ]
    written = _written(imported, tmp_path)
    assert written.pack is not None
    assert written.pack.questions == imported.questions


def test_tag_that_is_too_long_is_cut_off(tmp_path: Path) -> None:
    imported = _imported(_asked(tags=("x" * 90, "seats")))
    assert imported.questions[0].tags == ("x" * 80, "seats")
    assert [note.message[:15] for note in imported.notes] == ["changed the tag"]
    assert _written(imported, tmp_path).pack is not None


def test_rejected_answer_that_is_too_long_or_accepted_is_left_out_alone() -> None:
    given = [Option("x" * 501), Option("ani", "No."), Option("Igor", "\x07Yes."), Option(" ")]
    imported = _imported(_asked(accept=["Anora"], reject=[*given, Option("igor")]))
    rejected = (Rejected("Igor", "Yes."),)
    kept = Text(id="who", question="Who?", answer="Ani", accept=("Anora",), reject=rejected)
    assert imported.questions == (kept,)
    assert [note.message for note in imported.notes] == [
        "left out the option “ani”: same as “Ani”",
        "removed control characters: U+0007",
        "left out an empty option",
        "left out the option “igor”: same as “Igor”",
        "left out a rejected answer: longer than 500 characters",
    ]


@for_each(
    "adding",
    [
        pytest.param(_asked(explanation=""), id="explanation"),
        pytest.param(_asked(explanation="\x07"), id="explanation-of-control-characters"),
        pytest.param(_asked(hint=" "), id="blank-hint"),
        pytest.param(_asked(accept=["\x07"]), id="accept-of-control-characters"),
        pytest.param(_asked(accept=[""]), id="empty-accept"),
        pytest.param(
            lambda collector: collector.choice(1, "Who?", "Ani", [Option(" "), Option("Igor")]),
            id="blank-option",
        ),
        pytest.param(
            lambda collector: collector.choice(1, "Who?", "Ani", [Option("\x07"), Option("Igor")]),
            id="option-of-control-characters",
        ),
        pytest.param(
            lambda collector: collector.choice(1, "Who?", "Ani", [Option("Igor", " ")]),
            id="blank-reason",
        ),
        pytest.param(
            lambda collector: collector.match(1, "Who?", [("a", "1"), ("b", "2")], ["\x07"]),
            id="decoy-of-control-characters",
        ),
        pytest.param(
            lambda collector: collector.match(1, "Who?", [("a", "1"), ("b", "2")], [""]),
            id="empty-decoy",
        ),
    ],
)
def test_question_with_empty_parts_can_be_played_without_them(
    adding: Adding, tmp_path: Path
) -> None:
    imported = _imported(adding)
    assert len(imported.questions) == 1
    assert _errors(imported, tmp_path) == []


# Counting


def test_notes_come_in_the_order_of_the_lines() -> None:
    imported = _imported(
        lambda collector: collector.leave_out(9, "late"),
        lambda collector: collector.note(0, "all"),
        lambda collector: collector.note(4, "early"),
    )
    assert _lines(imported) == [0, 4, 9]


def test_questions_stay_in_the_order_of_the_file() -> None:
    imported = _imported(*(_asked(word) for word in ("c", "a", "b")))
    assert [question.question for question in imported.questions] == ["c", "a", "b"]


_NASTY = st.text(
    st.one_of(
        st.sampled_from(
            "\x00\x07\x1b\x85\u2028\u202e\ud800\ufeff\ufffe\r\n\t :#-'\"\\{}[]|>&*!%@a1"
        ),
        st.characters(),
    ),
    max_size=8,
)
_LISTS = st.lists(_NASTY, max_size=4)
_COMMON = st.fixed_dictionaries(
    {}, optional={"name": _NASTY, "hint": _NASTY, "explanation": _NASTY, "disputed": _NASTY}
)
_OPTIONS = st.lists(st.builds(Option, _NASTY, _NASTY), max_size=4)


@st.composite
def _any_imports(draw: st.DrawFn) -> Imported:
    collector = Collector()
    for line in range(1, 4):
        asked, common = draw(_NASTY), draw(_COMMON)
        match draw(st.integers(0, 4)):
            case 0:
                collector.choice(line, asked, draw(_NASTY), draw(_OPTIONS), **common)
            case 1:
                collector.multiple(line, asked, draw(_LISTS), draw(_OPTIONS), **common)
            case 2:
                collector.text(line, asked, draw(_NASTY), draw(_LISTS), draw(_OPTIONS), **common)
            case 3:
                collector.order(line, asked, draw(_LISTS), **common)
            case _:
                pairs = draw(st.lists(st.tuples(_NASTY, _NASTY), max_size=4))
                collector.match(line, asked, pairs, draw(_LISTS), **common)
    return collector.imported(_HEADER)


@given(imported=_any_imports())
def test_whatever_was_found_is_kept_or_its_loss_is_noted(imported: Imported) -> None:
    lost = [note for note in imported.notes if tells_loss(note)]
    assert imported.found == len(imported.questions) + len(lost) == 3


@given(imported=_any_imports())
def test_whatever_was_kept_makes_a_pack_that_can_be_played(
    imported: Imported, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if imported.questions:
        assert _errors(imported, tmp_path_factory.getbasetemp()) == []


# More than any honest file holds


def _notes(adding: Adding, times: int = 1) -> list[Note]:
    return list(_imported(*[adding] * times).notes)


def test_long_texts_are_cut_in_notes() -> None:
    long = f"x{chr(0xAD) * 100_000}"
    options = [Option(long), Option("x")]
    pairs = [("a", "1"), ("b", "2"), (long, "3"), ("x", "4"), (" ", long)]
    for adding in (
        lambda collector: collector.choice(1, "Who?", "Ani", options),
        lambda collector: collector.multiple(1, "Who?", ["a", long, "x"], [Option("b")]),
        lambda collector: collector.order(1, "Who?", ["a", long, "x"]),
        lambda collector: collector.match(1, "Who?", pairs),
        lambda collector: collector.leave_out(1, long),
        lambda collector: collector.note(1, long),
    ):
        notes = _notes(adding)
        assert notes
        assert all(len(note.message) < 600 for note in notes)


def test_questions_with_thousands_of_answers_are_left_out() -> None:
    texts = [f"a{number}" for number in range(1001)]
    for adding in (
        lambda collector: collector.multiple(1, "Who?", texts, [Option("b")]),
        lambda collector: collector.order(1, "Who?", texts),
        lambda collector: collector.match(1, "Who?", [(text, text) for text in texts]),
    ):
        [note] = _notes(adding)
        assert (note.is_loss, "1,001" in note.message) == (True, True)


def test_only_as_many_options_are_kept_as_a_pack_can_hold(tmp_path: Path) -> None:
    texts = [f"a{number}" for number in range(1001)]
    for adding in (
        lambda collector: collector.choice(1, "Who?", "Ani", map(Option, texts)),
        lambda collector: collector.multiple(1, "Who?", ["b"], map(Option, texts)),
        lambda collector: collector.multiple(1, "Who?", ["b", "c"], map(Option, texts[:101])),
        lambda collector: collector.text(1, "Who?", "Ani", texts),
        lambda collector: collector.text(1, "Who?", "Ani", ["b"], list(map(Option, texts))),
        lambda collector: collector.match(1, "Who?", [("a", "b"), ("c", "d")], texts),
    ):
        imported = _imported(adding)
        [note] = imported.notes
        assert re.match(
            "left out (1|901) of (101|1,001) [a-z ]+: more than (100|1,000)", note.message
        )
        assert _written(imported, tmp_path).pack is not None


def test_changes_are_noted_up_to_a_limit_and_losses_always() -> None:
    collector = Collector()
    for _ in range(20_000):
        collector.note(1, "changed")
    collector.leave_out(2, "none")
    imported = collector.imported(_HEADER)
    assert sum(tells_loss(note) for note in imported.notes) == 1
    assert 100 < len(imported.notes) < 20_000
    assert f"{20_002 - len(imported.notes):,} more" in imported.notes[-1].message


@for_each("adding", [_asked(), _asked(answer=" ")], ids=["kept", "lost"])
def test_file_with_more_questions_than_its_length_can_hold_is_refused(adding: Adding) -> None:
    with pytest.raises(PackError, match="15,000 questions"):
        _imported(*[adding] * 15_001)


def test_longer_file_may_hold_more_questions() -> None:
    collector, adding = Collector(3_000_000), _asked(answer=" ")
    for _ in range(15_001):
        adding(collector)
    assert collector.found == 15_001


def test_file_with_more_texts_than_its_length_can_hold_is_refused() -> None:
    many = _asked(accept="abcdefgh" * 100)
    with pytest.raises(PackError, match="150,000 texts"):
        _imported(*[many] * 200)


def _equal_ids(text: str) -> list[str]:
    ids = Ids()
    names = [f"{'x' * 75}{number:05}" for number in range(len(text) // 80)]
    return [ids.give(name, "") for name in (*names, *names)]


def test_equal_ids_get_numbers() -> None:
    given = _equal_ids("x" * 80_000)
    assert len(set(given)) == len(given)
    assert all(map(values.is_identifier, given))


@pytest.mark.thorough
def test_numbers_after_equal_ids_are_found_quickly() -> None:
    assert growth(_equal_ids, lambda size: "x" * size, 10_000) <= MOST
