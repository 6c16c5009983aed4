"""Modes, several players and the clock in a terminal."""

import os
import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.screen import (
    CTRL_C,
    DOWN,
    ENTER,
    ESCAPE,
    LEFT,
    MORE,
    QUESTION,
    READY,
    RESULT,
    REVIEWED,
    RIGHT,
    TYPING,
    VERDICT,
    GameTerminal,
)

_NUMBERS = ("one", "two", "three", "four", "five", "six")
_PACK = "format: 1\ntitle: Sample\nquestions:\n" + "".join(
    f"  - {{id: {number}, kind: true-false, question: Is {number} true?, answer: true,"
    f" hint: Not false., explanation: It is.}}\n"
    for number in _NUMBERS
)
_TYPED = """\
format: 1
title: Typed
questions:
  - {id: who, kind: text, question: Who advised?, answer: Andrea Werhun}
"""
_RIGHT, _WRONG = "1" + ENTER, "2" + ENTER
_DEAF_FOR = 1.0  # seconds, a little more than keys are dropped after time's up
_sizes = pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 20)])


@pytest.fixture(autouse=True)
def _known_player(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text('player = "Ani"\n')


@pytest.fixture
def pack(tmp_path: Path) -> str:
    path = tmp_path / "sample.yaml"
    path.write_text(_PACK)
    return str(path)


def _start(*arguments: str, columns: int = 80, lines: int = 24) -> GameTerminal:
    return GameTerminal(arguments, dict(os.environ), columns=columns, lines=lines)


def _answer(terminal: GameTerminal, keys: str) -> str:
    """Answer the open question; return the screen with the verdict."""
    terminal.wait_for(QUESTION)
    terminal.type(keys)
    terminal.wait_for(VERDICT)
    return terminal.text


def _play(terminal: GameTerminal, *answers: str) -> None:
    """Answer the questions, and go on after each."""
    for keys in answers:
        _answer(terminal, keys)
        terminal.type(ENTER)


def _words(terminal: GameTerminal) -> str:
    """Return the words on the screen in one line."""
    return " ".join(terminal.text.split())


def _begin_clock(terminal: GameTerminal) -> None:
    terminal.wait_for(READY)
    assert "Ready?" in terminal.text
    assert "true?" not in terminal.text
    terminal.type(ENTER)


def _leave(terminal: GameTerminal) -> str:
    """Leave the result; return the summary on the main screen in one line."""
    terminal.wait_for(RESULT)
    terminal.type_until("q", "Ani: ", "Vanya: ")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane
    assert not terminal.screen.is_second
    return _words(terminal)


@pytest.mark.thorough
def test_time_that_runs_out_ends_the_question(pack: str) -> None:
    with _start("play", pack, "-n", "2", "--timer", "2") as terminal:
        _begin_clock(terminal)
        terminal.wait_for("Out of time")
        terminal.wait_for(VERDICT)
        terminal.type_until(ENTER, QUESTION, pause=_DEAF_FOR)
        assert terminal.text.count("true?") == 1
        assert "Out of time" not in terminal.text
        terminal.wait_for(VERDICT)
        terminal.type_until(ENTER, RESULT, pause=_DEAF_FOR)
        assert "Ani: 0 points, 0 of 2 correct" in _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_a_classic_round_has_no_clock(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "-n", "2", columns=columns, lines=lines) as terminal:
        terminal.wait_for(QUESTION)
        assert "━" not in terminal.text
        _play(terminal, _RIGHT, _RIGHT)
        assert "Ani: 410 points, 2 of 2 correct" in _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_blitz_ends_with_its_clock(pack: str, columns: int, lines: int) -> None:
    """The question that the clock cut off does not count."""
    options = ("--mode", "blitz", "--timer", "5")
    with _start("play", pack, *options, columns=columns, lines=lines) as terminal:
        _begin_clock(terminal)
        terminal.wait_for(QUESTION)
        assert re.search(r"━─* \d s\n", terminal.text)
        assert "Correct" in _answer(terminal, _RIGHT)
        terminal.type(ENTER)
        terminal.wait_for("Out of time")
        terminal.wait_for(VERDICT)
        terminal.type_until(ENTER, RESULT, pause=_DEAF_FOR)
        assert "1 correct in 5 seconds" in " ".join(terminal.text.split())
        assert "practice" not in terminal.text
        assert "1 of 1 correct" in _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_survival_ends_with_the_last_life(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "--mode", "survival", columns=columns, lines=lines) as terminal:
        for before, after in (("♥ ♥ ♥", "♥ ♥ ♡"), ("♥ ♥ ♡", "♥ ♡ ♡"), ("♥ ♡ ♡", "♡ ♡ ♡")):
            terminal.wait_for(QUESTION)
            assert before in terminal.text
            assert after in _answer(terminal, _WRONG)
            terminal.type(ENTER)
        assert "0 of 3 correct" in _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_a_climber_walks_away(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "--mode", "ladder", columns=columns, lines=lines) as terminal:
        terminal.wait_for(QUESTION)
        assert "rung 1 of 6" in terminal.text.casefold()
        _play(terminal, _RIGHT)
        terminal.wait_for(QUESTION)
        terminal.type(ESCAPE)
        terminal.wait_for("Walk away with 100 points")
        terminal.wait_for(MORE)
        terminal.type("w" + ENTER)
        terminal.wait_for(VERDICT)
        assert "Walked away" in terminal.text
        terminal.type(ENTER)
        terminal.wait_for(RESULT)
        assert "practice" not in terminal.text  # who walks away has missed nothing
        assert "100 points" in _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_a_climber_falls(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "--mode", "ladder", columns=columns, lines=lines) as terminal:
        _play(terminal, _RIGHT)
        assert "Wrong · back to 0" in _answer(terminal, _WRONG)
        terminal.type(ENTER)
        assert "Ani: 0 points" in _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_three_take_turns_and_two_share_the_first_place(
    pack: str, columns: int, lines: int
) -> None:
    players = ("--player", "Vanya", "--player", "Igor", "--player", "Toros")
    with _start("play", pack, "-n", "2", *players, columns=columns, lines=lines) as terminal:
        for _ in range(2):
            for name, keys in (("Vanya", _RIGHT), ("Igor", _WRONG), ("Toros", _RIGHT)):
                terminal.wait_for(QUESTION)
                assert f"{name}'s turn" in terminal.text
                assert f"▶ {name}" in terminal.text
                _play(terminal, keys)
        terminal.wait_for(RESULT)
        assert "Vanya and Toros tie for 1st" in _words(terminal)
        assert "all questions were asked" not in _words(terminal)
        left = _leave(terminal)
        assert "Igor: 0 points, 0 of 2 correct" in left
        assert "Vanya: 410 points" in left
    with _start("scores", columns=columns, lines=lines) as terminal:
        assert terminal.wait_for_end() == 0
        for score in (r"1  Vanya +410", r"1  Toros +410", r"3  Igor +0"):
            assert re.search(score, terminal.text)


@pytest.mark.thorough
def test_a_round_in_company_goes_on_with_whose_turn_it_was(pack: str) -> None:
    with _start("play", pack, "--player", "Vanya", "--player", "Igor") as terminal:
        terminal.wait_for(QUESTION)
        assert "Vanya's turn" in terminal.text
        assert "Enter next: Igor" in _answer(terminal, _RIGHT)
        terminal.type(ENTER)
        terminal.wait_for(QUESTION)
        terminal.type(CTRL_C)
        terminal.wait_for("Saved at question 1 of 3 (Igor's turn)")
        assert terminal.wait_for_end() == 0
    with _start("resume") as terminal:
        terminal.wait_for("Igor's turn")


@pytest.mark.thorough
@_sizes
def test_the_daily_round_is_played_once_and_shared(pack: str, columns: int, lines: int) -> None:
    line = re.compile(r"Anora Quiz \d{4}-\d\d-\d\d 5/6 (?:🟩\s*){5}🟥")
    with _start("daily", pack, columns=columns, lines=lines) as terminal:
        _play(terminal, *5 * [_RIGHT], _WRONG)
        terminal.wait_for(RESULT)
        assert "Day 1 of a new streak." in terminal.text
        assert line.search(terminal.text)
        assert line.search(_leave(terminal))
    with _start("daily", pack, columns=columns, lines=lines) as terminal:
        assert terminal.wait_for_end() == 0
        assert "already played today's round" in _words(terminal)
        assert line.search(terminal.text)


@pytest.mark.thorough
@_sizes
def test_what_was_missed_is_played_again_from_the_result(
    pack: str, columns: int, lines: int
) -> None:
    with _start("play", pack, "-n", "3", columns=columns, lines=lines) as terminal:
        terminal.wait_for(QUESTION)
        (missed,) = re.findall(r"Is \w+ true\?", terminal.text)
        _play(terminal, _WRONG, _RIGHT, _RIGHT)
        terminal.wait_for(RESULT)
        assert "p practice misses" in _words(terminal)
        assert columns < 80 or " · q quit" in terminal.text  # all keys in one row
        terminal.type_until("p", QUESTION)
        assert missed in terminal.text
        assert "Practice" in terminal.text
        _play(terminal, _RIGHT)
        assert "1 of 1 correct" in _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_a_finished_round_is_reviewed(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "-n", "2", columns=columns, lines=lines) as terminal:
        _play(terminal, _WRONG, _RIGHT)
        terminal.wait_for(RESULT)
        terminal.type_until("r", MORE)
        terminal.type(ENTER)
        terminal.wait_for(REVIEWED)
        assert "Wrong" in terminal.text
        terminal.type(RIGHT)
        terminal.wait_for("Correct")
        terminal.type(LEFT)
        terminal.wait_for("Wrong")
        terminal.type(ESCAPE)
        terminal.wait_for(MORE)
        terminal.type("2" + ENTER)
        terminal.wait_for("Correct")
        terminal.wait_for(REVIEWED)
        terminal.type("f")
        terminal.wait_for(TYPING)
        terminal.type("Odd" + ENTER)
        terminal.wait_for("Flagged")
        terminal.type(ESCAPE)
        terminal.wait_for(MORE)
        terminal.type(ESCAPE)
        _leave(terminal)
    with _start("review", columns=columns, lines=lines) as terminal:
        terminal.wait_for(MORE)
        assert terminal.screen.is_second
        terminal.type(ESCAPE)
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane
    with _start("review", columns=columns, lines=lines) as terminal:
        terminal.wait_for(MORE)
        terminal.type(ENTER)
        terminal.wait_for(REVIEWED)
        terminal.type(CTRL_C)
        assert terminal.wait_for_end() == 130
        assert terminal.is_sane
        assert not terminal.screen.is_second


@pytest.mark.thorough
def test_saved_rounds_are_discarded_from_their_list_until_none_is_left(pack: str) -> None:
    for _ in range(2):
        with _start("play", pack) as terminal:
            _answer(terminal, _RIGHT)
            terminal.type(CTRL_C)
            assert terminal.wait_for_end() == 0
    with _start("resume") as terminal:
        terminal.wait_for(MORE)
        assert terminal.text.count("1 of 6 answered") == 2
        terminal.type("d")
        terminal.wait_for("Keep it")
        terminal.wait_for(MORE)
        terminal.type(DOWN + ENTER)
        terminal.wait_for("Discarded the round.")
        assert terminal.text.count("1 of 6 answered") == 1
        terminal.type("d")
        terminal.wait_for("Keep it")
        terminal.wait_for(MORE)
        terminal.type(DOWN + ENTER)
        assert terminal.wait_for_end() == 0
        assert _words(terminal) == "No saved rounds left."


@pytest.mark.thorough
def test_a_timed_round_saved_for_later_goes_on_with_the_time_it_had(pack: str) -> None:
    with _start("play", pack, "--timer", "600") as terminal:
        _begin_clock(terminal)
        terminal.wait_for(" 599 s\n")
        terminal.type("?")
        terminal.wait_for("Hint: Not false.")
        terminal.type(CTRL_C)
        terminal.wait_for("Saved at question 1 of 6")
        assert terminal.wait_for_end() == 0
    with _start("resume") as terminal:
        _begin_clock(terminal)
        terminal.wait_for(QUESTION)
        left = re.search(r" (\d+) s\n", terminal.text)
        assert left
        assert 400 < int(left[1]) < 600


@pytest.mark.thorough
def test_the_time_goes_on_in_the_menu(pack: str) -> None:
    with _start("play", pack, "-n", "1", "--timer", "5") as terminal:
        _begin_clock(terminal)
        terminal.wait_for(QUESTION)
        terminal.type(ESCAPE)
        terminal.wait_for("Back to the question")
        assert re.search(r" \d s\n", terminal.text)
        terminal.wait_for("Out of time")
        terminal.wait_for(VERDICT)
        assert "Back to the question" not in terminal.text
        terminal.type_until(ENTER, RESULT, pause=_DEAF_FOR)
        _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_a_hint_is_shown_and_the_pointer_stays(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "-n", "1", columns=columns, lines=lines) as terminal:
        terminal.wait_for(QUESTION)
        assert "? hint" in terminal.text
        terminal.type("2?")
        terminal.wait_for("Hint: Not false.")
        terminal.wait_for("❯ b  False")
        assert "? hint" not in terminal.text
        assert terminal.text.count("true?") == 1
        terminal.type(ENTER)
        terminal.wait_for("Wrong")


@pytest.mark.thorough
@_sizes
def test_a_claim_can_be_undone(tmp_path: Path, columns: int, lines: int) -> None:
    path = tmp_path / "typed.yaml"
    path.write_text(_TYPED)
    with _start("play", str(path), columns=columns, lines=lines) as terminal:
        assert "m mark as correct" in _answer(terminal, "The consultant" + ENTER)
        for _ in range(2):
            terminal.type("m")
            terminal.wait_for("m undo")
            terminal.wait_for("Correct (claimed) · +200")
            terminal.type("m")
            terminal.wait_for("m mark as correct")
            terminal.wait_for("Wrong · +0")
        terminal.type("m")
        terminal.wait_for("m undo")
        terminal.type(ENTER)
        assert "Ani: 200 points, 1 of 1 correct" in _leave(terminal)
