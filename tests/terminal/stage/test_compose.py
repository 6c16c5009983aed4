"""How scenes are arranged on screens of any size."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from anora_quiz.terminal.stage.compose import CURSOR, Frame, Scene, compose, content_width
from tests.cases import for_each
from tests.terminal.stage.drawn import console, lines, texts

_CONSOLE = console()
_PHRASES = ("↑↓ or a–d choose", "Enter answer", "? hint", "% fifty-fifty", "Esc more")
_WORDS = st.text("ab 漢字がé\u0301👨‍👩‍👧🇫🇷❤️", max_size=60)
_SIZES = st.tuples(st.integers(10, 300), st.integers(3, 100))


def _composed(
    scene: Scene, size: tuple[int, int], top: int = 0, *, is_following: bool = False
) -> Frame:
    return compose(scene, size, _CONSOLE, top=top, is_following=is_following)


def _seen(scene: Scene, size: tuple[int, int]) -> list[list[str]]:
    """Return the rows of the screen for each way that ``scene`` can be scrolled."""
    top, seen = 0, []
    while (frame := _composed(scene, size, top)).top == top:
        seen.append(texts(frame))
        top += 1
    return seen


@st.composite
def _scenes(draw: st.DrawFn) -> Scene:
    body = draw(st.lists(_WORDS, min_size=1, max_size=12))
    index = st.none() | st.integers(0, len(body) - 1)
    return Scene(
        [Text(each) for each in body],
        draw(st.none() | _WORDS.map(Text)),
        draw(st.lists(st.text("ab 漢👩", min_size=1, max_size=12), max_size=6)),
        draw(index),
        draw(index),
    )


@given(scene=_scenes(), size=_SIZES, top=st.integers(-5, 200), is_following=st.booleans())
@example(
    scene=Scene([Text("字" * 40)], Text("字"), ["字 " * 9]),
    size=(10, 3),
    top=2,
    is_following=False,
)
def test_every_row_fits_and_there_are_as_many_as_the_screen_has(
    *, scene: Scene, size: tuple[int, int], top: int, is_following: bool
) -> None:
    frame = _composed(scene, size, top, is_following=is_following)
    assert len(frame.rows) == size[1]
    assert all(cell_len("".join(each.text for each in row)) <= size[0] for row in frame.rows)


@given(
    heights=st.lists(st.integers(1, 6), min_size=1, max_size=15),
    size=_SIZES,
    has_pinned=st.booleans(),
)
@example(heights=[1] * 15, size=(20, 6), has_pinned=True)
def test_scrolling_shows_every_row(
    *, heights: list[int], size: tuple[int, int], has_pinned: bool
) -> None:
    names = [f"{part}.{row}" for part, height in enumerate(heights) for row in range(height)]
    body = [
        Text("\n".join(f"{part}.{row}" for row in range(height)))
        for part, height in enumerate(heights)
    ]
    scene = Scene(body, Text("score"), ["Esc"], pinned=len(body) // 2 if has_pinned else None)
    shown = {word for rows in _seen(scene, size) for row in rows for word in row.split()}
    assert shown >= {*names, "score", "Esc"}


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 5), _SIZES, st.integers(0, 60))
@example(9, 9, 4, (80, 6), 0)
def test_pinned_part_is_always_seen(
    before: int, after: int, height: int, size: tuple[int, int], top: int
) -> None:
    verdict = [f"verdict {row}" for row in range(height)]
    body = [*lines(before).body, Text("\n".join(verdict)), *lines(after).body]
    frame = _composed(Scene(body, Text("header"), ["Esc"], pinned=before), size, top)
    seen = [row.strip() for row in texts(frame) if row.strip() in verdict]
    assert seen == verdict or size[0] < 12 or size[1] < height + 2


@given(_SIZES, st.integers(0, 39), st.integers(0, 60), st.none() | st.integers(0, 39))
@example((80, 10), 20, 25, 0)
@example((80, 10), 20, 5, 39)
def test_what_is_pointed_at_is_seen_after_a_key(
    size: tuple[int, int], pointed_at: int, top: int, pinned: int | None
) -> None:
    body = lines(40).body
    scene = Scene(body, pointed_at=pointed_at, pinned=pinned)
    frame = _composed(scene, size, top, is_following=True)
    assert f"line {pointed_at}" in [row.strip() for row in texts(frame)]


def test_start_is_seen_before_a_key_is_pressed() -> None:
    scene = Scene(lines(40).body, pointed_at=39)
    assert texts(_composed(scene, (80, 24)))[0] == " line 0"


def test_the_sign_counts_the_rows_out_of_view() -> None:
    frame = _composed(lines(40), (80, 10), 7)
    assert texts(frame)[-1] == " ▴ 7 more  ▾ 24 more  PgUp/PgDn"
    assert frame.page == 9


@for_each(
    ("top", "sign"),
    [(0, "▾ 31 more  PgUp/PgDn"), (99, "▴ 31 more  PgUp/PgDn"), (-3, "▾ 31 more  PgUp/PgDn")],
)
def test_the_sign_names_only_the_ways_there_are(top: int, sign: str) -> None:
    assert texts(_composed(lines(40), (80, 10), top))[-1].strip() == sign


@for_each(
    ("columns", "sign"),
    [(33, "▴ 7 more  ▾ 24 more  PgUp/PgDn"), (31, "▴ 7 more  ▾ 24 more"), (15, "▴7 ▾24")],
)
def test_the_sign_is_shorter_where_there_is_less_room(columns: int, sign: str) -> None:
    assert texts(_composed(lines(40), (columns, 10), 7))[-1].strip() == sign


def test_what_fits_has_no_sign() -> None:
    assert "more" not in "".join(texts(_composed(lines(24), (80, 24), 5)))


@for_each(
    ("columns", "rows"),
    [
        (80, ["↑↓ or a–d choose · Enter answer · ? hint · % fifty-fifty · Esc more"]),
        (60, ["↑↓ or a–d choose · Enter answer · ? hint · % fifty-fifty", "Esc more"]),
        (40, ["↑↓ or a–d choose · Enter answer", "? hint · % fifty-fifty · Esc more"]),
        (18, ["↑↓ or a–d choose", "Enter answer", "? hint", "% fifty-fifty", "Esc more"]),
    ],
)
def test_no_phrase_about_keys_is_broken(columns: int, rows: Sequence[str]) -> None:
    shown = texts(_composed(Scene([Text("x")], keys=_PHRASES), (columns, 20)))
    assert [row.strip() for row in shown[-len(rows) :]] == list(rows)


def test_header_and_keys_stay_while_the_body_scrolls() -> None:
    scene = Scene(lines(40).body, Text("300 points"), ["Enter next"])
    for rows in _seen(scene, (80, 10)):
        assert rows[0] == " 300 points"
        assert rows[-1] == " Enter next"


def test_verdict_is_at_its_place_where_that_is_in_view() -> None:
    body = [*lines(10).body, Text("Wrong"), *lines(10, "reason").body]
    scene = Scene(body, pinned=10)
    assert [row.strip() for row in texts(_composed(scene, (80, 6)))][:5] == [
        "line 0",
        "line 1",
        "line 2",
        "line 3",
        "Wrong",
    ]
    assert [row.strip() for row in texts(_composed(scene, (80, 6), 8))][:5] == [
        "line 8",
        "line 9",
        "Wrong",
        "reason 0",
        "reason 1",
    ]
    assert [row.strip() for row in texts(_composed(scene, (80, 6), 99))][:5] == [
        "Wrong",
        "reason 6",
        "reason 7",
        "reason 8",
        "reason 9",
    ]


def test_options_stay_in_place_when_a_verdict_makes_the_body_too_long() -> None:
    question = Scene(lines(8).body, Text("h"), ["k"])
    verdict = Scene([*lines(8).body, *lines(20, "reason").body], Text("h"), ["k"])
    assert texts(_composed(question, (80, 14)))[:10] == texts(_composed(verdict, (80, 14)))[:10]


@for_each(
    ("columns", "left", "width"), [(80, 1, 78), (100, 1, 98), (200, 51, 98), (10, 1, 8), (1, 0, 1)]
)
def test_a_scene_is_centered_and_at_most_so_wide(columns: int, left: int, width: int) -> None:
    frame = _composed(Scene([Text("x" * 300)]), (columns, 400))
    assert content_width(columns) == width
    assert texts(frame)[0] == " " * left + "x" * width


def test_parts_can_be_functions_of_the_width() -> None:
    scene = Scene([lambda width: Text(f"{width} columns")])
    assert texts(_composed(scene, (80, 3)))[0] == " 78 columns"


def test_the_cursor_is_where_the_marked_character_is() -> None:
    marked = Text("漢字 abc").append("d", Style.from_meta({CURSOR: True}))
    frame = _composed(Scene([Text("x"), marked], Text("h")), (80, 8))
    assert frame.cursor == (9, 2)


@pytest.mark.parametrize("rows", [3, 5, 8])
def test_the_row_with_the_cursor_is_seen_after_a_key(rows: int) -> None:
    typed = Text("word " * 100).append("d", Style.from_meta({CURSOR: True}))
    scene = Scene([*lines(5).body, typed, Text("error")], Text("h"), ["k"], 5, pinned=6)
    assert _composed(scene, (20, rows), is_following=True).cursor is not None


def test_where_there_is_no_cursor_there_is_none() -> None:
    assert _composed(lines(3), (80, 24)).cursor is None


def test_words_are_not_broken_where_they_fit() -> None:
    words = "Which of these Oscars did Anora not win in the year it was nominated for six"
    for columns in range(16, 80):
        shown = " ".join(texts(_composed(Scene([Text(words)]), (columns, 30))))
        assert re.sub(r"\s+", " ", shown).strip() == words
