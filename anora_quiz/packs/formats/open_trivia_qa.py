"""The lists of the OpenTriviaQA project.

A question opens with ``#Q``, its right answer with ``^``, each option with a capital letter
and a space, in the order of the alphabet. Lines that open with none of these carry on the
text before them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.collector import Collector, Option
from anora_quiz.packs.formats.decoding import lines_of, with_plain_ends
from anora_quiz.packs.pack import Header
from anora_quiz.quiz.marking.spelling import fold

_QUESTION = "#Q"
_ANSWER = "^"
_CAPITAL = re.compile(r"([A-Z])(?=[ \t]|$)")
_LOWER = re.compile(r"([a-z])(?=[ \t]|$)")
_BRACKETED = re.compile(r"\(?([A-Za-z])(?:\)|[.:](?=[ \t]|$))")
_DASH = re.compile(r"()[-*•–](?=[ \t]|$)")
_TRUTH = {"true": True, "false": False}
_MOST_LINES = 1000  # of a question
_FARTHEST = 1  # letters that may be lacking between two options

_Line = tuple[int, str]


@dataclass(slots=True)
class _Text:
    """A text that grows line by line."""

    line: int
    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass(slots=True)
class _Entry:
    """A question as it stands in the file."""

    question: _Text
    answers: list[_Text] = field(default_factory=list)
    options: list[_Text] = field(default_factory=list)


class OpenTriviaQA:
    """Imports ``#Q`` lists."""

    name: ClassVar[str] = "opentriviaqa"
    about: ClassVar[str] = "lists of the OpenTriviaQA project (#Q, ^, A to Z)"

    def looks_like(self, text: str, filename: str) -> bool:  # noqa: ARG002
        """Tell whether some line opens with ``#Q`` and some later one with ``^``."""
        text = with_plain_ends(text)
        return bool(re.search(r"^#Q[ \t]", text, re.MULTILINE)) and "\n^" in text

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` where no line opens with #Q."""
        collector = Collector(len(text))
        blocks = _blocks(with_plain_ends(text))
        before = [(number, line.strip()) for number, line in next(blocks).lines if line.strip()]
        if before:
            number, line = before[0]
            rest = ", and what follows" if len(before) > 1 else ""
            message = f"left out, as no question has begun: {scalars.quoted(line)}{rest}"
            collector.note(number, message)
        block = None
        for block in blocks:
            if block.count > _MOST_LINES:
                collector.lose(block.lines[0][0], f"it has more than {_MOST_LINES:,} lines")
            else:
                _draft(_Reader(collector, block.lines).entry(), collector)
        if block is None:
            raise PackError("this is no list of questions: none of its lines opens with #Q")
        return collector.imported(header)


@dataclass(slots=True)
class _Block:
    """Lines that belong together; ``count`` tells how many there are, however few are kept."""

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
        self._drafts = collector
        self._block = block
        self._odd = _odd_opening(block)
        self._next = ord("A")  # the letter of the next option
        self._is_odd_told = False

    def entry(self) -> _Entry:
        """Return the question, and note what is not as it should be."""
        (first, opening), *rest = self._block
        part = _Text(first, [opening.partition(_QUESTION)[2]])
        entry = _Entry(part)
        has_gap = False
        for number, line in rest:
            words = line.strip()
            if not words:
                has_gap = True
                continue
            if words.startswith(_ANSWER):
                part = _Text(number, [words.removeprefix(_ANSWER).strip()])
                entry.answers.append(part)
            elif entry.answers and (option := self._option(number, words)) is not None:
                part = _Text(number, [option])
                entry.options.append(part)
            else:
                # A blank line within a text is a part of it, and so are spaces at line ends.
                part.lines += ["", line] if has_gap else [line]
            has_gap = False
        return entry

    def _option(self, number: int, words: str) -> str | None:
        """Return the option that a line opens, or None where it carries on what is before."""
        for opening in (_CAPITAL, _BRACKETED, self._odd):
            found = opening.match(words) if opening else None
            if found is None:
                continue
            letter = found[1].upper()
            lacking = ord(letter) - self._next if letter else 0
            if not 0 <= lacking <= _FARTHEST:
                message = f"is taken for a part of the text above: {letter} is not next"
                self._drafts.note(number, f"{scalars.quoted(words)} {message}")
                return None
            if lacking:
                self._drafts.note(number, f"the option {chr(self._next)} is lacking before this")
            if opening is not _CAPITAL and not self._is_odd_told:
                self._is_odd_told = True
                message = "is taken for an option, which should open with “A ”, “B ” …"
                self._drafts.note(number, f"{scalars.quoted(words)} {message}")
            self._next += lacking + 1
            return words[found.end() :].strip()
        return None


def _odd_opening(block: Iterable[_Line]) -> re.Pattern[str] | None:
    """Return what opens options in a question where neither ``A`` nor ``A)`` does."""
    lines = [line.strip() for _, line in block]
    answer = next((place for place, line in enumerate(lines) if line.startswith(_ANSWER)), -1)
    below = lines[answer + 1 :]
    if any((line[:1] == "A" and _CAPITAL.match(line)) or _BRACKETED.match(line) for line in below):
        return None
    # One line that opens with “a ” is a sentence.
    letters = {found[1] for line in below if (found := _LOWER.match(line))}
    return _LOWER if letters >= {"a", "b"} else _DASH


def _draft(entry: _Entry, collector: Collector) -> None:
    line, question = entry.question.line, str(entry.question)
    answers = [each for each in entry.answers if str(each)]
    options = [Option(str(each), line=each.line) for each in entry.options]
    reason = _flaw(entry, answers)
    if reason:
        collector.lose(line, reason)
        return
    answer, *others = map(str, answers)
    truths = {option.text.casefold() for option in options}
    if truths == set(_TRUTH) and answer.casefold() in _TRUTH:
        collector.true_false(line, question, answer=_TRUTH[answer.casefold()])
        return
    same = next((option for option in options if option.text == answer), None)
    same = same or next((option for option in options if fold(option.text) == fold(answer)), None)
    if same is None and options:
        message = f"the answer {scalars.quoted(answer)} is none of the options: added to them"
        collector.note(line, message)
    elif same is not None and same.text != answer:
        message = f"is the answer, which is spelt {scalars.quoted(answer)}"
        collector.note(same.line, f"the option {scalars.quoted(same.text)} {message}")
    right = {fold(other) for other in others}
    wrong = [each for each in options if each is not same and fold(each.text) not in right]
    if others and not wrong:
        collector.note(line, "no wrong option is left: asked as a question with a typed answer")
        collector.text(line, question, answer, others)
        return
    for each in answers[1:]:
        message = f"a second right answer left out of the options: {scalars.quoted(str(each))}"
        collector.note(each.line, message)
    collector.choice(line, question, answer, wrong)


def _flaw(entry: _Entry, answers: list[_Text]) -> str:
    """Return why a question cannot be asked; empty where it can be."""
    if not answers:
        return "it has no answer, which a line that opens with ^ would give"
    if not entry.options and any(len(each.lines) > 1 for each in answers):
        return "its answer has several lines, of which some may be options"
    truths = {str(each).casefold() for each in (*answers, *entry.options)}
    if len(answers) > 1 and truths == set(_TRUTH):
        return "both true and false are given as right"
    right = {fold(str(each)) for each in answers}
    # Behind an option that is out of order, the right answer may stand in the text of another.
    hidden = (found for each in entry.options for found in map(_CAPITAL.match, each.lines[1:]))
    rests = (found.string[found.end() :] for found in hidden if found)
    if not right & {fold(str(each)) for each in entry.options} and any(
        fold(rest) in right for rest in rests
    ):
        return "its options are not in the order of the alphabet"
    return ""
