"""Sheets of Excel workbooks are read as tables, and workbooks that are bombs are refused."""

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from anora_quiz.errors import PackError
from anora_quiz.packs.formats import Formats
from anora_quiz.packs.formats.base import Imported
from anora_quiz.packs.formats.csv_tables import Csv
from anora_quiz.packs.formats.opening import text_of
from anora_quiz.packs.pack import Header
from tests.cases import for_each
from tests.growth import ends_soon
from tests.harmful import run_measured
from tests.packs.formats.sheets import SEATS, Rows, with_part, with_rows, workbook

_HEADER = Header(id="table", title="Table")


def read(content: bytes) -> tuple[Imported, list[tuple[int, str]]]:
    """Return what is in a workbook, and the notes on it."""
    text, notes = text_of(content)
    imported = Csv().read(text, _HEADER)
    return imported, [(note.line, note.message) for note in (*notes, *imported.notes)]


def cells(*row: Any) -> list[str]:
    """Return the texts of the cells of one row."""
    text, _ = text_of(workbook([row]))
    return text.rstrip("\n").split(",")


def test_a_sheet_is_a_table() -> None:
    content = workbook(SEATS)
    imported, notes = read(content)
    assert [asked.solution() for asked in imported.questions] == [("Usher",), ("Pianist",)]
    assert notes == []
    assert isinstance(Formats().guess_importer(text_of(content)[0], "seats.xlsx"), Csv)


@for_each(
    ("value", "text"),
    [
        (1.0, "1"), (0.1 + 0.2, "0.3"), (-1.5, "-1.5"), (10**12, "1000000000000"),
        (True, "TRUE"), ("x", "x"), ("1.0", "1.0"),
        (date(1999, 5, 1), "1999-05-01"), (datetime(1999, 5, 1, 10, 30), "1999-05-01 10:30"),  # noqa: DTZ001 - sheets have no time zones
        (time(10, 30), "10:30"), (timedelta(hours=1), "1:00:00"),
    ],
)  # fmt: skip
def test_cells_have_the_texts_that_spreadsheet_programs_show(value: object, text: str) -> None:
    assert cells(value) == [text]


def test_percentages_have_a_sign() -> None:
    def as_percentage(book: Any) -> None:
        book.worksheets[0]["B2"].number_format = "0%"

    content = workbook([["question", "answer"], ["How full?", 0.5]], change=as_percentage)
    assert read(content)[0].questions[0].solution() == ("50%",)


def test_a_formula_has_the_result_that_was_saved() -> None:
    content = workbook([["question", "answer"], ["1 + 1?", "=1+1"]])
    saved = with_part(content, "sheet1.xml", lambda xml: xml.replace(b"<v></v>", b"<v>2</v>"))
    saved = with_part(saved, "sheet1.xml", lambda xml: xml.replace(b"<v />", b"<v>2</v>"))
    assert read(saved)[0].questions[0].solution() == ("2",)
    assert "1 formula without a saved result" in read(content)[1][0][1]


def test_errors_in_cells_are_noted() -> None:
    content = workbook([["question", "answer", "hint"], ["Who?", "Ani", "#N/A"]])
    assert (2, "left out a cell with the error “#N/A”") in read(content)[1]


def test_notes_have_the_numbers_of_the_rows_in_the_sheet() -> None:
    rows: Rows = [
        ["My quiz"],
        [],
        ["question", "answer"],
        [],
        ["Two\nlines?", None],
        ["Who?", "Ani"],
    ]
    imported, notes = read(workbook(rows))
    assert [asked.question for asked in imported.questions] == ["Who?"]
    assert notes == [
        (1, "left out what is above the column names on line 3"),
        (5, "skipped question: `answer` is empty"),
    ]


def test_line_breaks_in_cells_are_kept() -> None:
    content = workbook([["question", "answer"], ["Two_x000D_\nlines?", "Ani"]])
    assert read(content)[0].questions[0].question == "Two\nlines?"


