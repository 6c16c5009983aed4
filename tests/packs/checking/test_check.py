"""Test that values become questions, or that every problem is reported with its location."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.checking.check import inspect, inspect_all, load
from anora_quiz.packs.pack import Pack
from anora_quiz.packs.problems import BrokenPack, Problem, Severity
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Difficulty, Question, Source, Wrong
from tests.cases import for_each
from tests.growth import ends_soon

_BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
_DOUBTFUL = sorted((Path(__file__).parent / "doubtful").glob("*.yaml"))

_TYPED = ("No", "yes", "010", "12:30", "1.10", "2024-05-25", "~", "null", "0x1F", "1_000", "true")
# Field -> the lines of a question with @ in the field, and how to get what was read.
_TEXT_FIELDS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "question": ("kind: text\nanswer: x\nquestion: @", lambda found: found.question),
    "hint": ("kind: text\nanswer: x\nhint: @", lambda found: found.hint),
    "explanation": ("kind: text\nanswer: x\nexplanation: @", lambda found: found.explanation),
    "disputed": ("kind: text\nanswer: x\ndisputed: @", lambda found: found.disputed),
    "source-title": (
        "kind: text\nanswer: x\nsource: {title: @}",
        lambda found: found.source.title,
    ),
    "source-publisher": (
        "kind: text\nanswer: x\nsource:\n  publisher: @",
        lambda found: found.source.publisher,
    ),
    "text-answer": ("kind: text\nanswer: @", lambda found: found.answer),
    "accept": ("kind: text\nanswer: x\naccept: [@]", lambda found: found.accept[0]),
    "choice-answer": ("kind: choice\nanswer: @\nwrong: [x]", lambda found: found.answer),
    "wrong": ("kind: choice\nanswer: x\nwrong:\n  - @", lambda found: found.wrong[0].text),
    "wrong-text": (
        "kind: choice\nanswer: x\nwrong: [{text: @}]",
        lambda found: found.wrong[0].text,
    ),
    "because": (
        "kind: choice\nanswer: x\nwrong: [{text: y, because: @}]",
        lambda found: found.wrong[0].because,
    ),
    "answers": ("kind: multiple\nanswers: [@]\nwrong: [x]", lambda found: found.answers[0]),
    "unit": ("kind: number\nanswer: 1\nunit: @", lambda found: found.unit),
    "items": ("kind: order\nitems: [x, @]", lambda found: found.items[1]),
    "left-of-pairs": (
        "kind: match\npairs:\n  @: x\n  y: z",
        lambda found: found.pairs[0][0],
    ),
    "right-of-pairs": (
        "kind: match\npairs: {x: @, y: z}",
        lambda found: found.pairs[0][1],
    ),
    "decoys": (
        "kind: match\npairs: {w: x, y: z}\ndecoys: [@]",
        lambda found: found.decoys[0],
    ),
}


def _pack_text(*questions: str, head: str = "title: Seats") -> str:
    """Return a pack; with ``head`` of one line, its first question starts on line 4."""
    listed = ["  - " + question.strip().replace("\n", "\n    ") for question in questions]
    return "\n".join(["format: 1", head, "questions:", *listed, ""])


def _asking(fields: str, name: str = "a", kind: str = "text") -> str:
    """Return a question of three lines, then ``fields``."""
    return f"id: {name}\nkind: {kind}\nquestion: What?\n{fields}"


def _problems(path: Path) -> list[Problem]:
    with pytest.raises(BrokenPack) as caught:
        load(path)
    return caught.value.problems


@pytest.fixture
def load_text(tmp_path: Path) -> Callable[[str], Pack]:
    """Load a pack from its text."""

    def loaded(text: str) -> Pack:
        path = tmp_path / "pack.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        return load(path)

    return loaded


@pytest.fixture
def problems_in(tmp_path: Path) -> Callable[[str], list[Problem]]:
    """Return the problems of a pack from its text."""

    def found(text: str) -> list[Problem]:
        path = tmp_path / "pack.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        return _problems(path)

    return found


Loading = Callable[[str], Pack]
Finding = Callable[[str], list[Problem]]


def _lines(problems: list[Problem]) -> list[tuple[int, str]]:
    return [(problem.location.line, problem.code) for problem in problems]


def _locations(problems: list[Problem]) -> list[tuple[int, int, str]]:
    return [(*problem.location[:2], problem.code) for problem in problems]


# What the author typed


@for_each("typed", _TYPED)
@for_each("field", _TEXT_FIELDS)
def test_text_field_of_a_question_stays_as_typed(
    field: str, typed: str, load_text: Loading
) -> None:
    lines, read = _TEXT_FIELDS[field]
    asked = "" if field == "question" else "question: What?\n"
    pack = load_text(_pack_text(f"id: a\n{asked}{lines.replace('@', typed)}"))
    [question] = pack.questions
    assert read(question) == typed


@for_each("typed", _TYPED)
@for_each("field", ["title", "about", "author", "language", "license", "version"])
def test_text_field_of_a_pack_stays_as_typed(field: str, typed: str, load_text: Loading) -> None:
    head = f"{field}: {typed}" if field == "title" else f"title: Seats\n{field}: {typed}"
    pack = load_text(_pack_text(_asking("answer: x"), head=head))
    assert getattr(pack.header, field) == typed


@pytest.mark.parametrize("typed", ["No", "010", "1.10", "2024-05-25", "null", "true"])
def test_id_stays_as_typed(typed: str, load_text: Loading) -> None:
    pack = load_text(_pack_text(_asking("answer: x", name=typed)))
    assert pack.questions[0].id == typed


@for_each(
    ("written", "text"),
    [
        ('"  No: 1"', "  No: 1"),
        ("'it''s [one]'", "it's [one]"),
        (r'"tab\tand é"', "tab\tand é"),
        ("|\n  one\n\n    two\n", "one\n\n  two"),
        (">\n  one\n  two\n", "one two"),
        ("one\n  two", "one two"),
        ("C# & [/b] {x}", "C# & [/b] {x}"),
        ("“Ani” – 100% *", "“Ani” – 100% *"),
    ],
)
def test_text_is_what_yaml_says_that_it_is(written: str, text: str, load_text: Loading) -> None:
    pack = load_text(_pack_text(_asking(f"answer: {written}")))
    assert pack.questions[0] == Text(id="a", question="What?", answer=text)


@pytest.mark.parametrize("typed", ["true", "True", "TRUE", "tRuE", "'true'"])
def test_true_is_read_in_any_case(typed: str, load_text: Loading) -> None:
    pack = load_text(_pack_text(_asking(f"answer: {typed}", kind="true-false")))
    assert pack.questions[0] == TrueFalse(id="a", question="What?", answer=True)


@pytest.mark.parametrize("typed", ["false", "False", "FALSE", "fAlSe", "'false'"])
def test_false_is_read_in_any_case(typed: str, load_text: Loading) -> None:
    pack = load_text(_pack_text(_asking(f"answer: {typed}", kind="true-false")))
    assert pack.questions[0] == TrueFalse(id="a", question="What?", answer=False)


@for_each("field", ["answer", "spoiler"])
@for_each("typed", ["yes", "No", "on", "off", "y", "1", "0", "~", "null", "truth"])
def test_nothing_else_is_true_or_false(field: str, typed: str, problems_in: Finding) -> None:
    answer = "" if field == "answer" else "answer: true\n"
    text = _pack_text(_asking(f"{answer}{field}: {typed}", kind="true-false"))
    assert [problem.code for problem in problems_in(text)] == ["not-a-boolean"]


@for_each(
    ("typed", "number"),
    [
        ("0", "0"),
        ("37", "37"),
        ("1.5", "1.5"),
        ("1.10", "1.1"),
        ("-3", "-3"),
        ("010", "10"),
        ("1e3", "1000"),
        ("2.5e-1", "0.25"),
        ("'6000000'", "6000000"),
        ("0.1", "0.1"),
    ],
)
def test_number_is_read_exactly(typed: str, number: str, load_text: Loading) -> None:
    pack = load_text(_pack_text(_asking(f"answer: {typed}", kind="number")))
    assert pack.questions[0] == Number(id="a", question="What?", answer=Decimal(number))


@for_each("field", ["answer", "tolerance"])
@for_each(
    "typed",
    [
        *("nan", "NaN", "sNaN", "NaN123", "inf", "-inf", "Infinity", ".inf", ".nan"),
        *("1_000", "1,000", "1 000", "1'000", "0x1F", "12:30", "1/2", "--1", "1e", "e3", "~"),
        *("two dozen", "24 frames", "1e999999999999999999999", "1e400", "-1e-400", "true"),
    ],
)
def test_what_is_not_a_number_is_a_problem(field: str, typed: str, problems_in: Finding) -> None:
    answer = "" if field == "answer" else "answer: 1\n"
    text = _pack_text(_asking(f"{answer}{field}: {typed}", kind="number"))
    assert [problem.code for problem in problems_in(text)] == ["not-a-number"]


@for_each(
    "year",
    [
        *("0", "-44", "20024", "0000020249", "2024.0", "2024-05-25", "2_024", "’97", "²", "MCMLV"),
        "000000001" + "0" * 5000,
    ],
)
def test_what_is_not_a_year_is_a_problem(year: str, problems_in: Finding) -> None:
    text = _pack_text(_asking(f"answer: x\nsource: {{year: {year}}}"))
    assert [problem.code for problem in problems_in(text)] == ["not-a-year"]


@pytest.mark.parametrize("year", [1, 1895, 2024, 9999])
def test_year_is_read(year: int, load_text: Loading) -> None:
    pack = load_text(_pack_text(_asking(f"answer: x\nsource: {{year: {year}}}")))
    assert pack.questions[0].source == Source(year=year)


@pytest.mark.parametrize("url", ["https://example.org/films?id=1#seats", "http://kino.example"])
def test_web_address_is_read(url: str, load_text: Loading) -> None:
    pack = load_text(_pack_text(_asking(f"answer: x\nsource:\n  url: {url}")))
    assert pack.questions[0].source == Source(url=url)


@for_each(
    "url",
    [
        *("example.org", "www.example.org/films", "ftp://example.org", "https://", "https:// a.b"),
        *("javascript:alert(1)", "file:///pack.yaml", "https://example", "see https://a.example"),
    ],
)
def test_what_is_not_a_web_address_is_a_problem(url: str, problems_in: Finding) -> None:
    text = _pack_text(_asking(f"answer: x\nsource:\n  url: {url}"))
    assert [problem.code for problem in problems_in(text)] == ["invalid-url"]


@pytest.mark.parametrize("name", ["a", "2024", "oscar-night", "Ani_2", "übung", "a" * 80])
def test_letters_digits_dashes_make_an_id(name: str, load_text: Loading) -> None:
    text = _pack_text(_asking("answer: x"), head=f"id: {name}\ntitle: Seats")
    assert load_text(text).id == name


@for_each("name", ["oscar night", "-a", "_a", "a/b", "../a", "a:b", "😀", "a" * 81])
def test_other_characters_make_no_id(name: str, problems_in: Finding) -> None:
    text = _pack_text(_asking("answer: x"), head=f"id: {name}\ntitle: Seats")
    assert _locations(problems_in(text)) == [(2, 5, "invalid-id")]


@pytest.mark.parametrize("difficulty", list(Difficulty))
def test_difficulty_is_read(difficulty: Difficulty, load_text: Loading) -> None:
    pack = load_text(_pack_text(_asking(f"answer: x\ndifficulty: {difficulty}")))
    assert pack.questions[0].difficulty is difficulty


# Broken files


def _assert_expected(problems: list[Problem], path: Path) -> None:
    """Compare ``problems`` with the first line of the file at ``path``.

    It names the location, the code, and, where one code has several hints, the hint.
    """
    first, _ = path.read_bytes().split(b"\n", 1)
    expected, _, hint = first.decode().removeprefix("# expect: ").partition(": ")
    [problem] = problems
    assert f"{problem.location.line}:{problem.location.column} {problem.code}" == expected
    assert problem.hint == (hint or problem.hint)


@for_each("path", _BROKEN, ids=lambda path: path.stem)
def test_mistake_alone_is_reported_where_it_is(path: Path) -> None:
    _assert_expected(_problems(path), path)


@for_each("path", _DOUBTFUL, ids=lambda path: path.stem)
def test_warning_alone_is_reported_where_it_is(path: Path) -> None:
    [found] = inspect_all([path])
    _assert_expected(found.problems, path)


@for_each("path", _DOUBTFUL, ids=lambda path: path.stem)
def test_pack_with_warnings_can_be_played(path: Path) -> None:
    assert load(path).questions
    assert inspect_all([path])[0].pack is not None


@for_each("path", _BROKEN, ids=lambda path: path.stem)
def test_mistake_comes_with_a_message_and_a_hint(path: Path) -> None:
    [problem] = _problems(path)
    assert problem.message
    assert problem.hint


def test_message_of_the_error_names_file_location_mistake_and_hint(problems_in: Finding) -> None:
    [problem] = problems_in(_pack_text(_asking("answer: x\ndifficulty: tough")))
    location = f"{problem.path}:{problem.location.line}:{problem.location.column}"
    assert str(BrokenPack(problem)) == f"{location}: {problem.message} ({problem.hint})"


@for_each("path", _BROKEN, ids=lambda path: path.stem)
def test_mistake_is_found_at_the_same_location_with_windows_line_ends(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert _locations(_problems(copy)) == _locations(_problems(path))


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        (_pack_text(_asking("answer: x\nexplanaton: y")), "`explanation`"),
        (_pack_text(_asking("answer: x\nDifficulty: easy")), "`difficulty`"),
        (_pack_text(_asking("answer: x\nsource: {titel: y}")), "`title`"),
        (_pack_text(_asking("answer: x", kind="txet")), "`text`"),
        (_pack_text(_asking("answer: true", kind="truefalse")), "`true-false`"),
        (_pack_text(_asking("answer: x"), head="title: Seats\nauthr: An usher"), "`author`"),
        ("format: 1\ntitle: Seats\nquetsions: []\n", "`questions`"),
        ("fromat: 1\ntitle: Seats\n", "`format`"),
        (_pack_text("id: a\nknd: text\nquestion: What?\nanswer: x"), "`kind`"),
    ],
    ids=[
        "field",
        "field-in-capitals",
        "field-of-source",
        "kind",
        "kind-without-dash",
        "field-of-pack",
        "questions",
        "format",
        "name-of-kind",
    ],
)
def test_misspelled_name_is_answered_with_did_you_mean(
    text: str, suggestion: str, problems_in: Finding
) -> None:
    assert f"did you mean {suggestion}?" in [problem.hint for problem in problems_in(text)]


@for_each("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_other_name_of_a_kind_and_its_fields_is_understood(
    kind: type[Question], problems_in: Finding
) -> None:
    for word in kind.also.split(", "):
        text = _pack_text(kind.example.replace(f"kind: {kind.kind}", f"kind: {word.title()}"))
        [problem] = problems_in(text)
        assert (problem.code, problem.hint) == ("unknown-kind", f"did you mean `{kind.kind}`?")
    for name, field in fields_of(kind).items():
        if f"\n{name}:" in kind.example:
            for word in field.description.also:
                text = _pack_text(kind.example.replace(f"\n{name}:", f"\n{word.upper()}:"))
                [problem] = problems_in(text)
                assert (problem.code, problem.hint) == ("unknown-field", f"did you mean `{name}`?")


@for_each(
    ("kind", "field", "written"),
    [
        ("number", "answer: 1,000", "`1000`"),
        ("number", "answer: thirty-seven", "`37`"),
        ("number", "answer: 24 frames", "`24`"),
        ("number", "answer: $6 million", "`6000000`"),
        ("number", "answer: “37”", "`37`"),
        ("date", "answer: 18.10.2024", "`2024-10-18`"),
        ("date", "answer: October 18, 2024", "`2024-10-18`"),
        ("date", "answer: Oct 2024", "`2024-10`"),
        ("true-false", "answer: yes", "`true`"),
        ("true-false", "answer: Off", "`false`"),
        ("true-false", "answer: 'F'", "`false`"),
        ("text", "answer: x\nspoiler: on", "`true`"),
        ("text", "answer: x\ndifficulty: HARD", "`hard`"),
        ("text", "answer: x\ntags: film, crew", "`tags: [film, crew]`"),
        ("text", "answer: x\naccept: y", "`accept: [y]`"),
        ("text", "answer: x\nsource: {url: example.org/a}", "`https://example.org/a`"),
        ("text", "answer: x\nsource: https://a.example/b", '{url: "https://a.example/b"}'),
        ("text", "answer: x\nsource: A book", '{title: "A book"}'),
        ("text", "answer: [x, y]", "`accept`"),
        ("choice", "answer: [x, y]\nwrong: [z]", "`answers` (kind `multiple`)"),
        ("choice", "answer: x\nwrong: [a: b]", '"a: b"'),
        ("choice", "answer: 2\noptions: [a, b]", "`answer: b` and `wrong: [a]`"),
        ("choice", "answer: b\noptions: {a: x, b: y}", "`answer: y` and `wrong: [x]`"),
        ("multiple", "answers: [a, C]\nchoices: [x, y, z]", "`answers: [x, z]` and `wrong: [y]`"),
        ("match", "pairs: [a - b, c - d]", "`left: right`"),
        ("true-false", "answer: true\noptions: [true, false]", "remove it"),
        ("true-false", "answer: Falsch", "`false`"),
        ("number", "answer: 5 m", "`5` and, on the next line, `unit: m`"),
        ("number", "answer: 50%", '`50` and, on the next line, `unit: "%"`'),
        ("number", "answer: 5\ntolerance: ±2", "`2`"),
        ("number", "answer: 5\ntolerance: 5%", "not a percentage"),
        ("text", "answer: [x]", "`x` without"),
        ("text", "answer: {x}", '"{x}"'),
        ("text", "answer: x\nsource: null", "remove the line"),
        ("number", "answer: ~5", "`5`"),
        ("number", "answer: 5 meters", "`unit: meters`"),
        ("match", "pairs: {a:b, c: d}", "`a: b`"),
        ("text", "answer:: x", "`answer: x`"),
        ("choice", "answer: x\nwrong:\n  a) y\n  b) z", "`- y`"),
        ("text", "answer: x\naccept: [&y]", '"&y"'),
        ("text", "answer: x\nsnippet:\n  text: |", "indent the lines"),
        ("order", "items: {1: x, 2: y}", "`items: [x, y]`"),
        ("order", "items:\n  x\n  y", "`- x`"),
        ("choice", "answer: x\nwrong:", "after a dash"),
        (
            "choice",
            "options:\n- {text: x, correct: yes}\n- {text: y, correct: no}",
            "`answer: x` and `wrong: [y]`",
        ),
    ],
)
def test_hint_says_what_to_write(kind: str, field: str, written: str, problems_in: Finding) -> None:
    [problem] = problems_in(_pack_text(_asking(field, kind=kind)))
    assert written in problem.hint


@for_each(
    ("kind", "fields", "meant"),
    [
        ("multi", "answer: x\nwrong: [y]", "choice"),
        ("fill-in", "answer: x\naccept: [y]", "text"),
        ("multiple // several", "answers: [x]\nwrong: [y]", "multiple"),
    ],
)
def test_kind_that_does_not_fit_is_taken_for_the_one_that_does_but_not_fixed(
    kind: str, fields: str, meant: str, problems_in: Finding
) -> None:
    [problem] = problems_in(_pack_text(_asking(fields, kind=kind)))
    assert (problem.hint, problem.edits) == (f"did you mean `{meant}`?", ())


def test_empty_mapping_is_a_broken_pack(problems_in: Finding) -> None:
    assert {each.code for each in problems_in("{} # questions")} == {"missing-field"}


def test_question_without_any_indentation_has_one_message(problems_in: Finding) -> None:
    text = "format: 1\ntitle: Seats\nquestions:\n- id: a\nkind: text\nquestion: Who?\nanswer: x\n"
    [problem] = problems_in(text)
    assert (problem.location[:2], problem.code) == ((5, 1), "not-a-pack")


def test_pack_inside_a_field_is_told(problems_in: Finding) -> None:
    [problem] = problems_in("quiz:\n  format: 1\n  questions: []\n")
    assert (problem.location[:2], problem.code) == ((1, 1), "not-a-pack")


@for_each("question", ["Who sang?: Ani", "{Who sang?: Ani, Who played?: Igor}", "- id: a"])
def test_item_without_fields_is_no_question(question: str, problems_in: Finding) -> None:
    [problem] = problems_in(_pack_text(question))
    assert problem.code == "not-a-question"


def test_comment_with_slashes_that_reads_as_a_field_is_fixed(problems_in: Finding) -> None:
    [problem] = problems_in(_pack_text(_asking("answer: x\n// Note: y")))
    assert [each.text for each in problem.edits] == ["# Note"]


@for_each(
    ("explanation", "is_reported"),
    [("One,\n  - two", True), ("|\n  One\n  - two", False), ("'One,\n  - two'", False)],
)
def test_dash_that_goes_on_with_a_text_is_warned_of(
    explanation: str, *, is_reported: bool, tmp_path: Path
) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(_pack_text(_asking(f"answer: x\nexplanation: {explanation}")))
    found = [each.code for each in _warnings(path)]
    assert ("accidental-text" in found) == is_reported


@for_each(
    ("fields", "kind"),
    [
        ("pairs: {a: b, c: d}", "match"),
        ("items: [a, b]", "order"),
        ("answers: [a]\nwrong: [b]", "multiple"),
        ("answer: a\nwrong: [b]", "choice"),
        ("answer: a\naccept: [b]", "text"),
    ],
)
def test_missing_kind_is_guessed_from_the_fields(
    fields: str, kind: str, problems_in: Finding
) -> None:
    text = _pack_text(f"id: a\nquestion: What?\n{fields}")
    assert f"add `kind: {kind}`" in [each.hint for each in problems_in(text)]


def test_misspelled_name_is_not_called_missing_as_well(problems_in: Finding) -> None:
    assert _lines(problems_in(_pack_text(_asking("anwser: x")))) == [(7, "unknown-field")]


def test_value_of_a_misspelled_name_is_checked_all_the_same(problems_in: Finding) -> None:
    problems = problems_in(_pack_text(_asking("answer: x\ndificulty: tough")))
    assert _lines(problems) == [(8, "unknown-field"), (8, "unknown-difficulty")]


def test_questions_under_a_misspelled_name_are_checked_all_the_same(problems_in: Finding) -> None:
    text = _pack_text(_asking("answer: x\ndifficulty: tough")).replace("questions:", "quetsions:")
    assert (8, "unknown-difficulty") in _lines(problems_in(text))


def test_name_like_kind_is_not_taken_for_it_beside_the_kind_itself(problems_in: Finding) -> None:
    text = _pack_text("id: a\nknd: riddle\nkind: text\nquestion: What?\nanswer: x")
    assert _lines(problems_in(text)) == [(5, "unknown-field")]


def test_colon_in_a_wrong_option_is_answered_with_quotes(problems_in: Finding) -> None:
    fields = "answer: Alien\nwrong:\n  - Terminator 2: Judgment Day"
    hints = [problem.hint for problem in problems_in(_pack_text(_asking(fields, kind="choice")))]
    assert any("quotes" in hint for hint in hints)


def test_name_like_no_other_is_answered_with_the_names_there_are(problems_in: Finding) -> None:
    [problem] = problems_in(_pack_text(_asking("answer: x\nsource: {isbn: 1}")))
    assert "title, publisher, year, url" in problem.hint


def test_format_without_a_number_is_not_called_a_later_one(problems_in: Finding) -> None:
    [problem] = problems_in("format:\n" + _pack_text(_asking("answer: x")).split("\n", 1)[1])
    assert "not " not in problem.message


@pytest.mark.parametrize("content", [b"\xff\xfe", b"title: caf\xe9\n", b"title: \x07\n", b""])
def test_file_that_is_not_text_is_a_broken_pack(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(content)
    problem, *_ = _problems(path)
    assert problem.hint


def test_folder_is_a_broken_pack(tmp_path: Path) -> None:
    assert _locations(_problems(tmp_path)) == [(1, 1, "unreadable-file")]


def test_missing_file_is_a_broken_pack(tmp_path: Path) -> None:
    assert _locations(_problems(tmp_path / "pack.yaml")) == [(1, 1, "unreadable-file")]


# Several mistakes in one file


def test_mistakes_in_one_question_are_all_reported_in_order(problems_in: Finding) -> None:
    fields = "color: red\ndifficulty: tough\nanswer: Popcorn\nwrong: [Organ, Popcorn]"
    assert _lines(problems_in(_pack_text(_asking(fields, kind="choice")))) == [
        (7, "unknown-field"),
        (8, "unknown-difficulty"),
        (10, "answer-among-wrong"),
    ]


def test_mistakes_in_head_and_questions_are_all_reported_in_order(problems_in: Finding) -> None:
    text = _pack_text(
        _asking("answer: x\nspoiler: maybe"),
        "Only a text",
        _asking("answer: [x]", name="c"),
        head="id: my pack\nauthr: An usher",
    )
    assert _lines(problems_in(text)) == [
        (1, "missing-field"),
        (2, "invalid-id"),
        (3, "unknown-field"),
        (9, "not-a-boolean"),
        (10, "not-a-question"),
        (14, "not-text"),
    ]


def test_after_too_many_warnings_no_more_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anora_quiz.packs.problems._MOST_WARNINGS", 3)
    monkeypatch.setattr("anora_quiz.packs.problems._CHARACTERS_PER_WARNING", 10**6)
    searched: list[str] = []

    def gives_away(question: Text, text: str) -> str:
        searched.append(question.id)
        return text[:0]

    monkeypatch.setattr(Text, "gives_away", gives_away)
    path = tmp_path / "pack.yaml"
    question = '  - {{id: a{}, kind: text, question: "q\\u200b{}", answer: b}}\n'
    questions = "".join(question.format(number, number) for number in range(9))
    path.write_text(f"format: 1\ntitle: x\nquestions:\n{questions}  - 5\n", encoding="utf-8")
    assert _lines(inspect(path).problems) == [
        *((line, "invisible-character") for line in (4, 5, 6)),
        (7, "too-many-problems"),
        (13, "not-a-question"),
    ]
    assert searched == ["a0", "a1", "a2"]


def test_each_bad_item_of_a_list_is_reported(problems_in: Finding) -> None:
    fields = "answer: x\nwrong:\n  - ''\n  - y\n  - [z]\n  - {because: z}\ntags: [a b, c, _d]"
    problems = problems_in(_pack_text(_asking(fields, kind="choice")))
    assert _lines(problems) == [
        (9, "empty-field"),
        (11, "not-text"),
        (12, "missing-field"),
        (13, "invalid-tag"),
        (13, "invalid-tag"),
    ]


def test_each_bad_pair_is_reported(problems_in: Finding) -> None:
    fields = "pairs:\n  Usher: [Aisle]\n  Cashier:\n  Pianist: {at: Front}"
    problems = problems_in(_pack_text(_asking(fields, kind="match")))
    assert _lines(problems) == [(8, "not-text"), (9, "empty-field"), (10, "not-text")]


def test_each_mistake_of_a_source_is_reported(problems_in: Finding) -> None:
    fields = "answer: x\nsource:\n  titel: y\n  year: late\n  url: the library"
    assert _lines(problems_in(_pack_text(_asking(fields)))) == [
        (9, "unknown-field"),
        (10, "not-a-year"),
        (11, "invalid-url"),
    ]


def test_each_option_that_reads_like_another_is_reported(problems_in: Finding) -> None:
    fields = "answers: [Ice, Ice, Cola]\nwrong: [Seats, Cola, Seats]"
    problems = problems_in(_pack_text(_asking(fields, kind="multiple")))
    assert _locations(problems) == [
        (7, 20, "duplicate-option"),
        (8, 20, "answer-among-wrong"),
        (8, 26, "duplicate-option"),
    ]


def test_unknown_kind_hides_no_other_mistake(problems_in: Finding) -> None:
    fields = "answer: x\ndifficulty: tough"
    problems = problems_in(_pack_text(_asking(fields, kind="riddle")))
    assert _lines(problems) == [(5, "unknown-kind"), (8, "unknown-difficulty")]


def test_missing_kind_hides_no_other_mistake(problems_in: Finding) -> None:
    problems = problems_in(_pack_text("id: a\nquestion: What?\nanswer: x\ndifficulty: tough"))
    assert _lines(problems) == [(4, "missing-field"), (7, "unknown-difficulty")]


def test_mistake_hides_no_id_that_is_taken(problems_in: Finding) -> None:
    text = _pack_text(_asking("answer: x\ndifficulty: tough"), _asking("answer: [x]"))
    assert [code for _, code in _lines(problems_in(text))] == [
        "unknown-difficulty",
        "duplicate-id",
        "not-text",
    ]


def test_later_format_hides_no_other_mistake(problems_in: Finding) -> None:
    text = _pack_text(_asking("answer: x\ndifficulty: tough")).replace("format: 1", "format: one")
    assert _lines(problems_in(text)) == [(1, "unsupported-format"), (8, "unknown-difficulty")]


def test_each_of_three_equal_ids_but_the_first_is_reported(problems_in: Finding) -> None:
    text = _pack_text(*[_asking("answer: x")] * 3)
    assert _lines(problems_in(text)) == [(8, "duplicate-id"), (12, "duplicate-id")]


def test_duplicate_id_names_the_line_of_the_first(problems_in: Finding) -> None:
    [problem] = problems_in(_pack_text(_asking("answer: x"), _asking("answer: y")))
    assert "line 4" in problem.message


def test_duplicate_field_names_the_line_of_the_first(problems_in: Finding) -> None:
    [problem] = problems_in(_pack_text(_asking("answer: x\nhint: y\nhint: z")))
    assert "line 8" in problem.message


def test_mistake_that_an_alias_repeats_is_reported_once(problems_in: Finding) -> None:
    text = _pack_text(
        _asking("answer: x\nsource: &book {titel: y}"),
        _asking("answer: x\nsource: *book", name="b"),
    )
    assert _locations(problems_in(text)) == [(8, 20, "unknown-field")]


def test_error_shows_twenty_problems_and_counts_the_rest(problems_in: Finding) -> None:
    text = _pack_text(*(_asking("answer: ''", name=f"q{number}") for number in range(25)))
    lines = str(BrokenPack(*problems_in(text))).splitlines()
    assert (len(lines), lines[-1]) == (21, "… and 5 more")


# What is filled in, and what may be left out


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("oscars.yaml", "oscars"),
        ("Oscar Night (2025).yaml", "oscar-night-2025"),
        ("90s_cinema.yml", "90s-cinema"),
        ("Amélie!.yaml", "amélie"),
        ("___.yaml", "pack"),
        ("a" * 120 + ".yaml", "a" * 80),
    ],
    ids=["plain", "signs", "underscore", "accent", "no-letter", "too-long"],
)
def test_id_of_a_pack_is_by_default_made_from_its_file_name(
    name: str, made: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(_pack_text(_asking("answer: x")), encoding="utf-8")
    assert load(path).id == made


def test_own_id_of_a_pack_wins(load_text: Loading) -> None:
    text = _pack_text(_asking("answer: x"), head="id: oscars\ntitle: Seats")
    assert load_text(text).id == "oscars"


def test_source_of_the_pack_is_the_default_of_its_questions(load_text: Loading) -> None:
    head = "title: Seats\nsource: {title: Handbook, year: 2024}"
    pack = load_text(_pack_text(_asking("answer: x"), head=head))
    assert pack.questions[0].source == Source(title="Handbook", year=2024)


def test_own_source_of_a_question_wins_as_a_whole(load_text: Loading) -> None:
    head = "title: Seats\nsource: {title: Handbook, year: 2024}"
    pack = load_text(_pack_text(_asking("answer: x\nsource: {title: Diary}"), head=head))
    assert pack.questions[0].source == Source(title="Diary")


def test_question_without_any_source_has_none(load_text: Loading) -> None:
    assert load_text(_pack_text(_asking("answer: x"))).questions[0].source is None


def test_fields_left_out_have_their_defaults(load_text: Loading) -> None:
    pack = load_text(_pack_text(_asking("answer: x\nwrong: [y]", kind="choice")))
    assert pack.questions == (Choice(id="a", question="What?", answer="x", wrong=(Wrong("y"),)),)


def test_questions_keep_the_order_of_the_file(load_text: Loading) -> None:
    pack = load_text(_pack_text(*(_asking("answer: x", name=name) for name in "cab")))
    assert [question.id for question in pack.questions] == ["c", "a", "b"]


def test_order_of_fields_does_not_matter(load_text: Loading) -> None:
    question = "answer: x\nquestion: What?\nkind: text\nid: a"
    text = f"questions:\n  - {question.replace(chr(10), f'{chr(10)}    ')}\ntitle: Seats\nformat: 1"
    assert load_text(text).questions == load_text(_pack_text(_asking("answer: x"))).questions


def test_pack_with_byte_order_mark_and_windows_line_ends_is_read_alike(
    load_text: Loading,
) -> None:
    text = _pack_text(_asking("answer: |\n  one\n  two\nhint: y"))
    windows = "\ufeff" + text.replace("\n", "\r\n")
    assert load_text(windows).questions == load_text(text).questions


def test_aliases_repeat_texts_lists_and_sources(load_text: Loading) -> None:
    pack = load_text(
        _pack_text(
            _asking(
                "answer: &usher Usher\nwrong: &all [Door, Aisle]\nsource: &book {title: Diary}",
                kind="choice",
            ),
            _asking(
                "answer: Pianist\nwrong: *all\nsource: *book\nhint: *usher",
                name="b",
                kind="choice",
            ),
        )
    )
    assert pack.questions[1] == Choice(
        id="b",
        question="What?",
        answer="Pianist",
        wrong=(Wrong("Door"), Wrong("Aisle")),
        source=Source(title="Diary"),
        hint="Usher",
    )


def test_one_document_may_be_marked_off(load_text: Loading) -> None:
    text = f"%YAML 1.1\n---\n{_pack_text(_asking('answer: x'))}...\n# the end\n"
    assert load_text(text).header.title == "Seats"


# Any content of the file (damaged bundled packs: test_fuzz.py)


@given(content=st.binary(max_size=60))
def test_any_few_bytes_are_a_broken_pack(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(content)
    assert _problems(path)


def test_answer_too_long_to_be_typed_is_a_problem(
    problems_in: Callable[[str], list[Problem]],
) -> None:
    text = _pack_text(_asking(f"answer: {'x' * 501}", kind="text"))
    assert [problem.code for problem in problems_in(text)] == ["answer-too-long"]


def test_twelve_mistakes_of_one_file_are_all_reported() -> None:
    """Three of them aren't valid YAML, so that a parser would stop at the first."""
    path = Path(__file__).parent / "twelve-mistakes.yaml"
    assert _locations(_problems(path)) == [
        (2, 23, "invalid-yaml"),
        (3, 1, "unknown-field"),
        (6, 11, "unknown-kind"),
        (9, 24, "answer-among-wrong"),
        (12, 15, "invalid-yaml"),
        (14, 1, "invalid-yaml"),
        (15, 9, "duplicate-id"),
        (18, 13, "not-a-number"),
        (22, 26, "duplicate-option"),
        (26, 13, "not-a-boolean"),
        (27, 5, "missing-field"),
        (30, 37, "invalid-url"),
    ]


