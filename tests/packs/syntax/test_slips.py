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
    "tight-colon": ("    answer:x\n    wrong: [y]\n", 7, 11, "    answer: x\n"),
    "equals": ("    answer = x\n    wrong: [y]\n", 7, 11, "    answer: x\n"),
    "wide-colon": ("    answer： x\n    wrong: [y]\n", 7, 11, "    answer: x\n"),
    "tab": ("    answer: x\n\twrong: [y]\n", 8, 1, "    wrong: [y]\n"),
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


def test_text_that_goes_on_in_the_next_line_is_left_to_its_author(tmp_path: Path) -> None:
    text = f"{_HEAD}    answer: *bold* text\n      and more\n    wrong: [x]\n"
    assert fixed(text, tmp_path / "pack.yaml") == text


def test_names_of_pairs_are_not_quoted_with_their_values(tmp_path: Path) -> None:
    text = f"{_HEAD.replace('choice', 'match')}    pairs:\n      Note: this: that\n      a: b\n"
    path = tmp_path / "pack.yaml"
    assert inspect(path, content=text.encode()).problems[0].location[:2] == (8, 17)
    assert fixed(text, path) == text
