"""The loop: ask, record, show.

It knows a player, a journal and a clock by what they can do, not what they are: a person
at a screen, a pipe and a script in a test all play through here, and so does a resumed
round.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from anora_quiz.quiz.lifelines import Lifeline
from anora_quiz.quiz.replies import LEAVE, OUT_OF_TIME, Claim, Continue, Flag, Reply, Request
from anora_quiz.quiz.rounds import Round

if TYPE_CHECKING:
    from anora_quiz.quiz.results import Outcome


class Face(Protocol):
    """Whoever sees the round and replies."""

    def ask(self, current: Round) -> Request:
        """Show the open question, if it is new, and return what the player does with it.

        That is a reply: an answer that fits, or what happened instead; or a wish, after
        which the same question is asked again. A lifeline is one of `Round.lifelines`.
        """
        ...

    def show_granted(self, current: Round, request: Lifeline | Flag | Claim) -> None:
        """Show that ``request`` was done, and what came of it."""
        ...

    def show_verdict(self, played: Round) -> None:
        """Show how the last turn of ``played`` came out."""
        ...

    def pause(self, played: Round) -> Continue | Flag | Claim | Reply:
        """Wait until the player goes on. A flag or claim is for the turn just shown.

        The only reply is `LEAVE`, which puts the round aside; a round that is over goes on
        to its result all the same.
        """
        ...

    def show_put_aside(self, current: Round) -> None:
        """Tell that the round can be resumed, and how."""
        ...

    def sign(self, suggested: str) -> str:
        """Return the name to put on the board, ``suggested`` if no person is there to ask."""
        ...

    def show_result(self, played: Round, outcome: "Outcome") -> None:
        """Show the finished round and what came of it."""
        ...


class Reviewer(Protocol):
    """Whoever goes through a finished round."""

    def show_again(self, so_far: Round, total: int) -> None:
        """Show the last of the ``total`` turns so far: the question and how it came out."""
        ...

    def pause_again(self, so_far: Round) -> Continue | Flag | Reply:
        """Wait until the player goes on; the only reply is `LEAVE`."""
        ...

    def show_granted(self, current: Round, request: Flag) -> None:
        """Show that the question is flagged."""
        ...


class Journal(Protocol):
    """Where the round is written down; see `records.journal.Journal`."""

    def save(self, played: Round, at: datetime) -> None:
        """Keep the last turn of ``played``, safely, before returning."""
        ...

    def amend(self, played: Round) -> None:
        """Keep what has become of the last turn of ``played``, which was saved before."""
        ...

    def keep(self, current: Round) -> None:
        """Keep what the open question has had: time and lifelines."""
        ...

    def flag(self, place: int, why: str) -> None:
        """Keep that something is wrong with the question at ``place`` in the deck, from 0."""
        ...

    def finish(self, played: Round, finished_at: datetime) -> "Outcome":
        """Keep the results and return where they stand, and what else came of the round."""
        ...


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """Return the date and time, with the time zone."""
        ...

    def seconds(self) -> float:
        """Return seconds from any fixed moment; never goes back."""
        ...


def play(
    current: Round, *, player: Face, journal: Journal, clock: Clock, is_unsigned: bool = False
) -> Round:
    """Play ``current`` until it is over or put aside, and return it as it then stands.

    ``is_unsigned`` asks the player's name for the board at the end. Each turn is in the
    journal before its verdict is shown.
    """
    while current.ending is None:
        current, reply = _ask(current, player, journal, clock)
        if reply == LEAVE:
            return _put_aside(current, player, journal)
        current = current.record(reply)
        journal.save(current, clock.now())
        player.show_verdict(current)
        current, is_left = _pause(current, player, journal)
        if is_left and current.ending is None:
            return _put_aside(current, player, journal)
    if is_unsigned:
        current = current.sign(player.sign(current.players[0]))
    player.show_result(current, journal.finish(current, clock.now()))
    return current


def review(played: Round, *, player: Reviewer, flag: Callable[[int, str], None]) -> None:
    """Go through the turns of ``played``, a round that is over, until the player leaves.

    ``flag`` keeps that something is wrong with the question at a place in the deck, and why.
    """
    for count in range(1, len(played.turns) + 1):
        so_far = replace(played, turns=played.turns[:count])
        player.show_again(so_far, len(played.turns))
        while isinstance(request := player.pause_again(so_far), Flag):
            flag(so_far.turns[-1].place, request.why)
            player.show_granted(so_far, request)
        if isinstance(request, Reply):
            return


def _ask(current: Round, player: Face, journal: Journal, clock: Clock) -> tuple[Round, Reply]:
    """Ask the open question until there is a reply; its time is spent in the round returned."""
    while not current.is_late:
        asked_at = clock.seconds()
        request = player.ask(current)
        current = current.spend(clock.seconds() - asked_at)
        if isinstance(request, Reply):
            return current, request
        if not current.is_late:  # what is wished for too late is not done
            current = _grant(current, request, current.place, player, journal)
    return current, OUT_OF_TIME


def _pause(current: Round, player: Face, journal: Journal) -> tuple[Round, bool]:
    """Wait after a verdict; tell whether the player leaves."""
    while True:
        request = player.pause(current)
        if isinstance(request, Continue | Reply):
            return current, isinstance(request, Reply)
        current = _grant(current, request, current.turns[-1].place, player, journal)


def _grant(
    current: Round, request: Lifeline | Flag | Claim, place: int, player: Face, journal: Journal
) -> Round:
    """Return the round with ``request`` done; a flag is for the card at ``place``."""
    match request:
        case Flag(why):
            journal.flag(place, why)
        case Lifeline() if request in current.lifelines():
            current = current.use(request)
            journal.keep(current)
        case Claim() if current.can_claim:
            current = current.claim()
            journal.amend(current)
        case _:
            return current  # what is not on offer changes nothing
    player.show_granted(current, request)
    return current


def _put_aside(current: Round, player: Face, journal: Journal) -> Round:
    journal.keep(current)
    player.show_put_aside(current)
    return current
