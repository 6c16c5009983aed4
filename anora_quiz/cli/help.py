"""``anora-quiz help``: shows the help of a command, as ``--help`` after it does."""

from typing import Annotated, Any

import typer

from anora_quiz.cli.usage import Group
from anora_quiz.errors import UsageError
from anora_quiz.quiz.quoting import printable


def show_help(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND]...", help="Command, such as play or packs check."),
    ] = None,
) -> None:
    """Show help for a command, the same as its --help."""
    found: Any = context.find_root()
    for word in words or []:
        if not isinstance(found.command, Group):
            path = found.command_path
            raise UsageError(f'"{path}" has no command "{printable(word)}"', f"run `{path} --help`")
        name, command, _ = found.command.resolve_command(found, [word])
        found = command.context_class(command, info_name=name, parent=found)
    print(found.get_help())
