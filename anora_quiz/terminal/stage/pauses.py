"""Prompts in which nothing is answered: they wait for a key, or for time to pass."""

from collections.abc import Callable, Sequence

from prompt_toolkit.keys import Keys

from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.endings import ENTER, OutOfTime
from anora_quiz.terminal.stage.prompt import Keyboard, Prompt, finish
from anora_quiz.terminal.stage.stage import Stage
from anora_quiz.terminal.stage.state import State

_ALL = 1_000_000  # rows, more than there are


def wait(stage: Stage, draw: Callable[[], Scene], keys: Sequence[str] = ()) -> str:
    """Return the key that the player pressed: `ENTER`, or one of ``keys``.

    The arrows scroll, as a wheel does. Raises `Interrupted`.
    """
    keyboard = Keyboard()
    for key in (Keys.ControlM, " "):
        keyboard.on(key, lambda: finish(ENTER))
    for key in keys:
        keyboard.on(key, lambda key=key: finish(key))  # type: ignore[misc]
    keyboard.on(Keys.Up, lambda: stage.scroll(-1))
    keyboard.on(Keys.Down, lambda: stage.scroll(1))
    keyboard.on(Keys.Home, lambda: stage.scroll(-_ALL))
    keyboard.on(Keys.End, lambda: stage.scroll(_ALL))
    pressed: str = _prompt(stage, draw).ask(State, keyboard)
    return pressed


def let_pass(stage: Stage, draw: Callable[[], Scene], seconds_left: Callable[[], float]) -> None:
    """Wait until no ``seconds_left``; keys do nothing, and are forgotten. Raises `Interrupted`."""
    try:
        _prompt(stage, draw, seconds_left).ask(State, Keyboard())
    except OutOfTime:
        return


def _prompt(
    stage: Stage, draw: Callable[[], Scene], seconds_left: Callable[[], float] | None = None
) -> Prompt:
    return Prompt(stage, lambda _: draw(), seconds_left=seconds_left)
