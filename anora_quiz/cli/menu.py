"""What ``anora-quiz`` alone opens: a menu."""

from enum import Enum, auto

from anora_quiz.cli import rounds, scores
from anora_quiz.cli.packs import collection
from anora_quiz.cli.session import Session, login_name
from anora_quiz.records.settings import save_player
from anora_quiz.terminal.text import visible
from anora_quiz.terminal.wording import count_of


class _Item(Enum):
    PLAY = auto()
    PLAY_PACK = auto()
    RESUME = auto()
    SCORES = auto()
    PACKS = auto()
    NAME = auto()
    LEAVE = auto()


def run(session: Session) -> None:
    """Show the menu, do what is chosen, and show it again, until the player leaves."""
    face = session.face()
    face.show_title()
    while True:
        choices = _choices(session)
        item = face.choose("What shall it be?", choices, escape=len(choices) - 1)
        if item is _Item.LEAVE:
            return
        _do(session, item)


def _choices(session: Session) -> list[tuple[str, _Item]]:
    """Return what can be done now: nothing to resume, no item to resume it."""
    with session.store() as store:
        waiting = len(store.unfinished())
    name = session.settings().player
    items = [
        ("Play ten questions on Anora", _Item.PLAY),
        ("Play one pack", _Item.PLAY_PACK),
        (f"Resume ({count_of(waiting, 'round')})" if waiting else "", _Item.RESUME),
        ("High scores", _Item.SCORES),
        ("The packs there are", _Item.PACKS),
        (f"Change the player ({name})" if name else "", _Item.NAME),
        ("Leave", _Item.LEAVE),
    ]
    return [(text, item) for text, item in items if text]


def _do(session: Session, item: _Item) -> None:
    match item:
        case _Item.PLAY:
            rounds.start(session, rounds.Wanted())
        case _Item.PLAY_PACK:
            if pack := _pick_pack(session):
                rounds.start(session, rounds.Wanted(packs=[pack]))
        case _Item.RESUME:
            rounds.resume(session, None)
        case _Item.SCORES:
            scores.show(session, scores.Filters())
        case _Item.PACKS:
            collection.show_list(session)
        case _Item.NAME:
            name = session.face().sign(session.settings().player or login_name())
            save_player(session.folders.config, name)


def _pick_pack(session: Session) -> str:
    """Return the id of the pack that the player picks; empty for going back."""
    packs = session.library().all_good()
    choices = [
        (f"{visible(pack.header.title)}: {visible(pack.header.about)}".rstrip(": "), str(pack.path))
        for pack in packs
    ]
    choices.append(("Back", ""))
    return session.face().choose("Which pack?", choices, escape=len(choices) - 1)
