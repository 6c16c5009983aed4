"""What importers and exporters work with.

An importer turns the text of another program's file into questions, an exporter questions
into such a text. Neither loses anything in silence: what they change or leave out becomes
a `Note` with the line in the file, or the id of the question, that it is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.question import Question


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was changed or left out, and why.

    ``line`` is that of the file that was imported, from 1, or 0 for the whole file;
    ``question`` the id of the question that was exported. ``is_loss`` tells that a question
    was left out.
    """

    message: str
    line: int = 0
    question: str = ""
    is_loss: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What was found in a file: ``found`` questions, of which ``questions`` can be asked."""

    header: Header
    questions: tuple[Question, ...]
    found: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of a file, and what could not go into it. ``count`` questions are in it."""

    text: str
    count: int
    notes: tuple[Note, ...] = field(default=())


class Importer(Protocol):
    """Reads a format."""

    name: ClassVar[str]
    about: ClassVar[str]

    def looks_like(self, text: str, filename: str) -> bool:
        """Tell whether a file of this name and text is of this format."""
        ...

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``; ``header`` is what is known of the pack.

        Raises `PackError` for a text that is not of this format at all.
        """
        ...


class Exporter(Protocol):
    """Writes a format."""

    name: ClassVar[str]
    about: ClassVar[str]
    suffix: ClassVar[str]

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` in this format."""
        ...


def missing(fields: Sequence[str]) -> str:
    """Return the note for fields that a format has no place for."""
    return f"left out, as the format has no place for it: {', '.join(fields)}"
