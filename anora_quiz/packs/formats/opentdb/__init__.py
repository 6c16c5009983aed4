"""Import of the Open Trivia Database: the JSON that its API returns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Imported, Note
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.decoding import normalized
from anora_quiz.packs.formats.html_text import unescape
from anora_quiz.packs.formats.opentdb.encodings import Decode, can_decode, encoding_of
from anora_quiz.packs.formats.opentdb.scanner import Entry, Scanner, line_numbers, meaning_of_code
from anora_quiz.packs.formats.options import Option, truth_value
from anora_quiz.packs.formats.tags import tag_of
from anora_quiz.packs.pack import Header
from anora_quiz.quiz.question import Difficulty

_KEYS = frozenset(
    {"type", "difficulty", "category", "question", "correct_answer", "incorrect_answers", "id"}
)


class OpenTDB:
    """Imports responses of the API, whole or only their results, in each of its encodings.

    ``boolean`` questions become true-or-false statements, ``multiple`` ones choices; a
    category becomes a tag.
    """

    name: ClassVar[str] = "opentdb"
    about: ClassVar[str] = "Open Trivia Database JSON (opentdb.com)"

    def looks_like(self, text: str, filename: str) -> bool:  # noqa: ARG002 - many are called .json
        """Return whether this is JSON with the keys that the API uses."""
        has_keys = '"correct_answer"' in text or '"response_code"' in text
        return normalized(text).lstrip()[:1] in ("[", "{") and has_keys

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` if it can't have any."""
        text = normalized(text)
        scanner = Scanner(text)
        scanner.read()
        _refuse_others(scanner)
        collector = Collector(len(text))
        listed = [list(_encoded_texts(entry.value)) for entry in scanner.entries]
        encoding, decode = encoding_of([texts for texts in listed if texts])
        if encoding:
            collector.note(0, f"decoded {encoding} text")
        reader = _EntryReader(collector, encoding, decode)
        for number, entry in enumerate(scanner.entries, start=1):
            reader.read_entry(number, entry)
        imported = collector.imported(header)
        notes = [
            *scanner.notes(),
            *_with_lines(
                imported.notes, line_numbers(text, [entry.offset for entry in scanner.entries])
            ),
        ]
        return replace(imported, notes=tuple(sorted(notes, key=lambda note: note.line)))


def _refuse_others(scanner: Scanner) -> None:
    code = next((code for code in scanner.codes if code != "0"), "")
    if code and not scanner.entries:
        raise PackError(meaning_of_code(code))
    has_keys = any(entry.value and not _KEYS.isdisjoint(entry.value) for entry in scanner.entries)
    if not scanner.codes and not has_keys:
        raise PackError(
            "not an Open Trivia Database response: expected objects with `question` and"
            " `correct_answer`"
        )


def _encoded_texts(value: Any) -> Iterator[str]:
    """Yield those texts of an entry that the API encodes."""
    if isinstance(value, dict):
        for found in (value[key] for key in value if key in _KEYS):
            listed = found if isinstance(found, list) else [found]
            yield from (text for text in listed if isinstance(text, str) and text)


class _EntryReader:
    """Turns entries into questions. In its notes, lines are the numbers of entries."""

    def __init__(self, collector: Collector, encoding: str, decode: Decode) -> None:
        self._collector = collector
        self._encoding = encoding
        self._decode_encoded = self._decode = decode
        self._tags: dict[str, str] = {}

    def read_entry(self, number: int, entry: Entry) -> None:
        """Add the question in ``entry``, or a note on why there is none."""
        found = entry.value
        if entry.problem or not isinstance(found, dict):
            self._collector.leave_out(number, entry.problem or "not an object with a question")
            return
        self._choose_decoding(number, found)
        question = self._text(found.get("question")) or ""
        answer = self._text(found.get("correct_answer")) or ""
        for name, text in (("question", question), ("correct_answer", answer)):
            if not text.strip():
                self._collector.leave_out(number, "`{}` is missing, empty, or not text", name)
                return
        for key in entry.repeated_keys:
            self._collector.note(number, "`{}` appears twice; used the last one", key)
        for key in (key for key in found if key not in _KEYS):
            self._collector.note(number, f"left out the unknown field {scalars.quoted(key)}")
        common = {
            "difficulty": self._difficulty(number, found.get("difficulty")),
            "tags": self._tag(number, found.get("category")),
            "name": self._text(found.get("id")) or "",
        }
        wrong = [Option(text) for text in self._wrong(number, found.get("incorrect_answers"))]
        kind, truth = self._kind(number, found.get("type")), truth_value(answer)
        if kind == "multiple":
            self._collector.choice(number, question, answer, wrong, **common)
        elif kind == "boolean" and truth is not None:
            if any(truth_value(option.text) is None for option in wrong):
                self._collector.note(number, "left out options other than True and False")
            self._collector.true_false(number, question, answer=truth, **common)
        else:
            if kind == "boolean":
                message = "{} is neither True nor False; imported with its options"
                self._collector.note(number, message, scalars.quoted(answer))
            self._collector.options(number, question, [answer], wrong, **common)

    def _choose_decoding(self, number: int, found: Any) -> None:
        """Decode the question as most others are, or else keep it as it is."""
        if not self._encoding:
            return
        is_encoded = can_decode(self._decode_encoded, _encoded_texts(found))
        self._decode = self._decode_encoded if is_encoded else unescape
        if not is_encoded:
            self._collector.note(number, f"kept a question as it is: not {self._encoding} text")

    def _text(self, value: Any) -> str | None:
        if isinstance(value, bool):
            return str(value)
        return self._decode(value) if isinstance(value, str) else None

    def _wrong(self, number: int, value: Any) -> list[str]:
        listed = value if isinstance(value, list) else [] if value is None else [value]
        texts = [self._text(each) for each in listed]
        if None in texts:
            self._collector.note(number, "left out a wrong answer: not text")
        return [text for text in texts if text is not None]

    def _kind(self, number: int, value: Any) -> str:
        """Return the type that the API names, or an empty text if it names none of its types."""
        name = self._text(value)
        if name is not None and name not in ("multiple", "boolean"):
            message = "unknown type {}; guessed from the answers"
            self._collector.note(number, message, scalars.quoted(name))
            return ""
        return name or ""

    def _difficulty(self, number: int, value: Any) -> Difficulty:
        name = self._text(value) or Difficulty.MEDIUM
        level = name.strip().casefold()
        if level in tuple(Difficulty):
            return Difficulty(level)
        self._collector.note(number, "unknown difficulty {}; used medium", scalars.quoted(name))
        return Difficulty.MEDIUM

    def _tag(self, number: int, value: Any) -> tuple[str, ...]:
        category = self._text(value) or ""
        if not category.strip():
            return ()
        if category not in self._tags:
            tag = self._tags[category] = tag_of(category.lower())
            shown = scalars.quoted(category)
            change = "changed the category {} to the tag “{}”"
            lost = "left out the category {}: no valid tag"
            self._collector.note(number, change if tag else lost, shown, tag)
        return tuple(tag for tag in (self._tags[category],) if tag)


def _with_lines(notes: Sequence[Note], lines: Sequence[int]) -> Iterator[Note]:
    """Yield ``notes`` with lines for the numbers of entries, which they name in shared lines."""
    shared = Counter(lines)
    for note in notes:
        line = lines[note.line]
        prefix = f"question {note.line}: " if shared[line] > 1 else ""
        yield replace(note, line=line, message=f"{prefix}{note.message}")
