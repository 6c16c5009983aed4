"""What the parts of one file share while they are read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from anora_quiz.packs.problems import Problem
from anora_quiz.packs.syntax.tree import Value

LineObserver = Callable[[int], None]
"""Is called now and then with the line, from 0, that the work has come to."""


class ItemReceiver(Protocol):
    """Takes the items of a list at the top of a file one by one, so that none need be kept."""

    def begin(self, name: str) -> bool:
        """Tell whether the items of the list in the field ``name``, which starts, are wanted."""
        ...

    def take(self, item: Value) -> None:
        """Take an item that is read."""
        ...

    def forget(self) -> None:
        """Forget all items taken: their list could not be read and is read in another way."""
        ...


class NoReceiver:
    """Leaves all items in their lists."""

    def begin(self, name: str) -> bool:  # noqa: ARG002
        """Want none."""
        return False

    def take(self, item: Value) -> None:
        """Take none."""

    def forget(self) -> None:
        """Have nothing to forget."""


def ignore_line(line: int) -> None:
    """Watch nothing."""


@dataclass(slots=True)
class ParseContext:
    """What the parts of one file share while they are read.

    ``length`` is that of the file in characters. ``letters`` are put into each text in the
    place of others. ``named`` are anchors that may be in parts that could not be read; each part
    is read so many times, ``passes``, at most.
    """

    path: str
    length: int
    receiver: ItemReceiver = field(default_factory=NoReceiver)
    on_line: LineObserver = ignore_line
    letters: dict[int, str] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    passes: int = 1
    anchors: dict[str, Value] = field(default_factory=dict)
    values: int = 0
    at_once: int = 0
    anchored: int = 0
    repeated: int = 0
    repeated_characters: int = 0

    def again(self, named: frozenset[str], passes: int) -> "ParseContext":
        """Return the reading of the same file from its start, part by part."""
        return ParseContext(
            self.path,
            self.length,
            self.receiver,
            letters=self.letters,
            named=named,
            passes=passes,
        )


@dataclass(slots=True)
class Document:
    """What could be read of a text: ``value`` is None where there is nothing in it."""

    value: Value | None
    problems: list[Problem] = field(default_factory=list)
