"""Import of the lists of the OpenTriviaQA project.

A question starts with ``#Q``, its right answer with ``^``, and each option with a capital
letter and a space, in alphabetical order. Lines that start with none of these continue the
text before them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.decoding import lines_of, normalized
from anora_quiz.packs.formats.options import Option, truth_value
from anora_quiz.packs.pack import Header
from anora_quiz.quiz.marking.folding import fold

_QUESTION = "#Q"
_ANSWER = "^"
_CAPITAL_OPTION = re.compile(r"([A-Z])(?=[ \t]|$)")
_LOWERCASE_OPTION = re.compile(r"([a-z])(?=[ \t]|$)")
_BRACKETED_OPTION = re.compile(r"\(?([A-Za-z])(?:\)|[.:](?=[ \t]|$))")
_BULLET_OPTION = re.compile(r"()[-*•–](?=[ \t]|$)")
_MOST_LINES = 1000  # of a question
_MOST_SKIPPED = 1  # letters that may be missing between two options

_Line = tuple[int, str]


@dataclass(slots=True)
class _Text:
    """A text that is built line by line, and the number of its first line."""

    line: int
    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass(slots=True)
class _Entry:
    """A question as the file has it."""

    question: _Text
    answers: list[_Text] = field(default_factory=list)
    options: list[_Text] = field(default_factory=list)


class OpenTriviaQA:
    """Imports ``#Q`` lists."""

    name: ClassVar[str] = "opentriviaqa"
    about: ClassVar[str] = "OpenTriviaQA lists"

    def looks_like(self, text: str, filename: str) -> bool:  # noqa: ARG002
        """Return whether some line starts with ``#Q`` and another one with ``^``."""
        text = normalized(text)
        return bool(re.search(r"^#Q[ \t]", text, re.MULTILINE)) and "\n^" in text

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` if no line starts with #Q."""
        collector = Collector(len(text))
        blocks = _blocks(normalized(text))
        before = [(number, line.strip()) for number, line in next(blocks).lines if line.strip()]
        if before:
            number, line = before[0]
            rest = " and what follows" if len(before) > 1 else ""
            message = f"left out {scalars.quoted(line)}{rest}: before the first question"
            collector.note(number, message)
        block = None
        for block in blocks:
            if block.count > _MOST_LINES:
                collector.leave_out(block.lines[0][0], f"more than {_MOST_LINES:,} lines")
            else:
                _collect(_Reader(collector, block.lines).entry(), collector)
        if block is None:
            raise PackError("not an OpenTriviaQA list: no line starts with #Q")
        return collector.imported(header)


@dataclass(slots=True)
class _Block:
    """The lines of a question; ``count`` includes those that were too many to keep."""

    lines: list[_Line] = field(default_factory=list)
    count: int = 0


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the lines before the first question, then those of each question."""
    block = _Block()
    for number, line in lines_of(text):
        if line.lstrip().startswith(_QUESTION):
            yield block
            block = _Block()
        block.count += 1
        if block.count <= _MOST_LINES:
            block.lines.append((number, line))
    yield block


class _Reader:
    """Reads the lines of one question."""

    def __init__(self, collector: Collector, block: list[_Line]) -> None:
        self._collector = collector
        self._lines = block
        self._fallback_pattern = _fallback_option(block)
        self._next = ord("A")  # the letter of the next option
        self._is_style_noted = False

    def entry(self) -> _Entry:
        """Return the question, and note whatever is not as it should be."""
        (first, question_line), *rest = self._lines
        current_text = _Text(first, [question_line.partition(_QUESTION)[2]])
        entry = _Entry(current_text)
        has_gap = False
        for number, line in rest:
            stripped = line.strip()
            if not stripped:
                has_gap = True
                continue
            if stripped.startswith(_ANSWER):
                current_text = _Text(number, [stripped.removeprefix(_ANSWER).strip()])
                entry.answers.append(current_text)
            elif entry.answers and (option := self._option(number, stripped)) is not None:
                current_text = _Text(number, [option])
                entry.options.append(current_text)
            else:
                # Blank lines within a text belong to it, and so do spaces at the ends of lines.
                current_text.lines += ["", line] if has_gap else [line]
            has_gap = False
        return entry

    def _option(self, number: int, stripped: str) -> str | None:
        """Return the option that starts on a line, or None if it continues the text before it."""
        for pattern in (_CAPITAL_OPTION, _BRACKETED_OPTION, self._fallback_pattern):
            found = pattern.match(stripped) if pattern else None
            if found is None:
                continue
            letter = found[1].upper()
            skipped = ord(letter) - self._next if letter else 0
            if not 0 <= skipped <= _MOST_SKIPPED:
                message = "read {} as part of the text above ({} isn't the next letter)"
                self._collector.note(number, message, scalars.quoted(stripped), letter)
                return None
            if skipped:
                self._collector.note(number, "option {} is missing here", chr(self._next))
            if pattern is not _CAPITAL_OPTION and not self._is_style_noted:
                self._is_style_noted = True
                message = "read {} as an option (it should start with “A ”, “B ”, …)"
                self._collector.note(number, message, scalars.quoted(stripped))
            self._next += skipped + 1
            return stripped[found.end() :].strip()
        return None


def _fallback_option(block: Iterable[_Line]) -> re.Pattern[str] | None:
    """Return a pattern for options in a question where none starts with ``A`` or ``A)``."""
    lines = [line.strip() for _, line in block]
    answer = next((index for index, line in enumerate(lines) if line.startswith(_ANSWER)), -1)
    below = lines[answer + 1 :]
    if any(
        (line[:1] == "A" and _CAPITAL_OPTION.match(line)) or _BRACKETED_OPTION.match(line)
        for line in below
    ):
        return None
    # A single line that starts with “a ” is a sentence.
    letters = {found[1] for line in below if (found := _LOWERCASE_OPTION.match(line))}
    return _LOWERCASE_OPTION if letters >= {"a", "b"} else _BULLET_OPTION


def _collect(entry: _Entry, collector: Collector) -> None:
    line, question = entry.question.line, str(entry.question)
    answers = [each for each in entry.answers if str(each)]
    options = [Option(str(each), line=each.line) for each in entry.options]
    reason = _reason_to_leave_out(entry, answers)
    if reason:
        collector.leave_out(line, reason)
        return
    answer, *others = map(str, answers)
    match = next((option for option in options if option.text == answer), None)
    match = match or next((option for option in options if fold(option.text) == fold(answer)), None)
    if match is None and options:
        collector.note(line, "added the answer {} to the options", scalars.quoted(answer))
    elif match is not None and match.text.casefold() != answer.casefold():
        names = (scalars.quoted(match.text), scalars.quoted(answer))
        collector.note(match.line, "the option {} matches the answer {}", *names)
    right = {fold(other) for other in others}
    wrong = [each for each in options if each is not match and fold(each.text) not in right]
    if others and not wrong:
        collector.note(line, "no wrong options left; imported as kind `text`")
        collector.text(line, question, answer, others)
        return
    for each in answers[1:]:
        collector.note(each.line, "left out a second correct option: {}", scalars.quoted(str(each)))
    collector.options(line, question, [answer], wrong)


def _reason_to_leave_out(entry: _Entry, answers: list[_Text]) -> str:
    """Return why a question can't be asked; empty if it can."""
    if not answers:
        return "no answer (a line starting with ^)"
    if not entry.options and any(len(each.lines) > 1 for each in answers):
        return "the answer has several lines, and some may be options"
    truths = {truth_value(str(each)) for each in (*answers, *entry.options)}
    if len(answers) > 1 and truths == {True, False}:
        return "both true and false are marked correct"
    right = {fold(str(each)) for each in answers}
    # An option that is out of order became part of the text before it. The right answer may be
    # such an option.
    possible_options = (
        found for each in entry.options for found in map(_CAPITAL_OPTION.match, each.lines[1:])
    )
    possible_texts = (found.string[found.end() :] for found in possible_options if found)
    if not right & {fold(str(each)) for each in entry.options} and any(
        fold(text) in right for text in possible_texts
    ):
        return "the options aren't in alphabetical order"
    return ""
