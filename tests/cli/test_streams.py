"""Output that cannot be written, and sizes that no terminal can have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer._click.formatting import HelpFormatter

from anora_quiz.cli.help_sections import write_sections
from anora_quiz.terminal.environment import drop_bad_sizes, terminal_width
from tests.cases import thorough

_FULL = Path("/dev/full")
_IN_A_SHELL = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


def _in_shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``command``, in which ``quiz`` is the program, in a shell."""
    quiz = f"{sys.executable} -m anora_quiz"
    return subprocess.run(
        ["/bin/sh", "-c", f'quiz() {{ {quiz} "$@"; }}\n{command}'],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


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


@_IN_A_SHELL
@pytest.mark.parametrize("command", ["config list", *thorough("--help", "data export", "play")])
def test_a_closed_output_is_an_error(command: str) -> None:
    _in_shell("quiz play consultant --questions 1")
    result = _in_shell(f"quiz {command} >&-")
    assert result.returncode == 1
    assert result.stderr.startswith("error: can't write the output: Bad file descriptor\nhint: ")


@_IN_A_SHELL
def test_errors_with_nowhere_to_go_are_not_taken_for_data() -> None:
    result = _in_shell("quiz nope 2>&-")
    assert (result.returncode, result.stdout) == (2, "")


@_IN_A_SHELL
@pytest.mark.parametrize("command", ["data import -", *thorough("packs check -", "packs import -")])
def test_a_closed_input_is_empty(command: str) -> None:
    result = _in_shell(f"quiz {command} <&-")
    assert result.returncode == 1
    assert "standard input" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


@_IN_A_SHELL
def test_an_input_that_cannot_be_read_is_not_called_an_output(tmp_path: Path) -> None:
    result = _in_shell(f"quiz data import - 0>{tmp_path}/x")
    assert (result.returncode, result.stderr) == (
        1,
        "error: can't read standard input: Bad file descriptor\nhint: check where it comes from\n",
    )
    result = _in_shell(f"quiz play consultant --questions 1 0>{tmp_path}/x")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith("Continue with: anora-quiz resume\n")


@_IN_A_SHELL
def test_a_folder_that_is_gone_is_named_as_the_reason(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    result = _in_shell(f"mkdir {folder}; cd {folder}; rmdir {folder}; quiz packs check x.yaml")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "error: the current folder doesn't exist anymore\nhint: change to another folder\n"
    )


@pytest.mark.parametrize("width", ["1", "3"])
def test_help_fits_on_the_narrowest_screen(width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    formatter = HelpFormatter(width=int(width))
    write_sections("packs import", formatter)
    assert "anora-quiz" in formatter.getvalue()


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
