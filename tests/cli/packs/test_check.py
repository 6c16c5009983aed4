"""`packs check`."""

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.packs.sample import (
    BROKEN,
    PACK,
    UNEXPLAINED,
    data_of,
    odd_names,
    run,
    with_id,
    write,
)


def test_a_pack_without_problems_ends_with_0() -> None:
    result = run("check", write("x.yaml"))
    assert result.exit_code == 0
    assert result.stdout == "Checked 1 pack (3 questions): no problems.\n"


def test_warnings_alone_end_with_0() -> None:
    result = run("check", write("x.yaml", UNEXPLAINED))
    assert result.exit_code == 0
    assert result.stdout.endswith("\nChecked 1 pack (3 questions): 1 warning.\n")


@pytest.mark.parametrize("output", ["text", "json", "github"])
def test_errors_end_with_1_in_every_format(output: str) -> None:
    assert run("check", write("x.yaml", BROKEN), "--format", output).exit_code == 1


@pytest.mark.parametrize("output", ["text", "json", "github"])
def test_warnings_alone_end_with_0_in_every_format(output: str) -> None:
    assert run("check", write("x.yaml", UNEXPLAINED), "--format", output).exit_code == 0


def test_a_problem_is_reported_with_its_location_line_and_hint() -> None:
    assert run("check", write("x.yaml", PACK.replace("answer: Ani", "awnser: Ani"))).stdout == (
        "x.yaml:15:5: error: unknown field `awnser` [unknown-field]\n"
        "   15 |     awnser: Ani\n"
        "      |     ^^^^^^\n"
        "      = did you mean `answer`?\n"
        "\n"
        "Checked 1 pack (3 questions): 1 error.\n"
    )


def test_a_warning_is_reported_as_a_warning() -> None:
    shown = run("check", write("x.yaml", UNEXPLAINED)).stdout
    assert shown.startswith("x.yaml:21:15: warning: this question has no `explanation`")
    assert "[missing-explanation]" in shown


def test_all_problems_are_reported_in_the_order_of_the_file() -> None:
    shown = run("check", write("x.yaml", BROKEN)).stdout
    assert shown.index("x.yaml:15:5:") < shown.index("x.yaml:22:13:")
    assert shown.endswith("\nChecked 1 pack (3 questions): 2 errors.\n")


def test_errors_and_warnings_are_counted_apart() -> None:
    broken = UNEXPLAINED.replace("answer: Ani", "awnser: Ani")
    shown = run("check", write("x.yaml", broken)).stdout
    assert shown.endswith("\nChecked 1 pack (3 questions): 1 error and 1 warning.\n")


def _columns(text: str) -> int:
    """Return how many columns ``text`` takes in a terminal."""
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def _pointed_at(shown: str) -> list[str]:
    """Return the words above the carets, for every excerpt in ``shown``."""
    lines = shown.splitlines()
    found: list[str] = []
    for above, below in pairwise(lines):
        if below.strip("| ^") == "" and "^" in below:
            carets = [column for column, character in enumerate(below) if character == "^"]
            assert carets == list(range(carets[0], carets[-1] + 1))
            words, at = "", 0
            for character in above:
                words += character if carets[0] <= at <= carets[-1] else ""
                at += _columns(character)
            found.append(words)
    return found


@pytest.mark.parametrize(
    "before",
    [
        "x",
        "\t\t",
        "中文",
        "🎬 한국",
        "ｗｉｄｅ",
        "e\u0301e\u0301",
        "\x1b[2J",
        "\x07",
        "\u202e",
        "[/b]",
    ],
    ids=ascii,
)
def test_the_carets_are_under_the_right_words(before: str) -> None:
    item = f'  - {{id: a, question: "{before}", awnser: Ani, kind: text, answer: Ani}}\n'
    shown = run("check", write("x.yaml", f"format: 1\ntitle: T\nquestions:\n{item}")).stdout
    assert "awnser" in _pointed_at(shown)


@pytest.mark.parametrize("word", ["中文字", "🎬x", "e\u0301x"], ids=ascii)
def test_the_carets_are_as_wide_as_the_words(word: str) -> None:
    text = PACK.replace("difficulty: easy", f"difficulty: {word}")
    assert _pointed_at(run("check", write("x.yaml", text)).stdout) == [word]


def test_a_tab_in_the_words_takes_one_column_like_anywhere() -> None:
    text = PACK.replace("difficulty: easy", "difficulty: 'very\teasy'")
    assert _pointed_at(run("check", write("x.yaml", text)).stdout) == ["'very easy'"]


