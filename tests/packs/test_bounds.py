"""Test the limits of packs, and files that aren't packs: each is reported once, in a line."""

import gzip
import io
import os
import re
import sys
import zipfile
from pathlib import Path

import pytest

from anora_quiz.packs.checking.check import inspect, inspect_all
from tests.command_line import run
from tests.packs.harmful_packs import HARMFUL

_HEAD = "format: 1\ntitle: G\nquestions:\n"
_GOOD = "- {id: a, kind: text, question: q, answer: b}\n"
_COMMANDS = {
    "check": ("packs", "check", "FILE"),
    "list": ("packs", "list"),
    "add": ("packs", "add", "FILE"),
    "play": ("play", "FILE"),
    "show": ("packs", "show", "FILE"),
    "report": ("packs", "report", "FILE"),
    "export": ("packs", "export", "FILE", "--to", "markdown"),
}
_MOST_LINES = 200


@pytest.fixture
def file(home: Path) -> Path:
    """Return the path of a file that is also among the player's packs."""
    packs = home / "packs"
    packs.mkdir(parents=True)
    return packs / "harm.yaml"


def _run(*arguments: str) -> tuple[int, str]:
    result = run(*arguments)
    return result.exit_code, result.output


def _run_on(path: Path, name: str) -> tuple[int, str]:
    return _run(*(str(path) if each == "FILE" else each for each in _COMMANDS[name]))


# Files that aren't text


def _zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 1000)
    return made.getvalue()


_NO_TEXT = {
    "UTF-16": f"{_HEAD}{_GOOD * 200}".encode("utf-16"),
    "UTF-16 of big ends": f"{_HEAD}{_GOOD}".encode("utf-16-be"),
    "UTF-32": f"{_HEAD}{_GOOD}".encode("utf-32"),
    "UTF-32 of little ends": f"{_HEAD}{_GOOD}".encode("utf-32-le"),
    "gzip": gzip.compress((_HEAD + _GOOD * 500).encode()),
    "zip": _zipped("pack.yaml"),
    "Excel": _zipped("[Content_Types].xml", "xl/workbook.xml"),
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 40,
    "binary": bytes(range(256)) * 100,
    "Latin-1": (_HEAD + _GOOD.replace("q,", "\xe4,") * 300).encode("latin-1"),
}


@pytest.mark.parametrize("kind", _NO_TEXT)
def test_what_is_not_text_is_one_problem_that_says_what_it_is(kind: str, file: Path) -> None:
    file.write_bytes(_NO_TEXT[kind])
    [problem] = inspect(file).problems
    assert problem.code == "not-utf-8"
    known = kind.partition(" ")[0]
    assert (known in problem.message) or known == "Latin-1"
    for name in ("check", "play", "add"):
        exit_code, output = _run_on(file, name)
        assert exit_code == 1
        assert output.count("UTF-8") in (1, 2)  # the second in the hint
    assert "1 error" in _run("packs", "list")[1]


@pytest.mark.parametrize("ending", ["\r", "\r\n", "\n"], ids=["old Mac", "Windows", "Unix"])
def test_lines_count_the_same_however_they_end(ending: str, file: Path) -> None:
    text = f"{_HEAD}{_GOOD}- id: b\n  kind: text\n  question: q\n  awnser: x\n"
    file.write_bytes(text.replace("\n", ending).encode())
    output = _run("packs", "check", "--no-style", str(file))[1]
    assert "harm.yaml:8:3: error: unknown field `awnser`" in output
    assert "    8 |   awnser: x\n" in output
    assert _run("play", str(file))[0] == 1
    file.write_bytes(f"{_HEAD}{_GOOD}".replace("\n", ending).encode())
    assert _run("play", str(file))[0] == 0


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"], ids=ascii)
def test_what_only_some_programs_take_for_the_end_of_a_line_ends_none(
    character: str, file: Path
) -> None:
    file.write_text(f"{_HEAD}# a{character}b\n{_GOOD}- {{id: a}}\n", encoding="utf-8", newline="")
    problems = inspect(file).problems
    assert {problem.location.line for problem in problems if problem.code == "duplicate-id"} == {6}


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1e"], ids=ascii)
def test_what_yaml_cannot_hold_is_a_problem_where_it_is(character: str, file: Path) -> None:
    file.write_text(f"{_HEAD}# a{character}b\n{_GOOD}", encoding="utf-8", newline="")
    [problem] = [each for each in inspect(file).problems if each.severity == "error"]
    assert (*problem.location, problem.code) == (4, 4, 1, "control-character")


def test_a_text_full_of_control_characters_is_one_problem(file: Path) -> None:
    file.write_text(_HEAD + _GOOD + "# a longer comment\x07\n" * 2000)
    [problem] = inspect(file).problems
    assert problem.code == "control-character"


# Paths that aren't files


@pytest.mark.skipif(sys.platform == "win32", reason="has neither such links nor such files")
def test_what_is_not_a_file_is_reported_in_a_line(file: Path) -> None:
    file.symlink_to(file)
    for name, other in (("one", "other"), ("other", "one")):
        (file.parent / f"{name}.yaml").symlink_to(file.parent / f"{other}.yaml")
    (file.parent / "nowhere.yaml").symlink_to(file.parent / "nothing")
    (file.parent / "folder.yaml").mkdir()
    os.mkfifo(file.parent / "pipe.yaml")
    paths = [*sorted(file.parent.iterdir()), Path("/dev/zero"), Path("/dev/null")]
    for path in paths:
        for name in ("check", "play", "add", "show", "report", "export"):
            exit_code, output = _run_on(path, name)
            assert exit_code == 1, (path, name)
            assert path.name in output or str(path) in output
    assert _run("packs", "list")[0] == 0
    assert _run("packs", "remove", str(file))[0] in (0, 2)


