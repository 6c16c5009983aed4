"""What a pack can do without, and would be better for."""

from collections.abc import Iterator, Sequence

from anora_quiz.packs.syntax.tree import Location
from anora_quiz.quiz.question import Question

STYLE = frozenset({"no-explanation", "no-source"})
"""The codes of the advice."""

_HINTS = {
    "explanation": "add `explanation:` with a fact that makes the answer worth knowing",
    "source": "add `source: {title: …, publisher: …, year: …}`, or one for the whole pack",
}


def advice(
    asked: Sequence[tuple[Question, Location]], *, has_source: bool
) -> Iterator[tuple[Location | None, str, str, str]]:
    """Yield place, code, message and hint for each question without explanation or source.

    ``has_source`` tells that the pack has one for all. Where no question has one, that is
    said once, of no place, and not of every question.
    """
    for field, hint in _HINTS.items():
        if field == "source" and has_source:
            continue
        locations = [location for question, location in asked if not getattr(question, field)]
        if locations and len(locations) == len(asked) > 1:
            yield None, f"no-{field}", f"no question has `{field}`", hint
            continue
        message = f"the question has no `{field}`"
        for location in locations:
            yield location, f"no-{field}", message, hint
