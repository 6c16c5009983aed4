"""Saved and finished rounds in lists: resumed, discarded, and reviewed by a person."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from anora_quiz.game import saved_rounds
from anora_quiz.game.session import Session
from anora_quiz.paths import player_folders
from anora_quiz.records import history
from anora_quiz.records.settings import save_settings
from anora_quiz.records.store import Store
from tests.cases import for_each
from tests.cli.playing import RIGHT, SKIP, Clock, questions_in, session_at, shown
from tests.terminal.keyboard import DOWN, ENTER, ESCAPE
from tests.terminal.stage.drawn import scripted
from tests.terminal.stage_player import StagePlayer

_LONG_AGO = "2025-03-22T12:00:00.000000+00:00"


class Person:
    """Ani, who types plain lines or presses keys; she plays a day after the rounds began."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture

    def does(self, action: Callable[[Session], object], lines: str) -> str:
        """Return what ``action`` prints to a person who types ``lines``."""
        action(session_at(self._clock(), self._patch, lines, is_person=True))
        return self._capture.readouterr().out

    def sees(self, action: Callable[[Session], object], *steps: tuple[str, str]) -> StagePlayer:
        """Return the player after ``action`` on a stage, where keys are pressed in ``steps``."""
        player = StagePlayer()
        session = session_at(self._clock(), self._patch, is_person=True)
        self._patch.setattr(Session, "_new_face", lambda _: player.face)
        with scripted(player.screen, *steps):
            action(session)
        return player

    def _clock(self) -> Clock:
        with Store(player_folders().scores) as store:
            rounds = [*history.unfinished(store), *history.finished(store, 99)]
        clock = Clock()
        clock.at = max((each.at for each in rounds), default=clock.at) + timedelta(days=1)
        return clock


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Person:
    save_settings(player_folders().config, spoilers={"quiz": True})
    save_settings(player_folders().config, player="Ani")
    return Person(monkeypatch, capsys)


@pytest.fixture
def two_saved(quiz: str) -> str:
    """Begin two rounds, one of them with choices alone, and return their pack."""
    shown("play", quiz, "-n", "2", "--kind", "choice", "--player", "Ani", lines=RIGHT)
    shown("play", quiz, "-n", "3", "--kind", "text", "--player", "Vanya")
    return quiz


def _saved_numbers() -> list[int]:
    with Store(player_folders().scores) as store:
        return [each.id for each in history.unfinished(store)]


@pytest.mark.parametrize("action", [saved_rounds.pick_saved, saved_rounds.resume])
@pytest.mark.usefixtures("two_saved")
def test_a_saved_round_is_picked_from_a_list_and_resumed(
    person: Person, action: Callable[[Session], object]
) -> None:
    output = person.does(action, f"1\nResume\n{SKIP}Quit\n")
    assert output.startswith("Choose a saved round\n  2. Yesterday at ")
    assert re.search(r"2\. .* only text, Vanya, 0 points, 0 of 3 answered\n", output)
    assert re.search(r"1\. .* only choice, \d+ points, 1 of 2 answered\n", output)
    assert "Question 2 of 2 (" in output
    assert _saved_numbers() == [2]


def test_of_saved_rounds_a_single_one_is_listed_or_resumed_at_once(
    person: Person, quiz: str
) -> None:
    shown("play", quiz, "-n", "2", lines=SKIP)
    assert not questions_in(person.does(saved_rounds.pick_saved, ":back\n"))
    assert len(questions_in(person.does(saved_rounds.resume, ":quit\n"))) == 1


def test_a_round_begun_before_the_player_gave_a_name_is_their_own(
    person: Person, quiz: str
) -> None:
    player_folders().config.unlink()
    shown("play", quiz, "-n", "2", "--kind", "text")
    save_settings(player_folders().config, player="Ani")
    output = person.does(saved_rounds.pick_saved, ":back\n")
    assert "Classic, Quiz, 2 questions, only text, 0 points" in output


def test_name_of_the_known_player_is_left_out_in_any_case(person: Person, quiz: str) -> None:
    shown("play", quiz, "-n", "2", "--kind", "text", "--player", "ANI", lines=RIGHT)
    output = person.does(saved_rounds.pick_saved, ":back\n")
    assert re.search(r"only text, \d+ points", output)


