"""What the YAML parser complains of, in plain words."""

import re

import yaml
from yaml.reader import ReaderError

from anora_quiz.packs.problems import Problem

# What the parser's sentence contains -> what is wrong, and the mend. First match wins.
_PLAIN_WORDS = (
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
        "write `name: text`; look at the line above, too",
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


def explain(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """Return what ``error``, met in ``text``, means for the author of the pack."""
    if isinstance(error, ReaderError):
        return _bad_character(error, text, path)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    context = getattr(error, "context_mark", None)
    if context is not None and re.search("quoted scalar|flow", said):
        mark = context  # where it opens says more than where it was found open
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for pattern, message, hint in _PLAIN_WORDS:
        if re.search(pattern, said):
            return Problem(path, line, column, "yaml", message, hint)
    message = f"this is not YAML: {said.strip()}"
    return Problem(path, line, column, "yaml", message, "put quotes around the text in this line")


def _bad_character(error: ReaderError, text: str, path: str) -> Problem:
    place = next((index for index, letter in enumerate(text) if ord(letter) == error.character), 0)
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place)
    message = f"the control character U+{error.character:04X} cannot stand in a pack"
    return Problem(path, line, column, "control-character", message, "take it out")
