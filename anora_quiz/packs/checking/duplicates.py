"""Find duplicates in packs: questions in the same words, and ids."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from anora_quiz.packs.checking import scalars
from anora_quiz.packs.problems import Inspection, Problem, Severity
from anora_quiz.packs.syntax.tree import TOP, Location
from anora_quiz.quiz.marking.folding import fold
from anora_quiz.quiz.names import name_key
from anora_quiz.quiz.question import Question, Snippet

_Asked = tuple[str, Snippet | None]


def find_duplicates(inspections: Sequence[Inspection]) -> Iterator[Problem]:
    """Yield a warning for each question and each pack id that appeared before."""
    yield from _duplicate_questions(inspections)
    yield from _duplicate_ids(inspections)


def _duplicate_questions(inspections: Sequence[Inspection]) -> Iterator[Problem]:
    first: dict[_Asked, tuple[Inspection, Question, Location]] = {}
    solutions: dict[_Asked, list[str]] = {}  # of the questions that have duplicates
    for each in inspections:
        for question, location in each.locations:
            folded = fold(question.question), question.snippet
            if folded not in first:
                first[folded] = (each, question, location)
                continue
            original, same, original_location = first[folded]
            number = original_location.line
            where = f"on line {number}" if original is each else f"in {original.path}:{number}"
            if folded not in solutions:
                solutions[folded] = sorted(map(fold, same.solution()))
            is_same = sorted(map(fold, question.solution())) == solutions[folded]
            answer = "" if is_same else ", with a different answer"
            message = f"this question already appears {where}{answer}"
            hint = "remove one, or reword it so that they differ"
            yield Problem(
                str(each.path), location, "duplicate-question", message, hint, Severity.WARNING
            )


def _duplicate_ids(inspections: Sequence[Inspection]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for each in inspections:
        if each.pack is not None:
            original = first.setdefault(name_key(each.pack.id), each.path)
            if original != each.path:
                message = f"the id {scalars.quoted(each.pack.id)} is also used by {original}"
                hint = "change one `id`; packs with the same id can't be played together"
                yield Problem(str(each.path), TOP, "duplicate-id", message, hint, Severity.WARNING)
