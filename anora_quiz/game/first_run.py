"""The first run: what a newcomer is told before anything is asked."""

from typing import TYPE_CHECKING

from anora_quiz.game.session import Session
from anora_quiz.records import history

if TYPE_CHECKING:
    from anora_quiz.records.store import Store

_WHAT = "Trivia about Sean Baker's film Anora, with a source for every answer."
_HOW_LONG = "A round takes about three minutes."
_HOW_SAVED = "Ctrl-C saves it at any time."


def intro(session: Session, store: "Store") -> tuple[str, ...]:
    """Return what this is, how keys work, and how long a round takes; nothing for who knows it.

    A newcomer is somebody who has neither decided nor played anything.
    """
    settings = session.settings()
    if settings.player or settings.spoilers or history.has_rounds(store):
        return ()
    how_long = _HOW_LONG if store.not_saved else f"{_HOW_LONG} {_HOW_SAVED}"
    return (_WHAT, session.face().how_to_answer, how_long)