def test_lines_may_end_in_any_way() -> None:
    shown = run("check", write("x.yaml", BROKEN.replace("\n", "\r\n"))).stdout
    assert _pointed_at(shown) == ["awnser", "many"]


def test_a_byte_order_mark_moves_no_column() -> None:
    shown = run("check", write("x.yaml", "\ufeff" + PACK.replace("format: 1", "format: x")))
    assert _pointed_at(shown.stdout) == ["x"]


@pytest.mark.parametrize(
    "padding", ["x" * 5000, "中" * 5000, "\t" * 5000], ids=["x", "wide", "tabs"]
)
def test_long_lines_are_cut_around_the_words(padding: str) -> None:
    item = (
        f'{{id: a, kind: text, answer: x, question: "{padding}", awnser: Ani, hint: "{padding}"}}'
    )
    shown = run("check", write("x.yaml", f"format: 1\ntitle: T\nquestions:\n  - {item}\n")).stdout
    assert "awnser" in _pointed_at(shown)
    excerpts = [line for line in shown.splitlines() if line[5:8] == " | "]
    assert max(map(_columns, excerpts)) <= 120


def test_a_problem_without_a_line_to_show_has_no_excerpt() -> None:
    assert run("check", write("x.yaml", "")).stdout == (
        "x.yaml:1:1: error: the file is empty [empty-file]\n"
        "      = run `anora-quiz packs new FILE` to create a pack to start from\n"
        "\n"
        "Checked 1 pack (0 questions): 1 error.\n"
    )


def test_json_has_the_keys_of_the_contract() -> None:
    first, second = data_of("check", write("x.yaml", BROKEN), "--format", "json")
    assert first == {
        "path": "x.yaml",
        "line": 15,
        "column": 5,
        "end_line": 15,
        "end_column": 11,
        "severity": "error",
        "code": "unknown-field",
        "message": "unknown field `awnser`",
        "hint": "did you mean `answer`?",
    }
    assert (second["line"], second["column"], second["code"]) == (22, 13, "not-a-number")


@pytest.mark.parametrize("arguments", [["x.yaml"], ["consultant"], ["x.yaml", "consultant"]])
def test_json_of_no_problems_is_an_empty_list(arguments: list[str]) -> None:
    write("x.yaml")
    result = run("check", *arguments, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout), result.stderr) == (0, [], "")


def test_json_is_one_list_over_all_files() -> None:
    write("x.yaml", BROKEN)
    write("y.yaml", BROKEN.replace("?", "??"))
    found = data_of("check", "x.yaml", "y.yaml", "none.yaml", "--format", "json")
    assert {each["path"] for each in found} == {"x.yaml", "y.yaml", "none.yaml"}
    keys = "path line column end_line end_column severity code message hint"
    assert {" ".join(each) for each in found} == {keys}


def test_github_gets_an_annotation_for_each_problem() -> None:
    result = run("check", write("x.yaml", BROKEN), "--format", "github")
    first, second = result.stdout.splitlines()
    assert first == (
        "::error file=x.yaml,line=15,col=5,endColumn=11,title=unknown-field::"
        "unknown field `awnser` (did you mean `answer`?)"
    )
    assert second.startswith("::error file=x.yaml,line=22,col=13,endColumn=17,title=not-a-number::")


def test_github_gets_warnings_as_warnings_and_nothing_else() -> None:
    shown = run("check", write("x.yaml", UNEXPLAINED), "--format", "github").stdout
    assert shown.startswith("::warning file=x.yaml,line=21,")
    assert len(shown.splitlines()) == 1
    assert run("check", write("x.yaml"), "--format", "github").stdout == ""


@odd_names
def test_github_gets_special_characters_escaped_in_the_path() -> None:
    write("50%, a:b\r\nc.yaml", PACK.replace("answer: Ani", "awnser: Ani"))
    (shown,) = run("check", ".", "--format", "github").stdout.splitlines()
    assert shown.startswith("::error file=50%25%2C a%3Ab%0D%0Ac.yaml,line=15,")


def test_github_gets_special_characters_escaped_in_the_message() -> None:
    write("x.yaml", PACK.replace("answer: Ani", '"50%0A\\n::error::": Ani'))
    lines = run("check", "x.yaml", "--format", "github").stdout.splitlines()
    assert all(line.startswith("::error file=x.yaml,line=") for line in lines)
    assert any("50%250A ::error::" in line for line in lines)


