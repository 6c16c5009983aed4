"""Every screen in a terminal, and the ways from it: Enter, Esc, Ctrl-C, and Ctrl-D."""

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

import pytest

if sys.platform == "win32":  # no pseudo-terminals
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from anora_quiz.paths import bundled_packs, player_folders
from anora_quiz.records.settings import save_settings
from tests.cli.playing import RIGHT as RIGHT_ANSWER
from tests.cli.playing import shown, write_quiz
from tests.screen import (
    CTRL_C,
    CTRL_D,
    DOWN,
    ENTER,
    ESCAPE,
    HOME,
    QUESTION,
    RESULT_AT_HOME,
    REVIEWED,
    RIGHT,
    TYPING,
    UP,
    VERDICT,
    GameTerminal,
)

_SAVED = "Continue with: anora-quiz resume"
_NOTHING = "nothing was saved"
_RESULT_STAYS = "Ani: "


class _Step(NamedTuple):
    """Keys to press, and what is on the screen then."""

    keys: str
    shows: str


class _Screen(NamedTuple):
    """A screen: the steps to it from Home, and what Enter and Esc lead to.

    ``leaves`` is on the main screen after Ctrl-C.
    """

    steps: Sequence[_Step]
    enter: str
    escape: str
    leaves: str = _SAVED


def _at_home(*steps: tuple[str, str]) -> list[_Step]:
    return [_Step(*step) for step in steps]


_PLAY = (ENTER, QUESTION)
_ANSWERED = (_PLAY, ("a" + ENTER, VERDICT))
_RESULT = (*_ANSWERED, (ENTER, RESULT_AT_HOME))
_SET_UP = ("s" + ENTER, "Set up a round\n\n")
_SETTINGS = ("sss" + ENTER, "config.toml")
_RESUME, _REVIEW = ("r" + ENTER, "Choose a saved round"), ("rr" + ENTER, "Choose a round")
_TABLE = "Enter open"
_MORE, _MORE_AFTER = (ESCAPE, "Back to the question"), (ESCAPE, "Back to the verdict")
_FLAG = ("ff" + ENTER, TYPING)  # "f" alone points at fifty-fifty
_SCREENS = {
    "Home": _Screen(_at_home(), QUESTION, "Quit Anora Quiz?"),
    "the question whether to quit": _Screen(_at_home((ESCAPE, "Quit Anora Quiz?")), "", HOME),
    "a question": _Screen(_at_home(_PLAY), VERDICT, "Back to the question", _NOTHING),
    "More": _Screen(_at_home(_PLAY, _MORE), QUESTION, QUESTION, _NOTHING),
    "a flag": _Screen(
        _at_home(_PLAY, _MORE, ("ff" + ENTER, TYPING)), "Flagged", QUESTION, _NOTHING
    ),
    "a verdict": _Screen(
        _at_home(*_ANSWERED), RESULT_AT_HOME, "Back to the verdict", _RESULT_STAYS
    ),
    "More after a verdict": _Screen(
        _at_home(*_ANSWERED, _MORE_AFTER), VERDICT, VERDICT, _RESULT_STAYS
    ),
    "a flag after a verdict": _Screen(
        _at_home(*_ANSWERED, ("f", TYPING)), "Flagged", VERDICT, _RESULT_STAYS
    ),
    "a result": _Screen(_at_home(*_RESULT), QUESTION, HOME, _RESULT_STAYS),
    "Set up": _Screen(_at_home(_SET_UP), QUESTION, HOME),
    "packs to play": _Screen(
        _at_home(_SET_UP, (DOWN + " ", "Choose packs")), _SET_UP[1], _SET_UP[1]
    ),
    "a number of questions": _Screen(_at_home(_SET_UP, (2 * DOWN + "7", TYPING)), "‹ 7 ›", "‹ 1 ›"),
    "players": _Screen(_at_home(_SET_UP, (2 * UP + " ", "Player 2")), _SET_UP[1], _SET_UP[1]),
    "a code": _Screen(_at_home(_SET_UP, (UP + "7", TYPING)), "7", "random"),
    "the wait for a clock": _Screen(
        _at_home(_SET_UP, (6 * DOWN + RIGHT + ENTER, "Ready?")),
        QUESTION,
        HOME,
        _NOTHING,
    ),
    "high scores": _Screen(_at_home(("h" + ENTER, "Correct")), HOME, HOME),
    "statistics": _Screen(_at_home(("ss" + ENTER, "Statistics for Ani")), HOME, HOME),
    "packs": _Screen(_at_home(("pp" + ENTER, "Bundled")), HOME, HOME),
    "saved rounds": _Screen(_at_home(_RESUME), QUESTION, HOME),
    "the question whether to discard": _Screen(
        _at_home(_RESUME, ("d", "Discard this round?")), _RESUME[1], _RESUME[1]
    ),
    "finished rounds": _Screen(_at_home(_REVIEW), _TABLE, HOME),
    "the table of a review": _Screen(_at_home(_REVIEW, (ENTER, _TABLE)), REVIEWED, _REVIEW[1]),
    "a question in a review": _Screen(
        _at_home(_REVIEW, (ENTER, _TABLE), (ENTER, REVIEWED)), _TABLE, _TABLE
    ),
    "a review of a result": _Screen(
        _at_home(*_RESULT, ("r", _TABLE)), REVIEWED, RESULT_AT_HOME, _RESULT_STAYS
    ),
    "scores after a result": _Screen(
        _at_home(*_RESULT, ("s", "Correct")), RESULT_AT_HOME, RESULT_AT_HOME, _RESULT_STAYS
    ),
    "settings": _Screen(_at_home(_SETTINGS), TYPING, HOME),
    "a name": _Screen(_at_home(_SETTINGS, (" ", TYPING)), _SETTINGS[1], _SETTINGS[1]),
}
_WITH_TEXT = ("a number of questions", "a code", "a name")


