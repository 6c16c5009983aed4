"""Real shells in a terminal, to complete words of command lines in.

Only for systems with pseudo-terminals; import it where `pexpect` is installed.
"""

import os
import shutil
import sys
from pathlib import Path
from time import monotonic
from typing import Self

import pytest

from anora_quiz.completion.installing import install, script
from tests.screen import GameTerminal

SHELLS = ("bash", "zsh", "fish")
TAB, ERASE_LINE = "\t", "\x15"
_PROMPT = "$ "
_QUIET = 0.7  # seconds without output, after which a shell has nothing more to say
_PROGRAMS = {
    "bash": ("bash", "--noprofile", "--rcfile", "{rc}", "-i"),
    "zsh": ("zsh", "--no-globalrcs", "-i"),
    "fish": ("fish", "--private"),
}
_SETTINGS = {
    "bash": "PS1='$ '\nbind 'set enable-bracketed-paste off'\nbind 'set bell-style none'\n"
    "bind 'set page-completions off'\n",
    "zsh": "PS1='$ '\nunsetopt prompt_sp\nunset zle_bracketed_paste\n"
    "autoload -Uz compinit; compinit -D\n",
    "fish": "function fish_prompt; echo -n '$ '; end\nset -g fish_greeting\n"
    "set -g fish_autosuggestion_enabled 0\n",
}
_STAND_IN = f"""#!/bin/sh
[ -n "$_ANORA_QUIZ_COMPLETE" ] && exec {sys.executable} -m anora_quiz "$@"
printf '<%s>' "$@"; echo
"""
"""What completes words like our program, but only prints what it is run with."""

_RC = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}


class Shell(GameTerminal):
    """A shell with our completion, in a ``folder`` that is its home, too."""

    def __init__(self, name: str, folder: Path, *, is_installed: bool = False) -> None:
        """Start the shell called ``name``; skip the test where there is none."""
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        program = folder / ".bin" / "anora-quiz"
        if not program.exists():
            program.parent.mkdir()
            program.write_text(_STAND_IN)
            program.chmod(0o755)
        rc = folder / _RC[name]
        rc.parent.mkdir(parents=True, exist_ok=True)
        source = folder / f".completion.{name}"
        source.write_text(script(name), encoding="utf-8")
        line = "" if is_installed else f"source '{source}'\n"
        rc.write_text(f"{_SETTINGS[name]}{line}cd '{folder}'\n", encoding="utf-8")
        if is_installed:
            install(name)
        path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        arguments = [each.format(rc=rc) for each in _PROGRAMS[name]]
        super().__init__(
            arguments[1:],
            {
                **os.environ,
                "TERM": "xterm-256color",
                "HOME": str(folder),
                "XDG_CONFIG_HOME": str(folder / ".config"),
                "XDG_DATA_HOME": str(folder / ".local"),
                "ZDOTDIR": str(folder),
                "LC_ALL": "C.UTF-8",
                "PATH": path,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            columns=100,
            lines=60,
            program=(arguments[0],),
        )
        self.wait_for(_PROMPT.strip())

    def __enter__(self) -> Self:
        """Return the shell itself."""
        return self

    def settle(self) -> str:
        """Wait until nothing more is written; return what is on the screen."""
        before, since = "", monotonic()
        while monotonic() - since < _QUIET:
            self.read_for(0.05)
            if self.raw != before:
                before, since = self.raw, monotonic()
        return self.text.strip()

    def complete(self, line: str, tabs: int = 1) -> str:
        """Return the screen after ``line`` and tabs, and erase the line."""
        self.type("\x0c")
        self.settle()
        self.type(line)
        for _ in range(tabs):
            self.settle()
            self.type(TAB)
        shown = self.settle()
        self.type("\x03")
        self.settle()
        self.type("\x0c")
        self.settle()
        return shown.removeprefix(_PROMPT)
