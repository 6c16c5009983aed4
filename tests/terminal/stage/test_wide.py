"""Lines that are never wrapped, on screens of any width."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from anora_quiz.terminal.stage.compose import Frame, Scene, compose
from anora_quiz.terminal.stage.wide import Wide
from tests.terminal.stage.drawn import console, lines, texts

_CONSOLE = console()
_LINE = "".join(f"{number:03}," for number in range(100))
_CODE = st.text(st.sampled_from("ab( 漢é"), max_size=99)


def _drawn(text: str, columns: int, left: int = 0, rows: int = 4) -> list[str]:
    wide = Wide([Text(line) for line in text.split("\n")], Text("1. "), Text("   "))
    frame = compose(Scene([wide]), (columns, rows), _CONSOLE, left=left)
    return [row[1:] for row in texts(frame)]  # without the margin of the screen


@given(_CODE, st.integers(5, 60), st.integers(0, 120))
@example("漢" * 9, 12, 1)
@example("a" * 10, 12, 99)
def test_each_line_is_one_row_whatever_the_width(line: str, columns: int, left: int) -> None:
    first, second, *rest = _drawn(f"{line}\n{line}", columns, left)
    assert first.startswith("1.")
    assert first[2:] == second[2:]
    assert not "".join(rest).strip()
    assert cell_len(first) <= columns - 2


@given(st.integers(8, 60))
def test_a_line_can_be_scrolled_from_its_start_to_its_end(columns: int) -> None:
    at_start, at_end = (_drawn(_LINE, columns, left)[0] for left in (0, 999))
    room = columns - 5
    assert at_start == f"1. {_LINE[: room - 1]}…"
    assert at_end == f"1. …{_LINE[-room + 1 :]}"


def test_a_line_that_goes_on_at_both_ends_says_so() -> None:
    assert _drawn(_LINE, 25, 8)[0] == "1. …02,003,004,005,006…"


def test_columns_stay_below_one_another_where_a_wide_character_is_cut() -> None:
    wide, narrow = _drawn("漢" * 30 + "\n" + "ab" * 30, 25, 8)[:2]
    assert (wide, narrow) == ("1. … 漢漢漢漢漢漢漢漢 …", "   …bababababababababa…")


def test_a_line_that_fits_stays_where_it_is_while_others_scroll() -> None:
    short = Wide([Text("x = 1")], Text(), Text())
    scene = Scene([Wide([Text(_LINE)], Text(), Text()), short], sideways="← →", keys=["Esc"])
    frame = compose(scene, (30, 5), _CONSOLE, left=16)
    shown = [row.strip() for row in texts(frame)]
    assert shown == ["…04,005,006,007,008,009,010…", "x = 1", "", "", "Esc · ← →"]


def test_the_keys_to_scroll_sideways_are_told_only_where_a_line_is_cut() -> None:
    scene = Scene([Wide([Text("x" * 30)], Text(), Text())], sideways="← →")
    assert "← →" in texts(compose(scene, (31, 5), _CONSOLE))[-1]
    assert "← →" not in texts(compose(scene, (32, 5), _CONSOLE))[-1]


# Parts that are kept in view


def _kept(height: int, rows: int, top: int = 0, pointed_at: int | None = None) -> Frame:
    body = [*lines(40).body, *(Text(f"option {number}") for number in range(height))]
    scene = Scene(body, kept=40, pointed_at=pointed_at)
    return compose(scene, (80, rows), _CONSOLE, top=top, is_following=pointed_at is not None)


@given(st.integers(1, 20), st.integers(8, 30), st.integers(0, 60))
def test_options_are_seen_wherever_the_rest_is_scrolled_to(
    height: int, rows: int, top: int
) -> None:
    shown = [row.strip() for row in texts(_kept(height, rows, top))]
    options = [row for row in shown if row.startswith("option")]
    assert len(options) == height or rows < height + 5


def test_pointing_at_what_is_kept_scrolls_nothing() -> None:
    assert _kept(4, 20, top=3, pointed_at=42).top == 3
    assert _kept(4, 20, top=3, pointed_at=0).top == 0


def test_parts_that_leave_no_room_for_the_rest_scroll_with_it() -> None:
    shown = [row.strip() for row in texts(_kept(10, 12))]
    assert shown[:11] == [f"line {number}" for number in range(11)]
