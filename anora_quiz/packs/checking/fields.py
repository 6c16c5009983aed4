"""Build dataclasses of the pack format from values, and report what doesn't fit.

This module names no kind and no field: `quiz.fields` says what each dataclass holds.
"""

import dataclasses
import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeVar

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.readability import Readability
from anora_quiz.packs.problems import (
    Problem,
    Severity,
    TooComplex,
    most_errors,
    most_warnings,
    too_many_problems,
)
from anora_quiz.packs.syntax.tree import Location, Mapping, UnreadableValue, Value
from anora_quiz.quiz.fields import Field, FieldType, fields_of
from anora_quiz.quiz.limits import MOST_LINES
from anora_quiz.quiz.question import Source, Wrong
from anora_quiz.quiz.quoting import truncated

_LONGEST_MISSPELLING = 30  # characters that are compared
_MOST_MISSPELLINGS = 1000  # different ones in a file

Entries = dict[str, Value]

_Result = TypeVar("_Result")

# A wrong option is a text or has fields of its own; a text is named after its list in messages.
_WRONG_TEXT = dataclasses.replace(fields_of(Wrong)["text"], name="wrong")


class FieldReader:
    """Builds dataclasses from values, and collects the problems of one file.

    ``text`` is the text of the file. With ``is_thorough``, there are also warnings about
    what is allowed but could be better.
    """

    def __init__(self, path: str, text: str, *, is_thorough: bool) -> None:
        """Start without problems."""
        self.problems: list[Problem] = []
        self._corrections: dict[tuple[str, tuple[str, ...]], str] = {}
        self._path = path
        self._most_errors, self._most_warnings = most_errors(len(text)), most_warnings(len(text))
        self._readability = Readability(text, self.report, is_thorough=is_thorough)
        self._wants_warnings = is_thorough
        self.forget_problems()

    def report(
        self,
        location: Location,
        code: str,
        message: str,
        hint: str = "",
        *,
        is_warning: bool = False,
    ) -> None:
        """Record a problem.

        Raises `TooComplex` for too many errors; after too many warnings, no more are looked for.
        """
        if is_warning and len(self.problems) - self._error_count >= self._most_warnings:
            if not self.is_thorough:
                return
            self._look_for_warnings(is_wanted=False)
            code, message = "too-many-problems", "there are more warnings than these"
        severity = Severity.WARNING if is_warning else Severity.ERROR
        line, column, width = location
        self.problems.append(
            Problem(self._path, line, column, code, message, hint, severity, width)
        )
        self._error_count += not is_warning
        if self._error_count > self._most_errors:
            raise TooComplex(too_many_problems(self.problems[-1]))

    def forget_problems(self) -> None:
        """Start again without problems."""
        self.problems.clear()
        self._error_count = 0
        self._look_for_warnings(is_wanted=self._wants_warnings)

    def _look_for_warnings(self, *, is_wanted: bool) -> None:
        self.is_thorough = self._readability.is_thorough = is_wanted

    def entries(self, mapping: Mapping, known: Collection[str]) -> Entries:
        """Return the ``known`` fields in ``mapping``; report unknown and duplicate ones.

        A misspelled field is reported and then treated as the field that was meant, since its
        value may have mistakes of its own.
        """
        found: Entries = {}
        for key, value in mapping.entries:
            if key.text in found or key.text not in known:
                return self._entries_with_mistakes(mapping, known)
            found[key.text] = value
        return found

    def _entries_with_mistakes(self, mapping: Mapping, known: Collection[str]) -> Entries:
        written = {key.text for key, _ in mapping.entries}
        found: Entries = {}
        lines: dict[str, int] = {}
        for key, value in mapping.entries:
            name = key.text
            if name in lines:
                message = f"`{truncated(name)}` stands twice, first in line {lines[name]}"
                self.report(key.location, "duplicate-field", message, "take one out")
                continue
            lines[name] = key.location.line
            if name not in known:
                meant = self.closest(name, [each for each in known if each not in written])
                hint = did_you_mean(meant) or _known_fields(tuple(known))
                if name == "<<":
                    hint = "packs have no merge keys; write the fields out"
                self.report(
                    key.location, "unknown-field", f"unknown field `{truncated(name)}`", hint
                )
                name = meant
            if name:
                found.setdefault(name, value)
        return found

    def closest(self, text: str, known: Iterable[str]) -> str:
        """Return the one of ``known`` that ``text`` is a misspelling of; empty if none is close.

        Comparing is slow, so it stops after a thousand different misspellings in a file.
        """
        misspelled = (text.casefold()[:_LONGEST_MISSPELLING], tuple(known))
        if misspelled not in self._corrections:
            if len(self._corrections) >= _MOST_MISSPELLINGS:
                return ""
            matches = difflib.get_close_matches(*misspelled, n=1)
            self._corrections[misspelled] = next(iter(matches), "")
        return self._corrections[misspelled]

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
            if name not in entries and not mapping.is_incomplete:
                message = f"`{name}` is missing"
                self.report(mapping.location, "missing-field", message, f"add `{name}: …`")
        return found, missing

    def read_all(self, owner: type, entries: Entries) -> dict[str, Any]:
        """Return the values of the fields of ``owner`` in ``entries``, and report what is wrong."""
        readers = _readers(owner)
        found: dict[str, Any] = {}
        for name, value in entries.items():
            if name in readers:
                field, read = readers[name]
                try:
                    found[name] = read(self, field, value)
                except scalars.InvalidValue as error:
                    self.report(*error.found)
                except scalars.AlreadyReported:
                    pass
        return found

    def text(self, field: Field, value: Value) -> str:
        """Return a text that players will see."""
        typed = scalars.text(field.name, value)
        if len(typed) > MOST_LINES:
            scalars.refuse_long(field.name, value.location, typed)
        self._readability.check(value, typed, field.limits)
        return typed

    def source(self, field: Field, value: Value) -> Source:
        """Return the source in which an answer can be checked."""
        hint = "write {title: …, publisher: …, year: …}"
        if isinstance(value, UnreadableValue):
            raise scalars.AlreadyReported
        if not isinstance(value, Mapping):
            message = f"`{field.name}` needs fields of its own"
            raise scalars.InvalidValue(value.location, "bad-source", message, hint)
        if not value.entries and not value.is_incomplete:
            raise scalars.InvalidValue(value.location, "empty", f"`{field.name}` is empty", hint)
        source: Source = self._build_part(Source, value)
        return source

    def pairs(self, field: Field, value: Value) -> tuple[tuple[str, str], ...]:
        """Return pairs of texts."""
        listed = scalars.pairs(field.name, value)
        scalars.refuse_many(field, value.location, listed)
        sides = [side for pair in listed for side in pair]
        texts = self._read_items(field, sides, FieldReader.text)
        return tuple(zip(texts[::2], texts[1::2], strict=True))

    def texts(self, field: Field, value: Value) -> tuple[str, ...]:
        """Return a list of texts."""
        return self._read_list(field, value, FieldReader.text)

    def identifiers(self, field: Field, value: Value) -> tuple[str, ...]:
        """Return a list of ids, such as tags."""
        found = self._read_list(
            field, value, lambda _, field, item: scalars.identifier(field.name, item)
        )
        if self.is_thorough and len(set(found)) < len(found):
            duplicate, _ = Counter(found).most_common(1)[0]
            message = f"`{field.name}` has {scalars.quoted(duplicate)} twice"
            self.report(value.location, "duplicate-tag", message, "take one out", is_warning=True)
        return found

    def wrong_options(self, field: Field, value: Value) -> tuple[Wrong, ...]:
        """Return a list of wrong options."""
        return self._read_list(field, value, FieldReader._wrong_option)

    def _wrong_option(self, field: Field, item: Value) -> Wrong:
        known = fields_of(Wrong)
        if not isinstance(item, Mapping):
            return Wrong(self.text(_WRONG_TEXT, item))
        is_known = any(key.text in known for key, _ in item.entries)
        if not is_known and not any(self.closest(key.text, known) for key, _ in item.entries):
            if item.is_incomplete:
                raise scalars.AlreadyReported
            # Most likely a text with a colon, such as the title of a movie.
            hint = 'put quotes around a text with a colon: "like: this"'
            raise scalars.InvalidValue(
                item.location, "no-text", f"an option of `{field.name}` is no text", hint
            )
        option: Wrong = self._build_part(Wrong, item)
        return option

    def _read_list(
        self, field: Field, value: Value, read: "Callable[[FieldReader, Field, Value], _Result]"
    ) -> tuple[_Result, ...]:
        listed = scalars.items(field.name, value)
        scalars.refuse_many(field, value.location, listed)
        return self._read_items(field, listed, read)

    def _read_items(
        self,
        field: Field,
        listed: Iterable[Value],
        read: "Callable[[FieldReader, Field, Value], _Result]",
    ) -> tuple[_Result, ...]:
        """Return what ``read`` returns for each of ``listed``, and report every bad one."""
        items: list[_Result] = []
        is_whole = True
        for item in listed:
            try:
                items.append(read(self, field, item))
            except scalars.InvalidValue as error:
                self.report(*error.found)
                is_whole = False
            except scalars.AlreadyReported:
                is_whole = False
        if not is_whole:
            raise scalars.AlreadyReported
        return tuple(items)

    def _build_part(self, owner: type, value: Mapping) -> Any:
        """Return an ``owner`` built from ``value``. Raises `scalars.AlreadyReported`."""
        entries = self.entries(value, fields_of(owner))
        built = self.build(owner, entries, value)
        if built is None:
            raise scalars.AlreadyReported
        return built