@pytest.fixture
def player() -> dict[str, str]:
    """Return an environment in which Ani has a finished round of one question, and a saved one."""
    pack = write_quiz(player_folders().packs / "quiz.yaml", count=6)
    ids = [path.stem for path in bundled_packs().glob("*.yaml")]
    spoilers = dict.fromkeys([*ids, "quiz"], True)
    save_settings(player_folders().config, player="Ani", spoilers=spoilers)
    choices = ("--kind", "choice")
    shown("play", pack, *choices, "--player", "Ani", lines=RIGHT_ANSWER)
    shown("play", pack, *choices, "-n", "1", "--player", "Ani", lines=RIGHT_ANSWER)
    return dict(os.environ)


def _opened(screen: _Screen, environment: dict[str, str]) -> GameTerminal:
    terminal = GameTerminal((), environment)
    terminal.wait_for(HOME)
    for step in screen.steps:
        terminal.type_until(step.keys, step.shows, pause=5)
    return terminal


@pytest.mark.thorough
@pytest.mark.parametrize("name", _SCREENS)
def test_enter_goes_on(name: str, player: dict[str, str]) -> None:
    screen = _SCREENS[name]
    with _opened(screen, player) as terminal:
        terminal.type_until(ENTER, screen.enter, pause=5)


@pytest.mark.thorough
@pytest.mark.parametrize("name", _SCREENS)
def test_escape_goes_back(name: str, player: dict[str, str]) -> None:
    screen = _SCREENS[name]
    with _opened(screen, player) as terminal:
        terminal.type_until(ESCAPE, screen.escape, pause=5)


_WAYS_OUT = [
    (name, key)
    for name in _SCREENS
    for key in (CTRL_C, CTRL_D)
    if key == CTRL_C or name not in _WITH_TEXT  # Ctrl-D deletes a character there
]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "key"), _WAYS_OUT, ids=[f"{name}-{key!r}" for name, key in _WAYS_OUT]
)
def test_ctrl_c_and_ctrl_d_leave_and_say_what_is_saved(
    name: str, key: str, player: dict[str, str]
) -> None:
    screen = _SCREENS[name]
    with _opened(screen, player) as terminal:
        terminal.type(key)
        assert terminal.wait_for_end() in (0, 130)
        assert screen.leaves in terminal.text
        assert not terminal.screen.is_second
        assert terminal.is_sane
