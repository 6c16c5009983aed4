"""Playing a round to its end or until it is left, and what can be done with it then."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from anora_quiz.game.dealing import RoundOptions, deal, deal_cards, deal_code, with_code
from anora_quiz.game.loop import play as play_round
from anora_quiz.game.loop import review as review_round
from anora_quiz.game.session import Session
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.question import FULL
from anora_quiz.quiz.replies import How
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card
from anora_quiz.terminal import interruption
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import count_of

if TYPE_CHECKING:
    from anora_quiz.game.session import Face
    from anora_quiz.packs.compiled.store import CompiledPack
    from anora_quiz.records.history import Unfinished
    from anora_quiz.records.journal import Journal
    from anora_quiz.records.store import Store


def start(session: Session, options: RoundOptions) -> Round:
    """Deal a round and play it; return it as it then stands.

    Raises `UsageError` where no question is left to ask.
    """
    return _run_new(session, *deal(session, options))


def start_code(session: Session, code: str, packs: Sequence[str], players: Sequence[str]) -> None:
    """Deal the round that ``code`` is of and play it. Raises `UsageError` where it cannot be."""
    _run_new(session, *deal_code(session, code, packs, players))


def start_cards(session: Session, dealt: Round) -> None:
    """Play a round that was put together card by card, and has no code."""
    _run_new(session, dealt, ())


def _run_new(session: Session, new: Round, packs: "Sequence[CompiledPack]") -> Round:
    # The question is on screen before what keeps the round is imported: nobody waits for that.
    face = session.face()
    with interruption.held():
        face.show_question(new)
        coded = with_code(new, packs) if packs else new
        with session.store() as store:
            return _run(session, store, coded, store.begin(coded, session.clock.now()), face)


def resume(session: Session, number: int | None) -> None:
    """Go on with round ``number``, or the only one, or the one that the player picks."""
    with session.store() as store:
        if number is None:
            unfinished = store.unfinished()
            if not unfinished:
                session.say("No round waits to be resumed. Start one with: anora-quiz play")
                return
            number = _pick(session, unfinished)
        run_saved(session, store, number)


def run_saved(session: Session, store: "Store", number: int) -> Round:
    """Go on with the unfinished round ``number``; return it as it then stands."""
    saved, journal = store.resume(number)
    known = session.settings().player
    if known and not saved.is_signed:  # begun before the name was known
        saved = saved.sign(known)
    with interruption.held():
        return _run(session, store, saved, journal, session.face())


def show_unfinished(session: Session) -> None:
    """Print the rounds that wait to be resumed, a line each, the newest first."""
    with session.store() as store:
        unfinished = store.unfinished()
    if not unfinished:
        session.say("No round waits to be resumed. Start one with: anora-quiz play")
    for each in unfinished:
        session.say(f"{each.id}. {_describe(each)}")


def discard(session: Session, number: int) -> None:
    """Give the unfinished round ``number`` up."""
    with session.store() as store:
        store.discard(number)
    session.say(f"Round {number} is discarded.")


def review(session: Session, store: "Store", number: int) -> None:
    """Go through the finished round ``number``. Raises `RecordsError` where there is none."""
    played = store.review(number)
    review_round(
        played, player=session.face(), flag=lambda place, why: store.flag(number, place, why)
    )


def _run(
    session: Session, store: "Store", current: Round, journal: "Journal", face: "Face"
) -> Round:
    """Play ``current``, keep the name that the player signs with, and offer what comes next."""
    is_known = current.is_signed or bool(session.settings().player)
    is_unsigned = session.is_person and not is_known and current.mode.is_ranked
    try:
        played = play_round(
            current,
            player=face,
            journal=journal,
            clock=session.clock,
            is_unsigned=is_unsigned,
        )
        if is_unsigned and played.ending is not None:
            session.save_player(played.players[0])
        if session.is_person and played.ending is not None:
            _offer_more(session, store, played, journal.number)
    except KeyboardInterrupt:
        # Ctrl-C between two prompts, perhaps after the last: what was answered is saved.
        session.say("\nLeft; every answer is saved. What waits: anora-quiz resume --list")
        return current
    return played


def _offer_more(session: Session, store: "Store", played: Round, number: int) -> None:
    """Offer to play what was missed once more, and to go through the round."""
    missed = _missed(played)
    if not missed:
        return
    choices = [("That was it", ""), ("Go through the round", "review")]
    if len(played.players) == 1:  # else nobody could tell whose memory it trains
        again = f"Play what was missed again ({count_of(len(missed), 'question')})"
        choices.insert(1, (again, "again"))
    request = session.face().choose("What now?", choices, escape=0)
    if request == "again":
        titles = dict(zip(played.setup.packs, played.setup.titles, strict=False))
        dealt = deal_cards(Practice(), missed, titles, played.players[0], timer=None)
        journal = store.begin(dealt, session.clock.now())
        _run(session, store, dealt, journal, session.face())
    elif request == "review":
        review(session, store, number)
        _offer_more(session, store, played, number)


def _missed(played: Round) -> list[Card]:
    """Return the questions that were not answered fully right, and not walked away from."""
    return [
        turn.card
        for turn in played.turns
        if turn.mark.credit != FULL and turn.reply.how is not How.WALKED_AWAY
    ]


def _pick(session: Session, unfinished: "Sequence[Unfinished]") -> int:
    newest, *others = unfinished
    if not others:
        return newest.id
    if session.is_person:
        choices = [(_describe(each), each.id) for each in unfinished]
        return session.face().choose("Which round?", choices)
    session.say(f"{count_of(len(others), 'older round')} unfinished, too: anora-quiz resume --list")
    return newest.id


def _describe(each: "Unfinished") -> str:
    at = f"{each.started_at:%Y-%m-%d %H:%M}"
    players, board = visible(each.players), visible(each.board)
    return f"{players}, {at}, {each.asked} of {each.questions} answered, {board}"
