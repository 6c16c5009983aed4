"""``anora-quiz scores``: shows the high scores, also as JSON and CSV."""

import csv
import io
import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from anora_quiz.cli.options import checked_name, complete_packs, complete_players, one_of
from anora_quiz.cli.output import print_data
from anora_quiz.cli.usage import whole_number
from anora_quiz.errors import UsageError
from anora_quiz.game import pages
from anora_quiz.game.session import Session
from anora_quiz.packs.formulas import escape
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.results import BoardEntry
from anora_quiz.quiz.suggestions import any_of

_UNDOCUMENTED = ("claimed", "round", "titles")
_RANKED = [mode.name for mode in MODES if mode.is_ranked]
_COLUMNS = [name for name in BoardEntry.__slots__ if name not in _UNDOCUMENTED]


def scores(
    pack: Annotated[
        str | None,
        typer.Option(
            metavar="PACK",
            help="Only boards that include this pack.",
            autocompletion=complete_packs,
        ),
    ] = None,
    mode: Annotated[
        str | None,
        typer.Option(
            metavar="MODE",
            help=f"Only this mode: {any_of(_RANKED)}.",
            callback=lambda name: None if name is None else one_of("mode", name, _RANKED),
        ),
    ] = None,
    player: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            autocompletion=complete_players,
            help="Only this player.",
            callback=lambda name: None if name is None else checked_name(name),
        ),
    ] = None,
    top: Annotated[
        int,
        typer.Option(
            metavar="N",
            help="Number of results per board (default: 10).",
            show_default=False,
            callback=whole_number(1),
        ),
    ] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Show the high scores, one board per mode, packs, and length."""
    if as_json and as_csv:
        raise UsageError("--json and --csv can't be used together", "remove one of them")
    session = Session.open()
    if pack == "":  # such as an empty variable in a script
        raise session.library().unknown(pack)
    filters = pages.Filters(pack or "", mode or "", player or "", top)
    if as_json:
        data = [_entry_data(entry) for entry in pages.find_scores(session, filters)]
        print(json.dumps(data, indent=2))
    elif as_csv:
        _print_csv(pages.find_scores(session, filters))
    else:
        pages.print_scores(session, filters)


def _entry_data(entry: BoardEntry) -> dict[str, Any]:
    data = {name: each for name, each in asdict(entry).items() if name in _COLUMNS}
    data["started_at"] = entry.started_at.isoformat(timespec="seconds")
    data["finished_at"] = entry.finished_at.isoformat(timespec="seconds")
    return data


def _print_csv(entries: list[BoardEntry]) -> None:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for entry in entries:
        data = _entry_data(entry) | {"packs": " ".join(entry.packs)}
        escaped = {name: escape(each) for name, each in data.items() if isinstance(each, str)}
        writer.writerow(data | escaped)
    print_data(stream.getvalue())
