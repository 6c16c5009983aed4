import json
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.codec import decode, decode_foreign, encode
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Difficulty, Question, Source, Wrong
from tests.cases import for_each
from tests.quiz.builders import bare_questions, choice, every_kind, full_questions, thrifty
from tests.samples import QUESTIONS

_CHOICE = choice()


@every_kind
@thrifty
@given(data=st.data())
def test_question_with_every_field_set_comes_back(
    kind: type[Question], data: st.DataObject
) -> None:
    question = data.draw(full_questions(kind))
    decoded = decode(encode(question))
    assert decoded == question
    assert type(decoded) is kind


@every_kind
@thrifty
@given(data=st.data())
def test_question_with_nothing_set_that_can_be_left_out_comes_back(
    kind: type[Question], data: st.DataObject
) -> None:
    question = data.draw(bare_questions(kind))
    assert decode(encode(question)) == question


@every_kind
@thrifty
@given(data=st.data())
def test_decoded_question_is_encoded_the_same(kind: type[Question], data: st.DataObject) -> None:
    text = encode(data.draw(full_questions(kind)))
    assert encode(decode(text)) == text


@for_each(
    "text",
    [
        *("No", "010", "12:30", "1.10", "null", "true", ' "quoted" \\ /'),
        *("x\u2028y\x00z", "か\u3099", "👩\u200d👧"),
    ],
)
def test_text_comes_back_to_the_letter(text: str) -> None:
    question = replace(choice(), question=text, wrong=(Wrong(text, text),))
    assert decode(encode(question)) == question


@for_each(
    "answer",
    ["0", "37", "1.50", "-0.001", "6E+6", "1E-30", "3.14159265358979323846264338327950288"],
)
def test_number_comes_back_digit_for_digit(answer: str) -> None:
    question = Number(id="n", question="?", answer=Decimal(answer))
    decoded = decode(encode(question))
    assert isinstance(decoded, Number)
    assert str(decoded.answer) == answer


@for_each(
    ("text", "question"),
    [
        (
            (
                '{"kind":"multiple","id":"wins","question":"Which?","difficulty":"hard","hint":"Five.",'
                '"explanation":"Five of six.","tags":["crew","2025"],"spoiler":true,'
                '"source":{"title":"97th Academy Awards","publisher":"AMPAS","year":2025,'
                '"url":"https://oscars.org/x"},"disputed":"Some say six.","answers":["Picture",'
                '"Director"],"wrong":[["Score","Not nominated."],["Sound",""]]}'
            ),
            Multiple(
                id="wins",
                question="Which?",
                difficulty=Difficulty.HARD,
                hint="Five.",
                explanation="Five of six.",
                tags=("crew", "2025"),
                spoiler=True,
                source=Source(
                    title="97th Academy Awards",
                    publisher="AMPAS",
                    year=2025,
                    url="https://oscars.org/x",
                ),
                disputed="Some say six.",
                answers=("Picture", "Director"),
                wrong=(Wrong("Score", "Not nominated."), Wrong("Sound")),
            ),
        ),
        (
            (
                '{"kind":"number","id":"days","question":"How many?","answer":"37",'
                '"tolerance":"0.5","unit":"days"}'
            ),
            Number(
                id="days",
                question="How many?",
                answer=Decimal(37),
                tolerance=Decimal("0.5"),
                unit="days",
            ),
        ),
        (
            (
                '{"kind":"match","id":"cast","question":"Who?","pairs":[["Mikey","Ani"],["Yura","Igor"]],'
                '"decoys":["Toros"]}'
            ),
            Match(
                id="cast",
                question="Who?",
                pairs=(("Mikey", "Ani"), ("Yura", "Igor")),
                decoys=("Toros",),
            ),
        ),
        (
            '{"kind":"true-false","id":"stock","question":"Снято на плёнку.","answer":false}',
            TrueFalse(id="stock", question="Снято на плёнку.", answer=False),
        ),
    ],
    ids=["multiple", "number", "match", "true-false"],
)
def test_stored_form_stays_the_same(text: str, question: Question) -> None:
    """Databases of earlier versions contain questions in exactly this form."""
    assert encode(question) == text
    assert decode(text) == question


