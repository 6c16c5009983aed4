"""``anora-quiz players …``: lists, renames, merges, and deletes players."""

from typing import Annotated, Any

import typer

from anora_quiz.cli.options import JsonOption, checked_name
from anora_quiz.cli.output import print_json
from anora_quiz.cli.usage import Application, Group
from anora_quiz.game import players
from anora_quiz.game.session import Session


def _name(metavar: str, text: str) -> Any:
    return typer.Argument(metavar=metavar, help=text)


_YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask for confirmation.")]


def list_players(as_json: JsonOption = False) -> None:
    """List all players and how much they've played."""
    session = Session.open()
    if not as_json:
        players.print_players(session)
        return
    data = [
        {
            "player": each.name,
            "rounds": each.rounds,
            "saved_rounds": each.saved,
            "last_played": each.last_played.isoformat(timespec="seconds"),
        }
        for each in players.find_players(session)
    ]
    print_json(data)


def rename(
    old: Annotated[str, _name("OLD", "Current name.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="New name.", callback=checked_name)],
) -> None:
    """Rename a player in all rounds, boards, and statistics."""
    players.rename(Session.open(), old, new)


def merge(
    source: Annotated[str, _name("FROM", "Player to merge.")],
    target: Annotated[str, _name("INTO", "Player to keep.")],
    yes: _YesOption = False,
) -> None:
    """Merge two players into one: rounds, boards, statistics, and practice."""
    players.merge(Session.open(), source, target, is_sure=yes)


def delete(
    name: Annotated[str, _name("NAME", "Player to delete.")],
    backups: Annotated[
        bool, typer.Option("--backups", help="Also delete backups and damaged files with the name.")
    ] = False,
    yes: _YesOption = False,
) -> None:
    """Delete a player's rounds, scores, and statistics.

    Rounds with other players stay, without the name.
    """
    players.delete(Session.open(), name, is_sure=yes, with_backups=backups)


app = Application(help="List, rename, merge, and delete players.", no_args_is_help=True, cls=Group)
app.command("list")(list_players)
app.command("rename")(rename)
app.command("merge")(merge)
app.command("delete")(delete)
