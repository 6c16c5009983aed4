"""Deal questions from compiled packs."""

import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from typing import TypeVar

from anora_quiz.packs.compiled.cache import CompiledPack, CompiledPacks, decoded
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Card, Selection

_Found = TypeVar("_Found")

_Slice = tuple[str, int, int]  # a tag, the number of the first question with it, how many


@dataclass(frozen=True, slots=True)
class _Run:
    """``count`` questions of one facet of a pack, which are found by their numbers from 0.

    ``pack`` is the index of the pack in the pool. If the questions were selected by several
    tags, ``positions`` are their positions in the pack. Otherwise they follow one another from
    ``first`` on: in the pack if ``tag`` is empty, else among the questions with that tag.
    """

    pack: int
    tag: str
    first: int
    count: int
    positions: Sequence[int] = ()

    def position(self, database: sqlite3.Connection, row: int, number: int) -> int | None:
        """Return the position of question ``number`` in the pack with this ``row``, if any."""
        if self.positions:
            return self.positions[number]
        if not self.tag:
            return self.first + number
        found = database.execute(
            "SELECT place FROM tagged WHERE pack = ? AND tag = ? AND number = ?",
            (row, self.tag, self.first + number),
        ).fetchone()
        return None if found is None else int(found[0])


class CompiledPool:
    """The questions in compiled packs that a selection admits: a `Pool` to deal from."""

    def __init__(
        self, compiled: CompiledPacks, packs: Sequence[CompiledPack], selection: Selection
    ) -> None:
        """Find what ``selection`` admits in ``packs``. Raises like `CompiledPacks.read`."""
        self._compiled = compiled
        self._packs = sorted(packs, key=lambda pack: pack.id)
        self._runs: dict[Difficulty, list[_Run]] = {each: [] for each in Difficulty}
        runs, self._has_groups = compiled.read(self._packs, partial(_runs_and_groups, selection))
        for difficulty, run in runs:
            self._runs[difficulty].append(run)

    @property
    def has_groups(self) -> bool:
        """Whether any question of the packs has a group."""
        return self._has_groups

    def count(self, difficulty: Difficulty) -> int:
        """Return the number of questions with this ``difficulty``."""
        return sum(run.count for run in self._runs[difficulty])

    def groups(self, difficulty: Difficulty, numbers: Sequence[int]) -> Sequence[str]:
        """Return the groups of the questions of ``difficulty`` with these ``numbers``.

        A question without one has an empty text. Raises like `CompiledPacks.read`.
        """
        return self._find(difficulty, numbers, _group)

    def draw(self, difficulty: Difficulty, numbers: Sequence[int]) -> Sequence[Card]:
        """Return the questions of ``difficulty`` with these ``numbers``.

        Raises like `CompiledPacks.read`.
        """
        return self._find(difficulty, numbers, _card)

    def _find(
        self,
        difficulty: Difficulty,
        numbers: Sequence[int],
        find: Callable[[sqlite3.Connection, CompiledPack, int | None], _Found],
    ) -> list[_Found]:
        """Return what ``find`` finds in the database at the position of each question."""
        runs = self._runs[difficulty]
        ends = list(accumulate(run.count for run in runs))

        def found(database: sqlite3.Connection, packs: Sequence[CompiledPack]) -> list[_Found]:
            return [
                find(database, pack, run.position(database, pack.row, number - end + run.count))
                for number in numbers
                for index in (bisect_right(ends, number),)
                for run, end in ((runs[index], ends[index]),)
                for pack in (packs[run.pack],)
            ]

        return self._compiled.read(self._packs, found)


def has_spoilers(compiled: CompiledPacks, pack: CompiledPack, selection: Selection) -> bool:
    """Tell whether ``selection`` would admit questions of ``pack`` if they weren't spoilers."""
    wanted = replace(selection, spoilers=(pack.id,))
    admitted = compiled.read([pack], lambda database, packs: _admitted(database, packs[0], wanted))
    return any(is_spoiler for _, _, is_spoiler in admitted)


def _runs_and_groups(
    selection: Selection, database: sqlite3.Connection, packs: Sequence[CompiledPack]
) -> tuple[list[tuple[Difficulty, _Run]], bool]:
    """Return what ``selection`` admits of ``packs``, pack by pack and ordered by facet.

    Also return whether any of their questions has a group.
    """
    runs = [
        (facet[0], _run(database, index, pack, slices))
        for index, pack in enumerate(packs)
        for facet, slices in sorted(_admitted(database, pack, selection).items())
    ]
    query = "SELECT 1 FROM grouped WHERE pack = ? AND place >= 0 LIMIT 1"
    return runs, any(database.execute(query, (pack.row,)).fetchone() for pack in packs)


def _admitted(
    database: sqlite3.Connection, pack: CompiledPack, selection: Selection
) -> dict[tuple[Difficulty, str, bool], list[_Slice]]:
    # The tags of a pack count as those of each question.
    tags = () if {*pack.header.tags} & {*selection.tags} else selection.tags
    rows = [
        row
        for tag in tags or ("",)
        for row in database.execute(
            "SELECT difficulty, kind, spoiler, tag, first, count FROM facets"
            " WHERE pack = ? AND tag = ?",
            (pack.row, tag),
        )
    ]
    found: dict[tuple[Difficulty, str, bool], list[_Slice]] = {}
    for difficulty, kind, is_spoiler, tag, first, count in rows:
        if selection.admits_facet(pack.id, difficulty, kind, is_spoiler=bool(is_spoiler)):
            facet = (Difficulty(difficulty), kind, bool(is_spoiler))
            found.setdefault(facet, []).append((tag, first, count))
    return found


def _run(
    database: sqlite3.Connection, index: int, pack: CompiledPack, slices: Sequence[_Slice]
) -> _Run:
    if len(slices) == 1:
        return _Run(index, *slices[0])
    # A question with several of the tags counts once. One query for each tag, because SQLite
    # limits how much one can ask for.
    query = "SELECT place FROM tagged WHERE pack = ? AND tag = ? AND number BETWEEN ? AND ?"
    positions = {
        position
        for tag, first, count in slices
        for (position,) in database.execute(query, (pack.row, tag, first, first + count - 1))
    }
    return _Run(index, "", 0, len(positions), sorted(positions))


def _card(database: sqlite3.Connection, pack: CompiledPack, position: int | None) -> Card:
    row = database.execute(
        "SELECT body FROM questions WHERE pack = ? AND place = ?", (pack.row, position)
    ).fetchone()
    return Card(pack.id, decoded(row))


def _group(database: sqlite3.Connection, pack: CompiledPack, position: int | None) -> str:
    row = database.execute(
        "SELECT name FROM grouped WHERE pack = ? AND place = ?", (pack.row, position)
    ).fetchone()
    return "" if row is None else str(row[0])
