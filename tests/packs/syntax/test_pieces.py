"""A text is cut where something begins, and every piece knows its first line."""

import re

from anora_quiz.packs.syntax.pieces import Piece

_WORD = re.compile(r"^\w", re.MULTILINE)


def _whole(text: str) -> Piece:
    return Piece(text, 0, 0, len(text))


def test_text_is_cut_into_what_is_before_the_first_piece_and_the_pieces() -> None:
    pieces = list(_whole("# head\n\na\n 1\nb\nc\n").split(_WORD))
    assert [(each.first_line, each.text) for each in pieces] == [
        (0, "# head\n"),
        (2, "a\n 1"),
        (4, "b"),
        (5, "c\n"),
    ]


def test_text_that_begins_with_a_piece_has_nothing_before_it() -> None:
    assert [each.text for each in _whole("a\nb").split(_WORD)] == ["", "a", "b"]


def test_text_without_a_piece_is_all_before_it() -> None:
    assert [each.text for each in _whole(" a\n b\n").split(_WORD)] == [" a\n b\n"]


def test_items_are_those_with_the_indentation_of_the_first() -> None:
    text = "list:\n  - a\n    - b\n - c\n  - d\n"
    assert [each.text for each in _whole(text).items()] == [
        "list:",
        "  - a\n    - b\n - c",
        "  - d\n",
    ]
    odd = _whole(text).items(lambda item: item["indent"] == " ")
    assert [each.text for each in odd] == ["list:", "  - a\n    - b", " - c", "  - d\n"]


def test_item_without_its_dash_is_cut_again_with_the_lines_of_the_file() -> None:
    [_, item] = _whole("list:\n- a: 1\n  b: 2\n").items()
    bare = item.without_dash()
    assert bare.text == "  a: 1\n  b: 2\n"
    pieces = list(bare.split(re.compile(r"^  \w", re.MULTILINE)))
    assert [(each.first_line, each.text) for each in pieces] == [
        (1, ""),
        (1, "  a: 1"),
        (2, "  b: 2\n"),
    ]
