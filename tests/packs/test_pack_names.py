"""Test names of packs: which are equal, which no file may have, and which pack a name means."""

import os
import sys
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from anora_quiz.errors import PackError
from anora_quiz.packs.library.library import Library
from anora_quiz.packs.pack_names import did_you_mean_file, file_name_problem, packs_in
from anora_quiz.quiz.names import name_key
from tests.cases import for_each
from tests.cli.playing import refusal, shown, write_quiz
from tests.command_line import run

_CAFE = "café-straße"
_SAME = (_CAFE, unicodedata.normalize("NFD", _CAFE), "CAFÉ-STRASSE")


def _write(path: Path, name: str = "") -> Path:
    write_quiz(path, count=1)
    if name:
        path.write_text(f"id: {name}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    return path


@pytest.fixture
def own(home: Path) -> Path:
    (home / "packs").mkdir(parents=True)
    return home / "packs"


def _library(own: Path) -> Library:
    return Library(own.parent / "none", own, own.parent / "library.db")


@pytest.mark.parametrize("name", ["bar", "BAR", "foo", "baz", "both"])
def test_every_command_means_the_same_pack_by_a_name(name: str, own: Path) -> None:
    """Even if file names differ from ids: `bar.yaml` holds a different pack than `bar`."""
    _write(own / "foo.yaml", "bar")
    _write(own / "bar.yaml", "baz")
    _write(own / "both.yml")
    meant = {"foo": "foo.yaml", "baz": "bar.yaml", "both": "both.yml"}.get(name, "foo.yaml")
    (pack,) = _library(own).find([name])
    assert pack.path.name == meant
    assert Path(shown("packs", "path", name).strip()).name == meant
    assert f"yet. Play it with: anora-quiz play {name}" in shown("packs", "report", name)
    before = {path.name for path in own.glob("*.y*ml")}
    shown("packs", "remove", name)
    assert before - {path.name for path in own.glob("*.y*ml")} == {meant}


def test_two_packs_that_claim_a_name_are_reported_by_every_command(own: Path) -> None:
    _write(own / "foo.yaml", "bar")
    _write(own / "other.yaml", "BAR")
    for command in (["play"], *(["packs", word] for word in ("show", "path", "remove", "report"))):
        result = run(*command, "bar")
        assert result.exit_code == 1
        assert 'the same id "bar"' in result.stderr
    assert len(list(own.glob("*.yaml"))) == 2


@pytest.mark.parametrize("name", _SAME)
@pytest.mark.parametrize("other", _SAME)
def test_names_that_differ_in_case_or_in_how_they_are_composed_are_one(
    name: str, other: str, own: Path, tmp_path: Path
) -> None:
    assert name_key(name) == name_key(other)
    _write(own / f"{name}.yaml", name)
    assert [each.path for each in _library(own).find([other])] == [own / f"{name}.yaml"]
    added = run("packs", "add", str(_write(tmp_path / "new.yaml", other)))
    assert added.exit_code == 1
    assert "is already installed" in added.stderr
    run("packs", "add", "--replace", str(tmp_path / "new.yaml"))
    assert len(list(own.glob("*.yaml"))) == 1
    duplicate = _write(tmp_path / "duplicate.yaml", name)
    with pytest.raises(PackError, match="the same id"):
        _library(own).find([other, str(duplicate)])


@pytest.mark.parametrize("name", _SAME)
def test_a_broken_pack_goes_by_its_files_name_however_that_is_written(name: str, own: Path) -> None:
    (own / f"{_CAFE}.yaml").write_text("title: Broken")
    assert shown("packs", "path", name).strip() == str(own / f"{_CAFE}.yaml")
    shown("packs", "remove", name)
    assert not list(own.glob("*.yaml"))


_DEVICES = ("CON", "nul", "aux.txt", "COM1", "lpt9.yaml", "Prn .yaml", "conin$", "com²")


@pytest.mark.parametrize("name", [*_DEVICES, "..", ".hidden.yaml", "._mine.yaml", "...", "sub/.."])
def test_no_pack_is_made_under_a_name_that_files_cannot_have(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "in")
    assert "be a pack: " in refusal("packs", "new", name)
    (tmp_path / "q.csv").write_text("question,answer,wrong\nWho?,Ani,Igor\n")
    message = refusal("packs", "import", str(tmp_path / "q.csv"), "--out", name)
    assert "can't be a pack: " in message
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["q.csv"]


@pytest.mark.parametrize("name", ["console", "com", "com10", "my.con.yaml", "a.yaml", "nul-1"])
def test_other_names_are_free(name: str) -> None:
    assert file_name_problem(name) == ""


def test_no_pack_is_added_whose_id_is_a_device(own: Path, tmp_path: Path) -> None:
    result = run("packs", "add", str(_write(tmp_path / "new.yaml", "aux.txt")))
    assert result.exit_code == 1
    assert "for a device\nhint: change `id` in " in result.stderr
    assert list(own.iterdir()) == []


def test_hidden_files_beside_packs_are_passed_over(own: Path) -> None:
    """macOS leaves resource forks whose names start with a period and an underscore."""
    _write(own / "mine.yaml")
    (own / "._mine.yaml").write_bytes(b"\0\x05\x16\x07\0\x02\0\0Mac OS X")
    (own / ".hidden.yaml").write_text("no pack")
    assert [path.name for path in packs_in(own)] == ["mine.yaml"]
    assert "no problems" in shown("packs", "check", "--no-style", str(own))


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")
def test_a_path_is_harmless_on_a_terminal_whatever_the_input_is(own: Path) -> None:
    _write(own / "mine\x1b[31m.yaml", "mine")
    assert shown("packs", "path", "mine").endswith("mine\x1b[31m.yaml\n")
    result = run("packs", "path", "mine", is_to_terminal=True)
    assert result.stdout.endswith("mine\\x1b[31m.yaml\n")


@for_each(
    ("name", "hint"),
    [
        ("films.yml", 'did you mean "films.yaml"?'),
        ("flims.yaml", 'did you mean "films.yaml"?'),
        ("FILMS.yaml", 'did you mean "films.yaml"?'),
        ("seats.yaml", "check the path"),
        ("films.csv", "check the path"),
        ("scores.bd", 'did you mean "scores.db"?'),
        ("film", 'did you mean "films.yaml"?'),
    ],
)
def test_a_file_next_to_a_path_is_suggested_if_any_is_close(name: str, hint: str) -> None:
    with TemporaryDirectory() as folder:
        for each in ("films.yaml", "scores.db", "notes.yaml"):
            Path(folder, each).touch()
        expected = hint.replace('"', f'"{folder}{os.sep}', 1) if '"' in hint else hint
        assert did_you_mean_file(Path(folder, name)) == expected


def test_no_file_is_suggested_where_none_can_be_seen(tmp_path: Path) -> None:
    for path in (
        tmp_path / "none" / "films.yaml",
        Path("films\0.yaml"),
        Path("a\0b", "films.yaml"),
    ):
        assert did_you_mean_file(path) == "check the path"
    (tmp_path / "films\x1b.yaml").touch()
    assert did_you_mean_file(tmp_path / "films.yaml") == "check the path"
