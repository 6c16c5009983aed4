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

TAB, ERASE_LINE = "\t", "\x15"
_PROMPT = "$ "
_LONGEST = 60.0  # seconds for an answer
_PAUSE = 0.05  # seconds
_QUIET = 0.5  # seconds without output after an answer, when a shell has drawn all of it
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
if [ -n "$_ANORA_QUIZ_COMPLETE" ]; then
    {sys.executable} -m anora_quiz "$@"
    echo >> "$0.answers"
else
    printf '<%s>' "$@"; echo
fi
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
        self._name, self._log = name, program.with_name("anora-quiz.answers")
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

    def complete(self, line: str, wanted: str = "") -> str:
        """Return the screen after Tab at the end of ``line``, with all that can come.

        What is ``wanted`` on it is waited for: a busy shell draws long after it was answered.
        """
        tabs = 2 if self._name == "bash" else 1  # the first completes, the second lists
        known = self._answers()
        self.type(f"{ERASE_LINE}\f{line}{TAB * tabs}")
        deadline = monotonic() + _LONGEST
        while self._answers() < known + tabs:
            assert monotonic() < deadline, f"it was not asked:\n{self.text}"
            self.read_for(_PAUSE)
        self.wait_for(wanted)
        before = ""
        while self.raw != before:
            before = self.raw
            self.read_for(_QUIET)
        return self.text

    def _answers(self) -> int:
        """Return how often our program was asked for words."""
        return self._log.stat().st_size if self._log.exists() else 0
