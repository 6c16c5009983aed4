"""Rounds on the stage in a terminal: new sizes, stops, ways out, and keys that mean nothing."""

import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.cases import thorough
from tests.screen import (
    CTRL_C,
    CTRL_Z,
    DOWN,
    ENTER,
    ESCAPE,
    MORE,
    PROGRAM,
    QUESTION,
    READY,
    RESULT,
    REVIEWED,
    TYPING,
    VERDICT,
    GameTerminal,
)

_PACK = """\
format: 1
title: Sample
source: {title: Notes}
questions:
  - id: choice
    kind: choice
    question: Which of these Oscars did the film not win, although many had expected that it would?
    answer: Best Cinematography
    wrong: [Best Film Editing, {text: Best Original Screenplay, because: It won this one too.}]
    hint: It is about light.
    explanation: It was nominated in six categories and won five; this was not among the six.
  - {id: multiple, kind: multiple, question: Which ones?, answers: [Anora, Ani], wrong: [Vanya]}
  - {id: text, kind: text, question: Who?, answer: Ani, explanation: It is.}
  - {id: number, kind: number, question: How many?, answer: 37, unit: days}
  - {id: order, kind: order, question: Oldest first?, items: [Take Out, Tangerine, Anora]}
  - {id: match, kind: match, question: Who plays whom?, pairs: {Madison: Ani, Borisov: Igor}}
  - {id: blanks, kind: blanks, question: It won the ___ in ___., answers: [Palme, Cannes]}
  - {id: date, kind: date, question: When?, answer: 2024-10-18}
"""
_KEYS = {
    "Oscars": ("b", "❯ b"),
    "Which ones?": ("bc", "❯ [x] c"),
    "Who?": ("Igor", "› Igor"),
    "How many?": ("35", "› 35"),
    "Oldest first?": (" " + DOWN, "↕ 2"),
    "whom?": (2 * ENTER, "Enter answer"),
    "It won the": ("Palme" + ENTER + "Berlin", "› 2  Berlin"),
    "When?": ("18 May 2024", "› 18 May 2024"),
}
"""For each question, the keys for an answer before Enter gives it, and what they show."""

_SIZES = ((50, 24), (120, 40), (80, 24))
_PASTE = "\x1b[200~b\r\rb\n\x1b\r\x1b[201~"
_MEANINGLESS = {
    "the window gets the focus": "\x1b[I",
    "the window loses the focus": "\x1b[O",
    "a key of another protocol": "\x1b[99;5u",
    "what the terminal is": "\x1b[?62;c",
    "where the cursor is": "\x1b[5;5R",
    "a paste": _PASTE,
}
_CURSOR_QUERY = "\x1b[6n"
_ENTER_STAGE, _LEAVE_STAGE = "\x1b[?1049h", "\x1b[?1049l"


class _Prompt(NamedTuple):
    """An open prompt: its name, and the last words on its screen."""

    name: str
    words: str


@pytest.fixture
def pack(tmp_path: Path) -> str:
    path = tmp_path / "sample.yaml"
    path.write_text(_PACK)
    return str(path)


def _start(
    *arguments: str, home: Path | None = None, columns: int = 80, lines: int = 24
) -> GameTerminal:
    environment = {**os.environ, **({"ANORA_QUIZ_HOME": str(home)} if home else {})}
    return GameTerminal(arguments, environment, columns=columns, lines=lines)


def _prompts(terminal: GameTerminal) -> Iterator[_Prompt]:
    """Play a round by keys alone, and yield every prompt of it while that is open."""
    for number, _ in enumerate(_KEYS, start=1):
        terminal.wait_for(QUESTION)
        question = next(each for each in _KEYS if each in terminal.text)
        yield _Prompt(f"question {number}", QUESTION)
        if number == 1:
            terminal.type(ESCAPE)
            terminal.wait_for("Back to the question")
            terminal.wait_for(MORE)
            yield _Prompt("more", MORE)
            terminal.type("f" + ENTER)
            terminal.wait_for(TYPING)
            terminal.type("It is odd")
            terminal.wait_for("It is odd")
            assert "Sample · classic" in terminal.text or terminal.screen.columns < 60
            yield _Prompt("flag", TYPING)
            terminal.type(ESCAPE)
            terminal.wait_for(QUESTION)
        keys, shown = _KEYS[question]
        terminal.type(keys)
        terminal.wait_for(shown)
        yield _Prompt(f"answer {number}", QUESTION)
        terminal.type(ENTER)
        terminal.wait_for(VERDICT)
        yield _Prompt(f"verdict {number}", VERDICT)
        terminal.type(ENTER)
    terminal.wait_for(TYPING)
    yield _Prompt("name", TYPING)
    terminal.type("Vanya" + ENTER)
    terminal.wait_for(RESULT)
    yield _Prompt("result", RESULT)
    terminal.type_until("r", MORE)
    yield _Prompt("table", MORE)
    terminal.type(ENTER)
    terminal.wait_for(REVIEWED)
    yield _Prompt("review", REVIEWED)
    terminal.type(ESCAPE)
    terminal.wait_for(MORE)
    terminal.type(ESCAPE)
    terminal.wait_for(RESULT)
    terminal.type_until("q", "Vanya: ")
    assert terminal.wait_for_end() == 0


