"""The menu that `anora-quiz` alone opens, for a person who reads lines."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from anora_quiz.game import menu, playing
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
    """Return where the player's own pack is."""
    return write_quiz(home / "packs" / "quiz.yaml", count=6)


class Menu:
    """Does things for a person."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture

    def open(self, lines: str) -> str:
        """Return what the menu says to who types ``lines`` and leaves."""
        return self._told(menu.run, lines + _LEAVE)

    def resume(self, lines: str) -> str:
        """Return what `resume` says to who types ``lines``."""
        return self._told(lambda session: playing.resume(session, None), lines)

    def play(self, lines: str, *packs: str, count: int) -> str:
        """Return what `play` says to who types ``lines`` to questions with options."""
        # Typed answers that are wrong can be claimed: one more line is read after the last.
        choices = Selection(kinds=("choice",))
        wanted = RoundOptions(packs=packs, count=count, filters=choices)
        return self._told(lambda session: playing.start(session, wanted), lines)

    def _told(self, deed: Callable[[Session], object], lines: str) -> str:
        try:
            deed(session_at(Clock(), self._patch, lines, is_person=True))
        except KeyboardInterrupt:  # which would end all tests
            pytest.fail(f"more lines were read than there are: {self._capture.readouterr().out}")
        return self._capture.readouterr().out


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Menu:
    """Return who has seen the film, so that they need not be asked."""
    banks = [path.stem for path in bundled_packs().glob("*.yaml")]
    save_spoilers(player_folders().config, dict.fromkeys([*banks, "quiz"], True))
    return Menu(monkeypatch, capsys)


def _items(text: str) -> list[str]:
    """Return what the menu offered the last time."""
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


def test_after_each_deed_the_menu_is_back(person: Menu) -> None:
    told = person.open("High scores\nThe packs\n")
    assert "No scores yet." in told
    assert "consultant" in told
    assert told.count("What shall it be?") == 3


def test_a_round_on_the_film_is_played_and_signed(person: Menu) -> None:
    told = person.open(f"Play ten\n{SKIP * 10}Vanya\n1\n")
    assert len(questions_in(told)) == 10
    assert [entry["player"] for entry in scores()] == ["Vanya"]
    assert read_settings(player_folders().config).player == "Vanya"


def test_the_daily_round_is_played_once(person: Menu) -> None:
    save_player(player_folders().config, "Ani")
    told = person.open(f"Today\n{SKIP * 10}1\nToday\n")
    assert len(questions_in(told)) == 10
    assert "Ani has played today's round" in told


def test_a_daily_round_that_was_given_up_does_not_end_the_menu(person: Menu) -> None:
    person.open("Today\n:quit\n")
    shown("resume", "--discard", "1")
    assert person.open("Today\n").count("What shall it be?") == 2


@pytest.mark.usefixtures("own")
def test_one_pack_is_played(person: Menu) -> None:
    told = person.open("Play one pack\nQuiz\n:quit\n")
    assert "Question 1 of 6 (" in told
    assert "Resume (1 round)" in _items(told)


@pytest.mark.parametrize("deed", ["Play one pack", "Play in another way"])
def test_going_back_plays_nothing(person: Menu, deed: str) -> None:
    told = person.open(f"{deed}\nBack\n")
    assert not questions_in(told)
    assert "Resume" not in told


def test_friends_play_a_mode_together(person: Menu) -> None:
    told = person.open("Play in another way\nSurvival\n Ani,  Igor ,\n:quit\n")
    assert "Ani, your turn, 3 lives." in told
    assert "Ani, Igor" in shown("resume", "--list")


def test_who_cannot_play_together_is_asked_again(person: Menu) -> None:
    many = ", ".join(f"Player {number}" for number in range(9))
    too_long = "x" * 41
    told = person.open(
        f"Play in another way\nLadder\n{many}\nAni, ANI\n{too_long}\nAni, Igor\n:quit\n"
    )
    assert "ladder is for 8 players at most" in told
    assert "two players are called Ani" in told
    assert "40 characters at most" in told
    assert "Ani, your turn" in told


def test_another_name_is_given(person: Menu) -> None:
    save_player(player_folders().config, "Ani")
    told = person.open("Change the player\nIgor\n")
    assert "Change the player (Igor)" in _items(told)


@pytest.mark.parametrize("opens", ["the menu", "the command"])
def test_of_several_rounds_a_person_picks_one(person: Menu, own: str, opens: str) -> None:
    """The newest is the first on the list."""
    for kind in ("choice", "text"):
        shown("play", own, "--kind", kind, "--player", "Ani")
    lines = f"2\n{RIGHT * 5}"
    told = person.open(f"Resume\n{lines}") if opens == "the menu" else person.resume(lines)
    assert "Which round?\n  1. Ani, " in told
    (entry,) = scores()
    assert entry["board"].endswith("only kind choice")
    assert "only kind text" in shown("resume", "--list")


def test_a_finished_round_is_picked_and_gone_through(person: Menu, own: str) -> None:
    played = shown("play", own, "-n", "2", "--player", "Ani", lines=RIGHT * 2)
    told = person.open("Go through\n1\n\n\n")
    assert questions_in(told) == questions_in(played)


def test_what_was_missed_is_played_again_at_once(person: Menu, own: str) -> None:
    """Until nothing is missed any more: then there is nothing to offer."""
    save_player(player_folders().config, "Ani")
    told = person.play(f"{WRONG + RIGHT + WRONG}Play what\n{RIGHT * 2}", own, count=3)
    first, _, third, *again = questions_in(told)
    assert again == [first, third]
    assert "Play what was missed again (2 questions)" in told
    assert told.count("What now?") == 1
    assert [entry["mode"] for entry in scores()] == ["classic"]


def test_a_round_is_gone_through_from_its_result(person: Menu, own: str) -> None:
    save_player(player_folders().config, "Ani")
    told = person.play(f"{WRONG * 2}Go through\n\n\nThat was it\n", own, count=2)
    first, second, *again = questions_in(told)
    assert again == [first, second]
    assert told.count("What now?") == 2


def test_practice_is_in_the_menu(person: Menu, own: str) -> None:
    """What was missed a moment ago is not due yet."""
    save_player(player_folders().config, "Ani")
    person.play(f"{WRONG * 2}That was it\n", own, count=2)
    assert "Nothing is due now. Next: 2 questions on " in person.open("Practise\n")


def test_the_end_of_input_ends_the_menu(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As Ctrl-C does, which the command line turns into its exit code."""
    with pytest.raises(KeyboardInterrupt):
        menu.run(session_at(Clock(), monkeypatch, is_person=True))
    assert "What shall it be?" in capsys.readouterr().out
