"""Plays rounds, one after the other, from dealing to what the player does next."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from anora_quiz.game.dealing import Dealt, deal, with_code
from anora_quiz.game.loop import play as play_round
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.quiz.rounds import Round
from anora_quiz.terminal import interruption

if TYPE_CHECKING:
    from anora_quiz.game.careful_journal import CarefulJournal
    from anora_quiz.records.journal import Journal
    from anora_quiz.records.store import Store


@dataclass(frozen=True, slots=True)
class Played:
    """A round that was played, finished or as it was left; ``number`` is 0 if it isn't saved."""

    round: Round
    number: int


def start(session: Session, options: RoundOptions) -> Played:
    """Deal a round and play it, and others after it; return the first one.

    Raises `UsageError` if that is impossible.
    """
    return start_dealt(session, deal(session, options))


def start_dealt(session: Session, dealt: Dealt) -> Played:
    """Play the round that was ``dealt``, and others after it; return it as `start` does."""
    with session.face().staged():
        played, following = _begin(session, dealt)
        _go_on(session, following)
    return played


def resume(session: Session, store: "Store", current: Round, journal: "Journal") -> Played:
    """Play ``current``, a saved round, and others after it; return it as `start` does."""
    with session.face().staged(), interruption.held():
        if current.ending is None:  # or else it was killed between its last answer and its end
            session.face().show_start(current)
        from anora_quiz.game.careful_journal import CarefulJournal

        careful = CarefulJournal(session, store, lambda: journal, len(current.turns))
        played, following = _run(session, store, current, careful, current.setup.packs)
        _go_on(session, following)
    return played


def _go_on(session: Session, following: Dealt | None) -> None:
    while following is not None:
        _, following = _begin(session, following)


def _begin(session: Session, dealt: Dealt) -> tuple[Played, Dealt | None]:
    # Show the question before importing what saves the round, so that nobody waits for that.
    new, packs = dealt
    with interruption.held():
        session.face().show_start(new)
        coded = with_code(new, packs) if packs else new
        from anora_quiz.game.careful_journal import CarefulJournal
        from anora_quiz.records import saved

        with session.store() as store:
            begin = partial(saved.begin, store, coded, session.clock.now())
            journal = CarefulJournal(session, store, begin)
            return _run(session, store, coded, journal, [str(pack.path) for pack in packs])


def _run(
    session: Session,
    store: "Store",
    current: Round,
    journal: "CarefulJournal",
    packs: Sequence[str],
) -> tuple[Played, Dealt | None]:
    """Play ``current``, save the name that the player enters, and offer what to do next.

    Return the round that was played, and the one to play after it, if any.
    ``packs`` are the names of those to deal another one from.
    """
    is_known = current.is_named or bool(session.settings().player)
    asks_name = session.is_person and not is_known and current.mode.is_ranked
    following = None
    try:
        current = play_round(
            current,
            face=session.face(),
            journal=journal,
            clock=session.clock,
            asks_name=asks_name,
        )
        if journal.loss:
            _tell_loss(session, journal.loss)
        elif current.ending is not None:
            session.back_up(store)
        if asks_name and current.is_named:
            session.save(player=current.players[0])
        is_left = current.ending is None or interruption.is_noted()
        if session.is_person and not is_left and not session.is_for_data:
            from anora_quiz.game.after_round import choose_next  # late: the start needs no more

            following = choose_next(session, store, current, journal.number, packs)
    except KeyboardInterrupt:
        # Ctrl-C between two prompts, perhaps after the last one: every answer is saved.
        if journal.is_saving:
            session.say("Everything is saved. See your rounds with: anora-quiz resume --list")
    return Played(current, journal.number), following


def _tell_loss(session: Session, loss: str) -> None:
    """Say what isn't saved, on the stage and on the main screen after it."""
    session.say(loss)
    if session.face().is_staged:
        session.face().tell(loss)
