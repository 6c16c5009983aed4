"""Counts what an importer finds in a file: questions, texts, and notes."""

from collections.abc import Collection
from typing import Any

from anora_quiz.packs.formats.base import SKIPPED, Note
from anora_quiz.packs.formats.decoding import with_plain_ends
from anora_quiz.packs.formats.html_text import Plain, listed
from anora_quiz.packs.formats.size_limits import (
    LONGEST_MESSAGE,
    most_questions,
    most_texts,
    too_many,
)
from anora_quiz.quiz import values
from anora_quiz.quiz.parts import NO_LANGUAGE
from anora_quiz.quiz.question import Snippet, Source
from anora_quiz.quiz.values import is_forbidden

_PAGE_BREAKS = str.maketrans("\v\f", "\n\n")


class Findings:
    """Counts what is found in a file, and keeps the notes on it.

    Methods raise `PackError` once the file holds more than a file of its length should.
    """

    def __init__(self, length: int = 0) -> None:
        """Start with nothing found; ``length`` is that of the file, in characters."""
        self.found = 0
        """How many questions were found, including those that were left out."""

        self.notes: list[Note] = []
        self.omitted_notes = 0
        """How many notes were not kept because there were too many."""

        self._most = most_questions(length)
        self._most_texts = most_texts(length)
        self._texts = 0

    def note(self, line: int, message: str, *names: object) -> None:
        """Add a note that something was changed, or that a part of a question was left out.

        Each {} in ``message`` stands for one of ``names``, such as a text of the question.
        """
        if len(self.notes) < self._most:
            self.notes.append(_note(line, message, names))
        else:
            self.omitted_notes += 1

    def note_removed(self, line: int, texts: Collection[Plain]) -> None:
        """Note the tags and media that were removed from the ``texts`` of a question."""
        if tags := listed(tag for text in texts for tag in text.tags):
            self.note(line, "removed formatting: {}", tags)
        # Which tags there were in each question interests few; which media does.
        if media := listed(medium for text in texts for medium in text.media):
            self.note(line, f"left out: {media}")

    def leave_out(self, line: int, reason: str, *names: object) -> None:
        """Count a question that can't be imported at all, with a note that gives the reason.

        Each {} in ``reason`` stands for one of ``names``.
        """
        self.count()
        self.notes.append(_note(line, f"{SKIPPED}{reason}", names, is_loss=True))

    def count(self) -> None:
        """Count a question."""
        self.found += 1
        if self.found > self._most:
            raise too_many("questions", self._most)

    def clean(self, line: int, text: str) -> str:
        """Return ``text`` without what a pack can't hold, and note what was removed."""
        self._texts += bool(text)
        if self._texts > self._most_texts:
            raise too_many("texts", self._most_texts)
        if text.isprintable():
            return text
        # Line ends of Windows and old Macs are line ends, not control characters in the text.
        text = with_plain_ends(text)
        text_with_breaks = text.translate(_PAGE_BREAKS)
        if text_with_breaks != text:
            self.note(line, "changed vertical tabs and form feeds to line breaks")
        forbidden = set(filter(is_forbidden, set(text_with_breaks)))
        if forbidden:
            listed = ", ".join(sorted(f"U+{ord(character):04X}" for character in forbidden))
            self.note(line, f"removed control characters: {listed}")
        return text_with_breaks.translate(dict.fromkeys(map(ord, forbidden)))

    def snippet(self, line: int, code: str, language: str) -> Snippet | None:
        """Return a snippet, without a ``language`` that has no valid name; None without code."""
        text = self.clean(line, code)
        try:
            known = values.language("language", language)
        except values.InvalidValue:
            known = NO_LANGUAGE
        return Snippet(text, known) if text.strip() else None

    def clean_all(self, line: int, value: Any) -> Any:
        """Return ``value`` with all its texts cleaned, and note what was removed."""
        match value:
            case str():
                return self.clean(line, value)
            case Source():
                names = Source.__slots__
                parts = {name: self.clean_all(line, getattr(value, name)) for name in names}
                return Source(**{name: part for name, part in parts.items() if not is_blank(part)})
            case tuple():
                items = tuple(self.clean_all(line, each) for each in value)
                kept = tuple(each for each in items if not is_blank(each))
                if len(kept) < len(items):
                    self.note(line, "left out an empty list item")
                return kept
            case _:
                return value


def is_blank(value: Any) -> bool:
    """Return whether a pack couldn't tell ``value`` from a field that is left out."""
    match value:
        case str():
            return not value.strip()
        case Source():
            return value == Source()
        case tuple():
            return not value
        case _:
            return value is None


def _note(line: int, message: str, names: tuple[object, ...], *, is_loss: bool = False) -> Note:
    # A message without names may have braces of its own.
    text = message.format(*names) if names else message
    return Note(_cut(text), line, template=_cut(message), is_loss=is_loss)


def _cut(message: str) -> str:
    is_long = len(message) > LONGEST_MESSAGE
    return f"{message[:LONGEST_MESSAGE]}…" if is_long else message
