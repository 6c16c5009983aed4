"""The menu that `anora-quiz` opens without a command, in plain lines."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from anora_quiz.game import menu, playing, saved_rounds
from anora_quiz.game.dealing import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.paths import bundled_packs, player_folders
from anora_quiz.quiz.selection import Selection
from anora_quiz.records.settings import read_settings, save_player, save_spoilers
from tests.cli.playing import (
    RIGHT,
    SKIP,
    WRONG,
    Clock,
    questions_in,
    scores,
    session_at,
    shown,
    write_quiz,
)

_LEAVE = "Leave\n"


@pytest.fixture
def own(home: Path) -> str:
    """Return the path of the player's own pack."""
    return write_quiz(home / "packs" / "quiz.yaml", count=6)


class Menu:
    """Uses the menu and commands as a person who types lines."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture

    def open(self, lines: str) -> str:
        """Return what the menu prints to a person who types ``lines`` and leaves."""
        return self._printed(menu.run, lines + _LEAVE)

    def resume(self, lines: str) -> str:
        """Return what `resume` prints to a person who types ``lines``."""
        return self._printed(lambda session: saved_rounds.resume(session, None), lines)

    def play(self, lines: str, *packs: str, count: int) -> str:
        """Return what `play` prints to a person who answers questions with options by ``lines``."""
        # Wrong typed answers can be claimed: then, one more line is read after the last.
        choices = Selection(kinds=("choice",))
        wanted = RoundOptions(packs=packs, count=count, filters=choices)
        return self._printed(lambda session: playing.start(session, wanted), lines)

    def _printed(self, action: Callable[[Session], object], lines: str) -> str:
        try:
            action(session_at(Clock(), self._patch, lines, is_person=True))
        except KeyboardInterrupt:  # this would end all tests
            pytest.fail(f"more lines were read than there are: {self._capture.readouterr().out}")
        return self._capture.readouterr().out


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Menu:
    """Return a person who has allowed all spoilers, so that nothing is asked about them."""
    bundled_ids = [path.stem for path in bundled_packs().glob("*.yaml")]
    save_spoilers(player_folders().config, dict.fromkeys([*bundled_ids, "quiz"], True))
    return Menu(monkeypatch, capsys)


def _items(text: str) -> list[str]:
    """Return the items of the last menu in ``text``."""
    return re.findall(r"^  \d+\. (.+)", text[text.rindex("What shall it be?") :], re.MULTILINE)


def test_who_has_played_nothing_is_offered_nothing_to_go_on_with(person: Menu) -> None:
    assert _items(person.open("")) == [
        "Play ten questions on Anora",
        "Today's round",
        "Play one pack",
        "Play in another way, or with friends",
        "High scores",
        "The packs there are",
        "Leave",
    ]


def test_what_waits_and_what_is_over_is_offered(person: Menu, own: str) -> None:
    shown("play", own, "-n", "1", lines=RIGHT)
    shown("play", own, lines=RIGHT)
    save_player(player_folders().config, "Ani")
    items = _items(person.open(""))
    assert {
        "Resume (1 round)",
        "Practise what you missed",
        "Go through a finished round",
        "Change the player (Ani)",
    } <= {*items}


def test_the_menu_returns_after_each_action(person: Menu) -> None:
    output = person.open("High scores\nThe packs\n")
    assert "No scores yet." in output
    assert "consultant" in output
    assert output.count("What shall it be?") == 3


def test_a_round_on_the_film_is_played_and_signed(person: Menu) -> None:
    output = person.open(f"Play ten\n{SKIP * 10}Vanya\nQuit\n")
    assert len(questions_in(output)) == 10
    assert [entry["player"] for entry in scores()] == ["Vanya"]
    assert read_settings(player_folders().config).player == "Vanya"


def test_the_daily_round_is_played_once(person: Menu) -> None:
    save_player(player_folders().config, "Ani")
    output = person.open(f"Today\n{SKIP * 10}Quit\nToday\n")
    assert len(questions_in(output)) == 10
    assert "Ani has played today's round" in output


def test_a_daily_round_that_was_discarded_does_not_end_the_menu(person: Menu) -> None:
    person.open("Today\n:skip\n:quit\n")
    shown("resume", "--discard", "1")
    assert person.open("Today\n").count("What shall it be?") == 2


@pytest.mark.usefixtures("own")
def test_one_pack_is_played(person: Menu) -> None:
    output = person.open("Play one pack\nQuiz\n:skip\n:quit\n")
    assert "Question 1 of 6 (" in output
    assert "Resume (1 round)" in _items(output)


@pytest.mark.usefixtures("own")
def test_a_round_that_is_left_at_once_is_not_offered_again(person: Menu) -> None:
    output = person.open("Play one pack\nQuiz\n:quit\n")
    assert "Nothing was answered yet, so nothing is saved." in output
    assert "Resume" not in output
    assert "No round waits" in shown("resume", "--list")


@pytest.mark.parametrize("action", ["Play one pack", "Play in another way"])
def test_going_back_plays_nothing(person: Menu, action: str) -> None:
    output = person.open(f"{action}\nBack\n")
    assert not questions_in(output)
    assert "Resume" not in output


def test_friends_play_a_mode_together(person: Menu) -> None:
    output = person.open("Play in another way\nSurvival\n Ani,  Igor ,\n:flag\n:quit\n")
    assert "Ani, your turn, 3 lives." in output
    assert "Ani, Igor" in shown("resume", "--list")


def test_who_cannot_play_together_is_asked_again(person: Menu) -> None:
    many = ", ".join(f"Player {number}" for number in range(9))
    too_long = "x" * 41
    output = person.open(
        f"Play in another way\nLadder\n{many}\nAni, ANI\n{too_long}\nAni, Igor\n:quit\n"
    )
    assert "Ladder is for up to 8 players." in output
    assert 'Two players are named "Ani". Give each player a different name.' in output
    assert "Use at most 40 characters." in output
    assert "Ani, your turn" in output


def test_another_name_is_given(person: Menu) -> None:
    save_player(player_folders().config, "Ani")
    output = person.open("Change the player\nIgor\n")
    assert "Change the player (Igor)" in _items(output)


@pytest.mark.parametrize("opens", ["the menu", "the command"])
def test_of_several_rounds_a_person_picks_one(person: Menu, own: str, opens: str) -> None:
    """The newest round is first on the list."""
    for kind in ("choice", "text"):
        shown("play", own, "--kind", kind, "--player", "Ani")
    lines = f"2\n{RIGHT * 5}Quit\n"
    output = person.open(f"Resume\n{lines}") if opens == "the menu" else person.resume(lines)
    assert "Which round?\n  1. Ani, " in output
    (entry,) = scores()
    assert entry["board"].endswith("only kind choice")
    assert "only kind text" in shown("resume", "--list")


def test_a_finished_round_is_picked_and_reviewed(person: Menu, own: str) -> None:
    played = shown("play", own, "-n", "2", "--player", "Ani", lines=RIGHT * 2)
    output = person.open("Go through\n1\n\n\n")
    assert questions_in(output) == questions_in(played)


def test_what_was_missed_is_played_again_at_once(person: Menu, own: str) -> None:
    """Until nothing is missed anymore: then there is nothing to practice."""
    save_player(player_folders().config, "Ani")
    lines = f"{WRONG + RIGHT + WRONG}Practice\n{RIGHT * 2}Quit\n"
    output = person.play(lines, own, count=3)
    first, _, third, *again = questions_in(output)
    assert again == [first, third]
    assert output.count("Practice misses") == 1
    assert [entry["mode"] for entry in scores()] == ["classic"]


def test_a_round_is_reviewed_from_its_result(person: Menu, own: str) -> None:
    save_player(player_folders().config, "Ani")
    output = person.play(f"{WRONG * 2}Review\n\n\nQuit\n", own, count=2)
    first, second, *again = questions_in(output)
    assert again == [first, second]
    assert output.count("What would you like to do?") == 2


def test_practice_is_in_the_menu(person: Menu, own: str) -> None:
    """Questions that were missed a moment ago are not due yet."""
    save_player(player_folders().config, "Ani")
    person.play(f"{WRONG * 2}Quit\n", own, count=2)
    assert "Nothing is due now. Next: 2 questions on " in person.open("Practise\n")


def test_the_end_of_input_ends_the_menu(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It does the same as Ctrl-C, which the command line turns into an exit code."""
    with pytest.raises(KeyboardInterrupt):
        menu.run(session_at(Clock(), monkeypatch, is_person=True))
    assert "What shall it be?" in capsys.readouterr().out
