"""Anki notes are imported as questions, and packs are exported as cards."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.anki import AnkiTsv
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Question, Snippet
from tests.cases import for_each
from tests.examples import example
from tests.growth import ends_soon
from tests.packs.formats.losses import is_every_loss_told, tells_loss
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, FILMS, QUESTIONS, WINS

HEADER = Header(id="cards", title="Cards")


def read(text: str) -> Imported:
    return AnkiTsv().read(text, HEADER)


def only(text: str) -> Text:
    (asked,) = read(text).questions
    assert isinstance(asked, Text)
    return asked


def messages(imported: Imported) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in imported.notes]


def written(*questions: Question, header: Header = HEADER) -> Exported:
    return AnkiTsv().write(Pack(path=Path("cards.yaml"), header=header, questions=questions))


class TestFields:
    @for_each(
        ("name", "separator"),
        [
            ("tab", "\t"), ("Comma", ","), ("semicolon", ";"), ("Space", " "), ("pipe", "|"),
            ("Colon", ":"), (";", ";"), ("\t", "\t"),
        ],
    )  # fmt: skip
    def test_the_separator_is_given_by_name_or_character(self, name: str, separator: str) -> None:
        asked = only(f"#separator:{name}\nWho?{separator}Ani\n")
        assert (asked.question, asked.answer) == ("Who?", "Ani")

    @pytest.mark.parametrize("separator", ["\t", ";", ","])
    def test_without_a_header_the_first_note_decides(self, separator: str) -> None:
        assert only(f"# a remark, no note\nWho?{separator}Ani\n").answer == "Ani"

    def test_quoted_fields_hold_line_breaks_separators_and_quotes(self) -> None:
        asked = only('"Who\n""is""; it?";"An\ni"\n')
        assert (asked.question, asked.answer) == ('Who\n"is"; it?', "An\ni")

    def test_comments_may_be_between_notes(self) -> None:
        imported = read('#separator:tab\na\tb\n# 5" disk\nc\td\n')
        assert [asked.solution() for asked in imported.questions] == [("b",), ("d",)]
        assert imported.notes == ()

    def test_columns_go_by_their_names(self) -> None:
        head = "#separator:tab\n#columns:Back\tHint\tFront\tExtra\tPicture\n"
        imported = read(f"{head}Ani\tA name\tWho?\tFrom Brighton Beach\tani.png\n")
        (asked,) = imported.questions
        assert (asked.question, asked.solution()) == ("Who?", ("Ani",))
        assert (asked.hint, asked.explanation) == ("A name", "From Brighton Beach")
        assert messages(imported) == [(3, "left out column 5 (Picture)")]

    def test_tags_of_a_column_and_of_the_file_are_kept(self) -> None:
        imported = read("#separator:tab\n#tags:film a::b\n#tags column:3\nWho?\tAni\tcast lead\n")
        assert imported.questions[0].tags == ("cast", "lead")
        assert imported.header.tags == ("film", "a-b")
        assert messages(imported) == [(0, "changed the tag “a::b” to “a-b”")]

    def test_the_old_line_of_tags_is_not_a_note(self) -> None:
        imported = read("tags:film\nWho?\tAni\n")
        assert imported.header.tags == ("film",)
        assert len(imported.questions) == 1

    def test_the_deck_is_the_title(self) -> None:
        assert read("#deck:My cards\n#separator:tab\na\tb\n").header.title == "My cards"
        assert read("#deck:Default\n#separator:tab\na\tb\n").header.title == "Cards"

    def test_guids_that_can_be_ids_are_ids(self) -> None:
        imported = read("#separator:tab\n#guid column:1\nk3y\tWho?\tAni\nA&b\tWhat?\tA film\n")
        assert [asked.id for asked in imported.questions] == ["k3y", "a-b"]
        assert messages(imported) == [(4, "changed the id “A&b” to “a-b”")]

    def test_guids_of_an_export_are_the_ids_of_its_questions(self) -> None:
        imported = read(
            "#separator:tab\n#guid column:1\nfilms/who\tWho?\tAni\na/!\tWhat?\tA film\n"
        )
        assert [asked.id for asked in imported.questions] == ["who", "a"]
        assert messages(imported) == [(4, "changed the id “a/!” to “a”")]

    def test_the_deck_of_all_notes_is_the_title(self) -> None:
        head = "#separator:tab\n#notetype column:1\n#deck column:2\n"
        imported = read(f"{head}Basic\tMy films\tWho?\tAni\nBasic\tMy films\tWhat?\tA film\n")
        assert imported.header.title == "My films"
        assert [asked.question for asked in imported.questions] == ["Who?", "What?"]
        assert imported.notes == ()

    def test_several_decks_become_tags(self) -> None:
        head = "#separator:tab\n#deck column:1\n#tags column:4\n"
        notes = "Films::New York\tWho?\tAni\tcast\n!\tWhat?\tA film\t\nDefault\tWhy?\tSo\t\n"
        imported = read(f"{head}{notes}")
        assert imported.header.title == "Cards"
        assert [asked.tags for asked in imported.questions] == [
            ("cast", "Films", "new-york"),
            (),
            (),
        ]
        assert messages(imported) == [
            (4, "kept the deck “Films::New York” as tags: Films, new-york"),
            (5, "left out the deck “!”"),
        ]

    def test_a_note_without_a_back_is_left_out_with_its_line(self) -> None:
        imported = read("#separator:tab\n#html:false\na\tb\nWho?\t\n")
        assert messages(imported) == [(4, "skipped question: the back is empty")]
        assert imported.found == 2

    @pytest.mark.parametrize("answer", ["one\ntwo", "x" * 61])
    def test_an_answer_that_is_hard_to_type_is_kept_with_a_note(self, answer: str) -> None:
        imported = read(f'#separator:tab\nQ?\t"{answer}"\n')
        assert imported.questions[0].solution() == (answer,)
        assert "hard to type" in imported.notes[0].message

    def test_an_answer_that_cannot_be_typed_is_left_out(self) -> None:
        imported = read(f"#separator:tab\nQ?\t{'x' * 501}\n")
        assert [tells_loss(note) for note in imported.notes] == [True]
        assert "500 characters" in imported.notes[0].message


class TestHtml:
    @pytest.mark.parametrize(
        ("raw", "text"),
        [
            ("a<br>b<BR/>c", "a\nb\nc"),
            ("a<div>b</div><div>c</div>", "a\nb\nc"),
            ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
            ("2 &lt; 3 &amp;amp; 1", "2 < 3 &amp; 1"),
            ("2 < 3 > 1", "2 < 3 > 1"),
            ("<!-- x -->a", "a"),
        ],
    )
    def test_breaks_and_entities_are_undone(self, raw: str, text: str) -> None:
        assert only(f"{raw}\tAni\n").question == text

    def test_other_tags_go_with_one_note(self) -> None:
        imported = read("#separator:tab\n<b>Who</b> is <i>it</i>?\t<b>Ani</b>\n")
        assert imported.questions[0].question == "Who is it?"
        assert messages(imported) == [(2, "removed formatting: b, i")]

    def test_media_go_with_a_note(self) -> None:
        imported = read('Who?<img src="a.png">\tAni [sound:ani.mp3]\n')
        assert imported.questions[0].question == "Who?"
        assert messages(imported) == [(1, "left out: a picture, the sound “ani.mp3”")]

    def test_scripts_and_styles_go_with_a_note(self) -> None:
        script = "<script>if (a < b) { hint() }</script><STYLE type=x>b {}</style >"
        imported = read(f"#separator:tab\nWho{script}?\t<script>Ani\n")
        (asked,) = imported.questions
        assert (asked.question, asked.solution()) == ("Who?", ("Ani",))
        assert messages(imported)[-1] == (2, "left out: a script")

    def test_a_note_of_media_alone_is_left_out(self) -> None:
        imported = read("[sound:ani.mp3]\tAni\nWho?\tAni\n")
        assert messages(imported) == [
            (1, "left out: the sound “ani.mp3”"),
            (1, "skipped question: the front holds only the sound “ani.mp3”"),
        ]

    def test_without_html_special_characters_stay(self) -> None:
        asked = only("#separator:tab\n#html:false\n<b> &amp;\tx<br>y\n")
        assert (asked.question, asked.answer) == ("<b> &amp;", "x<br>y")


class TestClozes:
    def test_each_number_makes_a_question(self) -> None:
        text = "{{c1::Anora::a film}} won the {{c2::Palme d'Or}} in {{c1::Anora}}.\tIn 2024.\n"
        first, second = read(text).questions
        assert first.question == "_____ won the Palme d'Or in _____."
        assert (first.solution(), first.hint) == (("Anora", "Anora"), "a film")
        assert {first.kind, second.kind} == {"blanks"}
        assert second.question == "Anora won the _____ in Anora."
        assert (second.solution(), second.explanation) == (("Palme d'Or",), "In 2024.")

    def test_gaps_may_be_nested(self) -> None:
        first, second = read("#separator:tab\n{{c1::the {{c2::blue::color}} car}}\n").questions
        assert (first.question, first.solution()) == ("_____", ("the blue car",))
        assert (second.question, second.solution()) == ("the _____ car", ("blue",))
        assert (first.hint, second.hint) == ("", "color")

    def test_words_of_one_number_are_blanks_of_one_question(self) -> None:
        imported = read("#separator:tab\n{{c1::Ani}} and {{c1::Igor}}\n")
        (asked,) = imported.questions
        assert (asked.question, asked.solution()) == ("_____ and _____", ("Ani", "Igor"))
        assert imported.notes == ()

    def test_words_beside_underscores_are_one_answer_with_a_note(self) -> None:
        imported = read("#separator:tab\n{{c1::Ani}}, ____ and {{c1::Igor}}\n")
        assert imported.questions[0].solution() == ("Ani, Igor",)
        assert [line for line, _ in messages(imported)] == [2]

    @for_each(
        "head", ["#notetype:Basic\n", "#notetype column:3\n", "#guid column:4\n"], ids=str.strip
    )
    def test_gaps_of_other_notes_are_text(self, head: str) -> None:
        fields = ["{{c1::Ani}}", "x", "Basic", "films/who"]
        if "guid" in head:
            fields[2] = "Einfach"
        imported = read(f"#separator:tab\n{head}" + "\t".join(fields) + "\n")
        assert [asked.question for asked in imported.questions] == ["{{c1::Ani}}"]

    def test_a_gap_without_an_end_is_text(self) -> None:
        assert only("What is {{c1::this?\tx::y}}\n").question == "What is {{c1::this?"

    def test_a_gap_without_a_word_is_left_out(self) -> None:
        imported = read("#separator:tab\n{{c1::}} won {{c2::the Palme}}\n")
        assert messages(imported) == [(2, "skipped question: gap 1 is empty")]
        assert len(imported.questions) == 1

    def test_covered_part_of_a_picture_is_left_out(self) -> None:
        front = "{{c1::image-occlusion:rect:left=.3862:top=.0036:width=.1963:height=.3283:oi=1}}"
        imported = read(f'#separator:tab\n{front}<br>\t<img src="a.jpg">\tWhere?\n')
        assert (imported.found, imported.questions) == (1, ())
        assert messages(imported)[-1] == (2, "skipped question: it's an image occlusion note")

    def test_more_gaps_than_anyone_fills_in_are_left_out(self) -> None:
        gaps = "".join(f"{{{{c{number}::{number}}}}}" for number in range(1, 61))
        imported = read(f"#separator:tab\n{gaps}\n")
        assert (imported.found, len(imported.questions)) == (60, 50)


class TestExplanations:
    @for_each("rule", ["<hr>", "<hr/>", "<HR id=answer>", "<br><hr><br>"])
    def test_what_is_below_a_rule_explains_the_answer(self, rule: str) -> None:
        asked = only(f"#separator:tab\nWho?\tAni{rule}From <b>Brighton</b> Beach<hr>She says\n")
        assert asked.answer == "Ani"
        assert asked.explanation.startswith("From Brighton Beach")

    @for_each("back", ["<hr>Ani", "<br> <hr>Ani"])
    def test_rule_without_an_answer_above_separates_nothing(self, back: str) -> None:
        assert only(f"Who?\t{back}\n").answer.strip() == "Ani"

    def test_front_that_is_repeated_on_the_back_is_not_the_answer(self) -> None:
        front = "Who is <b>it</b>?"
        asked = only(f"#separator:tab\n{front}\t{front}<br><br><hr id=answer><br>Ani<hr>She says\n")
        assert (asked.answer, asked.explanation) == ("Ani", "She says")

    def test_rule_is_text_where_fields_are_text(self) -> None:
        assert only("#separator:tab\n#html:false\nWho?\tAni<hr>x\n").answer == "Ani<hr>x"

    def test_extra_field_is_added(self) -> None:
        head = "#separator:tab\n#columns:Front\tBack\tExtra\n"
        assert only(f"{head}Who?\tAni<hr>One\tTwo\n").explanation == "One\n\nTwo"


class TestCode:
    def test_code_on_the_front_is_the_snippet(self) -> None:
        front = "What is <i>it</i>?<pre><code>if x &lt; 1:<br>  <b>y</b></code></pre>"
        asked = only(f"#separator:tab\n{front}\tAni\n")
        assert (asked.question, asked.snippet) == ("What is it?", Snippet("if x < 1:\n  y"))

    def test_text_around_the_code_is_on_lines_of_its_own(self) -> None:
        asked = only("#separator:tab\nHere:<pre>x</pre>What is it?\tAni\n")
        assert (asked.question, asked.snippet) == ("Here:\nWhat is it?", Snippet("x"))

    @for_each(
        "front", ["<pre>x</pre>", "What?<pre>x", "What?<pre></pre>", f"?<pre>{'x' * 20_001}</pre>"]
    )
    def test_without_a_question_or_an_end_it_is_text(self, front: str) -> None:
        assert only(f"#separator:tab\n{front}\tAni\n").snippet is None

    @for_each("language", ["python", "c++", "text"])
    def test_snippets_come_back(self, language: str) -> None:
        snippet = Snippet("\n\tif <x> & y:\n\n    z = '[sound:a]'\n", language)
        question = replace(CONSULTANT, snippet=snippet, accept=())
        assert only(written(question).text) == question

    def test_options_are_below_the_snippet(self) -> None:
        asked = only(written(replace(EDITOR, snippet=Snippet("x = 1"))).text)
        assert asked.question == only(written(EDITOR).text).question
        assert asked.snippet == Snippet("x = 1")


class TestExport:
    def test_anki_finds_fields_by_their_order_and_notes_by_their_guid(self) -> None:
        question = replace(CONSULTANT, explanation="She wrote\n<Modern Whore>.", tags=("crew",))
        lines = written(question).text.splitlines()
        assert lines[-1] == (
            '"cards/consultant"\t"Who advised?"\t'
            '"Andrea Werhun<hr>She wrote<br>&lt;Modern Whore&gt;."\t"crew"'
        )
        assert lines[:-1] == [
            "#separator:tab",
            "#html:true",
            "#notetype:Basic",
            "#deck:Cards",
            "#guid column:1",
            "#tags column:4",
        ]

    def test_ids_come_back(self) -> None:
        ids = [asked.id for asked in read(written(*QUESTIONS).text).questions]
        assert ids == [asked.id for asked in QUESTIONS]

    @pytest.mark.parametrize("question", [EDITOR, FILM, CONSULTANT, DAYS])
    def test_one_answer_comes_back_as_the_answer_typed(self, question: Question) -> None:
        asked = only(written(question).text)
        assert asked.answer == question.solution()[0]
        assert asked.question.startswith(question.question)
        assert asked.explanation == question.explanation

    def test_options_are_below_the_question(self) -> None:
        lines = only(written(EDITOR).text).question.splitlines()
        assert lines[0] == EDITOR.question
        assert sorted(lines[1:]) == ["- Alex Coco", "- Drew Daniels", "- Sean Baker"]

    @pytest.mark.parametrize(
        ("question", "back"),
        [
            (WINS, "Best Picture\nBest Director"),
            (FILMS, "Tangerine\nRed Rocket\nAnora"),
            (CAST, "Mikey Madison = Ani\nYura Borisov = Igor"),
        ],
    )
    def test_all_right_answers_are_on_the_back(self, question: Question, back: str) -> None:
        assert only(written(question).text).answer == back

    def test_the_same_pack_gives_the_same_text(self) -> None:
        assert written(*QUESTIONS) == written(*QUESTIONS)

    def test_what_cannot_be_held_is_noted_for_each_question(self) -> None:
        notes = {note.question: note.message for note in written(*QUESTIONS).notes}
        assert notes["editor"].endswith("difficulty, source, because")
        assert notes["consultant"].endswith("accept")
        assert notes["days"].endswith("difficulty, disputed")
        assert "wins" not in notes

    def test_spellings_of_blanks_beside_the_first_are_noted(self) -> None:
        question = example(Blanks)
        pack = Pack(path=Path("a.yaml"), header=Header(id="a", title="A"), questions=(question,))
        notes = [note.message for note in AnkiTsv().write(pack).notes if note.question]
        assert notes == ["left out (a card has one answer): Also accepted: Palme"]

    def test_title_and_tags_come_back(self) -> None:
        header = replace(HEADER, title="Films: all", tags=("film", "2024"), author="Ani")
        text = written(replace(FILM, tags=("craft",)), header=header).text
        imported = AnkiTsv().read(text, Header(id="x", title="x"))
        assert (imported.header.title, imported.header.tags) == ("Films: all", ("film", "2024"))
        assert imported.questions[0].tags == ("craft",)

    @for_each(
        "text",
        [
            "#1 hit",
            "{{c1::x}}",
            '"',
            "a\tb",
            "<b>",
            "tags:x",
            "x\n#y",
            "a<hr>b",
            "[sound:a]",
            "&lt;",
        ],
    )
    def test_special_characters_of_the_format_in_texts_come_back(self, text: str) -> None:
        asked = only(written(Text(id="x", question=text, answer=text)).text)
        assert (asked.question, asked.answer) == (text, text)


_TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")) | st.just("\n"), min_size=1
).filter(str.strip)


@given(question=_TEXTS, answer=_TEXTS, explanation=_TEXTS | st.just(""))
def test_any_text_question_comes_back(question: str, answer: str, explanation: str) -> None:
    asked = Text(id="x", question=question, answer=answer, explanation=explanation)
    back = only(written(asked).text)
    assert back == asked


@given(st.text(st.sampled_from('#\t;"\n{}c1:<>&[]') | st.characters()))
def test_any_text_gives_a_result_or_says_that_there_are_no_notes(text: str) -> None:
    for rest in (text, f"#separator:tab\n{text}"):
        try:
            imported = read(rest)
        except PackError:
            continue
        assert is_every_loss_told(imported)


@for_each("text", ["", "\n\n", "# a remark\n", "one column\nalone\n", "\x00"])
def test_what_has_no_notes_is_refused(text: str) -> None:
    with pytest.raises(PackError, match="not an Anki export"):
        read(text)


@for_each(
    "field",
    [
        "{{c1::" * 20_000,
        "{{c1::" * 8_000 + "}}" * 8_000,
        "{{c1::x::" * 8_000 + "}}" * 8_000,
        "<" * 80_000,
        "<b" * 40_000,
        "<script>" * 10_000,
        "<hr>" * 20_000,
        "<style>" * 5_000 + "</script>" * 5_000,
        "x<pre>" * 16_000,
        "x<pre><code " * 8_000,
        "<" + "b" * 80_000,
        "[sound:" * 20_000,
        "&" * 80_000,
        "&#" + "9" * 80_000 + ";",
        "::" * 40_000,
        "}}" * 40_000,
    ],
)
def test_hostile_text_takes_no_longer_than_its_length(field: str) -> None:
    with ends_soon():
        read(f"#separator:tab\n{field}\t{field}\n")


@for_each(
    ("text", "filename", "expected"),
    [
        ("#separator:tab\n#html:true\n", "notes.csv", True),
        ("Who?\tAni\n", "notes.txt", True),
        ("Question\tAnswer\nWho?\tAni\n", "notes.txt", False),
        ("Who?\nA. Ani\nANSWER: A\n", "notes.txt", False),
        ("Chapter 1\tThe seats\nIgor went out.\nAni stayed in.\n", "notes.txt", False),
        ("2026-02-03 10:00:00\tINFO\tstarted\n2026-02-03 10:00:01\tINFO\tdone", "log.txt", False),
        ("2026-02-03T10:00\ta\n[2026-02-03 10:00] b\tc\n", "log.txt", False),
        ("2026-02-03\tWhat day is it?\nWho?\tAni\n", "notes.txt", True),
        ('Who?\t"Ani\nand\nIgor\nand\nVanya"\n', "notes.txt", True),
        ("a\tb\n", "notes.tsv", False),
        ("", "notes.txt", False),
    ],
)
def test_notes_are_recognized_by_header_or_tabs(
    text: str, filename: str, *, expected: bool
) -> None:
    assert AnkiTsv().looks_like(text, filename) is expected


def test_card_whose_back_is_too_long_to_come_back_is_noted() -> None:
    question = Order(id="all", question="In which order?", items=("a" * 300, "b" * 300))
    pack = Pack(path=Path(), header=Header(id="x", title="X"), questions=(question,))
    assert any("can't be imported again" in note.message for note in AnkiTsv().write(pack).notes)
