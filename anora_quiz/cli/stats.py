"""``anora-quiz stats``: one player's progress."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from anora_quiz.cli.dealing import known_name
from anora_quiz.cli.options import PlainOption, PlayerOption
from anora_quiz.cli.session import Session
from anora_quiz.errors import UsageError
from anora_quiz.terminal.sanitize import visible
from anora_quiz.terminal.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from anora_quiz.quiz.player_stats import Part, Recent, Stats, Tally

_NAMED = 10  # players, where one is not known
_MANY = 1000  # players, more than which are not counted
_NONE = "No round was played to its end yet. Play one: anora-quiz play"


def stats(
    player: PlayerOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    plain: PlainOption = False,
) -> None:
    """Show one player's progress: the last rounds, each pack and difficulty, the best places."""
    show(Session.open(plain=plain), player, as_json=as_json)


def show(session: Session, player: str | None = None, *, as_json: bool = False) -> None:
    """Show the progress of ``player``, or of who is known, as the session wants it.

    Raises `UsageError` for a ``player`` who has played nothing where others have.
    """
    name = player or known_name(session)
    with session.store() as store:
        found = store.stats(name, session.clock.now())
        others = [] if found.rounds else store.players(_MANY)
    if player and others:
        message = f"{visible(name)} has finished no round; there are: {_listed(others)}"
        raise UsageError(message)
    if as_json:
        print(json.dumps(_as_data(found), indent=2))
    elif others:
        print(f"{visible(name)} has finished no round yet. Play one: anora-quiz play")
        print(f"There are: {_listed(others)}. Name one of them: anora-quiz stats --player NAME")
    elif not found.rounds:
        print(_NONE)
    elif session.is_plain:
        from anora_quiz.terminal.stats_lines import stats_lines

        print("\n".join(stats_lines(found)))
    else:
        from anora_quiz.terminal import stats_screen
        from anora_quiz.terminal.theme import make_console, width_of

        console = make_console()
        console.print(stats_screen.stats(found, width_of(console)), width=width_of(console))


def _listed(names: "Sequence[str]") -> str:
    told = ", ".join(visible(name) for name in names[:_NAMED])
    more = len(names) - _NAMED
    return f"{told} and {count_of(more, 'other')}" if more > 0 else told


def _as_data(found: "Stats") -> dict[str, Any]:
    days, upcoming = found.days, found.upcoming
    next_at = upcoming.next_at if upcoming else None
    return {
        "player": found.player,
        "rounds": found.rounds_finished,
        "modes": dict(found.rounds),
        "questions": _tally_data(found.total),
        "packs": _parts_data(found.packs),
        "difficulties": _parts_data(found.difficulties),
        "kinds": _parts_data(found.kinds),
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


def _parts_data(parts: "Iterable[Part]") -> list[dict[str, Any]]:
    return [{"name": part.name} | _tally_data(part.tally) for part in parts]


def _tally_data(tally: "Tally") -> dict[str, Any]:
    return asdict(tally) | {"seconds": round(tally.seconds, 3), "wrong": tally.wrong}


def _result_data(each: "Recent") -> dict[str, Any]:
    return {
        "board": each.board,
        "score": each.score,
        "max_score": each.max_score,
        "share": round(each.share, 4),
        "finished_at": each.finished_at.isoformat(timespec="seconds"),
    }
