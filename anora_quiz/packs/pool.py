"""Dealing from compiled packs."""

import random
import sqlite3
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from anora_quiz.packs.compiled import CompiledPack, CompiledPacks, decoded
from anora_quiz.quiz import chance
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Card, Selection

_Slice = tuple[str, int, int]  # a tag, the number of its first question, how many


@dataclass(frozen=True, slots=True)
class _Run:
    """Questions of one facet of a pack, ``count`` of them, found by their numbers from 0.

    Without a tag (an empty one), these are places in the pack; with one or more, places among
    what has the tag.
    """

    pack: CompiledPack
    slices: tuple[_Slice, ...]
    count: int

    def places(self, database: sqlite3.Connection, numbers: Collection[int]) -> dict[int, int]:
        """Return the places in the pack of the questions with these ``numbers``."""
        (tag, first, _), *others = self.slices
        if others:
            query, values = _union(self.pack, self.slices)
            rows = enumerate(database.execute(f"{query} ORDER BY place", values))
            return {number: place for number, (place,) in rows if number in numbers}
        if not tag:
            return {number: first + number for number in numbers}
        query = "SELECT place FROM tagged WHERE pack = ? AND tag = ? AND number = ?"
        found = {
            number: database.execute(query, (self.pack.row, tag, first + number)).fetchone()
            for number in numbers
        }
        return {number: row[0] for number, row in found.items() if row is not None}


class CompiledPool:
    """The questions of compiled packs that a selection admits: a `Pool` to deal from."""

    def __init__(
        self, compiled: CompiledPacks, packs: Sequence[CompiledPack], selection: Selection
    ) -> None:
        """Take from ``packs`` what ``selection`` admits."""
        self._compiled = compiled
        self._runs: dict[Difficulty, list[_Run]] = {each: [] for each in Difficulty}
        with compiled.open() as database:
            for pack in sorted(packs, key=lambda pack: pack.id):
                for difficulty, run in _runs(database, pack, selection):
                    self._runs[difficulty].append(run)

    def count(self, difficulty: Difficulty) -> int:
        """Return how many questions of ``difficulty`` there are."""
        return sum(run.count for run in self._runs[difficulty])

    def draw(self, difficulty: Difficulty, count: int, rng: random.Random) -> Sequence[Card]:
        """Return ``count`` different questions of ``difficulty`` by chance."""
        runs = self._runs[difficulty]
        ends = list(accumulate(run.count for run in runs))
        drawn = [
            (runs[index], number - (ends[index] - runs[index].count))
            for number in chance.numbers(ends[-1] if ends else 0, count, rng)
            for index in (bisect_right(ends, number),)
        ]
        wanted: dict[_Run, list[int]] = {}
        for run, number in drawn:
            wanted.setdefault(run, []).append(number)
        with self._compiled.open() as database:
            places = {run: run.places(database, numbers) for run, numbers in wanted.items()}
            return [_card(database, run.pack, places[run].get(number)) for run, number in drawn]


def has_spoilers(compiled: CompiledPacks, pack: CompiledPack, selection: Selection) -> bool:
    """Tell whether ``selection`` admits questions of ``pack`` but for their giving things away."""
    with compiled.open() as database:
        admitted = _admitted(database, pack, replace(selection, spoilers=(pack.id,)))
    return any(is_spoiler for _, _, is_spoiler in admitted)


def _runs(
    database: sqlite3.Connection, pack: CompiledPack, selection: Selection
) -> list[tuple[Difficulty, _Run]]:
    """Return the runs of ``pack`` that ``selection`` admits, in the order of their facets."""
    admitted = _admitted(database, pack, selection)
    return [
        (facet[0], _run(database, pack, tuple(slices)))
        for facet, slices in sorted(admitted.items())
    ]


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


def _run(database: sqlite3.Connection, pack: CompiledPack, slices: tuple[_Slice, ...]) -> _Run:
    if len(slices) == 1:
        return _Run(pack, slices, slices[0][2])
    query, values = _union(pack, slices)  # what has several of the tags counts once
    (count,) = database.execute(f"SELECT count(*) FROM ({query})", values).fetchone()
    return _Run(pack, slices, count)


def _union(pack: CompiledPack, slices: Sequence[_Slice]) -> tuple[str, tuple[object, ...]]:
    one = "SELECT place FROM tagged WHERE pack = ? AND tag = ? AND number BETWEEN ? AND ?"
    values = [(pack.row, tag, first, first + count - 1) for tag, first, count in slices]
    return " UNION ".join([one] * len(slices)), tuple(each for row in values for each in row)


def _card(database: sqlite3.Connection, pack: CompiledPack, place: int | None) -> Card:
    row = database.execute(
        "SELECT body FROM questions WHERE pack = ? AND place = ?", (pack.row, place)
    ).fetchone()
    return Card(pack.id, decoded(row))
