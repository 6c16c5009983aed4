"""Moodle XML: each type of question becomes a kind of ours, and what is lost is told by line."""

import re
from decimal import Decimal
from typing import Any

import pytest

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.moodle_xml import MoodleXml
from anora_quiz.packs.pack import Header
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

_HEADER = Header(id="film", title="Film")
_Notes = list[tuple[int, str]]


def _read(text: str) -> Imported:
    return MoodleXml().read(text, _HEADER)


def _quiz(*questions: str) -> str:
    return "\n".join(["<quiz>", *questions, "</quiz>"])


def _question(kind: str, *inner: str, text: str = "Who?") -> str:
    asked = f"<questiontext><text>{text}</text></questiontext>"
    return "".join([f'<question type="{kind}">', asked, *inner, "</question>"])


def _answer(weight: float | str, text: str, feedback: str = "", more: str = "") -> str:
    shown = f"<feedback><text>{feedback}</text></feedback>" if feedback else ""
    return f'<answer fraction="{weight}"><text>{text}</text>{shown}{more}</answer>'


def _kept(kind: str, *inner: str, text: str = "Who?") -> tuple[Question, _Notes]:
    """Return the question, and the notes on it."""
    imported = _read(_quiz(_question(kind, *inner, text=text)))
    [question] = imported.questions
    return question, [(note.line, note.message) for note in imported.notes]


def _messages(kind: str, *inner: str, text: str = "Who?") -> list[str]:
    imported = _read(_quiz(_question(kind, *inner, text=text)))
    return [note.message for note in imported.notes]


def _fields(question: Question, *names: str) -> dict[str, Any]:
    return {name: getattr(question, name) for name in names}


# Types


def test_one_right_option_is_a_choice_with_reasons() -> None:
    answers = [
        _answer(100, "Baker", "He does."),
        _answer(0, "Coco", "He produces."),
        _answer(0, "Ani"),
    ]
    question, notes = _kept("multichoice", "<single>true</single>", *answers)
    assert isinstance(question, Choice)
    assert question.answer == "Baker"
    assert question.wrong == (Wrong("Coco", "He produces."), Wrong("Ani"))
    assert question.explanation == "He does."
    assert notes == []


def test_several_right_options_are_multiple() -> None:
    answers = [_answer(50, "a"), _answer(50, "b"), _answer(-100, "c")]
    question, notes = _kept("multichoice", "<single>false</single>", *answers)
    assert isinstance(question, Multiple)
    assert (question.answers, question.wrong) == (("a", "b"), (Wrong("c"),))
    assert notes == []


@for_each("kind", ["multichoiceset", "oumultiresponse"])
def test_all_or_nothing_needs_all_without_a_note(kind: str) -> None:
    question, notes = _kept(kind, _answer(100, "a"), _answer(100, "b"), _answer(0, "c"))
    assert isinstance(question, Multiple)
    assert notes == []


@for_each(
    ("answers", "message"),
    [
        (((100, "a"), (100, "b"), (0, "c")), "any one correct option was enough"),
        (((70, "a"), (30, "b"), (0, "c")), "left out option weights"),
        (((100, "a"), (50, "b")), "“b” earned 50% and now earns nothing"),
        (((100, "a"), (-25, "b"), (-25, "c")), "left out negative weights"),
        (((0, "a"), (0, "b")), "skipped question: no option is marked correct"),
        (((100, ""), (0, "b")), "skipped question: the correct option has no text"),
    ],
)
def test_what_weights_say_besides_is_told(
    answers: tuple[tuple[float, str], ...], message: str
) -> None:
    [told] = _messages("multichoice", *(_answer(*each) for each in answers))
    assert message in told


def test_statement_has_feedback_for_both_answers() -> None:
    answers = [_answer(0, "true", "No: it was film."), _answer(100, "false", "Yes.")]
    question, notes = _kept("truefalse", *answers)
    assert isinstance(question, TrueFalse)
    assert (question.answer, question.explanation) == (False, "Yes.")
    assert notes == [(2, "left out the feedback for the wrong answer: “No: it was film.”")]


