"""The database of rounds: saving, loading, several windows, and safety."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.lifelines import HALF
from anora_quiz.quiz.replies import SKIP, Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import OpenQuestion
from anora_quiz.records import high_scores, history, memories, patience, saved
from anora_quiz.records.migrations import MIGRATIONS
from anora_quiz.records.store import InUse, Store
from tests.records.builders import begin
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, NOON, QUESTIONS, right, round_of


def _begin(store: Store, new: Round, *replies: Reply) -> tuple[Round, int]:
    played, journal = begin(store, new, *replies)
    return played, journal.number


def test_a_saved_round_folds_back_to_itself(store: Store, path: Path) -> None:
    """With every kind of question, read from a second connection."""
    replies = [right(question) for question in QUESTIONS[:4]]
    played, number = _begin(store, round_of(*QUESTIONS), *replies)
    with Store(path) as other:
        resumed, _ = saved.resume(other, number)
    assert resumed == played
    assert resumed.setup.form(resumed.seat.card) == played.setup.form(played.seat.card)


@given(
    replies=st.lists(
        st.one_of(
            st.just(SKIP), st.lists(st.text(max_size=5), max_size=3).map(lambda a: answered(*a))
        ),
        max_size=len(QUESTIONS),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_replies_fold_back(store: Store, replies: list[Reply]) -> None:
    played, number = _begin(store, round_of(*QUESTIONS), *replies)
    if played.ending is None:
        assert saved.resume(store, number)[0] == played


def test_a_round_saved_for_later_keeps_its_time(store: Store) -> None:
    played, number = _begin(store, round_of(EDITOR, FILM), right(EDITOR))
    _, journal = saved.resume(store, number)
    journal.keep(played.spend(7.5))
    assert saved.resume(store, number)[0].open_question.spent == 7.5


def test_the_time_is_used_up_by_the_next_answer(store: Store) -> None:
    played, number = _begin(store, round_of(EDITOR, FILM))
    _, journal = saved.resume(store, number)
    journal.keep(played.spend(7.5))
    resumed, journal = saved.resume(store, number)
    journal.save(resumed.record(right(EDITOR), 1.0), NOON)
    again, _ = saved.resume(store, number)
    assert again.turns[0].seconds == 8.5
    assert again.open_question.spent == 0


def test_card_that_a_player_picked_is_still_open_when_the_round_is_resumed(store: Store) -> None:
    """Also if its turn was not the last, nor its place the highest."""
    new = round_of(EDITOR, FILM, CAST, DAYS, players=["Ani", "Igor"])
    played, number = _begin(store, new.pick(3), right(DAYS))
    played = played.pick(2)
    _, journal = saved.resume(store, number)
    journal.keep(played)
    played, journal = saved.resume(store, number)
    assert (played.seat.player, played.seat.card.question) == ("Igor", CAST)
    journal.save(played.record(right(CAST)), NOON)
    resumed, _ = saved.resume(store, number)
    assert [(turn.seat, turn.place) for turn in resumed.turns] == [(0, 3), (1, 2)]
    assert (resumed.seat.player, resumed.seat.card.question) == ("Ani", EDITOR)


def test_several_turns_on_one_card_are_kept(store: Store) -> None:
    """As where a host asks each player the same question."""
    new = round_of(EDITOR, FILM, players=["Ani", "Igor"])
    played, number = _begin(store, new, right(EDITOR))
    played = played.pick(0).record(SKIP)
    saved.resume(store, number)[1].save(played, NOON)
    memories.bring_up_to_date(store)
    assert saved.resume(store, number)[0] == played
    assert [turn.place for turn in played.turns] == [0, 0]


def test_a_round_survives_its_pack(store: Store) -> None:
    """Questions are stored whole: the pack may change or be removed in the meantime."""
    _, number = _begin(store, round_of(CAST, pack="gone"))
    assert saved.resume(store, number)[0].seat.card.question == CAST


def test_unfinished_rounds_are_listed_the_newest_first(store: Store) -> None:
    _begin(store, round_of(EDITOR, FILM), right(EDITOR))
    _begin(store, round_of(EDITOR))
    newest, oldest = history.unfinished(store)
    assert (newest.id, newest.asked, newest.questions) == (2, 0, 1)
    assert (oldest.id, oldest.asked, oldest.questions) == (1, 1, 2)


def test_a_finished_round_is_not_resumed(store: Store) -> None:
    played, number = _begin(store, round_of(EDITOR), right(EDITOR))
    _, journal = saved.resume(store, number)
    journal.finish(played, NOON)
    assert history.unfinished(store) == []
    with pytest.raises(RecordsError, match="no saved round 1"):
        saved.resume(store, number)


def test_a_discarded_round_is_off_the_list(store: Store) -> None:
    _, number = _begin(store, round_of(EDITOR))
    saved.discard(store, number)
    assert history.unfinished(store) == []
    with pytest.raises(RecordsError, match="no saved round"):
        saved.discard(store, number)


def test_the_same_turn_is_not_saved_twice(store: Store, path: Path) -> None:
    """Two windows that resume one round do not overwrite each other's answers."""
    _, number = _begin(store, round_of(EDITOR, FILM))
    with Store(path) as other:
        mine, my_journal = saved.resume(store, number)
        theirs, their_journal = saved.resume(other, number)
        my_journal.save(mine.record(right(EDITOR), 1), NOON)
        with pytest.raises(RecordsError, match="another window"):
            their_journal.save(theirs.record(SKIP, 1), NOON)
    assert saved.resume(store, number)[0].seats[0].score == 100


