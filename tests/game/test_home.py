"""Home, which `anora-quiz` opens without a command, in plain lines."""

import re
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from anora_quiz import databases
from anora_quiz.game import home, playing, saved_rounds
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.paths import bundled_packs, player_folders
from anora_quiz.quiz.selection import Selection
from anora_quiz.records.settings import read_settings, save_settings
from anora_quiz.terminal import clipboard
from tests.cli.playing import TYPED_RIGHT as RIGHT
from tests.cli.playing import TYPED_SKIP as SKIP
from tests.cli.playing import TYPED_WRONG as WRONG
from tests.cli.playing import (
    Clock,
    questions_in,
    scores,
    session_at,
    shown,
    write_quiz,
)

_ASKED = "What would you like to do?"
_LEAVE = "Quit\n"


@pytest.fixture
def own(home: Path) -> str:
    """Return the path of the player's own pack."""
    return write_quiz(home / "packs" / "quiz.yaml", count=6)


class Visitor:
    """Uses Home and commands as a person who types lines."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture

    def open(self, lines: str) -> str:
        """Return what Home prints to a person who types ``lines`` and leaves."""
        return self._printed(home.run, lines + _LEAVE)

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
def person(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Visitor:
    """Return a person who has allowed all spoilers, so that nothing is asked about them."""
    bundled_ids = [path.stem for path in bundled_packs().glob("*.yaml")]
    save_settings(player_folders().config, spoilers=dict.fromkeys([*bundled_ids, "quiz"], True))
    return Visitor(monkeypatch, capsys)


def _items(text: str) -> dict[str, str]:
    """Return the items of the last Home in ``text``, with their notes."""
    shown = text[text.rindex(_ASKED) :]
    found = re.findall(r"^  \d+\. ([^:\n]+)(?:: (.+))?", shown, re.MULTILINE)
    return dict(found)


def test_somebody_new_is_told_what_this_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.run(session_at(Clock(), monkeypatch, "Quit\n", is_person=True))
    assert "A round takes about three minutes." in capsys.readouterr().out
    save_settings(player_folders().config, player="Ani")
    home.run(session_at(Clock(), monkeypatch, "Quit\n", is_person=True))
    assert "A round takes" not in capsys.readouterr().out


def test_spoilers_are_asked_about_without_telling_it_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.run(session_at(Clock(), monkeypatch, "Play\nNo\n:quit\nQuit\n", is_person=True))
    output = capsys.readouterr().out
    assert output.count("A round takes about three minutes.") == 1
    assert output.count("Have you seen Anora?") == 1
    assert not any(read_settings(player_folders().config).spoilers.values())


def test_going_back_from_the_question_on_spoilers_decides_and_plays_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.run(session_at(Clock(), monkeypatch, "Play\n:back\nQuit\n", is_person=True))
    output = capsys.readouterr().out
    assert output.count("A round takes about three minutes.") == 2
    assert not questions_in(output)
    assert not read_settings(player_folders().config).spoilers


def test_who_has_played_nothing_has_nothing_to_resume(person: Visitor) -> None:
    items = _items(person.open(""))
    assert "Resume" not in items
    assert items["Daily round"] == "ready, 10 questions"
    assert items["Practice"] == "nothing yet"


@pytest.mark.usefixtures("own")
def test_what_was_chosen_last_is_played_again(person: Visitor) -> None:
    assert _items(person.open(""))["Play"] == "10 questions, all Anora packs"
    shown("play", "quiz", "-n", "2", "--difficulty", "hard", "--no-spoilers", lines=RIGHT * 2)
    output = person.open("Play\n:skip\n:quit\n")
    assert _items(output)["Play"] == "2 questions, Quiz, hard"
    assert "Question 1 of 2 (hard)" in output


def test_a_round_is_set_up(person: Visitor) -> None:
    output = person.open("Set up\nQuestions\nsome\n2\nKinds\n2\n\n1\n\n1\n\nAni\nHome\n")
    assert _items(output)["Play"] == "2 questions, all Anora packs, choice"


def test_what_was_set_up_and_left_is_named_and_played(person: Visitor) -> None:
    output = person.open("Set up\nQuestions\nsome\n2\nKinds\n2\n:back\nPlay\n:skip\n:quit\n")
    assert _items(output)["Play"] == "2 questions, all Anora packs, choice"
    assert "Question 1 of 2" in output


def test_what_is_saved_and_who_plays_is_told(person: Visitor, own: str) -> None:
    shown("play", own, "-n", "1", "--player", "Ani", lines=RIGHT)
    shown("play", own, lines=RIGHT)
    save_settings(player_folders().config, player="Ani")
    output = person.open("")
    assert _items(output)["Resume"] == "1 saved round"
    assert "Anora Quiz: Ani, 1 round, best 100." in output


def test_home_is_there_again_after_each_action(person: Visitor) -> None:
    output = person.open("High scores\nPacks\n")
    assert "No scores yet." in output
    assert "consultant" in output
    assert output.count(_ASKED) == 3


def test_a_round_on_the_film_is_played_and_signed(person: Visitor) -> None:
    output = person.open(f"Play\n{SKIP * 10}Vanya\nHome\n")
    assert len(questions_in(output)) == 10
    assert [entry["player"] for entry in scores()] == ["Vanya"]
    assert read_settings(player_folders().config).player == "Vanya"


def test_the_daily_round_is_played_once(person: Visitor) -> None:
    save_settings(player_folders().config, player="Ani")
    output = person.open(f"Daily\n{SKIP * 10}Home\nDaily\n")
    assert len(questions_in(output)) == 10
    assert "You've already played today's round (0 of 10 correct)." in output
    assert _items(output)["Daily round"] == "done for today"
    assert "Today: 0 of 10 correct, day 1 of a new streak." in output


def test_a_daily_round_that_was_begun_goes_on(person: Visitor) -> None:
    output = person.open(f"Daily\n{SKIP}:quit\n")
    assert _items(output)["Daily round"] == "continue at question 2"
    assert "Question 2 of 10 (" in person.open("Daily\n:quit\n")


def test_todays_result_is_copied(person: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(clipboard, "copy", copied.append)
    save_settings(player_folders().config, player="Ani")
    assert "Copy" not in person.open("")
    person.open(f"Daily\n{SKIP * 10}Home\nCopy\n")
    assert copied == ["Anora Quiz 2026-11-21 0/10 ----------"]


def test_a_daily_round_that_was_discarded_is_not_played(person: Visitor) -> None:
    person.open(f"Daily\n{SKIP}:quit\n")
    shown("resume", "--discard", "1")
    output = person.open("Daily\n")
    assert "You discarded today's round. The next one is tomorrow." in output
    assert _items(output)["Daily round"] == "discarded, next one tomorrow"


def test_a_round_that_is_left_at_once_is_not_offered_again(person: Visitor) -> None:
    output = person.open("Play\n:quit\n")
    assert "Nothing was answered, so nothing was saved." in output
    assert "Resume" not in output
    assert "No saved rounds." in shown("resume", "--list")


@pytest.mark.parametrize("opens", ["Home", "the command"])
def test_of_several_rounds_a_person_picks_one(person: Visitor, own: str, opens: str) -> None:
    """The newest round is first on the list."""
    for kind in ("choice", "text"):
        shown("play", own, "--kind", kind, "--player", "Ani")
    lines = f"1\nResume\n{RIGHT * 4}Home\n"
    output = person.open(f"Resume\n{lines}") if opens == "Home" else person.resume(lines)
    assert "Choose a saved round\n  2. " in output
    (entry,) = scores()
    assert entry["board"].endswith("only kind choice")
    assert "only text" in shown("resume", "--list")


def test_a_saved_round_is_discarded_from_home(person: Visitor, own: str) -> None:
    """Even a single one is in a list, in which it can be discarded."""
    shown("play", own, "--player", "Ani", lines=RIGHT)
    output = person.open("Resume\n1\nDiscard\nDiscard it\n")
    assert "No saved rounds left.\n" in output
    assert "No saved rounds" in shown("resume", "--list")


def test_a_finished_round_is_picked_and_reviewed(person: Visitor, own: str) -> None:
    played = shown("play", own, "-n", "2", "--player", "Ani", lines=RIGHT * 2)
    output = person.open("Review\n1\n\n\n\n:back\n:back\n")
    assert questions_in(output) == questions_in(played)


def test_what_was_missed_is_played_again_at_once(person: Visitor, own: str) -> None:
    """Until nothing is missed anymore: then there is nothing to practice."""
    save_settings(player_folders().config, player="Ani")
    lines = f"{WRONG + RIGHT + WRONG}Practice\n{RIGHT * 2}Quit\n"
    output = person.play(lines, own, count=3)
    first, _, third, *again = questions_in(output)
    assert again == [first, third]
    assert output.count("Practice misses") == 1
    assert [entry["mode"] for entry in scores()] == ["classic"]


def test_a_round_is_reviewed_from_its_result(person: Visitor, own: str) -> None:
    save_settings(player_folders().config, player="Ani")
    output = person.play(f"{WRONG * 2}Review\n\n\n:quit\nQuit\n", own, count=2)
    first, second, *again = questions_in(output)
    assert again == [first, second]
    assert output.count(_ASKED) == 2


def test_practice_tells_when_there_is_something(person: Visitor, own: str) -> None:
    """Questions that were missed a moment ago are not due yet."""
    save_settings(player_folders().config, player="Ani")
    person.play(f"{WRONG * 2}Quit\n", own, count=2)
    output = person.open("Practice\n")
    assert "Nothing to practice right now. 2 questions come back " in output
    assert _items(output)["Practice"] == "next in 1 minute"


def test_the_end_of_input_ends_the_program_and_tells_what_is_saved(
    own: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It does the same as Ctrl-C, which the command line turns into an exit code."""
    for saved in ("Everything is saved.", "1 saved round. Continue with: anora-quiz resume"):
        with pytest.raises(KeyboardInterrupt):
            home.run(session_at(Clock(), monkeypatch, is_person=True))
        output = capsys.readouterr().out
        assert _ASKED in output
        assert output.endswith(f"{saved}\n")
        shown("play", own, lines=RIGHT)


# Where nothing can be written


def test_round_that_is_not_saved_says_so_once_and_goes_on(
    person: Visitor, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "is_writable", lambda _: False)
    save_settings(player_folders().config, player="Ani")
    lines = f"{WRONG * 2}Another round\n{WRONG * 2}Quit\n"
    with pytest.MonkeyPatch.context() as patch:
        warnings = StringIO()
        patch.setattr(sys, "stderr", warnings)
        output = person.play(lines, own, count=2)
    assert warnings.getvalue().count("this round won't be saved") == 1
    assert len(questions_in(output)) == 4
    assert "Review" not in output
    assert not scores()


def test_home_where_nothing_can_be_written_promises_nothing(
    own: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own
    monkeypatch.setattr(databases, "is_writable", lambda _: False)
    with pytest.raises(KeyboardInterrupt):
        home.run(session_at(Clock(), monkeypatch, is_person=True))
    output = capsys.readouterr().out
    assert "A round takes about three minutes.\n" in output
    assert "save" not in output
