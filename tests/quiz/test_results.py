from dataclasses import replace
from typing import ClassVar

import pytest

from anora_quiz.quiz.board_names import board_of, board_title, packs_of
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import MODES, find_mode
from anora_quiz.quiz.modes.blitz import Blitz
from anora_quiz.quiz.modes.survival import Survival
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Selection
from anora_quiz.quiz.setup import Setup
from tests.cases import for_each
from tests.quiz.builders import (
    EASY,
    HARD,
    MEDIUM,
    RIGHT,
    WRONG,
    cards,
    every_mode,
    new_round,
    play_on,
)

TEN = cards(*[EASY] * 10)
EVERYTHING = Selection()


class Sudden(Mode):
    name: ClassVar[str] = "sudden"


def round_with(
    selection: Selection = EVERYTHING, packs: tuple[str, ...] = ("oscars",), collection: str = ""
) -> Round:
    setup = Setup(packs=packs, collection=collection, selection=selection, seed=7)
    return replace(new_round(TEN), setup=setup)


PLAIN = round_with()


@for_each(
    "other",
    [
        pytest.param(new_round(TEN, seed=8), id="seed"),
        pytest.param(new_round(cards(*[HARD] * 10)), id="questions"),
        pytest.param(new_round(TEN, players=("Igor",)), id="player"),
        pytest.param(play_on(PLAIN, RIGHT, WRONG), id="turns"),
        pytest.param(PLAIN.spend(9.0), id="time"),
        pytest.param(new_round((*TEN, *TEN), players=("Ani", "Igor")), id="as many questions each"),
        pytest.param(PLAIN.with_name("Vanya"), id="name signed later"),
        pytest.param(
            replace(PLAIN, setup=replace(PLAIN.setup, count=10)), id="usual count, asked for"
        ),
        pytest.param(replace(PLAIN, setup=replace(PLAIN.setup, code="C0DE")), id="code"),
    ],
)
def test_like_rounds_share_a_board(other: Round) -> None:
    assert board_of(other) == board_of(PLAIN)


@for_each(
    "other",
    [
        pytest.param(new_round(TEN[:9]), id="count"),
        pytest.param(new_round(TEN[:1]), id="count of one"),
        pytest.param(new_round(TEN, players=("Ani", "Igor")), id="fewer questions each"),
        pytest.param(replace(PLAIN, mode=Sudden()), id="mode"),
        pytest.param(new_round(TEN, timer=30), id="timer"),
        pytest.param(round_with(packs=("plot",)), id="pack"),
        pytest.param(round_with(packs=("oscars", "plot")), id="one more pack"),
        pytest.param(round_with(packs=("oscars", "plot"), collection="Anora"), id="collection"),
        pytest.param(round_with(Selection(difficulties=(EASY,))), id="difficulty"),
        pytest.param(round_with(Selection(kinds=("text",))), id="kind"),
        pytest.param(round_with(Selection(tags=("crew",))), id="tag"),
    ],
)
def test_unlike_rounds_have_boards_of_their_own(other: Round) -> None:
    assert board_of(other) != board_of(PLAIN)


@for_each(
    ("one", "other"),
    [
        (Selection(difficulties=(EASY,)), Selection(difficulties=(HARD,))),
        (Selection(difficulties=(EASY,)), Selection(difficulties=(EASY, HARD))),
        (Selection(kinds=("text",)), Selection(kinds=("number",))),
        (Selection(tags=("crew",)), Selection(tags=("cast",))),
        (Selection(tags=("crew",)), Selection(tags=("crew",), kinds=("text",))),
    ],
)
def test_other_filters_have_another_board(one: Selection, other: Selection) -> None:
    assert board_of(round_with(one)) != board_of(round_with(other))


@for_each(
    ("tags", "others"),
    [
        pytest.param(("easy",), Selection(difficulties=(EASY,)), id="difficulty"),
        pytest.param(("text",), Selection(kinds=("text",)), id="kind"),
        pytest.param(("easy", "hard"), Selection(difficulties=(EASY, HARD)), id="difficulties"),
    ],
)
def test_tag_named_like_another_filter_has_a_board_of_its_own(
    tags: tuple[str, ...], others: Selection
) -> None:
    assert board_of(round_with(Selection(tags=tags))) != board_of(round_with(others))


def test_collection_of_more_packs_has_another_board() -> None:
    """A later version may have more bundled packs; scores before and after are not comparable."""
    before = round_with(packs=("oscars", "plot"), collection="Anora")
    after = round_with(packs=("oscars", "plot", "cast"), collection="Anora")
    assert board_of(before) != board_of(after)


