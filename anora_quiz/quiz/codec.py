"""Conversion of questions to JSON text and back, the form in which databases store them."""

import dataclasses
import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring
from typing import Annotated, Any, get_args, get_origin

from anora_quiz.quiz import chance
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


def decode_foreign(text: str) -> Question:
    """Return the question in ``text`` like `decode`, but trust nothing in it.

    Raises ``ValueError`` for text that `encode` could not have produced.
    """
    question = decode(text)
    if not _fits(question, type(question)):
        raise ValueError(text)
    try:
        form, solution = question.form(chance.stream(0, "foreign")), question.solution()
        question.mark(solution)
        is_playable = not form.problem(solution)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(text) from error
    if not is_playable:
        raise ValueError(text)
    return question


def _fits(value: Any, annotation: Any) -> bool:
    """Return whether ``value`` is what ``annotation`` says, with all its parts."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _fits(value, parts[0])
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        types = parts[:1] * len(value) if parts[-1] is Ellipsis else parts
        return len(value) == len(types) and all(map(_fits, value, types))
    if parts:  # of a union
        return any(_fits(value, each) for each in parts)
    if type(value) is not annotation:  # True is a number in Python
        return False
    named = dataclasses.fields(value) if dataclasses.is_dataclass(value) else ()
    is_number = not isinstance(value, Decimal) or value.is_finite()
    return is_number and all(_fits(getattr(value, each.name), each.type) for each in named)
