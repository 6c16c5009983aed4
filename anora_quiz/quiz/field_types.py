"""What a type of the pack format's fields is: an object that knows all that is done with values."""

import dataclasses
from collections.abc import Callable
from typing import Any, Protocol

from anora_quiz.quiz.descriptions import Description
from anora_quiz.quiz.limits import Limits


class Reader(Protocol):
    """Reads values of a file, which only it can look into. Raises `InvalidValue`."""

    def plain_text(self, name: str, value: Any) -> str:
        """Return a text that isn't shown to players, for the field ``name``."""

    def text(self, field: "Field", value: Any) -> str:
        """Return a text that players will see."""

    def items(self, field: "Field", value: Any, item: "FieldType") -> tuple[Any, ...]:
        """Return the items of a list, which are of the type ``item``."""

    def tags(self, field: "Field", value: Any, item: "FieldType") -> tuple[Any, ...]:
        """Return the items of a list in which each should appear once."""

    def pairs(self, field: "Field", value: Any, side: "FieldType") -> tuple[tuple[Any, Any], ...]:
        """Return the pairs of a mapping, whose sides are of the type ``side``."""

    def part(self, field: "Field", value: Any, owner: type, hint: str) -> Any:
        """Return an ``owner``, which has fields of its own; ``hint`` says how to write it."""

    def text_or_part(self, field: "Field", value: Any, owner: type) -> Any:
        """Return an ``owner``, which may be written as the text of its first field alone."""


def _unchanged(value: Any) -> Any:
    return value


@dataclasses.dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FieldType:
    """A type of values.

    ``read`` takes a value from a file and raises `InvalidValue` for one that doesn't fit.
    ``plain`` makes of it what both YAML and JSON can express, as authors write it; ``encode``
    and ``decode`` make JSON for databases and read it. ``schema`` describes what authors can
    write, without the limits of the field. ``stand_in`` takes the place of a value with an
    error, so that the rest of a question can be checked. ``loosely`` makes of a text that
    people and other programs write what packs have, as far as it can. A list has items of the
    type ``item``; ``owner`` is the class of values with fields of their own.
    """

    read: Callable[[Reader, "Field", Any], Any]
    schema: dict[str, Any]
    stand_in: Any
    plain: Callable[[Any], Any] = _unchanged
    encode: Callable[[Any], Any] = _unchanged
    decode: Callable[[Any], Any] = _unchanged
    loosely: Callable[[str], str] = _unchanged
    item: "FieldType | None" = None
    owner: type | None = None

    @property
    def is_several(self) -> bool:
        """Whether a value has several parts of the same type: a list, or pairs."""
        return isinstance(self.stand_in, tuple)


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in the pack, the type of its value, its default, limits, and purpose."""

    name: str
    type: FieldType
    is_required: bool
    default: Any
    limits: Limits
    description: Description
