"""Finds the quizzes in a Markdown page, its title, and the headings above them."""

import re
from dataclasses import dataclass, field

from anora_quiz.packs.formats.decoding import line_ends
from anora_quiz.packs.formats.markdown_text import FENCE
from anora_quiz.packs.problems import BrokenPack
from anora_quiz.packs.syntax.parse import parse
from anora_quiz.packs.syntax.tree import Mapping

_LONGEST_FRONT_MATTER = 20_000  # characters
_FRONT_MATTER = "---\n"
# How each kind of quiz begins and ends. The last two are of versions before 1.0.
_ENDS = {"<quiz": "</quiz>", "<?quiz?>": "<?/quiz?>", "quiz-start": "quiz-end"}
OPENING = re.compile(
    r"^[ \t]*+(?P<tag><quiz(?=[\s>])(?P<attributes>[^<>\n]*+)>|<\?quiz\?>|quiz-start(?=[ \t]*$))",
    re.MULTILINE | re.IGNORECASE,
)
"""Matches where a quiz begins."""

_ATTRIBUTES = re.compile(r"\{[^{}]*+\}$")  # of a heading
_PART = re.compile(
    rf"(?P<quiz>{OPENING.pattern})|^(?P<fence>{FENCE.pattern})"
    r"|^(?P<level>#{1,6})[ \t]++(?P<heading>[^\n]++)|(?P<comment><!--)",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quiz:
    """One quiz, raw: ``line`` is that of its tag, ``heading`` what it is below, with its line."""

    line: int
    body: str
    attributes: str = ""
    heading: tuple[int, str] = (0, "")
    is_closed: bool = True


@dataclass(slots=True)
class Page:
    """A page: its title with the line it is on, and its quizzes, in order."""

    title: tuple[int, str] = (0, "")
    quizzes: list[Quiz] = field(default_factory=list)


def read_page(text: str) -> Page:
    """Return the title and the quizzes of a page, which has Unix line ends.

    What is in blocks of code and in comments is no quiz. A block or a comment that isn't closed
    is none, either.
    """
    return _Reader(text).read()


class _Reader:
    """Reads a page from its start to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._page = Page()
        self._heading = (0, "")
        self._line, self._counted = 1, 0
        self._found: dict[str, int] = {}  # where the next of these texts is

    def read(self) -> Page:
        offset = 0
        knows_fences = True
        while part := _PART.search(self._text, offset):
            offset = part.end()
            if part["fence"] and knows_fences:
                end = self._end_of_fence(part)
                knows_fences = end >= 0
                offset = max(end, offset)
            elif part["comment"]:
                end = self._next("-->", offset)
                offset = end if end >= 0 else offset
            elif part["heading"]:
                self._read_heading(part)
            elif part["quiz"]:
                offset = self._read_quiz(part)
        return self._page

    def _read_heading(self, part: re.Match[str]) -> None:
        words = _ATTRIBUTES.sub("", part["heading"].rstrip("# \t")).rstrip()
        heading = (self._line_at(part.start()), words)
        if part["level"] == "#" and not self._page.title[1]:
            self._page.title = heading
        else:
            self._heading = heading

    def _read_quiz(self, part: re.Match[str]) -> int:
        """Add a quiz, and return where the text after it begins."""
        line = self._line_at(part.start("tag"))
        start = part.end()
        ending = next(end for begin, end in _ENDS.items() if part["tag"].lower().startswith(begin))
        end = self._next(ending, start)
        stop = end - len(ending) if end >= 0 else len(self._text)
        following = OPENING.search(self._text, start, stop)
        is_closed = end >= 0 and following is None
        if following:
            end = stop = following.start()
        body, attributes = self._text[start:stop], part["attributes"] or ""
        self._page.quizzes.append(Quiz(line, body, attributes, self._heading, is_closed))
        return max(end, stop)

    def _end_of_fence(self, opening: re.Match[str]) -> int:
        """Return where the block of code ends that begins with ``opening``, or -1 if it doesn't."""
        marks = FENCE.match(opening["fence"])
        closing = re.compile(rf"^[ \t]*+{marks[1] if marks else '```'}[`~]*+[ \t]*+$", re.MULTILINE)
        found = closing.search(self._text, opening.end())
        return found.end() if found else -1

    def _next(self, text: str, offset: int) -> int:
        """Return where the next ``text`` from ``offset`` on ends, or -1 if there is none."""
        known = self._found.get(text, 0)
        if known >= 0 and known - len(text) < offset:
            found = re.compile(re.escape(text), re.IGNORECASE).search(self._text, offset)
            self._found[text] = found.end() if found else -1
        return self._found[text]

    def _line_at(self, offset: int) -> int:
        self._line += line_ends(self._text, self._counted, offset)
        self._counted = offset
        return self._line


def front_matter(text: str) -> tuple[Mapping | None, str]:
    """Return the settings at the top of a page, if there are some, and the page without them.

    In their place, the page has as many empty lines.
    """
    end = text.find(f"\n{_FRONT_MATTER}", 0, _LONGEST_FRONT_MATTER)
    if not text.startswith(_FRONT_MATTER) or end < 0:
        return None, text
    try:
        value = parse(text[len(_FRONT_MATTER) : end + 1], "").value
    except BrokenPack:
        return None, text
    if not isinstance(value, Mapping):
        return None, text
    after = end + 1 + len(_FRONT_MATTER)
    return value, "\n" * text.count("\n", 0, after) + text[after:]
