"""The fields of the classes of the pack format, derived from their dataclasses, and their types.

A field added to a kind is known everywhere at once. A type is one object, which knows all that
is done with its values; nothing else in the program names a type.
"""

import dataclasses
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from anora_quiz.quiz import parts, values
from anora_quiz.quiz.descriptions import description_of
from anora_quiz.quiz.field_types import Field, FieldType, Reader
from anora_quiz.quiz.limits import LONGEST_SNIPPET, LONGEST_TEXT, limits_of
from anora_quiz.quiz.parts import Identifier, Rejected, Right, Snippet, Source, Wrong
from anora_quiz.quiz.patterns import (
    CONTROLS,
    DATE_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    NUMBER_PATTERN,
    TEXT_PATTERN,
    UNIQUE_IF_TEXTS,
    WRITTEN_AS_TEXT,
    YEAR_PATTERN,
)
from anora_quiz.quiz.question import Difficulty

_LARGEST_INT = 10**30  # packs hold no larger numbers
_LARGEST = 1e30


def _parsed(parse: Callable[[str, str], Any]) -> Callable[[Reader, Field, Any], Any]:
    """Return a reader of values that are written as one text, which ``parse`` understands."""
    return lambda reader, field, value: parse(field.name, reader.plain_text(field.name, value))


def _digits(type_name: str, smallest: float, largest: float, pattern: str) -> dict[str, Any]:
    """Return the schema of numbers, which match ``pattern`` if they are in quotes."""
    number = {"type": type_name, "minimum": smallest, "maximum": largest}
    return {"anyOf": [number, {"type": "string", "pattern": pattern}]}


def _plain_number(number: Decimal) -> int | Decimal:
    is_short_whole = number.copy_abs() < _LARGEST_INT and number == number.to_integral_value()
    return int(number) if is_short_whole else number


def _plain_part(part: Any) -> dict[str, Any]:
    owner: Any = type(part)
    return {
        name: field.type.plain(value)
        for name, field in fields_of(owner).items()
        if (value := getattr(part, name)) != field.default or field.is_required
    }


_TEXT = FieldType(  # the author's characters, as typed
    read=lambda reader, field, value: reader.text(field, value),
    schema={"type": WRITTEN_AS_TEXT, "pattern": TEXT_PATTERN, "maxLength": LONGEST_TEXT},
    stand_in="\ue000",  # a text that no author would write
)
_CODE_SCHEMA = _TEXT.schema | {"maxLength": LONGEST_SNIPPET}
_IDENTIFIER = FieldType(
    read=_parsed(values.identifier),
    schema={"type": WRITTEN_AS_TEXT, "pattern": ID_PATTERN},
    stand_in="stand-in",
)
_FLAG = FieldType(
    read=_parsed(values.flag),
    schema={
        "anyOf": [
            {"type": "boolean"},
            {"enum": ["true", "false"]},  # which editors offer
            {"type": "string", "pattern": "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"},
        ]
    },
    stand_in=True,
    loosely=values.truth_word,
)
_OPTION = FieldType(  # a text, or a mapping with text, because, and last
    read=lambda reader, field, value: reader.text_or_part(field, value, Wrong),
    schema={"anyOf": [_TEXT.schema, {"$ref": "#/$defs/wrong"}]},
    stand_in=Wrong("\ue002"),
    plain=lambda option: option.text if option == Wrong(option.text) else _plain_part(option),
    encode=lambda option: [option.text, option.because, *_said(option)],
    decode=lambda parts: _decoded(Wrong, parts),
    owner=Wrong,
)
_REJECTED = FieldType(  # a text, or a mapping with text and because
    read=lambda reader, field, value: reader.text_or_part(field, value, Rejected),
    schema={"anyOf": [_TEXT.schema, {"$ref": "#/$defs/rejected"}]},
    stand_in=Rejected(_TEXT.stand_in),
    plain=lambda rejected: _plain_part(rejected) if rejected.because else rejected.text,
    encode=lambda rejected: [rejected.text, rejected.because],
    decode=lambda parts: Rejected(*parts),
    owner=Rejected,
)


