"""JSON -> the objects in it that stand for questions, each with its place.

They are read one by one, so that each knows its line and a broken one does not take the
others with it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from anora_quiz.errors import PackError
from anora_quiz.packs.checking import scalars
from anora_quiz.packs.formats.base import Note
from anora_quiz.packs.formats.size_limits import most_questions, too_many

_CODES = {
    "1": "there were not enough questions for what was asked of it",
    "2": "it did not understand what was asked of it",
    "3": "its session token is not known",
    "4": "its session token has no questions left",
    "5": "it was asked too often; wait five seconds",
}
_START = re.compile(r'\{\s*(?:\}|"(?!(?:response_code|results)"))')  # of what is no response
_CODE = re.compile(r'"response_code"\s*:\s*"?(\d{1,9})')
_FRAME = re.compile(r'[\s,\[\]{}]|"results"\s*:|"response_code"\s*:\s*"?\d+"?')
_MOST_BROKEN = 1000  # each costs a look at all before it
_DEEPEST = 3  # responses within one another: each costs a look at all in it


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands where a question should: the object, or why it cannot be read."""

    at: int
    value: Any
    problem: str = ""
    twice: tuple[str, ...] = ()


class Scan:
    """Finds the entries in JSON, wherever they stand: in responses, in lists, alone."""

    def __init__(self, text: str) -> None:
        """Start with nothing found in ``text``."""
        self.entries: list[Entry] = []
        self._most = most_questions(len(text))
        self.codes: dict[str, None] = {}
        self._remarks: list[tuple[int, str]] = []
        for found in _CODE.finditer(text):
            self.codes[found[1]] = None
            if found[1] != "0" and len(self._remarks) < self._most:
                self._remarks.append((found.start(), meaning(found[1])))
        self._open = 0  # brackets without a partner
        self._twice: list[str] = []
        self._text = text
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._members,
            # Numbers stay the author's digits.
            parse_int=str,
            parse_float=str,
            parse_constant=str,
            strict=False,
        )

    def read(self) -> None:
        """Collect everything. Raises `PackError` for what is no JSON by far."""
        at = 0
        broken = 0
        depth = whole = 0  # how many responses are within one another; where the outermost ends
        while found := _START.search(self._text, at):
            self._between(at, found.start())
            self._twice.clear()
            try:
                value, end = self._decoder.raw_decode(self._text, found.start())
            except json.JSONDecodeError as error:
                self.entries.append(Entry(found.start(), None, f"this is no JSON: {error.msg}"))
                behind = _START.search(self._text, max(error.pos, found.end()))
                at = behind.start() if behind else len(self._text)
                broken += 1
                if broken > _MOST_BROKEN:
                    raise PackError("this is no JSON in too many places; save it anew") from None
            except RecursionError:
                raise PackError("the JSON is nested deeper than the API does it") from None
            else:
                is_response = isinstance(value.get("results"), list)  # with other keys
                depth = is_response + (depth if found.start() < whole else 0)
                whole = max(whole, end)
                if is_response and depth <= _DEEPEST:  # the entries are in it
                    at = max(self._text.find('"results"', found.end()), found.end())
                else:
                    at = end
                    self.entries.append(Entry(found.start(), value, twice=tuple(self._twice)))
            if len(self.entries) > self._most:
                raise too_many("questions", self._most)
        self._between(at, len(self._text))

    def notes(self) -> Iterator[Note]:
        """Yield what is to be said of all that is no entry."""
        if self._open and not any(entry.problem for entry in self.entries):
            yield Note("the brackets do not pair: perhaps the file is cut off")
        remarks = sorted(self._remarks)
        lines = lines_of(self._text, [at for at, _ in remarks])
        for (_, message), line in zip(remarks, lines[1:], strict=True):
            yield Note(message, line)

    def _members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            self._twice += (key for key, count in counts.items() if count > 1)
        return members

    def _between(self, start: int, end: int) -> None:
        """Keep what stands between entries and is no syntax of lists and responses."""
        between = self._text[start:end]
        self._open += between.count("[") - between.count("]")
        rest = _FRAME.sub("", between)
        if rest and len(self._remarks) < 2 * self._most:
            self._remarks.append((start, f"left out, as it is no question: {scalars.quoted(rest)}"))


def meaning(code: str) -> str:
    """Return in words why a response with this code has no questions."""
    why = _CODES.get(code, "it does not say why")
    return f"the database gave no questions: {why} (response code {code})"


def lines_of(text: str, places: Sequence[int]) -> list[int]:
    """Return the line of each place (sorted), behind that of the whole file."""
    lines = [0]
    line, seen = 1, 0
    for at in places:
        line += text.count("\n", seen, at)
        seen = at
        lines.append(line)
    return lines
