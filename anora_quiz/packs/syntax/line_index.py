"""Find the lines of a text without a list of them, which would take many times the memory."""

import re
from functools import cached_property
from itertools import islice

_STEP = 16  # the offset of one line in every so many is kept
_MOST_CACHED = 1024  # spans of lines, as the same line may be asked for repeatedly
_LINE_FEED = re.compile("\n")


class Lines:
    """The lines of ``text``, which end with line feeds; line numbers start at 0."""

    def __init__(self, text: str) -> None:
        """Store ``text``; lines are found when they are asked for."""
        self._text = text
        self._spans: dict[int, tuple[int, int]] = {}

    def __getitem__(self, number: int) -> str:
        """Return line ``number`` without its line feed; empty if there is no such line."""
        start, end = self.span(number)
        return self._text[start:end]

    def span(self, number: int) -> tuple[int, int]:
        """Return the start and end of line ``number``; an empty span if there is no such line."""
        if number not in self._spans:
            if len(self._spans) >= _MOST_CACHED:
                self._spans.clear()
            self._spans[number] = self._find_span(number)
        return self._spans[number]

    def _find_span(self, number: int) -> tuple[int, int]:
        step, rest = divmod(number, _STEP)
        if number < 0 or step >= len(self._offsets):
            return len(self._text), len(self._text)
        start = self._offsets[step]
        for _ in range(rest):
            start = self._text.find("\n", start) + 1
            if not start:
                return len(self._text), len(self._text)
        end = self._text.find("\n", start)
        return start, len(self._text) if end < 0 else end

    @cached_property
    def _offsets(self) -> list[int]:
        line_feeds = islice(_LINE_FEED.finditer(self._text), _STEP - 1, None, _STEP)
        return [0, *(found.end() for found in line_feeds)]
