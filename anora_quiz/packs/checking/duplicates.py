"""What stands twice in packs: questions in the same words, and ids."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.pack_names import name_key
from anora_quiz.packs.problems import Inspection, Problem, Severity
from anora_quiz.packs.syntax.tree import Location
from anora_quiz.quiz.marking.spelling import fold
from anora_quiz.quiz.question import Question


def find_duplicates(found: Sequence[Inspection]) -> Iterator[Problem]:
    """Yield a warning for each question and each id of a pack that was there before."""
    yield from _questions(found)
    yield from _ids(found)


def _questions(found: Sequence[Inspection]) -> Iterator[Problem]:
    first: dict[str, tuple[Inspection, Question, Location]] = {}
    solutions: dict[str, list[str]] = {}  # of those that stand twice
    for each in found:
        for question, location in each.locations:
            asked = fold(question.question)
            if asked not in first:
                first[asked] = (each, question, location)
                continue
            other, duplicate, at = first[asked]
            where = f"line {at.line}" if other is each else f"{other.path}:{at.line}"
            if asked not in solutions:
                solutions[asked] = sorted(map(fold, duplicate.solution()))
            is_same = sorted(map(fold, question.solution())) == solutions[asked]
            message = f"this is asked in {where} already" + (
                "" if is_same else ", answered otherwise"
            )
            hint = "take one out, or say in the question what sets them apart"
            line, column, width = location
            yield Problem(
                str(each.path), line, column, "duplicate-question", message, hint,
                Severity.WARNING, width,
            )  # fmt: skip


def _ids(found: Sequence[Inspection]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for each in found:
        if each.pack is not None:
            other = first.setdefault(name_key(each.pack.id), each.path)
            if other != each.path:
                message = f"the id {scalars.quoted(each.pack.id)} belongs to {other}, too"
                hint = "two packs of one id cannot be played together; change `id`"
                yield Problem(str(each.path), 1, 1, "duplicate-id", message, hint, Severity.WARNING)
