"""`practice`, by a clock that can be set."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from anora_quiz.game import playing, practice_round
from anora_quiz.game.dealing import RoundOptions
from anora_quiz.paths import player_folders
from tests.cli.playing import (
    RIGHT,
    SKIP,
    WRONG,
    Clock,
    questions_in,
    quiz_text,
    run,
    scores,
    session_at,
    shown,
    write_quiz,
)

_SOON = timedelta(minutes=5)
_NOTHING_YET = "Nothing to practise yet: play a round first, and what you miss comes back here.\n"


@dataclass
class Pupil:
    """Plays a pack of the player's own and practises it, by a clock."""

    clock: Clock
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    file: Path

    def play(self, lines: str, *, players: tuple[str, ...] = ()) -> str:
        """Play the pack and return what was printed."""
        wanted = RoundOptions(packs=[str(self.file)], count=4, players=players, seed=1)
        playing.start(session_at(self.clock, self.patch, lines), wanted)
        return self.capture.readouterr().out

    def practise(self, lines: str = RIGHT * 4, player: str | None = None, count: int = 10) -> str:
        """Practise a few minutes later and return what was printed."""
        self.clock.at += _SOON
        practice_round.play(session_at(self.clock, self.patch, lines), player, count)
        return self.capture.readouterr().out


@pytest.fixture
def pupil(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Pupil:
    """Return a player with a pack of four questions, who has played nothing."""
    # No banks, which practice would read each time.
    monkeypatch.setattr("anora_quiz.game.session.bundled_packs", lambda: home / "none")
    file = home / "packs" / "quiz.yaml"
    write_quiz(file, count=4)
    return Pupil(Clock(), monkeypatch, capsys, file)


def test_before_the_first_round_there_is_nothing_to_practise() -> None:
    assert shown("practice") == _NOTHING_YET


def test_what_was_wrong_comes_back_and_what_was_right_does_not(pupil: Pupil) -> None:
    played = questions_in(pupil.play(WRONG + RIGHT + WRONG + SKIP))
    assert sorted(questions_in(pupil.practise())) == sorted([played[0], played[2]])


def test_what_was_right_comes_back_days_later(pupil: Pupil) -> None:
    pupil.play(RIGHT * 4)
    assert pupil.practise().startswith("Nothing is due now. Next: 4 questions on ")
    pupil.clock.at += timedelta(days=30)
    assert len(questions_in(pupil.practise())) == 4


def test_what_is_known_by_now_leaves_until_later(pupil: Pupil) -> None:
    pupil.play(WRONG * 4)
    practised = pupil.practise(RIGHT * 3 + WRONG)
    assert "The round is over: all questions were asked." in practised
    assert questions_in(pupil.practise()) == questions_in(practised)[3:]


def test_after_practising_it_is_told_when_to_come_back(pupil: Pupil) -> None:
    pupil.play(WRONG * 4)
    assert "Nothing is due now. Next: 4 questions on " in pupil.practise(RIGHT * 4)
    assert "Nothing is due now. Next: 4 questions on " in pupil.practise()


def test_more_than_was_asked_for_waits(pupil: Pupil) -> None:
    pupil.play(WRONG * 4)
    practised = pupil.practise(count=3)
    assert "Question 1 of 3" in practised
    assert "1 question to practise now." in practised


def test_practice_has_no_place_on_the_boards(pupil: Pupil) -> None:
    pupil.play(WRONG * 4)
    practised = pupil.practise()
    assert "Score: " in practised.splitlines()[-1]
    assert "board" not in practised.replace("no place on the boards", "")
    assert "--code" not in practised
    assert [entry["mode"] for entry in scores()] == ["classic"]


def test_practice_put_aside_is_resumed(pupil: Pupil) -> None:
    pupil.play(WRONG * 4)
    first = pupil.practise(RIGHT)
    assert "practice, quiz" in shown("resume", "--list")
    rest = shown("resume", lines=RIGHT * 3)
    assert len({*questions_in(first)[:1], *questions_in(rest)}) == 4


def test_a_question_is_asked_as_its_author_has_mended_it(pupil: Pupil) -> None:
    pupil.play(WRONG * 4)
    pupil.file.write_text(quiz_text(count=4).replace("question 2?", "question mended?"))
    practised = questions_in(pupil.practise())
    assert "Quiz question mended?" in practised
    assert "Quiz question 2?" not in practised


@pytest.mark.parametrize("loss", ["gone", "broken"])
def test_a_question_whose_pack_is_lost_is_asked_as_it_was(pupil: Pupil, loss: str) -> None:
    played = questions_in(pupil.play(WRONG * 4))
    if loss == "gone":
        pupil.file.unlink()
    else:
        pupil.file.write_text("format: 1\ntitle: [")
    practised = pupil.practise()
    assert sorted(questions_in(practised)) == sorted(played)
    assert practised.splitlines()[-1].endswith("(4 of 4 correct)")


def test_each_player_practises_what_they_missed_themselves(pupil: Pupil) -> None:
    """That holds at one computer, too, where they take turns."""
    played = questions_in(pupil.play((WRONG + RIGHT) * 2, players=("Ani", "Igor")))
    assert sorted(questions_in(pupil.practise(player="Ani"))) == sorted(played[::2])
    assert pupil.practise(player="Igor").startswith("Nothing is due now.")
    assert pupil.practise(player="Lulu") == _NOTHING_YET
    assert pupil.practise() == _NOTHING_YET


def test_who_gave_no_name_practises_under_the_name_given_since(pupil: Pupil) -> None:
    pupil.play(WRONG * 2)
    player_folders().config.write_text('player = "Vanya"\n')
    assert pupil.practise() == _NOTHING_YET  # not finished yet: whose round it will be is open
    playing.resume(session_at(pupil.clock, pupil.patch, WRONG * 2), None)
    pupil.capture.readouterr()
    assert len(questions_in(pupil.practise())) == 4


def test_the_command_takes_a_count_a_player_and_a_timer(quiz: str) -> None:
    shown("play", quiz, "-n", "2", "--player", "Lulu", lines=WRONG * 2)
    told = shown("practice", "--player", "Lulu", "--questions", "1", "--timer", "30", "--plain")
    assert told.startswith("Nothing is due now. Next: 2 questions on ")
    for arguments in (["--questions", "0"], ["--timer", "0"], ["--player", " "], ["quiz"]):
        assert run("practice", *arguments).exit_code == 2


def test_a_timer_holds_for_each_question(pupil: Pupil) -> None:
    pupil.play(WRONG * 4)
    pupil.clock.at += _SOON
    practice_round.play(session_at(pupil.clock, pupil.patch, RIGHT * 4), None, 10, 30)
    assert pupil.capture.readouterr().out.count("Time: 30 seconds.") == 4
