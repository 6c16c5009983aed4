"""Output to a terminal is harmless; output to files and pipes is exact."""

import io

import pytest

from anora_quiz.cli.output import print_data

_TEXT = "a\x1b[2J\tb\x9b\u202e\x85c\r\n“é”\n"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_data_for_a_terminal_is_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    print_data(_TEXT)
    assert terminal.getvalue() == "a\\x1b[2J\tb\\x9b\\u202e c \n“é”\n"


def test_data_for_a_pipe_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr("sys.stdout", pipe)
    print_data(_TEXT)
    assert pipe.getvalue() == _TEXT
