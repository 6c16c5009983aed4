"""Import and export of Aiken, Moodle's simplest format: https://docs.moodle.org/en/Aiken_format.

A question, lines with its options that start with ``A.`` or ``A)``, and ``ANSWER: B``. Whether
a line is an option depends on the lines around it, too: a question may start with
``J. K. Rowling``.
"""

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Exported, Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.decoding import lines_of, normalized
from anora_quiz.packs.formats.losses import Kept, Losses
from anora_quiz.packs.formats.options import Option
from anora_quiz.packs.formats.printed import listed_options
from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.kinds.choice import Choice
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.question import Question, Right, Wrong

_OPTION = re.compile(r"([A-Za-z])[.)](\s*)")
_ANSWER = re.compile(r"ANSWER\s*:", re.IGNORECASE)
_ANSWER_LINE = re.compile(r"^[ \t]*ANSWER:[ \t]*[A-Z]\b", re.MULTILINE)
_OPTION_LINE = re.compile(r"^[ \t]*A[.)]", re.MULTILINE)
_BETWEEN_LETTERS = re.compile(r"[\s,;&.)]+")
_SUFFIX = ".txt"
_KEPT: Kept = {
    Question: ("question",),
    Choice: ("answer", "wrong"),
    TrueFalse: ("answer",),
    Wrong: ("text",),
    Right: ("text",),
}
_MOST_OPTIONS = len(string.ascii_uppercase)
_MOST_LINES = 1000  # of a question
_LONGEST_WORD = len("ANSWER")


@dataclass(slots=True)
class _Line:
    """A line that is not blank; ``letter`` is the one it starts with if it looks like an option."""

    number: int
    stripped: str
    letter: str = ""
    text_after_letter: str = ""
    has_space: bool = True
    is_after_blank_line: bool = False


