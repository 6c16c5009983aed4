"""Databases that earlier versions wrote, with rounds of every mode, some of them unfinished."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from anora_quiz.quiz.board_names import board_of
from anora_quiz.quiz.forms import PickOne
from anora_quiz.quiz.lifelines import HINT
from anora_quiz.quiz.options import options
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import high_scores, history, memories, saved, tallies
from anora_quiz.records.store import Store
from tests.cases import for_each
from tests.samples import NOON, right

_DATABASES = Path(__file__).parent / "databases"
_FINISHED = range(1, 11)
_HOT_SEAT, _LADDER = 11, 12


def _opened(path: Path, name: str) -> Iterator[Store]:
    """Yield the database that is written in the file ``name``, at ``path``."""
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path)
    database.executescript((_DATABASES / name).read_text(encoding="utf-8"))
    database.close()
    with Store(path) as opened:
        yield opened


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    yield from _opened(path, "version-4.sql")


def _schema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


@pytest.mark.parametrize("name", ["version-4.sql", "version-5.sql", "version-6.sql"])
def test_an_old_database_gets_the_tables_of_a_new_one(tmp_path: Path, name: str) -> None:
    old, new = tmp_path / "old" / "scores.db", tmp_path / "new" / "scores.db"
    for _ in _opened(old, name):
        pass
    Store(new).__exit__(None, None, None)
    assert _schema(old) == _schema(new)


def _finish(store: Store, number: int) -> Round:
    """Return the round after right answers to all that was left, with its results saved."""
    current, journal = saved.resume(store, number)
    while current.ending is None:
        current = current.record(right(current.seat.card.question), 2.0)
        journal.save(current, NOON)
    journal.finish(current, NOON)
    return current


def test_finished_rounds_have_the_scores_that_are_on_the_boards(store: Store) -> None:
    played = [saved.review(store, number) for number in _FINISHED]
    scored = [
        (done.mode.name, seat.player, seat.score, done.mode.best_score(seat), seat.correct)
        for done in played
        if done.mode.is_ranked
        for seat in done.seats
    ]
    on_boards = [
        (each.mode, each.player, each.score, each.max_score, each.correct)
        for each in high_scores.scores(store, top=20)
    ]
    assert sorted(scored) == sorted(on_boards)
    assert {mode for mode, *_ in scored} == {"classic", "blitz", "survival", "ladder", "daily"}


def test_verdicts_of_finished_rounds_are_as_they_were_shown(store: Store) -> None:
    """The turns of seats with points for each, and of those that a player claimed."""
    assert [turn.points for turn in saved.review(store, 2).turns] == [100, 100, 160, 210, 320, 0]
    (claimed, _) = saved.review(store, 6).turns
    assert (claimed.is_claimed, claimed.points, str(claimed.verdict)) == (True, 200, "Correct")


def test_saved_round_of_two_is_resumed_where_it_was_left(store: Store) -> None:
    current, _ = saved.resume(store, _HOT_SEAT)
    assert current.seat.player == "Igor"
    assert current.seat.card.question.question.startswith("Which lead actor of Starlet")
    assert current.seconds_left == 60 - 3.75
    assert current.open_question.lifelines == (HINT,)
    assert _finish(store, _HOT_SEAT).setup.code == "0000-0FG96-KS2TB-P97QF-C283K"
    results = [each for each in high_scores.scores(store, top=20) if each.seed == 5]
    assert {(each.player, each.score, each.max_score) for each in results} == {
        ("Ani", 710, 760),
        ("Igor", 710, 760),
    }


def test_saved_ladder_is_resumed_with_the_options_that_were_left(store: Store) -> None:
    current, _ = saved.resume(store, _LADDER)
    assert current.seat.card.question.question.startswith("With which film did Kevin Smith")
    assert current.seat.offered() == PickOne(options(["Dogma", "Clerks"]))
    assert _finish(store, _LADDER).seats[0].score == 22_500 - 250  # half of the third rung


def test_what_was_chosen_last_and_who_played_is_known(store: Store) -> None:
    ladder = history.last_chosen(store, ["classic", "ladder"])
    assert ladder is not None
    assert (ladder.mode, ladder.setup.collection, ladder.setup.count) == ("ladder", "Anora", None)
    assert ladder.players == ("Ani",)
    hot_seat = history.last_chosen(store, ["classic"])
    assert hot_seat is not None
    assert (hot_seat.setup.count, hot_seat.setup.timer) == (4, 60)
    assert hot_seat.players == ("Ani", "Igor")
    assert history.known_players(store, 20) == ["Ani", "Igor"]


# The version before shoes: a finished round of the mix of that time, and two that were saved.


@pytest.fixture
def before_shoes(path: Path) -> Iterator[Store]:
    yield from _opened(path, "version-5.sql")


def test_rounds_from_before_shoes_are_reviewed_and_stay_on_their_boards(
    before_shoes: Store,
) -> None:
    played = saved.review(before_shoes, 2)
    assert (played.setup.seed, played.setup.hand, played.setup.shoe) == (11, 0, "")
    (entry,) = high_scores.scores(before_shoes, top=9)
    assert (entry.score, entry.max_score) == (0, 630)
    assert entry.board == "classic, Anora (9 banks), 3 questions, untimed, only kind choice"
    assert board_of(played) == entry.board


def test_round_of_two_from_before_shoes_goes_on_with_the_same_options(before_shoes: Store) -> None:
    current, journal = saved.resume(before_shoes, 3)
    assert current.seat.player == "Igor"
    assert current.open_question.lifelines == (HINT,)
    assert current.seat.offered() == PickOne(
        options(["Supervising editor", "Second-unit director", "Executive producer", "Composer"])
    )
    while current.ending is None:
        current = current.record(right(current.seat.card.question), 2.0)
        journal.save(current, NOON)
    journal.finish(current, NOON)
    scores = {each.player: each.score for each in high_scores.scores(before_shoes, top=9)}
    assert scores == {"Ani": 100, "Igor": 150 + 110}  # of the first 200, a quarter was the hint


def test_daily_round_from_before_shoes_goes_on(before_shoes: Store) -> None:
    found = history.daily(before_shoes, date(2026, 11, 28), ["consultant"], "Ani")
    assert found is not None
    assert len(saved.resume(before_shoes, found.id)[0].turns) == 5
    assert len(_finish(before_shoes, found.id).turns) == 10


# The version before keys: names that differ in case or normal form, of rounds with the same
# questions; a round of two, a daily round, two that were saved, and one that was discarded.


@pytest.fixture
def before_keys(path: Path) -> Iterator[Store]:
    yield from _opened(path, "version-6.sql")


def _dump(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


@pytest.mark.parametrize("name", ["version-4.sql", "version-5.sql", "version-6.sql"])
def test_no_row_of_an_old_database_is_lost(tmp_path: Path, name: str) -> None:
    path, old = tmp_path / "new" / "scores.db", tmp_path / "old.db"
    for _ in _opened(path, name):
        pass
    with closing(sqlite3.connect(old)) as database:
        database.executescript((_DATABASES / name).read_text(encoding="utf-8"))
    for query in (
        (
            "SELECT id, mode, board, setup, is_signed, state, spent, started_at, finished_at,"
            " lifelines, day FROM rounds ORDER BY id"
        ),
        "SELECT round, seat, name FROM players ORDER BY 1, 2",
        (
            "SELECT round, seat, board, player, score, max_score, correct, questions, finished_at,"
            " claimed FROM results ORDER BY 1, 2"
        ),
        "SELECT * FROM cards ORDER BY 1, 2",
        "SELECT * FROM questions ORDER BY 1",
        "SELECT * FROM flags ORDER BY 1, 2",
        (
            "SELECT round, place, how, answer, seconds, credit, accepted, points, lifelines,"
            " is_claimed, replied_at FROM turns ORDER BY round, place"
        ),
        (
            "SELECT sum(asked), sum(right), sum(partly), sum(skipped), round(sum(seconds), 6)"
            " FROM tallies"
        ),
        "SELECT mode, sum(rounds) FROM played GROUP BY mode",
    ):
        assert _dump(path, query) == _dump(old, query)


def test_names_that_differ_in_case_or_normal_form_are_one_player(before_keys: Store) -> None:
    now = NOON.replace(year=2026, month=11, day=28, hour=12)
    for name in ("ani", "ANI", "Ani"):
        found = tallies.stats(before_keys, name, now)
        assert found.player == "Ani"  # as it was typed last
        assert found.rounds == (("classic", 6), ("daily", 1))
        assert (found.total.asked, found.days.played) == (4 * 4 + 2 * 2 + 10, 1)
        assert len(high_scores.scores(before_keys, top=9, player=name)) == 7
    jose = tallies.stats(before_keys, "jose\u0301", now)
    assert (jose.player, jose.rounds) == ("José", (("classic", 5),))
    assert tallies.stats(before_keys, "strasse", now).rounds == (("classic", 2),)
    assert tallies.players(before_keys, 9) == ["Ani", "José", "Igor", "STRASSE"]
    assert history.known_players(before_keys, 9) == ["Igor", "Ani", "STRASSE", "José"]


def test_board_has_the_names_under_which_rounds_were_played(before_keys: Store) -> None:
    entries = high_scores.scores(before_keys, top=9, player="ANI")
    assert {each.player for each in entries} == {"Ani", "ANI", "ani"}


def test_what_one_player_remembers_under_two_names_is_remembered_as_of_all_turns(
    before_keys: Store, path: Path
) -> None:
    query = "SELECT * FROM memories ORDER BY player_key, pack, name"
    memories.bring_up_to_date(before_keys)
    merged = _dump(path, query)
    with before_keys.writing() as database:
        database.execute("DELETE FROM memories")
        database.execute("UPDATE turns SET is_remembered = 0")
    memories.bring_up_to_date(before_keys)
    assert merged == _dump(path, query)
    assert {key for key, *_ in merged} == {"ani", "igor", "josé", "strasse"}


@pytest.mark.usefixtures("before_keys")
def test_shoe_of_one_player_under_two_names_is_the_one_dealt_most(path: Path) -> None:
    shoes = _dump(path, "SELECT players, hand FROM shoes ORDER BY 1")
    assert shoes == [('["ani"]', 2), ('["josé"]', 2)]


def _uids(path: Path) -> dict[str, int]:
    """Return the rounds of the database at ``path`` by their uids."""
    return {str(uid): int(str(number)) for uid, number in _dump(path, "SELECT uid, id FROM rounds")}


def _renumbered(path: Path, name: str, *statements: str) -> dict[str, int]:
    """Return the rounds of an old database in which they had other numbers, by their uids."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.executescript((_DATABASES / name).read_text(encoding="utf-8"))
        database.execute("UPDATE rounds SET id = id + 100")
        for table in ("players", "cards", "turns", "results", "flags"):
            database.execute(f"UPDATE {table} SET round = round + 100")  # noqa: S608 - our own names
        database.execute("UPDATE cards SET question = question + 1000")
        database.execute("UPDATE memories SET question = question + 1000")
        database.execute("UPDATE questions SET id = id + 1000")
        for statement in statements:
            database.execute(statement)
        database.commit()
    with Store(path):
        return _uids(path)


