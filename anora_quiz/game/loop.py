"""The game loop: ask, record, show.

The loop knows only the protocols of the face, the journal and the clock. A person at a
screen, a pipe and a script in a test all play through it, and so does a resumed round.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.replies import (
    INTERRUPT,
    LEAVE,
    OUT_OF_TIME,
    Claim,
    Continue,
    Flag,
    Reply,
    Request,
)
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal.face import ReviewFace, RoundFace, Step

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome


class Journal(Protocol):
    """Saves the round; see `records.journal.Journal` and `careful_journal.CarefulJournal`."""

    @property
    def is_saving(self) -> bool:
        """Whether all that was played so far is saved."""

    def save(self, played: Round, at: datetime) -> None:
        """Save the last turn of ``played`` to disk before returning."""

    def amend(self, played: Round) -> None:
        """Save the new mark of the last turn of ``played``, which was saved before."""

    def keep(self, current: Round) -> None:
        """Save the time and lifelines spent on the open question of ``current``."""

    def keeping(self, current: Round, spent: Callable[[], float]) -> AbstractContextManager[None]:
        """Save the seconds ``spent`` on the open question of ``current`` now and then."""

    def forget(self) -> bool:
        """Remove the round if nothing was done in it; return whether that is so."""

    def flag(self, place: int, why: str) -> None:
        """Save a flag on the question at ``place`` in the deck, counted from 0."""

    def finish(self, played: Round, finished_at: datetime) -> "Outcome":
        """Save the results; return their ranks and what else the round achieved."""


class Clock(Protocol):
    """Tells the date and time."""

    def now(self) -> datetime:
        """Return the date and time, with the time zone."""

    def seconds(self) -> float:
        """Return the seconds since an arbitrary moment; they never go back."""


def play(
    current: Round, *, face: RoundFace, journal: Journal, clock: Clock, asks_name: bool = False
) -> Round:
    """Play ``current`` until it is over or saved for later; return the round as it is then.

    With ``asks_name``, ask for the player's name for the board at the end. Each turn is in the
    journal before its verdict is shown.
    """
    is_ready = False
    while current.ending is None:
        # A clock begins to run only when its player is ready, who may have to sit down first.
        is_same = is_ready and current.turns and current.turns[-1].seat == current.seat.number
        if current.seconds_left is not None and not is_same:
            ready, is_ready = face.get_ready(current), True
            if isinstance(ready, Reply):
                return _leave(current, ready, face, journal)
        current, reply = _ask(current, face, journal, clock)
        if reply in (LEAVE, INTERRUPT):
            return _leave(current, reply, face, journal)
        current = current.record(reply)
        journal.save(current, clock.now())
        face.show_verdict(current)
        current, left = _pause(current, face, journal)
        if left is not None and current.ending is None:
            return _leave(current, left, face, journal)
    if asks_name and journal.is_saving and (name := face.ask_name(current.players[0])):
        current = current.with_name(name)
    face.show_result(current, journal.finish(current, clock.now()))
    return current


def review(
    played: Round, *, face: ReviewFace, flag: Callable[[int, str], None], when: str = ""
) -> None:
    """Show the table of the turns of ``played``, a finished round, and those that are asked for.

    ``flag`` saves a flag, given the place of the question in the deck and the reason. ``when``
    says in words when the round ended.
    """
    last = -1
    going: int | Step = Step.TABLE
    while going is not Step.OUT:
        if isinstance(going, Step):
            going = face.pick_turn(played, when, last)
        else:
            last, going = going, _show_again(played, going, face, flag)


def _show_again(
    played: Round, index: int, face: ReviewFace, flag: Callable[[int, str], None]
) -> int | Step:
    """Show the turn at ``index``; return the index of the one that follows, or a step."""
    total = len(played.turns)
    so_far = replace(played, turns=played.turns[: index + 1])
    face.show_again(so_far, total)
    while isinstance(going := face.pause_again(so_far, total), Flag):
        flag(so_far.turns[-1].place, going.why)
        face.show_granted(so_far, going)
    match going:
        case Step.NEXT:
            return index + 1 if index + 1 < total else Step.TABLE
        case Step.PREVIOUS:
            return index - 1 if index else Step.TABLE
        case _:
            return going


def _ask(current: Round, face: RoundFace, journal: Journal, clock: Clock) -> tuple[Round, Reply]:
    """Ask the open question until there is a reply; return the round with the time spent on it."""
    while not current.is_late:
        current, request = _ask_once(current, face, journal, clock)
        if isinstance(request, Reply):
            return current, request
        if not current.is_late:  # a request that comes too late is not granted
            current = _grant(current, request, current.seat.place, face, journal)
    return current, OUT_OF_TIME


def _ask_once(
    current: Round, face: RoundFace, journal: Journal, clock: Clock
) -> tuple[Round, Request | Continue]:
    """Ask the open question; return the round with the time spent, and what the player did.

    Where a clock runs, not even a kill sets it back by more than a few seconds.
    """
    asked_at, left = clock.seconds(), current.seconds_left

    def spent() -> float:
        return current.open_question.spent + min(clock.seconds() - asked_at, left or 0)

    with nullcontext() if left is None else journal.keeping(current, spent):
        request = face.ask(current)
        return current.spend(clock.seconds() - asked_at), request


def _pause(current: Round, face: RoundFace, journal: Journal) -> tuple[Round, Reply | None]:
    """Wait after a verdict; return the round, and the reply with which the player leaves, if so."""
    while True:
        request = face.pause(current)
        if isinstance(request, Continue | Reply):
            return current, request if isinstance(request, Reply) else None
        current = _grant(current, request, current.turns[-1].place, face, journal)


def _grant(
    current: Round,
    request: Lifeline | Flag | Claim | Continue,
    place: int,
    face: RoundFace,
    journal: Journal,
) -> Round:
    """Return the round with ``request`` granted.

    A flag is for the card at ``place``, unless it names another.
    """
    match request:
        case Flag(why, named):
            request = Flag(why, place if named is None else named)
            journal.flag(place if named is None else named, why)
        case Lifeline() if request in current.lifelines():
            current = current.use(request)
            journal.keep(current)
        case Claim() if current.can_claim or current.is_claimed:
            current = current.claim() if current.can_claim else current.withdraw()
            journal.amend(current)
        case _:
            return current  # a request that is not on offer changes nothing
    face.show_granted(current, request)
    return current


def _leave(current: Round, reply: Reply, face: RoundFace, journal: Journal) -> Round:
    """Save the round for later, unless the player leaves before doing anything in it."""
    if reply == LEAVE and journal.forget():
        face.show_left()
        return current
    journal.keep(current)
    if journal.is_saving:
        face.show_saved(current)
    return current
