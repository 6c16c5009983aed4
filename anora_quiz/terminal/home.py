"""What Home shows; each face shows it in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from anora_quiz.quiz.turns import Verdict

Value = TypeVar("Value")


class Today(NamedTuple):
    """How today's round went, and how many ``days`` in a row were played.

    ``verdicts`` are those of its questions; there are none if it isn't finished.
    """

    verdicts: Sequence[Verdict]
    days: int

    @property
    def correct(self) -> int:
        """How many answers were right."""
        return sum(verdict is Verdict.CORRECT for verdict in self.verdicts)


class HomeItem(NamedTuple, Generic[Value]):
    """Something to choose on Home: its label, a short fact beside it, and what choosing returns."""

    label: str
    note: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(Generic[Value]):
    """What Home shows, from top to bottom, and what its keys return.

    ``facts`` are about the player, the name first. ``intro`` tells a newcomer what this is.
    ``items`` stand one below the other, ``further`` ones beside one another. ``back`` is
    returned for Esc, and ``copy``, if there is something to copy, for its key.
    """

    facts: Sequence[str]
    items: Sequence[HomeItem[Value]]
    further: Sequence[HomeItem[Value]]
    back: Value
    copy: Value | None = None
    intro: Sequence[str] = ()
    today: Today | None = None

    @property
    def choices(self) -> list[HomeItem[Value]]:
        """All items, in order."""
        return [*self.items, *self.further]
