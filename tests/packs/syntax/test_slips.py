"""Test that lines that aren't YAML are explained where the mistake is, with what to write."""

from pathlib import Path

from anora_quiz.packs.checking.check import inspect, load
from anora_quiz.packs.checking.fixing import fix
from anora_quiz.packs.problems import Severity
from tests.cases import for_each

_HEAD = "format: 1\ntitle: Seats\nquestions:\n  - id: a\n    kind: choice\n    question: What?\n"

# The last lines of a question -> where the mistake in them is, and what the fix makes of them.
_SLIPS = {
    "star": ("    answer: *bold*\n    wrong: [x]\n", 7, 13, '    answer: "*bold*"\n'),
    "two-stars": ("    answer: **b** it\n    wrong: [x]\n", 7, 13, '    answer: "**b** it"\n'),
    "ampersand": ("    answer: & Sons\n    wrong: [x]\n", 7, 13, '    answer: "& Sons"\n'),
    "exclamation": (
        "    answer: !Wow it is\n    wrong: [x]\n",
        7,
        13,
        '    answer: "!Wow it is"\n',
    ),
    "percent": ("    answer: % of it\n    wrong: [x]\n", 7, 13, '    answer: "% of it"\n'),
    "at": ("    answer: @sean # him\n    wrong: [x]\n", 7, 13, '    answer: "@sean" # him\n'),
    "backtick": ("    answer: `ls`\n    wrong: [x]\n", 7, 13, '    answer: "`ls`"\n'),
    "bar": ("    answer: |x|\n    wrong: [x]\n", 7, 13, '    answer: "|x|"\n'),
    "greater": ("    answer: > 5\n    wrong: [x]\n", 7, 13, '    answer: "> 5"\n'),
    "comma": ("    answer: , y\n    wrong: [x]\n", 7, 13, '    answer: ", y"\n'),
    "bracket": ("    answer: [sic] yes\n    wrong: [x]\n", 7, 13, '    answer: "[sic] yes"\n'),
    "brace": ("    answer: {a} b\n    wrong: [x]\n", 7, 13, '    answer: "{a} b"\n'),
    "dash": ("    answer: - 5\n    wrong: [x]\n", 7, 13, '    answer: "- 5"\n'),
    "colon": ("    answer: Alien: Isolation\n    wrong: [x]\n", 7, 18, '"Alien: Isolation"'),
    "colon-at-end": ("    answer: Alien:\n    wrong: [x]\n", 7, 18, '"Alien:"'),
    "quotes-within": ('    answer: "a "b" c"\n    wrong: [x]\n', 7, 17, "'a \"b\" c'"),
    "text-after-quote": ('    answer: "A" b\n    wrong: [x]\n', 7, 17, "'\"A\" b'"),
    "apostrophe": ("    answer: 'Tis it\n    wrong: [x]\n", 7, 13, '"\'Tis it"'),
    "it's": ("    answer: 'it's'\n    wrong: [x]\n", 7, 17, '"it\'s"'),
    "no-quote": ('    answer: "Alien\n    wrong: [x]\n', 7, 13, '    answer: "Alien"\n'),
    "curly": ("    answer: “A: b”\n    wrong: [x]\n", 7, 13, '    answer: "A: b"\n'),
    "path": ('    answer: "C:\\quiz"\n    wrong: [x]\n', 7, 13, "    answer: 'C:\\quiz'\n"),
    "list-star": ("    answer: x\n    wrong: [*a*, b]\n", 8, 13, '    wrong: ["*a*", b]\n'),
    "list-at": ("    answer: x\n    wrong: [a, @b]\n", 8, 16, '    wrong: [a, "@b"]\n'),
    "list-hash": ("    answer: x\n    wrong: [a #1, b]\n", 8, 15, '    wrong: ["a #1", b]\n'),
    "item-star": ("    answer: x\n    wrong:\n      - *a* b\n", 9, 9, '      - "*a* b"\n'),
    "item-dash": ("    answer: x\n    wrong:\n      - y\n      -z\n", 10, 7, "      - z\n"),
    "item-bullet": ("    answer: x\n    wrong:\n      * y\n", 9, 7, "      - y\n"),
    "item-tab": ("    answer: x\n    wrong:\n      -\ty\n", 9, 8, "      - y\n"),
    "comma-after-list": ("    answer: x\n    wrong: [y],\n", 8, 15, "    wrong: [y]\n"),
    "tight-colon": ("    answer:x\n    wrong: [y]\n", 7, 11, "    answer: x\n"),
    "equals": ("    answer = x\n    wrong: [y]\n", 7, 11, "    answer: x\n"),
    "wide-colon": ("    answer： x\n    wrong: [y]\n", 7, 11, "    answer: x\n"),
    "tab": ("    answer: x\n\twrong: [y]\n", 8, 1, "    wrong: [y]\n"),
    "half-curly": ('    answer: "Alien”\n    wrong: [y]\n', 7, 13, '    answer: "Alien"\n'),
    "items-with-stars": (
        "    answer: x\n    wrong:\n      * y\n      * z\n",
        9,
        7,
        "      - y\n      - z\n",
    ),
    "item-too-far-left": (
        "    answer: x\n    wrong:\n      - y\n     - z\n",
        10,
        6,
        "      - y\n      - z\n",
    ),
    "field-too-far-left": ("   answer: x\n    wrong: [y]\n", 7, 4, "\n    answer: x\n"),
    "slashes": ("    answer: x\n    // own\n    wrong: [y]\n", 8, 5, "    # own\n"),
    "no-break-space": ("    answer: x\n\xa0   wrong: [y]\n", 8, 1, "    wrong: [y]\n"),
}


