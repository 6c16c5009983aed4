"""Say what to write instead of a value that its field can't hold, as exactly as possible."""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from decimal import Decimal

from anora_quiz.packs.checking.all_options import texts_in
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.quoting import in_quotes, written
from anora_quiz.packs.syntax.tree import NO_EDITS, Edit, Location, Mapping, Scalar, Sequence, Value
from anora_quiz.quiz import values
from anora_quiz.quiz.field_types import Field
from anora_quiz.quiz.limits import LONGEST_ANSWER
from anora_quiz.quiz.quoting import truncated
from anora_quiz.quiz.values import InvalidValue

_CERTAIN = frozenset({"not-a-boolean", "unknown-difficulty", "invalid-id", "invalid-tag"})
"""The codes of problems whose value has only one spelling: all of them are fixed alike."""

_NAME = re.compile("text|because|last|answer|value|option")
_COMMENT = re.compile(r"[ \t]*+(#[^\s#].*+)")
_SIGN = re.compile(r"[&!|>]\S.*+|[&!]")
_BULLET = re.compile(r"(?P<sign>[-–—•*·+]|\d{1,3}[.)]|[A-Za-z]\))[ \t]*+(?=\S)")
_AROUND = "\"'`“”„‟‘’‚,;."  # signs that no value needs at its ends
_TIGHT_PAIR = re.compile(r"(?<=[{,\s])([^\s{},:]++):([^\s{},:]++)$")
_NOTHING = frozenset(("null", "~", "none", "nil", "n/a", "-"))
_WITH_UNIT = re.compile(
    r"(?P<sign>[-+±~<>≈ /]*+)(?P<digits>\d[\d.,'’\xa0\u202f ]*+)(?P<unit>[^\s\d.,][^\d]*+)?"
)
_LONGEST_SIGN = 2  # letters of a unit: 5 m is five meters, not million
_SEVERAL = re.compile(r"\s*[,;]\s*")


def _digits(text: str) -> str:
    """Return the digits of a number in words or with a unit, and any other text as it is."""
    from anora_quiz.quiz.marking import quantities  # late: good packs don't need it

    numbers = quantities.read(text, "").values if len(text) <= LONGEST_ANSWER else ()
    is_decimal = len(numbers) == 1 and isinstance(numbers[0], Decimal)
    return values.plain_digits(f"{numbers[0]:f}" if is_decimal else text)


# The code of a problem -> what makes of a text that people write what packs have.
_LOOSELY: dict[str, Callable[[str], str]] = {
    "invalid-id": values.slug,
    "invalid-tag": values.slug,
    "invalid-url": values.web_address,
    "not-a-date": values.plain_date,
    "not-a-number": _digits,
    "not-a-whole-number": _digits,
}

Repair = tuple[Location, str, str, tuple[Edit, ...]]
"""Where a problem is, its message, how to fix it, and the edits that do, if they're certain."""


def repair(
    field: Field, value: Value, error: InvalidValue, lines: Lines, reads: Callable[[Value], bool]
) -> Repair:
    """Return what is wrong with ``value`` and what to write, as far as ``lines`` of the file show.

    ``error`` is what its reader says; ``reads`` tells whether the field takes another value.
    """
    found = None
    match error.code, value:
        case "empty-field", Scalar():
            found = _of_empty(value, lines)
        case "not-text", Mapping():
            found = _of_unquoted_colon(value, error)
        case "not-a-list", Scalar() if value.text.strip():
            found = _of_unlisted(field, value, error, lines)
        case _:
            if hint := _hint_on(field, value, error.code, reads):
                found = value.location, error.message, hint, NO_EDITS
            elif isinstance(value, Scalar):
                found = _of_other_spelling(field, value, error, reads)
    return found or (value.location, error.message, error.hint, NO_EDITS)


def _hint_on(field: Field, value: Value, code: str, reads: Callable[[Value], bool]) -> str:
    """Return how to write ``value``, which has the problem ``code``; empty if that isn't known."""
    hint = ""
    match code, value:
        case "not-text", Sequence():
            hint = _hint_on_list(field, value)
        case "not-a-list", Mapping() if items := texts_in(value):
            hint = f"write `{field.name}: [{truncated(', '.join(items))}]`, without other names"
        case "not-a-list", Scalar():
            hint = "write one item per line below it, after a dash: `- …`"
        case "not-a-mapping", Sequence():
            hint = "write each pair on a line of its own without a dash: `left: right`"
        case "invalid-source", Scalar() if value.text.casefold() in _NOTHING:
            hint = "remove the line"
        case "invalid-source", Scalar():
            name = "url" if value.text.startswith(("http://", "https://", "www.")) else "title"
            hint = f"write `source: {{{name}: {truncated(in_quotes(value.text))}}}`"
        case "not-a-number" | "not-a-whole-number", Scalar():
            hint = _hint_on_unit(field, value, reads)
    return hint


