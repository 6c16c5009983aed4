"""The loop: ask, record, show."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from anora_quiz.game.loop import play, review
from anora_quiz.quiz.lifelines import HALF, HINT, Lifeline
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.replies import (
    INTERRUPT,
    LEAVE,
    OUT_OF_TIME,
    SKIP,
    WALK_AWAY,
    Claim,
    Continue,
    Flag,
    Request,
    answered,
)
from anora_quiz.quiz.rounds import Ending, Round
from anora_quiz.quiz.seats import OpenQuestion, Reason
from anora_quiz.terminal.face import Step
from tests.samples import (
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    NOON,
    FakeClock,
    FakeJournal,
    ScriptedFace,
    right,
    round_of,
)

HINTED = replace(EDITOR, hint="He directed it, too.")
NOBODY = answered("Nobody")


def _play(
    current: Round, face: ScriptedFace, *, asks_name: bool = False, step: float = 1.0
) -> Round:
    """Play ``current``; what is saved is listed among the things that ``face`` shows."""
    return play(
        current,
        face=face,
        journal=FakeJournal(face.seen),
        clock=FakeClock(step),
        asks_name=asks_name,
    )


# Asking, saving, showing


def test_every_answer_is_saved_before_its_verdict_is_shown() -> None:
    face = ScriptedFace([right(EDITOR), answered("false")])
    _play(round_of(EDITOR, FILM), face)
    assert face.seen == [
        "asked editor", "saved editor", "verdict Correct",
        "asked film", "saved film", "verdict Wrong",
        "finished by Ani", "score 100",
    ]  # fmt: skip


def test_answers_are_saved_with_the_time_they_came() -> None:
    journal = FakeJournal()
    face = ScriptedFace([right(EDITOR), right(FILM)])
    play(round_of(EDITOR, FILM), face=face, journal=journal, clock=FakeClock())
    assert journal.saved_at == [NOON + timedelta(seconds=2), NOON + timedelta(seconds=4)]


def test_time_is_taken_from_asking_to_the_reply() -> None:
    done = _play(round_of(EDITOR, FILM), ScriptedFace([right(EDITOR), right(FILM)]), step=2.5)
    assert [turn.seconds for turn in done.turns] == [2.5, 2.5]


def test_leaving_saves_the_round_with_the_time_used() -> None:
    face = ScriptedFace([right(EDITOR)])
    left = _play(round_of(EDITOR, FILM), face)
    assert left.ending is None
    assert face.seen[-3:] == ["asked film", "kept 1.0 s", "put aside"]


def test_leaving_between_questions_uses_no_time() -> None:
    face = ScriptedFace([right(EDITOR)], pauses=[LEAVE])
    left = _play(round_of(EDITOR, FILM), face)
    assert left.ending is None
    assert face.seen[-3:] == ["verdict Correct", "kept 0.0 s", "put aside"]


def test_time_used_before_leaving_counts_when_the_round_goes_on() -> None:
    left = _play(round_of(EDITOR), ScriptedFace([INTERRUPT]))
    done = _play(left, ScriptedFace([right(EDITOR)]))
    assert done.turns[0].seconds == 2.0


def test_leaving_before_anything_was_done_saves_nothing() -> None:
    face = ScriptedFace([LEAVE])
    left = _play(round_of(EDITOR, FILM), face)
    assert left.ending is None
    assert face.seen == ["asked editor", "forgot", "left"]


@pytest.mark.parametrize("touch", [HINT, Flag("Odd"), SKIP])
def test_leaving_after_anything_was_done_saves_the_round(touch: Request) -> None:
    face = ScriptedFace([touch, LEAVE])
    _play(round_of(HINTED, FILM), face)
    assert "forgot" not in face.seen
    assert face.seen[-1] == "put aside"


def test_an_interruption_saves_the_round_although_nothing_was_done() -> None:
    face = ScriptedFace([INTERRUPT])
    _play(round_of(EDITOR), face)
    assert face.seen == ["asked editor", "kept 1.0 s", "put aside"]


def test_an_interruption_after_a_verdict_saves_the_round() -> None:
    face = ScriptedFace([right(EDITOR)], pauses=[INTERRUPT])
    _play(round_of(EDITOR, FILM), face)
    assert face.seen[-3:] == ["verdict Correct", "kept 0.0 s", "put aside"]


def test_a_skipped_question_goes_on_to_the_next() -> None:
    face = ScriptedFace([SKIP, right(FILM)])
    done = _play(round_of(EDITOR, FILM), face)
    assert [turn.verdict for turn in done.turns] == ["Skipped", "Correct"]


def test_walking_away_ends_the_round() -> None:
    face = ScriptedFace([right(EDITOR), WALK_AWAY])
    done = _play(round_of(EDITOR, FILM, DAYS, mode=Ladder()), face)
    assert done.ending == Ending((Reason.WALKED_AWAY,))
    assert face.seen[-4:] == ["saved film", "verdict Skipped", "finished by Ani", "score 100"]


def test_each_player_is_asked_in_turn_and_has_a_score() -> None:
    face = ScriptedFace([right(EDITOR), answered("false"), SKIP, right(CONSULTANT)])
    game = round_of(EDITOR, FILM, DAYS, CONSULTANT, players=("Ani", "Igor"))
    done = _play(game, face)
    assert [turn.seat for turn in done.turns] == [0, 1, 0, 1]
    assert face.seen[-2:] == ["finished by Ani, Igor", "score 100 200"]


# The result


def test_name_is_asked_for_before_the_results_are_saved() -> None:
    face = ScriptedFace([right(DAYS)], name="Vanya")
    done = _play(round_of(DAYS), face, asks_name=True)
    assert face.seen[-3:] == ["sign for Ani", "finished by Vanya", "score 300"]
    assert done.players == ("Vanya",)


def test_no_name_is_asked_for_where_a_round_is_saved_for_later() -> None:
    face = ScriptedFace([INTERRUPT])
    _play(round_of(DAYS), face, asks_name=True)
    assert face.seen[-1] == "put aside"


def test_a_player_who_gives_no_name_keeps_the_suggested_one_unsigned() -> None:
    face = ScriptedFace([right(DAYS)], name="")
    done = _play(round_of(DAYS), face, asks_name=True)
    assert face.seen[-3:] == ["sign for Ani", "finished by Ani", "score 300"]
    assert not done.is_named


def test_a_round_whose_last_answer_was_saved_but_not_finished_ends_at_once() -> None:
    """This happens after a crash between the last answer and the result screen."""
    over = round_of(EDITOR).record(right(EDITOR), 1.0)
    face = ScriptedFace()
    _play(over, face)
    assert face.seen == ["finished by Ani", "score 100"]


def test_leaving_after_the_last_verdict_shows_the_result() -> None:
    face = ScriptedFace([right(EDITOR)], pauses=[LEAVE])
    done = _play(round_of(EDITOR), face)
    assert done.ending is not None
    assert face.seen[-3:] == ["verdict Correct", "finished by Ani", "score 100"]


def test_practice_ends_with_a_result_as_well() -> None:
    face = ScriptedFace([right(EDITOR)])
    _play(round_of(EDITOR, mode=Practice()), face)
    assert face.seen[-2:] == ["finished by Ani", "score 100"]


# Lifelines


def test_lifeline_is_kept_before_it_is_shown_and_the_question_asked_again() -> None:
    """Closing the window after a hint does not refund its cost."""
    face = ScriptedFace([HINT, right(HINTED)])
    done = _play(round_of(HINTED), face)
    assert face.seen[:5] == [
        "asked editor", "kept 1.0 s, hint", "granted hint", "asked editor", "saved editor",
    ]  # fmt: skip
    assert done.turns[0].lifelines == (HINT,)
    assert done.seats[0].score == 75


def test_time_goes_on_after_a_lifeline() -> None:
    done = _play(round_of(HINTED), ScriptedFace([HINT, HALF, right(HINTED)]))
    assert done.turns[0].lifelines == (HINT, HALF)
    assert done.turns[0].seconds == 3.0


def test_lifeline_used_before_leaving_stays_used() -> None:
    left = _play(round_of(HINTED), ScriptedFace([HALF]))
    assert left.open_question == OpenQuestion(2.0, (HALF,))
    assert _play(left, ScriptedFace([right(HINTED)])).seats[0].score == 50


# Flags


def test_flag_during_a_question_is_for_that_question() -> None:
    face = ScriptedFace([right(EDITOR), Flag("Odd"), right(FILM)])
    _play(round_of(EDITOR, FILM, DAYS), face)
    assert face.seen[3:8] == [
        "asked film", "flagged 1: Odd", "granted Flag", "asked film", "saved film",
    ]  # fmt: skip


def test_flag_after_a_verdict_is_for_the_question_just_answered() -> None:
    face = ScriptedFace([right(EDITOR), right(FILM)], pauses=[Continue(), Flag("Odd"), Flag("")])
    _play(round_of(EDITOR, FILM, DAYS), face)
    assert face.seen[5:11] == [
        "verdict Correct", "flagged 1: Odd", "granted Flag", "flagged 1: ", "granted Flag",
        "asked days",
    ]  # fmt: skip


def test_flag_after_the_last_verdict_is_kept_before_the_result() -> None:
    face = ScriptedFace([right(EDITOR)], pauses=[Flag("Odd")])
    _play(round_of(EDITOR), face)
    assert face.seen[3:] == ["flagged 0: Odd", "granted Flag", "finished by Ani", "score 100"]


def test_flag_where_a_player_is_out_is_for_the_place_in_the_deck() -> None:
    """Places are skipped then: the third turn is on the fourth card."""
    start = round_of(EDITOR, FILM, DAYS, CONSULTANT, players=("Ani", "Igor"), mode=Ladder())
    requests: list[Request] = [NOBODY, right(FILM), Flag("Odd"), SKIP]
    face = ScriptedFace(requests, pauses=[Continue(), Continue(), Flag()])
    _play(start, face)
    assert [each for each in face.seen if each.startswith("flagged")] == [
        "flagged 3: Odd", "flagged 3: ",
    ]  # fmt: skip


def test_flag_costs_nothing_but_time() -> None:
    plain = _play(round_of(EDITOR), ScriptedFace([right(EDITOR)]))
    flagged = _play(round_of(EDITOR), ScriptedFace([Flag(), right(EDITOR)]))
    assert flagged.turns[0] == replace(plain.turns[0], seconds=2.0)


# Claims


def test_claim_after_a_verdict_amends_the_turn_just_shown() -> None:
    face = ScriptedFace([NOBODY], pauses=[Claim()])
    done = _play(round_of(CONSULTANT), face)
    assert face.seen[2:] == [
        "verdict Wrong", "amended consultant: Correct", "granted Claim",
        "finished by Ani", "score 200",
    ]  # fmt: skip
    assert done.turns[0].is_claimed


def test_claim_during_a_question_amends_the_turn_before() -> None:
    face = ScriptedFace([NOBODY, Claim(), right(FILM)])
    done = _play(round_of(CONSULTANT, FILM), face)
    assert face.seen[3:7] == [
        "asked film", "amended consultant: Correct", "granted Claim", "asked film",
    ]  # fmt: skip
    assert [turn.points for turn in done.turns] == [200, 210]
    assert done.turns[1].seconds == 2.0


def test_claim_of_the_last_life_goes_on_with_the_round() -> None:
    face = ScriptedFace([NOBODY] * 3, pauses=[Continue(), Continue(), Claim()])
    start = round_of(EDITOR, FILM, CONSULTANT, DAYS, mode=Survival())
    left = _play(start, face)
    assert left.ending is None
    assert face.seen[-5:] == [
        "amended consultant: Correct", "granted Claim", "asked days", "kept 1.0 s", "put aside",
    ]  # fmt: skip


def test_claim_of_the_last_life_and_leaving_saves_the_round() -> None:
    face = ScriptedFace([NOBODY] * 3, pauses=[Continue(), Continue(), Claim(), LEAVE])
    left = _play(round_of(EDITOR, FILM, CONSULTANT, DAYS, mode=Survival()), face)
    assert left.ending is None
    assert face.seen[-1] == "put aside"


def test_claim_that_is_not_on_offer_changes_nothing() -> None:
    done = _play(round_of(EDITOR), ScriptedFace([answered("Alex Coco")], pauses=[Claim()]))
    assert not done.turns[0].is_claimed
    assert done.seats[0].score == 0


def test_claim_made_again_is_withdrawn() -> None:
    face = ScriptedFace([NOBODY], pauses=[Claim(), Claim()])
    done = _play(round_of(CONSULTANT), face)
    assert face.seen[3:7] == [
        "amended consultant: Correct", "granted Claim",
        "amended consultant: Wrong", "granted Claim",
    ]  # fmt: skip
    assert not done.turns[0].is_claimed
    assert done.seats[0].score == 0


# Timers


def test_the_player_is_ready_before_a_clock_begins_and_only_then() -> None:
    for current, is_timed in (
        (round_of(EDITOR, FILM, timer=20), True),
        (round_of(EDITOR, FILM, mode=Blitz()), True),
        (round_of(EDITOR, FILM), False),
    ):
        face = ScriptedFace([right(EDITOR), right(FILM)])
        done = _play(current, face)
        assert [each for each in face.seen if each == "ready"] == ["ready"] * is_timed
        assert (face.seen[0] == "ready") == is_timed
        assert done.turns[0].seconds == 1.0


def test_leaving_before_the_clock_begins_saves_nothing() -> None:
    face = ScriptedFace([right(EDITOR)], ready=LEAVE)
    _play(round_of(EDITOR, timer=20), face)
    assert face.seen == ["ready", "forgot", "left"]


def test_an_interruption_before_the_clock_begins_saves_the_round() -> None:
    face = ScriptedFace([right(EDITOR)], ready=INTERRUPT)
    _play(round_of(EDITOR, timer=20), face)
    assert face.seen == ["ready", "kept 0.0 s", "put aside"]


def test_late_answer_is_out_of_time() -> None:
    face = ScriptedFace([right(EDITOR)])
    done = _play(round_of(EDITOR, timer=20), face, step=25.0)
    assert done.turns[0].reply == OUT_OF_TIME
    assert done.turns[0].seconds == 20.0
    assert face.seen[1:4] == ["asked editor", "saved editor", "verdict Out of time"]


def test_answer_in_time_counts() -> None:
    done = _play(round_of(EDITOR, timer=20), ScriptedFace([right(EDITOR)]), step=19.0)
    assert done.seats[0].score == 100


def test_out_of_time_from_the_face_counts() -> None:
    done = _play(round_of(EDITOR, timer=20), ScriptedFace([OUT_OF_TIME]), step=19.9)
    assert done.turns[0].reply == OUT_OF_TIME


@pytest.mark.parametrize("late", [HINT, Flag("Odd"), Claim()])
def test_late_request_is_not_granted_and_the_question_is_over(late: Request) -> None:
    start = round_of(CONSULTANT, HINTED, timer=20).record(NOBODY, 1.0)
    face = ScriptedFace([late, right(HINTED)])
    done = _play(start, face, step=25.0)
    assert done.turns[1].reply == OUT_OF_TIME
    assert done.turns[1].lifelines == ()
    assert not done.turns[0].is_claimed
    assert face.seen == [
        "ready", "asked editor", "saved editor", "verdict Out of time",
        "finished by Ani", "score 0",
    ]  # fmt: skip


def test_question_whose_time_is_up_is_not_asked_again() -> None:
    """A player who leaves when time's up finds the question over on returning."""
    face = ScriptedFace([INTERRUPT])
    left = _play(round_of(EDITOR, FILM, timer=20), face, step=25.0)
    assert face.seen[-2:] == ["kept 25.0 s", "put aside"]
    face = ScriptedFace([right(FILM)])
    done = _play(left, face)
    assert face.seen[:4] == ["ready", "saved editor", "verdict Out of time", "asked film"]
    assert [turn.seconds for turn in done.turns] == [20.0, 1.0]


