"""Build dataclasses of the pack format from values, and report what doesn't fit.

This module names no kind and no type: `quiz.fields` says what each dataclass holds, and how a
value is read.
"""

import dataclasses
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.names import NO_OTHERS, Names, OtherNames, bare, plain
from anora_quiz.packs.checking.readability import Readability
from anora_quiz.packs.checking.repairs import edit_of, name_repair, repair, swallowed
from anora_quiz.packs.checking.reports import Reports
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.tree import NO_EDITS, Edit, Mapping, Scalar, UnreadableValue, Value
from anora_quiz.quiz.field_types import Field, FieldType, Reader
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.limits import MOST_LINES
from anora_quiz.quiz.quoting import truncated
from anora_quiz.quiz.values import InvalidValue

Entries = dict[str, Value]
_DASH = "- "  # before an item of a list

_Read = Callable[[Reader, Field, Any], Any]


class _AlreadyReported(Exception):
    """A part of a value can't be read, for a reason that is reported already."""


class FieldReader(Reports):
    """Builds dataclasses from values, and collects the problems of one file."""

    def __init__(self, path: str, text: str, *, is_thorough: bool) -> None:
        """Start without problems."""
        super().__init__(path, text, is_thorough=is_thorough)
        self.names = Names()
        self.content, self.lines = text, Lines(text)
        self._readability = Readability(text, self)

    def entries(
        self, mapping: Mapping, known: Collection[str], others: OtherNames = NO_OTHERS
    ) -> Entries:
        """Return the ``known`` fields in ``mapping``; report unknown and duplicate ones.

        A misspelled field, or one with one of the ``others``, is reported and then treated as the
        field that was meant, since its value may have mistakes of its own.
        """
        found: Entries = {}
        for key, value in mapping.entries:
            if key.text in found or key.text not in known:
                return self._entries_with_mistakes(mapping, known, others)
            found[key.text] = value
        return found

    def _entries_with_mistakes(
        self, mapping: Mapping, known: Collection[str], others: OtherNames
    ) -> Entries:
        found: Entries = {}
        lines: dict[str, int] = {}
        written = {key.text for key, _ in mapping.entries}
        free = tuple(each for each in known if each not in written)
        for key, value in mapping.entries:
            name = key.text
            if name in lines:
                if self._report_duplicate(key, mapping, lines[name], is_item="question" in known):
                    break
                continue
            lines[name] = key.location.line
            if name not in known:
                hint, edits = self.advice_on_field(name, mapping, known), NO_EDITS
                if not hint:
                    hint, edits = name_repair(key, value, free)
                    mapping.is_incomplete |= bool(edits)  # the value is in the name
                name = "" if hint else self.names.closest(name, free, others)
                if name:
                    is_certain = bare(key.text) == name or (
                        name == "kind" and plain(key.text) in others
                    )
                    edits = edit_of(key, name) if is_certain else NO_EDITS
                    hint = did_you_mean(name)
                message = f"unknown field `{truncated(key.text)}`"
                hint = hint or _known_fields(tuple(known))
                self.report(key.location, "unknown-field", message, hint)
                self.fix_with(edits)
            if name:
                found.setdefault(name, value)
        return found

    def _report_duplicate(self, key: Scalar, mapping: Mapping, line: int, *, is_item: bool) -> bool:
        """Report that the field ``key`` is on ``line``, too; tell whether another item starts here.

        The items of lists start with an id.
        """
        name, location = key.text, key.location
        is_aligned = location.column == mapping.location.column > len(_DASH)
        starts_item = is_item and name == "id" and is_aligned
        message = f"`{truncated(name)}` appears twice, first on line {line}"
        hint = "write `- id: …` if the next question starts here" if starts_item else "remove one"
        self.report(location, "duplicate-field", message, hint)
        if starts_item:
            start = location.column - len(_DASH)
            self.fix_with((Edit(location.line, start, len(_DASH), _DASH),))
        return starts_item

    def advice_on_field(self, name: str, _: Mapping, __: Collection[str]) -> str:
        """Return what to do about the unknown field ``name`` if it stands for none; or nothing."""
        return "merge keys aren't supported; write the fields out" if name == "<<" else ""

    def build(self, owner: type, entries: Entries, mapping: Mapping) -> Any:
        """Return an ``owner`` built from ``entries``, or None if a required field fails."""
        values, missing = self.read_fields(owner, entries, mapping)
        return None if missing else owner(**values)

    def read_fields(
        self, owner: type, entries: Entries, mapping: Mapping
    ) -> tuple[dict[str, Any], list[str]]:
        """Return the values of an ``owner`` in ``entries``, and the required fields that fail.

        An optional field that can't be read is reported and left out, so that the rest can be
        checked. ``mapping`` has the entries; if it is incomplete, missing fields aren't
        reported, as they may be in the part that could not be read.
        """
        found = self.read_all(owner, entries)
        missing = [name for name in _required(owner) if name not in found]
        for name in missing:
            if name not in entries:
                self.report_missing(mapping, name, f"add `{name}: …`")
        return found, missing

    def report_missing(self, mapping: Mapping, name: str, hint: str) -> None:
        """Report that ``mapping`` lacks the field ``name``, unless it may be unreadable there."""
        if mapping.is_incomplete:
            return
        message, location, edits = f"`{name}` is missing", mapping.location, NO_EDITS
        if found := swallowed(mapping, name, self.lines):
            location, hint, edits = found
            message = f"{message}: this line is read as part of the text above"
        self.report(location, "missing-field", message, hint)
        self.fix_with(edits)

    def read_all(self, owner: type, entries: Entries) -> dict[str, Any]:
        """Return the values of the fields of ``owner`` in ``entries``, and report what is wrong."""
        fields = fields_of(owner)
        found: dict[str, Any] = {}
        for name, value in entries.items():
            if name in fields:
                read = self._read(fields[name], value, fields[name].type.read)
                if read is not None:
                    found[name] = read
        return found

    def _read(self, field: Field, value: Value, read: _Read) -> Any:
        """Return what ``read`` makes of ``value``, or None if it can't, which is reported then."""
        try:
            return read(self, field, value)
        except InvalidValue as error:
            if not isinstance(value, UnreadableValue):  # whose reason is reported already
                location, message, hint, edits = repair(
                    field, value, error, self.lines, lambda other: self._takes(field, other, read)
                )
                self.report(location, error.code, message, hint)
                self.fix_with(edits)
        except _AlreadyReported:
            pass
        return None

    def _takes(self, field: Field, value: Value, read: _Read) -> bool:
        """Tell whether ``read`` takes ``value`` for ``field``."""
        try:
            read(self, field, value)
        except (InvalidValue, _AlreadyReported):
            return False
        return True

    def text(self, field: Field, value: Value) -> str:
        """Return a text that players will see."""
        typed = scalars.text(field.name, value)
        if len(typed) > MOST_LINES:
            scalars.refuse_long(field.name, typed)
        self._readability.check(value, typed, field.limits)
        return typed

    def plain_text(self, name: str, value: Value) -> str:
        """Return a text that isn't shown to players, for the field ``name``."""
        return scalars.text(name, value)

    def part(self, field: Field, value: Value, owner: type, hint: str) -> Any:
        """Return an ``owner``, which has fields of its own; ``hint`` says how to write it."""
        if not isinstance(value, Mapping):
            message = f"`{field.name}` must have fields of its own"
            raise InvalidValue("invalid-source", message, hint)
        if not value.entries and not value.is_incomplete:
            raise InvalidValue("empty-field", f"`{field.name}` is empty", hint)
        return self._build_part(owner, value)

    def pairs(self, field: Field, value: Value, side: FieldType) -> tuple[tuple[Any, Any], ...]:
        """Return the pairs of a mapping, whose sides are of the type ``side``."""
        listed = scalars.pairs(field.name, value)
        scalars.refuse_many(field, listed)
        texts = self._read_items(field, chain(*listed), side.read)
        return tuple(zip(texts[::2], texts[1::2], strict=True))

    def items(self, field: Field, value: Value, item: FieldType) -> tuple[Any, ...]:
        """Return the items of a list, which are of the type ``item``."""
        listed = scalars.items(field.name, value)
        scalars.refuse_many(field, listed)
        return self._read_items(field, listed, item.read)

    def tags(self, field: Field, value: Value, item: FieldType) -> tuple[Any, ...]:
        """Return the items of a list in which each should appear once."""
        found = self.items(field, value, item)
        if self.is_thorough and len(set(found)) < len(found):
            duplicate, _ = Counter(found).most_common(1)[0]
            message = f"{scalars.quoted(duplicate)} appears twice in `{field.name}`"
            self.warn(value.location, "duplicate-tag", message, "remove one")
        return found

    def text_or_part(self, field: Field, value: Value, owner: type) -> Any:
        """Return an ``owner``, which may be written as the text of its first field alone."""
        known = fields_of(owner)
        if not isinstance(value, Mapping):
            first = _named_after_list(owner, field.name)
            return owner(first.type.read(self, first, value))
        is_known = any(key.text in known for key, _ in value.entries)
        if not is_known and not any(
            self.names.closest(key.text, known) for key, _ in value.entries
        ):
            if value.is_incomplete:
                raise _AlreadyReported
            # Most likely a text with a colon, such as the title of a movie.
            hint = 'put text that contains a colon in quotes: "like: this"'
            raise InvalidValue("not-text", f"an entry in `{field.name}` isn't text", hint)
        return self._build_part(owner, value)

    def _read_items(self, field: Field, listed: Iterable[Value], read: _Read) -> tuple[Any, ...]:
        """Return what ``read`` makes of each of ``listed``, and report every bad one."""
        items = tuple([self._read(field, item, read) for item in listed])
        if None in items:
            raise _AlreadyReported
        return items

    def _build_part(self, owner: type, value: Mapping) -> Any:
        built = self.build(owner, self.entries(value, fields_of(owner)), value)
        if built is None:
            raise _AlreadyReported
        return built


@cache
def _named_after_list(owner: type, name: str) -> Field:
    """Return the first field of ``owner``, called ``name`` in messages: that of its list."""
    return dataclasses.replace(next(iter(fields_of(owner).values())), name=name)


@cache
def _required(owner: type) -> tuple[str, ...]:
    return tuple(name for name, field in fields_of(owner).items() if field.is_required)


def placeholders(owner: type, names: Iterable[str]) -> dict[str, Any]:
    """Return values for the missing fields ``names``, so that the others can be checked."""
    fields = fields_of(owner)
    return {name: fields[name].type.stand_in for name in names}


@lru_cache
def _known_fields(names: tuple[str, ...]) -> str:
    return f"use one of: {', '.join(names)}"


def did_you_mean(name: str) -> str:
    """Return a hint that asks whether ``name`` was meant; empty if ``name`` is empty."""
    return f"did you mean `{name}`?" if name else ""
