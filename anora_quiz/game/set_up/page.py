"""Set up a round: a page on which everything about it is chosen."""

from contextlib import suppress

from anora_quiz.errors import Canceled, PackError, UsageError
from anora_quiz.game import playing
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.game.set_up.choices import RoundSetup
from anora_quiz.game.set_up.last_choices import last_setup
from anora_quiz.game.set_up.rows import SetupRows


def set_up(session: Session) -> None:
    """Let the player set up a round and play it; they may also go back.

    What was set up but not played is there the next time.
    """
    setup = RoundSetup(session)
    rows = SetupRows(session, setup)
    while session.face().adjust("Set up a round", rows.all, "play"):
        if problem := setup.problem():
            session.say(problem)
            continue
        with suppress(Canceled):  # a question before the round
            if _play(session, setup.options):
                return


def play_next(session: Session) -> None:
    """Play what was set up but not played, or else what was chosen last.

    If what was set up cannot be dealt, let the player change it. Raises as `playing.start` does.
    """
    if not session.planned:
        playing.start(session, last_setup(session))
    elif not _play(session, session.planned[0]):
        set_up(session)


def _play(session: Session, options: RoundOptions) -> bool:
    """Play the round; if it cannot be dealt, say why. Return whether it was dealt.

    Raises `Canceled`.
    """
    try:
        played = playing.start(session, options)
    except (UsageError, PackError) as error:
        session.say(error.sentences())
        return False
    if played.round.turns:  # from now on, it is what was chosen last
        session.planned.clear()
    return True
