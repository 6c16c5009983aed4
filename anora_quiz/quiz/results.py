"""Results of finished rounds: entries on boards, standings, and what is due next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardEntry:
    """One player's result in a finished round, as listed on a board.

    ``rank`` counts from 1; equal scores share a rank. ``code`` is the share code that deals the
    same round again, if the round has one. ``claimed`` counts the answers that count as right
    because the player claimed them. ``round`` is the number of the round in its database, and
    ``hand`` which hand of its seed was dealt. ``titles`` are those of its packs by their ids.
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
    round: int = 0
    titles: Mapping[str, str] = field(default_factory=dict)
    hand: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a result ranks on a board: ``rank``, from 1, among ``entries``.

    ``best`` is the player's best score on it before, None for their first result there.
    """

    player: str
    board: str
    rank: int
    entries: int
    best: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """How much there is to practice.

    ``known`` counts the questions that the player was ever asked, ``due`` those to ask now.
    ``next_at`` is when the next one is due after now, and ``by_then`` how many more will be
    due within an hour of that; None and 0 if nothing more will be due.
    """

    known: int
    due: int
    next_at: datetime | None
    by_then: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The outcome of a finished round.

    ``standings`` are in the order of the seats, and empty for rounds that do not go on the
    boards; ``days`` counts the days in a row whose daily round was played, and ``earlier_days``
    those of each earlier streak; ``upcoming`` is what to practice next, for practice rounds,
    as it was ``at`` the player's time.
    """

    standings: tuple[Standing, ...] = ()
    days: int = 0
    earlier_days: tuple[int, ...] = ()
    upcoming: Upcoming | None = None
    at: datetime | None = None
