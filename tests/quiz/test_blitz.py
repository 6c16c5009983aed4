"""Blitz: one clock for the whole round."""

from dataclasses import replace
from itertools import cycle, islice

from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.player_stats import tally_turns
from anora_quiz.quiz.replies import CUT_OFF, OUT_OF_TIME, SKIP, Reply
from anora_quiz.quiz.rounds import Ending, Round
from anora_quiz.quiz.seats import Reason
from tests.cases import for_each
from tests.quiz.builders import EASY, RIGHT, WRONG, cards, new_round, typed

TWENTY = cards(*[EASY] * 20)


def blitz(players: tuple[str, ...] = ("Ani",), timer: int | None = None) -> Round:
    """Return a blitz round with twenty easy questions."""
    return new_round(TWENTY, players, mode=Blitz(), timer=timer)


def test_clock_starts_at_sixty_seconds() -> None:
    assert blitz().seconds_left == 60


def test_clock_starts_as_it_was_set() -> None:
    assert blitz(timer=90).seconds_left == 90


def test_clock_continues_from_question_to_question() -> None:
    assert blitz().record(RIGHT, 12.5).record(SKIP, 7.5).seconds_left == 40


def test_time_before_a_round_was_saved_is_off_the_clock() -> None:
    current = blitz().record(RIGHT, 10.0).spend(15.0)
    assert current.seconds_left == 35
    assert current.record(RIGHT, 5.0).seconds_left == 30


def test_each_player_has_a_clock() -> None:
    current = blitz(("Ani", "Igor")).record(RIGHT, 50.0)
    assert (current.seat.player, current.seconds_left) == ("Igor", 60)
    current = current.record(RIGHT, 20.0)
    assert (current.seat.player, current.seconds_left) == ("Ani", 10)


def test_round_ends_when_the_clock_has_run_down() -> None:
    played = blitz().record(RIGHT, 50.0)
    assert played.ending is None
    assert played.record(RIGHT, 11.0).ending == Ending((Reason.TIME_UP,))


def test_answer_that_comes_when_the_time_is_up_does_not_count() -> None:
    late = blitz().record(RIGHT, 50.0).record(RIGHT, 11.0)
    assert late.turns[-1].reply == CUT_OFF
    assert late.turns[-1].seconds == 10
    assert late.seats[0].score == 100


@for_each("reply", [RIGHT, OUT_OF_TIME])
def test_a_question_that_the_clock_cut_off_does_not_count(reply: Reply) -> None:
    played = blitz().record(RIGHT, 50.0).record(reply, 11.0)
    (seat,) = played.seats
    assert (seat.correct, seat.asked) == (1, 1)
    assert seat.score == played.mode.best_score(seat) == 100
    assert tally_turns(seat.turns) == tally_turns(seat.turns[:1])


def test_a_round_that_an_earlier_version_ended_is_over() -> None:
    played = blitz().record(RIGHT, 50.0).record(OUT_OF_TIME, 10.0)
    *earlier, last = played.turns
    saved = replace(played, turns=(*earlier, replace(last, reply=OUT_OF_TIME)))
    assert saved.ending == Ending((Reason.TIME_UP,))


@for_each("timer", [None, 5, 90])
def test_the_rules_name_the_real_number_of_seconds(timer: int | None) -> None:
    start = blitz(timer=timer)
    assert start.mode.briefing(start.seat).startswith(f"{timer or 60} seconds for")


def test_answer_in_the_last_moment_counts() -> None:
    played = blitz().record(RIGHT, 50.0).record(RIGHT, 9.75)
    assert played.seats[0].score == 210
    assert played.ending is None


def test_player_who_is_out_of_time_is_out_though_the_clock_says_otherwise() -> None:
    """Two clocks never agree exactly: the prompt may end a moment before the round's clock."""
    assert blitz().record(OUT_OF_TIME, 59.9).ending == Ending((Reason.TIME_UP,))


def test_others_go_on_when_one_is_out_of_time() -> None:
    played = blitz(("Ani", "Igor")).record(RIGHT, 60.0)
    assert played.ending is None
    players = []
    for _ in range(4):
        players.append(played.seat.player)
        played = played.record(RIGHT, 10.0)
    assert players == ["Igor"] * 4


def test_round_ends_early_when_every_question_was_asked() -> None:
    played = new_round(TWENTY[:2], mode=Blitz()).record(RIGHT, 1.0).record(WRONG, 1.0)
    assert played.ending == Ending((Reason.ALL_ASKED,))


def test_the_headline_says_how_many_were_correct_in_what_time() -> None:
    cut_off = blitz().record(RIGHT, 20.0).record(RIGHT, 20.0).record(CUT_OFF, 20.0)
    assert cut_off.mode.headline(cut_off.seats[0]) == "2 correct in 60 seconds"
    early = new_round(cards(EASY, EASY), mode=Blitz()).record(RIGHT, 8.2).record(WRONG, 4.0)
    assert early.mode.headline(early.seats[0]) == "1 correct in 12 seconds"


def test_best_score_counts_the_questions_that_were_asked() -> None:
    played = blitz().record(RIGHT, 10.0).record(WRONG, 10.0)
    assert played.mode.best_score(played.seats[0]) == 100 + 110


def test_claiming_an_answer_takes_no_time() -> None:
    start = new_round((typed(), *TWENTY), mode=Blitz())
    played = start.record(WRONG, 20.0)
    assert played.claim().seconds_left == played.seconds_left == 40


@given(
    times=st.lists(st.floats(0, 30), min_size=1, max_size=8),
    players=st.integers(1, 3),
    timer=st.sampled_from([None, 5, 60]),
)
def test_turns_of_a_player_never_take_longer_than_the_clock(
    times: list[float], players: int, timer: int | None
) -> None:
    """Apart from rounding errors in the sum."""
    current = blitz(("Ani", "Igor", "Vanya")[:players], timer)
    for seconds in islice(cycle(times), 18):
        if current.ending is None:
            current = current.record(RIGHT, seconds)
    for seat in range(players):
        used = sum(turn.seconds for turn in current.seats[seat].turns)
        assert used <= (timer or 60) + 1e-9


@for_each("players", [1, 2, 8])
def test_player_who_never_replies_is_out_after_one_question(players: int) -> None:
    current = blitz(("Ani", "Igor", "Vanya", "Toros", "Garnick", "Lulu", "Nick", "Vera")[:players])
    while current.ending is None:
        current = current.record(OUT_OF_TIME, 60.0)
    assert len(current.turns) == players
    assert set(current.ending.reasons) == {Reason.TIME_UP}


def test_with_several_players_the_rules_say_that_each_has_a_clock() -> None:
    start = blitz(("Ani", "Igor"))
    assert start.mode.briefing(start.seat).startswith("60 seconds for each player")
