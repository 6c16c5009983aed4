"""Repairing a damaged database: every round whose pages are whole comes back."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from anora_quiz.records import history, memories, parts, question_history, saved
from anora_quiz.records.inspection import inspect
from anora_quiz.records.repair import Repaired, repair
from anora_quiz.records.stand_ins import is_stand_in
from anora_quiz.records.store import Store
from tests.cases import for_each
from tests.records import damage
from tests.records.builders import begin, finish
from tests.samples import EDITOR, NOON, right, round_of

Row = tuple[Any, ...]

_OF_READERS = ("scores.db-wal", "scores.db-shm")


def _check_damage(path: Path, harm: Callable[[Path], set[int]]) -> tuple[int, int]:
    """Harm a copy of the database at ``path``, and repair it.

    Return how many rounds came back, and how many did not.

    All whose pages were not hit are as they were, and the others not otherwise than they were.
    """
    before, pages = damage.contents(path), damage.pages_of_rounds(path)
    copied = path.with_name("copied") / path.name
    copied.parent.mkdir()
    shutil.copyfile(path, copied)
    hit = harm(copied)
    damaged = copied.read_bytes()
    repaired = repair(copied, [], NOON)
    after = damage.contents(copied) if repaired else {}
    whole = {number for number, used in pages.items() if not used & hit}
    assert whole <= after.keys(), f"{len(whole - after.keys())} of {len(whole)}"
    assert all(after[number] == before[number] for number in whole)
    assert [number for number in after if not _is_part(after[number], before[number])] == []
    if repaired is not None:
        assert repaired.kept.read_bytes() == damaged
        assert len(after) == repaired.restored.rounds
        assert {*after, *repaired.restored.lost} <= before.keys()
        found = inspect(copied, [])
        assert (found.is_well, found.rounds) == (True, repaired.restored.rounds)
    shutil.rmtree(copied.parent)
    return len(after), len(before) - len(after)


def _counts(repaired: Repaired) -> tuple[int, int, tuple[int, ...]]:
    found = repaired.restored
    return found.rounds, found.from_backups, found.lost


def _is_part(after: Sequence[Row], before: Sequence[Row]) -> bool:
    """Return whether a round is as it was, but for what can be lost.

    That is what the round was, its questions, turns, and flags. A finished one has as many turns,
    unless what it was is lost along with a player.
    """
    missing = [row for row in before if row not in after]
    added = [row for row in after if row not in before]
    turns = [sum(row[0] == "turns" for row in rows) for rows in (before, after)]
    lacking, can_lack = {row[0] for row in missing}, {"rounds", "cards", "turns", "flags"}
    if "rounds" in lacking:
        can_lack |= {"players", "results"}
    elif "open" not in before[0] and turns[0] != turns[1]:
        return False
    return lacking <= can_lack and all(map(_is_stand_in, added))


def _is_stand_in(row: Row) -> bool:
    return (
        row[0] == "rounds"
        or (row[0] == "cards" and is_stand_in(row[-1]))
        or (row[0] == "turns" and '["lost"]' in row)
    )


def _check_many(path: Path, rounds: int, seeds: range) -> list[tuple[int, int]]:
    damage.make_database(path, rounds)
    return [
        _check_damage(path, partial(harm, rng=random.Random(seed)))
        for seed in seeds
        for harm in (damage.overwrite, damage.cut)
    ]


def test_rounds_whose_pages_are_whole_come_back(path: Path) -> None:
    assert any(lost for _, lost in _check_many(path, 80, range(2)))


@pytest.mark.endurance
def test_2000_rounds_come_back_from_ten_overwrites_and_from_ten_cuts(path: Path) -> None:
    print(_check_many(path, 2000, range(10)))


@pytest.fixture
def damaged(path: Path) -> Path:
    """Return a database of 40 rounds, of which some of the pages are lost."""
    damage.make_database(path, 40)
    damage.overwrite(path, random.Random(1))
    return path


def test_first_page_that_is_lost_costs_no_round(path: Path) -> None:
    damage.make_database(path, 40)
    before = damage.contents(path)
    content = path.read_bytes()
    path.write_bytes(bytes(damage.PAGE) + content[damage.PAGE :])
    assert inspect(path, []).rounds == 40
    repaired = repair(path, [], NOON)
    assert repaired is not None
    assert _counts(repaired) == (40, 0, ())
    assert damage.contents(path) == before


@pytest.mark.parametrize("version", [4, 5, 6])
def test_databases_of_earlier_versions_are_well_and_lose_nothing(path: Path, version: int) -> None:
    path.parent.mkdir(parents=True)
    dump = Path(__file__).parent / "databases" / f"version-{version}.sql"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(dump.read_text(encoding="utf-8"))
        database.execute(f"PRAGMA user_version = {version}")
    migrated = path.with_name("migrated.db")
    shutil.copyfile(path, migrated)
    with Store(migrated):
        pass
    assert inspect(path, []).is_well
    repaired = repair(path, [], NOON)
    assert repaired is not None
    assert repaired.restored.lost == ()
    assert damage.contents(path) == damage.contents(migrated)


@for_each("content", [b"", b"my diary" * 1000, bytes(100_000), b"\xff" * 5000])
def test_file_without_any_round_is_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if content:
        assert not inspect(path, []).is_well
    assert repair(path, [], NOON) is None
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_rounds_that_are_lost_come_from_backups(path: Path) -> None:
    """From the newest one that has them."""
    damage.make_database(path, 40)
    older, newer = path.with_name("older"), path.with_name("newer")
    shutil.copyfile(path, older)
    shutil.copyfile(path, newer)
    before = damage.contents(path)
    with closing(sqlite3.connect(newer)) as database, database:
        parts.remove(database, 20)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM cards WHERE round IN (11, 21, 31)")
    assert inspect(path, []).partial == (11, 21, 31)
    assert inspect(path, [newer, older]).partial == ()
    repaired = repair(path, [newer, older], NOON)
    assert repaired is not None
    assert _counts(repaired) == (40, 3, ())
    assert damage.contents(path) == before


def test_questions_that_are_lost_come_from_backups(path: Path) -> None:
    """Many rounds share them, also rounds that are newer than the backup."""
    damage.make_database(path, 40)
    before, older = damage.contents(path), path.with_name("older")
    shutil.copyfile(path, older)
    with closing(sqlite3.connect(older)) as database, database:
        for number in before:
            parts.remove(database, number)
    damage.overwrite_questions(path)
    repaired = repair(path, [older], NOON)
    assert repaired is not None
    assert _counts(repaired) == (40, 0, ())
    assert damage.contents(path) == before


def test_questions_that_are_lost_come_from_packs(path: Path) -> None:
    damage.make_database(path, 40)
    before, texts = damage.contents(path), damage.texts_of_questions(path)
    damage.overwrite_questions(path)
    assert inspect(path, [], lambda: texts).partial == ()
    repaired = repair(path, [], NOON, lambda: texts)
    assert repaired is not None
    assert _counts(repaired) == (40, 0, ())
    assert repaired.restored.partial == ()
    assert damage.contents(path) == before


@pytest.mark.parametrize("table", ["cards", "questions"])
def test_rounds_whose_questions_are_lost_keep_their_results(path: Path, table: str) -> None:
    """If they are finished; the others can't be continued."""
    damage.make_database(path, 40)
    with Store(path) as store:
        memories.bring_up_to_date(store)
    results, played = _results(path), damage.contents(path)
    damage.overwrite_table(path, table)
    found = inspect(path, [])
    unfinished = (10, 20, 30, 40)
    assert (found.rounds, found.lost) == (36, unfinished)
    repaired = repair(path, [], NOON)
    assert repaired is not None
    assert _counts(repaired) == (36, 0, unfinished)
    assert repaired.restored.partial == tuple(sorted({*played} - {*unfinished}))
    assert _results(path) == results
    assert inspect(path, []).is_well
    with Store(path) as store:
        memories.bring_up_to_date(store)
        assert memories.due(store, "Ani", NOON + timedelta(days=9999), 10) == []
        assert question_history.asked_of(store, "sample") == ([], [])
        reviewed = saved.review(store, 1)
    assert [turn.card.pack for turn in reviewed.turns] == ["sample"] * 10
    assert "lost" in reviewed.deck[0].question.question


