"""GIFT is read in full, and what is written in it can be read back."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.formats.gift import Gift
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.question import Difficulty, Question, Rejected, Snippet, Source, Wrong
from tests.cases import for_each
from tests.packs.formats.losses import is_every_loss_told, tells_loss
from tests.quiz.builders import identifiers, numbers
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, FILMS, QUESTIONS, WINS

_HEADER = Header(id="seats", title="Seats")


def _read(text: str) -> Imported:
    return Gift().read(text, _HEADER)


def _one(text: str) -> Any:
    """Return the only question of a file."""
    imported = _read(text)
    assert imported.found == len(imported.questions) == 1, imported.notes
    return imported.questions[0]


def _notes(text: str) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in _read(text).notes]


def _write(*questions: Question, **about: Any) -> Exported:
    header = Header(id="seats", title="Seats", **about)
    return Gift().write(Pack(path=Path("seats.yaml"), header=header, questions=questions))


def _wrong(question: Any) -> list[str]:
    return [wrong.text for wrong in question.wrong]


# Texts, blocks, comments


def test_question_may_be_on_one_line() -> None:
    question = _one("Who drew the map? {~Ani =Igor ~Toros}")
    assert isinstance(question, Choice)
    assert question.question == "Who drew the map?"
    assert question.answer == "Igor"
    assert _wrong(question) == ["Ani", "Toros"]


def test_question_may_take_several_lines() -> None:
    question = _one("Who drew\nthe map?\n{\n\t~Ani\n\t=Igor\n\t  Smith\n}\n")
    assert question.question == "Who drew\nthe map?"
    assert question.answer == "Igor\nSmith"


def test_blank_lines_end_questions() -> None:
    assert len(_read("One? {T}\n\n \t\n\nTwo? {F}").questions) == 2


def test_line_ends_of_windows_are_line_ends() -> None:
    imported = _read("One? {T}\r\n\r\nTwo? {\r\n=a\r\n~b}\r\n")
    assert [each.question for each in imported.questions] == ["One?", "Two?"]
    assert imported.notes == ()


def test_byte_order_mark_is_not_text() -> None:
    assert _one("\ufeffOne? {T}").question == "One?"


def test_comments_are_not_text_wherever_they_are() -> None:
    text = (
        "// all on maps\n\n// first\nWho drew\n  // here, too\nit? {=Ani // no comment\n//~Igor\n}"
    )
    question = _one(text)
    assert question.question == "Who drew\nit?"
    assert question.answer == "Ani // no comment"


def test_line_numbers_count_comments() -> None:
    assert _notes("One {T}\n// x\n\n// x\n\n// x\nTwo {}")[0][0] == 7


@for_each("character", list("~=#{}:\\"))
def test_escaped_special_characters_are_text(character: str) -> None:
    question = _one(f"a\\{character}b {{=c\\{character}d#e\\{character}f ~g}}")
    assert (question.question, question.answer) == (f"a{character}b", f"c{character}d")
    assert question.explanation == f"e{character}f"


def test_escaped_line_break_breaks_the_line() -> None:
    assert _one(r"One\n\nTwo {=a\nb ~c}").question == "One\n\nTwo"


def test_escaped_backslash_escapes_nothing() -> None:
    assert _one(r"C:\\new \d {T}").question == r"C:\new \d"


def test_unescaped_special_characters_in_a_question_are_text() -> None:
    assert _one("Is a=b ~ c # d: e? {T}").question == "Is a=b ~ c # d: e?"


@for_each("name", ["plain", "moodle", "markdown"])
def test_format_of_a_text_is_not_part_of_it(name: str) -> None:
    question = _one(f"[{name}]*Who*? {{=[{name}]a#[{name}]why ~b}}")
    assert (question.question, question.answer) == ("*Who*?", "a")
    assert question.explanation == "why"


def test_other_brackets_are_text() -> None:
    assert _one("[1] What is [html]? {T}").question == "[1] What is [html]?"


def test_html_becomes_plain_text() -> None:
    text = "[html]<p>Is 10<sup>3</sup> &gt; x&nbsp;?</p><ul><li>one<br/>two</ul> {T}"
    question = _one(text)
    assert question.question == "Is 10^3 > x\u00a0?\n\none\ntwo"
    messages = [message for _, message in _notes(text)]
    assert messages == ["removed formatting: sup"]


def test_html_of_the_question_holds_for_the_options() -> None:
    question = _one(r"[html]<b>Who</b>? {=<i class\=x>Ani</i> ~[plain]<Igor>}")
    assert question.answer == "Ani"
    assert _wrong(question) == ["<Igor>"]


def test_html_comments_are_not_text() -> None:
    assert _one("[html]a<!-- <p> -->b<!-- c {T}").question == "ab<!-- c"


def test_removed_pictures_are_noted() -> None:
    assert _notes('[html]Who? <img src="a.png"> {T}') == [(1, "left out: a picture")]


def test_plain_text_keeps_its_tags() -> None:
    text = "[plain]Is <p> a &amp; tag? {T}"
    assert _one(text).question == "Is <p> a &amp; tag?"
    assert _notes(text) == []


@for_each(
    ("raw", "shown"),
    {
        "Who is <b>she</b>?": "Who is she?",
        "Who<br>is <I class\\=x>she</I>?": "Who\nis she?",
        "<p>Who is she?": "Who is she?",
        "Who <br/>\nis\n<b>she</b>\nnow?\nAnd he?": "Who \nis she now?\nAnd he?",
        "Tom &amp; &quot;Jerry&quot; &#039;s &lt;b&gt;": 'Tom & "Jerry" \'s <b>',
        "10<sup>3</sup> > 9 < 11": "10^3 > 9 < 11",
        "Is List<String> or <stdio.h> <b>here</b>?": "Is List<String> or <stdio.h> here?",
        "Is a<b and AT&T; it?": "Is a<b and AT&T; it?",
    }.items(),
)
def test_html_is_read_as_moodle_shows_it_even_without_its_mark(raw: str, shown: str) -> None:
    question = _one(f"{raw} {{=Ani#{raw} ~{raw}.}}")
    assert question.question == shown
    joined = " ".join
    assert joined(question.explanation.split()) == joined(shown.split())
    assert joined(_wrong(question)[0].split()) == joined(f"{shown}.".split())
    assert not any("kept" in message for _, message in _notes(f"{raw} {{T}}"))


def test_text_about_html_is_kept_and_noted() -> None:
    text = "Is <p> a tag? {=<b> ~<br> ~List<T>}"
    question = _one(text)
    assert (question.question, question.answer) == ("Is <p> a tag?", "<b>")
    assert _wrong(question) == ["<br>", "List<T>"]
    assert _notes(text) == [(1, "kept HTML as is (not marked [html])")]


def test_typed_answers_are_never_html() -> None:
    assert _one("Who? {=<b>Ani</b> &amp; co}").answer == "<b>Ani</b> &amp; co"


def test_typed_answers_to_an_html_question_are_not_html() -> None:
    assert _one("[html]<p>Which tag is bold?</p> {=<b>}").answer == "<b>"


def test_blank_line_within_braces_is_ignored() -> None:
    text = "Who? {\n=Ani\n\n~Igor\n}\n\nNext {T}"
    assert [each.question for each in _read(text).questions] == ["Who?", "Next"]
    assert _notes(text) == [(3, "ignored a blank line inside braces")]


_NO_BLANK_LINES = """\
::a::One {T}
::b::Two {F}
Three {=x
~y}
::c::Four {~and =or} more
::d::Five {T}
The {=cat ~dog} sat
on the mat.
Where? {=Here}
// comment
Eight {~x =y} is
// comment
Nine {#9}
::e::Ten {F}::f::Eleven {T}
"""


def test_questions_without_a_blank_line_between_are_separated() -> None:
    imported = _read(_NO_BLANK_LINES)
    assert [each.question for each in imported.questions] == [
        *("One", "Two", "Three", "Four _____ more", "Five", "The _____ sat\non the mat."),
        *("Where?", "Eight _____ is", "Nine", "Ten", "Eleven"),
    ]
    message = "no blank line after this question; read what follows as another one"
    lines = [note.line for note in imported.notes if note.message == message]
    assert lines == [1, 2, 4, 5, 6, 7, 9, 11, 13, 14]


@for_each(
    ("text", "questions"),
    {
        "A {=b} c\nD? {T}": ["A _____ c", "D?"],
        "A {=b}, c\nd {=e}.": ["A _____, c\nd {=e}."],
        "A {=b} c\n{=e} f.": ["A _____ c\n{=e} f."],
        "A {=b} c\nD\ne {=f}.": ["A _____ c\nD\ne {=f}."],
        "A? {=b}\nc {=d}.": ["A?", "c _____."],
        "1. A {=b} c\n2. D? {T}": ["1. A _____ c", "2. D?"],
    }.items(),
)
def test_line_with_answers_begins_a_question_if_it_can(text: str, questions: list[str]) -> None:
    assert [each.question for each in _read(f"{text}\n").questions] == questions


def test_code_after_the_answers_begins_no_question() -> None:
    text = "What does it print?\n::std::cout << 1; {=1}\n"
    assert _one(text).question == "What does it print?\n::std::cout << 1;"


def test_title_below_an_open_brace_or_a_description_begins_a_question() -> None:
    imported = _read("::a::Read this.\n::b::One {T}\n::c::Open {=a ~b\n::d::Last\nline? {F}\n")
    assert [each.question for each in imported.questions] == ["One", "Last\nline?"]
    assert [note.line for note in imported.notes if note.is_loss] == [1, 3]


def test_title_may_end_on_the_line_below() -> None:
    assert _one(":: Who\n  ::Who is she? {T}").question == "Who is she?"


@for_each("title", ["Who is she?", "She is a dancer", "彼女は誰ですか？"])
def test_question_may_stand_in_its_title(title: str) -> None:
    text = f"::{title}::{{=Ani ~Igor}}"
    assert _one(text).question == title
    assert (1, "the question has only a title; used it as the question") in _notes(text)


def test_right_answer_may_have_both_signs() -> None:
    question = _one("Who? {~=Ani~Igor~ =Toros}")
    assert (question.answers, _wrong(question)) == (("Ani", "Toros"), ["Igor"])
    assert _one("Who? {=Ani~=Anora}").spellings() == ("Ani", "Anora")


@for_each("answers", ["1:MC:~=Ani~Igor", "2:SHORTANSWER:=Ani", ":SA:=Ani", "1:NM:=3:1"])
def test_embedded_answers_of_another_format_are_left_out(answers: str) -> None:
    imported = _read(f"Who {{{answers}}}?\n\nNext {{T}}")
    [note] = (each for each in imported.notes if each.is_loss)
    assert (note.line, "Cloze" in note.message) == (1, True)


@for_each("title", ["Q1", "Question 7", "12", "who-3"])
def test_title_that_only_numbers_a_question_is_none(title: str) -> None:
    [note] = (each for each in _read(f"::{title}::{{T}}\n\nNext {{T}}").notes if each.is_loss)
    assert note.message == "skipped question: no question text"


def test_braces_in_pairs_among_the_answers_are_text() -> None:
    text = r"Half? {=$\frac{1}{2}$ ~$\frac{1}{3}$}"
    assert _one(text).answer == r"$\frac{1}{2}$"
    assert len(_notes(text)) == 1


def test_open_braces_leave_out_only_their_question() -> None:
    imported = _read("One {=a ~b\n\nTwo {T}\n\nThree {=c\nFour {F}\n\nFive {")
    assert [each.question for each in imported.questions] == ["Two", "Four"]
    assert [(note.line, tells_loss(note)) for note in imported.notes] == [
        (1, True),
        (5, True),
        (8, True),
    ]


@for_each("text", ["", "Only words.", "no { answers", "\0", "// {T}"])
def test_text_without_answers_in_braces_is_not_gift(text: str) -> None:
    with pytest.raises(PackError, match="not a GIFT file"):
        _read(text)


# Titles, categories, tags


def test_title_that_can_be_an_id_is_the_id() -> None:
    assert _one("::first-map::Who? {T}").id == "first-map"
    assert _notes("::first-map::Who? {T}") == []


@for_each("title", ["Who drew it?", "who drew", "Who drew…", "Who drew..."])
def test_title_that_repeats_the_question_is_left_out_without_a_note(title: str) -> None:
    assert _notes(f"::{title}:: Who drew it? {{T}}") == []


def test_title_that_says_more_becomes_an_id_with_a_note() -> None:
    text = r"::Unit 1/Maps\: old::Who? {T}"
    assert _one(text).id == "unit-1-maps-old"
    assert _notes(text) == [(1, "changed the id “Unit 1/Maps: old” to “unit-1-maps-old”")]


def test_title_that_has_no_letters_is_told() -> None:
    assert _notes("::?!::Who? {T}") == [(1, "changed the id “?!” to “who”")]


def test_title_may_hold_braces() -> None:
    assert _one("::a {b:: Who? {T}").question == "Who?"


def test_title_without_an_end_is_text() -> None:
    assert _one("::Who? {T}").question == "::Who?"


def test_categories_become_tags_of_what_follows() -> None:
    category = "$course$/top/Old maps/sea//land"
    text = f"One {{T}}\n\n$CATEGORY: {category}\n\nTwo {{T}}\n\n$CATEGORY: x\nThree {{T}}"
    assert [each.tags for each in _read(text).questions] == [(), ("old-maps", "sea-land"), ("x",)]
    assert _notes(text)[0] == (
        3,
        f"kept the category “{category}” as tags: old-maps, sea-land",
    )


def test_comment_above_a_question_can_hold_its_id_and_tags() -> None:
    question = _one("// [id:Map_1.a] [tag:sea] [tag:difficulty-hard]\n// [tag:spoiler]\nWho? {T}")
    assert (question.id, question.tags) == ("Map_1.a", ("sea",))
    assert (question.difficulty, question.spoiler) == (Difficulty.HARD, True)


def test_tags_are_those_of_the_question_below() -> None:
    text = "// [tag:a]\nOne {T}\n// [tag:b]\nTwo {T}\n\n// [tag:c]\nThree {T}"
    assert [each.tags for each in _read(text).questions] == [("a",), ("b",), ("c",)]


def test_tags_and_ids_that_are_not_valid_are_noted() -> None:
    text = "// [id:a b] [tag:Sea \\] land] [tag:!]\nWho? {T}"
    assert _one(text).tags == ("sea-land",)
    assert _notes(text) == [
        (2, "changed the tag “Sea ] land” to “sea-land”"),
        (2, "left out the tag “!”: no letters"),
        (2, "changed the id “a b” to “a-b”"),
    ]


def test_comments_at_the_top_describe_the_pack() -> None:
    header = _read("// title: Maps\n// author: Ani\n// color: red\n\nWho? {T}").header
    assert header == Header(id="seats", title="Maps", author="Ani")


# Choices


def test_feedback_on_wrong_options_says_why_they_are_wrong() -> None:
    question = _one("Who?{\n~Ani #too young\n=Igor#Yes!\n~Toros}")
    assert question.wrong == (Wrong("Ani", "too young"), Wrong("Toros"))
    assert question.explanation == "Yes!"


def test_general_feedback_joins_the_explanation() -> None:
    assert _one("Who? {=Igor#Yes! ~Ani ####He = a # sailor.}").explanation == (
        "Yes!\nHe = a # sailor."
    )


def test_options_that_share_the_whole_are_all_right() -> None:
    text = "Which? {~%50%A#one ~%50%B#two ~%-50%C#no ~%-50%D}"
    question = _one(text)
    assert isinstance(question, Multiple)
    assert question.answers == ("A", "B")
    assert question.wrong == (Wrong("C", "no"), Wrong("D"))
    assert question.explanation == "one\ntwo"
    assert _notes(text) == []


@for_each("weights", ["50 50 0", "75 25 -100", "33,333 66.667 -100", "10 10 -100"])
def test_weights_that_are_not_the_games_own_are_noted(weights: str) -> None:
    first, second, third = weights.split()
    text = f"Which? {{~%{first}%A ~%{second}%B ~%{third}%C}}"
    assert _one(text).answers == ("A", "B")
    assert _notes(text) == [(1, "left out option weights: all options count the same")]


def test_partial_credit_beside_a_right_option_is_noted() -> None:
    text = "Who? {=Igor\n~%30%Ani\n~%-25.5%Toros}"
    assert _wrong(_one(text)) == ["Ani", "Toros"]
    assert _notes(text) == [
        (1, "left out negative weights: a wrong option costs nothing"),
        (2, "changed: “Ani” earned 30% and now earns nothing"),
    ]


def test_one_option_of_the_whole_makes_a_choice() -> None:
    question = _one("Who? {~%100%Igor ~Ani}")
    assert isinstance(question, Choice)
    assert question.answer == "Igor"


def test_best_option_is_right_where_none_earns_all() -> None:
    text = "Who? {~%50%Igor ~Ani}"
    assert _one(text).answer == "Igor"
    assert len(_notes(text)) == 1


def test_several_options_that_are_right_alone_all_stay_right() -> None:
    text = "Who? {=Igor =Toros ~Ani}"
    question = _one(text)
    assert isinstance(question, Multiple)
    assert question.answers == ("Igor", "Toros")
    assert _notes(text)[0][1].startswith("changed: any one correct option was enough")


def test_percent_sign_without_a_weight_is_text() -> None:
    assert _one("How much? {=5% ~%x%}").answer == "5%"


def test_options_without_a_right_one_are_left_out() -> None:
    imported = _read("One {~a ~b}\n\nTwo {=%0%a ~b}\n\nThree {T}")
    assert (imported.found, len(imported.questions)) == (3, 1)
    assert {note.message for note in imported.notes} >= {
        "skipped question: no option is marked correct"
    }


def test_words_after_the_answers_make_a_gap() -> None:
    assert _one("Ani {~draws =sails} the ship.").question == "Ani _____ the ship."
    assert _one("{=Igor ~Ani} sails.").question == "_____ sails."


# True and false


@for_each(
    ("word", "is_true"),
    [("T", True), ("true", True), (" TRUE ", True), ("F", False), ("f", False), ("False", False)],
)
def test_statements_are_true_or_false(word: str, *, is_true: bool) -> None:
    question = _one(f"Ships float. {{{word}}}")
    assert isinstance(question, TrueFalse)
    assert question.answer is is_true


def test_feedback_on_the_right_answer_explains_a_statement() -> None:
    text = "Ships float. {T#Look again.#They do.####Most.}"
    assert _one(text).explanation == "They do.\nMost."
    assert _notes(text) == [(1, "left out the feedback for the wrong answer: “Look again.”")]


def test_feedback_on_the_wrong_answer_explains_where_nothing_else_does() -> None:
    text = "Ships fly. {FALSE#They float.}"
    assert _one(text).explanation == "They float."
    assert _notes(text) == [
        (1, "changed: the feedback for the wrong answer is shown after any answer")
    ]


# Typed answers


@for_each("answers", ["=two =2", "=%100%two =%100%2#", "\n=two#Yes\n=2#Yes\n"])
def test_first_right_answer_is_the_answer_and_others_are_accepted(answers: str) -> None:
    question = _one(f"One and one? {{{answers}}}")
    assert isinstance(question, Text)
    assert (question.answer, question.accept) == ("two", ("2",))


def test_single_answer_needs_no_prefix() -> None:
    assert _one("Who? {Igor}").answer == "Igor"


def test_answers_of_part_credit_are_not_accepted() -> None:
    text = "Where? {\n=%25%Kent#Near.\n=Dover\n=%0%*#No.}"
    question = _one(text)
    assert (question.answer, question.accept) == ("Dover", ())
    assert _notes(text) == [
        (2, "left out “Kent”: 25% credit isn't supported"),
        (2, "left out the feedback for other answers: “Near.”"),
        (4, "left out the feedback for other answers: “No.”"),
    ]


def test_answers_without_credit_are_rejected_with_their_feedback() -> None:
    text = r"Who? {=Ani =%0%Igor#He is \= Borisov. =%0%Dov\*n =%0%ani =%0%*#No.}"
    question = _one(text)
    assert isinstance(question, Text)
    assert (question.answer, question.accept) == ("Ani", ())
    assert question.reject == (Rejected("Igor", "He is = Borisov."), Rejected("Dov*n"))
    assert _notes(text) == [
        (1, "left out the feedback for other answers: “No.”"),
        (1, "left out the option “ani”: same as “Ani”"),
    ]


def test_best_answer_is_right_where_none_earns_all() -> None:
    text = "Where? {=%25%Kent =%80%Dover}"
    assert _one(text).answer == "Dover"
    assert _notes(text)[0] == (
        1,
        "changed: the best answer earned 80% and now earns full points",
    )


def test_stars_for_any_letters_are_noted() -> None:
    text = r"Which? {=Dov* =5\*5 =*of * Dov}"
    question = _one(text)
    assert (question.answer, question.accept) == ("Dov", ("5*5", "of Dov"))
    assert _notes(text) == [
        (1, "changed “Dov*” to “Dov”: * meant any text"),
        (1, "changed “*of * Dov” to “of Dov”: * meant any text"),
    ]


def test_answer_of_nothing_but_a_star_is_left_out() -> None:
    assert _notes("Which? {=*}") == [
        (1, "left out the answer “*”: it accepts any text"),
        (1, "skipped question: no correct answer"),
    ]


def test_arrow_in_feedback_makes_no_pairs() -> None:
    assert isinstance(_one("Where? {=Dover#Kent -> Dover}"), Text)


@for_each("text", ["Who? {= =Igor}", "Who? {= =Igor ~Ani}"])
def test_empty_right_answers_are_noted(text: str) -> None:
    assert _one(text).answer == "Igor"
    assert [message[:17] for _, message in _notes(text)] == ["left out an empty"]


# Pairs


def test_pairs_and_decoys() -> None:
    question = _one("Who eats what? {\n=cat -> fish\n=dog->meat \n= -> hay\n}")
    assert isinstance(question, Match)
    assert question.pairs == (("cat", "fish"), ("dog", "meat"))
    assert question.decoys == ("hay",)


def test_pair_without_a_partner_is_left_out() -> None:
    text = "Who? {\n=cat -> fish\n=dog -> meat\n=cow\n=hen ->}"
    assert len(_one(text).pairs) == 2
    assert _notes(text) == [
        (4, "left out “cow”: no ->"),
        (5, "left out “hen”: no partner"),
    ]


# Numbers


@for_each(
    ("answers", "answer", "tolerance"),
    [
        ("#3", "3", "0"),
        ("#3:2", "3", "2"),
        ("# -3.5 : .5", "-3.5", "0.5"),
        ("#1..5", "3", "2"),
        ("#-1.5..-1", "-1.25", "0.25"),
        ("#1.5e3:1e1", "1500", "10"),
        ("#=1822:0 =%50%1822:2", "1822", "0"),
        ("#=%50%1822:2 =%100%1822:0#Yes", "1822", "0"),
        (r"#3\:2", "3", "2"),
    ],
)
def test_numbers_are_right_within_a_tolerance(answers: str, answer: str, tolerance: str) -> None:
    question = _one(f"How many? {{{answers}}}")
    assert isinstance(question, Number)
    assert (question.answer, question.tolerance) == (Decimal(answer), Decimal(tolerance))


def test_other_numbers_are_noted() -> None:
    text = "When? {#\n=1822#Yes\n=1823\n=%50%1822:2#Near\n=x\n~#No}"
    assert _one(text).explanation == "Yes"
    assert _notes(text) == [
        (3, "left out “1823”: kind `number` allows one answer"),
        (4, "left out “1822:2”: 50% credit isn't supported"),
        (4, "left out the feedback for other answers: “Near”"),
        (5, "left out “x”: not a supported number"),
        (6, "left out the feedback for other answers: “No”"),
    ]


def test_range_is_noted_as_its_middle_is_shown() -> None:
    assert _notes("When? {#1990..1999}") == [(1, "changed the range 1990..1999 to 1994.5 ± 4.5")]


@for_each("number", ["", "x", "1,5", "1:x", "1..", "1:-1", "9" * 31, "1e99", "inf"])
def test_what_is_not_a_number_is_left_out(number: str) -> None:
    imported = _read(f"When? {{#{number}}}")
    assert (imported.found, imported.questions) == (1, ())


# What cannot be asked


@for_each(
    ("text", "reason"),
    [
        ("Tell all. {}", "essay (no correct answer)"),
        ("Tell all. { ####Thanks.}", "essay (no correct answer)"),
        ("Read this.", "it's a description, not a question"),
        ("Who? {=", "unmatched braces (write \\{ and \\} in text)"),
        ("Who} then?", "unmatched braces (write \\{ and \\} in text)"),
        ("Who? {=a->b}", "fewer than 2 pairs"),
        ("{T}", "no question text"),
    ],
)
def test_what_cannot_be_asked_is_left_out_with_its_line_and_the_reason(
    text: str, reason: str
) -> None:
    imported = _read(f"One {{T}}\n\n{text}")
    assert (imported.found, len(imported.questions)) == (2, 1)
    lost = imported.notes[-1]
    assert (lost.message, lost.line, tells_loss(lost)) == (f"skipped question: {reason}", 3, True)


# Recognizing files


@for_each(
    ("text", "filename"),
    [
        ("anything", "a.gift"),
        ("Who? {=a ~b}", "a.txt"),
        ("So. {TRUE}", "A.TXT"),
        ("When? {#1..5}", "a"),
        ("$CATEGORY: x\n", "a.txt"),
    ],
)
def test_gift_is_recognized_by_name_or_text(text: str, filename: str) -> None:
    assert Gift().looks_like(text, filename)


@for_each(
    ("text", "filename"),
    [
        ("Who? {=a ~b}", "a.json"),
        ("Who?\nA. x\nANSWER: A", "a.txt"),
        ("{}", "a.txt"),
        ("{{=<% %>=}}\nWrite a question.", "a.txt"),
    ],
)
def test_other_files_are_not_gift(text: str, filename: str) -> None:
    assert not Gift().looks_like(text, filename)


# Writing


def test_written_questions_can_be_read_by_people() -> None:
    assert _write(EDITOR, author="Ani\nIgor").text == (
        "// title: Seats\n"
        "// author: Ani\\nIgor\n"
        "\n"
        "// [id:editor] [tag:difficulty-easy]\n"
        "::editor::Who edited Anora? {\n"
        "\t=Sean Baker\n"
        "\t~Drew Daniels\n"
        "\t~Alex Coco#He produced it.\n"
        "\t####Baker cuts his own films.\n"
        "}\n"
    )


def test_right_options_share_the_whole_and_wrong_ones_cost_as_much() -> None:
    question = Multiple(
        id="x", question="?", answers=("a", "b", "c"), wrong=(Wrong("d"), Wrong("e"))
    )
    text = _write(question).text
    assert "~%33.33333%a\n" in text
    assert "~%-50%d\n" in text


def test_text_that_moodle_would_take_for_html_is_marked_as_plain() -> None:
    assert "::[plain]Is <p>" in _write(TrueFalse(id="x", question="Is <p>?", answer=True)).text


@for_each("question", [EDITOR, WINS, FILM, CONSULTANT, DAYS, CAST])
def test_every_kind_but_order_is_written(question: Question) -> None:
    exported = _write(question)
    assert exported.count == 1
    assert not any(tells_loss(note) for note in exported.notes)


def test_order_is_left_out() -> None:
    exported = _write(FILMS, FILM)
    assert exported.count == 1
    assert [(note.question, tells_loss(note)) for note in exported.notes] == [("films", True)]


def test_fields_without_a_place_are_noted() -> None:
    question = Number(
        id="x",
        question="?",
        answer=Decimal(1),
        unit="kg",
        hint="h",
        disputed="d",
        source=Source(title="s"),
    )
    notes = _write(question, tags=("a",), source=Source(title="t")).notes
    assert [(note.question, note.message.rpartition(": ")[2]) for note in notes] == [
        ("", "the pack's tags, source"),
        ("x", "hint, source, disputed, unit"),
    ]


def test_source_of_the_pack_is_not_noted_for_each_question() -> None:
    source = Source(title="s")
    question = TrueFalse(id="x", question="?", answer=True, source=source)
    assert [note.question for note in _write(question, source=source).notes] == [""]


@for_each(
    "question",
    [
        Text(id="x", question="?", answer="a->b"),
        Match(id="x", question="?", pairs=(("a->b", "c"), ("d", "e"))),
    ],
)
def test_arrows_that_gift_would_misread_leave_out_the_question(question: Question) -> None:
    exported = _write(question)
    assert exported.count == 0
    assert tells_loss(exported.notes[0])


def test_accepted_answer_with_an_arrow_is_left_out_and_noted() -> None:
    exported = _write(Text(id="x", question="?", answer="a", accept=("a->b", "c")))
    assert "->" not in exported.text
    assert [(note.question, tells_loss(note)) for note in exported.notes] == [("x", False)]


def test_rejected_answer_with_an_arrow_is_left_out_and_noted() -> None:
    rejected = (Rejected("a->b"), Rejected("c", "x -> y"), Rejected("d*", "No."))
    exported = _write(Text(id="x", question="?", answer="a", reject=rejected))
    assert "->" not in exported.text
    [note] = exported.notes
    assert note.message.startswith("left out the rejected answer “a->b: ” and 1 more")
    imported = _read(exported.text)
    [question] = imported.questions
    assert isinstance(question, Text)
    assert question.reject == rejected[2:]
    assert imported.notes == ()  # as a star is a star, not any text


def test_exact_answer_has_no_place() -> None:
    [note] = _write(Text(id="x", question="?", answer="a", exact=True)).notes
    assert note.message == "left out (not supported by this format): exact"


def test_blanks_around_texts_are_noted() -> None:
    exported = _write(TrueFalse(id="x", question=" ? ", answer=True))
    assert exported.notes[0].message.startswith("left out leading and trailing spaces")


def test_weights_that_moodle_does_not_know_are_noted() -> None:
    wrong = tuple(Wrong(f"wrong {number}") for number in range(11))
    exported = _write(Multiple(id="x", question="?", answers=("a", "b"), wrong=wrong))
    assert exported.notes[0].message.startswith("Moodle has no 9.09091% grade")


def test_what_is_said_of_the_pack_comes_back() -> None:
    about: dict[str, Any] = {"author": r"A\nni", "about": "One\n\ntwo = {three}", "language": "en"}
    assert _read(_write(FILM, **about).text).header == Header(id="seats", title="Seats", **about)


# Properties

_PIECES = ["\\", *"~=#{}:n[]%*<&;/$ \n", "->", "-", ">", "####", "//", "::", "[html]", "%50%", "a"]
_words = st.lists(st.sampled_from([*_PIECES, "b", "T", "é", "…"]), max_size=8).map("".join)
_texts = _words.map(str.strip).filter(bool)
_bare = _texts.filter(lambda text: "->" not in text)
_common = {
    "question": _texts,
    "explanation": _words.map(str.strip),
    "difficulty": st.sampled_from(Difficulty),
    "tags": st.lists(identifiers, max_size=2, unique=True).map(tuple),
    "spoiler": st.booleans(),
}
_options = st.lists(_texts, min_size=4, max_size=6, unique_by=fold)


def _built(kind: type[Question], **own: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(kind, id=identifiers, **_common, **own)


@st.composite
def _choices(draw: st.DrawFn) -> Question:
    first, second, *others = draw(_options)
    wrong = tuple(Wrong(text, draw(_words.map(str.strip))) for text in others)
    if draw(st.booleans()):
        choice: Question = draw(_built(Choice, answer=st.just(first), wrong=st.just(wrong)))
        return choice
    answers = st.just((first, second))
    multiple: Question = draw(_built(Multiple, answers=answers, wrong=st.just(wrong)))
    return multiple


_pairs = st.lists(
    st.tuples(_bare, _texts),
    min_size=3,
    max_size=4,
    unique_by=(lambda pair: fold(pair[0]), lambda pair: fold(pair[1])),
)
_questions = st.one_of(
    _choices(),
    _built(TrueFalse, answer=st.booleans()),
    _built(Text, answer=_bare, accept=st.lists(_bare, max_size=2).map(tuple)),
    st.lists(_bare, min_size=3, max_size=3, unique_by=fold).flatmap(
        lambda texts: _built(
            Text,
            answer=st.just(texts[0]),
            reject=_bare.map(lambda why: (Rejected(texts[1], why), Rejected(texts[2]))),
        )
    ),
    _built(Number, answer=numbers, tolerance=numbers.map(abs)),
    _pairs.flatmap(
        lambda pairs: _built(Match, pairs=st.just(tuple(pairs[1:])), decoys=st.just((pairs[0][1],)))
    ),
)


@given(st.lists(_questions, max_size=3, unique_by=lambda question: question.id))
def test_what_is_written_reads_back(questions: list[Question]) -> None:
    exported = _write(*questions)
    assert exported.count == len(questions)
    if questions:
        assert _read(exported.text).questions == tuple(questions)


def test_samples_read_back_but_for_what_has_no_place() -> None:
    exported = _write(*QUESTIONS)
    lost = {note.question for note in exported.notes if tells_loss(note)}
    assert "films" in lost
    imported = _read(exported.text)
    assert imported.notes == ()
    kept = [each.id for each in QUESTIONS if each.id not in lost]
    assert [each.id for each in imported.questions] == kept
    assert {"editor", "wins", "film", "consultant", "days", "cast"} <= set(kept)


@given(st.text() | st.lists(st.sampled_from([*_PIECES, "\n\n", "\0", "\ud800"])).map("".join))
def test_any_text_gives_questions_and_losses_or_is_not_gift(text: str) -> None:
    try:
        imported = _read(text)
    except PackError:
        return
    assert is_every_loss_told(imported)
    assert not [
        fault for each in imported.questions for fault in each.faults() if not fault.is_warning
    ]


@for_each("piece", ["{", "}", "#", "~b", "=b->c", "\\", "~%", "[html]<", "::", "&#9"])
def test_long_files_take_no_longer_than_they_are(piece: str) -> None:
    imported = _read(f"Who? {{=a {piece * 2000} ~c}}\n\nNext {{T}}")
    assert imported.found >= 1


def test_file_of_far_more_blocks_than_questions_is_refused() -> None:
    with pytest.raises(PackError, match="more than 45,000 blocks"):
        _read("// q {=a}\n\n" * 45_100)


# Snippets


_CODE = "for x in y:  # {a}\n\tprint(x < 3 && '~')\n\n    done"


@for_each(
    ("asked", "start"),
    [
        (EDITOR, "[html]<p>Who edited Anora?</p><pre>for x"),
        (replace(EDITOR, explanation="a < b"), "[plain]Who edited Anora?\\n\\nfor x"),
        (replace(EDITOR, answer="if x:\n    y"), "[plain]Who edited Anora?\\n\\nfor x"),
    ],
)
def test_a_snippet_ends_the_question_and_keeps_its_lines(asked: Question, start: str) -> None:
    """Moodle reads answers in the format of the question: as HTML, they'd lose signs and lines."""
    exported = _write(replace(asked, snippet=Snippet(_CODE, "python")))
    assert f"::editor::{start}" in exported.text
    question = _one(exported.text)
    assert question.question == f"{asked.question}\n\n{_CODE}"
    assert question.solution() == asked.solution()
    assert question.explanation == asked.explanation
    assert [each.message for each in exported.notes if each.question][-2:] == [
        "left out (not supported by this format): language, source",
        "imported again, the snippet becomes part of the question",
    ]


def test_removed_formatting_is_one_note_on_a_question() -> None:
    imported = _read("[html]<p>Who <b>won</b>?</p> {=<i>Ani</i> ~<b>Vanya</b>#<u>No</u>}")
    assert [note.message for note in imported.notes] == ["removed formatting: b, i, u"]
