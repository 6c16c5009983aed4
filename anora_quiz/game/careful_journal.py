"""Saves a round as long as that is possible; after that, the round goes on without."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from anora_quiz.errors import RecordsError
from anora_quiz.game.session import Session
from anora_quiz.quiz.results import Outcome
from anora_quiz.quiz.rounds import Round
from anora_quiz.records.journal import Journal
from anora_quiz.records.store import InUse, NotSaved
from anora_quiz.records.unreadable import Damaged

if TYPE_CHECKING:
    from anora_quiz.records.store import Store

_GO_ON = (
    "all but your last step is saved: close other Anora Quiz windows, and continue with"
    " `anora-quiz resume`"
)
_Result = TypeVar("_Result")


class CarefulJournal:
    """A journal that tells the player once if nothing can be saved, and then does nothing.

    That is so where nothing can be written, if the database is moved, deleted, or damaged, and if
    another program keeps the round from being begun. One that does so later is an error.
    """

    loss = ""
    """What to say in the end about what isn't saved; empty if all is."""

    def __init__(
        self, session: Session, store: "Store", begin: Callable[[], Journal], turns: int = 0
    ) -> None:
        """Save the round in the journal that ``begin`` returns, which belongs to ``store``.

        ``turns`` says how many of its turns are saved already.
        """
        self._session, self._store, self._turns = session, store, turns
        self._journal: Journal | None = None
        try:
            if store.not_saved is not None:
                raise store.not_saved
            self._journal = begin()
        except (NotSaved, InUse) as error:
            self._give_up(error)

    @property
    def is_saving(self) -> bool:
        """Whether all that was played so far is saved."""
        return self._journal is not None

    @property
    def number(self) -> int:
        """The number of the round, 0 if it isn't saved."""
        return self._journal.number if self._journal is not None else 0

    def save(self, played: Round, at: datetime) -> None:
        """Save the last turn of ``played`` to disk before returning."""
        self._turns = len(played.turns) - 1
        self._attempt(lambda journal: journal.save(played, at), None)
        self._turns = len(played.turns)

    def amend(self, played: Round) -> None:
        """Save the new mark of the last turn of ``played``."""
        self._attempt(lambda journal: journal.amend(played), None)

    def keep(self, current: Round) -> None:
        """Save the time and lifelines spent on the open question of ``current``."""
        self._attempt(lambda journal: journal.keep(current), None)

    def keeping(self, current: Round, spent: Callable[[], float]) -> AbstractContextManager[None]:
        """Save the seconds ``spent`` on the open question of ``current`` now and then."""
        return self._attempt(lambda journal: journal.keeping(current, spent), nullcontext())

    def forget(self) -> bool:
        """Remove the round if nothing was done in it; return whether that is so."""
        return self._attempt(lambda journal: journal.forget(), otherwise=False)

    def flag(self, place: int, why: str) -> None:
        """Save a flag on the question at ``place`` in the deck, counted from 0."""
        self._attempt(lambda journal: journal.flag(place, why), None)

    def finish(self, played: Round, finished_at: datetime) -> Outcome:
        """Save the results; return their ranks, none if they aren't saved."""
        return self._attempt(lambda journal: journal.finish(played, finished_at), Outcome())

    def _attempt(self, step: Callable[[Journal], _Result], otherwise: _Result) -> _Result:
        if self._journal is not None:
            try:
                return step(self._journal)
            except (NotSaved, Damaged) as error:
                self._give_up(error)
            except InUse as error:
                raise InUse(str(error), _GO_ON) from None
        return otherwise

    def _give_up(self, error: RecordsError) -> None:
        """Go on without the journal, and say how much is saved, and what to do."""
        self._journal = None
        if self._store.not_saved is not None or self._store.is_gone() or not self._turns:
            self.loss = "This round wasn't saved."
            warning, hint = "this round won't be saved", error.hint
        else:
            command = "data check --fix" if isinstance(error, Damaged) else "resume"
            saved = f"is saved only up to question {self._turns}"
            self.loss = f"This round {saved}. Continue with: anora-quiz {command}"
            warning, hint = f"this round {saved}", f"later, run `anora-quiz {command}`"
        self._session.warn_once(RecordsError(f"{warning}: {error}", hint))
