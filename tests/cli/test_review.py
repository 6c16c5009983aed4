"""`review`: shows a finished round again, with a pipe for input."""

import json
import re

import pytest

from anora_quiz.cli.usage import LARGEST_INTEGER
from tests.cli.playing import RIGHT, SKIP, WRONG, questions_in, shown
from tests.command_line import run

_CONTINUE = "\n"


@pytest.fixture
def played(quiz: str) -> str:
    """Return what was printed while a round was played: right, wrong and skipped."""
    return shown("play", quiz, "-n", "3", "--kind", "choice", lines=RIGHT + WRONG + SKIP)


def test_before_the_first_round_there_is_none_to_review() -> None:
    message = "No finished rounds yet. Play one with: anora-quiz play\n"
    assert shown("review") == message
    assert shown("review", "--list") == message


def test_the_last_round_is_reviewed_question_by_question(quiz: str, played: str) -> None:
    again = shown("review", lines=_CONTINUE * 3)
    assert questions_in(again) == questions_in(played)
    assert re.findall(r"^(Correct|Wrong|Skipped)\b", again, re.MULTILINE) == [
        "Correct",
        "Wrong",
        "Skipped",
    ]
    shown("play", quiz, "-n", "1", "--kind", "text", lines=RIGHT)
    assert "Question 1 of 1" in shown("review")


def test_options_are_in_the_same_order(played: str) -> None:
    def options(text: str) -> list[str]:
        return re.findall(r"^  \d\. .+", text, re.MULTILINE)

    assert options(shown("review")) == options(played)


@pytest.mark.usefixtures("played")
def test_at_the_end_of_input_the_rest_comes_without_being_asked() -> None:
    prompt = "Enter for next"
    whole, cut, none = (shown("review", lines=lines) for lines in (_CONTINUE * 3, _CONTINUE, ""))
    assert questions_in(whole) == questions_in(cut) == questions_in(none)
    assert len(questions_in(none)) == 3
    assert [text.count(prompt) for text in (whole, cut, none)] == [3, 2, 1]


def test_a_round_is_reviewed_by_its_number(quiz: str, played: str) -> None:
    shown("play", quiz, "-n", "1", "--kind", "text", lines=RIGHT)
    assert questions_in(shown("review", "1")) == questions_in(played)


def test_finished_rounds_are_listed_the_newest_first(quiz: str, played: str) -> None:
    assert played
    shown("play", quiz, "-n", "1", "--player", "Ani", "--player", "Igor", lines=RIGHT * 2)
    shown("play", quiz, lines=RIGHT)
    newest, oldest = shown("review", "--list").splitlines()
    assert re.fullmatch(
        r"2\. (To|Yester)day at [:\d]+: Classic, Quiz, 1 question,"
        r" Ani 100, Igor 100, 2 of 2 correct",
        newest,
    )
    assert re.fullmatch(
        r"1\. (To|Yester)day at [:\d]+: Classic, Quiz, 3 questions, only choice,"
        r" \d+ points, 1 of 3 correct",
        oldest,
    )


@pytest.mark.parametrize("number", ["2", "7", str(LARGEST_INTEGER)])
def test_a_round_that_is_not_finished_or_not_there_cannot_be_reviewed(
    quiz: str, played: str, number: str
) -> None:
    assert played
    shown("play", quiz, lines=RIGHT)
    result = run("review", number)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"error: no finished round {number}\nhint: run `anora-quiz review --list`\n"
    )


def test_a_round_that_was_discarded_cannot_be_reviewed(quiz: str) -> None:
    shown("play", quiz, lines=RIGHT)
    shown("resume", "--discard", "1")
    assert run("review", "1").exit_code == 1
    assert "No finished rounds yet" in shown("review")


@pytest.mark.parametrize("number", ["0", "-1", "one", str(LARGEST_INTEGER + 1)])
def test_what_is_not_a_round_number_is_refused(number: str) -> None:
    assert run("review", "--", number).exit_code == 2


def test_a_question_is_flagged_for_the_report(quiz: str, played: str) -> None:
    """It is the one that was just shown, and continuing takes another line."""
    again = shown("review", lines=f"{_CONTINUE}:flag It is out of date\n{_CONTINUE}:flag\n")
    assert again.count("Flagged") == 2
    assert len(questions_in(again)) == 3
    report = json.loads(shown("packs", "report", quiz, "--json"))
    flags = {row["question"]: row["flags"] for row in report if row["flags"]}
    _, second, third = questions_in(played)
    assert flags == {second: ["It is out of date"], third: [""]}


@pytest.mark.usefixtures("played")
def test_quitting_leaves_the_rest_out() -> None:
    again = shown("review", lines=f"{_CONTINUE}:quit\n")
    assert len(questions_in(again)) == 2


@pytest.mark.usefixtures("played")
def test_a_word_that_means_nothing_goes_on() -> None:
    assert len(questions_in(shown("review", lines="next\n:nothing\n"))) == 3


def test_it_is_said_whose_question_it_was(quiz: str) -> None:
    shown("play", quiz, "-n", "1", "--player", "Ani", "--player", "Igor", lines=RIGHT * 2)
    again = shown("review")
    assert re.findall(r"^(\w+)\. Question (\d) of 2", again, re.MULTILINE) == [
        ("Ani", "1"),
        ("Igor", "2"),
    ]


def test_a_round_is_as_it_was_when_its_pack_is_gone(quiz: str, played: str) -> None:
    from pathlib import Path

    Path(quiz).unlink()
    assert questions_in(shown("review")) == questions_in(played)
