"""What players remember of the questions they were asked."""

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from anora_quiz.quiz.lifelines import HALF
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.replies import SKIP, WALK_AWAY, answered
from anora_quiz.quiz.results import Upcoming
from anora_quiz.quiz.selection import Card
from anora_quiz.records import memories, saved
from anora_quiz.records.store import Store
from tests.cases import for_each
from tests.quiz.builders import NAMES
from tests.records.builders import LATER, LEFT_OUT, begin, finish
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, NOON, WINS, right, round_of

_WRONG = answered("Alex Coco")
_NO = answered("no")
_SOON = NOON + timedelta(hours=1)
_MUCH_LATER = NOON + timedelta(days=300)
_MANY = 100


def _due(
    store: Store, player: str = "Ani", at: datetime = _SOON, count: int = _MANY
) -> list[Question]:
    """Return the questions that are due for ``player`` after everything that was played."""
    memories.bring_up_to_date(store)
    return [card.question for card in memories.due(store, player, at, count)]


def _rows(path: Path) -> list[tuple[Any, ...]]:
    """Return all rows of the memories."""
    database = sqlite3.connect(path)
    rows = database.execute("SELECT * FROM memories ORDER BY player_key, pack, name").fetchall()
    database.close()
    return rows


# What a turn says


@pytest.mark.parametrize("mode", MODES, ids=[mode.name for mode in MODES])
def test_what_was_wrong_comes_back_soon_in_every_mode(store: Store, mode: type[Mode]) -> None:
    finish(store, round_of(EDITOR, mode=mode()), _WRONG)
    memories.bring_up_to_date(store)
    assert memories.due(store, "Ani", NOON, _MANY) == []
    assert memories.due(store, "Ani", _SOON, _MANY) == [Card("sample", EDITOR)]


@pytest.mark.parametrize("mode", MODES, ids=[mode.name for mode in MODES])
def test_what_was_right_comes_back_after_days(store: Store, mode: type[Mode]) -> None:
    finish(store, round_of(EDITOR, mode=mode()), right(EDITOR))
    assert _due(store, at=NOON + timedelta(days=1)) == []
    assert _due(store, at=NOON + timedelta(days=30)) == [EDITOR]


def test_what_came_too_late_comes_back_soon(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, timer=10))
    played = played.record(right(EDITOR), 11.0)
    journal.save(played, NOON)
    journal.finish(played, NOON)
    assert _due(store) == [EDITOR]


def test_what_was_skipped_tells_nothing(store: Store) -> None:
    finish(store, round_of(EDITOR, FILM), SKIP, _NO)
    assert _due(store, at=_MUCH_LATER) == [FILM]


def test_what_was_walked_away_from_tells_nothing(store: Store) -> None:
    finish(store, round_of(EDITOR, FILM, mode=Ladder()), right(EDITOR), WALK_AWAY)
    assert _due(store, at=_MUCH_LATER) == [EDITOR]


def test_what_the_clock_cut_off_tells_nothing(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, FILM, mode=Blitz()), _WRONG)
    played = played.record(right(FILM), 60.0)
    journal.save(played, NOON)
    journal.finish(played, NOON)
    assert _due(store, at=_MUCH_LATER) == [EDITOR]


def test_what_the_clock_cut_off_is_remembered_as_it_was(store: Store, path: Path) -> None:
    finish(store, round_of(EDITOR), right(EDITOR))
    memories.bring_up_to_date(store)
    before = _rows(path)
    played, journal = begin(store, round_of(EDITOR, mode=Blitz()))
    played = played.record(right(EDITOR), 61.0)
    journal.save(played, _SOON)
    journal.finish(played, _SOON)
    memories.bring_up_to_date(store)
    assert _rows(path) == before


def test_what_was_never_reached_tells_nothing(store: Store) -> None:
    finish(store, round_of(EDITOR, FILM, mode=Ladder()), _WRONG)
    assert _due(store, at=_MUCH_LATER) == [EDITOR]


