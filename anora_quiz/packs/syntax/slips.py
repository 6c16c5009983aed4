"""Find what is wrong with a line that isn't valid YAML, where, and what to write instead.

A parser names the place where it gave up. A person who looks at the line sees the mistake: text
that starts with a star, a dash without a space. Each rule here looks for one such mistake.
"""

import re
from collections.abc import Iterator

from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.value_slips import Slip, slips_in_list, slips_in_value
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
    r"\s*+(?:-\s++)*+(?P<name>[A-Za-z_-]++)"
    r"(?P<colon>[ \t]*+(?:[=\uff1a\ufe55]|:=)[ \t]*+|:[^\S \t]*+)(?=\S)"
)
_BULLET = re.compile(r"\s*+([*•·–—](?=\s)|\d{1,3}[.)](?=\s++(?:id|kind|question):))\s")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}\s*+(?:#.*+)?$")
_LONGEST_LINE = 10_000  # characters that are looked at


def find_slip(lines: Lines, number: int) -> Slip | None:
    """Return the mistake on line ``number`` of ``lines``, which the parser refused, or None."""
    line = lines[number].rstrip()
    if not line.strip() or len(line) > _LONGEST_LINE or line.lstrip().startswith("#"):
        return None
    slip = next(_slips(line), None) or _indentation_slip(lines, number)
    if slip and slip.text is not None and slip.end == len(line) and _continues(lines, number):
        return slip._replace(text=None)  # the rest of the text would stay outside the quotes
    return slip


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
    if not (above and below and below["name"]):
        return None
    start, wanted = below.end("indent"), above.end("dashes")
    if above["value"].strip() == "-":  # alone, with its fields below
        wanted += 2
    elif not above["name"]:
        return None
    if below["dashes"]:
        message = "a list starts here, but it isn't the value of a field"
        is_list = start == wanted == 0
        return Slip(0, 1, message, "add a line with `questions:` above it") if is_list else None
    if above.end("indent") <= start < wanted:
        message = "the fields of an item must be indented further than its dash"
        return Slip(start, 1, message, f"indent it by {wanted} spaces")
    value = _without_comment(above.string, above.start("value"))
    is_text = bool(value) and value[0] not in "[{\"'" and not _BLOCK_HEADER.match(value)
    message = "this field is indented further than the line above"
    hint = f"indent it by {wanted} spaces; put text of several lines in quotes"
    return Slip(start, 1, message, hint) if is_text and start > wanted else None


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
