"""Completes words of the command line in shells, without the modules that run commands.

A shell sets `VARIABLE` to its name and hands over what is typed. The answer is lines: the first
says which files the shell itself adds, the others are the words that can come, with descriptions.
"""

import os
import sys
from contextlib import redirect_stdout

VARIABLE = "_ANORA_QUIZ_COMPLETE"
"""The variable of the environment in which a shell asks for words."""

SHELLS = ("bash", "zsh", "fish")
"""The shells that have a script."""


def complete() -> None:
    """Print the words that can come next, or nothing if anything goes wrong.

    Nothing is created, changed, or waited for: a line is being typed.
    """
    out = sys.stdout.buffer
    try:
        with redirect_stdout(None):  # formats of other packages may print something
            answer = _answer(os.environ[VARIABLE], sys.argv[1:])
    except Exception:  # noqa: BLE001 - a message would land in the line that is being typed
        answer = []
    out.write("".join(f"{line}\n" for line in answer).encode("utf-8", "surrogateescape"))
    out.flush()


def _answer(shell: str, words: list[str]) -> list[str]:
    from anora_quiz.completion import answers  # late: an error in it must not be seen

    return answers.ANSWERS[shell](words)