def _sized(pack: str, home: Path, columns: int, lines: int) -> dict[str, str]:
    """Return what every prompt shows in a window of one size."""
    with _start("play", pack, "--seed", "3", home=home, columns=columns, lines=lines) as terminal:
        return {prompt.name: _timeless(terminal.text) for prompt in _prompts(terminal)}


def _timeless(text: str) -> str:
    """Return ``text`` without the time of day, which may have gone on meanwhile."""
    return re.sub(r"\d\d:\d\d", "--:--", text)


@pytest.mark.thorough
def test_a_new_size_shows_every_prompt_as_if_it_had_always_been_so(
    pack: str, tmp_path: Path
) -> None:
    expected = {size: _sized(pack, tmp_path / f"{size}", *size) for size in _SIZES}
    with _start("play", pack, "--seed", "3", home=tmp_path / "home") as terminal:
        for prompt in _prompts(terminal):
            for columns, lines in _SIZES:
                terminal.resize(columns, lines, prompt.words)
                shown = _timeless(terminal.text)
                assert shown == expected[columns, lines][prompt.name], prompt.name
            cells = terminal.cells
            terminal.draw_again(prompt.words)
            assert terminal.cells == cells, prompt.name


@pytest.mark.thorough
def test_rows_that_change_leave_nothing_of_what_was_there(pack: str) -> None:
    with _start("play", pack, "--seed", "3", columns=50) as terminal:
        for prompt in _prompts(terminal):
            cells = terminal.cells
            terminal.draw_again(prompt.words)
            assert terminal.cells == cells, prompt.name


@pytest.mark.thorough
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell that controls jobs")
def test_every_prompt_goes_on_after_a_stop(pack: str) -> None:
    with _in_shell(pack, "--seed 3") as terminal:
        for number, prompt in enumerate(_prompts_in_shell(terminal)):
            cells = terminal.cells
            if number % 2:
                terminal.type(CTRL_Z)
            else:
                os.killpg(os.tcgetpgrp(terminal.process.child_fd), signal.SIGTSTP)
            _go_on(terminal)
            terminal.wait_for(prompt.words)
            assert terminal.cells == cells, prompt.name
            assert terminal.is_quiet


def _in_shell(pack: str, options: str) -> GameTerminal:
    shell = ["bash", "--norc", "--noediting"]
    terminal = GameTerminal([], dict(os.environ), program=shell)
    terminal.type(f"PS1='ready> '\r{sys.executable} -m anora_quiz play {pack} {options}\r")
    return terminal


def _go_on(terminal: GameTerminal) -> None:
    """Look at the shell when the game is stopped, and let the game go on."""
    terminal.wait_for("Stopped")
    assert not terminal.screen.is_second
    assert terminal.is_sane
    terminal.type("clear; fg\r")
    terminal.wait_until_gone("Stopped")


@pytest.mark.thorough
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell that controls jobs")
def test_a_countdown_goes_on_after_a_stop(pack: str) -> None:
    with _in_shell(pack, "--timer 600") as terminal:
        terminal.wait_for("Ready?")
        terminal.wait_for(READY)
        cells = terminal.cells
        terminal.type(CTRL_Z)
        _go_on(terminal)
        terminal.wait_for(READY)
        assert terminal.cells == cells
        terminal.type(ENTER)
        terminal.wait_until_gone("Ready?")
        terminal.type(CTRL_Z)
        _go_on(terminal)
        terminal.wait_for(QUESTION)
        assert "┃" not in terminal.text
        assert terminal.is_quiet


