"""Questions from elsewhere -> questions that a pack can hold.

Importers say here what they found; what cannot be asked as it is, is changed as little as
possible, with a note. The texts stay the author's to the letter, but for characters that
would play with the terminal.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from anora_quiz.packs import values
from anora_quiz.packs.characters import is_forbidden
from anora_quiz.packs.formats.base import Imported, Note
from anora_quiz.packs.pack import Header
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.forms import LONGEST_TEXT
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.match import Match
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.kinds.order import Order
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question, Source, Wrong
from anora_quiz.quiz.spelling import fold

_PAGE_BREAKS = str.maketrans("\v\f", "\n\n")
_LONGEST_ID = 40  # letters: ids are typed and read
_BEGINNING = 500  # characters of a question that are enough to make an id of


@dataclass(frozen=True, slots=True)
class Option:
    """A wrong option as it was found, with the line it stands in."""

    text: str
    because: str = ""
    line: int = 0


class Drafts:
    """Collects the questions of a file, in its order, and the notes on them.

    Each method takes the ``line`` of the question, its words, what its kind needs, and the
    ``common`` fields of all questions (``difficulty``, ``explanation``, ``tags`` …). A ``name``
    among them becomes the id if it can be one; without, the id is made of the question's words.
    """

    def __init__(self) -> None:
        """Start with none."""
        self.found = 0
        self.notes: list[Note] = []
        self._questions: list[Question] = []
        self._ids: set[str] = set()
        self._twins: Counter[str] = Counter()

    def imported(self, header: Header) -> Imported:
        """Return all that was collected, the notes by line."""
        notes = sorted(self.notes, key=lambda note: note.line)
        return Imported(header, tuple(self._questions), self.found, tuple(notes))

    def note(self, line: int, message: str) -> None:
        """Keep that something was changed, or a part of something left out."""
        self.notes.append(Note(message, line))

    def lose(self, line: int, reason: str) -> None:
        """Count a question that cannot be taken over at all."""
        self.found += 1
        self.notes.append(Note(f"left out: {reason}", line, is_loss=True))

    def clean(self, line: int, text: str) -> str:
        """Return ``text`` as it can stand in a pack, with a note on what went."""
        if text.isprintable():
            return text
        # Line ends of Windows and old Macs are line ends, no characters of the text.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        broken = text.translate(_PAGE_BREAKS)
        if broken != text:
            self.note(line, "vertical tabs and page breaks made line ends")
        bad = {letter for letter in broken if is_forbidden(letter)}
        if bad:
            names = ", ".join(sorted(f"U+{ord(letter):04X}" for letter in bad))
            self.note(line, f"control characters taken out of a text: {names}")
        return "".join(letter for letter in broken if letter not in bad)

    def choice(
        self, line: int, question: str, answer: str, wrong: Iterable[Option], **common: Any
    ) -> None:
        """Add a choice; without a wrong option it becomes a question with a typed answer."""
        right = self.clean(line, answer)
        options = self._apart(line, wrong, [right])
        if options:
            self._add(Choice, line, question, answer=right, wrong=options, **common)
        else:
            self.note(line, "no wrong option is left: asked as a question with a typed answer")
            self.text(line, question, right, **common)

    def multiple(
        self,
        line: int,
        question: str,
        answers: Sequence[str],
        wrong: Iterable[Option],
        **common: Any,
    ) -> None:
        """Add a question with several right options."""
        right = self._unlike(line, answers, "right option")
        options = self._apart(line, wrong, right)
        if len(right) == 1:
            self.choice(
                line, question, right[0], [Option(*_sides(one)) for one in options], **common
            )
        elif not options:
            self.lose(line, "all its options are right")
        else:
            self._add(Multiple, line, question, answers=tuple(right), wrong=options, **common)

    def true_false(self, line: int, question: str, *, answer: bool, **common: Any) -> None:
        """Add a statement that is true or false."""
        self._add(TrueFalse, line, question, answer=answer, **common)

    def text(
        self, line: int, question: str, answer: str, accept: Sequence[str] = (), **common: Any
    ) -> None:
        """Add a question with a typed answer; spellings too long to type are left out."""
        spellings = tuple(self.clean(line, each) for each in accept)
        kept = tuple(each for each in spellings if len(each) <= LONGEST_TEXT)
        if len(kept) < len(spellings):
            message = f"more than {LONGEST_TEXT} characters cannot be typed"
            self.note(line, f"an accepted spelling left out: {message}")
        self._add(Text, line, question, answer=answer, accept=kept, **common)

    def number(
        self, line: int, question: str, answer: Decimal, tolerance: Decimal, **common: Any
    ) -> None:
        """Add a question with a number for an answer; ``tolerance`` is not negative."""
        self._add(Number, line, question, answer=answer, tolerance=tolerance, **common)

    def order(self, line: int, question: str, items: Sequence[str], **common: Any) -> None:
        """Add things to put in order, at least two."""
        different = self._unlike(line, items, "item")
        if len(different) > 1:
            self._add(Order, line, question, items=tuple(different), **common)
        else:
            self.lose(line, "there are not two items to put in order")

    def match(
        self,
        line: int,
        question: str,
        pairs: Sequence[tuple[str, str]],
        decoys: Sequence[str] = (),
        **common: Any,
    ) -> None:
        """Add pairs to find, at least two; pairs with a side that stood before are left out."""
        lefts: set[str] = set()
        rights: set[str] = set()
        kept: list[tuple[str, str]] = []
        for pair in pairs:
            left, right = (self.clean(line, side) for side in pair)
            if not left.strip() or not right.strip():
                self.note(line, f"pair left out: a side is empty: “{left}” – “{right}”")
                continue
            if fold(left) in lefts or fold(right) in rights:
                message = f"pair left out: a side reads like one before: “{left}” – “{right}”"
                self.note(line, message)
                continue
            lefts.add(fold(left))
            rights.add(fold(right))
            kept.append((left, right))
        cleaned = self._clean(line, tuple(decoys))
        others = [decoy for decoy in cleaned if fold(decoy) not in rights]
        if len(others) < len(cleaned):
            self.note(line, "a decoy left out: it reads like a partner")
        if len(kept) > 1:
            others = self._unlike(line, others, "decoy")
            self._add(Match, line, question, pairs=tuple(kept), decoys=tuple(others), **common)
        else:
            self.lose(line, "there are not two pairs to find")

    def _add(
        self, kind: type[Question], line: int, question: str, *, name: str = "", **fields: Any
    ) -> None:
        asked = self._clean(line, question)
        cleaned = {name: self._clean(line, value) for name, value in fields.items()}
        # What is left out, and what is empty, are the same to a pack.
        filled = {name: value for name, value in cleaned.items() if not _is_blank(value)}
        required = [each.name for each in fields_of(kind).values() if each.is_required]
        lacking = [each for each in required if each not in ("id", "question", *filled)]
        if not asked.strip() or lacking:
            self.lose(line, "it asks nothing" if not asked.strip() else f"no {lacking[0]} is left")
            return
        made = kind(id=self._new_id(name, asked), question=asked, **filled)
        reasons = [fault.message for fault in made.faults() if not fault.is_warning]
        if reasons:
            self._ids.discard(made.id)
            self.lose(line, "; ".join(reasons))
            return
        self.found += 1
        self._questions.append(made)

    def _apart(self, line: int, wrong: Iterable[Option], right: Sequence[str]) -> tuple[Wrong, ...]:
        """Return the wrong options that read unlike the right ones and one another."""
        answers = {fold(text): text for text in right}
        seen: dict[str, str] = {}
        kept: list[Wrong] = []
        for option in wrong:
            place = option.line or line
            text, because = (self.clean(place, each) for each in (option.text, option.because))
            if not text.strip():
                self.note(place, "an empty option left out")
                continue
            folded = fold(text)
            twin = answers.get(folded, seen.get(folded))
            if twin is not None:
                self.note(place, f"option left out: “{text}” reads like “{twin}”")
                continue
            seen[folded] = text
            kept.append(Wrong(text, because if because.strip() else ""))
        return tuple(kept)

    def _unlike(self, line: int, texts: Sequence[str], what: str) -> list[str]:
        seen: dict[str, str] = {}
        for text in self._clean(line, tuple(texts)):
            twin = seen.get(fold(text))
            if twin is not None:
                self.note(line, f"{what} left out: “{text}” reads like “{twin}”")
            else:
                seen[fold(text)] = text
        return list(seen.values())

    def _clean(self, line: int, value: Any) -> Any:
        """Return ``value`` with texts that can stand in a pack, noting what went."""
        match value:
            case str():
                return self.clean(line, value)
            case Source():
                parts = {name: self._clean(line, getattr(value, name)) for name in value.__slots__}
                return Source(**{name: part for name, part in parts.items() if not _is_blank(part)})
            case tuple():
                items = tuple(self._clean(line, each) for each in value)
                kept = tuple(each for each in items if not _is_blank(each))
                if len(kept) < len(items):
                    self.note(line, "an empty text left out of a list")
                return kept
            case _:
                return value

    def _new_id(self, wanted: str, question: str) -> str:
        """Return an id: the same for the same file every time."""
        wanted = unicodedata.normalize("NFC", wanted)  # as ids are read
        stem = wanted if values.is_identifier(wanted) else values.slug(question[:_BEGINNING])
        if not wanted and len(stem) > _LONGEST_ID:
            stem = stem[:_LONGEST_ID].rpartition("-")[0] or stem[:_LONGEST_ID]
        name = stem
        while name in self._ids:
            self._twins[stem] += 1
            number = f"-{self._twins[stem] + 1}"
            name = stem[: values.LONGEST_IDENTIFIER - len(number)] + number
        self._ids.add(name)
        return name


def _sides(wrong: Wrong) -> tuple[str, str]:
    return wrong.text, wrong.because


def _is_blank(value: Any) -> bool:
    match value:
        case str():
            return not value.strip()
        case Source():
            return value == Source()
        case tuple():
            return not value
        case _:
            return value is None
