"""Values -> dataclasses of the pack format, and a problem for all that does not fit.

Knows no kind and no field by name: `quiz.fields` tells what each dataclass holds.
"""

import dataclasses
import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.readability import Readability
from anora_quiz.packs.problems import (
    Problem,
    Severity,
    TooComplex,
    most_problems,
    too_many_problems,
)
from anora_quiz.packs.syntax.tree import Location, Mapping, UnreadableValue, Value
from anora_quiz.quiz.fields import Field, FieldType, fields_of
from anora_quiz.quiz.limits import MOST_LINES
from anora_quiz.quiz.question import Source, Wrong
from anora_quiz.quiz.quoting import cut_short

_LONGEST_MISSPELT = 30  # letters
_MOST_MISSPELT = 1000  # names

Entries = dict[str, Value]

_Item = TypeVar("_Item")


# A wrong option is a text, or has fields of its own; as a text, it is called by its list.
_WRONG_TEXT = dataclasses.replace(fields_of(Wrong)["text"], name="wrong")


class FieldReader:
    """Makes dataclasses of values; collects the problems of one file.

    ``text`` is that of the file; ``is_thorough`` looks for what is allowed, too, but better
    done in another way.
    """

    def __init__(self, path: str, text: str, *, is_thorough: bool) -> None:
        """Start without problems."""
        self.problems: list[Problem] = []
        self._errors = 0
        self._has_room = True  # for warnings
        self._meant: dict[tuple[str, tuple[str, ...]], str] = {}
        self.is_thorough = is_thorough
        self._path = path
        self._most = most_problems(len(text))
        self._legibility = Readability(text, self.report, is_thorough=is_thorough)

    def report(
        self,
        location: Location,
        code: str,
        message: str,
        hint: str = "",
        *,
        is_warning: bool = False,
    ) -> None:
        """Keep a problem. Raises `TooComplex` for too many errors; warnings are left out then."""
        if is_warning and len(self.problems) >= self._most:
            if self._has_room:
                self._has_room = False
                code, message = "too-many-problems", "there are more warnings than these"
            else:
                return
        severity = Severity.WARNING if is_warning else Severity.ERROR
        line, column, width = location
        self.problems.append(
            Problem(self._path, line, column, code, message, hint, severity, width)
        )
        self._errors += not is_warning
        if self._errors > self._most:
            raise TooComplex(too_many_problems(self.problems[-1]))

    def forget_problems(self) -> None:
        """Start again without problems."""
        self.problems.clear()
        self._errors = 0
        self._has_room = True

    def entries(self, mapping: Mapping, known: Collection[str]) -> Entries:
        """Return the ``known`` fields in ``mapping``, reporting unknown and doubled ones.

        A misspelt field is reported and then taken for what it was meant to be: its value
        may have mistakes of its own.
        """
        found: Entries = {}
        for key, value in mapping.entries:
            if key.text in found or key.text not in known:
                return self._entries_with_slips(mapping, known)
            found[key.text] = value
        return found

    def _entries_with_slips(self, mapping: Mapping, known: Collection[str]) -> Entries:
        written = {key.text for key, _ in mapping.entries}
        found: Entries = {}
        lines: dict[str, int] = {}
        for key, value in mapping.entries:
            name = key.text
            if name in lines:
                message = f"`{cut_short(name)}` stands twice, first in line {lines[name]}"
                self.report(key.location, "duplicate-field", message, "take one out")
                continue
            lines[name] = key.location.line
            if name not in known:
                meant = self.closest(name, [each for each in known if each not in written])
                hint = did_you_mean(meant) or _known(tuple(known))
                if name == "<<":
                    hint = "packs have no merge keys; write the fields out"
                self.report(
                    key.location, "unknown-field", f"unknown field `{cut_short(name)}`", hint
                )
                name = meant
            if name:
                found.setdefault(name, value)
        return found

    def closest(self, text: str, known: Iterable[str]) -> str:
        """Return the one of ``known`` that ``text`` is a misspelling of; empty for none.

        Looking takes long, so that hundreds of different misspellings must do without.
        """
        misspelt = (text.casefold()[:_LONGEST_MISSPELT], tuple(known))
        if misspelt not in self._meant:
            if len(self._meant) >= _MOST_MISSPELT:
                return ""
            self._meant[misspelt] = next(iter(difflib.get_close_matches(*misspelt, n=1)), "")
        return self._meant[misspelt]

    def build(self, owner: type, entries: Entries, whole: Mapping) -> Any:
        """Return an ``owner`` made of ``entries``, or None where a required field fails."""
        found, lacking = self.read_fields(owner, entries, whole)
        return None if lacking else owner(**found)

    def read_fields(
        self, owner: type, entries: Entries, whole: Mapping
    ) -> tuple[dict[str, Any], list[str]]:
        """Return what ``entries`` say of an ``owner``, and which required fields fail.

        A field that may be left out and cannot be read is left out, so that more can be
        checked; it is a problem all the same. If ``whole``, which has the entries, is torn,
        nobody knows what is missing.
        """
        fields = fields_of(owner)
        found = self.read_all(fields, entries)
        lacking: list[str] = []
        for name, field in fields.items():
            if field.is_required and name not in found:
                lacking.append(name)
                if name not in entries and not whole.is_torn:
                    message = f"`{name}` is missing"
                    self.report(whole.location, "missing-field", message, f"add `{name}: …`")
        return found, lacking

    def read_all(self, fields: dict[str, Field], entries: Entries) -> dict[str, Any]:
        """Return what ``entries`` say, as ``fields`` want it, reporting what is wrong."""
        found: dict[str, Any] = {}
        for name, value in entries.items():
            field = fields.get(name)
            if field is not None:
                try:
                    found[name] = _READERS[field.type](self, field, value)
                except scalars.InvalidValue as bad:
                    self.report(*bad.found)
                except scalars.AlreadyReported:
                    pass
        return found

    def text(self, field: Field, value: Value) -> str:
        """Return a text that a player will see."""
        typed = scalars.text(field.name, value)
        if len(typed) > MOST_LINES:
            scalars.refuse_long(field.name, value.location, typed)
        self._legibility.look_at(value, typed, field.limits)
        return typed

    def source(self, field: Field, value: Value) -> Source:
        """Return where an answer can be looked up."""
        hint = "write {title: …, publisher: …, year: …}"
        if isinstance(value, UnreadableValue):
            raise scalars.AlreadyReported
        if not isinstance(value, Mapping):
            message = f"`{field.name}` needs fields of its own"
            raise scalars.InvalidValue(value.location, "bad-source", message, hint)
        if not value.entries and not value.is_torn:
            raise scalars.InvalidValue(value.location, "empty", f"`{field.name}` is empty", hint)
        source: Source = self._part(Source, value)
        return source

    def pairs(self, field: Field, value: Value) -> tuple[tuple[str, str], ...]:
        """Return pairs of texts."""
        listed = scalars.pairs(field.name, value)
        scalars.refuse_many(field, value.location, listed)
        texts = self._all_of(field, [side for pair in listed for side in pair], FieldReader.text)
        return tuple(zip(texts[::2], texts[1::2], strict=True))

    def texts(self, field: Field, value: Value) -> tuple[str, ...]:
        """Return a list of texts."""
        return self._each(field, value, FieldReader.text)

    def identifiers(self, field: Field, value: Value) -> tuple[str, ...]:
        """Return a list of ids, such as tags."""
        found = self._each(
            field, value, lambda _, field, item: scalars.identifier(field.name, item)
        )
        if self.is_thorough and len(set(found)) < len(found):
            doubled, _ = Counter(found).most_common(1)[0]
            message = f"`{field.name}` has {scalars.quoted(doubled)} twice"
            self.report(value.location, "duplicate-tag", message, "take one out", is_warning=True)
        return found

    def wrong_options(self, field: Field, value: Value) -> tuple[Wrong, ...]:
        """Return a list of wrong options."""
        return self._each(field, value, FieldReader._wrong_option)

    def _wrong_option(self, field: Field, item: Value) -> Wrong:
        known = fields_of(Wrong)
        if not isinstance(item, Mapping):
            return Wrong(self.text(_WRONG_TEXT, item))
        is_known = any(key.text in known for key, _ in item.entries)
        if not is_known and not any(self.closest(key.text, known) for key, _ in item.entries):
            if item.is_torn:
                raise scalars.AlreadyReported
            # Most likely a text with a colon in it, such as the title of a film.
            hint = 'put quotes around a text with a colon: "like: this"'
            raise scalars.InvalidValue(
                item.location, "no-text", f"an option of `{field.name}` is no text", hint
            )
        option: Wrong = self._part(Wrong, item)
        return option

    def _each(
        self, field: Field, value: Value, read: "Callable[[FieldReader, Field, Value], _Item]"
    ) -> tuple[_Item, ...]:
        listed = scalars.items(field.name, value)
        scalars.refuse_many(field, value.location, listed)
        return self._all_of(field, listed, read)

    def _all_of(
        self,
        field: Field,
        listed: Iterable[Value],
        read: "Callable[[FieldReader, Field, Value], _Item]",
    ) -> tuple[_Item, ...]:
        """Return what ``read`` makes of all of ``listed``, reporting every bad one."""
        items: list[_Item] = []
        is_whole = True
        for item in listed:
            try:
                items.append(read(self, field, item))
            except scalars.InvalidValue as bad:
                self.report(*bad.found)
                is_whole = False
            except scalars.AlreadyReported:
                is_whole = False
        if not is_whole:
            raise scalars.AlreadyReported
        return tuple(items)

    def _part(self, owner: type, value: Mapping) -> Any:
        """Return the ``owner`` that is part of a question. Raises `scalars.AlreadyReported`."""
        entries = self.entries(value, fields_of(owner))
        made = self.build(owner, entries, value)
        if made is None:
            raise scalars.AlreadyReported
        return made


_READERS: dict[FieldType, Callable[[FieldReader, Field, Value], Any]] = {
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


_PLACEHOLDERS: dict[FieldType, Any] = {
    FieldType.TEXT: "\ue000",  # no author's text
    FieldType.TEXTS: ("\ue000", "\ue001"),
    FieldType.WRONG: (Wrong("\ue002"),),
    FieldType.PAIRS: (("\ue000", "\ue002"), ("\ue001", "\ue003")),
    FieldType.IDENTIFIER: "stand-in",
    FieldType.NUMBER: Decimal(0),
    FieldType.FLAG: True,
}


def placeholders(owner: type, names: Iterable[str]) -> dict[str, Any]:
    """Return values for the required fields ``names``, so that the others can be checked."""
    fields = fields_of(owner)
    return {name: _PLACEHOLDERS[fields[name].type] for name in names}


@lru_cache
def _known(names: tuple[str, ...]) -> str:
    return f"known: {', '.join(names)}"


def did_you_mean(name: str) -> str:
    """Return the question whether ``name`` was meant; empty for no name."""
    return f"did you mean `{name}`?" if name else ""
