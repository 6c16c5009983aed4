"""Makes Excel workbooks, and damages them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]

SEATS: Rows = [
    ["Question", "Option 1", "Option 2", "Correct Answer"],
    ["Who shows the seats?", "Usher", "Pianist", 1],
    ["Who plays in front?", "Usher", "Pianist", 2],
]


def workbook(*sheets: Rows, change: Callable[[Any], None] = lambda _: None) -> bytes:
    """Return a workbook with these sheets, named Sheet1, Sheet2 …, after a ``change``."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook ``content`` with the part whose name ends with ``name`` changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            body = old.read(part)
            new.writestr(part, change(body) if part.endswith(name) else body)
    return stream.getvalue()


def with_rows(xml: bytes) -> bytes:
    """Return a workbook whose sheet has ``xml`` at the end of its rows."""
    return with_part(
        workbook(SEATS),
        "sheet1.xml",
        lambda body: body.replace(b"</sheetData>", xml + b"</sheetData>"),
    )
