"""Results, and what comes of a finished round."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardEntry:
    """One player's result in a finished round, as it stands on a board.

    ``rank`` counts from 1; equal scores share a rank. ``code`` is the code to deal the
    same round again, where the round has one. ``claimed`` counts the answers that are right
    because the player said so.
    """

    rank: int
    board: str
    player: str
    score: int
    max_score: int
    correct: int
    questions: int
    mode: str
    packs: tuple[str, ...]
    seed: int
    code: str | None
    started_at: datetime
    finished_at: datetime
    claimed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a result has come to stand: ``rank`` of ``entries`` on ``board``."""

    player: str
    board: str
    rank: int
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """How much there is to practise.

    ``known`` counts the questions that the player was ever asked, ``due`` those to ask now.
    ``next_at`` is when the next one is due after now, and ``by_then`` how many more will be
    due within an hour of that; None and 0 where nothing more comes.
    """

    known: int
    due: int
    next_at: datetime | None
    by_then: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a finished round.

    ``standings`` are in the order of the seats, and empty for rounds without a place on the
    boards; ``days`` counts the days in a row whose daily round was played; ``upcoming`` is
    what practice has in store, for rounds of practice.
    """

    standings: tuple[Standing, ...] = ()
    days: int = 0
    upcoming: Upcoming | None = None
