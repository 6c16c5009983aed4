"""Lists, lines to type, and pages in plain lines: what any part of the game may ask or show."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from anora_quiz.quiz.forms import PickMany
from anora_quiz.quiz.options import options, position_in
from anora_quiz.terminal.face import Choices, ListItem, Value
from anora_quiz.terminal.line_input import EndOfInput, LineInput
from anora_quiz.terminal.lines import form_lines, read_reply
from anora_quiz.terminal.sanitize import visible, visible_lines
from anora_quiz.terminal.stage.endings import ENTER, ESCAPE

if TYPE_CHECKING:
    from anora_quiz.terminal.theme import Screen

_PAGE = 20  # items of a long list that are printed at a time
_MORE, _BACK = -1, -2


class PlainPrompts:
    """A player who reads and types plain lines, apart from rounds."""

    def __init__(self, lines: TextIO | None, out: TextIO, *, is_echoed: bool) -> None:
        """Read from ``lines`` and write to ``out``, with ``is_echoed`` also what was read."""
        self._out = out
        self._is_person = not is_echoed
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
        try:
            text = self._read(f"{question} (Enter for {suggested}): ")
        except EndOfInput:
            raise KeyboardInterrupt from None
        return text.strip() or suggested

    def pick_many(self, message: str, choices: Choices[Value]) -> list[Value]:
        """Ask for some of ``choices``; an empty line takes all of them.

        Raises ``KeyboardInterrupt`` at the end of input.
        """
        form = PickMany(options(text for text, _ in choices))
        self.say(message)
        for line in form_lines(form):
            self.say(line)
        while True:
            try:
                line = self._read("Numbers (Enter for all): ").strip()
            except EndOfInput:
                raise KeyboardInterrupt from None
            if not line:
                return [value for _, value in choices]
            reply, problem = read_reply(form, line)
            if reply is not None and reply.answer:
                return [value for text, value in choices if text in reply.answer]
            self.say(problem or "Type the numbers, such as 1 3.")

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
            try:
                line = self._read("Answer: ").strip()
            except EndOfInput:
                raise KeyboardInterrupt from None
            if position := position_in(line, len(choices)):
                return choices[position - 1][1]
            texts = [text.casefold() for text, _ in choices]
            matches = [text for text in texts if line and text.startswith(line.casefold())]
            if len(matches) == 1:
                return choices[texts.index(matches[0])][1]
            self.say(f"Type a number from 1 to {len(choices)}.")

    def choose_or(
        self,
        message: str,
        items: Sequence[ListItem[Value]],
        keys: Mapping[str, str],
        last: int = 0,  # noqa: ARG002 - lines point at nothing
    ) -> tuple[Value, str]:
        """Ask for one of ``items`` and, if there are several ``keys``, for what to do with it.

        Raises ``KeyboardInterrupt`` at the end of input.
        """
        actions = [*((word.capitalize(), key) for key, word in keys.items()), ("Back", ESCAPE)]
        start = 0
        while True:
            shown = items[start : start + _PAGE]
            choices = [(item.text, start + index) for index, item in enumerate(shown)]
            choices += [("More", _MORE)] if start + _PAGE < len(items) else []
            index = self.choose(message, [*choices, ("Back", _BACK)])
            if index == _BACK:
                return items[0].value, ESCAPE
            if index == _MORE:
                start += _PAGE
                continue
            text, value = items[index].text, items[index].value
            key = self.choose(text, actions) if len(keys) > 1 else ENTER
            if key != ESCAPE:
                return value, key
