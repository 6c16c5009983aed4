"""What any part of the game may ask in plain lines."""

from io import StringIO

import pytest

from anora_quiz.errors import Canceled
from anora_quiz.terminal.plain_face import PlainFace
from tests.cases import for_each

_NUMBERS = (("one", 1), ("two", 2), ("\x1b[2J", 3))


def _picked(lines: str) -> tuple[list[int], str]:
    """Return the numbers that a player picks by ``lines``, and what was printed."""
    out = StringIO()
    face = PlainFace(StringIO(lines), out, is_person=True)
    return face.pick_many("Which?", _NUMBERS, [3, 2]), out.getvalue()


@for_each(
    ("lines", "picked"),
    [
        ("\n", [2, 3]),
        ("1\n", [1]),
        ("3, 1\n", [1, 3]),
        ("2 2\n", [2]),
        ("0\n", []),
        ("4\n0 1\nx\n1\n", [1]),
    ],
)
def test_several_choices_are_picked_by_their_numbers(lines: str, picked: list[int]) -> None:
    numbers, output = _picked(lines)
    assert numbers == picked
    assert output.count("Type numbers from 1 to 3, such as 1 3.") == lines.count("\n") - 1


def test_going_back_picks_nothing() -> None:
    with pytest.raises(Canceled):
        _picked(":back\n")


def test_what_is_chosen_already_is_said() -> None:
    _, output = _picked("\n")
    assert output == (
        "Which?\n"
        "  1. one\n"
        "  2. two, chosen\n"
        "  3. \\x1b[2J, chosen\n"
        "Numbers (Enter for no change, 0 for none): "
    )


def test_the_end_of_input_leaves_a_list_to_pick_from() -> None:
    with pytest.raises(KeyboardInterrupt):
        _picked("4\n")
