"""`packs import` and `packs export`."""

import json
import re
from pathlib import Path

import pytest

from anora_quiz.packs.checking.check import load
from anora_quiz.packs.formats import EXPORTERS, IMPORTERS
from anora_quiz.packs.formats.base import Exporter, Importer
from tests.cli.packs.sample import (
    QA,
    run,
    write,
)
from tests.packs.formats.sheets import SEATS, workbook

_RED = "AUTHOR: Vanya\nWho?:\n- Ani\n- Anora\nWhen?:\n- 010\nWhat?: {a: b}\n"


@pytest.mark.parametrize(
    ("command", "formats"), [("import", IMPORTERS), ("export", EXPORTERS)], ids=["import", "export"]
)
def test_the_help_names_every_format(
    command: str, formats: tuple[Importer, ...] | tuple[Exporter, ...]
) -> None:
    words = re.findall(r"[\w-]+", run(command, "--help").stdout)
    assert {each.name for each in formats} <= {*words}


def test_a_list_of_red_becomes_a_pack() -> None:
    result = run("import", write("list.txt", _RED), "--from", "red")
    assert result.exit_code == 0
    assert result.stderr.startswith("list.txt:7: skipped question: ")
    assert result.stdout.startswith("Imported 2 of 3 questions to list.yaml (red).\n")
    assert "1 question skipped" in result.stdout
    pack = load(Path("list.yaml"))
    assert (pack.header.title, pack.header.author) == ("List", "Vanya")
    assert [each.solution() for each in pack.questions] == [("Ani",), ("010",)]


@pytest.mark.parametrize("options", [["--from", "opentriviaqa"], []], ids=["named", "guessed"])
def test_a_list_of_open_trivia_qa_becomes_a_pack(options: list[str]) -> None:
    result = run("import", write("list", QA), *options, "--out", "made.yaml")
    assert result.exit_code == 0
    assert result.stdout.startswith("Imported 1 of 2 questions to made.yaml (opentriviaqa).\n")
    assert "list:6: " in result.stderr
    assert run("check", "made.yaml", "--no-style").exit_code == 0


def test_an_import_says_how_to_look_at_what_it_left() -> None:
    shown = run("import", write("list.txt", _RED), "--from", "red").stdout
    assert shown.splitlines()[-1].endswith(
        "warnings. See them with: anora-quiz packs check list.yaml"
    )


@pytest.mark.parametrize("options", [[], ["--out", "list.yaml"]], ids=["beside", "out"])
def test_an_import_never_takes_the_place_of_a_file(options: list[str]) -> None:
    write("list.yaml", "my diary")
    result = run("import", write("list.txt", _RED), "--from", "red", *options)
    assert result.exit_code == 2
    assert '"list.yaml" already exists' in result.stderr
    assert Path("list.yaml").read_text() == "my diary"


def test_an_import_without_a_question_writes_nothing(folder: Path) -> None:
    result = run("import", write("list.txt", "Who?: {a: b}\n"), "--from", "red")
    assert result.exit_code == 1
    assert "could be imported" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["list.txt"]


def test_a_file_of_no_known_format_is_refused() -> None:
    result = run("import", write("list.txt", "Dear diary\n"))
    assert result.exit_code == 1
    assert result.stderr.startswith('error: "list.txt": ')
    assert "--from" in result.stderr


def test_a_format_that_is_not_there_is_met_with_those_that_are() -> None:
    result = run("import", write("list.txt", _RED), "--from", "rde")
    assert result.exit_code == 2
    assert 'unknown import format "rde"' in result.stderr


def test_a_file_of_another_format_is_refused_by_name() -> None:
    result = run("import", write("list.txt", "Dear diary\n"), "--from", "red")
    assert result.exit_code == 1
    assert result.stderr.startswith('error: "list.txt": ')


def test_a_pack_as_json_goes_to_standard_output() -> None:
    result = run("export", write("x.yaml"), "--to", "json")
    assert result.exit_code == 0
    assert [each["id"] for each in json.loads(result.stdout)["questions"]] == [
        "one",
        "two",
        "three",
    ]


def test_a_pack_as_json_can_be_played_as_it_is() -> None:
    result = run("export", write("x.yaml"), "--to", "json", "--out", "x.json")
    assert result.stdout == "Exported 3 of 3 questions to x.json.\n"
    assert load(Path("x.json")).questions == load(Path("x.yaml")).questions


def test_a_pack_as_markdown_tells_what_has_no_place_there() -> None:
    result = run("export", write("x.yaml"), "--to", "markdown")
    assert result.stdout.startswith("# Sample\n")
    assert result.stdout.index("Who edited it?") < result.stdout.index("**Sean**")
    assert "left out" in result.stderr


def test_an_export_never_takes_the_place_of_a_file() -> None:
    write("x.json", "my diary")
    result = run("export", write("x.yaml"), "--to", "json", "--out", "x.json")
    assert result.exit_code == 2
    assert Path("x.json").read_text() == "my diary"


def test_packs_are_exported_one_at_a_time() -> None:
    write("all/x.yaml")
    write("all/y.yaml")
    result = run("export", "all", "--to", "json")
    assert result.exit_code == 2
    assert "export takes one pack" in result.stderr


def test_a_file_that_is_no_text_is_refused_by_what_it_is(folder: Path) -> None:
    contents = {
        "a gzip file": b"\x1f\x8b\x08\x00" + bytes(range(256)),
        "a Word document": b"PK\x03\x04\x14\x00\x06\x00" + b"word/document.xml" + bytes(300),
        "UTF-16 text": "question,answer\nWho?,Ani\n".encode("utf-16-le"),
        "UTF-32 text": "question,answer\nWho?,Ani\n".encode("utf-32"),
        "a binary file": bytes(range(32)) * 40,
    }
    for name, content in contents.items():
        Path("list.csv").write_bytes(content)
        result = run("import", "list.csv")
        assert (result.exit_code, result.stderr.count("\n")) == (1, 2)
        assert f'"list.csv": this is {name}' in result.stderr
    assert [path.name for path in folder.iterdir()] == ["list.csv"]


def test_a_workbook_is_imported_and_a_damaged_one_refused() -> None:
    content = workbook(SEATS)
    Path("seats.xlsx").write_bytes(content)
    result = run("import", "seats.xlsx")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Imported 2 of 2 questions to seats.yaml (csv)." in result.stdout
    assert run("import", "seats.xlsx", "--from", "xlsx", "--out", "a.yaml").exit_code == 0
    Path("list.xlsx").write_bytes(content[:-100])
    result = run("import", "list.xlsx")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 2)
    assert '"list.xlsx": the Excel workbook is damaged' in result.stderr


def test_a_file_that_names_its_wide_encoding_is_read() -> None:
    Path("list.csv").write_bytes("question,answer\nWho?,Ani\n".encode("utf-16"))
    assert run("import", "list.csv").exit_code == 0


@pytest.mark.thorough
def test_a_large_import_says_how_to_check_it() -> None:
    table = "question,answer\n" + f"Who is {'x' * 200}?,Ani\n" * 2000
    shown = run("import", write("list.csv", table)).stdout
    assert shown.splitlines()[-1] == "Check it with: anora-quiz packs check list.yaml"