def test_rounds_of_which_only_results_turns_and_cards_are_there_stay(path: Path) -> None:
    damage.make_database(path, 40)
    results, before, uids = _results(path), damage.contents(path), _uids(path)
    damage.overwrite_table(path, "rounds")
    repaired = repair(path, [], NOON)
    assert repaired is not None
    assert _counts(repaired) == (36, 0, (10, 20, 30, 40))
    assert _results(path) == results
    assert inspect(path, []).is_well
    assert _uids(path).items() <= uids.items()
    after = damage.contents(path)
    assert all(after[number][1:] == before[number][1:] for number in after)
    with Store(path) as store:
        assert [each.at for each in history.finished(store, 1)] == [NOON + timedelta(hours=38)]


def test_rounds_whose_turns_are_lost_keep_their_results(path: Path) -> None:
    damage.make_database(path, 40)
    results, before = _results(path), damage.contents(path)
    damage.overwrite_table(path, "turns")
    repaired = repair(path, [], NOON)
    assert repaired is not None
    assert repaired.restored.partial == tuple(each for each in before if each % 10)
    assert _results(path)[:2] == results[:2]
    assert [row[:4] for row in _results(path)[2]] == [row[:4] for row in results[2]]
    assert inspect(path, []).is_well
    with Store(path) as store:
        reviewed = saved.review(store, 8)
    assert reviewed.players == ("Ani", "Igor")
    assert [seat.asked for seat in reviewed.seats] == [5, 5]
    assert "lost" in reviewed.deck[0].question.question


