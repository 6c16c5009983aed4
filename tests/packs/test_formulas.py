import csv
import io
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.formats import Formats
from anora_quiz.packs.formulas import escape, unescape
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.question import Question, Source, Wrong
from tests.cases import for_each

_FORMULA_STARTS = "=+-@\t\r\n"
_HEADER = Header(id="seats", title="Seats")


@for_each("text", [*(f"{start}1" for start in _FORMULA_STARTS), "'=1", "''@a", "="])
def test_text_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert escape(text) == f"'{text}"


@for_each("text", ["", "a", "1", "'a'", "a=b", " =1", "'"])
def test_other_texts_stay(text: str) -> None:
    assert escape(text) == unescape(text) == text


@given(st.text(f"'{_FORMULA_STARTS}a "))
def test_text_can_be_had_back_and_starts_with_no_such_character(text: str) -> None:
    assert unescape(escape(text)) == text
    assert not escape(text).startswith(tuple(_FORMULA_STARTS))


def _questions(text: str) -> tuple[Question, ...]:
    source = Source(title=text, publisher=text)
    return (
        Choice(id="a", question=text, answer=text, wrong=(Wrong(f"{text}x", text), Wrong("y"))),
        Text(id="b", question=text, answer=text, accept=(f"{text}x",), hint=text, source=source),
        Match(id="c", question=text, pairs=((text, "m"), ("n", text)), decoys=(f"{text}x",)),
        Number(id="d", question=text, answer=Decimal(-5), unit=text, hint=text),
    )


@for_each("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "'a", "\t=1", "\n=1"])
def test_table_has_no_formula_and_gives_the_texts_back(text: str) -> None:
    exporter, importer = Formats().find_exporter("csv"), Formats().find_importer("csv")
    assert exporter
    assert importer
    questions = _questions(text)
    made = exporter.write(Pack(path=Path("a.yaml"), header=_HEADER, questions=questions))
    rows = list(csv.reader(io.StringIO(made.text, newline="")))
    starts = {cell[:1] for row in rows for cell in row if cell != "-5"}
    assert starts.isdisjoint(_FORMULA_STARTS)
    assert ["-5" in row for row in rows] == [False, False, False, False, True]
    assert importer.read(made.text, _HEADER).questions == questions


def test_apostrophes_in_tables_of_others_stay() -> None:
    importer = Formats().find_importer("csv")
    assert importer
    [made] = importer.read("question,answer\n'-' means what?,'=1\n", _HEADER).questions
    assert (made.question, made.solution()) == ("'-' means what?", ("'=1",))
