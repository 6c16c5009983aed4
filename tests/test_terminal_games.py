"""Whole games in a terminal: what a person sees and types."""

import os
import re
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from anora_quiz.records import history, saved
from anora_quiz.records.store import Store
from tests.cases import thorough
from tests.screen import (
    BACKSPACE,
    CTRL_C,
    DOWN,
    ENTER,
    ESCAPE,
    MORE,
    QUESTION,
    RESULT,
    TYPING,
    VERDICT,
    GameTerminal,
)

_PACK = """\
format: 1
title: Sample
questions:
  - {id: one, kind: true-false, question: First?, answer: true, explanation: It is.}
  - {id: two, kind: text, question: Second?, answer: Ani}
  - {id: three, kind: number, question: Third?, answer: 37, unit: days}
"""
_KEYS = {"First?": ENTER, "Second?": "ani" + ENTER, "Third?": "37" + ENTER}


@pytest.fixture
def pack(tmp_path: Path) -> str:
    path = tmp_path / "sample.yaml"
    path.write_text(_PACK)
    return str(path)


def _start(
    *arguments: str, columns: int = 80, lines: int = 24, switch: Mapping[str, str] | None = None
) -> GameTerminal:
    environment = {**os.environ, **(switch or {})}
    return GameTerminal(arguments, environment, columns=columns, lines=lines)


def _question(terminal: GameTerminal) -> str:
    """Wait until a question can be answered; return its text."""
    terminal.wait_for(QUESTION)
    return next(question for question in _KEYS if question in terminal.text)


def _answer(terminal: GameTerminal) -> str:
    question = _question(terminal)
    terminal.type(_KEYS[question])
    terminal.wait_for(VERDICT)
    return question


def _main_screen(terminal: GameTerminal) -> str:
    """Wait until the game has ended; return what it left on the main screen, as one line."""
    assert terminal.wait_for_end() == 0
    assert not terminal.screen.is_second
    assert terminal.is_sane
    return " ".join(terminal.text.split())


@pytest.mark.parametrize("size", [(80, 24), *thorough((40, 20), (200, 50))])
def test_a_round_from_the_first_question_to_the_board(pack: str, size: tuple[int, int]) -> None:
    columns, lines = size
    with _start("play", pack, columns=columns, lines=lines) as terminal:
        for number in (1, 2, 3):
            _answer(terminal)
            assert terminal.screen.is_second
            assert "Correct · +2" in terminal.text
            if columns < 60:
                assert f"{number}/3" in terminal.text
            else:
                assert " ".join(number * "✓" + (3 - number) * "○") in terminal.text
            terminal.type(ENTER)
        terminal.wait_for(TYPING)
        assert "Your name (Enter for ani)" in " ".join(terminal.text.split())
        terminal.type("Vanya" + ENTER)
        terminal.wait_for(RESULT)
        assert "╺━┫  ╱  ╺━┫" in terminal.text  # 3/3, three rows high
        assert re.search(
            r"\n\n *Perfect!" if columns < 60 else "╺━┓   ╱ ╺━┓ +Perfect!", terminal.text
        )
        assert "630 points" in terminal.text
        terminal.read_for(0.6)  # keys pressed sooner are dropped
        terminal.type("q")
        left = _main_screen(terminal)
        assert left.startswith("Vanya: 630 points, 3 of 3 correct")
        assert "anora-quizplay--code" in left.replace(" ", "")
        assert "First?" not in left


