"""Responses of the Open Trivia Database are imported in full, in each of their encodings."""

import base64
import json
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.opentdb import OpenTDB
from anora_quiz.packs.pack import Header
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Difficulty, Wrong
from tests.cases import for_each
from tests.growth import ends_soon
from tests.packs.formats.losses import is_every_loss_told, tells_loss

HEADER = Header(id="download", title="Download")
CHOICE = {
    "type": "multiple",
    "difficulty": "hard",
    "category": "Entertainment: Film",
    "question": "Who edited “Anora” & wrote it?",
    "correct_answer": "Sean Baker",
    "incorrect_answers": ["Drew Daniels", "Alex Coco"],
}
STATEMENT = {
    "type": "boolean",
    "difficulty": "easy",
    "category": "Art",
    "question": "It was shot on film.",
    "correct_answer": "True",
    "incorrect_answers": ["False"],
}


def read(data: Any) -> Imported:
    text = data if isinstance(data, str) else json.dumps(data, indent=1)
    return OpenTDB().read(text, HEADER)


def response(*results: Any, code: int = 0) -> dict[str, Any]:
    return {"response_code": code, "results": list(results)}


def losses(imported: Imported) -> list[tuple[int, str]]:
    return [(note.line, note.message) for note in imported.notes if tells_loss(note)]


def test_a_multiple_becomes_a_choice_with_all_its_fields() -> None:
    (asked,) = read(response(CHOICE)).questions
    assert asked == Choice(
        id="who-edited-anora-wrote-it",
        question="Who edited “Anora” & wrote it?",
        answer="Sean Baker",
        wrong=(Wrong("Drew Daniels"), Wrong("Alex Coco")),
        difficulty=Difficulty.HARD,
        tags=("entertainment-film",),
    )


@for_each(("answer", "flag"), [("True", True), ("False", False), (True, True)])
def test_a_boolean_becomes_a_statement(answer: Any, *, flag: bool) -> None:
    (asked,) = read(response(STATEMENT | {"correct_answer": answer})).questions
    assert isinstance(asked, TrueFalse)
    assert asked.answer is flag


@for_each(
    "data",
    [
        response(CHOICE, STATEMENT),
        [CHOICE, STATEMENT],
        [response(CHOICE), response(STATEMENT)],
        {"note": "saved", "response_code": 0, "results": [CHOICE, STATEMENT]},
        json.dumps(response(CHOICE)) + "\n" + json.dumps(response(STATEMENT)),
    ],
    ids=["response", "results", "responses", "other keys", "one below the other"],
)
def test_questions_are_found_wherever_they_are(data: Any) -> None:
    imported = read(data)
    assert [type(asked) for asked in imported.questions] == [Choice, TrueFalse]
    assert imported.found == 2


def encoded(value: Any, encode: Callable[[str], str]) -> Any:
    match value:
        case str():
            return encode(value)
        case list():
            return [encoded(each, encode) for each in value]
        case _:
            return {key: encoded(each, encode) for key, each in value.items()}


@for_each(
    ("encode", "message"),
    [
        (lambda text: base64.b64encode(text.encode()).decode(), "decoded base64 text"),
        (lambda text: quote(text, safe=""), "decoded percent-encoded text"),
        (quote_plus, "decoded form-encoded text"),
        (lambda text: text.replace("&", "&amp;").replace("“", "&ldquo;"), ""),
    ],
    ids=["base64", "url3986", "urlLegacy", "entities"],
)
def test_encodings_are_undone(encode: Callable[[str], str], message: str) -> None:
    imported = read(encoded([CHOICE, STATEMENT], encode))
    assert imported.questions == read([CHOICE, STATEMENT]).questions
    assert any(note.message.startswith(message) for note in imported.notes)


def test_plus_signs_are_spaces_even_without_an_escape() -> None:
    asked = STATEMENT | {"question": "The+earth+is+flat.", "category": "General+Knowledge"}
    (question,) = read([asked]).questions
    assert (question.question, question.tags) == ("The earth is flat.", ("general-knowledge",))


@for_each("encode", [quote_plus, lambda text: quote(text, safe="")], ids=["plus", "escape"])
def test_question_that_is_not_encoded_like_the_others_stays(encode: Callable[[str], str]) -> None:
    odd = CHOICE | {"question": "Is C++ 100%25 of R+D?", "correct_answer": "1+1"}
    data = [*encoded([CHOICE, STATEMENT], encode), odd]
    imported = read(data)
    assert imported.questions == read([CHOICE, STATEMENT, odd]).questions
    [(line, message)] = [
        (each.line, each.message) for each in imported.notes if "kept" in each.message
    ]
    assert line > 12
    assert message.startswith("kept a question as is: not ")


def test_plus_signs_in_short_texts_stay() -> None:
    asked = CHOICE | {"question": "1+1=2?", "category": "Sums", "incorrect_answers": ["C++", "a+b"]}
    (question,) = read([asked | {"correct_answer": "R+D"}]).questions
    assert (question.question, question.solution()) == ("1+1=2?", ("R+D",))


def test_texts_that_only_look_encoded_in_part_stay() -> None:
    asked = CHOICE | {"question": "Is 100%25 more than VHJ1ZQ==?", "correct_answer": "abcd"}
    (question,) = read([asked]).questions
    assert question.question == "Is 100%25 more than VHJ1ZQ==?"
    assert question.solution() == ("abcd",)


def test_entities_are_undone_once() -> None:
    (asked,) = read([CHOICE | {"question": "What is &amp;lt; &#039;x&#039; & AT&T?"}]).questions
    assert asked.question == "What is &lt; 'x' & AT&T?"


