"""What a person can do after a round, in plain lines."""

import os
import re
import signal
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from anora_quiz.game import daily_round, playing, practice_round, saved_rounds
from anora_quiz.game.dealing import deal
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session, login_name
from anora_quiz.paths import bundled_packs, player_folders
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.question import Difficulty
from anora_quiz.quiz.selection import Selection
from anora_quiz.records import saved
from anora_quiz.records.settings import read_settings, save_settings
from anora_quiz.records.store import Store
from anora_quiz.terminal import clipboard, interruption
from anora_quiz.terminal.plain_face import PlainFace
from tests.cli.playing import TYPED_RIGHT as RIGHT
from tests.cli.playing import TYPED_SKIP as SKIP
from tests.cli.playing import TYPED_WRONG as WRONG
from tests.cli.playing import (
    Clock,
    code_in,
    questions_in,
    scores,
    session_at,
    shown,
    write_quiz,
)

_A_WHILE = timedelta(minutes=10)
_ASKED = "What would you like to do?"
_CHOICES = Selection(kinds=("choice",))  # wrong typed answers would be asked about once more


class Person:
    """Plays in plain lines as a person who types; Ani, unless ``is_known`` is false."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture
        self.clock = Clock()

    def does(self, action: Callable[[Session], object], lines: str) -> str:
        """Return what ``action`` prints, given ``lines`` as input."""
        action(session_at(self.clock, self._patch, lines, is_person=True))
        return self._capture.readouterr().out

    def plays(self, lines: str, *packs: str, count: int = 2, **wanted: Any) -> str:
        """Return what a round of ``packs``, as ``wanted``, prints, given ``lines`` as input."""
        options = RoundOptions(packs=packs, count=count, **{"filters": _CHOICES} | wanted)
        return self.does(lambda session: playing.start(session, options), lines)


@pytest.fixture
def person(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Person:
    """Return Ani, who has allowed the spoilers of the pack `quiz`; there are no bundled packs."""
    monkeypatch.setattr("anora_quiz.game.session.bundled_packs", lambda: home / "none")
    save_settings(player_folders().config, spoilers={"quiz": True})
    save_settings(player_folders().config, player="Ani")
    return Person(monkeypatch, capsys)


# Another round


def test_another_round_asks_other_questions_of_the_same_pack(person: Person, quiz: str) -> None:
    output = person.plays(f"{SKIP * 8}Another\n{SKIP * 8}Quit\n", quiz, count=8)
    asked = questions_in(output)
    assert len({*asked}) == len(asked) == 16
    assert output.count(_ASKED) == 2
    assert len(scores()) == 2
    assert len({entry["code"] for entry in scores()}) == 2


def test_many_rounds_follow_one_another(person: Person, quiz: str) -> None:
    output = person.plays(f"{(SKIP * 2 + 'Another' + chr(10)) * 4}{SKIP * 2}Quit\n", quiz)
    assert len(scores()) == output.count(_ASKED) == 5


def test_another_round_has_the_same_setup(person: Person, quiz: str) -> None:
    filters = Selection(difficulties=(Difficulty.EASY, Difficulty.HARD), kinds=("choice",))
    rounds = f"\n{WRONG * 3}Another\n\n{WRONG * 3}Quit\n"
    output = person.plays(rounds, quiz, count=3, mode=Survival(), timer=30, filters=filters)
    assert output.count("Ready?") == 2
    assert output.count("You have 30 seconds.") == 6
    (board,) = {entry["board"] for entry in scores()}
    assert board.startswith("survival, ")
    assert "only easy or hard, only kind choice" in board
    assert len(scores()) == 2


def test_another_round_is_of_the_same_players_in_the_same_order(person: Person, quiz: str) -> None:
    output = person.plays(f"{SKIP * 4}Another\n{SKIP * 4}Quit\n", quiz, players=("Igor", "Vanya"))
    assert output.count("Igor's turn") == output.count("Vanya's turn") == 4
    assert len(scores()) == 4


def test_another_round_that_is_left_at_once_leaves_nothing(person: Person, quiz: str) -> None:
    output = person.plays(f"{SKIP * 2}Another\n:quit\n", quiz)
    assert output.endswith("Nothing was answered, so nothing was saved.\n")
    assert "No saved rounds" in shown("resume", "--list")


def test_another_round_can_be_left_and_resumed(person: Person, quiz: str) -> None:
    output = person.plays(f"{SKIP * 2}Another\n{SKIP}:quit\n", quiz)
    assert "Saved at question 2 of 2" in output
    rest = person.does(saved_rounds.resume, f"{SKIP}Quit\n")
    assert questions_in(rest) == questions_in(output)[3:]


def test_a_name_that_was_given_is_not_asked_for_again(person: Person, quiz: str) -> None:
    save_settings(player_folders().config, player="")
    output = person.plays(f"{SKIP * 2}Vanya\nAnother\n{SKIP * 2}Quit\n", quiz)
    assert output.count("Your name (Enter") == 1
    assert [entry["player"] for entry in scores()] == ["Vanya", "Vanya"]


def test_after_a_code_another_round_has_other_questions(person: Person, quiz: str) -> None:
    code = code_in(shown("play", quiz, "-n", "4", "--no-spoilers", lines=SKIP * 4))
    lines = f"{RIGHT * 4}Another\n{RIGHT * 4}Quit\n"
    wanted = RoundOptions(packs=[quiz], code=code)
    output = person.does(lambda session: playing.start(session, wanted), lines)
    asked = questions_in(output)
    assert asked[:4] != asked[4:]
    (board,) = {entry["board"] for entry in scores()}
    assert "4 questions" in board
    assert len({entry["code"] for entry in scores()}) == 2


@pytest.mark.parametrize("place", ["packs", "elsewhere"])
def test_after_a_resumed_round_another_one_is_dealt_if_its_pack_is_installed(
    person: Person, home: Path, place: str
) -> None:
    """The database keeps no paths: a pack given by path must be given again."""
    own = write_quiz(home / place / "quiz.yaml")
    person.plays(f"{SKIP}:quit\n", own)
    output = person.does(saved_rounds.resume, f"{SKIP}Another\n{SKIP * 2}Quit\n")
    if place == "packs":
        assert len(questions_in(output)) == 3
        assert len(scores()) == 2
    else:
        assert 'No pack named "quiz".' in output
        assert len(scores()) == 1


def test_another_round_is_of_the_pack_as_it_is_now(person: Person, home: Path) -> None:
    own = write_quiz(home / "packs" / "quiz.yaml")
    person.plays(f"{SKIP}:quit\n", own)
    write_quiz(home / "packs" / "quiz.yaml", title="Film")
    output = person.does(saved_rounds.resume, f"{SKIP}Another\n{SKIP * 2}Quit\n")
    assert [each.split()[0] for each in questions_in(output)] == ["Quiz", "Film", "Film"]
    with Store(player_folders().scores) as store:
        assert saved.review(store, 2).setup.titles == ("Film",)


def test_a_pack_that_is_gone_is_told_and_the_choices_come_again(person: Person, quiz: str) -> None:
    def play(session: Session) -> None:
        dealt = deal(session, RoundOptions(packs=[quiz], count=2, filters=_CHOICES))
        Path(quiz).unlink()
        playing.start_dealt(session, dealt)

    output = person.does(play, f"{SKIP * 2}Another\nReview\n:back\nQuit\n")
    assert output.count(_ASKED) == 3
    assert len(scores()) == 1


def test_after_a_daily_round_another_one_is_classic(person: Person, quiz: str) -> None:
    def play(session: Session) -> None:
        daily_round.play(session, [quiz])

    output = person.does(play, f"{RIGHT * 10}Another\n{RIGHT * 10}Quit\n")
    asked = questions_in(output)
    assert len(asked) == 20
    assert asked[:10] != asked[10:]
    assert sorted(entry["mode"] for entry in scores()) == ["classic", "daily"]
    assert output.count("Day 1 of a new streak.") == 1
    assert "already played today's round" in person.does(play, "")


def test_after_practice_another_round_has_what_is_due_next(person: Person, home: Path) -> None:
    own = write_quiz(home / "packs" / "quiz.yaml", count=8)
    missed = questions_in(person.plays(f"{WRONG * 6}Quit\n", own, count=6))
    person.clock.at += _A_WHILE
    lines = f"\n{RIGHT * 2}Another\n" * 3 + "Quit\n"
    output = person.does(lambda session: practice_round.play(session, count=2, timer=30), lines)
    assert sorted(questions_in(output)) == sorted(missed)
    assert output.count("Question 1 of 2") == output.count("Ready?") == 3
    assert output.count("You have 30 seconds.") == 6
    assert "Nothing to practice right now. 6 questions come back " in output
    assert output.count(_ASKED) == 4


def test_the_anora_packs_are_played_again_as_such(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And one of them by its id is another board."""
    ids = [path.stem for path in bundled_packs().glob("*.yaml")]
    save_settings(player_folders().config, spoilers=dict.fromkeys(ids, True))
    save_settings(player_folders().config, player="Ani")
    person = Person(monkeypatch, capsys)
    for packs in ((), ("consultant",)):
        person.plays(f"{SKIP * 2}Another\n{SKIP * 2}Quit\n", *packs)
    boards = Counter(re.sub(r" \(.*?\)", "", entry["board"]) for entry in scores())
    assert boards == {
        "classic, Anora, 2 questions, untimed, only kind choice": 2,
        "classic, consultant, 2 questions, untimed, only kind choice": 2,
    }


