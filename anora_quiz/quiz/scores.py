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
    same round again, where the round has one.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a result has come to stand: ``rank`` of ``entries`` on ``board``."""

    player: str
    board: str
    rank: int
    entries: int


def board_of(finished: Round) -> str:
    """Return the name of the board that ``finished`` belongs on."""
    setup = finished.setup
    if setup.collection:
        banks = f"{setup.collection} ({len(setup.packs)} banks)"
    else:
        banks = " + ".join(setup.packs)
    count = len(finished.deck) // len(finished.players)
    questions = "1 question" if count == 1 else f"{count} questions"
    chosen = setup.selection
    filters = {"": chosen.difficulties, "kind ": chosen.kinds, "tag ": chosen.tags}
    only = [f"only {name}{' or '.join(words)}" for name, words in filters.items() if words]
    return ", ".join([finished.mode.name, banks, questions, "untimed", *only])
