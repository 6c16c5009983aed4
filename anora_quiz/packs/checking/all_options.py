"""Say how a list of all options, right and wrong, is written in two fields."""

import re

from anora_quiz.packs.syntax.tree import Mapping, Scalar, Sequence, Value
from anora_quiz.quiz import values
from anora_quiz.quiz.limits import MOST_OPTIONS
from anora_quiz.quiz.quoting import truncated

_LABEL = re.compile(
    r"(?:(?:option|choice|answer)[ _-]?)?(?:([0-9]{1,2})|([A-Za-z]))[.)]?", re.IGNORECASE
)
_MARKS_OF_CORRECT = frozenset(("correct", "is_correct", "iscorrect", "right", "answer", "true"))


def all_options_hint(field: str, options: Value, right: Value | None) -> str:
    """Return how to write a list of all ``options`` as ``field`` and `wrong`.

    ``right`` names those that are right by their texts, numbers, or letters.
    """
    hint = f"write what is correct in `{field}`, and only the other options in `wrong`"
    listed = texts_in(options)[: MOST_OPTIONS + 1]
    correct = [_named(each, listed) for each in texts_in(right)[:MOST_OPTIONS]] or _marked(options)
    if not correct or not all(correct) or len(listed) > MOST_OPTIONS:
        return hint
    wrong = ", ".join(each for each in listed if each not in correct)
    shown = f"[{', '.join(correct)}]" if len(correct) > 1 or field == "answers" else correct[0]
    name = "answers" if len(correct) > 1 else field
    return f"write `{name}: {truncated(shown)}` and `wrong: [{truncated(wrong)}]`"


def texts_in(value: Value | None) -> list[str]:
    """Return the texts in a list or mapping, or the one text in ``value``; or nothing.

    The text of an item with fields is the one that is called so.
    """
    items: list[Value | None] = [value]
    if isinstance(value, Sequence):
        items = [*value.items]
    elif isinstance(value, Mapping):
        items = [each for _, each in value.entries]
    fields = (each.entries if isinstance(each, Mapping) else [] for each in items)
    named = [[each for key, each in entries if key.text == "text"] for entries in fields]
    items = [own[0] if own else each for own, each in zip(named, items, strict=True)]
    return [each.text for each in items if isinstance(each, Scalar)]


def _marked(options: Value) -> list[str]:
    """Return the texts of those of ``options`` that are marked with a field such as `correct`."""
    items = options.items if isinstance(options, Sequence) else []
    return [
        text
        for each in items
        if isinstance(each, Mapping)
        for key, value in each.entries
        if key.text.casefold() in _MARKS_OF_CORRECT
        and isinstance(value, Scalar)
        and values.truth_word(value.text) == "true"
        for text in texts_in(Sequence(each.start, [each]))
    ]


def _named(name: str, options: list[str]) -> str:
    """Return the one of ``options`` that ``name`` means by its text, number, or letter."""
    same = [each for each in options if each.casefold() == name.strip().casefold()]
    if same:
        return same[0]
    label = _LABEL.fullmatch(name.strip())
    if label is None:
        return ""
    number = int(label[1]) if label[1] else ord(label[2].casefold()) - ord("a") + 1
    return options[number - 1] if 1 <= number <= len(options) else ""