def test_skipping_leaves_what_is_remembered_as_it_is(store: Store, path: Path) -> None:
    finish(store, round_of(EDITOR), _WRONG)
    memories.bring_up_to_date(store)
    before = _rows(path)
    finish(store, round_of(EDITOR), SKIP, at=_SOON)
    memories.bring_up_to_date(store)
    assert _rows(path) == before


def test_a_claimed_answer_counts_as_right(store: Store) -> None:
    played, journal = begin(store, round_of(CONSULTANT), answered("Nobody"))
    played = played.claim()
    journal.amend(played)
    journal.finish(played, NOON)
    assert _due(store) == []
    assert _due(store, at=_MUCH_LATER) == [CONSULTANT]


def test_what_needed_help_comes_back_sooner_than_what_did_not(store: Store) -> None:
    unaided, aided = replace(EDITOR, id="a"), replace(EDITOR, id="b")
    played, journal = begin(store, round_of(unaided, aided), right(unaided))
    played = played.use(HALF).record(right(aided), 1.0)
    journal.save(played, NOON)
    journal.finish(played, NOON)
    assert _due(store, at=_MUCH_LATER) == [aided, unaided]


def test_what_is_known_again_and_again_comes_back_later_and_later(store: Store) -> None:
    at, waits = NOON, []
    for _ in range(3):
        finish(store, round_of(EDITOR, mode=Practice()), right(EDITOR), at=at)
        next_at = memories.upcoming(store, "Ani", at).next_at
        assert next_at is not None
        waits.append(next_at - at)
        at = next_at
    assert timedelta(days=1) < waits[0] < waits[1] < waits[2]


def test_one_wrong_answer_makes_what_was_known_come_back_soon(store: Store) -> None:
    for days in (0, 10):
        finish(store, round_of(EDITOR), right(EDITOR), at=NOON + timedelta(days=days))
    later = NOON + timedelta(days=40)
    finish(store, round_of(EDITOR), _WRONG, at=later)
    assert _due(store, at=later) == []
    assert _due(store, at=later + timedelta(hours=1)) == [EDITOR]


# Whose memory it is


def test_what_was_wrong_comes_back_to_who_said_it(store: Store) -> None:
    new = round_of(EDITOR, FILM, CAST, DAYS, players=["Ani", "Igor"])
    finish(store, new, _WRONG, right(FILM), right(CAST), answered("36"))
    assert _due(store, "Ani") == [EDITOR]
    assert _due(store, "Igor") == [DAYS]
    assert _due(store, "Vanya", at=_MUCH_LATER) == []


def test_what_each_of_eight_players_got_wrong_is_their_own(store: Store) -> None:
    asked = [replace(FILM, id=f"film-{number}") for number in range(16)]
    replies = [right(FILM)] * 8 + [_NO] * 8
    finish(store, round_of(*asked, players=NAMES), *replies)
    assert [_due(store, player) for player in NAMES] == [[each] for each in asked[8:]]


@pytest.mark.parametrize(("mode", "rows"), [(Ladder, 1), (Survival, 3)])
def test_it_is_the_right_player_also_when_others_are_out(
    store: Store, mode: type[Mode], rows: int
) -> None:
    """Igor falls first; from then on, the cards of his seat are skipped."""
    asked = [replace(FILM, id=f"film-{number:02}") for number in range(18)]
    new = round_of(*asked, players=["Ani", "Igor", "Vanya"], mode=mode())
    yes = right(FILM)
    with_igor = [yes, _NO, yes] * rows
    played, journal = begin(store, new, *with_igor, yes, _NO)
    journal.finish(played, NOON)
    assert played.turns[-1].seat == 2
    assert _due(store, "Igor") == asked[1 : 3 * rows : 3]
    assert _due(store, "Vanya") == [asked[3 * rows + 2]]
    assert _due(store, "Ani") == []
    assert len(_due(store, "Ani", at=_MUCH_LATER)) == rows + 1


