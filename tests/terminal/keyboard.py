"""Keys for prompts to read."""

from collections.abc import Iterator
from contextlib import contextmanager

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from anora_quiz.terminal import interruption

UP, DOWN, SHIFT_DOWN = "\x1b[A", "\x1b[B", "\x1b[1;2B"
LEFT, RIGHT = "\x1b[D", "\x1b[C"
HOME, END, PAGE_UP, PAGE_DOWN = "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~"
ENTER, ESCAPE, BACKSPACE = "\r", "\x1b", "\x7f"
CTRL_C, CTRL_D = "\x03", "\x04"


def forget_interruptions() -> None:
    """Forget that Ctrl-C or a signal ended a prompt: it must not end the next one."""
    interruption._state.count = 0  # noqa: SLF001 - no program goes on after one, only tests do


@contextmanager
def pressed(keys: str) -> Iterator[None]:
    """Press ``keys``, then Ctrl-C, so that a prompt that waits for more keys ends."""
    with pressed_only(keys + CTRL_C):
        yield


@contextmanager
def pressed_only(keys: str = "") -> Iterator[None]:
    """Press ``keys`` and nothing else."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        yield
    forget_interruptions()  # Ctrl-C may have been dropped with what was typed too early
