from collections.abc import Sequence
from dataclasses import FrozenInstanceError, replace
from fractions import Fraction
from functools import reduce
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.codec import decode, encode
from anora_quiz.quiz.forms import PickMany
from anora_quiz.quiz.lifelines import HINT
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.question import Difficulty, Mark
from anora_quiz.quiz.replies import OUT_OF_TIME, SKIP, Reply, answered
from anora_quiz.quiz.rounds import Ending, Round
from anora_quiz.quiz.seats import OpenQuestion, Reason, Seat
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.setup import Setup
from anora_quiz.quiz.turns import Turn, Verdict
from tests.cases import for_each
from tests.quiz.builders import (
    EASY,
    HARD,
    MEDIUM,
    PARTLY,
    RIGHT,
    WRONG,
    cards,
    new_round,
    play_on,
    typed,
)

any_reply = st.sampled_from([RIGHT, PARTLY, WRONG, SKIP, OUT_OF_TIME, answered("nonsense")])
some_seconds = st.floats(0, 1e6)
any_deck = st.lists(st.sampled_from(Difficulty), min_size=1, max_size=15).map(
    lambda difficulties: cards(*difficulties)
)
any_players = st.sampled_from([("Ani",), ("Ani", "Igor"), ("Ani", "Igor", "Vanya")])


@st.composite
def played_rounds(draw: st.DrawFn) -> Round:
    """Return rounds that are partly or fully played, and saved now and then."""
    deck = draw(any_deck)
    current = new_round(deck, players=draw(any_players), seed=draw(st.integers(0, 999)))
    for _ in range(draw(st.integers(0, len(deck)))):
        if draw(st.booleans()):
            current = current.spend(draw(some_seconds))
        current = current.record(draw(any_reply), draw(some_seconds))
    return current


# Recording


def test_recording_returns_a_round_with_one_more_turn() -> None:
    played = play_on(new_round(), RIGHT)
    assert [turn.reply for turn in played.turns] == [RIGHT]


def test_recording_leaves_the_old_round_alone() -> None:
    old = play_on(new_round(), RIGHT)
    twin = replace(old)
    old.record(WRONG, 2.0)
    assert old == twin
    assert len(old.turns) == 1


def test_round_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        new_round().turns = ()  # type: ignore[misc]  # the test is that this fails


def test_turn_knows_its_card_place_seat_reply_and_time() -> None:
    start = new_round(cards(EASY, HARD), players=("Ani", "Igor"))
    turn = start.record(SKIP, 1.0).record(PARTLY, 2.5).turns[-1]
    assert (turn.card, turn.place, turn.seat) == (start.deck[1], 1, 1)
    assert turn.reply == PARTLY
    assert turn.seconds == 2.5


def test_open_question_is_the_first_without_a_turn() -> None:
    current = new_round()
    assert current.seat.card == current.deck[0]
    assert play_on(current, SKIP, RIGHT).seat.card == current.deck[2]


@for_each(
    ("reply", "verdict"),
    [
        (RIGHT, Verdict.CORRECT),
        (PARTLY, Verdict.PARTLY),
        (WRONG, Verdict.WRONG),
        (SKIP, Verdict.SKIPPED),
        (OUT_OF_TIME, Verdict.OUT_OF_TIME),
    ],
)
def test_verdict_says_how_the_turn_came_out(reply: Reply, verdict: Verdict) -> None:
    assert play_on(new_round(), reply).turns[0].verdict is verdict


@for_each("reply", [SKIP, OUT_OF_TIME])
def test_reply_without_an_answer_earns_nothing(reply: Reply) -> None:
    """Even if the reply comes with an answer."""
    (turn,) = new_round().record(replace(reply, answer=RIGHT.answer), 1.0).turns
    assert turn.mark.credit == 0
    assert turn.points == 0


# Score and streak


@for_each(
    ("replies", "streak"),
    [
        ((), 0),
        ((RIGHT,), 1),
        ((RIGHT, RIGHT), 2),
        ((RIGHT, SKIP), 1),
        ((RIGHT, SKIP, RIGHT), 2),
        ((RIGHT, WRONG), 0),
        ((RIGHT, PARTLY), 0),
        ((RIGHT, OUT_OF_TIME), 0),
        ((RIGHT, WRONG, RIGHT), 1),
        ((SKIP,), 0),
    ],
)
def test_streak_counts_right_answers_in_a_row(replies: tuple[Reply, ...], streak: int) -> None:
    """Skipping does not break a streak; a wrong, partly right, or late answer does."""
    assert play_on(new_round(), *replies).seats[0].streak == streak


