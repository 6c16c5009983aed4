"""What the database says about the questions of a pack."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.question import NOTHING, Question
from anora_quiz.quiz.replies import SKIP, Reply, answered
from anora_quiz.records import question_history, saved
from anora_quiz.records.store import Store
from tests.records.builders import LEFT_OUT, begin
from tests.samples import CAST, CONSULTANT, EDITOR, FILM, NOON, QUESTIONS, right, round_of

_ALEX = answered("Alex Coco")


def _play(
    store: Store, *questions: Question, replies: tuple[Reply, ...] = (), pack: str = "sample"
) -> int:
    """Begin a round of ``questions`` and reply with ``replies`` in order."""
    _, journal = begin(store, round_of(*questions, pack=pack), *replies)
    return journal.number


def test_nothing_is_known_of_a_pack_that_nobody_played(store: Store) -> None:
    assert question_history.asked_of(store, "sample") == ([], [])


def test_every_turn_is_reported_with_question_reply_credit_and_time(store: Store) -> None:
    _play(store, EDITOR, CAST, replies=(_ALEX, answered("Mikey Madison", "Ani")))
    (first, second), flags = question_history.asked_of(store, "sample")
    assert (first.question, first.reply) == (EDITOR, _ALEX)
    assert (first.credit, first.seconds) == (NOTHING, 2.5)
    assert second.credit == CAST.mark(("Mikey Madison", "Ani")).credit
    assert flags == []


def test_every_kind_of_question_and_reply_comes_back_whole(store: Store) -> None:
    replies = tuple(right(question) for question in QUESTIONS)
    _play(store, *QUESTIONS, replies=replies)
    asked, _ = question_history.asked_of(store, "sample")
    assert [each.question for each in asked] == list(QUESTIONS)
    assert tuple(each.reply for each in asked) == replies
    assert {each.credit for each in asked} == {1}


def test_what_was_skipped_is_reported_and_what_was_not_reached_is_not(store: Store) -> None:
    _play(store, EDITOR, FILM, CAST, replies=(SKIP,))
    (only,), _ = question_history.asked_of(store, "sample")
    assert (only.question, only.reply) == (EDITOR, SKIP)


def test_what_the_clock_cut_off_is_not_reported(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, FILM, mode=Blitz()), _ALEX)
    journal.save(played.record(right(FILM), 60.0), NOON)
    (only,), _ = question_history.asked_of(store, "sample")
    assert only.question == EDITOR


def test_turns_come_from_the_oldest_round_to_the_newest(store: Store) -> None:
    _play(store, EDITOR, replies=(_ALEX,))
    _play(store, EDITOR, replies=(SKIP,))
    _play(store, EDITOR, replies=(right(EDITOR),))
    asked, _ = question_history.asked_of(store, "sample")
    assert [each.reply for each in asked] == [_ALEX, SKIP, right(EDITOR)]


def test_packs_are_kept_apart(store: Store) -> None:
    """Even where they hold the same question."""
    _play(store, EDITOR, replies=(_ALEX,))
    _play(store, EDITOR, replies=(SKIP,), pack="other")
    asked, _ = question_history.asked_of(store, "other")
    assert [each.reply for each in asked] == [SKIP]


@pytest.mark.parametrize("how", ["open", "finished", "discarded"])
def test_rounds_count_however_they_ended(store: Store, how: str) -> None:
    number = _play(store, EDITOR, replies=(_ALEX,))
    if how == "finished":
        resumed, journal = saved.resume(store, number)
        journal.finish(resumed, NOON)
    if how == "discarded":
        saved.discard(store, number)
    asked, _ = question_history.asked_of(store, "sample")
    assert [each.reply for each in asked] == [_ALEX]


def test_a_resumed_round_counts_once_and_goes_on(store: Store, path: Path) -> None:
    number = _play(store, EDITOR, FILM, replies=(_ALEX,))
    with Store(path) as other:
        resumed, journal = saved.resume(other, number)
        journal.save(resumed.record(right(FILM), 4.0), NOON)
    asked, _ = question_history.asked_of(store, "sample")
    assert [(each.question, each.seconds) for each in asked] == [(EDITOR, 2.5), (FILM, 4.0)]


def test_time_before_a_round_was_saved_for_later_counts(store: Store) -> None:
    number = _play(store, EDITOR)
    resumed, journal = saved.resume(store, number)
    journal.keep(resumed.spend(7.0))
    resumed, journal = saved.resume(store, number)
    journal.save(resumed.record(_ALEX, 1.0), NOON)
    (only,), _ = question_history.asked_of(store, "sample")
    assert only.seconds == 8.0


def test_a_question_is_reported_in_the_words_it_was_asked_in(store: Store) -> None:
    newer = replace(EDITOR, question="Who cut it?")
    _play(store, EDITOR, replies=(_ALEX,))
    _play(store, newer, replies=(_ALEX,))
    asked, _ = question_history.asked_of(store, "sample")
    assert [each.question for each in asked] == [EDITOR, newer]


def test_a_flag_is_reported_with_the_id_of_its_question(store: Store, path: Path) -> None:
    number = _play(store, EDITOR, FILM, replies=(_ALEX,))
    resumed, journal = saved.resume(store, number)
    journal.flag(resumed.seat.place, "It was video")
    with Store(path) as other:
        asked, flags = question_history.asked_of(other, "sample")
    assert flags == [("film", "It was video")]
    assert [each.question for each in asked] == [EDITOR]


def test_a_flag_needs_no_reason(store: Store) -> None:
    resumed, journal = saved.resume(store, _play(store, EDITOR))
    journal.flag(resumed.seat.place, "")
    assert question_history.asked_of(store, "sample")[1] == [("editor", "")]


def test_flags_of_several_rounds_are_all_reported(store: Store) -> None:
    for why in ("Dull", "Too easy", "Dull"):
        resumed, journal = saved.resume(store, _play(store, EDITOR))
        journal.flag(resumed.seat.place, why)
    assert question_history.asked_of(store, "sample")[1] == [
        ("editor", "Dull"),
        ("editor", "Too easy"),
        ("editor", "Dull"),
    ]


def test_flags_are_kept_apart_by_pack(store: Store) -> None:
    resumed, journal = saved.resume(store, _play(store, EDITOR, pack="other"))
    journal.flag(resumed.seat.place, "Dull")
    assert question_history.asked_of(store, "sample")[1] == []


def test_a_flag_stays_when_the_question_is_answered(store: Store) -> None:
    resumed, journal = saved.resume(store, _play(store, EDITOR))
    journal.flag(resumed.seat.place, "Dull")
    journal.save(resumed.record(_ALEX, 1.0), NOON)
    asked, flags = question_history.asked_of(store, "sample")
    assert ([each.reply for each in asked], flags) == ([_ALEX], [("editor", "Dull")])


def test_a_flag_does_not_touch_the_round(store: Store) -> None:
    number = _play(store, EDITOR, FILM, replies=(_ALEX,))
    before, journal = saved.resume(store, number)
    journal.flag(before.seat.place, "Dull")
    assert saved.resume(store, number)[0] == before


def test_a_question_flagged_again_in_the_round_has_the_last_reason(store: Store) -> None:
    resumed, journal = saved.resume(store, _play(store, EDITOR))
    journal.flag(resumed.seat.place, "Dul")
    journal.flag(resumed.seat.place, "Dull")
    assert question_history.asked_of(store, "sample")[1] == [("editor", "Dull")]


def test_a_flag_without_a_reason_takes_none_away(store: Store) -> None:
    resumed, journal = saved.resume(store, _play(store, EDITOR))
    journal.flag(resumed.seat.place, "Dull")
    journal.flag(resumed.seat.place, "")
    assert question_history.asked_of(store, "sample")[1] == [("editor", "Dull")]


def test_an_answer_claimed_to_be_right_is_reported_like_a_flag(store: Store) -> None:
    """It may be one that the question should accept."""
    number = _play(store, CONSULTANT, FILM, replies=(answered("A. Werhun, I think"),))
    resumed, journal = saved.resume(store, number)
    assert question_history.asked_of(store, "sample")[1] == []
    journal.amend(resumed.claim())
    assert question_history.asked_of(store, "sample")[1] == [
        ("consultant", "claimed as correct: A. Werhun, I think")
    ]
    assert question_history.asked_of(store, "other")[1] == []


def test_a_round_discarded_elsewhere_takes_no_flag(store: Store) -> None:
    number = _play(store, EDITOR)
    resumed, journal = saved.resume(store, number)
    saved.discard(store, number)
    with pytest.raises(RecordsError, match="discarded in another window"):
        journal.flag(resumed.seat.place, "Dull")
    assert question_history.asked_of(store, "sample")[1] == []


@pytest.mark.parametrize("why", ['It\'s "50%"; -- ', "Zeile 1\nZeile 2", "\x1b[2J", "中文 🎬"])
def test_a_reason_is_kept_to_the_letter(store: Store, why: str) -> None:
    resumed, journal = saved.resume(store, _play(store, EDITOR))
    journal.flag(resumed.seat.place, why)
    assert question_history.asked_of(store, "sample")[1] == [("editor", why)]


def test_a_reason_that_the_database_cannot_hold_is_an_error(store: Store) -> None:
    resumed, journal = saved.resume(store, _play(store, EDITOR))
    with pytest.raises(RecordsError):
        journal.flag(resumed.seat.place, "\ud800")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE questions SET body = 'junk'",
        "UPDATE turns SET answer = '{'",
        "UPDATE turns SET how = 'guessed'",
        "UPDATE turns SET credit = 'much'",
        "UPDATE turns SET credit = '1/0'",
        "UPDATE turns SET answer = '7'",
    ],
)
def test_what_cannot_be_read_is_left_out_and_the_round_is_named(
    store: Store, path: Path, warnings: list[str], damage: str
) -> None:
    _play(store, EDITOR, replies=(_ALEX,))
    database = sqlite3.connect(path)
    with database:
        database.execute(damage)
    database.close()
    _play(store, FILM, replies=(right(FILM),))
    asked, _ = question_history.asked_of(store, "sample")
    assert [each.question for each in asked] == [FILM]
    assert warnings == [LEFT_OUT.format(1)]
