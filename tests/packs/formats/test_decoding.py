"""Imported files come in several encodings; what can't be read is noted by line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anora_quiz.packs.formats.decoding import decode
from tests.cases import for_each
from tests.growth import MOST, growth
from tests.packs.formats.losses import tells_loss

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(
    lambda text: not text.startswith("\ufeff")
)


@given(text=_TEXTS, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_unicode_is_read_exactly_and_without_a_note(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, [])


@for_each(
    "content",
    [b"\xff\xfe" + "Igor é".encode("utf-16-le"), b"\xfe\xff" + "Igor é".encode("utf-16-be")],
    ids=["little-endian", "big-endian"],
)
def test_utf_16_is_read_in_both_orders_of_bytes(content: bytes) -> None:
    assert decode(content) == ("Igor é", [])


def test_line_that_is_not_utf_8_is_read_as_windows_1252() -> None:
    text, _ = decode("“Café” – 5 €".encode("cp1252"))
    assert text == "“Café” – 5 €"


@for_each("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "byte-order-mark"])
def test_bad_line_leaves_the_others_as_they_are(mark: bytes) -> None:
    text, _ = decode(mark + "é\n".encode() + b"\xe9\n" + "☃".encode())
    assert text == "é\né\n☃"


@for_each("end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_note_names_line_and_byte(end: bytes) -> None:
    _, notes = decode(end.join([b"one", b"caf\xe9", b"three", b"\xdcbung"]))
    assert [(note.line, tells_loss(note)) for note in notes] == [(2, False), (4, False)]
    assert "0xe9" in notes[0].message
    assert "0xdc" in notes[1].message


@for_each(
    ("name", "codec"),
    [("ISO-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("Shift_JIS", "cp932"), ("gbk", "gbk")],
)
def test_xml_says_how_it_is_encoded(name: str, codec: str) -> None:
    said = f"<?xml version='1.0' encoding=\"{name}\"?>\n<quiz>"
    written = {"cp1251": "Жизнь", "cp932": "映画", "gbk": "电影"}.get(codec, "“Café” €")
    text, [note] = decode(f"{said}{written}".encode(codec))
    assert (text, note.line) == (f"{said}{written}", 1)


@for_each(
    ("name", "text"),
    [
        ("utf-8", "<q>café"),
        ("no-such", "<q>café"),
        ("unicode_escape", "<q>café"),
        ("gb_nothing", "<q>café"),
        ("shift_jis", "<q>caf\x81"),
    ],
)
def test_wrong_word_for_the_encoding_changes_nothing(name: str, text: str) -> None:
    said = f'<?xml version="1.0" encoding="{name}"?>'
    assert decode(f"{said}{text}".encode()) == (f"{said}{text}", [])
    decoded, [note] = decode(f"{said}{text} \x81".encode("latin-1"))
    assert decoded.startswith(f"{said}{text}".removesuffix("\x81"))
    assert "0x81" in note.message


def test_line_ends_stay() -> None:
    text, _ = decode(b"one\r\ncaf\xe9\r\n")
    assert text == "one\r\ncafé\r\n"


def test_line_ends_of_old_macs_are_counted() -> None:
    text, [note] = decode(b"one\rcaf\xe9\rthree")
    assert (text, note.line) == ("one\rcafé\rthree", 2)


def test_what_is_utf_8_in_a_bad_line_stays_and_only_bad_bytes_are_named() -> None:
    text, [note] = decode("Zoë “☃” ".encode() + b"caf\xe9")
    assert text == "Zoë “☃” café"
    assert re.findall(r"0x\w+", note.message) == ["0xe9"]


def test_byte_that_no_encoding_has_becomes_a_replacement_character_and_is_noted() -> None:
    text, [note] = decode(b"one\nt\x81o")
    assert text == "one\nt\ufffdo"
    assert "0x81" in note.message
    assert "some characters are lost" in note.message
    assert note.line == 2


@for_each(
    "content",
    ["Igor".encode("utf-16")[:-1], "Igor".encode("utf-16") + b"\x00\xd8"],
    ids=["half-a-letter", "half-a-pair"],
)
def test_broken_utf_16_is_read_as_far_as_it_goes_and_noted(content: bytes) -> None:
    text, [note] = decode(content)
    assert text.startswith("Igo")
    assert "UTF-16" in note.message


def test_after_a_hundred_bad_lines_the_others_are_noted_together() -> None:
    text, notes = decode(b"\xe9\n" * 1000)
    assert text == "é\n" * 1000
    assert [note.line for note in notes] == list(range(1, 102))
    assert "from here on" in notes[-1].message


@pytest.mark.thorough
@for_each("piece", [b"\xe9\n", b"\xe9", b"\x80a", b"\xe9\r", "é".encode()])
def test_time_to_decode_grows_with_the_file(piece: bytes) -> None:
    def text(size: int) -> str:
        return "x" * size

    assert growth(lambda text: decode(piece * len(text) + b"\xff"), text, 20_000) <= MOST


def test_empty_file_is_an_empty_text() -> None:
    assert decode(b"") == ("", [])


@given(content=st.binary(max_size=60))
def test_any_bytes_are_text_that_can_be_saved(content: bytes) -> None:
    text, _ = decode(content)
    assert text.encode("utf-8").decode() == text


_LINES = st.lists(
    st.one_of(st.binary(max_size=8), _TEXTS.map(str.encode)).filter(
        lambda line: not {*b"\r\n"}.intersection(line)
    ),
    max_size=6,
)


@given(lines=_LINES)
def test_every_bad_line_is_noted_once_and_no_other(lines: list[bytes]) -> None:
    text, notes = decode(b"#\n" + b"\n".join(lines))
    assert text.count("\n") == max(len(lines), 1)
    assert [note.line for note in notes] == [
        number for number, line in enumerate(lines, start=2) if not _is_utf_8(line)
    ]


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
