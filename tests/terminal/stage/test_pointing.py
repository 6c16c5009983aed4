"""Lists of lines, and the keys that move what is pointed at."""

from collections.abc import Sequence

from rich.text import Text

from anora_quiz.terminal.stage.compose import Scene
from anora_quiz.terminal.stage.pointing import pick_line
from anora_quiz.terminal.stage.prompt import Prompt
from tests.cases import for_each
from tests.terminal.keyboard import DOWN, ENTER, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, UP, pressed
from tests.terminal.stage.drawn import DrawnScreen, scripted

_PEOPLE = ("Drew", "Alex", "Sean", "Andrew")
_LONG = tuple(f"{number:02}" for number in range(60))


def _prompt(screen: DrawnScreen, texts: Sequence[str]) -> Prompt:
    lines = [Text(text) for text in texts]
    return Prompt(screen.stage(), lambda state: Scene(lines, pointed_at=state.pointed_at))


@for_each(
    ("keys", "answer"),
    [
        (PAGE_DOWN, 23),
        (PAGE_DOWN + PAGE_UP, 0),
        (3 * PAGE_DOWN, 59),
        (PAGE_UP, 0),
    ],
)
def test_pages_of_long_lists_are_turned(keys: str, answer: int) -> None:
    screen = DrawnScreen()  # of 24 rows, one of them the sign; two stay in place
    with scripted(screen, ("00\n", keys + ENTER)):
        assert pick_line(_prompt(screen, _LONG), _LONG) == answer


@for_each(
    ("keys", "answer"),
    [("a", 1), ("aa", 3), ("aaa", 1), ("S", 2), ("x", 0), ("3", 2), ("9", 0)],
)
def test_a_letter_points_at_the_next_item_that_begins_with_it(keys: str, answer: int) -> None:
    with pressed(keys + ENTER):
        assert pick_line(_prompt(DrawnScreen(), _PEOPLE), _PEOPLE) == answer


@for_each(
    ("keys", "answer"),
    [
        (RIGHT, 0),
        (DOWN, 1),
        (DOWN + DOWN, 2),
        (DOWN + DOWN + RIGHT, 3),
        (DOWN + DOWN + RIGHT + RIGHT, 2),
        (DOWN + DOWN + LEFT, 3),
        (DOWN + DOWN + RIGHT + DOWN, 0),
        (DOWN + DOWN + RIGHT + UP, 1),
        (UP, 2),
    ],
)
def test_arrows_to_the_side_move_among_lines_that_stand_beside_one_another(
    keys: str, answer: int
) -> None:
    """The last two of four do; the other arrows lead into their row and out of it."""
    with pressed(keys + ENTER):
        assert pick_line(_prompt(DrawnScreen(), _PEOPLE), _PEOPLE, beside=2) == answer


@for_each(("keys", "answer"), [(UP, 3), (UP + DOWN, 0), (RIGHT, 0), (LEFT, 0)])
def test_from_the_last_line_the_pointer_goes_on_to_the_first(keys: str, answer: int) -> None:
    with pressed(keys + ENTER):
        assert pick_line(_prompt(DrawnScreen(), _PEOPLE), _PEOPLE) == answer


@for_each(("keys", "answer"), [("12", 11), ("123", 2), ("6", 5), ("60", 59), ("61", 0), ("0", 0)])
def test_a_number_points_at_its_line(keys: str, answer: int) -> None:
    with pressed(keys + ENTER):
        assert pick_line(_prompt(DrawnScreen(), _LONG), _LONG) == answer
