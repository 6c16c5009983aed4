"""Pages to look at: the high scores, a player's statistics, the list of packs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from anora_quiz.errors import UsageError
from anora_quiz.game.session import Session
from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.face import Page
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.packs.pack import Pack
    from anora_quiz.quiz.player_stats import PlayerStats
    from anora_quiz.quiz.results import BoardEntry
    from anora_quiz.records.store import Store
    from anora_quiz.terminal.score_lines import Board

NONE_FINISHED = "No finished rounds yet. Play one with: anora-quiz play"
"""The message for a player without finished rounds."""

TOP = 10
"""How many results of each board are shown."""

_MAX_NAMED = 10  # players that a message names
_MAX_COUNTED = 1000  # players that a message counts


@dataclass(frozen=True, slots=True)
class Filters:
    """Which results to show: the best ``top`` of each board that match.

    Empty filters match all; None for ``top`` stands for all. ``pack`` is an id or a path.
    """

    pack: str = ""
    mode: str = ""
    player: str = ""
    top: int | None = TOP


def one_pack(session: Session, name: str, what: str) -> "Pack":
    """Return the pack called ``name``, with its questions. Raises `UsageError` if it is several.

    ``what`` takes only one.
    """
    found = session.library().read([name])
    if len(found) > 1:
        raise UsageError(f"{what} takes one pack at a time", "run it once for each pack")
    return found[0]


def find_scores(session: Session, filters: Filters) -> "list[BoardEntry]":
    """Return the results that match ``filters``, board by board, best first.

    Raises `UsageError` if there is none because no such player or pack exists.
    """
    from anora_quiz.records import high_scores  # late: not every page needs it

    pack = _id_of(session, filters.pack)
    with session.store() as store:
        found = high_scores.scores(store, **asdict(replace(filters, pack=pack)))
        if not found and filters.player:
            _refuse_unknown_player(session, store, filters.player)
        if not found and pack and pack == filters.pack:  # not a path
            _refuse_unknown_pack(session, store, filters.pack)
    return found


def _id_of(session: Session, pack: str) -> str:
    """Return the id of the pack at the path ``pack``, or ``pack`` itself if that is an id."""
    if not pack:
        return pack
    from anora_quiz.packs.library.library import is_path  # late: most scores need no packs
    from anora_quiz.packs.pack_names import is_stream

    is_named = not (is_path(pack) or is_stream(pack))
    return pack if is_named else one_pack(session, pack, "--pack").id


def _refuse_unknown_player(session: Session, store: "Store", name: str) -> None:
    from anora_quiz.game.players import refuse_unknown_player  # late: takes long, and rarely needed

    refuse_unknown_player(session, store, name)


def _refuse_unknown_pack(session: Session, store: "Store", name: str) -> None:
    """Raise `UsageError` if no pack has this ``name``, and no board either."""
    from anora_quiz.records import high_scores

    library = session.library()
    played = {pack for entry in high_scores.scores(store, top=1) for pack in entry.packs}
    if name not in played and not library.files_of(name):
        raise library.unknown(name, played)


def print_scores(session: Session, filters: Filters) -> None:
    """Print the results that match ``filters``, board by board."""
    from anora_quiz.terminal.score_lines import Board  # late: other commands show other pages

    boards = [Board(entries) for entries in _by_board(find_scores(session, filters)).values()]
    if boards:
        session.print_pages(list(map(_board_page, boards)))
    elif filters.pack or filters.mode or filters.player:
        session.say("No scores match these filters.")
    else:
        session.say("No scores yet. Play a round with: anora-quiz play")


def show_scores(session: Session, players: Sequence[str] = ()) -> None:
    """Show the high scores, first the board of the newest result that ``players`` have.

    Without ``players``, it is that of the known player.
    """
    from anora_quiz.records import high_scores
    from anora_quiz.terminal.score_lines import Board

    with session.store() as store:
        boards = _by_board(high_scores.scores(store, top=TOP))
        found = [high_scores.newest(store, name) for name in players or [session.known_name()]]
    last = max(filter(None, found), key=lambda each: (each.finished_at, each.round), default=None)
    marked = [each for each in found if each and last and each.round == last.round]
    for entry in marked:  # it may not be among the best
        boards[entry.board] += [] if entry in boards[entry.board] else [entry]
    now = session.clock.now()
    pages = [_board_page(Board(entries, marked, now)) for entries in boards.values()]
    first = list(boards).index(last.board) if last else 0
    message = "No scores yet. Finish a round, and its score will show up here."
    session.face().show_pages(pages or [_message_page("High scores", message)], first)


def _board_page(board: "Board") -> Page:
    def screen(width: int) -> Any:
        from anora_quiz.terminal import score_tables  # late: lines don't need it

        return score_tables.board_table(board, width)

    return Page(board.title, board.lines, screen)


def _by_board(entries: "Iterable[BoardEntry]") -> "dict[str, list[BoardEntry]]":
    boards: dict[str, list[BoardEntry]] = {}
    for entry in entries:
        boards.setdefault(entry.board, []).append(entry)
    return boards


def _message_page(title: str, message: str) -> Page:
    """Return a page that has nothing to show yet, and says what to do."""
    return Page(title, lambda: [message], lambda _: message)


def find_stats(session: Session, player: str | None = None) -> "tuple[PlayerStats, list[str]]":
    """Return the statistics of ``player``, or of the known player, and other players' names.

    The other players are looked up only if that player has no finished round. Raises
    `UsageError` for a given ``player`` that doesn't exist.
    """
    from anora_quiz.records import tallies  # late: not every page needs it

    name = player or session.known_name()
    with session.store() as store:
        found = tallies.stats(store, name, session.clock.now())
        others = [] if found.rounds else tallies.players(store, _MAX_COUNTED)
        if player and not found.rounds:
            _refuse_unknown_player(session, store, player)
    return found, others


def print_stats(session: Session, player: str | None = None) -> None:
    """Print the statistics of ``player``, or of the known player. Raises like `find_stats`."""
    found, others = find_stats(session, player)
    if others:
        name = visible(found.player)
        session.say(f"No finished rounds for {name} yet. Play one with: anora-quiz play")
        players = _join_names(others)
        session.say(f"Other players: {players}. See theirs with: anora-quiz stats --player NAME")
    elif found.rounds:
        session.print_pages([_stats_page(session, found, in_full=True)])
    else:
        session.say(NONE_FINISHED)


def show_stats(session: Session) -> None:
    """Show the statistics of the known player."""
    found, _ = find_stats(session)
    message = f"No finished rounds for {visible(found.player)} yet. Finish one to see statistics."
    page = _stats_page(session, found) if found.rounds else _message_page("Statistics", message)
    session.face().show_pages([page])


def _stats_page(session: Session, found: "PlayerStats", *, in_full: bool = False) -> Page:
    from anora_quiz.quiz.board_names import packs_of
    from anora_quiz.terminal.stats_lines import stats_lines, stats_title

    ids = {*(pack for each in found.best for pack in packs_of(each.board))}
    ids |= {each.name for each in found.packs}
    packs = session.library().with_ids(ids)
    found = replace(found, titles={pack.id: pack.header.title for pack in packs})
    now = session.clock.now()

    def screen(width: int) -> Any:
        from anora_quiz.terminal import stats_screen  # late: lines don't need it

        return stats_screen.stats(found, width, now, in_full=in_full)

    return Page(stats_title(found), lambda: stats_lines(found, now, in_full=in_full), screen)


def pack_rows(session: Session) -> list[dict[str, Any]]:
    """Return the facts about each pack, by the names that `packs list --json` gives them."""
    from anora_quiz.quiz.names import name_key
    from anora_quiz.terminal.pack_lines import BUNDLED, OWN

    rows: list[dict[str, Any]] = []
    taken: set[str] = set()
    for path, is_bundled, found in session.library().overviews():
        key = name_key(found.id)
        row = asdict(found) | {"from": BUNDLED if is_bundled else OWN, "path": str(path)}
        row |= {"kinds": list(found.kinds)}
        row["errors"] += key in taken  # of two packs with the same id, the second can't be played
        taken.add(key)
        rows.append(row)
    return rows


def print_packs(session: Session) -> None:
    """Print the list of the bundled packs and the player's own packs."""
    session.print_pages([_packs_page(session, "")])


def show_packs(session: Session) -> None:
    """Show the bundled packs and the player's own packs."""
    session.face().show_pages([_packs_page(session, "Packs")])


def _packs_page(session: Session, title: str) -> Page:
    from anora_quiz.terminal.pack_lines import pack_lines

    rows = pack_rows(session)

    def screen(_: int) -> Any:
        from anora_quiz.terminal import pack_tables  # late: lines don't need it

        return pack_tables.packs(rows)

    return Page(title, lambda: pack_lines(rows), screen)


def _join_names(names: Sequence[str]) -> str:
    named = ", ".join(visible(name) for name in names[:_MAX_NAMED])
    more = len(names) - _MAX_NAMED
    return f"{named}, and {count_of(more, 'other')}" if more > 0 else named
