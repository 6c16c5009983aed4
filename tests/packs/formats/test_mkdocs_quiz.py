"""Quizzes of mkdocs-quiz are found in pages of Markdown, in the syntax of all its versions."""

import pytest

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.mkdocs_quiz import MkdocsQuiz
from anora_quiz.packs.pack import Header
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question, Snippet, Wrong
from tests.cases import for_each

_HEADER = Header(id="film", title="Film")
_ANI = "<quiz>\nWho?\n- [x] Ani\n- [ ] Zoe\n</quiz>\n"


def _read(text: str) -> Imported:
    return MkdocsQuiz().read(text, _HEADER)


def _one(body: str) -> Question:
    [question] = _read(f"<quiz>\n{body}\n</quiz>\n").questions
    return question


def _choice(body: str) -> Choice:
    question = _one(body)
    assert isinstance(question, Choice)
    return question


def _notes(text: str) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in _read(text).notes]


# Options


@for_each(
    "body",
    [
        "Who edits?\n- [x] Baker\n- [ ] Coco\n- [] Ani",
        "Who edits?\n\n* [ ] Coco\n\n* [X] Baker\n* [ ] Ani\n",
        "Who edits?\n1. [ ] Coco\n2. [x] Baker\n3) [ ] Ani",
        "    Who edits?\n    - [ ] Coco\n    - [x] Baker\n    - [ ] Ani",
        "\nWho\nedits?\n+ [ ] Coco\n+ [x]   **Baker**\n+ [ ] `Ani`",
    ],
)
def test_one_marked_option_is_a_choice(body: str) -> None:
    question = _choice(body)
    assert (question.question, question.answer) == ("Who edits?", "Baker")
    assert {each.text for each in question.wrong} == {"Coco", "Ani"}


def test_several_marked_options_are_multiple() -> None:
    question = _one("Which?\n- [x] 2\n- [ ] 3\n- [x] 4")
    assert isinstance(question, Multiple)
    assert (question.answers, question.wrong) == (("2", "4"), (Wrong("3"),))


def test_true_and_false_are_a_statement() -> None:
    assert isinstance(_one("It was film.\n- [x] True\n- [ ] False"), TrueFalse)


@for_each(
    "body",
    [
        "Who?\n- [x] Ani\n> Short for Anora.\n- [ ] Zoe\n> She is\n> *not*.\n\nSee the film.",
        "Who?\n- [x] Ani\n  > Short for Anora.\n- [ ] Zoe\n  > She is\n  > *not*.\n\nSee the film.",
        "Who?\n- [x] Ani\n\n> Short for Anora.\n\n- [ ] Zoe\n> She is *not*.\n\n---\nSee the film.",
        "Who?\n- [x] Ani\n\n    > Short for Anora.\n\n- [ ] Zoe\n  > She is *not*.\nSee the film.",
    ],
)
def test_feedback_is_the_reason_or_explains(body: str) -> None:
    question = _choice(body)
    assert question.wrong == (Wrong("Zoe", "She is not."),)
    assert question.explanation == "Short for Anora.\n\nSee the film."


def test_quote_after_the_last_answer_is_shown_after_all() -> None:
    question = _choice("Who?\n- [x] Ani\n- [ ] Zoe\n\n> **Note:** short for Anora.")
    assert question.wrong == (Wrong("Zoe"),)
    assert question.explanation == "Note: short for Anora."


def test_option_goes_on_in_indented_lines() -> None:
    body = "Which?\n- [x] this one\n  or\n\n  ```py\n  a = 1\n    b\n  ```\n- [ ] that\n  one"
    question = _choice(body)
    assert question.answer == "this one or\n\na = 1\n  b"
    assert question.wrong == (Wrong("that one"),)


@for_each(
    ("info", "language"),
    [
        ("python", "python"),
        (' py title="a.py" hl_lines="2"', "py"),
        ("{.python .x}", "python"),
        ("", "text"),
        ("!?", "text"),
    ],
)
def test_code_at_the_end_of_a_question_is_a_snippet(info: str, language: str) -> None:
    question = _choice(
        f"What is **this**?\n```{info}\n- [x] *a*\n  > b\n```\n- [x] A list\n- [ ] A word"
    )
    assert question.question == "What is this?"
    assert question.snippet == Snippet("- [x] *a*\n  > b", language)
    [blanks] = _read(f"<quiz>\nIt is [[a]]:\n```{info}\nx  = 1\n```\n---\nYes.</quiz>").questions
    assert blanks.snippet == Snippet("x  = 1", language)