def fixed(text: str, path: Path) -> str:
    return fix(text, path)[0]


@for_each("name", _SLIPS)
def test_slip_is_reported_where_it_is_and_fixed(name: str, tmp_path: Path) -> None:
    lines, line, column, wanted = _SLIPS[name]
    path = tmp_path / "pack.yaml"
    path.write_text(_HEAD + lines, encoding="utf-8")
    errors = [each for each in inspect(path).problems if each.severity is Severity.ERROR]
    assert (line, column) in [each.location[:2] for each in errors]
    assert all(each.hint for each in errors)
    text = fixed(_HEAD + lines, path)
    assert wanted in text
    path.write_text(text, encoding="utf-8")
    assert load(path).questions


# What becomes of a pack of three questions -> where the one mistake is, and whether it is fixed.
_QUESTION = "  - id: {0}\n    kind: text\n    question: Who {0}?\n    answer: {0}\n"
_THREE = "format: 1\ntitle: Seats\nquestions:\n" + "".join(map(_QUESTION.format, "abc"))
_IN_QUESTIONS = {
    "two-dashes": (("- id: b", "- - id: b"), (8, 5), True),
    "dash-too-far-right": (("  - id: b", "    - id: b"), (8, 5), True),
    "dash-too-far-left": (("  - id: b", "- id: b"), (8, 1), True),
    "question-too-far-right": (
        (_QUESTION.format("b"), "  " + _QUESTION.format("b").replace("\n", "\n  ").rstrip(" ")),
        (8, 5),
        True,
    ),
    "odd-blank-after-dash": (("- id: b", "-\xa0id: b"), (8, 4), True),
    "dash-before-each-field": (("    question: Who b", "  - question: Who b"), (10, 3), True),
    "list-without-a-name": (("questions:\n", ""), (3, 3), False),
    "name-for-a-dash": (("  - id: a\n", "  first:\n    id: a\n"), (4, 3), False),
    "colon-without-a-space": (("title: Seats\n", "title:Seats\n"), (2, 6), True),
    "slashes-on-top": (("format: 1", "// Seats\nformat: 1"), (1, 1), True),
    "colon-missing": (("questions:", "Questions"), (3, 1), True),
    "head-too-far-right": (("format: 1\ntitle: S", "  format: 1\n  title: S"), (3, 1), False),
    "fence": (("    answer: c", "    answer: c\n```"), (16, 1), False),
    "stray-text": (("  - id: b", "Part two\n  - id: b"), (8, 1), False),
}


@for_each("name", _IN_QUESTIONS)
def test_one_mistake_has_one_message_where_it_is(name: str, tmp_path: Path) -> None:
    (good, bad), location, is_fixed = _IN_QUESTIONS[name]
    text, path = _THREE.replace(good, bad, 1), tmp_path / "pack.yaml"
    [problem] = inspect(path, is_thorough=False, content=text.encode()).problems
    assert problem.location[:2] == location
    assert (inspect(path, content=fixed(text, path).encode()).pack is not None) == is_fixed
    assert is_fixed or fixed(text, path) == text


@for_each(
    ("item", "column"),
    [("['it's', b]", 17), ("\n    - [ ] y\n    - [x] z", 7)],
    ids=["quote", "boxes"],
)
def test_mistake_in_a_list_is_reported_but_not_guessed(
    item: str, column: int, tmp_path: Path
) -> None:
    text, path = f"{_HEAD}    answer: x\n    wrong: {item}\n", tmp_path / "pack.yaml"
    assert inspect(path, content=text.encode()).problems[0].location.column == column
    assert fixed(text, path) == text.replace("wrong: \n", "wrong:\n")


def test_each_mark_of_a_merge_is_reported(tmp_path: Path) -> None:
    marks = "<<<<<<< HEAD\n    answer: b\n=======\n    answer: d\n>>>>>>> other\n"
    text, path = _THREE.replace("    answer: b\n", marks), tmp_path / "pack.yaml"
    problems = inspect(path, content=text.encode()).problems
    assert [each.location.line for each in problems if "merge" in each.message] == [11, 13, 15]
    assert fixed(text, path) == text


def test_json_without_a_comma_is_reported_where_it_belongs(tmp_path: Path) -> None:
    text = b'{\n  "format": 1,\n  "title": "Seats"\n  "questions": [{}]\n}\n'
    [problem] = inspect(tmp_path / "pack.yaml", content=text).problems
    assert problem.location[:2] == (4, 3)


def test_comment_with_slashes_in_json_is_the_only_thing_fixed(tmp_path: Path) -> None:
    text = '{\n  // seats\n  "format": 1, "title": "Seats", "questions": [{}]\n}\n'
    assert fixed(text, tmp_path / "pack.yaml") == text.replace("//", "#")


def test_text_that_goes_on_in_the_next_line_is_left_to_its_author(tmp_path: Path) -> None:
    text = f"{_HEAD}    answer: *bold* text\n      and more\n    wrong: [x]\n"
    assert fixed(text, tmp_path / "pack.yaml") == text


def test_names_of_pairs_are_not_quoted_with_their_values(tmp_path: Path) -> None:
    text = f"{_HEAD.replace('choice', 'match')}    pairs:\n      Note: this: that\n      a: b\n"
    path = tmp_path / "pack.yaml"
    assert inspect(path, content=text.encode()).problems[0].location[:2] == (8, 17)
    assert fixed(text, path) == text
