"""A pack: questions that belong together, and who made them."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from anora_quiz.quiz.question import Identifier, Question, Source

FORMAT = 1
"""The number of the pack format that this version reads."""

LARGEST = 64 * 2**20
"""How many bytes the file of a pack may have."""


REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the order of letters round."""

_BLANKS = frozenset("\t\n\x85")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a pack says about itself. The fields are the fields of the pack format.

    ``source`` stands in for the source of every question that names none.
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
    """A checked pack and the file that it was read from."""

    path: Path
    header: Header
    questions: tuple[Question, ...]

    @property
    def id(self) -> str:
        """The name that players and scores know the pack by."""
        return self.header.id


def is_forbidden(letter: str) -> bool:
    """Tell whether ``letter`` is a control character other than a blank, or reorders letters."""
    is_control = letter not in _BLANKS and unicodedata.category(letter) in ("Cc", "Cs")
    return is_control or letter in REORDERING
