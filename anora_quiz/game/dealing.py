"""Deals a round from packs and options, from a share code, or from given cards."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from anora_quiz.errors import AnoraQuizError, UsageError
from anora_quiz.game.next_hand import names_of, random_seed, with_next_hand
from anora_quiz.game.round_options import RoundOptions
from anora_quiz.game.session import Session
from anora_quiz.game.spoilers import agrees_to_spoilers, with_spoilers
from anora_quiz.quiz.counting import count_of
from anora_quiz.quiz.mode import Mode
from anora_quiz.quiz.modes import find_mode
from anora_quiz.quiz.modes.practice import Practice
from anora_quiz.quiz.names import name_key
from anora_quiz.quiz.quoting import printable
from anora_quiz.quiz.rounds import Round
from anora_quiz.quiz.selection import Card, Pool
from anora_quiz.quiz.setup import Setup
from anora_quiz.quiz.suggestions import did_you_mean
from anora_quiz.terminal.wording import upcoming_words

if TYPE_CHECKING:
    from anora_quiz.packs.compiled.cache import CompiledPack
    from anora_quiz.packs.library.library import Library
    from anora_quiz.quiz.codes import Fingerprint, Recipe
    from anora_quiz.records.store import Store

Dealt = tuple[Round, "Sequence[CompiledPack]"]
"""A round, and the packs it is dealt from; none for one of given cards, which has no code."""

_COLLECTION = "Anora"  # the mix of bundled packs
SEED_LIMIT = 2**63
"""Seeds are smaller than this."""

_TRIES = 5  # to deal from packs that may change meanwhile


_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


def _retry_if_packs_change(deal: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """Decorate ``deal`` to try again if a pack changes between being found and being dealt from."""

    @wraps(deal)
    def deal_with_retries(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _Result:
        # Imported late: not every round is dealt from packs.
        from anora_quiz.packs.compiled.cache import ChangedPack

        for _ in range(_TRIES - 1):
            with suppress(ChangedPack):
                return deal(*args, **kwargs)
        return deal(*args, **kwargs)

    return deal_with_retries


class NothingDue(AnoraQuizError):
    """There is nothing to practice right now; the message says when there will be."""


@_retry_if_packs_change
def deal(session: Session, options: RoundOptions) -> Dealt:
    """Deal the round that ``options`` describe; return it and the packs it is dealt from.

    Asks about spoilers if the player has not decided. Raises `UsageError` if it is impossible,
    or if its code is invalid, or packs of the code are missing or differ.
    """
    if options.code is not None:
        return _deal_code(session, options.code, options.packs, options.players)
    refuse_players(options.players, options.mode)
    library = session.library()
    packs = library.find(options.packs) if options.packs else library.mix()
    _check_tags(options.filters.tags, packs)
    setup = Setup(
        packs=tuple(pack.id for pack in packs),
        titles=tuple(pack.header.title for pack in packs),
        collection=_collection_name(library, packs),
        selection=with_spoilers(session, library, options.filters, packs, wanted=options.spoilers),
        seed=options.seed or 0,
        count=options.count,
        timer=options.timer or options.mode.usual_timer,
        day=options.day,
    )
    pool = library.pool(packs, setup.selection)
    if options.seed is None:
        setup = with_next_hand(session, options.mode, setup, pool, options.players)
    return _deal_round(session, options.mode, setup, pool, options.players), packs


def _deal_code(session: Session, code: str, names: Sequence[str], players: Sequence[str]) -> Dealt:
    library = session.library()
    recipe, packs = open_code(library, code, names)
    mode = recipe.find_mode()
    if recipe.players != max(len(players), 1):
        times = {1: "at most once", 2: "twice"}.get(recipe.players, f"{recipe.players} times")
        message = f"this code is for {count_of(recipe.players, 'player')}"
        raise UsageError(message, f"pass --player {times}")
    refuse_players(players, mode)
    if recipe.spoilers and not agrees_to_spoilers(session, recipe.spoilers):
        hint = f"to allow them, run `anora-quiz config set spoilers.{recipe.spoilers[0]} true`"
        raise UsageError("round canceled because it contains spoilers", hint)
    setup = replace(recipe.setup(_COLLECTION), is_from_code=True)
    return _deal_round(session, mode, setup, library.pool(packs, setup.selection), players), packs


def open_code(
    library: "Library", code: str, names: Sequence[str] = ()
) -> "tuple[Recipe, list[CompiledPack]]":
    """Return what a share ``code`` says, and its packs.

    ``names`` are ids and paths of packs to try before the installed ones. Raises `UsageError` if
    the code is invalid, or packs are missing or differ.
    """
    from anora_quiz.quiz import codes

    sealed = codes.decode(code)
    if sealed.is_collection and names:
        raise UsageError("this code is for the Anora packs", "run it without PACK")
    packs = library.mix() if sealed.is_collection else [*library.find(names), *library.all_good()]
    by_fingerprint = {fingerprint_of(pack): pack for pack in reversed(packs)}
    recipe = sealed.open(by_fingerprint)
    recipe.find_mode()
    if max(recipe.seed, recipe.hand) >= SEED_LIMIT:
        raise UsageError(f'"{printable(code)}" isn\'t a valid code', codes.CHECK_FOR_TYPOS)
    return recipe, [by_fingerprint[each] for each in recipe.packs]


def refuse_players(players: Sequence[str], mode: Mode) -> None:
    """Check that ``players`` can play ``mode`` together. Raises `UsageError` if not."""
    if len(players) > mode.most_players:
        most = mode.most_players
        allowed = "one player" if most == 1 else f"up to {count_of(most, 'player')}"
        raise UsageError(f"{mode.name} is for {allowed}", "name fewer players")
    keys = [name_key(player) for player in players]
    for player in players:
        if keys.count(name_key(player)) > 1:
            message = f'two players are named "{player}"'
            raise UsageError(message, "give each player a different name")


def fingerprint_of(pack: "CompiledPack") -> "Fingerprint":
    """Return the fingerprint of ``pack``, which identifies it in share codes."""
    from anora_quiz.quiz import codes

    return codes.Fingerprint(
        id=pack.id,
        title=pack.header.title,
        digest=pack.digest,
        tags=pack.tags,
        version=pack.header.version,
    )


def _deal_round(
    session: Session, mode: Mode, setup: Setup, pool: Pool, players: Sequence[str]
) -> Round:
    names = names_of(session, players)
    count = setup.count or mode.usual_count
    deck = mode.deal(pool, count, setup.seed, len(names), setup.hand)
    if not deck:
        message = "no questions match these filters"
        if len(names) > 1 and mode.deal(pool, 1, setup.seed):
            message = f"not enough questions for {count_of(len(names), 'player')}"
        raise UsageError(message, "remove a filter or add a pack")
    dealt_count = len(deck) // len(names)
    if dealt_count < (setup.count or 0):
        verb = "matches" if dealt_count == 1 else "match"
        each, each_too = (" per player", " each") if len(names) > 1 else ("", "")
        found = f"{count_of(dealt_count, 'question')}{each} {verb}"
        session.say(f"Only {found}, so this round has {dealt_count:,}{each_too}.")
    return Round(mode=mode, setup=setup, deck=deck, players=names, is_named=bool(players))


def with_code(new: Round, packs: "Sequence[CompiledPack]") -> Round:
    """Return ``new``, which was dealt from ``packs``, with its share code added.

    A round with so many packs or tags that nobody would type its code gets none.
    """
    from anora_quiz.quiz import codes  # late: the first question must not wait for it

    recipe = codes.Recipe.of(new, [fingerprint_of(pack) for pack in packs])
    return replace(new, setup=replace(new.setup, code=codes.short_code(recipe)))


def _collection_name(library: "Library", packs: "Sequence[CompiledPack]") -> str:
    return _COLLECTION if [pack.id for pack in packs] == library.mix_ids() else ""


def _check_tags(tags: Sequence[str], packs: "Sequence[CompiledPack]") -> None:
    known = {tag for pack in packs for tag in pack.tags}
    for tag in tags:
        if tag not in known:
            hint = "run `anora-quiz packs show PACK` to see the tags of a pack"
            message = f'no questions with the tag "{printable(tag)}"'
            raise UsageError(message, did_you_mean(tag, sorted(known)) or hint)


@_retry_if_packs_change
def deal_another(session: Session, store: "Store", played: Round, packs: Sequence[str]) -> Dealt:
    """Deal another round to the same players in the same way as ``played``.

    ``packs`` are the names of those to deal from, if ``played`` is not of the Anora packs.
    After practice, it has what is due next. Raises `UsageError` if the packs are gone or have
    no question for it, and `NothingDue`.
    """
    if not played.mode.is_ranked:
        due = deal_due(
            session,
            store,
            played.players[0],
            count=played.setup.count or Practice.usual_count,
            timer=played.setup.timer,
        )
        return due, ()
    library = session.library()
    found = library.mix() if played.setup.collection else library.find(packs)
    setup = replace(
        played.setup,
        packs=tuple(pack.id for pack in found),
        titles=tuple(pack.header.title for pack in found),
        day="",
        code="",
    )
    mode = find_mode(played.mode.played_again_as or played.mode.name) or played.mode
    pool = library.pool(found, setup.selection)
    players = played.players if played.is_named else ()
    setup = with_next_hand(session, mode, setup, pool, players)
    return _deal_round(session, mode, setup, pool, players), found


def deal_due(  # noqa: PLR0913 - each is an option of practice
    session: Session,
    store: "Store",
    player: str,
    *,
    count: int,
    timer: int | None,
    ahead: int = 0,
) -> Round:
    """Deal a practice round of up to ``count`` questions that are due for ``player``.

    Questions that will be due in the next ``ahead`` days are due, too. Raises `NothingDue` if
    there are none.
    """
    from anora_quiz.records import memories  # late: only practice needs it

    memories.bring_up_to_date(store)
    now = session.clock.now()
    cards = memories.due(store, player, now, count, ahead)
    if not cards:
        raise NothingDue(upcoming_words(memories.upcoming(store, player, now), now))
    current, titles = _current_versions(session, cards)
    return deal_practice(current, titles, player, count=count, timer=timer)


def _current_versions(session: Session, cards: list[Card]) -> tuple[list[Card], dict[str, str]]:
    """Return ``cards`` with the current versions of their questions, and pack titles by id.

    A question that no longer exists is asked as it was.
    """
    wanted = {card.pack for card in cards}
    library = session.library()
    packs = {pack.id: pack for pack in library.all_good() if pack.id in wanted}
    current = [
        Card(card.pack, library.question(packs[card.pack], card.question.id) or card.question)
        if card.pack in packs
        else card
        for card in cards
    ]
    return current, {name: pack.header.title for name, pack in packs.items()}


def deal_practice(
    cards: Sequence[Card],
    titles: Mapping[str, str],
    player: str,
    *,
    count: int | None = None,
    timer: int | None = None,
) -> Round:
    """Return a practice round of exactly these ``cards``, in this order, for one player.

    ``titles`` maps pack ids to titles; a missing title is replaced by the id. ``count`` is how
    many cards were wanted, None for just these.
    """
    packs = sorted({card.pack for card in cards})
    setup = Setup(
        packs=tuple(packs),
        titles=tuple(titles.get(pack, pack) for pack in packs),
        seed=random_seed(),
        count=count,
        timer=timer,
    )
    return Round(mode=Practice(), setup=setup, deck=tuple(cards), players=(player,), is_named=True)