@pytest.mark.thorough
def test_the_name_is_asked_once(pack: str, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text('player = "Vanya"\n')
    with _start("play", pack, "--kind", "number") as terminal:
        _answer(terminal)
        terminal.type(ENTER)
        assert terminal.wait_for(RESULT, TYPING) == RESULT
        terminal.type_until(ESCAPE, "Vanya: 200 points")
        assert "Vanya: 200 points, 1 of 1 correct" in _main_screen(terminal)


@pytest.mark.thorough
def test_another_round_begins_from_the_result(pack: str, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text('player = "Vanya"\n')
    with _start("play", pack, "--kind", "number") as terminal:
        _answer(terminal)
        terminal.type(ENTER)
        terminal.wait_for(RESULT)
        terminal.type_until(ENTER, QUESTION)
        assert "Third?" in terminal.text
        terminal.type(CTRL_C)
        assert "Vanya: 200 points" in _main_screen(terminal)


@pytest.mark.thorough
def test_ctrl_c_saves_the_round_and_leaves_a_sane_terminal(pack: str) -> None:
    with _start("play", pack) as terminal:
        _answer(terminal)
        terminal.type(ENTER)
        question = _question(terminal)
        terminal.type(CTRL_C)
        assert _main_screen(terminal) == (
            "Saved at question 2 of 3. Continue with: anora-quiz resume"
        )
    with _start("resume") as terminal:
        assert _question(terminal) == question


@pytest.mark.thorough
def test_who_leaves_at_once_leaves_nothing(pack: str, home: Path) -> None:
    with _start("play", pack) as terminal:
        _question(terminal)
        terminal.type(CTRL_C)
        assert _main_screen(terminal) == "Nothing was answered, so nothing was saved."
    with Store(home / "scores.db") as store:
        assert not history.unfinished(store)


@pytest.mark.thorough
def test_escape_offers_to_skip_and_to_save(pack: str) -> None:
    with _start("play", pack) as terminal:
        _question(terminal)
        terminal.type(ESCAPE)
        terminal.wait_for(MORE)
        terminal.type(DOWN + ENTER)
        terminal.wait_for(VERDICT)
        assert "Skipped" in terminal.text
        terminal.type(ENTER)
        _question(terminal)
        terminal.type(ESCAPE)
        terminal.wait_for(MORE)
        terminal.type(DOWN + DOWN + ENTER)
        assert "Saved at question 2 of 3" in _main_screen(terminal)


@pytest.mark.thorough
def test_escape_opens_more_and_closes_it(pack: str) -> None:
    with _start("play", pack, "--kind", "text") as terminal:
        terminal.wait_for(QUESTION)
        terminal.type("An" + ESCAPE)
        terminal.wait_for(MORE)
        terminal.type(ESCAPE)
        terminal.wait_for(QUESTION)
        assert "› An\n" in terminal.text
        terminal.type("i" + ENTER)
        terminal.wait_for(VERDICT)
        assert "Correct" in terminal.text
        terminal.type(ESCAPE)
        terminal.wait_for(MORE)
        terminal.type(ESCAPE)
        terminal.wait_for(VERDICT)
        assert "Correct" in terminal.text


def test_a_killed_game_goes_on_at_the_same_question(pack: str) -> None:
    """Every answer is on disk before its verdict is on the screen."""
    with _start("play", pack) as terminal:
        first = _answer(terminal)
        terminal.process.kill(signal.SIGKILL)
        terminal.wait_for_end()
    with _start("resume") as terminal:
        assert _question(terminal) != first
        assert "✓ ● ○" in terminal.text
        assert " 200\n" in terminal.text


@pytest.mark.thorough
def test_a_wrong_entry_is_asked_again_with_the_reason(pack: str) -> None:
    with _start("play", pack, "--kind", "number") as terminal:
        terminal.wait_for(QUESTION)
        terminal.type("many" + ENTER)
        terminal.read_for(0.2)
        assert terminal.text.count("Type a number (days).") == 1
        terminal.type(4 * BACKSPACE + "37" + ENTER)
        terminal.wait_for("Correct")


@pytest.mark.thorough
def test_spoilers_are_asked_about_once(tmp_path: Path) -> None:
    path = tmp_path / "told.yaml"
    path.write_text(_PACK.replace("answer: Ani", "answer: Ani, spoiler: true"))
    with _start("play", str(path)) as terminal:
        terminal.wait_for("“Sample” has questions with spoilers")
        terminal.type(ENTER)
        _question(terminal)
    with _start("play", str(path)) as terminal:
        _question(terminal)


@pytest.mark.thorough
@pytest.mark.parametrize("switch", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}, {"TERM": ""}])
def test_a_person_may_play_in_plain_lines(pack: str, switch: dict[str, str]) -> None:
    with _start("play", pack, "--kind", "number", switch=switch) as terminal:
        terminal.wait_for("Answer:")
        terminal.type("37" + ENTER)
        terminal.wait_for("Enter for the result:")
        terminal.type(ENTER)
        terminal.wait_for("Your name (Enter for ani)")
        terminal.type(ENTER)
        terminal.wait_for("Score: 200 of 200 (1 of 1 correct)")
        assert "━" not in terminal.raw
        assert "\x1b[?1049h" not in terminal.raw


@pytest.mark.thorough
def test_no_color_where_none_is_wanted(pack: str) -> None:
    """Bold and other styles are not colors."""
    with _start("play", pack, switch={"NO_COLOR": "1"}) as terminal:
        _answer(terminal)
        assert "✓" in terminal.text
        assert not re.search(r"\x1b\[[\d;]*\b[34]\d\b", terminal.raw)


