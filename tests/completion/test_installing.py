"""The scripts for shells are printed and installed."""

import os
import sys
from pathlib import Path

import pytest

from anora_quiz.completion import SHELLS, VARIABLE
from anora_quiz.completion.installing import script
from tests.cases import for_each
from tests.cli.playing import refusal, shown
from tests.command_line import run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home folder of the person, whose shell is zsh."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")
    monkeypatch.setattr(os, "getppid", lambda: 0)  # no process has that number
    return tmp_path


def test_the_script_of_a_shell_is_printed(home: Path) -> None:
    del home
    for shell in SHELLS:
        assert shown("--show-completion", shell) == script(shell)
        assert f"{VARIABLE}" in script(shell)
    for options in (["--show-completion"], ["--plain", "--show-completion"]):
        assert shown(*options) == shown(*options, "--plain") == script("zsh")


def test_a_script_is_installed_once_where_its_shell_finds_it(home: Path) -> None:
    zsh = home / ".zfunc" / "_anora-quiz"
    (home / ".zshrc").write_bytes(b"# mine, without a line end \xff")
    for _ in range(2):
        said = shown("--install-completion")
        assert said.startswith(f"Installed completion for zsh in {zsh}\n")
    assert zsh.read_text(encoding="utf-8") == script("zsh")
    assert (home / ".zshrc").read_bytes().splitlines() == [
        b"# mine, without a line end \xff",
        b"fpath+=~/.zfunc; autoload -Uz compinit; compinit",
    ]
    shown("--install-completion", "bash")
    assert (home / ".bashrc").read_text() == "source ~/.bash_completions/anora-quiz.sh\n"
    shown("--install-completion", "fish")
    fish = home / ".config" / "fish" / "completions" / "anora-quiz.fish"
    assert fish.read_text(encoding="utf-8") == script("fish")


@for_each("option", ["--show-completion", "--install-completion"])
def test_other_shells_are_refused(home: Path, option: str) -> None:
    assert "did you mean" in refusal(option, "zhs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHELL", "/bin/tcsh")
        said = 'error: unknown shell "tcsh"\nhint: use bash, zsh, or fish\n'
        assert refusal(option) == said
    assert [*home.iterdir()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders are read-only only elsewhere")
def test_what_cannot_be_saved_is_told(home: Path) -> None:
    (home / ".zfunc").write_text("a file")
    result = run("--install-completion")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: can't write ")
    assert "--show-completion zsh" in result.stderr
