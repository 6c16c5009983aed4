"""Plain lines, one by one."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from time import process_time

import pytest

from anora_quiz.game.loop import play
from anora_quiz.quiz.forms import Form
from anora_quiz.quiz.kinds.blanks import Blanks
from anora_quiz.quiz.kinds.date import Date
from anora_quiz.quiz.kinds.number import Number
from anora_quiz.quiz.question import Question, Rejected, Source
from anora_quiz.quiz.replies import answered
from anora_quiz.terminal.face import ListItem, Next
from anora_quiz.terminal.lines import read_reply
from anora_quiz.terminal.plain_face import PlainFace
from anora_quiz.terminal.stage.endings import ENTER, ESCAPE
from tests.cases import for_each
from tests.examples import example
from tests.samples import (
    CAST,
    CONSULTANT,
    DAYS,
    EDITOR,
    FILM,
    FILMS,
    WINS,
    FakeClock,
    FakeJournal,
    Interrupted,
    round_of,
)


def _form(question: Question) -> Form:
    current = round_of(question)
    return current.setup.form(current.seat.card)


def _dialogue(*questions: Question, lines: str, is_person: bool = False) -> str:
    """Play ``questions`` with ``lines`` for input; return everything that was printed."""
    out = StringIO()
    player = PlainFace(StringIO(lines), out, is_person=is_person)
    current = round_of(*questions)
    play(current, face=player, journal=FakeJournal(), clock=FakeClock())
    return out.getvalue()


def test_a_round_reads_like_the_contract() -> None:
    assert _dialogue(EDITOR, FILM, lines="3\n1\n") == (
        "Question 1 of 2 (easy), sample\n"
        "Who edited Anora?\n"
        "  1. Drew Daniels\n"
        "  2. Alex Coco\n"
        "  3. Sean Baker\n"
        "Answer: 3\n"
        "Correct: Sean Baker (+100)\n"
        "Baker cuts his own films.\n"
        "Source: IndieWire, 2024.\n"
        "So far: 100 points.\n"
        "\n"
        "Question 2 of 2 (medium), sample\n"
        "It was shot on film.\n"
        "  1. True\n"
        "  2. False\n"
        "Answer: 1\n"
        "Correct: True (+210, 2 in a row)\n"
        "Enter for the result: \n"
        "\n"
        "Score: 310 of 310 (2 of 2 correct)\n"
        "First score on this board: Classic, sample, 2 questions.\n"
        "1. Correct (+100): Who edited Anora?\n"
        "2. Correct (+210): It was shot on film.\n"
    )


def test_a_wrong_answer_shows_the_right_one_and_why() -> None:
    shown = _dialogue(EDITOR, lines="2\n")
    assert (
        "Wrong. Correct answer: Sean Baker (+0)\n"
        "You answered: Alex Coco.\n"
        "Alex Coco: He produced it.\n"
    ) in shown


def test_a_rejected_answer_shows_why_and_is_not_offered_to_be_claimed() -> None:
    rejected = Rejected("Andrea Arnold", "She directed American Honey.")
    shown = _dialogue(replace(CONSULTANT, reject=(rejected,)), lines="andrea arnold\n:mine\n")
    assert (
        "Wrong. Correct answer: Andrea Werhun (+0)\n"
        "You answered: andrea arnold.\n"
        "Andrea Arnold: She directed American Honey.\n"
    ) in shown
    assert "Enter for the result: :mine\n" in shown
    assert "The pack says that this answer is wrong, so you can't claim it.\n" in shown


def test_a_partly_right_answer_says_so() -> None:
    shown = _dialogue(WINS, lines="2\n")
    title = "Partly correct: 1 of 2 (+100). Correct answer: Best Picture; Best Director\n"
    assert f"{title}You answered: Best Picture (correct).\n" in shown


@for_each(
    ("question", "line", "parts"),
    [
        (WINS, "1 3", "Best Director (correct); Best Score (wrong)"),
        (FILMS, "3 1 2", "1. Tangerine (correct); 2. Anora (wrong); 3. Red Rocket (wrong)"),
        (example(Blanks), "palme dor; Venice", "palme dor (correct); Venice (wrong)"),
        (CAST, "1a 2c", "Mikey Madison: Ani (correct); Yura Borisov: Toros (wrong)"),
    ],
)
def test_each_part_of_an_answer_is_marked_right_or_wrong(
    question: Question, line: str, parts: str
) -> None:
    assert f"You answered: {parts}.\n" in _dialogue(question, lines=f"{line}\n")


def test_a_disputed_fact_has_its_note() -> None:
    assert "Disputed: A fan essay says 35.\n" in _dialogue(DAYS, lines="37 days\n")


def test_how_near_would_have_counted_is_said_unless_the_answer_is_right() -> None:
    near = replace(DAYS, tolerance=Decimal(2))
    said = "Anything from 35 to 39 days counts.\n"
    assert f"You answered: 40 days.\n{said}" in _dialogue(near, lines="40\n")
    assert said in _dialogue(near, lines=":skip\n")
    assert said not in _dialogue(near, lines="38\n")
    assert said not in _dialogue(DAYS, lines="40\n")


def test_number_that_was_converted_is_shown_with_both_units() -> None:
    length = replace(DAYS, answer=Decimal(139), unit="minutes")
    assert "You answered: 2 h 20 (140 minutes).\n" in _dialogue(length, lines="2 h 20\n")
    shown = _dialogue(length, lines="2:19\n")
    assert "Correct: 139 minutes (+300)\n" in shown
    assert "Accepted as “139 minutes”.\n" in shown


def test_number_in_another_unit_is_asked_again() -> None:
    shown = _dialogue(DAYS, lines="5 weeks\n37\n")
    assert "“5 weeks” is in another unit. Answer in days.\n" in shown
    assert "Correct: 37 days" in shown


def test_date_that_can_be_two_is_asked_again() -> None:
    shown = _dialogue(example(Date), lines="10/11/2024\n18 October 2024\n")
    assert shown.count("Type a date with the month as a word") == 2
    assert "Correct: October 18, 2024 (+200)\n" in shown


def test_what_a_typo_was_accepted_as_is_shown() -> None:
    shown = _dialogue(CONSULTANT, lines="andrea werhum\n")
    assert "Correct: Andrea Werhun (+200)\n" in shown
    assert "Accepted as “Andrea Werhun”.\n" in shown


def test_blanks_say_how_to_type_and_what_was_accepted() -> None:
    shown = _dialogue(example(Blanks), lines="Palme\npalme dor; cannnes\n")
    assert shown.count("Type 2 answers, separated by semicolons (;).\n") == 2
    assert "Correct: Palme d'Or; Cannes (+200)\n" in shown
    assert "Accepted as “Palme d'Or; Cannes”.\n" in shown


@for_each("line", ["andrea werhun", "Andrea-Werhun!", "  ANDREA  WERHUN"])
def test_what_differs_in_case_and_punctuation_alone_is_not_told(line: str) -> None:
    shown = _dialogue(CONSULTANT, lines=f"{line}\n")
    assert "Correct: Andrea Werhun (+200)\n" in shown
    assert "Accepted as" not in shown


def test_match_shows_letters_on_the_right() -> None:
    shown = _dialogue(CAST, lines="")
    assert shown.startswith(
        "Question 1 of 1 (medium), sample\n"
        "Who plays whom?\n"
        "  1. Mikey Madison\n"
        "  2. Yura Borisov\n"
        "  a. Ani\n"
        "  b. Igor\n"
        "  c. Toros\n"
        "Type the pairs, such as 1b 2a.\n"
        "Answer: "
    )


def test_the_end_of_input_saves_the_round() -> None:
    shown = _dialogue(EDITOR, FILM, lines="1\n")
    assert shown.endswith("Answer: \nSaved at question 2 of 2. Continue with: anora-quiz resume\n")


def test_after_a_line_that_is_not_an_answer_the_prompt_comes_again() -> None:
    shown = _dialogue(EDITOR, lines="9\nBaker\n1 2\n\n2\n")
    assert shown.count("\nType a number from 1 to 3.") == 2
    assert shown.count("\nChoose one option. Type a number from 1 to 3.") == 2
    assert "Wrong" in shown


def test_skip_and_quit_are_ways_out() -> None:
    shown = _dialogue(EDITOR, FILM, lines=":skip\n:QUIT\n")
    assert "Skipped. Correct answer: Sean Baker (+0)\n" in shown
    assert "anora-quiz resume" in shown


def test_a_person_is_told_at_each_question_what_else_to_type() -> None:
    lines = "1\n\n1\n"
    shown = _dialogue(FILM, EDITOR, lines=lines, is_person=True)
    assert "  2. False\nYou can also type :skip or :help.\nAnswer: " in shown
    assert "  3. Sean Baker\nYou can also type :half, :skip, or :help.\nAnswer: " in shown
    assert "You can also type" not in _dialogue(FILM, EDITOR, lines=lines)


def test_the_address_of_a_source_is_shown() -> None:
    linked = replace(FILM, source=Source(publisher="IndieWire", url="https://example.org/1"))
    assert "Source: IndieWire.\nhttps://example.org/1\n" in _dialogue(linked, lines="1\n")


def test_what_a_person_types_is_not_printed_a_second_time() -> None:
    """The terminal has shown it already."""
    assert "Answer: Correct" in _dialogue(FILM, lines="1\n", is_person=True)


def test_control_characters_of_packs_and_players_are_not_printed() -> None:
    evil = Number(id="evil", question="How \x1b[31mmany?", answer=Decimal(1), unit="\x07s")
    assert "\x1b" not in (shown := _dialogue(evil, lines="\x1b[2J\n"))
    assert "\x07" not in shown


@for_each(
    ("question", "line", "answer"),
    [
        (EDITOR, " 3 ", ("Sean Baker",)),
        (EDITOR, "1.", ("Drew Daniels",)),
        (EDITOR, "c", ("Sean Baker",)),
        (EDITOR, "C.", ("Sean Baker",)),
        (replace(EDITOR, answer="1 b"), "1 B", ("1 b",)),
        (FILM, "2", ("false",)),
        (FILM, "FALSE", ("false",)),
        (EDITOR, "sean baker", ("Sean Baker",)),
        (WINS, "1 3", ("Best Director", "Best Score")),
        (WINS, "1,3", ("Best Director", "Best Score")),
        (WINS, "3; 1", ("Best Score", "Best Director")),
        (WINS, "A c", ("Best Director", "Best Score")),
        (FILMS, "3 1 2", ("Tangerine", "Anora", "Red Rocket")),
        (FILMS, "3,2,1", ("Tangerine", "Red Rocket", "Anora")),
        (FILMS, "c a b", ("Tangerine", "Anora", "Red Rocket")),
        (CAST, "1b 2a", ("Mikey Madison", "Igor", "Yura Borisov", "Ani")),
        (CAST, "2C, 1-a", ("Yura Borisov", "Toros", "Mikey Madison", "Ani")),
        (CONSULTANT, "1", ("1",)),
        (CONSULTANT, ":) maybe", (":) maybe",)),
        (CONSULTANT, "::hint", (":hint",)),
        (CONSULTANT, "::", (":",)),
        (example(Blanks), "::root; ::before", (":root", ":before")),
        (example(Blanks), "root; :::before", ("root", "::before")),
        (example(Blanks), ":root; :before", (":root", ":before")),
        (DAYS, "37 days", ("37 days",)),
    ],
)
def test_lines_that_are_answers(question: Question, line: str, answer: tuple[str, ...]) -> None:
    assert read_reply(_form(question), line) == (answered(*answer), "")


@for_each(
    ("question", "line"),
    [
        (EDITOR, ""),
        (EDITOR, "0"),
        (EDITOR, "-1"),
        (EDITOR, "1 2"),
        (EDITOR, "²"),
        (EDITOR, "d"),
        (EDITOR, "a b"),
        (EDITOR, "9" * 5000),
        (EDITOR, "0" * 10 + "2"),
        (WINS, "1 1"),
        (WINS, "1 and 2"),
        (FILMS, "1 2"),
        (FILMS, "1 2 2"),
        (CAST, "1a"),
        (CAST, "1a 1b"),
        (CAST, "1a 2a"),
        (CAST, "1a 2z"),
        (CAST, "1a 2b please"),
        (DAYS, "many"),
        (DAYS, "nan"),
        (CONSULTANT, "   "),
        (CONSULTANT, "x" * 501),
        (CONSULTANT, "caf\udce9"),
    ],
)
def test_lines_that_are_not_answers(question: Question, line: str) -> None:
    reply, problem = read_reply(_form(question), line)
    assert reply is None
    assert problem


def test_a_person_is_asked_for_a_name_and_may_take_the_suggested() -> None:
    for typed, name in (("Vanya\n", "Vanya"), ("\n", "ani")):
        player = PlainFace(StringIO(typed), StringIO(), is_person=True)
        assert player.ask_name("ani") == name


def test_ctrl_c_and_the_end_of_input_at_the_prompt_give_no_name() -> None:
    for lines in (StringIO(), Interrupted()):
        assert not PlainFace(lines, StringIO(), is_person=True).ask_name("ani")


def test_after_an_invalid_name_the_prompt_comes_again() -> None:
    out = StringIO()
    player = PlainFace(StringIO("x" * 41 + "\n\x1b[2J\nVanya\n"), out, is_person=True)
    assert player.ask_name("ani") == "Vanya"
    assert "Use up to 40 characters." in out.getvalue()
    assert "can be displayed" in out.getvalue()


def test_a_pipe_is_not_asked_for_a_name() -> None:
    out = StringIO()
    assert PlainFace(StringIO("Vanya\n"), out, is_person=False).ask_name("ani") == "ani"
    assert not out.getvalue()


# After a round


def _chosen(typed: str, offers: Sequence[Next] = tuple(Next)) -> tuple[Next, str]:
    """Return what a person chooses after a round by what they ``typed``, and what was printed."""
    out = StringIO()
    player = PlainFace(StringIO(typed), out, is_person=True)
    return player.choose_next(offers), out.getvalue()


def test_after_a_round_the_choices_are_listed_in_whole_words() -> None:
    assert _chosen("6\n")[1] == (
        "\nWhat would you like to do?\n"
        "  1. Another round\n"
        "  2. Review\n"
        "  3. Practice misses\n"
        "  4. Copy\n"
        "  5. Scores\n"
        "  6. Home\n"
        "  7. Quit\n"
        "Answer: "
    )


@for_each(
    ("typed", "choice"),
    [
        *((f"{number}\n", each) for number, each in enumerate(Next, start=1)),
        *((f"{each.label}\n", each) for each in Next),
        ("ANOTHER\n", Next.ANOTHER),
        ("q\n", Next.QUIT),
        ("\nwhatever\n8\n2\n", Next.REVIEW),
    ],
)
def test_a_choice_after_a_round_is_typed_as_a_number_or_a_word(typed: str, choice: Next) -> None:
    assert _chosen(typed)[0] is choice


def test_only_what_is_offered_after_a_round_can_be_chosen() -> None:
    choice, shown = _chosen("practice\n3\n", [Next.ANOTHER, Next.REVIEW, Next.QUIT])
    assert choice is Next.QUIT
    assert "Practice" not in shown


def test_ctrl_c_and_the_end_of_input_after_a_round_quit() -> None:
    for lines in (StringIO(), Interrupted()):
        out = StringIO()
        assert PlainFace(lines, out, is_person=True).choose_next(tuple(Next)) is Next.QUIT
        assert out.getvalue().endswith("Answer: \n")


# Choices


def test_the_prompt_comes_again_until_a_choice_is_valid() -> None:
    out = StringIO()
    player = PlainFace(StringIO("x\n3\nt\n"), out, is_person=True)
    assert player.choose("Which?", (("one", 1), ("two", 2))) == 2
    assert out.getvalue().count("Type a number from 1 to 2, or :list to hear the list.") == 2


_WORDS = {ENTER: "resume", "d": "discard"}


@for_each(
    ("lines", "keys", "chosen"),
    [
        ("2\n1\n", _WORDS, (2, ENTER)),
        ("2\nDiscard\n", _WORDS, (2, "d")),
        ("2\nBack\n1\nd\n", _WORDS, (1, "d")),
        (":back\n", _WORDS, (1, ESCAPE)),
        ("3\nno\n:more\n:back\n", _WORDS, (1, ESCAPE)),
        ("2\n", {ENTER: "review"}, (2, ENTER)),
    ],
)
def test_what_to_do_with_an_item_is_asked_after_it(
    lines: str, keys: dict[str, str], chosen: tuple[int, str]
) -> None:
    player = PlainFace(StringIO(lines), StringIO(), is_person=True)
    items = [ListItem(1, "one", ("1", "cell")), ListItem(2, "two")]
    assert player.choose_or("Which?", items, keys) == chosen


def test_a_long_list_is_printed_part_by_part() -> None:
    out = StringIO()
    player = PlainFace(StringIO(":more\n:more\n43\n"), out, is_person=True)
    items = [ListItem(number, f"item {number}") for number in range(1, 44)]
    assert player.choose_or("Which?", items, {ENTER: "review"}) == (43, ENTER)
    parts = out.getvalue().split("Which?\n")[1:]
    assert [part.count("item ") for part in parts] == [20, 20, 3]
    assert ":more" not in parts[-1]


def test_items_are_named_by_their_own_numbers() -> None:
    player = PlainFace(StringIO("2\n12\n"), out := StringIO(), is_person=True)
    items = [ListItem("a", "one", number=12), ListItem("b", "two", number=7)]
    assert player.choose_or("Which?", items, {ENTER: "review"}) == ("a", ENTER)
    assert out.getvalue().startswith("Which?\n  12. one\n  7. two\n")
    assert "Type one of the numbers in the list, or :back.\n" in out.getvalue()


@for_each(
    ("lines", "answer"), [("y", True), ("YES", True), ("n", False), ("No", False), ("x\ny", True)]
)
def test_yes_and_no_answer_whatever_the_choices_are_called(lines: str, *, answer: bool) -> None:
    player = PlainFace(StringIO(f"{lines}\n"), StringIO(), is_person=True)
    assert player.confirm("Sure?", "Delete", "Keep") is answer


def test_yes_is_no_answer_to_other_questions() -> None:
    player = PlainFace(StringIO("y\n2\n"), out := StringIO(), is_person=True)
    assert player.choose("Which?", (("one", 1), ("two", 0)), escape=0) == 0
    assert "Type a number from 1 to 2" in out.getvalue()


def test_a_choice_without_input_is_an_interruption() -> None:
    with pytest.raises(KeyboardInterrupt):
        PlainFace(StringIO(""), StringIO(), is_person=True).confirm("Sure?")


def test_a_line_of_megabytes_is_not_an_answer_and_not_printed_whole() -> None:
    """The question is asked again; the next line is what follows the long one."""
    began_at = process_time()
    shown = _dialogue(FILMS, CAST, lines="1" + " " * 5_000_000 + "!\n:skip\n:skip\n")
    assert process_time() - began_at < 2
    assert "That line is too long; type up to 10,000 characters." in shown
    assert shown.count("\nSkipped. ") == 2
    assert len(shown) < 20_000


def test_a_line_of_megabytes_at_the_end_of_input_is_not_an_answer() -> None:
    shown = _dialogue(FILMS, lines="1 " * 5_000_000)
    assert "Saved at question 1 of 1" in shown
