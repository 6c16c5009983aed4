"""Properties of every mode, for any number of players and any replies."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz.codec import decode, encode
from anora_quiz.quiz.kinds.text import Text
from anora_quiz.quiz.kinds.true_false import TrueFalse
from anora_quiz.quiz.lifelines import HALF, HINT, LIFELINES, Lifeline
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import MODES, OPEN_MODES, find_mode
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.replies import OUT_OF_TIME, SKIP, WALK_AWAY, Action, Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import Reason
from anora_quiz.quiz.selection import Card
from tests.cases import for_each
from tests.quiz.builders import (
    EASY,
    NAMES,
    PARTLY,
    RIGHT,
    WRONG,
    ListPool,
    card,
    choice,
    every_mode,
    every_seating,
    new_round,
    play_on,
    pool,
    thrifty,
)

# Why a round can be over before all questions were asked.
REASONS = {
    "blitz": {Reason.TIME_UP},
    "survival": {Reason.NO_LIVES},
    "ladder": {Reason.FELL, Reason.WALKED_AWAY},
}
_DIFFICULTIES = list(Difficulty)
_LONGEST = 12  # questions in a random round, but two per player: enough to be out
_POOL = pool(easy=100, medium=100, hard=100)
_LARGE_POOL = pool(easy=200, medium=200, hard=200)  # for eight players in blitz

seeds = st.integers(0, 2**32)
amounts = st.integers(0, 6)
pools = st.builds(pool, easy=amounts, medium=amounts, hard=amounts)


def mixed_card(number: int, difficulty: Difficulty) -> Card:
    """Return a card of one of four kinds: choice, text, multiple, or true-false."""
    name = f"{difficulty}-{number}"
    questions = (
        replace(choice(("Drew Daniels", "Alex Coco", "Samantha Quan")), hint="He acts, too."),
        Text(id=name, question="Who?", answer="yes", hint="Not no."),
        card(name).question,
        TrueFalse(id=name, question="Is it?", answer=True, hint="It was."),
    )
    question = replace(questions[number % len(questions)], id=name, difficulty=difficulty)
    return Card("oscars", question)


MIXED = ListPool(mixed_card(number, each) for each in Difficulty for number in range(16))


# Playing at random


@dataclass(frozen=True)
class Move:
    """What a player does with one question."""

    lifelines: tuple[Lifeline, ...]
    reply: Reply
    seconds: float
    is_claiming: bool

    def open(self, current: Round) -> Round:
        """Return ``current`` with half of the time spent and the lifelines used."""
        used = reduce(Round.use, self.lifelines, current)
        return used.spend(self.seconds / 2)

    def close(self, current: Round) -> Round:
        """Return ``current``, opened by this move, with the reply recorded."""
        played = current.record(self.reply, self.seconds / 2)
        return played.claim() if self.is_claiming else played


@dataclass(frozen=True)
class Step:
    """A move, with the round before and after it."""

    before: Round
    move: Move
    after: Round


_REPLY_NAMES = ("right", "wrong", "partly", "right", "skip", "late", "away", "nonsense")
_LIFELINES = ((), (HINT,), (HALF,), LIFELINES)
_SECONDS = (0.0, 0.25, 1.5, 7.0)


def move_of(byte: int, current: Round) -> Move:
    """Return the move that ``byte`` encodes: bytes are quick to draw, and shrink well."""
    solution = answered(*current.seat.card.question.solution())
    replies = {"skip": SKIP, "late": OUT_OF_TIME, "partly": PARTLY, "wrong": WRONG}
    replies["away"] = WALK_AWAY if current.mode.can_walk_away(current.seat) else solution
    replies["nonsense"] = answered("nonsense", "")
    return Move(
        lifelines=_LIFELINES[byte >> 3 & 3],
        reply=replies.get(_REPLY_NAMES[byte & 7], solution),
        seconds=_SECONDS[byte >> 5 & 3],
        is_claiming=byte >= 128,
    )


@st.composite
def histories(draw: st.DrawFn, mode: Mode) -> tuple[Round, tuple[Step, ...]]:
    """Return a round as it was dealt, and every step until it is over."""
    seats = st.sampled_from([count for count in (1, 2, 3, 4, 8) if count <= mode.most_players])
    players = NAMES[: draw(seats)]
    seed, count = draw(seeds), max(_LONGEST // len(players), 2)
    deck = mode.deal(MIXED, count, seed, len(players))
    timer = draw(st.sampled_from([None, 5, 20]))
    start = current = new_round(deck, players, seed, mode=mode, timer=timer)
    steps: list[Step] = []
    drawn = draw(st.binary(min_size=len(deck), max_size=len(deck)))
    while current.ending is None:
        assert len(steps) < len(deck), "the round does not end"
        move = move_of(drawn[len(steps)], current)
        after = move.close(move.open(current))
        steps.append(Step(current, move, after))
        current = after
    return start, tuple(steps)


# The end


@every_mode
@thrifty
@given(data=st.data())
def test_round_ends_within_as_many_turns_as_cards_with_a_reason_for_every_player(
    mode: type[Mode], data: st.DataObject
) -> None:
    start, steps = data.draw(histories(mode()))
    assert [len(step.after.turns) for step in steps] == list(range(1, len(steps) + 1))
    last = steps[-1].after if steps else start
    assert last.ending is not None
    assert len(last.ending.reasons) == len(last.players)
    assert set(last.ending.reasons) <= {Reason.ALL_ASKED, *REASONS.get(mode.name, ())}


@every_seating
def test_round_without_questions_is_over_from_the_start(
    mode: type[Mode], players: tuple[str, ...]
) -> None:
    ending = new_round((), players, mode=mode()).ending
    assert ending is not None
    assert ending.reasons == (Reason.ALL_ASKED,) * len(players)


@every_seating
def test_player_who_gets_everything_right_is_asked_everything(
    mode: type[Mode], players: tuple[str, ...]
) -> None:
    deck = mode().deal(_POOL, 5, 7, len(players))
    done = play_on(new_round(deck, players, mode=mode()), *[RIGHT] * len(deck))
    assert done.ending is not None
    assert done.ending.reasons == (Reason.ALL_ASKED,) * len(players)
    for seat in range(len(players)):
        assert done.seats[seat].correct == 5
        assert done.seats[seat].score == done.mode.best_score(done.seats[seat])


# Dealing


@every_mode
@given(dealt_from=pools, count=st.integers(0, 20), seed=seeds, data=st.data())
def test_everybody_is_dealt_the_same_number_of_different_questions(
    mode: type[Mode], dealt_from: ListPool, count: int, seed: int, data: st.DataObject
) -> None:
    seats = data.draw(st.integers(1, mode.most_players))
    deck = mode().deal(dealt_from, count, seed, seats)
    assert len(deck) == min(count, len(dealt_from.cards) // seats) * seats
    assert set(deck) <= set(dealt_from.cards)
    assert max(Counter(deck).values(), default=1) == 1


@every_seating
def test_pool_with_fewer_questions_than_players_deals_none(
    mode: type[Mode], players: tuple[str, ...]
) -> None:
    for size in range(len(players)):
        assert mode().deal(pool(medium=size), 10, 7, len(players)) == ()


def spans(deck: tuple[Card, ...], seats: int) -> list[int]:
    """Return how many steps of difficulty each row of ``deck`` spans."""
    levels = [_DIFFICULTIES.index(each.question.difficulty) for each in deck]
    rows = [levels[start : start + seats] for start in range(0, len(deck), seats)]
    return [max(row) - min(row) for row in rows]


@every_seating
def test_players_get_equally_hard_questions_at_the_same_time(
    mode: type[Mode], players: tuple[str, ...]
) -> None:
    deck = mode().deal(_LARGE_POOL, mode.usual_count, 7, len(players))
    assert len(deck) == mode.usual_count * len(players)
    assert set(spans(deck, len(players))) == {0}


@for_each("mode", OPEN_MODES, ids=lambda mode: mode.name)
def test_players_get_equally_hard_questions_however_many_they_want(mode: type[Mode]) -> None:
    for seats, count in product((2, 3, 5, 8), (1, 2, 4, 7, 8, 11)):
        assert set(spans(mode().deal(_POOL, count, 7, seats), seats)) == {0}


def test_players_get_questions_within_a_step_where_a_difficulty_runs_short() -> None:
    mode = Mode()
    for easy in range(10, 20):
        deck = mode.deal(pool(easy=easy, medium=20, hard=20), 10, 7, 4)
        assert max(spans(deck, 4)) <= 1


@for_each(("easy", "medium", "hard", "seats"), [(1, 2, 1, 2), (1, 2, 3, 2), (7, 4, 5, 4)])
def test_players_get_questions_within_a_step_where_possible(
    easy: int, medium: int, hard: int, seats: int
) -> None:
    """All questions are needed, and from easy to hard, no row would span two steps."""
    whole = pool(easy=easy, medium=medium, hard=hard)
    assert max(spans(Mode().deal(whole, 10, 7, seats), seats)) <= 1


def test_who_gets_the_harder_question_is_random() -> None:
    uneven = pool(easy=1, medium=1)
    harder = Counter(Mode().deal(uneven, 1, seed, 2)[0].question.difficulty for seed in range(400))
    assert 150 < harder[EASY] < 250


@every_seating
def test_questions_of_each_player_get_harder_where_the_mode_says_so(
    mode: type[Mode], players: tuple[str, ...]
) -> None:
    start = new_round(mode().deal(_POOL, 12, 7, len(players)), players, mode=mode())
    for seat in range(len(players)):
        hand = [_DIFFICULTIES.index(each.question.difficulty) for each in start.seats[seat].hand]
        assert (hand == sorted(hand)) == mode.is_rising


@every_mode
def test_same_seed_deals_the_same_to_as_many_players(mode: type[Mode]) -> None:
    for seats in range(1, mode.most_players + 1):
        first, second = (mode().deal(_POOL, 5, 2024, seats) for _ in range(2))
        assert first == second


_SCRIPT = """
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.lifelines import HALF, HINT, LIFELINES, Lifeline
from anora_quiz.quiz.replies import WALK_AWAY
from tests.quiz.builders import NAMES, new_round
from tests.quiz.test_mode_contract import MIXED

