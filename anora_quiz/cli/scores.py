"""``anora-quiz scores``: shows the high scores, also as JSON and CSV."""

import csv
import io
import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from anora_quiz.cli.options import PlainOption, checked_name
from anora_quiz.cli.output import print_data
from anora_quiz.cli.usage import whole_number
from anora_quiz.errors import UsageError
from anora_quiz.game import pages
from anora_quiz.game.session import Session
from anora_quiz.packs.formulas import escape
from anora_quiz.quiz.results import BoardEntry

_UNDOCUMENTED = ("claimed", "round", "titles")
_COLUMNS = [name for name in BoardEntry.__slots__ if name not in _UNDOCUMENTED]


def scores(
    pack: Annotated[
        str, typer.Option(metavar="PACK", help="Only boards that include this pack.")
    ] = "",
    mode: Annotated[str, typer.Option(metavar="MODE", help="Only this mode.")] = "",
    player: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Only this player.",
            callback=lambda name: name and checked_name(name),
        ),
    ] = "",
    top: Annotated[
        int,
        typer.Option(metavar="N", help="Number of results per board.", callback=whole_number(1)),
    ] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    plain: PlainOption = False,
) -> None:
    """Show the high scores, one board per mode, packs, and length."""
    if as_json and as_csv:
        raise UsageError("--json and --csv can't be used together", "remove one of them")
    session = Session.open(plain=plain)
    filters = pages.Filters(pack, mode, player, top)
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
