"""Find what is wrong with the value on a line that isn't valid YAML, and what to write instead."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anora_quiz.packs.syntax.quoting import COLON, HASH, SIGNS, in_quotes
from anora_quiz.quiz.quoting import truncated

_ITEM = re.compile(r"""\s*+(?P<text>"(?:[^"\\]|\\.)*+"?|'[^']*+'?|[^,\[\]{}]*+)""")
_FIELD_IN_ITEM = re.compile(r"[a-z]++:[ \t]++(?=\S)")
_APOSTROPHE = re.compile(r"'(?:tis|twas|twere|til|em|n|round|cause|bout|\d\ds?)\b", re.IGNORECASE)
_BAD_ESCAPE = re.compile(
    r"\\(?:[^0abtnvfre \"/\\N_LPxuU\t]|x(?!\w{2})|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8}))"
)
_GOOD_ESCAPE = re.compile(r"\\(?![^0abtnvfre \"/\\N_LPxuU])")
_PATH = re.compile(r'"[A-Za-z]:\\')
_BOX = re.compile(r"\[[ xX]?\]\s")
_CURLY = "“”„‟«»"
_MARKS = ("- ", "? ", "-", "?")


class Slip(NamedTuple):
    """A mistake of ``width`` characters from ``column`` on, and how to fix it.

    The fix replaces the characters from ``start`` to ``end`` by ``text``; None if only the author
    knows what should be there. Columns are counted from 0.
    """

    column: int
    width: int
    message: str
    hint: str
    start: int = 0
    end: int = 0
    text: str | None = None


def slips_in_value(value: str, start: int, *, can_fix: bool) -> Iterator[Slip]:
    """Yield what is wrong with ``value``, a text that begins in column ``start``."""

    def quoted(column: int, message: str, text: str = value) -> Slip:
        shown = truncated(in_quotes(text))
        end = start + len(value)
        fixed = in_quotes(text) if can_fix else None
        return Slip(start + column, 1, message, f"put it in quotes: {shown}", start, end, fixed)

    first, inner = value[0], value[1:-1]
    if first in "\"'":
        yield from _slips_after_quote(value, start)
        return
    if first in _CURLY and COLON.search(value):
        text = inner if value[-1] in _CURLY and value[1:-1] else value
        message = "YAML ignores curly quotes, and text with a colon needs straight ones"
        yield quoted(0, message, text)
    if first in "[{":
        closing = value.rfind("]" if first == "[" else "}") + 1
        if closing and value[closing:].strip() in (",", ";"):
            rest = start + closing
            message, hint = "text continues after the closing bracket", "remove it"
            yield Slip(rest, 1, message, hint, rest, start + len(value), "")
        elif _BOX.match(value):
            message = "boxes don't mark what is correct in a pack"
            yield Slip(start, 3, message, "write only the text; what is correct is in `answer`")
        elif 0 < closing < len(value):
            message = f"text that starts with {first} needs quotes"
            yield quoted(0, message)
        yield from slips_in_list(value, start)
        return
    if first in SIGNS:
        yield quoted(0, f"text that starts with {first} needs quotes")
    if colon := COLON.search(value):
        yield quoted(colon.start(), "text that contains a colon and a space needs quotes")


def _slips_after_quote(value: str, start: int) -> Iterator[Slip]:
    """Yield what is wrong with ``value``, which starts with a quote."""
    quote, end = value[0], start + len(value)
    found = _ITEM.match(value)
    closing = found.end() if found else 0
    if closing < len(value) and value[closing - 1] == quote and closing > 1:
        rest = len(value[closing:]) - len(value[closing:].lstrip())
        fixed = in_quotes(_meant_in_quotes(value, closing))
        message = "there is text after the closing quote"
        hint = f"put the whole text in quotes: {truncated(fixed)}"
        yield Slip(start + closing + rest, 1, message, hint, start, end, fixed)
    elif quote == '"' and closing == len(value) > 1 and _BAD_ESCAPE.search(value):
        fixed = in_quotes(value[1:-1])
        message = "this backslash in double quotes starts an unknown escape"
        hint = f"use single quotes, or write each backslash twice: {truncated(fixed)}"
        is_path = _PATH.match(value) or not _GOOD_ESCAPE.search(value)
        yield Slip(start, 1, message, hint, start, end, fixed if is_path else None)
    elif value.count(quote) == 1:
        if _APOSTROPHE.match(value):
            fixed, message = in_quotes(value), "text that starts with an apostrophe needs quotes"
            hint = f"put it in quotes: {truncated(fixed)}"
        else:
            is_curly = value[-1] in _CURLY and not any(each in value[1:-1] for each in _CURLY)
            text = value[:-1] if is_curly else value  # which has the closing quote in curls
            fixed, message = text + quote, "this quote is never closed"
            hint = f"add the closing quote: {truncated(fixed)}"
        yield Slip(start, 1, message, hint, start, end, fixed)


