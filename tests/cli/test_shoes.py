"""New questions first: rounds without a seed repeat nothing while there are others."""

import sqlite3
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path

import pytest

from anora_quiz.game import playing
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.packs.checking.check import load
from anora_quiz.paths import bundled_packs, player_folders
from tests.cli.playing import (
    SKIP,
    TYPED_SKIP,
    Clock,
    code_in,
    questions_in,
    refusal,
    scores,
    session_at,
    shown,
    write_quiz,
)

_MIX_SIZE = 210  # questions without spoilers in the bundled packs that are played together


def _rounds(count: int, *arguments: str) -> list[list[str]]:
    """Return the questions of ``count`` rounds, one after the other, by what was asked."""
    skips = SKIP * 300
    return [
        questions_in(shown("play", "--no-spoilers", *arguments, lines=skips)) for _ in range(count)
    ]


def _shoes() -> list[tuple[str, str, int, int]]:
    with suppress(sqlite3.Error), closing(sqlite3.connect(player_folders().scores)) as database:
        return database.execute("SELECT * FROM shoes ORDER BY players, setup").fetchall()
    return []


@pytest.fixture
def quiz(tmp_path: Path) -> str:
    return write_quiz(tmp_path / "quiz.yaml", count=24)  # 20 without spoilers: 6, 7, 7


def test_twelve_rounds_of_ten_repeat_nothing() -> None:
    asked = [*chain(*_rounds(12))]
    assert len(asked) == len({*asked}) == 120


def test_rounds_of_twenty_repeat_nothing_until_the_packs_run_out() -> None:
    """The hard questions run out first, of which four are in each round."""
    asked = [*chain(*_rounds(10, "--questions", "20"))]
    assert len(asked) == len({*asked}) == 200


def test_bundled_pack_is_seen_within_a_few_rounds() -> None:
    """One more than the pack needs at ten questions a round, as they differ in difficulty."""
    questions = load(bundled_packs() / "consultant.yaml").questions
    rounds = len(questions) // 10 + 1
    asked = {*chain(*_rounds(rounds, "consultant"))}
    assert len(asked) == len(questions)


def test_rounds_of_three_players_repeat_nothing() -> None:
    names = [part for name in ("Ani", "Igor", "Vanya") for part in ("--player", name)]
    asked = [*chain(*_rounds(6, "--questions", "10", *names))]
    assert len(asked) == len({*asked}) == 180


def test_players_have_a_shoe_together_in_any_order_and_spelling() -> None:
    both = ["--player", "Ani", "--player", "Igor"], ["--player", "IGOR", "--player", "ani"]
    asked = [*chain(*(_rounds(1, *names)[0] for names in both))]
    assert len({*asked}) == 40
    assert len(_shoes()) == 1


@pytest.mark.parametrize(
    "other",
    ["--player Igor", "--questions 4", "--mode survival", "--kind choice", "--spoilers"],
)
def test_other_players_and_other_rounds_have_other_shoes(quiz: str, other: str) -> None:
    _rounds(2, quiz, "-n", "3")
    shown("play", quiz, "--no-spoilers", "-n", "3", *other.split(), lines=SKIP * 60)
    assert sorted(hand for *_, hand in _shoes()) == [1, 2]


def test_timer_makes_no_other_shoe(quiz: str) -> None:
    _rounds(1, quiz, "-n", "3")
    _rounds(1, quiz, "-n", "3", "--timer", "30")
    assert [hand for *_, hand in _shoes()] == [2]


def test_empty_shoe_is_followed_by_a_new_one(quiz: str) -> None:
    """Rounds of ten have four of the seven medium questions: the second hand is the last."""
    _rounds(2, quiz)
    ((*_, seed, hand),) = _shoes()
    assert hand == 2
    _rounds(1, quiz)
    ((*_, new_seed, hand),) = _shoes()
    assert (hand, new_seed != seed) == (1, True)


def test_round_that_is_left_before_anything_was_done_gives_its_hand_back(quiz: str) -> None:
    (first,) = _rounds(1, quiz, "-n", "3")
    (left,) = questions_in(shown("play", quiz, "-n", "3", "--no-spoilers", lines=":quit\n"))
    assert [hand for *_, hand in _shoes()] == [1]
    (second,) = _rounds(1, quiz, "-n", "3")
    assert second[0] == left
    assert not {*first} & {*second}


def test_round_that_is_saved_keeps_its_hand(quiz: str) -> None:
    shown("play", quiz, "-n", "3", "--no-spoilers", lines=SKIP + ":quit\n")
    assert [hand for *_, hand in _shoes()] == [1]
    assert len(questions_in(shown("resume", lines=SKIP * 2))) == 2
    assert [hand for *_, hand in _shoes()] == [1]


@pytest.mark.parametrize("given", ["--seed 7", "code"])
def test_rounds_with_a_seed_or_a_code_take_no_hand(quiz: str, given: str) -> None:
    code = code_in(shown("play", quiz, "-n", "3", "--no-spoilers", lines=SKIP * 3))
    before = _shoes()
    options = ["--code", code] if given == "code" else ["-n", "3", *given.split()]
    shown("play", quiz, *options, lines=SKIP * 3)
    assert _shoes() == before


def test_daily_rounds_take_no_hand(quiz: str) -> None:
    shown("daily", quiz, lines=SKIP * 10)
    assert _shoes() == []


def test_scores_tell_seed_and_hand(quiz: str) -> None:
    _rounds(3, quiz, "-n", "3")
    ((*_, seed, _),) = _shoes()
    assert sorted((each["seed"], each["hand"]) for each in scores()) == [
        (seed, 0),
        (seed, 1),
        (seed, 2),
    ]


def test_seed_deals_the_first_hand_of_its_shoe(quiz: str) -> None:
    (first,) = _rounds(1, quiz, "-n", "3")
    ((*_, seed, _),) = _shoes()
    assert _rounds(1, quiz, "-n", "3", "--seed", str(seed)) == [first]


def test_code_of_a_later_hand_deals_the_same_round_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rounds(3)
    third = shown("play", "--no-spoilers", lines=SKIP * 10)
    monkeypatch.setenv("ANORA_QUIZ_HOME", str(tmp_path / "elsewhere"))
    again = shown("play", "--code", code_in(third), lines=SKIP * 10)
    assert again.partition("Score:")[0] == third.partition("Score:")[0]
    assert code_in(again) == code_in(third)


def test_code_of_an_older_version_says_what_to_do() -> None:
    assert refusal("play", "--code", "0000-1A00-0T32-04JT") == (
        'error: "0000-1A00-0T32-04JT" was made by an older version of Anora Quiz\n'
        "hint: ask for a code of a round played with this version\n"
    )


def test_pack_that_is_played_by_name_is_not_in_the_mix() -> None:
    whole = {*chain(*_rounds(1, "--questions", str(_MIX_SIZE)))}
    assert len(whole) == _MIX_SIZE
    assert not whole & {*chain(*_rounds(3, "shared-universe"))}


def test_name_that_is_given_only_after_the_round_keeps_the_shoe(
    quiz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newcomer plays under the login name, and gives another one for the board."""

    def play(lines: str) -> None:
        options = RoundOptions(packs=[quiz], count=3, spoilers=False)
        playing.start(session_at(Clock(), monkeypatch, lines, is_person=True), options)

    play(TYPED_SKIP * 3 + "Ani\nQuit\n")
    play(TYPED_SKIP * 3 + "Quit\n")
    ((players, _, _, hand),) = _shoes()
    assert (players, hand) == ('["ani"]', 2)