def test_equal_ids_in_two_packs_are_two_questions(store: Store) -> None:
    finish(store, round_of(EDITOR, pack="first"), _WRONG)
    finish(store, round_of(EDITOR, pack="second"), right(EDITOR))
    memories.bring_up_to_date(store)
    assert memories.due(store, "Ani", _SOON, _MANY) == [Card("first", EDITOR)]
    assert memories.upcoming(store, "Ani", _SOON).known == 2


# When it is remembered


def test_remembering_again_changes_nothing(store: Store, path: Path) -> None:
    finish(store, round_of(EDITOR, FILM, CAST), _WRONG, SKIP, right(CAST))
    memories.bring_up_to_date(store)
    before = _rows(path)
    with Store(path) as other:
        memories.bring_up_to_date(other)
    memories.bring_up_to_date(store)
    assert _rows(path) == before
    assert len(before) == 2


def test_what_is_remembered_bit_by_bit_is_the_same_as_all_at_once(tmp_path: Path) -> None:
    rounds = [
        (round_of(EDITOR, FILM), (_WRONG, right(FILM))),
        (round_of(FILM, EDITOR), (_NO, right(EDITOR))),
        (round_of(EDITOR), (right(EDITOR),)),
    ]
    for name in ("bit by bit", "at once"):
        with Store(tmp_path / name) as store:
            for days, (new, replies) in enumerate(rounds):
                finish(store, new, *replies, at=NOON + timedelta(days=days))
                if name == "bit by bit":
                    memories.bring_up_to_date(store)
            memories.bring_up_to_date(store)
    assert _rows(tmp_path / "bit by bit") == _rows(tmp_path / "at once") != []


def test_the_time_of_each_turn_counts_not_that_of_its_round(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR))
    played = played.record(right(EDITOR), 1.0)
    journal.save(played, NOON + timedelta(days=100))
    journal.finish(played, NOON + timedelta(days=200))
    assert _due(store, at=NOON + timedelta(days=100)) == []
    assert _due(store, at=NOON + timedelta(days=199)) == [EDITOR]


def test_an_open_round_of_players_with_names_is_remembered(store: Store) -> None:
    _, journal = begin(store, round_of(EDITOR, FILM).with_name("Ani"), _WRONG)
    assert _due(store) == [EDITOR]
    current, journal = saved.resume(store, journal.number)
    journal.save(current.record(_NO, 1.0), NOON)
    assert _due(store) == [EDITOR, FILM]


def test_a_round_without_names_waits_until_it_is_finished_under_one(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, players=["login"]), _WRONG)
    assert _due(store, "login") == []
    journal.finish(played.with_name("Ani"), NOON)
    assert _due(store, "Ani") == [EDITOR]
    assert _due(store, "login") == []


def test_what_was_played_before_a_round_was_discarded_is_remembered(store: Store) -> None:
    _, journal = begin(store, round_of(EDITOR, FILM), _WRONG)
    assert _due(store) == []
    saved.discard(store, journal.number)
    assert _due(store) == [EDITOR]


def test_turns_are_remembered_in_the_order_they_were_made_in(store: Store) -> None:
    """The order in which their rounds were begun and finished does not matter."""
    played, journal = begin(store, round_of(EDITOR, FILM), _WRONG)
    later = NOON + timedelta(days=10)
    finish(store, round_of(EDITOR, FILM), right(EDITOR), _NO, at=later)
    played = played.record(right(FILM), 1.0)
    journal.save(played, later + timedelta(hours=1))
    journal.finish(played, later + timedelta(hours=1))
    # Both were known the second time: nothing is due for days.
    assert _due(store, at=later + timedelta(hours=11)) == []
    assert memories.upcoming(store, "Ani", later).known == 2


# What is due


