"""Today's round: playing it, continuing it, and the line to share."""

from collections.abc import Sequence

from anora_quiz.errors import UsageError
from anora_quiz.game import after_round, playing, saved_rounds
from anora_quiz.game.dealing import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.quiz.modes import daily
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.rounds import Round
from anora_quiz.records import history, saved
from anora_quiz.records.encoding import State


def play(
    session: Session,
    packs: Sequence[str] = (),
    player: str | None = None,
    timer: int | None = None,
    *,
    is_copied: bool = False,
) -> None:
    """Play today's round, continue it, or show its result.

    The day is the player's local date when the round begins. ``is_copied`` also copies the
    line to share. Raises `UsageError` if today's round was discarded.
    """
    library = session.library()
    ids = [pack.id for pack in library.find(packs)] if packs else library.bundled_ids()
    today = session.clock.now().date()
    name = player or session.known_name()
    with session.store() as store:
        found = history.daily(store, today, ids, name, or_unnamed=player is None)
        if found is None:
            options = RoundOptions(
                packs=packs,
                mode=Daily(),
                players=[player] if player else [],
                spoilers=False,  # the round must be the same for everybody
                seed=daily.seed_of(today),
                timer=timer,
                day=today.isoformat(),
            )
            played = playing.start(session, options)
        elif found.state is State.OPEN:
            session.say("Today's round goes on.")
            played = saved_rounds.run(session, store, found.id)
        elif found.state is State.FINISHED:
            played = saved.review(store, found.id)
            session.say(f"{name} has played today's round; the next one is there tomorrow.")
            session.say(share_line(session, played))
        else:
            raise UsageError("you discarded today's round", "the next one is tomorrow")
    if is_copied and played.ending is not None:
        after_round.copy(session, share_line(session, played))


def share_line(session: Session, played: Round) -> str:
    """Return the line to share for ``played``, in characters that the session can show."""
    return daily.share_line(played, session.face().share_symbols)
