"""A question that is wrong is flagged while it is played, and the round continues."""

from io import StringIO

import pytest

from anora_quiz.game.loop import play
from anora_quiz.quiz.question import Question
from anora_quiz.quiz.replies import LEAVE, Continue, Flag, Reply
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.plain_face import PlainFace
from anora_quiz.terminal.round_commands import read_command
from tests.cases import for_each
from tests.samples import (
    CAST,
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    FILMS,
    QUESTIONS,
    WINS,
    FakeClock,
    FakeJournal,
    ScriptedFace,
    right,
    round_of,
)

_LINES = {
    EDITOR: "Sean Baker",
    WINS: "1 2",
    FILM: "True",
    CONSULTANT: "Andrea Werhun",
    DAYS: "37",
    FILMS: "1 2 3",
    CAST: "1a 2b",
}


def _play(
    *questions: Question, lines: str, is_person: bool = False
) -> tuple[Round, str, list[str]]:
    """Play ``questions`` with ``lines`` as input; return round, output and what was saved."""
    out, journal = StringIO(), FakeJournal()
    face = PlainFace(StringIO(lines), out, is_person=is_person)
    played = play(round_of(*questions), face=face, journal=journal, clock=FakeClock())
    return played, out.getvalue(), journal.events


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.kind for question in QUESTIONS])
def test_playing_goes_on_after_a_flag_whatever_is_asked(question: Question) -> None:
    line = _LINES.get(question, "; ".join(question.solution()))
    played, _, kept = _play(question, lines=f":flag It is wrong\n{line}\n")
    assert kept[:2] == ["flagged 0: It is wrong", f"saved {question.id}"]
    assert played.ending is not None
    assert played.turns[0].reply.answer != (":flag It is wrong",)


def test_a_flag_is_acknowledged_and_the_question_is_still_open() -> None:
    _, shown, _ = _play(EDITOR, lines=":flag It is wrong\nSean Baker\n")
    assert (
        "Answer: :flag It is wrong\n"
        "Flagged question 1. See all flags with: anora-quiz packs report sample\n"
        "Answer: Sean Baker\n"
        "Correct: Sean Baker (+100)\n"
    ) in shown


def test_a_flag_costs_neither_points_nor_streak() -> None:
    played, _, _ = _play(EDITOR, FILM, lines=":flag\nSean Baker\n:flag\nTrue\n")
    assert (played.seats[0].score, played.seats[0].streak) == (310, 2)


def test_a_flag_belongs_to_the_question_that_is_open() -> None:
    _, _, kept = _play(EDITOR, FILM, DAYS, lines="Sean Baker\n:flag Odd\nTrue\n37\n")
    assert [event for event in kept if event.startswith("flagged")] == ["flagged 1: Odd"]


@for_each(
    ("line", "why"),
    [
        (":flag", ""),
        (":flag  ", ""),
        ("  :flag", ""),
        (":FLAG Odd", "Odd"),
        (":flag   two  words ", "two  words"),
        (":flag\tOdd", "Odd"),
        (":flag :quit", ":quit"),
        (":flag 2", "2"),
        (":flag 中文 [/b]", "中文 [/b]"),
    ],
)
def test_a_flag_has_a_reason_or_none(line: str, why: str) -> None:
    assert read_command(line, round_of(EDITOR)) == (Flag(why), "")
    _, _, kept = _play(EDITOR, lines=f"{line}\nSean Baker\n")
    assert kept[:2] == [f"flagged 0: {why}", "saved editor"]


@pytest.mark.parametrize("line", ["flag", "flag it", ":flags", ":flagged", ":fla", "a :flag", ""])
def test_what_only_looks_like_a_flag_is_not_one(line: str) -> None:
    _, _, kept = _play(EDITOR, lines=f"{line}\nSean Baker\n")
    assert kept[0] == "saved editor"


def test_a_flag_with_a_typo_lists_the_commands() -> None:
    _, shown, _ = _play(EDITOR, lines=":flga\nSean Baker\n")
    assert "Unknown command :flga. You can type :half, :skip, :quit, :flag, or :help." in shown


def test_a_question_can_be_flagged_and_skipped_or_left() -> None:
    played, _, kept = _play(EDITOR, FILM, lines=":flag\n:skip\n:flag Odd\n:quit\n")
    assert [turn.verdict for turn in played.turns] == ["Skipped"]
    assert played.ending is None
    assert kept[:3] == ["flagged 0: ", "saved editor", "flagged 1: Odd"]


def test_a_flag_is_kept_if_the_input_ends_after_it() -> None:
    played, _, kept = _play(EDITOR, lines=":flag Odd")
    assert kept[0] == "flagged 0: Odd"
    assert played.ending is None


def test_a_question_can_be_flagged_twice() -> None:
    _, _, kept = _play(EDITOR, lines=":flag One\n:flag Two\nSean Baker\n")
    assert kept[:2] == ["flagged 0: One", "flagged 0: Two"]


def test_a_reason_comes_back_harmless() -> None:
    _, shown, kept = _play(EDITOR, lines=":flag \x1b[2J [/b]\nSean Baker\n")
    assert "Answer: :flag \\x1b[2J [/b]\n" in shown
    assert kept[0] == "flagged 0: \x1b[2J [/b]"


def test_time_with_a_flag_is_time_with_the_question() -> None:
    played, _, _ = _play(EDITOR, lines=":flag One\n:flag Two\nSean Baker\n")
    assert played.turns[0].seconds == 3.0


def test_a_person_at_plain_lines_learns_from_help_that_questions_can_be_flagged() -> None:
    for lines in (":help\n", "Sean Baker\n:help\n"):
        _, shown, _ = _play(EDITOR, lines=lines, is_person=True)
        assert "\n:flag REASON: Flag this question.\n" in shown


@pytest.mark.parametrize("reply", [right(EDITOR), LEAVE], ids=["answered", "left"])
def test_any_player_can_flag_what_it_is_asked(reply: Reply) -> None:
    journal = FakeJournal()
    face = ScriptedFace([Flag("Two people edited it"), reply])
    played = play(round_of(EDITOR), face=face, journal=journal, clock=FakeClock())
    assert journal.events[0] == "flagged 0: Two people edited it"
    assert (played.ending is None) == (reply is LEAVE)


def test_every_question_can_be_flagged_while_it_is_open_and_after_its_verdict() -> None:
    journal = FakeJournal()
    face = ScriptedFace(
        [right(EDITOR), Flag("Dull"), right(FILM)], pauses=[Flag("Odd"), Continue(), Flag()]
    )
    play(round_of(EDITOR, FILM), face=face, journal=journal, clock=FakeClock())
    assert journal.events[:5] == [
        "saved editor",
        "flagged 0: Odd",
        "flagged 1: Dull",
        "saved film",
        "flagged 1: ",
    ]


def test_each_player_flags_the_question_that_is_theirs() -> None:
    journal = FakeJournal()
    face = ScriptedFace([right(EDITOR), Flag("Dull"), right(FILM)], pauses=[Flag("Odd")])
    current = round_of(EDITOR, FILM, players=("Ani", "Igor"))
    play(current, face=face, journal=journal, clock=FakeClock())
    assert [event for event in journal.events if event.startswith("flagged")] == [
        "flagged 0: Odd",
        "flagged 1: Dull",
    ]
