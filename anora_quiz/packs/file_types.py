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
    "an Apple iWork document",
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
# A name in the directory of such a file -> what the file is.
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
    (b"collection.anki2", "an Anki package"),
    (b"imsmanifest.xml", "an IMS package"),
    (b"h5p.json", "an H5P package"),
    (b"application/epub+zip", "an e-book"),
    (b"Index/Document.iwa", "an Apple iWork document"),
)
_ANKI_TABLES = (b"CREATE TABLE notetypes", b"CREATE TABLE revlog")

_AS_TABLE = "save it as CSV or .xlsx, and import that"
_AS_TEXT = "copy its questions to a text file, for example in the Aiken format, and import that"
_AS_CARDS = "in Anki, export “Notes in Plain Text”, and import that"
_UNPACKED = "unpack it first"
# What a file is -> what its owner can do with it.
_ADVICE = {
    WORKBOOK: "convert it with `anora-quiz packs import FILE`",
    **dict.fromkeys(SPREADSHEETS, _AS_TABLE),
    "an old Microsoft Office document": f"{_AS_TABLE}, if it's a table",
    "an SQLite database": "export its rows as CSV, and import that",
    "an Anki package": _AS_CARDS,
    "an Anki collection": _AS_CARDS,
    "an IMS package": "export the questions as GIFT, Aiken, or CSV, and import that",
    "an H5P package": _AS_TEXT,
    **dict.fromkeys(("a Word document", "an OpenDocument text", "a PDF document"), _AS_TEXT),
    **dict.fromkeys(("an RTF document", "an e-book", "a PowerPoint presentation"), _AS_TEXT),
    **dict.fromkeys(("a zip archive", "a gzip file", "a bzip2 file", "an xz file"), _UNPACKED),
    **dict.fromkeys(("a Zstandard file", "a 7-Zip archive", "a RAR archive"), _UNPACKED),
    **dict.fromkeys(("UTF-16 text", "UTF-32 text"), "save it as UTF-8"),
}

# Text starts with an ASCII character, whose other bytes are zero in wide encodings.
_WIDE_ENCODINGS = (
    (re.compile(rb"(?:[\t-~]\0\0\0|\0\0\0[\t-~])(?:...\0|\0...)", re.DOTALL), "UTF-32 text"),
    (re.compile(rb"[\t-~]\0[\t-~]\0|\0[\t-~]\0[\t-~]"), "UTF-16 text"),
)


def advice_on(name: str) -> str:
    """Return what to do with a file that `recognize` calls ``name``."""
    return _ADVICE.get(name, "a pack is a plain text file in YAML, saved as UTF-8")


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
            is_anki = name == "an SQLite database" and any(map(content.__contains__, _ANKI_TABLES))
            return "an Anki collection" if is_anki else name
    for pattern, name in _WIDE_ENCODINGS:
        if pattern.match(content):
            return name
    sample = content[:_SAMPLE]
    control_bytes = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return "a binary file" if control_bytes > _MOST_CONTROL_BYTES + len(sample) // 10 else ""
