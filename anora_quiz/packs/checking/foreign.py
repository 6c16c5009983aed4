"""Recognize files of other programs, and say how to convert them."""

from pathlib import Path

from anora_quiz.packs.files import STANDARD_INPUT
from anora_quiz.packs.pack_names import STREAM
from anora_quiz.packs.problems import Problem
from anora_quiz.packs.syntax.tree import TOP
from anora_quiz.packs.text_types import may_be_pack, recognize_text
from anora_quiz.quiz.quoting import arguments


def find_foreign(path: Path, text: str) -> Problem | None:
    """Return the problem that the file at ``path`` isn't a pack, if its ``text`` is something else.

    A text that may be a pack with mistakes has no such problem.
    """
    if may_be_pack(text) or not text.strip():
        return None
    # Imported late: packs don't need it.
    from anora_quiz.packs.formats import IMPORTERS

    importer = next((each for each in IMPORTERS if each.looks_like(text, path.name)), None)
    if importer is not None:
        what = f"this isn't a pack; it looks like {importer.name} ({importer.about})"
        name = STREAM if path == STANDARD_INPUT else arguments(str(path))
        hint = f"convert it with `anora-quiz packs import {name}`"
    elif recognized := recognize_text(text, path.name):
        what, hint = f"this isn't a pack, but {recognized[0]}", recognized[1]
    else:
        return None
    return Problem(str(path), TOP, "not-a-pack", what, hint)
