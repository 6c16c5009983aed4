"""The interfaces of importers and exporters, and the results they return.

An importer turns the text of another program's file into questions; an exporter turns
questions into such a text. Neither loses anything silently: whatever they change or leave out
becomes a `Note` with the line in the file, or the id of the question, that it is about.
"""

from dataclasses import dataclass, field
from typing import Protocol

from anora_quiz.packs.pack import Header, Pack
from anora_quiz.quiz.question import Question

SKIPPED = "skipped question: "
"""How the message on a whole question that was left out begins; the reason follows."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was changed or left out, and why.

    ``line`` is a line of the imported file, counted from 1, or 0 for the whole file;
    ``question`` is the id of an exported question. ``is_loss`` says that a whole question was
    left out.

    Notes of the same sort are told together. ``template`` is what their messages have in common,
    with {} in place of each name; empty if that is the whole message. If the message is a list
    of things that could be told one by one, those are the ``parts``, and the template's {}
    stands for each of them.
    """

    message: str
    line: int = 0
    question: str = ""
    template: str = field(default="", compare=False)
    parts: tuple[str, ...] = field(default=(), compare=False)
    is_loss: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import: ``found`` questions, of which ``questions`` can be asked.

    ``own_ids`` are the ids that the file itself gives: they stay when a question is corrected.
    """

    header: Header
    questions: tuple[Question, ...]
    found: int
    notes: tuple[Note, ...] = ()
    own_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Exported:
    """The result of an export: the text of a file with ``count`` questions, and the notes."""

    text: str
    count: int
    notes: tuple[Note, ...] = field(default=())


class _Format(Protocol):
    @property
    def name(self) -> str:
        """The name on the command line: lowercase words with hyphens."""

    @property
    def about(self) -> str:
        """What the format is, in one short line."""


class Importer(_Format, Protocol):
    """Reads a format."""

    def looks_like(self, text: str, filename: str) -> bool:
        """Return whether a file with this name and text seems to be in this format."""

    def read(self, text: str, header: Header) -> Imported:
        """Return the questions in ``text``; ``header`` is what is known about the pack.

        Raises `PackError` for a text that is not in this format at all.
        """


class Exporter(_Format, Protocol):
    """Writes a format."""

    @property
    def suffix(self) -> str:
        """How the names of its files usually end, with the period."""

    def write(self, pack: Pack) -> Exported:
        """Return ``pack`` in this format."""
