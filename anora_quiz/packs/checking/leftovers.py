"""Find leftovers from other formats in texts: HTML, and escapes of web addresses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import islice, pairwise
from typing import Any
from urllib.parse import unquote

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.checking.reports import LocatedWarning
from anora_quiz.packs.formats.html_text import first_tag, is_html, plain_text, unescape
from anora_quiz.packs.pack import Header
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.tree import TOP, Location
from anora_quiz.quiz.question import Question

_CODE = "leftover-markup"
_NOT_SHOWN = frozenset({"id", "kind", "tags", "group", "url", "snippet", "language"})
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,30}\d{0,2});")
_INSIDE_WORDS = frozenset("\xa0\"'")  # what the entities in a sentence stand for only beside words
_BETWEEN_WORDS = frozenset("&–—")
# Escapes of characters beyond ASCII, and those of common signs where they join words. Others may
# be meant, such as x%20 in a program.
_ESCAPE = re.compile(
    r"(?:%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f])++)"
    r"|(?<=[^\W\d_])%(?:2[016-9CF]|3[ABF])(?=\w|%2|$)|(?<=[^\W\d_])%(?:2C|3[ABF])(?!\w)"
    r"|%2[02](?=\w++%2)"
)
_AROUND = 8  # characters by which a place in a text is recognized
_WORD = re.compile(r"\S++")
_MOST = 20  # warnings on a question
_ABOUT_MARKUP = re.compile(
    r"\b(?:x?html\d?|xml|svg|ur[li]s?|markup|(?:url|percent).?encod)", re.IGNORECASE
)
_MAYBE_ABOUT_MARKUP = re.compile(
    r"\b(?:tags?|elements?|entit(?:y|ies)|escap\w+|encod\w+|browsers?|web ?pages?|css|jsx|php|react"
    r"|javascript|markdown|hyperlinks?|query string|printf|program(?:s|ming)?)\b",
    re.IGNORECASE,
)


def leftovers(
    questions: Sequence[tuple[Question, Location]], header: Header | None, content: str
) -> Iterator[LocatedWarning]:
    """Yield a warning for each text with a leftover.

    ``content`` is that of the file. Questions about markup may have it in their texts, and so
    may all those of a pack about it.
    """
    headlines = list(_texts_in(header)) if header else []
    if _ABOUT_MARKUP.search(" ".join([*headlines, *(header.tags if header else ())])):
        return
    lines = Lines(content)
    starts = [*(lines.span(location.line - 1)[0] for _, location in questions), len(content)]
    yield from _warnings(headlines, _Region(content, TOP, 0, starts[0]))
    for (question, location), (start, end) in zip(questions, pairwise(starts), strict=True):
        texts = list(_texts_in(question))
        if any(map(_can_have_any, texts)) and not _ABOUT_MARKUP.search(
            about := " ".join([*texts, *question.tags])
        ):
            is_prose = not _MAYBE_ABOUT_MARKUP.search(about)
            region = _Region(content, location, start, end)
            yield from _warnings(texts, region, is_prose=is_prose)


class _Region:
    """The ``content`` of a file from ``start``, which is at ``location``, to ``end``."""

    def __init__(self, content: str, location: Location, start: int, end: int) -> None:
        self._content = content
        self._location = location
        self._start, self._end = start, end
        self._searched: dict[str, int] = {}

    def location_of(self, left: str, text: str) -> Location:
        """Return the location of ``left`` in ``text``, or that of the region if it isn't found."""
        place = text.index(left)
        before = text[max(place - _AROUND, 0) : place]
        around = before + text[place : place + len(left) + _AROUND]
        offset = self._content.find(around, self._searched.get(around, self._start), self._end)
        if offset >= 0:
            self._searched[around] = offset + 1
            offset += len(before)
        else:  # the author wrote it another way, such as with quotes doubled
            offset = self._content.find(left, self._start, self._end)
        if offset < 0:
            return self._location
        line = self._location.line + self._content.count("\n", self._start, offset)
        return Location(line, offset - self._content.rfind("\n", 0, offset), len(left))


def _warnings(
    texts: Iterable[str], region: _Region, *, is_prose: bool = True
) -> Iterator[LocatedWarning]:
    """Yield a warning for each of ``texts``, which are in ``region``, up to twenty."""
    found = ((text, *_leftover(text, is_prose=is_prose)) for text in filter(_can_have_any, texts))
    for text, left, meant in islice((each for each in found if each[1]), _MOST):
        message = f"{scalars.quoted(left)} looks left over from another format"
        shown = scalars.quoted(meant) if meant.strip() else "a space"
        hint = f"write {shown} instead" if meant else "remove it"
        yield region.location_of(left, text), _CODE, message, hint


def _texts_in(value: Any) -> Iterator[str]:
    """Yield the texts in ``value`` that players see."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NOT_SHOWN:
                yield from _texts_in(getattr(value, field.name))


def _unless_address(word: re.Match[str]) -> str:
    return "" if "://" in word[0] or "www." in word[0] else word[0]


def _can_have_any(text: str) -> bool:
    return "&" in text or "%" in text or "<" in text


def _leftover(text: str, *, is_prose: bool) -> tuple[str, str]:
    """Return the first leftover in ``text``, and what it means, or two empty texts."""
    bare = _WORD.sub(_unless_address, text)
    for found in _ENTITY.finditer(bare):
        meant = unescape(found[0])
        before, after = bare[: found.start()][-1:], bare[found.end() :][:1]
        is_joining = meant in _BETWEEN_WORDS and before == after == " "
        is_beside_words = before.isalnum() or after.isalnum() or is_joining
        if meant != found[0] and (
            is_beside_words or (is_prose and meant not in _INSIDE_WORDS and before + after)
        ):
            return found[0], meant
    if escape := _ESCAPE.search(bare):
        return escape[0], unquote(escape[0])
    if is_prose and is_html(bare) and plain_text(bare).text.strip():
        return first_tag(bare), ""
    return "", ""
