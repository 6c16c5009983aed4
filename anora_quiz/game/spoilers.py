"""Whether questions may be asked that give something away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from anora_quiz.game.session import Session
from anora_quiz.quiz.selection import Selection
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.packs.compiled.store import CompiledPack
    from anora_quiz.packs.library.library import Library


def with_spoilers(
    session: Session,
    library: "Library",
    filters: Selection,
    packs: "Sequence[CompiledPack]",
    *,
    wanted: bool | None,
) -> Selection:
    """Return ``filters`` with the packs whose spoilers may be asked.

    ``wanted`` is None to go by what the player said before; a person who said nothing yet
    is asked.
    """
    if wanted is not None:
        every = tuple(pack.id for pack in packs)
        return replace(filters, spoilers=every) if wanted else filters
    ids = [pack.id for pack in library.spoiling(packs, filters)]
    decided = dict(session.settings().spoilers)
    undecided = [pack for pack in packs if pack.id in ids and pack.id not in decided]
    if session.is_person and undecided:
        fresh = _ask(session, undecided, library.bundled_ids())
        session.save_spoilers(fresh)
        decided |= fresh
    # A pack without spoilers is free to ask its own: that makes for shorter codes.
    may = [pack.id for pack in packs if pack.id not in ids or decided.get(pack.id)]
    return replace(filters, spoilers=tuple(may)) if {*may} & {*ids} else filters


def agrees_to_spoilers(session: Session, packs: Sequence[str]) -> bool:
    """Tell whether spoilers of the packs with these ids may be asked, which a code wants.

    Where no person can be asked, the code was given in earnest.
    """
    decided = session.settings().spoilers
    if not session.is_person or all(decided.get(pack) for pack in packs):
        return True
    question = "Some questions of this round give a story away. Play it all the same?"
    return session.face().confirm(question)


def _ask(
    session: Session, undecided: "Sequence[CompiledPack]", bundled: Sequence[str]
) -> dict[str, bool]:
    """Ask once for all banks, which are on one film, and once for each other pack."""
    face = session.face()
    banks = [pack.id for pack in undecided if pack.id in bundled]
    decided: dict[str, bool] = {}
    if banks:
        question = "Have you seen Anora? Some questions give its story away."
        decided |= dict.fromkeys(banks, face.confirm(question))
    for pack in undecided:
        if pack.id not in banks:
            title = visible(pack.header.title)
            question = f"“{title}” has questions that give something away. Ask them, too?"
            decided[pack.id] = face.confirm(question)
    return decided
