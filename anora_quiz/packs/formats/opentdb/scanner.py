"""Finds the objects in JSON that are questions, and where each begins.

They are read one by one, so that each knows its line, and a broken one does not affect the
others.
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
from anora_quiz.packs.formats.size_limits import most_questions, most_texts, too_many

_CODES = {
    "1": "not enough questions",
    "2": "invalid request",
    "3": "unknown session token",
    "4": "session token used up",
    "5": "too many requests; wait 5 seconds",
}
# The start of an object that is not a response of the API.
_OBJECT_START = re.compile(r'\{\s*(?:\}|"(?!(?:response_code|results)"))')
_CODE = re.compile(r'"response_code"\s*:\s*"?(\d{1,9})')
_WRAPPER = re.compile(r'[\s,\[\]{}]|"results"\s*:|"response_code"\s*:\s*"?\d+"?')
_MOST_KEYS = 7  # of a question, as many as the API has
_MOST_BROKEN = 1000  # each makes the decoder count the lines before it
_DEEPEST_RESPONSE = 3  # level of nested responses: each is decoded with all that is in it


@dataclass(frozen=True, slots=True)
class Entry:
    """An object where a question should be, or why it can't be read, and its offset."""

    offset: int
    value: Any
    problem: str = ""
    repeated_keys: tuple[str, ...] = ()


class Scanner:
    """Finds the entries in JSON, wherever they are: in responses, in lists, on their own."""

    def __init__(self, text: str) -> None:
        """Start with the response codes in ``text`` and no entries."""
        self.entries: list[Entry] = []
        self._most = most_questions(len(text))
        self.codes: dict[str, None] = {}
        self._remarks: list[tuple[int, str]] = []
        for found in _CODE.finditer(text):
            self.codes[found[1]] = None
            if found[1] != "0" and len(self._remarks) < self._most:
                self._remarks.append((found.start(), meaning_of_code(found[1])))
        self._unclosed_brackets = 0  # more [ than ] so far
        self._repeated_keys: list[str] = []
        self._text = text
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object_from_pairs,
            # Numbers stay the author's digits.
            parse_int=str,
            parse_float=str,
            parse_constant=str,
            strict=False,
        )

    def read(self) -> None:
        """Collect all entries. Raises `PackError` for text that is far from being JSON."""
        # Each takes many times its length in memory.
        for characters, what, most in (
            (",", "values", most_texts(len(self._text))),
            ('":', "keys", _MOST_KEYS * self._most),
        ):
            if self._text.count(characters) > most:
                raise too_many(what, most)
        offset = 0
        broken = 0
        depth = outermost_end = 0  # how deep responses are nested; where the outermost one ends
        while found := _OBJECT_START.search(self._text, offset):
            self._check_between(offset, found.start())
            self._repeated_keys.clear()
            try:
                value, end = self._decoder.raw_decode(self._text, found.start())
            except json.JSONDecodeError as error:
                self.entries.append(Entry(found.start(), None, f"not valid JSON: {error.msg}"))
                following = _OBJECT_START.search(self._text, max(error.pos, found.end()))
                offset = following.start() if following else len(self._text)
                broken += 1
                if broken > _MOST_BROKEN:
                    raise PackError("too many JSON errors", "save the file again") from None
            except RecursionError:
                raise PackError("the JSON is nested too deeply") from None
            else:
                is_response = isinstance(value.get("results"), list)  # with other keys
                depth = is_response + (depth if found.start() < outermost_end else 0)
                outermost_end = max(outermost_end, end)
                if is_response and depth <= _DEEPEST_RESPONSE:  # the entries are in it
                    offset = max(self._text.find('"results"', found.end()), found.end())
                else:
                    offset = end
                    self.entries.append(
                        Entry(found.start(), value, repeated_keys=tuple(self._repeated_keys))
                    )
            if len(self.entries) > self._most:
                raise too_many("questions", self._most)
        self._check_between(offset, len(self._text))

    def notes(self) -> Iterator[Note]:
        """Yield the notes on everything that is not an entry."""
        if self._unclosed_brackets and not any(entry.problem for entry in self.entries):
            yield Note("unmatched brackets (is the file cut off?)")
        remarks = sorted(self._remarks)
        lines = line_numbers(self._text, [offset for offset, _ in remarks])
        for (_, message), line in zip(remarks, lines[1:], strict=True):
            yield Note(message, line)

    def _object_from_pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            self._repeated_keys += (key for key, count in counts.items() if count > 1)
        return members

    def _check_between(self, start: int, end: int) -> None:
        """Remark on text between entries that is not the syntax of lists and responses."""
        between = self._text[start:end]
        self._unclosed_brackets += between.count("[") - between.count("]")
        rest = _WRAPPER.sub("", between)
        if rest and len(self._remarks) < 2 * self._most:
            self._remarks.append((start, f"left out {scalars.quoted(rest)}: not a question"))


def meaning_of_code(code: str) -> str:
    """Return a message on why a response with this code has no questions."""
    reason = _CODES.get(code, "no reason given")
    return f"the database returned no questions (response code {code}: {reason})"


def line_numbers(text: str, offsets: Sequence[int]) -> list[int]:
    """Return 0, for the whole file, and then the line of each of the sorted ``offsets``."""
    lines = [0]
    line, counted = 1, 0
    for offset in offsets:
        line += text.count("\n", counted, offset)
        counted = offset
        lines.append(line)
    return lines
