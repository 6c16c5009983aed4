"""Tables of quiz sites and spreadsheets are understood by the names of their columns."""

from collections.abc import Sequence

import pytest

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.csv_tables import Csv
from anora_quiz.packs.formats.csv_tables.column_names import role_of
from anora_quiz.packs.pack import Header
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question
from tests.cases import for_each

_HEADER = Header(id="table", title="Table")

_WAYGROUND = """\
Question Text,Question Type,Option 1,Option 2,Option 3,Option 4,Option 5,Correct Answer,\
Time in seconds,Image Link,Answer explanation
"Text of the question
(required)","Question Type
(default: choice)","Text for option 1
(required in most cases)",Text for option 2,"Text for option 3

(optional)",,,"The correct option choice (between 1-5).
Leave blank for ""Poll"".","Time in seconds
(optional)",Link of the image,Explanation for the answer
Who shows the seats?,Multiple Choice,Usher,Pianist,Cashier,,,1,20,https://a.example,At the door.
Which are on the ground floor?,Checkbox,Stalls,Pit,Balcony,,,"1,2",45,,
Name a seat in front,Fill-in-the-Blank,Row A,Row B,,,,,60,,
How was it?,Open-Ended,,,,,,,180,,
Which do you like?,Poll,Stalls,Balcony,,,,,20,,
Draw a seat,Draw,,,,,,,20,,
"""
_KAHOOT = """\
,,,,,,,
,Quiz template,,,,,,
,"Add questions, at least two answer alternatives, and choose correct answers.",,,,,,
,Remember: questions have a limit of 120 characters.,,,,,,
,,,,,,,
,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,\
Answer 3 - max 75 characters,Answer 4 - max 75 characters,"Time limit (sec) – 5, 10, or 20 secs",\
Correct answer(s) - choose at least one
1,Who shows the seats?,Usher,Pianist,Cashier,,20,1
2,Which are on the ground floor?,Balcony,Pit,Stalls,Box,30,"2,3"
3,,,,,,,
4,,,,,,20,
"""
_BLOOKET = """\
"Blooket
Import Template",,,,,,,
Question #,Question Text,Answer 1,Answer 2,"Answer 3
(Optional)","Answer 4
(Optional)","Time Limit (sec)
(Max: 300 seconds)","Correct Answer(s)
(Only include Answer #)"
1,Who shows the seats?,Pianist,Usher,,,20,2
2,Which are on the ground floor?,Balcony,Pit,Stalls,Box,20,"2,3"
"""
_GIMKIT = """\
Gimkit Spreadsheet Import Template,,,,
Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional),\
Incorrect Answer 3 (Optional)
Who shows the seats?,Usher,Pianist,Cashier,
Who plays in front?,Pianist,Usher,,
"""


def read(text: str) -> Imported:
    return Csv().read(text, _HEADER)


def solved(text: str) -> list[tuple[str, ...]]:
    return [asked.solution() for asked in read(text).questions]


def messages(imported: Imported) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in imported.notes]


def only(text: str) -> Question:
    (question,) = read(text).questions
    return question


