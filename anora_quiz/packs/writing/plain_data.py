"""Turn a pack into plain data: what both YAML and JSON can express.

Texts are ``str``, numbers ``int`` or ``Decimal``, so that a writer can distinguish the text
``"37"`` from the number 37. Fields with their default values are left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from anora_quiz.packs.pack import FORMAT, Header
from anora_quiz.quiz.field_types import Field
from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.question import Question

_FIRST = ("id", "question")


def escaped(character: str) -> str:
    """Return ``character``, or the escape for it in double quotes if it isn't printable.

    JSON has such escapes up to U+FFFF, YAML for all characters.
    """
    if character.isprintable():
        return character
    return f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"


def number_data(value: Any) -> float | str:
    """Return a decimal as a float if that keeps all its digits, or else as a text.

    Raises ``TypeError`` for anything else.
    """
    if not isinstance(value, Decimal):
        raise TypeError(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def header_data(header: Header) -> dict[str, Any]:
    """Return the fields of a pack without its questions."""
    return {"format": FORMAT} | _fields(header, fields_of(Header))


def questions_data(header: Header, questions: Iterable[Question]) -> Iterable[dict[str, Any]]:
    """Yield the questions of a pack; a source that is the same as the pack's is left out."""
    for question in questions:
        is_default = question.source is not None and question.source == header.source
        yield question_data(replace(question, source=None) if is_default else question)


def question_data(question: Question) -> dict[str, Any]:
    """Return the fields of a question in the order in which people write them."""
    asked, own, rest = _grouped_fields(type(question))
    return {
        "id": question.id,
        "kind": question.kind,
        "question": question.question,
        **_fields(question, asked),
        **_fields(question, own),
        **_fields(question, rest),
    }


@cache
def _grouped_fields(kind: type[Question]) -> tuple[dict[str, Field], ...]:
    """Return what is asked besides the text, the fields of ``kind`` alone, and all others."""
    rest = {name: each for name, each in fields_of(Question).items() if name not in _FIRST}
    own = {name: each for name, each in fields_of(kind).items() if name not in fields_of(Question)}
    return {"snippet": rest.pop("snippet")}, own, rest


def _fields(owner: Any, fields: Mapping[str, Field]) -> dict[str, Any]:
    return {
        name: field.type.plain(value)
        for name, field in fields.items()
        if (value := getattr(owner, name)) != field.default or field.is_required
    }
