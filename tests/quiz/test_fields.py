from dataclasses import dataclass

import pytest

from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question
from tests.cases import for_each
from tests.examples import example


@dataclass
class Odd:
    name: str
    parts: frozenset[str] = frozenset()


def test_field_of_an_unknown_type_is_named() -> None:
    with pytest.raises(TypeError, match=r"Odd\.parts: packs have no fields of the type frozenset"):
        fields_of(Odd)


@for_each("kind", KINDS)
def test_what_stands_in_for_a_value_is_one(kind: type[Question]) -> None:
    """The rest of a question is checked with it, and finds nothing wrong with it alone."""
    for name, field in fields_of(kind).items():
        stand_in = field.type.stand_in
        if field.is_required and field.limits.fewest <= 1:
            assert field.type.decode(field.type.encode(stand_in)) == stand_in
            assert type(getattr(example(kind), name)) is type(stand_in)