# Review, practice, copy, scores, quit


def test_a_round_is_reviewed_and_its_questions_are_flagged(person: Person, quiz: str) -> None:
    output = person.plays(f"{WRONG * 2}Review\n\n\n:flag Odd\n:quit\nQuit\n", quiz)
    first, second, *again = questions_in(output)
    assert again == [first, second]
    assert "Flagged" in output
    assert output.count(_ASKED) == 2


def test_misses_are_practiced_without_a_board(person: Person, quiz: str) -> None:
    output = person.plays(f"{WRONG}{RIGHT}{SKIP}Practice\n{RIGHT * 2}Quit\n", quiz, count=3)
    first, _, third, *again = questions_in(output)
    assert again == [first, third]
    assert len(scores()) == 1


def test_after_misses_were_practiced_another_round_has_what_is_due(
    person: Person, quiz: str
) -> None:
    output = person.plays(f"{WRONG * 2}Practice\n{RIGHT * 2}Another\nQuit\n", quiz)
    assert len(questions_in(output)) == 4
    assert "Nothing to practice right now. 2 questions come back " in output
    assert output.count(_ASKED) == 3


def _offered(output: str) -> list[str]:
    """Return the last choices in ``output``."""
    return re.findall(r"^  \d\. (.+)", output[output.rindex(_ASKED) :], re.MULTILINE)


