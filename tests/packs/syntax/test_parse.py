"""Test that parsed values keep the author's characters and know their location."""

import tracemalloc
from pathlib import Path

import pytest

from anora_quiz.packs.checking.check import inspect
from anora_quiz.packs.files import read_text
from anora_quiz.packs.problems import BrokenPack, Problem
from anora_quiz.packs.syntax.parse import parse
from anora_quiz.packs.syntax.tree import Mapping, Scalar, Sequence, UnreadableValue, Value
from tests.cases import for_each

_TYPED = ("No", "yes", "010", "12:30", "1.10", "2024-05-25", "~", "null", "0x1F", "1_000", "true")


def _value(text: str) -> Value:
    document = parse(text, "")
    assert document.value is not None
    assert not document.problems
    return document.value


def _placed(value: Value) -> list[tuple[int, int, str]]:
    """Return line, column and text of all scalars in ``value``, in the order of the file."""
    match value:
        case Scalar():
            return [(*value.location[:2], value.text)]
        case Sequence():
            return [placed for item in value.items for placed in _placed(item)]
        case Mapping():
            return [placed for pair in value.entries for side in pair for placed in _placed(side)]
        case UnreadableValue():
            return []


def _texts(value: Value) -> list[str]:
    return [text for _, _, text in _placed(value)]


def _problem_of_text(text: str) -> Problem:
    try:
        [problem] = parse(text, "pack.yaml").problems
    except BrokenPack as error:
        return error.problems[-1]
    return problem


def _problem_of_bytes(path: Path, content: bytes) -> Problem:
    path.write_bytes(content)
    return _problem_of_file(path)


def _problem_of_file(path: Path) -> Problem:
    try:
        content = read_text(path)
    except BrokenPack as error:
        return error.problems[-1]
    [problem] = content.problems or parse(content.text, str(path)).problems
    return problem


def _location(problem: Problem) -> tuple[int, int]:
    return problem.location[:2]


@for_each("typed", _TYPED)
def test_text_keeps_the_characters_typed(typed: str) -> None:
    assert _placed(_value(f"- {typed}\n")) == [(1, 3, typed)]


@for_each("typed", _TYPED)
def test_name_of_a_field_keeps_the_characters_typed(typed: str) -> None:
    assert _texts(_value(f"{typed}: right\n")) == [typed, "right"]


@for_each("written", ["'No: 1'", '"No: 1"', "|-\n  No: 1", ">-\n  No: 1"])
def test_quotes_and_blocks_hold_what_is_in_them(written: str) -> None:
    assert _texts(_value(f"- {written}\n")) == ["No: 1"]


def test_locations_of_texts_count_from_1() -> None:
    document = _value("usher:\n  - Door\n  - {Aisle: 3}\n")
    assert _placed(document) == [(1, 1, "usher"), (2, 5, "Door"), (3, 6, "Aisle"), (3, 13, "3")]


@for_each(
    ("text", "location"),
    [
        ("\n[x]", (2, 1)),
        ("\n\n- x", (3, 1)),
        ("  {x: y}", (1, 3)),
        ("x: y", (1, 1)),
    ],
)
def test_location_of_a_list_or_mapping_is_where_it_starts(
    text: str, location: tuple[int, int]
) -> None:
    assert _value(text).location[:2] == location


@for_each("letters", ["abc", "äöü", "がかき", "😀🎬🍿"])
def test_column_counts_characters_whatever_the_alphabet(letters: str) -> None:
    assert _placed(_value(f"[{letters}, here]\n")) == [(1, 2, letters), (1, 7, "here")]


def test_names_that_appear_twice_are_both_kept() -> None:
    assert _texts(_value("reel: one\nreel: two\n")) == ["reel", "one", "reel", "two"]


def test_alias_repeats_the_value_it_names() -> None:
    text = "- &usher Toros\n- *usher\n- &row [A, B]\n- *row\n"
    assert _texts(_value(text)) == ["Toros", "Toros", "A", "B", "A", "B"]


def test_name_can_be_an_alias() -> None:
    assert _texts(_value("- &usher Toros\n- {*usher : Door}\n")) == ["Toros", "Toros", "Door"]


def test_last_of_two_anchors_with_one_name_is_meant() -> None:
    assert _texts(_value("[&a one, *a, &a two, *a]")) == ["one", "one", "two", "two"]


def test_anchors_that_multiply_one_another_are_refused() -> None:
    """Nine lists, each with nine times the one before: the "billion laughs" attack."""
    lines = ["- &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"- &l{row} [{', '.join([f'*l{row - 1}'] * 9)}]" for row in range(1, 10)]
    assert _problem_of_text("\n".join(lines)).code == "excessive-anchors"


def test_anchors_that_blow_up_after_nested_lists_are_refused() -> None:
    """What an alias repeats counts for the whole file, not only for the list that it is in."""
    lines = [f"- &all [{', '.join(['ha'] * 6000)}]"]
    lines += [f"- [[*all], {row}]" for row in range(1000)]
    assert _problem_of_text("\n".join(lines)).code == "excessive-anchors"


@for_each(
    ("text", "location"),
    [("&a [x, *a]", (1, 8)), ("&a {x: *a}", (1, 8)), ("&a [[{x: [*a]}]]", (1, 11))],
)
def test_alias_inside_what_it_repeats_is_refused(text: str, location: tuple[int, int]) -> None:
    problem = _problem_of_text(text)
    assert (problem.code, _location(problem)) == ("recursive-anchor", location)


@for_each("opening", ["[", "{a: ", "- "])
def test_thousands_of_levels_are_refused(opening: str) -> None:
    assert _problem_of_text(opening * 5000).code == "nesting-too-deep"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "\ufeff"])
