"""`daily`, with a clock that tests can set."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from anora_quiz.errors import UsageError
from anora_quiz.game import daily_round, saved_rounds
from anora_quiz.paths import player_folders
from anora_quiz.records.settings import save_settings
from tests.cli.playing import (
    NOON,
    RIGHT,
    SKIP,
    WRONG,
    Clock,
    code_in,
    questions_in,
    scores,
    session_at,
    shown,
    write_quiz,
)
from tests.command_line import run

_DAY = timedelta(days=1)
_TOKYO, _NEW_YORK = timezone(timedelta(hours=9)), timezone(timedelta(hours=-5))


@dataclass
class Days:
    """Plays the daily round with ``pack`` at the time of ``clock``."""

    pack: str
    clock: Clock
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def play(
        self,
        lines: str = RIGHT * 4,
        *,
        packs: tuple[str, ...] = (),
        player: str | None = None,
        timer: int | None = None,
        is_copied: bool = False,
    ) -> str:
        """Return what `daily` prints at the time of the clock, given ``lines`` as input."""
        session = session_at(self.clock, self.patch, lines)
        daily_round.play(session, packs or [self.pack], player, timer, is_copied=is_copied)
        return self.capture.readouterr().out

    def resume(self, lines: str) -> str:
        """Return what `resume` prints at the time of the clock, given ``lines`` as input."""
        saved_rounds.resume(session_at(self.clock, self.patch, lines), None)
        return self.capture.readouterr().out


@pytest.fixture
def days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Days:
    """Return a player with four questions, whose clock shows noon on November 21, 2026."""
    pack = write_quiz(tmp_path / "quiz.yaml", count=4)
    return Days(pack, Clock(), monkeypatch, capsys)


def _is_played(shown: str) -> bool:
    return bool(questions_in(shown))


# Which round it is


def test_the_same_questions_are_asked_elsewhere(
    days: Days, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path, the time of day and the player do not matter, and all lines are the same."""
    first = days.play()
    assert len(questions_in(first)) == 4
    monkeypatch.setenv("ANORA_QUIZ_HOME", str(tmp_path / "elsewhere"))
    days.pack = write_quiz(tmp_path / "folder" / "quiz.yaml", count=4)
    days.clock.at += timedelta(hours=7)
    assert days.play(player="Igor") == first.replace("ani.", "Igor.")


def test_without_packs_the_mix_is_played(days: Days) -> None:
    session = session_at(days.clock, days.patch, SKIP * 10)
    daily_round.play(session, [], None)
    assert len(questions_in(days.capture.readouterr().out)) == 10
    assert scores()[0]["board"] == "daily, Anora (8 banks), 10 questions, untimed"


def test_a_day_ends_at_midnight(days: Days, quiz: str) -> None:
    days.pack = quiz
    days.clock.at = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
    before = days.play(RIGHT * 10)
    days.clock.at = datetime(2026, 11, 22, 0, 1, tzinfo=UTC)
    after = days.play(RIGHT * 10)
    assert questions_in(before) != questions_in(after)
    assert "Anora Quiz 2026-11-21 10/10 ++++++++++" in before
    assert "Anora Quiz 2026-11-22 10/10 ++++++++++" in after
    assert "2 days in a row." in after


def test_a_round_counts_for_the_day_on_which_it_was_begun(days: Days) -> None:
    days.clock.at, days.clock.pace = (
        datetime(2026, 11, 21, 23, 59, tzinfo=UTC),
        timedelta(minutes=1),
    )
    played = days.play()
    assert days.clock.at.day == 22
    assert "Anora Quiz 2026-11-21 4/4" in played
    assert "Day 1 of a new streak." in played
    assert "2 days in a row." in days.play()
    assert "already played today's round" in days.play()


def test_east_of_the_date_line_the_next_round_is_there_already(days: Days) -> None:
    instant = datetime(2026, 11, 21, 20, tzinfo=UTC)
    days.clock.at = instant.astimezone(_NEW_YORK)
    assert "Anora Quiz 2026-11-21 4/4" in days.play()
    days.clock.at = instant.astimezone(_TOKYO)
    played = days.play()
    assert "Anora Quiz 2026-11-22 4/4" in played
    assert "2 days in a row." in played


def test_who_travels_west_meets_a_day_again_and_no_round_twice(days: Days) -> None:
    instant = datetime(2026, 11, 21, 20, tzinfo=UTC)
    days.clock.at = instant.astimezone(_TOKYO)
    assert "Anora Quiz 2026-11-22 4/4" in days.play()
    days.clock.at = instant.astimezone(_NEW_YORK)
    played = days.play()
    assert "Anora Quiz 2026-11-21 4/4" in played
    assert "2 days in a row." in played
    days.clock.at += _DAY
    assert not _is_played(days.play())


def test_with_a_timer_the_questions_are_the_same_and_the_board_is_another(
    days: Days,
) -> None:
    timed = days.play(timer=30)
    assert timed.count("You have 30 seconds.") == 4
    assert questions_in(days.play(player="Igor")) == questions_in(timed)
    assert not _is_played(days.play())
    assert len({entry["board"] for entry in scores()}) == 2


def test_the_code_of_a_day_is_of_a_classic_round_with_its_questions(days: Days) -> None:
    played = days.play()
    again = shown("play", days.pack, "--code", code_in(played), lines=RIGHT * 4)
    assert questions_in(again) == questions_in(played)
    assert "Anora Quiz 2026" not in again
    assert {entry["mode"] for entry in scores()} == {"classic", "daily"}