def _said(option: Wrong | Right) -> list[bool]:
    """Return whether ``option`` stays last; nothing, as in older databases, where it isn't said."""
    return [] if option.last is None else [option.last]


def _decoded(owner: type[Any], parts: list[Any]) -> Any:
    option = owner(*parts)
    if not isinstance(option.last, bool | None):
        raise TypeError(parts)
    return option


def _read_answer(reader: Reader, field: Field, value: Any) -> str | Right:
    """Return an option that is right: its text, if that is all."""
    right: Right = reader.text_or_part(field, value, Right)
    return right.text if right.last is None else right


_ANSWER = FieldType(  # a text, or a mapping with text and last
    read=_read_answer,
    schema={"anyOf": [_TEXT.schema, {"$ref": "#/$defs/right"}]},
    stand_in=_TEXT.stand_in,
    plain=lambda right: right if isinstance(right, str) else _plain_part(right),
    encode=lambda right: right if isinstance(right, str) else [right.text, *_said(right)],
    decode=lambda parts: parts if isinstance(parts, str) else _decoded(Right, parts),
)


def _read_spellings(reader: Reader, field: Field, value: Any) -> tuple[str, ...]:
    """Return the texts in a list, or in one text that is written instead of such a list."""
    try:
        return tuple(reader.items(field, value, _TEXT))
    except values.InvalidValue as error:
        if error.code != "not-a-list":
            raise
    return (reader.text(field, value),)


_SPELLINGS = FieldType(  # of which one alone is written as a text
    read=_read_spellings,
    schema={"anyOf": [_TEXT.schema, {"type": "array", "items": _TEXT.schema, "minItems": 1}]},
    stand_in=(_TEXT.stand_in,),
    plain=lambda texts: texts[0] if len(texts) == 1 else list(texts),
    decode=tuple,
    item=_TEXT,
)


def _list_of(item: FieldType, stand_in: tuple[Any, ...], rules: dict[str, Any]) -> FieldType:
    """Return the type of lists of items of a type; ``rules`` are those of the schema for them."""
    return FieldType(
        read=lambda reader, field, value: reader.items(field, value, item),
        schema={"type": "array", "items": item.schema, **rules},
        stand_in=stand_in,
        plain=lambda items: list(map(item.plain, items)),
        encode=lambda items: list(map(item.encode, items)),
        decode=lambda items: tuple(map(item.decode, items)),
        item=item,
    )


