"""Finished rounds: listing them and reviewing one."""

from typing import TYPE_CHECKING

from anora_quiz.game import playing
from anora_quiz.game.pages import NONE_FINISHED
from anora_quiz.game.session import Session
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.records.history import Finished

LISTED = 20
"""The maximum number of rounds that are listed."""


def show_list(session: Session) -> None:
    """List the last finished rounds, one per line, newest first."""
    with session.store() as store:
        finished = store.finished(LISTED)
    for each in finished:
        session.say(f"{each.id}. {_describe(each)}")
    if not finished:
        session.say(NONE_FINISHED)


def review(session: Session, number: int | None) -> None:
    """Review the finished round ``number``; the last one for None.

    Raises `RecordsError` if there is no such round.
    """
    with session.store() as store:
        if number is None:
            last = store.finished(1)
            if not last:
                session.say(NONE_FINISHED)
                return
            number = last[0].id
        playing.review(session, store, number)


def pick(session: Session) -> None:
    """Let the player pick one of the last rounds, and review it."""
    with session.store() as store:
        finished = store.finished(LISTED)
        choices = [(_describe(each), each.id) for each in finished]
        choices.append(("Back", 0))
        if number := session.face().choose("Which round?", choices, escape=len(choices) - 1):
            playing.review(session, store, number)


def _describe(each: "Finished") -> str:
    """Describe a finished round in one line."""
    at = f"{each.finished_at:%Y-%m-%d %H:%M}"
    players, board = visible(each.players), visible(each.board)
    return f"{players}, {at}, {each.right} of {each.asked} correct, {board}"
