"""Starts rounds, plays them, and offers what to do after one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from anora_quiz.game.dealing import RoundOptions, deal, deal_cards, deal_code, with_code
from anora_quiz.game.loop import play as play_round
from anora_quiz.game.loop import review as review_round
from anora_quiz.game.session import Session
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.question import FULL
from anora_quiz.quiz.replies import Action
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.terminal import interruption
from anora_quiz.terminal.wording import count_of

if TYPE_CHECKING:
    from anora_quiz.packs.compiled.cache import CompiledPack
    from anora_quiz.records.journal import Journal
    from anora_quiz.records.store import Store
    from anora_quiz.terminal.face import Face


def start(session: Session, options: RoundOptions) -> Round:
    """Deal a round and play it; return it finished, or as it was left.

    Raises `UsageError` if no question matches.
    """
    return _run_new(session, *deal(session, options))


def start_code(session: Session, code: str, packs: Sequence[str], players: Sequence[str]) -> None:
    """Deal the round of ``code`` and play it. Raises `UsageError` if that is impossible."""
    _run_new(session, *deal_code(session, code, packs, players))


def start_cards(session: Session, dealt: Round) -> None:
    """Play a round that was dealt from given cards, which has no share code."""
    _run_new(session, dealt, ())


def _run_new(session: Session, new: Round, packs: "Sequence[CompiledPack]") -> Round:
    # Show the question before importing what saves the round, so that nobody waits for that.
    face = session.face()
    with interruption.held():
        face.show_question(new)
        coded = with_code(new, packs) if packs else new
        from anora_quiz.records import saved

        with session.store() as store:
            journal = saved.begin(store, coded, session.clock.now())
            return run(session, store, coded, journal, face)


def review(session: Session, store: "Store", number: int) -> None:
    """Show the finished round ``number`` again. Raises `RecordsError` if there is none."""
    from anora_quiz.records import saved  # late, as in `_run_new`

    review_round(
        saved.review(store, number),
        face=session.face(),
        flag=lambda place, why: saved.flag(store, number, place, why),
    )


def run(
    session: Session, store: "Store", current: Round, journal: "Journal", face: "Face"
) -> Round:
    """Play ``current``, save the name that the player enters, and offer what to do next."""
    is_known = current.is_named or bool(session.settings().player)
    asks_name = session.is_person and not is_known and current.mode.is_ranked
    try:
        played = play_round(
            current,
            face=face,
            journal=journal,
            clock=session.clock,
            asks_name=asks_name,
        )
        if asks_name and played.ending is not None:
            session.save_player(played.players[0])
        if session.is_person and played.ending is not None:
            _offer_more(session, store, played, journal.number)
    except KeyboardInterrupt:
        # Ctrl-C between two prompts, perhaps after the last one: every answer is saved.
        session.say("\nLeft; every answer is saved. What waits: anora-quiz resume --list")
        return current
    return played


def _offer_more(session: Session, store: "Store", played: Round, number: int) -> None:
    """Offer to play the missed questions again, and to review the round."""
    missed = _missed(played)
    if not missed:
        return
    choices = [("That was it", ""), ("Go through the round", "review")]
    if len(played.players) == 1:  # with several, it is unclear whose memories to update
        label = f"Play what was missed again ({count_of(len(missed), 'question')})"
        choices.insert(1, (label, "again"))
    choice = session.face().choose("What now?", choices, escape=0)
    if choice == "again":
        titles = dict(zip(played.setup.packs, played.setup.titles, strict=False))
        start_cards(session, deal_cards(Practice(), missed, titles, played.players[0], timer=None))
    elif choice == "review":
        review(session, store, number)
        _offer_more(session, store, played, number)


def _missed(played: Round) -> list[Card]:
    """Return the questions without full credit, except those the player walked away from."""
    return [
        turn.card
        for turn in played.turns
        if turn.mark.credit != FULL and turn.reply.action is not Action.WALKED_AWAY
    ]