@pytest.mark.usefixtures("two_saved")
def test_saved_rounds_are_discarded_one_by_one_until_none_is_left(person: Person) -> None:
    lines = "".join(f"{number}\nDiscard\nDiscard it\n" for number in (1, 2))
    output = person.does(saved_rounds.pick_saved, lines)
    assert output.count("Choose a saved round") == 2
    assert output.count("Discarded the round.") == 2
    assert "Questions you missed still come back in practice." in output
    assert "daily" not in output
    assert output.endswith("No saved rounds left.\n")
    assert _saved_numbers() == []


@for_each("lines", ["1\nDiscard\nKeep it\n:back\n", "1\nBack\n:back\n", ":back\n"])
@pytest.mark.usefixtures("two_saved")
def test_a_round_that_is_kept_is_still_there(person: Person, lines: str) -> None:
    person.does(saved_rounds.pick_saved, lines)
    assert _saved_numbers() == [2, 1]


def test_what_is_lost_with_a_daily_round_is_said(person: Person) -> None:
    shown("daily", "--player", "Ani", lines=SKIP)
    output = person.does(saved_rounds.pick_saved, "1\nDiscard\nKeep it\n:back\n")
    assert "You can't play this daily round again." in output


@pytest.mark.usefixtures("two_saved")
def test_on_the_stage_rounds_are_discarded_by_a_key_until_none_is_left(person: Person) -> None:
    player = person.sees(
        saved_rounds.pick_saved,
        ("Enter resume · d discard · Esc back", DOWN + "d"),
        ("Keep it", ESCAPE),
        ("Enter resume", "d"),  # the pointer is where it was
        ("only choice", DOWN + ENTER),
        ("Discarded the round.", "d"),
        ("Keep it", DOWN + ENTER),
    )
    assert _saved_numbers() == []
    opened = "".join(player.screen.writes).count("\x1b[?1049h")
    assert opened == 1


@pytest.mark.usefixtures("two_saved")
def test_esc_goes_back_from_the_list_of_saved_rounds(person: Person) -> None:
    player = person.sees(saved_rounds.pick_saved, ("Enter resume", ESCAPE))
    assert _saved_numbers() == [2, 1]
    assert not player.told()


def test_finished_rounds_are_reviewed_one_after_the_other(person: Person, quiz: str) -> None:
    for count in "12":
        shown("play", quiz, "-n", count, "--player", "Ani", lines=RIGHT * int(count))
    shown("play", quiz, "-n", "1", "--player", "Ani", "--player", "Igor", lines=RIGHT * 2)
    output = person.does(saved_rounds.pick_finished, "2\n:back\n1\n1\n:quit\n:back\n")
    assert output.count("Choose a round\n") == 3
    assert re.search(r"3\. Yesterday at .* Ani 100, Igor 100, 2 of 2 correct\n", output)
    assert re.search(r"2\. Yesterday at .* 2 questions, \d+ points, 2 of 2 correct\n", output)
    assert re.search(r"Classic, Quiz, 2 questions: yesterday at \d\d:\d\d, ", output)
    assert len(questions_in(output)) == 1


def test_on_the_stage_finished_rounds_are_below_their_days(person: Person, quiz: str) -> None:
    for count in "12":
        shown("play", quiz, "-n", count, "--player", "Ani", lines=RIGHT * int(count))
    with Store(player_folders().scores) as store, store.writing() as database:
        database.execute(
            "UPDATE rounds SET finished_at = '2025-03-22T12:00:00.000000+00:00' WHERE id = 1"
        )
    player = person.sees(
        saved_rounds.pick_finished,
        ("Choose a round", DOWN + ENTER),
        ("Enter open", ENTER),
        ("Esc list", ESCAPE),
        ("Enter open", ESCAPE),
        ("Enter review", ESCAPE),
    )
    page = next(page for page in player.pages if "Enter review" in page)
    first, newest, second, oldest = [row for row in page.splitlines() if row.strip()][2:-1]
    assert first.strip() == "Yesterday"
    assert re.match(r"❯ \d\d:\d\d  Classic", newest.strip())
    assert second.strip() == "Mar 22, 2025"
    assert re.match(r"\d\d:\d\d  Classic.* 1 of 1 correct", oldest.strip())


def test_nothing_to_choose_from_is_said(person: Person) -> None:
    assert person.does(saved_rounds.pick_saved, "") == "No saved rounds left.\n"
    assert person.does(saved_rounds.pick_finished, "").startswith("No finished rounds yet.")