class TestTemplates:
    def test_wayground(self) -> None:
        imported = read(_WAYGROUND)
        assert [type(asked) for asked in imported.questions] == [Choice, Multiple, Text]
        assert [asked.solution() for asked in imported.questions] == [
            ("Usher",),
            ("Stalls", "Pit"),
            ("Row A",),
        ]
        text = imported.questions[2]
        assert isinstance(text, Text)
        assert text.accept == ("Row B",)
        assert imported.questions[0].explanation == "At the door."
        assert messages(imported) == [
            (1, "left out columns “Time in seconds”, “Image Link”"),
            (2, "left out a row that describes the columns"),
            (13, "skipped question: “Open-Ended” has no correct answer"),
            (14, "skipped question: “Poll” has no correct answer"),
            (15, "skipped question: “Draw” has no correct answer"),
        ]

    def test_kahoot_with_its_instructions_and_its_empty_rows(self) -> None:
        imported = read(_KAHOOT)
        assert [asked.solution() for asked in imported.questions] == [("Usher",), ("Pit", "Stalls")]
        assert messages(imported) == [
            (2, "left out what is above the column names on line 6"),
            (6, "left out the column “Time limit (sec) – 5, 10, or 20 secs”"),
        ]
        assert imported.found == 2

    def test_blooket_with_its_banner(self) -> None:
        imported = read(_BLOOKET)
        assert [asked.question for asked in imported.questions] == [
            "Who shows the seats?",
            "Which are on the ground floor?",
        ]
        assert [asked.solution() for asked in imported.questions] == [("Usher",), ("Pit", "Stalls")]
        assert [line for line, _ in messages(imported)] == [1, 3]

    def test_gimkit_with_its_banner(self) -> None:
        assert solved(_GIMKIT) == [("Usher",), ("Pianist",)]
        assert [line for line, _ in messages(read(_GIMKIT))] == [1]

    def test_cards_of_quizlet_without_column_names(self) -> None:
        imported = read("usher\tshows the seats\nstalls\tseats on the ground floor\n")
        assert [asked.question for asked in imported.questions] == ["usher", "stalls"]
        assert [line for line, _ in messages(imported)] == [1]

    def test_points_and_required_of_a_form_are_left_out(self) -> None:
        imported = read(
            "Question,Type,Required,Option A,Option B,Answer,Points\n"
            "Who shows the seats?,Dropdown,TRUE,Usher,Pianist,A,5\n"
        )
        assert [asked.solution() for asked in imported.questions] == [("Usher",)]
        assert messages(imported) == [(1, "left out columns “Required”, “Points”")]

    def test_letters_of_several_columns_for_answers_name_options(self) -> None:
        text = (
            "questionname,questiontext,A,B,C,D,Answer 1,Answer 2,answernumbering,correctfeedback\n"
            "one,Who shows the seats?,Usher,Pianist,,,A,,abc,Right!\n"
            "two,Which are on the ground floor?,Balcony,Pit,Stalls,,B,C,abc,\n"
        )
        assert solved(text) == [("Usher",), ("Pit", "Stalls")]
        assert read(text).questions[0].explanation == "Right!"

    def test_distractors_and_support_of_a_data_set(self) -> None:
        asked = only(
            "question,distractor3,distractor1,distractor2,correct_answer,support\n"
            "Who shows the seats?,Pianist,Cashier,Author,Usher,Ushers have a lamp.\n"
        )
        assert isinstance(asked, Choice)
        assert [wrong.text for wrong in asked.wrong] == ["Pianist", "Cashier", "Author"]
        assert asked.explanation == "Ushers have a lamp."

    def test_lists_as_programs_write_them(self) -> None:
        imported = read(
            "category,type,difficulty,question,correct_answer,incorrect_answers\n"
            'Seats,multiple,easy,Who shows the seats?,Usher,"[\'Pianist\', ""Author\'s son""]"\n'
            "Seats,boolean,hard,The pianist sits.,True,['False']\n"
        )
        first, second = imported.questions
        assert isinstance(first, Choice)
        assert [wrong.text for wrong in first.wrong] == ["Pianist", "Author's son"]
        assert isinstance(second, TrueFalse)
        assert (0, "split the column “incorrect_answers” at commas in brackets") in messages(
            imported
        )

    def test_options_and_a_letter_without_column_names(self) -> None:
        text = "Who shows the seats?,Pianist,Usher,Cashier,B\nWho plays in front?,Pianist,x,y,A\n"
        assert solved(text) == [("Usher",), ("Pianist",)]
        assert "read as question, options, correct option" in read(text).notes[0].message