_Reader = Callable[[FieldReader, Field, Value], Any]

_READERS: dict[FieldType, _Reader] = {
    FieldType.TEXT: FieldReader.text,
    FieldType.IDENTIFIER: lambda _, field, value: scalars.identifier(field.name, value),
    FieldType.URL: lambda _, field, value: scalars.url(field.name, value),
    FieldType.FLAG: lambda _, field, value: scalars.flag(field.name, value),
    FieldType.NUMBER: lambda _, field, value: scalars.number(field.name, value),
    FieldType.YEAR: lambda _, field, value: scalars.year(field.name, value),
    FieldType.DIFFICULTY: lambda _, field, value: scalars.difficulty(field.name, value),
    FieldType.TEXTS: FieldReader.texts,
    FieldType.IDENTIFIERS: FieldReader.identifiers,
    FieldType.WRONG: FieldReader.wrong_options,
    FieldType.PAIRS: FieldReader.pairs,
    FieldType.SOURCE: FieldReader.source,
}


@cache
def _readers(owner: type) -> dict[str, tuple[Field, _Reader]]:
    return {name: (field, _READERS[field.type]) for name, field in fields_of(owner).items()}


@cache
def _required(owner: type) -> tuple[str, ...]:
    return tuple(name for name, field in fields_of(owner).items() if field.is_required)


_PLACEHOLDERS: dict[FieldType, Any] = {
    FieldType.TEXT: "\ue000",  # a text that no author would write
    FieldType.TEXTS: ("\ue000", "\ue001"),
    FieldType.WRONG: (Wrong("\ue002"),),
    FieldType.PAIRS: (("\ue000", "\ue002"), ("\ue001", "\ue003")),
    FieldType.IDENTIFIER: "stand-in",
    FieldType.NUMBER: Decimal(0),
    FieldType.FLAG: True,
}


def placeholders(owner: type, names: Iterable[str]) -> dict[str, Any]:
    """Return values for the missing fields ``names``, so that the others can be checked."""
    fields = fields_of(owner)
    return {name: _PLACEHOLDERS[fields[name].type] for name in names}


@lru_cache
def _known_fields(names: tuple[str, ...]) -> str:
    return f"known: {', '.join(names)}"


def did_you_mean(name: str) -> str:
    """Return a hint that asks whether ``name`` was meant; empty if ``name`` is empty."""
    return f"did you mean `{name}`?" if name else ""