@for_each(
    ("replies", "points"),
    [
        ((RIGHT, RIGHT, RIGHT), [100, 210, 320]),
        ((RIGHT, SKIP, RIGHT), [100, 0, 310]),
        ((RIGHT, WRONG, RIGHT), [100, 0, 300]),
        ((RIGHT, PARTLY, RIGHT), [100, 100, 300]),
        ((RIGHT, OUT_OF_TIME, RIGHT), [100, 0, 300]),
    ],
)
def test_points_go_by_difficulty_credit_and_streak(
    replies: tuple[Reply, ...], points: list[int]
) -> None:
    played = play_on(new_round(cards(EASY, MEDIUM, HARD)), *replies)
    assert [turn.points for turn in played.turns] == points
    assert played.seats[0].score == sum(points)


def test_answers_are_correct_where_they_are_fully_right() -> None:
    played = play_on(new_round(cards(*[EASY] * 5)), RIGHT, PARTLY, WRONG, SKIP, RIGHT)
    assert played.seats[0].correct == 2


# Several players


def test_players_take_turns() -> None:
    start = new_round(cards(*[EASY] * 5), players=("Ani", "Igor", "Vanya"))
    rounds = accumulate([RIGHT, WRONG, SKIP, OUT_OF_TIME], play_on, initial=start)
    assert [current.seat.player for current in rounds] == ["Ani", "Igor", "Vanya", "Ani", "Igor"]


def test_each_player_has_a_score_and_a_streak() -> None:
    played = play_on(
        new_round(cards(*[EASY] * 5), players=("Ani", "Igor")), RIGHT, WRONG, RIGHT, RIGHT
    )
    first, second = played.seats
    assert (first.score, first.streak, first.correct) == (210, 2, 2)
    assert (second.score, second.streak, second.correct) == (100, 1, 1)


def test_players_with_the_same_name_are_not_mixed_up() -> None:
    """Players are distinguished by their seats, not by their names."""
    played = play_on(new_round(cards(*[EASY] * 4), players=("Ani", "Ani")), RIGHT, WRONG, RIGHT)
    assert [seat.asked for seat in played.seats] == [2, 1]
    assert [seat.score for seat in played.seats] == [210, 0]


def test_each_player_has_had_as_many_questions_as_turns() -> None:
    start = new_round(cards(*[EASY] * 5), players=("Ani", "Igor"))
    rounds = accumulate([RIGHT, WRONG, SKIP], play_on, initial=start)
    assert [current.seat.asked for current in rounds] == [0, 0, 1, 1]


def test_cards_go_round_the_seats() -> None:
    deck = cards(EASY, MEDIUM, HARD, EASY, MEDIUM)
    start = new_round(deck, players=("Ani", "Igor"))
    assert start.seats[0].hand == deck[0::2]
    assert start.seats[1].hand == deck[1::2]


@given(played_rounds())
def test_turns_of_a_player_are_on_the_cards_of_their_hand(played: Round) -> None:
    for seat in played.seats:
        asked = tuple(turn.card for turn in seat.turns)
        assert asked == seat.hand[: len(asked)]


# The best score


@for_each(
    ("difficulties", "best"),
    [
        ([EASY], 100),
        ([EASY, MEDIUM, HARD], 100 + 210 + 320),
        ([EASY] * 8, 100 + 110 + 120 + 130 + 140 + 150 + 150 + 150),
    ],
)
def test_best_score_counts_the_bonus(difficulties: list[Difficulty], best: int) -> None:
    current = new_round(cards(*difficulties))
    assert current.mode.best_score(current.seat) == best


@given(any_deck, any_players)
def test_getting_everything_right_gives_the_best_score(
    deck: tuple[Card, ...], players: tuple[str, ...]
) -> None:
    played = play_on(new_round(deck, players=players), *[RIGHT] * len(deck))
    for seat in played.seats:
        assert seat.score == played.mode.best_score(seat)


@given(played_rounds())
def test_nobody_gets_more_than_the_best_score(played: Round) -> None:
    for seat in played.seats:
        assert 0 <= seat.score <= played.mode.best_score(seat)