for mode in MODES:
    players = NAMES[:min(2, mode.most_players)]
    deck = mode().deal(MIXED, 12, 2024, len(players))
    current = new_round(deck, players, 2024)
    while current.ending is None:
        halved = current.use(HALF)
        seats = current.seat, halved.seat
        print(mode.name, current.seat.card.question.id, *(seat.offered() for seat in seats))
        current = current.record(WALK_AWAY)
"""


@pytest.mark.thorough
def test_every_mode_deals_and_halves_the_same_in_every_process() -> None:
    """Python salts string hashes differently in each process; no order may depend on them."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": salt, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
        ).stdout
        for salt in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == sum(12 * min(2, mode.most_players) for mode in MODES)


# Whose turn it is


@every_mode
@thrifty
@given(data=st.data())
def test_player_who_is_out_gets_no_more_turns_while_others_play(
    mode: type[Mode], data: st.DataObject
) -> None:
    _, steps = data.draw(histories(mode()))
    for step in steps:
        reasons = _reasons(step.before)
        assert reasons[step.before.seat.number] is None
        assert step.after.turns[-1].seat == step.before.seat.number
        for before, after in zip(reasons, _reasons(step.after), strict=True):
            assert before in (None, after)


@every_mode
@thrifty
@given(data=st.data())
def test_turns_go_around_the_seats_and_skip_nobody_who_plays(
    mode: type[Mode], data: st.DataObject
) -> None:
    start, steps = data.draw(histories(mode()))
    last = -1
    for step in steps:
        turn = step.after.turns[-1]
        assert turn.place > last
        assert turn.seat == turn.place % len(start.players)
        assert turn.card == start.deck[turn.place]
        reasons = _reasons(step.before)
        for passed in range(last + 1, turn.place):
            assert reasons[passed % len(start.players)] is not None
        last = turn.place


