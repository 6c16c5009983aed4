"""Define a pack: questions that belong together, and what the pack says about itself."""

from dataclasses import dataclass, field
from pathlib import Path

from anora_quiz.quiz.descriptions import TAGS, described
from anora_quiz.quiz.parts import SOURCE, Identifier, Source
from anora_quiz.quiz.question import Question

FORMAT = 1
"""The version of the pack format that this program reads."""

HEADER_TEXTS = ("title", "about", "author", "language", "license", "version")
"""The fields of a header that are texts, besides its id."""

LARGEST_FILE = 64 * 2**20
"""The largest size of a pack file in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a pack says about itself; the fields are the fields of the pack format.

    ``source`` is the default for questions that name no source of their own.
    """

    id: Identifier = field(
        metadata=described(
            "The pack's short name, used in commands and scores. Default: made from the file name.",
            "my-pack",
            also="slug identifier",
        )
    )
    title: str = field(
        metadata=described("The name that players see.", "My first pack", also="name")
    )
    about: str = field(
        default="",
        metadata=described(
            "What the pack is about.", "The making of Anora", also="description summary subtitle"
        ),
    )
    author: str = field(
        default="",
        metadata=described("Who wrote the pack.", "You", also="authors by creator writer"),
    )
    language: str = field(
        default="",
        metadata=described("The language of the questions.", "en", also="lang locale"),
    )
    license: str = field(
        default="",
        metadata=described(
            "What others may do with the pack.", "CC-BY-4.0", also="copyright rights"
        ),
    )
    version: str = field(default="", metadata=described("The version of the pack.", "1.0"))
    tags: tuple[Identifier, ...] = field(
        default=(),
        metadata=described(
            "Added to every question in the pack.",
            ["film"],
            also=TAGS,
        ),
    )
    source: Source | None = field(default=None, metadata=SOURCE)


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
