"""The fields of the classes of the pack format, derived from their dataclasses.

The pack reader, the stored form of questions, and the schema for editors all use this
description, so a field added to a kind is known everywhere at once.
"""

import dataclasses
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from typing import Any

from anora_quiz.quiz.limits import Limits, limits_of
from anora_quiz.quiz.question import Difficulty, Identifier, Source, Url, Wrong, Year


class FieldType(Enum):
    """The type of a field's value."""

    TEXT = auto()  # the author's characters, as typed
    IDENTIFIER = auto()
    URL = auto()
    FLAG = auto()  # true or false
    NUMBER = auto()
    YEAR = auto()
    DIFFICULTY = auto()
    TEXTS = auto()  # a list of texts
    IDENTIFIERS = auto()
    WRONG = auto()  # a list of wrong options: texts, or mappings with text and because
    PAIRS = auto()  # a mapping of text to text
    SOURCE = auto()  # a mapping with title, publisher, year, and url


_FIELD_TYPES: dict[object, FieldType] = {
    str: FieldType.TEXT,
    Identifier: FieldType.IDENTIFIER,
    Url: FieldType.URL,
    bool: FieldType.FLAG,
    Decimal: FieldType.NUMBER,
    Year | None: FieldType.YEAR,
    Difficulty: FieldType.DIFFICULTY,
    tuple[str, ...]: FieldType.TEXTS,
    tuple[Identifier, ...]: FieldType.IDENTIFIERS,
    tuple[Wrong, ...]: FieldType.WRONG,
    tuple[tuple[str, str], ...]: FieldType.PAIRS,
    Source | None: FieldType.SOURCE,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in the pack, the type of its value, its default, and its limits."""

    name: str
    type: FieldType
    is_required: bool
    default: Any
    limits: Limits


@cache
def fields_of(owner: type) -> dict[str, Field]:
    """Return the fields of ``owner``, a dataclass of the pack format, by name and in order."""
    return {field.name: _field(field) for field in dataclasses.fields(owner)}


def _field(field: dataclasses.Field[Any]) -> Field:
    is_required = field.default is dataclasses.MISSING
    default = None if is_required else field.default
    return Field(
        field.name, _FIELD_TYPES[field.type], is_required, default, limits_of(field.metadata)
    )