# The ending


def test_round_continues_until_every_question_is_asked() -> None:
    assert new_round().ending is None
    assert play_on(new_round(), RIGHT, SKIP).ending is None


@for_each("last", [RIGHT, WRONG, SKIP, OUT_OF_TIME])
def test_round_ends_when_every_question_was_asked(last: Reply) -> None:
    assert play_on(new_round(), WRONG, SKIP, last).ending == Ending((Reason.ALL_ASKED,))


# Saving


def test_time_before_a_round_was_saved_counts() -> None:
    played = new_round().spend(2.5).spend(4.0).record(RIGHT, 1.0)
    assert played.turns[0].seconds == 7.5


def test_time_before_a_round_was_saved_counts_only_for_the_open_question() -> None:
    played = new_round().spend(2.5).record(RIGHT, 1.0).record(RIGHT, 1.0)
    assert played.turns[1].seconds == 1.0
    assert played.open_question == OpenQuestion()


def test_spending_time_leaves_the_old_round_alone() -> None:
    current = new_round()
    current.spend(2.5)
    assert current == new_round()


# Timers


@for_each(
    ("seconds", "reply", "taken"),
    [(0.0, RIGHT, 0.0), (19.5, RIGHT, 19.5), (20.0, OUT_OF_TIME, 20.0), (99.0, OUT_OF_TIME, 20.0)],
)
def test_reply_counts_until_the_time_is_up(seconds: float, reply: Reply, taken: float) -> None:
    (turn,) = new_round(timer=20).record(RIGHT, seconds).turns
    assert (turn.reply, turn.seconds) == (reply, taken)


def test_late_reply_earns_nothing_and_breaks_the_streak() -> None:
    played = new_round(timer=20).record(RIGHT, 5.0).record(RIGHT, 25.0)
    assert played.turns[1].points == 0
    assert played.seats[0].streak == 0


def test_late_skip_is_out_of_time_too() -> None:
    assert new_round(timer=20).record(SKIP, 25.0).turns[0].verdict is Verdict.OUT_OF_TIME


def test_time_before_a_round_was_saved_is_off_the_timer() -> None:
    current = new_round(timer=20).spend(15.0)
    assert current.seconds_left == 5.0
    assert not current.is_late
    assert current.record(RIGHT, 6.0).turns[0].reply == OUT_OF_TIME


def test_round_is_late_from_the_moment_its_time_is_up() -> None:
    assert new_round(timer=20).spend(20.0).is_late
    assert not new_round(timer=20).spend(19.9).is_late


def test_timer_starts_anew_for_each_question() -> None:
    assert new_round(timer=20).record(RIGHT, 19.0).seconds_left == 20


def test_without_a_timer_no_reply_is_late() -> None:
    current = new_round().spend(1e6)
    assert current.seconds_left is None
    assert not current.is_late
    assert current.record(RIGHT, 1e6).turns[0].reply == RIGHT


# Titles of packs


def test_pack_is_called_by_its_title() -> None:
    setup = Setup(packs=("cast", "oscars"), titles=("The cast", "The Oscars"))
    assert setup.title("oscars") == "The Oscars"


def test_pack_without_a_title_is_called_by_its_id() -> None:
    """Rounds that were saved by versions without titles have none."""
    assert Setup(packs=("cast", "oscars")).title("oscars") == "oscars"


# Signing


def test_named_round_has_the_given_name() -> None:
    played = play_on(new_round(players=("guest",)), RIGHT, WRONG, RIGHT)
    signed = played.with_name("Ani")
    assert signed.players == ("Ani",)
    assert signed.is_named
    assert signed.seats[0].score == played.seats[0].score


def test_first_player_signs_and_the_others_keep_their_names() -> None:
    assert new_round(players=("guest", "Igor")).with_name("Ani").players == ("Ani", "Igor")


def test_signing_leaves_the_old_round_alone() -> None:
    played = play_on(new_round(players=("guest",)), RIGHT)
    played.with_name("Ani")
    assert played.players == ("guest",)
    assert not played.is_named


# The order of options


def shown(current: Round, card: Card) -> tuple[str, ...]:
    form = current.setup.form(card)
    assert isinstance(form, PickMany)
    return tuple(option.key for option in form.options)


def test_card_is_shown_with_the_same_order_of_options_each_time() -> None:
    current = new_round(cards(*[EASY] * 20))
    once, again = ([shown(current, card) for card in current.deck] for _ in range(2))
    assert once == again


