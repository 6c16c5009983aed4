"""``anora-quiz scores``: shows the high scores, also as JSON and CSV."""

import csv
import io
from typing import Annotated, Any

import typer

from anora_quiz.cli.options import (
    JsonOption,
    checked_name,
    one_of,
)
from anora_quiz.cli.output import print_data, print_json
from anora_quiz.cli.usage import whole_number
from anora_quiz.errors import UsageError
from anora_quiz.game import pages
from anora_quiz.game.session import Session
from anora_quiz.packs.formulas import escape
from anora_quiz.quiz.modes import MODES
from anora_quiz.quiz.results import BoardEntry
from anora_quiz.quiz.suggestions import any_of

_RANKED = [mode.name for mode in MODES if mode.is_ranked]
_COLUMNS = (
    "round", "rank", "board", "player", "score", "max_score", "correct", "claimed", "questions",
    "mode", "packs", "seed", "code", "started_at", "finished_at", "hand",
)  # fmt: skip
_TIMES = ("started_at", "finished_at")


def scores(
    pack: Annotated[
        str | None,
        typer.Option(
            metavar="PACK",
            help="Only boards that include this pack, by its id or path.",
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
            help="Only this player.",
            callback=lambda name: None if name is None else checked_name(name),
        ),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help=f"Number of results per board (default: {pages.TOP}, all with --json or --csv).",
            callback=whole_number(1),
        ),
    ] = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Show the high scores, one board per mode, packs, and length."""
    if as_json and as_csv:
        raise UsageError("--json and --csv can't be used together", "remove one of them")
    session = Session.open()
    if top is None and not (as_json or as_csv):
        top = pages.TOP
    filters = pages.Filters(pack or "", mode or "", player or "", top)
    if as_json:
        print_json([_entry_data(entry) for entry in pages.find_scores(session, filters)])
    elif as_csv:
        _print_csv(pages.find_scores(session, filters))
    else:
        pages.print_scores(session, filters)


def _entry_data(entry: BoardEntry) -> dict[str, Any]:
    data = {name: getattr(entry, name) for name in _COLUMNS}
    return data | {name: data[name].isoformat(timespec="seconds") for name in _TIMES}


def _print_csv(entries: list[BoardEntry]) -> None:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for entry in entries:
        data = _entry_data(entry) | {"packs": " ".join(entry.packs)}
        escaped = {name: escape(each) for name, each in data.items() if isinstance(each, str)}
        writer.writerow(data | escaped)
    print_data(stream.getvalue())