@for_each(
    ("body", "shown"),
    [
        ("```\na\n```\nWhat is above?", "a\n\nWhat is above?"),
        ("Is this:\n```\na\n```\nor this:\n```\nb\n```", "Is this:\n\na\n\nor this:\n\nb"),
        ("```\na\n```", "a"),
    ],
)
def test_other_code_stays_in_the_question(body: str, shown: str) -> None:
    question = _choice(f"{body}\n- [x] A list\n- [ ] A word")
    assert (question.question, question.snippet) == (shown, None)


def test_code_with_blanks_stays_in_the_question() -> None:
    question = _one("Fill in:\n```python\n[[print]](1)\n  x\n```")
    assert (question.question, question.snippet) == ("Fill in:\n\n_____(1)\n  x", None)


def test_list_after_other_text_is_no_answer() -> None:
    question = _choice("Who?\n- [x] Ani\n- [ ] Zoe\n\nTo do:\n\n- [ ] See the film")
    assert question.wrong == (Wrong("Zoe"),)
    assert question.explanation == "To do:\n\n- [ ] See the film"


@for_each(
    ("body", "reason"),
    [
        ("Who?\n- [ ] Ani\n- [ ] Zoe", "no option is marked correct"),
        ("Who?\n- [x] Ani\n- [o] Zoe", "line 4: “[o]” is neither [x] nor [ ]"),
        ("Who?\n- Ani\n- Zoe", "no options ([x] or [ ]) and no blanks ([[…]])"),
        ("- [x] Ani\n- [ ] Zoe", "no question text"),
        ("Which?\n- [x] a\n- [x] b", "every option is correct"),
        ("Which?\n- [x] a" + "\n- [ ] b" * 1000, "more than 1,000 options"),
        ("[[a]] " * 101, "more than 100 blanks"),
        ("a" * 200_000, "longer than 200,000 characters"),
    ],
)
def test_quiz_that_cannot_be_asked_is_told(body: str, reason: str) -> None:
    assert _notes(f"<quiz>\n{body}\n</quiz>") == [(1, f"skipped question: {reason}")]


def test_link_in_a_list_is_no_box() -> None:
    question = _choice("Who?\n- [x] Ani\n- [ ] Zoe\n\n- [a](https://a.org)\n- [b]: c")
    assert question.wrong == (Wrong("Zoe"),)


def test_words_of_the_earlier_syntax_are_text_beside_boxes() -> None:
    question = _choice("question: Who?\n- [x] Ani\n- [ ] Zoe\n\nanswer: She.")
    assert (question.question, question.explanation) == ("question: Who?", "answer: She.")


# Blanks


@for_each("rule", ["---", "  -----  "])
def test_words_in_brackets_are_blanks(rule: str) -> None:
    body = f"It won the [[Palme d'Or]] in\n[[ `Cannes` ]], ___ 2024.\n{rule}\nIn **May**."
    question = _one(body)
    assert isinstance(question, Blanks)
    assert question.question == "It won the _____ in _____, __ 2024."
    assert question.answers == (("Palme d'Or",), ("Cannes",))
    assert question.explanation == "In May."


def test_blanks_can_be_in_code_and_side_by_side() -> None:
    question = _one("Run `git [[init]]`: [[a]][[b]]")
    assert isinstance(question, Blanks)
    assert question.question == "Run `git _____`: _____ _____"


def test_brackets_beside_options_are_no_blanks() -> None:
    question = _choice("What does `[[ -f x ]]` do?\n- [x] It looks for x\n- [ ] Nothing")
    assert question.question == "What does `[[ -f x ]]` do?"


def test_control_character_makes_no_blank() -> None:
    question = _one("It\x02 is [[a]]")
    assert isinstance(question, Blanks)
    assert (question.question, question.answers) == ("It is _____", (("a",),))


def test_escaped_brackets_are_no_blanks() -> None:
    question = _one(r"\[\[a\]\] and [[b]]")
    assert isinstance(question, Blanks)
    assert (question.question, question.answers) == ("[[a]] and _____", (("b",),))


# Pages


def test_page_has_a_title_settings_tags_and_headings() -> None:
    page = (
        "---\ntitle: The *film*\nauthor: [Ani, Igor]\ndescription: About it\ntags:\n  - cast\n"
        "quiz:\n  shuffle_answers: true\n  auto_number: true\n---\n"
        f"# Title\n\n## crew\n{_ANI}\n### On the *set*\n\n{_ANI}## ?!\n{_ANI}"
    )
    imported = _read(page)
    header = imported.header
    assert (header.title, header.author, header.about) == ("The *film*", "Ani, Igor", "About it")
    assert [each.tags for each in imported.questions] == [
        ("cast", "crew"),
        ("cast", "on-the-set"),
        ("cast",),
    ]
    assert [(note.line, note.message) for note in imported.notes] == [
        (7, "left out the page's quiz settings: shuffle_answers, auto_number"),
        (13, "kept the heading “crew” as a tag: crew"),
        (20, "kept the heading “On the set” as a tag: on-the-set"),
        (27, "left out the heading “?!”"),
    ]


