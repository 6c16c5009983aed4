"""Lists of lines, one of which is pointed at: the keys that move the pointer, and a prompt."""

from collections.abc import Callable, Sequence

from prompt_toolkit.keys import Keys

from anora_quiz.terminal.stage.prompt import Keyboard, Prompt, finish
from anora_quiz.terminal.stage.stage import Stage
from anora_quiz.terminal.stage.state import State


class Pointer:
    """The index of a line that is pointed at."""

    def __init__(self, count: Callable[[], int], index: int = 0) -> None:
        """Point at ``index``; ``count`` returns how many lines there are."""
        self._count = count
        self._typed = ""  # the number typed so far
        self.go_to(index)

    def go_to(self, index: int) -> None:
        """Point at ``index``, or at the nearest there is."""
        self.index = max(min(index, self._count() - 1), 0)
        self._typed = ""

    def keyboard(self, stage: Stage) -> Keyboard:
        """Return the keys that move the pointer; from the last line, it goes on to the first.

        PgUp and PgDn move it by what is seen at a time on the ``stage``.
        """
        keyboard = Keyboard()
        keyboard.on(Keys.Up, lambda: self.go_to((self.index - 1) % self._count()))
        keyboard.on(Keys.Down, lambda: self.go_to((self.index + 1) % self._count()))
        keyboard.on(Keys.Home, lambda: self.go_to(0))
        keyboard.on(Keys.End, lambda: self.go_to(self._count()))
        keyboard.on(Keys.PageUp, lambda: self.go_to(self.index - stage.page_of(self._count())))
        keyboard.on(Keys.PageDown, lambda: self.go_to(self.index + stage.page_of(self._count())))
        return keyboard

    def type(self, character: str) -> None:
        """Point at the line with the number typed so far, or else with this digit alone."""
        for typed in (self._typed + character, character):
            if typed.isdecimal() and 1 <= int(typed) <= self._count():
                self.go_to(int(typed) - 1)
                self._typed = typed
                return


def pick_line(prompt: Prompt, texts: Sequence[str], pointed_at: int = 0, *, beside: int = 0) -> int:
    """Return the index of the line of ``texts`` that the player chose.

    The pointer begins at the index ``pointed_at``. A number points at its line, and a letter at
    the next one that begins with it. The last texts, as many as ``beside``, stand beside one
    another: the arrows to the side move among them. Raises as `Prompt.ask` does.
    """
    count = len(texts)
    row = range(count - beside, count)
    pointer = Pointer(lambda: count, pointed_at)

    def move(step: int) -> None:
        if pointer.index not in row:
            pointer.go_to((pointer.index + step) % (count - len(row) + bool(row)))
        else:
            pointer.go_to(0 if step > 0 else row.start - 1)

    def move_aside(step: int) -> None:
        if pointer.index in row:
            pointer.go_to(row.start + (pointer.index - row.start + step) % len(row))

    def find(character: str) -> None:
        following = ((pointer.index + step) % count for step in range(1, count + 1))
        found = (at for at in following if texts[at].casefold().startswith(character))
        pointer.go_to(next(found, pointer.index))

    keyboard = pointer.keyboard(prompt.stage)
    keyboard.on(Keys.Up, lambda: move(-1))
    keyboard.on(Keys.Down, lambda: move(1))
    keyboard.on(Keys.Left, lambda: move_aside(-1))
    keyboard.on(Keys.Right, lambda: move_aside(1))
    keyboard.on(Keys.ControlM, lambda: finish(pointer.index))
    keyboard.on_other(lambda key: pointer.type(key) if key.isdecimal() else find(key))
    index: int = prompt.ask(lambda: State(pointed_at=pointer.index), keyboard)
    return index
