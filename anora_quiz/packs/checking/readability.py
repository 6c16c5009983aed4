"""Check whether players can read a text: invisible characters, width, cut-off ends."""

import re
import unicodedata
from functools import cached_property

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.reports import Reports
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.quoting import in_quotes
from anora_quiz.packs.syntax.tree import Location, Scalar, Value
from anora_quiz.quiz.columns import display_width
from anora_quiz.quiz.limits import OPTION_COLUMNS, Limits
from anora_quiz.quiz.options import is_code
from anora_quiz.quiz.quoting import truncated
from anora_quiz.quiz.values import REORDERING, is_forbidden

_WIDEST_WORD = 30  # columns: the rest of 40 goes to what is beside an option
_WIDE_WORD = re.compile(rf"\S{{{_WIDEST_WORD + 1},}}")
_JOINERS = frozenset("\u200c\u200d")  # parts of how words and emoji are written
_COMMENT = re.compile(r"[ \t]++#[^\s#]")
_ANY_SIGN = re.compile(r"&\S|[A-Za-z]:\\|[“„]")
_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")
_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")
_PATH = re.compile(r'"[^"]*?\b[A-Za-z]:(?=\\[^\\])')
_ITEM = re.compile(r"\s*+-\s")
_MOST_LINES = 1000  # of a text that are looked at
_ANY_COMMENT = re.compile(r"[ \t]#[^\s#]")


class Readability:
    """Checks the texts in one file, whose whole content is ``text``.

    Characters that could manipulate a terminal are errors. Everything else is a warning, which
    only thorough ``reports`` ask for.
    """

    def __init__(self, text: str, reports: Reports) -> None:
        """Add problems to ``reports``."""
        self._text = text
        self._reports = reports
        # Comments with no space after the #: the author may have meant them as text.
        self._has_odd_comments = reports.is_thorough and _ANY_COMMENT.search(text) is not None
        self._has_signs = reports.is_thorough and _ANY_SIGN.search(text) is not None
        self._lines = Lines(text)

    def check(self, value: Value, typed: str, limits: Limits) -> None:
        """Report what makes ``typed``, the text of ``value``, hard to read."""
        if not typed.isprintable():
            self._check_characters(value, typed)
        is_scrolled = not limits.is_wrapped or (limits.columns == OPTION_COLUMNS and is_code(typed))
        if self._reports.is_thorough and not is_scrolled and len(typed) > _WIDEST_WORD:
            self._check_width(value.location, typed, limits)
        if self._reports.is_thorough and self._has_odd_comments and isinstance(value, Scalar):
            self._check_for_comment(value)
        if self._has_signs and isinstance(value, Scalar) and not value.is_block:
            self._check_for_signs(value, typed)
        if isinstance(value, Scalar) and value.start.line < value.end.line and not value.is_block:
            self._check_for_items(value)

    @cached_property
    def _aliases(self) -> frozenset[str]:
        """The names that repeat an anchor, if they do."""
        return frozenset(_ALIAS.findall(self._text))

    def _location_of(self, character: str, value: Value) -> Location:
        """Return the location of ``character`` in ``value``, or of ``value`` if it is escaped."""
        whole = value.location
        start, end = self._lines.span(whole.line - 1)
        if isinstance(value, Scalar) and value.end.line == value.start.line:
            end = start + value.end.column
        found = self._text.find(character, start + whole.column - 1, end)
        return whole if found < 0 else Location(whole.line, found - start + 1)

    def _check_characters(self, value: Value, typed: str) -> None:
        # Each character once: finding its location means searching the line.
        for character in sorted(each for each in set(typed) if not each.isprintable()):
            name = f"U+{ord(character):04X}"
            if is_forbidden(character):
                code = "control-character"
                message = f"the text contains the control character {name}"
                if character in REORDERING:
                    code = "bidirectional-character"
                    message = f"the character {name} reverses the order of letters"
                location = self._location_of(character, value)
                self._reports.report(location, code, message, "remove it")
            elif self._reports.is_thorough and _is_invisible(character):
                message = f"the character {name} is invisible"
                hint = "remove it, unless your language needs it"
                location = self._location_of(character, value)
                self._reports.warn(location, "invisible-character", message, hint)

    def _check_width(self, location: Location, typed: str, limits: Limits) -> None:
        for word in _WIDE_WORD.findall(typed):
            # Scripts that write without spaces can be broken anywhere.
            if all(unicodedata.east_asian_width(character) not in "WF" for character in word):
                message = f"“{word[:_WIDEST_WORD]}…” is too wide for a 40-column screen"
                hint = f"use words of up to {_WIDEST_WORD} characters"
                self._reports.warn(location, "word-too-wide", message, hint)
        columns = display_width(typed)
        if limits.columns and columns > limits.columns:
            message = f"the text is {columns} columns long, too long for a 40-column screen"
            hint = f"keep it to {limits.columns} columns, or move the rest to `explanation`"
            self._reports.warn(location, "text-too-wide", message, hint)

    def _check_for_comment(self, value: Scalar) -> None:
        """Warn about what an author may not know is a comment: ``Which is No #1?``."""
        line_start, end = self._lines.span(value.end.line)
        comment = _COMMENT.match(self._text, line_start + value.end.column, end)
        opening = self._lines.span(value.start.line)[0] + value.start.column
        if comment and not value.is_block and not self._text.startswith(('"', "'"), opening):
            cut = self._text[line_start + value.end.column : end].strip()
            location = Location(value.end.line + 1, comment.end() - line_start - 1, len(cut))
            message = f"{scalars.quoted(cut)} is read as a comment, so players won't see it"
            hint = 'put the text in quotes if they should: "like #this"'
            self._reports.warn(location, "accidental-comment", message, hint)

    def _check_for_items(self, value: Scalar) -> None:
        """Warn of a dash that starts no item: its line goes on with the text above."""
        start, end = value.start.line, value.end.line
        if not self._reports.is_thorough or self._lines[start][value.start.column :][:1] in "'\"":
            return
        for number in range(start + 1, min(end + 1, start + _MOST_LINES)):
            if found := _ITEM.match(self._lines[number]):
                message = "this dash doesn't start an item: the line continues the text above"
                hint = "indent it like the items above, or put the whole text in quotes"
                location = Location(number + 1, found.end() - 1)
                self._reports.warn(location, "accidental-text", message, hint)
                return

    def _check_for_signs(self, value: Scalar, typed: str) -> None:
        """Warn about what an author may not know is an anchor, an escape, or no quote."""
        start, end = self._lines.span(value.start.line)
        written = self._text[start + value.start.column : end]
        anchor = _ANCHOR.match(written)
        if anchor and anchor[1] not in self._aliases:
            location = value.location._replace(width=anchor.end())
            message = f"“{truncated(anchor[0])}” is read as an anchor, so players won't see it"
            hint = f"put the text in quotes: {truncated(in_quotes(f'{anchor[0]} {typed}'))}"
            self._reports.warn(location, "accidental-anchor", message, hint)
        path = _PATH.match(written)
        if path and not typed.isprintable():
            location = Location(value.start.line + 1, value.start.column + path.end() + 1)
            message = "this backslash in double quotes starts an escape"
            hint = "use single quotes, or write each backslash of a path twice"
            self._reports.warn(location, "accidental-escape", message, hint)
        for opening, closing in ("“”", "„“"):
            if typed.startswith(opening) and closing not in typed[1:] and "”" not in typed:
                message = f"the quote {opening} is never closed"
                hint = "put the text in straight quotes if it has a comma or colon"
                self._reports.warn(value.location, "unclosed-quote", message, hint)


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf" and character not in _JOINERS
