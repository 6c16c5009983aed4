"""Saved rounds: listing, resuming, discarding and reviewing them."""

from datetime import datetime

from anora_quiz.game import after_round, playing
from anora_quiz.game.pages import NONE_FINISHED
from anora_quiz.game.playing import Played
from anora_quiz.game.session import Session
from anora_quiz.quiz.board_names import board_title
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.modes import find_mode
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.names import name_key
from anora_quiz.records import history, saved
from anora_quiz.records.history import ListedRound
from anora_quiz.records.store import Store
from anora_quiz.terminal.face import ListItem
from anora_quiz.terminal.moments import day_words, moment_words
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.stage.endings import ENTER, ESCAPE
from anora_quiz.terminal.wording import spoken

LISTED = 20
"""The maximum number of finished rounds that `show_finished` lists."""

_OFFERED = 500  # finished rounds to choose from: more would take long to draw at each key
_NONE_SAVED = "No saved rounds. Start one with: anora-quiz play"
_CHOOSE = "Choose a round"
_NONE_LEFT = "No saved rounds left."
_DISCARD = "d"
_LOSS = (
    "Its answers won't count in statistics or high scores. Questions you missed still come back in"
    " practice."
)
_DAILY_LOSS = "You can't play this daily round again."


def show_unfinished(session: Session) -> None:
    """List the rounds that can be resumed, one per line, newest first."""
    with session.store() as store:
        unfinished = history.unfinished(store)
    _show_list(session, unfinished, _NONE_SAVED)
    if unfinished:
        session.say("Resume one with: anora-quiz resume ROUND")
        session.say("Discard one with: anora-quiz resume --discard ROUND")


def show_finished(session: Session) -> None:
    """List the last finished rounds, one per line, newest first."""
    with session.store() as store:
        finished = history.finished(store, LISTED)
    _show_list(session, finished, NONE_FINISHED)


def _show_list(session: Session, rounds: list[ListedRound], if_none: str) -> None:
    for item in _items(session, rounds):
        session.say(f"{item.value}. {item.text}")
    if not rounds:
        session.say(if_none)


def resume(session: Session, number: int | None = None) -> Played | None:
    """Resume round ``number``; for None, the only one, or the one that the player picks.

    Return it, unless none was resumed, or the player picked it.
    """
    with session.store() as store:
        if number is None:
            unfinished = history.unfinished(store)
            if not unfinished:
                session.say(_NONE_SAVED)
                return None
            if len(unfinished) > 1 and session.is_person and not session.is_for_data:
                if not _pick_saved(session, store):
                    session.say(_NONE_LEFT)
                return None
            number = unfinished[0].id
            if others := len(unfinished) - 1:
                older = count_of(others, "older saved round")
                session.say(f"You have {older}. See your rounds with: anora-quiz resume --list")
        return run(session, store, number)


def run(session: Session, store: Store, number: int) -> Played:
    """Resume the unfinished round ``number``; return it as it was played."""
    current, journal = saved.resume(store, number)
    known = session.settings().player
    if known and not current.is_named:  # begun before the name was known
        current = current.with_name(known)
    return playing.resume(session, store, current, journal)


def pick_saved(session: Session) -> None:
    """Let the player pick a saved round to resume, and discard others, until they go back."""
    with session.store() as store:
        if not _pick_saved(session, store):
            session.say(_NONE_LEFT)


def _pick_saved(session: Session, store: Store) -> bool:
    """Do what `pick_saved` says; return whether there are saved rounds left to pick from."""
    face, last = session.face(), 0
    with face.staged():
        while rounds := history.unfinished(store):
            items = _items(session, rounds)
            keys = {ENTER: "resume", _DISCARD: "discard"}
            number, key = face.choose_or("Choose a saved round", items, keys, last)
            if key == ESCAPE:
                return True
            if key == ENTER:
                run(session, store, number)
                return True
            last = _index_of(number, items)
            _discard(session, store, rounds[last], items[last].text)
    return False


def _discard(session: Session, store: Store, each: ListedRound, text: str) -> None:
    """Discard an unfinished round if the player confirms it; ``text`` says which one it is."""
    losses = (_LOSS if each.asked else "", _DAILY_LOSS if each.mode == Daily.name else "")
    loss = " ".join(filter(None, losses))
    choices = (("Keep it", False), ("Discard it", True))
    message = "\n".join(filter(None, (text, loss, "Discard this round?")))
    if session.face().choose(message, choices, escape=0):
        saved.discard(store, each.id)
        session.say("Discarded the round.")


def discard(session: Session, number: int) -> None:
    """Discard the unfinished round ``number``. Raises `RecordsError` if there is none."""
    with session.store() as store:
        saved.discard(store, number)
    session.say(f"Discarded round {number}.")


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
    """Let the player pick finished rounds and review them, until they go back."""
    face, last = session.face(), 0
    with face.staged(), session.store() as store:
        items = _items(session, history.finished(store, _OFFERED))
        message = f"Choose a round (the last {_OFFERED})" if len(items) == _OFFERED else _CHOOSE
        while items:
            number, key = face.choose_or(message, items, {ENTER: "review"}, last)
            if key == ESCAPE:
                return
            last = _index_of(number, items)
            after_round.review(session, store, number)
        face.say(NONE_FINISHED)


def _index_of(number: int, items: list[ListItem[int]]) -> int:
    return [item.value for item in items].index(number)


def _items(session: Session, rounds: list[ListedRound]) -> list[ListItem[int]]:
    """Return lines of a list from which one of ``rounds`` is chosen by its number."""
    now, known = session.clock.now(), session.known_name()
    return [_item(each, now, known) for each in rounds]


def _item(each: ListedRound, now: datetime, known: str) -> ListItem[int]:
    # Several are told with their scores; without a name, it was the player before they gave one.
    is_known = len(each.seats) > 1 or name_key(each.players) == name_key(known) or not each.is_named
    title = board_title(each.board, each.titles)
    what = visible(title if is_known else f"{title} · {each.players}")
    result = _result(each)
    return ListItem(
        each.id,
        f"{_capitalized(moment_words(each.at, now))}: {spoken(what)}, {result}",
        (f"{each.at.astimezone(now.tzinfo):%H:%M}", what, result),
        _capitalized(day_words(each.at, now)),
        each.id,
    )


def _result(each: ListedRound) -> str:
    """Return the score of a round, and how many questions were answered or answered right."""
    mode = find_mode(each.mode)
    if each.is_finished:
        count = f"{each.right} of {each.asked} correct"
    elif mode is not None and mode.is_endless:
        count = f"{each.asked} answered"
    else:
        count = f"{each.asked} of {each.questions} answered"
    scores = [f"{visible(name)} {score:,}" for name, score in each.seats]
    if mode is not None and not mode.is_ranked:
        scores = []
    elif len(scores) == 1:
        scores = [count_of(each.seats[0][1], "point")]
    return ", ".join([*scores, count])


def _capitalized(words: str) -> str:
    return words[0].upper() + words[1:]