def _keeping(current: Round, *requests: Request, step: float = 1.0) -> FakeJournal:
    """Return the journal of ``current``, in which the player makes ``requests``."""
    journal = FakeJournal()
    play(current, face=ScriptedFace(requests), journal=journal, clock=FakeClock(step))
    return journal


def test_time_is_kept_while_a_question_with_a_clock_is_open() -> None:
    for current, questions in (
        (round_of(EDITOR, FILM, timer=20), 2),
        (round_of(EDITOR, FILM, mode=Blitz(), timer=60), 2),
        (round_of(EDITOR, FILM), 0),
        (round_of(EDITOR, FILM, mode=Practice()), 0),
    ):
        assert len(_keeping(current, right(EDITOR), right(FILM)).spent) == questions


def test_time_that_is_kept_is_what_was_spent_and_not_more_than_there_is() -> None:
    journal = _keeping(round_of(HINTED, timer=20), HINT, right(HINTED), step=2.0)
    before_hint, after_hint = journal.spent
    assert before_hint() == 8.0  # asked at 2, a hint at 4, asked again at 6, answered at 8, now 10
    assert after_hint() == 2.0 + 6.0  # and now 12
    journal = _keeping(round_of(HINTED, timer=20), HINT, right(HINTED), step=11.0)
    assert [spent() for spent in journal.spent] == [20.0, 20.0]


