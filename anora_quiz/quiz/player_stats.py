"""One player's progress: what was asked, how it went, and the latest results."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from anora_quiz.quiz.question import FULL, Difficulty
from anora_quiz.quiz.replies import Action
from anora_quiz.quiz.results import Upcoming
from anora_quiz.quiz.turns import Turn

_Key = TypeVar("_Key")

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a number of questions went.

    ``asked`` counts turns: ``right`` those with full credit, ``partly`` those with some credit,
    ``skipped`` those without an answer, including out of time; the others were wrong.
    ``seconds`` is the total time that the answers took.
    """

    asked: int = 0
    right: int = 0
    partly: int = 0
    skipped: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        """Return the sum of both tallies."""
        return Tally(
            asked=self.asked + other.asked,
            right=self.right + other.right,
            partly=self.partly + other.partly,
            skipped=self.skipped + other.skipped,
            seconds=self.seconds + other.seconds,
        )

    @property
    def wrong(self) -> int:
        """How many answers earned nothing."""
        return self.asked - self.right - self.partly - self.skipped

    @property
    def percent(self) -> int:
        """The percentage of questions that were right, as in `percent_of`."""
        return percent_of(self.right, self.asked)

    @property
    def pace(self) -> float | None:
        """The average number of seconds per answer; None if there was no answer."""
        answered = self.asked - self.skipped
        return self.seconds / answered if answered > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyGroup:
    """How the questions of one pack, difficulty, and kind went."""

    pack: str
    difficulty: str
    kind: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class NamedTally:
    """How one group of questions went; ``name`` is its pack, kind, or difficulty."""

    name: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentResult:
    """The result of a finished round, with the best score that was possible."""

    board: str
    score: int
    max_score: int
    finished_at: datetime

    @property
    def share(self) -> float:
        """The score as a share of the best possible score, 0 to 1."""
        return min(max(self.score / self.max_score, 0.0), 1.0) if self.max_score > 0 else 0.0

    @property
    def percent(self) -> int:
        """The share as a percentage, as in `percent_of`."""
        return percent_of(min(max(self.score, 0), self.max_score), self.max_score)


@dataclass(frozen=True, slots=True, kw_only=True)
class BestResult(RecentResult):
    """The player's best result on a board: ``rank``, from 1, among its ``entries``."""

    rank: int
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyStreak:
    """How many days' daily rounds were finished, and how many of them in a row.

    ``longest`` is the longest streak in days, ``current`` the streak that is running now.
    """

    played: int = 0
    longest: int = 0
    current: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerStats:
    """One player's progress.

    ``rounds`` holds each mode with the number of rounds finished in it; it is empty if no round
    was finished. ``recent`` holds the last results, oldest first; ``best`` the best result on
    each board, best first. ``upcoming`` is None where finding it out would take long. ``titles``
    are those of packs by their ids, as far as they are known.
    """

    player: str
    rounds: tuple[tuple[str, int], ...] = ()
    counted: tuple[TallyGroup, ...] = ()
    recent: tuple[RecentResult, ...] = ()
    best: tuple[BestResult, ...] = ()
    days: DailyStreak = DailyStreak()
    upcoming: Upcoming | None = None
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def rounds_finished(self) -> int:
        """How many rounds were finished, in all modes together."""
        return sum(count for _, count in self.rounds)

    @property
    def total(self) -> Tally:
        """How all questions went."""
        return sum((each.tally for each in self.counted), start=Tally())

    @property
    def packs(self) -> tuple[NamedTally, ...]:
        """How the questions of each pack went, with the most asked pack first."""
        return self._tallies_by(lambda group: group.pack)

    @property
    def kinds(self) -> tuple[NamedTally, ...]:
        """How the questions of each kind went, with the most asked kind first."""
        return self._tallies_by(lambda group: group.kind)

    @property
    def difficulties(self) -> tuple[NamedTally, ...]:
        """How the questions of each difficulty went, from easy to hard."""
        order = [str(difficulty) for difficulty in Difficulty]
        tallies = self._tallies_by(lambda group: group.difficulty)
        last = len(order)  # for difficulties that this version does not know
        positions = {name: position for position, name in enumerate(order)}
        return tuple(sorted(tallies, key=lambda named: positions.get(named.name, last)))

    def _tallies_by(self, name_of: Callable[[TallyGroup], str]) -> tuple[NamedTally, ...]:
        sums = _summed((name_of(group), group.tally) for group in self.counted)
        tallies = [NamedTally(name, tally) for name, tally in sums.items()]
        return tuple(sorted(tallies, key=lambda named: (-named.tally.asked, named.name)))


def percent_of(part: int, whole: int) -> int:
    """Return ``part`` of ``whole`` as a percentage, rounded to the nearest whole number.

    ``part`` is from 0 to ``whole``. It is 100 only for all of it, 0 only for nothing or of nothing:
    199 of 200 are 99, and 1 of 1,000 is 1.
    """
    if part <= 0 or whole <= 0:
        return 0
    return 100 if part >= whole else min(max((200 * part + whole) // (2 * whole), 1), 99)


def tally_turns(turns: Iterable[Turn]) -> tuple[TallyGroup, ...]:
    """Return how ``turns`` went, by pack, difficulty, and kind."""
    keyed = (
        (
            (turn.card.pack, str(turn.card.question.difficulty), turn.card.question.kind),
            _tally_of(turn),
        )
        for turn in turns
        if turn.counts
    )
    return tuple(
        TallyGroup(pack=pack, difficulty=difficulty, kind=kind, tally=tally)
        for (pack, difficulty, kind), tally in _summed(keyed).items()
    )


def _tally_of(turn: Turn) -> Tally:
    if turn.reply.action is not Action.ANSWERED:
        return Tally(asked=1, skipped=1)
    credit = turn.mark.credit
    return Tally(
        asked=1, right=int(credit == FULL), partly=int(0 < credit < FULL), seconds=turn.seconds
    )


def _summed(keyed: Iterable[tuple[_Key, Tally]]) -> dict[_Key, Tally]:
    sums: defaultdict[_Key, Tally] = defaultdict(Tally)
    for key, tally in keyed:
        sums[key] += tally
    return dict(sums)
