"""Runs commands in this process."""

import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import BytesIO, TextIOWrapper
from unittest.mock import patch

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from anora_quiz.cli import app


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a command; ``output`` is ``stdout`` and ``stderr`` in the order written."""

    exit_code: int
    stdout: str
    stderr: str
    output: str


class _Stream(BytesIO):
    """Bytes that are also written to ``both``."""

    def __init__(self, both: BytesIO, *, is_terminal: bool) -> None:
        super().__init__()
        self._both = both
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._both.write(data)
        return super().write(data)


@cache
def command_line() -> TyperGroup:
    """Return the command line, built only once because that takes as long as a round."""
    command = get_command(app)
    assert isinstance(command, TyperGroup)
    return command


def run(*arguments: str, lines: str = "", is_to_terminal: bool = False) -> Result:
    """Run the command line with ``lines`` in its pipe; it must end without a traceback.

    What it writes goes to a pipe, or seems to go to a terminal.
    """
    output = BytesIO()
    streams = [_Stream(output, is_terminal=is_to_terminal) for _ in range(2)]
    out, err = (TextIOWrapper(each, "utf-8", newline="\n", write_through=True) for each in streams)
    with (
        patch.object(sys, "stdin", TextIOWrapper(BytesIO(lines.encode()), "utf-8")),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as end,
    ):
        command_line().main(list(arguments), prog_name="anora-quiz")
    texts = (each.getvalue().decode() for each in (*streams, output))
    return Result(int(end.value.code or 0), *texts)
