"""Modes, several players and the clock in a terminal."""

import os
import re
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.screen import CTRL_C, DOWN, ENTER, ESCAPE, GameTerminal

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
_CONTINUE = "x"  # any key continues after a verdict, and this one never answers a question
_KEYS_IGNORED_FOR = 1.5  # seconds after the time is up, before Enter continues
_sizes = pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 40)])


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


def _wait_for_question(terminal: GameTerminal, number: int, of: str = "") -> str:
    """Wait until question ``number`` can be answered; return the screen from its heading on."""
    heading = f"Question {number}{of}"
    terminal.wait_for(heading)
    terminal.wait_for("Esc: more", "Esc more")
    return terminal.text[terminal.text.rindex(heading) :]


def _answer(terminal: GameTerminal, number: int, keys: str) -> str:
    """Answer question ``number`` and continue; return the screen with the verdict."""
    _wait_for_question(terminal, number)
    terminal.type(keys)
    terminal.wait_for("Enter goes on", "Enter shows the result")
    seen = terminal.text
    terminal.type(_CONTINUE)
    return seen


def _words(terminal: GameTerminal) -> str:
    """Return the words on the screen in one line, without frames."""
    return " ".join(re.sub("[│╭╮╰╯─━]", " ", terminal.text).split())


def _leave(terminal: GameTerminal) -> None:
    """Decline what is offered after the result, if anything is."""
    terminal.wait_for("What now?")
    terminal.type(ENTER)
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane


@pytest.mark.thorough
def test_time_that_runs_out_ends_the_prompt_and_the_next_is_drawn_cleanly(pack: str) -> None:
    with _start("play", pack, "-n", "2", "--timer", "1") as terminal:
        _wait_for_question(terminal, 1)
        terminal.wait_for("Out of time")
        assert "second left" not in terminal.text
        terminal.type_until(ENTER, "Question 2 of 2", pause=_KEYS_IGNORED_FOR)
        following = _wait_for_question(terminal, 2)
        assert following.count("second left") == 1
        assert following.count("Your answer") == 1
        assert "Enter goes on" not in following
        terminal.type(_WRONG)
        terminal.wait_for("Enter shows the result")
        terminal.type_until(_CONTINUE, "Ani: 0 of 410 points, 0 of 2 correct")
        _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_a_classic_round_has_no_clock(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "-n", "2", columns=columns, lines=lines) as terminal:
        assert "left" not in _wait_for_question(terminal, 1)
        _answer(terminal, 1, _RIGHT)
        _answer(terminal, 2, _RIGHT)
        assert terminal.wait_for_end() == 0
        assert "Ani: 410 of 410" in terminal.text


@pytest.mark.thorough
@_sizes
def test_blitz_ends_with_its_clock(pack: str, columns: int, lines: int) -> None:
    options = ("--mode", "blitz", "--timer", "3")
    with _start("play", pack, *options, columns=columns, lines=lines) as terminal:
        assert "seconds left" in _wait_for_question(terminal, 1)
        assert "Correct" in _answer(terminal, 1, _RIGHT)
        _wait_for_question(terminal, 2)
        terminal.wait_for("Out of time")
        terminal.type_until(ENTER, "The round is over: the time is up", pause=_KEYS_IGNORED_FOR)
        _leave(terminal)
        assert "1 of 2 correct" in _words(terminal)


@pytest.mark.thorough
@_sizes
def test_survival_ends_with_the_last_life(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "--mode", "survival", columns=columns, lines=lines) as terminal:
        for number, lives in enumerate(("3 lives", "2 lives", "last life"), start=1):
            assert lives in _wait_for_question(terminal, number)
            _answer(terminal, number, _WRONG)
        terminal.wait_for("The round is over: no life is left")
        _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_a_climber_walks_away(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "--mode", "ladder", columns=columns, lines=lines) as terminal:
        assert "rung worth 100" in _wait_for_question(terminal, 1)
        _answer(terminal, 1, _RIGHT)
        _wait_for_question(terminal, 2)
        terminal.type(ESCAPE)
        terminal.wait_for("Walk away with 100 points")
        terminal.type("w" + ENTER)
        terminal.wait_for("You walk away with your points.")
        terminal.wait_for("Enter shows the result")
        terminal.type(_CONTINUE)
        terminal.wait_for("100 of 3,600 points")
        assert terminal.wait_for_end() == 0  # a player who walks away has missed nothing


