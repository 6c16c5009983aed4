"""Parses GIFT blocks into entries: title, text, and the raw answers in braces.

Texts stay raw here, including their escapes, until `Wording` undoes what the format did to
them: only that way do special characters stay distinct from escaped ones.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, islice

from anora_quiz.packs.formats.gift.blocks import BRACE, Block
from anora_quiz.packs.formats.size_limits import MOST_OPTIONS

_TITLE = "::"
_WORD = re.compile(r"\S")
# A character after a backslash has no special meaning, so the two are matched together.
_TITLE_END = re.compile(r"\\.|::")
_PREFIX = re.compile(r"\\.|~?=|~", re.DOTALL)  # some authors mark what is right with both
# A whole title, where a line or the answers of a question end.
_TITLED = re.compile(r"(?:^|\})[ \t]*+(?P<title>::(?:\\.|(?!::)[^\\\n])++::)", re.MULTILINE)
_TITLE_BELOW = re.compile(r"\n[ \t]*+::")
_END_OF_SENTENCE = re.compile(r"""^\W*+$|[.!?…。！？}][)"'”’»]*+$""")


@dataclass(frozen=True, slots=True)
class Item:
    """One of the answers in braces: its prefix (``=``, ``~``, or empty) and its raw text."""

    prefix: str
    raw: str
    line: int


@dataclass(slots=True)
class Entry:
    """A question as the file has it, raw; ``answers`` is None if it has no braces.

    ``remarks`` are notes on how it was read, each with its line and message.
    """

    line: int
    title: str = ""
    before: str = ""
    answers: str | None = None
    after: str = ""
    remarks: list[tuple[int, str]] = field(default_factory=list)
    has_unmatched_brace: bool = False
    comments: tuple[str, ...] = ()
    lines_of_answers: tuple[tuple[int, int], ...] = ()

    def items(self, body: str, start: int = 0) -> list[Item]:
        """Return the answers in ``body``, which is the first part of this entry's ``answers``.

        If there are more than `MOST_OPTIONS`, the last item's text holds all the rest.
        """
        all_prefixes = (found for found in _PREFIX.finditer(body, start) if found[0][0] != "\\")
        prefixes = list(islice(all_prefixes, MOST_OPTIONS + 1))
        starts = [(start, ""), *((found.end(), found[0][-1]) for found in prefixes)]
        ends = [*(found.start() for found in prefixes), len(body)]
        return [
            Item(prefix, body[offset:end], self.line_at(offset))
            for (offset, prefix), end in zip(starts, ends, strict=True)
            if prefix or body[offset:end].strip()
        ]

    def line_at(self, offset: int) -> int:
        """Return the line of the file that holds the character at ``offset`` in the answers."""
        index = bisect_right(self.lines_of_answers, offset, key=lambda each: each[0])
        return self.lines_of_answers[max(index - 1, 0)][1]


def entries(block: Block) -> Iterator[Entry]:
    """Yield the questions of a block: just one, if the author separated them by blank lines."""
    reader = _Reader(block)
    offset = 0
    while _WORD.search(reader.text, offset):
        entry, offset = reader.entry(offset)
        entry.comments = reader.comments_until(offset)
        yield entry


