"""The trivia lists of Red, the chat bot: a YAML mapping of questions to accepted answers.

The lists are read as packs are, with every character as typed: ``No`` stays No and ``010``
stays 010, which a loader of YAML makes false and 8 of. A question that stands twice is
two questions here, and one in Red, which keeps the last.

A text that is no YAML as a whole is cut into its questions, each of which is read alone, so
that a mistake costs no more than its own question and no answer goes to another one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.decoding import with_plain_ends
from anora_quiz.packs.formats.size_limits import most_questions, most_texts, too_many
from anora_quiz.packs.pack import Header
from anora_quiz.packs.problems import Problem, TooComplex
from anora_quiz.packs.syntax.context import Document
from anora_quiz.packs.syntax.parse import parse
from anora_quiz.packs.syntax.tree import (
    FixedPosition,
    Mapping,
    Scalar,
    Sequence,
    UnreadableValue,
    Value,
)

_HEADS = {"AUTHOR": "author", "DESCRIPTION": "about"}
_SETTINGS = "CONFIG"
_LISTED = re.compile(r"^[^\s#-][^\n]*:[ \t]*\n[ \t]*-[ \t]", re.MULTILINE)
_NO_LIST = "this is no list of Red's: it should map questions to answers"
# A file is cut where a line in the first column begins a question. A dash may begin one (-1?:)
# where no blank is behind it; a closing bracket, or the colon behind a ?, carries one on.
_OPENING = re.compile(r"[^\s#:\]}-]|:(?=\S)|-(?=[^\s-].*:(?:\s|$))")
_ITEM = re.compile(r"([ \t]*)-(?=[ \t]|$)")
_MOST_TORN = 3000  # lines
# What ends the reading of a whole file: the questions behind it would be lost.
_ENDS = ("yaml", "second-document")
_BAD_KEY = "bad-key"


class Red:
    """Imports Red's trivia lists."""

    name: ClassVar[str] = "red"
    about: ClassVar[str] = "trivia lists of Red, the chat bot (YAML)"

    def looks_like(self, text: str, filename: str) -> bool:
        """Tell whether the file is YAML that maps questions to lists, and no pack."""
        text = with_plain_ends(text)
        is_yaml = filename.casefold().endswith((".yaml", ".yml"))
        is_pack = re.search(r"^questions:", text, re.MULTILINE) is not None
        return is_yaml and not is_pack and _LISTED.search(text) is not None

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` where it is no mapping."""
        collector = Collector(len(text))
        about: dict[str, str] = {}
        lines: dict[str, int] = {}
        for line, name, value in _entries(with_plain_ends(text), collector):
            if name in _HEADS and isinstance(value, Scalar | Sequence):
                said = collector.clean(line, ", ".join(_texts(value)))
                about |= {_HEADS[name]: said} if said.strip() else {}
            elif name == _SETTINGS:
                collector.note(line, "CONFIG left out: it is about Red, not the questions")
            else:
                if name in lines:
                    collector.note(line, f"this is asked in line {lines[name]}, too; both are kept")
                lines.setdefault(name, line)
                _draft(line, name, value, collector)
        made = Header(
            id=header.id,
            title=header.title,
            about=about.get("about", header.about),
            author=about.get("author", header.author),
        )
        return collector.imported(made)


_Entry = tuple[int, str, Value]  # the line, the question, its answers


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some lines of the file, the first of them its line ``first`` (from 0)."""

    first: int
    lines: list[str]

    def cut(self, starts: Iterable[int]) -> "Iterator[_Piece]":
        """Yield what is before the first of ``starts``, then a piece from each of them on."""
        for start, end in pairwise([0, *starts, len(self.lines)]):
            yield _Piece(self.first + start, self.lines[start:end])

    def parsed(self) -> Document:
        """Return what stands in it. Raises `PackError` for what would take no end to read."""
        try:
            return parse("\n".join(self.lines), "")
        except TooComplex as error:
            line = self.first + error.problem.line
            raise PackError(f"this cannot be read, for line {line}: {error}") from None

    def note(self, problem: Problem, collector: Collector) -> None:
        """Tell a problem met in this piece. A question that is a list or mapping is lost."""
        message, line = f"{problem.message} ({problem.hint})", self.first + problem.line
        if self.is_question(problem):
            collector.lose(line, message)
        else:
            collector.note(line, message)

    def is_question(self, problem: Problem) -> bool:
        """Tell whether it is a question, and none of what is in an answer, that is no text."""
        before = self.lines[problem.line - 1][: problem.column - 1]
        return problem.code == _BAD_KEY and (not before or before.rstrip() == "?")


def _entries(text: str, collector: Collector) -> list[_Entry]:
    """Return what ``text`` maps. Raises `PackError` where it maps nothing."""
    most, most_lines = most_questions(len(text)), most_texts(len(text))
    if text.count("\n") > most_lines:
        raise too_many("lines", most_lines)
    whole = _Piece(0, text.split("\n"))
    starts = [number for number, line in enumerate(whole.lines) if _OPENING.match(line)]
    if len(starts) > most:
        raise too_many("questions", most)
    document = whole.parsed()
    if not any(problem.code in _ENDS for problem in document.problems):
        if not isinstance(document.value, Mapping):
            raise PackError(_NO_LIST)
        for problem in document.problems:
            whole.note(problem, collector)
        return _mapped(whole, document.value)
    before, *pieces = whole.cut(starts)
    for number, line in enumerate(before.lines, start=1):
        if line.strip() and not line.startswith(("#", "---")):
            collector.note(number, "left out, as no question is above it")
    found = list(_read_one_by_one(pieces, collector))
    if not found:
        raise PackError(_NO_LIST)
    return found


def _read_one_by_one(pieces: Iterable[_Piece], collector: Collector) -> Iterator[_Entry]:
    torn = 0
    for piece in pieces:
        document = piece.parsed()
        if any(problem.code == "yaml" for problem in document.problems):
            torn += len(piece.lines)
            if torn > _MOST_TORN:  # each takes many times as long as a good one
                message = f"more than {_MOST_TORN:,} lines are of questions that are no YAML"
                raise PackError(message)
            yield from _torn(piece, collector)
        else:
            yield from _entries_in(piece, document, collector)


def _mapped(piece: _Piece, value: Mapping) -> list[_Entry]:
    return [(piece.first + key.location.line, key.text, answers) for key, answers in value.entries]


def _entries_in(piece: _Piece, document: Document, collector: Collector) -> list[_Entry]:
    """Return the question that stands in ``document``, which is all of a piece, if any."""
    for problem in document.problems:
        piece.note(problem, collector)
    if isinstance(document.value, Mapping):
        return _mapped(piece, document.value)
    collector.lose(piece.first + 1, "no colon ends the question")
    return []


def _torn(piece: _Piece, collector: Collector) -> list[_Entry]:
    """Return the question of a piece with a mistake in it: its words and each answer alone."""
    marks = [(number, _ITEM.match(line)) for number, line in enumerate(piece.lines)]
    indents = [(number, mark[1]) for number, mark in marks if mark]
    starts = [number for number, indent in indents if indent == indents[0][1]]
    head, *items = piece.cut(starts)
    document = head.parsed()
    asked = _mapped(head, document.value) if isinstance(document.value, Mapping) else []
    is_good = len(asked) == 1 and isinstance(asked[0][2], Scalar) and not asked[0][2].text
    if not is_good or any(problem.code == "yaml" for problem in document.problems):
        for problem in document.problems or piece.parsed().problems:
            collector.note(head.first + problem.line, f"{problem.message} ({problem.hint})")
        collector.lose(piece.first + 1, "the question cannot be told from its answers")
        return []
    answers: list[Value] = []
    for item in items:
        found = item.parsed()
        for problem in found.problems:
            item.note(problem, collector)
        is_torn = any(problem.code == "yaml" for problem in found.problems)
        match found.value:
            case Sequence(items=good) if not is_torn:
                answers += good
            case _:
                answers.append(UnreadableValue(FixedPosition(item.first, 0)))
    return [(asked[0][0], asked[0][1], Sequence(FixedPosition(piece.first, 0), answers))]


def _draft(line: int, asked: str, value: Value, collector: Collector) -> None:
    if isinstance(value, UnreadableValue):
        collector.lose(line, "its answers cannot be read")
        return
    if isinstance(value, Mapping):
        collector.lose(line, "its answers are no list")
        return
    answers = [text for text in _texts(value) if text.strip()]
    if not answers:
        has_lost = isinstance(value, Sequence) and any(
            isinstance(one, UnreadableValue) for one in value.items
        )
        collector.lose(line, "its answers cannot be read" if has_lost else "it has no answer")
        return
    if isinstance(value, Sequence) and len(answers) < len(value.items):
        collector.note(line, "an answer left out, as it is empty or no text")
    collector.text(line, asked, answers[0], answers[1:])


def _texts(value: Scalar | Sequence) -> list[str]:
    if isinstance(value, Scalar):
        return [value.text]
    return [item.text for item in value.items if isinstance(item, Scalar)]
