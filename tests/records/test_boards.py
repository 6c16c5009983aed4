"""The high-score table."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from anora_quiz.quiz.rounds import SKIP, Reply, Round
from anora_quiz.quiz.scores import Score, Standing
from anora_quiz.records.store import Store
from tests.samples import DAYS, EDITOR, FILM, NOON, right, round_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "scores.db") as opened:
        yield opened


def _finish(store: Store, new: Round, *replies: Reply, minutes: int = 0) -> tuple[Standing, ...]:
    journal = store.begin(new, NOON)
    for reply in replies:
        new = new.record(reply, 1.0)
        journal.save(new)
    return journal.finish(new, NOON + timedelta(minutes=minutes))


def _scores(store: Store, **narrowed: str) -> list[Score]:
    return store.scores(top=10, **narrowed)


def test_the_best_score_stands_first(store: Store) -> None:
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


def test_a_round_of_other_length_or_packs_has_another_board(store: Store) -> None:
    _finish(store, round_of(EDITOR), right(EDITOR))
    _finish(store, round_of(EDITOR, FILM), SKIP, SKIP)
    _finish(store, round_of(EDITOR, pack="other"), SKIP)
    assert [each.rank for each in _scores(store)] == [1, 1, 1]
    assert len({each.board for each in _scores(store)}) == 3


def test_a_score_tells_all_about_its_round(store: Store) -> None:
    _finish(store, round_of(EDITOR, DAYS, seed=7), right(EDITOR), SKIP, minutes=5)
    assert _scores(store) == [
        Score(
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
        )
    ]


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
    assert len(store.scores(top=2)) == 2


def test_a_finished_round_learns_its_place(store: Store) -> None:
    _finish(store, round_of(EDITOR, players=["Igor"]), right(EDITOR))
    (standing,) = _finish(store, round_of(EDITOR), SKIP)
    assert (standing.rank, standing.entries) == (2, 2)


def test_the_name_given_at_the_end_is_the_name_on_the_board(store: Store) -> None:
    new = round_of(EDITOR, players=["login"])
    journal = store.begin(new, NOON)
    played = new.record(right(EDITOR), 1.0)
    journal.save(played)
    journal.finish(played.sign("Ani"), NOON)
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
        journal = store.begin(round_of(EDITOR, players=[player]), NOON)
        played = round_of(EDITOR, players=[player]).record(right(EDITOR), 1.0)
        journal.save(played)
        journal.finish(played, at)
    assert [each.player for each in _scores(store)] == ["Ani", "Igor"]
