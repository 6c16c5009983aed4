"""What can be read of a file that is no YAML as a whole.

A parser stops at the first mistake; an author wants to see all of them. So the file is cut
where its lines tell that something new begins: a field of the pack, a question, a field of
a question. Each piece is parsed alone, one that fails is cut again, and what cannot be
read at last is small and has a place.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

import yaml

from anora_quiz.packs.problems import Problem, TooComplex, refuse_many_slips
from anora_quiz.packs.syntax.builder import Builder, refuse_depth
from anora_quiz.packs.syntax.context import Document, ParseContext
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.messages import explain
from anora_quiz.packs.syntax.tree import (
    FixedPosition,
    Mapping,
    Scalar,
    Sequence,
    UnreadableValue,
    Value,
)

# Each gives back nothing that it has matched, so that no line is looked through again and again.
_NAME = re.compile(
    r"""^(?P<indent>[^\S\n]*+)(?P<quote>["']?)(?P<name>[^\s"'#:-][^"'#:\n]*+)(?P=quote)"""
    r"[^\S\n]*+:(?P<rest>[^\S\n][^\n]*+|$)",
    re.MULTILINE,
)
_ITEM = re.compile(r"^(?P<indent>[^\S\n]*+)-(?=\s|$)", re.MULTILINE)
_QUESTION = re.compile(r"[^\S\n]*+-[^\S\n]++(?:id|kind|question)[^\S\n]*+:")
_ANCHOR = re.compile(r"&([^\s,\[\]{}]++)")
_MOST_ANCHORS = 10_000
_DEEPEST = 3  # a question has lists of mappings
_READ_AGAIN = 2 * (_DEEPEST + 1)  # how often a part may be read: alone and in what it is in


def recover(text: str, context: ParseContext, error: yaml.YAMLError) -> Document:
    """Return what can be read of ``text``, which failed with ``error``, and all problems."""
    named = frozenset(found[1] for found in islice(_ANCHOR.finditer(text), _MOST_ANCHORS))
    recovery = _Recovery(context.again(named, _READ_AGAIN))
    whole = _Piece(text, 0, 0, len(text), "")
    try:
        value = recovery.mapping(whole, 0, 0)
    except TooComplex as beyond:
        beyond.before += recovery.problems
        raise
    if not recovery.slips:
        recovery.blame(whole, error)
    return Document(value, recovery.problems)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some lines of ``whole``, from ``start`` to ``end``; the first is line ``first`` (from 0).

    The text is cut out when it is read: pieces within pieces would hold it several times.
    ``head`` stands for the first line, which is an item without its dash.
    """

    whole: str
    first: int
    start: int
    end: int
    head: str

    @property
    def text(self) -> str:
        """What stands in the lines."""
        return self.head + self.whole[self.start + len(self.head) : self.end]

    def parts(
        self, pattern: re.Pattern[str], starts: Callable[[re.Match[str]], bool]
    ) -> "Iterator[_Piece]":
        """Yield the parts that begin with lines that match and pass; what is before is left out."""
        begin, line, counted, head = -1, self.first, self.start, self.head
        behind = self.start + len(self.head)
        for found in chain(
            pattern.finditer(self.head), pattern.finditer(self.whole, behind, self.end)
        ):
            if starts(found):
                at = self.start if found.string is self.head else found.start()
                if begin >= 0:
                    yield _Piece(self.whole, line, begin, at - 1, head if begin < behind else "")
                begin = at
                line += self.whole.count("\n", counted, begin)
                counted = begin
        if begin >= 0:
            yield _Piece(self.whole, line, begin, self.end, head if begin < behind else "")

    def without_dash(self) -> "_Piece":
        """Return the same lines, the dash of the item in the first of them taken out."""
        end = self.whole.find("\n", self.start, self.end)
        head = self.whole[self.start : self.end if end < 0 else end].replace("-", " ", 1)
        return replace(self, head=head)


class _Recovery:
    """Collects what can be read, and the problems; ``slips`` counts those of the YAML.

    What is how deep is counted in mappings: 0 for the file, 1 for a question.
    """

    def __init__(self, context: ParseContext) -> None:
        self.problems: list[Problem] = []
        self.slips = 0
        self._reading = context

    def mapping(self, piece: _Piece, indent: int, depth: int) -> Mapping:
        """Return the fields that start in lines indented by ``indent`` at most."""
        found = Mapping(FixedPosition(piece.first, indent))
        slips = self.slips
        for part in piece.parts(_NAME, lambda name: len(name["indent"]) <= indent):
            found.entries += self._field(part, depth)
        found.is_torn = self.slips > slips
        return found

    def blame(self, piece: _Piece, error: yaml.YAMLError) -> None:
        """Report why ``piece`` cannot be read."""
        self.slips += 1
        lines = Lines(piece.text)
        self._report([explain(error, self._reading.path, piece.first, lines)])

    def _report(self, problems: list[Problem]) -> None:
        self.problems += problems
        refuse_many_slips(self.problems, self._reading.length)

    def _read(self, piece: _Piece, *, is_top: bool = False) -> Value | None:
        builder = Builder(self._reading, piece.first, is_top=is_top)
        at_once = self._reading.at_once
        try:
            value = builder.build(piece.text)
        except yaml.YAMLError as error:
            refuse_depth(error, self._reading.path, piece.first)
            self._reading.at_once = at_once
            if builder.has_taken:
                self._reading.receiver.forget()
            raise
        self._report(builder.problems)
        return value

    def _field(self, piece: _Piece, depth: int) -> list[tuple[Scalar, Value]]:
        try:
            value = self._read(piece, is_top=depth == 0)
        except yaml.YAMLError as error:
            name = _NAME.match(piece.head) or _NAME.match(piece.whole, piece.start, piece.end)
            if name is None:
                return []
            typed = name["name"].rstrip()
            start = FixedPosition(piece.first, name.start("name") - name.start())
            key = Scalar(start, FixedPosition(piece.first, start.column + len(typed)), typed)
            key.text = typed.translate(self._reading.letters)
            return [(key, self._below(piece, name, error, depth))]
        return value.entries if isinstance(value, Mapping) else []

    def _below(
        self, piece: _Piece, name: re.Match[str], error: yaml.YAMLError, depth: int
    ) -> Value:
        """Return what can be read of the list below a field, if it has one."""
        slips = self.slips
        found = Sequence(FixedPosition(piece.first, 0))
        if depth < _DEEPEST and not name["rest"].partition("#")[0].strip():
            receiver, at_once = self._reading.receiver, self._reading.at_once
            is_taken = depth == 0 and receiver.begin(name["name"].rstrip())
            for item in self._items(piece, depth):
                found.size += 1
                if is_taken:
                    receiver.take(item)
                    self._reading.at_once = at_once
                else:
                    found.items.append(item)
        if self.slips == slips:
            self.blame(piece, error)
        return found if found.size > 1 else UnreadableValue(FixedPosition(piece.first, 0))

    def _items(self, piece: _Piece, depth: int) -> Iterator[Value]:
        first = _ITEM.search(piece.whole, piece.start + max(len(piece.head), 1), piece.end)
        if first is None:
            return
        indent = first["indent"]

        def starts(item: re.Match[str]) -> bool:
            is_beside = item["indent"] == indent
            return is_beside or _QUESTION.match(item.string, item.start()) is not None

        for part in piece.parts(_ITEM, starts):
            yield from self._item(part, depth)

    def _item(self, piece: _Piece, depth: int) -> list[Value]:
        try:
            value = self._read(piece)
        except yaml.YAMLError as error:
            slips = self.slips
            fields = piece.without_dash()  # as it is, the item is a mapping
            indent = len(fields.head) - len(fields.head.lstrip())
            mapping = self.mapping(fields, indent, depth + 1)
            if self.slips == slips:
                self.blame(piece, error)
            return (
                [mapping] if mapping.entries else [UnreadableValue(FixedPosition(piece.first, 0))]
            )
        return value.items if isinstance(value, Sequence) else []
