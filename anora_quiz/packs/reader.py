"""YAML text -> values that know their place in the file.

Scalars keep the author's characters: nothing is taken for a number, a date or a truth
value here. ``No``, ``010``, ``12:30`` and ``1.10`` stay what they are until a field asks
for something else. That is why the parser's events are read instead of its objects.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import yaml

from anora_quiz.errors import PackError
from anora_quiz.packs.problems import Problem
from anora_quiz.packs.yaml_errors import explain

_LARGEST_FILE = 64 * 2**20  # bytes
_DEEPEST = 20  # a pack needs 4 levels
_MOST_REPEATED = 200_000  # values that aliases repeat


class Place(NamedTuple):
    """A place in a file: line and column, both counted from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Scalar:
    """A text as the author typed it."""

    place: Place
    text: str


@dataclass(slots=True)
class Sequence:
    """A list."""

    place: Place
    items: "list[Value]" = field(default_factory=list)
    size: int = 1


@dataclass(slots=True)
class Mapping:
    """Keys and values in their order, doubled keys included."""

    place: Place
    entries: "list[tuple[Scalar, Value]]" = field(default_factory=list)
    size: int = 1


Value = Scalar | Sequence | Mapping


class Unreadable(Exception):
    """The file cannot be read at all, or is no YAML; ``problem`` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Carry ``problem``."""
        super().__init__(problem.message)
        self.problem = problem


def read_text(path: Path) -> str:
    """Return the text of the file at ``path``. Raises `Unreadable`."""

    def unreadable(message: str, hint: str, line: int = 1, column: int = 1) -> Unreadable:
        return Unreadable(Problem(str(path), line, column, "unreadable-file", message, hint))

    try:
        if path.is_dir():
            raise unreadable("this is a folder, not a pack", "name the file in it")
        if path.exists() and not path.is_file():
            raise unreadable("this is no ordinary file", "name a file that holds a pack")
        if path.stat().st_size > _LARGEST_FILE:
            limit = f"{_LARGEST_FILE // 2**20} MB"
            raise unreadable(f"the file is larger than {limit}", "split it into several packs")
        content = path.read_bytes()
    except (FileNotFoundError, ValueError):  # ValueError: a path that no file can have
        raise unreadable("there is no such file", "look at the spelling of the path") from None
    except OSError as error:
        raise unreadable(f"cannot be read: {error.strerror}", "look at its permissions") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"the byte 0x{content[error.start]:02x} is not UTF-8"
        raise unreadable(message, "save the file as UTF-8", line, column) from None


def parse(text: str, path: str) -> Value:
    """Return the one document in ``text``; ``path`` is for messages. Raises `Unreadable`."""
    try:
        with _collector_paused():
            document = _Builder(path).build(text)
    except yaml.YAMLError as error:
        raise Unreadable(explain(error, text, path)) from None
    if document is None:
        hint = "start with `format: 1`; README.md in the folder of packs shows how"
        raise Unreadable(Problem(path, 1, 1, "empty-file", "the file is empty", hint))
    return document


class _Builder:
    """Puts the values together from the parser's events, without recursion."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.anchors: dict[str, Value] = {}
        self.document: Value | None = None
        self.repeated = 0

    def build(self, text: str) -> Value | None:
        """Return the first document in ``text``, or None where there is none."""
        for event in yaml.parse(text, _parser()):
            match event:
                case yaml.ScalarEvent():
                    scalar = Scalar(_place(event), event.value)
                    self._refuse_tag(event)
                    self._add(scalar, event.anchor)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._refuse_tag(event)
                    self._start(event)
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self.keys.pop()
                    done = self.open.pop()
                    if self.open:
                        self.open[-1].size += done.size - 1
                case yaml.AliasEvent():
                    self._alias(event)
                case yaml.DocumentStartEvent() if self.document is not None:
                    raise self._fault(
                        event,
                        "second-document",
                        "a second pack starts here",
                        "keep one pack in a file; put the other into a file of its own",
                    )
        return self.document

    def _start(self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> None:
        is_list = isinstance(event, yaml.SequenceStartEvent)
        opened = Sequence(_place(event)) if is_list else Mapping(_place(event))
        self._add(opened, event.anchor)
        self.open.append(opened)
        self.keys.append(None)
        if len(self.open) > _DEEPEST:
            raise self._fault(
                event,
                "too-deep",
                f"lists and mappings are nested more than {_DEEPEST} deep",
                "a pack needs no more than four levels",
            )

    def _add(self, value: Value, anchor: str | None) -> None:
        if anchor is not None:
            self.anchors[anchor] = value
        if not self.open:
            self.document = value
            return
        parent = self.open[-1]
        parent.size += 1
        if isinstance(parent, Sequence):
            parent.items.append(value)
            return
        key = self.keys[-1]
        if key is not None:
            parent.entries.append((key, value))
            self.keys[-1] = None
        elif isinstance(value, Scalar):
            self.keys[-1] = value
        else:
            message = "a list or mapping stands where the name of a field should be"
            problem = Problem(self.path, *value.place, "bad-key", message, "write the name first")
            raise Unreadable(problem)

    def _alias(self, event: yaml.AliasEvent) -> None:
        value = self.anchors.get(event.anchor or "")
        if value is None:
            raise self._fault(
                event,
                "unknown-anchor",
                f"nothing above is called &{event.anchor}",
                f'put quotes around a text that starts with *: "*{event.anchor}"',
            )
        if any(value is container for container in self.open):
            raise self._fault(
                event,
                "endless-anchor",
                f"*{event.anchor} stands inside what it repeats",
                "write the text out",
            )
        self._add(value, None)
        size = 1 if isinstance(value, Scalar) else value.size
        self.repeated += size
        if self.repeated > _MOST_REPEATED:
            raise self._fault(
                event,
                "too-many-anchors",
                "anchors blow this file up beyond measure",
                "write the text out",
            )
        if self.open:
            self.open[-1].size += size - 1

    def _refuse_tag(
        self, event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent
    ) -> None:
        if event.tag is not None:
            raise self._fault(
                event,
                "tag",
                f"packs have no types such as {event.tag}",
                "take it out, or put quotes around a text that starts with !",
            )

    def _fault(self, event: yaml.Event, code: str, message: str, hint: str) -> Unreadable:
        return Unreadable(Problem(self.path, *_place(event), code, message, hint))


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _parser() -> type[yaml.CBaseLoader]:
    """Return the parser in C: fast, and the only one that reads all of YAML's short forms."""
    parser: type[yaml.CBaseLoader] | None = getattr(yaml, "CBaseLoader", None)
    if parser is None:
        message = "PyYAML lacks its C parser; reinstall it: pip install --force-reinstall PyYAML"
        raise PackError(message)
    return parser


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector off: it would walk all values again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