def test_statement_with_other_words_is_a_choice() -> None:
    question, _ = _kept("truefalse", _answer(100, "Wahr"), _answer(0, "Falsch"))
    assert isinstance(question, Choice)


def test_typed_answers_are_accepted_or_rejected() -> None:
    answers = [
        _answer(100, "Cannes"),
        _answer("100.00000", "*in Cannes*"),
        _answer(50, "France", "Nearly."),
        _answer(0, "Venice", "Next year."),
        _answer(0, "*", "No."),
    ]
    question, notes = _kept("shortanswer", "<usecase>1</usecase>", *answers)
    assert isinstance(question, Text)
    assert (question.answer, question.accept) == ("Cannes", ("in Cannes",))
    assert question.reject == (Rejected("Venice", "Next year."),)
    assert [message for _, message in notes] == [
        "changed: upper and lower case don't matter",
        "left out the feedback for other answers: “No.”",
        "left out “France”: 50% credit isn't supported",
        "left out the feedback for other answers: “Nearly.”",
        "changed “*in Cannes*” to “in Cannes”: * meant any text",
    ]


def test_answer_that_accepts_anything_is_told() -> None:
    told = _messages("shortanswer", _answer(100, "*"))
    assert told[-1] == "skipped question: no correct answer"


def test_answer_marked_as_html_is_typed_without_tags() -> None:
    right = '<answer fraction="100" format="html"><text>&lt;p&gt;Ani&lt;/p&gt;</text></answer>'
    question, _ = _kept("shortanswer", right)
    assert isinstance(question, Text)
    assert question.answer == "Ani"


def test_answer_about_html_is_typed_with_tags() -> None:
    question, _ = _kept("shortanswer", _answer(100, "&lt;br&gt;"))
    assert isinstance(question, Text)
    assert question.answer == "<br>"


_KILOMETERS = (
    "<units><unit><multiplier>1000</multiplier><unit_name>m</unit_name></unit>"
    "<unit><multiplier>1.0</multiplier><unit_name>km</unit_name></unit></units>"
)


def test_number_has_its_tolerance_and_unit() -> None:
    right = _answer(100, "42.195", "A marathon.", "<tolerance>0.5</tolerance>")
    question, notes = _kept("numerical", right, _answer(0, "*", "Longer."), _KILOMETERS)
    assert isinstance(question, Number)
    assert _fields(question, "answer", "tolerance", "unit", "explanation") == {
        "answer": Decimal("42.195"),
        "tolerance": Decimal("0.5"),
        "unit": "km",
        "explanation": "A marathon.",
    }
    assert [message for _, message in notes] == [
        "left out the unit “m”: kind `number` has one unit",
        "left out the feedback for other answers: “Longer.”",
    ]


def test_unit_that_is_not_shown_is_not_asked_for() -> None:
    question, notes = _kept("numerical", _answer(100, "5"), _KILOMETERS, "<showunits>3</showunits>")
    assert isinstance(question, Number)
    assert (question.unit, notes) == ("", [])


def test_number_outside_of_a_text_is_read() -> None:
    question, _ = _kept("numerical", '<answer fraction="100">23<tolerance>0</tolerance></answer>')
    assert isinstance(question, Number)
    assert question.answer == Decimal(23)


def _pair(left: str, right: str) -> str:
    return f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"


@for_each("kind", ["matching", "match"])
def test_pairs_have_more_wrong_answers(kind: str) -> None:
    pairs = [_pair("Madison", "Ani"), _pair("Borisov", "Igor"), _pair("", "Toros"), _pair("x", "")]
    question, notes = _kept(kind, *pairs, "<shuffleanswers>true</shuffleanswers>")
    assert isinstance(question, Match)
    assert question.pairs == (("Madison", "Ani"), ("Borisov", "Igor"))
    assert question.decoys == ("Toros",)
    assert notes == [(2, "left out “x”: no partner")]


