"""``anora-quiz stats``: shows one player's progress, also as JSON."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from anora_quiz.cli.options import JsonOption, checked_name
from anora_quiz.cli.output import print_json
from anora_quiz.game import pages
from anora_quiz.game.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from anora_quiz.quiz.player_stats import NamedTally, PlayerStats, RecentResult, Tally


def stats(
    player: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Player name (default: your name in Settings).",
            callback=lambda name: None if name is None else checked_name(name),
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show a player's statistics: recent rounds, packs, difficulties, and best results."""
    session = Session.open()
    if as_json:
        found, _ = pages.find_stats(session, player)
        print_json(stats_data(found))
    else:
        pages.print_stats(session, player)


def stats_data(found: "PlayerStats") -> dict[str, Any]:
    """Return ``found`` as the data that ``--json`` prints."""
    days, upcoming = found.days, found.upcoming
    next_at = upcoming.next_at if upcoming else None
    return {
        "player": found.player,
        "rounds": found.rounds_finished,
        "modes": dict(found.rounds),
        "questions": _tally_data(found.total),
        "packs": _tallies_data(found.packs),
        "difficulties": _tallies_data(found.difficulties),
        "kinds": _tallies_data(found.kinds),
        "recent": [_result_data(each) for each in found.recent],
        "best": [
            _result_data(each) | {"rank": each.rank, "entries": each.entries} for each in found.best
        ],
        "days": asdict(days),
        "practice": upcoming
        and {
            "known": upcoming.known,
            "due": upcoming.due,
            "next_at": next_at and next_at.isoformat(timespec="seconds"),
        },
    }


def _tallies_data(tallies: "Iterable[NamedTally]") -> list[dict[str, Any]]:
    return [{"name": each.name} | _tally_data(each.tally) for each in tallies]


def _tally_data(tally: "Tally") -> dict[str, Any]:
    return asdict(tally) | {"seconds": round(tally.seconds, 3), "wrong": tally.wrong}


def _result_data(each: "RecentResult") -> dict[str, Any]:
    return {
        "board": each.board,
        "score": each.score,
        "max_score": each.max_score,
        "share": round(each.share, 4),
        "finished_at": each.finished_at.isoformat(timespec="seconds"),
    }
