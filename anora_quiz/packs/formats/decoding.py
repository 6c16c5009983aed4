"""Bytes of files by others -> text, as well as can be."""

import re

from anora_quiz.packs.formats.base import Note

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FIRST_ESCAPE = 0xDC00
_ESCAPED = re.compile("[\udc80-\udcff]")


def decode(content: bytes) -> tuple[str, list[Note]]:
    """Return the text of a file, and a note for each line that is not UTF-8 all through.

    What is UTF-8 in such lines stays; the other bytes are read as Windows-1252, which nearly
    all of them are. A byte that this lacks becomes the sign for what cannot be read. A file
    may say by its first bytes that it is UTF-16. Line ends stay, be they of Unix, Windows or
    old Macs.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError:
        if encoding == "utf-16":
            note = Note("parts of this UTF-16 file cannot be read")
            return content.decode(encoding, "replace"), [note]
    lines: list[str] = []
    notes: list[Note] = []
    parts = content.removeprefix(_MARKS[0][0]).splitlines(keepends=True)
    for number, part in enumerate(parts, start=1):
        # Python marks a byte that is no UTF-8 by a surrogate, which no UTF-8 can hold.
        line = part.decode("utf-8", "surrogateescape")
        bad = bytes(sorted({ord(sign) - _FIRST_ESCAPE for sign in _ESCAPED.findall(line)}))
        if bad:
            names = ", ".join(f"0x{byte:02x}" for byte in bad)
            is_whole = "\ufffd" not in bad.decode("cp1252", "replace")
            result = "as Windows-1252" if is_whole else "in part"
            notes.append(Note(f"this line is not all UTF-8 (bytes {names}); read {result}", number))
        lines.append(_ESCAPED.sub(_of_windows, line))
    return "".join(lines), notes


def _of_windows(escaped: re.Match[str]) -> str:
    return bytes([ord(escaped[0]) - _FIRST_ESCAPE]).decode("cp1252", "replace")
