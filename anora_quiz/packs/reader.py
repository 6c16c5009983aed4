"""YAML text -> values that know their place in the file.

Scalars keep the author's characters: nothing is taken for a number, a date or a truth
value here. ``No``, ``010``, ``12:30`` and ``1.10`` stay what they are until a field asks
for something else. That is why the parser's events are read instead of its objects.
"""

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from anora_quiz.errors import PackError
from anora_quiz.packs.problems import Problem
from anora_quiz.packs.tree import Lost, Mapping, Mark, Scalar, Sequence, Spot, Value

Watch = Callable[[int], None]
"""Is called now and then with the line, from 0, that the work has come to."""


def unwatched(line: int) -> None:
    """Watch nothing."""


_Event = Any  # of the parser in C, whose types nobody wrote down
_DEEPEST = 20  # a pack needs 4 levels
_MOST_REPEATED = 200_000  # values that aliases repeat
_YAML_TAGS = "tag:yaml.org,2002:"  # how !! is written out
_BLOCK_STYLES = ("|", ">")

# What YAML cannot hold, and what only YAML takes for the end of a line: editors do not, so
# lines would be counted otherwise than the author sees them.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff"
)
_ODD_BREAKS = re.compile("[\x85\u2028\u2029]")
_STAND_INS = (*range(0xF8FF, 0xE000, -1), *range(0xF0000, 0xFFFFE))  # for private use


@dataclass(slots=True)
class Document:
    """What could be read of a text: ``value`` is None where there is nothing in it."""

    value: Value | None
    problems: list[Problem] = field(default_factory=list)


def parse(text: str, path: str, watch: Watch = unwatched) -> Document:
    """Return the one document in ``text``; ``path`` is for messages, ``watch`` for progress.

    Where the text is no YAML, all that is good in it is returned with all that is bad.
    Raises `Hopeless` for what would take no end to read.
    """
    text, problems = _without_forbidden(text, path)
    stand_ins = _stand_ins(text)
    found = _document(text.translate(stand_ins) if stand_ins else text, path, watch)
    if stand_ins:
        _restore(found, {ord(sign): chr(letter) for letter, sign in stand_ins.items()})
    found.problems[:0] = problems
    return found


def _document(text: str, path: str, watch: Watch) -> Document:
    builder = Builder(path, watch=watch)
    try:
        value = builder.build(text)
    except yaml.YAMLError as error:
        # Imported late: good files need none of it.
        from anora_quiz.packs.recovery import recover

        return recover(text, path, error)
    return Document(value, builder.problems)


class Hopeless(Exception):
    """A text that would take no end to read; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Carry ``problem``."""
        super().__init__(problem.message)
        self.problem = problem


