"""Prompts in which texts are typed; questionary holds the line being edited."""

from collections.abc import Callable, Sequence

import questionary
from prompt_toolkit.document import Document
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Layout, Window

from anora_quiz.quiz.question import Answer
from anora_quiz.terminal.stage.prompt import Keyboard, Prompt, finish, leave, silent_output
from anora_quiz.terminal.stage.state import State


def type_text(prompt: Prompt, problem: Callable[[Answer], str], draft: Answer = ()) -> str:
    """Return the text that the player typed, beginning with the ``draft``; see `type_texts`."""
    return type_texts(prompt, 1, problem, draft)[0]


def type_texts(
    prompt: Prompt, count: int, problem: Callable[[Answer], str], draft: Answer = ()
) -> Answer:
    """Return ``count`` texts that the player typed, beginning with the ``draft``.

    Enter goes on to the next, and from the last one gives the answer; the arrows and Tab go from
    one to another. ``problem`` says what is wrong with the texts, empty if nothing is. Raises as
    `Prompt.ask` does.
    """
    fields = _Fields([*draft, *[""] * (count - len(draft))])
    keyboard = Keyboard()
    keyboard.on(Keys.ControlM, lambda: fields.submit(problem))
    keyboard.on(Keys.Up, lambda: fields.go_to(fields.index - 1))
    keyboard.on(Keys.BackTab, lambda: fields.go_to(fields.index - 1))
    keyboard.on(Keys.Down, lambda: fields.go_to(fields.index + 1))
    keyboard.on(Keys.ControlI, lambda: fields.go_to(fields.index + 1))
    keyboard.on(Keys.ControlD, fields.delete_or_leave)
    keyboard.bindings.add(Keys.BracketedPaste, eager=True)(lambda event: fields.paste(event.data))
    result: Answer = prompt.run(
        fields.application, lambda: fields.state, keyboard, fields.forget_error
    )
    return result


class _Fields:
    """Texts, one of which is being edited."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.error = ""
        self.index = 0
        self._texts = list(texts)
        prompt = questionary.text("", default=self._texts[0], output=silent_output())
        self.application = prompt.application
        self._buffer = self.application.current_buffer
        # Without a search field, which questionary's own has.
        self.application.layout = Layout(Window(BufferControl(self._buffer)))
        self.application.full_screen = True

    @property
    def texts(self) -> Answer:
        before, after = self._texts[: self.index], self._texts[self.index + 1 :]
        return (*before, self._buffer.text, *after)

    @property
    def state(self) -> State:
        cursor = self._buffer.cursor_position
        return State(self.texts, pointed_at=self.index, cursor=cursor, error=self.error)

    def go_to(self, index: int) -> None:
        """Edit the text at ``index``, if there is one."""
        if 0 <= index < len(self._texts):
            self._texts = list(self.texts)
            self.index = index
            self._buffer.reset(Document(self._texts[index]))

    def submit(self, problem: Callable[[Answer], str]) -> None:
        """Give the answer, or go on to the next text."""
        if self.index < len(self._texts) - 1:
            self.go_to(self.index + 1)
            return
        self.error = problem(self.texts)
        if not self.error:
            finish(self.texts)

    def paste(self, text: str) -> None:
        """Insert the first line of ``text``."""
        self._buffer.insert_text(next(iter(text.splitlines()), ""))

    def delete_or_leave(self) -> None:
        """Delete the character under the cursor; without any text, end the prompt as Ctrl-C does.

        So does a shell.
        """
        if any(self.texts):
            self._buffer.delete()
        else:
            leave()

    def forget_error(self) -> None:
        self.error = ""
