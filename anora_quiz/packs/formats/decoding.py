"""Decodes the bytes of imported files as well as possible, and splits text into lines."""

import re
from codecs import lookup
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from anora_quiz.errors import PackError
from anora_quiz.packs.file_types import advice_on, recognize
from anora_quiz.packs.formats.base import Note

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UTF_16_MARKS = tuple(mark for mark, name in _BYTE_ORDER_MARKS if name == "utf-16")
_UTF_32 = "UTF-32 text"  # one of its byte order marks starts like one of UTF-16's
_MOST_NOTES = 100
# What the declaration of an XML file may say; other names can mean codecs that are no alphabet.
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,100}\sencoding\s{0,9}=\s{0,9}[\"']"
    rb"((?:iso-?8859-?|windows-?|cp|ibm|koi8-?|latin-?|euc-?|gb|big5|mac|shift[-_]?jis)[-\w]{0,20})",
    re.IGNORECASE,
)
# Python's "surrogateescape" turns a byte that is not UTF-8 into a surrogate from here on.
_FIRST_ESCAPE = 0xDC00
_ESCAPED = re.compile("[\udc80-\udcff]")
_END_OF_LINE = re.compile(r"[\r\n]|\Z")
_WINDOWS_1252 = {
    _FIRST_ESCAPE + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}


def refuse_binary(content: bytes) -> None:
    """Raise `PackError` for a binary file, or for text in an encoding that can't be detected."""
    name = recognize(content)
    is_marked = content.startswith(_UTF_16_MARKS) and name != _UTF_32
    if name and not is_marked:
        raise PackError(f"this is {name}, not UTF-8 text", advice_on(name))


def decode(content: bytes) -> tuple[str, list[Note]]:
    """Return the text of a file, and a note for each line that is not entirely UTF-8.

    What is UTF-8 in such lines stays; the other bytes are read as Windows-1252, which nearly
    all of them are. A byte that Windows-1252 lacks becomes the replacement character U+FFFD.
    After a hundred such lines, a single note covers the rest. A byte order mark may say that
    the file is UTF-16, and XML that isn't UTF-8 what else it is. Line ends stay as they are,
    whether from Unix, Windows, or old Macs.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError:
        if encoding == "utf-16":
            note = Note("parts of this UTF-16 file can't be read")
            return content.decode(encoding, "replace"), [note]
    if declared := _DECLARED.match(content):
        with suppress(LookupError, UnicodeDecodeError):
            name = declared[1].decode()
            encoding = "cp1252" if lookup(name).name == "iso8859-1" else name  # as browsers do
            return content.decode(encoding), [
                Note(f"read as {name}, the encoding its first line names", 1)
            ]
    text = content.removeprefix(_BYTE_ORDER_MARKS[0][0]).decode("utf-8", "surrogateescape")
    notes = list(islice(_notes_on_bytes(text), _MOST_NOTES + 1))
    if len(notes) > _MOST_NOTES:
        notes[-1] = Note("more lines from here on aren't valid UTF-8", notes[-1].line)
    return text.translate(_WINDOWS_1252), notes


def _notes_on_bytes(text: str) -> Iterator[Note]:
    line, offset = 1, 0
    while found := _ESCAPED.search(text, offset):
        line += line_ends(text, offset, found.start())
        end = _END_OF_LINE.search(text, found.start())
        offset = end.start() if end else len(text)
        numbers = map(ord, set(text[found.start() : offset]))
        escaped = bytes(sorted(each - _FIRST_ESCAPE for each in numbers if each in _WINDOWS_1252))
        listed = ", ".join(f"0x{byte:02x}" for byte in escaped)
        is_whole = "\ufffd" not in escaped.decode("cp1252", "replace")
        result = "read as Windows-1252" if is_whole else "some characters are lost"
        template = f"this line isn't valid UTF-8 (bytes {{}}); {result}"
        yield Note(template.format(listed), line, template=template)


def line_ends(text: str, start: int, end: int) -> int:
    """Return how many lines end between two offsets, neither of which may split a line end."""
    breaks = text.count("\n", start, end) + text.count("\r", start, end)
    return breaks - text.count("\r\n", start, end)


def with_plain_ends(text: str) -> str:
    """Return ``text`` with the line ends of Windows and old Macs replaced by those of Unix."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def normalized(text: str) -> str:
    """Return the text of a file with Unix line ends and without a byte order mark."""
    return with_plain_ends(text.removeprefix("\ufeff"))


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line of ``text``, which has Unix line ends, with its number, counted from 1.

    They come one by one: a list of short lines would take many times the memory of the text.
    """
    number, start = 1, 0
    while (end := text.find("\n", start)) >= 0:
        yield number, text[start:end]
        number, start = number + 1, end + 1
    yield number, text[start:]
