"""Players under other names, merged players, and deleted ones."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.names import DELETED
from anora_quiz.quiz.replies import SKIP, answered
from anora_quiz.records import high_scores, history, memories, parts, players, saved, tallies
from anora_quiz.records.inspection import inspect
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.store import Store
from tests.records.builders import begin, finish
from tests.samples import CONSULTANT, EDITOR, FILM, NOON, right, round_of

_LATER = NOON + timedelta(days=1)
_SUMS = ("memories", "tallies", "played")
_TABLES = ("rounds", "players", "cards", "turns", "results", "flags", *_SUMS)
_WRONG = answered("Drew Daniels")
_SHOE = '["classic", 1, ["sample"], [], [], [], []]'


def _rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def _what_is_kept(store: Store, path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows by their tables, with what is remembered brought up to date."""
    memories.bring_up_to_date(store)
    return {table: _rows(path, f"SELECT * FROM {table}") for table in _TABLES}  # noqa: S608


def _play(store: Store, *names: str) -> None:
    """Play rounds on the same questions under each of the names, one day after the other."""
    for day, name in enumerate(names):
        reply = right(EDITOR) if day % 2 else _WRONG
        at = NOON + timedelta(days=day)
        finish(store, round_of(EDITOR, FILM, players=[name]), reply, right(FILM), at=at)
        memories.bring_up_to_date(store)


def test_players_are_listed_who_played_last_first(store: Store) -> None:
    _play(store, "Ani", "Igor", "ANI")
    begin(store, round_of(EDITOR, players=["Vanya", "igor"]), at=NOON + timedelta(days=7))
    found = [(each.name, each.rounds, each.saved) for each in players.known(store)]
    assert found == [("igor", 1, 1), ("Vanya", 0, 1), ("ANI", 2, 0)]
    assert players.known(store)[2].last_played == NOON + timedelta(days=2)


def test_renamed_player_has_all_they_had(store: Store) -> None:
    _play(store, "Ani", "Igor", "ani")
    before = tallies.stats(store, "Ani", _LATER)
    players.move(store, "ANI", "Anora")
    after = tallies.stats(store, "anora", _LATER)
    assert (after.player, after.total, after.rounds) == ("Anora", before.total, before.rounds)
    assert after.upcoming == before.upcoming
    assert {each.player for each in high_scores.scores(store, top=9)} == {"Anora", "Igor"}
    assert tallies.stats(store, "Ani", _LATER).rounds == ()
    assert saved.review(store, 1).players == ("Anora",)


def test_player_can_get_another_spelling_of_the_name(store: Store) -> None:
    _play(store, "Ani", "aNI")
    players.move(store, "ani", "ANI")
    assert [each.player for each in high_scores.scores(store, top=9)] == ["ANI", "ANI"]
    assert tallies.stats(store, "Ani", _LATER).rounds == (("classic", 2),)


def test_merged_players_have_what_one_would_have_who_played_all_of_it(
    store: Store, path: Path, tmp_path: Path
) -> None:
    _play(store, "Ani", "Anora", "Ani", "Igor", "Anora")
    players.move(store, "Ani", "Anora")
    merged = _what_is_kept(store, path)
    other = tmp_path / "other.db"
    with Store(other) as one:
        _play(one, "Anora", "Anora", "Anora", "Igor", "Anora")
        expected = _what_is_kept(one, other)
    for table in set(_TABLES) - {"rounds"}:  # whose uids are random
        assert merged[table] == expected[table]


def test_shoes_of_a_player_go_along(store: Store, path: Path) -> None:
    hands = {'["ani"]': 3, '["ani", "igor"]': 1, '["anora"]': 2, '["igor"]': 4, '["ani", "zoe"]': 5}
    with store.writing() as database:
        for seed, (names, hand) in enumerate(hands.items()):
            row = (names, _SHOE, seed, hand)
            database.execute("INSERT INTO shoes VALUES (?, ?, ?, ?)", row)
    players.move(store, "Ani", "Zora")
    players.move(store, "Zora", "Anora")
    query = "SELECT players, hand FROM shoes ORDER BY 1"
    moved = [('["anora", "igor"]', 1), ('["anora", "zoe"]', 5), ('["anora"]', 3), ('["igor"]', 4)]
    assert _rows(path, query) == moved
    players.delete(store, "ANORA")
    assert _rows(path, query) == [('["igor"]', 4)]