class TestWithoutColumnNames:
    @for_each("labels", ["BA", "21", ["Usher", "Pianist"]])
    def test_what_names_an_option_at_the_end_of_each_row_is_the_correct_one(
        self, labels: Sequence[str]
    ) -> None:
        first, second = labels
        text = (
            f"Who shows the seats?,Pianist,Usher,{first}\nWho plays in front?,Pianist,x,{second}\n"
        )
        assert solved(text) == [("Usher",), ("Pianist",)]

    def test_sums_are_questions(self) -> None:
        assert solved("5+5,10\n7+3,10\n8 - 2,6\n") == [("10",), ("10",), ("6",)]

    def test_statements_share_their_answers(self) -> None:
        text = "".join(f"Seat {number} is in front of me,True\n" for number in range(9))
        assert solved(text) == [("true",)] * 9

    def test_a_banner_does_not_name_columns(self) -> None:
        with pytest.raises(PackError, match='line 2, only "Card" and "Reply"'):
            read("My quiz,\nCard,Reply\nWho shows the seats?,Usher\n")


def test_a_column_with_the_name_of_a_field_goes_before_others() -> None:
    assert solved("clue,question,solution,answer\n1,Who?,2,Ani\n") == [("Ani",)]


def test_bars_may_delimit_columns() -> None:
    asked = only("question| answer 1| answer 2| correction\nWho, and why?| Ani| Igor, too|b\n")
    assert isinstance(asked, Choice)
    assert (asked.question, asked.answer, asked.wrong[0].text) == (
        "Who, and why?",
        "Igor, too",
        "Ani",
    )


def test_a_table_in_markdown_has_a_line_of_dashes() -> None:
    assert solved("| Question | Answer |\n|---|:--|\n| Who? | Ani |\n") == [("Ani",)]


def test_labels_in_each_line_are_no_column_names() -> None:
    assert not Csv().looks_like("Question: Who?, Answer: Ani\n" * 3, "seats.txt")


def test_a_row_with_more_cells_than_columns_is_skipped() -> None:
    imported = read("question,answer\nWho, and why?,Ani\nWho?,Ani\n")
    assert [asked.question for asked in imported.questions] == ["Who?"]
    assert [line for line, _ in messages(imported)] == [2]
    assert "more cells than columns" in imported.notes[0].message


def test_ten_thousand_questions_with_their_column_names_are_read() -> None:
    assert len(read("question,answer\n" + "Who?,Ani\n" * 10_000).questions) == 10_000


@for_each(
    ("title", "role"),
    [
        ("Question Text", ("question", "")),
        ("question_text", ("question", "")),
        ("questionText", ("question", "")),
        ("QUESTIONS *", ("question", "")),
        ("Question (required)", ("question", "")),
        ("Question - max 120 characters", ("question", "")),
        ("1. Question", ("question", "")),
        ("Question #", ("unused", "")),
        ("#", ("unused", "")),
        ("Sr. No.", ("unused", "")),
        ("Answer 1 - max 75 characters", ("option", "1")),
        ("Answer 3\n(Optional)", ("option", "3")),
        ("option_b", ("option", "b")),
        ("optionB", ("option", "b")),
        ("Option 2 Text", ("option", "2")),
        ("Choice C", ("option", "c")),
        ("Incorrect Answer 2 (Optional)", ("wrong option", "2")),
        ("Wrong-2", ("wrong option", "2")),
        ("Correct Answer", ("answer", "")),
        ("correctAnswerIndex", ("answer", "")),
        ("Correct option (1-4)", ("answer", "")),
        ("Correct answer(s) - choose at least one", ("answers", "")),
        ("Answer 1 (correct)", ("answer", "")),
        ("Answer Key", ("answer", "")),
        ("correct_option_ids", ("answer", "")),
        ("Time limit (sec)", ("unused", "")),
        ("Image Link", ("unused", "")),
        ("Topic", ("tags", "")),
        ("Rationale", ("explanation", "")),
        ("Rating", ("", "")),
        ("", ("", "")),
    ],
)
def test_what_a_column_holds_is_known_by_its_title(title: str, role: tuple[str, str]) -> None:
    assert role_of(title) == role