def test_spoilers_are_never_asked(days: Days, tmp_path: Path) -> None:
    """Not even of a player who allowed them: the round must be the same for everybody."""
    small = write_quiz(tmp_path / "small.yaml", title="Small", count=12)
    save_settings(player_folders().config, spoilers={"small": True})
    assert "spoiler" in shown("play", small, "-n", "12", lines=SKIP * 12)
    played = days.play(packs=(small,), lines=SKIP * 10)
    assert len(questions_in(played)) == 10
    assert "spoiler" not in played


# Once a day


def test_the_second_time_on_a_day_only_the_line_to_share_is_shown(days: Days) -> None:
    first = days.play(WRONG + SKIP + RIGHT * 2)
    line = "Anora Quiz 2026-11-21 2/4 x-++"
    assert f"\n{line}\n" in first
    days.clock.at += timedelta(hours=11)
    assert days.play() == (
        f"You've already played today's round (2 of 4 correct). The next one is tomorrow.\n{line}\n"
    )
    assert len(scores()) == 1


def test_a_round_saved_for_later_goes_on(days: Days) -> None:
    first = days.play(RIGHT * 2)
    assert "Saved at question 3 of 4" in first
    second = days.play(RIGHT * 2)
    assert second.startswith("Continuing today's round.\nQuestion 3 of 4 (")
    assert questions_in(first)[:2] + questions_in(second) == questions_in(days.play(player="Igor"))
    assert "Anora Quiz 2026-11-21 4/4 ++++" in second


def test_a_round_saved_for_later_until_tomorrow_is_not_tomorrows(days: Days) -> None:
    days.play(RIGHT * 2)
    days.clock.at += _DAY
    assert "Anora Quiz 2026-11-22 4/4" in days.play()
    rest = days.resume(RIGHT * 2)
    assert "Question 3 of 4" in rest
    assert "Anora Quiz 2026-11-21 4/4" in rest
    assert "2 days in a row." in rest


def test_a_round_that_was_discarded_is_not_played_again(days: Days) -> None:
    days.play(RIGHT)
    shown("resume", "--discard", "1")
    with pytest.raises(UsageError, match="discarded today's round"):
        days.play()
    days.clock.at += _DAY
    assert "Day 1 of a new streak." in days.play()


def test_who_gives_a_name_meanwhile_goes_on_with_the_same_round(days: Days) -> None:
    """A round that was saved without a name is still theirs when they have one."""
    days.play(RIGHT * 2)
    save_settings(player_folders().config, player="Vanya")
    assert days.play(RIGHT * 2).startswith("Continuing today's round.\nQuestion 3 of 4 (")
    assert "already played today's round" in days.play()


def test_another_player_has_a_round_of_their_own(days: Days) -> None:
    first = days.play()
    assert questions_in(days.play(player="Igor")) == questions_in(first)
    assert "Igor has already played today's round" in days.play(player="Igor")
    assert "already played today's round" in days.play()
    assert {entry["player"] for entry in scores()} == {"ani", "Igor"}


def test_other_packs_have_a_round_of_their_own(days: Days, tmp_path: Path) -> None:
    other = write_quiz(tmp_path / "other.yaml", title="Other", count=3)
    days.play()
    assert _is_played(days.play(packs=(other,)))
    assert _is_played(days.play(RIGHT * 7, packs=(days.pack, other)))
    assert not _is_played(days.play(packs=(other, days.pack)))
    days.clock.at += _DAY
    assert "2 days in a row." in days.play(packs=(other,))


def test_a_day_missed_ends_the_streak(days: Days) -> None:
    streaks = []
    for day in (0, 1, 2, 4, 5, 6, 7):
        days.clock.at = NOON + day * _DAY
        (streak,) = [
            line for line in days.play().splitlines() if "streak" in line or "days in a row" in line
        ]
        streaks.append(streak)
    assert streaks == [
        "Day 1 of a new streak.",
        "2 days in a row.",
        "3 days in a row.",
        "Your 3-day streak ended. A new one starts today.",
        "2 days in a row.",
        "3 days in a row.",
        "4 days in a row, your longest streak yet.",
    ]


def test_seven_days_are_a_week(days: Days) -> None:
    for _ in range(6):
        days.play()
        days.clock.at += _DAY
    assert "7 days in a row: one full week.\n" in days.play()


# The command


def test_copying_says_where_there_is_no_terminal(days: Days) -> None:
    message = "This terminal has no clipboard.\n"
    assert message not in days.play(RIGHT * 2, is_copied=True)
    assert days.play(RIGHT * 2, is_copied=True).endswith(message)
    assert days.play(is_copied=True).endswith(f"\nAnora Quiz 2026-11-21 4/4 ++++\n{message}")


def test_the_command_takes_packs_a_player_and_a_wish_for_a_copy(quiz: str) -> None:
    played = shown("daily", quiz, "--player", "Lulu", "--copy", "--plain", lines=RIGHT * 10)
    assert "no clipboard" in played
    assert [(entry["player"], entry["packs"]) for entry in scores()] == [("Lulu", ["quiz"])]


@pytest.mark.parametrize("option", ["--seed", "--mode", "--spoilers", "--code", "--questions"])
def test_nothing_makes_the_round_another(quiz: str, option: str) -> None:
    result = run("daily", quiz, option, "1")
    assert result.exit_code == 2
    assert "unknown option" in result.stderr


def test_a_daily_round_is_for_one_player(quiz: str) -> None:
    """The last name counts, as with every option that is given twice."""
    shown("daily", quiz, "--player", "Ani", "--player", "Igor", lines=RIGHT * 10)
    assert [entry["player"] for entry in scores()] == ["Igor"]
