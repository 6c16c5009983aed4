"""Home, which `anora-quiz` opens without a command."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from anora_quiz.errors import AnoraQuizError, Canceled
from anora_quiz.game import (
    after_round,
    daily_round,
    first_run,
    pages,
    practice_round,
    saved_rounds,
    settings_page,
)
from anora_quiz.game.session import Session
from anora_quiz.game.set_up.last_choices import next_setup, setup_words
from anora_quiz.game.set_up.page import play_next, set_up
from anora_quiz.quiz.counting import count_of
from anora_quiz.records import history, tallies
from anora_quiz.terminal import interruption
from anora_quiz.terminal.home import Home, HomeItem
from anora_quiz.terminal.wording import due_words

if TYPE_CHECKING:
    from anora_quiz.game.daily_round import TodaysRound
    from anora_quiz.records.store import Store

_Action = Callable[[Session], object]

_SET_UP = "packs, length, difficulty, mode, timer, players, code"


def run(session: Session) -> None:
    """Show Home and do what the player chooses, again and again, until they leave."""
    session = replace(session, is_at_home=True)
    face = session.face()
    action: _Action = _play
    with face.staged():
        while True:
            try:
                action = face.choose_at_home(_home(session), action)
                if action is _quit or (action is _ask_to_quit and _is_sure(session)):
                    return
                _act(session, action)
            except KeyboardInterrupt:
                _say_what_is_saved(session)
                raise
            if interruption.is_noted():  # a round was left, which has said that it is saved
                return


def _act(session: Session, action: _Action) -> None:
    try:
        action(session)
    except Canceled:
        return
    except AnoraQuizError as error:  # the action failed; Home remains
        session.say(error.sentences())


def _home(session: Session) -> Home[_Action]:
    with session.store() as store:
        today = daily_round.today(session, store)
        intro = first_run.intro(session, store)
        session.is_first_time("".join(intro))  # other questions need not repeat it
        return Home(
            facts=_facts(session, store),
            intro=intro,
            today=today.shown,
            items=_items(session, store, today),
            further=[HomeItem(label, "", action) for label, action in _FURTHER],
            back=_ask_to_quit,
            copy=_copy_today if today.is_finished else None,
        )


def _items(session: Session, store: "Store", today: "TodaysRound") -> list[HomeItem[_Action]]:
    """Return the main items; without a round to resume, there is no such item."""
    now = session.clock.now()
    upcoming = tallies.quick_upcoming(store, session.known_name(), now)
    practice = due_words(upcoming, now) if upcoming else ""
    items: list[HomeItem[_Action]] = [
        HomeItem("Play", _last_words(session), _play),
        HomeItem("Daily round", today.note, daily_round.play),
        HomeItem("Practice", practice, practice_round.play),
        HomeItem("Set up a round", _SET_UP, set_up),
    ]
    if unfinished := len(history.unfinished(store)):
        note = count_of(unfinished, "saved round")
        items.append(HomeItem("Resume", note, saved_rounds.pick_saved))
    return items


def _facts(session: Session, store: "Store") -> list[str]:
    """Return who plays, and in a few words what they have done."""
    name = session.settings().player
    rounds, best = tallies.summary(store, session.known_name())
    facts = [name] if name else []
    if rounds:
        facts.append(count_of(rounds, "round"))
    if best:
        facts.append(f"best {best:,}")
    return facts


def _last_words(session: Session) -> str:
    """Return what was set up or chosen last, in words."""
    return setup_words(session, next_setup(session))


def _play(session: Session) -> None:
    play_next(session)


def _copy_today(session: Session) -> None:
    with session.store() as store:
        played = daily_round.today(session, store).played
    if played is not None:
        after_round.copy(session, daily_round.share_line(session, played))


def _quit(session: Session) -> None:
    """End the program; `run` recognizes this action and never calls it."""


def _ask_to_quit(session: Session) -> None:
    """Do nothing: the player pressed Esc, but stays."""


def _is_sure(session: Session) -> bool:
    with suppress(Canceled):
        return session.face().confirm("Quit Anora Quiz?", "Quit", "Stay")
    return False


def _say_what_is_saved(session: Session) -> None:
    with session.store() as store:
        unfinished = len(history.unfinished(store))
        is_saved = store.not_saved is None
    if unfinished:
        rounds = count_of(unfinished, "saved round")
        session.face().tell(f"{rounds}. Continue with: anora-quiz resume")
    elif is_saved:
        session.face().tell("Everything is saved.")


_FURTHER: tuple[tuple[str, _Action], ...] = (
    ("High scores", pages.show_scores),
    ("Statistics", pages.show_stats),
    ("Review", saved_rounds.pick_finished),
    ("Packs", pages.show_packs),
    ("Settings", settings_page.show),
    ("Quit", _quit),
)
