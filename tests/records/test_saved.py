"""The lists of rounds, reviews, flags, and daily rounds."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.replies import SKIP, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import high_scores, history, question_history, saved
from anora_quiz.records.encoding import State
from anora_quiz.records.store import Store
from tests.quiz.builders import NAMES
from tests.records.builders import LEFT_OUT, begin, finish
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, NOON, QUESTIONS, right, round_of

_DAY = date(2026, 11, 21)
_ONE_DAY = timedelta(days=1)


def _daily(
    *questions: Question,
    day: date = _DAY,
    packs: tuple[str, ...] = ("sample",),
    player: str = "Ani",
) -> Round:
    new = round_of(*questions, players=[player], mode=Daily())
    return replace(new, setup=replace(new.setup, packs=packs, day=day.isoformat()))


# The lists


def test_finished_rounds_are_listed_the_newest_first(store: Store) -> None:
    """They are sorted by the time they were finished, not begun."""
    first, first_journal = begin(store, round_of(EDITOR), right(EDITOR))
    finish(store, round_of(FILM), SKIP, at=NOON + timedelta(hours=1))
    first_journal.finish(first, NOON + timedelta(hours=2))
    begin(store, round_of(EDITOR, FILM), SKIP)
    listed = history.finished(store, 10)
    assert [each.id for each in listed] == [1, 2]
    assert [each.at - NOON for each in listed] == [
        timedelta(hours=2),
        timedelta(hours=1),
    ]


def test_unfinished_rounds_are_listed_the_one_played_last_first(store: Store) -> None:
    older, journal = begin(store, round_of(EDITOR, FILM, DAYS), right(EDITOR))
    begin(store, round_of(FILM))
    journal.save(older.record(SKIP), NOON + timedelta(hours=1))
    first, second = history.unfinished(store)
    assert (first.id, first.at, first.asked) == (1, NOON + timedelta(hours=1), 2)
    assert (second.id, second.at, second.asked) == (2, NOON, 0)
    assert not first.is_finished


def test_the_score_of_each_player_is_listed(store: Store) -> None:
    finish(store, round_of(EDITOR, FILM, players=("Ani", "Igor")), right(EDITOR), SKIP)
    (listed,) = history.finished(store, 10)
    assert listed.seats == (("Ani", 100), ("Igor", 0))
    assert (listed.mode, listed.is_finished) == ("classic", True)
    assert history.finished_at(store, listed.id) == listed.at


def test_lists_tell_whether_a_name_was_given_and_the_titles_of_packs(store: Store) -> None:
    begin(store, round_of(EDITOR))
    own = round_of(EDITOR)
    titled = replace(own.setup, titles=("Sample",))
    begin(store, replace(own, setup=titled, is_named=True))
    named, unnamed = history.unfinished(store)
    assert (named.is_named, unnamed.is_named) == (True, False)
    assert named.titles == {"sample": "Sample"}
    with store.writing() as database:
        database.execute("UPDATE rounds SET setup = '{' WHERE id = ?", (named.id,))
    assert history.unfinished(store)[0].titles == {}


def test_only_as_many_finished_rounds_are_listed_as_asked_for(store: Store) -> None:
    for hours in range(3):
        finish(store, round_of(FILM), SKIP, at=NOON + timedelta(hours=hours))
    assert [each.id for each in history.finished(store, 2)] == [3, 2]
    assert history.finished(store, 0) == []


def test_the_list_tells_who_played_what_and_how_it_went(store: Store) -> None:
    players = ["Ani", "Igor"]
    partly = answered(*CAST.solution()[:2], "Yura Borisov", "Toros")
    finish(
        store, round_of(EDITOR, FILM, CAST, EDITOR, players=players), right(EDITOR), SKIP, partly
    )
    (only,) = history.finished(store, 10)
    assert (only.players, only.board) == ("Ani, Igor", "classic, sample, 2 questions, untimed")
    assert (only.right, only.asked) == (1, 3)


def test_the_list_does_not_count_what_the_clock_cut_off(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, FILM, mode=Blitz()), right(EDITOR))
    played = played.record(right(FILM), 60.0)
    journal.save(played, NOON)
    (unfinished,) = history.unfinished(store)
    journal.finish(played, NOON)
    (finished,) = history.finished(store, 10)
    assert (unfinished.right, unfinished.asked) == (finished.right, finished.asked) == (1, 1)


def test_eight_players_are_listed_in_the_order_of_their_seats(store: Store) -> None:
    questions = [replace(FILM, id=f"film-{number}") for number in range(8)]
    _, journal = begin(store, round_of(*questions, players=NAMES))
    assert [each.players for each in history.unfinished(store)] == [", ".join(NAMES)]
    journal.finish(round_of(*questions, players=NAMES), NOON)
    assert [each.players for each in history.finished(store, 1)] == [", ".join(NAMES)]


def test_practice_and_daily_rounds_are_listed_like_others(store: Store) -> None:
    finish(store, round_of(EDITOR, mode=Practice()), right(EDITOR))
    finish(store, _daily(EDITOR), right(EDITOR), at=NOON + _ONE_DAY)
    assert [each.board.split(",")[0] for each in history.finished(store, 10)] == [
        "daily",
        "practice",
    ]


def test_open_and_discarded_rounds_are_not_listed_as_finished(store: Store) -> None:
    begin(store, round_of(EDITOR), right(EDITOR))
    _, journal = begin(store, round_of(EDITOR), right(EDITOR))
    saved.discard(store, journal.number)
    assert history.finished(store, 10) == []


# Review


def test_a_finished_round_is_reviewed_with_all_turns_and_marks(store: Store, path: Path) -> None:
    replies = [right(EDITOR), SKIP, answered("no"), answered("Werhun"), answered("36")]
    played, journal = begin(store, round_of(*QUESTIONS[: len(replies)]), *replies)
    journal.finish(played, NOON)
    with Store(path) as other:
        reviewed = saved.review(other, journal.number)
    assert reviewed == played
    assert [turn.mark.accepted for turn in reviewed.turns] == [
        turn.mark.accepted for turn in played.turns
    ]
    assert [reviewed.setup.form(card) for card in reviewed.deck] == [
        played.setup.form(card) for card in played.deck
    ]


def test_a_review_tells_what_was_claimed(store: Store) -> None:
    played, journal = begin(store, round_of(CONSULTANT), answered("Nobody"))
    played = played.claim()
    journal.amend(played)
    journal.finish(played, NOON)
    (turn,) = saved.review(store, journal.number).turns
    assert turn.is_claimed
    assert turn.mark.credit == 1
    assert turn.reply == answered("Nobody")


def test_a_review_tells_nothing_of_a_claim_that_was_withdrawn(store: Store) -> None:
    played, journal = begin(store, round_of(CONSULTANT), answered("Nobody"))
    journal.amend(played.claim())
    journal.amend(played.claim().withdraw())
    journal.finish(played, NOON)
    assert saved.review(store, journal.number) == played


def test_a_round_is_reviewed_under_the_name_given_at_the_end(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, FILM, players=["login", "Igor"]), SKIP, SKIP)
    journal.finish(played.with_name("Ani"), NOON)
    assert saved.review(store, journal.number).players == ("Ani", "Igor")
    assert [each.players for each in history.finished(store, 1)] == ["Ani, Igor"]


def test_a_review_keeps_the_verdict_that_was_shown(store: Store, path: Path) -> None:
    finish(store, round_of(EDITOR), answered("Alex Coco"))
    with sqlite3.connect(path) as database:
        database.execute("UPDATE turns SET credit = '2/3', points = 67, accepted = 'so'")
    database.close()
    (turn,) = saved.review(store, 1).turns
    assert (str(turn.mark.credit), turn.points, turn.mark.accepted) == ("2/3", 67, "so")


@pytest.mark.parametrize("state", ["open", "discarded", "unknown"])
def test_only_what_is_finished_is_reviewed(store: Store, state: str) -> None:
    """The message says how to list the finished rounds."""
    if state != "unknown":
        begin(store, round_of(EDITOR, FILM), right(EDITOR))
    if state == "discarded":
        saved.discard(store, 1)
    with pytest.raises(RecordsError, match="no finished round 1") as refusal:
        saved.review(store, 1)
    assert refusal.value.hint == "run `anora-quiz review --list`"


def test_a_finished_round_is_neither_resumed_nor_discarded(store: Store) -> None:
    finish(store, round_of(EDITOR), right(EDITOR))
    for act in (saved.resume, saved.discard):
        with pytest.raises(RecordsError, match="no saved round 1") as refusal:
            act(store, 1)
        assert refusal.value.hint == "run `anora-quiz resume --list`"
    assert [each.id for each in history.finished(store, 10)] == [1]


def test_a_list_leaves_out_a_round_that_cannot_be_read_and_names_it(
    store: Store, path: Path, warnings: list[str]
) -> None:
    for _ in range(2):
        begin(store, round_of(EDITOR))
    with sqlite3.connect(path) as database:
        database.execute("UPDATE rounds SET started_at = 'at noon' WHERE id = 1")
    database.close()
    assert [each.id for each in history.unfinished(store)] == [2]
    assert warnings == [LEFT_OUT.format(1)]


def _break_questions(path: Path) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute("UPDATE questions SET body = 'junk'")
    database.close()


def test_a_finished_round_that_cannot_be_read_is_an_error_with_its_number(
    store: Store, path: Path
) -> None:
    """It stays on the list, and on the board."""
    finish(store, round_of(EDITOR), right(EDITOR))
    _break_questions(path)
    with pytest.raises(RecordsError, match="can't read round 1"):
        saved.review(store, 1)
    assert len(history.finished(store, 10)) == len(high_scores.scores(store, top=10)) == 1


def test_the_error_of_a_review_does_not_advise_what_cannot_be_done(
    store: Store, path: Path
) -> None:
    finish(store, round_of(EDITOR), right(EDITOR))
    _break_questions(path)
    with pytest.raises(RecordsError) as caught:
        saved.review(store, 1)
    assert "--discard" not in caught.value.hint


def test_a_round_of_an_unknown_mode_is_an_error_that_names_it(store: Store, path: Path) -> None:
    finish(store, round_of(EDITOR), right(EDITOR))
    with sqlite3.connect(path) as database:
        database.execute("UPDATE rounds SET mode = 'zen'")
    database.close()
    with pytest.raises(RecordsError, match='doesn\'t have the mode "zen" of round'):
        saved.review(store, 1)


# Flags


def test_a_flag_on_a_finished_round_is_reported_to_authors(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, FILM), right(EDITOR), right(FILM))
    journal.finish(played, NOON)
    saved.flag(store, journal.number, 1, "It was video")
    asked, flags = question_history.asked_of(store, "sample")
    assert flags == [("film", "It was video")]
    assert len(asked) == 2
    assert saved.review(store, journal.number) == played


def test_a_flag_from_a_review_replaces_the_one_made_in_play(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR), right(EDITOR))
    journal.flag(0, "Dul")
    journal.finish(played, NOON)
    saved.flag(store, journal.number, 0, "Dull")
    saved.flag(store, journal.number, 0, "")
    assert question_history.asked_of(store, "sample")[1] == [("editor", "Dull")]


def test_the_flag_for_the_question_before_is_put_on_that_one(store: Store) -> None:
    """This is also true with several players, who get the cards in turn."""
    played, journal = begin(
        store, round_of(EDITOR, FILM, CAST, players=["Ani", "Igor", "Vanya"]), SKIP, SKIP
    )
    journal.flag(played.turns[-1].place, "It was video")
    journal.flag(played.seat.place, "Who?")
    assert question_history.asked_of(store, "sample")[1] == [
        ("film", "It was video"),
        ("cast", "Who?"),
    ]


def test_a_flag_needs_a_round(store: Store) -> None:
    with pytest.raises(RecordsError):
        saved.flag(store, 7, 0, "Dull")


# Daily rounds


@pytest.mark.parametrize("state", list(State))
def test_the_daily_round_is_found_whatever_became_of_it(store: Store, state: State) -> None:
    played, journal = begin(store, _daily(EDITOR), right(EDITOR))
    if state is State.FINISHED:
        journal.finish(played, NOON)
    if state is State.DISCARDED:
        saved.discard(store, journal.number)
    assert history.daily(store, _DAY, ["sample"], "Ani") == history.Daily(journal.number, state)


def test_the_daily_round_of_another_day_pack_or_player_is_another(store: Store) -> None:
    begin(store, _daily(EDITOR, packs=("oscars", "sample")))
    assert history.daily(store, _DAY, ("oscars", "sample"), "Ani") is not None
    assert history.daily(store, _DAY + _ONE_DAY, ("oscars", "sample"), "Ani") is None
    assert history.daily(store, _DAY, ("sample",), "Ani") is None
    assert history.daily(store, _DAY, ("oscars",), "Ani") is None
    assert history.daily(store, _DAY, ("oscars", "sample"), "Igor") is None


def test_each_daily_round_is_found_among_others(store: Store) -> None:
    begin(store, _daily(EDITOR))
    begin(store, _daily(EDITOR, player="Igor"))
    begin(store, _daily(EDITOR, packs=("oscars",)))
    begin(store, _daily(EDITOR, day=_DAY + _ONE_DAY))
    found = [
        history.daily(store, _DAY, ["sample"], "Ani"),
        history.daily(store, _DAY, ["sample"], "Igor"),
        history.daily(store, _DAY, ["oscars"], "Ani"),
        history.daily(store, _DAY + _ONE_DAY, ["sample"], "Ani"),
    ]
    assert [each and each.id for each in found] == [1, 2, 3, 4]


def test_a_round_that_is_not_daily_is_never_the_daily_one(store: Store) -> None:
    finish(store, round_of(EDITOR), right(EDITOR))
    assert history.daily(store, _DAY, ["sample"], "Ani") is None
    assert history.days_played(store, "Ani") == set()


def test_the_daily_round_goes_by_the_name_given_at_the_end(store: Store) -> None:
    played, journal = begin(store, _daily(EDITOR, player="login"), right(EDITOR))
    journal.finish(played.with_name("Ani"), NOON)
    assert history.daily(store, _DAY, ["sample"], "Ani") == history.Daily(
        journal.number, State.FINISHED
    )
    assert history.daily(store, _DAY, ["sample"], "login") is None
    assert history.days_played(store, "Ani") == {_DAY}


def test_only_finished_rounds_make_a_day_played(store: Store) -> None:
    finish(store, _daily(EDITOR), SKIP)
    finish(store, _daily(EDITOR, packs=("oscars",)), SKIP)
    finish(store, _daily(EDITOR, day=_DAY + _ONE_DAY, player="Igor"), SKIP)
    begin(store, _daily(EDITOR, day=_DAY - _ONE_DAY), SKIP)
    begin(store, _daily(EDITOR, day=_DAY - 2 * _ONE_DAY), SKIP)
    saved.discard(store, 5)
    assert history.days_played(store, "Ani") == {_DAY}
    assert history.days_played(store, "Igor") == {_DAY + _ONE_DAY}


def test_a_finished_daily_round_tells_how_many_days_in_a_row(store: Store) -> None:
    days = [0, 1, 3, 4, 5]
    outcomes = [
        finish(store, _daily(EDITOR, day=_DAY + days * _ONE_DAY), SKIP, at=NOON + days * _ONE_DAY)
        for days in days
    ]
    assert [each.days for each in outcomes] == [1, 2, 1, 2, 3]
    assert finish(store, _daily(EDITOR, player="Igor"), SKIP).days == 1
    assert finish(store, round_of(EDITOR), SKIP).days == 0


def test_rounds_have_random_uids_unless_one_is_given(store: Store, path: Path) -> None:
    for _ in range(2):
        begin(store, round_of(EDITOR))
    saved.begin(store, round_of(EDITOR), NOON, uid="of another machine")
    with closing(sqlite3.connect(path)) as database:
        first, second, given = (uid for (uid,) in database.execute("SELECT uid FROM rounds"))
    assert first != second
    assert len(first) == len(second) == 32
    assert given == "of another machine"


def test_no_two_rounds_have_the_same_uid(store: Store) -> None:
    saved.begin(store, round_of(EDITOR), NOON, uid="the same")
    with pytest.raises(RecordsError):
        saved.begin(store, round_of(EDITOR), NOON, uid="the same")
    assert len(history.unfinished(store)) == 1


def test_daily_round_is_that_of_one_player_however_the_name_is_typed(store: Store) -> None:
    finish(store, _daily(EDITOR, player="José"), right(EDITOR))
    assert history.daily(store, _DAY, ["sample"], "JOSE\u0301") is not None
    assert history.days_played(store, "jose\u0301") == {_DAY}
