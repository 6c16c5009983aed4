"""Which hand of their shoe players are dealt next."""

from dataclasses import replace
from pathlib import Path

import pytest

from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.replies import SKIP
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Selection
from anora_quiz.quiz.setup import Setup
from anora_quiz.records import saved, shoes
from anora_quiz.records.store import Store
from tests.records.builders import begin, finish
from tests.samples import EDITOR, FILM, NOON, round_of

_SHOE = "any"


def _round(hand: int = 0, players: tuple[str, ...] = ("Ani",), seed: int = 7) -> Round:
    new = round_of(EDITOR, FILM, players=players)
    return replace(new, setup=replace(new.setup, seed=seed, hand=hand, shoe=_SHOE))


def test_there_is_no_hand_where_no_round_was_begun(path: Path) -> None:
    assert shoes.next_hand(path, ["Ani"], _SHOE) is None
    assert not path.exists()


def test_hand_after_that_of_the_last_round_is_next(store: Store, path: Path) -> None:
    for hand in range(3):
        begin(store, _round(hand))
        assert shoes.next_hand(path, ["Ani"], _SHOE) == (7, hand + 1)


def test_shoe_is_that_of_one_player_however_the_name_is_written(store: Store, path: Path) -> None:
    begin(store, _round(4, players=("José", "Igor")))
    assert shoes.next_hand(path, ["IGOR", "Jose\u0301"], _SHOE) == (7, 5)


def test_round_of_no_shoe_takes_none(store: Store, path: Path) -> None:
    begin(store, round_of(EDITOR))
    assert shoes.next_hand(path, ["Ani"], "") is None


def test_new_shoe_takes_the_place_of_the_old_one(store: Store, path: Path) -> None:
    begin(store, _round(5))
    begin(store, _round(0, seed=8))
    assert shoes.next_hand(path, ["Ani"], _SHOE) == (8, 1)


def test_round_that_another_window_began_later_takes_no_hand_back(store: Store, path: Path) -> None:
    begin(store, _round(5))
    begin(store, _round(4))
    assert shoes.next_hand(path, ["Ani"], _SHOE) == (7, 6)


def test_forgotten_round_gives_its_hand_back(store: Store, path: Path) -> None:
    _, journal = begin(store, _round(4))
    assert journal.forget()
    assert shoes.next_hand(path, ["Ani"], _SHOE) == (7, 4)


def test_forgotten_round_gives_nothing_back_that_others_followed(store: Store, path: Path) -> None:
    _, journal = begin(store, _round(4))
    begin(store, _round(5))
    assert journal.forget()
    assert shoes.next_hand(path, ["Ani"], _SHOE) == (7, 6)


def test_round_with_a_turn_keeps_its_hand(store: Store, path: Path) -> None:
    _, journal = begin(store, _round(4), SKIP)
    assert not journal.forget()
    saved.discard(store, journal.number)
    assert shoes.next_hand(path, ["Ani"], _SHOE) == (7, 5)


def test_round_of_a_later_hand_is_resumed_with_the_same_options(store: Store) -> None:
    current, journal = begin(store, _round(3))
    resumed, _ = saved.resume(store, journal.number)
    assert resumed == current
    assert resumed.seat.offered() == current.seat.offered()


def test_shoe_is_that_of_the_same_players_in_any_order(store: Store, path: Path) -> None:
    begin(store, _round(0, ("Ani", "Igor")))
    assert shoes.next_hand(path, ["igor", "ANI"], _SHOE) == (7, 1)
    assert shoes.next_hand(path, ["Ani"], _SHOE) is None
    assert shoes.next_hand(path, ["Ani", "Igor", "Max"], _SHOE) is None


def test_player_who_gives_a_name_keeps_the_shoe(store: Store, path: Path) -> None:
    played, journal = begin(store, _round(players=("login",)), SKIP, SKIP)
    journal.finish(played.with_name("Ani"), NOON)
    assert shoes.next_hand(path, ["Ani"], _SHOE) == (7, 1)
    assert shoes.next_hand(path, ["login"], _SHOE) is None


def test_player_whose_name_has_a_shoe_keeps_that_one(store: Store, path: Path) -> None:
    finish(store, _round(8), SKIP, SKIP)
    played, journal = begin(store, _round(players=("login",)), SKIP, SKIP)
    journal.finish(played.with_name("Ani"), NOON)
    assert shoes.next_hand(path, ["Ani"], _SHOE) == (7, 9)


def test_database_that_cannot_be_read_has_no_hand(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database" * 100)
    assert shoes.next_hand(path, ["Ani"], _SHOE) is None


_SETUP = Setup(packs=("oscars",), selection=Selection(kinds=("text", "choice")))


@pytest.mark.parametrize(
    "other",
    [
        ("classic", 10, replace(_SETUP, packs=("oscars", "cast"))),
        ("classic", 10, replace(_SETUP, selection=Selection())),
        (
            "classic",
            10,
            replace(_SETUP, selection=replace(_SETUP.selection, difficulties=(Difficulty.EASY,))),
        ),
        ("classic", 10, replace(_SETUP, selection=replace(_SETUP.selection, spoilers=("oscars",)))),
        ("classic", 11, _SETUP),
        ("blitz", 10, _SETUP),
    ],
)
def test_what_is_dealt_from_decides_the_shoe(other: tuple[str, int, Setup]) -> None:
    assert shoes.shoe_name(*other) != shoes.shoe_name("classic", 10, _SETUP)


def test_order_of_filters_and_the_timer_make_no_other_shoe() -> None:
    same = replace(_SETUP, timer=30, selection=Selection(kinds=("choice", "text")), seed=3)
    assert shoes.shoe_name("classic", 10, same) == shoes.shoe_name("classic", 10, _SETUP)
