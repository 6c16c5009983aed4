"""A list of settings, which are changed in place: the keys that step, open, and type."""

from collections.abc import Callable, Sequence

from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.keys import Keys

from anora_quiz.terminal.setting_rows import SettingRow
from anora_quiz.terminal.stage.pointing import Pointer
from anora_quiz.terminal.stage.prompt import Prompt, finish
from anora_quiz.terminal.stage.state import State


class SettingList:
    """The rows of settings, and a pointer to one of them.

    What is opened or typed is another prompt; the pointer is still there afterward.
    """

    def __init__(self, rows: Callable[[], Sequence[SettingRow]]) -> None:
        """Show what ``rows`` returns, which is called again after each change."""
        self._find = rows
        self.rows = rows()
        self._pointer = Pointer(lambda: len(self.rows))

    @property
    def index(self) -> int:
        """The index of the row pointed at."""
        return self._pointer.index

    @property
    def pointed(self) -> SettingRow:
        """The row pointed at."""
        return self.rows[self.index]

    def refresh(self) -> None:
        """Show the rows as they are now, with the pointer at the same setting."""
        label, self.rows = self.pointed.label, self._find()
        labels = [row.label for row in self.rows]
        self._pointer.go_to(labels.index(label) if label in labels else self.index)

    def go_on(self) -> None:
        """Point at the next row, if there is one."""
        self._pointer.go_to(self.index + 1)

    def ask(
        self, prompt: Prompt, on_key: Callable[[], None] = lambda: None, *, has_action: bool
    ) -> str | None:
        """Let the player change settings until they want the action, which returns None.

        Enter wants it, except on a row that has a page of its own: it opens that. Return the text
        that typing begins with if they want to type into the row pointed at, and an empty text if
        they want to open it. ``on_key`` is called before each key. Raises as `Prompt.ask` does.
        """
        keyboard = self._pointer.keyboard(prompt.stage)
        keyboard.on(Keys.Left, lambda: self._step(-1))
        keyboard.on(Keys.Right, lambda: self._step(1))
        keyboard.on(" ", self._press)
        keyboard.on(Keys.ControlM, lambda: self._enter(has_action=has_action))
        keyboard.on(Keys.Backspace, self._clear)
        keyboard.on(Keys.Delete, self._clear)
        keyboard.bindings.add(Keys.BracketedPaste, eager=True)(self._type)
        # Not eager: answers of the terminal itself arrive as keys, too, and must be read.
        keyboard.bindings.add(Keys.Any)(self._type)
        begun: str | None = prompt.ask(State, keyboard, on_key=on_key)
        return begun

    def _step(self, step: int) -> None:
        if self.pointed.choice is not None:
            self.pointed.choice.step(step)
            self.refresh()

    def _clear(self) -> None:
        if self.pointed.clear is not None:
            self.pointed.clear()
            self.refresh()

    def _enter(self, *, has_action: bool) -> None:
        if has_action and self.pointed.open is None:
            finish(None)
        else:
            self._press()

    def _press(self) -> None:
        """Step on, or begin to type, or open the row."""
        row = self.pointed
        if row.choice is not None:
            self._step(1)
        elif row.entry is not None:
            finish(row.entry.start)
        elif row.open is not None:
            finish("")

    def _type(self, event: KeyPressEvent) -> None:
        """Begin to type with what was typed or pasted."""
        line = next(iter(event.data.splitlines()), "")
        if self.pointed.entry is not None and line.isprintable() and line:
            finish(line)
