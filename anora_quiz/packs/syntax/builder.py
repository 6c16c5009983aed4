"""The parser's events -> values that know their place, within measure.

What a file can ask for is bounded here: how deep it nests, how many values it holds, how much
its aliases repeat. No pack comes near any of these bounds.
"""

from collections.abc import Callable
from typing import Any, NoReturn

import yaml

from anora_quiz.errors import PackError
from anora_quiz.packs.problems import Problem, TooComplex, refuse_many_slips
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
from anora_quiz.quiz.quoting import cut_short

_Event = Any  # of the parser in C, whose types nobody wrote down
_DEEPEST = 20  # a pack needs 4 levels
_MOST_AT_ONCE = 50_000  # values in one question, and beside the list of questions
_MOST_ANCHORED = 20_000  # values that are kept to be repeated
_MOST_REPEATED = 200_000  # values that aliases repeat
_MOST_REPEATED_CHARACTERS = 1_000_000  # and as many as the file has
_MOST_VALUES = 100_000  # and one to every so many characters of the file:
_CHARACTERS_TO_A_VALUE = 5
_IN_A_FIELD = 2  # how deep lists are that are the fields of the file
_YAML_TAGS = "tag:yaml.org,2002:"  # how !! is written out
_BLOCK_STYLES = ("|", ">")


TOO_DEEP = (
    "lists and mappings are nested too deep",
    "a pack needs no more than four levels",
)