def _meant_in_quotes(value: str, closing: int) -> str:
    """Return the text in ``value``, in which the parser sees an end before ``closing``.

    The quote there is an end if no blank comes before it and no letter after it. Otherwise it
    belongs to the text.
    """
    quote = value[0]
    is_end = not value[closing - 2].isspace() and not value[closing].isalnum()
    if is_end or _APOSTROPHE.match(value):
        return value
    return value[1:-1] if value.endswith(quote) else value[1:]


def slips_in_list(value: str, start: int) -> Iterator[Slip]:
    """Yield what is wrong with the items of ``value``, a list or mapping in brackets."""
    comment = HASH.search(value)
    if comment and value[: comment.start()].count('"') % 2 == 0:
        begin = max(value.rfind(sign, 0, comment.start()) for sign in ",[{") + 1
        begin += len(value[begin:]) - len(value[begin:].lstrip())
        ends = [value.find(sign, comment.end()) for sign in ",]}"]
        end = min((each for each in ends if each >= 0), default=len(value))
        fixed = in_quotes(value[begin:end])
        message = "a space and # start a comment, so the list has no end"
        hint = f"put the item in quotes: {truncated(fixed)}"
        yield Slip(start + comment.end() - 1, 1, message, hint, start + begin, start + end, fixed)
    for piece in re.finditer(r"^|[\[,{]" if value[0] not in "[{" else r"[\[,{]", value):
        if found := _ITEM.match(value, piece.end()):
            yield from _slips_in_item(value, found, start)


def _slips_in_item(value: str, found: re.Match[str], start: int) -> Iterator[Slip]:
    """Yield what is wrong with the item ``found`` in a list in brackets."""
    field = _FIELD_IN_ITEM.match(found["text"])
    offset = found.start("text") + (field.end() if field else 0)
    text = value[offset : found.end("text")].rstrip()
    first, begin, follows = text[:1], start + offset, value[found.end("text") :][:1]

    def quoted(column: int, message: str, whole: str = text) -> Slip:
        fixed = in_quotes(whole)
        hint = f"put it in quotes: {truncated(fixed)}"
        return Slip(begin + column, 1, message, hint, begin, begin + len(whole), fixed)

    if first and first in "\"'":
        if text.count(first) == 1:
            hint = f"add the closing quote: {truncated(text)}{first}"
            yield Slip(begin, 1, "this quote is never closed", hint)
        elif follows and (rest := value[found.end("text") :].lstrip()) and rest[0] not in ",]}:":
            column = start + len(value) - len(rest)
            hint = "put the whole item in quotes, of the other kind if it contains some"
            yield Slip(column, 1, "text continues after a closing quote", hint)
    elif first == "#" or (first and first in SIGNS - frozenset("[]{}-?")) or text[:2] in _MARKS:
        yield quoted(0, f"text that starts with {first} needs quotes")
    elif field and (colon := COLON.search(text)):
        yield quoted(colon.start(), "text that contains a colon and a space needs quotes")
    elif text and follows in ("[", "{"):
        whole = re.split(r"[,\n]", value[offset:], maxsplit=1)[0].rstrip("] ")
        column = found.end("text") - offset
        yield quoted(column, f"text that contains {follows} in a list needs quotes", whole)
