"""How turns are counted, and how the tallies are added up."""

from dataclasses import replace
from datetime import date

from anora_quiz.quiz.lifelines import HINT
from anora_quiz.quiz.player_stats import (
    NamedTally,
    PlayerStats,
    RecentResult,
    Tally,
    TallyGroup,
    tally_turns,
)
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.replies import SKIP, answered
from anora_quiz.quiz.selection import Card
from tests.cases import for_each
from tests.quiz.builders import PARTLY, RIGHT, WRONG, card, cards, new_round, play_on, typed
from tests.samples import NOON

EASY, MEDIUM, HARD = Difficulty
_DAY = date(2026, 11, 21)


def _counted(pack: str, difficulty: str, kind: str, asked: int, right: int = 0) -> TallyGroup:
    return TallyGroup(
        pack=pack, difficulty=difficulty, kind=kind, tally=Tally(asked=asked, right=right)
    )


def _recent(score: int, max_score: int) -> RecentResult:
    return RecentResult(board="classic", score=score, max_score=max_score, finished_at=NOON)


def test_each_turn_is_counted_by_its_verdict() -> None:
    played = play_on(new_round(cards(*4 * [HARD])), RIGHT, PARTLY, WRONG, SKIP)
    (counted,) = tally_turns(played.turns)
    assert (counted.pack, counted.difficulty, counted.kind) == ("oscars", "hard", "multiple")
    assert counted.tally == Tally(asked=4, right=1, partly=1, skipped=1, seconds=3.0)
    assert counted.tally.wrong == 1


def test_late_reply_counts_as_skipped_and_its_time_does_not_count() -> None:
    late = new_round(cards(EASY), timer=5).record(RIGHT, 6.0)
    (counted,) = tally_turns(late.turns)
    assert counted.tally == Tally(asked=1, skipped=1)


def test_claimed_and_aided_answers_are_right() -> None:
    claimed = play_on(new_round((typed(),)), WRONG).claim()
    helped = play_on(new_round((typed(),)).use(HINT), answered("yes"))
    for played in (claimed, helped):
        (counted,) = tally_turns(played.turns)
        assert counted.tally == Tally(asked=1, right=1, seconds=1.0)


def test_packs_difficulties_and_kinds_are_counted_separately() -> None:
    other = Card("other", card("q2").question)
    deck = (card("q1"), other, typed(), typed("editor", HARD), typed("wins", HARD))
    counted = tally_turns(play_on(new_round(deck), *5 * [RIGHT]).turns)
    assert {(each.pack, each.difficulty, each.kind, each.tally.asked) for each in counted} == {
        ("oscars", "medium", "multiple", 1),
        ("other", "medium", "multiple", 1),
        ("oscars", "medium", "text", 1),
        ("oscars", "hard", "text", 2),
    }


def test_no_turns_give_no_tallies() -> None:
    assert tally_turns(()) == ()
    assert (Tally().percent, Tally().pace) == (0, None)


def test_tallies_are_sorted_by_times_asked_and_difficulties_from_easy_to_hard() -> None:
    stats = PlayerStats(
        player="Ani",
        counted=(
            _counted("b", "hard", "text", 3, 1),
            _counted("a", "easy", "text", 1, 1),
            _counted("a", "medium", "choice", 2),
            _counted("c", "insane", "order", 9),
        ),
    )
    assert stats.total == Tally(asked=15, right=2)
    assert [part.name for part in stats.packs] == ["c", "a", "b"]
    assert stats.packs[1] == NamedTally("a", Tally(asked=3, right=1))
    assert [part.name for part in stats.difficulties] == ["easy", "medium", "hard", "insane"]
    assert [part.name for part in stats.kinds] == ["order", "text", "choice"]


def test_rounds_of_all_modes_are_added_up() -> None:
    stats = PlayerStats(player="Ani", rounds=(("classic", 7), ("practice", 2)))
    assert stats.rounds_finished == 9


@for_each(
    ("right", "asked", "percent"),
    [
        (0, 3, 0),
        (1, 3, 33),
        (2, 3, 67),
        (1, 8, 13),
        (299, 300, 99),
        (300, 300, 100),
        (1, 1000, 1),
        (0, 1000, 0),
    ],
)
def test_percent_is_the_nearest_and_all_or_nothing_only_where_true(
    right: int, asked: int, percent: int
) -> None:
    assert Tally(right=right, asked=asked).percent == percent
    assert _recent(right, asked).percent == percent


@for_each(("score", "best", "percent"), [(0, 0, 0), (5, 0, 0), (700, 350, 100), (-5, 10, 0)])
def test_share_is_between_0_and_1_whatever_the_score(score: int, best: int, percent: int) -> None:
    result = _recent(score, best)
    assert (result.share, result.percent) == (percent / 100, percent)


def test_pace_counts_answers_only() -> None:
    assert Tally(asked=5, skipped=3, seconds=9.0).pace == 4.5
    assert replace(Tally(asked=3, skipped=3), seconds=1.0).pace is None
