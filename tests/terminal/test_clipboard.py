"""Putting text on the clipboard of a terminal."""

import base64
import re
import sys
from io import StringIO

import pytest

from anora_quiz.terminal.clipboard import copy


class _Output(StringIO):
    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def _output(monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool) -> _Output:
    output = _Output(is_terminal=is_terminal)
    monkeypatch.setattr(sys, "stdout", output)
    return output


@pytest.mark.parametrize(
    "text",
    ["Anora Quiz 2026-11-22 7/10 🟩🟨🟥⬜", "x", "", "\x1b]52;c;\a", "line\nline", "中" * 500],
)
def test_a_terminal_is_asked_by_osc_52(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    output = _output(monkeypatch, is_terminal=True)
    assert copy(text)
    written = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\a", output.getvalue())
    assert written
    assert base64.b64decode(written[1], validate=True).decode() == text


@pytest.mark.parametrize("term", ["dumb", None])
def test_a_terminal_without_control_sequences_is_not_asked(
    term: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = _output(monkeypatch, is_terminal=True)
    monkeypatch.delenv("TERM")
    if term is not None:
        monkeypatch.setenv("TERM", term)
    assert not copy("x")
    assert not output.getvalue()


def test_a_file_or_pipe_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    output = _output(monkeypatch, is_terminal=False)
    assert not copy("x")
    assert not output.getvalue()


def test_in_tmux_its_terminal_is_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "/run/tmux,1,0")
    output = _output(monkeypatch, is_terminal=True)
    assert copy("x")
    assert output.getvalue() == "\x1b]52;c;eA==\a\x1bPtmux;\x1b\x1b]52;c;eA==\a\x1b\\"
