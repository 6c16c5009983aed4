"""One player's progress: what was asked, how it went, and how it has gone of late."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from anora_quiz.quiz.question import FULL, Difficulty
from anora_quiz.quiz.replies import How
from anora_quiz.quiz.results import Upcoming
from anora_quiz.quiz.turns import Turn

_Key = TypeVar("_Key")

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How some questions went.

    ``asked`` counts turns: ``right`` those with full credit, ``partly`` those with some of it,
    ``skipped`` those without an answer, out of time among them; the others were wrong.
    ``seconds`` is the time that the answers took.
    """

    asked: int = 0
    right: int = 0
    partly: int = 0
    skipped: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        """Return both in one."""
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
        """How many of a hundred questions were right, 0 to 100; 100 only where all were."""
        return 100 * self.right // self.asked if self.asked else 0

    @property
    def pace(self) -> float | None:
        """How many seconds an answer took on average; None where none was given."""
        answered = self.asked - self.skipped
        return self.seconds / answered if answered > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyGroup:
    """How the questions of one pack, difficulty and kind went."""

    pack: str
    difficulty: str
    kind: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class NamedTally:
    """How one part of the questions went, such as those of a pack; ``name`` says which."""

    name: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentResult:
    """The result of a finished round, beside the best that could have been."""

    board: str
    score: int
    max_score: int
    finished_at: datetime

    @property
    def share(self) -> float:
        """The score as part of the best score, 0 to 1."""
        return min(max(self.score / self.max_score, 0.0), 1.0) if self.max_score > 0 else 0.0

    @property
    def percent(self) -> int:
        """The share in whole hundredths, rounded down: 0 to 100."""
        if self.max_score <= 0:
            return 0
        return min(max(100 * self.score // self.max_score, 0), 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class BestResult(RecentResult):
    """The player's best result on a board: ``rank``, from 1, among its ``entries``."""

    rank: int
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyStreak:
    """The days whose daily round was finished.

    ``longest`` is how many there were in a row at most, ``current`` how many there are now.
    """

    played: int = 0
    longest: int = 0
    current: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerStats:
    """One player's progress.

    ``rounds`` holds modes, and how many rounds of each were finished; it is empty for who has
    finished none. ``recent`` are the last results, the oldest first; ``best`` the best ones
    of boards, the best first. ``upcoming`` is None where that is not known without much work.
    """

    player: str
    rounds: tuple[tuple[str, int], ...] = ()
    counted: tuple[TallyGroup, ...] = ()
    recent: tuple[RecentResult, ...] = ()
    best: tuple[BestResult, ...] = ()
    days: DailyStreak = DailyStreak()
    upcoming: Upcoming | None = None

    @property
    def rounds_finished(self) -> int:
        """How many rounds of any mode were finished."""
        return sum(count for _, count in self.rounds)

    @property
    def total(self) -> Tally:
        """How all the questions went."""
        return sum((each.tally for each in self.counted), start=Tally())

    @property
    def packs(self) -> tuple[NamedTally, ...]:
        """How the questions of each pack went, the pack asked most first."""
        return self._parts(lambda each: each.pack)

    @property
    def kinds(self) -> tuple[NamedTally, ...]:
        """How the questions of each kind went, the kind asked most first."""
        return self._parts(lambda each: each.kind)

    @property
    def difficulties(self) -> tuple[NamedTally, ...]:
        """How the questions of each difficulty went, the easy ones first."""
        order = [str(difficulty) for difficulty in Difficulty]
        parts = self._parts(lambda each: each.difficulty)
        last = len(order)  # for words that this version does not know
        positions = {name: place for place, name in enumerate(order)}
        return tuple(sorted(parts, key=lambda part: positions.get(part.name, last)))

    def _parts(self, name_of: Callable[[TallyGroup], str]) -> tuple[NamedTally, ...]:
        tallies = _summed((name_of(each), each.tally) for each in self.counted)
        parts = [NamedTally(name, tally) for name, tally in tallies.items()]
        return tuple(sorted(parts, key=lambda part: (-part.tally.asked, part.name)))


def tally_turns(turns: Iterable[Turn]) -> tuple[TallyGroup, ...]:
    """Return how ``turns`` went, by pack, difficulty and kind."""
    keyed = (
        ((turn.card.pack, str(turn.card.question.difficulty), turn.card.question.kind), _one(turn))
        for turn in turns
    )
    return tuple(
        TallyGroup(pack=pack, difficulty=difficulty, kind=kind, tally=tally)
        for (pack, difficulty, kind), tally in _summed(keyed).items()
    )


def longest_in_a_row(days: Collection[date]) -> int:
    """Return how many of ``days``, which are all different, follow one another at most."""
    longest = count = 0
    before: date | None = None
    for day in sorted(days):
        is_next = before is not None and day - before == _DAY
        count = count + 1 if is_next else 1
        longest = max(longest, count)
        before = day
    return longest


def _one(turn: Turn) -> Tally:
    if turn.reply.how is not How.ANSWERED:
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