@for_each(
    ("select", "told"),
    [("ALL", []), ("0", []), ("1", ["changed: players order all items, not just some of them"])],
)
def test_items_are_ordered_by_their_weights(select: str, told: list[str]) -> None:
    items = [_answer(3, "c"), _answer("1.0000000", "a", "First."), _answer(2, "b")]
    question, notes = _kept("ordering", *items, f"<selecttype>{select}</selecttype>")
    assert isinstance(question, Order)
    assert (question.items, question.explanation) == (("a", "b", "c"), "First.")
    assert [message for _, message in notes] == told


@for_each(
    ("kind", "reason"),
    [
        ("essay", "essay (no correct answer)"),
        ("description", "it's a description, not a question"),
        ("calculated", "its numbers are drawn at random"),
        ("calculatedmulti", "its numbers are drawn at random"),
        ("random", "it's drawn at random from other questions"),
        ("ddmarker", "its answers are places in a picture"),
        ("stack", "the type stack isn't supported"),
        ("", "it has no type"),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_line(kind: str, reason: str) -> None:
    other = _question("truefalse", _answer(100, "true"), _answer(0, "false"))
    imported = _read(_quiz(other, _question(kind, _answer(100, "a"))))
    assert len(imported.questions) == 1
    assert [(note.line, note.message) for note in imported.notes] == [
        (3, f"skipped question: {reason}")
    ]


# Gaps


def test_one_embedded_answer_is_typed() -> None:
    text = "It won in {1:SHORTANSWER:=Cannes#Yes.~%0%Venice#No.~*#No!} in 2024."
    question, notes = _kept("cloze", text=text)
    assert isinstance(question, Text)
    assert question.question == "It won in _____ in 2024."
    assert (question.answer, question.reject) == ("Cannes", (Rejected("Venice", "No."),))
    assert question.explanation == "Yes."
    assert notes == [(2, "left out the feedback for other answers: “No!”")]


def test_one_embedded_number_keeps_its_tolerance() -> None:
    question, _ = _kept("cloze", text="It took {:NM:=37:2} days.")
    assert isinstance(question, Number)
    assert (question.answer, question.tolerance) == (Decimal(37), Decimal(2))


@for_each(
    ("text", "kind"),
    [
        ("{1:MCS:=a~b~c}", Choice),
        ("{1:MULTICHOICE_VS:a~%100%b}", Choice),
        ("{2:MR:=a~=b~c}", Multiple),
    ],
)
def test_one_embedded_list_of_options_is_chosen_from(text: str, kind: type[Question]) -> None:
    question, notes = _kept("cloze", text=f"Which? {text}")
    assert (type(question), notes) == (kind, [])


def test_several_embedded_answers_are_blanks() -> None:
    text = (
        "{1:SA:=Palme d\\}Or~%100%Palme} ___ in {1:MC:Venice~=Cannes#Yes.},{:NUMERICAL:=2024:1}"
        "{1:MW_C:x~=caf&amp;#233;\\#1}"
    ).replace("MW_C", "MWC")
    question, notes = _kept("cloze", text=text)
    assert isinstance(question, Blanks)
    assert question.question == "_____ __ in _____ (Venice / Cannes),_____ _____"
    assert question.answers == (("Palme d}Or", "Palme"), ("Cannes",), ("2024",), ("café#1",))
    assert [message for _, message in notes] == [
        "changed: 2024 must now be exact; ± 1 was allowed",
        "left out the feedback on the gaps",
    ]


def test_text_that_is_accepted_twice_in_a_gap_is_kept_once() -> None:
    question, _ = _kept("cloze", text="{1:SA:=Cannes~=cannes~=In Cannes} {1:SA:=a}")
    assert isinstance(question, Blanks)
    assert question.answers == (("Cannes", "In Cannes"), ("a",))


@for_each(
    ("text", "reason"),
    [
        ("nothing", "no gap in its text"),
        ("{1:SA:=a", "no gap in its text"),
        ("{1:REGEXP:=a}", "the embedded type REGEXP isn't supported"),
        ("{1:SA:=a} {1:MR:=b~=c}", "a gap with several correct options"),
        ("{1:SA:=a} {1:SA:b}", "a gap without a correct answer"),
        ("{1:SA:=a}" * 101, "more than 100 gaps"),
        ("<![CDATA[<!-- {1:SA:=a} -->]]>", "a gap inside a tag or a comment"),
        ("<![CDATA[<b title='{1:SA:=a}'>b</b> {1:SA:=a}]]>", "a gap inside a tag or a comment"),
    ],
)
def test_gaps_that_cannot_be_asked_are_told(text: str, reason: str) -> None:
    assert f"skipped question: {reason}" in _messages("cloze", text=text)


def _words(tag: str, *words: tuple[str, int]) -> list[str]:
    return [f"<{tag}><text>{word}</text><group>{group}</group></{tag}>" for word, group in words]


@for_each(
    ("kind", "words", "shown"),
    [
        (
            "ddwtos",
            _words("dragbox", ("a", 1), ("b", 2), ("c", 1)),
            "_____ and _____.\n(a / c)\n(b)",
        ),
        (
            "gapselect",
            _words("selectoption", ("a", 1), ("b", 1), ("c", 1)),
            "_____ and _____.\n(a / b / c)",
        ),
        (
            "gapselect",
            _words("selectoption", ("a", 1), ("b", 2), ("c", 1)),
            "_____ (a / c) and _____ (b).",
        ),
    ],
)
def test_words_for_gaps_are_listed(kind: str, words: list[str], shown: str) -> None:
    question, notes = _kept(kind, *words, text="[[1]] and [[2]].")
    assert isinstance(question, Blanks)
    assert (question.question, question.answers, notes) == (shown, (("a",), ("b",)), [])


def test_one_gap_for_words_is_a_choice() -> None:
    words = _words("selectoption", ("a", 1), ("b", 1), ("c", 2))
    question, _ = _kept("gapselect", *words, text="It is [[2]].")
    assert isinstance(question, Choice)
    assert (question.question, question.answer) == ("It is _____.", "b")
    assert question.wrong == (Wrong("a"),)


def test_gap_for_a_word_that_is_missing_is_told() -> None:
    told = _messages("ddwtos", *_words("dragbox", ("a", 1)), text="[[2]]")
    assert told == ["skipped question: no word for [[2]]"]


# What all types have


def _full(inner: str) -> tuple[Question, list[str]]:
    question, notes = _kept("shortanswer", _answer(100, "Ani"), inner)
    return question, [message for _, message in notes]


def test_category_is_kept_as_tags_and_told_once() -> None:
    path = "<category><text>$course$/top/film/Sean Baker</text></category>"
    category = f"<question type='category'>{path}<info><text></text></info></question>"
    one = _question("shortanswer", _answer(100, "a"), "<tags><tag><text>cast</text></tag></tags>")
    imported = _read(_quiz(category, category, one))
    assert [each.tags for each in imported.questions] == [("film", "sean-baker", "cast")]
    assert [(note.line, note.message) for note in imported.notes] == [
        (3, "kept the category “$course$/top/film/Sean Baker” as tags: film, sean-baker")
    ]
    assert imported.found == 1


def test_description_of_a_category_is_told() -> None:
    category = "<question type='category'><info><text>Our film.</text></info></question>"
    one = _question("shortanswer", _answer(100, "a"))
    notes = _read(_quiz(category, one)).notes
    assert [(note.line, note.message) for note in notes] == [
        (2, "left out the description of a category")
    ]


def test_general_feedback_explains_and_the_first_hint_helps() -> None:
    inner = (
        "<generalfeedback><text>Short for Anora.</text></generalfeedback>"
        "<hint><text></text></hint><hint><text>Four letters.</text></hint>"
        "<hint><text>A_i.</text></hint>"
    )
    question, told = _full(inner)
    assert (question.explanation, question.hint) == ("Short for Anora.", "Four letters.")
    assert told == ["left out an extra hint: “A_i.”"]


@for_each(
    ("inner", "given", "told"),
    [
        ("<idnumber>Q.12</idnumber><name><text>Her name</text></name>", "Q.12", []),
        ("<idnumber>Q 12</idnumber>", "q-12", ["changed the id “Q 12” to “q-12”"]),
        ("<idnumber></idnumber><name><text>Her name</text></name>", "her-name", []),
        ("<name><text>Who...</text></name>", "who", []),
        ("<name><text>?!</text></name>", "who", []),
    ],
)
def test_id_number_or_name_becomes_the_id(inner: str, given: str, told: list[str]) -> None:
    question, notes = _full(inner)
    assert (question.id, notes) == (given, told)


@for_each(
    ("inner", "message"),
    [
        ("<hidden>1</hidden>", "imported, though hidden in Moodle"),
        ("<image>seats/ani.png</image>", "left out: a picture"),
        ("<questiontext/><file name='ani.pdf'>QQ==</file>", "left out: ani.pdf"),
        ("<penalty>0.3</penalty><defaultgrade>2</defaultgrade><hidden>0</hidden>", ""),
    ],
)
def test_what_is_left_out_of_any_question_is_told(inner: str, message: str) -> None:
    assert _full(inner)[1] == [message] * bool(message)


def test_feedback_for_any_answer_is_told_once_unless_moodle_wrote_it() -> None:
    right = "<correctfeedback><text>Bravo!</text></correctfeedback>"
    wrong = "<incorrectfeedback><text>Your answer is incorrect.</text></incorrectfeedback>"
    one = _question("shortanswer", _answer(100, "a"), right, wrong)
    notes = _read(_quiz(one, one)).notes
    assert [(note.line, note.message) for note in notes] == [
        (2, "left out the feedback for correct answers: “Bravo!”")
    ]


def test_order_of_options_that_is_fixed_is_told() -> None:
    answers = [_answer(100, "a"), _answer(0, "b")]
    told = _messages("multichoice", "<shuffleanswers>0</shuffleanswers>", *answers)
    assert told == ["changed: the options are shuffled"]


# Texts


@for_each(
    ("attribute", "raw", "shown"),
    [
        (
            "",
            "<![CDATA[<p>Who\n  is <b>Ani</b>?</p><p>Or&nbsp;Igor</p>]]>",
            "Who is Ani?\n\nOr\xa0Igor",
        ),
        ("", "&lt;p&gt;Who &amp;lt; Ani?&lt;/p&gt;", "Who < Ani?"),
        ("", "Who<br/>is <i>Ani</i>&eacute;&#33;", "Who\nis Anié!"),
        ('format="moodle_auto_format"', "Who\nis &lt;b&gt;Ani&lt;/b&gt;?", "Who\nis Ani?"),
        ('format="plain_text"', "Who is &lt;b&gt;?\n&amp;amp;", "Who is <b>?\n&amp;"),
        ('format="html"', "<![CDATA[<pre>a\n  b</pre>c\nd]]>", "a\n  b\n\nc d"),
        ('format="html"', "\\(x &lt; 2\\)", "\\(x < 2\\)"),
    ],
)
def test_text_is_shown_without_markup(attribute: str, raw: str, shown: str) -> None:
    asked = f"<questiontext {attribute}><text>{raw}</text></questiontext>"
    text = _quiz(f'<question type="shortanswer">{asked}{_answer(100, "Ani")}</question>')
    [question] = _read(text).questions
    assert question.question == shown


def test_removed_markup_and_pictures_are_told() -> None:
    text = '<![CDATA[<b>Who</b> <img src="@@PLUGINFILE@@/a.png">?]]>'
    files = '<file name="a.png" encoding="base64">QQ==</file>'
    told = _messages("shortanswer", _answer(100, "a"), files, text=text)
    assert told == ["removed formatting: b", "left out: a picture"]


# Files


@for_each(
    ("text", "message"),
    [
        ("<html></html>", "not a Moodle XML file: it starts with <html>, not <quiz>"),
        ("Who? {=Ani}", "not a Moodle XML file: line 1 isn't valid XML (syntax error)"),
        ("<quiz></quiz>", "this quiz has no questions"),
        ("<quiz><question type='category'/></quiz>", "this quiz has no questions"),
        ("<!DOCTYPE quiz><quiz/>", "it declares a document type, which files from Moodle never do"),
        ("<quiz>" + "<a>" * 50, "line 1: elements are nested more than 50 deep"),
    ],
)
def test_other_files_are_refused(text: str, message: str) -> None:
    with pytest.raises(PackError) as caught:
        _read(text)
    assert str(caught.value) == message


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE q [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + _quiz("&b;")
    outside = '<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + _quiz("&a;")
    for text in (bomb, outside):
        with pytest.raises(PackError):
            _read(text)


def test_mistake_costs_only_its_own_question() -> None:
    good = _question("shortanswer", _answer(100, "a"))
    broken = good.replace("</text></questiontext>", "</questiontext>")
    imported = _read(_quiz(good, broken, good, good.replace("</question>", ""), good))
    assert len(imported.questions) == 3
    assert [(note.line, note.message) for note in imported.notes] == [
        (3, "skipped question: line 3 isn't valid XML (mismatched tag)"),
        (5, "skipped question: it isn't closed"),
    ]


@for_each(
    ("raw", "shown"),
    [
        ("<p>Who & when<br>is &lt;b&gt;Ani?&nbsp;</p>", "Who & when\nis Ani?"),
        ("Is 1 < 2 & AT&T?", "Is 1 < 2 & AT&T?"),
        ("<p>Who?", "Who?"),
    ],
)
def test_text_that_is_not_escaped_is_read_as_html(raw: str, shown: str) -> None:
    answer = _answer(100, "<![CDATA[a & b]]>")
    question, notes = _kept("shortanswer", answer, text=raw)
    assert isinstance(question, Text)
    assert (question.question, question.answer) == (shown, "a & b")
    [message] = (message for _, message in notes if "removed formatting" not in message)
    assert re.fullmatch(r"line 2 isn't valid XML \(.*\); read its texts as HTML", message)


@for_each(
    "start", ["\n \n<?xml version='1.0'?>", "<?xml version=1.0?>\n", "<?xml version='1.0' ?>"]
)
def test_mistake_in_the_first_line_costs_nothing(start: str) -> None:
    imported = _read(
        start + _quiz(_question("essay"), _question("truefalse", _answer(100, "true")))
    )
    lines = start.count("\n")
    assert len(imported.questions) == 1
    assert [note.line for note in imported.notes] == [lines + 2]


@for_each("end", ["", "</quiz>\n<more/>", "&"])
def test_questions_before_a_broken_end_are_kept(end: str) -> None:
    text = f"<quiz>{_question('shortanswer', _answer(100, 'a'))}{end}"
    assert len(_read(text).questions) == 1


@for_each(
    ("text", "filename", "is_moodle"),
    [
        (
            "<?xml version='1.0'?>\n<!-- a -->\n<quiz>\n<question type='essay'/></quiz>",
            "a.txt",
            True,
        ),
        ("\ufeff<quiz><question/></quiz>", "", True),
        ("<quiz>\nWho?\n- [x] Ani\n</quiz>", "a.xml", False),
        ("<html><quiz></quiz></html>", "a.xml", False),
        ("See <quiz><question>", "a.md", False),
    ],
)
def test_file_is_recognized_by_what_it_holds(text: str, filename: str, is_moodle: bool) -> None:  # noqa: FBT001
    assert MoodleXml().looks_like(text, filename) is is_moodle