# Warnings


def _warnings(path: Path) -> list[Problem]:
    return [each for each in inspect(path).problems if each.severity is Severity.WARNING]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Was it Alien or Aliens?", "Alien"),
        ("In which state does The Florida Project play?", "Ohio"),
        ("Is no an answer?", "No"),
        ("Which town is near Anoraville?", "Anora"),
    ],
)
def test_question_that_gives_nothing_away_is_not_reported(
    question: str, answer: str, tmp_path: Path
) -> None:
    path = tmp_path / "pack.yaml"
    fields = f"id: a\nkind: choice\nquestion: {question}\nanswer: {answer}\nwrong: [Aliens, x]"
    path.write_text(_pack_text(fields), encoding="utf-8")
    assert "answer-giveaway" not in [each.code for each in _warnings(path)]


@pytest.mark.parametrize(
    "written",
    ['"Hall #2"', "'Hall #2'", "Hall 2  # the big one", "|\n      Hall #2", "Hall#2", '"x"  #2'],
)
def test_comment_that_cuts_no_text_is_not_reported(written: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(_pack_text(_asking(f"answer: {written}")), encoding="utf-8")
    assert "accidental-comment" not in [each.code for each in _warnings(path)]


def test_questions_of_two_packs_in_the_same_words_are_reported_with_both_locations(
    tmp_path: Path,
) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text(_pack_text(_asking("answer: x")), encoding="utf-8")
    other.write_text(_pack_text(_asking("answer: X")).replace("What?", "what"), encoding="utf-8")
    first, second = inspect_all([one, other])
    [duplicate] = [each for each in second.problems if each.code == "duplicate-question"]
    assert f"{one}:6" in duplicate.message
    assert "duplicate-question" not in [each.code for each in first.problems]


def test_questions_in_the_same_words_about_different_snippets_are_no_duplicates(
    tmp_path: Path,
) -> None:
    path = tmp_path / "pack.yaml"
    snippets = ("print(1)", "print(2)", "print(2)")
    asked = (_asking(f"answer: x\nsnippet: {each}", name=each[-2]) for each in snippets)
    path.write_text(_pack_text(*asked), encoding="utf-8")
    (found,) = inspect_all([path])
    duplicates = [each for each in found.problems if each.code == "duplicate-question"]
    assert [each.location.line for each in duplicates] == [16]


@for_each(
    ("language", "hint"),
    [
        ("pyhton", "did you mean `python`?"),
        ("kllingon", "players see the snippet without colors"),
        ("Python", None),
        ("c++", None),
        ("text", None),
    ],
)
def test_language_that_cannot_be_highlighted_is_reported(
    language: str, hint: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "pack.yaml"
    snippet = f"snippet:\n  language: {language}\n  text: print(1)"
    path.write_text(_pack_text(_asking(f"answer: x\n{snippet}")), encoding="utf-8")
    found = [each for each in _warnings(path) if each.code == "unknown-language"]
    assert [(*each.location[:2], each.hint) for each in found] == ([(9, 17, hint)] if hint else [])


_CODE, _VERSE = (f"|\n  if x:\n  {indent}{'x' * 999}" for indent in ("    ", ""))


@for_each(
    ("fields", "is_reported"),
    [
        (f"kind: text\nanswer: x\nsnippet: {'x' * 999}", False),
        (f"kind: choice\nwrong: [x]\nanswer: {_CODE}", False),
        (f"kind: choice\nanswer: x\nwrong:\n- {_CODE}", False),
        (f"kind: order\nitems:\n- x\n- {_CODE}", False),
        (f"kind: choice\nwrong: [x]\nanswer: {_VERSE}", True),
        (f"kind: text\nanswer: x\nhint: {_CODE}", True),
    ],
)
def test_only_lines_that_are_scrolled_can_be_wide(
    fields: str, *, is_reported: bool, tmp_path: Path
) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(_pack_text(f"id: a\nquestion: What?\n{fields}"), encoding="utf-8")
    assert ("word-too-wide" in [each.code for each in _warnings(path)]) == is_reported


def test_packs_of_one_id_are_reported(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "pack.yaml").write_text(_pack_text(_asking("answer: x")))
    found = inspect_all([tmp_path / "one" / "pack.yaml", tmp_path / "other" / "pack.yaml"])
    assert "duplicate-id" in [each.code for each in found[1].problems]


def test_faults_of_an_answer_are_reported_where_the_question_lacks_something(
    problems_in: Finding,
) -> None:
    fields = "id: a\nkind: choice\nanswer: x\nwrong: [x, y]"
    assert _lines(problems_in(_pack_text(fields))) == [
        (4, "missing-field"),
        (7, "answer-among-wrong"),
    ]


# Harmful files


def test_letters_written_as_escapes_are_looked_at_quickly(tmp_path: Path) -> None:
    """Their locations are searched for in the line, which doesn't have them as they are."""
    path = tmp_path / "pack.yaml"
    letters = "\\x41" * 400_000
    path.write_text(_pack_text(_asking(f'answer: x\nhint: "\\n{letters}"')), encoding="utf-8")
    with ends_soon():
        assert inspect(path).pack is not None


@pytest.mark.parametrize("size", [800_000, pytest.param(8_000_000, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("ending", ["\n", ""], ids=["lines", "line"])
def test_control_characters_far_down_a_large_file_are_reported_quickly(
    ending: str, size: int, tmp_path: Path
) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text(f"# {'x' * size}{ending}" + f"#\x07{ending}" * 900, encoding="utf-8")
    with ends_soon():
        found = inspect(path).problems
    assert sum(each.code == "control-character" for each in found) == 900
    first = found[0] if found[0].code == "control-character" else found[1]
    assert first.location[:2] == ((2, 2) if ending else (1, size + 4))
