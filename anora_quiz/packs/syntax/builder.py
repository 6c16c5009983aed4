"""Build values that know their location from the parser's events, within limits.

The limits are how deep a file nests, how many values it holds, and how much its aliases
repeat. No real pack comes near any of them.
"""

from collections.abc import Callable
from typing import Any, NoReturn

import yaml

from anora_quiz.errors import PackError
from anora_quiz.packs.problems import Problem, TooComplex, refuse_many_errors
from anora_quiz.packs.syntax.context import ParseContext
from anora_quiz.packs.syntax.tree import (
    FixedPosition,
    Mapping,
    Position,
    Scalar,
    Sequence,
    UnreadableValue,
    Value,
)
from anora_quiz.quiz.quoting import truncated

_Event = Any  # from the parser in C, which has no type annotations
_MOST_LEVELS = 20  # a pack needs 4 levels
_MOST_HELD = 50_000  # values in one question plus those outside the list of questions
_MOST_ANCHORED = 20_000  # values that are kept for aliases
_MOST_REPEATED = 200_000  # values that aliases repeat
_MOST_REPEATED_CHARACTERS = 1_000_000  # plus as many as the file has
_MOST_VALUES = 100_000  # plus one for every so many characters of the file:
_CHARACTERS_PER_VALUE = 5
_FIELD_LIST_DEPTH = 2  # open containers while the items of a top-level field are read
_YAML_TAGS = "tag:yaml.org,2002:"  # the long form of !!
_BLOCK_STYLES = ("|", ">")

TOO_DEEP = (
    "lists and mappings are nested too deep",
    "a pack needs no more than four levels",
)


