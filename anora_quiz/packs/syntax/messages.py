"""Explain the YAML parser's errors in plain words."""

import re
from typing import Any

import yaml

from anora_quiz.packs.problems import Problem
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.slips import find_slip, like_slips
from anora_quiz.packs.syntax.tree import NO_EDITS, Edit, Location

_MARKS_OF_DOCUMENTS = re.compile(r"%|---|\.\.\.")

# Pattern for the parser's sentence -> what is wrong, and how to fix it. The first match wins.
_EXPLANATIONS = (
    (
        "found character '\\t'|found a tab character|character that cannot start any token",
        "this character can't start a line or a text",
        "indent with spaces, not tabs; put text that starts with @, `, or % in quotes",
    ),
    (
        "escape character|hexdecimal|escape code",
        "this backslash in double quotes starts an unknown escape",
        "write the backslash twice, or use single quotes",
    ),
    (
        "mapping values are not allowed",
        "there is an extra colon, or the indentation is wrong",
        'put text that contains a colon in quotes: "like: this"',
    ),
    (
        "end of stream|quoted scalar",
        "this quote is never closed",
        "add the closing quote",
    ),
    (
        "could not find expected ':'|simple key",
        "a field name needs a colon and a space after it",
        "write `name: text`; indent a line further if it continues the text above",
    ),
    (
        "expected <block end>|did not find expected '-' indicator|did not find expected key",
        "the indentation doesn't match the lines above",
        "indent all fields of a question equally, and check the quotes around texts",
    ),
    (
        "expected ',' or|flow",
        "a [list] or {mapping} isn't closed, or a comma is missing",
        "add the missing bracket or comma",
    ),
    (
        "document start|YAML document|directive",
        "a line that starts with %, ---, or ... isn't text",
        "remove it, or put the text in quotes",
    ),
    (
        "anchor|alias|tag|entries are not allowed|keys are not allowed|node content|block scalar",
        "text can't start with this character",
        'put it in quotes: "like this"',
    ),
)

_NO_PART = (
    "this line is not part of what is above it",
    "start an item with `- ` and a field with `name: `; put # before a comment",
)
_TEXT_AFTER_QUOTE = (
    "there is text after the closing quote",
    "put the whole text in quotes, of the other kind if it contains some: 'like \"this\" one'",
)


def explain(error: yaml.YAMLError, path: str, first_line: int, lines: Lines) -> Problem:
    """Return what ``error``, raised by ``lines``, means for the author of the pack.

    ``first_line`` is the line of the file, from 0, on which ``lines`` start.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    complaint = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    context = getattr(error, "context_mark", None)
    if context is not None and re.search("quoted scalar|flow|simple key", complaint):
        mark = context  # where it opens is more helpful than where the parser gave up
    explanation = (
        f"this isn't valid YAML: {complaint.strip()}",
        "put the text on this line in quotes",
    )
    found = (explained for pattern, *explained in _EXPLANATIONS if re.search(pattern, complaint))
    message, hint = next(found, explanation)
    if mark and _is_after_quote(lines, mark):
        message, hint = _TEXT_AFTER_QUOTE
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if "document start" in complaint and not _MARKS_OF_DOCUMENTS.match(lines[line]):
        message, hint = _NO_PART
    last = getattr(error, "problem_mark", None) or mark
    is_braced = last is not None and mark is context and _is_braced(lines, line, column)
    if last and is_braced:  # the brackets are around all of the file, so where they open is no help
        line, column = last.line, last.column
        message = "a comma or a bracket is missing before this"
        hint = "add it after the text above"
    numbers = (line, line - 1, *((last.line, last.line - 1) if last else ()))
    for number in dict.fromkeys(each for each in numbers if each >= 0):  # it may see it late
        if found_slip := explain_line(path, first_line, lines, number, is_braced=is_braced):
            return found_slip
    location = Location(first_line + line + 1, column + 1)
    return Problem(path, location, "invalid-yaml", message, hint)


def explain_line(
    path: str, first_line: int, lines: Lines, number: int, *, is_braced: bool = False
) -> Problem | None:
    """Return what is wrong with line ``number`` of ``lines``, of which one isn't valid YAML.

    None if nothing is to be seen there. In a file that ``is_braced``, lines aren't fields.
    """
    slip = find_slip(lines, number, is_braced=is_braced)
    if slip is None:
        return None
    line = first_line + number + 1
    location = Location(line, slip.column + 1, slip.width)
    edits = NO_EDITS
    if slip.text is not None:
        width = slip.end - slip.start
        alike = like_slips(lines, number, slip)
        edits = tuple(
            Edit(first_line + each + 1, slip.start + 1, width, slip.text) for each in alike
        )
    return Problem(path, location, "invalid-yaml", slip.message, slip.hint, edits=edits)


def _is_braced(lines: Lines, line: int, column: int) -> bool:
    """Tell whether the file starts with the brace in ``column`` of ``line``, as JSON does."""
    return not line and lines[0][:column].strip("\ufeff ") == "" and lines[0][column:][:1] == "{"


def _is_after_quote(lines: Lines, mark: Any) -> bool:
    line = lines[mark.line]
    return line[: mark.column].rstrip().endswith(('"', "'")) and bool(line[mark.column :].strip())
