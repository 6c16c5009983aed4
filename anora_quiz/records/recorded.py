"""Rounds as they are saved: what was played, when, and what was flagged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from anora_quiz.quiz.rounds import Round
from anora_quiz.records import saved
from anora_quiz.records.encoding import State
from anora_quiz.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRound:
    """A round as it is saved; ``number`` is 0 if it isn't saved.

    The times are local; they are None as long as they aren't known. ``flags`` are the reasons,
    which may be empty, by the places of the flagged cards in the deck.
    """

    played: Round
    number: int = 0
    started_at: datetime | None = None
    finished_at: datetime | None = None
    flags: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_finished(self) -> bool:
        """Whether it is over, and its result saved if it can be; resuming it does the latter."""
        return self.finished_at is not None if self.number else self.played.ending is not None


def recorded(store: Store, number: int) -> RecordedRound | None:
    """Return the round ``number``, open or finished; None if there is none.

    Raises `RecordsError` if this version can't read it.
    """
    with store.reading(f"round {number}") as database:
        query = "SELECT state, started_at, finished_at FROM rounds WHERE id = ?"
        row = database.execute(query, (number,)).fetchone()
        if row is None or row[0] == State.DISCARDED:
            return None
        state, *times = row
        started_at, finished_at = (
            datetime.fromisoformat(at).astimezone() if at else None for at in times
        )
        flags = database.execute("SELECT place, why FROM flags WHERE round = ?", (number,))
        return RecordedRound(
            played=saved.load(store, number, State(state)),
            number=number,
            started_at=started_at,
            finished_at=finished_at,
            flags=dict(flags.fetchall()),
        )
