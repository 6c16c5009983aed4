"""Output that cannot be written, and sizes that no terminal can have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from anora_quiz.terminal.environment import drop_bad_sizes, terminal_width
from tests.cases import thorough

_FULL = Path("/dev/full")


def _run(*arguments: str, out: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "anora_quiz", *arguments],
        env=dict(os.environ),
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(not _FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "command",
    [
        "packs list",
        *thorough("--help", "--version", "packs --help"),
    ],
)
def test_a_full_disk_is_reported_in_two_lines(command: str) -> None:
    with _FULL.open("w") as full:
        result = _run(*command.split(), out=full.fileno())
    assert result.returncode == 1
    error, hint = result.stderr.splitlines()
    assert error == "error: can't write the output: No space left on device"
    assert hint.startswith("hint: ")


@pytest.mark.parametrize(
    "command",
    [
        "packs list",
        *thorough("--help", "--version"),
    ],
)
def test_nothing_is_reported_to_a_reader_that_is_gone(command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = _run(*command.split(), out=writer)
    os.close(writer)
    assert (result.returncode, result.stderr) == (1, "")


@pytest.mark.parametrize("size", ["0", "-5", "abc", "", "²", "10000", 5000 * "9"])
def test_a_size_that_no_terminal_has_is_passed_over(
    size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLUMNS", "LINES"):
        monkeypatch.setenv(name, size)
    assert terminal_width() == 80
    drop_bad_sizes()
    assert {"COLUMNS", "LINES"}.isdisjoint(os.environ)


@pytest.mark.thorough
def test_help_keeps_its_width_where_the_terminal_has_none() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "anora_quiz", "--help"],
        env={**os.environ, "COLUMNS": "0", "LINES": "0"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert 70 < max(map(len, result.stdout.splitlines())) <= 80


def test_a_size_that_a_terminal_has_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "132")
    drop_bad_sizes()
    assert terminal_width() == 132