def edit_of(value: Scalar, text: str) -> tuple[Edit, ...]:
    """Return the edit that writes ``text`` in place of ``value``; none if it has several lines."""
    if value.is_block or value.end.line != value.start.line:
        return NO_EDITS
    line, column = value.start.line + 1, value.start.column + 1
    return (Edit(line, column, value.end.column - value.start.column, text),)


def name_repair(key: Scalar, value: Value, known: Collection[str]) -> tuple[str, tuple[Edit, ...]]:
    """Return what is wrong with the name ``key`` of ``value`` apart from its letters, or nothing.

    It may be indented with other blanks than spaces, or be one of the ``known`` with a text right
    after its colon. Then, what YAML takes for the value belongs to the text.
    """
    typed = key.text.lstrip()
    if blanks := len(key.text) - len(typed):
        sign = f"U+{ord(key.text[0]):04X}"
        hint = f"indent the line with spaces, not with the character {sign}"
        return hint, edit_of(key, " " * blanks + typed)
    if typed.startswith("//"):
        return "comments start with #, not with //", edit_of(key, f"#{typed[2:]}")
    name, colon, text = key.text.partition(":")
    if not colon or name not in known or not isinstance(value, Scalar) or value.is_block:
        return "", NO_EDITS
    hint = f"put a space after the colon: `{name}: {truncated(text)}`"
    whole = replace(key, end=value.end) if value.text else key
    fixed = (
        in_quotes(f"{text}: {value.text}") if value.text and text else written(text or value.text)
    )
    hint = hint if text else f"write one colon: `{name}: {truncated(value.text)}`"
    return hint, edit_of(whole, f"{name}: {fixed}")


def swallowed(
    mapping: Mapping, name: str, lines: Lines
) -> tuple[Location, str, tuple[Edit, ...]] | None:
    """Return where the field ``name`` is in the text of another field, a hint, and its edits.

    It is read as part of that text if its colon has no space after it, or if a quote above it
    isn't closed. Return None if it's nowhere in ``mapping``.
    """
    for _, value in mapping.entries:
        if isinstance(value, Scalar) and not value.is_block:
            for number in range(value.start.line + 1, value.end.line + 1):
                if found := re.match(rf"(\s*+){name}:(\s*+)(.*)", lines[number]):
                    location = Location(number + 1, found.end(1) + 1, len(name) + 1)
                    if found[2] or not found[3]:
                        return location, f"close the quote on line {value.start.line + 1}", NO_EDITS
                    text = f"{name}: {written(found[3])}"
                    indented = f"{' ' * (mapping.location.column - 1)}{text}"
                    hint = f"write `{truncated(text)}`, indented like the other fields"
                    return location, hint, (Edit(number + 1, 1, len(lines[number]), indented),)
    return None


def _of_empty(value: Scalar, lines: Lines) -> Repair | None:
    """Return the repair of a text that YAML takes for a comment, an anchor, or another sign."""
    line, column = value.start.line, value.start.column
    rest = lines[line][column:].rstrip()
    if found := _TIGHT_PAIR.search(lines[line], 0, column):
        fixed, (start, end) = f"{found[1]}: {found[2]}", found.span()
        location = Location(line + 1, found.end(1) + 1)
        message = "the colon needs a space after it"
        edit = Edit(line + 1, start + 1, end - start, fixed)
        return location, message, f"write `{truncated(fixed)}`", (edit,)
    comment, sign = _COMMENT.fullmatch(rest), _SIGN.fullmatch(rest)
    if not comment and not sign:
        return None
    text = comment[1] if comment else rest
    if not comment and _is_in_list(lines[line][:column]):
        text = re.split(r"[,\[\]{}]", text, maxsplit=1)[0].rstrip()
        column += 1
    else:
        column += len(rest) - len(text) + 1
    fixed = in_quotes(text)
    message = f"text that starts with {text[0]} needs quotes"
    # A comment after a colon needs a space before it, which stays.
    edit = Edit(line + 1, column, len(text), fixed)
    location = Location(line + 1, column, len(text))
    return location, message, f"put it in quotes: {truncated(fixed)}", (edit,)


