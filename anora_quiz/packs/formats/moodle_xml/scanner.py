"""Reads XML into one question at a time, so that a mistake affects only its own question.

Python's own parser (expat) does the work. A document type declaration is refused, and without one
there are no entities to expand and no other files to read. Nothing is kept of a file but the
question that is being read, whose depth and number of elements have limits.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from xml.parsers import expat

from anora_quiz.errors import PackError

_LONGEST_REPAIRED = 200_000  # bytes of a question
_CHUNK = 2**16  # bytes that are parsed at a time
_DEEPEST = 50  # elements in one another
_MOST_ELEMENTS = 20_000  # in one question
_MOST_UNKNOWN = 10_000  # names of characters that HTML lacks
_QUESTION, _TEXT, _FILE = "question", "text", "file"
_START = re.compile(rb"<question(?=[\s/>])")
# A text without CDATA, up to its end; any tag may be in it.
_UNESCAPED = re.compile(rb"<text>(?!\s*+<!\[CDATA\[)((?:[^<]++|<(?!/?text>))*+)</text>")
_BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,31};)")
_ROOT = "quiz"
_EMPTY_TAGS = ("br", "hr", "img")
_ATTRIBUTES = ("type", "fraction", "format", "name")  # that are kept


@dataclass(frozen=True, slots=True)
class Mistake:
    """A question that can't be read, with its line and the reason.

    Each {} in the reason stands for one of ``names``.
    """

    line: int
    reason: str
    names: tuple[object, ...] = ()


@dataclass(slots=True)
class Element:
    """An element of a question: its attributes, its own text, and the elements in it.

    Markup in a ``text`` element belongs to its text. What a ``file`` holds is not kept.
    """

    name: str = ""
    line: int = 0
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    children: list["Element"] = field(default_factory=list)
    mistake: Mistake | None = None  # in its XML, despite which it could be read

    def all(self, name: str) -> list["Element"]:
        """Return the elements with this name that are directly in this one."""
        return [each for each in self.children if each.name == name]

    def child(self, name: str) -> "Element":
        """Return the first element with this name in this one, or an empty one."""
        return next(iter(self.all(name)), Element(line=self.line))

    def text(self) -> str:
        """Return the text: that of a ``text`` in this element, if there is one, or its own."""
        inner = self.all(_TEXT)
        return "".join(inner[0].parts if inner else self.parts)

    def word(self, name: str) -> str:
        """Return the text of the first element with this name, in lowercase and stripped."""
        return self.child(name).text().strip().casefold()


def questions(text: str) -> Iterator[Element | Mistake]:
    """Yield each question of ``text``, which has Unix line ends, or the mistake in its place.

    Raises `PackError` for a text that is not XML with a quiz at all, and for one that declares a
    document type or goes beyond what an honest file holds.
    """
    # Empty lines before the XML declaration would be a mistake in it.
    first_line = 1 + text.count("\n", 0, len(text) - len(text.lstrip()))
    content = text.lstrip().encode("utf-8", "replace")
    parser = _Parser(first_line)
    try:
        for start in range(0, len(content), _CHUNK):
            parser.read(content[start : start + _CHUNK])
            yield from parser.take()
        parser.read(b"")
    except expat.ExpatError as error:
        yield from parser.take()
        quiz = content.find(b"<quiz")
        if not parser.has_root and not (quiz >= 0 and _START.search(content, quiz)):
            mistake = _mistake(0, error, first_line)
            reason = mistake.reason.format(*mistake.names)
            raise PackError(f"not a Moodle XML file: {reason}") from None
        first = parser.open_at if parser.open_at >= 0 else parser.position
        yield from _one_by_one(content, first, first_line)


def _one_by_one(content: bytes, first: int, line: int) -> Iterator[Element | Mistake]:
    """Yield the questions that start at ``first`` or after it, reading each on its own.

    ``line`` is the number of the first line.
    """
    starts = [found.start() for found in _START.finditer(content, first)]
    counted = 0
    for start, end in pairwise([*starts, len(content)]):
        line += content.count(b"\n", counted, start)
        counted = start
        found = _one(content[start:end], line)
        if isinstance(found, Mistake) and end - start <= _LONGEST_REPAIRED:
            repaired = _one(_UNESCAPED.sub(_escaped, content[start:end]), line)
            if isinstance(repaired, Element):
                repaired.mistake = found
                found = repaired
        yield found


def _one(content: bytes, line: int) -> Element | Mistake:
    """Return the question that ``content`` begins with, which is on ``line``."""
    parser = _Parser(line)
    mistake = Mistake(line, "it isn't closed")
    try:
        parser.read(b"<quiz>")
        parser.read(content)
    except expat.ExpatError as error:
        mistake = _mistake(line, error, line)
    found = next(iter(parser.take()), mistake)
    parser.close()
    return found


def _escaped(found: re.Match[bytes]) -> bytes:
    """Return a text whose markup and ampersands are not escaped, but should be."""
    text = _BARE_AMPERSAND.sub(b"&amp;", found[1])
    return b"<text>" + text.replace(b"<", b"&lt;") + b"</text>"


def _mistake(line: int, error: expat.ExpatError, first_line: int) -> Mistake:
    message = expat.ErrorString(error.code) or "unknown error"
    names = (first_line + error.lineno - 1, message)
    return Mistake(line, "line {} isn't valid XML ({})", names)


class _Parser:
    """Parses XML, and collects the questions that have ended."""

    def __init__(self, first_line: int) -> None:
        self.has_root = False
        self.open_at = -1  # where the open question starts, in bytes, or -1 if none is open
        self._lines_before = first_line - 1
        self._found: list[Element] = []
        self._path: list[Element] = []  # the open elements, from the question on
        self._markup = 0  # how many elements are open in a text
        self._depth = self._elements = self._unknown = 0
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        # HTML's names of characters, such as &nbsp;, are passed on instead of being mistakes.
        parser.UseForeignDTD()
        parser.SkippedEntityHandler = self._skipped

    @property
    def position(self) -> int:
        """Where the parser is, in bytes."""
        return max(self._parser.ErrorByteIndex, 0)

    def read(self, content: bytes) -> None:
        """Read the next part of the file, or its end if there is none. Raises `ExpatError`."""
        self._parser.Parse(content, not content)

    def take(self) -> list[Element]:
        """Return the questions that have ended since the last time."""
        found, self._found = self._found, []
        return found

    def close(self) -> None:
        """Free the memory of a parser that isn't needed any more, which refers to itself."""
        del self._parser

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise PackError(f"line {self._line}: elements are nested more than {_DEEPEST} deep")
        if not self.has_root:
            self.has_root = True
            if name != _ROOT:
                shown = name[:40]
                raise PackError(f"not a Moodle XML file: it starts with <{shown}>, not <{_ROOT}>")
        if not self._path:
            if name == _QUESTION:
                self.open_at, self._elements = self._parser.CurrentByteIndex, 0
                self._open(name, attributes)
        elif self._path[-1].name == _TEXT:
            self._markup += 1
            self._path[-1].parts.append(f"<{name}>")
        else:
            self._open(name, attributes)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise PackError(
                f"line {self._line}: a question has more than {_MOST_ELEMENTS:,} elements"
            )
        kept = {key: attributes[key] for key in _ATTRIBUTES if key in attributes}
        element = Element(name, self._line, kept)
        if self._path:
            self._path[-1].children.append(element)
        self._path.append(element)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._markup:
            self._markup -= 1
            if name not in _EMPTY_TAGS:
                self._path[-1].parts.append(f"</{name}>")
        elif self._path:
            ended = self._path.pop()
            if not self._path:
                self.open_at = -1
                self._found.append(ended)

    def _characters(self, text: str) -> None:
        if self._path and self._path[-1].name != _FILE:
            self._path[-1].parts.append(text)

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001
        if is_parameter:
            return
        text = html.unescape(f"&{name};")
        self._unknown += text.startswith("&")
        if self._unknown > _MOST_UNKNOWN:
            raise PackError(f"line {self._line}: more than {_MOST_UNKNOWN:,} unknown entities")
        self._characters(text)

    @property
    def _line(self) -> int:
        return self._lines_before + self._parser.CurrentLineNumber


def _refuse(*_: object) -> None:
    raise PackError(
        "it declares a document type, which files from Moodle never do",
        "remove the <!DOCTYPE …> declaration",
    )
