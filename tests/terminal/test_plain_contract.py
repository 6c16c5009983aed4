"""The contract of plain lines: what a script may rely on, checked line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO

from anora_quiz.game.loop import play
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.date import Date
from anora_quiz.quiz.question import Question, Wrong
from anora_quiz.terminal.plain_face import PlainFace
from tests.cases import for_each
from tests.examples import example
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
    round_of,
)

_TYPED = {CONSULTANT: "andrea werhum", DAYS: "37", example(Blanks): "Palme d'Or; Cannes"}
_TYPED[example(Date)] = "18 October 2024"
_ANSWERS = {  # for the kinds with options, what their texts are; pairs alternate
    EDITOR: ["Sean Baker"],
    WINS: ["Best Picture", "Best Director"],
    FILM: ["True"],
    FILMS: ["Tangerine", "Red Rocket", "Anora"],
    CAST: ["Mikey Madison", "Ani", "Yura Borisov", "Igor"],
}
_FULL_BONUS = 6  # correct answers in a row

_HOW_TO = {
    WINS: "Choose all that apply. Type one or more numbers, such as 1 3.",
    FILMS: "Type all the numbers in order, such as 3 2 1.",
    CAST: "Type the pairs, such as 1b 2a.",
    DAYS: "Type a number (days).",
    example(Blanks): "Type 2 answers, separated by semicolons (;).",
    example(Date): "Type a date with the month as a word, such as December 31, 1999.",
}
_VERDICTS = {
    EDITOR: ["Correct: Sean Baker", "Baker cuts his own films.", "Source: IndieWire, 2024."],
    WINS: ["Correct: Best Picture; Best Director"],
    FILM: ["Correct: True"],
    CONSULTANT: ["Correct: Andrea Werhun", "Accepted as “Andrea Werhun”."],
    DAYS: ["Correct: 37 days", "Disputed: A fan essay says 35."],
    FILMS: ["Correct: Tangerine, then Red Rocket, then Anora"],
    CAST: ["Correct: Mikey Madison: Ani; Yura Borisov: Igor"],
    example(Blanks): ["Correct: Palme d'Or; Cannes"],
    example(Date): ["Correct: October 18, 2024"],
}


class _Script(StringIO):
    """A script that reads the questions in ``out`` and answers each of them."""

    def __init__(self, out: StringIO) -> None:
        super().__init__()
        self._out = out

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        shown = self._out.getvalue().rpartition("Question ")[2]
        if not shown.endswith("Answer: "):
            return ""
        question = next(each for each in QUESTIONS if each.question in shown.splitlines())
        return f"{_line(question, shown)}\n"


def _line(question: Question, shown: str) -> str:
    """Return the line that answers ``question``, whose options are in ``shown``."""
    if question in _TYPED:
        return _TYPED[question]
    labels = {text: label for label, text in re.findall(r"^  (\w+)\. (.+)$", shown, re.MULTILINE)}
    chosen = [labels[text] for text in _ANSWERS[question]]
    if question is CAST:
        return " ".join(map("".join, zip(chosen[::2], chosen[1::2], strict=True)))
    return " ".join(chosen)


def test_a_script_can_play_every_kind_of_question_by_the_contract() -> None:
    out = StringIO()
    face = PlainFace(_Script(out), out, is_person=False)
    played = play(round_of(*QUESTIONS), face=face, journal=FakeJournal(), clock=FakeClock())
    lines = iter(out.getvalue().splitlines())
    score = 0
    for number, (question, turn) in enumerate(zip(QUESTIONS, played.turns, strict=True), start=1):
        difficulty = question.difficulty
        assert next(lines) == f"Question {number} of {len(QUESTIONS)} ({difficulty}), sample"
        assert next(lines) == question.question
        line = _skip_options(question, lines)
        if question in _HOW_TO:
            assert line == _HOW_TO[question]
            line = next(lines)
        assert line.startswith("Answer: ")
        title, *rest = _VERDICTS[question]
        streak = f", {number} in a row" if number > 1 else ""
        streak += ", full bonus" if number == _FULL_BONUS else ""
        assert next(lines) == f"{title} (+{turn.points}{streak})"
        assert [next(lines) for _ in rest] == rest
        score += turn.points
        if number < len(QUESTIONS):
            assert next(lines) == f"So far: {score:,} points."
            assert next(lines) == ""
    assert next(lines) == "Enter for the result: "
    assert next(lines) == ""
    count = len(QUESTIONS)
    assert next(lines) == f"Score: {score:,} of {score:,} ({count} of {count} correct)"
    assert not any(line.startswith("Score:") for line in lines)


def _skip_options(question: Question, lines: Iterator[str]) -> str:
    """Return the first line after the options of ``question``, which are those it has."""
    texts: list[str] = []
    for line in lines:
        if not (option := re.fullmatch(r"  (\d+|[a-z])\. (.+)", line)):
            assert set(_ANSWERS.get(question, ())) <= set(texts)
            return line
        texts.append(option[2])
    raise AssertionError("the question has no prompt")


def _piped(*questions: Question, lines: str) -> str:
    out = StringIO()
    face = PlainFace(StringIO(lines), out, is_person=False)
    play(round_of(*questions), face=face, journal=FakeJournal(), clock=FakeClock())
    return out.getvalue()


def test_the_end_of_input_saves_the_round_in_one_line() -> None:
    (saved,) = [line for line in _piped(EDITOR, lines="").splitlines() if "resume" in line]
    assert saved == "Saved at question 1 of 1. Continue with: anora-quiz resume"


def test_flags_from_a_pipe_are_for_the_open_question_or_the_last_one() -> None:
    journal, out = FakeJournal(), StringIO()
    lines = (
        ":flag last Not there\n3\n:flag Odd\n:flag LAST  Two typos\n:flag last\n:flag lasting\n1\n"
    )
    face = PlainFace(StringIO(lines), out, is_person=False)
    play(round_of(EDITOR, FILM), face=face, journal=journal, clock=FakeClock())
    flagged = [event for event in journal.events if event.startswith("flagged")]
    assert flagged == [
        "flagged 1: Odd",
        "flagged 0: Two typos",
        "flagged 0: ",
        "flagged 1: lasting",
    ]
    told = re.findall(r"^(?:Flagged|There's no question) .+?\.", out.getvalue(), re.MULTILINE)
    assert told == [
        "There's no question before this one.",
        "Flagged question 2.",
        "Flagged question 1.",
        "Flagged question 1.",
        "Flagged question 2.",
    ]


@for_each("texts", [("1", "2", "3"), ("a", "b", "c")])
def test_a_number_or_letter_from_a_pipe_is_the_label_of_an_option(texts: Sequence[str]) -> None:
    """Also where it is the text of another one."""
    answer, *others = texts
    question = replace(EDITOR, answer=answer, wrong=tuple(map(Wrong, others)))
    options = re.findall(r"^  \d\. (.)$", _piped(question, lines=""), re.MULTILINE)
    assert options != list(texts)
    for number, letter, text in zip("123", "abc", options, strict=True):
        verdict = "Correct" if text == answer else "Wrong"
        for label in (number, letter):
            assert f"Answer: {label}\n{verdict}" in _piped(question, lines=f"{label}\n")
