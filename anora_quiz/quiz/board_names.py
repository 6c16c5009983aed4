"""Names of the boards that list results.

A board compares like with like: one mode, the same packs, the same number of questions,
the same filters, and the same timing.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from anora_quiz.quiz.counting import count_of

if TYPE_CHECKING:  # titles need no rounds
    from anora_quiz.quiz.rounds import Round

_SEPARATOR = ", "
_AND = " + "  # between packs
_UNTIMED = "untimed"
_PACK_COUNT = re.compile(r" \(\d+ banks\)$")
_COUNTED = re.compile(r"\b(\d+) (question|second)s\b")
_MAX_NAMED = 3  # packs that a title names


def board_of(finished: "Round") -> str:
    """Return the name of the board that ``finished`` belongs on."""
    setup = finished.setup
    if setup.collection:
        packs = f"{setup.collection} ({len(setup.packs)} banks)"
    else:
        packs = _AND.join(setup.packs)
    terms = finished.mode.terms(setup, len(finished.deck) // len(finished.players))
    selection = setup.selection
    filters = {"": selection.difficulties, "kind ": selection.kinds, "tag ": selection.tags}
    only = [f"only {label}{' or '.join(values)}" for label, values in filters.items() if values]
    return _SEPARATOR.join([finished.mode.name, packs, *terms, *only])


def board_title(board: str, titles: Mapping[str, str]) -> str:
    """Return the name of a ``board`` as people read it: "Classic · Anora · 10 questions".

    ``titles`` are those of packs by their ids; a pack without one is named by its id. The names
    that `board_of` returns are stored, and stay as they are.
    """
    mode, *terms = board.split(_SEPARATOR)
    if terms:
        terms[0] = _packs_title([titles.get(pack, pack) for pack in packs_of(board)])
    shown = (_term_title(each) for each in terms if each != _UNTIMED)
    return " · ".join([mode[:1].upper() + mode[1:], *shown])


def packs_of(board: str) -> list[str]:
    """Return the ids of the packs of a ``board``, or the name of the collection they form."""
    packs = [_PACK_COUNT.sub("", each) for each in board.split(_SEPARATOR)[1:2]]
    return [pack for each in packs for pack in each.split(_AND)]


def _term_title(term: str) -> str:
    term = term.replace("only kind ", "only ").replace("seconds a question", "seconds per question")
    return _COUNTED.sub(lambda found: count_of(int(found[1]), found[2]), term)


def _packs_title(names: Sequence[str]) -> str:
    more = len(names) - _MAX_NAMED
    return _AND.join([*names[:_MAX_NAMED], *([f"{more} more"] if more > 0 else [])])
