"""Ids for questions that come from elsewhere."""

import unicodedata
from collections import Counter

from anora_quiz.packs.checking import scalars

_LONGEST = 40  # letters of an id that is made up: ids are typed and read
_BEGINNING = 160  # characters of a question that are enough to make an id of
_LONGEST_WANTED = 500  # characters, before they are composed
_HEAD = scalars.LONGEST_IDENTIFIER - 8  # letters: a number of seven digits fits behind them


class Ids:
    """The ids of a file, each given once, and the same for the same file every time."""

    def __init__(self) -> None:
        """Start with none given."""
        self._given: set[str] = set()
        self._twins: Counter[str] = Counter()

    def give(self, wanted: str, question: str) -> str:
        """Return ``wanted``, if it can be an id, or one made of the words of ``question``.

        One that was given before gets a number.
        """
        wanted = unicodedata.normalize("NFC", wanted[:_LONGEST_WANTED])  # as ids are read
        stem = wanted if scalars.is_identifier(wanted) else scalars.slug(question[:_BEGINNING])
        if not wanted and len(stem) > _LONGEST:
            stem = stem[:_LONGEST].rpartition("-")[0] or stem[:_LONGEST]
        # Counted by what a number leaves of it: long ones that begin alike would otherwise
        # try the numbers of one another, each all of them.
        head = stem[:_HEAD]
        name = stem
        while name in self._given:
            self._twins[head] += 1
            number = f"-{self._twins[head] + 1}"
            name = stem[: scalars.LONGEST_IDENTIFIER - len(number)] + number
        self._given.add(name)
        return name
