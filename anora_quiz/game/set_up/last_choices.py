"""What a player chose for the last round, which is offered again."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from anora_quiz.errors import PackError, RecordsError, UsageError
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.game.set_up.words import round_words
from anora_quiz.quiz.kinds import find_kind
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import OPEN_MODES, find_mode
from anora_quiz.quiz.selection import Selection

if TYPE_CHECKING:
    from anora_quiz.packs.compiled.cache import CompiledPack
    from anora_quiz.packs.library.library import Library
    from anora_quiz.records.history import Chosen


def next_setup(session: Session) -> RoundOptions:
    """Return what to play next: what was set up but not played, or what was chosen last."""
    return next(iter(session.planned), None) or last_setup(session)


def last_setup(session: Session) -> RoundOptions:
    """Return what was chosen for the newest round; nobody chose daily rounds, practice, and codes.

    Packs that are gone are left out; the Anora packs take their place if none is left. If there
    is no round, or none that this version can read, it is the usual one.
    """
    last = _last_chosen(session)
    if last is None:
        return RoundOptions()
    setup, mode = last.setup, find_mode(last.mode) or Mode()
    library = session.library()
    packs = [] if setup.collection else list(library.with_ids(setup.packs))
    return RoundOptions(
        packs=tuple(str(pack.path) for pack in packs),
        count=setup.count,
        mode=mode,
        players=last.players if len(last.players) > 1 else (),
        filters=_known_filters(setup.selection, library, packs),
        timer=None if setup.timer == mode.usual_timer else setup.timer,
    )


def setup_words(session: Session, options: RoundOptions) -> str:
    """Return ``options`` in words; packs that cannot be read are named by their files."""
    titles = [Path(name).stem for name in options.packs]
    with suppress(UsageError, PackError):
        titles = [pack.header.title for pack in session.library().find(options.packs)]
    return round_words(options, titles)


def _last_chosen(session: Session) -> "Chosen | None":
    from anora_quiz.records import history  # late: the first question must not wait for it

    with suppress(RecordsError), session.store() as store:
        return history.last_chosen(store, [mode.name for mode in OPEN_MODES])
    return None


def _known_filters(
    wanted: Selection, library: "Library", packs: "Collection[CompiledPack]"
) -> Selection:
    """Return the filters that are ``wanted``, without kinds and tags that no question has."""
    known = {tag for pack in packs or library.mix() for tag in pack.tags} if wanted.tags else ()
    return replace(
        wanted,
        kinds=tuple(kind for kind in wanted.kinds if find_kind(kind)),
        tags=tuple(tag for tag in wanted.tags if tag in known),
        spoilers=(),
    )