def test_numbers_that_make_no_sense_stop_no_repair(path: Path) -> None:
    """Nothing stands in for a million cards; rounds that would need them are lost."""
    damage.make_database(path, 40)
    large = 10**18
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM turns WHERE number = 2")
        for change, number in (
            ("results SET questions = ?", 1),
            ("results SET score = ?", 2),
            ("results SET correct = ?", 3),
            ("cards SET place = ? + place", 4),
            ("turns SET place = ?", 5),
            ("turns SET points = ?", 6),
        ):
            statement = f"UPDATE {change} WHERE round = ?"
            database.execute(statement, (large, number))
    repaired = repair(path, [], NOON)
    assert repaired is not None
    assert repaired.restored.lost[:5] == (1, 2, 4, 5, 6)
    assert 3 in repaired.restored.partial
    assert inspect(path, []).is_well


def _uids(path: Path) -> dict[int, str]:
    with closing(sqlite3.connect(path)) as database:
        return dict(database.execute("SELECT id, uid FROM rounds").fetchall())


def _results(path: Path) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        queries = (
            "SELECT * FROM results ORDER BY round, seat",
            "SELECT * FROM played ORDER BY player_key, mode",
            """SELECT player_key, pack, sum(asked), sum(right), sum(skipped) FROM tallies
                GROUP BY player_key, pack ORDER BY player_key, pack""",
        )
        return [database.execute(query).fetchall() for query in queries]


def test_answers_that_are_only_in_the_log_come_back(path: Path) -> None:
    """As after a kill: the file alone is older."""
    with Store(path) as store:
        finish(store, round_of(EDITOR), right(EDITOR))
        copies = {each: each.read_bytes() for each in path.parent.glob("scores.db*")}
    for each, content in copies.items():
        each.write_bytes(content)
    assert path.with_name("scores.db-wal").stat().st_size > path.stat().st_size
    repaired = repair(path, [], NOON)
    assert repaired is not None
    assert _counts(repaired) == (1, 0, ())
    kept = {each.name.removeprefix(repaired.kept.name) for each in path.parent.glob("*-damaged-*")}
    assert kept == {"", "-wal"}
    with Store(path) as store:
        assert len(history.finished(store, 5)) == 1


def test_sums_that_differ_are_found_and_computed_again(path: Path) -> None:
    damage.make_database(path, 40)
    with Store(path) as store:
        memories.bring_up_to_date(store)
    before = _sums(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE tallies SET right = right + 1")
        database.execute("DELETE FROM memories WHERE name = 'q7'")
        database.execute("DELETE FROM results WHERE round = 1")
    assert inspect(path, []).differing == ("statistics", "scores", "practice")
    assert repair(path, [], NOON) is not None
    assert inspect(path, []).is_well
    assert _sums(path) == before


def _sums(path: Path) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return [
            database.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall()  # noqa: S608
            for table in ("tallies", "played", "memories", "results")
        ]


def test_round_that_is_only_unreadable_is_named_and_kept(path: Path) -> None:
    damage.make_database(path, 40)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE turns SET credit = 'much' WHERE round = 3 AND number = 2")
        database.execute("DELETE FROM cards WHERE round = 10")
    before = damage.contents(path)
    found = inspect(path, [])
    assert (found.unreadable, found.lost) == ((3,), (10,))
    repaired = repair(path, [], NOON)
    assert repaired is not None
    assert repaired.restored.lost == (10,)
    assert inspect(path, []).is_well
    assert damage.contents(path) == {number: before[number] for number in before if number != 10}


def test_rounds_that_were_only_begun_are_not_called_lost(path: Path) -> None:
    with Store(path) as store:
        finish(store, round_of(EDITOR), right(EDITOR))
        _, journal = begin(store, round_of(EDITOR))
        assert journal.forget()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM tallies")
    repaired = repair(path, [], NOON)
    assert repaired is not None
    assert _counts(repaired) == (1, 0, ())


def test_inspecting_changes_nothing(damaged: Path) -> None:
    before = damaged.read_bytes()
    assert not inspect(damaged, []).is_well
    assert damaged.read_bytes() == before
    assert {each.name for each in damaged.parent.iterdir()} <= {"scores.db", *_OF_READERS}