_ALL = ["Another round", "Review", "Practice misses", "Copy", "Scores", "Quit"]
_WITHOUT_PRACTICE = [each for each in _ALL if not each.startswith("Practice")]


def test_misses_are_offered_only_where_there_are_any(person: Person, quiz: str) -> None:
    assert _offered(person.plays(f"{RIGHT}{WRONG}Quit\n", quiz)) == _ALL
    assert _offered(person.plays(f"{RIGHT * 2}Quit\n", quiz)) == _WITHOUT_PRACTICE


def test_a_question_that_the_clock_cut_off_is_not_missed(person: Person, quiz: str) -> None:
    person.clock.pace = timedelta(seconds=40)
    output = person.plays(f"\n{RIGHT * 2}Quit\n", quiz, count=4, mode=Blitz())
    assert "\nTime's up, so this question doesn't count.\n" in output
    assert "(1 of 1 correct)" in output
    assert _offered(output) == _WITHOUT_PRACTICE
    practiced = person.does(practice_round.play, "")
    assert "1 question comes back Nov 23." in practiced


def test_it_is_not_known_whose_misses_to_practice_of_several(person: Person, quiz: str) -> None:
    output = person.plays(f"{WRONG * 4}Quit\n", quiz, players=("Igor", "Vanya"))
    assert _offered(output) == _WITHOUT_PRACTICE


def test_copying_says_where_there_is_no_terminal(person: Person, quiz: str) -> None:
    output = person.plays(f"{SKIP * 2}Copy\nQuit\n", quiz)
    assert "This terminal has no clipboard.\n" in output
    assert output.count(_ASKED) == 2


def _copied(patch: pytest.MonkeyPatch, play: Callable[[], str]) -> str:
    """Return what is copied after the round that ``play`` plays."""
    copied: list[str] = []

    def copy(text: str) -> bool:
        copied.append(text)
        return True

    patch.setattr(clipboard, "copy", copy)
    assert "Copied to the clipboard (if your terminal allows it).\n" in play()
    (text,) = copied
    return text


