"""What was found in a file that should hold a pack."""

from dataclasses import dataclass
from pathlib import Path

from anora_quiz.packs.pack import Pack
from anora_quiz.packs.problems import Problem
from anora_quiz.packs.syntax.tree import Place
from anora_quiz.quiz.question import Question


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in the file at ``path``.

    ``text`` is empty where the file cannot be read, ``pack`` None where it has errors;
    ``questions`` tells how many it holds, good or bad, ``places`` where those that could be
    read are asked.
    """

    path: Path
    text: str
    pack: Pack | None
    problems: list[Problem]
    count: int = 0
    places: tuple[tuple[Question, Place], ...] = ()