def test_board_can_be_read() -> None:
    name = board_of(round_with(Selection(difficulties=(EASY, MEDIUM)), packs=("cast", "oscars")))
    for part in ("classic", "cast", "oscars", "10 questions", "easy", "medium"):
        assert part in name


def test_one_question_is_not_many() -> None:
    name = board_of(new_round(TEN[:1]))
    assert "1 question" in name
    assert "1 questions" not in name


# Like with like, whatever the mode


def timed(mode: Mode, timer: int | None = None, count: int | None = None, dealt: int = 10) -> Round:
    """Return a round of ``mode`` with ``dealt`` questions."""
    start = new_round(cards(*[EASY] * dealt), mode=mode, timer=timer)
    return replace(start, setup=replace(start.setup, count=count))


@every_mode
def test_rounds_with_another_timer_have_another_board(mode: type[Mode]) -> None:
    boards = {board_of(timed(mode(), timer=timer)) for timer in (None, 15, 30)}
    assert len(boards) == 3


@every_mode
def test_rounds_in_which_fewer_questions_were_wanted_have_another_board(mode: type[Mode]) -> None:
    five, ten = (board_of(timed(mode(), count=count, dealt=count)) for count in (5, 10))
    assert five != ten


def test_modes_have_boards_of_their_own() -> None:
    assert len({board_of(timed(mode())) for mode in MODES}) == len(MODES)


def test_blitz_is_measured_by_its_clock_and_not_by_the_questions_that_wait() -> None:
    assert board_of(timed(Blitz(), dealt=60)) == board_of(timed(Blitz(), dealt=30))
    assert "60 seconds" in board_of(timed(Blitz()))


def test_blitz_of_the_usual_time_has_one_board_whether_it_was_asked_for_or_not() -> None:
    assert board_of(timed(Blitz(), timer=60)) == board_of(timed(Blitz()))


def test_blitz_with_its_questions_numbered_says_so() -> None:
    assert "up to 20 questions" in board_of(timed(Blitz(), count=20, dealt=20))


def test_survival_gives_the_maximum_number_of_questions() -> None:
    assert "up to 50 questions" in board_of(timed(Survival(), dealt=50))


@for_each("name", ["classic", "survival", "ladder"])
def test_timer_is_given_per_question(name: str) -> None:
    mode = find_mode(name)
    assert mode is not None
    assert "30 seconds a question" in board_of(timed(mode, timer=30))
    assert "untimed" in board_of(timed(mode))


@for_each(
    ("board", "title"),
    [
        ("classic, Anora (9 banks), 10 questions, untimed", "Classic · Anora · 10 questions"),
        ("classic, films, 10 questions, untimed", "Classic · Baker’s films · 10 questions"),
        ("blitz, a + films, 60 seconds", "Blitz · a + Baker’s films · 60 seconds"),
        ("classic, oscars, 1 question, untimed, only hard",
         "Classic · oscars · 1 question · only hard"),
        ("blitz, Anora (8 banks), 60 seconds", "Blitz · Anora · 60 seconds"),
        ("ladder, a + b, 15 questions, 30 seconds a question",
         "Ladder · a + b · 15 questions · 30 seconds per question"),
        ("classic, a + b + c + d + e, 10 questions, untimed, only easy or hard, only tag even",
         "Classic · a + b + c + 2 more · 10 questions · only easy or hard · only tag even"),
        ("classic, a, 3 questions, untimed, only kind choice or text",
         "Classic · a · 3 questions · only choice or text"),
        ("survival, a, up to 1 questions, 1 seconds a question",
         "Survival · a · up to 1 question · 1 second per question"),
        ("classic, a, 1000 questions, untimed", "Classic · a · 1,000 questions"),
        ("classic", "Classic"),
        ("", ""),
    ],
)  # fmt: skip
def test_board_has_a_title_in_words_of_people(board: str, title: str) -> None:
    assert board_title(board, {"films": "Baker’s films", "other": "Other"}) == title


def test_title_of_a_board_is_made_of_the_name_that_is_stored() -> None:
    board = board_of(round_with(EVERYTHING, ("a", "b"), "Anora"))
    assert board_title(board, {"a": "A"}) == "Classic · Anora · 10 questions"


@for_each(
    ("packs", "collection", "expected"),
    [(("a", "b"), "", ["a", "b"]), (("a",), "", ["a"]), (("a", "b"), "Anora", ["Anora"])],
)
def test_packs_of_a_board_are_in_its_name(
    packs: tuple[str, ...], collection: str, expected: list[str]
) -> None:
    assert packs_of(board_of(round_with(EVERYTHING, packs, collection))) == expected
    assert packs_of("classic") == []
