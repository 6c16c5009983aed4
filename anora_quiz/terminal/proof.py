"""A question with everything that its author wrote, for proofreading."""

from collections.abc import Iterator, Mapping
from typing import Any

from anora_quiz.quiz.options import is_code
from anora_quiz.terminal.prose import CODE, Line
from anora_quiz.terminal.sanitize import code_lines, visible, visible_lines

_FIELDS_ABOVE = ("id", "kind", "question", "snippet", "difficulty", "tags", "spoiler")
_STYLES = {"answer": "correct", "answers": "correct", "items": "correct", "pairs": "correct"}


def proof(number: int, question: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the lines of a question, given as the fields of the pack format.

    Its text and its snippet come first, then every other field that it has, with the field's name.
    """
    yield head(number, question)
    yield ((visible_lines(question["question"]), ""),)
    yield from _snippet(question.get("snippet"))
    for name, value in question.items():
        if name not in _FIELDS_ABOVE:
            for text in _texts(name, value):
                yield from _named(name, text)


def _named(name: str, text: str) -> Iterator[Line]:
    """Yield ``text`` after its ``name``, or below it if it is code."""
    if is_code(text):
        yield ((f"  {name}:", "quiet"),)
        yield from _code(text)
    else:
        yield (f"  {name}: ", "quiet"), (visible_lines(text), _STYLES.get(name, ""))


def _code(text: str) -> Iterator[Line]:
    return (((f"    {line}" if line else "", CODE),) for line in code_lines(text))


def _snippet(snippet: Any) -> Iterator[Line]:
    """Yield the lines of a snippet, and before them its language, if it names one."""
    if isinstance(snippet, dict):
        yield ("  language: ", "quiet"), (visible(snippet["language"]), "")
    text = snippet["text"] if isinstance(snippet, dict) else snippet or ""
    yield from _code(text)


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
            parts = list(map(str, value.values()))
            between = "\n" if is_code(parts[0]) else ". " if name in ("wrong", "reject") else ", "
            yield between.join(parts)
        case list():
            for each in value:
                yield from _texts(name, each)
        case bool():
            yield str(value).lower()
        case _:
            yield str(value)
