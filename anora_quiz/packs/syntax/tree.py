"""Define the values in a YAML file: texts, lists, and mappings that know their location."""

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Location(NamedTuple):
    """A location in a file: line and column, counted from 1, and its width in columns."""

    line: int
    column: int
    width: int = 1


class Edit(NamedTuple):
    """What would fix a problem: ``text`` in place of ``width`` characters from a place on.

    Line and column are counted from 1; a ``width`` of 0 inserts the text.
    """

    line: int
    column: int
    width: int
    text: str


NO_EDITS: tuple[Edit, ...] = ()
"""The edits of a problem that only its author can fix."""

TOP = Location(1, 1)
"""The location of what concerns a file as a whole."""


class Position(Protocol):
    """A position in a file, counted from 0 as parsers do."""

    @property
    def line(self) -> int:
        """The line, from 0."""

    @property
    def column(self) -> int:
        """The column, from 0."""


class FixedPosition(NamedTuple):
    """A `Position` that doesn't come from the parser."""

    line: int
    column: int


START = FixedPosition(0, 0)

# Locations are made of positions only when asked for: most values have no problem.


@dataclass(slots=True)
class _Located:
    """What begins somewhere in a file."""

    start: Position

    @property
    def location(self) -> Location:
        """The location of its first character."""
        return Location(self.start.line + 1, self.start.column + 1)


@dataclass(slots=True)
class Scalar(_Located):
    """A text as the author typed it; ``is_block`` if it comes after ``|`` or ``>``."""

    end: Position
    text: str
    is_block: bool = False

    @property
    def location(self) -> Location:
        """The location of the text, with its whole width if it is on one line."""
        is_flat = self.end.line == self.start.line
        width = self.end.column - self.start.column if is_flat else 1
        return Location(self.start.line + 1, self.start.column + 1, max(width, 1))


@dataclass(slots=True)
class Sequence(_Located):
    """A list."""

    items: "list[Value]" = field(default_factory=list)


@dataclass(slots=True)
class Mapping(_Located):
    """Keys and values in their order, duplicate keys included.

    ``is_incomplete`` tells that parts of it could not be read, so that nothing is known about
    missing fields.
    """

    entries: "list[tuple[Scalar, Value]]" = field(default_factory=list)
    is_incomplete: bool = False


@dataclass(slots=True)
class UnreadableValue(_Located):
    """Takes the place of a value that could not be read; the reason is already reported."""


Value = Scalar | Sequence | Mapping | UnreadableValue


def texts_of(value: Value) -> list[str]:
    """Return the texts in a list, or the one text in ``value``, that aren't blank."""
    items = value.items if isinstance(value, Sequence) else [value]
    return [item.text for item in items if isinstance(item, Scalar) and item.text.strip()]