def _prompts_in_shell(terminal: GameTerminal) -> Iterator[_Prompt]:
    """Yield the prompts of a round, up to its result."""
    for prompt in _prompts(terminal):
        yield prompt
        if prompt.words == RESULT:
            return


@pytest.mark.thorough
def test_a_countdown_may_be_resized_and_halted(pack: str) -> None:
    with _start("play", pack, "--timer", "600") as terminal:
        terminal.wait_for(READY)
        assert "Ready?" in terminal.text
        assert not any(each in terminal.text for each in _KEYS)
        terminal.resize(50, 24, READY)
        terminal.resize(80, 24, READY)
        terminal.type(ENTER)
        terminal.wait_until_gone("Ready?")
        terminal.screen.resize(24, 50)
        terminal.process.setwinsize(24, 50)
        terminal.process.kill(signal.SIGSTOP)
        terminal.process.kill(signal.SIGCONT)
        terminal.wait_for(QUESTION)
        assert "Ready?" not in terminal.text
        assert "┃" not in terminal.text
        before = terminal.text.splitlines()[2:]  # without the clock
        terminal.draw_again(QUESTION)
        assert terminal.text.splitlines()[2:] == before


# Ways out


_Act = Callable[[GameTerminal], None]


def _press(keys: str) -> _Act:
    return lambda terminal: terminal.type(keys)


def _kill(number: signal.Signals) -> _Act:
    return lambda terminal: terminal.process.kill(number)


def _to_countdown(terminal: GameTerminal) -> str:
    terminal.wait_for(READY)
    terminal.type(ENTER)
    terminal.wait_until_gone("Ready?")
    return "┛"


def _to_more(terminal: GameTerminal) -> str:
    terminal.wait_for(QUESTION)
    terminal.type(ESCAPE)
    terminal.wait_for("Back to the question")
    return MORE


def _to_flag(terminal: GameTerminal) -> str:
    _to_more(terminal)
    terminal.type("f" + ENTER)
    return TYPING


def _to_verdict(terminal: GameTerminal) -> str:
    terminal.wait_for(QUESTION)
    terminal.type("37" + ENTER)
    return VERDICT


def _to_name(terminal: GameTerminal) -> str:
    terminal.wait_for(_to_verdict(terminal))
    terminal.type(ENTER)
    return TYPING


def _to_result(terminal: GameTerminal) -> str:
    terminal.wait_for(_to_name(terminal))
    terminal.type(ENTER)
    return RESULT


_Way = Callable[[GameTerminal], str]
_PLACES: dict[str, _Way] = {
    "ready": lambda _: READY,
    "countdown": _to_countdown,
    "question": lambda _: QUESTION,
    "more": _to_more,
    "flag": _to_flag,
    "verdict": _to_verdict,
    "name": _to_name,
    "result": _to_result,
}
_ENDS: dict[str, _Act] = {
    "Ctrl-C": _press(CTRL_C),
    "TERM": _kill(signal.SIGTERM),
    "HUP": _kill(signal.SIGHUP),
}
_SUMMARIES = ("Nothing was answered", "Saved at question", "1 of 1 correct")


def _started(*arguments: str, program: Sequence[str] = PROGRAM, lines: int = 24) -> GameTerminal:
    """Start the program below what stands on the main screen already."""
    terminal = GameTerminal(arguments, dict(os.environ), program=program, lines=lines)
    terminal.screen.draw("$ play")
    terminal.screen.carriage_return()
    terminal.screen.linefeed()
    return terminal


def _check_main_screen(terminal: GameTerminal) -> None:
    """Check that the program has ended, and left nothing but what it says at the end."""
    terminal.wait_for_end()
    assert not terminal.screen.is_second
    assert not terminal.screen.cursor.hidden
    assert terminal.modes == terminal.modes_before
    assert terminal.text.startswith("$ play\n")
    assert "How many?" not in terminal.text
    staged = terminal.raw[terminal.raw.index(_ENTER_STAGE) : terminal.raw.rindex(_LEAVE_STAGE)]
    assert "\n" not in staged  # nothing scrolled
    assert _CURSOR_QUERY not in terminal.raw


