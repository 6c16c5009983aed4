from dataclasses import replace
from typing import ClassVar

import pytest

from anora_quiz.quiz.rounds import Mode, Round, Setup
from anora_quiz.quiz.scores import board_of
from anora_quiz.quiz.selection import Selection
from tests.quiz.builders import EASY, HARD, MEDIUM, RIGHT, WRONG, cards, new_round, play_on

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


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(new_round(TEN, seed=8), id="seed"),
        pytest.param(new_round(cards(*[HARD] * 10)), id="questions"),
        pytest.param(new_round(TEN, players=("Igor",)), id="player"),
        pytest.param(play_on(PLAIN, RIGHT, WRONG), id="turns"),
        pytest.param(PLAIN.put_aside(9.0), id="time"),
        pytest.param(new_round((*TEN, *TEN), players=("Ani", "Igor")), id="as many questions each"),
    ],
)
def test_like_rounds_share_a_board(other: Round) -> None:
    assert board_of(other) == board_of(PLAIN)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(new_round(TEN[:9]), id="count"),
        pytest.param(new_round(TEN[:1]), id="count of one"),
        pytest.param(new_round(TEN, players=("Ani", "Igor")), id="fewer questions each"),
        pytest.param(replace(PLAIN, mode=Sudden()), id="mode"),
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


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
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


def test_collection_of_more_banks_has_another_board() -> None:
    """A later version may come with more banks; scores before and after do not compare."""
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
