"""Plays rounds directly into a store."""

from datetime import datetime, timedelta

from anora_quiz.quiz.replies import Reply
from anora_quiz.quiz.results import Outcome
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import saved
from anora_quiz.records.journal import Journal
from anora_quiz.records.store import Store
from tests.samples import NOON

LATER = NOON + timedelta(days=1000)
"""The time of the computer's clock: no round is later, whatever the computer's own clock shows."""

LEFT_OUT = "this version can't read all of round {}; it left out the rest"
"""The warning of a round that can't be read whole, with a place for its number."""


def begin(
    store: Store, new: Round, *replies: Reply, at: datetime = NOON, seconds: float = 2.5
) -> tuple[Round, Journal]:
    """Begin ``new`` and reply with ``replies`` in order, all ``at`` the same moment."""
    journal = saved.begin(store, new, at)
    for reply in replies:
        new = new.record(reply, seconds)
        journal.save(new, at)
    return new, journal


def finish(store: Store, new: Round, *replies: Reply, at: datetime = NOON) -> Outcome:
    """Begin ``new``, reply with ``replies``, and finish it, all ``at`` the same moment."""
    played, journal = begin(store, new, *replies, at=at)
    return journal.finish(played, at)
