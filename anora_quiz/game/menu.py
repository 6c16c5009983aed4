"""The menu that ``anora-quiz`` opens without a command."""

from collections.abc import Callable

from anora_quiz.errors import AnoraQuizError, UsageError
from anora_quiz.game import daily_round, pages, playing, practice_round, saved_rounds
from anora_quiz.game.dealing import RoundOptions, refuse_players
from anora_quiz.game.session import Session
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import OPEN_MODES
from anora_quiz.quiz.names import name_problem, tidy_name
from anora_quiz.records import history
from anora_quiz.terminal import interruption
from anora_quiz.terminal.sanitize import visible

_Action = Callable[[Session], None]


def run(session: Session) -> None:
    """Show the menu and run what the player chooses, again and again, until they leave."""
    face = session.face()
    with face.staged():
        face.show_title()
        while (action := _choose(session)) is not _leave:
            try:
                action(session)
            except AnoraQuizError as error:  # the action failed; the menu continues
                session.say(error.sentences())
            interruption.forget()  # Ctrl-C ended a round, not the menu


def _choose(session: Session) -> _Action:
    choices = _choices(session)
    return session.face().choose("What shall it be?", choices, escape=len(choices) - 1)


def _choices(session: Session) -> list[tuple[str, _Action]]:
    """Return the items that apply now: without a round to resume, there is no such item."""
    with session.store() as store:
        unfinished = len(history.unfinished(store))
        has_played = bool(history.finished(store, 1))
    name = session.settings().player
    items: list[tuple[str, _Action]] = [
        ("Play ten questions on Anora", _play),
        ("Today's round", daily_round.play),
        ("Practise what you missed" if has_played else "", practice_round.play),
        ("Play one pack", _play_pack),
        ("Play in another way, or with friends", _play_mode),
        (f"Resume ({count_of(unfinished, 'round')})" if unfinished else "", saved_rounds.resume),
        ("High scores", _show_scores),
        ("Your progress" if has_played else "", pages.show_stats),
        ("Go through a finished round" if has_played else "", saved_rounds.pick_finished),
        ("The packs there are", pages.show_packs),
        (f"Change the player ({name})" if name else "", _change_name),
        ("Leave", _leave),
    ]
    return [(text, action) for text, action in items if text]


def _play(session: Session) -> None:
    playing.start(session, RoundOptions())


def _show_scores(session: Session) -> None:
    pages.show_scores(session, pages.Filters())


def _change_name(session: Session) -> None:
    session.save_player(session.face().ask_name(session.known_name()))


def _leave(session: Session) -> None:
    """Leave the menu; `run` recognizes this action and never calls it."""


def _play_pack(session: Session) -> None:
    if pack := _pick_pack(session):
        playing.start(session, RoundOptions(packs=[pack]))


def _play_mode(session: Session) -> None:
    """Ask for a mode and the players, and play."""
    face = session.face()
    choices: list[tuple[str, Mode | None]] = [
        (f"{mode.name.capitalize()}: {mode.about}", mode()) for mode in OPEN_MODES
    ]
    choices.append(("Back", None))
    mode = face.choose("How shall it be?", choices, escape=len(choices) - 1)
    if mode is None:
        return
    own_name = session.known_name()
    while True:
        typed = face.ask_text("Who plays? Names with commas between", own_name)
        names = [tidy_name(name) for name in typed.split(",") if name.strip()]
        try:
            refuse_players(names, mode)
            problem = next(filter(None, map(name_problem, names)), "")
        except UsageError as error:
            problem = error.sentences()
        if not problem:
            break
        face.say(problem)
    players = [] if names == [own_name] else names
    playing.start(session, RoundOptions(mode=mode, players=players))


def _pick_pack(session: Session) -> str:
    """Return the path of the pack that the player picks; empty if they go back."""
    packs = session.library().all_good()
    choices = [
        (f"{visible(pack.header.title)}: {visible(pack.header.about)}".rstrip(": "), str(pack.path))
        for pack in packs
    ]
    choices.append(("Back", ""))
    return session.face().choose("Which pack?", choices, escape=len(choices) - 1)
