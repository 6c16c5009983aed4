"""Results and the boards they stand on.

A board compares like with like: one mode, the same banks, the same number of questions,
the same filters, the same timing.
"""

from dataclasses import dataclass
from datetime import datetime

from anora_quiz.quiz.rounds import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
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


def board_of(finished: Round) -> str:
    """Return the name of the board that ``finished`` belongs on."""
    setup = finished.setup
    if setup.collection:
        banks = f"{setup.collection} ({len(setup.packs)} banks)"
    else:
        banks = " + ".join(setup.packs)
    terms = finished.mode.terms(setup, len(finished.deck) // len(finished.players))
    chosen = setup.selection
    filters = {"": chosen.difficulties, "kind ": chosen.kinds, "tag ": chosen.tags}
    only = [f"only {name}{' or '.join(words)}" for name, words in filters.items() if words]
    return ", ".join([finished.mode.name, banks, *terms, *only])