def test_time_spent_on_requests_counts() -> None:
    face = ScriptedFace([HINT, Flag(), right(HINTED)])
    done = _play(round_of(HINTED, timer=20), face, step=7.0)
    assert done.turns[0].reply == OUT_OF_TIME
    assert done.turns[0].lifelines == (HINT,)


def test_blitz_ends_with_its_clock() -> None:
    face = ScriptedFace([right(EDITOR), right(FILM), right(DAYS)])
    done = _play(round_of(EDITOR, FILM, DAYS, CONSULTANT, mode=Blitz()), face, step=25.0)
    assert done.ending == Ending((Reason.TIME_UP,))
    assert [turn.seconds for turn in done.turns] == [25.0, 25.0, 10.0]
    assert face.seen[-3:] == ["verdict Out of time", "finished by Ani", "score 310"]


def test_clock_stands_still_while_verdicts_are_shown() -> None:
    face = ScriptedFace([right(EDITOR)], pauses=[Flag(), Flag(), Flag()])
    left = _play(round_of(EDITOR, FILM, mode=Blitz()), face, step=25.0)
    assert left.turns[0].seconds == 25.0
    assert left.open_question == OpenQuestion(25.0)


# Review


class ScriptedReviewer:
    """Picks the turns at the indexes in ``picks`` from the table, then leaves it.

    After each turn shown, makes the next of the ``requests``; then goes back to the table.
    """

    def __init__(self, picks: Iterable[int], requests: Iterable[int | Step | Flag]) -> None:
        self._picks, self._requests = iter(picks), iter(requests)
        self.seen: list[str] = []

    def pick_turn(self, played: Round, when: str, last: int) -> int | Step:
        self.seen.append(f"table of {len(played.turns)}, {when}, after {last}")
        return next(self._picks, Step.OUT)

    def show_again(self, so_far: Round, total: int) -> None:
        self.seen.append(f"{len(so_far.turns)} of {total}: {so_far.turns[-1].card.question.id}")

    def pause_again(self, so_far: Round, total: int) -> int | Step | Flag:
        return next(self._requests, Step.TABLE)

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        self.seen.append("granted")

    def flag(self, place: int, why: str) -> None:
        self.seen.append(f"flagged {place}: {why}")


