"""A question with everything that its author wrote, for proofreading."""

from collections.abc import Iterator, Mapping
from typing import Any

from anora_quiz.terminal.prose import Line
from anora_quiz.terminal.sanitize import visible, visible_lines

_FIELDS_ABOVE = ("id", "kind", "question", "difficulty", "tags", "spoiler")
_STYLES = {"answer": "correct", "answers": "correct", "items": "correct", "pairs": "correct"}


def proof(number: int, question: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the lines of a question, given as the fields of the pack format.

    Its text comes first, then every other field that it has, with the field's name.
    """
    yield head(number, question)
    yield ((visible_lines(question["question"]), ""),)
    for name, value in question.items():
        if name not in _FIELDS_ABOVE:
            for text in _texts(name, value):
                yield (f"  {name}: ", "quiet"), (visible_lines(text), _STYLES.get(name, ""))


def head(number: int, question: Mapping[str, Any]) -> Line:
    """Return the line with a question's number, id, kind, difficulty, tags, and spoiler mark."""
    facts = [question["kind"], question.get("difficulty", "medium"), *question.get("tags", ())]
    facts += ["spoiler"] if question.get("spoiler") else []
    described = ", ".join(map(visible, facts))
    return (f"{number}. {visible(question['id'])}", "label"), (f" ({described})", "quiet")


def _texts(name: str, value: Any) -> Iterator[str]:
    match value:
        case dict() if name == "pairs":
            yield from (f"{left}: {right}" for left, right in value.items())
        case dict():  # an answer and why it is wrong, or the parts of a source
            yield (". " if name in ("wrong", "reject") else ", ").join(map(str, value.values()))
        case list():
            for each in value:
                yield from _texts(name, each)
        case bool():
            yield str(value).lower()
        case _:
            yield str(value)