def test_what_has_been_due_longest_comes_first(store: Store) -> None:
    for days, question in enumerate((CAST, EDITOR, FILM)):
        wrong = answered("Mikey Madison", "Toros", "Yura Borisov", "Ani")
        reply = wrong if question is CAST else _WRONG if question is EDITOR else _NO
        finish(store, round_of(question), reply, at=NOON + timedelta(days=days))
    later = NOON + timedelta(days=3)
    assert _due(store, at=later) == [CAST, EDITOR, FILM]
    assert _due(store, at=later, count=2) == [CAST, EDITOR]
    assert _due(store, at=later, count=1) == [CAST]


def test_a_question_changed_later_is_asked_in_its_newest_words(store: Store) -> None:
    newer = replace(EDITOR, question="Who cut it?")
    finish(store, round_of(EDITOR), _WRONG)
    assert _due(store) == [EDITOR]
    finish(store, round_of(newer), _WRONG, at=_SOON)
    assert _due(store, at=_SOON + timedelta(hours=1)) == [newer]


def test_both_words_of_a_question_make_one_memory(store: Store) -> None:
    newer = replace(EDITOR, question="Who cut it?")
    for question in (EDITOR, newer):
        finish(store, round_of(question), _WRONG)
    assert _due(store) == [newer]
    assert memories.upcoming(store, "Ani", _SOON).known == 1


def test_a_round_that_waited_does_not_bring_old_words_back(store: Store) -> None:
    newer = replace(EDITOR, question="Who cut it?")
    played, journal = begin(store, round_of(EDITOR), _WRONG)
    finish(store, round_of(newer), _WRONG, at=_SOON)
    memories.bring_up_to_date(store)
    journal.finish(played, _SOON)
    assert _due(store, at=_MUCH_LATER) == [newer]


def test_a_question_changed_back_is_asked_in_its_first_words_again(store: Store) -> None:
    newer = replace(EDITOR, question="Who cut it?")
    for days, question in enumerate((EDITOR, newer, EDITOR)):
        finish(store, round_of(question), _WRONG, at=NOON + timedelta(days=days))
    assert _due(store, at=_MUCH_LATER) == [EDITOR]


# What is due later


def test_nothing_is_to_come_where_nothing_was_played(store: Store) -> None:
    memories.bring_up_to_date(store)
    assert memories.upcoming(store, "Ani", NOON) == Upcoming(
        known=0, due=0, next_at=None, by_then=0
    )


def test_upcoming_says_how_much_is_due_and_when_more_will_be(store: Store) -> None:
    finish(store, round_of(EDITOR, FILM), _WRONG, _NO)
    finish(store, round_of(WINS, CAST), right(WINS), right(CAST))
    finish(store, round_of(DAYS), right(DAYS), at=NOON + timedelta(days=1))
    finish(store, round_of(EDITOR, players=["Igor"]), _WRONG)
    memories.bring_up_to_date(store)
    upcoming = memories.upcoming(store, "Ani", NOON + timedelta(days=1))
    assert (upcoming.known, upcoming.due, upcoming.by_then) == (5, 2, 2)
    assert upcoming.next_at is not None
    assert upcoming.next_at - NOON > timedelta(days=1)
    assert len(memories.due(store, "Ani", upcoming.next_at, _MANY)) == 2 + 2


def test_when_all_is_due_nothing_more_is_to_come(store: Store) -> None:
    finish(store, round_of(EDITOR, FILM), _WRONG, right(FILM))
    memories.bring_up_to_date(store)
    assert memories.upcoming(store, "Ani", _MUCH_LATER) == Upcoming(
        known=2, due=2, next_at=None, by_then=0
    )


def test_a_round_of_practice_tells_what_is_to_come(store: Store) -> None:
    """This includes the round itself and what was played before it."""
    finish(store, round_of(FILM), right(FILM))
    outcome = finish(store, round_of(EDITOR, mode=Practice()), _WRONG)
    upcoming = outcome.upcoming
    assert upcoming is not None
    assert (upcoming.known, upcoming.due, upcoming.by_then) == (2, 0, 1)
    assert upcoming == memories.upcoming(store, "Ani", NOON)


