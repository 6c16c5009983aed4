"""Read as much as possible of a file that isn't valid YAML as a whole.

A parser stops at the first mistake; an author wants to see all of them. So the file is cut
at lines that start something new: a field of the pack, a question, or a field of a question.
Each piece is parsed alone, a piece that fails is cut again, and what can't be read in the end
is small and has a location.
"""

import re
from collections.abc import Iterator
from itertools import dropwhile, islice

import yaml

from anora_quiz.packs.problems import BrokenPack, Problem, refuse_many_errors
from anora_quiz.packs.syntax.builder import Builder, refuse_depth
from anora_quiz.packs.syntax.context import Document, ParseContext
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.messages import explain, explain_line
from anora_quiz.packs.syntax.pieces import Piece
from anora_quiz.packs.syntax.slips import indentation_hint
from anora_quiz.packs.syntax.tree import (
    NO_EDITS,
    Edit,
    FixedPosition,
    Location,
    Mapping,
    Scalar,
    Sequence,
    UnreadableValue,
    Value,
)

# Each is possessive: it gives back nothing that it matched, so that no line is searched again
# and again.
_NAME = re.compile(
    r"""^(?P<indent>[^\S\n]*+)(?P<quote>["']?)(?P<name>[^\s"'#:-][^"'#:\n]*+)(?P=quote)"""
    r"[^\S\n]*+:(?P<rest>[^\S\n][^\n]*+|$)",
    re.MULTILINE,
)
_ANY_NAME = re.compile(r"^[^\S\n]++\w++:|^[^\S\n]*+- \w++:", re.MULTILINE)
_QUESTION = re.compile(r"[^\S\n]*+(?:[-*•·–—]|\d{1,3}[.)])[^\S\n]*+(?:id|kind|question)[^\S\n]*+:")
_ANCHOR = re.compile(r"&([^\s,\[\]{}]++)")
_MOST_ANCHORS = 10_000
_MOST_LEVELS = 3  # levels of mappings: a question has lists of mappings
_MOST_LINES_ABOVE = 100  # lines before the first item of a list that are looked at
_DASH = 2  # columns of a dash and its space
_MOST_MOVED = 200  # lines of an item that are indented anew
_MOST_READS = 2 * (_MOST_LEVELS + 1)  # of each piece: alone and as part of larger ones


def recover(text: str, context: ParseContext, error: yaml.YAMLError) -> Document:
    """Return what can be read of ``text``, which failed with ``error``, and all problems."""
    anchor_names = frozenset(found[1] for found in islice(_ANCHOR.finditer(text), _MOST_ANCHORS))
    recovery = _Recovery(context.restarted(anchor_names, _MOST_READS))
    file = Piece(text, 0, 0, len(text))
    try:
        value = recovery.read_mapping(file, 0, 0)
    except BrokenPack as limit:
        limit.problems[:0] = recovery.problems
        raise
    if not recovery.errors:
        value.is_incomplete |= recovery.report_hiding(file, error) or not value.entries
    return Document(value, recovery.problems)


def _moved(piece: Piece, wanted: int) -> tuple[Edit, ...]:
    """Return the edits that move the item in ``piece`` to the column ``wanted``.

    Its other lines move with its dash if the next one is where a field of the item belongs.
    """
    lines, indent = piece.text.split("\n", _MOST_MOVED), piece.indent
    rest = [number for number, line in enumerate(lines) if number and line.strip()]
    follows = next((len(lines[each]) - len(lines[each].lstrip()) for each in rest), 0)
    if len(lines) > _MOST_MOVED:
        return NO_EDITS
    moved = [0, *rest] if follows - indent == _DASH else [0]
    removed, added = max(indent - wanted, 0), " " * (wanted - indent)
    if any(lines[number][:removed].strip() for number in moved):
        return NO_EDITS
    return tuple(Edit(piece.first_line + number + 1, 1, removed, added) for number in moved)