@pytest.mark.parametrize("place", ["question", *thorough(*sorted({*_PLACES} - {"question"}))])
@pytest.mark.parametrize("end", ["TERM", *thorough("Ctrl-C", "HUP")])
def test_every_way_out_restores_the_terminal(pack: str, place: str, end: str) -> None:
    timer = ("--timer", "600") if place in ("ready", "countdown") else ()
    with _started("play", pack, "--kind", "number", *timer) as terminal:
        terminal.wait_for(_PLACES[place](terminal))
        assert terminal.is_quiet
        _ENDS[end](terminal)
        _check_main_screen(terminal)
        assert "Traceback" not in terminal.raw
        told = [each for each in _SUMMARIES if each in terminal.text]
        is_over = place in {"verdict", "name", "result"}
        is_left = end == "Ctrl-C" and not is_over
        assert told == [_SUMMARIES[0 if is_left else 2 if is_over else 1]]


@pytest.mark.thorough
@pytest.mark.parametrize("key", ["q", "Q", ESCAPE], ids=repr)
def test_the_result_is_left_by_a_key(pack: str, key: str) -> None:
    with _started("play", pack, "--kind", "number") as terminal:
        terminal.wait_for(_to_result(terminal))
        terminal.type_until(key, "1 of 1 correct")
        _check_main_screen(terminal)
        summary = terminal.text.strip().splitlines()[1:]
        assert summary[0].startswith("ani: 200 points, 1 of 1 correct")
        assert len(summary) <= 6  # long lines are wrapped


@pytest.mark.thorough
@pytest.mark.parametrize("broken", ["verdict.verdict", "menus.choosing"])
def test_a_mistake_in_the_program_is_told_on_the_main_screen(pack: str, broken: str) -> None:
    """One is in a prompt, the other between two."""
    module, name = broken.split(".")
    code = (
        f"from anora_quiz.terminal.scenes import {module}\n"
        f"def fail(*_, **__): raise ValueError('broken')\n"
        f"{module}.{name} = fail\n"
        "from anora_quiz.cli import main\n"
        "main()\n"
    )
    program = (sys.executable, "-c", code)
    with _started("play", pack, "--kind", "number", program=program, lines=200) as terminal:
        terminal.wait_for(QUESTION)
        terminal.type("37" + ENTER if module == "verdict" else ESCAPE)
        _check_main_screen(terminal)
        assert "ValueError: broken" in terminal.text


# Keys


@pytest.mark.thorough
@pytest.mark.parametrize("code", _MEANINGLESS.values(), ids=_MEANINGLESS)
def test_what_is_no_key_does_nothing(pack: str, code: str) -> None:
    with _start("play", pack, "--seed", "3") as terminal:
        for prompt in _prompts(terminal):
            cells = terminal.cells
            if code == _PASTE and not terminal.screen.cursor.hidden:
                continue  # into a text
            terminal.type(code)
            for _ in range(2):  # what came before it was read by then, and drawn, too
                terminal.draw_again(prompt.words)
            assert terminal.cells == cells, prompt.name
        assert _CURSOR_QUERY not in terminal.raw


@pytest.mark.thorough
def test_a_paste_into_a_text_takes_its_first_line(pack: str) -> None:
    with _start("play", pack, "--kind", "text") as terminal:
        terminal.wait_for(QUESTION)
        terminal.type("\x1b[200~Ani\rof Brighton\n\x1b[201~")
        terminal.wait_for("› Ani")
        terminal.type(ENTER)
        terminal.wait_for(VERDICT)
        assert "Correct" in terminal.text
        assert "Brighton" not in terminal.raw


@pytest.mark.thorough
def test_lines_pasted_without_brackets_leave_nothing(pack: str) -> None:
    """They are keys, and may answer questions, but are never shown as they came."""
    with _started("play", pack, "--kind", "text") as terminal:
        terminal.wait_for(QUESTION)
        terminal.type("zzzyyy\nzzzyyy\nzzzyyy\n")
        terminal.wait_for("Wrong")
        terminal.wait_for(VERDICT)
        terminal.process.kill(signal.SIGTERM)
        _check_main_screen(terminal)
        assert "zzzyyy" not in terminal.text


def test_keys_typed_before_the_first_question_are_dropped(pack: str) -> None:
    with _started("play", pack, "--kind", "choice") as terminal:
        terminal.type(ENTER + DOWN)
        terminal.wait_for("Oscars")
        assert terminal.is_quiet  # from the first question on, before there is a prompt
        assert terminal.screen.cursor.hidden
        terminal.wait_for(QUESTION)
        terminal.type(DOWN)
        terminal.wait_for("❯ b")
        assert "\x1b[?25h" not in terminal.raw
        terminal.type(CTRL_C)
        _check_main_screen(terminal)
        assert "Nothing was answered" in terminal.text