def test_text_without_values_is_an_empty_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text(text, encoding="utf-8")
    [problem] = inspect(path).problems
    assert (problem.code, _location(problem)) == ("empty-file", (1, 1))


@for_each(
    "mistake",
    [
        "answer: - a dash",
        "answer: ? a question mark",
        "answer: , a comma",
        "answer: ] a bracket",
        "answer: @ an at",
        "answer: ` a backtick",
        "answer: % a per cent",
        "answer: & an ampersand",
        "answer: * an asterisk",
        "answer: *NSYNC",
        "answer: !Hola!",
        "answer: >100",
        "answer: |x|",
        "answer: [one, two",
        "answer: {one: two",
        "answer: 'tis",
        'answer: "The Room" twice',
        "answer: one: two",
        "answer\nhint: x",
        "answer:\n\t- x",
        "- answer\nhint: x",
        "answer: x\n...\nhint: x",
        "%YAML 9.9\n---\nanswer: x",
    ],
)
def test_mistake_of_the_author_comes_with_a_hint(mistake: str) -> None:
    problem = _problem_of_text(mistake)
    assert problem.hint
    assert "None" not in problem.message


@for_each("written", [r'"C:\quiz"', r'"100\%"', r'"\x4"'])
def test_backslash_without_a_meaning_is_not_taken_for_an_unclosed_quote(written: str) -> None:
    assert "never closes" not in _problem_of_text(f"answer: {written}\n").message


def test_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: Seats\n")
    assert _placed(_value(read_text(path).text)) == [(1, 1, "title"), (1, 8, "Seats")]


def test_windows_line_ends_count_once(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(b"- Seats\r\n- Rows\r\n")
    assert _placed(_value(read_text(path).text)) == [(1, 3, "Seats"), (2, 3, "Rows")]


@pytest.mark.parametrize(
    ("content", "location"),
    [
        (b"\xff\xfet\x00i\x00", (1, 1)),
        (b"title: caf\xe9\n", (1, 11)),
        (b"title: x\r\nabout: \xa0\n", (2, 8)),
        ("title: 😀é".encode() + b"\xff\n", (1, 10)),
        (b"title: x\nabout: \xc3", (2, 8)),
    ],
    ids=["utf-16", "latin-1", "second-line", "behind-other-letters", "cut-off"],
)
def test_bytes_that_are_not_utf_8_are_found_where_they_are(
    content: bytes, location: tuple[int, int], tmp_path: Path
) -> None:
    problem = _problem_of_bytes(tmp_path / "pack.yaml", content)
    assert (problem.code, _location(problem)) == ("not-utf-8", location)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b"])
def test_control_character_is_found_where_it_is(character: str, tmp_path: Path) -> None:
    content = f"title: x\r\nabout: 😀 Seats{character}\r\n".encode()
    problem = _problem_of_bytes(tmp_path / "pack.yaml", content)
    assert (problem.code, _location(problem)) == ("control-character", (2, 15))


def test_control_character_is_called_by_its_number() -> None:
    assert "U+001B" in _problem_of_text("title: \x1b[31m").message


def test_folder_is_not_a_pack(tmp_path: Path) -> None:
    problem = _problem_of_file(tmp_path)
    assert (problem.code, problem.hint != "") == ("unreadable-file", True)


@pytest.mark.parametrize("name", ["missing.yaml", "no/folder/missing.yaml", "f" * 3000 + ".yaml"])
def test_file_that_is_not_there_is_a_problem_with_a_hint(name: str, tmp_path: Path) -> None:
    problem = _problem_of_file(tmp_path / name)
    assert (problem.code, problem.hint != "") == ("unreadable-file", True)


def test_problem_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    assert _problem_of_bytes(path, b"- [").path == str(path)


def test_text_repeated_without_measure_is_refused_soon() -> None:
    """A small file whose aliases repeat two million options."""
    options = ", ".join(f"w{number}" for number in range(2000))
    lines = [f"first: &w [{options}]", *(f"again{number}: *w" for number in range(1000))]
    assert _problem_of_text("\n".join(lines)).code == "excessive-anchors"


def test_text_is_not_copied_whole_to_be_read() -> None:
    text = "# A comment with an emoji 😀\n" * 20_000
    tracemalloc.start()
    try:
        parse(text, "pack.yaml")
        assert tracemalloc.get_traced_memory()[1] < len(text) // 2
    finally:
        tracemalloc.stop()


def test_text_that_goes_on_and_on_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anora_quiz.packs.syntax.builder._LONGEST_PIECE", 100_000)
    start = "format: 1\ntitle: x\n"
    for text in ("'😀" + "x" * 900_000, "x y, " * 200_000, "'" + "x\n " * 300_000):
        whole = f"{start}about: {text}\n"
        tracemalloc.start()
        try:
            problem = _problem_of_text(whole)
            assert (problem.code, problem.message[-24:]) == (
                "text-too-long",
                " than 100,000 characters",
            )
            assert tracemalloc.get_traced_memory()[1] < 200_000
        finally:
            tracemalloc.stop()
    for text in ("# a comment\n" * 30_000, "\n" * 300_000, "- x\n" * 30_000):
        assert not parse(f"{start}{text}" if text[0] != "-" else text, "pack.yaml").problems
