"""Color in pipes, where the environment asks for it."""

import re
from pathlib import Path

import pytest

from tests.cases import for_each
from tests.cli.playing import RIGHT, write_quiz
from tests.command_line import run

_CODES = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture
def pack(home: Path) -> str:
    """Return a pack that Ani has played."""
    path = write_quiz(home / "quiz.yaml", count=2)
    assert run("play", path, "-n", "1", "--player", "Ani", lines=RIGHT).exit_code == 0
    return path


@pytest.mark.parametrize("command", ["scores", "stats", "packs list", "data path", "data check"])
def test_what_is_printed_is_in_color_where_that_is_forced(
    pack: str, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    del pack
    plain = run(*command.split()).stdout
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert _CODES.search(run(*command.split()).stdout)
    for name in ("NO_COLOR", "ACCESSIBLE"):
        with monkeypatch.context() as patch:
            patch.setenv(name, "1")
            assert run(*command.split()).stdout == plain
    assert run(*command.split(), "--plain").stdout == plain


def test_rounds_and_data_have_no_color_even_so(pack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for command, lines in (
        (["play", pack, "-n", "1"], RIGHT),
        (["scores", "--json"], ""),
        (["scores", "--csv"], ""),
        (["packs", "check", pack, "--format", "json"], ""),
        (["config", "list"], ""),
        (["scores", "--mode", "foo"], ""),
        (["--help"], ""),
    ):
        assert "\x1b" not in run(*command, lines=lines).output


@for_each("columns", [40, 70])
def test_what_is_printed_in_color_has_the_width_of_the_environment(columns: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORCE_COLOR", "1")
        patch.setenv("COLUMNS", str(columns))
        lines = _CODES.sub("", run("packs", "list").stdout).splitlines()
    assert columns - 10 < max(map(len, lines)) <= columns
