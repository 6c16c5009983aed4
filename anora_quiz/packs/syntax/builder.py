"""Build values that know their location from the parser's events, within limits.

The limits are how deep a file nests, how many values it holds, and how much its aliases
repeat. No real pack comes near any of them.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from typing import Any, NoReturn

import yaml

from anora_quiz.errors import PackError
from anora_quiz.packs.problems import BrokenPack, Problem, refuse_many_errors
from anora_quiz.packs.syntax.context import ParseContext
from anora_quiz.packs.syntax.tree import (
    NO_EDITS,
    Edit,
    FixedPosition,
    Location,
    Mapping,
    Position,
    Scalar,
    Sequence,
    UnreadableValue,
    Value,
)
from anora_quiz.quiz.limits import LONGEST_TEXT
from anora_quiz.quiz.quoting import truncated

_Event = Any  # from the parser in C, which has no type annotations
_MOST_LEVELS = 20  # a pack needs 4 levels
_MOST_ANCHORED = 20_000  # values that are kept for aliases
_MOST_REPEATED = 200_000  # values that aliases repeat
_MOST_REPEATED_CHARACTERS = 1_000_000  # plus as many as the file has
_LONGEST_PIECE = 10 * LONGEST_TEXT  # characters between two values: escapes take up to ten each
_COMMENT = re.compile(r"^[ \t]*+#", re.MULTILINE)
_FIELD_LIST_DEPTH = 2  # open containers while the items of a top-level field are read
_YAML_TAGS = "tag:yaml.org,2002:"  # the long form of !!
_BLOCK_STYLES = ("|", ">")

TOO_DEEP = ("lists and mappings are nested too deeply", "a pack needs at most four levels")


class Builder:
    """Builds values from the parser's events.

    A file can be read in parts: ``first_line`` is the line of the file, from 0, on which a part
    starts; ``is_top`` tells whether the fields of the part are top-level fields of the file.
    """

    def __init__(self, context: ParseContext, first_line: int = 0, *, is_top: bool = True) -> None:
        """Start with nothing read."""
        self.problems: list[Problem] = []
        self.has_streamed = False
        self._context = context
        self._first_line = first_line
        self._is_top = is_top
        self._next_event: Callable[[], _Event] = _no_event
        self._open_containers: list[Sequence | Mapping] = []
        self._is_anchored = False  # whether one of them has an anchor

    def build(self, text: str) -> Value | None:
        """Return the first document in ``text``, or None if there is none.

        Raises `yaml.YAMLError` for text that isn't YAML and `BrokenPack` beyond the limits.
        """
        self._next_event = _c_parser()(_Chunks(text, self._context, self._first_line)).get_event
        document: Value | None = None
        try:
            while (event := self._next_event()) is not None:
                if type(event) is yaml.DocumentStartEvent:
                    if document is not None:
                        message = "a second pack starts here"
                        hint = "remove this line, or keep one pack per file"
                        self._report(event, "multiple-documents", message, hint)
                        if isinstance(document, Mapping):
                            document.is_incomplete = True
                        break
                    document = self._value(self._next_event())
        finally:
            self._next_event = _no_event  # lets go of the parser
        return document

    def _value(self, event: _Event, key: Value | None = None) -> Value:
        """Return the value that starts with ``event``, in the field called ``key`` if in one."""
        context = self._context
        context.values += 1
        if context.values > context.limit:
            message = "the file has more values than any pack needs"
            hint = "split the pack into several, or remove what isn't a question"
            raise BrokenPack(self._problem(event, "too-many-values", message, hint))
        kind = type(event)
        if kind is yaml.ScalarEvent:
            start, end, text = event.start_mark, event.end_mark, event.value
            if self._first_line:
                start, end = self._position(start), self._position(end)
            if context.originals:
                text = text.translate(context.originals)
            value = Scalar(start, end, text, event.style in _BLOCK_STYLES)
            if self._is_anchored or event.anchor is not None or event.tag is not None:
                self._note(value, event)
            return value
        if kind is yaml.AliasEvent:
            return self._repeated(event)
        return self._container(event, key)

    def _container(self, event: _Event, key: Value | None) -> Sequence | Mapping:
        start = self._position(event.start_mark)
        is_sequence = type(event) is yaml.SequenceStartEvent
        found = Sequence(start) if is_sequence else Mapping(start)
        was_anchored = self._is_anchored
        self._note(found, event)
        self._open_containers.append(found)
        if len(self._open_containers) > _MOST_LEVELS:
            raise BrokenPack(self._problem(event, "nesting-too-deep", *TOO_DEEP))
        if isinstance(found, Mapping):
            self._context.on_line(event.start_mark.line)
            self._read_entries(found.entries)
        else:
            self._read_items(found.items, is_wanted=self._is_wanted(event, key))
        self._is_anchored = was_anchored
        self._open_containers.pop()
        return found

    def _read_entries(self, entries: list[tuple[Scalar, Value]]) -> None:
        next_event = self._next_event
        while type(event := next_event()) is not yaml.MappingEndEvent:
            key = self._value(event)
            value = self._value(next_event(), key)
            if isinstance(key, Scalar):
                entries.append((key, value))
            elif not isinstance(key, UnreadableValue):
                message = "expected the name of a field, but found a list or mapping"
                hint = "write the name first: `name: …`"
                self._report(event, "invalid-field-name", message, hint)

    def _read_items(self, items: list[Value], *, is_wanted: bool) -> None:
        held = self._context.held
        while type(event := self._next_event()) is not yaml.SequenceEndEvent:
            item = self._value(event)
            if is_wanted:
                self._context.held = held
                self._context.receiver.take(item)
            else:
                items.append(item)

    def _is_wanted(self, event: _Event, key: Value | None) -> bool:
        """Ask the receiver whether it wants the items of the list that starts with ``event``."""
        is_field_list = self._is_top and len(self._open_containers) == _FIELD_LIST_DEPTH
        if not is_field_list or event.anchor is not None or not isinstance(key, Scalar):
            return False
        is_wanted = self._context.receiver.begin(key.text)
        self.has_streamed |= is_wanted
        return is_wanted

    def _position(self, mark: Position) -> Position:
        return (
            FixedPosition(mark.line + self._first_line, mark.column) if self._first_line else mark
        )

    def _note(self, value: Value, event: _Event) -> None:
        """Note the anchor of ``value``, or that it is below one, and report its tag."""
        if event.anchor is not None:
            self._context.anchors[event.anchor] = value
            self._is_anchored |= not isinstance(value, Scalar)
        if event.tag is not None:
            tag = event.tag.replace(_YAML_TAGS, "!!")
            message = f"YAML tags such as {truncated(tag)} aren't supported"
            hint = "remove it, or put text that starts with ! in quotes"
            from anora_quiz.packs.syntax.quoting import tag_edits  # late: good packs have no tags

            if edits := tag_edits(tag, value):
                hint = f"remove it, or put the text in quotes: {truncated(edits[0].text)}"
            self._report(event, "yaml-tag", message, hint, edits)
        if self._is_anchored or event.anchor is not None:
            self._context.anchored_values += 1
            if self._context.anchored_values > _MOST_ANCHORED:
                self._refuse_anchors(event)

    def _repeated(self, event: _Event) -> Value:
        """Return the value that the alias ``event`` repeats."""
        context = self._context
        name = event.anchor or ""
        value = context.anchors.get(name)
        if value is None:
            self._report_unknown(name, event)
        elif any(value is container for container in self._open_containers):
            message = f"*{truncated(name)} refers to itself"
            self._report(event, "recursive-anchor", message, "write the text out")
            value = None
        if value is None:
            value = UnreadableValue(self._position(event.start_mark))
        size, characters = _size_of(value)
        context.repeated_values += size
        context.repeated_characters += characters
        is_short = context.repeated_characters <= _MOST_REPEATED_CHARACTERS + context.length
        if context.repeated_values > _MOST_REPEATED or not is_short:
            self._refuse_anchors(event)
        return value

    def _report_unknown(self, name: str, event: _Event) -> None:
        # It may be defined in a part that could not be read.
        if name not in self._context.anchor_names:
            shown = truncated(name)
            hint = f'put text that starts with * in quotes: "*{shown}"'
            edits = (Edit(*self._location(event), f'"*{name}"'),)
            message = f"there is no anchor &{shown} above"
            self._report(event, "unknown-anchor", message, hint, edits)

    def _refuse_anchors(self, event: _Event) -> NoReturn:
        message = "the anchors expand to too much text"
        raise BrokenPack(self._problem(event, "excessive-anchors", message, "write the text out"))

    def _report(
        self, event: _Event, code: str, message: str, hint: str, edits: tuple[Edit, ...] = NO_EDITS
    ) -> None:
        self.problems.append(replace(self._problem(event, code, message, hint), edits=edits))
        refuse_many_errors(self.problems, self._context.length)

    def _problem(self, event: _Event, code: str, message: str, hint: str) -> Problem:
        return Problem(self._context.path, self._location(event), code, message, hint)

    def _location(self, event: _Event) -> Location:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        return Location(start.line + self._first_line + 1, start.column + 1, max(width, 1))


class _Chunks:
    """A text that is read piece by piece: given all of it, the parser would make a copy.

    Nor does the parser get the rest of a text, such as one whose quote is never closed, that is
    far longer than any value of a pack: it would keep several copies.
    """

    def __init__(self, text: str, context: ParseContext, first_line: int) -> None:
        self._text = text
        self._context = context
        self._first_line = first_line
        self._offset = self._last_offset = 0  # the latter where something new began last
        self._values = -1

    def read(self, size: int = 0, /) -> str:
        """Return the next ``size`` characters, or what is left. Raises `BrokenPack`."""
        chunk = self._text[self._offset : self._offset + size]
        self._offset += size
        if self._context.values != self._values or chunk.isspace() or _COMMENT.search(chunk):
            self._values, self._last_offset = self._context.values, self._offset
        elif self._offset - self._last_offset > _LONGEST_PIECE:
            line = self._first_line + self._text.count("\n", 0, self._last_offset) + 1
            message = f"the text is longer than {_LONGEST_PIECE:,} characters"
            hint = "shorten it, or add a missing quote at its end"
            location = Location(line, 1)
            raise BrokenPack(Problem(self._context.path, location, "text-too-long", message, hint))
        return chunk


def _no_event() -> None:
    """Return the event of no parser."""


def refuse_depth(error: yaml.YAMLError, path: str, first_line: int = 0) -> None:
    """Raise `BrokenPack` if the parser gave up because of deep nesting, as newer versions do.

    ``first_line`` is the line of the file, from 0, on which the part that it read starts.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is not None and "maximum nesting depth" in str(getattr(error, "problem", "")):
        location = Location(first_line + mark.line + 1, mark.column + 1)
        raise BrokenPack(Problem(path, location, "nesting-too-deep", *TOO_DEEP))


def _size_of(value: Value) -> tuple[int, int]:
    """Return how many values and how many characters ``value`` holds."""
    size = characters = 0
    waiting = [value]
    while waiting:
        match waiting.pop():
            case Scalar(text=text):
                characters += len(text)
            case Sequence(items=items):
                waiting += items
            case Mapping(entries=entries):
                waiting += chain.from_iterable(entries)
        size += 1
    return size, characters


def _c_parser() -> type[yaml.CBaseLoader]:
    """Return the parser in C: it is fast, and alone in reading all short forms of YAML."""
    parser: type[yaml.CBaseLoader] | None = getattr(yaml, "CBaseLoader", None)
    if parser is None:
        hint = "run `pip install --force-reinstall PyYAML`"
        raise PackError("PyYAML is missing its C parser", hint)
    return parser
