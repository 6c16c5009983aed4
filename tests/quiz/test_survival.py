"""Survival: three lives, and questions that get harder."""

from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.replies import OUT_OF_TIME, Reply
from anora_quiz.quiz.rounds import Ending, Round
from anora_quiz.quiz.seats import Reason
from tests.cases import for_each
from tests.quiz.builders import (
    EASY,
    MEDIUM,
    PARTLY,
    RIGHT,
    WRONG,
    cards,
    new_round,
    play_on,
    pool,
    typed,
)


def survival(players: tuple[str, ...] = ("Ani",), timer: int | None = None) -> Round:
    """Return a survival round with twenty easy questions."""
    return new_round(cards(*[EASY] * 20), players, mode=Survival(), timer=timer)


@for_each(
    ("replies", "status"),
    [
        ((), "3 lives left"),
        ((RIGHT,), "3 lives left"),
        ((PARTLY,), "3 lives left"),
        ((WRONG,), "2 lives left"),
        ((OUT_OF_TIME,), "2 lives left"),
        ((WRONG, RIGHT), "2 lives left"),
        ((WRONG, PARTLY, OUT_OF_TIME), "last life"),
    ],
)
def test_wrong_answer_or_none_in_time_costs_a_life(replies: tuple[Reply, ...], status: str) -> None:
    played = play_on(survival(), *replies)
    assert played.mode.status(played.seat) == status
    assert played.ending is None


@for_each("last", [WRONG, OUT_OF_TIME])
def test_round_ends_with_the_third_life(last: Reply) -> None:
    played = play_on(survival(), WRONG, RIGHT, OUT_OF_TIME, PARTLY)
    assert played.ending is None
    assert play_on(played, last).ending == Ending((Reason.NO_LIVES,))


def test_late_answer_costs_a_life() -> None:
    played = survival(timer=20).record(RIGHT, 21.0)
    assert played.mode.status(played.seat) == "2 lives left"


def test_partly_right_answers_go_on_for_ever() -> None:
    played = play_on(survival(), *[PARTLY] * 20)
    assert played.ending == Ending((Reason.ALL_ASKED,))


def test_last_life_lost_on_the_last_question_is_the_reason() -> None:
    played = play_on(survival(), *[RIGHT] * 17, WRONG, WRONG, WRONG)
    assert played.ending == Ending((Reason.NO_LIVES,))


def test_lives_are_those_of_the_player_whose_turn_it_is() -> None:
    played = play_on(survival(("Ani", "Igor")), WRONG, RIGHT)
    assert (played.seat.player, played.mode.status(played.seat)) == ("Ani", "2 lives left")
    played = play_on(played, RIGHT)
    assert (played.seat.player, played.mode.status(played.seat)) == ("Igor", "3 lives left")


def test_others_go_on_when_one_has_no_life_left() -> None:
    played = play_on(survival(("Ani", "Igor", "Vanya")), *[WRONG, RIGHT, RIGHT] * 3)
    players = []
    for _ in range(4):
        players.append(played.seat.player)
        played = play_on(played, RIGHT)
    assert players == ["Igor", "Vanya", "Igor", "Vanya"]
    assert played.ending is None


def test_each_player_has_a_reason_of_their_own() -> None:
    start = new_round(cards(*[EASY] * 6), ("Ani", "Igor"), mode=Survival())
    played = play_on(start, *[WRONG, RIGHT] * 3)
    assert played.ending == Ending((Reason.NO_LIVES, Reason.ALL_ASKED))


def test_claim_gives_the_life_back() -> None:
    start = new_round((typed(), *cards(*[EASY] * 9)), mode=Survival())
    played = play_on(start, WRONG)
    assert played.claim().mode.status(played.claim().seat) == "3 lives left"


def test_claim_that_restores_the_last_life_continues_the_round() -> None:
    start = new_round((*cards(EASY, EASY), typed(), *cards(MEDIUM)), mode=Survival())
    played = play_on(start, WRONG, WRONG, WRONG)
    assert played.ending is not None
    assert played.claim().ending is None
    assert played.claim().seat.card == start.deck[3]


def test_claim_of_the_last_life_gives_a_player_back_the_turns() -> None:
    deck = (*cards(*[EASY] * 4), typed(), *cards(*[MEDIUM] * 5))
    start = new_round(deck, ("Ani", "Igor"), mode=Survival())
    claimed = play_on(start, WRONG, RIGHT, WRONG, RIGHT, WRONG).claim()
    assert claimed.seat.player == "Igor"
    assert play_on(claimed, RIGHT).seat.player == "Ani"


def test_skipping_is_not_allowed() -> None:
    assert not Survival().can_skip


def test_questions_get_harder() -> None:
    deck = Survival().deal(pool(easy=40, medium=40, hard=40), 50, 7)
    dealt = [each.question.difficulty for each in deck]
    assert dealt == [each for each in Difficulty for _ in range(dealt.count(each))]
    assert [dealt.count(each) for each in Difficulty] == [10, 20, 20]


def test_best_score_counts_the_questions_that_were_asked() -> None:
    played = play_on(survival(), RIGHT, WRONG, WRONG, WRONG)
    assert played.mode.best_score(played.seat) == 100 + 110 + 120 + 130


def test_points_are_those_of_the_classic_round() -> None:
    replies = (RIGHT, RIGHT, PARTLY, RIGHT)
    classic = new_round(cards(*[EASY] * 20))
    assert play_on(survival(), *replies).seats[0].score == play_on(classic, *replies).seats[0].score


def test_losing_a_life_is_news() -> None:
    start = survival()
    assert start.mode.news(play_on(start, WRONG).seats[0]) == "life lost"
    assert start.mode.news(play_on(start, PARTLY).seats[0]) == ""
    assert start.mode.lives(play_on(start, WRONG).seats[0]) == (2, 3)


def test_the_headline_counts_the_questions_that_cost_no_life() -> None:
    played = play_on(survival(), RIGHT, WRONG, PARTLY, WRONG, WRONG)
    assert played.mode.headline(played.seats[0]) == "You survived 2 questions"
    played = play_on(survival(), WRONG, RIGHT, WRONG, WRONG)
    assert played.mode.headline(played.seats[0]) == "You survived 1 question"
