"""The session: which face it has."""

import sys
from io import StringIO

import pytest

from anora_quiz.game.session import Session
from anora_quiz.paths import player_folders
from anora_quiz.records.settings import save_settings
from anora_quiz.terminal.environment import plain_lines
from tests.cases import for_each


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def _opened(patch: pytest.MonkeyPatch, *, plain: bool = False) -> Session:
    """Return the session of a person at a terminal."""
    with patch.context() as terminal:
        terminal.setattr(sys, "stdin", _Terminal())
        terminal.setattr(sys, "stdout", _Terminal())
        with plain_lines(is_wanted=plain):
            session = Session.open()
    assert session.is_person
    return session


def test_a_terminal_has_a_screen_unless_plain_lines_are_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not _opened(monkeypatch).is_plain
    assert _opened(monkeypatch, plain=True).is_plain
    save_settings(player_folders().config, plain=True)
    assert _opened(monkeypatch).is_plain
    save_settings(player_folders().config, plain=False)
    assert not _opened(monkeypatch).is_plain


@for_each("text", ["plain = ", "plain = 1", "player = 'Ani'"])
def test_a_terminal_has_a_screen_whatever_else_is_in_the_settings(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    path = player_folders().config
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert not _opened(monkeypatch).is_plain
