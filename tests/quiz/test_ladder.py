"""Ladder: fifteen rungs, each with most of the points at risk."""

import re
from dataclasses import replace

from anora_quiz.quiz.lifelines import HALF, HINT, Lifeline
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.replies import OUT_OF_TIME, SKIP, WALK_AWAY, Reply, answered
from anora_quiz.quiz.rounds import Ending, Round
from anora_quiz.quiz.seats import Reason
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.turns import Verdict
from tests.cases import for_each
from tests.quiz.builders import (
    EASY,
    HARD,
    PARTLY,
    RIGHT,
    WRONG,
    cards,
    choice,
    new_round,
    play_on,
    pool,
    typed,
)

FIFTEEN = cards(*[EASY] * 15)
_CHOICE = replace(choice(), hint="He directed it, too.")
CHOICES = tuple(Card("oscars", replace(_CHOICE, id=f"q{number}")) for number in range(15))
EDITED = answered("Sean Baker")


def ladder(
    deck: tuple[Card, ...] = FIFTEEN,
    players: tuple[str, ...] = ("Ani",),
    timer: int | None = None,
) -> Round:
    """Return a climb that has not started."""
    return new_round(deck, players, mode=Ladder(), timer=timer)


def climbed(rungs: int) -> Round:
    """Return a climb of ``rungs`` rungs."""
    return play_on(ladder(), *[RIGHT] * rungs)


def test_first_rung_is_worth_a_hundred_points_and_each_further_one_two_hundred_more() -> None:
    points = [turn.points for turn in climbed(15).turns]
    assert points == list(range(100, 3000, 200))


@for_each("difficulty", Difficulty)
def test_rungs_are_worth_the_same_however_hard(difficulty: Difficulty) -> None:
    played = play_on(ladder(cards(*[difficulty] * 3)), RIGHT, RIGHT)
    assert played.seats[0].score == 400


def test_reaching_the_top_gives_all_points() -> None:
    top = climbed(15)
    assert top.seats[0].score == top.mode.best_score(top.seats[0]) == 22_500
    assert top.ending == Ending((Reason.ALL_ASKED,))


@for_each(
    ("rungs", "kept"),
    [(0, 0), (1, 0), (4, 0), (5, 2500), (9, 2500), (10, 10_000), (14, 10_000)],
)
@for_each("reply", [WRONG, PARTLY, OUT_OF_TIME, SKIP, answered("nonsense")])
def test_fall_ends_on_the_last_safe_rung(rungs: int, kept: int, reply: Reply) -> None:
    fallen = play_on(climbed(rungs), reply)
    assert fallen.seats[0].score == kept
    assert fallen.ending == Ending((Reason.FELL,))


def test_late_answer_falls() -> None:
    fallen = play_on(ladder(timer=20), RIGHT, RIGHT).record(RIGHT, 21.0)
    assert fallen.seats[0].score == 0
    assert fallen.ending == Ending((Reason.FELL,))


@for_each("rungs", [1, 4, 5, 14])
def test_walking_away_keeps_all_points(rungs: int) -> None:
    away = play_on(climbed(rungs), WALK_AWAY)
    assert away.seats[0].score == 100 * rungs**2
    assert away.turns[-1].points == 0
    assert away.turns[-1].verdict is Verdict.SKIPPED
    assert away.ending == Ending((Reason.WALKED_AWAY,))


def test_walking_away_too_late_falls() -> None:
    fallen = play_on(ladder(timer=20), RIGHT, RIGHT).record(WALK_AWAY, 21.0)
    assert fallen.seats[0].score == 0
    assert fallen.ending == Ending((Reason.FELL,))


def test_nobody_walks_away_with_nothing() -> None:
    assert not ladder().mode.can_walk_away(ladder().seat)
    assert climbed(1).mode.can_walk_away(climbed(1).seat)


def test_skipping_is_not_allowed() -> None:
    assert not Ladder().can_skip


def status_numbers(current: Round) -> list[str]:
    """Return the numbers in the status that the player sees."""
    return re.findall(r"\d[\d,]*\d|\d", current.mode.status(current.seat))


@for_each(
    ("rungs", "numbers"),
    [
        (0, ["1", "15", "100", "0"]),
        (4, ["5", "15", "900", "0"]),
        (5, ["6", "15", "1,100", "2,500"]),
        (14, ["15", "15", "2,900", "10,000"]),
    ],
)
def test_status_gives_rung_points_to_win_and_safe_points(rungs: int, numbers: list[str]) -> None:
    assert status_numbers(climbed(rungs)) == numbers


@for_each(
    ("count", "safe"),
    [
        *((15, (5, 10)), (14, (4, 9)), (13, (4, 8)), (12, (4, 8)), (11, (3, 7)), (10, (3, 6))),
        *((9, (3, 6)), (5, (1, 3)), (4, (1, 2)), (3, (1, 2)), (2, (1,)), (1, ())),
    ],
)
def test_safe_rungs_part_a_shorter_ladder_in_three(count: int, safe: tuple[int, ...]) -> None:
    kept = [
        play_on(ladder(FIFTEEN[:count]), *[RIGHT] * rungs, WRONG).seats[0].score
        for rungs in range(count)
    ]
    expected = [
        100 * max((rung for rung in safe if rung <= rungs), default=0) ** 2
        for rungs in range(count)
    ]
    assert kept == expected