def test_a_file_that_is_too_large_is_not_read(file: Path) -> None:
    with file.open("wb") as large:
        large.truncate(2**40)
    for name in ("check", "play", "add"):
        exit_code, output = _run_on(file, name)
        assert exit_code == 1
        assert "larger than 64 MB" in output


# Levels and anchors


@pytest.mark.parametrize("levels", [30, 900, 5_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_what_nests_too_deep_is_called_so(opening: str, levels: int, file: Path) -> None:
    file.write_text(f"{_HEAD}- {opening * levels}")
    found = [each for each in inspect(file).problems if each.code == "nesting-too-deep"]
    assert ["nested too deep" in each.message for each in found] == [True]


def test_what_nests_too_deep_by_lines_is_called_so(file: Path) -> None:
    file.write_text("".join(f"{' ' * level}a:\n" for level in range(1_500)))
    assert [each.code for each in inspect(file).problems] == ["nesting-too-deep"]


def test_what_aliases_repeat_counts_over_all_pieces_of_a_broken_file(file: Path) -> None:
    options = ", ".join(["w"] * 900)  # few characters: only values count
    questions = "".join(f"- {{id: a{number}, hint: *w}}\n" for number in range(300))
    for start in ("", "- x: y: z\n"):  # whole, and broken so that each question is read alone
        file.write_text(f"{_HEAD}{start}- {{id: w, tags: &w [{options}]}}\n{questions}")
        assert "excessive-anchors" in [each.code for each in inspect(file).problems]


def test_what_aliases_repeat_is_counted_in_letters(file: Path) -> None:
    questions = "".join(
        f"- {{id: a{number}, kind: text, question: q, answer: b, hint: *a}}\n"
        for number in range(300)
    )
    file.write_text(f"format: 1\ntitle: G\nabout: &a {'x' * 20_000}\nquestions:\n{questions}")
    assert "excessive-anchors" in [each.code for each in inspect(file).problems]


def test_anchor_names_that_only_begin_alike_are_not_taken_for_one_another(file: Path) -> None:
    file.write_text(f"{_HEAD}- {{id: &ab a, hint: *a}}\n- 'x\n")
    assert "unknown-anchor" in [each.code for each in inspect(file).problems]


# Limits


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("kind: choice, answer: b, wrong: [#100]", ""),
        ("kind: choice, answer: b, wrong: [#101]", "too-many-items"),
        ("kind: multiple, answers: [#101], wrong: [x]", "too-many-items"),
        ("kind: order, items: [#101]", "too-many-items"),
        ("kind: match, pairs: {a: b, c: d}, decoys: [#101]", "too-many-items"),
        ("kind: text, answer: b, accept: [#1000]", ""),
        ("kind: text, answer: b, accept: [#1001]", "too-many-items"),
        ("kind: text, answer: b, tags: [#10000]", ""),
        ("kind: text, answer: b, tags: [#10001]", "too-many-items"),
    ],
)
def test_lists_have_an_end(fields: str, code: str, file: Path) -> None:
    listed = re.sub(
        r"#(\d+)", lambda count: ", ".join(f"i{each}" for each in range(int(count[1]))), fields
    )
    file.write_text(f"{_HEAD}- {{id: a, question: q, {listed}}}\n")
    errors = [each.code for each in inspect(file).problems if each.severity == "error"]
    assert errors == ([code] if code else [])


def test_a_match_of_as_many_pairs_as_there_may_be_is_played(file: Path) -> None:
    file.write_bytes(HARMFUL["pairs"].content(100))
    answer = " ".join(f"{number}a" for number in range(1, 101))
    result = run("play", str(file), lines=f"{answer}\n")
    assert result.exit_code == 0
    assert "cv. " in result.output


def test_id_that_appears_three_times_is_reported_twice_and_names_the_first(file: Path) -> None:
    file.write_text(_HEAD + _GOOD * 3)
    found = [each for each in inspect(file).problems if each.code == "duplicate-id"]
    assert [each.location.line for each in found] == [5, 6]
    assert all("line 4" in each.message for each in found)


def test_packs_that_share_a_question_each_get_their_own_duplicates(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.yaml" for name in "abc"]
    for path in paths:
        path.write_text(_HEAD + _GOOD)
    found = [
        [each.path for each in inspection.problems if each.code == "duplicate-question"]
        for inspection in inspect_all(paths)
    ]
    assert found == [[], [str(paths[1])], [str(paths[2])]]


# What is printed


def _bad_questions(file: Path, count: int) -> None:
    file.write_bytes(HARMFUL["bad questions"].content(count))


@pytest.mark.parametrize(("count", "shown"), [(15, 30), (30, 60), (400, 100)])
def test_check_prints_a_hundred_problems_and_how_many_more(
    count: int, shown: int, file: Path
) -> None:
    _bad_questions(file, count)
    output = _run("packs", "check", str(file))[1]
    assert output.count(": error: ") == shown
    assert output.count("\n") <= _MOST_LINES
    assert (f"and {2 * count - 100} more problems." in output) == (shown == 100)
    assert f": {2 * count} errors.\n" in output
    assert output.count(" | ") == (2 * shown if shown < 40 else output.count("^\n") * 2)


def test_check_prints_all_problems_where_all_are_asked_for(file: Path) -> None:
    _bad_questions(file, 300)
    assert _run("packs", "check", "--all", str(file))[1].count("      = add") == 600
    assert _run("packs", "check", "--format", "json", str(file))[1].count('"line"') == 600
    assert _run("packs", "check", "--format", "github", str(file))[1].count("::error ") == 600
