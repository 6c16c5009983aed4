"""Rounds that a person plays in plain lines, as they read on the terminal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import StringIO
from itertools import permutations

from anora_quiz.game.loop import play
from anora_quiz.quiz.forms import PickOne
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.ladder import Ladder
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.options import options
from anora_quiz.quiz.question import Question, Wrong
from anora_quiz.quiz.replies import answered
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.lines import ambiguity_words
from anora_quiz.terminal.plain_face import PlainFace
from tests.cases import for_each
from tests.samples import (
    CAST,
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    FILMS,
    NOON,
    WINS,
    FakeClock,
    FakeJournal,
    round_of,
)

_HINTED = replace(EDITOR, hint="He directed it, too.")


class _Typist(StringIO):
    """Lines of a person, which the terminal shows on ``out`` as they are typed."""

    def __init__(self, lines: str, out: StringIO) -> None:
        super().__init__(lines)
        self._out = out

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size or -1)
        self._out.write(line)
        return line


@dataclass
class _SlowClock:
    """A clock that shows noon, and ``seconds`` that others move on."""

    at: float = 0

    def now(self) -> datetime:
        return NOON

    def seconds(self) -> float:
        return self.at


class _Waiting(_Typist):
    """A person who needs a second to answer, and ten minutes to read a verdict."""

    def __init__(self, lines: str, out: StringIO, clock: _SlowClock) -> None:
        super().__init__(lines, out)
        self._clock = clock

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        self._clock.at += 1 if self._out.getvalue().endswith("Answer: ") else 600
        return super().readline(size)


def _typed(current: Round, lines: str, *, journal: FakeJournal | None = None) -> str:
    """Return what the terminal shows of ``current`` played by a person who types ``lines``."""
    out = StringIO()
    face = PlainFace(_Typist(lines, out), out, is_person=True)
    play(current, face=face, journal=journal or FakeJournal(), clock=FakeClock())
    return out.getvalue()


def test_a_classic_round() -> None:
    journal = FakeJournal()
    lines = "Nobody\n2\n:flag Who?\n:mine\n\n:hint\n3\n\n"
    assert _typed(round_of(CONSULTANT, _HINTED), lines, journal=journal) == (
        "Question 1 of 2 (medium), sample\n"
        "Who advised?\n"
        "You can also type :skip or :help.\n"
        "Answer: Nobody\n"
        "Wrong. Correct answer: Andrea Werhun (+0)\n"
        "You answered: Nobody.\n"
        "So far: 0 points.\n"
        "Enter for the next question, or :mine if your answer was correct: 2\n"
        "Press Enter for the next question.\n"
        "Enter for the next question, or :mine if your answer was correct: :flag Who?\n"
        "Flagged question 1. See all flags with: anora-quiz packs report sample\n"
        "Enter for the next question, or :mine if your answer was correct: :mine\n"
        "Question 1 now counts as correct (+200).\n"
        "Enter for the next question: \n"
        "\n"
        "Question 2 of 2 (easy), sample\n"
        "Who edited Anora?\n"
        "  1. Drew Daniels\n"
        "  2. Alex Coco\n"
        "  3. Sean Baker\n"
        "You can also type :hint, :half, :skip, or :help.\n"
        "Answer: :hint\n"
        "Hint (costs a quarter of the points): He directed it, too.\n"
        "Answer: 3\n"
        "Correct: Sean Baker (+85, 2 in a row)\n"
        "Baker cuts his own films.\n"
        "Source: IndieWire, 2024.\n"
        "Enter for the result: \n"
        "\n"
        "Score: 285 of 310 (2 of 2 correct)\n"
        "First score on this board: Classic, sample, 2 questions.\n"
        "Used 1 hint and 1 claim.\n"
    )
    assert "flagged 0: Who?" in journal.events


def test_a_round_against_the_clock() -> None:
    """Each reading of the clock takes a second, and so does each answer; waiting takes none."""
    assert _typed(round_of(*9 * [FILM], mode=Blitz(), timer=2), "\n1\n\n:flag\n1\n\n") == (
        "2 seconds for the whole round. The clock stops while you read a verdict.\n"
        "Ready? Press Enter to start the clock: \n"
        "Question 1 of 9 (medium), sample\n"
        "It was shot on film.\n"
        "  1. True\n"
        "  2. False\n"
        "You have 2 seconds.\n"
        "You can also type :skip or :help.\n"
        "Answer: 1\n"
        "Correct: True (+200)\n"
        "So far: 200 points.\n"
        "Enter for the next question: \n"
        "\n"
        "Question 2 of 9 (medium), sample\n"
        "It was shot on film.\n"
        "  1. True\n"
        "  2. False\n"
        "You have 1 second.\n"
        "You can also type :skip or :help.\n"
        "Answer: :flag\n"
        "Out of time. Correct answer: True (+0)\n"
        "Time's up, so this question doesn't count.\n"
        "Enter for the result: 1\n"
        "Press Enter for the result.\n"
        "Enter for the result: \n"
        "\n"
        "Score: 200 of 200 (1 of 1 correct)\n"
        "First score on this board: Blitz, sample, 2 seconds.\n"
    )


def test_a_climb() -> None:
    current = round_of(*3 * [FILM], mode=Ladder())
    assert _typed(current, "1\n\n:walk\n\n") == (
        f"{Ladder().briefing(current.seat)}\n"
        "Rung 1 of 3, worth 100 points; 0 points safe.\n"
        "Question 1 of 3 (medium), sample\n"
        "It was shot on film.\n"
        "  1. True\n"
        "  2. False\n"
        "You can also type :help.\n"
        "Answer: 1\n"
        "Correct: True (+100, safe at 100)\n"
        "So far: 100 points.\n"
        "Enter for the next question: \n"
        "\n"
        "Rung 2 of 3, worth 300 points; 100 points safe.\n"
        "Question 2 of 3 (medium), sample\n"
        "It was shot on film.\n"
        "  1. True\n"
        "  2. False\n"
        "You can also type :walk or :help.\n"
        "Answer: :walk\n"
        "Skipped: you walked away with 100 points. Correct answer: True (+0)\n"
        "Enter for the result: \n"
        "\n"
        "Score: 100 of 900 (1 of 2 correct)\n"
        "First score on this board: Ladder, sample, 3 questions.\n"
    )


def test_a_round_of_several_players() -> None:
    current = round_of(FILM, DAYS, mode=Survival(), players=("Ani", "igor"), timer=20)
    assert _typed(current, "\n2\n\n\n40\n:mine\n\n") == (
        f"{Survival().briefing(current.seat)}\n"
        "Ready, Ani? Press Enter to start the clock: \n"
        "Ani's turn. 3 lives left.\n"
        "Question 1 of 1 (medium), sample\n"
        "It was shot on film.\n"
        "  1. True\n"
        "  2. False\n"
        "You have 20 seconds.\n"
        "You can also type :help.\n"
        "Answer: 2\n"
        "Wrong. Correct answer: True (+0, life lost)\n"
        "You answered: False.\n"
        "Ani so far: 0 points.\n"
        "Enter for igor's question: \n"
        "\n"
        "Ready, igor? Press Enter to start the clock: \n"
        "igor's turn. 3 lives left.\n"
        "Question 1 of 1 (hard), sample\n"
        "How many days in New York?\n"
        "Type a number (days).\n"
        "You have 20 seconds.\n"
        "You can also type :help.\n"
        "Answer: 40\n"
        "Wrong. Correct answer: 37 days (+0, life lost)\n"
        "You answered: 40 days.\n"
        "Disputed: A fan essay says 35.\n"
        "Enter for the result, or :mine if your answer was correct: :mine\n"
        "Question 1 (igor) now counts as correct (+300).\n"
        "Enter for the result: \n"
        "\n"
        "igor wins.\n"
        "igor. Score: 300 of 300 (1 of 1 correct)\n"
        "Ani. Score: 0 of 200 (0 of 1 correct)\n"
        "igor. 1st of 1 overall.\n"
        "Ani. 1st of 1 overall.\n"
        "Board: Survival, sample, up to 1 question, 20 seconds per question.\n"
        "igor. Used 1 claim.\n"
    )


# Help


def test_help_lists_what_can_be_typed_at_a_question_with_what_it_costs() -> None:
    current = round_of(CONSULTANT, _HINTED).record(answered("Nobody"))
    assert "\nAnswer: :help\n" in (shown := _typed(current, ":help\n"))
    assert shown.partition("Answer: :help\n")[2].startswith(
        "Type a number from 1 to 3.\n"
        "To start an answer with a colon, type two colons: ::x types :x.\n"
        ":hint: Hint (costs a quarter of the points).\n"
        ":half: Fifty-fifty (costs half the points).\n"
        ":skip: Skip (no points; keeps your streak).\n"
        ":mine: Mark my last answer as correct.\n"
        ":quit: Save and quit.\n"
        ":flag REASON: Flag this question.\n"
        ":help: List what you can type.\n"
        "Answer: "
    )


def test_help_after_a_verdict_lists_what_is_for_the_question_just_answered() -> None:
    shown = _typed(round_of(CONSULTANT, _HINTED), "Nobody\n:HELP\n:mine\n:help\n")
    for mine in ("Mark my last answer as correct", "Undo my claim"):
        assert (
            "Press Enter for the next question.\n"
            f":mine: {mine}.\n"
            ":quit: Save and quit.\n"
            ":flag REASON: Flag this question.\n"
            ":help: List what you can type.\n"
            "Enter for the next question"
        ) in shown


def test_help_before_a_clock_says_what_starts_it() -> None:
    shown = _typed(round_of(FILM, timer=20), ":help\n1\n:quit\n")
    assert shown == (
        "Ready? Press Enter to start the clock: :help\n"
        "Press Enter to start the clock.\n"
        ":quit: Leave the round.\n"
        ":help: List what you can type.\n"
        "Ready? Press Enter to start the clock: 1\n"
        "Press Enter to start the clock.\n"
        "Ready? Press Enter to start the clock: :quit\n"
        "Nothing was answered, so nothing was saved.\n"
    )


def test_help_at_the_name_is_no_name() -> None:
    out = StringIO()
    face = PlainFace(StringIO(":help\nZoe\n"), out, is_person=True)
    assert face.ask_name("ani") == "Zoe"
    assert "Type your name for the high scores, or press Enter for ani.\n" in out.getvalue()


# Waiting after a verdict


def test_the_reason_of_a_flag_may_begin_with_any_word() -> None:
    """A person flags the last question before going on to the next one."""
    journal = FakeJournal()
    _typed(round_of(FILM, EDITOR), "1\n\n:flag last name is wrong\n", journal=journal)
    assert "flagged 1: last name is wrong" in journal.events


@for_each("line", ["2", "sure", ":", ":skip", ":hint", ":half", ":what"])
def test_what_is_typed_too_early_is_not_an_answer_to_the_next_question(line: str) -> None:
    shown = _typed(round_of(FILM, _HINTED), f"1\n{line}\n\n3\n\n")
    assert shown.count("Enter for the next question: ") == 2
    assert "(2 of 2 correct)" in shown
    assert "Hint" not in shown


def test_a_round_is_saved_after_a_verdict() -> None:
    shown = _typed(round_of(FILM, EDITOR), "1\n:quit\n")
    assert shown.endswith(
        "Enter for the next question: :quit\n"
        "Saved at question 2 of 2. Continue with: anora-quiz resume\n"
    )
    assert _typed(round_of(FILM, EDITOR), "1\n").endswith(
        "Enter for the next question: \n"
        "Saved at question 2 of 2. Continue with: anora-quiz resume\n"
    )


def test_clocks_stand_still_while_a_verdict_waits() -> None:
    clock, out = _SlowClock(), StringIO()
    face = PlainFace(_Waiting("\n1\n\n1\n\n1\n\n", out, clock), out, is_person=True)
    current = round_of(*3 * [FILM], mode=Blitz(), timer=60)
    played = play(current, face=face, journal=FakeJournal(), clock=clock)
    assert [turn.seconds for turn in played.turns] == [1, 1, 1]
    assert "You have 58 seconds." in out.getvalue()


# How a mode is played


def test_how_a_mode_is_played_is_said_once_to_a_person_and_never_to_a_pipe() -> None:
    briefing = Survival().briefing(round_of(FILM).seat)
    for is_person, count in ((True, 1), (False, 0)):
        out = StringIO()
        face = PlainFace(StringIO(2 * "1\n\n"), out, is_person=is_person)
        for mode in (Survival(), Mode(), Survival()):
            current = round_of(FILM, mode=mode)
            face.show_start(current)
            play(current, face=face, journal=FakeJournal(), clock=FakeClock())
        assert out.getvalue().count(briefing) == count


# Numbers that are texts of options


def _choice(*texts: str) -> Question:
    answer, *others = texts
    return replace(EDITOR, answer=answer, wrong=tuple(map(Wrong, others)))


def _asked_again(texts: Sequence[str], line: str) -> str:
    """Return what is said of ``line`` at a question whose options are ``texts``, in any order."""
    current = round_of(_choice(*texts))
    return ambiguity_words(current.seat.offered(), line)


def test_a_number_that_is_the_text_of_another_option_is_asked_again() -> None:
    shown = _typed(round_of(_choice("1", "2", "3")), "1\na\n\n")
    assert "  1. 2\n  2. 3\n  3. 1\n" in shown
    assert (
        "Answer: 1\n"
        "“1” is the number of one option and the text of another. "
        "Type a letter: a is the first option, b is the second, and so on.\n"
        "Answer: a\n"
        "Wrong. Correct answer: 1 (+0)\n"
        "You answered: 2.\n"
    ) in shown


@for_each(
    ("texts", "line"),
    [
        (("1", "2", "3"), "4"),
        (("1", "2", "3"), "b"),
        (("One", "Two", "Three"), "2"),
        (("I", "II", "III"), "2"),
        (("10", "20", "30"), "1"),
        (("10", "20", "30"), "10"),
        (("Ani", "Igor", "Toros"), "a"),
        (("A", "Igor", "Toros"), "b"),
    ],
)
def test_a_line_that_can_mean_one_option_only_is_taken(texts: Sequence[str], line: str) -> None:
    assert not _asked_again(texts, line)


def test_a_letter_that_is_the_text_of_another_option_is_asked_again() -> None:
    words = "“A” is the letter of one option and the text of another. Type a number from 1 to 3."
    assert _asked_again(("a", "b", "c"), "A") == words


def test_every_option_has_a_label_that_means_no_other_one() -> None:
    """Where a number is ambiguous, no letter is."""
    for texts in permutations(("1", "2", "a", "b")):
        form = PickOne(options(texts))
        for labels in zip("1234", "abcd", texts, strict=True):
            named = [form.read(label) for label in labels[:2] if not ambiguity_words(form, label)]
            assert (labels[2],) in named


@for_each("question", [replace(FILMS, items=("1", "2", "3")), replace(WINS, answers=("3", "1"))])
def test_numbers_of_several_options_are_asked_again_too(question: Question) -> None:
    form = round_of(question).seat.offered()
    assert "Type letters: " in ambiguity_words(form, "1 2 3")
    assert not ambiguity_words(form, "a b c")


@for_each("question", [CAST, CONSULTANT, DAYS])
def test_nothing_is_ambiguous_where_no_option_has_a_number_of_its_own(question: Question) -> None:
    assert not ambiguity_words(round_of(question).seat.offered(), "1")
