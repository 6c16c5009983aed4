"""Make ids for questions from their words."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from anora_quiz.quiz import values
from anora_quiz.quiz.quoting import quoted

MISSING = " "
"""What importers take for the id of a question without one, where the others have ids."""

_LONGEST_MADE = 40  # characters of an id made from a question: people type and read ids
_USED_CHARACTERS = 160  # of a question: enough to make an id from
_LONGEST_WANTED = 500  # characters, before NFC composes them
_LONGEST_STEM = values.LONGEST_IDENTIFIER - 8  # characters: leaves room for "-" and seven digits


Tell = Callable[..., None]
"""Takes a message, and what each {} in it stands for."""


class Ids:
    """Gives each question of a file an id of its own; the same file always gets the same ids."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        """Start with the ids that are ``given`` already."""
        self._given = set(given)
        self._duplicates: Counter[str] = Counter()
        self.own: set[str] = set()
        """The ids that the file gives to one question each, so that corrections keep them."""

    def give(self, wanted: str, question: str, tell: Tell = lambda *_: None) -> str:
        """Return ``wanted`` if it is a valid id, or else an id made from its words.

        If it is empty, as in a file without ids, or has no words, those of ``question`` make the
        id. An id that was already given gets a number at the end. If ``wanted`` had to change,
        ``tell`` is called.
        """
        named = unicodedata.normalize("NFC", wanted[:_LONGEST_WANTED])  # as packs are read
        stem = _id_of(named)
        given = self._free(stem or _shortened(values.slug(question[:_USED_CHARACTERS])))
        if given == stem:
            self.own.add(stem)
        else:
            self.own.discard(stem)
        if given != named != "":
            if named == MISSING:
                tell("gave an empty id a name: {}", quoted(given))
            elif stem and given != stem:
                tell(
                    "changed the id {} to {}: {} is taken",
                    quoted(named),
                    quoted(given),
                    quoted(stem),
                )
            else:
                tell("changed the id {} to {}", quoted(named), quoted(given))
        return given

    def _free(self, stem: str) -> str:
        """Return ``stem`` with a number at the end if it was already given."""
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


def _id_of(named: str) -> str:
    """Return ``named`` as an id, or an empty text if none of its letters can be in one."""
    if values.is_identifier(named):
        return named
    made = _shortened(values.slug(named)) if any(map(str.isalnum, named)) else ""
    return made if values.is_identifier(made) else ""


def _shortened(stem: str) -> str:
    if len(stem) <= _LONGEST_MADE:
        return stem
    return stem[:_LONGEST_MADE].rpartition("-")[0] or stem[:_LONGEST_MADE]
