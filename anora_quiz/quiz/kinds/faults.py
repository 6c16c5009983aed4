"""Faults that several kinds share: options that a player cannot distinguish."""

from collections.abc import Iterator, Sequence

from anora_quiz.quiz.marking.spelling import fold
from anora_quiz.quiz.question import Fault, Wrong
from anora_quiz.quiz.quoting import quoted


def items_alike(field: str, items: Sequence[str], earlier: Sequence[str] = ()) -> Iterator[Fault]:
    """Yield a fault for each of ``items`` that reads like one before it or one of ``earlier``."""
    seen = {fold(text): text for text in earlier}
    for index, text in enumerate(items):
        folded = fold(text)
        if folded in seen:
            yield _alike(field, index, text, seen[folded])
        seen.setdefault(folded, text)


def options_alike(field: str, right: Sequence[str], wrong: Sequence[Wrong]) -> Iterator[Fault]:
    """Yield a fault for each option that reads like another.

    ``field`` is the field of the right options; the others are in the field ``wrong``.
    """
    yield from items_alike(field, right)
    right_by_fold = {fold(text): text for text in right}
    seen: dict[str, str] = {}
    for index, option in enumerate(wrong):
        folded = fold(option.text)
        if folded in right_by_fold:
            message = f"the right answer {quoted(right_by_fold[folded])} is also a wrong option"
            yield Fault("wrong", index, "answer-is-wrong", message, "take it out of `wrong`")
        elif folded in seen:
            yield _alike("wrong", index, option.text, seen[folded])
        seen.setdefault(folded, option.text)


def accepted_already(field: str, accepted: Sequence[str], earlier: str) -> Iterator[Fault]:
    """Yield a warning for each of ``accepted`` that reads like one before it or ``earlier``."""
    seen = {fold(earlier): earlier}
    for index, text in enumerate(accepted):
        if (folded := fold(text)) in seen:
            message = f"{quoted(text)} is accepted already: it reads like {quoted(seen[folded])}"
            yield Fault(field, index, "needless-accept", message, "take it out", is_warning=True)
        seen.setdefault(folded, text)


def _alike(field: str, index: int, text: str, earlier: str) -> Fault:
    message = f"{quoted(text)} reads like {quoted(earlier)}; a player could not tell them apart"
    if text == earlier:
        message = f"{quoted(text)} stands twice"
    return Fault(field, index, "alike", message, "change one or take it out")