def _of_unquoted_colon(value: Mapping, error: InvalidValue) -> Repair | None:
    """Return the repair of a text that YAML takes for a field because it contains a colon."""
    match value.entries:
        case [(key, Scalar(text="") as rest)] if rest.end.column == rest.start.column:
            fixed = f'"{{{key.text}}}"'
            hint = f"write `{truncated(key.text)}` or, with the braces, {truncated(fixed)}"
            return value.location, "text that starts with { needs quotes", hint, NO_EDITS
        case [(key, Scalar(is_block=False) as rest)] if rest.end.line == value.start.line:
            if rest.text and key.start.column == value.start.column:
                if _NAME.fullmatch(key.text):  # most likely, it's no text with a colon
                    hint = f"write the text itself: `{truncated(rest.text)}`"
                    return value.location, error.message, hint, NO_EDITS
                fixed = in_quotes(f"{key.text}: {rest.text}")
                width = rest.end.column - key.start.column
                location = replace_width(value.location, width)
                edit = Edit(location.line, location.column, width, fixed)
                return location, error.message, f"put it in quotes: {truncated(fixed)}", (edit,)
    return None


def _hint_on_unit(field: Field, value: Scalar, reads: Callable[[Value], bool]) -> str:
    """Return how to write a number with a unit or a sign; empty for another text."""
    found = _WITH_UNIT.fullmatch(value.text.strip())
    if found is None or not (found["unit"] or found["sign"].strip(" -+")):
        return ""
    sign = "-" if found["sign"].strip() == "-" else ""
    digits = sign + values.plain_digits(found["digits"].strip())
    unit = (found["unit"] or "").strip()
    is_scale = len(unit) > _LONGEST_SIGN and _digits(f"1 {unit}") not in ("1", f"1 {unit}")
    if is_scale or not reads(replace(value, text=digits)):
        return ""
    if field.name != "answer" or not unit:
        return "write a number, not a percentage" if unit == "%" else f"write `{digits}`"
    return f"write `{digits}` and, on the next line, `unit: {written(unit)}`"


def _is_in_list(line: str) -> bool:
    """Tell whether brackets are open at the end of ``line``."""
    return any(line.count(first) > line.count(last) for first, last in ("[]", "{}"))


def replace_width(location: Location, width: int) -> Location:
    """Return ``location`` with another width."""
    return location._replace(width=max(width, 1))


def _hint_on_list(field: Field, value: Sequence) -> str:
    match value.items:
        case [Scalar(text=text)] if text:
            return f"write `{truncated(text)}` without a dash or brackets"
    if field.name == "answer":
        return (
            "write one text; list other accepted answers in `accept` (kind `text`), or all correct"
            " options in `answers` (kind `multiple`)"
        )
    return "write one text, not a list; put text that starts with [ in quotes"


def _of_unlisted(field: Field, value: Scalar, error: InvalidValue, lines: Lines) -> Repair:
    """Return the repair of a text where a list belongs: of one item, or of lines without dashes."""
    first, last = value.start.line, value.end.line
    edits = tuple(
        Edit(number + 1, found.start("sign") + 1, found.end() - found.start("sign"), "- ")
        for number in range(first, min(last, first + 1000) + 1)
        if (found := _BULLET.match(lines[number], _indent(lines[number])))
    )
    if edits and edits[0].line == first + 1 and edits[0].column == value.start.column + 1:
        is_whole = len(edits) == value.text.count(" ") or len(edits) > 1 or first == last
        sign = _BULLET.match(lines[first], _indent(lines[first]))
        shown = lines[first].strip()[sign.end() - sign.start() :] if sign else ""
        hint = f"start each item with a dash and a space: `- {truncated(shown)}`"
        message = f"{error.message}: the dashes need a space after them"
        if sign and sign["sign"] != "-":
            message = f"{error.message}: {sign['sign']} doesn't start an item"
        return value.location, message, hint, edits if is_whole else NO_EDITS
    if first != last:
        hint = f"put a dash and a space before each item: `- {truncated(lines[first].strip())}`"
        return value.location, error.message, hint, NO_EDITS
    items = ", ".join(filter(None, _SEVERAL.split(value.text.strip(" ()"))))
    hint = f"write `{field.name}: [{truncated(items)}]`, or one item per line after a dash"
    return value.location, error.message, hint, NO_EDITS


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _of_other_spelling(
    field: Field, value: Scalar, error: InvalidValue, reads: Callable[[Value], bool]
) -> Repair | None:
    """Return the repair of a value whose other spelling ``reads``: true for yes, 1000 for 1,000."""
    bare = value.text.strip().strip(_AROUND)
    loosely = _LOOSELY.get(error.code, field.type.loosely)
    for text in (bare, loosely(bare)):
        if text and text != value.text and reads(replace(value, text=text)):
            is_shown = error.hint.endswith(f"such as {text}")
            hint = error.hint if is_shown else f"write `{truncated(text)}`"
            edits = edit_of(value, text) if error.code in _CERTAIN else NO_EDITS
            return value.location, error.message, hint, edits
    return None
