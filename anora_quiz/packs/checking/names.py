"""Find the field or the kind that a misspelled or guessed name means."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from anora_quiz.quiz.fields import fields_of
from anora_quiz.quiz.kinds import KINDS
from anora_quiz.quiz.question import Question

_LONGEST_MISSPELLING = 30  # characters that are compared
_MOST_MISSPELLINGS = 1000  # different ones in a file

OtherNames = Mapping[str, str]
"""What else people call things, as `plain` makes it, and the names that things have."""

NO_OTHERS: OtherNames = {}


def plain(name: str) -> str:
    """Return the letters and digits of ``name`` in lower case, as far as names are compared."""
    return "".join(filter(str.isalnum, name[: 2 * _LONGEST_MISSPELLING].casefold()))


def bare(name: str) -> str:
    """Return ``name`` in lower case without the quotes, blanks, and invisible signs around it."""
    visible = "".join(each for each in name if each.isprintable())
    return visible.strip(" \"'“”„‘’`").casefold()


@cache
def other_names(*owners: type) -> OtherNames:
    """Return what else people call the fields of ``owners``, as `plain` makes it, and the field."""
    found: dict[str, str] = {}
    for owner in owners:
        for name, field in fields_of(owner).items():
            for other in field.description.also:
                found.setdefault(plain(other), name)
    return found


def kinds_called(name: str) -> Sequence[type[Question]]:
    """Return the kinds that are called ``name`` here or elsewhere, the most likely one first."""
    return _kinds_by_name().get(plain(name), ())


@cache
def _kinds_by_name() -> Mapping[str, list[type[Question]]]:
    found: dict[str, list[type[Question]]] = {}
    for kind in KINDS:
        for name in (kind.kind, *kind.also.split(",")):
            found.setdefault(plain(name), []).append(kind)
    return found


class Names:
    """Finds what the names in one file mean."""

    def __init__(self) -> None:
        """Start with no names found."""
        self._meant: dict[tuple[str, tuple[str, ...]], str] = {}

    def closest(self, text: str, known: Iterable[str], others: OtherNames = NO_OTHERS) -> str:
        """Return the one of ``known`` that ``text`` means; empty if none is close.

        It may be spelled with capitals or signs, be one of the ``others``, which are as `plain`
        makes them, or have typos. Comparing is slow, so it stops after a thousand different
        misspellings in a file.
        """
        names = tuple(known)
        misspelled = (text.casefold()[:_LONGEST_MISSPELLING], names)
        if misspelled not in self._meant:
            if len(self._meant) >= _MOST_MISSPELLINGS:
                return ""
            key = plain(text)
            same = [each for each in names if key and plain(each) == key]
            other = [each for each in names if each == others.get(key)]
            close = same or other or difflib.get_close_matches(*misspelled, n=1)
            self._meant[misspelled] = next(iter(close), "")
        return self._meant[misspelled]
