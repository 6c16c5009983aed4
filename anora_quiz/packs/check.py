"""Values -> questions, or every problem with its place.

The checker knows no kind and no field by name: `quiz.fields` tells it what each dataclass
holds, and each kind says itself what its fields cannot be together (`Question.faults`).
"""

import dataclasses
import difflib
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, TypeVar

from anora_quiz.packs import values
from anora_quiz.packs.pack import FORMAT, Header, Pack
from anora_quiz.packs.problems import BrokenPack, Problem
from anora_quiz.packs.reader import (
    Mapping,
    Place,
    Scalar,
    Sequence,
    Unreadable,
    Value,
    parse,
    read_text,
)
from anora_quiz.quiz.fields import Field, Shape, fields_of
from anora_quiz.quiz.kinds import KINDS, find_kind
from anora_quiz.quiz.question import Question, Source, Wrong

_Item = TypeVar("_Item")
_Entries = dict[str, Value]
_KINDS = ", ".join(kind.kind for kind in KINDS)
_FIELDS_OF_ALL_KINDS = tuple(dict.fromkeys(name for kind in KINDS for name in fields_of(kind)))


def load(path: Path) -> Pack:
    """Return the pack in the file at ``path``.

    Raises `BrokenPack` with every problem that the file has.
    """
    try:
        document = parse(read_text(path), str(path))
    except Unreadable as error:
        raise BrokenPack([error.problem]) from None
    checker = _Checker(path)
    pack = checker.pack(document)
    if pack is None:
        raise BrokenPack(checker.problems)
    return pack


class _Reported(Exception):
    """A value that cannot be had; why is reported already."""