class Builder:
    """Puts values together from the parser's events, without recursion.

    A file can be read part by part: ``first_line`` is the line of the file, from 0, in which
    a part starts, and ``anchors`` and ``repeated`` are handed on from one to the next.
    """

    def __init__(self, path: str, first_line: int = 0, watch: Watch = unwatched) -> None:
        """Start with nothing read."""
        self._watch = watch
        self.path = path
        self.problems: list[Problem] = []
        self.anchors: dict[str, Value] = {}
        self.repeated = 0
        self._first_line = first_line
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Value | None] = []
        self._document: Value | None = None

    def build(self, text: str) -> Value | None:
        """Return the first document in ``text``, or None where there is none.

        Raises `yaml.YAMLError` for what is no YAML, `Hopeless` for what has no end.
        """
        next_event: Callable[[], _Event] = _parser()(text).get_event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                is_block = event.style in _BLOCK_STYLES
                start, end = event.start_mark, event.end_mark
                if self._first_line:
                    start, end = self._mark(start), self._mark(end)
                self._add(Scalar(start, end, event.value, is_block), event)
            elif kind is yaml.MappingStartEvent:
                self._watch(event.start_mark.line)
                self._start(Mapping(self._mark(event.start_mark)), event)
            elif kind is yaml.SequenceStartEvent:
                self._start(Sequence(self._mark(event.start_mark)), event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent and self._document is not None:
                hint = "keep one pack in a file; put the other into a file of its own"
                self._report(event, "second-document", "a second pack starts here", hint)
                break
        return self._document

    def _mark(self, mark: Mark) -> Mark:
        return Spot(mark.line + self._first_line, mark.column) if self._first_line else mark

    def _start(self, opened: Sequence | Mapping, event: _Event) -> None:
        self._add(opened, event)
        self._open.append(opened)
        self._keys.append(None)
        if len(self._open) > _DEEPEST:
            message = f"lists and mappings are nested more than {_DEEPEST} deep"
            hint = "a pack needs no more than four levels"
            raise Hopeless(self._problem(event, "too-deep", message, hint))

    def _end(self) -> None:
        self._keys.pop()
        done = self._open.pop()
        if self._open:
            self._open[-1].size += done.size - 1

    def _add(self, value: Value, event: _Event) -> None:
        if event.anchor is not None:
            self.anchors[event.anchor] = value
        if event.tag is not None:
            message = f"packs have no types such as {event.tag.replace(_YAML_TAGS, '!!')}"
            hint = "take it out, or put quotes around a text that starts with !"
            self._report(event, "tag", message, hint)
        self._place(value, event)

    def _place(self, value: Value, event: _Event) -> None:
        if not self._open:
            self._document = value
            return
        parent = self._open[-1]
        parent.size += 1
        if type(parent) is Sequence:
            parent.items.append(value)
            return
        key = self._keys[-1]
        if key is None:
            if not isinstance(value, Scalar | Lost):
                message = "a list or mapping stands where the name of a field should be"
                self._report(event, "bad-key", message, "write the name first")
            self._keys[-1] = value
            return
        self._keys[-1] = None
        if isinstance(key, Scalar) and isinstance(parent, Mapping):
            parent.entries.append((key, value))

    def _alias(self, event: _Event) -> None:
        name = event.anchor or ""
        value = self.anchors.get(name)
        if value is None:
            message = f"nothing above is called &{name}"
            hint = f'put quotes around a text that starts with *: "*{name}"'
            self._report(event, "unknown-anchor", message, hint)
        elif any(value is container for container in self._open):
            message = f"*{name} stands inside what it repeats"
            self._report(event, "endless-anchor", message, "write the text out")
            value = None
        if value is None:
            value = Lost(self._mark(event.start_mark))
        self._place(value, event)
        size = 1 if isinstance(value, Scalar) else value.size
        self.repeated += size
        if self.repeated > _MOST_REPEATED:
            message = "anchors blow this file up beyond measure"
            raise Hopeless(self._problem(event, "too-many-anchors", message, "write the text out"))
        if self._open:
            self._open[-1].size += size - 1

    def _report(self, event: _Event, code: str, message: str, hint: str) -> None:
        self.problems.append(self._problem(event, code, message, hint))

    def _problem(self, event: _Event, code: str, message: str, hint: str) -> Problem:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        line = start.line + self._first_line + 1
        return Problem(self.path, line, start.column + 1, code, message, hint, width=max(width, 1))


def _without_forbidden(text: str, path: str) -> tuple[str, list[Problem]]:
    """Return ``text`` as YAML can read it, and a problem for each character that it cannot."""
    problems: list[Problem] = []
    # Counted on from one to the next: a large file may have many.
    line, counted, before = 1, 0, -1
    for found in _FORBIDDEN.finditer(text):
        line += text.count("\n", counted, found.start())
        before = max(before, text.rfind("\n", counted, found.start()))
        counted = found.start()
        message = f"the control character U+{ord(found[0]):04X} cannot stand in a pack"
        problems.append(
            Problem(path, line, found.start() - before, "control-character", message, "take it out")
        )
        if len(problems) == _MOST_FORBIDDEN:
            break
    if problems:
        text = _FORBIDDEN.sub("\ufffd", text)
    return text, problems


def _stand_ins(text: str) -> dict[int, str]:
    """Return a sign that is not in ``text`` for each odd line break that is."""
    if text.isascii():
        return {}
    breaks = sorted(set(_ODD_BREAKS.findall(text)))
    if not breaks:
        return {}
    # Nor may an escape in quotes make it: "\\uf8ff".
    folded = text.casefold()
    free = (sign for sign in _STAND_INS if chr(sign) not in text and f"{sign:x}" not in folded)
    return {ord(letter): chr(sign) for letter, sign in zip(breaks, free, strict=False)}


def _restore(document: Document, letters: dict[int, str]) -> None:
    """Put the odd line breaks of the author back into all texts."""
    document.problems[:] = [
        replace(
            problem,
            message=problem.message.translate(letters),
            hint=problem.hint.translate(letters),
        )
        for problem in document.problems
    ]
    waiting: list[Value] = [] if document.value is None else [document.value]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in seen:  # what aliases repeat
            continue
        seen.add(id(value))
        if isinstance(value, Scalar):
            value.text = value.text.translate(letters)
        elif isinstance(value, Sequence):
            waiting += value.items
        elif isinstance(value, Mapping):
            waiting += [side for entry in value.entries for side in entry]


_MOST_FORBIDDEN = 1000  # more than this is no text at all


def _parser() -> type[yaml.CBaseLoader]:
    """Return the parser in C: fast, and the only one that reads all of YAML's short forms."""
    parser: type[yaml.CBaseLoader] | None = getattr(yaml, "CBaseLoader", None)
    if parser is None:
        message = "PyYAML lacks its C parser; reinstall it: pip install --force-reinstall PyYAML"
        raise PackError(message)
    return parser


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector off: it would walk all values of a file again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
