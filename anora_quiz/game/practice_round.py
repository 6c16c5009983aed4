"""Practice: a round of the questions that are due for a player by spaced repetition."""

from anora_quiz.game import playing
from anora_quiz.game.dealing import NothingDue, deal_due
from anora_quiz.game.playing import Played
from anora_quiz.game.session import Session
from anora_quiz.quiz.modes.practice import Practice


def play(
    session: Session,
    player: str | None = None,
    count: int = Practice.usual_count,
    timer: int | None = None,
    ahead: int = 0,
) -> Played | None:
    """Play up to ``count`` due questions and return them, or say when the next ones are due.

    Questions that will be due in the next ``ahead`` days are due, too. Raises `UsageError` for a
    given ``player`` that doesn't exist.
    """
    try:
        with session.store() as store:
            name = player or session.known_name()
            dealt = deal_due(session, store, name, count=count, timer=timer, ahead=ahead)
    except NothingDue as error:
        if player:
            from anora_quiz.game.players import refuse_unknown_player  # late: rarely needed

            with session.store() as store:
                refuse_unknown_player(session, store, player)
        session.say(error.sentences())
        return None
    return playing.start_dealt(session, (dealt, ()))
