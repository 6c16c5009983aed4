"""Rows of a page on which settings are changed; each face shows them in its own way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Choice(NamedTuple):
    """The values that a row offers, as texts, and what chooses one of them by its index.

    ``chosen`` is the index of the one that counts, -1 for a value that isn't among them.
    ``choose`` asks nothing: a prompt is open while it runs.
    """

    texts: Sequence[str]
    chosen: int
    choose: Callable[[int], None]

    def step(self, step: int) -> None:
        """Choose the next value, or for a ``step`` of -1 the previous one, and so on in a circle.

        From a value that isn't among them, go on to the first or the last.
        """
        start = self.chosen if step > 0 else max(self.chosen, 0)
        self.choose((start + step) % len(self.texts))


class Entry(NamedTuple):
    """What can be typed into a row: the ``question`` to ask, the text to begin with, and ``take``.

    ``take`` takes the text over and returns an empty text, or says what is wrong with it. It asks
    nothing: a prompt is open while it runs. With ``goes_on``, the next row follows once a text was
    typed.
    """

    question: str
    start: str
    take: Callable[[str], str]
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow:
    """One setting: its label, its value in words, and how it is changed.

    It has a ``choice`` to step through, an ``entry`` to type into, both, or a page of its own,
    which ``open`` shows; that raises `Canceled` if the player goes back from there. ``clear``
    removes what the row shows. ``note`` is a short fact beside the value.
    """

    label: str
    value: str
    note: str = ""
    choice: Choice | None = None
    entry: Entry | None = None
    open: Callable[[], None] | None = None
    clear: Callable[[], None] | None = None
