"""Cut a text that isn't valid YAML into pieces that can be read one by one.

What begins a piece is up to the caller: a field or a question of a pack, a question of a list.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

# A question may lack the space after its dash, or have another sign for it.
_FIRST_FIELD = r"[^\S\n]*+(?:id|kind|question)[^\S\n]*+:"
_ITEM = re.compile(
    r"^(?P<indent>[^\S\n]*+)(?P<dash>"
    rf"-(?:[^\S\n]++-(?={_FIRST_FIELD}))?+(?=\s|$|{_FIRST_FIELD})|(?:[*•·–—]|\d{{1,3}}[.)])(?={_FIRST_FIELD}))",
    re.MULTILINE,
)

Rule = Callable[[re.Match[str]], bool]
"""Tells whether a line that matches a pattern begins a piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of ``whole``, from offset ``start`` to ``end``.

    The text is cut out only when it is read: pieces within pieces would hold it several times.
    ``first_line`` is the line of the file, from 0, on which they start. ``head`` replaces that
    line, which is an item without its dash.
    """

    whole: str
    first_line: int
    start: int
    end: int
    head: str = ""

    @property
    def text(self) -> str:
        """The text of the lines."""
        return self.head + self.whole[self.start + len(self.head) : self.end]

    def split(self, pattern: re.Pattern[str], begins: Rule = bool) -> "Iterator[Piece]":
        """Yield the lines before the first piece, then each piece.

        A piece begins with a line that matches ``pattern`` and passes ``begins``.
        """
        start, line, head = self.start, self.first_line, self.head
        for found in chain(
            pattern.finditer(head), pattern.finditer(self.whole, start + len(head), self.end)
        ):
            if begins(found):
                offset = self.start if found.string is self.head else found.start()
                if offset > start:
                    yield Piece(self.whole, line, start, offset - 1, head)
                    head = ""
                else:
                    yield Piece(self.whole, line, start, start)
                line += self.whole.count("\n", start, offset)
                start = offset
        yield Piece(self.whole, line, start, self.end, head)

    def items(self, begins: Rule = lambda _: False) -> "Iterator[Piece]":
        """Yield the lines before the list in this piece, then its items.

        An item begins with a dash that is indented like the first one, or passes ``begins``.
        """
        first = _ITEM.search(self.whole, self.start + len(self.head), self.end)
        indent = first and first["indent"]
        return self.split(_ITEM, lambda item: item["indent"] == indent or begins(item))

    def without_dash(self) -> "Piece":
        """Return the same lines without the dash of the item on the first of them."""
        end = self.whole.find("\n", self.start, self.end)
        head = self.whole[self.start : self.end if end < 0 else end]
        if found := _ITEM.match(head):
            head = f"{found['indent']}{' ' * len(found['dash'])}{head[found.end() :]}"
        return replace(self, head=head)

    @property
    def indent(self) -> int:
        """The column of the dash of this item, from 0."""
        found = _ITEM.match(self.whole, self.start)
        return len(found["indent"]) if found else 0

    @property
    def has_tabs(self) -> bool:
        """Whether the dash of this item is indented with other blanks than spaces."""
        found = _ITEM.match(self.whole, self.start)
        return found is not None and bool(found["indent"].strip(" "))

    @property
    def has_odd_dash(self) -> bool:
        """Whether this is an item whose dash has no space after it, or is another sign."""
        found = _ITEM.match(self.whole, self.start)
        return found is not None and (
            found["dash"] != "-" or not self.whole[found.end() : found.end() + 1].isspace()
        )