@for_each("count", range(1, 16))
def test_safe_rungs_are_those_that_the_rules_name(count: int) -> None:
    start = ladder(FIFTEEN[:count])
    climbs = [play_on(start, *[RIGHT] * rungs) for rungs in range(count)]
    kept = [play_on(climb, WRONG).seats[0].score for climb in climbs]
    safe = [rungs for rungs in range(1, count) if kept[rungs] > kept[rungs - 1]]
    briefing = start.mode.briefing(start.seat).partition(". ")[0]
    assert [int(word) for word in re.findall(r"\d+", briefing)] == [count, *safe]
    assert [rungs for rungs in range(1, count) if start.mode.news(climbs[rungs].seat)] == safe


def test_a_full_ladder_is_as_its_rules_say() -> None:
    start = climbed(0)
    assert start.mode.briefing(start.seat) == Ladder.way


def test_reaching_a_safe_rung_is_news() -> None:
    assert Ladder().news(climbed(5).seat) == "safe at 2,500"
    assert Ladder().news(climbed(6).seat) == ""


@for_each(
    ("rungs", "words"),
    [(0, "You fell from rung 1"), (8, "You reached rung 8"), (14, "You reached rung 14")],
)
def test_the_headline_says_how_high_the_climb_was(rungs: int, words: str) -> None:
    fallen = play_on(climbed(rungs), WRONG)
    assert fallen.mode.headline(fallen.seats[0]) == words


def test_the_headline_says_that_all_rungs_were_cleared() -> None:
    assert Ladder().headline(climbed(15).seats[0]) == "You cleared all 15 rungs"
    assert Ladder().headline(play_on(ladder(FIFTEEN[:1]), RIGHT).seats[0]) == "You reached rung 1"


@for_each(("rungs", "news"), [(7, "back to 2,500"), (5, "2,500 kept"), (3, "back to 0"), (0, "")])
def test_a_fall_says_what_is_left(rungs: int, news: str) -> None:
    assert Ladder().news(play_on(climbed(rungs), WRONG).seats[0]) == news


@for_each("seat", [0, 1])
def test_safe_rungs_are_those_of_the_players_own_ladder(seat: int) -> None:
    deck = cards(*[EASY] * 30)
    rounds_of_right = [RIGHT] * 2 * 5 + [RIGHT] * seat
    fallen = play_on(ladder(deck, ("Ani", "Igor")), *rounds_of_right, WRONG)
    assert fallen.seats[seat].score == 2500


# Lifelines


@for_each(
    ("used", "points"),
    [
        ((HINT,), 675),
        ((HALF,), 450),
        ((HINT, HALF), 225),
    ],
)
def test_lifelines_lower_the_rung(used: tuple[Lifeline, ...], points: int) -> None:
    current = play_on(ladder(CHOICES), *[EDITED] * 4)
    for lifeline in used:
        current = current.use(lifeline)
    assert current.record(EDITED).turns[-1].points == points


def test_lifelines_lower_the_safe_points() -> None:
    current = play_on(ladder(CHOICES), *[EDITED] * 4).use(HALF).record(EDITED)
    assert status_numbers(current) == ["6", "15", "1,100", "2,050"]
    fallen = play_on(current, EDITED, answered("Alex Coco"))
    assert fallen.seats[0].score == 2050


def test_lifeline_above_the_safe_rung_does_not_lower_it() -> None:
    current = play_on(ladder(CHOICES), *[EDITED] * 5).use(HALF).record(EDITED)
    assert play_on(current, answered("Alex Coco")).seats[0].score == 2500


def test_lifeline_on_the_rung_one_falls_from_costs_nothing_more() -> None:
    current = play_on(ladder(CHOICES), *[EDITED] * 7).use(HINT).use(HALF)
    assert current.record(answered("Alex Coco")).seats[0].score == 2500


# Claims


def test_claim_climbs_on() -> None:
    deck = tuple(typed(f"q{number}") for number in range(15))
    fallen = play_on(ladder(deck), *[answered("yes")] * 6, WRONG)
    assert fallen.seats[0].score == 2500
    claimed = fallen.claim()
    assert claimed.seats[0].score == 4900
    assert claimed.ending is None
    assert claimed.seat.card == deck[7]


def test_claimed_rung_with_a_hint_is_lower() -> None:
    deck = tuple(typed(f"q{number}") for number in range(15))
    current = play_on(ladder(deck), *[answered("yes")] * 6).use(HINT)
    assert current.record(WRONG).claim().seats[0].score == 3600 + 975


# Several players


def test_others_climb_on_when_one_falls() -> None:
    played = play_on(ladder(players=("Ani", "Igor", "Vanya")), RIGHT, WRONG, RIGHT, WALK_AWAY)
    assert played.seat.player == "Vanya"
    done = play_on(played, RIGHT, RIGHT, RIGHT, RIGHT)
    assert done.ending == Ending((Reason.WALKED_AWAY, Reason.FELL, Reason.ALL_ASKED))
    assert [seat.score for seat in done.seats] == [100, 0, 2500]


def test_each_player_climbs_rungs_of_their_own() -> None:
    played = play_on(ladder(players=("Ani", "Igor")), RIGHT, RIGHT, RIGHT)
    assert [turn.points for turn in played.turns] == [100, 100, 300]
    assert status_numbers(played) == ["2", "7", "300", "0"]


# Dealing


def test_questions_get_harder_by_thirds() -> None:
    deck = Ladder().deal(pool(easy=40, medium=40, hard=40), 15, 7)
    expected = [each for each in Difficulty for _ in range(5)]
    assert [each.question.difficulty for each in deck] == expected


def test_ladder_of_hard_questions_alone_can_be_climbed() -> None:
    deck = Ladder().deal(pool(hard=20), 15, 7)
    assert {each.question.difficulty for each in deck} == {HARD}
    assert play_on(ladder(deck), *[RIGHT] * 15).seats[0].score == 22_500