_TABLE = "table of 3, today, after"


def _reviewed(*requests: int | Step | Flag, picks: Iterable[int] = (0,)) -> list[str]:
    """Return what is seen of a round of three turns in which the second player is out after one.

    The table as it is seen first is left out.
    """
    start = round_of(EDITOR, FILM, DAYS, CONSULTANT, players=("Ani", "Igor"), mode=Ladder())
    played = start.record(right(EDITOR)).record(SKIP).record(right(DAYS))
    reviewer = ScriptedReviewer(picks, requests)
    review(played, face=reviewer, flag=reviewer.flag, when="today")
    assert reviewer.seen[0] == f"{_TABLE} -1"
    return reviewer.seen[1:]


_NEXT, _PREVIOUS = Step.NEXT, Step.PREVIOUS


def test_a_review_begins_and_ends_with_the_table() -> None:
    assert _reviewed(picks=()) == []
    assert _reviewed() == ["1 of 3: editor", f"{_TABLE} 0"]


def test_a_review_goes_forth_to_the_table_after_the_last_turn() -> None:
    turns = ["1 of 3: editor", "2 of 3: film", "3 of 3: days"]
    assert _reviewed(_NEXT, _NEXT, _NEXT) == [*turns, f"{_TABLE} 2"]


def test_a_review_goes_back_to_the_table_before_the_first_turn() -> None:
    turns = ["3 of 3: days", "2 of 3: film", "1 of 3: editor"]
    assert _reviewed(_PREVIOUS, _PREVIOUS, _PREVIOUS, picks=[2]) == [*turns, f"{_TABLE} 0"]


