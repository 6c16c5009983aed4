"""The lines of a text, found without making a list of them: that would take many times as much."""

import re
from functools import cached_property
from itertools import islice

_STEP = 16  # lines: the place of every so many is kept
_REMEMBERED = 1024  # lines, as one line may be asked for again and again
_END = re.compile("\n")


class Lines:
    """The lines of ``text``, which end with line feeds; numbers count from 0."""

    def __init__(self, text: str) -> None:
        """Look for no line yet."""
        self._text = text
        self._spans: dict[int, tuple[int, int]] = {}

    def __getitem__(self, number: int) -> str:
        """Return line ``number`` without its end; empty where there is none."""
        start, end = self.span(number)
        return self._text[start:end]

    def span(self, number: int) -> tuple[int, int]:
        """Return where line ``number`` starts and ends; an empty span where there is none."""
        if number not in self._spans:
            if len(self._spans) >= _REMEMBERED:
                self._spans.clear()
            self._spans[number] = self._find(number)
        return self._spans[number]

    def _find(self, number: int) -> tuple[int, int]:
        step, rest = divmod(number, _STEP)
        if number < 0 or step >= len(self._starts):
            return len(self._text), len(self._text)
        start = self._starts[step]
        for _ in range(rest):
            start = self._text.find("\n", start) + 1
            if not start:
                return len(self._text), len(self._text)
        end = self._text.find("\n", start)
        return start, len(self._text) if end < 0 else end

    @cached_property
    def _starts(self) -> list[int]:
        ends = islice(_END.finditer(self._text), _STEP - 1, None, _STEP)
        return [0, *(end.end() for end in ends)]