# By the annotations of the fields that have them.
_TYPES: dict[object, FieldType] = {
    str: _TEXT,
    Identifier: _IDENTIFIER,
    parts.Url: FieldType(
        read=_parsed(values.url),
        schema={
            "type": "string",
            "pattern": rf"^https?://[^\s/{CONTROLS}]+\.[^\s{CONTROLS}]+$",
            "maxLength": values.LONGEST_URL,
        },
        stand_in="",
    ),
    bool: _FLAG,
    bool | None: _FLAG,  # None is what an author who leaves it out says
    Decimal: FieldType(
        read=_parsed(values.number),
        schema=_digits("number", -_LARGEST, _LARGEST, NUMBER_PATTERN),
        stand_in=Decimal(0),
        plain=_plain_number,
        encode=str,
        decode=Decimal,
        loosely=values.plain_digits,
    ),
    parts.Year | None: FieldType(
        read=_parsed(values.year), schema=_digits("integer", 1, 9999, YEAR_PATTERN), stand_in=None
    ),
    parts.DateText: FieldType(
        read=_parsed(values.date),
        # Some programs make dates of what looks like one, which are of no type that JSON has.
        schema={
            "not": {"type": ["boolean", "null", "array", "object"]},
            "minimum": 1,
            "maximum": 9999,
            "multipleOf": 1,
            "pattern": DATE_PATTERN,
        },
        stand_in="2000-01-01",
    ),
    int: FieldType(  # from 0
        read=_parsed(values.whole_number),
        schema=_digits("integer", 0, 999_999, "^[0-9]{1,6}$"),
        stand_in=0,
    ),
    Difficulty: FieldType(
        read=_parsed(values.difficulty),
        schema={"enum": [each.value for each in Difficulty]},
        stand_in=Difficulty.MEDIUM,
        plain=str,
        decode=Difficulty,
        loosely=str.casefold,
    ),
    tuple[str, ...]: _list_of(_TEXT, ("\ue000", "\ue001"), UNIQUE_IF_TEXTS),
    tuple[Identifier, ...]: dataclasses.replace(
        _list_of(_IDENTIFIER, (), {}),
        read=lambda reader, field, value: reader.tags(field, value, _IDENTIFIER),
    ),
    str | Right: _ANSWER,
    tuple[str | Right, ...]: _list_of(_ANSWER, ("\ue000", "\ue001"), UNIQUE_IF_TEXTS),
    tuple[Wrong, ...]: _list_of(_OPTION, (_OPTION.stand_in,), UNIQUE_IF_TEXTS),
    tuple[Rejected, ...]: _list_of(_REJECTED, (), {}),
    tuple[tuple[str, ...], ...]: _list_of(_SPELLINGS, (_SPELLINGS.stand_in,), {}),
    tuple[tuple[str, str], ...]: FieldType(
        read=lambda reader, field, value: reader.pairs(field, value, _TEXT),
        schema={
            "type": "object",
            "additionalProperties": _TEXT.schema,
            "propertyNames": {"pattern": TEXT_PATTERN},
        },
        stand_in=(("\ue000", "\ue002"), ("\ue001", "\ue003")),
        plain=dict,
        encode=lambda pairs: [list(pair) for pair in pairs],
        decode=lambda pairs: tuple((left, right) for left, right in pairs),
    ),
    parts.Code: FieldType(
        read=lambda reader, field, value: values.code(field.name, reader.text(field, value)),
        schema=_CODE_SCHEMA,
        stand_in=_TEXT.stand_in,
    ),
    parts.Language: FieldType(
        read=_parsed(values.language),
        schema={"type": WRITTEN_AS_TEXT, "pattern": LANGUAGE_PATTERN},
        stand_in="text",
    ),
    Snippet | None: FieldType(  # a text, or a mapping with text and language
        read=lambda reader, field, value: reader.text_or_part(field, value, Snippet),
        schema={"anyOf": [_CODE_SCHEMA, {"$ref": "#/$defs/snippet"}]},
        stand_in=None,
        plain=lambda snippet: (
            snippet.text if snippet == Snippet(snippet.text) else _plain_part(snippet)
        ),
        encode=_plain_part,
        decode=lambda snippet: Snippet(**snippet),
        owner=Snippet,
    ),
    Source | None: FieldType(
        read=lambda reader, field, value: reader.part(
            field, value, Source, "write `source: {title: …, publisher: …, year: …}`"
        ),
        schema={"$ref": "#/$defs/source"},
        stand_in=None,
        plain=_plain_part,
        encode=_plain_part,
        decode=lambda source: Source(**source),
        owner=Source,
    ),
}


@cache
def fields_of(owner: type) -> dict[str, Field]:
    """Return the fields of ``owner``, a dataclass of the pack format, by name and in order.

    Raises ``TypeError`` for a field whose type packs don't have.
    """
    return {field.name: _field(owner, field) for field in dataclasses.fields(owner)}


def _field(owner: type, field: dataclasses.Field[Any]) -> Field:
    if field.type not in _TYPES:
        message = f"{owner.__name__}.{field.name}: packs have no fields of the type {field.type}"
        raise TypeError(f"{message}; add it to `_TYPES` in quiz/fields.py")
    is_required = field.default is dataclasses.MISSING
    default = None if is_required else field.default
    limits, description = limits_of(field.metadata), description_of(field.metadata)
    return Field(field.name, _TYPES[field.type], is_required, default, limits, description)


def owners() -> Iterator[type]:
    """Yield the classes of values that have fields of their own."""
    yield Right
    for each in (_OPTION, _REJECTED, *_TYPES.values()):
        if each.owner is not None:
            yield each.owner