class Builder:
    """Builds values from the parser's events, without recursion.

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
        self._open_containers: list[Sequence | Mapping] = []
        self._anchored_depth = 0  # of the outermost open container with an anchor
        self._pending_keys: list[Value | None] = []
        self._streamed: Sequence | None = None  # the list whose items go to the receiver
        self._held_before_items = 0  # the values held when its items started
        self._document: Value | None = None
        most = _MOST_VALUES + context.length // _CHARACTERS_PER_VALUE
        self._most_values = context.most_passes * most

    def build(self, text: str) -> Value | None:
        """Return the first document in ``text``, or None if there is none.

        Raises `yaml.YAMLError` for text that isn't YAML and `TooComplex` beyond the limits.
        """
        next_event: Callable[[], _Event] = _c_parser()(text).get_event
        on_line = self._context.on_line
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._add_scalar(event)
            elif kind is yaml.MappingStartEvent:
                on_line(event.start_mark.line)
                self._open_container(Mapping(self._position(event.start_mark)), event)
            elif kind is yaml.SequenceStartEvent:
                sequence = Sequence(self._position(event.start_mark))
                self._open_container(sequence, event)
                is_field_list = len(self._open_containers) == _FIELD_LIST_DEPTH
                if is_field_list and self._is_top and event.anchor is None:
                    self._offer_items(sequence)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close_container()
            elif kind is yaml.AliasEvent:
                self._add_alias(event)
            elif kind is yaml.DocumentStartEvent and self._document is not None:
                hint = "keep one pack in a file; put the other into a file of its own"
                self._report(event, "second-document", "a second pack starts here", hint)
                break
        return self._document

    def _position(self, mark: Position) -> Position:
        return (
            FixedPosition(mark.line + self._first_line, mark.column) if self._first_line else mark
        )

    def _add_scalar(self, event: _Event) -> None:
        start, end = event.start_mark, event.end_mark
        if self._first_line:
            start, end = self._position(start), self._position(end)
        text = event.value
        if self._context.originals:
            text = text.translate(self._context.originals)
        value = Scalar(start, end, text, event.style in _BLOCK_STYLES)
        if event.anchor is None and event.tag is None and not self._anchored_depth:
            self._put(value, event, is_complete=True)
        else:
            self._add(value, event)

    def _offer_items(self, sequence: Sequence) -> None:
        """Ask the receiver whether it wants the items of ``sequence``, which starts here."""
        parent = self._open_containers[0]
        if not isinstance(parent, Mapping) or not parent.entries:
            return
        key, value = parent.entries[-1]
        if value is sequence and self._context.receiver.begin(key.text):
            self._streamed, self._held_before_items = sequence, self._context.held
            self.has_streamed = True

    def _deliver(self, item: Value) -> None:
        self._context.held = self._held_before_items
        self._context.receiver.take(item)

    def _open_container(self, container: Sequence | Mapping, event: _Event) -> None:
        self._add(container, event)
        self._open_containers.append(container)
        self._pending_keys.append(None)
        if event.anchor is not None and not self._anchored_depth:
            self._anchored_depth = len(self._open_containers)
        if len(self._open_containers) > _MOST_LEVELS:
            raise TooComplex(self._problem(event, "too-deep", *TOO_DEEP))

    def _close_container(self) -> None:
        if self._anchored_depth == len(self._open_containers):
            self._anchored_depth = 0
        self._pending_keys.pop()
        closed = self._open_containers.pop()
        if self._open_containers:
            parent = self._open_containers[-1]
            parent.size += closed.size - 1
            parent.characters += closed.characters
            if parent is self._streamed:
                self._deliver(closed)

    def _add(self, value: Value, event: _Event) -> None:
        if event.anchor is not None:
            self._context.anchors[event.anchor] = value
        if event.tag is not None:
            tag = truncated(event.tag.replace(_YAML_TAGS, "!!"))
            hint = "take it out, or put quotes around a text that starts with !"
            self._report(event, "tag", f"packs have no types such as {tag}", hint)
        if self._anchored_depth or event.anchor is not None:
            self._count_anchored(value, event)
        self._put(value, event, is_complete=type(value) is Scalar)

    def _count_anchored(self, value: Value, event: _Event) -> None:
        self._context.anchored_values += 1
        if self._context.anchored_values > _MOST_ANCHORED:
            self._refuse_anchors(event)
        if self._open_containers and isinstance(value, Scalar):
            self._open_containers[-1].characters += len(value.text)

    def _put(self, value: Value, event: _Event, *, is_complete: bool) -> None:
        context = self._context
        context.values += 1
        context.held += 1
        if context.held > _MOST_HELD or context.values > self._most_values:
            message = "there are more values here than any pack needs"
            hint = "split the pack into several, or take out what is no question"
            raise TooComplex(self._problem(event, "too-many-values", message, hint))
        if not self._open_containers:
            self._document = value
            return
        parent = self._open_containers[-1]
        parent.size += 1
        if type(parent) is Sequence:
            if parent is not self._streamed:
                parent.items.append(value)
            elif is_complete:
                self._deliver(value)
            return
        key = self._pending_keys[-1]
        if key is None:
            if not isinstance(value, Scalar | UnreadableValue):
                message = "a list or mapping stands where the name of a field should be"
                self._report(event, "bad-key", message, "write the name first")
            self._pending_keys[-1] = value
            return
        self._pending_keys[-1] = None
        if isinstance(key, Scalar) and isinstance(parent, Mapping):
            parent.entries.append((key, value))

    def _add_alias(self, event: _Event) -> None:
        context = self._context
        name = event.anchor or ""
        value = context.anchors.get(name)
        if value is None:
            self._report_unknown(name, event)
        elif any(value is container for container in self._open_containers):
            message = f"*{truncated(name)} stands inside what it repeats"
            self._report(event, "endless-anchor", message, "write the text out")
            value = None
        if value is None:
            value = UnreadableValue(self._position(event.start_mark))
        size, characters = _size_of(value)
        context.repeated_values += size
        context.repeated_characters += characters
        is_short = context.repeated_characters <= _MOST_REPEATED_CHARACTERS + context.length
        if context.repeated_values > _MOST_REPEATED or not is_short:
            self._refuse_anchors(event)
        if self._open_containers:
            self._open_containers[-1].size += size - 1
            self._open_containers[-1].characters += characters
        self._put(value, event, is_complete=True)

    def _report_unknown(self, name: str, event: _Event) -> None:
        # It may be defined in a part that could not be read.
        if name not in self._context.anchor_names:
            shown = truncated(name)
            hint = f'put quotes around a text that starts with *: "*{shown}"'
            self._report(event, "unknown-anchor", f"nothing above is called &{shown}", hint)

    def _refuse_anchors(self, event: _Event) -> NoReturn:
        message = "anchors blow this file up beyond measure"
        raise TooComplex(self._problem(event, "too-many-anchors", message, "write the text out"))

    def _report(self, event: _Event, code: str, message: str, hint: str) -> None:
        self.problems.append(self._problem(event, code, message, hint))
        refuse_many_errors(self.problems, self._context.length)

    def _problem(self, event: _Event, code: str, message: str, hint: str) -> Problem:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        line = start.line + self._first_line + 1
        return Problem(
            self._context.path, line, start.column + 1, code, message, hint, width=max(width, 1)
        )


def refuse_depth(error: yaml.YAMLError, path: str, first_line: int = 0) -> None:
    """Raise `TooComplex` if the parser gave up because of deep nesting, as newer versions do.

    ``first_line`` is the line of the file, from 0, on which the part that it read starts.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is not None and "maximum nesting depth" in str(getattr(error, "problem", "")):
        line, column = first_line + mark.line + 1, mark.column + 1
        raise TooComplex(Problem(path, line, column, "too-deep", *TOO_DEEP))


def _size_of(value: Value) -> tuple[int, int]:
    """Return how many values and how many characters ``value`` holds."""
    match value:
        case Scalar():
            return 1, len(value.text)
        case UnreadableValue():
            return 1, 0
        case _:
            return value.size, value.characters


def _c_parser() -> type[yaml.CBaseLoader]:
    """Return the parser in C: it is fast, and alone in reading all short forms of YAML."""
    parser: type[yaml.CBaseLoader] | None = getattr(yaml, "CBaseLoader", None)
    if parser is None:
        message = "PyYAML lacks its C parser; reinstall it: pip install --force-reinstall PyYAML"
        raise PackError(message)
    return parser
