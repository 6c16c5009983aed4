"""Sum up a pack: what it says of itself, and what is in it."""

from collections import Counter
from dataclasses import dataclass
from typing import Self

from anora_quiz.packs.compiled.overviews import count_difficulties, count_kinds
from anora_quiz.packs.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A pack without its questions.

    ``questions`` is their number, ``spoilers`` how many of them are spoilers. ``kinds``,
    ``difficulties``, ``tags``, ``groups``, and ``sources`` map each to its number of questions;
    the last three begin with the most frequent. ``tags`` are those of questions, ``pack_tags``
    those of the pack.
    """

    id: str
    title: str
    about: str
    author: str
    language: str
    license: str
    version: str
    pack_tags: list[str]
    questions: int
    spoilers: int
    kinds: dict[str, int]
    difficulties: dict[str, int]
    tags: dict[str, int]
    groups: dict[str, int]
    sources: dict[str, int]

    @classmethod
    def of(cls, pack: Pack) -> Self:
        """Return the card of ``pack``."""
        header, questions = pack.header, pack.questions
        sources = (str(question.source) for question in questions if question.source)
        return cls(
            id=header.id,
            title=header.title,
            about=header.about,
            author=header.author,
            language=header.language,
            license=header.license,
            version=header.version,
            pack_tags=list(header.tags),
            questions=len(questions),
            spoilers=sum(question.spoiler for question in questions),
            kinds=count_kinds(questions),
            difficulties=count_difficulties(questions),
            tags=dict(Counter(tag for each in questions for tag in each.tags).most_common()),
            groups=dict(Counter(each.group for each in questions if each.group).most_common()),
            sources=dict(Counter(sources).most_common()),
        )