class Builder:
    """Puts values together from the parser's events, without recursion.

    A file can be read part by part: ``first_line`` is the line of the file, from 0, in which
    a part starts; ``is_top`` tells that its fields are those of the file itself.
    """

    def __init__(self, context: ParseContext, first_line: int = 0, *, is_top: bool = True) -> None:
        """Start with nothing read."""
        self.problems: list[Problem] = []
        self.has_taken = False
        self._reading = context
        self._first_line = first_line
        self._is_top = is_top
        self._open: list[Sequence | Mapping] = []
        self._anchored_from = 0  # how many are open with the outermost that has an anchor
        self._keys: list[Value | None] = []
        self._taken: Sequence | None = None  # the list whose items are handed to the taker
        self._kept = 0  # values at once without its items
        self._document: Value | None = None
        most = _MOST_VALUES + context.length // _CHARACTERS_TO_A_VALUE
        self._most_values = context.passes * most

    def build(self, text: str) -> Value | None:
        """Return the first document in ``text``, or None where there is none.

        Raises `yaml.YAMLError` for what is no YAML, `TooComplex` for what is beyond measure.
        """
        next_event: Callable[[], _Event] = _parser()(text).get_event
        on_line = self._reading.on_line
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                on_line(event.start_mark.line)
                self._start(Mapping(self._mark(event.start_mark)), event)
            elif kind is yaml.SequenceStartEvent:
                listed = Sequence(self._mark(event.start_mark))
                self._start(listed, event)
                if len(self._open) == _IN_A_FIELD and self._is_top and event.anchor is None:
                    self._offer(listed)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent and self._document is not None:
                hint = "keep one pack in a file; put the other into a file of its own"
                self._report(event, "second-document", "a second pack starts here", hint)
                break
        return self._document

    def _mark(self, mark: Position) -> Position:
        return (
            FixedPosition(mark.line + self._first_line, mark.column) if self._first_line else mark
        )

    def _scalar(self, event: _Event) -> None:
        start, end = event.start_mark, event.end_mark
        if self._first_line:
            start, end = self._mark(start), self._mark(end)
        text = event.value
        if self._reading.letters:
            text = text.translate(self._reading.letters)
        value = Scalar(start, end, text, event.style in _BLOCK_STYLES)
        if event.anchor is None and event.tag is None and not self._anchored_from:
            self._put(value, event, is_whole=True)
        else:
            self._add(value, event)

    def _offer(self, listed: Sequence) -> None:
        """Ask whether the items of ``listed``, which starts, are wanted one by one."""
        parent = self._open[0]
        if not isinstance(parent, Mapping) or not parent.entries:
            return
        key, value = parent.entries[-1]
        if value is listed and self._reading.receiver.begin(key.text):
            self._taken, self._kept = listed, self._reading.at_once
            self.has_taken = True

    def _hand_over(self, item: Value) -> None:
        self._reading.at_once = self._kept
        self._reading.receiver.take(item)

    def _start(self, opened: Sequence | Mapping, event: _Event) -> None:
        self._add(opened, event)
        self._open.append(opened)
        self._keys.append(None)
        if event.anchor is not None and not self._anchored_from:
            self._anchored_from = len(self._open)
        if len(self._open) > _DEEPEST:
            raise TooComplex(self._problem(event, "too-deep", *TOO_DEEP))

    def _end(self) -> None:
        if self._anchored_from == len(self._open):
            self._anchored_from = 0
        self._keys.pop()
        done = self._open.pop()
        if self._open:
            parent = self._open[-1]
            parent.size += done.size - 1
            parent.characters += done.characters
            if parent is self._taken:
                self._hand_over(done)

    def _add(self, value: Value, event: _Event) -> None:
        if event.anchor is not None:
            self._reading.anchors[event.anchor] = value
        if event.tag is not None:
            tag = cut_short(event.tag.replace(_YAML_TAGS, "!!"))
            hint = "take it out, or put quotes around a text that starts with !"
            self._report(event, "tag", f"packs have no types such as {tag}", hint)
        if self._anchored_from or event.anchor is not None:
            self._count_anchored(value, event)
        self._put(value, event, is_whole=type(value) is Scalar)

    def _count_anchored(self, value: Value, event: _Event) -> None:
        self._reading.anchored += 1
        if self._reading.anchored > _MOST_ANCHORED:
            self._refuse_anchors(event)
        if self._open and isinstance(value, Scalar):
            self._open[-1].characters += len(value.text)

    def _put(self, value: Value, event: _Event, *, is_whole: bool) -> None:
        context = self._reading
        context.values += 1
        context.at_once += 1
        if context.at_once > _MOST_AT_ONCE or context.values > self._most_values:
            message = "there are more values here than any pack needs"
            hint = "split the pack into several, or take out what is no question"
            raise TooComplex(self._problem(event, "too-many-values", message, hint))
        if not self._open:
            self._document = value
            return
        parent = self._open[-1]
        parent.size += 1
        if type(parent) is Sequence:
            if parent is not self._taken:
                parent.items.append(value)
            elif is_whole:
                self._hand_over(value)
            return
        key = self._keys[-1]
        if key is None:
            if not isinstance(value, Scalar | UnreadableValue):
                message = "a list or mapping stands where the name of a field should be"
                self._report(event, "bad-key", message, "write the name first")
            self._keys[-1] = value
            return
        self._keys[-1] = None
        if isinstance(key, Scalar) and isinstance(parent, Mapping):
            parent.entries.append((key, value))

    def _alias(self, event: _Event) -> None:
        context = self._reading
        name = event.anchor or ""
        value = context.anchors.get(name)
        if value is None:
            self._report_unknown(name, event)
        elif any(value is container for container in self._open):
            message = f"*{cut_short(name)} stands inside what it repeats"
            self._report(event, "endless-anchor", message, "write the text out")
            value = None
        if value is None:
            value = UnreadableValue(self._mark(event.start_mark))
        size, characters = _measure(value)
        context.repeated += size
        context.repeated_characters += characters
        is_short = context.repeated_characters <= _MOST_REPEATED_CHARACTERS + context.length
        if context.repeated > _MOST_REPEATED or not is_short:
            self._refuse_anchors(event)
        if self._open:
            self._open[-1].size += size - 1
            self._open[-1].characters += characters
        self._put(value, event, is_whole=True)

    def _report_unknown(self, name: str, event: _Event) -> None:
        # It may be known, in a part that could not be read.
        if name not in self._reading.named:
            shown = cut_short(name)
            hint = f'put quotes around a text that starts with *: "*{shown}"'
            self._report(event, "unknown-anchor", f"nothing above is called &{shown}", hint)

    def _refuse_anchors(self, event: _Event) -> NoReturn:
        message = "anchors blow this file up beyond measure"
        raise TooComplex(self._problem(event, "too-many-anchors", message, "write the text out"))

    def _report(self, event: _Event, code: str, message: str, hint: str) -> None:
        self.problems.append(self._problem(event, code, message, hint))
        refuse_many_slips(self.problems, self._reading.length)

    def _problem(self, event: _Event, code: str, message: str, hint: str) -> Problem:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        line = start.line + self._first_line + 1
        return Problem(
            self._reading.path, line, start.column + 1, code, message, hint, width=max(width, 1)
        )


def refuse_depth(error: yaml.YAMLError, path: str, first_line: int = 0) -> None:
    """Raise `TooComplex` if the parser gave up, as newer ones do, at what nests too deep.

    ``first_line`` is the line of the file, from 0, in which the part starts that it read.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is not None and "maximum nesting depth" in str(getattr(error, "problem", "")):
        line, column = first_line + mark.line + 1, mark.column + 1
        raise TooComplex(Problem(path, line, column, "too-deep", *TOO_DEEP))


def _measure(value: Value) -> tuple[int, int]:
    """Return how many values and characters ``value`` stands for."""
    match value:
        case Scalar():
            return 1, len(value.text)
        case UnreadableValue():
            return 1, 0
        case _:
            return value.size, value.characters


def _parser() -> type[yaml.CBaseLoader]:
    """Return the parser in C: fast, and the only one that reads all of YAML's short forms."""
    parser: type[yaml.CBaseLoader] | None = getattr(yaml, "CBaseLoader", None)
    if parser is None:
        message = "PyYAML lacks its C parser; reinstall it: pip install --force-reinstall PyYAML"
        raise PackError(message)
    return parser
