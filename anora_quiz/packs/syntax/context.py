"""Hold what the parts of one file share while they are read."""

from collections.abc import Callable
from dataclasses import dataclass, field

from anora_quiz.packs.problems import Problem
from anora_quiz.packs.syntax.tree import Value

_MOST_HELD = 50_000  # values in one question plus those outside the list of questions
_MOST_VALUES = 100_000  # plus one for every so many characters of the file:
_CHARACTERS_PER_VALUE = 5

LineObserver = Callable[[int], None]
"""Called from time to time with the current line, counted from 0."""


class ItemReceiver:
    """Receives the items of a top-level list one by one, so that none need be kept.

    This one wants none, so that all stay in their lists; others override what they need.
    """

    def begin(self, name: str) -> bool:  # noqa: ARG002
        """Return whether the items of the list in the field ``name``, which starts, are wanted."""
        return False

    def take(self, item: Value) -> None:
        """Receive an item that has been read."""

    def forget(self) -> None:
        """Forget all items received: their list could not be read and is read another way."""


def ignore_line(line: int) -> None:
    """Do nothing: a `LineObserver` for readers who show no progress."""


@dataclass
class ParseContext:
    """What the parts of one file share while they are read.

    ``length`` is the length of the file in characters. ``originals`` maps the code points of
    placeholders to the characters that they replace. ``anchor_names`` are anchors that may be
    in parts that can't be read. Each part is read at most ``most_passes`` times.

    ``values`` counts all values, which may be up to ``limit``, ``anchored_values`` those kept
    for aliases, and ``repeated_values`` those that aliases repeat, with their
    ``repeated_characters``.
    """

    path: str
    length: int
    receiver: ItemReceiver = field(default_factory=ItemReceiver)
    on_line: LineObserver = ignore_line
    originals: dict[int, str] = field(default_factory=dict)
    anchor_names: frozenset[str] = frozenset()
    most_passes: int = 1
    anchors: dict[str, Value] = field(default_factory=dict)
    values: int = 0
    anchored_values: int = 0
    repeated_values: int = 0
    repeated_characters: int = 0

    def __post_init__(self) -> None:
        """Start with no values in memory."""
        self._most = self.most_passes * (_MOST_VALUES + self.length // _CHARACTERS_PER_VALUE)
        self.held = 0

    @property
    def held(self) -> int:
        """How many of the values are in memory now; to set it is to say how many are kept."""
        return self.values - self._released

    @held.setter
    def held(self, held: int) -> None:
        self._released = self.values - held
        self.limit = min(self._most, self._released + _MOST_HELD)

    def restarted(self, anchor_names: frozenset[str], most_passes: int) -> "ParseContext":
        """Return a new context for reading the same file again from its start, in parts."""
        return ParseContext(
            self.path,
            self.length,
            self.receiver,
            originals=self.originals,
            anchor_names=anchor_names,
            most_passes=most_passes,
        )


@dataclass(slots=True)
class Document:
    """What could be read of a text; ``value`` is None if the text is empty."""

    value: Value | None
    problems: list[Problem] = field(default_factory=list)
