"""Define a pack: questions that belong together, and what the pack says about itself."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from anora_quiz.quiz.question import Identifier, Question, Source

FORMAT = 1
"""The version of the pack format that this program reads."""

LARGEST_FILE = 64 * 2**20
"""The largest size of a pack file in bytes."""

REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that change the direction of the text around them."""

_BLANKS = frozenset("\t\n\x85")


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


def is_forbidden(character: str) -> bool:
    """Tell whether ``character`` is a control character other than a blank, or reorders text."""
    is_control = character not in _BLANKS and unicodedata.category(character) in ("Cc", "Cs")
    return is_control or character in REORDERING
