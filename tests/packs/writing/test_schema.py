"""Test that the schema for editors agrees with the game, as far as a schema can."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from anora_quiz.packs.checking.check import load
from anora_quiz.packs.pack import Header
from anora_quiz.packs.problems import BrokenPack
from anora_quiz.packs.writing.schema import MODELINE, SCHEMA_FILE, schema
from anora_quiz.packs.writing.template import template
from anora_quiz.packs.writing.yaml_text import write
from anora_quiz.paths import bundled_packs
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question, Right, Source, Wrong
from tests.cases import for_each
from tests.docs import GUIDE
from tests.samples import QUESTIONS

_BUNDLED = sorted(bundled_packs().glob("*.yaml"))
_BROKEN = sorted((Path(__file__).parents[1] / "checking" / "broken").glob("*.yaml"))

# What a schema can't see, by the code of the problem. It can see all other codes.
_UNSEEN = {
    "blank-count-mismatch": "blanks cannot be counted",
    "duplicate-option": "texts that read alike need not be the same",
    "answer-among-wrong": "two fields cannot be compared",
    "rejected-answer": "two fields cannot be compared",
    "duplicate-field": "YAML keeps the last one and says nothing",
    "duplicate-id": "two questions cannot be compared",
    "tolerance-without-day": "two fields cannot be compared",
    "yaml-tag": "YAML makes a value of it, which tells nothing of the tag",
}
# Mistakes that YAML hides from the schema, by file; it can see others with their codes.
_HIDDEN = {
    "merge-key": "YAML has merged the fields before the schema sees them",
    "yes-for-true": "YAML 1.1 reads yes as true; editors, which read YAML 1.2, do not",
}
_VALIDATOR = Draft202012Validator(schema())


def _as_editors_do(text: str) -> Any:
    """Return the values in ``text``, with numbers and truth values."""
    return yaml.load(text, yaml.CSafeLoader)


def _as_texts(text: str) -> Any:
    """Return the values in ``text``, every one as typed."""
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - which makes nothing but texts


_EITHER_WAY = for_each("parse", [_as_editors_do, _as_texts])


def _errors(pack: Any) -> list[str]:
    return [error.message for error in _VALIDATOR.iter_errors(pack)]


def _is_taken(pack: Any) -> bool:
    return _VALIDATOR.is_valid(pack)


def _pack(*fields: str, head: str = "title: Seats") -> str:
    """Return a pack of one question of these ``fields``."""
    lines = "".join(f"    {field}\n" for field in fields)
    return f"format: 1\n{head}\nquestions:\n  -\n{lines}"


def _asking(*fields: str, kind: str = "text", answer: str = "answer: x") -> str:
    """Return a pack of a good question with ``fields``, which may stand for its answer."""
    return _pack("id: a", f"kind: {kind}", "question: What?", *filter(None, [answer]), *fields)


def _is_good(text: str, path: Path) -> bool:
    """Tell whether the game can play the pack ``text``, which is saved at ``path``."""
    path.write_text(text, encoding="utf-8")
    try:
        load(path)
    except BrokenPack:
        return False
    return True


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pack.yaml"


# The schema itself


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def test_schema_says_which_draft_it_is_of() -> None:
    assert schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_everything_that_the_schema_refers_to_is_in_it() -> None:
    made = schema()
    references = set(re.findall(r"'\$ref': '#/\$defs/([^']+)'", str(made)))
    assert references
    assert references <= set(made["$defs"])


def test_packs_name_the_file_of_the_schema() -> None:
    assert MODELINE.endswith(f" $schema={SCHEMA_FILE}\n")


@for_each("kind", KINDS, ids=lambda kind: kind.kind)
def test_schema_tells_editors_the_fields_of_each_kind(kind: type[Question]) -> None:
    definition = schema()["$defs"][kind.kind]
    assert set(definition["properties"]) == {"kind", *fields_of(kind)}
    assert definition["description"] == kind.about.splitlines()[0]


# What is taken


@_EITHER_WAY
@pytest.mark.parametrize("pack_path", _BUNDLED, ids=lambda path: path.stem)
def test_bundled_pack_is_taken(pack_path: Path, parse: Any) -> None:
    assert _errors(parse(pack_path.read_text(encoding="utf-8"))) == []


def _examples() -> list[str]:
    """Return the packs in the authors' guide; single questions are completed to packs."""
    guide = GUIDE.read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n((?:format:|  - id:).*?)^```", guide, re.MULTILINE | re.DOTALL)
    head = "format: 1\ntitle: Example\nquestions:\n"
    return [f"{head}{block}" if block.startswith("  - ") else block for block in blocks]


@_EITHER_WAY
@for_each("example", _examples(), ids=lambda text: text.split()[-1])
def test_example_in_the_guide_is_taken(example: str, parse: Any) -> None:
    assert _errors(parse(example)) == []


def test_guide_has_an_example_of_each_kind() -> None:
    packs = map(_as_editors_do, _examples())
    assert {asked["kind"] for pack in packs for asked in pack["questions"]} == {
        kind.kind for kind in KINDS
    }


@_EITHER_WAY
@pytest.mark.parametrize("kinds", [KINDS, *((kind,) for kind in KINDS)], ids=len)
def test_template_is_taken(kinds: tuple[type[Question], ...], parse: Any) -> None:
    header = Header(id="my-pack", title="My pack", author="010")
    assert _errors(parse(template(header, kinds, "my-pack.yaml"))) == []


@_EITHER_WAY
def test_pack_that_the_game_writes_is_taken(parse: Any) -> None:
    header = Header(
        id="2024", title="No", about="a: b", author="~", language="010", license="1.10",
        version="1.0", tags=("null", "12"), source=Source(title="1984", year=1949),
    )  # fmt: skip
    assert _errors(parse(write(header, QUESTIONS))) == []


@_EITHER_WAY
def test_all_fields_of_a_pack_but_three_can_be_left_out(parse: Any) -> None:
    assert _errors(parse(_asking())) == []


@for_each("typed", ["No", "010", "1.10", "1984", "true", "12:30", "0x1F", ".5"])
@for_each(
    "field",
    [
        "question",
        "hint",
        "explanation",
        "disputed",
        "answer",
        "title",
        "about",
        "version",
        "accept",
    ],
)
def test_text_field_takes_numbers_and_truth_values(field: str, typed: str, path: Path) -> None:
    """YAML makes them of what an author typed as a text."""
    fields = {"question": "What?", "answer": "x", "title": "Seats"} | {field: typed}
    if field == "accept":
        fields["accept"] = f"[{typed}]"
    head = "\n".join(f"{name}: {fields.pop(name)}" for name in [*fields] if name in _OF_PACKS)
    text = _pack(
        "id: a", "kind: text", *(f"{name}: {it}" for name, it in fields.items()), head=head
    )
    assert _is_good(text, path)
    assert _errors(_as_editors_do(text)) == []


_OF_PACKS = fields_of(Header)


@for_each(
    "fields",
    [
        ("kind: choice", "answer: 1984", "wrong: [1985, true, {text: 1986, because: 3}]"),
        ("kind: choice", "answer: {text: 1984, last: true}", "wrong: [{text: No, last: false}]"),
        ("kind: multiple", "answers: [1984, No]", "wrong: [1985, 1.5]"),
        ("kind: multiple", "answers: [{text: 1984, last: TRUE}, No]", "wrong: [1985]"),
        ("kind: order", "items: [1984, 1985, true]"),
        ("kind: match", "pairs: {1984: 1985, true: 3}", "decoys: [4, No]"),
        ("kind: number", "answer: 37", "unit: 4"),
        ("kind: number", "answer: '37'", "tolerance: '0.5'"),
        ("kind: number", "answer: -1.5e3", "tolerance: 1e3"),
        ("kind: date", "answer: 2024-10-18", "tolerance: 3"),
        ("kind: date", "answer: '2024-10-18'", "tolerance: '3'"),
        ("kind: date", "answer: 2024-02-29"),
        ("kind: date", "answer: 2024-10"),
        ("kind: date", "answer: 2024"),
        ("kind: date", "answer: '0476'"),
        ("kind: date", "answer: 5-03"),
        ("kind: true-false", "answer: TRUE", "spoiler: False"),
        ("kind: true-false", "answer: 'false'", "spoiler: 'true'"),
        ("kind: text", "answer: x", "reject: [1985, true, {text: 1986, because: 3}]"),
        ("kind: text", "answer: x", "exact: true"),
        ("kind: text", "answer: x", "tags: [2024, true, 1.5]"),
        ("kind: text", "answer: x", "source: {title: 1984, publisher: true, year: '1949'}"),
        ("kind: text", "answer: x", "source: {url: 'http://kino.example/?a=b#c'}"),
        ("kind: text", "answer: x", "snippet: print(1)"),
        ("kind: text", "answer: x", "snippet: {text: 1984, language: c++}"),
        ("kind: text", "answer: x", 'snippet: {text: "if x:\\n\\ty"}'),
    ],
    ids=lambda fields: " ".join(fields)[:60],
)
def test_values_that_the_game_takes_are_taken(fields: tuple[str, ...], path: Path) -> None:
    text = _pack("id: 7", "question: 12", *fields)
    assert _is_good(text, path)
    assert _errors(_as_editors_do(text)) == []


@_EITHER_WAY
@for_each("answers", ["[x]", "[1984]", "[[x]]", "[[1984, true, Nineteen]]", "[[3.1, 3.10]]"])
def test_blank_takes_a_text_or_a_list(answers: str, parse: Any, path: Path) -> None:
    text = _pack("id: a", "kind: blanks", "question: ___", f"answers: {answers}")
    assert _is_good(text, path)
    assert _errors(parse(text)) == []


@_EITHER_WAY
@for_each("name", ["a", "2024", "oscar-night", "Ani_2", "v1.2", "übung", "a" * 80])
def test_id_is_taken(name: str, parse: Any) -> None:
    assert _errors(parse(_asking().replace("id: a", f"id: {name}"))) == []


# False alarms: what the game takes, the schema must not refuse


def _with_patterns_of_editors() -> Draft202012Validator:
    r"""Return a validator that reads patterns as JavaScript does, where \w is ASCII."""

    def pattern(_: Any, wanted: str, text: Any, __: Any) -> Iterator[ValidationError]:
        if isinstance(text, str) and not re.search(wanted, text, re.ASCII):
            yield ValidationError(f"{text!r} does not match {wanted!r}")

    reading: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"pattern": pattern}
    )
    return reading(schema())


@pytest.mark.parametrize("name", ["übung", "дом", "東京"])
def test_id_in_any_script_is_taken_by_editors(name: str, path: Path) -> None:
    text = _asking(f"tags: [{name}]").replace("id: a", f"id: {name}")
    assert _is_good(text, path)
    assert _with_patterns_of_editors().is_valid(_as_editors_do(text))


@pytest.mark.parametrize("name", ["हिन्दी", "u\u0308bung"], ids=ascii)
def test_id_with_combining_characters_is_taken(name: str, path: Path) -> None:
    text = _asking().replace("id: a", f"id: {name}")
    assert _is_good(text, path)
    assert _errors(_as_editors_do(text)) == []


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("choice", ("answer: 3.2", "wrong: [3.1, 3.10]")),
        ("multiple", ("answers: [3.1, 3.10]", "wrong: [3.2]")),
        ("order", ("items: [3.1, 3.2, 3.10]",)),
        ("order", ("items: [7, 07, 007]",)),
    ],
)
def test_texts_that_are_equal_as_numbers_are_taken(
    kind: str, fields: tuple[str, ...], path: Path
) -> None:
    text = _asking(*fields, kind=kind, answer="")
    assert _is_good(text, path)
    assert _errors(_as_editors_do(text)) == []


def test_truth_value_in_quotes_is_taken_in_any_case(path: Path) -> None:
    text = _asking(kind="true-false", answer="answer: 'True'")
    assert _is_good(text, path)
    assert _errors(_as_editors_do(text)) == []


# What is refused


def _first_line(path: Path) -> str:
    with path.open("rb") as file:
        return file.readline().decode()


def _is_yaml(path: Path) -> bool:
    """Tell whether an editor can read the file at ``path`` at all."""
    try:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    return True


_BROKEN_VALUES = [path for path in _BROKEN if _is_yaml(path)]


def _code_of(path: Path) -> str:
    found = re.match(r"# expect: \d+:\d+ ([\w-]+)", _first_line(path))
    assert found
    return found[1]


def _is_seen(path: Path) -> bool:
    return _code_of(path) not in _UNSEEN and path.stem not in _HIDDEN


@for_each("path", [path for path in _BROKEN_VALUES if _is_seen(path)], ids=lambda path: path.stem)
def test_broken_pack_is_refused(path: Path) -> None:
    assert not _is_taken(yaml.safe_load(path.read_bytes()))


@for_each(
    "path", [path for path in _BROKEN_VALUES if not _is_seen(path)], ids=lambda path: path.stem
)
def test_what_is_said_to_be_unseen_is_unseen(path: Path) -> None:
    """If this fails, remove the file from the list above."""
    assert _is_taken(yaml.safe_load(path.read_bytes()))


@for_each("code", _UNSEEN)
def test_what_is_said_to_be_unseen_is_a_mistake_that_packs_can_have(code: str) -> None:
    assert code in {_code_of(path) for path in _BROKEN_VALUES}


@for_each("field", ["format", "title", "questions"])
def test_field_of_a_pack_that_is_missing_is_refused(field: str) -> None:
    pack = _as_editors_do(_asking())
    del pack[field]
    assert [field in message for message in _errors(pack)] == [True]


@for_each("question", QUESTIONS, ids=lambda question: question.kind)
def test_field_of_a_question_that_is_missing_is_refused(question: Question) -> None:
    pack = _as_editors_do(write(Header(id="a", title="b"), [question]))
    [asked] = pack["questions"]
    fields = fields_of(type(question))
    for field in ("kind", *(name for name, each in fields.items() if each.is_required)):
        less = {name: value for name, value in asked.items() if name != field}
        assert any(field in message for message in _errors(pack | {"questions": [less]}))


@for_each("question", QUESTIONS, ids=lambda question: question.kind)
def test_field_that_the_kind_does_not_have_is_refused(question: Question) -> None:
    pack = _as_editors_do(write(Header(id="a", title="b"), [question]))
    [asked] = pack["questions"]
    others = {name for kind in KINDS for name in fields_of(kind)} - set(fields_of(type(question)))
    for field in (*others, "color"):
        assert any(field in it for it in _errors(pack | {"questions": [asked | {field: "x"}]}))


@for_each(
    "text",
    [
        _asking(head) if head.startswith("source") else _asking().replace("title: Seats", head)
        for head in (
            "title: Seats\nauthr: An usher",
            "title: Seats\nsource: {titel: x}",
            "source: {title: x, isbn: 1}",
        )
    ],
    ids=["of-the-pack", "of-its-source", "of-a-source"],
)
def test_unknown_field_is_refused(text: str) -> None:
    assert not _is_taken(_as_editors_do(text))


def test_unknown_field_of_a_wrong_option_is_refused() -> None:
    fields = "wrong: [{text: y, becuse: z}]"
    assert not _is_taken(_as_editors_do(_asking(fields, kind="choice")))


def test_wrong_option_without_a_text_is_refused() -> None:
    assert not _is_taken(_as_editors_do(_asking("wrong: [{because: z}]", kind="choice")))


_REFUSED = {
    "kind": ["riddle", "Text", "true_false", "", "[text]", "1"],
    "id": ["a b", "-a", "_a", "a/b", "../a", "a:b", "😀", "''", "' '", "[a]", "a" * 81],
    "question": ["''", "'  '", "[a]", "{a: b}", '"\\n"'],
    "answer": ["''", "[a]", "{a: b}", '"\\t"'],
    "accept": ["[]", "x", "['']", "['~', '']", "[[a]]", "{a: b}"],
    "reject": [
        *("[]", "x", "['']", "[[a]]", "{a: b}", "[{because: b}]", "[{text: ''}]"),
        *("[{text: a, becuse: b}]", f"[{'a' * 501}]", f"[{{text: {'a' * 501}}}]"),
    ],
    "exact": ["maybe", "1", "''", "[true]"],
    "difficulty": ["tough", "Easy", "1", "''", "[easy]"],
    "hint": ["''", "[a]"],
    "explanation": ["''", "{a: b}"],
    "disputed": ["''", "[a]"],
    "tags": ["[]", "crew", "[a b]", "['']", "['~', '']", "[-a]", "{a: b}"],
    "spoiler": ["maybe", "1", "0", "''", "[true]"],
    "snippet": [
        *("''", "' '", "[a]", "{}", "{language: c}", "{text: ''}", "{text: [a]}"),
        *("{text: a, b: c}", "{text: a, language: ''}", "{text: a, language: a b}"),
        *('"\\e[2J"', '{text: "\\u202e"}', "a" * 20_001, f"{{text: {'a' * 20_001}}}"),
    ],
    "source": ["{}", "a book", "[a]", "1984", "{title: ''}", "{title: '', year: 1}", "{titel: x}"],
    "source: {year": ["0}", "-44}", "20024}", "late}", "2024.5}", "''}", "true}", "[1]}"],
    "source: {url": [
        *("example.org}", "www.example.org}", "ftp://example.org}", "'https://'}", "7}", "''}"),
        *("'https:// a.b'}", "javascript:alert(1)}", "file:///pack.yaml}", "https://example}"),
        *("'see https://a.example'}", "'https://a.example and more'}", "[a]}"),
    ],
}  # fmt: skip


@for_each(
    ("field", "typed"), [(field, typed) for field, each in _REFUSED.items() for typed in each]
)
def test_value_that_its_field_cannot_hold_is_refused(field: str, typed: str, path: Path) -> None:
    fields = {"id": "a", "kind": "text", "question": "What?", "answer": "x"} | {field: typed}
    text = _pack(*(f"{name}: {value}" for name, value in fields.items()))
    assert not _is_good(text, path)
    assert not _is_taken(_as_editors_do(text))


@for_each(
    "field",
    [
        "id",
        "kind",
        "question",
        "answer",
        "accept",
        "reject",
        "exact",
        "hint",
        "tags",
        "spoiler",
        "snippet",
        "source",
        "disputed",
    ],
)
def test_field_that_is_left_empty_is_refused(field: str, path: Path) -> None:
    fields = {"id": "a", "kind": "text", "question": "What?", "answer": "x"} | {field: ""}
    text = _pack(*(f"{name}: {value}" for name, value in fields.items()))
    assert not _is_good(text, path)
    assert not _is_taken(_as_editors_do(text))


@for_each(
    ("kind", "fields"),
    [
        ("choice", ("answer: x", "wrong: []")),
        ("choice", ("answer: x", "wrong: y")),
        ("choice", ("answer: [x]", "wrong: [y]")),
        ("choice", ("answer: {last: true}", "wrong: [y]")),
        ("choice", ("answer: {text: x, because: z}", "wrong: [y]")),
        ("choice", ("answer: {text: x, last: 1}", "wrong: [y]")),
        ("choice", ("answer: x", "wrong: [{text: y, last: yes please}]")),
        ("choice", ("answer: x", "wrong: ['']")),
        ("choice", ("answer: x", "wrong: [{text: ''}]")),
        ("choice", ("answer: x", "wrong: [y, y]")),
        ("choice", ("answers: [x]", "wrong: [y]")),
        ("multiple", ("answers: []", "wrong: [y]")),
        ("multiple", ("answers: x", "wrong: [y]")),
        ("multiple", ("answers: [x, x]", "wrong: [y]")),
        ("multiple", ("answers: [x]", "wrong: []")),
        ("true-false", ("answer: 'yes'",)),
        ("true-false", ("answer: 1",)),
        ("true-false", ("answer: truth",)),
        ("number", ("answer: two dozen",)),
        ("number", ("answer: '1,000'",)),
        ("number", ("answer: 1 000",)),
        ("number", ("answer: true",)),
        ("number", ("answer: 24 frames",)),
        ("number", ("answer: '0x1F'",)),
        ("number", ("answer: 'nan'",)),
        ("number", ("answer: '1e400'",)),
        ("number", ("answer: [1]",)),
        ("number", ("answer: 1", "tolerance: -1")),
        ("number", ("answer: 1", "tolerance: -0.5")),
        ("number", ("answer: 1", "tolerance: '-1'")),
        ("number", ("answer: 1", "tolerance: a few")),
        ("blanks", ("answers: []",)),
        ("blanks", ("answers: x",)),
        ("blanks", ("answers: [[]]",)),
        ("blanks", ("answers: ['']",)),
        ("blanks", ("answers: [['']]",)),
        ("blanks", ("answers: [[[x]]]",)),
        ("blanks", ("answers: [{x: y}]",)),
        ("blanks", (f"answers: [{'x' * 1000}]",)),
        ("blanks", ("answer: x",)),
        ("date", ("answer: last year",)),
        ("date", ("answer: 18.10.2024",)),
        ("date", ("answer: 2024-10-18 and later",)),
        ("date", ("answer: '2024-04-31'",)),
        ("date", ("answer: '2024-13'",)),
        ("date", ("answer: 2024-1",)),
        ("date", ("answer: 0",)),
        ("date", ("answer: '0000-01-01'",)),
        ("date", ("answer: 20024",)),
        ("date", ("answer: 2024.5",)),
        ("date", ("answer: true",)),
        ("date", ("answer: [2024]",)),
        ("date", ("answer: {2024: 10}",)),
        ("date", ("answer: 2024-10-18", "tolerance: -1")),
        ("date", ("answer: 2024-10-18", "tolerance: 0.5")),
        ("date", ("answer: 2024-10-18", "tolerance: '0.5'")),
        ("date", ("answer: 2024-10-18", "tolerance: a week")),
        ("order", ("items: [x]",)),
        ("order", ("items: [x, x]",)),
        ("order", ("items: x",)),
        ("order", ("items: {x: y, z: a}",)),
        ("match", ("pairs: {x: y}",)),
        ("match", ("pairs: {}",)),
        ("match", ("pairs: [x, y]",)),
        ("match", ("pairs: {x: [y], z: a}",)),
        ("match", ("pairs: {x: '', z: a}",)),
        ("match", ("pairs: {x: y, z: a}", "decoys: []")),
        ("match", ("pairs: {x: y, z: a}", "decoys: b")),
        ("text", (f"answer: {'x' * 1000}",)),
        ("text", ("answer: x", f"accept: [{'y' * 1000}]")),
    ],
    ids=lambda it: it if isinstance(it, str) else " ".join(it)[:40],
)
def test_question_that_cannot_be_asked_is_refused(
    kind: str, fields: tuple[str, ...], path: Path
) -> None:
    text = _asking(*fields, kind=kind, answer="")
    assert not _is_good(text, path)
    assert not _is_taken(_as_editors_do(text))


@for_each(
    ("written", "instead"),
    [
        ("format: 1", "format: 2"),
        ("format: 1", "format: one"),
        ("format: 1", "format: true"),
        ("format: 1", "format:"),
        ("title: Seats", "title: ''"),
        ("title: Seats", "title:"),
        ("title: Seats", "title: [Seats]"),
        ("title: Seats", "title: Seats\nid: my pack"),
        ("title: Seats", "title: Seats\ntags: [my tag]"),
        ("title: Seats", "title: Seats\ntags: []"),
        ("title: Seats", "title: Seats\nsource: {}"),
        ("title: Seats", "title: Seats\nsource: A book"),
        ("title: Seats", "title: Seats\nabout: [x]"),
    ],
)
def test_head_that_the_game_refuses_is_refused(written: str, instead: str, path: Path) -> None:
    text = _asking().replace(written, instead)
    assert not _is_good(text, path)
    assert not _is_taken(_as_editors_do(text))


@for_each("listed", ["[]", "", "Who?", "{}", "[Who]", "[[]]", "[~]"])
def test_questions_that_are_none_are_refused(listed: str) -> None:
    assert not _is_taken(_as_editors_do(f"format: 1\ntitle: Seats\nquestions: {listed}"))


@for_each("pack", [None, [], "format: 1", 1, {}], ids=repr)
def test_what_is_not_a_pack_is_refused(pack: Any) -> None:
    assert not _is_taken(pack)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        pytest.param("number", (f"answer: '{'1' * 31}'",), id="more-than-thirty-digits"),
        pytest.param("match", ("pairs: {'': y, z: a}",), id="pair-without-a-left-side"),
        pytest.param("text", ("answer: x", "source: {year: '00002024'}"), id="long-year"),
    ],
)
def test_what_a_schema_could_see_is_refused(kind: str, fields: tuple[str, ...], path: Path) -> None:
    text = _asking(*fields, kind=kind, answer="")
    assert not _is_good(text, path)
    assert not _is_taken(_as_editors_do(text))


# What editors say


def test_mistake_of_one_kind_is_not_reported_of_the_others() -> None:
    """An editor shows only what is wrong with this question for its own kind."""
    [message] = _errors(_as_editors_do(_asking("color: red")))
    assert "color" in message


def test_kind_that_is_not_there_is_answered_with_those_that_are() -> None:
    [message] = _errors(_as_editors_do(_asking().replace("kind: text", "kind: riddle")))
    assert all(kind.kind in message for kind in KINDS)


@for_each("owner", [Wrong, Right])
def test_fields_of_options_are_reported(owner: type) -> None:
    definition = schema()["$defs"][owner.__name__.lower()]
    assert set(definition["properties"]) == set(fields_of(owner))


# What editors show


def _described(made: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the definition, the name, and the schema of every field."""
    for name, field in made["properties"].items():
        yield "pack", name, field
    for owner, definition in made["$defs"].items():
        if owner != "question":
            for name, field in definition["properties"].items():
                yield owner, name, field


def _validates(value: Any, field: dict[str, Any], made: dict[str, Any]) -> bool:
    return Draft202012Validator({**field, "$defs": made["$defs"]}).is_valid(value)


def test_every_field_has_a_description_that_is_a_sentence() -> None:
    for owner, name, field in _described(schema()):
        assert re.fullmatch(r"\S.*\.", field["description"]), (owner, name)


def test_every_field_has_examples_that_the_schema_takes() -> None:
    made = schema()
    for owner, name, field in _described(made):
        assert field["examples"], (owner, name)
        for example in field["examples"]:
            assert _validates(example, field, made), (owner, name, example)


@for_each("kind", KINDS, ids=lambda kind: kind.kind)
def test_examples_of_fields_make_a_question_that_can_be_played(
    kind: type[Question], path: Path
) -> None:
    made = schema()
    definition = made["$defs"][kind.kind]
    question = {name: each["examples"][0] for name, each in definition["properties"].items()}
    if question["kind"] == "blanks":
        question["question"] = definition["examples"][0]["question"]
    head = {name: each["examples"][0] for name, each in made["properties"].items()}
    pack = {**head, "questions": [question, *definition["examples"]]}
    pack["questions"][1] = {**definition["examples"][0], "id": "other"}
    assert not _errors(pack)
    assert _is_good(yaml.safe_dump(pack, allow_unicode=True), path)


def test_parts_of_examples_make_parts_that_can_be_played(path: Path) -> None:
    made = schema()["$defs"]
    parts = {
        owner: {name: each["examples"][0] for name, each in made[owner]["properties"].items()}
        for owner in ("wrong", "right", "rejected", "source")
    }
    choice = {"id": "a", "kind": "choice", "question": "Who?", "answer": parts["right"]}
    typed = {"id": "b", "kind": "text", "question": "Who else?", "answer": "x"}
    questions = [
        {**choice, "wrong": [parts["wrong"]], "source": parts["source"]},
        {**typed, "reject": [parts["rejected"]]},
    ]
    pack = {"format": 1, "title": "Parts", "questions": questions}
    assert not _errors(pack)
    assert _is_good(yaml.safe_dump(pack), path)


def test_editors_are_offered_the_fields_of_all_kinds_before_the_kind_is_known() -> None:
    known = schema()["$defs"]["question"]["properties"]
    assert set(known) == {"kind", *(name for kind in KINDS for name in fields_of(kind))}
    offered = {name for name, each in known.items() if each is not True}
    assert offered == {"kind", *fields_of(Question)}
    assert known["hint"]["description"] == fields_of(Question)["hint"].description.about


def test_description_is_in_the_first_of_several_alternatives() -> None:
    # Editors show the descriptions of those, not that of the field.
    for owner, name, field in _described(schema()):
        if "anyOf" in field:
            assert field["anyOf"][0]["description"] == field["description"], (owner, name)


def test_what_editors_name_has_a_title() -> None:
    for name, definition in schema()["$defs"].items():
        assert definition["title"] == name