def test_card_is_shown_with_the_same_order_of_options_in_a_resumed_round() -> None:
    """Whatever happened before, and even if earlier forms are never created again."""
    deck = cards(*[EASY] * 20)
    played = new_round(deck)
    for _ in range(10):
        shown(played, played.seat.card)
        played = played.record(WRONG, 1.0)
    resumed = play_on(new_round(deck), *[SKIP] * 10)
    assert [shown(resumed, card) for card in deck] == [shown(played, card) for card in deck]


def test_order_of_options_differs_from_seed_to_seed() -> None:
    (card,) = deck = cards(EASY)
    assert len({shown(new_round(deck, seed=seed), card) for seed in range(500)}) == 24


def test_order_of_options_differs_from_hand_to_hand() -> None:
    (card,) = deck = cards(EASY)
    rounds = [new_round(deck)] + [
        replace(each, setup=replace(each.setup, hand=hand))
        for each in [new_round(deck)]
        for hand in range(1, 500)
    ]
    assert len({shown(each, card) for each in rounds}) == 24


def test_order_of_options_differs_from_card_to_card() -> None:
    current = new_round(cards(*[EASY] * 500))
    assert len({shown(current, card) for card in current.deck}) == 24


def test_order_of_options_differs_from_pack_to_pack() -> None:
    (card,) = cards(EASY)
    packs = [f"pack-{number}" for number in range(500)]
    assert len({shown(new_round(), replace(card, pack=pack)) for pack in packs}) == 24


# Cards that are picked


def test_picked_card_is_the_open_question_and_is_not_asked_again() -> None:
    picked = new_round().pick(2)
    assert picked.seat.card == picked.deck[2]
    assert picked.spend(1.0).use(HINT).seat.place == 2
    played = play_on(picked, RIGHT)
    assert (played.turns[0].place, played.seat.place, played.ending) == (2, 0, None)
    done = play_on(played, RIGHT, RIGHT)
    assert [turn.place for turn in done.turns] == [2, 0, 1]
    assert done.ending is not None


def test_claim_of_a_picked_card_counts_as_it_was_asked() -> None:
    start = new_round((*cards(EASY, EASY), typed("last", HARD)))
    assert start.pick(2).record(WRONG).claim().seat.score == 300


class Host(Mode):
    """A mode whose host asks every player the same question, one after the other."""

    def next(self, seats: Sequence[Seat], turns: Sequence[Turn]) -> tuple[int, int]:
        place, number = divmod(len(turns), len(seats))
        return number, place


def test_mode_decides_who_is_next_and_with_which_card() -> None:
    current = new_round(cards(EASY, HARD), ("Ani", "Igor"), mode=Host())
    played = play_on(current, RIGHT, WRONG, WRONG)
    assert [(turn.seat, turn.place) for turn in played.turns] == [(0, 0), (1, 0), (0, 1)]
    assert (played.seat.player, played.seat.card) == ("Igor", played.deck[1])


# Resuming


@given(played_rounds())
def test_saved_replies_fold_back_to_the_same_round(played: Round) -> None:
    start = replace(played, turns=(), open_question=OpenQuestion())
    saved = [(turn.reply, turn.seconds) for turn in played.turns]
    assert reduce(lambda current, turn: current.record(*turn), saved, start) == played


@given(played_rounds())
def test_round_folds_back_from_a_deck_that_was_kept_as_text(played: Round) -> None:
    kept = [(card.pack, encode(card.question)) for card in played.deck]
    deck = tuple(Card(pack, decode(text)) for pack, text in kept)
    start = replace(played, deck=deck, turns=())
    saved = [(turn.reply, turn.seconds) for turn in played.turns]
    assert reduce(lambda current, turn: current.record(*turn), saved, start) == played


def test_verdict_that_was_shown_stays() -> None:
    """Even if the question would be marked differently today."""
    played = new_round(cards(EASY, EASY)).record(RIGHT, 1.0)
    shown_then = replace(played.turns[0], mark=Mark(Fraction(1, 2)), points=50)
    resumed = replace(new_round(cards(EASY, EASY)), turns=(shown_then,))
    assert resumed.turns[0].verdict is Verdict.PARTLY
    assert (resumed.seat.score, resumed.seat.streak) == (50, 0)
