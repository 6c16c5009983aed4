"""What an importer found in a file, counted: questions, texts and notes."""

from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.size_limits import (
    LONGEST_MESSAGE,
    most_questions,
    most_texts,
    too_many,
)
from anora_quiz.packs.pack import is_forbidden
from anora_quiz.quiz.limits import LONGEST_TEXT, MOST_LINES

_LINE_ENDS = ("\n", "\x85", "\u2028", "\u2029")
_PAGE_BREAKS = str.maketrans("\v\f", "\n\n")


class Findings:
    """Counts what is found in a file, and keeps the notes on it.

    All raise `PackError` when the file holds more than one of its length should.
    """

    def __init__(self, length: int = 0) -> None:
        """Start with none; ``length`` is that of the file, in characters."""
        self.found = 0
        """How many questions were found, those that are lost among them."""

        self.notes: list[Note] = []
        self.untold = 0
        """How many notes were too many to keep."""

        self.is_too_long = False
        """Whether some text of the question that is read now is longer than a pack can hold."""

        self._most = most_questions(length)
        self._most_texts = most_texts(length)
        self._texts = 0

    def note(self, line: int, message: str) -> None:
        """Keep that something was changed, or a part of something left out."""
        if len(self.notes) < self._most:
            self.notes.append(Note(_cut(message), line))
        else:
            self.untold += 1

    def lose(self, line: int, reason: str) -> None:
        """Count a question that cannot be taken over at all."""
        self.count()
        self.notes.append(Note(_cut(f"left out: {reason}"), line, is_loss=True))

    def count(self) -> None:
        """Count a question, of which all is known now."""
        self.found += 1
        self.is_too_long = False
        if self.found > self._most:
            raise too_many("questions", self._most)

    def clean(self, line: int, text: str) -> str:
        """Return ``text`` as it can stand in a pack, with a note on what went."""
        self._texts += bool(text)
        if self._texts > self._most_texts:
            raise too_many("texts", self._most_texts)
        self.is_too_long |= len(text) > LONGEST_TEXT
        if text.isprintable():
            return text
        # Line ends of Windows and old Macs are line ends, no characters of the text.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        broken = text.translate(_PAGE_BREAKS)
        if broken != text:
            self.note(line, "vertical tabs and page breaks made line ends")
        bad = set(filter(is_forbidden, set(broken)))
        if bad:
            names = ", ".join(sorted(f"U+{ord(letter):04X}" for letter in bad))
            self.note(line, f"control characters taken out of a text: {names}")
        self.is_too_long |= sum(map(broken.count, _LINE_ENDS)) >= MOST_LINES
        return broken.translate(dict.fromkeys(map(ord, bad)))


def _cut(message: str) -> str:
    is_long = len(message) > LONGEST_MESSAGE
    return f"{message[:LONGEST_MESSAGE]}…" if is_long else message
