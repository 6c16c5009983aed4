"""What can be read of a file that is no YAML as a whole.

A parser stops at the first mistake; an author wants to see all of them. So the file is cut
where its lines tell that something new begins: a field of the pack, a question, a field of
a question. Each piece is parsed alone, one that fails is cut again, and what cannot be
read at last is small and has a place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import yaml

from anora_quiz.packs.problems import Problem
from anora_quiz.packs.reader import Builder, Document
from anora_quiz.packs.tree import Lost, Mapping, Scalar, Sequence, Spot, Value
from anora_quiz.packs.yaml_errors import explain

_NAME = re.compile(r"""(?P<indent>\s*)(["']?)(?P<name>[^\s"'#:-][^"'#:]*?)\2\s*:(?P<rest>\s.*|$)""")
_ITEM = re.compile(r"(?P<indent>\s*)-(?=\s|$)")
_QUESTION = re.compile(r"\s*-\s+(id|kind|question)\s*:")
_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")


def recover(text: str, path: str, error: yaml.YAMLError) -> Document:
    """Return what can be read of ``text``, which failed with ``error``, and all problems."""
    recovery = _Recovery(path, text)
    whole = _Piece(0, tuple(text.split("\n")))
    value = recovery.mapping(whole, 0)
    if not recovery.slips:
        recovery.blame(whole, error)
    return Document(value, recovery.problems)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some lines of the file, the first of them its line ``first`` (from 0)."""

    first: int
    lines: tuple[str, ...]

    def parts(self, starts: Callable[[str], bool]) -> "list[_Piece]":
        """Return the parts that begin with the lines that pass; what is before is left out."""
        marks = [number for number, line in enumerate(self.lines) if starts(line)]
        return [
            _Piece(self.first + start, self.lines[start:end])
            for start, end in pairwise([*marks, len(self.lines)])
        ]


class _Recovery:
    """Collects what can be read, and the problems; ``slips`` counts those of the YAML."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.slips = 0
        self._last = Builder(path)
        self._named = set(_ANCHOR.findall(text))

    def mapping(self, piece: _Piece, indent: int) -> Mapping:
        """Return the fields that start in lines indented by ``indent`` at most."""

        def starts(line: str) -> bool:
            name = _NAME.match(line)
            return name is not None and len(name["indent"]) <= indent

        found = Mapping(Spot(piece.first, indent))
        slips = self.slips
        for part in piece.parts(starts):
            found.entries += self._field(part)
        found.is_torn = self.slips > slips
        return found

    def blame(self, piece: _Piece, error: yaml.YAMLError) -> None:
        """Report why ``piece`` cannot be read."""
        self.slips += 1
        self.problems.append(explain(error, self.path, piece.first, piece.lines))

    def _read(self, piece: _Piece) -> Value | None:
        builder = Builder(self.path, piece.first)
        builder.anchors, builder.repeated = self._last.anchors, self._last.repeated
        self._last = builder
        value = builder.build("\n".join(piece.lines))
        # An anchor may be known, in a piece that could not be read.
        self.problems += [
            problem
            for problem in builder.problems
            if problem.code != "unknown-anchor"
            or not any(f"&{name}" in problem.message for name in self._named)
        ]
        return value

    def _field(self, piece: _Piece) -> list[tuple[Scalar, Value]]:
        try:
            value = self._read(piece)
        except yaml.YAMLError as error:
            name = _NAME.match(piece.lines[0])
            if name is None:
                return []
            start = Spot(piece.first, name.start("name"))
            key = Scalar(start, Spot(piece.first, name.end("name")), name["name"])
            return [(key, self._below(piece, name["rest"], error))]
        return value.entries if isinstance(value, Mapping) else []

    def _below(self, piece: _Piece, rest: str, error: yaml.YAMLError) -> Value:
        """Return what can be read of the list below a field, if it has one."""
        slips = self.slips
        items = self._items(piece) if not rest.partition("#")[0].strip() else []
        if self.slips == slips:
            self.blame(piece, error)
        return Sequence(Spot(piece.first, 0), items) if items else Lost(Spot(piece.first, 0))

    def _items(self, piece: _Piece) -> list[Value]:
        first = next(filter(None, map(_ITEM.match, piece.lines[1:])), None)
        if first is None:
            return []
        indent = first["indent"]

        def starts(line: str) -> bool:
            item = _ITEM.match(line)
            return item is not None and (item["indent"] == indent or bool(_QUESTION.match(line)))

        return [item for part in piece.parts(starts) for item in self._item(part)]

    def _item(self, piece: _Piece) -> list[Value]:
        try:
            value = self._read(piece)
        except yaml.YAMLError as error:
            slips = self.slips
            # Without its dash, the item is a mapping.
            first = piece.lines[0].replace("-", " ", 1)
            indent = len(first) - len(first.lstrip())
            mapping = self.mapping(_Piece(piece.first, (first, *piece.lines[1:])), indent)
            if self.slips == slips:
                self.blame(piece, error)
            return [mapping] if mapping.entries else [Lost(Spot(piece.first, 0))]
        return value.items if isinstance(value, Sequence) else []
