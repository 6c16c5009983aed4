"""Suggest what a pack can do without but would be better with."""

from collections.abc import Iterator, Sequence

from anora_quiz.packs.checking.reports import LocatedWarning
from anora_quiz.packs.syntax.tree import Location
from anora_quiz.quiz.question import Question

STYLE_CODES = frozenset({"missing-explanation", "missing-source"})
"""The codes of all suggestions."""

_HINTS = {
    "explanation": "add `explanation:` with a fact worth knowing",
    "source": "add `source: {title: …, publisher: …, year: …}` here or at the top of the pack",
}


def advice(
    questions: Sequence[tuple[Question, Location]], place: Location, *, has_source: bool
) -> Iterator[LocatedWarning]:
    """Yield a warning for each question without explanation or source.

    ``has_source`` tells that the pack has a source for all questions. If no question has the
    field, that is said once, at the ``place`` of the list, instead of once for every question.
    """
    for field, hint in _HINTS.items():
        if field == "source" and has_source:
            continue
        locations = [location for question, location in questions if not getattr(question, field)]
        if locations and len(locations) == len(questions) > 1:
            yield place, f"missing-{field}", f"no question has `{field}`", hint
            continue
        message = f"this question has no `{field}`"
        for location in locations:
            yield location, f"missing-{field}", message, hint
