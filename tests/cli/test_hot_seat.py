"""Several players at one computer, who take turns."""

import re
from pathlib import Path

import pytest

from tests.cli.playing import RIGHT, WRONG, refusal, scores, shown, write_quiz

_NAMES = ["Ani", "Igor", "Vanya", "Toros", "Garnick", "Lulu", "Diamond", "Galina"]


def _players(count: int) -> list[str]:
    return [word for name in _NAMES[:count] for word in ("--player", name)]


def _turns(text: str) -> list[str]:
    return re.findall(r"^(\w+)'s turn", text, re.MULTILINE)


@pytest.mark.parametrize("count", [2, 3, 8])
def test_players_take_turns_and_get_equally_many_questions(quiz: str, count: int) -> None:
    arguments = ["play", quiz, *_players(count), "-n", "2"]
    played = shown(*arguments, lines=RIGHT * 2 * count)
    assert _turns(played) == _NAMES[:count] * 2
    assert played.count("Question 1 of 2 (") == count
    assert {entry["player"]: entry["questions"] for entry in scores()} == dict.fromkeys(
        _NAMES[:count], 2
    )


def test_each_player_has_a_score_and_a_place_on_the_same_board(quiz: str) -> None:
    """The player who answers wrong is last on the board and in the result, whatever their seat."""
    played = shown("play", quiz, *_players(2), "-n", "3", lines=(WRONG + RIGHT) * 3)
    igor, ani = scores()
    assert [(each["rank"], each["player"]) for each in (igor, ani)] == [(1, "Igor"), (2, "Ani")]
    assert igor["board"] == ani["board"] == "classic, quiz, 3 questions, untimed"
    assert (igor["correct"], ani["correct"]) == (3, 0)
    assert (
        "\n\nIgor wins.\n"
        f"Igor. Score: {igor['score']} of {igor['max_score']} (3 of 3 correct)\n"
        f"Ani. Score: 0 of {ani['max_score']} (0 of 3 correct)\n"
    ) in played


@pytest.mark.parametrize("count", [2, 3])
def test_equal_scores_share_a_place(quiz: str, count: int) -> None:
    arguments = ["play", quiz, *_players(count), "-n", "2", "--difficulty", "easy"]
    played = shown(*arguments, lines=RIGHT * 2 * count)
    names = {2: "Ani and Igor", 3: "Ani, Igor, and Vanya"}
    assert f"\n\n{names[count]} tie for 1st.\n" in played
    assert [entry["rank"] for entry in scores()] == [1] * count


def test_the_others_play_on_when_one_is_out(quiz: str) -> None:
    arguments = ["play", quiz, *_players(3), "--mode", "survival", "-n", "5"]
    played = shown(*arguments, lines=(WRONG + RIGHT * 2) * 3 + RIGHT * 4)
    assert _turns(played) == ["Ani", "Igor", "Vanya"] * 3 + ["Igor", "Vanya"] * 2
    assert "\nAni. No lives left.\n" in played
    assert "Igor. No" not in played


@pytest.mark.parametrize("taken", [1, 2, 4])
def test_a_round_saved_for_later_goes_on_with_whose_turn_it_was(quiz: str, taken: int) -> None:
    arguments = ["play", quiz, *_players(3), "-n", "2", "--seed", "4"]
    whole = shown(*arguments, lines=RIGHT * 6)
    first = shown(*arguments, lines=RIGHT * taken)
    second = shown("resume", lines=RIGHT * 6)
    whose = _NAMES[taken % 3]
    assert re.search(rf"Saved at question \d of 2 \({whose}'s turn\)", first)
    assert _turns(second) == _turns(whole)[taken:]
    scores_at = [text.index("Ani. Score: ") for text in (whole, second)]
    assert second[scores_at[1] :].splitlines()[:3] == whole[scores_at[0] :].splitlines()[:3]


def test_a_waiting_round_is_listed_with_all_its_players(quiz: str) -> None:
    shown("play", quiz, *_players(3), "-n", "2", lines=RIGHT)
    assert re.match(
        r"1\. .+: Classic, Quiz, 2 questions,"
        r" Ani \d+, Igor 0, Vanya 0, 1 of 6 answered\n",
        shown("resume", "--list"),
    )


def test_fewer_questions_than_wanted_are_said_for_each(quiz: str) -> None:
    """Of twenty questions that are not spoilers, eight players get two each; four are left over."""
    played = shown("play", quiz, *_players(8), "-n", "3", lines=RIGHT)
    assert played.startswith("Only 2 questions per player match, so this round has 2 each.\n")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([*_NAMES, "Ivan"], "classic is for up to 8 players"),
        (["Ani", "Igor", "Ani"], 'two players are named "Ani"'),
        (["Ani", "aNI"], 'two players are named "Ani"'),
        (["Ani", "  Ani "], 'two players are named "Ani"'),
        (["Straße", "STRASSE"], 'two players are named "Straße"'),
        (["\u00c9va", "E\u0301va"], 'two players are named "\u00c9va"'),
    ],
)
def test_players_who_cannot_play_together_learn_why(quiz: str, names: list[str], said: str) -> None:
    assert said in refusal("play", quiz, *[word for name in names for word in ("--player", name)])
    assert "No saved rounds" in shown("resume", "--list")


def test_fewer_questions_than_players_are_refused(tmp_path: Path) -> None:
    small = write_quiz(tmp_path / "small.yaml", count=3)
    assert "not enough questions for 4 players" in refusal("play", small, *_players(4))
    assert "Question 1 of 1" in shown("play", small, *_players(3))


def test_the_name_that_is_known_does_not_play_along(quiz: str, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text('player = "Mickey"\n')
    shown("play", quiz, *_players(2), "-n", "1", lines=RIGHT * 2)
    assert {entry["player"] for entry in scores()} == {"Ani", "Igor"}
    assert (home / "config.toml").read_text() == 'player = "Mickey"\n'
