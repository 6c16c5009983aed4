"""Import of the trivia lists of Red, the chat bot: YAML that maps questions to accepted answers.

The lists are read as packs are, with every character as typed: ``No`` stays No and ``010``
stays 010, which other YAML loaders turn into false and 8. A question that appears twice is two
questions here, but one in Red, which keeps the last.

A text that is not valid YAML as a whole is split into its questions, each of which is read on
its own, so that a mistake affects only its own question and no answer goes to another one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, ClassVar

from anora_quiz.errors import PackError
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.collector import Collector
from anora_quiz.packs.formats.decoding import normalized
from anora_quiz.packs.formats.size_limits import most_questions, most_texts, too_many
from anora_quiz.packs.pack import Header
from anora_quiz.packs.problems import BrokenPack, Problem
from anora_quiz.packs.syntax.context import Document
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.parse import parse
from anora_quiz.packs.syntax.pieces import Piece
from anora_quiz.packs.syntax.tree import (
    FixedPosition,
    Mapping,
    Scalar,
    Sequence,
    UnreadableValue,
    Value,
    texts_of,
)

_HEADER_KEYS = {"AUTHOR": "author", "DESCRIPTION": "about"}
_SETTINGS = "CONFIG"
_LIST = re.compile(r"^[^\s#-][^\n]*:[ \t]*\n[ \t]*-[ \t]", re.MULTILINE)
_QUESTION_WITH_LIST = re.compile(
    r"^[^\s#-][^\n?？؟]*[?？؟][^\n]*:[ \t]*\n[ \t]*-[ \t]", re.MULTILINE
)
_HEADER = re.compile(rf"^(?:{'|'.join((*_HEADER_KEYS, _SETTINGS))}):", re.MULTILINE)
_NOT_A_LIST = "not a Red trivia list: expected questions with lists of answers"
# A file is split where a line starts a question in its first column. A dash may start one (-1?:)
# if no blank follows it; a closing bracket, or the colon after a ?, continues one.
_QUESTION = re.compile(r"^(?:[^\s#:\]}-]|:(?=\S)|-(?=[^\s-].*:(?:\s|$)))", re.MULTILINE)
_MOST_BROKEN_LINES = 3000  # lines
# Problems that end the reading of a whole file: the questions after them would be lost.
_FATAL_CODES = ("invalid-yaml", "multiple-documents")
_BAD_KEY = "invalid-field-name"


class Red:
    """Imports Red's trivia lists."""

    name: ClassVar[str] = "red"
    about: ClassVar[str] = "Red-DiscordBot trivia lists"

    def looks_like(self, text: str, filename: str) -> bool:
        """Return whether the file maps questions to lists, and is neither a pack nor settings.

        If it isn't named as YAML, it must say whose list it is, too.
        """
        name, text = filename.casefold(), normalized(text)
        is_yaml = name.endswith((".yaml", ".yml"))
        is_text = is_yaml or name.endswith(".txt") or "." not in name
        if not is_text or re.search(r"^questions:", text, re.MULTILINE):
            return False
        has_header = _HEADER.search(text) is not None
        if is_yaml and has_header:
            return _LIST.search(text) is not None
        return (is_yaml or has_header) and _QUESTION_WITH_LIST.search(text) is not None

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``. Raises `PackError` if it is not a mapping."""
        collector = Collector(len(text))
        header_fields: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        for line, name, value in _entries(normalized(text), collector):
            if name in _HEADER_KEYS and isinstance(value, Scalar | Sequence):
                joined = collector.clean(line, ", ".join(texts_of(value)))
                header_fields |= {_HEADER_KEYS[name]: joined} if joined.strip() else {}
            elif name == _SETTINGS:
                collector.note(line, "left out CONFIG (settings for Red)")
            else:
                if name in first_lines:
                    first = first_lines[name]
                    collector.note(line, "same question as on line {}; kept both", first)
                first_lines.setdefault(name, line)
                _collect(line, name, value, collector)
        return collector.imported(replace(header, **header_fields))


_Entry = tuple[int, str, Value]  # the line, the question, its answers


def _parsed(piece: Piece) -> Document:
    """Return the document in a piece. Raises `PackError` for one that takes too long to read."""
    try:
        return parse(piece.text, "")
    except BrokenPack as error:
        last = error.problems[-1]
        line = piece.first_line + last.location.line
        raise PackError(f"line {line}: {last.message}") from None


def _note(piece: Piece, problems: Iterable[Problem], collector: Collector) -> None:
    """Note the problems in a piece; leave out each question that is a list or mapping."""
    lines = Lines(piece.text)
    for problem in problems:
        line, column, _ = problem.location
        before = lines[line - 1][: column - 1]
        # Or else it is a key in an answer.
        is_question = problem.code == _BAD_KEY and (not before or before.rstrip() == "?")
        note = collector.leave_out if is_question else collector.note
        note(piece.first_line + line, f"{problem.message} ({problem.hint})")


def _entries(text: str, collector: Collector) -> list[_Entry]:
    """Return the entries of ``text``. Raises `PackError` if it has none."""
    most, most_lines = most_questions(len(text)), most_texts(len(text))
    if text.count("\n") > most_lines:
        raise too_many("lines", most_lines)
    if sum(1 for _ in _QUESTION.finditer(text)) > most:
        raise too_many("questions", most)
    whole = Piece(text, 0, 0, len(text))
    document = _parsed(whole)
    if not any(problem.code in _FATAL_CODES for problem in document.problems):
        if not isinstance(document.value, Mapping):
            raise PackError(_NOT_A_LIST)
        _note(whole, document.problems, collector)
        return _mapped(whole, document.value)
    before, *pieces = whole.split(_QUESTION)
    for number, line in enumerate(before.text.split("\n"), start=1):
        if line.strip() and not line.startswith(("#", "---")):
            collector.note(number, "left out a line before the first question")
    found = list(_read_one_by_one(pieces, collector))
    if not found:
        raise PackError(_NOT_A_LIST)
    return found


def _read_one_by_one(pieces: Iterable[Piece], collector: Collector) -> Iterator[_Entry]:
    broken_lines = 0
    for piece in pieces:
        document = _parsed(piece)
        if any(problem.code == "invalid-yaml" for problem in document.problems):
            broken_lines += piece.text.count("\n") + 1
            if broken_lines > _MOST_BROKEN_LINES:  # each takes many times as long as a valid one
                message = f"more than {_MOST_BROKEN_LINES:,} lines aren't valid YAML"
                raise PackError(message)
            yield from _repaired(piece, collector)
        else:
            yield from _entries_in(piece, document, collector)


def _mapped(piece: Piece, value: Mapping) -> list[_Entry]:
    return [
        (piece.first_line + key.location.line, key.text, answers) for key, answers in value.entries
    ]


def _entries_in(piece: Piece, document: Document, collector: Collector) -> list[_Entry]:
    """Return the question, if any, in ``document``, which is the whole of ``piece``."""
    _note(piece, document.problems, collector)
    if isinstance(document.value, Mapping):
        return _mapped(piece, document.value)
    collector.leave_out(piece.first_line + 1, "no colon after the question")
    return []


def _repaired(piece: Piece, collector: Collector) -> list[_Entry]:
    """Return the question of a piece with a mistake, reading its text and each answer alone."""
    question_piece, *items = piece.items()
    document = _parsed(question_piece)
    questions = (
        _mapped(question_piece, document.value) if isinstance(document.value, Mapping) else []
    )
    is_readable = (
        len(questions) == 1 and isinstance(questions[0][2], Scalar) and not questions[0][2].text
    )
    if not is_readable or any(problem.code == "invalid-yaml" for problem in document.problems):
        for problem in document.problems or _parsed(piece).problems:
            line = question_piece.first_line + problem.location.line
            collector.note(line, f"{problem.message} ({problem.hint})")
        collector.leave_out(piece.first_line + 1, "can't separate the question from its answers")
        return []
    answers: list[Value] = []
    for item in items:
        found = _parsed(item)
        _note(item, found.problems, collector)
        is_broken = any(problem.code == "invalid-yaml" for problem in found.problems)
        match found.value:
            case Sequence(items=readable) if not is_broken:
                answers += readable
            case _:
                answers.append(UnreadableValue(FixedPosition(item.first_line, 0)))
    return [
        (questions[0][0], questions[0][1], Sequence(FixedPosition(piece.first_line, 0), answers))
    ]


def _collect(line: int, question: str, value: Value, collector: Collector) -> None:
    if isinstance(value, Mapping):
        collector.leave_out(line, "its answers aren't a list")
        return
    items = value.items if isinstance(value, Sequence) else [value]
    answers = texts_of(value)
    if not answers:
        is_unreadable = any(isinstance(item, UnreadableValue) for item in items)
        reason = "its answers can't be read" if is_unreadable else "no answer"
        collector.leave_out(line, reason)
        return
    if len(answers) < len(items):
        collector.note(line, "left out an answer that is empty or not text")
    collector.text(line, question, answers[0], answers[1:])