def test_a_review_jumps_to_any_turn_from_the_table_and_from_another() -> None:
    assert _reviewed(Step.TABLE, 1, picks=[2, 0]) == [
        "3 of 3: days", f"{_TABLE} 2", "1 of 3: editor", "2 of 3: film", f"{_TABLE} 1",
    ]  # fmt: skip


def test_a_review_is_left_from_a_turn() -> None:
    assert _reviewed(_NEXT, Step.OUT) == ["1 of 3: editor", "2 of 3: film"]


def test_flag_in_a_review_is_kept_for_the_question_shown_before_it_is_granted() -> None:
    assert _reviewed(Flag("Odd"), Step.OUT, picks=[2]) == [
        "3 of 3: days", "flagged 2: Odd", "granted",
    ]  # fmt: skip


def test_review_goes_on_after_a_flag() -> None:
    assert _reviewed(Flag("Odd"), Flag(""), _NEXT, Step.OUT) == [
        "1 of 3: editor", "flagged 0: Odd", "granted", "flagged 0: ", "granted", "2 of 3: film",
    ]  # fmt: skip


def test_whoever_sits_down_is_ready_before_their_clock_runs() -> None:
    current = round_of(*4 * [FILM], mode=Blitz(), timer=60, players=("Ani", "Igor"))
    face = ScriptedFace([right(FILM)] * 4)
    play(current, face=face, journal=FakeJournal(), clock=FakeClock())
    events = [each for each in face.seen if each in ("ready", "asked film")]
    assert events == 4 * ["ready", "asked film"]
    alone = ScriptedFace([OUT_OF_TIME, right(FILM), right(FILM)])
    play(current, face=alone, journal=FakeJournal(), clock=FakeClock())
    assert alone.seen.count("ready") == 2  # the one who goes on is sitting there
