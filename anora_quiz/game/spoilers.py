"""Decides whether spoilers may be asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from anora_quiz.game.session import Session
from anora_quiz.quiz.selection import Selection
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.packs.compiled.cache import CompiledPack
    from anora_quiz.packs.library.library import Library
    from anora_quiz.records.settings import Settings

SPOILER_WORDS = {None: "ask me", True: "included", False: "left out"}
"""What was decided about spoilers, in words; None is no decision."""

_REMEMBERED = "Your answer is remembered. You can change it in Settings."
_YES, _NO = "Yes, include them", "No, leave them out"


def with_spoilers(
    session: Session,
    library: "Library",
    filters: Selection,
    packs: "Sequence[CompiledPack]",
    *,
    wanted: bool | None,
) -> Selection:
    """Return ``filters`` with the packs whose spoilers may be asked.

    ``wanted`` is None to use what the player decided before; a person who has not decided
    yet is asked.
    """
    if wanted is not None:
        all_ids = tuple(pack.id for pack in packs)
        return replace(filters, spoilers=all_ids) if wanted else filters
    ids = [pack.id for pack in library.spoiling(packs, filters)]
    decided = dict(session.settings().spoilers)
    undecided = [pack for pack in packs if pack.id in ids and pack.id not in decided]
    if session.is_person and undecided:
        answers = _ask(session, undecided, library.bundled_ids())
        session.save(spoilers=answers)
        decided |= answers
    # Allowing packs that have no spoilers changes nothing and makes share codes shorter.
    allowed = [pack.id for pack in packs if pack.id not in ids or decided.get(pack.id)]
    return replace(filters, spoilers=tuple(allowed)) if {*allowed} & {*ids} else filters


def decided_words(settings: "Settings", packs: Iterable[str]) -> str:
    """Return what the player decided about spoilers in the packs with these ids, in words."""
    decided = {settings.spoilers[pack] for pack in packs if pack in settings.spoilers}
    return "varies by pack" if len(decided) > 1 else SPOILER_WORDS[next(iter(decided), None)]


def presumed_spoilers(
    session: Session, packs: "Sequence[CompiledPack]", *, wanted: bool | None
) -> tuple[str, ...]:
    """Return the ids of the packs whose spoilers would be asked if undecided players agreed.

    ``wanted`` is as in `with_spoilers`.
    """
    decided = session.settings().spoilers if wanted is None else {}
    allowed = (pack.id for pack in packs if decided.get(pack.id, True))
    return () if wanted is False else tuple(allowed)


def agrees_to_spoilers(session: Session, packs: Sequence[str]) -> bool:
    """Return whether spoilers of the packs with these ids may be asked, as a code demands.

    If nobody can be asked, giving the code counts as agreement.
    """
    decided = session.settings().spoilers
    if not session.is_person or all(decided.get(pack) for pack in packs):
        return True
    return session.face().confirm("This round contains spoilers. Play it anyway?")


def _ask(
    session: Session, undecided: "Sequence[CompiledPack]", bundled: Sequence[str]
) -> dict[str, bool]:
    """Ask once for all bundled packs, which are on one film, and once for each other pack."""
    face = session.face()
    undecided_bundled = [pack.id for pack in undecided if pack.id in bundled]
    decided: dict[str, bool] = {}
    if undecided_bundled:
        question = "Have you seen Anora? Some questions contain spoilers."
        message = "\n".join((*_intro(session), _REMEMBERED, question))
        decided |= dict.fromkeys(undecided_bundled, face.confirm(message, _YES, _NO))
    for pack in undecided:
        if pack.id not in undecided_bundled:
            title = visible(pack.header.title)
            question = f"“{title}” has questions with spoilers. Include them?"
            decided[pack.id] = face.confirm(f"{_REMEMBERED}\n{question}", _YES, _NO)
    return decided


def _intro(session: Session) -> Iterator[str]:
    """Yield the lines that tell a newcomer what this is, unless Home has shown them."""
    from anora_quiz.game import first_run  # late: the first question must not wait for it

    with session.store() as store:
        lines = first_run.intro(session, store)
    if lines and session.is_first_time("".join(lines)):
        yield from (*lines, "")
