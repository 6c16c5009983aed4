"""A pack -> YAML text that reads back as the same pack.

Texts that other programs would take for something else (``No``, ``1.10``) get quotes, which
this one does not need.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import yaml

from anora_quiz.packs.data import header_data, questions_data
from anora_quiz.packs.pack import Header
from anora_quiz.packs.schema import MODELINE
from anora_quiz.quiz.question import Question

_TEXT = "tag:yaml.org,2002:str"
_MAPPING = "tag:yaml.org,2002:map"
_LIST = "tag:yaml.org,2002:seq"
_ENDLESS = 2**31  # columns: lines are broken where the author broke them
_ON_ONE_LINE = ("tags",)
_MOST_DIGITS = 200


def write(header: Header, questions: Iterable[Question]) -> str:
    """Return the text of a pack. Its questions should have been checked."""
    items = "\n".join(map(_item, questions_data(header, questions)))
    return f"{MODELINE}{emitted(header_data(header))}questions:\n{items}"


def _item(question: dict[str, Any]) -> str:
    """Return a question as an item of a list."""
    first, *rest = emitted(question).splitlines(keepends=True)
    return f"  - {first}" + "".join(f"    {line}" if line.strip() else line for line in rest)


def _node(value: Any, *, is_on_one_line: bool = False) -> yaml.Node:
    match value:
        case str():
            return _text(value)
        case bool():
            return _bare(str(value).lower())
        case int():
            return _bare(str(value))
        case Decimal():
            return _bare(_digits(value))
        case dict():
            return yaml.MappingNode(
                _MAPPING,
                [
                    (_text(name), _node(each, is_on_one_line=name in _ON_ONE_LINE))
                    for name, each in value.items()
                ],
            )
        case _:
            return yaml.SequenceNode(_LIST, list(map(_node, value)), flow_style=is_on_one_line)


def _digits(number: Decimal) -> str:
    """Return ``number`` without an exponent, which other programs take for a text."""
    # No pack holds numbers of more digits than this; such as 1e999999999 would fill the memory.
    is_short = not number or abs(number.adjusted()) < _MOST_DIGITS
    return f"{number:f}" if is_short else str(number)


def _text(text: str) -> yaml.Node:
    is_verse = "\n" in text and text == text.strip() and text.replace("\n", "").isprintable()
    # What cannot be seen is written out, which only double quotes allow.
    style = "|" if is_verse else None if text.isprintable() else '"'
    return yaml.ScalarNode(_TEXT, text, style=style)


def _bare(text: str) -> yaml.Node:
    """Return a scalar that is no text, and so needs no quotes."""
    return yaml.ScalarNode(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)), text)


class _Dumper(yaml.SafeDumper):
    """Sets lists in from the field that they belong to."""

    def increase_indent(self, flow: Any = None, indentless: Any = None) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


_RESOLVER: Any = yaml.resolver.Resolver()  # has no types


def emitted(value: dict[str, Any]) -> str:
    """Return ``value`` as YAML: a mapping of names to texts, numbers, lists and mappings."""
    text: str = yaml.serialize(_node(value), Dumper=_Dumper, allow_unicode=True, width=_ENDLESS)
    return text
