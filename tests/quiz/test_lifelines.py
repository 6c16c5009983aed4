"""Hints, fifty-fifty, and claims: what they do and what they cost."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.quiz import chance
from anora_quiz.quiz.forms import PickOne
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.multiple import Multiple
from anora_quiz.quiz.lifelines import HALF, HINT, LIFELINES, Lifeline, halve
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Difficulty, Mark, Question
from anora_quiz.quiz.replies import OUT_OF_TIME, SKIP, Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.seats import OpenQuestion
from anora_quiz.quiz.selection import Card
from anora_quiz.quiz.turns import Verdict
from tests.cases import for_each
from tests.examples import example
from tests.quiz.builders import (
    EASY,
    HARD,
    MEDIUM,
    PARTLY,
    card,
    choice,
    new_round,
    play_on,
    typed,
)
from tests.samples import CAST, CONSULTANT, DAYS, EDITOR, FILM, FILMS, QUESTIONS, WINS

EDITED = answered("Sean Baker")
YES, NO = answered("yes"), answered("Vache Tovmasyan")
_NAMES = ("Drew Daniels", "Alex Coco", "Samantha Quan", "Jocelyn Hayes", "Blake Rouse")


def to_choose(
    wrong: int = 3, difficulty: Difficulty = MEDIUM, hint: str = "He directed it, too."
) -> Card:
    """Return a card with one right option and ``wrong`` wrong ones."""
    question = replace(choice(_NAMES[:wrong]), difficulty=difficulty, hint=hint)
    return Card("oscars", question)


def asking(*questions: Question, seed: int = 7) -> Round:
    """Return a round of ``questions``."""
    return new_round(tuple(Card("oscars", question) for question in questions), seed=seed)


def offered(current: Round) -> tuple[str, ...]:
    """Return the options that are left to choose from."""
    form = current.seat.offered()
    assert isinstance(form, PickOne)
    return tuple(option.key for option in form.options)


# What they are called


def test_every_lifeline_has_its_own_id_name_and_key() -> None:
    for names in zip(*((each.id, each.name, each.key) for each in LIFELINES), strict=True):
        assert len(set(names)) == len(LIFELINES)


@for_each("lifeline", LIFELINES)
def test_key_of_a_lifeline_is_none_that_chooses_an_option(lifeline: Lifeline) -> None:
    assert len(lifeline.key) == 1
    assert lifeline.key.isprintable()
    assert not lifeline.key.isalnum()
    assert not lifeline.key.isspace()


# Which are available


def test_hint_is_on_offer_only_where_there_is_one() -> None:
    assert HINT in new_round((to_choose(),)).lifelines()
    assert HINT not in new_round((to_choose(hint=""),)).lifelines()


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.kind for question in QUESTIONS])
def test_every_kind_of_question_can_have_a_hint(question: Question) -> None:
    assert HINT in asking(replace(question, hint="Think.")).lifelines()


@for_each("question", [WINS, FILM, CONSULTANT, DAYS, FILMS, CAST])
def test_fifty_fifty_is_not_on_offer_for_other_kinds_or_two_options(question: Question) -> None:
    """With true and false, it would leave only the answer."""
    assert asking(question).lifelines() == ()


@for_each(("wrong", "is_on_offer"), [(1, False), (2, True), (3, True), (5, True)])
def test_fifty_fifty_takes_three_options(wrong: int, *, is_on_offer: bool) -> None:
    assert (HALF in new_round((to_choose(wrong),)).lifelines()) == is_on_offer


def test_used_lifeline_is_no_longer_available() -> None:
    current = new_round((to_choose(), to_choose()))
    assert current.lifelines() == (HINT, HALF)
    assert current.use(HINT).lifelines() == (HALF,)
    assert current.use(HALF).lifelines() == (HINT,)
    assert current.use(HALF).use(HINT).lifelines() == ()


def test_lifelines_are_new_for_each_question() -> None:
    current = new_round((to_choose(), to_choose())).use(HINT).use(HALF).record(EDITED)
    assert current.lifelines() == (HINT, HALF)
    assert len(offered(current)) == 4


def test_using_a_lifeline_twice_changes_nothing() -> None:
    once = new_round((to_choose(),)).use(HINT).use(HALF)
    assert once.use(HINT) == once
    assert once.use(HALF) == once


@for_each("question", [FILM, CONSULTANT, WINS])
@for_each("lifeline", LIFELINES)
def test_using_a_lifeline_that_is_not_on_offer_changes_nothing(
    question: Question, lifeline: Lifeline
) -> None:
    current = asking(question)
    assert current.use(lifeline) == current


def test_using_a_lifeline_takes_no_time_and_leaves_the_old_round_alone() -> None:
    current = new_round((to_choose(),)).spend(2.5)
    assert current.use(HINT).open_question.spent == 2.5
    assert current.lifelines() == (HINT, HALF)


def test_turn_knows_the_lifelines_used_in_their_order() -> None:
    played = new_round((to_choose(),)).use(HALF).use(HINT).record(EDITED)
    assert played.turns[0].lifelines == (HALF, HINT)


# Fifty-fifty


@for_each(("options", "left"), [(3, 2), (4, 2), (5, 3), (6, 3)])
def test_fifty_fifty_leaves_half_of_the_options_rounded_up(options: int, left: int) -> None:
    assert len(offered(new_round((to_choose(options - 1),)).use(HALF))) == left


@for_each("options", [3, 4, 5, 6])
def test_fifty_fifty_never_takes_the_right_option(options: int) -> None:
    for seed in range(200):
        current = new_round((to_choose(options - 1),), seed=seed)
        assert "Sean Baker" in offered(current.use(HALF))


def test_fifty_fifty_leaves_the_others_in_their_order() -> None:
    current = new_round((to_choose(5),))
    left = offered(current.use(HALF))
    assert left == tuple(option for option in offered(current) if option in left)


def test_hint_leaves_all_options() -> None:
    current = new_round((to_choose(),))
    assert current.use(HINT).seat.offered() == current.seat.offered()


def test_fifty_fifty_is_the_same_every_time_with_the_same_seed() -> None:
    for seed in range(20):
        once, again = (new_round((to_choose(5),), seed=seed).use(HALF) for _ in range(2))
        assert once.seat.offered() == again.seat.offered() == again.seat.offered()


def test_fifty_fifty_leaves_any_of_the_wrong_options() -> None:
    left = {offered(new_round((to_choose(),), seed=seed).use(HALF)) for seed in range(200)}
    wrong = {option for options in left for option in options}
    assert wrong == {"Sean Baker", *_NAMES[:3]}


def test_fifty_fifty_differs_from_card_to_card() -> None:
    """Otherwise, what is left of one question would reveal something about the next."""
    deck = tuple(
        replace(each, question=replace(each.question, id=f"q{number}"))
        for number, each in enumerate([to_choose(5)] * 30)
    )
    current = new_round(deck)
    left = set()
    while current.ending is None:
        places = [offered(current).index(option) for option in offered(current.use(HALF))]
        left.add((offered(current).index("Sean Baker"), *places))
        current = current.record(SKIP)
    assert len(left) > 20


@pytest.mark.thorough
def test_fifty_fifty_does_not_reveal_the_answer_by_its_position() -> None:
    """Of the two that are left, the right one is first half the time: 1,000 within 5σ."""
    first = sum(
        offered(new_round((to_choose(),), seed=seed).use(HALF))[0] == "Sean Baker"
        for seed in range(2000)
    )
    assert 888 < first < 1112


@for_each("question", [WINS, CONSULTANT, DAYS, FILMS, CAST])
def test_other_forms_are_not_halved(question: Question) -> None:
    form = question.form(chance.stream(7))
    assert halve(form, question.solution(), chance.stream(7)) == form


@given(wrong=st.integers(2, 5), seed=st.integers(0, 2**32))
def test_halved_questions_are_marked_as_ever(wrong: int, seed: int) -> None:
    current = new_round((to_choose(wrong),), seed=seed).use(HALF)
    for option in offered(current):
        is_right = option == "Sean Baker"
        assert current.record(answered(option)).turns[0].mark.credit == int(is_right)


# Costs


@for_each(
    ("difficulty", "used", "points"),
    [
        (EASY, (), 100),
        (EASY, (HINT,), 75),
        (EASY, (HALF,), 50),
        (EASY, (HINT, HALF), 25),
        (EASY, (HALF, HINT), 25),
        (MEDIUM, (HINT,), 150),
        (MEDIUM, (HALF,), 100),
        (MEDIUM, (HINT, HALF), 50),
        (HARD, (HINT,), 225),
        (HARD, (HALF,), 150),
        (HARD, (HINT, HALF), 75),
    ],
)
def test_hint_costs_a_quarter_of_the_points_and_fifty_fifty_half(
    difficulty: Difficulty, used: tuple[Lifeline, ...], points: int
) -> None:
    current = new_round((to_choose(difficulty=difficulty),))
    for lifeline in used:
        current = current.use(lifeline)
    assert current.record(EDITED).seats[0].score == points


def test_lifelines_leave_the_bonus_for_streaks_whole() -> None:
    current = play_on(new_round((to_choose(),) * 3), EDITED, EDITED)
    assert current.use(HINT).use(HALF).record(EDITED).turns[-1].points == 50 + 20


def test_lifelines_break_no_streak() -> None:
    current = play_on(new_round((to_choose(),) * 3), EDITED).use(HALF).record(EDITED)
    assert current.seats[0].streak == 2
    assert current.turns[-1].verdict is Verdict.CORRECT


def test_hint_costs_its_share_of_the_points_for_a_partly_right_answer() -> None:
    hinted = replace(card("q", HARD).question, hint="Two of them.")
    assert asking(hinted).record(PARTLY).seats[0].score == 150
    assert asking(hinted).use(HINT).record(PARTLY).seats[0].score == round(150 * 0.75)


@for_each(("right", "points"), [(1, 11), (2, 21), (3, 32), (7, 75)])
def test_points_are_rounded_once_after_credit_and_cost(right: int, points: int) -> None:
    """A seventh of 100 minus a quarter is 10.71, but 14 minus a quarter is 10.5, rounded to 10."""
    answers = tuple("abcdefg")
    sevenths = Multiple(
        id="q",
        question="Which?",
        answers=answers,
        wrong=EDITOR.wrong,
        hint="Letters.",
        difficulty=EASY,
    )
    played = asking(sevenths).use(HINT).record(answered(*answers[:right]))
    assert played.turns[0].mark == Mark(Fraction(right, 7))
    assert played.seats[0].score == points


@for_each("reply", [answered("Alex Coco"), SKIP, OUT_OF_TIME])
def test_lifelines_cost_nothing_where_there_is_nothing_to_earn(reply: Reply) -> None:
    assert new_round((to_choose(),)).use(HINT).use(HALF).record(reply).seats[0].score == 0


def test_best_score_is_reached_without_lifelines_only() -> None:
    deck = (to_choose(), to_choose())
    plain = play_on(new_round(deck), EDITED, EDITED)
    helped = play_on(new_round(deck).use(HINT), EDITED, EDITED)
    assert (
        plain.seats[0].score
        == plain.mode.best_score(plain.seats[0])
        == helped.mode.best_score(helped.seats[0])
        == 410
    )
    assert helped.seats[0].score == 360


# Claims


@for_each("question", [CONSULTANT, DAYS])
def test_typed_answer_that_was_marked_wrong_can_be_claimed(question: Question) -> None:
    played = asking(question).record(answered("12345"))
    assert played.can_claim
    (turn,) = played.claim().turns
    assert turn.verdict is Verdict.CORRECT
    assert turn.is_claimed
    assert turn.reply == answered("12345")
    assert turn.points == played.mode.best_score(played.seats[0])


@for_each(
    ("question", "reply"),
    [
        (EDITOR, answered("Alex Coco")),
        (WINS, answered("Best Picture")),
        (FILM, answered("false")),
        (FILMS, answered("Anora", "Tangerine", "Red Rocket")),
        (CAST, answered("Mikey Madison", "Igor", "Yura Borisov", "Ani")),
        (CONSULTANT, SKIP),
        (CONSULTANT, OUT_OF_TIME),
        (CONSULTANT, answered("Andrea Werhun")),
        (CONSULTANT, answered("andrea werhum")),
    ],
    ids=["choice", "partly", "true-false", "order", "match", "skipped", "late", "right", "typo"],
)
def test_nothing_else_can_be_claimed(question: Question, reply: Reply) -> None:
    played = asking(question).record(reply)
    assert not played.can_claim
    assert played.claim() == played


def test_there_is_nothing_to_claim_before_the_first_answer() -> None:
    start = new_round((typed(),))
    assert not start.can_claim
    assert start.claim() == start


def test_only_the_last_answer_can_be_claimed() -> None:
    played = play_on(new_round((typed(), typed("other"))), NO, YES)
    assert not played.can_claim
    assert played.claim() == played


def test_answer_can_be_claimed_once() -> None:
    claimed = new_round((typed(),)).record(NO).claim()
    assert not claimed.can_claim
    assert claimed.claim() == claimed


def test_claim_leaves_the_old_round_and_the_earlier_turns_alone() -> None:
    played = play_on(new_round((typed(), typed("other"))), NO, NO)
    claimed = played.claim()
    assert [turn.is_claimed for turn in played.turns] == [False, False]
    assert claimed.turns[0] == played.turns[0]


def test_claim_brings_back_the_bonus_for_the_streak_and_the_streak() -> None:
    played = play_on(new_round((typed(), typed("b"), typed("c"), typed("d"))), YES, YES, NO)
    claimed = played.claim()
    assert claimed.turns[-1].points == 220
    assert claimed.seats[0].streak == 3
    assert claimed.record(YES).turns[-1].points == 230


def test_claimed_answer_earns_the_same_as_an_accepted_one() -> None:
    start = play_on(new_round((typed(), typed("b", HARD))), YES)
    claimed = start.spend(3.0).use(HINT).record(NO, 4.0).claim().turns[-1]
    right = start.spend(3.0).use(HINT).record(YES, 4.0).turns[-1]
    assert claimed == replace(right, reply=NO, is_claimed=True)


def test_claim_counts_as_correct() -> None:
    played = play_on(new_round((typed(), typed("b"))), NO)
    assert (played.seats[0].correct, played.claim().seats[0].correct) == (0, 1)


@for_each("answer", [("12345",), ("Palme; Venice",)])
def test_claim_that_is_withdrawn_leaves_the_round_as_it_was(answer: tuple[str, ...]) -> None:
    for question in (CONSULTANT, DAYS, example(Blanks)):
        start = asking(question).use(HALF).spend(3.0)
        played = start.record(answered(*answer), 4.0)
        claimed = played.claim()
        assert (played.is_claimed, claimed.is_claimed) == (False, True)
        assert claimed.withdraw() == played
        assert claimed.withdraw().claim() == claimed


def test_claim_that_is_withdrawn_gives_partial_credit_again() -> None:
    played = asking(example(Blanks)).record(answered("Palme d'Or", "Venice"))
    assert played.turns[0].verdict is Verdict.PARTLY
    assert played.claim().withdraw() == played


def test_only_a_claim_can_be_withdrawn() -> None:
    start = new_round((typed(), typed("b")))
    later = start.record(NO).claim().record(YES)
    for current in (start, start.record(NO), start.record(YES), later):
        assert not current.is_claimed
        assert current.withdraw() == current


def test_claim_that_is_withdrawn_takes_the_life_and_the_end_back() -> None:
    deck = tuple(typed(f"q{number}") for number in range(5))
    over = play_on(new_round(deck, mode=Survival()), NO, NO, NO)
    assert over.claim().ending is None
    assert over.claim().withdraw().ending == over.ending is not None


def test_claim_leaves_the_open_question_as_it_is() -> None:
    """The player is already being asked the next question when the claim is made."""
    current = play_on(new_round((typed(), to_choose())), NO).use(HINT).spend(2.0)
    claimed = current.claim()
    assert claimed.open_question == current.open_question
    assert claimed.seat.card == current.seat.card


def test_claim_belongs_to_the_player_who_answered() -> None:
    deck = (typed(), typed("b"), typed("c"), typed("d"))
    played = play_on(new_round(deck, players=("Ani", "Igor")), YES, YES, NO)
    claimed = played.claim()
    assert (played.seat.player, claimed.seat.player) == ("Igor", "Igor")
    assert [claimed.seats[seat].score for seat in (0, 1)] == [200 + 210, 200]


def test_choice_is_not_a_typed_answer_even_when_halved() -> None:
    assert not new_round((to_choose(),)).use(HALF).record(answered("Alex Coco")).can_claim


@given(costs=st.lists(st.fractions(0, 1), max_size=4))
def test_lifelines_of_any_cost_take_at_most_all_the_points(costs: list[Fraction]) -> None:
    used = tuple(replace(HINT, id=f"help-{cost}", cost=cost) for cost in costs)
    current = new_round((to_choose(),))
    current = replace(current, open_question=OpenQuestion(lifelines=used))
    kept = max(1 - sum(costs, start=Fraction(0)), Fraction(0))
    assert current.record(EDITED).turns[0].points == round(200 * kept)
