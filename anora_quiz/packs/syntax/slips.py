"""Find what is wrong with a line that isn't valid YAML, where, and what to write instead.

A parser names the place where it gave up. A person who looks at the line sees the mistake: text
that starts with a star, a dash without a space. Each rule here looks for one such mistake.
"""

import re
from collections.abc import Iterator

from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.value_slips import Slip, slips_in_list, slips_in_value
from anora_quiz.quiz.counting import count_of
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
_ODD_BLANK_AFTER_DASH = re.compile(r"\s*+-([^\S \t\n]++)")
_TWO_DASHES = re.compile(r"\s*+-\s++(-\s++)(?=(?:id|kind|question):)")
_QUESTION = re.compile(r"\s*+-\s++(?:id|kind|question):")
_MERGE_MARK = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)")
_BARE_NAME = re.compile(r"\s*+(questions)\s*+$", re.IGNORECASE)
_OTHER_COMMENT = re.compile(r"\s*+(//+|/\*|<!--)")
_ODD_BLANK = re.compile(r"[ \t]*+([^\S\n\t ]++)")
_ODD_COLON = re.compile(
    r"\s*+(?:-\s++)*+(?P<name>[A-Za-z_-]++)"
    r"(?P<colon>[ \t]*+(?:[=\uff1a\ufe55]|:=)[ \t]*+|:[^\S \t]*+)(?=\S)"
)
_BULLET = re.compile(r"\s*+([*•·–—](?=\s)|\d{1,3}[.)](?=\s++(?:id|kind|question):))\s")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}\s*+(?:#.*+)?$")
_LONGEST_LINE = 10_000  # characters that are looked at
_MOST_LINES_BELOW = 10_000  # the last line of a list in place of whose dashes are other signs
_MOST_LINES_ABOVE = 200  # lines that are looked at to find how an item is indented


def find_slip(lines: Lines, number: int, *, is_braced: bool = False) -> Slip | None:
    """Return the mistake on line ``number`` of ``lines``, which the parser refused, or None.

    Where all lines are in braces (``is_braced``), they aren't fields and items.
    """
    line = lines[number].rstrip()
    if not line.strip() or len(line) > _LONGEST_LINE or line.lstrip().startswith("#"):
        return None
    if is_braced:
        return next(_leftover_slips(line), None)
    slip = next(_slips(line), None) or _indentation_slip(lines, number)
    if slip and slip.text is not None and slip.end == len(line) and _continues(lines, number):
        return slip._replace(text=None)  # the rest of the text would stay outside the quotes
    return slip


def like_slips(lines: Lines, number: int, slip: Slip) -> Iterator[int]:
    """Yield ``number`` and, below it, the lines with the same sign in place of a dash.

    A list is fixed as a whole: half of it would be no better.
    """
    yield number
    sign = lines[number][slip.start : slip.end]
    while slip.text == "-" and number + 1 < _MOST_LINES_BELOW:
        number += 1
        found = _BULLET.match(lines[number])
        if found is None or found.span(1) != (slip.start, slip.end) or found[1] != sign:
            return
        yield number


def _continues(lines: Lines, number: int) -> bool:
    """Tell whether the text on line ``number`` goes on in the next line."""
    found = _LINE.match(lines[number])
    following = lines[number + 1]
    indent = len(following) - len(following.lstrip())
    return bool(found and following.strip() and indent > found.end("dashes")) and not (
        following.lstrip().startswith(("- ", "#"))
    )


def _indentation_slip(lines: Lines, number: int) -> Slip | None:
    """Return the mistake that a field isn't indented like the field on the line above."""
    above, below = _LINE.match(lines[number - 1] if number else ""), _LINE.match(lines[number])
    if below and below["dashes"]:
        return _item_slip(lines, number, below.end("indent"))
    if not (above and below and below["name"]):
        return None
    start = below.end("indent")
    if item := _item_above(lines, number, start):
        wanted = item.end("dashes") + 2 * (item["value"].strip() == "-")  # alone on its line
        if item.end("indent") <= start < wanted:
            message = "the fields of an item must be indented further than its dash"
            return _indented(start, wanted, message)
    wanted = above.end("dashes")
    if not above["name"]:
        return None
    value = _without_comment(above.string, above.start("value"))
    is_text = bool(value) and value[0] not in "[{\"'" and not _BLOCK_HEADER.match(value)
    message = "this field is indented further than the line above"
    hint = f"{indentation_hint(wanted)}; put text of several lines in quotes"
    return Slip(start, 1, message, hint) if is_text and start > wanted else None


def _item_above(lines: Lines, number: int, start: int) -> re.Match[str] | None:
    """Return the item, if any, to which a field in column ``start`` of line ``number`` belongs."""
    for each in range(number - 1, max(number - _MOST_LINES_ABOVE, -1), -1):
        line = lines[each]
        found = _LINE.match(line)
        if found and line.strip() and found.end("indent") <= start:
            return found if found["dashes"] or found["value"].strip() == "-" else None
    return None


def _item_slip(lines: Lines, number: int, start: int) -> Slip | None:
    """Return what is wrong with the item on line ``number``, whose dash is in column ``start``."""
    is_question = _QUESTION.match(lines[number])
    for each in range(number - 1, max(number - _MOST_LINES_ABOVE, -1), -1):
        found = _LINE.match(lines[each])
        if found and found["dashes"] and (not is_question or _QUESTION.match(lines[each])):
            wanted = found.end("indent")
            message = "this item isn't indented like the one above"
            return None if wanted == start else _indented(start, wanted, message)
    above = lines[number - 1] if number else ""
    if is_question and not above.rstrip().endswith(":") and not _BARE_NAME.match(above):
        message = "a list starts here, but it isn't the value of a field"
        return Slip(start, 1, message, "add a line with `questions:` above it")
    return None


def _indented(start: int, wanted: int, message: str) -> Slip:
    """Return the mistake that a line starts in column ``start`` instead of ``wanted``."""
    is_sure = start > 0  # where it isn't indented at all, it may belong elsewhere
    hint = indentation_hint(wanted)
    return Slip(start, 1, message, hint, 0, start, " " * wanted if is_sure else None)


def indentation_hint(wanted: int) -> str:
    """Return the hint to indent a line by ``wanted`` spaces."""
    return f"indent it by {count_of(wanted, 'space')}" if wanted else "don't indent it"


def _leftover_slips(line: str) -> Iterator[Slip]:
    """Yield what ``line`` has that belongs to no pack: marks of Git, and other comments."""
    if _MERGE_MARK.match(line):
        hint = "keep one of the two versions, and remove the lines with <<<<<<<, =======, >>>>>>>"
        yield Slip(0, len(line), "this line is left over from a merge in Git", hint)
    if found := _OTHER_COMMENT.match(line):
        message = f"comments start with #, not with {found[1]}"
        hint = "put # before each line of the comment"
        slip = _replaced(found, 1, "#", message, hint)
        yield slip if found[1].startswith("//") else slip._replace(text=None)
    if found := _BARE_NAME.match(line):
        message = "a field name needs a colon after it"
        yield _replaced(found, 1, f"{found[1]}:", message, f"write `{found[1]}:`")
    if line.lstrip().startswith("```"):
        yield Slip(0, len(line), "``` marks code in Markdown, not in YAML", "remove this line")


def _dash_slips(line: str) -> Iterator[Slip]:
    """Yield what is wrong with the dash of the item on ``line``."""
    if found := _BULLET.match(line):
        hint = f"write a hyphen: `- {truncated(line[found.end() :])}`"
        yield _replaced(found, 1, "-", f"{found[1]} doesn't start an item of a list", hint)
    if found := _TWO_DASHES.match(line):
        hint = f"write `- {truncated(line[found.end() :])}`"
        yield _replaced(found, 1, "", "a question starts with one dash", hint)
    if found := _ODD_BLANK_AFTER_DASH.match(line):
        message = f"the dash needs a space after it, not the character U+{ord(found[1][0]):04X}"
        hint = f"write `- {truncated(line[found.end() :])}`"
        yield _replaced(found, 1, " ", message, hint)
    if found := _DASH.match(line):
        hint = f"write `- {truncated(line[found.end() :])}`"
        yield _replaced(found, 1, "- ", "the dash needs a space after it", hint)


def _slips(line: str) -> Iterator[Slip]:
    """Yield the mistakes on ``line``, the most certain ones first."""
    yield from _leftover_slips(line)
    if found := _ODD_BLANK.match(line):
        message = f"this line is indented with the character U+{ord(found[1][0]):04X}"
        yield _replaced(found, 1, " " * len(found[1]), message, "indent with spaces")
    indent = len(line) - len(line.lstrip())
    if "\t" in line[:indent]:
        hint = "indent with spaces; `anora-quiz packs check --fix` replaces the tabs"
        yield Slip(line.index("\t"), 1, "tabs can't indent lines in YAML", hint)
    yield from _dash_slips(line)
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
    if value not in ("", "-") and not _BLOCK_HEADER.match(value):
        name = parts["name"]
        if not name and not parts["dashes"] and value[-1] in ",]}":  # goes on with a list
            yield from slips_in_list(value, start)
            return
        is_field = bool(_FIELD.fullmatch(name) if name else parts["dashes"])
        yield from slips_in_value(value, start, can_fix=is_field)


def _replaced(found: re.Match[str], group: int | str, text: str, message: str, hint: str) -> Slip:
    start, end = found.span(group)
    return Slip(start, max(end - start, 1), message, hint, start, end, text)


def _without_comment(line: str, start: int) -> str:
    """Return the text of ``line`` from ``start`` on, without a comment after it."""
    comment = _COMMENT.search(line, start)
    return line[start : comment.start() if comment else len(line)].rstrip()