@for_each("code", [1, 2, 3, 4, 5])
@for_each("rest", [{}, {"results": []}])
def test_a_response_without_questions_says_why(code: int, rest: dict[str, Any]) -> None:
    with pytest.raises(PackError, match=rf"response code {code}"):
        read({"response_code": code} | rest)


def test_a_failed_response_among_others_is_noted() -> None:
    imported = read([response(CHOICE), response(code=5)])
    assert len(imported.questions) == 1
    assert any("too many requests" in note.message for note in imported.notes)


@for_each(
    ("bad", "reason"),
    [
        ({"question": "Who?"}, "`correct_answer` is missing"),
        (CHOICE | {"question": ["Who?"]}, "`question` is missing, empty, or not text"),
        (CHOICE | {"question": " "}, "`question` is missing, empty"),
        (CHOICE | {"correct_answer": ""}, "`correct_answer` is missing, empty"),
        ({}, "`question` is missing"),
    ],
)
def test_malformed_questions_are_left_out_with_reason_and_line(bad: Any, reason: str) -> None:
    imported = read([bad, STATEMENT])
    ((line, message),) = losses(imported)
    assert line == 2
    assert reason in message
    assert (imported.found, len(imported.questions)) == (2, 1)


def test_broken_json_leaves_out_only_one_question() -> None:
    text = json.dumps([CHOICE, STATEMENT], indent=1).replace('"hard"', "hard")
    imported = read(text)
    assert losses(imported) == [(2, "skipped question: not valid JSON: Expecting value")]
    assert [type(asked) for asked in imported.questions] == [TrueFalse]


def test_a_file_that_is_cut_off_keeps_what_is_whole() -> None:
    text = json.dumps([STATEMENT, CHOICE])
    assert len(read(text[:-30]).questions) == 1
    cut = read(text[: text.index("}") + 1])
    assert [note.message for note in cut.notes if note.line == 0] == [
        "unmatched brackets (is the file cut off?)"
    ]


def test_notes_give_lines_and_in_a_single_line_the_number_of_the_question() -> None:
    bad = CHOICE | {"difficulty": "brutal"}
    message = "unknown difficulty “brutal”; used medium"
    lines = {note.message: note.line for note in read([STATEMENT, bad]).notes}
    assert lines[message] == 12
    single = {note.message: note.line for note in read(json.dumps([STATEMENT, bad])).notes}
    assert single[f"question 2: {message}"] == 1


def test_keys_that_appear_twice_and_unknown_ones_are_noted() -> None:
    text = '[{"question": "A?", "question": "B?", "correct_answer": NaN, "stars": 1e999}]'
    imported = read(text)
    (asked,) = imported.questions
    assert isinstance(asked, Text)
    assert (asked.question, asked.answer) == ("B?", "NaN")
    messages = " ".join(note.message for note in imported.notes)
    assert "`question` appears twice" in messages
    assert "“stars”" in messages


def test_a_boolean_with_another_answer_keeps_its_options() -> None:
    imported = read([STATEMENT | {"correct_answer": "Maybe"}])
    assert imported.questions[0].solution() == ("Maybe",)
    assert any("neither True nor False" in note.message for note in imported.notes)


def test_numbers_keep_their_digits() -> None:
    (asked,) = read([CHOICE | {"correct_answer": 1.10, "incorrect_answers": [2, 3]}]).questions
    assert asked.solution() == ("1.1",)
    (asked,) = read('[{"question": "Q", "correct_answer": 1.10}]').questions
    assert asked.solution() == ("1.10",)


@for_each("text", ["", "{}", "[]", "[1, 2]", "Who?", '{"a": "b"}', "null", "\x00"])
def test_what_is_not_a_response_is_refused(text: str) -> None:
    with pytest.raises(PackError):
        read(text)


@given(st.text() | st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(sorted(CHOICE)), inner),
).map(json.dumps))  # fmt: skip
def test_any_text_gives_a_result_or_says_that_it_is_not_a_response(text: str) -> None:
    try:
        imported = read(text)
    except PackError:
        return
    assert is_every_loss_told(imported)


@for_each(
    "text",
    [
        "[" * 80_000,
        '{"question":' * 40_000,
        '[{"question":[' * 20_000,
        '{"question":"a"' * 20_000,
        '{"results":[' * 20_000,
        '{"x":1,"results":[' * 20_000,
        '{"response_code":1}' * 20_000,
        '[{"question": "&#' + "9" * 80_000 + ';", "correct_answer": ' + "1" * 80_000 + "}]",
        '"' * 80_000,
        "{" * 80_000,
        "{ " * 40_000,
    ],
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    with ends_soon(), suppress(PackError):
        read(text)


def test_responses_are_recognized_by_their_keys() -> None:
    assert OpenTDB().looks_like(json.dumps(response(CHOICE)), "api.php")
    assert OpenTDB().looks_like('{"response_code": 5}', "download.json")
    assert not OpenTDB().looks_like('{"questions": []}', "download.json")
    assert not OpenTDB().looks_like("What is a correct_answer?", "x.txt")


def test_percent_escapes_take_little_memory() -> None:
    asked = CHOICE | {"question": "%" * 100_000}
    data = json.dumps(encoded([asked], lambda text: quote(text, safe="")))
    tracemalloc.start()
    try:
        imported = read(data)
        assert tracemalloc.get_traced_memory()[1] < 14_000_000  # and 300 kB of text
    finally:
        tracemalloc.stop()
    assert imported.questions[0].question == "%" * 100_000
