"""Turn a pack into plain data: what both YAML and JSON can express.

Texts are ``str``, numbers ``int`` or ``Decimal``, so that a writer can distinguish the text
``"37"`` from the number 37. Fields with their default values are left out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from anora_quiz.packs.pack import FORMAT, Header
from anora_quiz.quiz.fields import Field, FieldType, fields_of
from anora_quiz.quiz.question import Question, Source, Wrong

_LARGEST_INT = 10**30  # packs hold no larger numbers


def header_data(header: Header) -> dict[str, Any]:
    """Return the fields of a pack without its questions."""
    return {"format": FORMAT} | _fields(header, fields_of(Header))


def questions_data(header: Header, questions: Iterable[Question]) -> Iterable[dict[str, Any]]:
    """Yield the questions of a pack; a source that is the same as the pack's is left out."""
    for question in questions:
        is_default = question.source == header.source
        yield question_data(replace(question, source=None) if is_default else question)


def question_data(question: Question) -> dict[str, Any]:
    """Return the fields of a question in the order in which people write them."""
    common = fields_of(Question)
    own = {name: each for name, each in fields_of(type(question)).items() if name not in common}
    first = {name: common[name] for name in ("id", "question")}
    rest = {name: each for name, each in common.items() if name not in first}
    return {
        "id": question.id,
        "kind": question.kind,
        "question": question.question,
        **_fields(question, own),
        **_fields(question, rest),
    }


def _fields(owner: Any, fields: Mapping[str, Field]) -> dict[str, Any]:
    return {
        name: _CONVERTERS.get(field.type, _unchanged)(getattr(owner, name))
        for name, field in fields.items()
        if field.is_required or getattr(owner, name) != field.default
    }


def _unchanged(value: Any) -> Any:
    return value


def _number(number: Decimal) -> int | Decimal:
    is_short_whole = number.copy_abs() < _LARGEST_INT and number == number.to_integral_value()
    return int(number) if is_short_whole else number


def _wrong_option(option: Wrong) -> Any:
    return _fields(option, fields_of(Wrong)) if option.because else option.text


_CONVERTERS: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.NUMBER: _number,
    FieldType.DIFFICULTY: str,
    FieldType.TEXTS: list,
    FieldType.IDENTIFIERS: list,
    FieldType.WRONG: lambda options: [_wrong_option(option) for option in options],
    FieldType.PAIRS: dict,
    FieldType.SOURCE: lambda source: _fields(source, fields_of(Source)),
}