@pytest.mark.thorough
@_sizes
def test_a_climber_falls(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "--mode", "ladder", columns=columns, lines=lines) as terminal:
        _answer(terminal, 1, _RIGHT)
        assert "Wrong · -100" in _answer(terminal, 2, _WRONG)
        terminal.wait_for("0 of 3,600 points")
        _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_three_take_turns_and_two_share_the_first_place(
    pack: str, columns: int, lines: int
) -> None:
    players = ("--player", "Vanya", "--player", "Igor", "--player", "Toros")
    with _start("play", pack, "-n", "2", *players, columns=columns, lines=lines) as terminal:
        for number in (1, 2):
            for name, keys in (("Vanya", _RIGHT), ("Igor", _WRONG), ("Toros", _RIGHT)):
                terminal.wait_for(f"{name}, your turn")
                _answer(terminal, number, keys)
                terminal.wait_until_gone("Enter goes on")
        _leave(terminal)
        assert "Igor: 0 of 410 points, 0 of 2 correct" in _words(terminal)
        assert "Vanya and Toros share the first place!" in _words(terminal)
    with _start("scores", columns=columns, lines=lines) as terminal:
        assert terminal.wait_for_end() == 0
        for score in (r"1 │ Vanya +│ +410", r"1 │ Toros +│ +410", r"3 │ Igor +│ +0"):
            assert re.search(score, terminal.text)


@pytest.mark.thorough
def test_a_round_in_company_goes_on_with_whose_turn_it_was(pack: str) -> None:
    with _start("play", pack, "--player", "Vanya", "--player", "Igor") as terminal:
        terminal.wait_for("Vanya, your turn")
        _answer(terminal, 1, _RIGHT)
        terminal.wait_for("Igor, your turn")
        terminal.wait_for("Esc: more")
        terminal.type(CTRL_C)
        terminal.wait_for("Put aside at Igor's question 1 of 3")
        assert terminal.wait_for_end() == 0
    with _start("resume") as terminal:
        terminal.wait_for("Igor, your turn")


@pytest.mark.thorough
@_sizes
def test_the_daily_round_is_played_once_and_shared(pack: str, columns: int, lines: int) -> None:
    line = re.compile(r"Anora Quiz \d{4}-\d\d-\d\d 5/6 (?:🟩\s*){5}🟥")
    with _start("daily", pack, columns=columns, lines=lines) as terminal:
        for number in range(1, 7):
            _answer(terminal, number, _WRONG if number == 6 else _RIGHT)
            terminal.wait_until_gone("Enter goes on")
        terminal.wait_for("A new streak: day one.")
        assert line.search(terminal.text)
        _leave(terminal)
    with _start("daily", pack, columns=columns, lines=lines) as terminal:
        assert terminal.wait_for_end() == 0
        assert "Ani has played today's round" in " ".join(terminal.text.split())
        assert line.search(terminal.text)


@pytest.mark.thorough
@_sizes
def test_what_was_missed_is_played_again_from_the_result(
    pack: str, columns: int, lines: int
) -> None:
    with _start("play", pack, "-n", "3", columns=columns, lines=lines) as terminal:
        asked = _wait_for_question(terminal, 1)
        (missed,) = re.findall(r"Is \w+ true\?", asked)
        _answer(terminal, 1, _WRONG)
        _answer(terminal, 2, _RIGHT)
        _answer(terminal, 3, _RIGHT)
        terminal.wait_for("2. Play what was missed again")
        assert "(1 question)" in _words(terminal)
        terminal.type("2" + ENTER)
        assert missed in _wait_for_question(terminal, 1, " of 1")
        terminal.type(_RIGHT)
        terminal.wait_for("Enter shows the result")
        terminal.type(_CONTINUE)
        assert terminal.wait_for_end() == 0
        assert "1 of 1 correct" in _words(terminal)