def test_other_rounds_do_not_tell_what_is_to_come(store: Store) -> None:
    assert finish(store, round_of(EDITOR), _WRONG).upcoming is None


def test_the_same_moment_in_another_zone_is_remembered_alike(tmp_path: Path) -> None:
    kiritimati = datetime.fromisoformat("2026-11-22T02:00+14:00")
    assert kiritimati == NOON
    for name, at in (("here", NOON), ("there", kiritimati)):
        with Store(tmp_path / name) as store:
            finish(store, round_of(EDITOR), _WRONG, at=at)
            memories.bring_up_to_date(store)
            assert memories.due(store, "Ani", at + timedelta(hours=1), _MANY)
    assert _rows(tmp_path / "here") == _rows(tmp_path / "there")


# Days, and clocks that were wrong


_NIGHT = NOON.replace(hour=23)
_ZONE = timezone(timedelta(hours=-5))


def test_a_question_is_due_from_the_start_of_its_day(store: Store) -> None:
    finish(store, round_of(EDITOR), right(EDITOR), at=_NIGHT)
    memories.bring_up_to_date(store)
    day = memories.upcoming(store, "Ani", _NIGHT).next_at
    assert day is not None
    assert day == NOON.replace(day=23, hour=0)
    assert _due(store, at=day - timedelta(seconds=1)) == []
    assert _due(store, at=day) == [EDITOR]


def test_the_day_is_the_local_one(store: Store) -> None:
    """It is 19:00 on the day before there, when a new day begins in UTC."""
    finish(store, round_of(EDITOR), right(EDITOR), at=NOON.replace(hour=6))
    day = NOON.replace(day=23, hour=0)
    assert _due(store, at=day) == [EDITOR]
    assert _due(store, at=day.astimezone(_ZONE)) == []
    assert _due(store, at=datetime(2026, 11, 23, tzinfo=_ZONE)) == [EDITOR]


def test_what_was_missed_today_comes_back_at_its_minute(store: Store) -> None:
    finish(store, round_of(EDITOR), _WRONG)
    assert _due(store, at=NOON + timedelta(seconds=59)) == []
    assert _due(store, at=NOON + timedelta(seconds=60)) == [EDITOR]


@for_each(("ahead", "expected"), [(0, []), (1, [FILM]), (2, [FILM, EDITOR]), (365, [FILM, EDITOR])])
def test_what_comes_due_in_some_days_can_be_practiced_now(
    tmp_path: Path, ahead: int, expected: list[Question]
) -> None:
    with Store(tmp_path / "scores.db", lambda: LATER) as store:
        finish(store, round_of(EDITOR), right(EDITOR), at=_NIGHT)
        finish(store, round_of(FILM), _NO, at=_NIGHT)
        memories.bring_up_to_date(store)
        due = memories.due(store, "Ani", _NIGHT, _MANY, ahead)
        assert [card.question for card in due] == expected


def test_a_clock_that_was_ahead_buries_no_question(path: Path) -> None:
    """What was answered in the future is due, and an answer from now on counts as of now."""
    far = NOON + timedelta(days=3650)
    with Store(path, lambda: far) as store:
        finish(store, round_of(EDITOR), right(EDITOR), at=far)
        memories.bring_up_to_date(store)
    with Store(path, lambda: NOON) as store:
        assert _due(store, at=NOON) == [EDITOR]
        assert memories.upcoming(store, "Ani", NOON).due == 1
        finish(store, round_of(EDITOR, mode=Practice()), right(EDITOR))
        assert _due(store, at=NOON) == []
        next_at = memories.upcoming(store, "Ani", NOON).next_at
        assert next_at is not None
        assert timedelta(days=1) < next_at - NOON < timedelta(days=30)