def test_two_processes_may_write_at_once(path: Path) -> None:
    def write() -> None:
        with Store(path) as own:
            for _ in range(3):
                _begin(own, round_of(EDITOR), right(EDITOR))

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(path) as store:
        assert len(history.unfinished(store)) == 6


def test_who_waits_for_another_program_is_told_once_and_goes_on_later(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not history.unfinished(store)
    monkeypatch.setattr(patience, "_LONG", 0)
    seen: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as other:

        def stops() -> int:
            seen.append("waits")
            if len(seen) == 4:
                other.execute("ROLLBACK")
            return 1  # Ctrl-C was what ended the prompt before, perhaps

        waiting = patience.Waiting(lambda: seen.append("told"), stops)
        with Store(path, waiting=waiting) as mine:
            seen.clear()
            other.execute("BEGIN IMMEDIATE")
            saved.begin(mine, round_of(EDITOR), NOON)
    assert seen == ["waits", "told", "waits", "waits"]
    assert len(history.unfinished(store)) == 1


def test_who_stops_waiting_for_another_program_gets_an_error_at_once(path: Path) -> None:
    stops = iter([1, 1, 2, 2])
    waiting = patience.Waiting(stops=lambda: next(stops))
    with (
        Store(path) as _,
        Store(path, waiting=waiting) as mine,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InUse, match="is in use by another program"):
            saved.begin(mine, round_of(EDITOR), NOON)
        other.execute("ROLLBACK")
        saved.begin(mine, round_of(EDITOR), NOON)
        with mine.reading() as database:
            assert database.execute("PRAGMA busy_timeout").fetchone() == (30_000,)


def test_equal_questions_are_kept_once(store: Store, path: Path) -> None:
    _begin(store, round_of(EDITOR))
    _begin(store, round_of(EDITOR))
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM questions").fetchone() == (1,)
    database.close()


def test_a_database_from_a_newer_version_is_left_alone(path: Path) -> None:
    with Store(path):
        pass
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    database.close()
    with pytest.raises(RecordsError, match="newer"):
        Store(path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("my diary, not a database at all" * 100)
    with pytest.raises(RecordsError, match=r"scores\.db"):
        Store(path)
    assert path.read_text().startswith("my diary")


def test_a_folder_that_cannot_be_made_is_an_error_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordsError, match="file"):
        Store(tmp_path / "file" / "scores.db")


def test_a_migration_that_fails_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(database: sqlite3.Connection) -> None:
        database.execute("CREATE TABLE half (done)")
        raise sqlite3.OperationalError("no space")

    with Store(path) as store:
        _begin(store, round_of(EDITOR))
    monkeypatch.setattr("anora_quiz.records.store.MIGRATIONS", (*MIGRATIONS, fail))
    with pytest.raises(RecordsError, match="no space"):
        Store(path)
    monkeypatch.undo()
    with Store(path) as store:
        assert len(history.unfinished(store)) == 1


def test_a_round_that_cannot_be_read_is_named_and_can_be_discarded(
    store: Store, path: Path
) -> None:
    """It does not keep the others from being resumed."""
    _, number = _begin(store, round_of(EDITOR))
    with sqlite3.connect(path) as database:
        database.execute("UPDATE questions SET body = 'junk'")
    database.close()
    _begin(store, round_of(FILM))
    assert [each.id for each in history.unfinished(store)] == [2, 1]
    with pytest.raises(RecordsError, match="can't read round 1 ") as refusal:
        saved.resume(store, number)
    assert "resume --discard 1`" in refusal.value.hint
    saved.discard(store, number)
    assert [each.id for each in history.unfinished(store)] == [2]


def test_a_verdict_that_was_shown_stays(store: Store, path: Path) -> None:
    """Even if a later version would mark the answer differently."""
    played, number = _begin(store, round_of(CAST, EDITOR), answered("Mikey Madison", "Ani"))
    with sqlite3.connect(path) as database:
        database.execute("UPDATE turns SET credit = '2/3', points = 133, accepted = 'so'")
    database.close()
    turn = saved.resume(store, number)[0].turns[0]
    assert (turn.mark.credit, turn.points, turn.mark.accepted) == (Fraction(2, 3), 133, "so")
    assert played.turns[0].points != 133


def test_a_round_discarded_elsewhere_is_not_finished(store: Store, path: Path) -> None:
    played, number = _begin(store, round_of(EDITOR, FILM), right(EDITOR))
    _, journal = saved.resume(store, number)
    with Store(path) as other:
        saved.discard(other, number)
    done = played.record(right(FILM), 1.0)
    with pytest.raises(RecordsError, match="discarded in another window"):
        journal.save(done, NOON)
    with pytest.raises(RecordsError, match="discarded in another window"):
        journal.finish(done, NOON)
    assert high_scores.scores(store, top=10) == []


def test_whether_the_players_gave_their_names_is_remembered(store: Store) -> None:
    _begin(store, round_of(EDITOR))
    _begin(store, round_of(EDITOR).with_name("Ani"))
    assert [saved.resume(store, number)[0].is_named for number in (1, 2)] == [False, True]


def test_what_the_database_cannot_hold_is_an_error(store: Store) -> None:
    with pytest.raises(RecordsError):
        _begin(store, round_of(EDITOR, players=["\ud800"]))
    assert history.unfinished(store) == []


def test_a_database_is_opened_while_another_process_makes_it(path: Path) -> None:
    """SQLite refuses at once, without waiting, to switch to WAL meanwhile."""
    path.parent.mkdir(parents=True)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE made_by_another (row)")
    done = threading.Timer(0.2, other.execute, ["COMMIT"])
    done.start()
    with Store(path) as store:
        assert history.unfinished(store) == []
    done.join()
    other.close()


def test_time_from_a_stale_window_is_not_added_to_the_next_question(
    store: Store, path: Path
) -> None:
    _, number = _begin(store, round_of(EDITOR, FILM))
    with Store(path) as other:
        stale, stale_journal = saved.resume(other, number)
        current, journal = saved.resume(store, number)
        journal.save(current.record(right(EDITOR), 1.0), NOON)
        with pytest.raises(RecordsError, match="another window"):
            stale_journal.keep(stale.use(HALF).spend(7.5))
    assert saved.resume(store, number)[0].open_question == OpenQuestion()


def test_a_claim_from_a_stale_window_is_refused(store: Store, path: Path) -> None:
    """The points of later turns depend on the mark of this turn."""
    _, number = _begin(store, round_of(CONSULTANT, FILM), answered("Nobody"))
    with Store(path) as other:
        stale, stale_journal = saved.resume(other, number)
        current, journal = saved.resume(store, number)
        journal.save(current.record(right(FILM), 1.0), NOON)
        with pytest.raises(RecordsError, match="another window"):
            stale_journal.amend(stale.claim())
    assert not saved.resume(store, number)[0].turns[0].is_claimed


def test_a_round_discarded_elsewhere_takes_no_claim_and_keeps_no_time(store: Store) -> None:
    played, number = _begin(store, round_of(CONSULTANT, FILM), answered("Nobody"))
    _, journal = saved.resume(store, number)
    saved.discard(store, number)
    with pytest.raises(RecordsError, match="discarded in another window"):
        journal.amend(played.claim())
    with pytest.raises(RecordsError, match="discarded in another window"):
        journal.keep(played.spend(1.0))


def test_a_claim_is_on_disk_at_once(store: Store, path: Path) -> None:
    played, number = _begin(store, round_of(CONSULTANT, FILM), answered("Nobody"))
    _, journal = saved.resume(store, number)
    journal.amend(played.claim())
    with Store(path) as other:
        resumed, _ = saved.resume(other, number)
    assert resumed == played.claim()
    assert (resumed.seats[0].score, resumed.turns[0].is_claimed) == (200, True)


def test_lifelines_are_on_disk_at_once_with_what_they_cost(store: Store, path: Path) -> None:
    new = round_of(EDITOR, FILM)
    _, number = _begin(store, new)
    _, journal = saved.resume(store, number)
    played = new.use(HALF)
    journal.keep(played)
    with Store(path) as other:
        assert saved.resume(other, number)[0] == played
        played = played.record(right(EDITOR), 1.0)
        journal.save(played, NOON)
        assert saved.resume(other, number)[0] == played
    assert played.seats[0].score == 50


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE rounds SET lifelines = 'telephone'",
        "UPDATE rounds SET setup = '{}'",
        'UPDATE rounds SET setup = \'{"packs": [], "titles": [], "selection": {}}\'',
        "UPDATE turns SET lifelines = 'telephone'",
        "UPDATE turns SET place = 7",
        "DELETE FROM players",
    ],
)
def test_every_part_of_a_round_that_cannot_be_read_is_named(
    store: Store, path: Path, damage: str
) -> None:
    _, number = _begin(store, round_of(EDITOR, FILM), SKIP)
    with sqlite3.connect(path) as database:
        database.execute(damage)
    database.close()
    with pytest.raises(RecordsError, match="can't read round 1 ") as refusal:
        saved.resume(store, number)
    assert "resume --discard 1`" in refusal.value.hint


def test_every_commit_waits_until_it_is_on_disk(path: Path) -> None:
    """On the journal's connection: with NORMAL, a power failure loses answers."""
    levels: list[int] = []

    class Watched(Store):
        @contextmanager
        def _transaction(self) -> Iterator[sqlite3.Connection]:
            with super()._transaction() as database:
                levels.append(database.execute("PRAGMA synchronous").fetchone()[0])
                yield database

    with Watched(path) as store:
        played, journal = begin(store, round_of(EDITOR, CONSULTANT))
        for reply in (right(EDITOR), answered("Nobody")):
            journal.keep(played.spend(1.0))
            played = played.record(reply, 1.0)
            journal.save(played, NOON)
        journal.amend(played.claim())
        journal.flag(0, "Odd")
        journal.finish(played.claim(), NOON)
    assert levels == [2] * 9  # FULL, also to make the tables