def test_round_that_two_played_with_each_other_is_found(store: Store) -> None:
    _play(store, "Ani", "Igor")
    assert players.round_together(store, "Ani", "Igor") is None
    finish(store, round_of(EDITOR, FILM, players=["Ani", "Igor"]), right(EDITOR), right(FILM))
    assert players.round_together(store, "IGOR", "ani") == 3


# Deleting


def _bytes(path: Path) -> bytes:
    """Return all that is in the files of the database at ``path``."""
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def test_nothing_of_a_deleted_player_is_left_in_the_files(store: Store, path: Path) -> None:
    with store.reading() as database:
        database.execute("PRAGMA secure_delete = OFF")  # which some systems have on
    name = "Zuzanna Quark"
    for other in (name, name.upper(), "Igor"):
        _, journal = begin(store, round_of(EDITOR, FILM, players=[other]), right(EDITOR), SKIP)
        journal.flag(0, "A flag")
        finish(store, round_of(EDITOR, mode=Daily(), players=[other]), _WRONG)
    finish(store, round_of(EDITOR, FILM, players=[name, "Igor"]), right(EDITOR), right(FILM))
    for _ in range(40):
        finish(store, round_of(EDITOR, FILM, players=[name]), right(EDITOR), right(FILM))
    memories.bring_up_to_date(store)
    assert all(text in _bytes(path) for text in (b"Zuzanna Quark", b"zuzanna quark"))
    assert players.delete(store, name).kept == 1
    assert b"zuzanna" not in _bytes(path).lower()
    assert [each.name for each in players.known(store)] == ["Igor"]
    assert history.days_played(store, name) == set()
    store.__exit__(None, None, None)
    assert b"zuzanna" not in _bytes(path).lower()


def test_nothing_is_deleted_if_the_file_cannot_be_rewritten(store: Store) -> None:
    _play(store, "Ani")

    def refuse(action: int, *_: object) -> int:
        return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK

    with store.reading() as database:
        database.set_authorizer(refuse)  # rewriting attaches a new file
    with pytest.raises(RecordsError):
        players.delete(store, "Ani")
    assert [each.name for each in players.known(store)] == ["Ani"]