def test_cells_that_were_merged_downward_all_have_the_text() -> None:
    rows: Rows = [["question", "answer", "tags"], ["Who?", "Ani", "seats"], ["Where?", "in front"]]
    content = workbook(rows, change=lambda book: book.worksheets[0].merge_cells("C2:C3"))
    imported, notes = read(content)
    assert [asked.tags for asked in imported.questions] == [("seats",), ("seats",)]
    assert notes == [(2, "read “seats” in merged cells down to row 3")]


class TestSheets:
    def test_the_first_that_has_column_names_is_read(self) -> None:
        imported, notes = read(workbook([["How to use this"]], SEATS, SEATS, []))
        assert len(imported.questions) == 2
        assert notes == [(0, "read the sheet “Sheet2”; left out “Sheet1”, “Sheet3”")]

    def test_a_hidden_one_comes_last(self) -> None:
        def hide(book: Any) -> None:
            book.worksheets[0].sheet_state = "hidden"

        assert read(workbook(SEATS, SEATS, change=hide))[1][0][1].startswith(
            "read the sheet “Sheet2”"
        )

    def test_without_column_names_the_error_names_what_was_found(self) -> None:
        with pytest.raises(PackError, match='on line 1, only "Card" and "Reply"'):
            read(workbook([["Card", "Reply"], ["Who shows the seats?", "Usher"]]))

    def test_a_workbook_without_text_is_refused(self) -> None:
        with pytest.raises(PackError, match="no cells with text"):
            read(workbook([[]]))


def test_without_the_extra_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook(SEATS)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(PackError) as refusal:
        text_of(content)
    assert "anora-quiz[sheets]" in str(refusal.value)
    assert "CSV" in refusal.value.hint


def test_what_comes_after_the_rows_may_be_broken() -> None:
    broken = with_part(
        workbook(SEATS),
        "sheet1.xml",
        lambda xml: xml.replace(
            b"</worksheet>", b'<dataValidations count="x"/><pageSetup fitToWidth="x"/></worksheet>'
        ),
    )
    imported, notes = read(broken)
    assert len(imported.questions) == 2
    assert notes == [(3, "nothing below this row of the sheet can be read")]


def test_what_is_in_a_workbook_besides_sheets_does_not_matter() -> None:
    stream = io.BytesIO(workbook(SEATS))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/calcChain.xml", b"<calcChain>%s</calcChain>" % (b"<c/>" * 5_000))
        archive.writestr("customXml/item1.xml", "<a/>".encode("utf-16"))
        archive.writestr("xl/media/image1.png", bytes(30 * 2**20), zipfile.ZIP_DEFLATED)
    assert len(read(stream.getvalue())[0].questions) == 2


