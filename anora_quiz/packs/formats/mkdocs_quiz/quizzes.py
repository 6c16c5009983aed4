"""Reads one quiz of mkdocs-quiz: the question, its answers, and what is shown after them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from textwrap import dedent
from typing import Any

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.blanks import GAP, MARK, split_at_marks
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.html_text import Plain, listed
from anora_quiz.packs.formats.markdown_text import FENCE, bare_code, plain_markdown, split_code
from anora_quiz.packs.formats.mkdocs_quiz.pages import Quiz
from anora_quiz.packs.formats.options import Option
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.question import Snippet

_LONGEST = 200_000  # characters of a quiz
_MOST_BLANKS = 100
_ANSWER = re.compile(
    r"(?P<indent>[ \t]*+)(?:[-*+]|\d{1,3}[.)])[ \t]*+"
    r"\[(?P<mark>[^\[\]\n]?)\](?![(\[:])[ \t]*+(?P<text>.*)"
)
_FEEDBACK = re.compile(r"[ \t]*+>[ \t]?(.*)")
_RULE = re.compile(r"[ \t]*+---+[ \t]*+$")
_BLANK = re.compile(r"\[\[([^\[\]\n]++)\]\]")
_RIGHT, _WRONG = ("x", "X"), ("", " ")
# Before version 1.0, each line began with what it was.
_OLD = re.compile(r"(?:quiz-)?(question|answer-correct|answer|content):[ \t]*(.*)", re.IGNORECASE)
_LANGUAGE = re.compile(r"\{?[ \t]*\.?([^\s{}]+)")  # python, or {.python title="a"}
_ATTRIBUTE = re.compile(r"([\w:-]{1,80}+)(?:[ \t]*=[ \t]*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


@dataclass(slots=True)
class _Answer:
    """An option, with the lines of its text and of the feedback on it."""

    line: int
    mark: str
    text: list[str]
    feedback: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Parts:
    """The parts of a quiz as lines."""

    question: list[str] = field(default_factory=list)
    answers: list[_Answer] = field(default_factory=list)
    content: list[str] = field(default_factory=list)


def collect(quiz: Quiz, tags: tuple[str, ...], collector: Collector) -> None:
    """Add the question in ``quiz``, or leave it out; ``tags`` are those of its page."""
    if len(quiz.body) > _LONGEST:
        collector.leave_out(quiz.line, f"longer than {_LONGEST:,} characters")
        return
    first, _, rest = quiz.body.partition("\n")
    lines = [first.strip(), *dedent(rest).rstrip().split("\n")]
    is_marked = any(map(_ANSWER.match, lines))
    is_old = not is_marked and any(map(_OLD.match, lines))
    parts = _old_parts(quiz.line, lines) if is_old else _parts(quiz.line, lines)
    if not quiz.is_closed:
        collector.note(quiz.line, "the quiz isn't closed; read up to its last answer")
        parts.content = []
    _Reader(quiz, tags, collector).collect(parts)


def _parts(first_line: int, lines: Sequence[str]) -> _Parts:
    """Return the parts of a quiz whose answers are a list of boxes, or are in its text."""
    parts = _Parts()
    index = _first_answer(lines)
    parts.question = list(lines[:index])
    while index < len(lines) and (found := _ANSWER.match(lines[index])):
        answer = _Answer(first_line + index, found["mark"], [found["text"]])
        parts.answers.append(answer)
        index = _read_inside(answer, lines, index + 1, len(found["indent"]))
    parts.content = list(lines[index:])
    return parts


def _read_inside(answer: _Answer, lines: Sequence[str], index: int, indent: int) -> int:
    """Add to ``answer`` the lines that belong to it, and return the index of the next one.

    After an empty line, they belong to it only if another answer comes after them; otherwise,
    they are shown after all answers.
    """
    end = index
    while end < len(lines) and lines[end].strip() and _belongs(lines[end], indent):
        end += 1
    following = end
    while following < len(lines) and _belongs(lines[following], indent):
        following += 1
    if following < len(lines) and _ANSWER.match(lines[following]):
        end = following
    for line in lines[index:end]:
        quoted = _FEEDBACK.match(line)
        if quoted:
            answer.feedback.append(quoted[1])
        else:
            (answer.feedback or answer.text).append(line)
    return end


def _belongs(line: str, indent: int) -> bool:
    """Return whether ``line`` can belong to the answer before it, which has this ``indent``."""
    is_inside = not line.strip() or len(line) - len(line.lstrip()) > indent
    return not _ANSWER.match(line) and (is_inside or _FEEDBACK.match(line) is not None)


def _first_answer(lines: Sequence[str]) -> int:
    """Return the index of the first answer outside of blocks of code, or that after the end."""
    fence = ""
    for index, line in enumerate(lines):
        found = FENCE.match(line)
        if fence:
            fence = "" if found and found[1].startswith(fence) and not found[2] else fence
        elif found:
            fence = found[1]
        elif _ANSWER.match(line):
            return index
    return len(lines)


def _old_parts(first_line: int, lines: Sequence[str]) -> _Parts:
    """Return the parts of a quiz in the syntax before version 1.0."""
    parts = _Parts()
    into = parts.question
    for line, text in enumerate(lines, start=first_line):
        found = _OLD.match(text) if into is not parts.content else None
        if found is None:
            into.append(text)
        elif found[1].lower().startswith("answer"):
            mark = _RIGHT[0] if found[1].lower().endswith("correct") else ""
            parts.answers.append(_Answer(line, mark, [found[2]]))
            into = parts.answers[-1].text
        else:
            into = parts.question if found[1].lower() == "question" else parts.content
            into.append(found[2])
    return parts


class _Reader:
    """Turns the parts of one quiz into a question."""

    def __init__(self, quiz: Quiz, tags: tuple[str, ...], collector: Collector) -> None:
        self._line = quiz.line
        self._collector = collector
        self._read: list[Plain] = []
        self._common: dict[str, Any] = {"tags": tags}
        self._read_attributes(quiz.attributes)

    def collect(self, parts: _Parts) -> None:
        if len(parts.answers) > MOST_OPTIONS:
            self._collector.leave_out(self._line, f"more than {MOST_OPTIONS:,} options")
        elif parts.answers:
            self._options(parts)
        else:
            self._blanks(parts.question)
        self._collector.note_removed(self._line, self._read)

    def _options(self, parts: _Parts) -> None:
        unclear = [each for each in parts.answers if each.mark not in (*_RIGHT, *_WRONG)]
        if unclear:
            shown = scalars.quoted(f"[{unclear[0].mark}]")
            reason = "line {}: {} is neither [x] nor [ ]"
            self._collector.leave_out(self._line, reason, unclear[0].line, shown)
            return
        right: list[str] = []
        wrong: list[Option] = []
        explained: list[str] = []
        for each in parts.answers:
            text, feedback = bare_code(self._plain(each.text)), self._plain(each.feedback)
            if each.mark in _WRONG:
                wrong.append(Option(text, feedback, each.line))
            else:
                right.append(text)
                explained.append(feedback)
        if not right:
            self._collector.leave_out(self._line, "no option is marked correct")
            return
        explained.append(self._content(parts.content))
        question, code, language = split_code("\n".join(parts.question))
        common = {
            **self._common,
            "explanation": "\n\n".join(dict.fromkeys(filter(None, explained))),
            "snippet": self._snippet(code, language),
        }
        self._collector.options(self._line, self._plain([question]), right, wrong, **common)

    def _blanks(self, lines: list[str]) -> None:
        rules = [index for index, line in enumerate(lines) if _RULE.match(line)]
        end = rules[0] if rules else len(lines)
        raw = "\n".join(lines[:end])
        found = _BLANK.findall(raw)
        if not 0 < len(found) <= _MOST_BLANKS:
            reason = "no options ([x] or [ ]) and no blanks ([[…]])"
            self._collector.leave_out(
                self._line, f"more than {_MOST_BLANKS} blanks" if found else reason
            )
            return
        answers = [bare_code(self._plain([each])).strip() for each in found]
        marked = _BLANK.sub(MARK, raw.replace(MARK, ""))
        words, code, language = split_code(marked)
        if MARK in code:
            words, code = marked, ""
        before, *rest = split_at_marks(self._plain([words]))
        question = before + "".join(f"{GAP}{part or ' '}" for part in rest)
        common = {
            **self._common,
            "answers": tuple((each,) for each in answers),
            "explanation": self._content(lines[end:]),
            "snippet": self._snippet(code, language),
        }
        self._collector.add(Blanks, self._line, question.strip(), **common)

    def _snippet(self, code: str, language: str) -> Snippet | None:
        """Return the snippet with this code, if there is some."""
        named = _LANGUAGE.match(language)
        return self._collector.snippet(self._line, code, named[1] if named else "")

    def _read_attributes(self, attributes: str) -> None:
        """Take the id from the tag, and note what else it says."""
        others: list[str] = []
        for name, value in _ATTRIBUTE.findall(attributes[:1000]):
            if name == "id":
                self._common["name"] = value.strip("\"'")
            else:
                others.append(name)
        if others:
            self._collector.note(self._line, f"left out the tag's settings: {listed(others)}")

    def _content(self, lines: list[str]) -> str:
        """Return what is shown after the answers, without a rule that sets it apart."""
        filled = list(dropwhile(lambda line: not line.strip(), lines))
        return self._plain(filled[1:] if filled and _RULE.match(filled[0]) else lines)

    def _plain(self, lines: list[str]) -> str:
        text = "\n".join(lines)
        plain = plain_markdown(dedent(text) if len(lines) > 1 else text)
        self._read.append(plain)
        return plain.text.strip()