def test_style_is_not_looked_at_where_it_is_not_wanted() -> None:
    write("x.yaml", UNEXPLAINED.replace("source: {title: Notes}\n", ""))
    assert run("check", "x.yaml").stdout.count(": warning: ") > 1
    assert run("check", "x.yaml", "--no-style").stdout.endswith(": no problems.\n")
    assert data_of("check", "x.yaml", "--no-style", "--format", "json") == []


def test_other_warnings_stay_without_style() -> None:
    write("x.yaml", PACK.replace("unit: days", "hint: It is 37."))
    assert "[answer-giveaway]" in run("check", "x.yaml", "--no-style").stdout


def test_files_folders_and_ids_are_checked_together(own: Path) -> None:
    write("x.yaml")
    write("deep/y.yaml", BROKEN)
    write("deep/z.yml", PACK.replace("?", " then?"))
    (own / "mine.yaml").write_text(UNEXPLAINED.replace("?", " now?"))
    result = run("check", "x.yaml", "deep", "mine", "consultant")
    assert result.exit_code == 1
    assert {line.split(":")[0] for line in result.stdout.splitlines() if ": error: " in line} == {
        str(Path("deep/y.yaml"))
    }
    assert f"{own / 'mine.yaml'}:21:15: warning: " in result.stdout
    assert result.stdout.splitlines()[-1].startswith("Checked 5 packs (")


def test_a_missing_file_is_a_problem_among_others() -> None:
    result = run("check", "none.yaml", write("x.yaml", UNEXPLAINED))
    assert result.exit_code == 1
    assert "none.yaml:1:1: error: no such file [unreadable-file]" in result.stdout
    assert "x.yaml:21:15: warning: " in result.stdout


def test_a_folder_without_packs_is_an_error_that_names_it(folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("check", "empty")
    assert result.exit_code == 1
    assert result.output.startswith("empty:1:1: error: no packs in this folder")
    assert result.output.endswith("\n1 error.\n")


def test_a_folder_without_packs_does_not_hide_the_problems_of_others(folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("check", "empty", write("x.yaml", BROKEN))
    assert result.exit_code == 1
    assert "x.yaml:15:5: error: " in result.stdout


def test_json_is_a_list_for_a_folder_without_packs_too(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert isinstance(data_of("check", "empty", "--format", "json"), list)


def test_an_unknown_id_is_met_with_did_you_mean() -> None:
    result = run("check", "consultent")
    assert result.exit_code in (1, 2)
    assert "consultant" in result.output


def test_an_id_goes_before_a_folder_of_that_name(folder: Path) -> None:
    (folder / "consultant").mkdir()
    assert run("check", "consultant").exit_code == 0


def test_questions_asked_in_two_files_are_reported() -> None:
    write("x.yaml")
    write("y.yaml", PACK.replace("answer: Ani", "answer: Igor"))
    found = data_of("check", "x.yaml", "y.yaml", "--format", "json")
    assert [(each["path"], each["line"], each["code"]) for each in found] == [
        ("y.yaml", line, "duplicate-question") for line in (7, 14, 21)
    ]
    assert "appears in x.yaml:7" in found[0]["message"]
    assert "different answer" in found[1]["message"]


def test_an_id_of_two_packs_is_reported() -> None:
    write("x.yaml", with_id("same"))
    write("y.yaml", with_id("same").replace("?", "!"))
    found = data_of("check", ".", "--format", "json")
    assert "duplicate-id" in [each["code"] for each in found]
    assert run("check", ".").exit_code == 0


def test_a_file_named_twice_is_checked_once() -> None:
    write("x.yaml")
    shown = run("check", "x.yaml", str(Path("x.yaml")), ".").stdout
    assert shown == "Checked 1 pack (3 questions): no problems.\n"


def test_a_file_named_in_two_ways_is_checked_once(folder: Path) -> None:
    write("x.yaml")
    shown = run("check", "x.yaml", str(folder / "x.yaml")).stdout
    assert shown == "Checked 1 pack (3 questions): no problems.\n"


def test_the_bundled_packs_have_no_problems() -> None:
    result = run("check", "consultant", "oscar-category", "shoot-length")
    assert result.exit_code == 0
    assert result.stdout.startswith("Checked 3 packs (")


def test_json_is_json_by_either_option() -> None:
    name = write("x.yaml", BROKEN)
    assert run("check", name, "--json") == run("check", name, "--format", "json")


def test_a_web_address_is_downloaded_first() -> None:
    shown = run("check", "https://example.org/x.yaml").stdout
    assert "      = download the file first\n" in shown