class _Recovery:
    """Collects what can be read, and the problems; ``errors`` counts the syntax errors.

    Depth is counted in mappings: 0 for the file, 1 for a question.
    """

    def __init__(self, context: ParseContext) -> None:
        self.problems: list[Problem] = []
        self.errors = 0
        self._context = context

    def read_mapping(self, piece: Piece, indent: int, depth: int) -> Mapping:
        """Return the fields that start on lines indented by ``indent`` columns at most."""
        found = Mapping(FixedPosition(piece.first_line, indent))
        errors = self.errors
        parts = piece.split(_NAME, lambda name: len(name["indent"]) <= indent)
        head = next(parts)
        for part in parts:
            found.entries += self._read_field(part, depth)
        is_hidden = depth == 0 and _ANY_NAME.search(head.whole, head.start, head.end) is not None
        found.is_incomplete = self.errors > errors or is_hidden
        return found

    def report_error(self, piece: Piece, error: yaml.YAMLError, *, line: int | None = None) -> None:
        """Report why ``piece`` can't be read; ``line`` is the one where the mistake is seen."""
        self.errors += 1
        lines, path = Lines(piece.text), self._context.path
        seen = None if line is None else explain_line(path, piece.first_line, lines, line)
        self._report([seen or explain(error, path, piece.first_line, lines)])

    def report_hiding(self, piece: Piece, error: yaml.YAMLError) -> bool:
        """Report why ``piece`` can't be read; tell whether fields may be hidden in it.

        They are, unless the mistake is before the name of a field, such as its indentation.
        """
        self.report_error(piece, error)
        line, column, _ = self.problems[-1].location
        name = _NAME.match(Lines(piece.text)[line - 1 - piece.first_line])
        return name is None or column - 1 > name.start("name")

    def _report(self, problems: list[Problem]) -> None:
        self.problems += problems
        refuse_many_errors(self.problems, self._context.length)

    def _read(self, piece: Piece, *, is_top: bool = False) -> Value | None:
        builder = Builder(self._context, piece.first_line, is_top=is_top)
        held = self._context.held
        try:
            value = builder.build(piece.text)
        except yaml.YAMLError as error:
            refuse_depth(error, self._context.path, piece.first_line)
            self._context.held = held
            if builder.has_streamed:
                self._context.receiver.forget()
            error.__traceback__ = None  # which keeps the parser, and all that it was given
            raise
        self._report(builder.problems)
        return value

    def _read_field(self, piece: Piece, depth: int) -> list[tuple[Scalar, Value]]:
        try:
            value = self._read(piece, is_top=depth == 0)
        except yaml.YAMLError as error:
            name = _NAME.match(piece.head) or _NAME.match(piece.whole, piece.start, piece.end)
            if name is None:
                return []
            typed = name["name"].rstrip()
            start = FixedPosition(piece.first_line, name.start("name") - name.start())
            key = Scalar(start, FixedPosition(piece.first_line, start.column + len(typed)), typed)
            key.text = typed.translate(self._context.originals)
            return [(key, self._list_below(piece, name, error, depth))]
        return value.entries if isinstance(value, Mapping) else []

    def _list_below(
        self, piece: Piece, name: re.Match[str], error: yaml.YAMLError, depth: int
    ) -> Value:
        """Return what can be read of the list below a field, or an unreadable value."""
        errors = self.errors
        found = Sequence(FixedPosition(piece.first_line, 0))
        count = 0
        if depth < _MOST_LEVELS and not name["rest"].partition("#")[0].strip():
            receiver, held = self._context.receiver, self._context.held
            is_wanted = depth == 0 and receiver.begin(name["name"].rstrip())
            for item in self._read_items(piece, depth):
                count += 1
                if is_wanted:
                    receiver.take(item)
                    self._context.held = held
                else:
                    found.items.append(item)
        if self.errors == errors:
            self.report_error(piece, error)
        return found if count else UnreadableValue(FixedPosition(piece.first_line, 0))

    def _read_items(self, piece: Piece, depth: int) -> Iterator[Value]:
        parts = piece.items(lambda item: _QUESTION.match(item.string, item.start()) is not None)
        if depth == 0 and self._report_without_dash(next(parts)):
            parts = dropwhile(lambda part: not _QUESTION.match(part.whole, part.start), parts)
        wanted = above = None
        for part in parts if depth == 0 else islice(parts, 1, None):
            wanted = part.indent if wanted is None else wanted
            is_odd = part.indent not in (wanted, above) and not part.has_tabs
            if is_odd:
                self._report_indent(part, wanted)
            above = part.indent
            yield from self._read_item(part, depth, wanted if is_odd else None)

    def _report_without_dash(self, head: Piece) -> bool:
        """Report the first field in ``head``, the lines above the items of a list, if any."""
        lines = Lines(head.text)
        number = next((each for each in range(1, _MOST_LINES_ABOVE) if _NAME.match(lines[each])), 0)
        if not number:
            return False
        self.errors += 1
        column = len(lines[number]) - len(lines[number].lstrip()) + 1
        location = Location(head.first_line + number + 1, column)
        message, hint = "a question starts with a dash", "write `- id: …` in place of this line"
        self._report([Problem(self._context.path, location, "invalid-yaml", message, hint)])
        return True

    def _report_indent(self, piece: Piece, wanted: int) -> None:
        """Report that the dash of an item isn't in the column ``wanted``."""
        self.errors += 1
        location = Location(piece.first_line + 1, piece.indent + 1)
        message = "this item isn't indented like the one above"
        hint = indentation_hint(wanted)
        edits = _moved(piece, wanted)
        problem = Problem(self._context.path, location, "invalid-yaml", message, hint, edits=edits)
        self._report([problem])

    def _read_item(self, piece: Piece, depth: int, wanted: int | None) -> list[Value]:
        """Return the item in ``piece``.

        ``wanted`` is the column that its dash should be in, if it's reported that it isn't.
        """
        try:
            value = self._read(piece)
        except yaml.YAMLError as error:
            errors = self.errors
            fields = piece.without_dash()  # which leaves the fields of a mapping
            indent = len(fields.head) - len(fields.head.lstrip())
            if piece.has_odd_dash:
                indent += 1  # the fields below may be where they were if it had a space
                self.report_error(piece, error, line=0)
            if wanted is not None:
                indent = max(indent, wanted + _DASH)
                errors -= 1
            found = self.read_mapping(fields, indent, depth + 1)
            if self.errors == errors:
                found.is_incomplete = self.report_hiding(piece, error)
            return (
                [found] if found.entries else [UnreadableValue(FixedPosition(piece.first_line, 0))]
            )
        return value.items if isinstance(value, Sequence) else []
