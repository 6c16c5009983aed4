"""`practice`, with a clock that tests can set."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from anora_quiz.errors import UsageError
from anora_quiz.game import playing, practice_round, saved_rounds
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.paths import player_folders
from anora_quiz.records import tallies
from tests.cli.playing import (
    NOON,
    RIGHT,
    SKIP,
    WRONG,
    Clock,
    questions_in,
    quiz_text,
    refusal,
    scores,
    session_at,
    shown,
    write_quiz,
)
from tests.command_line import run

_SOON = timedelta(minutes=5)
_NOTHING_YET = "Nothing to practice yet. Questions you miss will show up here.\n"


@dataclass
class Player:
    """Plays a pack of the player's own and practices it, at the times of ``clock``."""

    clock: Clock
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    file: Path

    def play(self, lines: str, *, players: tuple[str, ...] = ()) -> str:
        """Play the pack and return what was printed."""
        wanted = RoundOptions(packs=[str(self.file)], count=4, players=players, seed=1)
        playing.start(session_at(self.clock, self.patch, lines), wanted)
        return self.capture.readouterr().out

    def practice(
        self,
        lines: str = RIGHT * 4,
        player: str | None = None,
        count: int = 10,
        ahead: int = 0,
    ) -> str:
        """Practice a few minutes later and return what was printed."""
        self.clock.at += _SOON
        session = session_at(self.clock, self.patch, lines)
        practice_round.play(session, player, count, ahead=ahead)
        return self.capture.readouterr().out