@pytest.mark.thorough
def test_home_leads_to_a_round_back_and_out() -> None:
    with _start() as terminal:
        terminal.wait_for("Esc quit")
        terminal.type(ENTER)
        terminal.wait_for("Have you seen Anora?")
        terminal.wait_for(MORE)
        terminal.type(DOWN + ENTER)
        terminal.wait_for(QUESTION)
        terminal.type(ESCAPE)
        terminal.wait_for("Back to the question")
        terminal.type("s" + ENTER)  # skip
        terminal.wait_for(VERDICT)
        terminal.type(ESCAPE)
        terminal.wait_for("Back to the verdict")
        terminal.type("s" + ENTER)  # save and quit
        terminal.wait_for("1 saved round")
        terminal.wait_for("Esc quit")
        terminal.type("h" + ENTER)
        terminal.wait_for("No scores yet")
        terminal.wait_for("Ctrl-C quit")
        terminal.type(CTRL_C)
        assert terminal.wait_for_end() == 130
        assert terminal.is_sane
        assert not terminal.screen.is_second


@pytest.mark.thorough
def test_the_question_is_on_the_screen_before_the_prompts_are_imported(pack: str) -> None:
    """Importing them takes as long as everything else, and the player reads in the meantime."""
    with _start("play", pack, "--kind", "text", switch={"PYTHONVERBOSE": "1"}) as terminal:
        terminal.wait_for("prompt_toolkit")
        assert terminal.raw.index("Second?") < terminal.raw.index("prompt_toolkit")


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["true-false", "text"])
@pytest.mark.parametrize("end", ["SIGTERM", "SIGHUP"])
def test_the_end_of_the_session_saves_the_round_with_its_clock(
    pack: str, home: Path, kind: str, end: str
) -> None:
    """A shutdown sends SIGTERM, closing a window sends SIGHUP."""
    with _start("play", pack, "--kind", kind) as terminal:
        terminal.wait_for(QUESTION)
        terminal.process.kill(signal.Signals[end])
        assert "Saved at question 1 of 1" in _main_screen(terminal)
    with Store(home / "scores.db") as store:
        assert saved.resume(store, 1)[0].open_question.spent > 0


@pytest.mark.thorough
def test_keys_pressed_too_soon_answer_no_question(pack: str, home: Path) -> None:
    """Three quick Enters answer one question: the others were not meant for the next ones."""
    with _start("play", pack, "--kind", "true-false", "--kind", "number") as terminal:
        question = _question(terminal)
        terminal.type("37" + 3 * ENTER if question == "Third?" else 3 * ENTER)
        terminal.wait_for(VERDICT)
        terminal.read_for(0.5)
        assert VERDICT in terminal.text
        terminal.type(ENTER)
        _question(terminal)
    with Store(home / "scores.db") as store:
        assert history.unfinished(store)[0].asked == 1


@pytest.mark.thorough
def test_an_option_that_reads_like_a_command_is_an_option(tmp_path: Path) -> None:
    path = tmp_path / "vim.yaml"
    path.write_text(
        "format: 1\ntitle: Vim\nquestions:\n"
        "  - {id: a, kind: choice, question: How to leave?, answer: ':quit', wrong: [':skip']}\n"
    )
    with _start("play", str(path)) as terminal:
        terminal.wait_for(QUESTION)
        terminal.type("1" + ENTER)
        terminal.wait_for("Correct", "Wrong")


@pytest.mark.thorough
def test_characters_that_did_not_come_through_are_asked_for_again(pack: str) -> None:
    with _start("play", pack, "--kind", "text") as terminal:
        terminal.wait_for(QUESTION)
        os.write(terminal.process.child_fd, b"An\xff\xe9i\r")
        terminal.wait_for("Some characters didn't come through")
        terminal.type(5 * BACKSPACE + "Ani" + ENTER)
        terminal.wait_for("Correct")


@pytest.mark.thorough
def test_characters_have_a_plain_form_where_the_terminal_lacks_them(pack: str) -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    with _start("play", pack, "--kind", "true-false", switch=ascii_only) as terminal:
        terminal.wait_for(QUESTION)
        assert "> a  True" in terminal.text
        terminal.type(ENTER)
        terminal.wait_for(VERDICT)
        assert "+ a  True" in terminal.text


@pytest.mark.thorough
def test_an_item_picked_up_is_marked_in_words(tmp_path: Path) -> None:
    path = tmp_path / "order.yaml"
    path.write_text(
        "format: 1\ntitle: Films\nquestions:\n"
        "  - {id: a, kind: order, question: Oldest first, items: [Tangerine, Anora]}\n"
    )
    with _start("play", str(path), switch={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for(QUESTION)
        terminal.type(" ")
        terminal.wait_for("moving")
        terminal.wait_for("Space put down")
        terminal.type(" ")
        terminal.wait_until_gone("moving")