@dataclass(slots=True)
class _FoundOption:
    """An option while it is read: its letter, the line it starts on, and its lines."""

    letter: str
    line: int
    lines: list[str]
    continuation: list[_Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The option as one text."""
        return "\n".join([*self.lines, *(line.stripped for line in self.continuation)])


@dataclass(slots=True)
class _Entry:
    """A question while it is read; ``answer`` is its ANSWER line, if it has one."""

    question: list[_Line] = field(default_factory=list)
    options: list[_FoundOption] = field(default_factory=list)
    answer: _Line | None = None
    count: int = 0
    """How many lines it has; those beyond `_MOST_LINES` are counted but not kept."""

    @property
    def line(self) -> int:
        """The number of its first line, or 0 if it has none."""
        numbers = [line.number for line in self.question] or [each.line for each in self.options]
        return numbers[0] if numbers else (self.answer.number if self.answer else 0)


class Aiken:
    """Imports and exports Aiken."""

    name: ClassVar[str] = "aiken"
    about: ClassVar[str] = "Aiken, Moodle's simple multiple-choice format"
    suffix: ClassVar[str] = _SUFFIX

    def looks_like(self, text: str, filename: str) -> bool:
        """Return whether this is text with lines that start with ``ANSWER:`` and ``A.``."""
        name, text = filename.casefold(), normalized(text)
        is_text = name.endswith((_SUFFIX, ".aiken")) or "." not in name
        return is_text and bool(_ANSWER_LINE.search(text) and _OPTION_LINE.search(text))

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` if none has an answer."""
        collector = Collector(len(text))
        has_answer = False
        for entry in _entries(_lines(text)):
            has_answer = has_answer or entry.answer is not None
            _collect(entry, collector)
        if not has_answer:
            raise PackError("not an Aiken file: no line starts with ANSWER:, as in “ANSWER: B”")
        return collector.imported(header)

    def write(self, pack: Pack) -> Exported:
        """Return the choices and true-or-false questions of ``pack`` in Aiken."""
        losses = Losses(pack, _KEPT)
        blocks: list[str] = []
        for question in pack.questions:
            match question:
                case Choice() if len(question.wrong) < _MOST_OPTIONS:
                    texts, index = listed_options(question)
                    blocks.append(_block(question.question, texts, index))
                case Choice():
                    losses.leave_out(question, f"Aiken allows at most {_MOST_OPTIONS} options")
                    continue
                case TrueFalse():
                    index = 0 if question.answer else 1
                    blocks.append(_block(question.question, ["True", "False"], index))
                case _:
                    message = f"Aiken doesn't support kind `{question.kind}`"
                    losses.leave_out(question, message)
                    continue
            losses.keep(question, _changes(question))
        return Exported("\n".join(blocks), len(blocks), tuple(losses.notes))


def _lines(text: str) -> Iterator[_Line]:
    has_gap = False
    for number, line in lines_of(normalized(text)):
        stripped = line.strip()
        if not stripped:
            has_gap = True
            continue
        found = _OPTION.match(stripped)
        if found:
            space = bool(found[2]) or found.end() == len(stripped)
            yield _Line(number, stripped, found[1], stripped[found.end() :], space, has_gap)
        else:
            yield _Line(number, stripped, is_after_blank_line=has_gap)
        has_gap = False


def _entries(lines: Iterator[_Line]) -> Iterator[_Entry]:
    entry = _Entry()
    for line, following in pairwise(chain(lines, [_Line(0, "")])):
        entry.count += 1
        if _ANSWER.match(line.stripped):
            entry.answer = line
            yield entry
            entry = _Entry()
        elif entry.count > _MOST_LINES:
            continue
        elif not entry.options:
            if _is_first_option(entry, line, following):
                entry.options.append(
                    _FoundOption(line.letter, line.number, [line.text_after_letter])
                )
            else:
                entry.question.append(line)
        elif line.letter in ("A", "a") and entry.options[-1].continuation:
            # The lines above were not part of the last option, but the next question.
            question, entry.options[-1].continuation = entry.options[-1].continuation, []
            yield entry
            found_option = _FoundOption(line.letter, line.number, [line.text_after_letter])
            entry = _Entry(question, [found_option], count=len(question) + 1)
        elif _is_next_option(entry, line):
            entry.options.append(_FoundOption(line.letter, line.number, [line.text_after_letter]))
        elif line.is_after_blank_line:
            yield entry
            entry = _Entry([line], count=1)
        else:
            entry.options[-1].continuation.append(line)
    if entry.question or entry.options:
        yield entry


def _is_first_option(entry: _Entry, line: _Line, following: _Line) -> bool:
    if _are_consecutive(line.letter, following.letter):
        return True
    # The very first line is the question, even if it reads “A. Lincoln …”.
    return line.letter == "A" and line.has_space and bool(entry.question)


def _is_next_option(entry: _Entry, line: _Line) -> bool:
    last = entry.options[-1].letter
    if _are_consecutive(last, line.letter):
        return True
    return line.letter.isupper() and last.isupper() and line.has_space


def _are_consecutive(letter: str, following: str) -> bool:
    return bool(letter and following) and ord(following) == ord(letter) + 1


def _collect(entry: _Entry, collector: Collector) -> None:
    options = [(each.letter.upper(), Option(each.text, line=each.line)) for each in entry.options]
    chosen: set[str] = set()
    reason = _reason_to_leave_out(entry)
    if entry.answer and not reason:
        listed = [(letter, option.text) for letter, option in options]
        chosen, reason = _chosen(entry.answer, listed, collector)
    if reason:
        collector.leave_out(entry.line, reason)
        return
    if any(each.letter.islower() for each in entry.options):
        collector.note(entry.line, "read lowercase letters as option letters")
    question = _question(entry, collector)
    right = [option.text for letter, option in options if letter in chosen]
    wrong = [option for letter, option in options if letter not in chosen]
    if len(right) > 1:
        collector.note(entry.line, "several letters after ANSWER:; imported as kind `multiple`")
    collector.options(entry.line, question, right, wrong)


def _question(entry: _Entry, collector: Collector) -> str:
    texts: list[str] = []
    for line in entry.question:
        if texts and line.is_after_blank_line:
            below = scalars.quoted(line.stripped)
            message = "kept after a blank line as part of the question: {}"
            collector.note(line.number, message, below)
            texts.append("")
        texts.append(line.stripped)
    return "\n".join(texts)


def _reason_to_leave_out(entry: _Entry) -> str:
    """Return what is missing, or too much, for a question; empty if nothing is."""
    if entry.count > _MOST_LINES:
        return f"more than {_MOST_LINES:,} lines"
    if entry.answer is None:
        return "no ANSWER: line"
    if not entry.question:
        return "no question text before the options"
    counts = ("no options (lines starting with A. or A))", "only 1 option")
    return counts[len(entry.options)] if len(entry.options) < len(counts) else ""


def _chosen(
    answer: _Line, listed: list[tuple[str, str]], collector: Collector
) -> tuple[set[str], str]:
    """Return the letters of the ``listed`` options that are right, or why there are none."""
    word, _, typed = (each.strip() for each in answer.stripped.partition(":"))
    letters = [letter for letter, _ in listed]
    chosen = {letter.upper() for letter in _BETWEEN_LETTERS.split(typed) if letter}
    if not chosen:
        return chosen, "its ANSWER: line names no option"
    if not chosen <= set(letters):
        chosen = {a for a, text in listed if typed in (text, f"{a}. {text}", f"{a}) {text}")}
        if len(chosen) != 1:
            return set(), f"ANSWER: {scalars.quoted(typed)} isn't one of its options"
        collector.note(answer.number, "read {} as option {}", scalars.quoted(typed), min(chosen))
    if any(letters.count(letter) > 1 for letter in chosen):
        return set(), f"option {min(chosen)} appears twice"
    if word != "ANSWER":
        collector.note(answer.number, "read “{}:” as ANSWER:", word[:_LONGEST_WORD])
    return chosen, ""


def _block(question: str, texts: Iterable[str], index: int) -> str:
    lines = [
        f"{letter}. {_on_one_line(text)}"
        for letter, text in zip(string.ascii_uppercase, texts, strict=False)
    ]
    question_line = _on_one_line(question)
    prefix = "Question: " if _looks_like_syntax(question_line) else ""
    return "\n".join(
        [f"{prefix}{question_line}", *lines, f"ANSWER: {string.ascii_uppercase[index]}", ""]
    )


def _on_one_line(text: str) -> str:
    return " ".join(stripped for line in text.splitlines() if (stripped := line.strip()))


def _looks_like_syntax(question: str) -> bool:
    """Return whether Moodle would read the question as an option or an ANSWER line."""
    return bool(_OPTION.match(question) or _ANSWER.match(question))


def _changes(question: Question) -> Iterator[str]:
    """Yield messages on what changes in a question that is written."""
    texts = [question.question]
    if isinstance(question, Choice):
        texts += [*question.solution(), *(wrong.text for wrong in question.wrong)]
    if any(_on_one_line(text) != text for text in texts):
        yield "changed line breaks to spaces, and left out spaces around texts"
    if _looks_like_syntax(_on_one_line(question.question)):
        yield "added “Question:”, so that the text isn't read as an option or ANSWER:"
