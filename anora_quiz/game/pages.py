"""Pages to look at: the high scores, a player's statistics, the list of packs."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from anora_quiz.errors import UsageError
from anora_quiz.game.session import Session
from anora_quiz.quiz.counting import count_of
from anora_quiz.terminal.sanitize import visible

if TYPE_CHECKING:
    from anora_quiz.packs.problems import Inspection
    from anora_quiz.quiz.player_stats import PlayerStats
    from anora_quiz.quiz.results import BoardEntry

NONE_FINISHED = "No round was played to its end yet. Play one: anora-quiz play"
"""The message for a player without finished rounds."""

_MAX_NAMED = 10  # players that a message names
_MAX_COUNTED = 1000  # players that a message counts
_BUNDLED = "bundled"
_OWN = "yours"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which results to show: the best ``top`` of each board that match; empty matches all."""

    pack: str = ""
    mode: str = ""
    player: str = ""
    top: int = 10


def find_scores(session: Session, filters: Filters) -> "list[BoardEntry]":
    """Return the results that match ``filters``, board by board, best first."""
    from anora_quiz.records import high_scores  # late: not every page needs it

    with session.store() as store:
        return high_scores.scores(store, **asdict(filters))


def show_scores(session: Session, filters: Filters) -> None:
    """Show the high-score table."""
    entries = find_scores(session, filters)
    if not entries:
        is_narrowed = bool(filters.pack or filters.mode or filters.player)
        message = (
            "No scores match." if is_narrowed else "No scores yet. Play a round: anora-quiz play"
        )
        session.say(message)
        return

    from anora_quiz.terminal.lines import scores_lines  # late: other commands show other pages

    def screen(width: int) -> Any:
        from anora_quiz.terminal import score_tables

        return score_tables.scores(entries, width)

    session.show(lambda: scores_lines(entries), screen)


def find_stats(session: Session, player: str | None = None) -> "tuple[PlayerStats, list[str]]":
    """Return the statistics of ``player``, or of the known player, and other players' names.

    The other players are looked up only if that player has no finished round. Raises
    `UsageError` for a given ``player`` without one if others have some.
    """
    from anora_quiz.records import tallies  # late: not every page needs it

    name = player or session.known_name()
    with session.store() as store:
        found = tallies.stats(store, name, session.clock.now())
        others = [] if found.rounds else tallies.players(store, _MAX_COUNTED)
    if player and others:
        message = f'no finished rounds for "{visible(name)}"'
        raise UsageError(message, f"players with finished rounds: {_join_names(others)}")
    return found, others


def show_stats(session: Session, player: str | None = None) -> None:
    """Show the statistics of ``player``, or of the known player. Raises like `find_stats`."""
    found, others = find_stats(session, player)
    if others:
        session.say(f"{found.player} has finished no round yet. Play one: anora-quiz play")
        players = _join_names(others)
        session.say(f"There are: {players}. Name one of them: anora-quiz stats --player NAME")
        return
    if not found.rounds:
        session.say(NONE_FINISHED)
        return

    from anora_quiz.terminal.stats_lines import stats_lines

    def screen(width: int) -> Any:
        from anora_quiz.terminal import stats_screen

        return stats_screen.stats(found, width)

    session.show(lambda: stats_lines(found), screen)


def pack_rows(session: Session) -> list[dict[str, Any]]:
    """Return the facts about each pack, by the names that `packs list --json` gives them."""
    from anora_quiz.packs.checking.check import inspect
    from anora_quiz.packs.pack_names import name_key

    rows: list[dict[str, Any]] = []
    for path, is_bundled in session.library().files():
        row = _row(inspect(path), _BUNDLED if is_bundled else _OWN)
        # If two packs have the same id, the second one cannot be played.
        row["errors"] += any(name_key(row["id"]) == name_key(other["id"]) for other in rows)
        rows.append(row)
    return rows


def show_packs(session: Session) -> None:
    """List the bundled packs and the player's own packs."""
    from anora_quiz.terminal.lines import pack_lines

    rows = pack_rows(session)

    def screen(width: int) -> Any:
        from anora_quiz.terminal import pack_tables

        return pack_tables.packs(rows, width)

    session.show(lambda: pack_lines(rows), screen)
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


def _join_names(names: Sequence[str]) -> str:
    named = ", ".join(visible(name) for name in names[:_MAX_NAMED])
    more = len(names) - _MAX_NAMED
    return f"{named} and {count_of(more, 'other')}" if more > 0 else named
