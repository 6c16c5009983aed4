"""Whether players will be able to read a text: unseen characters, great widths, cut ends."""

import re
import unicodedata
from typing import Protocol

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.pack import REORDERING, is_forbidden
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.tree import Location, Scalar, Value
from anora_quiz.quiz.limits import Limits

_WIDEST_WORD = 30  # columns: what is beside an option takes the rest of 40
_WIDE_WORD = re.compile(rf"\S{{{_WIDEST_WORD + 1},}}")
_JOINERS = frozenset("\u200c\u200d")  # parts of how words and emoji are written
_COMMENT = re.compile(r"[ \t]++#[^\s#]")
_ANY_COMMENT = re.compile(r"[ \t]#[^\s#]")


class Report(Protocol):
    """Keeps a problem."""

    def __call__(
        self,
        location: Location,
        code: str,
        message: str,
        hint: str = "",
        *,
        is_warning: bool = False,
    ) -> None:
        """Keep it."""
        ...


class Readability:
    """Looks at the texts of one file, whose whole text is ``text``.

    Characters that play with terminals are errors; the rest are warnings, which only
    ``is_thorough`` looks for.
    """

    def __init__(self, text: str, report: Report, *, is_thorough: bool) -> None:
        """Tell problems to ``report``."""
        self._text = text
        self._report = report
        self._is_thorough = is_thorough
        # Comments that start right behind a text, with no space after the sign.
        self._has_odd_comments = is_thorough and _ANY_COMMENT.search(text) is not None
        self._lines = Lines(text)

    def look_at(self, value: Value, typed: str, limits: Limits) -> None:
        """Report what is hard to read in ``typed``, the text of ``value``."""
        if not typed.isprintable():
            self._look_for_unseen(value, typed)
        if self._is_thorough and len(typed) > _WIDEST_WORD:
            self._look_at_width(value.location, typed, limits)
        if self._has_odd_comments and isinstance(value, Scalar):
            self._look_for_cut(value)

    def _location_of(self, letter: str, value: Value) -> Location:
        """Return the place of ``letter`` in ``value``, if it stands there as it is."""
        whole = value.location
        start, end = self._lines.span(whole.line - 1)
        if isinstance(value, Scalar) and value.end.line == value.start.line:
            end = start + value.end.column
        found = self._text.find(letter, start + whole.column - 1, end)
        return whole if found < 0 else Location(whole.line, found - start + 1)

    def _look_for_unseen(self, value: Value, typed: str) -> None:
        # Each letter once: finding its place means looking through the line.
        for letter in sorted(set(typed)):
            name = f"U+{ord(letter):04X}"
            if is_forbidden(letter):
                message = f"the control character {name} cannot stand in a pack"
                if letter in REORDERING:
                    message = f"the character {name} turns the order of letters round"
                location = self._location_of(letter, value)
                self._report(location, "control-character", message, "take it out")
            elif self._is_thorough and _is_unseen(letter):
                message = f"the character {name} cannot be seen"
                hint = "take it out, unless the script needs it"
                location = self._location_of(letter, value)
                self._report(location, "invisible-character", message, hint, is_warning=True)

    def _look_at_width(self, location: Location, typed: str, limits: Limits) -> None:
        for word in _WIDE_WORD.findall(typed):
            # Scripts that write without spaces can be broken anywhere.
            if all(unicodedata.east_asian_width(letter) not in "WF" for letter in word):
                message = f"“{word[:_WIDEST_WORD]}…” is too wide for a screen of 40 columns"
                hint = f"words of up to {_WIDEST_WORD} letters are not broken"
                self._report(location, "narrow-screen", message, hint, is_warning=True)
        columns = scalars.display_width(typed)
        if limits.columns and columns > limits.columns:
            message = f"{columns} columns of text are too many for a screen of 40 columns"
            hint = f"{limits.columns} are easy to read; the rest can go into `explanation`"
            self._report(location, "narrow-screen", message, hint, is_warning=True)

    def _look_for_cut(self, value: Scalar) -> None:
        """Warn of what an author may not know to be a comment: ``Which is No #1?``."""
        begin, end = self._lines.span(value.end.line)
        comment = _COMMENT.match(self._text, begin + value.end.column, end)
        opening = self._lines.span(value.start.line)[0] + value.start.column
        if comment and not value.is_block and not self._text.startswith(('"', "'"), opening):
            cut = self._text[begin + value.end.column : end].strip()
            location = Location(value.end.line + 1, comment.end() - begin - 1, len(cut))
            message = f"{scalars.quoted(cut)} is a comment, and no part of the text"
            hint = 'put quotes around the text if it is: "like #this"'
            self._report(location, "cut-by-comment", message, hint, is_warning=True)


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf" and letter not in _JOINERS
