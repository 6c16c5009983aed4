"""Write a pack as YAML text that reads back as the same pack.

Texts that other programs would read as something else (``No``, ``1.10``) get quotes, which this
program doesn't need.
"""

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import yaml

from anora_quiz.packs.pack import Header
from anora_quiz.packs.writing.plain_data import escaped, header_data, questions_data
from anora_quiz.packs.writing.schema import MODELINE
from anora_quiz.quiz.question import Question

_TEXT = "tag:yaml.org,2002:str"
_FLOW_FIELDS = ("tags",)
_INDENT = 2
_BLANK_AT_END = re.compile(r"[ \t]\n")
_NO_BREAKS_AND_TABS = dict.fromkeys(b"\n\t")
_MOST_DIGITS = 200
_LONGEST_KEY = 120  # characters before the colon
# What a text without quotes can't contain, because it means something to YAML.
_NEEDS_QUOTES = re.compile(
    r"""\A(?: [-?:](?:\ |\Z) | [\s#,\[\]{}&*!|>'"%@`] | --- | \.\.\. )
    | :(?:\ |\Z) | \ (?:\#|\Z)""",
    re.VERBOSE,
)


def write(header: Header, questions: Iterable[Question]) -> str:
    """Return the text of a pack, whose questions should have been checked."""
    return "".join(written(header, questions))


def written(header: Header, questions: Iterable[Question]) -> Iterator[str]:
    """Yield the text of a pack in parts, so that a large one needn't fit in memory."""
    yield f"{MODELINE}{emitted(header_data(header))}questions:\n"
    gap = ""
    for question in questions_data(header, questions):
        yield f"{gap}{_item(question, '  ')}"
        gap = "\n"


def emitted(fields: dict[str, Any], indent: str = "") -> str:
    """Return ``fields`` as YAML: names with texts, numbers, lists, and mappings."""
    return "".join(_field(name, value, indent) for name, value in fields.items())


def _field(name: str, value: Any, indent: str) -> str:
    key = _on_one_line(name)
    # YAML allows no long name before a colon.
    start = f"{indent}{key}:" if len(key) <= _LONGEST_KEY else f"{indent}? {key}\n{indent}:"
    inner = f"{indent}  "
    match value:
        case dict():
            return f"{start}\n{emitted(value, inner)}"
        case str() | int() | Decimal():
            return f"{start} {_scalar(value, inner)}\n"
        case _ if name in _FLOW_FIELDS or not value:
            return f"{start} [{', '.join(map(_on_one_line, value))}]\n"
        case _:
            return f"{start}\n{_items(value, inner)}"


def _item(value: Any, indent: str) -> str:
    inner = f"{indent}  "
    match value:
        case dict():
            return f"{indent}- {emitted(value, inner).removeprefix(inner)}"
        case list():
            return f"{indent}- {_items(value, inner).removeprefix(inner)}"
        case _:
            return f"{indent}- {_scalar(value, inner)}\n"


def _items(values: Iterable[Any], indent: str) -> str:
    return "".join(_item(each, indent) for each in values)


def _scalar(value: Any, indent: str) -> str:
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return _digits(value)
        case str() if _fits_literal_block(value):
            lines = (f"\n{indent}{line}" if line else "\n" for line in value.split("\n"))
            # Where the first line is indented itself, the number tells how much isn't part of it.
            return f"|{_INDENT if value[0].isspace() else ''}-{''.join(lines)}"
        case str():
            return _on_one_line(value)
        case _:
            return str(value)


def _fits_literal_block(text: str) -> bool:
    # Editors remove spaces at the end of a line.
    is_bare = text[:1] != "\n" and text == text.rstrip() and not _BLANK_AT_END.search(text)
    return "\n" in text and is_bare and text.translate(_NO_BREAKS_AND_TABS).isprintable()


def _digits(number: Decimal) -> str:
    """Return ``number`` without an exponent, which other programs would read as a text."""
    # No pack holds numbers with more digits, and 1e999999999 would fill the memory.
    is_short = not number or abs(number.adjusted()) < _MOST_DIGITS
    return f"{number:f}" if is_short else str(number)


def _on_one_line(text: str) -> str:
    """Return ``text`` as it is, or in quotes if it could be read as something else."""
    if not text.isprintable():
        # Invisible characters are escaped, which only double quotes allow.
        quoted = json.dumps(text, ensure_ascii=False)
        return quoted if quoted.isprintable() else "".join(map(escaped, quoted))
    is_text = text and _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT
    if is_text and not _NEEDS_QUOTES.search(text):
        return text
    return f"""'{text.replace("'", "''")}'"""


_RESOLVER: Any = yaml.resolver.Resolver()  # has no types
