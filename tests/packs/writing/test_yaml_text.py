"""Test that a written pack reads back as it was, whatever its texts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.checking.check import inspect, load
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.packs.writing.plain_data import header_data, question_data, questions_data
from anora_quiz.packs.writing.template import template
from anora_quiz.packs.writing.yaml_text import write
from anora_quiz.paths import bundled_packs
from anora_quiz.quiz import values
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.question import Difficulty, Question, Rejected, Right, Snippet, Source, Wrong
from tests.cases import for_each
from tests.examples import example
from tests.growth import MOST, growth
from tests.samples import CAST, EDITOR, QUESTIONS

_NASTY = (
    *("No", "yes", "on", "010", "0x1F", "1_000", "1.10", "1e3", "12:30", "2024-05-25", ".5", "-1"),
    *("~", "null", "Null", "true", "TRUE", ".nan", ".inf", "<<", "=", "y", "N", "0o17"),
    *("a: b", "a:", ":", "a :b", "a #b", "#", "#a", "a# b", "- a", "-", "- ", "? a", "?", "--- a"),
    *("!x", "!!str", "&x", "*x", "|", ">", "|\nb", "%a", "@a", "`a`", ",", "a, b", "[a", "{a}"),
    *("]", "it's", "'a' b", "'", '"', '"a" b', "“a”", "a\\b", "\\", "\\n", "\\x41", "a\\"),
    *(" a", "a ", "  a  b  ", "\ta", "a\tb", "a\t", "\u00a0a", "a\u3000", "\u200da", "a\u00adb"),
    *("a\nb", "\na", "a\n", "a\n\n", "\n\na\n\n\nb\n", " a\nb", "a\n b", "a \nb", "a\n\tb", "a\n "),
    *(
        "a\n# b",
        "a\n- b",
        "a\n---\nb",
        "a\n...",
        "---\na",
        "...",
        "%a\nb",
        "a:\n  b",
        "a\n'b'\n\"c",
    ),
    *("😀", "👩\u200d👩\u200d👧", "Ünïcödé", "がか", "नमस्ते", "مرحبا"),
    *("\ufeffa", "a\ufeff", "\ufffe", "\U0001ffff"),
    *("word " * 200 + "end", "x" * 1500, "“" * 99 + "\n" + "y" * 99),
)
# What YAML 1.1 treats as the end of a line, and other programs don't.
_UNUSUAL_LINE_BREAKS = ("\u2028", "\u2029", "\x85")
# What the parser replaces them with meanwhile, if it isn't in the text.
_PLACEHOLDERS = ("\uf8ff", "\uf8fe", "\uf8fd", "\uf8f0")
_REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_HEADER = Header(id="seats", title="Seats")
_BOOK = Source(title="A handbook", publisher="The press", year=2024, url="https://a.example/1#2")

_SHORT_NASTY = [text for text in _NASTY if len(text) < 100]
_LETTERS = st.characters(
    exclude_categories=("Cc", "Cs"),
    exclude_characters=_REORDERING,
)
_TEXTS = (
    st.lists(
        st.sampled_from([*_SHORT_NASTY, *_UNUSUAL_LINE_BREAKS]) | st.text(_LETTERS, max_size=5),
        max_size=4,
    )
    .map("".join)
    .filter(str.strip)
)
_NAMES = st.sampled_from(["No", "010", "1.10", "null", "true", "2024", "1e3", "y", "übung", "a-b"])
_NUMBERS = st.from_regex(r"[+-]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})", fullmatch=True)
_TAGS = st.lists(_NAMES, min_size=1, max_size=3, unique=True).map(tuple)
_YEARS = st.integers(1, 9999)
_URLS = st.sampled_from(["https://example.org/a?b=c&d=%20#e", "http://kino.example", _BOOK.url])
_SOURCES = st.builds(Source, title=_TEXTS, publisher=_TEXTS, year=_YEARS, url=_URLS) | (
    st.builds(Source, title=_TEXTS) | st.builds(Source, year=_YEARS) | st.builds(Source, url=_URLS)
)


def _distinct(fewest: int, most: int) -> st.SearchStrategy[list[str]]:
    """Return texts that players can distinguish."""
    return st.lists(_TEXTS, min_size=fewest, max_size=most, unique_by=fold)


def _wrong(texts: Sequence[str], because: Sequence[str]) -> tuple[Wrong, ...]:
    return tuple(map(Wrong, texts, [*because, *[""] * len(texts)], cycle((None, True, False))))


@st.composite
def _questions(draw: st.DrawFn, name: str = "a") -> Question:
    """Draw a question that the checker takes."""
    kind = draw(st.sampled_from(KINDS))
    fields: dict[str, Any] = {"id": name, "question": draw(_TEXTS)}
    optional = {
        "difficulty": st.sampled_from(Difficulty),
        "hint": _TEXTS,
        "explanation": _TEXTS,
        "tags": _TAGS,
        "group": st.sampled_from(["mass", "1.10", "no"]),
        "spoiler": st.booleans(),
        "snippet": st.builds(Snippet, _TEXTS, st.sampled_from(["text", "c++", "no"])),
        "source": _SOURCES,
        "disputed": _TEXTS,
    }
    assert fields_of(Question).keys() == fields.keys() | optional.keys(), "draw the others, too"
    for each in draw(st.sets(st.sampled_from(sorted(optional)), max_size=3)):
        fields[each] = draw(optional[each])
    texts = draw(_distinct(4, 6))
    reasons = draw(st.lists(_TEXTS, max_size=2))
    right = st.builds(Right, st.just(texts[0]), st.booleans()) | st.just(texts[0])
    if kind is Choice:
        fields |= {"answer": draw(right), "wrong": _wrong(texts[1:], reasons)}
    elif kind is Multiple:
        fields |= {"answers": (draw(right), texts[1]), "wrong": _wrong(texts[2:], reasons)}
    elif kind is Text:
        fields |= {"answer": texts[0][:80].strip() or "x", "accept": ("x y z", "Nō")}
    elif kind is Number:
        number, tolerance = draw(_NUMBERS), draw(_NUMBERS)
        fields |= {"answer": Decimal(number), "tolerance": abs(Decimal(tolerance))}
        fields["unit"] = draw(_TEXTS)
    elif kind is Order:
        fields["items"] = tuple(texts)
    elif kind is Match:
        partners = draw(_distinct(len(texts) + 1, len(texts) + 2))
        fields["pairs"] = tuple(zip(texts, partners, strict=False))
        fields["decoys"] = tuple(partners[len(texts) :])
    elif kind is TrueFalse:
        fields["answer"] = draw(st.booleans())
    else:
        return replace(example(kind), id=name, hint=draw(_TEXTS), source=draw(_SOURCES))
    return kind(**fields)


_HEADERS = st.builds(
    Header,
    id=_NAMES,
    title=_TEXTS,
    about=st.just("") | _TEXTS,
    author=st.just("") | _TEXTS,
    language=st.just("") | _TEXTS,
    license=st.just("") | _TEXTS,
    version=st.just("") | _TEXTS,
    tags=st.just(()) | _TAGS,
)


Reading = Callable[[str], Pack]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """Read a pack from its text, as the game does."""
    path = tmp_path_factory.mktemp("written") / "pack.yaml"

    def from_text(text: str) -> Pack:
        path.write_text(text, encoding="utf-8", newline="\n")
        return load(path)

    return from_text


def _everywhere(text: str) -> tuple[Question, ...]:
    """Return questions that have ``text`` wherever a text can be."""
    source = Source(title=text)
    return (
        Choice(
            id="choice", question=text, answer=text, wrong=(Wrong("other", text), Wrong("third")),
            hint=text, source=Source(title="A handbook", publisher=text),
        ),
        Multiple(
            id="multiple", question=text, answers=(text, "other"), wrong=(Wrong(text + "2"),),
            explanation=text, source=source,
        ),
        Number(id="number", question="?", answer=Decimal(1), unit=text, source=source),
        Order(id="order", question="?", items=("other", text, "third"), source=source),
        Match(
            id="match", question=text, pairs=((text, "other"), ("third", text)), decoys=("4th",),
            disputed=text, source=source,
        ),
    )  # fmt: skip


def _header_of(text: str) -> Header:
    return Header(
        id="seats", title=text, about=text, author=text, language=text, license=text, version=text,
        source=Source(title=text),
    )  # fmt: skip


_EACH_TEXT = for_each(
    "text", _NASTY, ids=lambda text: ascii(text if len(text) < 30 else f"{text[:9]}…")
)
_EACH_ODD_BREAK = for_each(
    "text",
    [
        text
        for character in _UNUSUAL_LINE_BREAKS
        for text in (
            f"a{character}b",
            f"a{character}",
            f"{character}a",
            f"a{character}\nb",
            f"a {character} b",
            f"'{character}a",
        )
    ],
    ids=ascii,
)


# Writing and reading


@for_each("text", ["if x:\n\ty = 1\n\n    z", "  indented\nless", "\tindented\n\tas much"])
def test_code_is_written_line_by_line(read: Reading, text: str) -> None:
    question = Text(id="a", question="?", answer=text, snippet=Snippet(text, "python"))
    written = write(_HEADER, [question])
    assert read(written).questions == (question,)
    lines = [f"{'':8}{line}" if line else "" for line in text.split("\n")]
    assert "\n".join(["-", *lines, "      language: python"]) in written


@_EACH_TEXT
def test_text_is_read_back_as_it_was_wherever_it_is(read: Reading, text: str) -> None:
    questions = _everywhere(text)
    pack = read(write(_header_of(text), questions))
    assert (pack.header, pack.questions) == (_header_of(text), questions)


@for_each("text", _SHORT_NASTY, ids=ascii)
def test_rejected_answers_are_read_back_as_they_were(read: Reading, text: str) -> None:
    rejected = (Rejected(f"1 {text}", text), Rejected(f"2 {text}"))
    question = Text(id="text", question="?", answer=text, reject=rejected, exact=True)
    assert read(write(_HEADER, [question])).questions == (question,)


@for_each("text", _SHORT_NASTY, ids=ascii)
def test_text_in_a_list_in_a_list_is_read_back_as_it_was(read: Reading, text: str) -> None:
    answers = ((text, f"{text} 2"), (text,), ("other", text))
    question = Blanks(id="blanks", question="___ ___ ___", answers=answers)
    written = write(_HEADER, [question])
    assert read(written).questions == (question,)
    (data,) = yaml.safe_load(written)["questions"]
    assert data["answers"] == [[text, f"{text} 2"], text, ["other", text]]


@_EACH_TEXT
def test_other_programs_read_the_same_text(text: str) -> None:
    data = yaml.safe_load(write(_header_of(text), _everywhere(text)))
    asked = {question["id"]: question for question in data["questions"]}
    assert (data["title"], data["version"], data["source"]) == (text, text, {"title": text})
    assert {asked[name]["question"] for name in ("choice", "multiple", "match")} == {text}
    assert asked["choice"]["answer"] == text
    assert asked["choice"]["wrong"] == [{"text": "other", "because": text}, "third"]
    assert asked["multiple"]["answers"] == [text, "other"]
    assert asked["match"]["pairs"] == {text: "other", "third": text}


@_EACH_ODD_BREAK
def test_text_with_an_odd_line_break_is_read_back_as_it_was(read: Reading, text: str) -> None:
    written = write(_HEADER, _everywhere(text))
    assert read(written).questions == _everywhere(text)
    assert yaml.safe_load(written)["questions"][0]["question"] == text


@pytest.mark.parametrize("character", _PLACEHOLDERS, ids=ascii)
def test_character_of_private_use_is_read_back_as_it_was(read: Reading, character: str) -> None:
    questions = _everywhere(f"a{character}b")
    odd_breaks = f"# {' '.join(_UNUSUAL_LINE_BREAKS)}\n"
    for written in (write(_HEADER, questions), f"{odd_breaks}{write(_HEADER, questions)}"):
        for text in (written, written.replace(f"\\u{ord(character):04X}", character)):
            assert read(text).questions == questions


@given(header=_HEADERS, question=_questions())
def test_any_pack_is_read_back_as_it_was(read: Reading, header: Header, question: Question) -> None:
    pack = read(write(header, [question]))
    assert (pack.header, pack.questions) == (header, (question,))


@given(question=_questions())
def test_other_programs_read_any_question_as_it_was(question: Question) -> None:
    [read_back] = yaml.safe_load(write(_HEADER, [question]))["questions"]
    data = question_data(question)
    exact = {name: each for name, each in data.items() if not isinstance(each, Decimal)}
    assert {name: read_back[name] for name in exact} == exact


@pytest.mark.parametrize("path", sorted(bundled_packs().glob("*.yaml")), ids=lambda path: path.stem)
def test_bundled_pack_is_read_back_as_it_was(read: Reading, path: Path) -> None:
    original = load(path)
    pack = read(write(original.header, original.questions))
    assert (pack.header, pack.questions) == (original.header, original.questions)


def test_questions_of_all_kinds_keep_their_order(read: Reading) -> None:
    assert read(write(_HEADER, QUESTIONS)).questions == QUESTIONS
    assert read(write(_HEADER, QUESTIONS[::-1])).questions == QUESTIONS[::-1]


@for_each(
    "written",
    [
        *("0", "-0", "37", "+37", "-3", "010", "1.5", "1.10", ".5", "5.", "1e3", "2.5e-1", "-1e29"),
        *("123456789012345678901234567890", "0.000000000000000000000000000001", "1e-30"),
        "-987654321098765432109876543210.987654321098765432109876543211",
    ],
)
@for_each("field", ["answer", "tolerance"])
def test_number_is_read_back_as_it_was(read: Reading, written: str, field: str) -> None:
    """The game reads each of them as the author wrote it."""
    typed = written.lstrip("-+") if field == "tolerance" else written
    fields = f"answer: 1, {field}: {typed}" if field == "tolerance" else f"answer: {typed}"
    pack = read(
        f"format: 1\ntitle: x\nquestions: [{{id: a, kind: number, question: '?', {fields}}}]"
    )
    assert read(write(pack.header, pack.questions)).questions == pack.questions


@for_each(
    "number",
    [
        *("1e30", "1e99", "-1e40", "1e-31", "1e-99", "1.5e40", "-0.5e-40"),
        *(f"{'9' * 30}e99", f"0.{'0' * 29}1e-99", f"{'1' * 30}.{'2' * 30}e9"),
    ],
)
def test_number_that_has_too_many_digits_when_written_is_refused(number: str) -> None:
    """So that every number that a pack holds can be written in digits, and read again."""
    with pytest.raises(values.InvalidValue):
        values.number("answer", number)


@for_each(
    "number",
    [
        *("37", "-3", "1.5", "123456789012345678901234567890", "0.001"),
        pytest.param("0.00000001"),
    ],
)
def test_number_is_a_number_to_other_programs_and_a_text_of_digits_is_none(number: str) -> None:
    asked: tuple[Question, ...] = (
        Number(id="a", question="?", answer=Decimal(number)),
        Text(id="b", question="?", answer=number),
    )
    first, second = yaml.safe_load(write(_HEADER, asked))["questions"]
    assert (first["answer"], second["answer"]) == (yaml.safe_load(number), number)


@for_each("name", ["No", "010", "null", "2024-05-25", "12", "1.10", "true", "y"])
def test_ids_and_tags_are_read_back_as_they_were(read: Reading, name: str) -> None:
    header = Header(id=name, title="Seats", tags=(name, "other"))
    question = Text(id=name, question="?", answer="x", tags=("other", name))
    pack = read(write(header, [question]))
    assert (pack.header, pack.questions) == (header, (question,))
    assert yaml.safe_load(write(header, [question]))["tags"] == [name, "other"]


# What is written once, and what is left out


def test_source_of_the_pack_is_said_once(read: Reading) -> None:
    header = Header(id="seats", title="Seats", source=_BOOK)
    asked = [Text(id=name, question="?", answer="x", source=_BOOK) for name in "abc"]
    text = write(header, asked)
    assert text.count(_BOOK.title) == 1
    assert read(text).questions == tuple(asked)


def test_other_source_than_that_of_the_pack_stays(read: Reading) -> None:
    header = Header(id="seats", title="Seats", source=_BOOK)
    asked = (
        Text(id="a", question="?", answer="x", source=Source(title=_BOOK.title)),
        Text(id="b", question="?", answer="x", source=_BOOK),
    )
    assert read(write(header, asked)).questions == asked


def test_source_that_all_questions_share_is_not_moved_to_the_pack(read: Reading) -> None:
    asked = [Text(id=name, question="?", answer="x", source=_BOOK) for name in "ab"]
    assert read(write(_HEADER, asked)).header == _HEADER


def test_data_leaves_out_what_holds_anyway() -> None:
    assert header_data(_HEADER) == {"format": 1, "id": "seats", "title": "Seats"}
    assert question_data(CAST) == {
        "id": "cast",
        "kind": "match",
        "question": "Who plays whom?",
        "pairs": {"Mikey Madison": "Ani", "Yura Borisov": "Igor"},
        "decoys": ["Toros"],
    }


def test_data_of_a_question_begin_with_what_is_asked() -> None:
    assert list(question_data(EDITOR)) == [
        "id", "kind", "question", "answer", "wrong", "difficulty", "explanation", "source",
    ]  # fmt: skip


def test_data_tell_a_wrong_option_with_a_reason_from_one_without() -> None:
    assert question_data(EDITOR)["wrong"] == [
        "Drew Daniels",
        {"text": "Alex Coco", "because": "He produced it."},
    ]


@for_each(
    ("number", "data"),
    [("37", 37), ("37.00", 37), ("1e3", 1000), ("1.50", Decimal("1.5")), ("9" * 30, 10**30 - 1)],
)
def test_data_have_whole_numbers_as_such(number: str, data: object) -> None:
    found = question_data(Number(id="a", question="?", answer=Decimal(number)))["answer"]
    assert (found, type(found)) == (data, type(data))


def test_data_of_questions_say_the_source_of_the_pack_not_again() -> None:
    header = Header(id="seats", title="Seats", source=EDITOR.source)
    [data] = questions_data(header, [EDITOR])
    assert "source" not in data


# What authors see


def test_written_pack_has_no_mistake_and_nothing_to_warn_of(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    question = Text(id="a", question="Who sits?", answer="Ani", explanation="#1: in row 1")
    header = Header(id="pack", title="Seats: #1", source=_BOOK)
    path.write_text(write(header, [question]), encoding="utf-8")
    assert inspect(path).problems == []


def test_first_line_names_the_schema_for_editors() -> None:
    first, *_ = write(_HEADER, QUESTIONS).splitlines()
    assert first == "# yaml-language-server: $schema=anora-quiz-pack.schema.json"


@for_each("text", ["x" * 5000, "word " * 2000 + "end", "Was „das“ – ein 😀?"])
def test_text_on_one_line_stays_on_one_line_and_readable(text: str) -> None:
    written = write(_HEADER, [Text(id="a", question=text, answer="x")])
    assert f"    question: {text}\n" in written


def test_lines_of_a_text_are_lines_in_the_file() -> None:
    verse = "Roses are red,\n\n  violets: blue #1\n“popcorn”"
    written = write(_HEADER, [Text(id="a", question=verse, answer="x")])
    lines = [line.strip() for line in written.splitlines()]
    assert "violets: blue #1" in lines
    assert "“popcorn”" in lines


@pytest.mark.thorough
@for_each("text", ["it's: ", "a\n", "é\u00a0"])
def test_time_to_write_grows_with_the_text(text: str) -> None:
    def written(long: str) -> str:
        return write(_HEADER, [Text(id="a", question=f"{long}.", answer="x", accept=(long,))])

    assert growth(written, lambda size: text * (size // len(text))) <= MOST


def test_truth_values_are_written_as_the_guide_has_them() -> None:
    asked = TrueFalse(id="a", question="?", answer=True, spoiler=True)
    lines = [line.strip() for line in write(_HEADER, [asked]).splitlines()]
    assert "answer: true" in lines
    assert "spoiler: true" in lines


@for_each("text", ["a\n\nb", "a \nb"])
def test_no_line_ends_in_spaces(text: str) -> None:
    lines = write(_header_of(text), _everywhere(text)).split("\n")
    assert [line for line in lines if line != line.rstrip()] == []
    assert lines[-1] == ""


# The template


_KINDS_OF_ALL_NUMBERS = [
    kinds for count in (1, 2, len(KINDS)) for kinds in combinations(KINDS, count)
]


def _names(kinds: Sequence[type[Question]]) -> str:
    return "+".join(kind.kind for kind in kinds)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my-pack.yaml"


@for_each("kinds", _KINDS_OF_ALL_NUMBERS, ids=_names)
def test_template_has_a_question_of_each_kind_and_no_problem_at_all(
    path: Path, kinds: Sequence[type[Question]]
) -> None:
    path.write_text(template(_HEADER, kinds, path.name), encoding="utf-8")
    found = inspect(path)
    assert found.problems == []
    assert [question.kind for question, _ in found.locations] == [kind.kind for kind in kinds]


@for_each("text", ["No", "010", "a: b #c", '"a', "a\nb", " a", "😀", "\\", "{x}"])
def test_template_keeps_title_and_author_as_they_are(read: Reading, text: str) -> None:
    header = Header(id="my-pack", title=text, author=text)
    found = read(template(header, KINDS[:1], "my-pack.yaml")).header
    assert (found.id, found.title, found.author) == ("my-pack", text, text)


@pytest.mark.parametrize(
    "name",
    [
        *("my-pack.yaml", "quiz night.yml", "{}.yaml", "{0} {file}.yaml", "a #1: b.yaml"),
        pytest.param("a\nformat: 2.yaml"),
    ],
)
def test_template_says_how_the_file_is_played_whatever_its_name(path: Path, name: str) -> None:
    text = template(_HEADER, KINDS, name)
    path.write_text(text, encoding="utf-8")
    assert inspect(path).problems == []
    assert "anora-quiz play" in text
    assert name.splitlines()[0] in text


def test_first_line_of_the_template_names_the_schema() -> None:
    first, *_ = template(_HEADER, KINDS, "my-pack.yaml").splitlines()
    assert first == "# yaml-language-server: $schema=anora-quiz-pack.schema.json"
