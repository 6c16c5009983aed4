"""Dealing a round from packs and options, or from a code."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from anora_quiz.errors import UsageError
from anora_quiz.game.session import Session, login_name
from anora_quiz.game.spoilers import agrees_to_spoilers, with_spoilers
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import find_mode
from anora_quiz.quiz.modes.daily import Daily
from anora_quiz.quiz.rounds import Round, Setup
from anora_quiz.quiz.selection import Card, Pool, Selection
from anora_quiz.terminal.wording import count_of

if TYPE_CHECKING:
    from anora_quiz.packs.compiled.store import CompiledPack
    from anora_quiz.packs.library.library import Library
    from anora_quiz.quiz.codes import Fingerprint

_COLLECTION = "Anora"  # the bundled banks played together
_SEED_LIMIT = 2**63  # what `--seed` takes is below
_TRIES = 5  # to deal from packs that change meanwhile
_SEEDS = 2**20  # enough that no round is met twice, few enough for short codes


_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


def _unless_packs_change(deal: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """Deal once more where a pack changed between being found and being dealt from."""

    @wraps(deal)
    def deal_from_steady_packs(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _Result:
        from anora_quiz.packs.compiled.store import (
            ChangedPack,  # late: not everybody deals from packs
        )

        for _ in range(_TRIES - 1):
            with suppress(ChangedPack):
                return deal(*args, **kwargs)
        return deal(*args, **kwargs)

    return deal_from_steady_packs


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOptions:
    """What kind of round the player wants.

    ``packs`` are ids and paths of packs, none for all bundled banks. ``count`` is how many
    questions each player was to get, None for the usual number; ``players`` are the names
    given, none for the one that is known. ``spoilers`` is None to go by what the player
    said before, ``seed`` None for any; ``timer`` is in seconds, None for the mode's own.
    """

    packs: Sequence[str] = ()
    count: int | None = None
    mode: Mode = field(default_factory=Mode)
    players: Sequence[str] = ()
    filters: Selection = field(default_factory=Selection)
    spoilers: bool | None = None
    seed: int | None = None
    timer: int | None = None
    day: str = ""


@_unless_packs_change
def deal(session: Session, options: RoundOptions) -> "tuple[Round, Sequence[CompiledPack]]":
    """Return the round that is wanted, dealt, and the packs it is dealt from.

    Asks about spoilers where nothing is decided. Raises `UsageError` where it cannot be.
    """
    refuse_players(options.players, options.mode)
    library = session.library()
    packs = library.find(options.packs) if options.packs else library.bundled()
    _refuse_unknown_tags(options.filters.tags, packs)
    setup = Setup(
        packs=tuple(pack.id for pack in packs),
        titles=tuple(pack.header.title for pack in packs),
        collection=_collection(library, packs),
        selection=with_spoilers(session, library, options.filters, packs, wanted=options.spoilers),
        seed=secrets.randbelow(_SEEDS) if options.seed is None else options.seed,
        count=options.count,
        timer=options.timer or options.mode.usual_timer,
        day=options.day,
    )
    pool = library.pool(packs, setup.selection)
    return _dealt(session, options.mode, setup, pool, options.players), packs


@_unless_packs_change
def deal_code(
    session: Session, code: str, names: Sequence[str], players: Sequence[str]
) -> "tuple[Round, Sequence[CompiledPack]]":
    """Return the round that ``code`` is of, and the packs called ``names`` it is dealt from.

    Without names, from those that are installed. Raises `UsageError` for a code that is none,
    or where the packs are not the same.
    """
    from anora_quiz.quiz import codes

    library = session.library()
    try:
        sealed = codes.decode(code)
        if sealed.is_collection and names:
            raise UsageError("the code is of the Anora banks: leave the packs out")
        if sealed.is_collection:
            packs = library.bundled()
        else:
            packs = [*library.find(names), *library.all_good()]
        by_fingerprint = {fingerprint_of(pack): pack for pack in reversed(packs)}
        recipe = sealed.open(by_fingerprint)
    except codes.CodeError as error:
        raise UsageError(str(error)) from None
    if recipe.seed >= _SEED_LIMIT:
        raise UsageError("the code is of a seed that no round has; read it once more")
    mode = find_mode(recipe.mode) or Mode()
    if recipe.players != max(len(players), 1):
        who = count_of(recipe.players, "player")
        message = f"the code is of a round for {who}: give --player as often"
        raise UsageError(message)
    refuse_players(players, mode)
    packs = [by_fingerprint[each] for each in recipe.packs]
    if recipe.spoilers and not agrees_to_spoilers(session, recipe.spoilers):
        raise UsageError("the round is not played: it gives away what you want to see yourself")
    setup = Setup(
        packs=tuple(pack.id for pack in packs),
        titles=tuple(pack.header.title for pack in packs),
        collection=_collection(library, packs),
        selection=Selection(
            difficulties=recipe.difficulties,
            kinds=recipe.kinds,
            tags=recipe.tags,
            spoilers=recipe.spoilers,
        ),
        seed=recipe.seed,
        count=recipe.count,
        timer=recipe.timer or mode.usual_timer,
    )
    pool = library.pool(packs, setup.selection)
    return _dealt(session, mode, setup, pool, players), packs


def refuse_players(players: Sequence[str], mode: Mode) -> None:
    """Refuse names that cannot play together. Raises `UsageError`."""
    if len(players) > mode.most_players:
        message = f"{mode.name} is for {count_of(mode.most_players, 'player')} at most"
        raise UsageError(message)
    folded = [player.casefold() for player in players]
    for player in players:
        if folded.count(player.casefold()) > 1:
            message = f"two players are called {player}; give one of them another name"
            raise UsageError(message)


def known_name(session: Session) -> str:
    """Return the name of the player at this computer, as far as it is known."""
    return session.settings().player or login_name()


def fingerprint_of(pack: "CompiledPack") -> "Fingerprint":
    """Return the fingerprint of ``pack``, by which codes know it."""
    from anora_quiz.quiz import codes

    return codes.Fingerprint(
        id=pack.id, title=pack.header.title, digest=pack.digest, tags=pack.tags
    )


def _dealt(session: Session, mode: Mode, setup: Setup, pool: Pool, players: Sequence[str]) -> Round:
    names = tuple(players) or (known_name(session),)
    count = setup.count or mode.usual_count
    deck = mode.deal(pool, count, setup.seed, len(names))
    if not deck:
        message = "no question is left with these packs and filters; try fewer filters"
        if len(names) > 1 and mode.deal(pool, 1, setup.seed):
            message = f"there are fewer questions than players ({len(names)}); try fewer filters"
        raise UsageError(message)
    each = len(deck) // len(names)
    if each < (setup.count or 0):
        whom = " for each" if len(names) > 1 else ""
        session.say(f"Only {count_of(each, 'question')}{whom} to ask here: that is the round.")
    return Round(mode=mode, setup=setup, deck=deck, players=names, is_signed=bool(players))


def with_code(new: Round, packs: "Sequence[CompiledPack]") -> Round:
    """Return ``new``, which was dealt from ``packs``, with the code to deal it again.

    A round of so many packs or tags that nobody would type its code has none.
    """
    from anora_quiz.quiz import codes  # late: the first question does not wait for it

    setup, mode = new.setup, new.mode
    chosen = setup.selection
    recipe = codes.Recipe(
        # The daily round is a classic one; played again by its code, it is no other.
        mode=Mode.name if isinstance(mode, Daily) else mode.name,
        seed=setup.seed,
        count=setup.count,
        timer=None if setup.timer == mode.usual_timer else setup.timer,
        players=len(new.players),
        difficulties=chosen.difficulties,
        kinds=chosen.kinds,
        tags=chosen.tags,
        spoilers=chosen.spoilers,
        packs=tuple(fingerprint_of(pack) for pack in packs),
        is_collection=bool(setup.collection),
    )
    return replace(new, setup=replace(setup, code=codes.short_code(recipe)))


def _collection(library: "Library", packs: "Sequence[CompiledPack]") -> str:
    return _COLLECTION if [pack.id for pack in packs] == library.bundled_ids() else ""


def _refuse_unknown_tags(tags: Sequence[str], packs: "Sequence[CompiledPack]") -> None:
    known = {tag for pack in packs for tag in pack.tags}
    for tag in tags:
        if tag not in known:
            message = f"no question has the tag {tag}; there are: {', '.join(sorted(known))}"
            raise UsageError(message if known else f"no question has the tag {tag}")


def deal_cards(
    mode: Mode, cards: Sequence[Card], titles: Mapping[str, str], player: str, *, timer: int | None
) -> Round:
    """Return a round of just these ``cards``, in this order, for one player.

    ``titles`` are those of packs, by id.
    """
    packs = sorted({card.pack for card in cards})
    setup = Setup(
        packs=tuple(packs),
        titles=tuple(titles.get(pack, pack) for pack in packs),
        seed=secrets.randbelow(_SEEDS),
        timer=timer,
    )
    return Round(mode=mode, setup=setup, deck=tuple(cards), players=(player,), is_signed=True)