def test_answers_of_the_future_count_as_given_now(path: Path) -> None:
    """They were given while the clock was ahead, and are only counted after that."""
    with Store(path, lambda: NOON) as store:
        finish(store, round_of(EDITOR), right(EDITOR), at=NOON + timedelta(days=3650))
        assert _due(store, at=NOON) == []
        assert _due(store, at=NOON + timedelta(days=5)) == [EDITOR]


# What can go wrong


def _break(path: Path, damage: str) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute(damage)
    database.close()


_DAMAGES = (
    "UPDATE questions SET body = 'junk'",
    "UPDATE turns SET how = 'guessed'",
    "UPDATE turns SET credit = '1/0'",
    "UPDATE turns SET replied_at = 'noon'",
    "UPDATE turns SET credit = CAST(x'ff' AS TEXT)",
)


@pytest.mark.parametrize("damage", _DAMAGES)
def test_what_cannot_be_read_is_left_out_and_the_round_is_named(
    store: Store, path: Path, warnings: list[str], damage: str
) -> None:
    finish(store, round_of(EDITOR), _WRONG)
    _break(path, damage)
    finish(store, round_of(FILM), _NO)
    assert _due(store) == [FILM]
    assert warnings == [LEFT_OUT.format(1)]


def test_what_can_be_read_later_is_remembered_then(store: Store, path: Path) -> None:
    """Another version may know what this one doesn't."""
    finish(store, round_of(EDITOR), _WRONG)
    _break(path, "UPDATE turns SET how = 'guessed'")
    assert _due(store) == []
    _break(path, "UPDATE turns SET how = 'answered'")
    assert _due(store) == [EDITOR]


def test_many_rounds_that_cannot_be_read_are_one_warning(
    store: Store, path: Path, warnings: list[str]
) -> None:
    for _ in range(7):
        finish(store, round_of(EDITOR, FILM), _WRONG, _NO)
    _break(path, "UPDATE turns SET how = 'guessed'")
    memories.bring_up_to_date(store)
    assert warnings == [LEFT_OUT.replace("round {}", "rounds 1, 2, 3, 4, 5 and 2 more")]


@pytest.mark.parametrize(
    "damage", ["UPDATE memories SET state = '{}'", "UPDATE memories SET state = 'junk'"]
)
def test_a_memory_that_cannot_be_read_begins_anew(store: Store, path: Path, damage: str) -> None:
    finish(store, round_of(EDITOR), _WRONG)
    memories.bring_up_to_date(store)
    _break(path, damage)
    finish(store, round_of(EDITOR), _WRONG)
    assert _due(store) == [EDITOR]


def test_a_question_due_that_cannot_be_read_takes_no_place_of_others(
    store: Store, path: Path, warnings: list[str]
) -> None:
    finish(store, round_of(EDITOR), _WRONG)
    memories.bring_up_to_date(store)
    _break(path, "UPDATE questions SET body = 'junk'")
    finish(store, round_of(FILM), _NO, at=NOON + timedelta(minutes=1))
    memories.bring_up_to_date(store)
    assert [card.question for card in memories.due(store, "Ani", _SOON, 1)] == [FILM]
    assert warnings == [LEFT_OUT.format(1)]


def test_practice_is_finished_although_another_round_cannot_be_read(
    store: Store, path: Path, warnings: list[str]
) -> None:
    """Its last step reads earlier rounds, which may be damaged."""
    finish(store, round_of(FILM), _NO)
    played, journal = begin(store, round_of(EDITOR, mode=Practice()), _WRONG)
    _break(path, "UPDATE turns SET how = 'guessed' WHERE round = 1")
    assert journal.finish(played, NOON).upcoming is not None
    assert warnings == [LEFT_OUT.format(1)]


def test_a_claim_made_after_the_turn_was_remembered_counts(store: Store) -> None:
    """Another window may practice between the verdict and the claim."""
    played, journal = begin(store, round_of(CONSULTANT).with_name("Ani"), answered("Nobody"))
    assert _due(store) == [CONSULTANT]
    journal.amend(played.claim())
    journal.finish(played.claim(), NOON)
    assert _due(store) == []
