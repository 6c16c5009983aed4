"""Excerpts: a line of a file with carets under the words in question."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from anora_quiz.terminal.excerpt import excerpt
from anora_quiz.terminal.sanitize import visible
from tests.cases import for_each

_WIDE = 10_000


def _drawn(line: str, column: int, length: int, max_width: int = 80, number: int = 7) -> list[str]:
    """Return the excerpt as the two lines that are printed."""
    return [
        "".join(text for text, _ in each)
        for each in excerpt(line, number, column, length, max_width)
    ]


def _columns(text: str) -> int:
    """Return how many columns ``text`` takes on a terminal."""
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def _pointed_at(shown: list[str]) -> str:
    """Return the characters above the carets."""
    above, below = shown
    first, last = below.index("^"), below.rindex("^")
    words, column = "", 0
    for character in above:
        words += character if first <= column <= last else ""
        column += _columns(character)
    return words


def test_a_line_is_shown_with_its_number_and_carets_below_the_words() -> None:
    assert _drawn("answer: nope", 9, 4) == [
        "    7 | answer: nope",
        "      |         ^^^^",
    ]


@for_each(
    ("line", "words"),
    [
        ("a\tb: nope x", "nope"),
        ("中文: nope x", "nope"),
        ("🎬: nope x", "nope"),
        ("\x1b[2J: nope x", "nope"),
        ("e\u0301: nope x", "nope"),
        ("[/b]: nope x", "nope"),
        ("x: 中文 y", "中文"),
        ("x: 🎬🎬", "🎬🎬"),
        ("x: e\u0301e y", "e\u0301e"),
    ],
    ids=ascii,
)
def test_carets_are_under_the_words_whatever_is_before_and_in_them(line: str, words: str) -> None:
    shown = _drawn(line, line.index(words) + 1, len(words))
    assert _pointed_at(shown) == words


def test_control_characters_are_written_out_and_marked_as_wide_as_they_look() -> None:
    above, below = _drawn("a\x1bb", 2, 1)
    assert above.endswith("| a\\x1bb")
    assert below.endswith("|  ^^^^")


def test_a_tab_is_one_column() -> None:
    assert _drawn("\t\tx", 3, 1) == ["    7 |   x", "      |   ^"]


@for_each("column", [5, 6, 99])
def test_a_column_after_the_end_has_one_caret_at_the_end(column: int) -> None:
    assert _drawn("abcd", column, 3) == ["    7 | abcd", "      |     ^"]


def test_words_that_go_past_the_end_are_marked_up_to_it() -> None:
    assert _drawn("abcd", 3, 99)[1] == "      |   ^^"


def test_words_without_a_width_have_one_caret() -> None:
    assert _drawn("abcd", 2, 0)[1] == "      |  ^"


def test_an_empty_line_has_one_caret() -> None:
    assert _drawn("", 1, 1) == ["    7 | ", "      | ^"]


def test_a_long_line_is_cut_after_the_words() -> None:
    above, _ = _drawn("x: nope " + "y" * 100, 4, 4, max_width=40)
    assert above.startswith("    7 | x: nope y")
    assert above.endswith("y…")
    assert len(above) < 41


def test_a_long_line_is_cut_before_the_words() -> None:
    shown = _drawn("y" * 100 + "x: nope", 104, 4, max_width=40)
    assert shown[0].startswith("    7 | …y")
    assert _pointed_at(shown) == "nope"


def test_words_that_are_too_long_are_cut_and_marked_to_the_cut() -> None:
    above, below = _drawn("x: " + "n" * 100, 4, 100, max_width=40)
    assert above.endswith("n…")
    assert len(above) == len(below) < 41


def test_no_wide_character_is_cut_in_half() -> None:
    for max_width in (40, 41, 42, 43):
        above, _ = _drawn("中" * 100, 50, 1, max_width=max_width)
        assert max_width - 3 <= _columns(above) <= max_width


def test_a_line_of_a_million_characters_takes_no_time() -> None:
    shown = _drawn("y" * 500_000 + "nope" + "y" * 500_000, 500_001, 4)
    assert _pointed_at(shown) == "nope"


@for_each("number", [1, 99_999])
def test_line_numbers_are_right_aligned(number: int) -> None:
    above, below = _drawn("nope", 1, 4, number=number)
    assert above.index("|") == below.index("|") == 6


@for_each("number", [100_000, 1_234_567])
def test_carets_are_under_the_words_in_very_long_files_too(number: int) -> None:
    above, below = _drawn("x: nope", 4, 4, number=number)
    assert above.index("nope") == below.index("^")


_characters = st.sampled_from(
    [*"ab:-[]'\"{}", "\t", "中", "文", "🎬", "\x1b", "\x07", "\u202e", "é"]
)
_lines = st.text(_characters, max_size=40)


@given(before=_lines, words=st.text(_characters, min_size=1, max_size=10), after=_lines)
def test_carets_are_under_all_of_the_words_if_they_fit(before: str, words: str, after: str) -> None:
    line = before + words + after
    above, below = _drawn(line, len(before) + 1, len(words), max_width=_WIDE)
    assert above == f"    7 | {visible(line)}"
    assert _pointed_at([above, below]) == visible(words)


@given(
    line=st.text(_characters, max_size=200),
    column=st.integers(1, 220),
    length=st.integers(0, 220),
    max_width=st.integers(40, 120),
)
def test_nothing_is_wider_than_the_limit_and_there_is_always_a_caret(
    line: str, column: int, length: int, max_width: int
) -> None:
    above, below = _drawn(line, column, length, max_width)
    assert _columns(above) <= max_width
    assert _columns(below) <= max_width
    assert "^" in below


@given(before=st.text(_characters, max_size=200), after=st.text(_characters, max_size=200))
@example(before="中" * 100, after="中" * 100)
def test_words_that_fit_are_never_cut(before: str, after: str) -> None:
    shown = _drawn(f"{before}wanted: nope{after}", len(before) + 1, 12, max_width=40)
    assert _pointed_at(shown) == "wanted: nope"


@given(line=st.text(st.characters(codec=None), max_size=60), column=st.integers(1, 70))
def test_no_control_character_gets_through(line: str, column: int) -> None:
    shown = "".join(_drawn(line, column, 5))
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in shown)