class TestRightOptions:
    @for_each(
        ("correct", "solution"),
        [
            ("2", ("Igor",)),
            ("2.0", ("Igor",)),
            ("B", ("Igor",)),
            ("b)", ("Igor",)),
            ("(B)", ("Igor",)),
            ("option_b", ("Igor",)),
            ("Option B", ("Igor",)),
            ("optionB", ("Igor",)),
            ("Option 2", ("Igor",)),
            ("igor", ("Igor",)),
            ("B) Igor", ("Igor",)),
            ("1,3", ("Ani", "Toros")),
            ("1 and 3", ("Ani", "Toros")),
            ("A;C", ("Ani", "Toros")),
            ("AC", ("Ani", "Toros")),
            ("option_a, option_c", ("Ani", "Toros")),
            ("Ani; Toros", ("Ani", "Toros")),
        ],
    )
    def test_they_are_named_in_any_way(self, correct: str, solution: tuple[str, ...]) -> None:
        table = (
            f'question,option_a,option_b,option_c,correct_answer\nWho?,Ani,Igor,Toros,"{correct}"\n'
        )
        imported = read(table)
        assert [asked.solution() for asked in imported.questions] == [solution]
        assert imported.notes == ()

    @for_each(
        ("header", "correct"),
        [
            ("b,a,c", "B"),
            ("option b,option a", "B"),
            ("option 2,option 1,option 3", "2"),
            ("réponse b,réponse a,x", "réponse b"),
        ],
    )
    def test_columns_may_be_in_any_order(self, header: str, correct: str) -> None:
        blank = "," * (header.count(",") - 1)
        assert solved(f"question,{header},answer\nWho?,Ani,Igor{blank},{correct}\n") == [("Ani",)]

    def test_numbers_of_a_column_are_numbers_where_options_are_numbers_too(self) -> None:
        text = (
            "question,option 1,option 2,option 3,answer\n"
            "How many?,2,3,1,3\nWho?,Ani,Igor,Toros,2\nWhere?,in,on,at,1\n"
        )
        assert solved(text) == [("1",), ("Igor",), ("in",)]

    def test_texts_of_a_column_are_texts_where_one_is_the_number_of_an_option(self) -> None:
        text = "question,option 1,option 2,answer\nHow many?,2,1,2\n2 + 5?,7,8,7\n3 + 5?,7,8,8\n"
        assert solved(text) == [("2",), ("7",), ("8",)]

    def test_letters_of_a_column_are_letters_where_options_are_letters_too(self) -> None:
        text = (
            "question,a,b,c,answer\nFirst letter?,b,c,a,C\nWho?,Ani,Igor,Toros,A\nWhere?,x,y,z,B\n"
        )
        assert solved(text) == [("a",), ("Ani",), ("y",)]

    def test_an_option_that_looks_like_another_is_not_lost_silently(self) -> None:
        text = "question,a,b,c,answer\nHow much?,22,–22,5,–22\nHow many?,7,7,8,8\n"
        assert solved(text) == [("–22",), ("8",)]
        assert messages(read(text)) == [(3, "left out the option “7”: same as “7”")]

    def test_numbers_are_counted_from_1_in_all_rows_or_in_none(self) -> None:
        text = "question,a,b,c,d,answer\nWho?,x,y,z,w,4\nWhere?,x,y,,w,3\nWhen?,x,y,z,w,1\n"
        assert solved(text) == [("w",), ("x",)]
        assert messages(read(text)) == [(3, "skipped question: no option “3”")]

    def test_a_row_that_does_it_in_another_way_is_noted(self) -> None:
        text = "question,a,b,answer\nWho?,Ani,Igor,A\nWhere?,in,on,B\nWhat?,this,that,this\n"
        assert solved(text) == [("Ani",), ("on",), ("this",)]
        expected = "read “this” as the text of the correct option, unlike in most rows"
        assert messages(read(text)) == [(4, expected)]

    def test_an_answer_that_is_no_option_is_skipped_where_others_are(self) -> None:
        text = "question,a,b,answer\nWho?,Ani,Igor,Ani\nWhere?,in,on,under\nWhat?,this,that,this\n"
        assert solved(text) == [("Ani",), ("this",)]
        assert messages(read(text)) == [(3, "skipped question: no option “under”")]

    def test_where_no_answer_is_an_option_all_options_are_wrong(self) -> None:
        text = "Question,Correct Answer,Answer 2,Answer 3\nWho?,Ani,Igor,Toros\nWhere?,in,on,at\n"
        assert solved(text) == [("Ani",), ("in",)]
        assert [line for line, _ in messages(read(text))] == [2]

    def test_a_column_of_answers_beside_the_correct_one_has_the_options(self) -> None:
        imported = read("question,answers,correct\nWho?,Ani | Igor,2\nWhere?,in | on,1\n")
        assert [asked.solution() for asked in imported.questions] == [("Igor",), ("in",)]

    def test_options_counted_from_0_have_columns_counted_from_1(self) -> None:
        text = "question,answer1,answer2,correct_index\nWho?,Ani,Igor,0\nWhere?,in,on,1\n"
        assert solved(text) == [("Ani",), ("on",)]
        assert (0, "read the numbers of correct options as starting from 0") in messages(read(text))

    def test_an_index_without_0_may_be_counted_from_0(self) -> None:
        text = "question,a1,a2,a3,correctIndex\nWho?,Ani,Igor,Toros,1\nWhere?,in,on,at,2\n"
        assert solved(text) == [("Ani",), ("on",)]
        assert messages(read(text)) == [
            (0, "read the numbers of correct options as starting from 1; none is 0")
        ]

    @for_each("options", ["Ani; Igor; Toros", '"Ani, Igor, Toros"', '"Ani\nIgor\nToros"'])
    def test_options_in_one_cell_are_split_with_a_note(self, options: str) -> None:
        imported = read(f"question,options,answer\nWho?,{options},Igor\n")
        (asked,) = imported.questions
        assert isinstance(asked, Choice)
        assert [wrong.text for wrong in asked.wrong] == ["Ani", "Toros"]
        assert "split the column “options” at" in imported.notes[0].message

    def test_options_that_cannot_be_split_make_no_question(self) -> None:
        imported = read('question,options,answer\nWho?,"A) Ani B) Igor",Igor\n')
        assert messages(imported) == [(2, "skipped question: no option “Igor”")]

    def test_lists_are_split_where_most_cells_are_lists(self) -> None:
        first, second = read(
            "question,answer,incorrect answers,accepted answers\n"
            'Who?,Ani,"Igor, Toros",\nThe usher sits.,True,False,\n'
        ).questions
        assert isinstance(first, Choice)
        assert [wrong.text for wrong in first.wrong] == ["Igor", "Toros"]
        assert isinstance(second, TrueFalse)

    def test_entities_of_html_do_not_split(self) -> None:
        asked = only("question,answer,options\nWho?,Ani,Ani;R&amp;B;&quot;Igor&quot;\n")
        assert isinstance(asked, Choice)
        assert [wrong.text for wrong in asked.wrong] == ["R&amp;B", "&quot;Igor&quot;"]

    def test_accepted_answers_are_split_too(self) -> None:
        asked = only("question,answer,accepted answers\nWho?,Ani,Anora; Mikheeva\n")
        assert isinstance(asked, Text)
        assert asked.accept == ("Anora", "Mikheeva")
        asked = only('question,answer,accepted answers\nHow many?,1000,"1,000"\n')
        assert isinstance(asked, Text)
        assert asked.accept == ("1,000",)

    def test_snippets_keep_their_indents(self) -> None:
        asked = only('question,answer,snippet\nWhat is x? ,3,"  x = 3\n  y = 4"\n')
        assert asked.question == "What is x?"
        assert asked.snippet is not None
        assert asked.snippet.text == "  x = 3\n  y = 4"

    def test_a_column_for_one_wrong_option_is_not_split(self) -> None:
        asked = only('question,answer,wrong\nWhere?,"Paris, Texas","Paris, France"\n')
        assert isinstance(asked, Choice)
        assert [wrong.text for wrong in asked.wrong] == ["Paris, France"]

    @for_each(
        ("kind", "expected"),
        [
            ("Multiple Choice", Choice), ("MCQ", Choice), ("multichoice", Choice),
            ("True/False", TrueFalse), ("TF", TrueFalse), ("Radio Button", Choice),
            ("yes-no", TrueFalse), ("dropdown", Choice),
        ],
    )  # fmt: skip
    def test_kinds_go_by_many_names(self, kind: str, expected: type) -> None:
        imported = read(f"question,type,option 1,option 2,answer\nWho?,{kind},True,False,1\n")
        assert [type(asked) for asked in imported.questions] == [expected]
        assert imported.notes == ()

    @for_each("kind", ["Fill in the blank", "gap fill", "FIB", "Short answer", "paragraph"])
    def test_a_question_to_fill_in_is_typed(self, kind: str) -> None:
        assert isinstance(only(f"question,type,answer\nWho?,{kind},Ani\n"), Text)

    def test_an_open_question_with_an_answer_is_typed(self) -> None:
        assert isinstance(only("question,type,answer\nWho?,Open-Ended,Ani\n"), Text)


