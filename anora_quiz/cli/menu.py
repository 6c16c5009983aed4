"""What ``anora-quiz`` alone opens: a menu."""

from enum import Enum, auto

from anora_quiz.cli import rounds, scores
from anora_quiz.cli.session import Session
from anora_quiz.terminal.text import visible
from anora_quiz.terminal.wording import count_of


class _Item(Enum):
    PLAY = auto()
    PLAY_BANK = auto()
    RESUME = auto()
    SCORES = auto()
    LEAVE = auto()


def run(session: Session) -> None:
    """Show the menu, do what is chosen, and show it again, until the player leaves."""
    face = session.face()
    face.show_title()
    while True:
        with session.store() as store:
            waiting = len(store.unfinished())
        choices = [("Play ten questions on Anora", _Item.PLAY), ("Play one bank", _Item.PLAY_BANK)]
        if waiting:
            choices.append((f"Resume ({count_of(waiting, 'round')})", _Item.RESUME))
        choices += [("High scores", _Item.SCORES), ("Leave", _Item.LEAVE)]
        match face.choose("What shall it be?", choices):
            case _Item.PLAY:
                rounds.start(session, rounds.Wanted())
            case _Item.PLAY_BANK:
                rounds.start(session, rounds.Wanted(packs=[_pick_bank(session)]))
            case _Item.RESUME:
                rounds.resume(session, None)
            case _Item.SCORES:
                scores.scores(plain=session.is_plain)
            case _Item.LEAVE:
                return


def _pick_bank(session: Session) -> str:
    banks = session.library().bundled()
    choices = [
        (f"{visible(bank.header.title)}: {visible(bank.header.about)}", bank.id) for bank in banks
    ]
    return session.face().choose("Which bank?", choices)