class _Checker:
    """Collects the problems of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def report(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(str(self.path), *place, code, message, hint))

    def pack(self, document: Value) -> Pack | None:
        """Return the pack in ``document``, or None where there are problems."""
        if not isinstance(document, Mapping):
            hint = "start with `format: 1` and `title: …`, then `questions:`"
            self.report(document.place, "no-pack", "this is no pack", hint)
            return None
        entries = self.entries(document, (*fields_of(Header), "format", "questions"))
        if "id" not in entries:
            entries["id"] = Scalar(document.place, values.slug(self.path.stem))
        self.format(document.place, entries.get("format"))
        header = self.build(Header, entries, document.place)
        questions = self.questions(document.place, entries.get("questions"), header)
        if self.problems or header is None:
            return None
        return Pack(path=self.path, header=header, questions=tuple(questions))

    def format(self, start: Place, value: Value | None) -> None:
        if value is None:
            message = "the number of the pack format is missing"
            self.report(start, "missing-field", message, f"add a line `format: {FORMAT}`")
        elif not isinstance(value, Scalar) or not value.text.isdecimal():
            message = "`format` is the number of the pack format"
            self.report(value.place, "bad-format", message, f"write `format: {FORMAT}`")
        elif value.text != str(FORMAT):
            hint = f"write `format: {FORMAT}`, or get a newer version of the program"
            message = f"this version reads pack format {FORMAT}, not {value.text}"
            self.report(value.place, "bad-format", message, hint)

    def questions(self, start: Place, value: Value | None, header: Header | None) -> list[Question]:
        if value is None:
            message, hint = "the pack has no `questions`", "add `questions:` and a list below it"
            self.report(start, "missing-field", message, hint)
            return []
        if not isinstance(value, Sequence) or not value.items:
            hint = "write each question below `questions:`, starting with `- id: …`"
            self.report(value.place, "no-questions", "there is no list of questions here", hint)
            return []
        lines: dict[str, int] = {}
        found = [self.question(item, header, lines) for item in value.items]
        return [question for question in found if question is not None]

    def question(
        self, item: Value, header: Header | None, lines: dict[str, int]
    ) -> Question | None:
        """Return the question in ``item``; ``lines`` says where the ids before it stand."""
        if not isinstance(item, Mapping):
            hint = "start it with `- id: …` and put its other fields below"
            self.report(item.place, "no-question", "this is no question", hint)
            return None
        kind = self.kind(item)
        entries = self.entries(item, (*(fields_of(kind) if kind else _FIELDS_OF_ALL_KINDS), "kind"))
        self.refuse_twin(entries.get("id"), lines)
        if kind is None:
            self.read_all(fields_of(Question), entries)
            return None
        question: Question | None = self.build(kind, entries, item.place)
        if question is None:
            return None
        for fault in question.faults():
            at = entries.get(fault.field)
            place = _place_of(at, fault.index) if at else item.place
            self.report(place, fault.code, fault.message, fault.hint)
        if question.source is None and header is not None and header.source is not None:
            return dataclasses.replace(question, source=header.source)
        return question

    def kind(self, item: Mapping) -> type[Question] | None:
        """Return the kind that ``item`` names, however its field is spelt."""
        known = [*_FIELDS_OF_ALL_KINDS, "kind"]
        named = {key.text: value for key, value in item.entries}
        for name, value in named.items():
            is_misspelt = name not in known and _closest(name, known) == "kind"
            if name == "kind" or (is_misspelt and "kind" not in named):
                return self.kind_named(value)
        message = "the question has no `kind`"
        self.report(item.place, "missing-field", message, f"add `kind:` and one of {_KINDS}")
        return None

    def kind_named(self, value: Value) -> type[Question] | None:
        try:
            name = values.text("kind", value)
        except values.Bad:
            message = "`kind` needs the name of a kind"
            self.report(value.place, "unknown-kind", message, f"write one of {_KINDS}")
            return None
        kind = find_kind(name)
        if kind is None:
            hint = _did_you_mean(_closest(name, [each.kind for each in KINDS])) or _KINDS
            self.report(
                value.place, "unknown-kind", f"there is no kind {values.quoted(name)}", hint
            )
        return kind

    def refuse_twin(self, identifier: Value | None, lines: dict[str, int]) -> None:
        if not isinstance(identifier, Scalar):
            return
        if identifier.text in lines:
            message = f"the id {values.quoted(identifier.text)} is taken by the question in line"
            line = lines[identifier.text]
            self.report(identifier.place, "duplicate-id", f"{message} {line}", "give another id")
        lines.setdefault(identifier.text, identifier.place.line)

    def entries(self, mapping: Mapping, known: Collection[str]) -> _Entries:
        """Return the ``known`` fields in ``mapping``, reporting unknown and doubled ones.

        A misspelt field is reported and then taken for what it was meant to be: its value
        may have mistakes of its own.
        """
        written = {key.text for key, _ in mapping.entries}
        found: _Entries = {}
        lines: dict[str, int] = {}
        for key, value in mapping.entries:
            name = key.text
            if name in lines:
                message = f"`{name}` stands twice, first in line {lines[name]}"
                self.report(key.place, "duplicate-field", message, "take one out")
                continue
            lines[name] = key.place.line
            if name not in known:
                meant = _closest(name, [each for each in known if each not in written])
                hint = _did_you_mean(meant) or f"known: {', '.join(known)}"
                self.report(key.place, "unknown-field", f"unknown field `{name}`", hint)
                name = meant
            if name:
                found.setdefault(name, value)
        return found

    def build(self, owner: type, entries: _Entries, start: Place) -> Any:
        """Return an ``owner`` made of ``entries``, or None where a required field fails.

        A field that may be left out and cannot be read is left out, so that more can be
        checked; it is a problem all the same.
        """
        fields = fields_of(owner)
        found = self.read_all(fields, entries)
        required = [name for name, field in fields.items() if field.is_required]
        for name in required:
            if name not in entries:
                self.report(start, "missing-field", f"`{name}` is missing", f"add `{name}: …`")
        return owner(**found) if all(name in found for name in required) else None

    def read_all(self, fields: dict[str, Field], entries: _Entries) -> dict[str, Any]:
        """Return what ``entries`` say, as ``fields`` want it, reporting what is wrong."""
        found: dict[str, Any] = {}
        for name, value in entries.items():
            if name in fields:
                try:
                    found[name] = _READERS[fields[name].shape](self, name, value)
                except values.Bad as bad:
                    self.report(*bad.found)
                except _Reported:
                    pass
        return found

    def source(self, name: str, value: Value) -> Source:
        if not isinstance(value, Mapping):
            hint = "write {title: …, publisher: …, year: …}"
            raise values.Bad(value.place, "bad-source", f"`{name}` needs fields of its own", hint)
        return self.part(Source, self.entries(value, fields_of(Source)), value.place)

    def pairs(self, name: str, value: Value) -> tuple[tuple[str, str], ...]:
        sides = [side for pair in values.pairs(name, value) for side in pair]
        texts = self.all_of(name, sides, values.text)
        return tuple(zip(texts[::2], texts[1::2], strict=True))

    def each(
        self, name: str, value: Value, read: Callable[[str, Value], _Item]
    ) -> tuple[_Item, ...]:
        """Return what ``read`` makes of each item of a list."""
        return self.all_of(name, values.items(name, value), read)

    def all_of(
        self, name: str, listed: Iterable[Value], read: Callable[[str, Value], _Item]
    ) -> tuple[_Item, ...]:
        """Return what ``read`` makes of all of ``listed``, reporting every bad one."""
        items: list[_Item] = []
        is_whole = True
        for item in listed:
            try:
                items.append(read(name, item))
            except values.Bad as bad:
                self.report(*bad.found)
                is_whole = False
            except _Reported:
                is_whole = False
        if not is_whole:
            raise _Reported
        return tuple(items)

    def part(self, owner: type[_Item], entries: _Entries, start: Place) -> _Item:
        """Return the ``owner`` that is part of a question. Raises `_Reported`."""
        made: _Item | None = self.build(owner, entries, start)
        if made is None:
            raise _Reported
        return made

    def wrong_option(self, name: str, item: Value) -> Wrong:
        if not isinstance(item, Mapping):
            return Wrong(values.text(name, item))
        known = fields_of(Wrong)
        if not any(_closest(key.text, [*known]) for key, _ in item.entries):
            # Most likely a text with a colon in it, such as the title of a film.
            hint = 'put quotes around a text with a colon: "like: this"'
            raise values.Bad(item.place, "no-text", f"an option of `{name}` is no text", hint)
        return self.part(Wrong, self.entries(item, known), item.place)


_READERS: dict[Shape, Callable[[_Checker, str, Value], Any]] = {
    Shape.TEXT: lambda _, name, value: values.text(name, value),
    Shape.IDENTIFIER: lambda _, name, value: values.identifier(name, value),
    Shape.URL: lambda _, name, value: values.url(name, value),
    Shape.FLAG: lambda _, name, value: values.flag(name, value),
    Shape.NUMBER: lambda _, name, value: values.number(name, value),
    Shape.YEAR: lambda _, name, value: values.year(name, value),
    Shape.DIFFICULTY: lambda _, name, value: values.difficulty(name, value),
    Shape.TEXTS: lambda checker, name, value: checker.each(name, value, values.text),
    Shape.IDENTIFIERS: lambda checker, name, value: checker.each(name, value, values.identifier),
    Shape.WRONG: lambda checker, name, value: checker.each(name, value, checker.wrong_option),
    Shape.PAIRS: _Checker.pairs,
    Shape.SOURCE: _Checker.source,
}


def _place_of(value: Value, index: int | None) -> Place:
    """Return the place of item ``index`` in ``value``, or of ``value`` itself."""
    if index is None or isinstance(value, Scalar):
        return value.place
    if isinstance(value, Sequence):
        return value.items[index].place
    return value.entries[index // 2][index % 2].place


def _closest(text: str, known: list[str]) -> str:
    """Return the one of ``known`` that ``text`` is a misspelling of; empty for none."""
    return next(iter(difflib.get_close_matches(text.casefold(), known, n=1)), "")


def _did_you_mean(name: str) -> str:
    return f"did you mean `{name}`?" if name else ""
