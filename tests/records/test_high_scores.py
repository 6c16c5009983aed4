"""The high-score table: ranks, filters, and what counts."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from anora_quiz.errors import RecordsError
from anora_quiz.quiz.lifelines import HALF
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.replies import SKIP, Reply, answered
from anora_quiz.quiz.results import BoardEntry, Standing
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import high_scores, saved
from anora_quiz.records.store import Store
from tests.quiz.builders import NAMES
from tests.records.builders import begin, finish
from tests.samples import CONSULTANT, DAYS, EDITOR, FILM, NOON, WINS, right, round_of


def _finish(store: Store, new: Round, *replies: Reply, minutes: int = 0) -> tuple[Standing, ...]:
    played, journal = begin(store, new, *replies)
    return journal.finish(played, NOON + timedelta(minutes=minutes)).standings


def _scores(store: Store, **narrowed: str) -> list[BoardEntry]:
    return high_scores.scores(store, top=10, **narrowed)


def test_the_best_score_is_first(store: Store) -> None:
    _finish(store, round_of(EDITOR, FILM, players=["Vanya"]), right(EDITOR), SKIP)
    _finish(store, round_of(EDITOR, FILM), right(EDITOR), right(FILM))
    assert [(each.rank, each.player, each.score) for each in _scores(store)] == [
        (1, "Ani", 310),
        (2, "Vanya", 100),
    ]


def test_equal_scores_share_a_rank_the_earlier_first(store: Store) -> None:
    for minutes, player in enumerate(("Ani", "Igor", "Vanya")):
        reply = SKIP if player == "Vanya" else right(EDITOR)
        _finish(store, round_of(EDITOR, players=[player]), reply, minutes=minutes)
    assert [(each.rank, each.player) for each in _scores(store)] == [
        (1, "Ani"),
        (1, "Igor"),
        (3, "Vanya"),
    ]


def test_without_a_limit_all_have_the_same_ranks(store: Store) -> None:
    for minutes, player in enumerate(("Ani", "Igor", "Vanya", "Toros", "Vanya")):
        reply = right(EDITOR) if player == "Toros" else SKIP
        _finish(store, round_of(EDITOR, players=[player]), reply, minutes=minutes)
    for name, ranks in (("", [1, 2, 2, 2, 2]), ("Vanya", [2, 2])):
        found = high_scores.scores(store, top=None, player=name)
        assert [each.rank for each in found] == ranks
        assert found == high_scores.scores(store, top=9, player=name)


def test_a_round_of_other_length_or_packs_has_another_board(store: Store) -> None:
    _finish(store, round_of(EDITOR), right(EDITOR))
    _finish(store, round_of(EDITOR, FILM), SKIP, SKIP)
    _finish(store, round_of(EDITOR, pack="other"), SKIP)
    assert [each.rank for each in _scores(store)] == [1, 1, 1]
    assert len({each.board for each in _scores(store)}) == 3


def test_a_score_tells_all_about_its_round(store: Store) -> None:
    _finish(store, round_of(EDITOR, DAYS, seed=7), right(EDITOR), SKIP, minutes=5)
    assert _scores(store) == [
        BoardEntry(
            rank=1,
            board="classic, sample, 2 questions, untimed",
            player="Ani",
            score=100,
            max_score=410,
            correct=1,
            questions=2,
            mode="classic",
            packs=("sample",),
            seed=7,
            code=None,
            started_at=NOON,
            finished_at=NOON + timedelta(minutes=5),
            round=1,
        )
    ]


def test_a_standing_has_the_best_score_of_the_player_before(store: Store) -> None:
    new, replies = round_of(EDITOR, FILM), [(right(EDITOR), SKIP), (SKIP, SKIP)]
    best = [_finish(store, new, *each)[0].best for each in (replies[1], *replies, replies[1])]
    assert best == [None, 0, 100, 100]


def test_the_best_score_before_is_on_the_same_board_and_of_the_same_player(store: Store) -> None:
    _finish(store, round_of(EDITOR, players=["Igor"]), right(EDITOR))
    _finish(store, round_of(EDITOR, timer=20), right(EDITOR))
    (standing,) = _finish(store, round_of(EDITOR), SKIP)
    assert (standing.rank, standing.best) == (2, None)


def test_each_of_several_players_has_a_best_score_of_their_own(store: Store) -> None:
    new = round_of(EDITOR, EDITOR, players=["Ani", "Igor"])
    _finish(store, new, right(EDITOR), SKIP)
    standings = _finish(store, new, SKIP, right(EDITOR))
    assert [(each.player, each.best) for each in standings] == [("Ani", 100), ("Igor", 0)]


def test_narrowing_keeps_the_ranks_of_the_whole_board(store: Store) -> None:
    _finish(store, round_of(EDITOR), right(EDITOR))
    _finish(store, round_of(EDITOR, players=["Igor"]), SKIP)
    assert [each.rank for each in _scores(store, player="Igor")] == [2]
    assert _scores(store, pack="unknown") == []
    assert _scores(store, mode="unknown") == []
    assert len(_scores(store, pack="sample", mode="classic")) == 2


def test_top_cuts_every_board(store: Store) -> None:
    for player in ("Ani", "Igor", "Vanya"):
        _finish(store, round_of(EDITOR, players=[player]), SKIP)
    assert len(high_scores.scores(store, top=2)) == 2


def test_a_finished_round_learns_its_place(store: Store) -> None:
    _finish(store, round_of(EDITOR, players=["Igor"]), right(EDITOR))
    (standing,) = _finish(store, round_of(EDITOR), SKIP)
    assert (standing.rank, standing.entries) == (2, 2)


def test_the_name_given_at_the_end_is_the_name_on_the_board(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR, players=["login"]), right(EDITOR))
    journal.finish(played.with_name("Ani"), NOON)
    assert [each.player for each in _scores(store)] == ["Ani"]


def test_each_player_of_a_round_is_on_the_board(store: Store) -> None:
    new = round_of(EDITOR, FILM, players=["Ani", "Igor"])
    _finish(store, new, right(EDITOR), right(FILM))
    assert [(each.player, each.score, each.questions) for each in _scores(store)] == [
        ("Igor", 200, 1),
        ("Ani", 100, 1),
    ]


def test_the_earlier_of_equal_scores_is_first_in_any_time_zone(store: Store) -> None:
    """01:30 in Halifax is before 01:10 in New York."""
    halifax = datetime(2026, 11, 21, 1, 30, tzinfo=timezone(timedelta(hours=-4)))
    new_york = datetime(2026, 11, 21, 1, 10, tzinfo=timezone(timedelta(hours=-5)))
    for player, at in (("Igor", new_york), ("Ani", halifax)):
        played, journal = begin(store, round_of(EDITOR, players=[player]), right(EDITOR))
        journal.finish(played, at)
    assert [each.player for each in _scores(store)] == ["Ani", "Igor"]


def test_what_was_claimed_counts_as_right_and_is_counted(store: Store) -> None:
    played, journal = begin(store, round_of(CONSULTANT, FILM), answered("Nobody"))
    played = played.claim()
    journal.amend(played)
    played = played.record(right(FILM), 1.0)
    journal.save(played, NOON)
    journal.finish(played, NOON)
    (score,) = _scores(store)
    assert (score.score, score.correct, score.claimed) == (200 + 210, 2, 1)


def test_what_needed_no_claim_is_not_counted_as_claimed(store: Store) -> None:
    _finish(store, round_of(CONSULTANT), right(CONSULTANT))
    assert [each.claimed for each in _scores(store)] == [0]


def test_each_player_answers_for_their_own_claims(store: Store) -> None:
    played, journal = begin(
        store, round_of(FILM, CONSULTANT, players=["Ani", "Igor"]), right(FILM), answered("Nobody")
    )
    played = played.claim()
    journal.amend(played)
    journal.finish(played, NOON)
    assert {each.player: each.claimed for each in _scores(store)} == {"Ani": 0, "Igor": 1}


def test_a_lifeline_costs_points_on_the_board(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR))
    journal.keep(played.use(HALF))
    current, journal = saved.resume(store, journal.number)
    played = current.record(right(EDITOR), 1.0)
    journal.save(played, NOON)
    journal.finish(played, NOON)
    (score,) = _scores(store)
    assert (score.score, score.max_score) == (50, 100)


def test_a_round_with_a_code_tells_it(store: Store) -> None:
    new = round_of(EDITOR)
    for code in ("ANORA-7", ""):
        _finish(store, replace(new, setup=replace(new.setup, code=code)), SKIP)
    assert [each.code for each in _scores(store)] == ["ANORA-7", None]


def test_players_of_one_round_with_equal_scores_share_a_rank(store: Store) -> None:
    new = round_of(FILM, CONSULTANT, WINS, players=["Ani", "Igor", "Vanya"])
    standings = _finish(store, new, right(FILM), SKIP, right(WINS))
    assert [(each.player, each.rank, each.entries) for each in standings] == [
        ("Ani", 1, 3),
        ("Igor", 3, 3),
        ("Vanya", 1, 3),
    ]
    assert [(each.rank, each.player) for each in _scores(store)] == [
        (1, "Ani"),
        (1, "Vanya"),
        (3, "Igor"),
    ]


def test_each_of_eight_players_has_a_result_of_their_own(store: Store) -> None:
    """Even if some are out before the others."""
    deck = tuple(replace(FILM, id=f"film-{number}") for number in range(16))
    current = round_of(*deck, players=NAMES, mode=Ladder())
    journal = saved.begin(store, current, NOON)
    while current.ending is None:
        is_good = (
            current.seat.number >= current.seat.asked * 3
        )  # three of them fall on the second rung
        current = current.record(right(current.seat.card.question) if is_good else SKIP, 1.0)
        journal.save(current, NOON)
    standings = journal.finish(current, NOON).standings
    assert [each.player for each in standings] == list(NAMES)
    assert {each.player: (each.score, each.questions) for each in _scores(store)} == {
        seat.player: (seat.score, seat.asked) for seat in current.seats
    }
    assert len({each.score for each in _scores(store)}) == 2


def test_the_board_counts_the_questions_that_a_player_got_to(store: Store) -> None:
    _finish(store, round_of(FILM, EDITOR, WINS, mode=Ladder()), answered("no"))
    assert [(each.questions, each.score) for each in _scores(store)] == [(1, 0)]


def test_practice_leaves_no_result(store: Store) -> None:
    outcome = finish(store, round_of(EDITOR, mode=Practice()), right(EDITOR))
    assert outcome.standings == ()
    assert _scores(store) == []


def test_a_round_is_on_the_board_once(store: Store) -> None:
    played, journal = begin(store, round_of(EDITOR), right(EDITOR))
    journal.finish(played, NOON)
    with pytest.raises(RecordsError, match="another window"):
        journal.finish(played, NOON)
    assert len(_scores(store)) == 1


def test_the_newest_result_is_found_on_any_board_with_its_rank(store: Store) -> None:
    _finish(store, round_of(EDITOR, FILM), right(EDITOR), right(FILM), minutes=1)
    _finish(store, round_of(EDITOR), SKIP, minutes=3)
    _finish(store, round_of(EDITOR, FILM), right(EDITOR), SKIP, minutes=2)
    _finish(store, round_of(EDITOR, players=["Igor"]), right(EDITOR), minutes=4)
    found = high_scores.newest(store, "Ani")
    assert found in _scores(store)
    assert found is not None
    assert (found.rank, found.score, found.round) == (2, 0, 2)


def test_a_player_without_results_has_no_newest_one(store: Store) -> None:
    _finish(store, round_of(EDITOR), SKIP)
    assert high_scores.newest(store, "Vanya") is None