def test_the_score_is_copied_with_the_code(
    person: Person, quiz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = _copied(monkeypatch, lambda: person.plays(f"{RIGHT * 2}Copy\nQuit\n", quiz))
    (entry,) = scores()
    assert text.startswith(f"Anora Quiz: 2/2, {entry['score']:,} points. ")
    assert text.endswith(f"anora-quiz play --code {entry['code']}")


def test_of_a_daily_round_the_line_without_answers_is_copied(
    person: Person, quiz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def play() -> str:
        lines = f"{RIGHT * 9}{SKIP}Copy\nQuit\n"
        return person.does(lambda session: daily_round.play(session, [quiz]), lines)

    assert _copied(monkeypatch, play) == "Anora Quiz 2026-11-21 9/10 +++++++++-"


def test_the_high_scores_are_shown(person: Person, quiz: str) -> None:
    output = person.plays(f"{SKIP * 2}Scores\nQuit\n", quiz)
    assert "Board: Classic, Quiz, 2 questions, only choice\n1. Ani: 0 of " in output
    assert output.count(_ASKED) == 2


@pytest.mark.parametrize("lines", ["Quit\n", ""])
def test_nothing_follows_after_quitting(person: Person, quiz: str, lines: str) -> None:
    output = person.plays(f"{SKIP * 2}{lines}", quiz)
    assert output.endswith("Answer: " if lines else "Answer: \n")


def test_a_pipe_is_not_asked_what_to_do(quiz: str) -> None:
    assert _ASKED not in shown("play", quiz, "-n", "1", "--no-spoilers", lines=SKIP)


def test_a_resumed_round_is_followed_by_the_same_choices(person: Person, quiz: str) -> None:
    person.plays(f"{WRONG}:quit\n", quiz)
    output = person.does(saved_rounds.resume, f"{WRONG}Practice\n{RIGHT * 2}Quit\n")
    assert len(questions_in(output)) == 3
    assert output.count(_ASKED) == 2


# Leaving, and the name


@pytest.mark.parametrize("timer", [None, 20])
def test_a_round_left_before_its_first_answer_is_not_listed(
    person: Person, quiz: str, timer: int | None
) -> None:
    lines = "\n:quit\n" if timer else ":quit\n"
    assert person.plays(lines, quiz, timer=timer).endswith("so nothing was saved.\n")
    assert "No saved rounds" in shown("resume", "--list")


def test_a_daily_round_left_at_once_can_begin_again(person: Person, quiz: str) -> None:
    def play(session: Session) -> None:
        daily_round.play(session, [quiz])

    first, second = person.does(play, ":quit\n"), person.does(play, f"{SKIP}:quit\n")
    assert "so nothing was saved." in first
    assert questions_in(first) == questions_in(second)[:1]
    assert "Continuing" not in second
    assert person.does(play, f"{SKIP * 9}Quit\n").startswith("Continuing today's round.\n")


def test_a_resumed_round_in_which_nothing_was_done_is_forgotten_as_well(
    person: Person, quiz: str
) -> None:
    shown("play", quiz, "--no-spoilers")
    assert "0 of 10 answered" in shown("resume", "--list")
    assert "so nothing was saved." in person.does(saved_rounds.resume, ":quit\n")
    assert "No saved rounds" in shown("resume", "--list")


@pytest.mark.parametrize("touch", [":hint\n", ":flag\n"])
def test_a_round_with_a_hint_or_flag_is_kept(person: Person, quiz: str, touch: str) -> None:
    hinted = Selection(kinds=("choice",), tags=("even",))
    person.plays(f"{touch}:quit\n", quiz, filters=hinted)
    assert "0 of 2 answered" in shown("resume", "--list")


def test_no_name_is_kept_where_none_is_given(person: Person, quiz: str) -> None:
    """The input ends at the prompt for the name, as it does for Ctrl-D; Ctrl-C does the same."""
    save_settings(player_folders().config, player="")
    output = person.plays(SKIP * 2, quiz)
    assert "Your name (Enter" in output
    assert "Score: " in output
    assert [entry["player"] for entry in scores()] == [login_name()]
    assert not read_settings(player_folders().config).player


def test_ctrl_c_at_the_name_keeps_none_and_leaves_after_the_result(
    person: Person, quiz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(player_folders().config, player="")

    def interrupt(face: PlainFace, suggested: str) -> str:
        os.kill(os.getpid(), signal.SIGINT)  # it is noted, and ends the next prompt
        return asked(face, suggested)

    asked = PlainFace.ask_name
    monkeypatch.setattr(PlainFace, "ask_name", interrupt)
    interruption.install()
    try:
        output = person.plays(f"{SKIP * 2}Vanya\nAnother\n", quiz)
        assert _ASKED not in output
    finally:
        interruption.install()
        signal.signal(signal.SIGINT, signal.default_int_handler)
    assert "Score: " in output
    assert len(questions_in(output)) == 2
    assert [entry["player"] for entry in scores()] == [login_name()]
    assert not read_settings(player_folders().config).player
