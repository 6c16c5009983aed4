"""Databases of earlier and of later versions."""

import hashlib
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.replies import SKIP, answered
from anora_quiz.quiz.results import BoardEntry
from anora_quiz.quiz.seats import OpenQuestion
from anora_quiz.quiz.selection import Card, Selection
from anora_quiz.quiz.setup import Setup
from anora_quiz.records import high_scores, history, memories, question_history, saved
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.store import Store
from tests.records.builders import finish
from tests.samples import CONSULTANT, EDITOR, FILM, NOON, right, round_of

_BOARD = "classic, sample, 3 questions, untimed, only easy or medium"
_START = datetime(
    2026, 5, 1, 10, tzinfo=UTC
)  # of the first round; each of the others starts a day later
# These texts were written by the code of that time, not by today's.
_SETUP = (
    '{"packs": ["sample"], "titles": ["Sample"], "collection": "", "selection":'
    ' {"difficulties": ["easy", "medium"], "kinds": [], "tags": [], "spoilers": []}, "seed": 7}'
)
_EDITOR = (
    '{"kind":"choice","id":"editor","question":"Who edited Anora?","difficulty":"easy",'
    '"explanation":"Baker cuts his own films.","source":{"publisher":"IndieWire","year":2024},'
    '"answer":"Sean Baker","wrong":[["Drew Daniels",""],["Alex Coco","He produced it."]]}'
)
_CONSULTANT = (
    '{"kind":"text","id":"consultant","question":"Who advised?","answer":"Andrea Werhun",'
    '"accept":["Werhun"]}'
)
_FILM = '{"kind":"true-false","id":"film","question":"It was shot on film.","answer":true}'
_BODIES = (_EDITOR, _CONSULTANT, _FILM)
_FINISHED, _OPEN, _UNSIGNED, _HOT_SEAT = 1, 2, 3, 4
_SEATS = 5  # the version in which turns got numbers and seats
_FINISHED_AT = "2026-05-01T10:30:00.000000+00:00"
_FINISHED_TURNS = [
    ("answered", '["Alex Coco"]', 4.25, "0", "", 0),
    ("answered", '["werhun"]', 6.5, "1", "Andrea Werhun", 200),
    ("skipped", "[]", 1.0, "0", "", 0),
]


@dataclass(frozen=True)
class _OldRound:
    """A round as it was before lifelines, days and memories."""

    id: int
    turns: Sequence[tuple[str, str, float, str, str, int]]
    state: str = "open"
    players: Sequence[str] = ("Ani",)
    is_signed: bool = True
    spent: float = 0.0

    def insert(self, database: sqlite3.Connection) -> None:
        """Insert the round with the columns of that time."""
        started_at = f"2026-05-0{self.id}T10:00:00.000000+00:00"
        database.execute(
            "INSERT INTO rounds (id, mode, board, setup, is_signed, state, spent, started_at,"
            " finished_at) VALUES (?, 'classic', ?, ?, ?, ?, ?, ?, ?)",
            (
                *(self.id, _BOARD, _SETUP, self.is_signed, self.state, self.spent, started_at),
                _FINISHED_AT if self.state == "finished" else None,
            ),
        )
        database.executemany(
            "INSERT INTO players VALUES (?, ?, ?)",
            [(self.id, seat, name) for seat, name in enumerate(self.players)],
        )
        database.executemany(
            "INSERT INTO cards VALUES (?, ?, 'sample', ?)",
            [(self.id, place, place + 1) for place in range(len(_BODIES))],
        )
        database.executemany(
            "INSERT INTO turns (round, place, how, answer, seconds, credit, accepted, points)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(self.id, place, *turn) for place, turn in enumerate(self.turns)],
        )


_ROUNDS = (
    _OldRound(_FINISHED, _FINISHED_TURNS, "finished"),
    _OldRound(_OPEN, [("answered", '["Sean Baker"]', 2.0, "1", "", 100)], spent=7.5),
    _OldRound(_UNSIGNED, _FINISHED_TURNS[:1], players=["login"], is_signed=False),
    _OldRound(_HOT_SEAT, _FINISHED_TURNS[:2], players=["Igor", "Vanya"]),
)


def _make_old(path: Path, version: int = 2) -> None:
    """Create a database at ``path`` with ``version`` of the schema, and rounds in it."""
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("BEGIN")
    for migrate in MIGRATIONS[:version]:
        migrate(database)
    database.execute(f"PRAGMA user_version = {version}")
    database.executemany(
        "INSERT INTO questions (digest, body) VALUES (?, ?)",
        [(hashlib.sha256(body.encode()).digest(), body) for body in _BODIES],
    )
    for each in _ROUNDS:
        each.insert(database)
    database.execute(
        "INSERT INTO results (round, seat, board, player, score, max_score, correct, questions,"
        " finished_at) VALUES (?, 0, ?, 'Ani', 200, 530, 1, 3, ?)",
        (_FINISHED, _BOARD, _FINISHED_AT),
    )
    if version > 1:
        database.execute("INSERT INTO flags VALUES (?, 2, 'It was video')", (_FINISHED,))
    database.execute("COMMIT")
    database.close()


