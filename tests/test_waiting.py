"""Another program that writes to the database of rounds: one waits for it, but not for ever."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest

from anora_quiz.game.session import Session
from anora_quiz.paths import player_folders
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import patience, saved
from anora_quiz.records import store as records
from anora_quiz.records.journal import Journal
from anora_quiz.records.store import InUse
from anora_quiz.terminal import interruption
from tests.cli.playing import write_quiz
from tests.command_line import Result, run
from tests.samples import EDITOR, NOON, round_of
from tests.terminal.stage_player import StagePlayer


@pytest.fixture
def quiz(home: Path, tmp_path: Path) -> str:
    """Return the path of a pack, of which a round is left."""
    quiz = write_quiz(tmp_path / "quiz.yaml")
    _play(quiz, "Yes\n")
    assert home.exists()
    return quiz


def _play(quiz: str, lines: str = "Yes\nNo\n") -> Result:
    return run("play", quiz, "--no-spoilers", "--questions", "2", "--player", "Ani", lines=lines)


@contextmanager
def _writer(home: Path) -> Iterator[None]:
    """Have another program write in the meantime."""
    with closing(sqlite3.connect(home / "scores.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_round_that_another_program_keeps_from_being_begun_is_played_unsaved(
    home: Path, quiz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_LOCK_TIMEOUT", 0)
    with _writer(home):
        result = _play(quiz)
    assert result.exit_code == 0
    assert "(1 of 2 correct)" in result.stdout
    warning, _ = result.stderr.splitlines()
    assert warning.startswith("warning: this round won't be saved: ")
    assert "is in use by another program" in warning


def test_round_that_another_program_interrupts_says_what_is_saved_and_how_to_go_on(
    home: Path, quiz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(self: Journal, played: Round, at: datetime) -> None:
        if len(played.turns) == 1:
            save_turn(self, played, at)
        else:
            with _writer(home):
                save_turn(self, played, at)

    save_turn = Journal.save
    with monkeypatch.context() as patch:
        patch.setattr(records, "_LOCK_TIMEOUT", 0)
        patch.setattr(Journal, "save", save)
        result = _play(quiz)
    error, hint = result.stderr.splitlines()
    assert result.exit_code == 1
    assert "is in use by another program" in error
    assert "`anora-quiz resume`" in hint
    assert "(2 of 2 correct)" in run("resume", lines="Yes\n").stdout


def test_player_is_told_of_the_wait_and_ends_it_also_in_a_round(
    home: Path, quiz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert quiz
    monkeypatch.setattr(patience, "_LONG", 0)
    told = StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    session = Session(player_folders(), is_person=True, is_plain=True)
    noted = iter([1, 1, 2])  # how often Ctrl-C was pressed
    monkeypatch.setattr(interruption, "times_noted", lambda: next(noted))
    with session.store() as store, _writer(home), pytest.raises(InUse):
        saved.begin(store, round_of(EDITOR), NOON)
    assert not list(noted)
    assert told.getvalue().startswith("Waiting for another program")
    assert told.getvalue().count("\n") == 1


def test_on_a_stage_the_wait_is_told_in_place_of_the_keys() -> None:
    player = StagePlayer()
    with player.face.staged():
        player.face.show_start(round_of(EDITOR))
        before = player.pages[-1]
        player.face.show_waiting()
        shown = player.pages[-1]
    assert "Waiting for another program … · Ctrl-C stop waiting" in shown
    assert EDITOR.question in " ".join(shown.split())
    assert "Enter answer" in before
    assert "Enter answer" not in shown
