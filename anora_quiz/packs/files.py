"""Files -> text, whatever state they are in."""

from codecs import BOM_UTF8, utf_8_decode
from dataclasses import dataclass, replace
from errno import ELOOP
from pathlib import Path

from anora_quiz.packs.file_types import recognize
from anora_quiz.packs.pack import LARGEST
from anora_quiz.packs.problems import Problem

_MOST_BAD_LINES = 100  # that are told one by one; more, and the whole file has another encoding
_LEAST_TEXT = 2  # characters to each byte that cannot be read


class UnreadableFile(Exception):
    """The file cannot be read at all; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Carry ``problem``."""
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file, each line ended by a line feed, and the problems met in decoding it."""

    text: str
    problems: tuple[Problem, ...] = ()


def read_bytes(path: Path) -> bytes:
    """Return what is in the file at ``path``. Raises `UnreadableFile`."""
    try:
        if path.is_dir():
            raise _unreadable(path, "this is a folder, not a pack", "name the file in it")
        if path.exists() and not path.is_file():
            raise _unreadable(path, "this is no ordinary file", "name a file that holds a pack")
        # What a file holds need not be as long as the system says.
        with path.open("rb") as file:
            content = file.read(LARGEST + 1) if path.stat().st_size <= LARGEST else None
    except (FileNotFoundError, ValueError):  # ValueError: a path that no file can have
        hint = "look at the spelling of the path"
        raise _unreadable(path, "there is no such file", hint) from None
    except OSError as error:
        hint = "look at its permissions"
        if error.errno == ELOOP:
            hint = "the link leads back to itself; name the file it was made for"
        raise _unreadable(path, f"cannot be read: {error.strerror}", hint) from None
    if content is None or len(content) > LARGEST:
        message = f"the file is larger than {LARGEST // 2**20} MB"
        raise _unreadable(path, message, "split it into several packs")
    return content


def _unreadable(path: Path, message: str, hint: str) -> UnreadableFile:
    return UnreadableFile(Problem(str(path), 1, 1, "unreadable-file", message, hint))


def read_text(path: Path, content: bytes | None = None) -> Content:
    """Return the text of the file at ``path``, or of ``content``. Raises `UnreadableFile`.

    Lines may end as on Unix, Windows or old Macs; all other characters stay, those that some
    programs take for the end of a line among them. Bytes that are not UTF-8 are problems, the
    first of each line; a character that stands for them takes their place, so that the rest
    can be read.
    """
    content = (read_bytes(path) if content is None else content).removeprefix(BOM_UTF8)
    if name := recognize(content):
        hint = "a pack is a plain text file in YAML; save it as UTF-8"
        problem = Problem(str(path), 1, 1, "not-utf-8", f"this is {name}, not UTF-8 text", hint)
        raise UnreadableFile(problem)
    content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return Content(content.decode())
    except UnicodeDecodeError:
        return _decoded_by_lines(content, str(path))


def _decoded_by_lines(content: bytes, path: str) -> Content:
    problems: list[Problem] = []
    hint = "save the file as UTF-8"
    line, start = 1, 0
    with memoryview(content) as view:
        while start < len(content) and len(problems) <= _MOST_BAD_LINES:
            try:
                utf_8_decode(view[start:], "strict", True)  # noqa: FBT003 - it takes no names
                break
            except UnicodeDecodeError as error:
                at = start + error.start
            line += content.count(b"\n", start, at)
            begin = content.rfind(b"\n", 0, at) + 1
            column = len(content[begin:at].decode()) + 1
            message = f"the byte 0x{content[at]:02x} is not UTF-8"
            problems.append(Problem(path, line, column, "not-utf-8", message, hint))
            end = content.find(b"\n", at)
            line, start = line + 1, end + 1 if end >= 0 else len(content)
    text = content.decode(errors="replace")
    if len(problems) > _MOST_BAD_LINES or text.count("\ufffd") * _LEAST_TEXT > len(text):
        raise UnreadableFile(
            replace(problems[0], message=f"{problems[0].message}, nor is much else")
        )
    return Content(text, tuple(problems))