class _Reader:
    """Reads the entries of one block in a single pass, as blocks can be long."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.text = block.text
        self._commented = 0
        self._starts = [0, *accumulate(len(line) + 1 for line in block.lines)][:-1]
        found = [each for each in BRACE.finditer(self.text) if len(each[0]) == 1]
        self._openings = [each.start() for each in found if each[0] == "{"]
        self._closings = [each.start() for each in found if each[0] == "}"]
        self._closing_braces = _closing_braces(found)
        self._titled = [each.start("title") for each in _TITLED.finditer(self.text)]

    def entry(self, offset: int) -> tuple[Entry, int]:
        """Return the entry that begins at ``offset``, and the offset of the next one."""
        title, offset, start = self._title(offset)
        entry = Entry(self._line(start), title)
        opening = _first_from(self._openings, offset)
        titled = _first_from(self._titled, offset) if title else None
        if titled is not None and (opening is None or titled < opening):
            entry.before = self.text[offset:titled]
            return entry, titled
        if opening is None:
            entry.before = self.text[offset:]
            entry.has_unmatched_brace = _first_from(self._closings, offset) is not None
            return entry, len(self.text)
        entry.before = self.text[offset:opening]
        closing = self._closing_braces.get(opening)
        if closing is None:
            entry.has_unmatched_brace = True
            return entry, self._end_of_unclosed(opening)
        self._read_answers(entry, opening, closing)
        end = self._end(closing + 1)
        entry.after = self.text[closing + 1 : end]
        if end < len(self.text):
            message = "no blank line after this question; read what follows as another one"
            entry.remarks.append((self._line(closing), message))
        elif _first_from(self._openings, closing) is not None:
            message = "extra braces after the answers; read as part of the question"
            entry.remarks.append((self._line(closing), message))
        return entry, end

    def comments_until(self, offset: int) -> tuple[str, ...]:
        """Return the comments up to ``offset`` that were not returned yet.

        Those right above the next entry belong to that entry.
        """
        start = self._commented
        if offset >= len(self.text):
            self._commented = len(self.block.comments)
        else:
            line = self._line(offset - 1)
            self._commented = bisect_right(self.block.comments, (line, ""), lo=start)
        return tuple(text for _, text in self.block.comments[start : self._commented])

    def _title(self, offset: int) -> tuple[str, int, int]:
        """Return the title, if any, the offset of the text after it, and the title's own."""
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
        below = _TITLE_BELOW.match(self.text, line_end)
        if below and _first_from(self._titled, line_end) != below.end() - len(_TITLE):
            return self.text[start + len(_TITLE) : line_end], below.end(), start
        return "", offset, start

    def _read_answers(self, entry: Entry, opening: int, closing: int) -> None:
        entry.answers = self.text[opening + 1 : closing]
        first = bisect_right(self._starts, opening) - 1
        last = bisect_right(self._starts, closing)
        entry.lines_of_answers = tuple(
            (max(self._starts[each] - opening - 1, 0), self.block.numbers[each])
            for each in range(first, last)
        )
        nested = _first_from(self._openings, opening + 1)
        if nested is not None and nested < closing:
            message = "unescaped braces in the answers; read as text"
            entry.remarks.append((self._line(nested), message))

    def _end(self, offset: int) -> int:
        """Return the offset of the end of the entry whose answers end at ``offset``.

        That is where another title begins. If there are other answers before, it is where they
        surely belong to another question; otherwise it is the end of the block.
        """
        end = _first_from(self._titled, offset)
        end = len(self.text) if end is None else end
        for line in range(bisect_right(self._starts, offset), len(self._starts)):
            start = self._starts[line]
            opening = _first_from(self._openings, start)
            if opening is None or opening >= end:
                break
            if self._begins_question(line, self.text[offset:start].rstrip(), opening):
                return start
            offset = start
        return end

    def _begins_question(self, line: int, before: str, opening: int) -> bool:
        """Return whether a question begins in ``line``; the next answers begin at ``opening``.

        It does below a comment or the end of a sentence, or if it begins with no small letter
        and has the answers.
        """
        if self.block.numbers[line] > self.block.numbers[line - 1] + 1:
            return True
        text = self.block.lines[line].lstrip()
        has_answers = opening < self._starts[line] + len(self.block.lines[line])
        is_start = has_answers and not text[:1].islower() and text[:1] not in "{(,;"
        return is_start or _END_OF_SENTENCE.search(before) is not None

    def _end_of_unclosed(self, opening: int) -> int:
        """Return the offset to continue at after an entry whose brace at ``opening`` isn't closed.

        That is the next title, or the next line with another opening brace, if it doesn't look
        like an answer.
        """
        following = _first_from(self._openings, opening + 1)
        titled = _first_from(self._titled, opening)
        if titled is not None and (following is None or titled < following):
            return titled
        if following is None:
            return len(self.text)
        start = self._starts[bisect_right(self._starts, following) - 1]
        word = _WORD.search(self.text, start)
        is_answer = word is None or word[0] in "=~#{"
        return start if start > opening and not is_answer else len(self.text)

    def _line(self, offset: int) -> int:
        return self.block.numbers[bisect_right(self._starts, offset) - 1]


def _closing_braces(braces: list[re.Match[str]]) -> dict[int, int]:
    """Return the offsets of the closing braces by those of the opening ones that they close."""
    closing_by_opening: dict[int, int] = {}
    open_braces: list[int] = []
    for each in braces:
        if each[0] == "{":
            open_braces.append(each.start())
        elif open_braces:
            closing_by_opening[open_braces.pop()] = each.start()
    return closing_by_opening


def _first_from(offsets: list[int], start: int) -> int | None:
    """Return the first of ``offsets``, which are sorted, that is at least ``start``, or None."""
    index = bisect_left(offsets, start)
    return offsets[index] if index < len(offsets) else None
