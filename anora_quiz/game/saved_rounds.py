"""Saved rounds: listing, resuming, discarding and reviewing them."""

from anora_quiz.game import after_round, playing
from anora_quiz.game.pages import NONE_FINISHED
from anora_quiz.game.session import Session
from anora_quiz.quiz.board_names import board_title
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import history, saved
from anora_quiz.records.history import ListedRound
from anora_quiz.records.store import Store
from anora_quiz.terminal.sanitize import visible

LISTED = 20
"""The maximum number of finished rounds that are listed."""

_NONE_UNFINISHED = "No round waits to be resumed. Start one with: anora-quiz play"


def show_unfinished(session: Session) -> None:
    """List the rounds that can be resumed, one per line, newest first."""
    with session.store() as store:
        unfinished = history.unfinished(store)
    _show_list(session, [_described_unfinished(each) for each in unfinished], _NONE_UNFINISHED)


def show_finished(session: Session) -> None:
    """List the last finished rounds, one per line, newest first."""
    with session.store() as store:
        finished = history.finished(store, LISTED)
    _show_list(session, [_described_finished(each) for each in finished], NONE_FINISHED)


def _show_list(session: Session, described: list[tuple[str, int]], if_none: str) -> None:
    for text, number in described:
        session.say(f"{number}. {text}")
    if not described:
        session.say(if_none)


def resume(session: Session, number: int | None = None) -> None:
    """Resume round ``number``; for None, the only one, or the one that the player picks."""
    with session.store() as store:
        if number is None:
            unfinished = history.unfinished(store)
            if not unfinished:
                session.say(_NONE_UNFINISHED)
                return
            number = _pick(session, unfinished)
        run(session, store, number)


def run(session: Session, store: Store, number: int) -> Round:
    """Resume the unfinished round ``number``; return it finished, or as it was left."""
    current, journal = saved.resume(store, number)
    known = session.settings().player
    if known and not current.is_named:  # begun before the name was known
        current = current.with_name(known)
    return playing.resume(session, store, current, journal)


def discard(session: Session, number: int) -> None:
    """Discard the unfinished round ``number``. Raises `RecordsError` if there is none."""
    with session.store() as store:
        saved.discard(store, number)
    session.say(f"Round {number} is discarded.")


def review(session: Session, number: int | None) -> None:
    """Review the finished round ``number``; the last one for None.

    Raises `RecordsError` if there is no such round.
    """
    with session.store() as store:
        if number is None:
            last = history.finished(store, 1)
            if not last:
                session.say(NONE_FINISHED)
                return
            number = last[0].id
        after_round.review(session, store, number)


def pick_finished(session: Session) -> None:
    """Let the player pick one of the last finished rounds, and review it."""
    with session.store() as store:
        choices = list(map(_described_finished, history.finished(store, LISTED)))
        choices.append(("Back", 0))
        if number := session.face().choose("Which round?", choices, escape=len(choices) - 1):
            after_round.review(session, store, number)


def _pick(session: Session, unfinished: list[ListedRound]) -> int:
    newest, *others = unfinished
    if others and session.is_person:
        return session.face().choose("Which round?", list(map(_described_unfinished, unfinished)))
    if others:
        older = count_of(len(others), "older round")
        session.say(f"{older} unfinished, too: anora-quiz resume --list")
    return newest.id


def _described_unfinished(each: ListedRound) -> tuple[str, int]:
    return _described(each, f"{each.asked} of {each.questions} answered")


def _described_finished(each: ListedRound) -> tuple[str, int]:
    return _described(each, f"{each.right} of {each.asked} correct")


def _described(each: ListedRound, result: str) -> tuple[str, int]:
    """Return a round in one line, as a choice of its number."""
    players, board = visible(each.players), visible(board_title(each.board))
    return f"{players}, {each.at:%Y-%m-%d %H:%M}, {result}, {board}", each.id
