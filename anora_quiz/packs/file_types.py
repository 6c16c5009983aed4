"""Recognize a file that isn't UTF-8 text by its first bytes."""

import codecs
import re

_SAMPLE = 4096  # bytes
_MOST_CONTROL_BYTES = 16  # control bytes that a text may have, plus a tenth of the sample
_CONTROL_BYTES = bytes({*range(32)} - {*b"\t\n\r\f\x1b"})

WORKBOOK = "an Excel workbook"
"""The one binary file that can be imported."""

SPREADSHEETS = (
    LOCKED_DOCUMENT := "an Office document with a password",
    BINARY_WORKBOOK := "a binary Excel workbook (.xlsb)",
    OLD_WORKBOOK := "an old Excel workbook (.xls)",
    "an OpenDocument spreadsheet (.ods)",
    "a Numbers spreadsheet",
)
"""Files that can't be imported, but whose programs can save what can."""

# First bytes -> what the file is. The first match wins: the byte order mark of UTF-32 starts
# like that of UTF-16.
_SIGNATURES = (
    (codecs.BOM_UTF32_LE, "UTF-32 text"),
    (codecs.BOM_UTF32_BE, "UTF-32 text"),
    (codecs.BOM_UTF16_LE, "UTF-16 text"),
    (codecs.BOM_UTF16_BE, "UTF-16 text"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What the directory of such a file names -> what the file is.
_OLD_OFFICE_STREAMS = (
    ("EncryptedPackage".encode("utf-16-le"), LOCKED_DOCUMENT),
    ("Workbook".encode("utf-16-le"), OLD_WORKBOOK),
)
_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# How the name of one of a zip archive's first files starts -> what the archive is.
_ZIP_MEMBERS = (
    (b"xl/workbook.bin", BINARY_WORKBOOK),
    (b"xl/", WORKBOOK),
    (b"word/", "a Word document"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"Index/Document.iwa", "a Numbers spreadsheet"),
    (b"collection.anki2", "an Anki package"),
)
# Text starts with an ASCII character, whose other bytes are zero in wide encodings.
_WIDE_ENCODINGS = (
    (re.compile(rb"(?:[\t-~]\0\0\0|\0\0\0[\t-~])(?:...\0|\0...)", re.DOTALL), "UTF-32 text"),
    (re.compile(rb"[\t-~]\0[\t-~]\0|\0[\t-~]\0[\t-~]"), "UTF-16 text"),
)


def recognize(content: bytes) -> str:
    """Return what ``content`` is, such as "a gzip file"; empty if it may be UTF-8 text."""
    if content.startswith(_ZIP_SIGNATURES):
        found = (name for member, name in _ZIP_MEMBERS if member in content)
        return next(found, "a zip archive")
    if content.startswith(_OLD_OFFICE):
        found = (name for stream, name in _OLD_OFFICE_STREAMS if stream in content)
        return next(found, "an old Microsoft Office document")
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return name
    for pattern, name in _WIDE_ENCODINGS:
        if pattern.match(content):
            return name
    sample = content[:_SAMPLE]
    control_bytes = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return "a binary file" if control_bytes > _MOST_CONTROL_BYTES + len(sample) // 10 else ""
