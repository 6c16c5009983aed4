"""The results of a board as plain lines, and the words that the screen shares with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from anora_quiz.quiz.board_names import board_title
from anora_quiz.quiz.results import BoardEntry
from anora_quiz.terminal.moments import date_words
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import claims_words, spoken

LAST_ROUND = "your last round"
"""What the mark on a result means."""


@dataclass(frozen=True, slots=True)
class Board:
    """The results of one board to show, best first.

    Those ``marked`` are of the player's last round. Dates are told from ``now``, the player's
    time, or in full without it.
    """

    entries: Sequence[BoardEntry]
    marked: Sequence[BoardEntry] = ()
    now: datetime | None = None

    @property
    def title(self) -> str:
        """The name of the board as people read it."""
        return board_title(self.entries[0].board, self.entries[0].titles)

    @property
    def has_marks(self) -> bool:
        """Whether a result is marked."""
        return any(entry in self.marked for entry in self.entries)

    def lines(self) -> list[str]:
        """Return the board as lines, below its name."""
        return [f"Board: {visible(spoken(self.title))}", *map(self._line, self.entries)]

    def date(self, entry: BoardEntry) -> str:
        """Return when the round of ``entry`` ended."""
        return date_words(entry.finished_at, self.now)

    def _line(self, entry: BoardEntry) -> str:
        count = f"{entry.correct} of {entry.questions} correct"
        mark = f" ({LAST_ROUND})" if entry in self.marked else ""
        return (
            f"{entry.rank}. {visible(entry.player)}: {entry.score:,} of {entry.max_score:,}"
            f" ({count}), {self.date(entry)}{claims_words(entry)}{mark}"
        )
