"""Reads from notes what players are told: that whole questions are missing."""

import re

from anora_quiz.packs.formats.base import Imported, Note


def tells_loss(note: Note) -> bool:
    """Return whether ``note`` says that something was left out as a whole, such as a question."""
    return re.match(r"(question [\d,]+: )?skipped question: ", note.message) is not None


def is_every_loss_told(imported: Imported) -> bool:
    """Return whether there is a note for each question that was found and not kept."""
    lost = imported.found - len(imported.questions)
    return sum(map(tells_loss, imported.notes)) >= lost >= 0