class TestRefusals:
    @for_each(
        ("text", "message", "hint"),
        [
            (
                "Card,Reply\nWho shows the seats?,Usher\nWho plays in front?,Pianist\n",
                (
                    "no column for the questions and the correct answers on line 1, only"
                    ' "Card" and "Reply"'
                ),
                'name them "question" and "answer"',
            ),
            (
                "Question,Anwser\nWho?,Ani\n",
                'no column for the correct answers on line 1, only "Question" and "Anwser"',
                'for "Anwser", did you mean "answer"?',
            ),
            (
                "Question,Option 1,B\nWho?,Ani,Igor\n",
                'no column for the correct answers on line 1, only "Question", "Option 1", and "B"',
                'add a column "answer" with the number of the correct option',
            ),
            (
                "Prompt,Reply\nusher,shows the seats\nstalls,in front\n",
                'no column for the correct answers on line 1, only "Prompt" and "Reply"',
                'name it "answer"',
            ),
            (
                "What we ask people,Why\nWho?,Ani\nWhere?,in\n",
                '"What we ask people" and "Why"',
                'name them "question" and "answer"',
            ),
            (
                "Question,Uno,Due,Answer\nWho?,Ani,Igor,B\n",
                'the answers refer to options, but no column has them: "Uno" and "Due"',
                'name the columns of options "option 1", "option 2", and so on',
            ),
            (
                "My quiz,,\nClue text?,,\nTitle,Option 1,Correct\nWho?,Ani,1\n",
                'no column for the questions on line 3, only "Title", "Option 1", and "Correct"',
                'name it "question"',
            ),
            (
                "Time,Mail\n2026-01-01,ani@example.org\n",
                (
                    "no column for the questions and the correct answers on line 1, only"
                    ' "Time" and "Mail"'
                ),
                'name them "question" and "answer"',
            ),
        ],
    )
    def test_column_names_that_are_not_understood(self, text: str, message: str, hint: str) -> None:
        with pytest.raises(PackError) as refusal:
            read(text)
        assert str(refusal.value).endswith(message)
        assert refusal.value.hint == hint

    @for_each(
        "text",
        [
            "Dear usher, how are the seats?\nI write to you, as I said, today.\nYours\nAni\n",
            '{"seats": 3, "rows": [1, 2],\n"price": 5, "currency": "euro"}\n',
            "<ul>\n<li>one, two</li>\n<li>three, four</li>\n</ul>\n",
            "1,2,3\n4,5,6\n7,8,9\n",
            "2026-01-01 10:00:00,INFO,Started\n2026-01-01 10:00:01,INFO,Ended\n",
            "Ani,ani@example.org,555 123\nIgor,igor@example.org,555 124\n",
            "Who shows the seats?,Seats,Usher,1\n" * 5,
            "seat a,seat a\nseat b,seat b\n",
            '{"question": "Who?", "answer": "Ani"}\n',
        ],
    )
    def test_what_is_not_a_table_of_questions(self, text: str) -> None:
        with pytest.raises(PackError, match="questions"):
            read(text)
