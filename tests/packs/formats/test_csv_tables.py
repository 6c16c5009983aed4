"""Tables are imported in many layouts, and our own come back as they were exported."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.csv_tables import Csv
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Difficulty, Question, Rejected, Snippet, Source, Wrong
from tests.cases import for_each
from tests.packs.formats.losses import is_every_loss_told, tells_loss
from tests.samples import QUESTIONS

HEADER = Header(id="table", title="Table")


def read(text: str) -> Imported:
    return Csv().read(text, HEADER)


def only(text: str) -> Question:
    (question,) = read(text).questions
    return question


def messages(imported: Imported) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in imported.notes]


def there_and_back(questions: Sequence[Question]) -> tuple[Question, ...]:
    pack = Pack(path=Path("table.yaml"), header=HEADER, questions=tuple(questions))
    return read(Csv().write(pack).text).questions


class TestOurOwnTables:
    def test_every_kind_comes_back_whole(self) -> None:
        assert there_and_back(QUESTIONS) == QUESTIONS

    def test_every_field_comes_back(self) -> None:
        full = Number(
            id="full", question="How much?", answer=Decimal("-1.50"), tolerance=Decimal("0.25"),
            unit="kg", difficulty=Difficulty.HARD, hint="Less than you think.",
            explanation="It was\nweighed.", tags=("weights", "scales-2"), group="mass",
            spoiler=True, disputed="The baker says 2.",
            snippet=Snippet("if x:\n\ty = '|'\n    =1", "c++"),
            source=Source(title="Ledger", publisher="Mill", year=1899, url="https://example.org/l"),
        )  # fmt: skip
        empty = [
            name
            for name, field in fields_of(Number).items()
            if not field.is_required and getattr(full, name) == field.default
        ]
        assert empty == []
        assert there_and_back([full]) == (full,)

    @for_each(
        "text", ["a|b", "a\\|b", "\\", " x ", "a = b", "=1+1", "@me", '"', ",;\t", "x\ny", "\\ "]
    )
    def test_special_characters_of_the_format_in_texts_come_back(self, text: str) -> None:
        asked = Match(
            id="signs", question=f"Q{text}", pairs=((f"a{text}", f"b{text}"), ("c", "d")),
            decoys=(f"{text}e",),
        )  # fmt: skip
        assert there_and_back([asked]) == (asked,)

    @for_each(
        "text", ["a|b", "a\\|b", "\\", " x ", "a = b", "=1+1", "@me", '"', ",;\t", "x\ny", "\\ "]
    )
    def test_special_characters_in_lists_of_lists_come_back(self, text: str) -> None:
        answers = ((text, f"a{text}", f"{text}b"), (text,), ("c", text))
        asked = Blanks(id="signs", question="___ ___ ___", answers=answers)
        assert there_and_back([asked]) == (asked,)

    @for_each("text", ["a|b", "\\", " x ", "=1+1", "x\ny"])
    def test_rejected_answers_come_back_with_their_reasons(self, text: str) -> None:
        rejected = (Rejected(f"{text}b", text), Rejected(f"{text}c"))
        asked = Text(id="signs", question="Who?", answer="Ani", reject=rejected, exact=True)
        choice = Choice(id="other", question="Who?", answer="Ani", wrong=(Wrong("Igor", text),))
        assert there_and_back([asked, choice]) == (asked, choice)

    def test_the_largest_numbers_come_back(self) -> None:
        large = Number(id="large", question="How many?", answer=Decimal("1e29"))
        assert there_and_back([large]) == (large,)

    def test_what_the_pack_says_of_itself_is_noted_as_left_out(self) -> None:
        header = Header(id="table", title="Table", author="Ani", language="en")
        pack = Pack(path=Path("x"), header=header, questions=QUESTIONS)
        (note,) = Csv().write(pack).notes
        assert note.message.endswith(": the pack's title, author, language")


_TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")) | st.just("\n"), min_size=1
).filter(str.strip)


@given(question=_TEXTS, answer=_TEXTS, wrong=st.lists(st.tuples(_TEXTS, _TEXTS | st.just(""))))
def test_any_choice_comes_back(question: str, answer: str, wrong: list[tuple[str, str]]) -> None:
    asked = Choice(
        id="x", question=question, answer=answer, wrong=tuple(Wrong(*each) for each in wrong)
    )
    if wrong and not any(asked.faults()):
        assert there_and_back([asked]) == (asked,)


@given(st.text(st.sampled_from('qa,;\t|\\="\n\r1 ') | st.characters()))
def test_any_text_gives_a_result_or_says_that_it_is_not_a_table(text: str) -> None:
    for rest in (text, f"question,answer,options,kind\n{text}"):
        try:
            imported = read(rest)
        except PackError:
            continue
        assert is_every_loss_told(imported)


def test_blanks_are_separated_by_bars_and_their_spellings_by_equals_signs() -> None:
    table = "kind,question,answers\nblanks,The ___ in ___,Palme d'Or = Palme= | Cannes\n"
    (asked,) = read(table).questions
    assert isinstance(asked, Blanks)
    assert asked.answers == (("Palme d'Or", "Palme"), ("Cannes",))


def test_blanks_without_an_answer_each_are_left_out() -> None:
    imported = read("kind,question,answers\nblanks,The ___ in ___,Palme\ntext,Who?,Ani\n")
    assert [asked.question for asked in imported.questions] == ["Who?"]
    assert "blanks in the question: 2; answers in `answers`: 1" in messages(imported)[0][1]


class TestLayouts:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_the_delimiter_is_found(self, delimiter: str) -> None:
        rows = [["question", "answer"], ["One, two; or", "three"]]
        text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
        asked = only(text)
        assert (asked.question, asked.solution()) == ("One, two; or", ("three",))

    def test_spreadsheets_may_name_the_delimiter_in_the_first_line(self) -> None:
        imported = read("sep=;\nquestion;answer\nWho?;Ani\n;x\n")
        assert imported.questions[0].solution() == ("Ani",)
        assert [note.line for note in imported.notes] == [4]

    @pytest.mark.parametrize(
        "header",
        [
            "Question,Correct Answer,Wrong 1,Wrong-2",
            "PROMPT,answer,incorrect_answer_1,incorrect_answer_2",
            "term,definition,distractor a,distractor b",
        ],
    )
    def test_columns_go_by_many_names(self, header: str) -> None:
        asked = only(f"{header}\nWho?,Ani,Igor,Toros | Garnik\n")
        assert isinstance(asked, Choice)
        assert asked.answer == "Ani"
        # A column for a single option holds just one.
        assert asked.wrong == (Wrong("Igor"), Wrong("Toros | Garnik"))

    @for_each("correct", ["B", "b)", "2", "Igor", "igor"])
    @for_each("header", ["a,b,c", "Option A,Option B,Option C", "Answer 1,Answer 2,Answer 3"])
    def test_the_right_option_may_be_given_by_letter_number_or_text(
        self, header: str, correct: str
    ) -> None:
        asked = only(f"question,{header},correct\nWho?,Ani,Igor,Toros,{correct}\n")
        assert isinstance(asked, Choice)
        assert asked.answer == "Igor"
        assert asked.wrong == (Wrong("Ani"), Wrong("Toros"))

    def test_several_right_options_make_a_multiple(self) -> None:
        asked = only('question,a,b,c,correct\nWho?,Ani,Igor,Toros,"A, C"\n')
        assert isinstance(asked, Multiple)
        assert asked.answers == ("Ani", "Toros")

    def test_a_letter_without_an_option_is_left_out_with_its_line(self) -> None:
        imported = read("question,a,b,correct\nWho?,x,y,D\n")
        assert messages(imported) == [(2, "skipped question: no option “D”")]
        assert tells_loss(imported.notes[0])

    def test_options_are_counted_from_0_where_one_is_number_0(self) -> None:
        text = "question,options,correct\nWho?,x | y,1\nWhat?,v | w,0\n"
        assert [asked.solution() for asked in read(text).questions] == [("y",), ("v",)]
        assert (0, "read the numbers of correct options as starting from 0") in messages(read(text))

    def test_an_option_that_reads_like_a_number_goes_before_the_number(self) -> None:
        imported = read("question,options,correct\nHow many?,2 | 1 | 3,1\n")
        assert imported.questions[0].solution() == ("1",)
        assert imported.notes[0].line == 2

    def test_options_without_the_right_one_are_all_wrong(self) -> None:
        asked = only("question,choices,answer\nWho?,Igor | Toros,Ani\n")
        assert isinstance(asked, Choice)
        assert asked.wrong == (Wrong("Igor"), Wrong("Toros"))

    def test_without_a_header_question_answer_and_wrong_options_are_read(self) -> None:
        imported = read("Who?,Ani,Igor\n")
        assert imported.questions[0].solution() == ("Ani",)
        assert "no column names" in imported.notes[0].message

    def test_unknown_columns_are_noted_once(self) -> None:
        imported = read("question,answer,rating\nWho?,Ani,5\nWhat?,A film,4\n")
        assert [line for line, _ in messages(imported)] == [1]
        assert "left out the column “rating”" in imported.notes[0].message


class TestKinds:
    @for_each(
        ("header", "row", "kind"),
        [
            ("answer,wrong", "x,y", Choice),
            ("answer", "x", Text),
            ("answer,unit", "5,kg", Number),
            ("answer,tolerance", "5,1", Number),
            ("answer", "TRUE", TrueFalse),
            ("items", "a | b", Order),
            ("pairs", "a = b | c = d", Match),
            ("answers,wrong", "a | b,c", Multiple),
            ("answer,kind", "x,short answer", Text),
            ("answer,type,wrong", "x,Multiple Choice,y", Choice),
            ("answer,type,wrong", "x,multiple,y", Choice),
            ("answer,type,wrong", "True,boolean,False", TrueFalse),
        ],
    )
    def test_the_cells_decide_the_kind(self, header: str, row: str, kind: type) -> None:
        imported = read(f"question,{header}\nQ?,{row}\n")
        assert [type(asked) for asked in imported.questions] == [kind]
        assert imported.notes == ()

    def test_an_unknown_kind_is_guessed_with_a_note(self) -> None:
        imported = read("question,answer,kind\nWho?,Ani,riddle\n")
        assert isinstance(imported.questions[0], Text)
        assert messages(imported) == [(2, "unknown kind “riddle”; guessed it from the cells")]

    def test_a_value_that_is_not_a_number_is_kept_as_a_text(self) -> None:
        imported = read("question,answer,kind\nHow many?,a few,number\n")
        assert imported.questions[0].solution() == ("a few",)
        assert messages(imported) == [(2, "can't be kind `number`: “a few” isn't a number")]

    def test_what_a_kind_has_no_field_for_is_noted(self) -> None:
        imported = read("question,answer,items\nOrder!,x,a | b\n")
        assert [line for line, _ in messages(imported)] == [2]
        assert imported.notes[0].message.endswith("answer")


class TestCells:
    def test_bad_values_are_left_out_with_the_first_line_of_their_row(self) -> None:
        text = (
            "question,answer,difficulty,source year,source url,spoiler\n"
            '"Two\nlines?",x,,,,\n'
            "Who?,Ani,brutal,soon,nowhere,perhaps\n"
        )
        imported = read(text)
        assert len(imported.questions) == 2
        assert [line for line, _ in messages(imported)] == [4, 4, 4, 4]

    def test_a_question_of_several_lines_is_noted_on_its_first(self) -> None:
        imported = read('question,answer\n"Two\nlines?",\n')
        assert messages(imported) == [(2, "skipped question: `answer` is empty")]

    def test_tags_become_tags_with_a_note(self) -> None:
        imported = read('question,answer,category\nWho?,Ani,"Film Noir, oscars"\n')
        assert imported.questions[0].tags == ("film-noir", "oscars")
        assert messages(imported) == [(2, "changed the tag “Film Noir” to “film-noir”")]

    def test_ids_are_kept(self) -> None:
        assert only("id,question,answer\nmine,Who?,Ani\n").id == "mine"

    def test_a_source_alone_may_be_an_address(self) -> None:
        asked = only("question,answer,source\nWho?,Ani,https://example.org/a\n")
        assert asked.source == Source(url="https://example.org/a")

    def test_reasons_are_beside_wrong_options(self) -> None:
        asked = only("question,answer,wrong,because\nWho?,Ani,x | y, | not so\n")
        assert isinstance(asked, Choice)
        assert asked.wrong == (Wrong("x"), Wrong("y", "not so"))

    def test_reasons_are_beside_rejected_answers(self) -> None:
        table = "question,answer,reject,reject because\nWho?,Ani,Igor | ani | Toros,No. | | | ?\n"
        asked = only(table)
        assert isinstance(asked, Text)
        assert asked.reject == (Rejected("Igor", "No."), Rejected("Toros"))
        assert messages(read(table)) == [
            (2, "left out extra reasons: more than texts in `reject`"),
            (2, "left out the option “ani”: same as “Ani”"),
        ]

    def test_quotation_marks_that_do_not_pair_leave_nothing_out(self) -> None:
        text = 'question,answer\n"Anora" is what?,a film\n"open,x\nWho?,Ani\n'
        imported = read(text)
        asked = [(each.question, *each.solution()) for each in imported.questions]
        assert asked == [('"Anora" is what?', "a film"), ('"open', "x"), ("Who?", "Ani")]
        assert [note.line for note in imported.notes] == [2, 3]

    def test_line_ends_of_windows_are_line_ends(self) -> None:
        assert only("question,answer\r\nWho?,Ani\r\n").solution() == ("Ani",)

    @pytest.mark.parametrize("text", ["", "\n\n", "one column\nalone\n", "\x00"])
    def test_what_is_not_a_table_is_refused(self, text: str) -> None:
        with pytest.raises(PackError, match="not a table"):
            read(text)


@for_each(
    ("text", "filename", "expected"),
    [
        ("x", "quiz.csv", True),
        ("Question\tAnswer\nWho?\tAni\n", "quiz.txt", True),
        ("Who is it?\nA. Ani\nANSWER: A\n", "quiz.txt", False),
        ('{"question": 1, "answer": 2}', "quiz.json", False),
        ("# Tables\n\nquestion,answer\nWho?,Ani\n", "README.md", False),
        ("question,answer\nWho?,Ani\n", "page.HTML", False),
        ("'question','answer'\n", "tables.py", False),
        ("question,answer\nWho?,Ani\n", "standard input", True),
        ("", "quiz.txt", False),
    ],
)
def test_tables_are_recognized_by_name_or_header(
    text: str, filename: str, *, expected: bool
) -> None:
    assert Csv().looks_like(text, filename) is expected


def test_line_or_row_that_is_far_too_long_is_refused() -> None:
    with pytest.raises(PackError, match="line 2 has more than 1,000,000 characters"):
        read(f"question,answer\nq,{'x' * 1_100_000}\n")
    found = read('question,answer\nq,"' + f"{'x' * 9_000}\n" * 200)
    assert "unmatched quotation marks" in found.notes[0].message
