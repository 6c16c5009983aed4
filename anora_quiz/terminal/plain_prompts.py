"""Lists, lines to type, and pages in plain lines: what any part of the game may ask or show."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from anora_quiz.quiz.options import Option, keys_in, position_in
from anora_quiz.terminal.face import Choices, Value
from anora_quiz.terminal.line_input import EndOfInput, LineInput
from anora_quiz.terminal.sanitize import visible, visible_lines

if TYPE_CHECKING:
    from anora_quiz.terminal.theme import Screen


class PlainPrompts:
    """A player who reads and types plain lines, apart from rounds."""

    def __init__(self, lines: TextIO | None, out: TextIO, *, is_echoed: bool) -> None:
        """Read from ``lines`` and write to ``out``, with ``is_echoed`` also what was read."""
        self._out = out
        self._read = LineInput(lines, out, is_echoed=is_echoed).read

    def show_page(
        self,
        lines: Callable[[], Iterable[str]],
        screen: "Screen",  # noqa: ARG002 - a screen shows that
    ) -> None:
        """Print the lines of a page."""
        for line in lines():
            self.say(line)

    def say(self, text: str = "") -> None:
        """Print ``text``, one line or more."""
        # The last line of defense: no text may print a control character.
        print(visible_lines(text), file=self._out, flush=True)

    def notify(self, text: str) -> None:
        """Print ``text``."""
        self.say(text)

    def show_title(self) -> None:
        """Print the title of the menu."""
        self.say("Anora Quiz")

    def ask_text(self, question: str, suggested: str) -> str:
        """Return a line of text; an empty one takes ``suggested``.

        Raises ``KeyboardInterrupt`` at the end of input.
        """
        return self._read_line(f"{question} (Enter for {suggested}): ") or suggested

    def pick_many(
        self, message: str, choices: Choices[Value], ticked: Collection[Value]
    ) -> list[Value]:
        """Ask for some of ``choices``, or none; an empty line leaves those that are ``ticked``.

        Raises ``KeyboardInterrupt`` at the end of input.
        """
        self.say(message)
        for number, (text, value) in enumerate(choices, start=1):
            self.say(f"  {number}. {visible(text)}{', chosen' if value in ticked else ''}")
        options = [Option(str(index), text) for index, (text, _) in enumerate(choices)]
        while True:
            line = self._read_line("Numbers (Enter for no change, 0 for none): ")
            if not line:
                return [value for _, value in choices if value in ticked]
            keys = keys_in(line, options)
            if keys or line == "0":
                return [value for index, (_, value) in enumerate(choices) if str(index) in keys]
            self.say(f"Type numbers from 1 to {len(choices)}, such as 1 3.")

    def confirm(self, question: str) -> bool:
        """Ask a yes-or-no question. Raises ``KeyboardInterrupt`` at the end of input."""
        return self.choose(question, (("Yes", True), ("No", False)))

    def choose(
        self,
        message: str,
        choices: Choices[Value],
        escape: int | None = None,  # noqa: ARG002 - lines have no Esc
    ) -> Value:
        """Ask for one of ``choices``. Raises ``KeyboardInterrupt`` at the end of input."""
        self.say(message)
        for number, (text, _) in enumerate(choices, start=1):
            self.say(f"  {number}. {visible(text)}")
        while True:
            index = position(self._read_line("Answer: "), [text for text, _ in choices])
            if index is not None:
                return choices[index][1]
            self.say(f"Type a number from 1 to {len(choices)}.")

    def _read_line(self, prompt: str) -> str:
        """Return the next line, stripped. Raises ``KeyboardInterrupt`` at the end of input."""
        try:
            return self._read(prompt).strip()
        except EndOfInput:
            raise KeyboardInterrupt from None


def position(line: str, texts: Sequence[str]) -> int | None:
    """Return the index of the text that ``line`` names: by its number, or by how it begins.

    None if it names none, or several.
    """
    if number := position_in(line, len(texts)):
        return number - 1
    matches = [
        index
        for index, text in enumerate(texts)
        if line and text.casefold().startswith(line.casefold())
    ]
    return matches[0] if len(matches) == 1 else None
