"""Conversion of questions to JSON text and back, the form in which databases store them."""

import json
from collections.abc import Callable
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import find_kind
from anora_quiz.quiz.question import Question

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # made once: that takes long


def encode(question: Question) -> str:
    """Return ``question`` as JSON; equal questions always give the same text."""
    fields = [f'"kind":"{question.kind}"']
    for name, default, encoder in _encoders(type(question)):
        value = getattr(question, name)
        if value != default:
            made = encoder(value)
            # Most are texts, for which the encoder of everything would be started in vain.
            text = encode_basestring(made) if type(made) is str else _JSON.encode(made)
            fields.append(f'"{name}":{text}')
    return f"{{{','.join(fields)}}}"


@cache
def _encoders(kind: type[Question]) -> tuple[tuple[str, Any, Callable[[Any], Any]], ...]:
    """Return the name of each field of ``kind``, its default and what makes JSON of it."""
    return tuple(
        (name, field.default, field.type.encode) for name, field in fields_of(kind).items()
    )


def decode(text: str) -> Question:
    """Return the question that `encode` turned into ``text``.

    Raises ``ValueError`` for text that `encode` did not produce.
    """
    values = json.loads(text)
    kind = find_kind(values.pop("kind", "")) if isinstance(values, dict) else None
    if kind is None:
        raise ValueError(text)
    fields = fields_of(kind)
    try:
        return kind(**{name: fields[name].type.decode(value) for name, value in values.items()})
    except (KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(text) from error
