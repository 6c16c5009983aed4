"""Pages in plain lines on which settings are changed."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from anora_quiz.errors import Canceled
from anora_quiz.terminal.plain_prompts import PlainPrompts, position
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:  # imported late where used: most runs change no settings
    from anora_quiz.terminal.setting_rows import Choice, Entry, SettingRow

_BACK, _ALL = ":back", ":list"
_OTHER = "something else"
_REMOVE = "remove"


class PlainSettings(PlainPrompts):
    """Has settings changed in plain lines."""

    def adjust(
        self,
        title: str,
        rows: "Callable[[], Sequence[SettingRow]]",
        action: str = "",
        *,
        footer: str = "",
    ) -> bool:
        """Let the player change settings; return whether they want the ``action``.

        Raises ``KeyboardInterrupt`` at the end of input.
        """
        self.say(title)
        now = rows()
        self._say_rows(now)
        if footer:
            self.say(footer)
        enter = f"Enter to {action or 'go back'}"
        back = f", or {_BACK} to go back" if action else ""
        while True:
            line = self._read_line(f"Type a number to change a setting, {enter}{back}: ")
            if line in ("", _BACK):
                return bool(action) and not line
            if line == _ALL:
                self._say_rows(now)
            elif (index := position(line, [row.label for row in now])) is None:
                self.say(f"Type a number from 1 to {len(now)}, or {_ALL} for all settings.")
            else:
                self._change(now[index])
                before, now = now, rows()
                self._say_changed(before, now, index)

    def _say_rows(self, rows: "Sequence[SettingRow]") -> None:
        for line in map(_line, range(len(rows)), rows):
            self.say(line)

    def _say_changed(
        self, before: "Sequence[SettingRow]", now: "Sequence[SettingRow]", index: int
    ) -> None:
        """Print what changed, and the row at ``index`` in any case."""
        if len(before) != len(now):  # the numbers are others, too
            self._say_rows(now)
            return
        for number, (old, new) in enumerate(zip(before, now, strict=True)):
            if number == index or _line(number, old) != _line(number, new):
                self.say(_line(number, new))

    def _change(self, row: "SettingRow") -> None:
        if row.choice is not None:
            self._step(row, row.choice)
        elif row.entry is not None:
            self._enter(row.entry)
        elif row.open is not None:
            with suppress(Canceled):
                row.open()

    def _step(self, row: "SettingRow", choice: "Choice") -> None:
        """Ask for one of the values, or for what can be done instead."""
        further: dict[str, Callable[[], None]] = {}
        if (entry := row.entry) is not None:
            further[_OTHER] = lambda: self._enter(entry)
        if row.clear is not None:
            further[_REMOVE] = row.clear
        texts = [*choice.texts, *further]
        self.say(row.label)
        for number, text in enumerate(texts, start=1):
            self.say(f"  {number}. {visible(text)}")
        while (line := self._read_line("Number (Enter for no change): ")) not in ("", _BACK):
            index = position(line, texts)
            if index is not None:
                return further[texts[index]]() if texts[index] in further else choice.choose(index)
            # What can be typed needs no step of its own.
            problem = entry.take(line) if entry else f"Type a number from 1 to {len(texts)}."
            if not problem:
                return None
            self.say(problem)
        return None

    def _enter(self, entry: "Entry") -> None:
        """Ask for a text until one is taken, or none is typed."""
        while (line := self._read_line(f"{entry.question} (Enter for no change): ")) not in (
            "",
            _BACK,
        ):
            if not (problem := entry.take(line)):
                return
            self.say(problem)


def _line(index: int, row: "SettingRow") -> str:
    """Return the ``row`` at ``index`` as a numbered line."""
    note = f" ({visible(row.note)})" if row.note else ""
    return f"  {index + 1}. {visible(row.label)}: {visible(row.value)}{note}"
