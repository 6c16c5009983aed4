"""Read files as text, whatever state they are in."""

import re
import sys
from codecs import BOM_UTF8, utf_8_decode
from dataclasses import dataclass, replace
from errno import ELOOP
from pathlib import Path

from anora_quiz.packs.file_types import advice_on, recognize
from anora_quiz.packs.pack import LARGEST_FILE
from anora_quiz.packs.pack_names import did_you_mean_file, is_stream
from anora_quiz.packs.problems import BrokenPack, Problem
from anora_quiz.packs.syntax.tree import TOP, Location

_MOST_BAD_LINES = 100  # reported one by one; with more, the whole file has another encoding
_CHARACTERS_PER_BAD_BYTE = 2  # at least, for the file to count as UTF-8 text


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file, with line feeds as line ends, and the problems found in decoding it."""

    text: str
    problems: tuple[Problem, ...] = ()


STANDARD_INPUT = Path("standard input")
"""Stands for the path of what `read_standard_input` returns, in messages."""


def read_standard_input() -> bytes:
    """Return all that standard input holds. Raises `BrokenPack`."""
    try:
        content = sys.stdin.buffer.read(LARGEST_FILE + 1)
    except OSError as error:
        message = f"can't read it: {error.strerror}"
        raise _unreadable(STANDARD_INPUT, message, "check where it comes from") from None
    return _not_too_large(STANDARD_INPUT, content)


def read_bytes(path: Path) -> bytes:
    """Return the content of the file at ``path``. Raises `BrokenPack`."""
    try:
        if path.is_dir():
            raise _unreadable(path, "this is a folder, not a pack", "name a file in it")
        if path.exists() and not path.is_file() and not is_stream(str(path)):
            raise _unreadable(path, "this isn't a regular file", "name a pack file")
        # A file may hold more than the size that the system reports.
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1) if path.stat().st_size <= LARGEST_FILE else None
    except (FileNotFoundError, ValueError):  # ValueError: a path that no file can have
        is_address = re.match("https?:/", str(path))
        hint = "download the file first" if is_address else did_you_mean_file(path)
        raise _unreadable(path, "no such file", hint) from None
    except OSError as error:
        hint = "check its permissions"
        if error.errno == ELOOP:
            hint = "the link points to itself; name the file that it should point to"
        raise _unreadable(path, f"can't read the file: {error.strerror}", hint) from None
    return _not_too_large(path, content)


def _not_too_large(path: Path, content: bytes | None) -> bytes:
    if content is None or len(content) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 2**20} MB"
        raise _unreadable(path, message, "split it into several packs")
    return content


def _unreadable(path: Path, message: str, hint: str) -> BrokenPack:
    return BrokenPack(Problem(str(path), TOP, "unreadable-file", message, hint))


def read_text(path: Path, content: bytes | None = None) -> Content:
    """Return the text of the file at ``path``, or of ``content``. Raises `BrokenPack`.

    Lines may end as on Unix, Windows, or old Macs. All other characters stay, even those that
    some programs treat as the end of a line. The first byte of each line that isn't UTF-8 is a
    problem; such bytes are replaced by the replacement character, so that the rest can be
    read.
    """
    content = (read_bytes(path) if content is None else content).removeprefix(BOM_UTF8)
    if name := recognize(content):
        message = f"this is {name}, not UTF-8 text"
        raise BrokenPack(Problem(str(path), TOP, "not-utf-8", message, advice_on(name)))
    content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return Content(content.decode())
    except UnicodeDecodeError:
        return _decode_by_lines(content, str(path))


def _decode_by_lines(content: bytes, path: str) -> Content:
    """Return as much of ``content`` as is UTF-8. Raises `BrokenPack` if little is."""
    problems: list[Problem] = []
    hint = "save the file as UTF-8"
    line, start = 1, 0
    with memoryview(content) as view:
        while start < len(content) and len(problems) <= _MOST_BAD_LINES:
            try:
                utf_8_decode(view[start:], "strict", True)  # noqa: FBT003 - it takes no keywords
                break
            except UnicodeDecodeError as error:
                offset = start + error.start
            line += content.count(b"\n", start, offset)
            line_start = content.rfind(b"\n", 0, offset) + 1
            location = Location(line, len(content[line_start:offset].decode()) + 1)
            message = f"the byte 0x{content[offset]:02x} isn't valid UTF-8"
            problems.append(Problem(path, location, "not-utf-8", message, hint))
            end = content.find(b"\n", offset)
            line, start = line + 1, end + 1 if end >= 0 else len(content)
    text = content.decode(errors="replace")
    bad_bytes = text.count("\ufffd")
    if len(problems) > _MOST_BAD_LINES or bad_bytes * _CHARACTERS_PER_BAD_BYTE > len(text):
        message = f"{problems[0].message}, and neither is much of the file"
        raise BrokenPack(replace(problems[0], message=message))
    return Content(text, tuple(problems))
