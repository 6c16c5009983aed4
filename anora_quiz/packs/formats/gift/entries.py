"""The syntax of GIFT: blocks -> titles, answers in braces, weights and feedback.

Texts stay raw here, escapes and all, until `Wording` undoes what the format did to them:
only so can signs that were escaped be told from signs that mean something.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, islice

from anora_quiz.packs.formats.gift.blocks import BRACE, Block
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS

GAP = "_____"
"""What stands for the missing word where text follows the answers."""

_TITLE = "::"
# Whatever follows a backslash means nothing, so the two are passed over together.
_WORD = re.compile(r"\S")
_TITLE_END = re.compile(r"\\.|::")
_ITEM = re.compile(r"\\.|[=~]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Item:
    """One of the answers in braces: its sign (``=`` or ``~``, or none) and its raw text."""

    sign: str
    raw: str
    line: int


@dataclass(slots=True)
class Entry:
    """A question as it stands in the file, raw; ``answers`` is None where it has no braces.

    ``remarks`` are notes on how it was read: the line and the message.
    """

    line: int
    title: str = ""
    before: str = ""
    answers: str | None = None
    after: str = ""
    remarks: list[tuple[int, str]] = field(default_factory=list)
    is_torn: bool = False
    comments: tuple[str, ...] = ()
    lines_of_answers: tuple[tuple[int, int], ...] = ()

    def items(self, body: str, start: int = 0) -> list[Item]:
        """Return the answers in ``body``, which is the answers of this entry up to some sign.

        Of more than `MOST_OPTIONS`, the last one returned has all the others in its text.
        """
        found_signs = (found for found in _ITEM.finditer(body, start) if len(found[0]) == 1)
        signs = list(islice(found_signs, MOST_OPTIONS + 1))
        places = [(start, ""), *((found.end(), found[0]) for found in signs)]
        ends = [*(found.start() for found in signs), len(body)]
        return [
            Item(sign, body[offset:end], self.line_at(offset))
            for (offset, sign), end in zip(places, ends, strict=True)
            if sign or body[offset:end].strip()
        ]

    def line_at(self, offset: int) -> int:
        """Return the line of the file in which the answers have their letter ``offset``."""
        index = bisect_right(self.lines_of_answers, offset, key=lambda each: each[0])
        return self.lines_of_answers[max(index - 1, 0)][1]


def entries(block: Block) -> Iterator[Entry]:
    """Yield the questions of a block: one, if the author left blank lines between them."""
    reader = _Reader(block)
    offset = 0
    while _WORD.search(reader.text, offset):
        entry, offset = reader.entry(offset)
        entry.comments = reader.comments_until(offset)
        yield entry


class _Reader:
    """Reads the entries of one block. Every step is taken once: blocks can be long."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.text = block.text
        self._commented = 0
        self._starts = [0, *accumulate(len(line) + 1 for line in block.lines)][:-1]
        found = [each for each in BRACE.finditer(self.text) if len(each[0]) == 1]
        self._openings = [each.start() for each in found if each[0] == "{"]
        self._closings = [each.start() for each in found if each[0] == "}"]
        self._partners = _partners(found)

    def entry(self, offset: int) -> tuple[Entry, int]:
        """Return the entry that begins at ``offset``, and where the next one does."""
        title, offset, start = self._title(offset)
        entry = Entry(self._line(start), title)
        opening = _first(self._openings, offset)
        if opening is None:
            entry.before = self.text[offset:]
            entry.is_torn = _first(self._closings, offset) is not None
            return entry, len(self.text)
        entry.before = self.text[offset:opening]
        closing = self._partners.get(opening)
        if closing is None:
            entry.is_torn = True
            return entry, self._end_of_torn(opening)
        self._read_answers(entry, opening, closing)
        end = self._end(closing + 1)
        entry.after = self.text[closing + 1 : end]
        if end < len(self.text):
            message = "no blank line behind this question: what follows is read as another"
            entry.remarks.append((self._line(closing), message))
        elif _first(self._openings, closing) is not None:
            message = "more braces behind the answers: read as a part of the question"
            entry.remarks.append((self._line(closing), message))
        return entry, end

    def comments_until(self, offset: int) -> tuple[str, ...]:
        """Return the comments that were not asked for yet, up to ``offset``.

        Those right above the next entry are its own.
        """
        start = self._commented
        if offset >= len(self.text):
            self._commented = len(self.block.comments)
        else:
            line = self._line(offset - 1)
            self._commented = bisect_right(self.block.comments, (line, ""), lo=start)
        return tuple(text for _, text in self.block.comments[start : self._commented])

    def _title(self, offset: int) -> tuple[str, int, int]:
        """Return the title, if any, where the text behind it begins, and where it does."""
        word = _WORD.search(self.text, offset)
        start = word.start() if word else offset
        if not self.text.startswith(_TITLE, start):
            return "", offset, start
        line_end = self.text.find("\n", start)
        line_end = len(self.text) if line_end < 0 else line_end
        for found in _TITLE_END.finditer(self.text, start + len(_TITLE), line_end):
            if found[0] == _TITLE:
                title = self.text[start + len(_TITLE) : found.start()]
                return title, found.end(), start
        return "", offset, start

    def _read_answers(self, entry: Entry, opening: int, closing: int) -> None:
        entry.answers = self.text[opening + 1 : closing]
        first = bisect_right(self._starts, opening) - 1
        last = bisect_right(self._starts, closing)
        entry.lines_of_answers = tuple(
            (max(self._starts[each] - opening - 1, 0), self.block.numbers[each])
            for each in range(first, last)
        )
        nested = _first(self._openings, opening + 1)
        if nested is not None and nested < closing:
            message = "braces without a backslash among the answers: read as a part of them"
            entry.remarks.append((self._line(nested), message))

    def _end(self, offset: int) -> int:
        """Return where the entry whose answers end at ``offset`` ends.

        That is the end of the block, unless the line ends there and another question follows.
        """
        line_end = self.text.find("\n", offset)
        if line_end < 0 or self.text[offset:line_end].strip():
            return len(self.text)
        has_more = _first(self._openings, offset) is not None
        has_more = has_more or self.text.startswith(_TITLE, line_end + 1)
        return line_end + 1 if has_more else len(self.text)

    def _end_of_torn(self, opening: int) -> int:
        """Return where to read on behind an entry whose brace at ``opening`` stays open.

        That is the next line with another such brace, if it does not look like an answer.
        """
        following = _first(self._openings, opening + 1)
        if following is None:
            return len(self.text)
        start = self._starts[bisect_right(self._starts, following) - 1]
        word = _WORD.search(self.text, start)
        is_answer = word is None or word[0] in "=~#{"
        return start if start > opening and not is_answer else len(self.text)

    def _line(self, offset: int) -> int:
        return self.block.numbers[bisect_right(self._starts, offset) - 1]


def _partners(braces: list[re.Match[str]]) -> dict[int, int]:
    """Return for each opening brace the closing one that belongs to it, where there is one."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for each in braces:
        if each[0] == "{":
            opened.append(each.start())
        elif opened:
            partners[opened.pop()] = each.start()
    return partners


def _first(places: list[int], start: int) -> int | None:
    """Return the first of ``places``, which are in order, from ``start`` on."""
    index = bisect_left(places, start)
    return places[index] if index < len(places) else None
