"""Take the texts out of single values of a pack, of lists, and of mappings.

Each function takes the name of the field, for messages, and the value with its location, which
must be readable. It raises `InvalidValue` for a value that the field can't hold.
"""

from collections.abc import Sized

from anora_quiz.packs.syntax.tree import Mapping, Scalar, Sequence, Value
from anora_quiz.quiz.field_types import Field
from anora_quiz.quiz.limits import LONGEST_TEXT, MOST_LINES
from anora_quiz.quiz.question import too_many
from anora_quiz.quiz.quoting import quoted as quoted  # noqa: PLC0414 - for those who import this
from anora_quiz.quiz.values import InvalidValue


def text(name: str, value: Value) -> str:
    """Return the author's characters, without the line breaks around a block scalar."""
    if not isinstance(value, Scalar):
        hint = "put it in quotes if it contains a colon or starts with [ or {"
        raise InvalidValue("not-text", f"`{name}` needs text here, not a list or mapping", hint)
    if not value.text.strip():
        hint = "fill it in or remove the line; put text that starts with # or & in quotes"
        if value.is_block:
            hint = f"indent the lines of the text further than `{name}`"
        raise InvalidValue("empty-field", f"`{name}` is empty", hint)
    return value.text.strip("\n").rstrip() if value.is_block else value.text


def items(name: str, value: Value) -> list[Value]:
    """Return the values in a list, which may not be empty."""
    if not isinstance(value, Sequence):
        hint = "write one item per line after a dash, or [one, two]"
        raise InvalidValue("not-a-list", f"`{name}` must be a list", hint)
    if not value.items:
        raise InvalidValue("empty-field", f"`{name}` is empty", "add an item")
    return value.items


def pairs(name: str, value: Value) -> list[tuple[Scalar, Value]]:
    """Return the keys and values of a mapping."""
    if not isinstance(value, Mapping):
        hint = "write one pair per line: `left: right`"
        raise InvalidValue("not-a-mapping", f"`{name}` must be a list of pairs", hint)
    return value.entries


def refuse_many(field: Field, listed: Sized) -> None:
    """Raise `InvalidValue` for more items than ``field`` allows."""
    if len(listed) > field.limits.most:
        message, hint = too_many(field.name, len(listed), field.limits.most)
        raise InvalidValue("too-many-items", message, hint)


def refuse_long(name: str, typed: str) -> None:
    """Raise `InvalidValue` for a text with too many characters or lines for any screen."""
    if len(typed) > LONGEST_TEXT:
        message = f"`{name}` has {len(typed):,} characters (maximum {LONGEST_TEXT:,})"
    elif (lines := len(typed.splitlines())) > MOST_LINES:
        message = f"`{name}` has {lines:,} lines (maximum {MOST_LINES:,})"
    else:
        return
    raise InvalidValue("text-too-long", message, "shorten it")
