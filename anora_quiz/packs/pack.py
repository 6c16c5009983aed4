"""Define a pack: questions that belong together, and what the pack says about itself."""

from dataclasses import dataclass
from pathlib import Path

from anora_quiz.quiz.question import Identifier, Question, Source

FORMAT = 1
"""The version of the pack format that this program reads."""

LARGEST_FILE = 64 * 2**20
"""The largest size of a pack file in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a pack says about itself; the fields are the fields of the pack format.

    ``source`` is the default for questions that name no source of their own.
    """

    id: Identifier
    title: str
    about: str = ""
    author: str = ""
    language: str = ""
    license: str = ""
    version: str = ""
    tags: tuple[Identifier, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A checked pack, and the path of the file that it was read from."""

    path: Path
    header: Header
    questions: tuple[Question, ...]

    @property
    def id(self) -> str:
        """The name that players and scores know the pack by."""
        return self.header.id