@pytest.fixture
def old_path(path: Path) -> Path:
    _make_old(path)
    return path


def _schema(path: Path) -> list[tuple[str, str]]:
    """Return the schema of the database at ``path``, and its version."""
    database = sqlite3.connect(path)
    shape = database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    version = database.execute("PRAGMA user_version").fetchone()
    database.close()
    return [*shape, ("version", str(version))]


@pytest.mark.parametrize("version", range(1, _SEATS))
def test_an_old_database_gets_the_shape_of_a_new_one(tmp_path: Path, version: int) -> None:
    _make_old(tmp_path / "old" / "scores.db", version)
    for name in ("old", "new"):
        with Store(tmp_path / name / "scores.db"):
            pass
    assert _schema(tmp_path / "old" / "scores.db") == _schema(tmp_path / "new" / "scores.db")


def test_an_open_round_of_an_earlier_version_is_resumed_and_finished(old_path: Path) -> None:
    with Store(old_path) as store:
        current, journal = saved.resume(store, _OPEN)
        chosen = Selection(difficulties=(Difficulty.EASY, Difficulty.MEDIUM))
        assert current.setup == Setup(
            packs=("sample",), titles=("Sample",), selection=chosen, seed=7
        )
        assert current.open_question == OpenQuestion(spent=7.5)
        assert current.is_named
        assert (current.seats[0].score, current.seat.card.question) == (100, CONSULTANT)
        for reply in (answered("Werhun"), right(FILM)):
            current = current.record(reply, 1.0)
            journal.save(current, NOON)
        (standing,) = journal.finish(current, NOON).standings
    assert current.turns[1].seconds == 8.5
    assert (standing.board, standing.rank, standing.entries) == (_BOARD, 1, 2)


def test_the_seats_of_an_earlier_version_are_those_of_today(old_path: Path) -> None:
    with Store(old_path) as store:
        current, _ = saved.resume(store, _HOT_SEAT)
    assert [turn.seat for turn in current.turns] == [0, 1]
    assert (current.seat.player, current.seat.place) == ("Igor", 2)
    assert [current.seats[seat].score for seat in (0, 1)] == [0, 200]


def test_a_damaged_round_of_an_earlier_version_keeps_no_other_from_being_played(
    old_path: Path,
) -> None:
    with closing(sqlite3.connect(old_path)) as database, database:
        database.execute("DELETE FROM players WHERE round = ?", (_FINISHED,))
    with Store(old_path) as store:
        assert saved.resume(store, _OPEN)[0].seats[0].score == 100


def test_a_finished_round_of_an_earlier_version_is_listed_and_reviewed(old_path: Path) -> None:
    with Store(old_path) as store:
        (listed,) = history.finished(store, 10)
        reviewed = saved.review(store, _FINISHED)
    assert (listed.id, listed.players, listed.right, listed.asked) == (_FINISHED, "Ani", 1, 3)
    assert [card.question for card in reviewed.deck] == [EDITOR, CONSULTANT, FILM]
    assert [turn.reply for turn in reviewed.turns] == [
        answered("Alex Coco"),
        answered("werhun"),
        SKIP,
    ]
    assert [turn.points for turn in reviewed.turns] == [0, 200, 0]
    assert [turn.seconds for turn in reviewed.turns] == [4.25, 6.5, 1.0]
    assert reviewed.turns[1].mark.accepted == "Andrea Werhun"
    assert not any(turn.is_claimed or turn.lifelines for turn in reviewed.turns)


def test_scores_and_flags_of_an_earlier_version_stay(old_path: Path) -> None:
    with Store(old_path) as store:
        (score,) = high_scores.scores(store, top=10)
        asked, flags = question_history.asked_of(store, "sample")
    assert score == BoardEntry(
        rank=1,
        board=_BOARD,
        player="Ani",
        score=200,
        max_score=530,
        correct=1,
        questions=3,
        mode="classic",
        packs=("sample",),
        seed=7,
        code=None,
        started_at=_START,
        finished_at=_START + timedelta(minutes=30),
        claimed=0,
        round=1,
        titles={"sample": "Sample"},
    )
    assert flags == [("film", "It was video")]
    assert len(asked) == 3 + 1 + 1 + 2


def test_no_round_of_an_earlier_version_was_a_daily_one(old_path: Path) -> None:
    with Store(old_path) as store:
        assert history.days_played(store, "Ani") == set()
        assert history.daily(store, _START.date(), ["sample"], "Ani") is None


