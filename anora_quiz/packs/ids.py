"""Make ids for questions from their words."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from anora_quiz.quiz import values

_LONGEST_MADE = 40  # characters of an id made from a question: people type and read ids
_USED_CHARACTERS = 160  # of a question: enough to make an id from
_LONGEST_WANTED = 500  # characters, before NFC composes them
_LONGEST_STEM = values.LONGEST_IDENTIFIER - 8  # characters: leaves room for "-" and seven digits


class Ids:
    """Gives each question of a file an id of its own; the same file always gets the same ids."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        """Start with the ids that are ``given`` already."""
        self._given = set(given)
        self._duplicates: Counter[str] = Counter()

    def give(self, wanted: str, question: str) -> str:
        """Return ``wanted`` if it is a valid id, or else an id made from ``question``'s words.

        An id that was already given gets a number at the end.
        """
        wanted = unicodedata.normalize("NFC", wanted[:_LONGEST_WANTED])  # as the pack reader does
        stem = wanted if values.is_identifier(wanted) else values.slug(question[:_USED_CHARACTERS])
        if not wanted and len(stem) > _LONGEST_MADE:
            stem = stem[:_LONGEST_MADE].rpartition("-")[0] or stem[:_LONGEST_MADE]
        # Count duplicates by the part that stays when a number is added. Long ids that begin
        # alike would otherwise each try every number that the others already took.
        shared_start = stem[:_LONGEST_STEM]
        name = stem
        while name in self._given:
            self._duplicates[shared_start] += 1
            number = f"-{self._duplicates[shared_start] + 1}"
            name = stem[: values.LONGEST_IDENTIFIER - len(number)] + number
        self._given.add(name)
        return name
