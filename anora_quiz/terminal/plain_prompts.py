"""Lists and lines to type in plain lines: what any part of the game may ask or show."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TextIO

from anora_quiz.errors import Canceled
from anora_quiz.quiz.options import Option, keys_in, position_in
from anora_quiz.terminal.face import Choices, ListItem, Value
from anora_quiz.terminal.line_input import EndOfInput, LineInput
from anora_quiz.terminal.sanitize import visible, visible_lines
from anora_quiz.terminal.stage.endings import ENTER, ESCAPE
from anora_quiz.terminal.standard_error import print_notice
from anora_quiz.terminal.wording import WAITING

LIST = ":list"
"""The command that prints a list again."""

_ASKING_AGAIN = (LIST, ":help", "?")
_BACK = "Back"

_PAGE = 20  # items of a long list that are printed at a time


class PlainPrompts:
    """A player who reads and types plain lines, apart from rounds."""

    def __init__(self, lines: TextIO | None, out: TextIO, *, is_echoed: bool) -> None:
        """Read from ``lines`` and write to ``out``, with ``is_echoed`` also what was read."""
        self._out = out
        self._is_person = not is_echoed
        self._read = LineInput(lines, out, is_echoed=is_echoed).read

    def say(self, text: str = "") -> None:
        """Print ``text``, one line or more."""
        # The last line of defense: no text may print a control character.
        print(visible_lines(text), file=self._out, flush=True)

    def show_waiting(self) -> None:
        """Print that another program is waited for, on standard error."""
        print_notice(WAITING)

    def tell(self, text: str) -> None:
        """Print ``text``."""
        self.say(text)

    def ask_text(self, question: str, suggested: str) -> str:
        """Return a line of text; an empty one takes ``suggested``.

        Raises ``KeyboardInterrupt`` at the end of input.
        """
        return self._read_line(f"{question} (Enter for {suggested}): ") or suggested

    def pick_many(
        self, message: str, choices: Choices[Value], ticked: Collection[Value]
    ) -> list[Value]:
        """Ask for some of ``choices``, or none; an empty line leaves those that are ``ticked``.

        Raises `Canceled` for ``:back``, and ``KeyboardInterrupt`` at the end of input.
        """
        self.say(message)
        for number, (text, value) in enumerate(choices, start=1):
            self.say(f"  {number}. {visible(text)}{', chosen' if value in ticked else ''}")
        options = [Option(str(index), text) for index, (text, _) in enumerate(choices)]
        while True:
            line = self._read_line("Numbers (Enter for no change, 0 for none): ")
            if line == ":back":
                raise Canceled
            if not line:
                return [value for _, value in choices if value in ticked]
            keys = keys_in(line, options)
            if keys or line == "0":
                return [value for index, (_, value) in enumerate(choices) if str(index) in keys]
            self.say(f"Type numbers from 1 to {len(choices)}, such as 1 3.")

    def confirm(self, question: str, yes: str = "Yes", no: str = "No") -> bool:
        """Ask a question with two answers.

        Raises `Canceled` for ``:back``, and ``KeyboardInterrupt`` at the end of input.
        """
        chosen = self.choose(question, ((yes, True), (no, False), (_BACK, None)), escape=2)
        if chosen is None:
            raise Canceled
        return chosen

    def choose(
        self,
        message: str,
        choices: Choices[Value],
        escape: int | None = None,
    ) -> Value:
        """Ask for one of ``choices``; ``:back`` chooses the one at index ``escape``.

        Raises ``KeyboardInterrupt`` at the end of input.
        """
        return self._choose(message, choices, escape)

    def _choose(
        self,
        message: str,
        choices: Choices[Value],
        escape: int | None = None,
        *,
        on_enter: str = "",
    ) -> Value:
        """Ask like `choose`; an empty line chooses the text ``on_enter``, if that is given."""
        prompt = f"Answer (Enter for {on_enter}): " if on_enter else "Answer: "
        texts = [text for text, _ in choices]
        self.say(message)
        self._say_numbered(texts)
        while True:
            line = self._read_line(prompt) or on_enter
            if line == ":back" and escape is not None:
                return choices[escape][1]
            index = position(line.removeprefix(":"), texts)  # ":quit" as in a round
            if index is None:
                index = _answer_index(line, [value for _, value in choices])
            if index is not None:
                return choices[index][1]
            if line in _ASKING_AGAIN:
                self._say_numbered(texts)
            else:
                self.say(f"Type a number from 1 to {len(choices)}, or {LIST} to hear the list.")

    def _say_numbered(self, texts: Sequence[str]) -> None:
        for number, text in enumerate(texts, start=1):
            self.say(f"  {number}. {visible(text)}")

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
        actions = [*((word.capitalize(), key) for key, word in keys.items()), (_BACK, ESCAPE)]
        start = 0
        numbered = self._say_items(message, items, start)
        while True:
            is_more = start + _PAGE < len(items)
            ways = ", :more, or :back" if is_more else " or :back"
            line = self._read_line(f"Type a number{ways}: ").casefold()
            if line == ":back":
                return items[0].value, ESCAPE
            if line == ":more" and is_more:
                start += _PAGE
                numbered |= self._say_items(message, items, start)
            elif (item := numbered.get(line)) is None:
                self.say("Type one of the numbers in the list, or :back.")
            elif (key := self.choose(item.text, actions) if len(keys) > 1 else ENTER) != ESCAPE:
                return item.value, key

    def _say_items(
        self, message: str, items: Sequence[ListItem[Value]], start: int
    ) -> dict[str, ListItem[Value]]:
        """Print a page of ``items`` from index ``start``, and return them by their numbers."""
        numbered = dict(_numbered(items, start))
        self.say(message)
        for number, item in numbered.items():
            self.say(f"  {number}. {visible(item.text)}")
        return numbered

    def _read_line(self, prompt: str) -> str:
        """Return the next line, stripped. Raises ``KeyboardInterrupt`` at the end of input."""
        try:
            return self._read(prompt).strip()
        except EndOfInput:
            raise KeyboardInterrupt from None


def _numbered(
    items: Sequence[ListItem[Value]], start: int
) -> Iterator[tuple[str, ListItem[Value]]]:
    """Yield a page of ``items`` from index ``start``, each with its number as it is typed."""
    for place, item in enumerate(items[start : start + _PAGE], start=start + 1):
        yield str(item.number or place), item


def _answer_index(line: str, values: Sequence[object]) -> int | None:
    """Return the index of the value, yes or no, that ``line`` names; None if there is none."""
    answer = {"y": True, "yes": True, "n": False, "no": False}.get(line.casefold())
    return next((index for index, each in enumerate(values) if each is answer is not None), None)


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
