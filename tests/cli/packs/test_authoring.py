"""`packs new`, `packs guide`, and `packs schema`."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from anora_quiz.packs.checking.check import load
from anora_quiz.paths import authors_guide
from anora_quiz.quiz.kinds import KINDS
from tests.cases import for_each
from tests.cli.packs.sample import (
    SCHEMA,
    odd_names,
    play,
    run,
    write,
)

_SEEN = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Zl", "Zp"))


def test_a_new_pack_has_no_problem_and_every_kind() -> None:
    result = run("new", "x.yaml")
    assert result.exit_code == 0
    found = f"Checked 1 pack ({len(KINDS)} questions): no problems.\n"
    assert run("check", "x.yaml").stdout == found
    assert [each.kind for each in load(Path("x.yaml")).questions] == [each.kind for each in KINDS]


def test_a_new_pack_can_be_played_at_once() -> None:
    run("new", "x.yaml", "--kind", "true-false")
    assert "\nScore: 200 of 200 (" in play("x.yaml", lines="True\n")


def test_what_is_said_of_a_new_pack_is_true() -> None:
    shown = run("new", "x.yaml").stdout
    assert shown.startswith("Created x.yaml.\n")
    assert "anora-quiz play x.yaml\n" in shown
    assert "anora-quiz packs check --watch x.yaml\n" in shown


@pytest.mark.parametrize(
    ("name", "file", "title", "identifier"),
    [
        ("night.yaml", "night.yaml", "Night", "night"),
        ("night.YML", "night.YML", "Night", "night"),
        ("quiz-night_two", "quiz-night_two.yaml", "Quiz night two", "quiz-night-two"),
        ("night.v2", "night.v2.yaml", "Night.v2", "night-v2"),
        ("two words", "two words.yaml", "Two words", "two-words"),
        ("Ночь", "Ночь.yaml", "Ночь", "ночь"),
    ],
)
def test_a_new_pack_takes_id_and_title_from_its_name(
    name: str, file: str, title: str, identifier: str
) -> None:
    assert run("new", name).exit_code == 0
    header = load(Path(file)).header
    assert (header.title, header.id) == (title, identifier)


def test_capitals_in_the_name_stay_in_the_title() -> None:
    run("new", "new-York-NYC.yaml")
    assert load(Path("new-York-NYC.yaml")).header.title == "New York NYC"


def test_a_new_pack_takes_title_author_and_kinds_from_options() -> None:
    run(
        "new", "x.yaml", "--title", "My: quiz # 1", "--author", "No",
        "--kind", "order", "--kind", "text",
    )  # fmt: skip
    pack = load(Path("x.yaml"))
    assert (pack.header.title, pack.header.author) == ("My: quiz # 1", "No")
    assert {each.kind for each in pack.questions} == {"text", "order"}


@pytest.mark.parametrize("name", ["x.yaml", "x"])
def test_a_new_pack_never_takes_the_place_of_a_file(name: str) -> None:
    write("x.yaml", "my diary")
    result = run("new", name)
    assert result.exit_code == 2
    assert '"x.yaml" already exists' in result.stderr
    assert Path("x.yaml").read_text() == "my diary"
    assert not Path(SCHEMA).exists()


@odd_names
def test_a_new_pack_is_not_written_where_a_link_leads(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("elsewhere")
    assert run("new", "x.yaml").exit_code in (1, 2)
    assert not (folder / "elsewhere").exists()


def test_a_new_pack_in_a_folder_that_is_not_there_is_an_error_with_its_path(folder: Path) -> None:
    result = run("new", "no/x.yaml")
    assert result.exit_code == 1
    assert str(Path("no/x.yaml")) in result.stderr
    assert result.stdout == ""
    assert list(folder.iterdir()) == []


def test_the_schema_is_put_beside_a_new_pack() -> None:
    write("deep/other.txt", "")
    run("new", "deep/x.yaml")
    assert Path("deep", SCHEMA).read_text(encoding="utf-8") == run("schema").stdout
    assert Path("deep/x.yaml").read_text().startswith(f"# yaml-language-server: $schema={SCHEMA}\n")


def test_an_old_schema_is_brought_up_to_date() -> None:
    whole = run("schema").stdout
    old = whole.replace('"decoys": true,', "")
    assert old != whole
    write(SCHEMA, old)
    run("new", "x.yaml")
    assert Path(SCHEMA).read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("content", ["{}", "my diary"])
def test_a_file_that_only_has_the_name_of_the_schema_stays(content: str) -> None:
    write(SCHEMA, content)
    assert run("new", "x.yaml").exit_code == 0
    assert Path(SCHEMA).read_text() == content


def test_a_schema_that_was_not_written_is_not_praised() -> None:
    write(SCHEMA, "my diary")
    assert "lets your editor check" not in run("new", "x.yaml").stdout


@pytest.mark.parametrize("name", ["", "."])
def test_a_new_pack_without_a_name_is_wrong_use(name: str) -> None:
    assert run("new", name).exit_code == 2


@pytest.mark.parametrize("title", ["  ", "a\x1b[2J", "\u202ea", "a\x07"], ids=ascii)
def test_a_title_that_no_pack_can_have_writes_no_broken_pack(title: str) -> None:
    result = run("new", "x.yaml", "--title", title)
    if result.exit_code == 0:
        assert run("check", "x.yaml").exit_code == 0
    assert result.exit_code in (0, 2)


@given(
    title=st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Zl", "Zp"))
    ).filter(lambda title: bool(title.strip()))
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_new_pack_has_any_title_to_the_letter(title: str) -> None:
    Path("x.yaml").unlink(missing_ok=True)
    assert run("new", "x.yaml", f"--title={title}", "--kind", "text").exit_code == 0
    assert load(Path("x.yaml")).header.title == title.strip()


@odd_names
@pytest.mark.parametrize(
    "name", ["a\nb.yaml", "a\n- b: 1\nc.yaml", "a\x1b[2J.yaml", "a\u202eb.yaml"], ids=ascii
)
def test_a_new_pack_of_an_odd_name_has_no_mistake(name: str) -> None:
    result = run("new", name)
    if result.exit_code == 0:
        assert run("check", name).exit_code == 0
    assert result.exit_code in (0, 1, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode here")
def test_a_new_pack_whose_name_is_no_unicode_leaves_no_half_of_it(folder: Path) -> None:
    name = "caf\udce9.yaml"
    result = run("new", name)
    assert (result.exit_code == 0) == (folder / name).exists()
    if result.exit_code == 0:
        assert run("check", name).exit_code == 0


def test_the_schema_is_a_schema_that_packs_fit() -> None:
    schema = json.loads(run("schema").stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    pack = json.loads(run("export", "consultant", "--to", "json").stdout)
    Draft202012Validator(schema).validate(pack)
    assert not Draft202012Validator(schema).is_valid(pack | {"titel": "x"})


def test_the_guide_is_printed_without_comments_for_its_makers() -> None:
    result = run("guide")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Write a question pack\n")
    missing = set(authors_guide().read_text(encoding="utf-8").splitlines())
    missing -= set(result.stdout.splitlines())
    assert all(line.startswith("<!-- ") and line.endswith(" -->") for line in missing)
    assert "<!--" not in result.stdout
    assert "\n## The kinds\n\n### choice\n" in result.stdout


def test_the_guide_is_found_by_those_who_begin() -> None:
    assert "anora-quiz packs guide" in run("new", "x.yaml").stdout
    assert "anora-quiz packs guide" in Path("x.yaml").read_text(encoding="utf-8")


@for_each(
    ("name", "shown"),
    [("a b.yaml", "'a b.yaml'"), ("-y.yaml", "-- -y.yaml"), ("it's.yaml", "'it'\"'\"'s.yaml'")],
)
def test_the_commands_for_a_new_pack_can_be_pasted(name: str, shown: str) -> None:
    lines = run("new", "--", name).stdout.splitlines()
    assert f"Play it with: anora-quiz play {shown}" in lines
    assert f"Check it with: anora-quiz packs check --watch {shown}" in lines
    assert f"Play it with: anora-quiz play {shown}" in run("report", "--", name).stdout