@pytest.fixture
def player(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Player:
    """Return a player with a pack of four questions, who has played nothing."""
    # No bundled packs, which practice would read every time.
    monkeypatch.setattr("anora_quiz.game.session.bundled_packs", lambda: home / "none")
    file = home / "packs" / "quiz.yaml"
    write_quiz(file, count=4)
    return Player(Clock(), monkeypatch, capsys, file)


def test_before_the_first_round_there_is_nothing_to_practice() -> None:
    assert shown("practice") == _NOTHING_YET


def test_what_was_wrong_comes_back_and_what_was_right_does_not(player: Player) -> None:
    played = questions_in(player.play(WRONG + RIGHT + WRONG + SKIP))
    assert sorted(questions_in(player.practice())) == sorted([played[0], played[2]])


def test_what_was_right_comes_back_days_later(player: Player) -> None:
    player.play(RIGHT * 4)
    assert player.practice().startswith("Nothing to practice right now. 4 questions come back ")
    player.clock.at += timedelta(days=30)
    assert len(questions_in(player.practice())) == 4


def test_what_is_known_by_now_leaves_until_later(player: Player) -> None:
    player.play(WRONG * 4)
    practiced = player.practice(RIGHT * 3 + WRONG)
    assert "(3 of 4 correct)" in practiced
    assert questions_in(player.practice()) == questions_in(practiced)[3:]


def test_after_practice_the_next_due_time_is_shown(player: Player) -> None:
    player.play(WRONG * 4)
    assert "Nothing to practice right now. 4 questions come back " in player.practice(RIGHT * 4)
    assert "Nothing to practice right now. 4 questions come back " in player.practice()


def test_practice_can_be_ahead(player: Player) -> None:
    player.play(RIGHT * 4)
    assert player.practice(ahead=1).startswith("Nothing to practice right now. 4 questions come ")
    assert len(questions_in(player.practice(ahead=2))) == 4


def test_more_than_was_asked_for_waits(player: Player) -> None:
    player.play(WRONG * 4)
    practiced = player.practice(count=3)
    assert "Question 1 of 3" in practiced
    assert "1 question to practice now." in practiced


def test_practice_has_no_place_on_the_boards(player: Player) -> None:
    player.play(WRONG * 4)
    practiced = player.practice()
    assert "\nScore: " in practiced
    assert "board" not in practiced.replace("no place on the boards", "")
    assert "--code" not in practiced
    assert [entry["mode"] for entry in scores()] == ["classic"]


def test_practice_saved_for_later_is_resumed(player: Player) -> None:
    player.play(WRONG * 4)
    first = player.practice(RIGHT)
    assert "Practice, Quiz" in shown("resume", "--list")
    rest = shown("resume", lines=RIGHT * 3)
    assert len({*questions_in(first)[:1], *questions_in(rest)}) == 4


def test_a_question_is_asked_as_its_author_has_fixed_it(player: Player) -> None:
    player.play(WRONG * 4)
    player.file.write_text(quiz_text(count=4).replace("question 2?", "question mended?"))
    practiced = questions_in(player.practice())
    assert "Quiz question mended?" in practiced
    assert "Quiz question 2?" not in practiced


@pytest.mark.parametrize("loss", ["gone", "broken"])
def test_a_question_whose_pack_is_lost_is_asked_as_it_was(player: Player, loss: str) -> None:
    played = questions_in(player.play(WRONG * 4))
    if loss == "gone":
        player.file.unlink()
    else:
        player.file.write_text("format: 1\ntitle: [")
    practiced = player.practice()
    assert sorted(questions_in(practiced)) == sorted(played)
    assert "(4 of 4 correct)\n" in practiced


def test_each_player_practices_what_they_missed_themselves(player: Player) -> None:
    """This is also true if they take turns at one computer."""
    played = questions_in(player.play((WRONG + RIGHT) * 2, players=("Vanya", "Igor")))
    assert sorted(questions_in(player.practice(player="VANYA"))) == sorted(played[::2])
    assert player.practice(player="Igor").startswith("Nothing to practice right now.")
    with pytest.raises(UsageError, match='no player named "Lulu"'):
        player.practice(player="Lulu")
    assert player.practice() == _NOTHING_YET


def test_who_gave_no_name_practices_under_the_name_given_since(player: Player) -> None:
    player.play(WRONG * 2)
    player_folders().config.write_text('player = "Vanya"\n')
    assert player.practice() == _NOTHING_YET  # not finished yet, so its player is not known
    saved_rounds.resume(session_at(player.clock, player.patch, WRONG * 2), None)
    player.capture.readouterr()
    assert len(questions_in(player.practice())) == 4


def test_the_command_takes_a_count_a_player_and_a_timer(quiz: str) -> None:
    shown("play", quiz, "-n", "2", "--player", "Lulu", lines=WRONG * 2)
    output = shown("practice", "--player", "Lulu", "--questions", "1", "--timer", "30", "--plain")
    assert output.startswith("Nothing to practice right now. 2 questions come back ")
    shown("practice", "--player", "Lulu", "--ahead", "1", "-n", "1", lines=RIGHT)
    for arguments in (["--questions", "0"], ["--timer", "0"], ["--player", " "], ["quiz"]):
        assert run("practice", *arguments).exit_code == 2


def test_the_days_ahead_are_limited() -> None:
    assert shown("practice", "--ahead", "365") == _NOTHING_YET
    for days in ("-1", "366"):
        said = refusal("practice", "--ahead", days)
        assert "error: --ahead must be a whole number from 0 to 365" in said


def test_home_and_statistics_count_what_practice_deals(player: Player) -> None:
    """A question due at 23:00 counts from the start of its day."""
    player.clock.at = NOON.replace(hour=23)
    player.play(RIGHT * 3 + WRONG, players=("Ani",))
    player_folders().config.write_text('player = "Ani"\n')
    player.clock.at = NOON.replace(day=23, hour=0)
    session = session_at(player.clock, player.patch)
    with session.store() as store:
        upcoming = tallies.stats(store, "Ani", session.clock.now()).upcoming
    assert upcoming is not None
    assert upcoming.due == 4
    assert len(questions_in(player.practice())) == 4


def test_a_timer_holds_for_each_question(player: Player) -> None:
    player.play(WRONG * 4)
    player.clock.at += _SOON
    practice_round.play(session_at(player.clock, player.patch, RIGHT * 4), None, 10, 30)
    assert player.capture.readouterr().out.count("You have 30 seconds.") == 4