@pytest.mark.thorough
@_sizes
def test_a_finished_round_is_reviewed(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "-n", "2", columns=columns, lines=lines) as terminal:
        _answer(terminal, 1, _WRONG)
        _answer(terminal, 2, _RIGHT)
        terminal.wait_for("Go through the round")
        terminal.type(DOWN + DOWN + ENTER)
        terminal.wait_for("1 of 2\n")
        terminal.wait_for("Ctrl-C leaves")
        terminal.type(_CONTINUE)
        terminal.wait_for("2 of 2\n")
        terminal.wait_for("Ctrl-C leaves")
        terminal.type("f")
        terminal.wait_for("What is wrong with it")
        terminal.type("Odd" + ENTER)
        terminal.wait_for("Flagged")
        terminal.wait_for("Ctrl-C leaves")
        terminal.type(CTRL_C)
        _leave(terminal)
    with _start("review", columns=columns, lines=lines) as terminal:
        terminal.wait_for("1 of 2\n")
        terminal.wait_for("Ctrl-C leaves")
        terminal.type(CTRL_C)
        assert terminal.wait_for_end() == 0


@pytest.mark.thorough
def test_a_timed_round_saved_for_later_goes_on_with_the_time_it_had(pack: str) -> None:
    with _start("play", pack, "--timer", "600") as terminal:
        _wait_for_question(terminal, 1)
        terminal.wait_for("599 seconds left")
        terminal.type(CTRL_C)
        assert terminal.wait_for_end() == 0
    with _start("resume") as terminal:
        left = re.search(r"(\d+) seconds left", _wait_for_question(terminal, 1))
        assert left
        assert 500 < int(left[1]) < 600


@pytest.mark.thorough
def test_the_time_goes_on_in_the_esc_menu(pack: str) -> None:
    with _start("play", pack, "-n", "1", "--timer", "2") as terminal:
        _wait_for_question(terminal, 1)
        terminal.type(ESCAPE)
        terminal.wait_for("What now?")
        terminal.wait_for("Out of time")
        assert "What now?" not in terminal.text
        terminal.type_until(ENTER, "The round is over", pause=_KEYS_IGNORED_FOR)
        _leave(terminal)


@pytest.mark.thorough
@_sizes
def test_a_hint_is_shown_and_the_pointer_stays(pack: str, columns: int, lines: int) -> None:
    with _start("play", pack, "-n", "1", columns=columns, lines=lines) as terminal:
        _wait_for_question(terminal, 1)
        terminal.type("2?")
        terminal.wait_for("Not false.")
        terminal.wait_for("❯ 2. False")
        assert terminal.text.count("Your answer") == 1
        terminal.type(ENTER)
        terminal.wait_for("Wrong")


@pytest.mark.thorough
@_sizes
def test_a_typed_answer_is_claimed_after_the_verdict(
    tmp_path: Path, columns: int, lines: int
) -> None:
    path = tmp_path / "typed.yaml"
    path.write_text(_TYPED)
    with _start("play", str(path), columns=columns, lines=lines) as terminal:
        _wait_for_question(terminal, 1)
        terminal.type("The consultant" + ENTER)
        terminal.wait_for("m: my answer was right", "m: was right")
        terminal.type("m")
        terminal.wait_for("Counted as right, by your word (+200).")
        terminal.wait_for("Enter shows the result")
        terminal.type(ENTER)
        assert terminal.wait_for_end() == 0
        assert "200 of 200 points" in _words(terminal)


@pytest.mark.thorough
def test_the_menu_leads_to_every_mode_and_to_company() -> None:
    with _start(lines=40) as terminal:
        terminal.wait_for("Play in another way, or with friends")
        terminal.type("4" + ENTER)
        terminal.wait_for("Survival: three lives")
        terminal.type("3" + ENTER)
        terminal.wait_for("Who plays? Names with commas between (Enter for Ani)")
        terminal.type("Ani, ani" + ENTER)
        terminal.wait_for("two players are called")
        terminal.wait_for("Who plays?")
        terminal.type("Ani, Igor" + ENTER)
        terminal.wait_for("Have you seen Anora?")
        terminal.type(ENTER)
        terminal.wait_for("Ani, your turn")
        assert "3 lives" in _wait_for_question(terminal, 1)
