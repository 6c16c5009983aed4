"""Find what is wrong with a line that isn't valid YAML, where, and what to write instead.

A parser names the place where it gave up. A person who looks at the line sees the mistake: text
that starts with a star, a dash without a space. Each rule here looks for one such mistake.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.tree import NO_EDITS, Edit, Scalar, Value
from anora_quiz.quiz.quoting import truncated

_LINE = re.compile(
    r"(?P<indent>\s*+)(?P<dashes>(?:-[ \t]++)*+)"
    r"(?P<name>(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'#:,&*!|>%@`\[\]{}-][^\"'#:]*+):(?=\s|$)[ \t]*+)?+"
    r"(?P<value>.*+)",
    re.DOTALL,
)
_FIELD = re.compile(r"""["']?[a-z][a-z_-]*["']?:\s*""")
_COMMENT = re.compile(r"[ \t]++#(?=\s|$)")
_DASH = re.compile(r"\s*+(-)(?=[^\s-])")
_ODD_BLANK = re.compile(r"[ \t]*+([^\S\n\t ]++)")
_ODD_COLON = re.compile(
    r"\s*+(?:-\s++)*+(?P<name>[A-Za-z_-]++)(?P<colon>[ \t]*+(?:[=\uff1a\ufe55]|:=)[ \t]*+|:)(?=\S)"
)
_BULLET = re.compile(r"\s*+([*•·–—])\s")
_COLON = re.compile(r":(?=\s|$)")
_HASH = re.compile(r"\s#")
_ITEM = re.compile(r"""\s*+(?P<text>"(?:[^"\\]|\\.)*+"?|'[^']*+'?|[^,\[\]{}]*+)""")
_BAD_ESCAPE = re.compile(
    r"\\(?:[^0abtnvfre \"/\\N_LPxuU\t]|x(?!\w{2})|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8}))"
)
_GOOD_ESCAPE = re.compile(r"\\(?![^0abtnvfre \"/\\N_LPxuU])")
_PATH = re.compile(r'"[A-Za-z]:\\')
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}\s*+(?:#.*+)?$")
_APOSTROPHE = re.compile(r"'(?:tis|twas|twere|til|em|n|round|cause|bout|\d\ds?)\b", re.IGNORECASE)
_NEEDS_QUOTES = frozenset("*&!%@`|>,?-[]{}")
_CURLY = "“”„‟«»"
_LONGEST_LINE = 10_000  # characters that are looked at


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


def find_slip(lines: Lines, number: int) -> Slip | None:
    """Return the mistake on line ``number`` of ``lines``, which the parser refused, or None."""
    line = lines[number].rstrip()
    if not line.strip() or len(line) > _LONGEST_LINE or line.lstrip().startswith("#"):
        return None
    slip = next(_slips(line), None) or _indentation_slip(lines, number)
    if slip and slip.text is not None and slip.end == len(line) and _continues(lines, number):
        return slip._replace(text=None)  # the rest of the text would stay outside the quotes
    return slip


def in_quotes(text: str) -> str:
    """Return ``text`` in the quotes that need the fewest escapes."""
    if "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def written(text: str) -> str:
    """Return ``text`` as the value of a field: in quotes only if it needs them."""
    needs_quotes = text[:1] in _NEEDS_QUOTES | {"#", '"', "'"} or _COLON.search(text)
    return in_quotes(text) if needs_quotes or _HASH.search(text) else text


def tag_edits(tag: str, value: Value) -> tuple[Edit, ...]:
    """Return the edit that makes ``tag`` a part of the text of ``value``, if it may be one."""
    if not isinstance(value, Scalar) or tag.startswith("!!"):
        return NO_EDITS
    text = f"{tag} {value.text}".rstrip()
    is_whole = len(text) == value.location.width
    return (Edit(*value.location, in_quotes(text)),) if is_whole else NO_EDITS


def _continues(lines: Lines, number: int) -> bool:
    """Tell whether the text on line ``number`` goes on in the next line."""
    found = _LINE.match(lines[number])
    following = lines[number + 1]
    indent = len(following) - len(following.lstrip())
    return bool(found and following.strip() and indent > found.end("dashes")) and not (
        following.lstrip().startswith(("- ", "#"))
    )


def _indentation_slip(lines: Lines, number: int) -> Slip | None:
    """Return the mistake that a field is indented further than the field on the line above."""
    above, below = _LINE.match(lines[number - 1] if number else ""), _LINE.match(lines[number])
    if not (above and below and above["name"] and below["name"]):
        return None
    start, wanted = below.end("indent"), above.end("dashes")
    if below["dashes"] and start == wanted == 0:
        message = "a list starts here, but it isn't the value of a field"
        return Slip(start, 1, message, "add a line with `questions:` above it")
    if below["dashes"]:
        return None
    value = _without_comment(above.string, above.start("value"))
    if start <= wanted or not value or value[0] in "[{\"'" or _BLOCK_HEADER.match(value):
        return None
    message = "this field is indented further than the line above"
    return Slip(start, 1, message, f"indent it by {wanted} spaces")


def _slips(line: str) -> Iterator[Slip]:
    """Yield the mistakes on ``line``, the most certain ones first."""
    if found := _ODD_BLANK.match(line):
        message = f"this line is indented with the character U+{ord(found[1][0]):04X}"
        yield _replaced(found, 1, " " * len(found[1]), message, "indent with spaces")
    indent = len(line) - len(line.lstrip())
    if "\t" in line[:indent]:
        hint = "indent with spaces; `anora-quiz packs check --fix` replaces the tabs"
        yield Slip(line.index("\t"), 1, "tabs can't indent lines in YAML", hint)
    if found := _BULLET.match(line):
        hint = f"write a hyphen: `- {truncated(line[found.end() :])}`"
        yield _replaced(found, 1, "-", f"{found[1]} doesn't start an item of a list", hint)
    if found := _DASH.match(line):
        hint = f"write `- {truncated(line[found.end() :])}`"
        yield _replaced(found, 1, "- ", "the dash needs a space after it", hint)
    if found := _ODD_COLON.match(line):
        meant = f"{found['name']}: {line[found.end() :]}"
        message = "a field name needs a colon and a space after it"
        yield _replaced(found, "colon", ": ", message, f"write `{truncated(meant)}`")
    parts = _LINE.match(line)
    if parts is None:  # pragma: no cover - every line matches
        return
    start = parts.start("value")
    dash = re.match(r".*-(\t+)", line[:start])
    if dash:
        yield _replaced(dash, 1, " ", "the dash needs a space, not a tab, after it", "write `- `")
    value = _without_comment(line, start)
    if value and not _BLOCK_HEADER.match(value):
        name = parts["name"]
        is_field = bool(_FIELD.fullmatch(name) if name else parts["dashes"])
        yield from _slips_in_value(value, start, can_fix=is_field)


def _replaced(found: re.Match[str], group: int | str, text: str, message: str, hint: str) -> Slip:
    start, end = found.span(group)
    return Slip(start, max(end - start, 1), message, hint, start, end, text)


def _without_comment(line: str, start: int) -> str:
    """Return the text of ``line`` from ``start`` on, without a comment after it."""
    comment = _COMMENT.search(line, start)
    return line[start : comment.start() if comment else len(line)].rstrip()


def _slips_in_value(value: str, start: int, *, can_fix: bool) -> Iterator[Slip]:
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
    if first in _CURLY and _COLON.search(value):
        text = inner if value[-1] in _CURLY and value[1:-1] else value
        message = "curly quotes don't mark text in YAML; its colon needs straight ones"
        yield quoted(0, message, text)
    if first in "[{":
        closing = value.rfind("]" if first == "[" else "}")
        if 0 < closing < len(value) - 1:
            message = f"text that starts with {first} needs quotes"
            yield quoted(0, message)
        yield from _slips_in_list(value, start)
        return
    if first in _NEEDS_QUOTES:
        yield quoted(0, f"text that starts with {first} needs quotes")
    if colon := _COLON.search(value):
        yield quoted(colon.start(), "text that contains a colon and a space needs quotes")


def _slips_after_quote(value: str, start: int) -> Iterator[Slip]:
    """Yield what is wrong with ``value``, which starts with a quote."""
    quote, end = value[0], start + len(value)
    found = _ITEM.match(value)
    closing = found.end() if found else 0
    if closing < len(value) and value[closing - 1] == quote and closing > 1:
        rest = len(value[closing:]) - len(value[closing:].lstrip())
        inner = value[1:-1] if value.endswith(quote) else value
        fixed = in_quotes(inner)
        message = "text continues after a closing quote"
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
            fixed, message = value + quote, "this quote is never closed"
            hint = f"add the closing quote: {truncated(fixed)}"
        yield Slip(start, 1, message, hint, start, end, fixed)


def _slips_in_list(value: str, start: int) -> Iterator[Slip]:
    """Yield what is wrong with the items of ``value``, a list or mapping in brackets."""
    comment = _HASH.search(value)
    if comment and value[: comment.start()].count('"') % 2 == 0:
        begin = max(value.rfind(sign, 0, comment.start()) for sign in ",[{") + 1
        begin += len(value[begin:]) - len(value[begin:].lstrip())
        ends = [value.find(sign, comment.end()) for sign in ",]}"]
        end = min((each for each in ends if each >= 0), default=len(value))
        fixed = in_quotes(value[begin:end])
        message = "what comes after a space and # is a comment, so the list has no end"
        hint = f"put the item in quotes: {truncated(fixed)}"
        yield Slip(start + comment.end() - 1, 1, message, hint, start + begin, start + end, fixed)
    for piece in re.finditer(r"[\[,{]", value):
        found = _ITEM.match(value, piece.end())
        text = found["text"].rstrip() if found else ""
        if found is None or not text:
            continue
        begin = start + found.start("text")
        first = text[0]
        if first in "\"'":
            if text.count(first) == 1:
                hint = f"add the closing quote: {truncated(text)}{first}"
                yield Slip(begin, 1, "this quote is never closed", hint)
        elif first in _NEEDS_QUOTES - frozenset("[]{}-?") or text[:2] in ("- ", "? "):
            fixed = in_quotes(text)
            hint = f"put it in quotes: {truncated(fixed)}"
            message = f"text that starts with {first} needs quotes"
            yield Slip(begin, 1, message, hint, begin, begin + len(text), fixed)
