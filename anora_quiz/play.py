"""The loop: ask, record, show.

It knows a player, a journal and a clock by what they can do, not what they are: a person
at a screen, a pipe and a script in a test all play through here, and so does a resumed
round.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from anora_quiz.quiz.rounds import How, Reply, Round
from anora_quiz.quiz.scores import Standing

Flag = Callable[[str], None]
"""Keeps that something is wrong with the open question; takes the reason, or nothing."""


class Player(Protocol):
    """Whoever sees the round and replies."""

    def ask(self, current: Round, flag: Flag) -> Reply:
        """Show the open question and return the reply: an answer that fits, or leaving.

        Who finds fault with the question calls ``flag`` and goes on asking.
        """
        ...

    def show_verdict(self, played: Round) -> None:
        """Show how the last turn of ``played`` came out."""
        ...

    def wants_next(self, current: Round) -> bool:
        """Wait until the next question is wanted; False puts the round aside."""
        ...

    def show_put_aside(self, current: Round) -> None:
        """Tell that the round can be resumed, and how."""
        ...

    def sign(self, suggested: str) -> str:
        """Return the name to put on the board, ``suggested`` if no person is there to ask."""
        ...

    def show_result(self, played: Round, standings: tuple[Standing, ...]) -> None:
        """Show the finished round and where it stands."""
        ...


class Journal(Protocol):
    """Where the round is written down; see `records.journal.Journal`."""

    def save(self, played: Round) -> None:
        """Keep the last turn of ``played``, safely, before returning."""
        ...

    def flag(self, current: Round, why: str) -> None:
        """Keep that something is wrong with the open question."""
        ...

    def put_aside(self, played: Round) -> None:
        """Keep how much time the open question has had."""
        ...

    def finish(self, played: Round, finished_at: datetime) -> tuple[Standing, ...]:
        """Keep the results and return where they stand."""
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
    current: Round, *, player: Player, journal: Journal, clock: Clock, is_unsigned: bool = False
) -> Round:
    """Play ``current`` until it is over or put aside, and return it as it then stands.

    ``is_unsigned`` asks the player's name for the board at the end. Each turn is in the
    journal before its verdict is shown.
    """
    is_first = True
    while current.ending is None:
        if not is_first and not player.wants_next(current):
            return _put_aside(current, 0.0, player, journal)
        is_first = False
        asked_at = clock.seconds()
        reply = player.ask(current, partial(journal.flag, current))
        seconds = clock.seconds() - asked_at
        if reply.how is How.LEFT:
            return _put_aside(current, seconds, player, journal)
        current = current.record(reply, seconds)
        journal.save(current)
        player.show_verdict(current)
    if is_unsigned:
        current = current.sign(player.sign(current.players[0]))
    standings = journal.finish(current, clock.now())
    player.show_result(current, standings)
    return current


def _put_aside(current: Round, seconds: float, player: Player, journal: Journal) -> Round:
    current = current.put_aside(seconds)
    journal.put_aside(current)
    player.show_put_aside(current)
    return current
