"""Making a round from packs and options, and playing it to its end or until it is left."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from anora_quiz.cli.session import Session, login_name
from anora_quiz.errors import UsageError
from anora_quiz.play import play as play_round
from anora_quiz.quiz.rounds import Mode, Round, Setup
from anora_quiz.quiz.selection import Card, Selection
from anora_quiz.records.settings import save_player, save_spoilers
from anora_quiz.terminal.text import visible
from anora_quiz.terminal.wording import count_of

if TYPE_CHECKING:
    from anora_quiz.packs.pack import Pack
    from anora_quiz.records.journal import Journal
    from anora_quiz.records.store import Unfinished

_COLLECTION = "Anora"  # the bundled banks played together
USUAL_COUNT = 10
"""How many questions a round has where nothing else is said."""

_SEEDS = 2**32


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What kind of round the player wants.

    ``packs`` are ids and paths of packs, none for all bundled banks. ``count`` is how many
    questions were asked for, None for the usual number; ``spoilers`` is None to go by what
    the player said before, ``seed`` None for any.
    """

    packs: Sequence[str] = ()
    count: int | None = None
    mode: Mode = field(default_factory=Mode)
    player: str | None = None
    filters: Selection = field(default_factory=Selection)
    spoilers: bool | None = None
    seed: int | None = None


def start(session: Session, wanted: Wanted) -> None:
    """Deal a round and play it. Raises `UsageError` where no question is left to ask."""
    from anora_quiz.packs.library import PackPool

    library = session.library()
    packs = library.find(wanted.packs) if wanted.packs else library.bundled()
    _refuse_unknown_tags(wanted.filters.tags, packs)
    ids = tuple(pack.id for pack in packs)
    bundled_ids = library.bundled_ids()
    selection = _with_spoilers(session, wanted, packs, bundled_ids)
    setup = Setup(
        packs=ids,
        titles=tuple(pack.header.title for pack in packs),
        collection=_COLLECTION if list(ids) == bundled_ids else "",
        selection=selection,
        seed=secrets.randbelow(_SEEDS) if wanted.seed is None else wanted.seed,
    )
    deck = wanted.mode.deal(PackPool(packs, selection), wanted.count or USUAL_COUNT, setup.seed)
    if not deck:
        message = "no question is left with these packs and filters; try fewer filters"
        raise UsageError(message)
    if len(deck) < (wanted.count or 0):
        print(f"Only {count_of(len(deck), 'question')} to ask here: that is the round.")
    name = wanted.player or session.settings().player or login_name()
    is_signed = wanted.player is not None
    new = Round(mode=wanted.mode, setup=setup, deck=deck, players=(name,), is_signed=is_signed)
    with session.store() as store:
        journal = store.begin(new, session.clock.now())
        _run(session, new, journal)


def resume(session: Session, number: int | None) -> None:
    """Go on with round ``number``, or the only one, or the one that the player picks."""
    with session.store() as store:
        if number is None:
            unfinished = store.unfinished()
            if not unfinished:
                print("No round waits to be resumed. Start one with: anora-quiz play")
                return
            number = _pick(session, unfinished)
        saved, journal = store.resume(number)
        known = session.settings().player
        if known and not saved.is_signed:  # begun before the name was known
            saved = saved.sign(known)
        _run(session, saved, journal)


def show_unfinished(session: Session) -> None:
    """Print the rounds that wait to be resumed, a line each, the newest first."""
    with session.store() as store:
        unfinished = store.unfinished()
    if not unfinished:
        print("No round waits to be resumed. Start one with: anora-quiz play")
    for each in unfinished:
        print(f"{each.id}. {_describe(each)}")


def discard(session: Session, number: int) -> None:
    """Give the unfinished round ``number`` up."""
    with session.store() as store:
        store.discard(number)
    print(f"Round {number} is discarded.")


def _run(session: Session, current: Round, journal: "Journal") -> None:
    """Play ``current`` and keep the name that the player signs with."""
    is_known = current.is_signed or bool(session.settings().player)
    is_unsigned = session.is_person and not is_known
    face = session.face()
    try:
        played = play_round(
            current, player=face, journal=journal, clock=session.clock, is_unsigned=is_unsigned
        )
    except KeyboardInterrupt:
        # Ctrl-C between two prompts, perhaps after the last: what was answered is saved.
        print("\nLeft; every answer is saved. What waits: anora-quiz resume --list")
        return
    if is_unsigned and played.ending is not None:
        save_player(session.folders.config, played.players[0])


def _pick(session: Session, unfinished: "Sequence[Unfinished]") -> int:
    newest, *others = unfinished
    if not others:
        return newest.id
    if session.is_person:
        choices = [(_describe(each), each.id) for each in unfinished]
        return session.face().choose("Which round?", choices)
    print(f"{count_of(len(others), 'older round')} unfinished, too: anora-quiz resume --list")
    return newest.id


def _describe(each: "Unfinished") -> str:
    at = f"{each.started_at:%Y-%m-%d %H:%M}"
    player, board = visible(each.player), visible(each.board)
    is_over = each.asked >= each.questions
    where = "all answered" if is_over else f"question {each.asked + 1} of {each.questions}"
    return f"{player}, {at}, {where}, {board}"


def _refuse_unknown_tags(tags: Sequence[str], packs: "Sequence[Pack]") -> None:
    known = {tag for pack in packs for tag in pack.header.tags}
    known.update(tag for pack in packs for question in pack.questions for tag in question.tags)
    for tag in tags:
        if tag not in known:
            message = f"no question has the tag {tag}; there are: {', '.join(sorted(known))}"
            raise UsageError(message if known else f"no question has the tag {tag}")


def _with_spoilers(
    session: Session, wanted: Wanted, packs: "Sequence[Pack]", bundled_ids: Sequence[str]
) -> Selection:
    """Return the filters with the packs whose spoilers may be asked."""
    all_in = replace(wanted.filters, spoilers=tuple(pack.id for pack in packs))
    ids = [
        pack.id
        for pack in packs
        if any(
            question.spoiler and all_in.admits(Card(pack.id, question), pack.header.tags)
            for question in pack.questions
        )
    ]
    if wanted.spoilers is not None:
        return replace(wanted.filters, spoilers=tuple(ids) if wanted.spoilers else ())
    decided = dict(session.settings().spoilers)
    undecided = [pack for pack in packs if pack.id in ids and pack.id not in decided]
    if session.is_person and undecided:
        fresh = _ask_about_spoilers(session, undecided, bundled_ids)
        save_spoilers(session.folders.config, fresh)
        decided |= fresh
    return replace(wanted.filters, spoilers=tuple(each for each in ids if decided.get(each)))


def _ask_about_spoilers(
    session: Session, undecided: "Sequence[Pack]", bundled_ids: Sequence[str]
) -> dict[str, bool]:
    """Ask once for all banks, which are on one film, and once for each other pack."""
    face = session.face()
    banks = [pack.id for pack in undecided if pack.id in bundled_ids]
    decided: dict[str, bool] = {}
    if banks:
        question = "Have you seen Anora? Some questions give its story away."
        decided |= dict.fromkeys(banks, face.confirm(question))
    for pack in undecided:
        if pack.id not in banks:
            title = visible(pack.header.title)
            question = f"“{title}” has questions that give something away. Ask them, too?"
            decided[pack.id] = face.confirm(question)
    return decided