def _reasons(current: Round) -> list[Reason | None]:
    return [current.mode.reason(seat) for seat in current.seats]


# Points


@every_mode
@thrifty
@given(data=st.data())
def test_score_is_the_sum_of_points_from_nothing_to_the_best_score(
    mode: type[Mode], data: st.DataObject
) -> None:
    """At any time, also with lifelines and claims; and only right answers earn anything."""
    _, steps = data.draw(histories(mode()))
    for current in (step.after for step in steps):
        for number, seat in enumerate(current.seats):
            points = [turn.points for turn in current.turns if turn.seat == number]
            assert seat.score == sum(points)
            assert 0 <= seat.score <= current.mode.best_score(seat)
        last = current.turns[-1]
        assert last.points <= 0 or (last.reply.action is Action.ANSWERED and last.mark.credit > 0)


@every_mode
@thrifty
@given(data=st.data())
def test_lifelines_never_earn_points(mode: type[Mode], data: st.DataObject) -> None:
    _, steps = data.draw(histories(mode()))
    for step in steps:
        plain = replace(step.move, lifelines=())
        without = plain.close(plain.open(step.before))
        assert step.after.turns[-1].points <= max(without.turns[-1].points, 0)


@every_mode
@thrifty
@given(data=st.data())
def test_claiming_never_costs_points(mode: type[Mode], data: st.DataObject) -> None:
    _, steps = data.draw(histories(mode()))
    for step in steps:
        silent = replace(step.move, is_claiming=False)
        before = silent.close(silent.open(step.before))
        assert step.after.turns[-1].points >= before.turns[-1].points


