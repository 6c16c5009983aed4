"""A pack as JSON holds everything that the pack says, and can be played as it is."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.checking.check import load
from anora_quiz.packs.formats.json_text import Json
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.paths import bundled_packs
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Difficulty, Question, Rejected, Source, Wrong
from tests.cases import for_each
from tests.packs.formats.losses import tells_loss
from tests.samples import QUESTIONS

_HEADER = Header(id="seats", title="Seats")
_REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _pack(*questions: Question, header: Header = _HEADER) -> Pack:
    return Pack(path=Path("seats.yaml"), header=header, questions=questions)


def _asking(text: str) -> Pack:
    return _pack(Text(id="a", question=text, answer=text))


def _parsed(pack: Pack) -> Any:
    return json.loads(Json().write(pack).text, parse_float=Decimal)


Playing = Callable[[Pack], Pack]


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Playing:
    """Load the JSON that a pack is exported to."""
    path = tmp_path_factory.mktemp("played") / "seats.json"

    def loaded(pack: Pack) -> Pack:
        path.write_text(Json().write(pack).text, encoding="utf-8", newline="\n")
        return replace(load(path), path=pack.path)

    return loaded


# Round trips


def test_pack_of_every_kind_comes_back_the_same(played: Playing) -> None:
    pack = _pack(*QUESTIONS)
    assert played(pack) == pack


def test_head_of_a_pack_comes_back_the_same(played: Playing) -> None:
    header = Header(
        id="seats",
        title="No",
        about="1.10",
        author="~",
        language="no",
        license="CC0: “free”",
        version="010",
        tags=("2024", "on"),
        source=Source(title="Handbook", year=2024, url="https://example.org/#a"),
    )
    own = Text(id="own", question="Who?", answer="Ani", source=Source(publisher="Diary"))
    default = Text(id="default", question="Who?", answer="Ani", source=header.source)
    pack = _pack(own, default, header=header)
    assert played(pack) == pack


@pytest.mark.parametrize("path", sorted(bundled_packs().glob("*.yaml")), ids=lambda path: path.stem)
def test_bundled_pack_comes_back_the_same(path: Path, played: Playing) -> None:
    pack = load(path)
    assert played(pack) == pack


@for_each(
    "text",
    [
        *(
            "No",
            "yes",
            "true",
            "null",
            "~",
            "010",
            "0x1F",
            "1.10",
            "12:30",
            "2024-05-25",
            "=",
            "<<",
        ),
        *("a\u2028b", "a\u2029b", "a\x85b", "a\nb", "a\tb", "\n", " a ", "\u00a0a\u3000"),
        *("😀", "\U0010ffff", "\U000e0041", "\ufeffa", "\ufffe", "\uffff", "\uf8f0\x85", "\u200d"),
        *(
            '"',
            "\\",
            "\\u0041",
            "\\n",
            "/",
            "</script>",
            "# a",
            "- a",
            "{a: b}",
            "*a",
            "&a",
            "%",
            "@",
        ),
        *("אבג", "ไทย", "e\u0301", "---", "...", "a: b", "? a", "| a", "!!int 1", "'", "`"),
    ],
)
def test_text_comes_back_exactly(text: str, played: Playing) -> None:
    pack = _asking(f"{text}." if not text.strip() else text)
    assert played(pack) == pack


_TEXTS = st.text(
    st.one_of(
        st.sampled_from("\t\n\x85\u2028\u2029\ufeff\ufffe\uf8f0 :#-'\"\\{}[]|>&*!%@`~,?/01Ee."),
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=_REORDERING),
    ),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() != "")
_NUMBERS = st.decimals(
    min_value=-(10**29), max_value=10**29, allow_nan=False, allow_infinity=False
).filter(lambda number: len(f"{number:f}".partition(".")[2]) <= 30)


@st.composite
def _packs(draw: st.DrawFn) -> Pack:
    """Draw a pack with a question of each kind."""

    def text() -> str:
        return draw(_TEXTS)

    def common(kind: str) -> dict[str, Any]:
        return {
            "id": kind,
            "question": text(),
            "difficulty": draw(st.sampled_from(Difficulty)),
            "hint": draw(st.one_of(st.just(""), _TEXTS)),
            "explanation": text(),
            "spoiler": draw(st.booleans()),
            "source": draw(st.sampled_from([None, Source(title=text(), year=1)])),
            "disputed": draw(st.one_of(st.just(""), _TEXTS)),
        }

    # The letters in front make texts differ that would otherwise read alike.
    wrong = (Wrong(f"w{text()}", text()), Wrong(f"x{text()}"))
    pairs = ((f"a{text()}", f"a{text()}"), (f"b{text()}", f"b{text()}"))
    return _pack(
        Choice(**common("choice"), answer=f"a{text()}", wrong=wrong),
        Multiple(**common("multiple"), answers=(f"a{text()}", f"b{text()}"), wrong=wrong),
        TrueFalse(**common("true-false"), answer=draw(st.booleans())),
        Text(
            **common("text"),
            answer=text(),
            accept=(text(),),
            reject=(Rejected(f"~{text()}", text()),),
        ),
        Number(
            **common("number"),
            answer=draw(_NUMBERS),
            tolerance=abs(draw(_NUMBERS)),
            unit=draw(st.one_of(st.just(""), _TEXTS)),
        ),
        Order(**common("order"), items=(f"b{text()}", f"a{text()}")),
        Match(**common("match"), pairs=pairs, decoys=(f"c{text()}",)),
        header=replace(_HEADER, title=text(), author=text()),
    )


@given(pack=_packs())
def test_any_pack_comes_back_the_same(pack: Pack, played: Playing) -> None:
    assert played(pack) == pack


@for_each(
    "number",
    [
        *("0", "37", "-3", "0.1", "1.10", "-0.000001", "1e3", "1e29", "1.5e-29", "1e-30"),
        *("1" * 30, f"0.{'1' * 30}", f"-{'9' * 30}.{'9' * 30}", "3.1415926535897932384626433"),
    ],
)
def test_number_comes_back_with_all_its_digits(number: str, played: Playing) -> None:
    pack = _pack(Number(id="a", question="How many?", answer=Decimal(number)))
    assert played(pack) == pack


def _with_left(text: str) -> Pack:
    return _pack(Match(id="a", question="Who?", pairs=((text, "1"), ("y", "2"))), *QUESTIONS)


@pytest.mark.parametrize("left", ["x" * 1000, "x" + "\u2028" * 166])
def test_long_left_side_of_a_pair_comes_back(left: str, played: Playing) -> None:
    pack = _with_left(left)
    assert played(pack) == pack


# YAML allows no key of more than 1,024 characters in a {mapping}, and escapes count.
@pytest.mark.parametrize("left", ["x" * 1001, '"' * 501, "x" + "\u2028" * 167])
def test_question_with_too_long_a_left_side_is_left_out_and_noted(
    left: str, played: Playing
) -> None:
    exported = Json().write(_with_left(left))
    assert exported.count == len(QUESTIONS)
    assert [(note.question, tells_loss(note)) for note in exported.notes] == [("a", True)]
    assert played(_with_left(left)).questions == QUESTIONS


# What other programs find


def test_other_programs_find_names_texts_and_numbers() -> None:
    half = Number(id="half", question="How much?", answer=Decimal("0.5"), unit="seats")
    text = Text(id="text", question="Which?", answer="37", accept=("010",))
    source = Source(title="Diary", year=2024)
    days = Number(id="days", question="How long?", answer=Decimal("37.0"), source=source)
    assert _parsed(_pack(half, text, days)) == {
        "format": 1,
        "id": "seats",
        "title": "Seats",
        "questions": [
            {
                "id": "half",
                "kind": "number",
                "question": "How much?",
                "answer": Decimal("0.5"),
                "unit": "seats",
            },
            {
                "id": "text",
                "kind": "text",
                "question": "Which?",
                "answer": "37",
                "accept": ["010"],
            },
            {
                "id": "days",
                "kind": "number",
                "question": "How long?",
                "answer": 37,
                "source": {"title": "Diary", "year": 2024},
            },
        ],
    }


@given(text=_TEXTS)
def test_other_programs_find_a_text_exactly(text: str) -> None:
    [question] = _parsed(_asking(text))["questions"]
    assert (question["question"], question["answer"]) == (text, text)


@for_each("letter", ["\t", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u00ad"])
def test_character_that_cannot_be_seen_is_escaped(letter: str) -> None:
    assert letter not in Json().write(_asking(f"a{letter}b")).text


def test_character_that_can_be_seen_stands_as_it_is() -> None:
    assert "“Ани” é 😀" in Json().write(_asking("“Ани” é 😀")).text


def test_export_counts_its_questions_and_has_nothing_to_tell() -> None:
    exported = Json().write(_pack(*QUESTIONS))
    assert (exported.count, exported.notes) == (len(QUESTIONS), ())


def test_file_ends_with_one_line_end() -> None:
    text = Json().write(_pack(*QUESTIONS)).text
    assert text.endswith("}\n")
