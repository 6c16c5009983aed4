"""Every mode, played from the command line with a pipe for input."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest

from anora_quiz.game import playing
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.quiz.modes import MODES, OPEN_MODES
from anora_quiz.quiz.modes.blitz import Blitz
from tests.cli.playing import (
    RIGHT,
    SKIP,
    WRONG,
    Clock,
    questions_in,
    score_in,
    scores,
    session_at,
    shown,
)
from tests.command_line import run

_OPEN = [mode.name for mode in OPEN_MODES]
_OTHERS = [mode.name for mode in MODES if not mode.is_open_to_choice]
_ENOUGH = 60


def _without_clock(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("You have "))


@pytest.mark.parametrize("mode", _OPEN)
def test_a_mode_is_played_to_its_end(quiz: str, mode: str) -> None:
    played = shown("play", quiz, "--mode", mode, lines=RIGHT * _ENOUGH)
    (entry,) = scores()
    count = entry["questions"]
    assert len(set(questions_in(played))) == count
    assert entry["mode"] == mode
    assert entry["score"] == entry["max_score"] > 0
    assert score_in(played) == (
        f"Score: {entry['score']:,} of {entry['score']:,} ({count} of {count} correct)"
    )
    assert "No saved rounds" in shown("resume", "--list")


@pytest.mark.parametrize("mode", _OPEN)
def test_a_mode_goes_on_where_it_was_left(quiz: str, mode: str) -> None:
    arguments = ["play", quiz, "--mode", mode, "-n", "5", "--seed", "3"]
    whole = shown(*arguments, lines=RIGHT * _ENOUGH)
    first = shown(*arguments, lines=RIGHT * 2)
    second = shown("resume", lines=RIGHT * _ENOUGH)
    left_at = "Question 3 of "
    assert left_at in first
    # The result includes the rank on the board, which has changed since.
    rest, end = (text.index("Enter for the result: ") for text in (whole, second))
    begun = whole.index(left_at)
    assert _without_clock(second[second.index(left_at) : end]) == _without_clock(whole[begun:rest])
    assert score_in(second) == score_in(whole)


@pytest.mark.parametrize("mode", _OTHERS)
def test_a_mode_with_a_command_of_its_own_is_refused_naming_it(mode: str) -> None:
    result = run("play", "--mode", mode)
    assert result.exit_code == 2
    assert f"anora-quiz {mode}" in " ".join(result.stderr.replace("│", " ").split())
    assert result.stdout == ""


def test_an_unknown_mode_is_refused_with_a_list_of_those_there_are() -> None:
    output = run("play", "--mode", "marathon").stderr
    assert all(mode in output for mode in _OPEN)
    assert not any(mode in output for mode in _OTHERS)


@pytest.mark.parametrize("timer", ["0", "-1", "3601", "x", ""])
def test_a_timer_is_from_a_second_to_an_hour(quiz: str, timer: str) -> None:
    result = run("play", quiz, "--timer", timer)
    assert result.exit_code == 2
    assert "--timer" in result.stderr
    assert result.stdout == ""


def test_a_timer_is_shown_and_has_a_board_of_its_own(quiz: str) -> None:
    timed = shown("play", quiz, "-n", "3", "--timer", "30", lines=RIGHT * 3)
    assert timed.count("You have 30 seconds.\n") == 3
    assert "You have " not in shown("play", quiz, "-n", "3", lines=RIGHT * 3)
    boards = {entry["board"]: entry["rank"] for entry in scores()}
    assert boards == {
        "classic, quiz, 3 questions, 30 seconds a question": 1,
        "classic, quiz, 3 questions, untimed": 1,
    }


def test_an_answer_after_the_time_earns_nothing(
    quiz: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = Clock(pace=timedelta(seconds=31))
    session = session_at(clock, monkeypatch, RIGHT * 2)
    playing.start(session, RoundOptions(packs=[quiz], count=2, timer=30))
    played = capsys.readouterr().out
    assert played.count("Out of time.") == 2
    assert score_in(played).startswith("Score: 0 of ")


def test_blitz_ends_when_its_clock_stops(
    quiz: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = Clock(pace=timedelta(seconds=25))
    playing.start(
        session_at(clock, monkeypatch, RIGHT * 9), RoundOptions(packs=[quiz], mode=Blitz())
    )
    played = capsys.readouterr().out
    assert [line for line in played.splitlines() if line.startswith("You have ")] == [
        "You have 60 seconds.",
        "You have 35 seconds.",
        "You have 10 seconds.",
    ]
    assert "\nTime's up.\n" in played
    assert score_in(played).endswith("(2 of 2 correct)")


def test_survival_ends_with_the_third_wrong_answer(quiz: str) -> None:
    played = shown("play", quiz, "--mode", "survival", lines=WRONG + RIGHT + WRONG * 2)
    assert "\nNo lives left.\n" in played
    assert score_in(played).endswith("(1 of 4 correct)")


def test_who_walks_away_keeps_what_the_ladder_brought(quiz: str) -> None:
    played = shown("play", quiz, "--mode", "ladder", lines=f"{RIGHT * 2}:walk\n")
    assert "\nWalked away with the points.\n" in played
    assert score_in(played).startswith("Score: 400 of ")


def test_who_falls_off_the_ladder_keeps_what_was_safe(quiz: str) -> None:
    assert score_in(shown("play", quiz, "--mode", "ladder", lines=RIGHT * 4 + WRONG)).startswith(
        "Score: 0 of "
    )
    assert score_in(shown("play", quiz, "--mode", "ladder", lines=RIGHT * 7 + WRONG)).startswith(
        "Score: 2,500 of "
    )


@pytest.mark.parametrize("mode", [mode.name for mode in OPEN_MODES if not mode.can_skip])
def test_where_there_is_no_skipping_the_question_stays_open(quiz: str, mode: str) -> None:
    played = shown("play", quiz, "--mode", mode, lines=f"{RIGHT}{SKIP}{WRONG}")
    assert "Answer: :skip\nYou can't skip in this mode.\nAnswer: No\nWrong." in played


def test_the_help_has_the_rule_of_every_mode_there_is_to_choose() -> None:
    output = " ".join(shown("play", "--help").split())
    for mode in OPEN_MODES:
        assert f" {mode.name} {mode.way or '10 questions, no clock.'}" in output
        assert mode.scoring in output


def test_the_help_cuts_no_option_at_40_columns() -> None:
    output = subprocess.run(
        [sys.executable, "-m", "anora_quiz", "play", "--help"],
        env=os.environ | {"COLUMNS": "40"},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    ).stdout
    options = [
        "--questions",
        "--mode",
        "--player",
        "--difficulty",
        "--spoilers / --no-spoilers",
        "--timer",
        "--seed",
        "--code",
        "--plain",
    ]
    assert all(option in output for option in options)
