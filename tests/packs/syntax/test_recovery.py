"""Test that invalid YAML is read as far as possible, and all its mistakes are reported."""

from pathlib import Path

from anora_quiz.packs.checking.check import inspect
from tests.cases import for_each


def _found(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    path = tmp_path / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    return [(problem.location.line, problem.code) for problem in inspect(path).problems]


_HEAD = "format: 1\ntitle: Seats\nquestions:\n"
_GOOD = "  - id: {0}\n    kind: text\n    question: {0}?\n    answer: Row {0}\n"
_SYNTAX_ERRORS = {
    "unclosed-quote": '    hint: "x\n',
    "unquoted-colon": "    hint: one: two\n",
    "tab": "\thint: x\n",
    "no-colon": "    hint\n",
    "sign": "    hint: @x\n",
    "open-list": "    tags: [a, b\n",
    "too-far-left": "   hint: x\n",
    "backslash": '    hint: "C:\\quiz"\n',
}


@for_each("name", _SYNTAX_ERRORS)
def test_mistakes_before_and_after_a_syntax_error_are_reported(name: str, tmp_path: Path) -> None:
    bad = "    difficulty: tough\n"
    text = (
        _HEAD
        + _GOOD.format(1)
        + bad
        + _GOOD.format(2)
        + _SYNTAX_ERRORS[name]
        + _GOOD.format(3)
        + bad
    )
    found = _found(tmp_path, text)
    errors = [each for each in found if not each[1].startswith("missing-")]
    assert errors == [(8, "unknown-difficulty"), (13, "invalid-yaml"), (18, "unknown-difficulty")]


def test_every_syntax_error_is_reported(tmp_path: Path) -> None:
    text = _HEAD + "".join(
        _GOOD.format(number) + line for number, line in enumerate(_SYNTAX_ERRORS.values())
    )
    found = _found(tmp_path, text)
    assert [line for line, code in found if code == "invalid-yaml"] == [
        8,
        13,
        18,
        23,
        28,
        33,
        38,
        43,
    ]


def test_two_syntax_errors_in_one_question_are_both_reported(tmp_path: Path) -> None:
    text = _HEAD + '  - id: a\n    kind: text\n    question: "What?\n    answer: one: two\n'
    assert _found(tmp_path, text) == [(6, "invalid-yaml"), (7, "invalid-yaml")]


def test_syntax_errors_in_a_list_of_options_are_all_reported(tmp_path: Path) -> None:
    options = "    wrong:\n      - Alien: no: yes\n      - Aliens\n      - '3\n"
    text = f"{_HEAD}  - id: a\n    kind: choice\n    question: What?\n    answer: x\n{options}"
    assert _found(tmp_path, text) == [(9, "invalid-yaml"), (11, "invalid-yaml")]


def test_syntax_error_in_the_head_hides_no_question(tmp_path: Path) -> None:
    text = f"title: One: two\nformat: 1\nquestions:\n{_GOOD.format(1)}    spoiler: perhaps\n"
    assert [
        each for each in _found(tmp_path, text) if each[1] in ("invalid-yaml", "not-a-boolean")
    ] == [
        (1, "invalid-yaml"),
        (8, "not-a-boolean"),
    ]


def test_field_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    text = f'{_HEAD}  - id: a\n    kind: text\n    question: What?\n    answer: "x\n'
    assert _found(tmp_path, text) == [(7, "invalid-yaml")]


def test_missing_field_is_reported_beside_a_syntax_error_that_hides_nothing(tmp_path: Path) -> None:
    text = f"{_HEAD}  - id: a\n    kind: text\n    question: What?\n   hint: x\n"
    assert _found(tmp_path, text)[:2] == [(4, "missing-field"), (7, "invalid-yaml")]


def test_anchor_in_a_part_that_cannot_be_read_is_not_called_unknown(tmp_path: Path) -> None:
    text = (
        f'{_HEAD}  - id: a\n    kind: text\n    question: What?\n    hint: &h "x\n    answer: y\n'
        f"{_GOOD.format(2)}    hint: *h\n"
    )
    assert "unknown-anchor" not in [code for _, code in _found(tmp_path, text)]