def test_first_heading_is_the_title_and_one_section_no_tag() -> None:
    imported = _read(f"Text\n\n# A *quiz* {{#quiz .big}}\n\n# Quiz\n{_ANI}{_ANI}")
    assert imported.header.title == "A quiz"
    assert [each.tags for each in imported.questions] == [(), ()]


def test_control_characters_in_the_title_are_told() -> None:
    imported = _read(f"# Fi\x02lm\n{_ANI}")
    assert imported.header.title == "Film"
    assert [note.line for note in imported.notes] == [1]


def test_page_without_a_title_keeps_the_name_of_its_file() -> None:
    assert _read(_ANI).header == _HEADER


@for_each(
    "hidden",
    [
        "```markdown\n{}```\n",
        "~~~~ md\n```\n{}```\n~~~~\n",
        '=== "Syntax"\n\n    ````\n    {}\n    ````\n',
        "<!--\n{}-->\n",
        "Use `<quiz>` and `</quiz>`.\n",
    ],
)
def test_quiz_in_code_or_in_a_comment_is_none(hidden: str) -> None:
    imported = _read(f"{hidden.format(_ANI)}\n{_ANI}")
    assert imported.found == 1


@for_each("open_end", ["```python\n", "<!-- \n", "~~~\n```\n"])
def test_code_that_is_not_closed_hides_no_quiz(open_end: str) -> None:
    assert _read(f"{open_end}\n{_ANI}").found == 1


def test_quiz_that_is_not_closed_ends_with_its_answers() -> None:
    page = f"<quiz>\nWho?\n- [x] Igor\n- [ ] Toros\n\nText.\n\n{_ANI}"
    imported = _read(page)
    assert [each.explanation for each in imported.questions] == ["", ""]
    assert _notes(page) == [(1, "the quiz isn't closed; read up to its last answer")]


def test_tag_can_have_an_id_and_other_settings() -> None:
    text = '<Quiz id="who" shuffle={true}>\nWho?\n- [x] Ani\n- [ ] Zoe\n</Quiz>'
    [question] = _read(text).questions
    assert question.id == "who"
    assert _notes(text) == [(1, "left out the tag's settings: shuffle")]


def test_quiz_is_closed_in_its_last_line() -> None:
    assert _choice("Who?\n- [ ] Zoe\n- [x] Ani</quiz> <quiz>").answer == "Ani"


def test_page_without_quizzes_is_refused() -> None:
    with pytest.raises(PackError, match="this page has no quiz outside code blocks"):
        _read(f"```\n{_ANI}```\n")


# Before version 1.0


@for_each(
    "text",
    [
        (
            "<?quiz?>\nquestion: Who <b>edits</b>?\nanswer: Coco\nanswer-correct: <b>Baker</b>\n"
            "content:\n<p>He does.</p>\n<?/quiz?>"
        ),
        (
            "<?quiz?>\n\nquestion: Who\nedits?\nanswer-correct: Baker\nanswer: Coco\n\ncontent:\n\n"
            "He does.\n<?/quiz?>\n"
        ),
        (
            "quiz-start\nquiz-question: Who edits?\nquiz-answer-correct: Baker\nquiz-answer: Coco\n"
            "quiz-content:\n<h2>He does.</h2>\nquiz-end\n"
        ),
        "<?quiz?>\nWho edits?\n- [x] Baker\n- [ ] Coco\n\nHe does.\n<?/quiz?>",
    ],
)
def test_earlier_syntax_is_read(text: str) -> None:
    [question] = _read(text).questions
    assert isinstance(question, Choice)
    assert (question.question, question.answer) == ("Who edits?", "Baker")
    assert (question.wrong, question.explanation) == ((Wrong("Coco"),), "He does.")


@for_each(
    ("text", "is_one"),
    [
        (_ANI, True),
        ("Text\n\n    <quiz>\n    It is [[Ani]].\n    </quiz>\n", True),
        ("<?quiz?>\nquestion: Who?\nanswer-correct: Ani\n<?/quiz?>", True),
        ("# Film\n- [x] Ani\n", False),
        ("<quiz><question type='essay'/></quiz>", False),
        ("See `<quiz>`: [[a]]", False),
    ],
)
def test_page_is_recognized_by_what_it_holds(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert MkdocsQuiz().looks_like(text, "a.txt") is is_one