def test_new_scores_are_listed_with_old_ones(old_path: Path) -> None:
    with Store(old_path) as store:
        new = round_of(EDITOR, CONSULTANT, FILM)
        chosen = Selection(difficulties=(Difficulty.EASY, Difficulty.MEDIUM))
        new = replace(new, setup=replace(new.setup, selection=chosen))
        outcome = finish(store, new, right(EDITOR), SKIP, SKIP)
        assert [(each.rank, each.entries) for each in outcome.standings] == [(2, 2)]


def test_what_was_answered_before_is_remembered_as_of_the_start_of_its_round(
    old_path: Path,
) -> None:
    with Store(old_path) as store:
        memories.bring_up_to_date(store)
        # The second round, begun a day later, had the first question right again.
        assert memories.due(store, "Ani", _START + timedelta(days=1), 10) == []
        assert memories.upcoming(store, "Ani", _START).known == 2
        assert memories.due(store, "Igor", _START + timedelta(days=3), 10) == []
        assert memories.due(store, "Igor", _START + timedelta(days=3, hours=1), 10) == [
            Card("sample", EDITOR)
        ]
        assert memories.upcoming(store, "login", NOON).known == 0


def test_what_is_played_on_is_remembered_as_of_its_own_time(old_path: Path) -> None:
    with Store(old_path) as store:
        current, journal = saved.resume(store, _OPEN)
        journal.save(current.record(answered("Nobody"), 1.0), NOON)
        memories.bring_up_to_date(store)
        due = memories.due(store, "Ani", NOON + timedelta(hours=1), 10)
        assert due[-1] == Card("sample", CONSULTANT)
        assert memories.due(store, "Ani", NOON, 10) == due[:-1]


def test_an_old_round_without_a_name_is_remembered_under_the_one_given(old_path: Path) -> None:
    with Store(old_path) as store:
        current, journal = saved.resume(store, _UNSIGNED)
        for _ in range(2):
            current = current.record(SKIP, 1.0)
            journal.save(current, NOON)
        journal.finish(current.with_name("Toros"), NOON)
        memories.bring_up_to_date(store)
        assert memories.due(store, "Toros", NOON, 10) == [Card("sample", EDITOR)]


def test_a_database_of_the_first_version_is_read_and_takes_flags(path: Path) -> None:
    _make_old(path, version=1)
    with Store(path) as store:
        _, journal = saved.resume(store, _OPEN)
        journal.flag(1, "Dull")
        asked, flags = question_history.asked_of(store, "sample")
    assert flags == [("consultant", "Dull")]
    assert asked[0].reply == answered("Alex Coco")


@pytest.mark.parametrize("versions_ahead", [1, 7])
def test_a_database_of_a_newer_version_is_refused_and_left_alone(
    old_path: Path, versions_ahead: int
) -> None:
    database = sqlite3.connect(old_path)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + versions_ahead}")
    database.close()
    before = _schema(old_path)
    with pytest.raises(RecordsError, match=r"scores\.db\" was written by a newer version"):
        Store(old_path)
    assert _schema(old_path) == before


def test_an_old_database_may_be_opened_by_several_at_once(old_path: Path) -> None:
    """Each migration runs once, and every process finds the rounds."""
    start = threading.Barrier(4)
    found: list[int] = []

    def open_store() -> None:
        start.wait()
        with Store(old_path) as store:
            found.append(len(history.unfinished(store)))

    threads = [threading.Thread(target=open_store) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3] * 4


def test_an_upgrade_waits_for_another_one_and_finds_it_done(
    old_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process migrates the database between this one's check and its migration."""
    looked: list[int] = []
    version = Store._version  # noqa: SLF001 - the only hook between check and migration

    def look(store: Store) -> int:
        seen = version(store)
        looked.append(seen)
        if len(looked) == 1:
            with Store(old_path) as other:
                memories.bring_up_to_date(other)
        return seen

    monkeypatch.setattr(Store, "_version", look)
    with Store(old_path) as store:
        assert len(history.unfinished(store)) == 3
    assert (looked[0], looked[-1]) == (2, len(MIGRATIONS))


def test_an_upgrade_that_fails_leaves_the_old_database_whole(
    old_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _schema(old_path)

    def fail(database: sqlite3.Connection) -> None:
        database.execute("DROP TABLE turns")
        raise sqlite3.OperationalError("no space")

    monkeypatch.setattr("anora_quiz.records.store.MIGRATIONS", (*MIGRATIONS, fail))
    with pytest.raises(RecordsError, match="no space"):
        Store(old_path)
    assert _schema(old_path) == before
    monkeypatch.undo()
    with Store(old_path) as store:
        assert saved.resume(store, _OPEN)[0].seats[0].score == 100