def test_nothing_is_deleted_while_another_process_reads_the_log(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anora_quiz.records.store._LOCK_TIMEOUT", 0.1)
    with Store(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as reader:
        _play(store, "Ani")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM players").fetchall()
        with pytest.raises(RecordsError, match="another program is reading"):
            players.delete(store, "Ani")
        assert [each.name for each in players.known(store)] == ["Ani"]
        reader.execute("COMMIT")
        assert players.delete(store, "Ani").removed == 1


def test_others_keep_all_they_have_if_a_player_is_deleted(store: Store) -> None:
    _play(store, "Igor")
    finish(store, round_of(EDITOR, players=["Ani"]), SKIP)
    shared = round_of(EDITOR, FILM, CONSULTANT, EDITOR, players=["Ani", "Igor"])
    finish(store, shared, right(EDITOR), right(FILM), SKIP, _WRONG)
    memories.bring_up_to_date(store)
    before = tallies.stats(store, "Igor", _LATER), high_scores.newest(store, "Igor")
    played = saved.review(store, 3)
    players.delete(store, "Ani")
    assert (tallies.stats(store, "Igor", _LATER), high_scores.newest(store, "Igor")) == before
    reviewed = saved.review(store, 3)
    assert reviewed.players == (DELETED, "Igor")
    assert reviewed.turns == played.turns
    assert [each.id for each in history.finished(store, 9)] == [3, 1]
    assert {each.player for each in high_scores.scores(store, top=9)} == {"Igor", DELETED}


def test_deleted_player_is_offered_and_counted_nowhere(store: Store) -> None:
    new = replace(round_of(EDITOR, FILM, players=["Igor", "Ani"]), is_named=True)
    finish(store, new, SKIP, SKIP)
    begin(store, new, right(EDITOR))
    players.delete(store, "Ani")
    assert history.known_players(store, 9) == tallies.players(store, 9) == ["Igor"]
    chosen = history.last_chosen(store, ["classic"])
    assert chosen is not None
    assert chosen.players == ("Igor",)
    assert [each.name for each in players.known(store)] == ["Igor"]
    assert history.unfinished(store) == []  # nobody can take the deleted player's turns


def _play_together(store: Store) -> None:
    """Play a round with Ani and Igor to the end, and begin another one."""
    shared = round_of(EDITOR, FILM, players=["Igor", "Ani"])
    shared = replace(shared, setup=replace(shared.setup, shoe=_SHOE))
    finish(store, shared, right(EDITOR), right(FILM))
    begin(store, shared, right(EDITOR), at=_LATER)


def test_nothing_differs_from_the_rounds_after_a_deletion(store: Store, path: Path) -> None:
    _play_together(store)
    players.delete(store, "Ani")
    found = inspect(path, [])
    assert found.is_well
    assert found.players == 1


def test_nothing_is_summed_up_for_a_deleted_player(store: Store, path: Path) -> None:
    _play_together(store)
    players.delete(store, "Igor")
    parts.sum_up(store)
    for table in _SUMS:
        keys = {key for (key,) in _rows(path, f"SELECT player_key FROM {table}")}  # noqa: S608
        assert keys == {"ani"}
    assert _rows(path, "SELECT * FROM shoes") == []
    assert _rows(path, "SELECT * FROM turns WHERE NOT is_remembered") == []


def test_what_becomes_of_each_round_is_known_before_a_deletion(store: Store) -> None:
    _play(store, "Ani", "Igor", "Ani")
    begin(store, round_of(EDITOR, FILM, players=["Ani"]), right(EDITOR))
    for _ in range(4):
        _play_together(store)
    with store.writing() as database:
        database.execute("UPDATE rounds SET state = 'discarded' WHERE id = 6")
    expected = players.Deletion(removed=2, kept=4, discarded=4)
    assert players.deletion(store, "ANI") == expected
    assert players.delete(store, "Ani") == expected
    assert players.deletion(store, "Igor") == players.Deletion(removed=5, kept=0, discarded=0)


def test_rounds_that_only_deleted_players_played_are_gone(store: Store, path: Path) -> None:
    _play_together(store)
    players.delete(store, "Ani")
    parts.sum_up(store)
    players.delete(store, "Igor")
    assert not any(_what_is_kept(store, path).values())


def test_rows_of_no_table_stay_without_their_round(store: Store, path: Path) -> None:
    _, journal = begin(store, round_of(EDITOR, FILM), right(EDITOR))
    journal.flag(0, "A flag")
    _play(store, "Ani", "Ani")
    players.delete(store, "ani")
    assert not any(_what_is_kept(store, path).values())


@pytest.mark.parametrize("version", [1, len(MIGRATIONS)])
def test_database_of_any_version_tells_whether_a_player_is_in_it(
    tmp_path: Path, version: int
) -> None:
    path = tmp_path / "a backup #1?.db"
    with closing(sqlite3.connect(path)) as database, database:
        for migrate in MIGRATIONS[:version]:
            migrate(database)
        database.execute("INSERT INTO players (round, seat, name) VALUES (1, 0, 'José')")
    before = path.read_bytes()
    assert players.is_in(path, "jose\u0301")
    assert not players.is_in(path, "Ani")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (before, [path])


def test_names_in_a_log_are_found(tmp_path: Path) -> None:
    path, copied = tmp_path / "scores.db", tmp_path / "scores-damaged-1.db"
    with Store(path) as store:
        _play(store, "Ani")
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{copied}{ending}")
    before = {each: each.read_bytes() for each in tmp_path.iterdir()}
    assert players.is_in(copied, "ani")
    assert players.is_in(copied, "Igor") is False
    assert {each: each.read_bytes() for each in tmp_path.iterdir()} == before
    players.remove_copy(copied)
    assert not [*tmp_path.glob("scores-damaged*")]


def test_nobody_knows_who_is_in_a_database_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_text("This is no database. " * 100)
    assert players.is_in(path, "Ani") is None
