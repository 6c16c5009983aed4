"""The question that each kind gives as its example, as it is read from a pack."""

from functools import cache
from pathlib import Path

from anora_quiz.packs.checking.check import load
from anora_quiz.packs.writing.template import as_item
from anora_quiz.quiz.question import Question


@cache
def example(kind: type[Question]) -> Question:
    """Return the example of ``kind``."""
    text = f"format: 1\ntitle: Examples\nquestions:\n{as_item(kind.example)}"
    (question,) = load(Path("examples.yaml"), content=text.encode()).questions
    return question
