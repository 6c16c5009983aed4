"""What there is to look at besides rounds: the boards, a player's statistics, the packs."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from anora_quiz.errors import UsageError
from anora_quiz.game.dealing import known_name
from anora_quiz.game.past_rounds import NONE_FINISHED
from anora_quiz.game.session import Session
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import count_of

if TYPE_CHECKING:
    from anora_quiz.packs.problems import Inspection
    from anora_quiz.quiz.player_stats import PlayerStats
    from anora_quiz.quiz.results import BoardEntry

_NAMED = 10  # players, where one is not known
_MANY = 1000  # players, more than which are not counted
_BUNDLED = "bundled"
_OWN = "yours"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which results to show: the best ``top`` of each board, narrowed down."""

    pack: str = ""
    mode: str = ""
    player: str = ""
    top: int = 10


def find_scores(session: Session, filters: Filters) -> "list[BoardEntry]":
    """Return the results that ``filters`` let through, board by board, the best first."""
    with session.store() as store:
        return store.scores(**asdict(filters))


def show_scores(session: Session, filters: Filters) -> None:
    """Show the high-score table."""
    entries = find_scores(session, filters)
    if not entries:
        is_narrowed = bool(filters.pack or filters.mode or filters.player)
        none = "No scores match." if is_narrowed else "No scores yet. Play a round: anora-quiz play"
        session.say(none)
        return

    def lines() -> list[str]:
        from anora_quiz.terminal.lines import scores_lines

        return scores_lines(entries)

    def screen(width: int) -> Any:
        from anora_quiz.terminal import screens

        return screens.scores(entries, width)

    session.show(lines, screen)


def find_stats(session: Session, player: str | None = None) -> "tuple[PlayerStats, list[str]]":
    """Return the statistics of ``player``, or of who is known, and who else has some.

    The others are looked for only where that player has none. Raises `UsageError` for a
    ``player`` who has finished no round where others have.
    """
    name = player or known_name(session)
    with session.store() as store:
        found = store.stats(name, session.clock.now())
        others = [] if found.rounds else store.players(_MANY)
    if player and others:
        message = f"{visible(name)} has finished no round; there are: {_listed(others)}"
        raise UsageError(message)
    return found, others


def show_stats(session: Session, player: str | None = None) -> None:
    """Show the statistics of ``player``, or of who is known. Raises like `find_stats`."""
    found, others = find_stats(session, player)
    if others:
        session.say(f"{found.player} has finished no round yet. Play one: anora-quiz play")
        players = _listed(others)
        session.say(f"There are: {players}. Name one of them: anora-quiz stats --player NAME")
        return
    if not found.rounds:
        session.say(NONE_FINISHED)
        return

    def lines() -> list[str]:
        from anora_quiz.terminal.stats_lines import stats_lines

        return stats_lines(found)

    def screen(width: int) -> Any:
        from anora_quiz.terminal import stats_screen

        return stats_screen.stats(found, width)

    session.show(lines, screen)


def pack_rows(session: Session) -> list[dict[str, Any]]:
    """Return what there is to say of each pack, by name."""
    from anora_quiz.packs.checking.check import inspect
    from anora_quiz.packs.pack_names import name_key

    rows: list[dict[str, Any]] = []
    for path, is_bundled in session.library().files():
        row = _row(inspect(path), _BUNDLED if is_bundled else _OWN)
        # Of two packs of one id, the second cannot be played.
        row["errors"] += any(name_key(row["id"]) == name_key(other["id"]) for other in rows)
        rows.append(row)
    return rows


def show_packs(session: Session) -> None:
    """Show the packs there are: the bundled ones and the player's own."""
    rows = pack_rows(session)

    def lines() -> list[str]:
        from anora_quiz.terminal.lines import pack_lines

        return pack_lines(rows)

    def screen(width: int) -> Any:
        from anora_quiz.terminal import tables

        return tables.packs(rows, width)

    session.show(lines, screen)
    if not any(row["from"] == _OWN for row in rows):
        session.say("No packs of your own yet: anora-quiz packs new, or packs add.")


def _row(found: "Inspection", where: str) -> dict[str, Any]:
    errors = sum(problem.severity == "error" for problem in found.problems)
    pack = found.pack
    kinds = {question.kind: None for question, _ in found.locations}
    return {
        "id": pack.id if pack else found.path.stem,
        "title": pack.header.title if pack else "",
        "questions": found.count,
        "kinds": list(kinds),
        "from": where,
        "errors": errors,
        "warnings": len(found.problems) - errors,
        "path": str(found.path),
    }


def _listed(names: Sequence[str]) -> str:
    named = ", ".join(visible(name) for name in names[:_NAMED])
    more = len(names) - _NAMED
    return f"{named} and {count_of(more, 'other')}" if more > 0 else named
