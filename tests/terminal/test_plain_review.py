"""The review of a finished round in plain lines, by a person and from a pipe."""

import re
from dataclasses import replace
from io import StringIO

import pytest

from anora_quiz.game.loop import review
from anora_quiz.quiz.question import Source
from anora_quiz.quiz.replies import SKIP, Reply, answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.plain_face import PlainFace
from tests.cases import for_each
from tests.samples import CONSULTANT, DAYS, EDITOR, FILM, QUESTIONS, Interrupted, right, round_of

_NOBODY = answered("Nobody")


def _recorded(current: Round, *replies: Reply) -> Round:
    for reply in replies:
        current = current.record(reply)
    return current


def _reviewed(
    played: Round, lines: str, *, is_person: bool = False
) -> tuple[str, list[tuple[int, str]]]:
    out, flags = StringIO(), list[tuple[int, str]]()
    player = PlainFace(StringIO(lines), out, is_person=is_person)
    review(
        played,
        face=player,
        flag=lambda place, why: flags.append((place, why)),
        when="yesterday at 21:04",
    )
    return out.getvalue(), flags


_PLAYED = _recorded(round_of(EDITOR, FILM, DAYS), right(EDITOR), SKIP, answered("35"))


# A person


def test_a_person_sees_the_table_first_and_leaves() -> None:
    for line in (":back", ":quit", " :BACK "):
        shown, _ = _reviewed(_PLAYED, f"{line}\n", is_person=True)
        assert shown == (
            "Classic, sample, 3 questions: yesterday at 21:04, 100 points, 1 of 3 correct\n"
            "  1. Correct (+100): Who edited Anora?\n"
            "  2. Skipped (+0): It was shot on film.\n"
            "  3. Wrong (+0): How many days in New York?\n"
            "Type a number to see that question, Enter for question 1, or :back: "
        )


def test_in_company_the_table_says_whose_turn_it_was() -> None:
    played = _recorded(round_of(EDITOR, FILM, players=("Ani", "Igor")), right(EDITOR), SKIP)
    shown, _ = _reviewed(played, ":quit\n", is_person=True)
    assert "yesterday at 21:04, Ani 100, Igor 0\n" in shown
    assert "  1. Ani. Correct (+100): Who edited Anora?\n  2. Igor. Skipped (+0): " in shown


def _numbers(shown: str) -> list[str]:
    """Return the numbers of the questions shown, and "table" for each table."""
    found = re.findall(r"Question (\d) of|(Classic),", shown)
    return [number or "table" for number, _ in found]


@for_each(
    ("lines", "seen"),
    [
        ("\n\n\n\n\n", "table 1 2 3 table"),
        ("2\n\n\n\n", "table 2 3 table"),
        ("3\n1\n:back\n:back\n", "table 3 1 table"),
        ("3\n:back\n\n", "table 3 table"),
        ("1\n:back\n\n:quit\n", "table 1 table 2"),
        ("0\n4\nsoon\n2\n9\n:quit\n", "table 2"),
    ],
)
def test_a_person_goes_back_and_forth_and_jumps(lines: str, seen: str) -> None:
    assert _numbers(_reviewed(_PLAYED, lines, is_person=True)[0]) == seen.split()


def test_a_person_is_told_what_can_be_typed() -> None:
    shown, _ = _reviewed(_PLAYED, "x\n3\nx\n:quit\n", is_person=True)
    assert "Type a number from 1 to 3, or :back.\n" in shown
    assert shown.count("Enter for the list, or type a number, :flag, :back, or :quit: ") == 2
    assert (
        "Type a number from 1 to 3, :flag and what's wrong with this question,"
        " :back for the list, or :quit to leave.\n"
    ) in shown


def test_a_person_flags_questions() -> None:
    shown, flags = _reviewed(_PLAYED, "2\n:flag Odd\n\n:flag\n:quit\n", is_person=True)
    assert flags == [(1, "Odd"), (2, "")]
    assert "Flagged question 2. See all flags with: " in shown
    assert "Flagged question 3. See all flags with: " in shown


@for_each("lines", ["", "1\n", "1\n:back\n"])
def test_the_end_of_input_and_ctrl_c_leave_the_program(lines: str) -> None:
    for source in (StringIO(lines), Interrupted(lines)):
        player = PlainFace(source, StringIO(), is_person=True)
        with pytest.raises(KeyboardInterrupt):
            review(_PLAYED, face=player, flag=lambda *_: None)


# A pipe


def test_a_review_shows_question_options_and_verdict() -> None:
    played = _recorded(round_of(EDITOR, FILM), answered("Alex Coco"), SKIP)
    shown, _ = _reviewed(played, "\n\n")
    assert shown.startswith(
        "Question 1 of 2 (easy)\n"
        "Who edited Anora?\n"
        "  1. Drew Daniels\n"
        "  2. Alex Coco\n"
        "  3. Sean Baker\n"
        "Wrong. Correct answer: Sean Baker (+0)\n"
        "You answered: Alex Coco.\n"
        "Alex Coco: He produced it.\n"
        "Baker cuts his own films.\n"
        "Source: IndieWire, 2024.\n"
        "Enter for next, :flag to report, :quit to stop: \n"
        "\n"
        "Question 2 of 2 (medium)\n"
    )


def test_a_review_without_input_shows_everything() -> None:
    played = _recorded(round_of(*QUESTIONS), *[SKIP] * len(QUESTIONS))
    shown, _ = _reviewed(played, "")
    assert shown.count("Skipped. Correct answer: ") == len(QUESTIONS)
    assert shown.count("Enter for next") == 1


def test_a_review_of_several_players_names_whose_turn_it_was() -> None:
    played = _recorded(round_of(EDITOR, FILM, players=("Ani", "Igor")), SKIP, SKIP)
    shown, _ = _reviewed(played, "")
    assert "Ani. Question 1 of 2 (easy)\n" in shown
    assert "Igor. Question 2 of 2 (medium)\n" in shown


def test_a_review_takes_flags_and_can_be_left() -> None:
    played = _recorded(round_of(EDITOR, FILM, DAYS), SKIP, SKIP, SKIP)
    shown, flags = _reviewed(played, "\n:flag Odd\n:flag Very\n:quit\n")
    assert flags == [(1, "Odd"), (1, "Very")]
    assert shown.count("Flagged question 2. ") == 2
    assert "days in New York" not in shown


@for_each("line", ["next", ":walk", ":mine", ":hint", ":half", ":skip", ":what", "2", ":back"])
def test_from_a_pipe_other_lines_just_go_on(line: str) -> None:
    played = _recorded(round_of(EDITOR, CONSULTANT), SKIP, _NOBODY)
    shown, flags = _reviewed(played, f"{line}\n{line}\n")
    assert _numbers(shown) == ["1", "2"]
    assert not flags


def test_no_control_character_gets_out() -> None:
    evil = "\x1b[2J\x07\u202e\x9b1mx"
    source = Source(title=evil, publisher=evil, url=evil)
    question = replace(EDITOR, question=evil, explanation=evil, source=source)
    played = round_of(question, players=(evil, "Igor"), pack=evil).record(SKIP)
    for is_person in (True, False):
        shown, _ = _reviewed(played, "\x1b[2J\n1\n\x1b[2J\n:quit\n", is_person=is_person)
        assert shown
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
