"""A prompt for a list of any length, one of whose lines is pointed at and chosen."""

from prompt_toolkit.application import get_app
from prompt_toolkit.keys import Keys

from anora_quiz.terminal.stage.prompt import Keyboard, Prompt, finish
from anora_quiz.terminal.stage.state import State


def pick_line(prompt: Prompt, count: int, pointed_at: int) -> int:
    """Return the index of the line that the player chose from ``count``.

    The pointer begins at the index ``pointed_at``. PgUp and PgDn move it by a page, and a typed
    number to that line. Ctrl-D is Ctrl-C here. Raises as `Prompt.ask` does.
    """
    pointer = _Pointer(count, pointed_at)
    keyboard = Keyboard()
    keyboard.on(Keys.Up, lambda: pointer.go_to((pointer.index - 1) % count))
    keyboard.on(Keys.Down, lambda: pointer.go_to((pointer.index + 1) % count))
    keyboard.on(Keys.Home, lambda: pointer.go_to(0))
    keyboard.on(Keys.End, lambda: pointer.go_to(count))
    page = prompt.stage.page_of
    keyboard.on(Keys.PageUp, lambda: pointer.go_to(pointer.index - page(count)))
    keyboard.on(Keys.PageDown, lambda: pointer.go_to(pointer.index + page(count)))
    keyboard.on(Keys.ControlM, lambda: finish(pointer.index))
    keyboard.on(Keys.ControlD, lambda: get_app().exit(exception=EOFError()))
    keyboard.on_other(pointer.type)
    index: int = prompt.ask(lambda: State(pointed_at=pointer.index), keyboard)
    return index


class _Pointer:
    """The index that is pointed at, from 0 to ``count`` - 1, and the number typed so far."""

    def __init__(self, count: int, index: int) -> None:
        self._count = count
        self._typed = ""
        self.go_to(index)

    def go_to(self, index: int) -> None:
        """Point at ``index``, or at the nearest there is."""
        self.index = max(min(index, self._count - 1), 0)
        self._typed = ""

    def type(self, character: str) -> None:
        """Point at the line with the number typed so far, or else with this digit alone."""
        for typed in (self._typed + character, character):
            if typed.isdecimal() and 1 <= int(typed) <= self._count:
                self.go_to(int(typed) - 1)
                self._typed = typed
                return
