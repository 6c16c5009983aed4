"""Files -> text, whatever state they are in."""

import re
from dataclasses import dataclass
from pathlib import Path

from anora_quiz.packs.problems import Problem

LARGEST = 64 * 2**20
"""How many bytes a file of a pack may have."""

_LINE_OF_BYTES = re.compile(rb"[^\n]*\n?")


class Unreadable(Exception):
    """The file cannot be read at all; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Carry ``problem``."""
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file, and the problems met in decoding it."""

    text: str
    problems: tuple[Problem, ...] = ()


def read_bytes(path: Path) -> bytes:
    """Return what is in the file at ``path``. Raises `Unreadable`."""

    def unreadable(message: str, hint: str) -> Unreadable:
        return Unreadable(Problem(str(path), 1, 1, "unreadable-file", message, hint))

    try:
        if path.is_dir():
            raise unreadable("this is a folder, not a pack", "name the file in it")
        if path.exists() and not path.is_file():
            raise unreadable("this is no ordinary file", "name a file that holds a pack")
        if path.stat().st_size > LARGEST:
            limit = f"{LARGEST // 2**20} MB"
            raise unreadable(f"the file is larger than {limit}", "split it into several packs")
        return path.read_bytes()
    except (FileNotFoundError, ValueError):  # ValueError: a path that no file can have
        raise unreadable("there is no such file", "look at the spelling of the path") from None
    except OSError as error:
        raise unreadable(f"cannot be read: {error.strerror}", "look at its permissions") from None


def read_text(path: Path, content: bytes | None = None) -> Content:
    """Return the text of the file at ``path``, or of ``content``. Raises `Unreadable`.

    Bytes that are not UTF-8 are problems, the first of each line; a sign that stands for
    them takes their place, so that the rest can be read.
    """
    content = read_bytes(path) if content is None else content
    try:
        return Content(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _decoded_by_lines(content, str(path))


def _decoded_by_lines(content: bytes, path: str) -> Content:
    problems: list[Problem] = []
    for number, line in enumerate(_LINE_OF_BYTES.findall(content), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8-sig")) + 1
            message = f"the byte 0x{line[error.start]:02x} is not UTF-8"
            problems.append(
                Problem(path, number, column, "not-utf-8", message, "save the file as UTF-8")
            )
    return Content(content.decode("utf-8-sig", "replace"), tuple(problems))