@for_each("name", ["version-4.sql", "version-5.sql", "version-6.sql"])
def test_two_copies_of_a_database_have_the_same_uids(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.one" / "scores.db"
    for _ in _opened(path, name):
        found = _uids(path)
    numbers = {number + 100: uid for uid, number in found.items()}
    others = _renumbered(tmp_path / f"{name}.two" / "scores.db", name)
    assert {number: uid for uid, number in others.items()} == numbers


@for_each(
    "statement",
    [
        "UPDATE turns SET answer = '[]' WHERE round = 101 AND number = 0",
        "UPDATE turns SET replied_at = '' WHERE round = 101 AND number = 0",
        "UPDATE turns SET credit = '1/2' WHERE round = 101 AND number = 0",
        "DELETE FROM turns WHERE round = 101 AND number = 3",
        "UPDATE players SET name = 'Vanya' WHERE round = 101",
        "UPDATE cards SET pack = 'other' WHERE round = 101 AND place = 2",
        "UPDATE cards SET question = 1001 + (question = 1001) WHERE round = 101 AND place = 3",
        "UPDATE rounds SET started_at = '' WHERE id = 101",
    ],
)
def test_round_that_differs_has_another_uid(tmp_path: Path, statement: str) -> None:
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    one = _renumbered(folder / "one" / "scores.db", "version-6.sql")
    other = _renumbered(folder / "two" / "scores.db", "version-6.sql", statement)
    assert {number for uid, number in one.items() if uid not in other} == {101}


def test_rounds_that_are_equal_have_uids_of_their_own_that_copies_agree_on(tmp_path: Path) -> None:
    copies = [
        "CREATE TEMP TABLE copied AS SELECT * FROM {} WHERE {} = 101",
        "UPDATE copied SET {} = 300",
        "INSERT INTO {} SELECT * FROM copied",
        "DROP TABLE copied",
    ]
    tables = {"rounds": "id", "players": "round", "cards": "round", "turns": "round"}
    statements = [
        each.replace("{} =", f"{column} =").replace("{}", table)
        for table, column in tables.items()
        for each in copies
    ]
    one, two = (
        _renumbered(tmp_path / name / "scores.db", "version-6.sql", *statements)
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 18


def test_names_that_are_no_text_stop_no_upgrade(tmp_path: Path) -> None:
    broken = "UPDATE players SET name = CAST(x'416E69FF' AS TEXT) WHERE round = 101"
    setup = "UPDATE rounds SET setup = CAST(x'FF' AS TEXT) WHERE id = 101"
    assert len(_renumbered(tmp_path / "one" / "scores.db", "version-6.sql", broken, setup)) == 17