@for_each(
    "text",
    [
        "",
        "{",
        "no JSON",
        "null",
        "1",
        "NaN",
        '"choice"',
        "[]",
        '["choice"]',
        "{}",
        '{"kind":"riddle"}',
        '{"kind":null}',
        '{"kind":["choice"]}',
        '{"kind":"choice"}',
        '{"id":"a","question":"?","answer":true}',
        '{"kind":"true-false","id":"a","question":"?"}',
        '{"kind":"true-false","id":"a","question":"?","answer":true,"color":"red"}',
        '{"kind":"true-false","id":"a","question":"?","answer":true,"difficulty":"fair"}',
        '{"kind":"true-false","id":"a","question":"?","answer":true,"source":{"color":"red"}}',
        '{"kind":"true-false","id":"a","question":"?","answer":true,"source":"IndieWire"}',
        '{"kind":"true-false","id":"a","question":"?","answer":true,"tags":5}',
        '{"kind":"number","id":"a","question":"?","answer":"many"}',
        '{"kind":"number","id":"a","question":"?","answer":[]}',
        '{"kind":"choice","id":"a","question":"?","answer":"b","wrong":[[]]}',
        '{"kind":"choice","id":"a","question":"?","answer":"b","wrong":[["c","d","e"]]}',
        '{"kind":"choice","id":"a","question":"?","answer":"b","wrong":7}',
        '{"kind":"match","id":"a","question":"?","pairs":[["b","c","d"]]}',
        '{"kind":"match","id":"a","question":"?","pairs":[["b"]]}',
        '{"kind":"match","id":"a","question":"?","pairs":{"b":"c"}}',
    ],
)
def test_junk_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it carries the text itself, whatever that is
        decode(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.text() | json_values.map(json.dumps))
def test_any_junk_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it carries the text itself, whatever that is
        decode(text)


@every_kind
@thrifty
@given(data=st.data())
def test_any_value_in_a_field_is_decoded_or_refused(
    kind: type[Question], data: st.DataObject
) -> None:
    values = json.loads(encode(data.draw(bare_questions(kind))))
    values[data.draw(st.sampled_from(sorted(fields_of(kind))))] = data.draw(json_values)
    with suppress(ValueError):
        assert isinstance(decode(json.dumps(values)), Question)


@for_each("question", QUESTIONS)
def test_foreign_question_that_is_one_comes_back(question: Question) -> None:
    assert decode_foreign(encode(question)) == question


@for_each(
    ("text", "field", "value"),
    [
        (encode(_CHOICE), "question", 5),
        (encode(_CHOICE), "question", None),
        (encode(_CHOICE), "tags", [["crew"]]),
        (encode(_CHOICE), "spoiler", "no"),
        (encode(_CHOICE), "spoiler", 1),
        (encode(_CHOICE), "wrong", [["Alex Coco", 5]]),
        (encode(_CHOICE), "source", {"year": "2024"}),
        (encode(_CHOICE), "source", {"title": ["x"]}),
        (encode(_CHOICE), "answer", 5),
        ('{"kind":"number","id":"n","question":"?"}', "answer", "NaN"),
        ('{"kind":"number","id":"n","question":"?"}', "answer", "Infinity"),
        ('{"kind":"number","id":"n","question":"?","answer":"1"}', "tolerance", "Infinity"),
        ('{"kind":"date","id":"d","question":"?"}', "answer", "soon"),
        ('{"kind":"match","id":"m","question":"?"}', "pairs", [["a", 1]]),
    ],
)
def test_foreign_question_with_values_of_other_types_is_refused(
    text: str, field: str, value: object
) -> None:
    values = json.loads(text) | {field: value}
    with pytest.raises(ValueError, match="kind"):
        decode_foreign(json.dumps(values))
