"""What a YAML file holds: texts, lists and mappings that know their place in the file."""

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Location(NamedTuple):
    """A place in a file: line and column, counted from 1, and the columns that it takes."""

    line: int
    column: int
    width: int = 1


class Position(Protocol):
    """A position in a file, as parsers count: from 0."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column."""
        ...


class FixedPosition(NamedTuple):
    """A `Position` of our own."""

    line: int
    column: int


START = FixedPosition(0, 0)


# A place is made of its marks only when somebody asks: most values have no problem.


@dataclass(slots=True)
class Scalar:
    """A text as the author typed it. ``is_block`` for those after ``|`` and ``>``."""

    start: Position
    end: Position
    text: str
    is_block: bool = False

    @property
    def location(self) -> Location:
        """Where it stands, the whole of it if it is on one line."""
        is_flat = self.end.line == self.start.line
        width = self.end.column - self.start.column if is_flat else 1
        return Location(self.start.line + 1, self.start.column + 1, max(width, 1))


@dataclass(slots=True)
class Sequence:
    """A list. In what is repeated, ``size`` values of so many ``characters`` are counted."""

    start: Position
    items: "list[Value]" = field(default_factory=list)
    size: int = 1
    characters: int = 0

    @property
    def location(self) -> Location:
        """Where it starts."""
        return Location(self.start.line + 1, self.start.column + 1)


@dataclass(slots=True)
class Mapping:
    """Keys and values in their order, doubled keys included.

    ``is_torn`` tells that parts of it could not be read, so that nothing can be said of
    what is missing.
    """

    start: Position
    entries: "list[tuple[Scalar, Value]]" = field(default_factory=list)
    size: int = 1
    characters: int = 0
    is_torn: bool = False

    @property
    def location(self) -> Location:
        """Where it starts."""
        return Location(self.start.line + 1, self.start.column + 1)


@dataclass(slots=True)
class UnreadableValue:
    """What stands where nothing could be read; the reason is reported already."""

    start: Position
    size: int = 1

    @property
    def location(self) -> Location:
        """Where it starts."""
        return Location(self.start.line + 1, self.start.column + 1)


Value = Scalar | Sequence | Mapping | UnreadableValue