@for_each(
    ("content", "name"),
    [
        (b"PK\x03\x04" + bytes(30) + b"xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
        (b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "(.ods)"),
        (b"PK\x03\x04" + bytes(30) + b"Index/Document.iwa", "an Apple iWork document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "(.xls)"),
    ],
)
def test_other_spreadsheets_are_named_with_what_to_do(content: bytes, name: str) -> None:
    with pytest.raises(PackError) as refusal:
        text_of(content)
    assert name in str(refusal.value)
    assert refusal.value.hint.startswith("save it as CSV or .xlsx")


_ENTITIES = b"<!DOCTYPE l [%s]>" % b"".join(
    b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 9)
)
_FEW = 49_000  # rows, which are not too many
_UNUSUAL = "has unusual XML"
_LARGE = "too large"
# What a small file can hold -> a workbook that does, of a given size, and why it is refused.
_BOMBS: dict[str, tuple[Callable[[int], bytes], str]] = {
    "a long text": (
        lambda size: with_rows(b"<row><c><v>%s</v></c></row>" % (b"0" * 20 * size)),
        _UNUSUAL,
    ),
    "blanks": (lambda _: with_rows(b" " * 25 * 2**20), "unpacks to more than"),
    "cells in a row": (lambda size: with_rows(b"<row>%s</row>" % (b"<c/>" * size)), _UNUSUAL),
    "cells": (
        lambda size: with_rows(b"<row>%s</row>" % (b"<c/>" * 100) * min(size // 8, 10_000)),
        "too many cells",
    ),
    "empty rows": (lambda size: with_rows(b"<row/>" * size), "too many rows"),
    "rows": (lambda size: with_rows(b"<row><c><v>1</v></c></row>" * size), "too many rows"),
    "rows below the limit": (
        lambda _: with_rows(b"<row><c><v>1</v></c></row>" * _FEW),
        _LARGE,
    ),
    "nested rows": (
        lambda size: with_rows(b"<row>" * size + b"</row>" * size),
        "too many rows",
    ),
    "nested texts": (
        lambda size: with_rows(b"<row><c>%s</c></row>" % (b"<t>" * size + b"</t>" * size)),
        _UNUSUAL,
    ),
    "a cell in the far corner": (
        lambda _: with_rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        _LARGE,
    ),
    "cells in the last column": (
        lambda _: with_rows(
            b"".join(
                b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (number, number)
                for number in range(4, _FEW)
            )
        ),
        _LARGE,
    ),
    "a long comment": (
        lambda size: with_rows(b"<!-- %s -->" % ((b"x" * 60_000 + b"< ") * (size // 2_000))),
        _UNUSUAL,
    ),
    "a long instruction": (
        lambda size: with_rows(b"<?x %s ?>" % ((b"x" * 60_000 + b"< ") * (size // 2_000))),
        _UNUSUAL,
    ),
    "a long attribute": (
        lambda size: with_rows(b'<row a="%s"/>' % (b"x" * 20 * size)),
        _UNUSUAL,
    ),
    "entities": (
        lambda _: with_part(workbook(SEATS), "sheet1.xml", lambda xml: _ENTITIES + xml),
        _UNUSUAL,
    ),
    "an external entity": (
        lambda _: with_part(
            workbook(SEATS),
            "sheet1.xml",
            lambda xml: b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + xml,
        ),
        _UNUSUAL,
    ),
    "entities in UTF-16": (
        lambda _: with_part(
            workbook(SEATS), "sheet1.xml", lambda xml: (_ENTITIES + xml).decode().encode("utf-16")
        ),
        _UNUSUAL,
    ),
    "entities in UTF-16 without a mark": (
        lambda _: with_part(
            workbook(SEATS),
            "sheet1.xml",
            lambda xml: (_ENTITIES + xml).decode().encode("utf-16-le"),
        ),
        _UNUSUAL,
    ),
    "merged cells": (
        lambda size: with_part(
            workbook(SEATS),
            "sheet1.xml",
            lambda xml: xml.replace(
                b"</sheetData>",
                b"</sheetData><mergeCells>%s</mergeCells>"
                % (b'<mergeCell ref="A1:A1048576"/>' * size),
            ),
        ),
        "too many other parts",
    ),
    "styles": (
        lambda size: with_part(
            workbook(SEATS),
            "styles.xml",
            lambda xml: xml.replace(b"</cellXfs>", b'<xf numFmtId="0"/>' * size + b"</cellXfs>"),
        ),
        "too many other parts",
    ),
    "sheets": (
        lambda _: with_part(
            workbook(SEATS),
            "workbook.xml",
            lambda xml: xml.replace(
                b"</sheets>", b'<sheet name="a" sheetId="9" r:id="rId1"/>' * 99 + b"</sheets>"
            ),
        ),
        "too many sheets",
    ),
}
_SOME = 60_000
_MANY = 600_000


@for_each("kind", _BOMBS)
def test_a_bomb_is_soon_refused(kind: str) -> None:
    bomb, reason = _BOMBS[kind]
    content = bomb(_SOME)
    with ends_soon(), pytest.raises(PackError, match=reason) as refusal:
        text_of(content)
    assert "CSV" in refusal.value.hint


@pytest.mark.thorough
@for_each("kind", _BOMBS)
def test_a_bomb_is_refused_in_little_time_and_memory(kind: str, tmp_path: Path) -> None:
    bomb, _ = _BOMBS[kind]
    content = bomb(_MANY)
    (tmp_path / "quiz.xlsx").write_bytes(content)
    arguments = ["packs", "import", "quiz.xlsx", "--out", "made.yaml"]
    measured = run_measured(arguments, tmp_path / "home")
    assert not measured.faults(len(content)), measured.output[:500]
    assert measured.exit_code == 1
