"""Explain the YAML parser's errors in plain words."""

import re
from typing import Any

import yaml

from anora_quiz.packs.problems import Problem
from anora_quiz.packs.syntax.line_index import Lines
from anora_quiz.packs.syntax.tree import Location

# Pattern for the parser's sentence -> what is wrong, and how to fix it. The first match wins.
_EXPLANATIONS = (
    (
        "found character '\\t'|found a tab character|character that cannot start any token",
        "neither a line nor a text can start with this sign",
        "indent with spaces, never tabs; put quotes around text that starts with @, ` or %",
    ),
    (
        "escape character|hexdecimal|escape code",
        "a backslash in double quotes has a meaning of its own",
        "write it twice, or use single quotes",
    ),
    (
        "mapping values are not allowed",
        "there is a colon too many, or the indentation is off",
        'put quotes around text with a colon in it: "like: this"',
    ),
    (
        "end of stream|quoted scalar",
        "a quote opens and never closes",
        "close it with the same quote that opened it",
    ),
    (
        "could not find expected ':'|simple key",
        "a field's name needs a colon and a space behind it",
        "write `name: text`",
    ),
    (
        "expected <block end>|did not find expected '-' indicator|did not find expected key",
        "this line does not fit the ones above it",
        "give the fields of one question the same indentation; quote text that holds quotes",
    ),
    (
        "expected ',' or|flow",
        "a [list] or {mapping} is not closed, or a comma is missing",
        "look for the missing bracket or comma",
    ),
    (
        "document start|YAML document|directive",
        "a line that starts with %, --- or ... has a meaning of its own",
        "take it out, or put quotes around the text",
    ),
    (
        "anchor|alias|tag|entries are not allowed|keys are not allowed|node content|block scalar",
        "a text cannot start with this sign",
        'put quotes around it: "like this"',
    ),
)

_TEXT_AFTER_QUOTE = (
    "text goes on behind a closing quote",
    "put the whole text into quotes, of the other kind if it holds some: 'like \"this\" one'",
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
        f"this is not YAML: {complaint.strip()}",
        "put quotes around the text in this line",
    )
    found = (explained for pattern, *explained in _EXPLANATIONS if re.search(pattern, complaint))
    message, hint = next(found, explanation)
    if mark and _is_after_quote(lines, mark):
        message, hint = _TEXT_AFTER_QUOTE
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Problem(path, Location(first_line + line + 1, column + 1), "yaml", message, hint)


def _is_after_quote(lines: Lines, mark: Any) -> bool:
    line = lines[mark.line]
    return line[: mark.column].rstrip().endswith(('"', "'")) and bool(line[mark.column :].strip())