# Time


@every_mode
@thrifty
@given(data=st.data())
def test_no_turn_takes_longer_than_the_timer(mode: type[Mode], data: st.DataObject) -> None:
    start, steps = data.draw(histories(mode()))
    timer = start.setup.timer
    if timer is None:
        return
    for step in steps:
        turn = step.after.turns[-1]
        assert turn.seconds <= timer
        if turn.seconds == timer:
            assert turn.reply == mode.late_reply


# Resuming: a round is saved as its deck, its setup, its turns, and the state of its open question.


@every_mode
@thrifty
@given(data=st.data())
def test_round_saved_after_any_turn_resumes_unchanged(
    mode: type[Mode], data: st.DataObject
) -> None:
    _, steps = data.draw(histories(mode()))
    for step in steps:
        resumed = _restored(step.before)
        assert resumed == step.before
        assert step.move.close(step.move.open(resumed)) == step.after
        assert _restored(step.after).ending == step.after.ending


@every_mode
@thrifty
@given(data=st.data())
def test_round_saved_in_the_middle_of_a_question_resumes_unchanged(
    mode: type[Mode], data: st.DataObject
) -> None:
    _, steps = data.draw(histories(mode()))
    for step in steps:
        opened = step.move.open(step.before)
        resumed = _restored(opened)
        assert resumed.seat == opened.seat
        assert resumed.seat.offered() == opened.seat.offered()
        assert resumed.lifelines() == opened.lifelines()
        assert resumed.seconds_left == opened.seconds_left
        assert step.move.close(resumed) == step.after


def _restored(current: Round) -> Round:
    """Return a round restored from what is saved of ``current``, with the mode by its name."""
    mode = find_mode(current.mode.name)
    assert mode is not None
    deck = _from_text(current.deck)
    return Round(
        mode=mode,
        setup=current.setup,
        deck=deck,
        players=current.players,
        turns=current.turns,
        open_question=current.open_question,
    )


@lru_cache(maxsize=1)
def _from_text(deck: tuple[Card, ...]) -> tuple[Card, ...]:
    return tuple(Card(each.pack, decode(encode(each.question))) for each in deck)
